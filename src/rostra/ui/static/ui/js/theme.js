// @ts-check
// The theme changes at once. A guest's choice stays in this browser; a member's is sent to the server as well.

/** @param {Document} page */
export function chooseTheme(page) {
  const root = page.documentElement;
  const isGuest = "guest" in root.dataset;
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = page.querySelectorAll('form[action="/theme/"] button[name="theme"]');
  const mark = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === (root.dataset.theme ?? "auto")));
  };
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      if (button.value === "auto") delete root.dataset.theme;
      else root.dataset.theme = button.value;
      mark();
      if (isGuest) keepTheme(button.value);
      else fetch("/theme/", { method: "POST", body: new FormData(/** @type {HTMLFormElement} */ (button.form), button), redirect: "manual" }).catch(() => {});
    });
  }
  if (isGuest) mark();
}

/** @param {string} theme */
function keepTheme(theme) {
  try {
    if (theme === "auto") localStorage.removeItem("rostra-theme");
    else localStorage.setItem("rostra-theme", theme);
  } catch { /* Storage is switched off: the choice holds for this page. */ }
}
