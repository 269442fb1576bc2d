// @ts-check
// <whole-form> around a <draft-keeper>: the draft holds the other texts of the form too, wherever on the page they stand.
// A story has fourteen and more. They go as one string. Only the desk loads this.

const KEPT = ["text", "url", "date", "datetime-local", "textarea", "select-one", "radio"];
// The composer keeps these itself, or they go with a file.
const ELSEWHERE = ["body", "title", "alt"];

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {HTMLFormElement} form @returns {Field[]} */
function fieldsOf(form) {
  const all = /** @type {Field[]} */ ([...form.elements]);
  return all.filter((field) => field.name && KEPT.includes(field.type) && !ELSEWHERE.includes(field.name));
}

/** @param {Record<string, string> | undefined} said @returns {string} the same for the same texts in any order */
function asOne(said) {
  return JSON.stringify(Object.fromEntries(Object.entries(said ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))));
}

class WholeForm extends HTMLElement {
  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  texts() {
    const fields = fieldsOf(this.form).filter((field) => field.type !== "radio" || /** @type {HTMLInputElement} */ (field).checked);
    return asOne(Object.fromEntries(fields.map((field) => [field.name, field.value])));
  }

  /** @returns {string} the texts with which the page came */
  firstTexts() {
    /** @type {Record<string, string>} */
    const said = {};
    for (const field of fieldsOf(this.form)) {
      if (field instanceof HTMLSelectElement) said[field.name] = ([...field.options].find((one) => one.defaultSelected) ?? field.options[0])?.value ?? "";
      else if (field.type !== "radio" || /** @type {HTMLInputElement} */ (field).defaultChecked) said[field.name] = field.defaultValue;
    }
    return asOne(said);
  }

  /** @param {string} texts */
  put(texts) {
    const said = JSON.parse(texts);
    for (const field of fieldsOf(this.form)) {
      if (!(field.name in said)) continue;
      if (field.type === "radio") /** @type {HTMLInputElement} */ (field).checked = field.value === said[field.name];
      else field.value = said[field.name];
    }
  }

  /** @param {string} texts @returns {string[]} a line for each field that says something else */
  linesThatDiffer(texts) {
    const said = JSON.parse(texts);
    return fieldsOf(this.form)
      .filter((field) => field.type !== "radio" && field.name in said && said[field.name] !== field.value)
      .map((field) => `${field.labels?.[0]?.firstChild?.textContent?.trim() ?? field.name}: ${said[field.name]}`);
  }

  /** @param {Record<string, string> | undefined} said */
  asOne(said) {
    return asOne(said);
  }
}

customElements.define("whole-form", WholeForm);
