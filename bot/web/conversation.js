// The turns of a conversation, and the one answer that may be under way.

import { Composer, QUESTION_LIMIT } from "./composer.js";
import { questionsAfter } from "./following.js";
import { keep, recall } from "./memory.js";
import { about } from "./server.js";
import { askServer } from "./stream.js";
import { Turn } from "./turn.js";

const HISTORY_TURNS = 3;
const REVEAL_MARGIN = 8;

export class Conversation {
  // `parts` are the frame's elements by id.
  constructor(parts, voice) {
    Object.assign(this, { parts, voice, turns: [], running: null });
    this.composer = new Composer(parts, voice, {
      ask: (question) => this.ask(question),
      stop: () => this.running?.abort(),
    });
    // On a phone, focus in the text box would open the keyboard over the answer.
    this.home = matchMedia("(pointer: fine)").matches ? parts.box : parts.log;
    parts.clear.addEventListener("click", () => this.clear());
    parts.undo.addEventListener("click", () => this.restore(this.cleared));
    this.restore(recall());
    about(); // known before the first answer, whose buttons then come with it
  }

  focus() {
    this.home.focus({ preventScroll: true });
  }

  ask(question) {
    if (this.running) return;
    const turn = this.add(question);
    this.focus();
    this.answer(turn);
  }

  edit(question) {
    this.composer.edit(question);
  }

  // Scrolls the conversation, never the page around it.
  reveal(node, { toTop = false } = {}) {
    const { scroller } = this.parts;
    const [view, place] = [scroller.getBoundingClientRect(), node.getBoundingClientRect()];
    const above = place.top - view.top - (toTop ? 0 : REVEAL_MARGIN);
    const below = Math.min(place.bottom - view.bottom + REVEAL_MARGIN, above);
    if (toTop || above < 0) scroller.scrollBy({ top: above });
    else if (below > 0) scroller.scrollBy({ top: below });
  }

  add(question) {
    this.turns.at(-1)?.next.replaceChildren(); // only the newest leads on
    const turn = new Turn(question, this.voice, this);
    this.turns.push(turn);
    this.parts.log.append(turn.node);
    this.parts.welcome.hidden = true;
    return turn;
  }

  async answer(turn) {
    const controller = new AbortController();
    const { language } = this.voice; // the one a problem will be written in
    turn.reset();
    this.run(controller);
    this.reveal(turn.node, { toTop: true });
    try {
      for await (const event of askServer(this.body(turn), language, controller.signal)) {
        turn.take(event);
        if (turn.answer) break;
      }
      if (!turn.answer) throw new TypeError("the stream ended early");
      keep(this.turns);
      this.leadOn(turn);
    } catch (error) {
      turn.end(error, language, () => {
        if (this.running) return;
        this.focus();
        this.answer(turn);
      });
    } finally {
      turn.textNode.removeAttribute("aria-busy");
      if (this.running === controller) this.run(null);
    }
  }

  async leadOn(turn) {
    const { answer } = turn;
    if (!answer?.answered) return;
    const asked = this.turns.flatMap((one) => [one.question, one.answer?.query.restored ?? ""]);
    const questions = await questionsAfter(answer, asked);
    if (turn === this.turns.at(-1) && turn.answer === answer) turn.showNext(questions, answer.language);
  }

  // The language is sent only when the reader has chosen one; else the server goes by the question.
  body(turn) {
    const chosen = this.parts["answer-language"].value;
    const earlier = this.turns.slice(0, this.turns.indexOf(turn)).filter(({ answer }) => answer);
    const history = earlier.slice(-HISTORY_TURNS).flatMap(({ question, text }) => [
      { role: "user", content: question },
      { role: "assistant", content: [...text].slice(0, QUESTION_LIMIT).join("") },
    ]);
    return { question: turn.question, history, ...(chosen && { language: chosen }) };
  }

  run(controller) {
    const { stop, clear, log } = this.parts;
    const stopHadFocus = stop.getRootNode().activeElement === stop;
    this.running = controller;
    this.composer.running(controller !== null);
    clear.disabled = this.turns.length === 0;
    if (stopHadFocus) this.focus();
    for (const button of log.querySelectorAll(".retry, .offer button, .next button")) button.disabled = controller !== null;
  }

  clear() {
    this.running?.abort();
    this.cleared = this.turns.filter(({ answer }) => answer).map(({ question, answer }) => ({ question, answer }));
    this.turns = [];
    keep(this.turns);
    this.parts.log.replaceChildren();
    this.parts.welcome.hidden = false;
    this.parts.cleared.hidden = this.cleared.length === 0;
    this.parts.scroller.scrollTop = 0;
    this.run(null);
    (this.cleared.length ? this.parts.undo : this.home).focus();
  }

  restore(kept) {
    for (const { question, answer } of kept) {
      const turn = this.add(question);
      turn.done(answer);
      turn.textNode.removeAttribute("aria-busy");
    }
    this.parts.cleared.hidden = true;
    this.cleared = [];
    keep(this.turns);
    this.run(null);
    if (!kept.length) return;
    this.reveal(this.turns.at(-1).node, { toTop: true });
    this.leadOn(this.turns.at(-1));
  }
}
