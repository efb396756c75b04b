// Whether an answer helped, and if not, why. Shown only where the server keeps feedback.

import { icon } from "./icons.js";
import { sendFeedback } from "./server.js";
import { make } from "./voice.js";

const REASONS = {
  wrong_source: "reasonWrongSource",
  outdated: "reasonOutdated",
  wrong_language: "reasonWrongLanguage",
  not_answered: "reasonNotAnswered",
};
const COMMENT_LIMIT = 1000;

// Returns the two buttons, and what opens below them.
export function feedback(voice, question, answer) {
  const yes = voice.button("tool", "helpful", icon("helpful"));
  const no = voice.button("tool", "unhelpful", icon("unhelpful"));
  const below = make("div", { className: "feedback" });
  const about = { answer_id: answer.id, question, language: answer.language };

  async function send(details) {
    for (const button of [yes, no]) button.disabled = true;
    const sent = await sendFeedback({ ...about, ...details });
    const note = voice.label("p", "feedback-note", sent ? "thanks" : "feedbackFailed");
    note.tabIndex = -1;
    if (sent) below.replaceChildren(note);
    else below.append(note);
    for (const button of [yes, no]) button.disabled = sent;
    note.focus({ preventScroll: true });
  }

  yes.addEventListener("click", () => {
    press(yes, no);
    below.replaceChildren();
    send({ helpful: true, reasons: [] });
  });
  no.addEventListener("click", () => {
    press(no, yes);
    const form = why(voice, (details) => send({ helpful: false, ...details }));
    below.replaceChildren(form);
    form.querySelector("input").focus();
  });
  no.setAttribute("aria-pressed", "false");
  yes.setAttribute("aria-pressed", "false");
  return { buttons: [yes, no], below };
}

function press(pressed, other) {
  pressed.setAttribute("aria-pressed", "true");
  other.setAttribute("aria-pressed", "false");
}

function why(voice, send) {
  const boxes = Object.entries(REASONS).map(([value, key]) => ({
    key, box: make("input", { type: "checkbox", value }),
  }));
  const comment = make("textarea", { className: "box", rows: 2, maxLength: COMMENT_LIMIT });
  const submit = voice.label("button", "button", "sendFeedback");
  const form = make("form", { className: "why" },
    make("fieldset", { className: "reasons" },
      voice.label("legend", "small-title", "feedbackTitle"),
      ...boxes.map(({ key, box }) => make("label", { className: "reason" }, box, voice.label("span", "", key)))),
    make("label", { className: "comment" }, voice.label("span", "small-title", "comment"), comment),
    submit);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit.disabled) return;
    const reasons = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    const said = comment.value.normalize("NFC").trim();
    submit.disabled = true;
    send({ reasons, ...(said && { comment: said }) }).finally(() => { submit.disabled = false; });
  });
  return form;
}
