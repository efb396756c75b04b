// The search of the desk: passages of the documents, their words marked, each with its place.

import { ask, Panel } from "./desk_panel.js";
import { counted, language, say } from "./desk_texts.js";
import { highlighted } from "./highlight.js";
import { placeOf } from "./server.js";
import { statusKey } from "./texts.js";
import { make } from "./voice.js";

const FIRST = 20;
const MOST = 50;

export class Search extends Panel {
  constructor(root) {
    super(root);
    this.most = FIRST;
    this.waitingText = say("searching");
    this.intro = [...this.result.childNodes];
  }

  ready() {
    return this.form.elements.q.value.trim() !== "";
  }

  open() {
    if (this.ready()) this.load();
    else this.begin();
  }

  // The page as it came.
  begin() {
    this.rest();
    this.show(this.intro);
  }

  submit() {
    this.most = FIRST;
    this.changed();
    if (this.ready()) this.load();
    else {
      this.begin();
      if (document.activeElement?.type === "submit") this.form.elements.q.focus();
    }
  }

  params(most) {
    const params = this.state();
    const spoken = params.get("in");
    params.delete("in");
    if (spoken) params.set("language", spoken);
    params.set("k", most);
    return params;
  }

  fetch(signal) {
    return ask("v1/search", this.params(this.most), signal);
  }

  answered({ query, hits }) {
    if (!hits.length) {
      this.empty(say("noHits"), say("noHitsHelp"));
      return;
    }
    this.count.textContent = hits.length < this.most ? counted("hit", "hits", hits.length) : say("bestHits", { count: hits.length });
    this.link("v1/search", new URLSearchParams([...this.params(MOST), ["words", language]]));
    const list = make("ol", { className: "hits" }, ...hits.map((hit) => shownHit(hit, query)));
    this.show([understood(query), list, this.more(hits.length)].filter(Boolean));
  }

  // A way to see more, where there may be more; the focus goes to the first of them.
  more(count) {
    if (count < this.most || this.most >= MOST) return null;
    const button = make("button", { className: "button more", type: "button" }, say("more"));
    button.addEventListener("click", async () => {
      this.most = MOST;
      await this.load();
      this.result.querySelectorAll(".hit-title a")[count]?.focus();
    });
    return button;
  }
}

function understood({ restored, language: lang }) {
  return restored && make("p", { className: "understood" }, say("understoodAs"), " ", make("q", { lang }, restored));
}

function shownHit(hit, query) {
  const { title, heading, language: lang, published, parallel } = hit;
  const status = statusKey(hit.status);
  return make("li", { className: "hit" },
    make("h2", { className: "hit-title" }, make("a", { href: inInterface(placeOf(hit)), lang }, heading || title)),
    heading && heading !== title ? make("p", { className: "hit-source", lang }, title) : null,
    make("blockquote", { className: "quote", lang }, ...nearest(hit, query.restored ?? query.text)),
    make("div", { className: "hit-facts" },
      status ? make("span", { className: `badge ${status}` }, say(status)) : null,
      make("span", {}, say(lang === "vi" ? "inVi" : "inEn")),
      published ? make("span", {}, say("published", { date: published })) : null,
      parallel ? inOtherLanguage(parallel) : null));
}

// The text of a hit: the sentence nearest to the question in it tinted, the words asked for marked.
// Offsets count code points of the document.
function nearest({ text, start, spans = [] }, question) {
  const points = [...text];
  const piece = (from, to) => highlighted(points.slice(from, to).join(""), question);
  const [span] = spans.map(([first, last]) => [Math.max(0, first - start), Math.min(points.length, last - start)]);
  if (!span || span[1] - span[0] >= points.length) return piece(0);
  return [...piece(0, span[0]), make("span", { className: "nearest" }, ...piece(...span)), ...piece(span[1])];
}

function inOtherLanguage(parallel) {
  return make("details", {}, make("summary", {}, say(parallel.language === "vi" ? "versionVi" : "versionEn")),
    make("blockquote", { className: "quote", lang: parallel.language }, parallel.quote),
    make("a", { href: inInterface(placeOf(parallel)) }, say("openPlace")));
}

// The document's page with the words around it in the language of the desk.
export function inInterface(address) {
  const made = new URL(address);
  made.searchParams.set("language", language);
  return made.href;
}
