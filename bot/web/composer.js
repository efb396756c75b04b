// The text box and its buttons: what may be sent, and when.

export const QUESTION_LIMIT = 2000;
const COUNTER_FROM = 1800;
const DOUBLE_CLICK_MS = 500;

export class Composer {
  // `parts` are the frame's elements by id; `ask(question)` and `stop()` do what the buttons say.
  constructor(parts, voice, { ask, stop }) {
    Object.assign(this, { parts, voice, sentAt: 0 });
    const { composer, box } = parts;
    composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit(event, ask);
    });
    box.addEventListener("input", () => this.measure());
    box.addEventListener("keydown", (event) => {
      // While an input method composes, Enter picks a word. Safari reports that Enter as code 229.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      composer.requestSubmit();
    });
    parts.stop.addEventListener("click", (event) => {
      // Stop takes the place of Send: the second half of a double click on Send is not meant for it.
      if (event.timeStamp - this.sentAt > DOUBLE_CLICK_MS) stop();
    });
    let width = 0;
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === width) return; // only its height: that is our own doing
      width = contentRect.width;
      requestAnimationFrame(() => this.measure());
    }).observe(composer);
  }

  get typed() {
    return this.parts.box.value.normalize("NFC").trim();
  }

  submit(event, ask) {
    const { box, stop } = this.parts;
    if (!stop.hidden) return; // an answer is under way
    const question = this.typed;
    if (!this.measure()) {
      box.focus();
      return;
    }
    this.sentAt = event.timeStamp;
    box.value = "";
    this.measure();
    ask(question);
  }

  // Puts a question into the box for the reader to change.
  edit(question) {
    const { box } = this.parts;
    box.value = question;
    this.measure();
    box.focus();
    box.setSelectionRange(question.length, question.length);
  }

  running(underWay) {
    const { send, stop } = this.parts;
    send.hidden = underWay;
    stop.hidden = !underWay;
  }

  // Fits the box to its text and counts as the server does, by code point. The box has no maxlength:
  // that would cut a pasted question without a word. Returns whether the text may be sent.
  measure() {
    const { box, counter } = this.parts;
    const count = [...this.typed].length;
    const over = count > QUESTION_LIMIT;
    counter.textContent = "";
    if (over) counter.textContent = this.voice.say("counterOver", { count: count - QUESTION_LIMIT });
    else if (count >= COUNTER_FROM) counter.textContent = this.voice.say("counter", { count, limit: QUESTION_LIMIT });
    counter.classList.toggle("over", over);
    box.setAttribute("aria-invalid", String(over));
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
    return count > 0 && !over;
  }
}
