// @ts-check
// A form that asks for a time zone begins with the one of whoever fills it in. Only setting a site up loads this.

const zones = document.querySelector("select[data-own-zone]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones instanceof HTMLSelectElement) {
  const place = [...zones.options].find((option) => option.value === own);
  // A choice that the browser brought back with the page stays.
  if (place && zones.selectedOptions[0]?.defaultSelected) place.selected = true;
}
