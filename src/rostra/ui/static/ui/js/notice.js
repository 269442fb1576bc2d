// @ts-check
// A dismissed notice goes at once. This browser remembers it for guests; for members the server does too.

/** @param {Document} page */
export function dismissNotice(page) {
  /** @type {HTMLFormElement | null} */
  const form = page.querySelector("form[data-dismiss]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    form.closest(".notice")?.remove();
    /** @type {HTMLElement | null} */ (page.querySelector("#main"))?.focus({ preventScroll: true });
    if (!("guest" in page.documentElement.dataset)) fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => {});
    try {
      localStorage.setItem("rostra-notice", form.dataset.dismiss ?? "");
    } catch { /* Storage is switched off: it will be back on the next page. */ }
  });
}
