// @ts-check
// The source of shown text, for quoting it: what stands out stays so, and a spoiler stays covered.

/** @type {Record<string, (words: string, element: HTMLElement) => string>} */
const SHAPES = {
  STRONG: (words) => `**${words}**`,
  EM: (words) => `*${words}*`,
  S: (words) => `~~${words}~~`,
  DEL: (words) => `~~${words}~~`,
  CODE: (words) => `\`${words}\``,
  BR: () => "\n",
  A: (words, element) => linkOf(words, element),
  SPAN: (words, element) => (element.matches(".spoiler") ? `||${words}||` : words),
  LI: (words, element) => `${element.parentElement?.tagName === "OL" ? "1." : "-"} ${words.trim().replace(/\n+/g, "\n  ")}\n`,
  UL: (words) => `${words}\n`,
  OL: (words) => `${words}\n`,
  PRE: (_words, element) => `\`\`\`\n${(element.textContent ?? "").trimEnd()}\n\`\`\`\n\n`,
  SUMMARY: () => "",
  DETAILS: (words, element) => `:::spoiler ${element.querySelector("summary")?.textContent?.trim() ?? ""}\n${words.trim()}\n:::\n\n`,
  TR: (words) => `${words.trim()}\n`,
  TD: (words) => `${words.trim()} `,
  TH: (words) => `${words.trim()} `,
  TABLE: (words) => `${words}\n`,
};
const BLOCKS = new Set(["P", "H2", "H3", "H4", "H5", "H6", "HR"]);
const LEFT_OUT = "blockquote, figure, picture, img, sup.footnote-ref, .footnotes, .pending, button";

/**
 * Quotes and pictures inside are left out: a quote of a quote is noise.
 * @param {Node} node
 * @returns {string}
 */
export function markdownOf(node) {
  return sourceOf(node).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}

/** @param {Node} node @returns {string} */
function sourceOf(node) {
  if (node instanceof Text) return /^\s*\n\s*$/.test(node.data) ? spaceBetween(node) : node.data.replace(/\s+/g, " ");
  if (node instanceof HTMLElement && node.matches(LEFT_OUT)) return "";
  const words = [...node.childNodes].map(sourceOf).join("");
  if (!(node instanceof HTMLElement)) return words;
  if (BLOCKS.has(node.tagName)) return `${words.trim()}\n\n`;
  return words.trim() || node.tagName === "BR" ? (SHAPES[node.tagName]?.(words, node) ?? words) : words;
}

/** A line break of the HTML source between elements. @param {Text} space */
function spaceBetween(space) {
  return space.parentElement?.matches("ul, ol, table, thead, tbody, tr") ? "" : "\n";
}

/** @param {string} words @param {HTMLElement} link */
function linkOf(words, link) {
  const address = link.getAttribute("href") ?? "";
  if (link.matches(".mention") || words.startsWith("@") || words === address) return words;
  return address.startsWith("#") ? words : `[${words}](${address})`;
}
