// @ts-check
// Texts come from the server, in the page's language; numbers choose among plural forms by the browser's rules.

/**
 * @param {string} text with places like {name}
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * @param {string | undefined} forms JSON of a sample count to its text, as `plural_forms` makes it
 * @param {number} count
 */
export function countWords(forms, count) {
  const language = document.documentElement.lang || "en";
  const rules = new Intl.PluralRules(language);
  const texts = Object.entries(/** @type {Record<string, string>} */ (JSON.parse(forms || "{}")));
  const [, text] = texts.find(([sample]) => rules.select(Number(sample)) === rules.select(count)) ?? texts.at(-1) ?? ["", ""];
  return text.replace(/%\((?:n|num|count)\)[sd]/g, count.toLocaleString(language));
}
