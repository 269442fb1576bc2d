// @ts-check
// Completion while typing: `@sam` finds members, `:smi` finds emoji. A list box as ARIA describes it: the focus stays in
// the text, arrows choose, Enter or Tab takes, Escape closes.
import { fill } from "../words.js";
import { caretFoot } from "./caret.js";
import { typeOver } from "./editing.js";
import { afterQuiet, composerWords } from "./parts.js";

/** @typedef {{text: string, label: string, hint: string, glyph?: string, person?: {tone: number, avatar: string, display_name: string}}} Choice */

const MOST = 8;
const KINDS = [
  { words: "people", pattern: /(?:^|[\s(>])(@([\p{L}\p{N}_][\p{L}\p{N}_.'’-]{0,29}))$/u, find: findMembers },
  { words: "emoji", pattern: /(?:^|[\s(>])(:([a-z0-9_+-]{2,30}))$/, find: findEmoji },
];

/** @param {HTMLTextAreaElement} area */
export function suggestIn(area) {
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = `${area.id}-choices`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", list.id);
  /** @type {{choices: Choice[], at: number, from: number}} */
  const state = { choices: [], at: 0, from: 0 };

  const close = () => {
    list.hidden = true;
    area.removeAttribute("aria-activedescendant");
  };
  /** @param {number} at */
  const mark = (at) => {
    state.at = (at + state.choices.length) % state.choices.length;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === state.at)));
    area.setAttribute("aria-activedescendant", list.children[state.at].id);
  };
  const take = () => {
    typeOver(area, state.from, area.selectionStart, `${state.choices[state.at].text} `);
    close();
  };
  const look = afterQuiet(120, async () => {
    const before = area.value.slice(0, area.selectionStart);
    for (const kind of KINDS) {
      const match = kind.pattern.exec(before);
      if (!match) continue;
      const choices = await kind.find(match[2], area);
      if (area.value.slice(0, area.selectionStart) !== before || !choices.length) break;
      Object.assign(state, { choices, from: before.length - match[1].length });
      list.setAttribute("aria-label", composerWords()[kind.words]);
      list.replaceChildren(...choices.map((choice, index) => itemFor(choice, `${list.id}-${index}`)));
      list.style.setProperty("--caret-block", `${caretFoot(area)}px`);
      list.hidden = false;
      mark(0);
      return;
    }
    close();
  });

  area.addEventListener("input", look);
  area.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = /** @type {Element} */ (event.target).closest("li");
    if (!item) return;
    mark([...list.children].indexOf(item));
    take();
  });
  area.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const act = { ArrowDown: () => mark(state.at + 1), ArrowUp: () => mark(state.at - 1), Enter: take, Tab: take, Escape: close }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

/** @param {Choice} choice @param {string} id */
function itemFor(choice, id) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  const face = document.createElement(choice.person?.avatar ? "img" : "span");
  if (face instanceof HTMLImageElement) [face.src, face.alt] = [choice.person?.avatar ?? "", ""];
  else face.textContent = choice.glyph ?? initialsOf(choice.label);
  face.className = choice.person ? `avatar avatar-sm tone-${choice.person.tone}` : "glyph";
  face.setAttribute("aria-hidden", "true");
  const [words, label, hint] = ["span", "b", "small"].map((name) => document.createElement(name));
  label.textContent = choice.label;
  hint.textContent = choice.hint;
  words.append(label, " ", hint);
  item.append(face, words);
  return item;
}

/** @param {string} name */
function initialsOf(name) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = words.length > 1 ? [...words[0]][0] + [...words[1]][0] : [...(words[0] ?? "?")].slice(0, 2).join("");
  return letters.toLocaleUpperCase();
}

/** @param {string} start @param {HTMLTextAreaElement} area @returns {Promise<Choice[]>} */
async function findMembers(start, area) {
  const place = /** @type {HTMLElement | null} */ (area.closest("[data-place]"))?.dataset.place ?? "";
  const { hereIn } = composerWords();
  try {
    const answer = await fetch(`/members/complete/?${new URLSearchParams({ q: start, place })}`, { headers: { Accept: "application/json" } });
    if (!answer.ok) return [];
    const { members } = await answer.json();
    return members.slice(0, MOST).map((/** @type {any} */ person) => ({
      text: `@${person.name}`, label: person.display_name, hint: person.here ? fill(hereIn, { name: person.name }) : `@${person.name}`, person,
    }));
  } catch {
    return [];
  }
}

/** @type {Promise<Record<string, string>> | undefined} */
let emojiByCode;

/** @param {string} start @param {HTMLTextAreaElement} area @returns {Promise<Choice[]>} */
async function findEmoji(start, area) {
  const source = /** @type {HTMLElement | null} */ (area.closest("[data-emoji]"))?.dataset.emoji;
  if (!source) return [];
  emojiByCode ??= fetch(source).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));
  const codes = Object.entries(await emojiByCode);
  const fitting = [...codes.filter(([code]) => code.startsWith(start)), ...codes.filter(([code]) => code.indexOf(start) > 0)];
  return fitting.slice(0, MOST).map(([code, glyph]) => ({ text: glyph, label: `:${code}:`, hint: "", glyph }));
}
