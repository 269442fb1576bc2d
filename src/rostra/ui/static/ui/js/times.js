// @ts-check
// Times are absolute in the HTML, since pages are kept; recent ones are said as people say them: "4 min ago",
// "Today, 09:41", "Sunday". The full time stays as the title. All in the time zone of the page, as the server has it.

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

/** @param {string} language */
export function timeWords(language) {
  const timeZone = document.documentElement.dataset.zone || undefined;
  return {
    ago: new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" }),
    day: new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
    clock: new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }),
    weekday: new Intl.DateTimeFormat(language, { weekday: "long", timeZone }),
    date: new Intl.DateTimeFormat("en-CA", { timeZone }),
  };
}

/**
 * @param {HTMLTimeElement} time
 * @param {ReturnType<typeof timeWords>} words
 */
function relateOne(time, words) {
  const moment = new Date(time.dateTime);
  const text = sayTime(moment, new Date(), time.dataset.relative === "short", words);
  time.title ||= time.textContent ?? "";
  const said = text ?? time.title;
  if (time.textContent !== said) time.textContent = said;
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
  const day = words.day.format(-days, "day");
  return `${day.charAt(0).toLocaleUpperCase()}${day.slice(1)}${short && days ? "" : `, ${clock}`}`;
}
