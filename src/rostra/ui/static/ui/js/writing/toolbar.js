// @ts-check
// The toolbar over the text: one tab stop, arrow keys between buttons; the usual short cuts of writing programs.
import { addParagraph, markLines, typeOver, wrapSelection } from "./editing.js";
import { composerWords, partOf } from "./parts.js";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} area
 */
export function addToolbar(form, area) {
  const bar = partOf(form.parentElement ?? form, "tools");
  if (!bar) return;
  form.querySelector(".write")?.before(bar);
  bar.setAttribute("aria-controls", area.id);
  const tools = toolsFor(form, area);
  bar.addEventListener("click", (event) => {
    const name = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-tool]"))?.dataset.tool;
    if (name) tools[name]?.();
  });
  walkByArrows(bar);
  area.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const name = { b: "bold", i: "italic", k: "link", Enter: "send" }[event.key];
    if (!name) return;
    event.preventDefault();
    tools[name]();
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} area
 * @returns {Record<string, () => void>}
 */
function toolsFor(form, area) {
  const words = composerWords();
  /** @param {string} before @param {string} after @param {string} text */
  const wrap = (before, after, text) => () => wrapSelection(area, before, after, text);
  const at = () => area.selectionStart;
  /** @param {string} mark */
  const start = (mark) => () => typeOver(area, at(), area.selectionEnd, /(^|\s)$/.test(area.value.slice(0, at())) ? mark : ` ${mark}`);
  return {
    bold: wrap("**", "**", words.text),
    italic: wrap("*", "*", words.text),
    link: () => {
      const isNamed = at() < area.selectionEnd;
      wrap("[", "](https://)", words.text)();
      // What it is called stands there already: where it leads is to be typed.
      const end = area.selectionEnd + "](".length;
      if (isNamed && area.value.startsWith("https://)", end)) area.setSelectionRange(end, end + "https://".length);
    },
    quote: () => markLines(area, "> "),
    list: () => markLines(area, "- "),
    code: () => (area.value.slice(at(), area.selectionEnd).includes("\n") ? wrap("```\n", "\n```", "")() : wrap("`", "`", words.text)()),
    table: () => addParagraph(area, `| ${words.column} 1 | ${words.column} 2 |\n| --- | --- |\n| ${words.text} | ${words.text} |`),
    eye: wrap("||", "||", words.spoiler),
    at: start("@"),
    smile: start(":"),
    image: () => /** @type {HTMLInputElement | null} */ (form.querySelector('input[type="file"]'))?.click(),
    send: () => form.requestSubmit(/** @type {HTMLButtonElement} */ (form.querySelector('button[value="post"]'))),
  };
}

/** @param {HTMLElement} bar */
function walkByArrows(bar) {
  /** @type {HTMLButtonElement[]} */
  const buttons = [...bar.querySelectorAll("button")];
  buttons[0]?.removeAttribute("tabindex");
  bar.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const next = { [forward]: here + 1, [back]: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next === undefined || here < 0) return;
    event.preventDefault();
    const target = buttons.at(next % buttons.length);
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
    target?.focus();
  });
}
