// @ts-check
// Unsent text is kept in this browser in slots of its member (see writing/drafts.js); nobody else's stay there.

const SLOTS = "rostra-draft-";

/** @param {Document} page what it was sent to says whose text may stay: a member's own, with a guest nobody's */
export function forgetOthersText(page) {
  const { member } = page.documentElement.dataset;
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(SLOTS) && !(member && name.startsWith(`${SLOTS}${member}-`))) localStorage.removeItem(name);
    }
  } catch { /* Storage is switched off: there is nothing to forget. */ }
}
