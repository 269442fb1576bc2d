// @ts-check
// A picture in a post opens at its full size in a dialog; without script the link around it leads to the file.

/** @param {Document} page */
export function zoomPictures(page) {
  page.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLAnchorElement | null} */
    const link = target.closest("a[data-zoom]");
    /** @type {HTMLImageElement | null} */
    const picture = link ? link.querySelector("img") : target.closest(".fig img");
    if (!picture || (!link && picture.closest("a"))) return;
    event.preventDefault();
    showLarge(page, picture, link?.href ?? picture.currentSrc);
  });
}

/**
 * @param {Document} page
 * @param {HTMLImageElement} picture
 * @param {string} source
 */
function showLarge(page, picture, source) {
  const dialog = page.createElement("dialog");
  dialog.className = "zoom";
  dialog.setAttribute("aria-label", picture.alt);
  const large = page.createElement("img");
  large.src = source;
  large.alt = picture.alt;
  const close = page.createElement("form");
  close.method = "dialog";
  const button = page.createElement("button");
  button.className = "btn btn-icon";
  button.setAttribute("aria-label", page.documentElement.dataset.close ?? "Close");
  button.textContent = "×";
  close.append(button);
  dialog.append(large, close);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  page.body.append(dialog);
  dialog.showModal();
}
