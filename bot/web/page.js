// The page at the root: its language goes with the chat's, and its list of documents is the server's.

import "./chat.js";
import { about, documents, placeOf } from "./server.js";
import { Voice, keepLanguage, make } from "./voice.js";

const MOST_SHOWN = 24;

const html = document.documentElement;
const chat = document.querySelector("hoidap-chat");
const voice = new Voice(document, html.lang);
const switches = document.querySelectorAll("button[data-language]");

function speak(language) {
  html.lang = language;
  voice.speak(language);
  document.title = voice.say("pageTitle");
  for (const button of switches) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  for (const link of document.querySelectorAll("a[data-follow]")) link.search = `?language=${language}`;
  showDocuments(language);
}

async function showDocuments(language) {
  const [told, listed] = await Promise.all([about(), documents()]);
  if (html.lang !== language) return;
  const newest = document.getElementById("newest");
  newest.replaceChildren(told.newest
    ? voice.label("span", "", "newestDocument", { date: told.newest })
    : "");
  const shown = inLanguage(listed, language).slice(0, MOST_SHOWN);
  document.getElementById("topics").replaceChildren(...shelves(shown));
}

// Each document once: in this language, or in the only one that it has.
function inLanguage(all, language) {
  const translated = new Set(all.flatMap(({ id, translation_of: of }) => (of ? [id, of] : [])));
  return all.filter((one) => one.language === language || !translated.has(one.id));
}

function shelves(shown) {
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  kinds.sort((one, other) => (other === "fact-sheet") - (one === "fact-sheet"));
  return kinds.flatMap((kind) => [
    voice.label("h3", "", { "fact-sheet": "factSheets", article: "articles" }[kind] ?? "otherDocuments"),
    make("ul", {}, ...shown.filter((one) => one.kind === kind).map(({ id, title, language }) =>
      make("li", {}, shownAlways(make("a", { href: placeOf({ document_id: id }), lang: language }, title))))),
  ]);
}

// A title may stand in the other language than the page's own texts.
function shownAlways(element) {
  element.dataset.always = "";
  return element;
}

for (const button of switches) {
  button.addEventListener("click", () => {
    keepLanguage(button.dataset.language);
    chat.setAttribute("language", button.dataset.language);
    speak(button.dataset.language);
  });
}
chat.setAttribute("language", html.lang);
speak(html.lang);
