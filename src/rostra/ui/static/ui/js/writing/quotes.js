// @ts-check
// Quotes from a selection or of a whole post, several one after another; and which post a reply answers.
import { fill } from "../words.js";
import { addParagraph } from "./editing.js";
import { markdownOf } from "./markdown.js";
import { composerWords } from "./parts.js";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} area
 */
export function quoteInto(form, area) {
  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = /** @type {Element} */ (event.target);
    /** @type {HTMLElement | null} */
    const asked = target.closest("a[data-reply], a[data-quote]");
    const post = asked?.closest("[data-post]");
    if (target.closest("[data-reply-remove]")) answerPost(form, null);
    else if (asked?.dataset.reply) answerPost(form, asked);
    else if (asked && post instanceof HTMLElement) addQuote(area, post, markdownOf(post.querySelector(".prose, .story") ?? post));
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

/**
 * @param {HTMLTextAreaElement} area
 * @param {HTMLElement} post
 * @param {string} words
 */
function addQuote(area, post, words) {
  const name = post.querySelector(".post-name a")?.textContent ?? post.dataset.by ?? "";
  const by = name.trim().replace(/"/g, "'");
  const opening = `[!quote post=${post.dataset.post} rev=${post.dataset.revision}${by ? ` by="${by}"` : ""}]`;
  const lines = [opening, ...words.split("\n")].map((line) => `> ${line}`.trimEnd());
  addParagraph(area, lines.join("\n"), { atEnd: true });
}

/** @param {HTMLTextAreaElement} area */
function quoteSelections(area) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm quote-this";
  button.textContent = composerWords().quoteSelection;
  button.hidden = true;
  document.body.append(button);
  document.addEventListener("selectionchange", () => {
    const found = selectedPost();
    button.hidden = !found;
    if (!found) return;
    const box = found.range.getBoundingClientRect();
    button.style.insetBlockStart = `${box.bottom + scrollY + 8}px`;
    button.style.left = `${Math.max(8, box.left + scrollX)}px`;
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    const found = selectedPost();
    if (found) addQuote(area, found.post, markdownOf(found.range.cloneContents()));
    getSelection()?.removeAllRanges();
    area.focus();
  });
}

function selectedPost() {
  const selection = getSelection();
  if (!selection?.rangeCount || !selection.toString().trim()) return null;
  const range = selection.getRangeAt(0);
  const holder = range.commonAncestorContainer;
  const prose = (holder instanceof Element ? holder : holder.parentElement)?.closest(".prose, .story");
  const post = prose?.closest("[data-post]");
  return post instanceof HTMLElement ? { post, range } : null;
}
