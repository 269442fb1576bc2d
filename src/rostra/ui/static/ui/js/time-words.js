// @ts-check
// How a language says times and days, in the time zone of the page.

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
