// @ts-check
// Changes to a textarea as if typed, so that undo takes them back.

/**
 * @param {HTMLTextAreaElement} area
 * @param {number} start
 * @param {number} end
 * @param {string} text
 */
export function typeOver(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (done || area.value.slice(start, start + text.length) === text) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/**
 * Put marks around the selection, or around words that say what belongs there; where they stand already, take them away.
 * @param {HTMLTextAreaElement} area
 * @param {string} before
 * @param {string} after
 * @param {string} placeholder
 */
export function wrapSelection(area, before, after, placeholder) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const marked = value.slice(start, end);
  // A word in `**` does not stand in `*`.
  const [left, right] = [value.slice(0, start), value.slice(end)].map((side) => side.replaceAll("**", before === "*" ? "" : "**"));
  if (marked && left.endsWith(before) && right.startsWith(after)) {
    typeOver(area, start - before.length, end + after.length, marked);
    area.setSelectionRange(start - before.length, end - before.length);
    return;
  }
  const inside = marked || placeholder;
  typeOver(area, start, end, `${before}${inside}${after}`);
  area.setSelectionRange(start + before.length, start + before.length + inside.length);
}

/**
 * Put a mark before every line of the selection.
 * @param {HTMLTextAreaElement} area
 * @param {string} mark
 */
export function markLines(area, mark) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = area.selectionEnd;
  typeOver(area, start, end, area.value.slice(start, end).replace(/^/gm, mark));
}

/**
 * Add a paragraph after the caret's line and the pictures that follow it, or at the end of the text.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 * @param {{atEnd?: boolean}} [where]
 */
export function addParagraph(area, text, { atEnd = false } = {}) {
  const line = area.value.indexOf("\n", area.selectionEnd);
  const pictures = /^(\n+!\[.*\]\(upload:.*\))*/.exec(area.value.slice(line))?.[0] ?? "";
  const at = atEnd || line < 0 ? area.value.length : line + pictures.length;
  const before = area.value.slice(0, at);
  const gap = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  typeOver(area, at, at, `${gap}${text}\n\n`);
}
