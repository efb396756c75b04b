// One turn of the conversation: a question, and what came of it. Whatever the server sends goes
// in as text; nothing here parses HTML.

import { asText, copy } from "./copying.js";
import { feedback } from "./feedback.js";
import { icon } from "./icons.js";
import { about } from "./server.js";
import { nearDocument, sourceCard } from "./sources.js";
import { Problem } from "./stream.js";
import { make } from "./voice.js";

const COPIED_MS = 2500;

// How a refusal ends that offers another question (OFFER in bot/messages.py).
const OFFER = /(?:^|\n\n)((?:Có phải quý vị muốn hỏi|Did you mean):) “([^“”]{1,500})”\s*$/;

export class Turn {
  // `chat` is the conversation: ask(question), edit(question), reveal(node).
  constructor(question, voice, chat) {
    Object.assign(this, { question, voice, chat });
    this.heading = make("span", {}, question);
    this.body = make("div");
    this.next = make("div", { className: "next", ariaLive: "off" });
    this.node = make("article", { className: "turn" },
      make("h3", { className: "question" }, voice.label("span", "hidden-text", "asked"), " ", this.heading),
      this.body, this.next);
    this.reset();
  }

  // Back to waiting: at the start, and when the question is asked again.
  reset() {
    this.text = "";
    this.answer = null;
    this.cards = null; // marker → its source
    this.understood = make("div", { className: "understood" });
    this.notices = make("div");
    this.textNode = make("div", { className: "answer-text" });
    this.textNode.setAttribute("aria-busy", "true"); // read out once it is whole
    this.waiting = this.voice.label("p", "waiting", "searching");
    this.body.className = "answer";
    this.body.replaceChildren(this.understood, this.notices, this.textNode, this.waiting);
    this.next.replaceChildren();
  }

  take({ event, data }) {
    if (event === "found") this.found(data);
    else if (event === "delta") this.delta(data);
    else if (event === "done") this.done(data);
    else if (event === "failed") throw new Problem(data);
  }

  found({ query, language, documents, notices }) {
    this.textNode.lang = language;
    this.showNotices(notices, language);
    this.showUnderstood(query);
    if (!documents?.length) return;
    const reading = this.voice.label("p", "waiting", "reading", { count: documents.length });
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
    this.cards = new Map(answer.citations.map((one) => [one.marker, sourceCard(this.voice, one)]));
    this.showUnderstood(answer.query);
    this.showNotices(answer.notices, answer.language);
    this.showText();
    if (!answer.answered) this.showRefusal(answer);
    if (this.cards.size) {
      this.body.append(this.voice.label("h4", "small-title", "sources", { count: this.cards.size }),
        ...this.cards.values());
    }
    this.showTerms(answer.query);
    if (answer.answered) this.showTools(answer);
  }

  showRefusal({ suggestions }) {
    this.body.classList.add("refusal");
    if (!suggestions.length) return; // a greeting is answered, not refused
    this.textNode.before(this.voice.label("h4", "refusal-title", "refusal"));
    this.body.append(this.voice.label("h4", "small-title", "suggestions"),
      make("ul", { className: "suggestions" }, ...suggestions.map((one) => nearDocument(this.voice, one))));
  }

  // How the question was read, and a way to put it right.
  showUnderstood({ restored, language }) {
    this.heading.lang = language;
    this.understood.replaceChildren();
    if (!restored) return;
    const edit = this.voice.button("tool", "edit", icon("edit"));
    edit.addEventListener("click", () => this.chat.edit(restored));
    this.understood.append(make("p", {}, this.voice.label("span", "", "understoodAs"), " ",
      make("q", { lang: language }, restored), " ", edit));
  }

  showTerms({ expansions }) {
    if (expansions?.length) this.body.append(this.voice.label("p", "terms", "terms", { terms: expansions.join("; ") }));
  }

  showNext(questions, lang) {
    if (!questions.length) return;
    this.next.replaceChildren(this.voice.label("h4", "small-title", "next"),
      make("ul", { lang }, ...questions.map((question) => make("li", {}, this.asking(question)))));
  }

  asking(question) {
    const button = make("button", { className: "example", type: "button" }, question);
    button.addEventListener("click", () => this.chat.ask(question));
    return button;
  }

  async showTools(answer) {
    const tools = make("div", { className: "tools" }, this.copyButton(answer));
    this.body.append(tools);
    if (!(await about()).feedback || this.answer !== answer) return;
    const { buttons, below } = feedback(this.voice, this.question, answer);
    tools.append(...buttons);
    tools.after(below);
  }

  copyButton(answer) {
    const button = this.voice.button("tool", "copy", icon("copy"));
    button.addEventListener("click", async () => {
      const copied = await copy(asText(this.question, answer), button);
      show(copied ? "copied" : "copyFailed", copied ? "copied" : "copy");
      setTimeout(() => show("copy", "copy"), COPIED_MS);
    });
    const show = (key, drawing) => button.replaceChildren(icon(drawing), this.voice.label("span", "", key));
    return button;
  }

  // What cut the answer short, and a way to ask again, under whatever had come.
  end(error, language, askAgain) {
    const { voice } = this;
    const partly = this.text !== "";
    let [kind, content] = ["error", [voice.label("p", "end-title", "unreachable"), voice.label("p", "", "unreachableHelp")]];
    if (error.name === "AbortError") {
      [kind, content] = ["quiet", [voice.label("p", "", partly ? "stoppedPartly" : "stopped")]];
    } else if (error instanceof Problem) {
      content = this.problemText(error, language);
      if (partly) content.push(voice.label("p", "", "incomplete"));
    } else if (partly) {
      [kind, content] = ["warning", ["disconnected", "incomplete", "unreachableHelp"].map((key) => voice.label("p", "", key))];
    }
    const retry = voice.button("button retry", "retry");
    retry.addEventListener("click", askAgain);
    this.waiting.remove();
    this.body.classList.toggle("empty", !partly);
    this.body.append(make("div", { className: `end ${kind}` }, make("div", {}, ...content), retry));
  }

  problemText({ title, detail }, lang) {
    return [
      title ? make("p", { className: "end-title", lang }, title) : this.voice.label("p", "end-title", "serverError"),
      detail ? make("p", { lang }, detail) : this.voice.label("p", "", "serverErrorHelp"),
    ];
  }

  showNotices(notices, lang) {
    this.notices.replaceChildren(...(notices ?? []).map((text) =>
      make("p", { className: "notice", lang }, ...this.marked(text))));
  }

  // The text so far, a paragraph for each statement; an offered question becomes a button.
  showText() {
    const text = this.answer ? this.text : this.text.replace(/\[\d*$/, ""); // half a marker waits
    const offer = this.answer && OFFER.exec(text);
    const said = offer ? text.slice(0, offer.index) : text;
    this.textNode.replaceChildren(...said.split(/\n{2,}/).map((paragraph) => make("p", {}, ...this.marked(paragraph))));
    if (offer) this.textNode.append(this.offered(offer[1], offer[2]));
  }

  // Each [n] becomes a button once the citations are known, and stays on the line of the word before it.
  marked(text) {
    const parts = text.split(/([^\s[]{0,20})( ?)\[(\d{1,2})\]/);
    const nodes = [parts[0]];
    for (let i = 1; i < parts.length; i += 4) {
      const [word, space, digits, rest] = parts.slice(i, i + 4);
      let marker = make("span", { className: "marker" }, digits);
      if (this.cards?.has(Number(digits))) marker = this.sourceButton(Number(digits));
      else if (this.answer) marker = `${space}[${digits}]`; // a bracketed number of the document itself
      nodes.push(make("span", { className: "kept" }, word, marker), rest);
    }
    return nodes;
  }

  offered(preface, question) {
    return make("div", { className: "offer" }, make("p", {}, preface), this.asking(question));
  }

  sourceButton(marker) {
    const button = this.voice.namedButton("marker", String(marker), "showSource", { marker });
    button.addEventListener("click", () => {
      const card = this.cards.get(marker);
      card.open = true;
      card.firstElementChild.focus({ preventScroll: true });
      this.chat.reveal(card);
    });
    return button;
  }
}
