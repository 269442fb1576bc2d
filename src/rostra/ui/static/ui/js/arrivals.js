// @ts-check
// "3 new replies": a button at the foot of the window. The page never moves by itself.
import { countWords } from "./words.js";

/**
 * @param {string} kind `reply` or `topic`
 * @param {Element} after where the button stands in the order of the page
 * @param {() => void} take what pressing it does
 * @returns {(count: number) => void} shows the count; 0 takes the button away
 */
export function arrivalsButton(kind, after, take) {
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector(`template[data-arrivals="${kind}"]`);
  const line = document.createElement("p");
  line.className = "arrivals";
  line.setAttribute("role", "status");
  after.after(line);
  return (count) => {
    line.replaceChildren();
    if (!template || !count) return;
    line.append(template.content.cloneNode(true));
    const button = line.querySelector("button");
    line.querySelector("[data-text]")?.append(countWords(template.dataset.words, count));
    button?.addEventListener("click", take);
  };
}
