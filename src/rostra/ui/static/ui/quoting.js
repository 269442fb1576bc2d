// @ts-check
// The source of selected words: what a member may have typed for what the server has made of it.
// Only who selects words of a post loads this.

/**
 * What is read: `cut` gives what is selected of a text, `holds` says whether anything of a node is.
 * @typedef {{cut: (text: Text) => string, holds: (node: Node) => boolean, post: string, pictures: (node: Element) => string, notes: Map<string, Element>}} Reading
 */

// A line break that was asked for, until it is known whether anything follows it.
const BREAK = "\uE000";
const ROOTS = ".footnotes li, blockquote, .prose, .story";
// What the page says about the words, a quote of a quote, and footnotes, which come with the place they belong to.
const LEFT_OUT = "blockquote, .footnotes, header, summary, .footnote-back, .pending, button";

/**
 * @param {Range} range within the text of one post
 * @param {HTMLElement} post
 * @param {(number: string) => Promise<string>} quoteOf gives the source of all of it
 * @returns {Promise<string>}
 */
export async function quoteFrom(range, post, quoteOf) {
  const number = post.dataset.post ?? "";
  // The page does not say by which name the source calls a picture.
  const source = range.cloneContents().querySelector("picture") ? await quoteOf(number) : "";
  const tokens = [...source.matchAll(/\]\(\s*<?upload:([\w-]+)/g)].map(([, token]) => token);
  const words = sourceOf(range, number, tokens);
  // A list from 2 on would be read as words of the line above it.
  const lines = [openingOf(range, post), ...(/^\d+\. /.test(words) ? [""] : []), ...words.split("\n")];
  return lines.map((line) => (line.trim() ? `> ${line}` : ">")).join("\n");
}

/** Words within a quote are theirs who said them first. @param {Range} range @param {HTMLElement} post */
function openingOf(range, post) {
  const head = elementOf(range.commonAncestorContainer)?.closest("blockquote")?.querySelector("header");
  const first = /\/p\/(\d+)\/$/.exec(head?.querySelector("a")?.getAttribute("href") ?? "")?.[1];
  if (first) {
    const revision = /from=(\d+)/.exec(head?.querySelector(".changed a")?.getAttribute("href") ?? "")?.[1];
    return `[!quote post=${first}${revision ? ` rev=${revision}` : ""}]`;
  }
  const name = post.querySelector(".post-name a")?.textContent ?? post.dataset.by ?? "";
  const by = name.trim().replace(/"/g, "'");
  return `[!quote post=${post.dataset.post} rev=${post.dataset.revision}${by ? ` by="${by}"` : ""}]`;
}

/** @param {Node} node */
function elementOf(node) {
  return node instanceof Element ? node : node.parentElement;
}

/**
 * @param {Range} range
 * @param {string} post its number
 * @param {string[]} tokens the pictures of the post, in order
 * @returns {string}
 */
function sourceOf(range, post, tokens) {
  const root = elementOf(range.commonAncestorContainer)?.closest(ROOTS);
  if (!root) return range.toString().trim();
  const shown = [...(root.closest(".prose, .story")?.querySelectorAll("picture, .pending") ?? [])];
  const own = shown.filter((node) => !node.closest("blockquote"));
  /** @type {Reading} */
  const reading = {
    cut: (text) => text.data.slice(text === range.startContainer ? range.startOffset : 0, text === range.endContainer ? range.endOffset : undefined),
    holds: (node) => range.intersectsNode(node),
    post,
    pictures: (node) => tokens[own.indexOf(node)] ?? "",
    notes: new Map(),
  };
  const blocks = blocksIn(root, reading);
  for (const [label, note] of reading.notes) blocks.push(noteOf(label, note, reading));
  return blocks.join("\n\n") || range.toString().trim();
}

/** @param {Element} element @param {Reading} reading @returns {string[]} */
function blocksIn(element, reading) {
  /** @type {string[]} */
  const blocks = [];
  let line = "";
  const endLine = () => {
    const words = paragraph(line);
    if (words) blocks.push(words);
    line = "";
  };
  for (const node of element.childNodes) {
    if (!reading.holds(node)) continue;
    const block = node instanceof HTMLElement ? BLOCKS[node.tagName] : undefined;
    if (!block) {
      line += inlineOf(node, reading);
      continue;
    }
    endLine();
    const words = node instanceof HTMLElement && !node.matches(LEFT_OUT) ? block(node, reading) : "";
    if (words.trim()) blocks.push(words);
  }
  endLine();
  return blocks;
}

/** @param {Element} element @param {Reading} reading */
const allIn = (element, reading) => blocksIn(element, reading).join("\n\n");

/** @type {Record<string, (element: HTMLElement, reading: Reading) => string>} */
const BLOCKS = {
  P: (element, reading) => paragraph(inlineIn(element, reading)),
  UL: (element, reading) => listOf(element, reading, () => "- "),
  OL: (element, reading) => listOf(element, reading, (place) => `${/** @type {HTMLOListElement} */ (element).start + place}. `),
  PRE: (element, reading) => codeBlock(element, reading),
  TABLE: (element, reading) => tableOf(/** @type {HTMLTableElement} */ (element), reading),
  DETAILS: (element, reading) => spoilerOf(element, reading),
  FIGURE: (element, reading) => paragraph(inlineOf(element, reading)),
  HR: () => "---",
  DIV: allIn,
  BLOCKQUOTE: () => "",
};
for (const tag of ["H1", "H2", "H3", "H4", "H5", "H6"]) BLOCKS[tag] = headingOf;

/** @param {HTMLElement} element @param {Reading} reading */
function headingOf(element, reading) {
  const first = element.closest(".story") ? 2 : 4;
  const words = oneLine(inlineIn(element, reading));
  return words && `${"#".repeat(Math.max(1, Number(element.tagName[1]) - first + 1))} ${words}`;
}

/** @param {HTMLElement} list @param {Reading} reading @param {(place: number) => string} markAt */
function listOf(list, reading, markAt) {
  const isLoose = Boolean(list.querySelector(":scope > li > p"));
  const items = [...list.children].flatMap((item, place) => {
    const words = reading.holds(item) ? blocksIn(item, reading).join(isLoose ? "\n\n" : "\n") : "";
    if (!words) return [];
    /** @type {HTMLInputElement | null} */
    const box = item.querySelector(":scope > input, :scope > p > input");
    const mark = markAt(place);
    return mark + (box ? `[${box.checked ? "x" : " "}] ` : "") + indented(words, mark.length);
  });
  return items.join(isLoose ? "\n\n" : "\n");
}

/** @param {string} words @param {number} by */
function indented(words, by) {
  return words.replace(/\n(?=[^\n])/g, `\n${" ".repeat(by)}`);
}

/** @param {HTMLElement} block @param {Reading} reading */
function codeBlock(block, reading) {
  const code = plainIn(block, reading).replace(/\n$/, "");
  const language = /language-(\S+)/.exec(block.querySelector("code")?.className ?? "")?.[1] ?? "";
  const fence = "`".repeat(Math.max(3, longest(code, /`+/g) + 1));
  return code.trim() && `${fence}${language}\n${code}\n${fence}`;
}

/** @param {HTMLElement} details @param {Reading} reading */
function spoilerOf(details, reading) {
  const words = allIn(details, reading);
  const title = details.querySelector("summary")?.textContent?.trim() ?? "";
  const colons = ":".repeat(Math.max(3, longest(words, /^:+/gm) + 1));
  return words && `${colons}spoiler${/^spoiler$/i.test(title) ? "" : ` ${title}`}\n${words}\n${colons}`;
}

/** The head of a table is quoted with any of its rows, since a table without one is none. Words of one cell are words.
 * @param {HTMLTableElement} table @param {Reading} reading */
function tableOf(table, reading) {
  const head = table.rows[0];
  const rows = [...table.rows].filter((row) => row !== head && reading.holds(row));
  const cells = [...table.querySelectorAll("th, td")].filter((cell) => reading.holds(cell));
  const said = cells.filter((cell) => plainIn(cell, reading).trim());
  if (said.length < 2) return said[0] ? paragraph(inlineIn(said[0], reading)) : "";
  /** @param {HTMLTableRowElement} row @param {Reading} how */
  const lineOf = (row, how) => `| ${[...row.cells].map((cell) => oneLine(inlineIn(cell, how)).replace(/\|/g, "\\|")).join(" | ")} |`;
  const rule = [...head.cells].map(({ className }) => ({ r: "--:", c: ":-:", l: ":--" })[className] ?? "---");
  return [lineOf(head, whole(reading)), `| ${rule.join(" | ")} |`, ...rows.map((row) => lineOf(row, reading))].join("\n");
}

/** @param {Reading} reading @returns {Reading} */
function whole(reading) {
  return { ...reading, cut: (text) => text.data, holds: () => true };
}

/** @param {string} label @param {Element} note @param {Reading} reading */
function noteOf(label, note, reading) {
  return `[^${label}]: ${indented(allIn(note, whole(reading)), 4)}`;
}

/** @param {Element} element @param {Reading} reading */
function inlineIn(element, reading) {
  return [...element.childNodes].map((node) => inlineOf(node, reading)).join("");
}

/** @param {Node} node @param {Reading} reading @returns {string} */
function inlineOf(node, reading) {
  if (!reading.holds(node)) return "";
  if (node instanceof Text) return escaped(reading.cut(node).replace(/[ \t\r\f]+/g, " "));
  if (!(node instanceof HTMLElement) || node.matches(LEFT_OUT)) return "";
  return (INLINE[node.tagName] ?? inlineIn)(node, reading);
}

/** @type {Record<string, (element: HTMLElement, reading: Reading) => string>} */
const INLINE = {
  STRONG: (element, reading) => marked(inlineIn(element, reading), "**"),
  EM: (element, reading) => marked(inlineIn(element, reading), "*"),
  S: (element, reading) => marked(inlineIn(element, reading), "~~"),
  SPAN: (element, reading) => (element.matches(".spoiler") ? marked(inlineIn(element, reading), "||") : inlineIn(element, reading)),
  CODE: codeOf,
  A: linkOf,
  BR: () => BREAK,
  PICTURE: pictureOf,
  FIGCAPTION: () => "",
  INPUT: () => "",
  SUP: footnoteOf,
};

/** Marks stand at words: `** so **` would be no emphasis. @param {string} words @param {string} mark */
function marked(words, mark) {
  const [, before, inside, after] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return inside ? before + mark + inside + mark + after : words;
}

/** @param {HTMLElement} code @param {Reading} reading */
function codeOf(code, reading) {
  const words = plainIn(code, reading);
  const mark = "`".repeat(longest(words, /`+/g) + 1);
  const gap = /^`|`$|^ .* $/.test(words) ? " " : "";
  return words && mark + gap + words + gap + mark;
}

/** @param {HTMLElement} link @param {Reading} reading */
function linkOf(link, reading) {
  const address = link.getAttribute("href") ?? "";
  if (link.matches(".card-link")) return address;
  const plain = plainIn(link, reading);
  if (!plain.trim() || link.matches(".mention")) return plain || inlineIn(link, reading);
  if ([plain, `http://${plain}`, `mailto:${plain}`].some((said) => said === address || said === decoded(address))) return plain;
  const words = inlineIn(link, reading);
  if (address.startsWith("#")) return words;
  const title = link.title && ` "${link.title.replace(/["\\]/g, "\\$&")}"`;
  return `[${words}](${/[()\s]/.test(address) ? `<${address}>` : address}${title})`;
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** @param {HTMLElement} picture @param {Reading} reading */
function pictureOf(picture, reading) {
  const token = reading.pictures(picture);
  const alt = picture.querySelector("img")?.alt.replace(/[\\[\]]/g, "\\$&") ?? "";
  return token && `![${alt}](upload:${token})`;
}

/** @param {HTMLElement} mark @param {Reading} reading */
function footnoteOf(mark, reading) {
  const target = mark.querySelector("a")?.getAttribute("href")?.slice(1) ?? "";
  const note = document.getElementById(target);
  if (!note) return "";
  const label = `${reading.post}-${mark.textContent?.trim()}`;
  reading.notes.set(label, note);
  return `[^${label}]`;
}

/** @param {Node} node @param {Reading} reading @returns {string} */
function plainIn(node, reading) {
  if (!reading.holds(node)) return "";
  if (node instanceof Text) return reading.cut(node);
  return [...node.childNodes].map((child) => plainIn(child, reading)).join("");
}

/** What would be read as a mark says that it is none. @param {string} text */
function escaped(text) {
  return text
    .replace(/\\(?=[!-/:-@[-`{-~]|$)|`|~(?=~)|\|(?=\|)|&(?=#?\w+;)|\[(?=[^\]]*\]\()|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/(?<!\s)\*|\*(?!\s|$)/g, "\\*");
}

/** @param {string} line */
function paragraph(line) {
  const words = trimmed(line).replace(/ *\n */g, "\n").replace(new RegExp(`${BREAK}\n?`, "g"), "\\\n");
  return words.replace(/^(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[=-]+ *$|~~~|:::|\[(?=!quote|[ xX]\] ))/gm, "\\$1").replace(/^(\d{1,9})(?=[.)](\s|$))/gm, "$1\\");
}

/** @param {string} line */
function oneLine(line) {
  return trimmed(line).replace(new RegExp(`[\n${BREAK}]+ *`, "g"), " ");
}

/** @param {string} line */
function trimmed(line) {
  return line.replace(new RegExp(`^[\\s${BREAK}]+|[\\s${BREAK}]+$`, "g"), "");
}

/** @param {string} text @param {RegExp} pattern @returns {number} the length of the longest that is found */
function longest(text, pattern) {
  return Math.max(0, ...[...text.matchAll(pattern)].map(([found]) => found.length));
}
