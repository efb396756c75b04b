// The staff desk: two parts as tabs, and the address that tells which is shown and with which filters.

import { language } from "./desk_texts.js";
import { Meetings } from "./desk_meetings.js";
import { Search } from "./desk_search.js";

const KEPT_AS = "hoidap.language"; // the chat page keeps its language under the same name

const parts = {
  search: new Search(document.getElementById("panel-search")),
  meetings: new Meetings(document.getElementById("panel-meetings")),
};
const tabs = [...document.querySelectorAll("[role=tab]")];
const nameOf = (tab) => tab.id.replace("tab-", "");
let shown = "search";

// The reader's own choice in this tab of the browser, where the address makes none.
function followLanguage() {
  const address = new URL(location.href);
  let kept = null;
  try {
    kept = sessionStorage.getItem(KEPT_AS);
    if (address.searchParams.has("language")) sessionStorage.setItem(KEPT_AS, language);
  } catch { /* storage is blocked */ }
  if (address.searchParams.has("language") || !["vi", "en"].includes(kept) || kept === language) return false;
  address.searchParams.set("language", kept);
  location.replace(address);
  return true;
}

function show(name) {
  shown = name;
  for (const tab of tabs) {
    const chosen = nameOf(tab) === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
  }
}

function address() {
  const made = new URL(location.href);
  const spoken = made.searchParams.get("language");
  made.search = "";
  if (spoken) made.searchParams.set("language", spoken);
  if (shown !== "search") made.searchParams.set("tab", shown);
  for (const [key, value] of parts[shown].state()) made.searchParams.set(key, value);
  return made;
}

// Writes what is shown into the address, and into the links to the other language.
function remember(how) {
  const now = address();
  if (how === "push" && now.href !== location.href) history.pushState(null, "", now);
  else if (how !== "keep") history.replaceState(null, "", now);
  for (const link of document.querySelectorAll("[data-language]")) {
    now.searchParams.set("language", link.dataset.language);
    link.search = now.search;
  }
}

function readAddress() {
  const params = new URL(location.href).searchParams;
  show(params.get("tab") === "meetings" ? "meetings" : "search");
  parts[shown].take(params);
  remember("keep");
}

function choose(tab) {
  show(nameOf(tab));
  parts[shown].open();
  remember("push");
}

for (const [index, tab] of tabs.entries()) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: tabs.length - 1 - index }[key];
    if (step === undefined) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  });
}

for (const part of Object.values(parts)) part.changed = () => remember("push");
addEventListener("popstate", readAddress);
if (!followLanguage()) {
  parts.meetings.known.then((organisations) => {
    for (const part of Object.values(parts)) part.offer(organisations);
  });
  readAddress();
}
