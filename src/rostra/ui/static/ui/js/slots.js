// @ts-check
// Where this browser keeps unsent text: each member has slots of their own, and nobody else's stay in the browser.

const SLOTS = "rostra-draft-";

/** @param {string} place */
export function slotOf(place) {
  return `${SLOTS}${document.documentElement.dataset.member}-${place}`;
}

/** @param {Document} page what it was sent to says whose text may stay: a member's own, with a guest nobody's */
export function forgetOthersText(page) {
  const { member } = page.documentElement.dataset;
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(SLOTS) && !(member && name.startsWith(`${SLOTS}${member}-`))) localStorage.removeItem(name);
    }
  } catch { /* Storage is switched off: there is nothing to forget. */ }
}
