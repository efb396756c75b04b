// Runs before anything is painted: the page begins in the reader's language, and the rest follows.

(() => {
  let language = new URLSearchParams(location.search).get("language");
  try {
    if (language) sessionStorage.setItem("hoidap.language", language);
    language = sessionStorage.getItem("hoidap.language");
  } catch { /* storage is blocked */ }
  const browser = navigator.language?.toLowerCase().startsWith("vi") ? "vi" : "en";
  document.documentElement.lang = ["vi", "en"].find((one) => one === language) ?? browser;
})();
