// @ts-check
// Where the caret stands in a textarea: measured in a copy of it, since browsers do not tell.

const COPIED = ["font", "letterSpacing", "lineHeight", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "direction", "textAlign", "tabSize"];

/**
 * @param {HTMLTextAreaElement} area
 * @returns {number} pixels from the top of the textarea to the foot of the caret's line
 */
export function caretFoot(area) {
  const style = getComputedStyle(area);
  const copy = document.createElement("div");
  for (const name of COPIED) copy.style[/** @type {any} */ (name)] = style[/** @type {any} */ (name)];
  Object.assign(copy.style, { position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", inlineSize: `${area.clientWidth}px` });
  copy.textContent = area.value.slice(0, area.selectionStart);
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(mark);
  document.body.append(copy);
  const foot = mark.offsetTop + mark.offsetHeight - area.scrollTop;
  copy.remove();
  return Math.max(0, Math.min(foot, area.clientHeight));
}
