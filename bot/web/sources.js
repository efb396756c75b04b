// The sources of an answer: each quote in its passage, beside the same place in the other language.

import { placeOf } from "./server.js";
import { statusKey } from "./texts.js";
import { make } from "./voice.js";

export function sourceCard(voice, citation) {
  const body = make("div", { className: "source-body" }, versions(voice, citation), links(voice, citation));
  return make("details", { className: "source" }, sourceHead(voice, citation), body);
}

function sourceHead(voice, { marker, title, language, published, page, status }) {
  const badge = statusKey(status);
  return make("summary", { className: "source-head" },
    make("span", { className: "marker" }, String(marker)),
    make("span", { className: "source-name" },
      make("span", { className: "source-title", lang: language }, title),
      make("span", { className: "source-facts" },
        badge && voice.label("span", `badge ${badge}`, badge),
        published ? voice.label("span", "", "published", { date: published }) : null,
        page ? voice.label("span", "", "page", { page }) : null)));
}

function versions(voice, citation) {
  const both = citation.parallel ? [citation, citation.parallel] : [citation];
  return make("div", { className: "versions" }, ...both.map((version) =>
    make("div", { className: "version" },
      voice.label("p", "small-title", version.language === "vi" ? "versionVi" : "versionEn"),
      quoted(version))));
}

// The quote marked in the text around it, or alone where that text is not given.
function quoted({ passage, quote, language }) {
  const from = passage?.indexOf(quote) ?? -1;
  const [before, after] = from < 0 ? ["", ""] : [passage.slice(0, from), passage.slice(from + quote.length)];
  return make("blockquote", { className: "passage", lang: language },
    before, make("mark", {}, quote), after);
}

function links(voice, citation) {
  return make("p", { className: "source-links" },
    voice.outsideLink(placeOf(citation), "open-link", voice.label("span", "", "openPlace")),
    voice.outsideLink(citation.url, "open-link", voice.label("span", "", "openDocument")));
}

// A document near a question that nothing answers.
export function nearDocument(voice, { document_id, title, language }) {
  return make("li", {},
    voice.outsideLink(placeOf({ document_id }), "", make("span", { lang: language }, title)));
}
