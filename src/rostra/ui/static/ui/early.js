// Before the first paint of a guest's page: what they chose here before. Small, and waited for; a cached page cannot know it.
(function (page, store) {
  try {
    var theme = store.getItem("rostra-theme");
    if (theme) page.dataset.theme = theme;
    if (page.dataset.notice && page.dataset.notice === store.getItem("rostra-notice")) page.classList.add("notice-seen");
  } catch (refused) { /* Storage is switched off: the page as it came is right. */ }
})(document.documentElement, window.localStorage);
