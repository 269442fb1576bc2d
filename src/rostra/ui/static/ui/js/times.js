// @ts-check
// Times are absolute in the HTML, since pages are kept; recent ones are said as people say them: "4 min ago",
// "Today, 09:41", "Sunday". The full time stays as the title. All in the time zone of the page, as the server has it.

import { timeWords } from "./time-words.js";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** @param {ParentNode} part */
export function relateTimes(part) {
  const words = timeWords(document.documentElement.lang || "en");
  const relate = () => {
    for (const time of part.querySelectorAll("time[data-relative]")) relateOne(/** @type {HTMLTimeElement} */ (time), words);
  };
  relate();
  if (part === document) setInterval(relate, MINUTE);
}

/**
 * @param {HTMLTimeElement} time
 * @param {ReturnType<typeof timeWords>} words
 */
function relateOne(time, words) {
  const moment = new Date(time.dateTime);
  const text = sayTime(moment, new Date(), time.dataset.relative === "short", words);
  time.title ||= time.textContent ?? "";
  const isWithin = /\S/.test(time.previousSibling?.textContent ?? ""); // a sentence, so that "today" stays small
  const said = isWithin ? text : text?.replace(/^./u, (first) => first.toLocaleUpperCase());
  const shown = said ?? withoutThisYear(time.title, moment, words);
  if (time.textContent !== shown) time.textContent = shown;
}

/**
 * @param {string} text
 * @param {Date} moment
 * @param {ReturnType<typeof timeWords>} words
 */
function withoutThisYear(text, moment, words) {
  const [year] = words.date.format(new Date()).split("-");
  return words.date.format(moment).startsWith(`${year}-`) ? text.replace(` ${year}`, "") : text;
}

/**
 * @param {Date} moment
 * @param {Date} now
 * @param {boolean} short
 * @param {ReturnType<typeof timeWords>} words
 * @returns {string | null} null when the absolute text says it best
 */
function sayTime(moment, now, short, words) {
  const age = now.getTime() - moment.getTime();
  if (age < -MINUTE) return null;
  if (age < 60 * MINUTE) return words.ago.format(-Math.max(0, Math.round(age / MINUTE)), "minute");
  const days = Math.round((Date.parse(words.date.format(now)) - Date.parse(words.date.format(moment))) / DAY);
  if (days > 6) return null;
  const clock = words.clock.format(moment);
  if (days > 1) return short ? words.weekday.format(moment) : `${words.weekday.format(moment)}, ${clock}`;
  return `${words.day.format(-days, "day")}${short && days ? "" : `, ${clock}`}`;
}
