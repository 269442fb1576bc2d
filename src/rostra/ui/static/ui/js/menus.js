// @ts-check
// Menus are <details>. Escape and a press outside close them; focus goes back to the button.

/** @param {Document} page */
export function closeMenus(page) {
  /** @param {Element | null} except */
  const close = (except) => {
    for (const menu of page.querySelectorAll("details.menu[open]")) if (menu !== except) menu.removeAttribute("open");
  };
  page.addEventListener("pointerdown", (event) => close(/** @type {Element} */ (event.target).closest("details.menu")));
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = page.activeElement?.closest("details.menu[open]");
    close(null);
    menu?.querySelector("summary")?.focus();
  });
}
