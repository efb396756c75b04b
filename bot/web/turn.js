// One turn of the conversation: a question, and what came of it. Whatever the server sends goes
// in as text; nothing here parses HTML.

import { label, make, namedButton, outsideLink } from "./elements.js";
import { Problem } from "./stream.js";
import { statusKey } from "./texts.js";

let count = 0;

export class Turn {
  constructor(question) {
    this.id = `turn-${++count}`;
    this.question = question;
    this.heading = make("span", {}, question);
    this.body = make("div");
    this.node = make("article", { className: "turn" },
      make("h2", { className: "question" }, label("span", "hidden-text", "asked"), " ", this.heading),
      this.body);
    this.reset();
  }

  // Back to waiting: at the start, and when the question is asked again.
  reset() {
    this.text = "";
    this.answer = null;
    this.understood = make("p", { className: "understood", hidden: true });
    this.notices = make("div");
    this.textNode = make("p", { className: "answer-text" });
    this.textNode.setAttribute("aria-busy", "true"); // read out once it is whole
    this.waiting = label("p", "waiting", "searching");
    this.body.className = "answer";
    this.body.replaceChildren(this.understood, this.notices, this.textNode, this.waiting);
  }

  take({ event, data }) {
    if (event === "found") this.found(data);
    else if (event === "delta") this.delta(data);
    else if (event === "done") this.done(data);
    else if (event === "failed") throw new Problem(data);
  }

  found({ query, language, documents, notices }) {
    this.heading.lang = query.language;
    this.textNode.lang = language;
    this.showNotices(notices, language);
    if (query.restored) {
      this.understood.append(label("span", "", "understoodAs"), " ",
        make("q", { lang: query.language }, query.restored));
      this.understood.hidden = false;
    }
    if (!documents?.length) return;
    const reading = label("p", "waiting", "reading", { count: documents.length });
    this.waiting.replaceWith(reading);
    this.waiting = reading;
  }

  delta({ text }) {
    this.waiting.remove();
    this.text += text;
    this.showText();
  }

  done(answer) {
    this.waiting.remove();
    this.answer = answer;
    this.text = answer.answer;
    this.textNode.lang = answer.language;
    this.showNotices(answer.notices, answer.language);
    this.showText();
    if (!answer.answered) {
      this.body.classList.add("refusal");
      this.textNode.before(label("h3", "refusal-title", "refusal"));
    }
    const { citations, suggestions } = answer;
    if (citations.length) {
      this.body.append(label("h3", "small-title", "sources", { count: citations.length }),
        ...citations.map((citation) => this.sourceCard(citation)));
    }
    if (suggestions?.length) {
      this.body.append(label("h3", "small-title", "suggestions"),
        make("ul", { className: "suggestions" }, ...suggestions.map(suggestion)));
    }
  }

  // What cut the answer short, and a way to ask again, under whatever had come.
  end(error, language, askAgain) {
    const partly = this.text !== "";
    let [kind, content] = ["error", [label("p", "end-title", "unreachable"), label("p", "", "unreachableHelp")]];
    if (error.name === "AbortError") {
      [kind, content] = ["quiet", [label("p", "", partly ? "stoppedPartly" : "stopped")]];
    } else if (error instanceof Problem) {
      content = problemText(error, language);
      if (partly) content.push(label("p", "", "incomplete"));
    } else if (partly) {
      [kind, content] = ["warning", [label("p", "", "disconnected"), label("p", "", "incomplete")]];
    }
    const retry = label("button", "button retry", "retry");
    retry.type = "button";
    retry.addEventListener("click", askAgain);
    this.waiting.remove();
    this.body.classList.toggle("empty", !partly);
    this.body.append(make("div", { className: `end ${kind}` }, make("div", {}, ...content), retry));
  }

  showNotices(notices, lang) {
    this.notices.replaceChildren(...(notices ?? []).map((text) =>
      make("p", { className: "notice", lang }, text)));
  }

  // The text so far. Its [n] become buttons once the citations are known, and each stays on the
  // line of the word before it.
  showText() {
    const cited = this.answer && new Set(this.answer.citations.map(({ marker }) => marker));
    const text = cited ? this.text : this.text.replace(/\[\d*$/, ""); // half a marker waits
    const parts = text.split(/([^\s[]{0,20})\[(\d{1,2})\]/);
    this.textNode.replaceChildren(parts[0]);
    for (let i = 1; i < parts.length; i += 3) {
      const [word, digits, rest] = parts.slice(i, i + 3);
      let marker = make("span", { className: "marker" }, digits);
      if (cited?.has(Number(digits))) marker = this.sourceButton(Number(digits));
      else if (cited) marker = `[${digits}]`; // a bracketed number of the document itself
      this.textNode.append(make("span", { className: "kept" }, word, marker), rest);
    }
  }

  sourceButton(marker) {
    const button = namedButton("marker", String(marker), "showSource", { marker });
    button.addEventListener("click", () => {
      const card = document.getElementById(`${this.id}-source-${marker}`);
      card.open = true;
      card.firstElementChild.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    });
    return button;
  }

  sourceCard(citation) {
    const { marker, title, language, published, page, parallel, url } = citation;
    const status = statusKey(citation.status);
    const head = make("summary", { className: "source-head" },
      make("span", { className: "marker" }, String(marker)),
      make("span", { className: "source-name" },
        make("span", { className: "source-title", lang: language }, title),
        make("span", { className: "source-facts" },
          status && label("span", `badge ${status}`, status),
          published ? label("span", "", "published", { date: published }) : null,
          page ? label("span", "", "page", { page }) : null)));
    const body = make("div", { className: "source-body" }, quoted(citation));
    if (parallel) {
      body.append(
        label("h4", "small-title", parallel.language === "vi" ? "parallelVi" : "parallelEn"),
        quoted(parallel));
    }
    body.append(outsideLink(url, "open-link", label("span", "", "openDocument")) ?? "");
    return make("details", { className: "source", id: `${this.id}-source-${marker}` }, head, body);
  }
}

// The quote marked in the text around it, or alone where that text is not given.
function quoted({ passage, quote, language }) {
  const at = passage?.indexOf(quote) ?? -1;
  const [before, after] = at < 0 ? ["", ""] : [passage.slice(0, at), passage.slice(at + quote.length)];
  return make("blockquote", { className: "passage", lang: language },
    before, make("mark", {}, quote), after);
}

function suggestion({ title, language, url }) {
  const name = make("span", { lang: language }, title);
  return make("li", {}, outsideLink(url, "", name) ?? name);
}

function problemText({ title, detail }, lang) {
  return [
    title ? make("p", { className: "end-title", lang }, title) : label("p", "end-title", "serverError"),
    detail ? make("p", { lang }, detail) : label("p", "", "serverErrorHelp"),
  ];
}
