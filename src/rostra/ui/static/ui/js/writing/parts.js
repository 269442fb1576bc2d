// @ts-check
// What the composer's templates and words hold.

/**
 * @param {Element} root
 * @param {string} name
 * @returns {HTMLElement | null} a fresh copy of the part
 */
export function partOf(root, name) {
  /** @type {HTMLTemplateElement | null} */
  const template = root.querySelector(`template[data-part="${name}"]`) ?? document.querySelector(`template[data-part="${name}"]`);
  return /** @type {HTMLElement | null} */ (template?.content.firstElementChild?.cloneNode(true) ?? null);
}

/** @returns {Record<string, string>} */
export function composerWords() {
  return JSON.parse(document.querySelector("script[data-words]")?.textContent || "{}");
}

function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";
}

/** @param {Record<string, string | File>} fields @returns {FormData} what a form with these fields sends */
export function formOf(fields) {
  const form = new FormData();
  for (const [name, text] of Object.entries({ csrfmiddlewaretoken: csrfToken(), ...fields })) form.set(name, text);
  return form;
}

/** @param {number} wait milliseconds of quiet before `act` runs
 *  @param {() => void} act */
export function afterQuiet(wait, act) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };
}
