// @ts-check
// Quotes from a selection or of a whole post, several one after another; and which post a reply answers.
import { fill } from "../words.js";
import { addParagraph } from "./editing.js";
import { composerWords } from "./parts.js";

/** @typedef {{prose: Element, post: HTMLElement, range: Range}} Selected `prose` is all the text of the post */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} area
 */
export function quoteInto(form, area) {
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLAnchorElement | null} */
    const asked = target.closest("a[data-reply], a[data-quote]");
    if (target.closest("[data-reply-remove]")) answerPost(form, null);
    else if (asked?.dataset.reply) answerPost(form, asked);
    else if (asked) addInTurn(area, () => quoteOf(asked.dataset.quote), asked.href);
    else return;
    event.preventDefault();
    area.focus();
    area.scrollIntoView({ block: "center" });
  });
  quoteSelections(area);
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} link */
function answerPost(form, link) {
  const line = /** @type {HTMLElement | null} */ (form.querySelector("[data-reply-line]"));
  const remove = /** @type {HTMLElement | null} */ (form.querySelector("[data-reply-remove]"));
  const field = /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="reply_to"]'));
  if (!line || !remove || !field) return;
  field.value = link?.dataset.seq ?? "";
  line.hidden = remove.hidden = !link;
  const text = line.querySelector("span");
  if (text && link) text.textContent = fill(composerWords().replying, { name: link.dataset.name ?? "", number: link.dataset.seq ?? "" });
}

let turn = Promise.resolve();

/**
 * Quotes stand in the order in which they were asked for, however long each takes to come.
 * @param {HTMLTextAreaElement} area
 * @param {() => Promise<string>} make
 * @param {string} [otherwise] the address that quotes without script
 */
function addInTurn(area, make, otherwise) {
  const made = make();
  turn = turn.then(async () => addParagraph(area, await made, { atEnd: true })).catch(() => otherwise && location.assign(otherwise));
}

/** The server has the source. @param {string | undefined} post */
async function quoteOf(post) {
  const answer = await fetch(`/p/${post}/quote/`);
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  return (await answer.text()).trimEnd();
}

/** @param {HTMLTextAreaElement} area */
function quoteSelections(area) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm quote-this";
  button.textContent = composerWords().quoteSelection;
  const source = /** @type {HTMLElement | null} */ (area.closest("[data-quoting]"))?.dataset.quoting ?? "";
  // Without it, words alone are quoted.
  const reader = () => import(source).catch(() => ({ quoteFrom: (/** @type {Range} */ range) => String(range).trim().replace(/^/gm, "> ") }));
  document.addEventListener("selectionchange", () => {
    const found = selected();
    if (!found) return button.remove();
    reader();
    // Behind the text, where the keyboard finds it next.
    if (button.previousElementSibling !== found.prose) found.prose.after(button);
    const [box, frame] = [found.range.getBoundingClientRect(), (button.offsetParent ?? document.body).getBoundingClientRect()];
    button.style.top = `${box.bottom - frame.top + 8}px`;
    button.style.left = `${Math.max(8, Math.min(box.left, innerWidth - button.offsetWidth - 8)) - frame.left}px`;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const found = selected();
    if (found) addInTurn(area, async () => (await reader()).quoteFrom(found.range, found.post, quoteOf));
    getSelection()?.removeAllRanges();
    area.focus();
  });
}

/** @returns {Selected | null} what is selected, if it stands in one post */
function selected() {
  const selection = getSelection();
  if (!selection?.rangeCount || !selection.toString().trim()) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const prose = elementOf(range.startContainer)?.closest(".prose, .story");
  const post = prose?.closest("[data-post]");
  if (!prose || !(post instanceof HTMLElement)) return null;
  // Three clicks select a paragraph up to the beginning of what follows it, be that in another post.
  const beyond = range.cloneRange();
  beyond.setStartAfter(prose.parentElement?.querySelector(":scope > .quote-this") ?? prose);
  if (!beyond.collapsed && beyond.toString().trim()) return null;
  if (!prose.contains(range.endContainer)) range.setEnd(prose, prose.childNodes.length);
  return { prose, post, range };
}

/** @param {Node} node */
function elementOf(node) {
  return node instanceof Element ? node : node.parentElement;
}
