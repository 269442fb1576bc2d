// @ts-check
// `<a href data-copy data-copied="Link copied">` copies its address instead of leading there.

/** @param {Document} page */
export function copyLinks(page) {
  page.addEventListener("click", async (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = /** @type {Element} */ (event.target).closest("a[data-copy]");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
      const said = page.createElement("span");
      said.setAttribute("role", "status");
      said.textContent = ` ${link.dataset.copied || "✓"}`;
      link.append(said);
      setTimeout(() => said.remove(), 3000);
    } catch {
      location.assign(link.href);
    }
  });
}
