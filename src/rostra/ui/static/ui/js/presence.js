// @ts-check
// Who is here, as front tells it: {"members": [{"name", "url"}], "member_count": 3, "guest_count": 41}.
import { countWords } from "./words.js";

/**
 * @param {string} place
 * @param {{members: {name: string, url: string}[], member_count: number, guest_count: number}} now
 */
export function showPresence(place, now) {
  /** @type {HTMLElement | null} */
  const block = document.querySelector(`[data-presence="${place}"]`);
  if (!block) return;
  const { members, guests, none } = block.dataset;
  const [count, names, others] = ["count", "names", "guests"].map((part) => block.querySelector(`[data-${part}]`));
  if (!count || !names || !others) return;
  count.textContent = countWords(members, now.member_count);
  others.textContent = countWords(guests, now.guest_count);
  names.replaceChildren(...(now.members.length ? now.members.flatMap(nameLink) : [none ?? ""]));
}

/**
 * @param {{name: string, url: string}} member
 * @param {number} index
 */
function nameLink(member, index) {
  const link = document.createElement("a");
  link.href = new URL(member.url, location.origin).pathname;
  link.textContent = member.name;
  return index ? [", ", link] : [link];
}
