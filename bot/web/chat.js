// The chat page: the composer, the language switch, and the one answer that may be under way.

import { currentLanguage, make, say, switchLanguage } from "./elements.js";
import { askServer } from "./stream.js";
import { examples } from "./texts.js";
import { Turn } from "./turn.js";

const QUESTION_LIMIT = 2000;
const COUNTER_FROM = 1800;
const HISTORY_TURNS = 3;
const DOUBLE_CLICK_MS = 500;

const $ = (id) => document.getElementById(id);
const [welcome, log, box, counter, send, stop, clear, clearDialog] = ["welcome", "log",
  "box", "counter", "send", "stop", "clear", "clear-dialog"].map($);
const languageButtons = document.querySelectorAll("[data-language]");
// On a phone, focus in the text box would open the keyboard over the answer.
const home = matchMedia("(pointer: fine)").matches ? box : log;

let turns = [];
let running = null; // the AbortController of the answer under way
let sentAt = 0;

// Asking

async function answer(turn) {
  const controller = new AbortController();
  const language = currentLanguage(); // the one a problem will be written in
  setRunning(controller);
  turn.reset();
  turn.node.scrollIntoView({ block: "start" });
  try {
    for await (const event of askServer(questionBody(turn), language, controller.signal)) {
      turn.take(event);
      if (turn.answer) break;
    }
    if (!turn.answer) throw new TypeError("the stream ended early");
  } catch (error) {
    turn.end(error, language, () => {
      if (running) return;
      home.focus({ preventScroll: true });
      answer(turn);
    });
  } finally {
    turn.textNode.removeAttribute("aria-busy");
    if (running === controller) setRunning(null);
  }
}

// The language is sent only when the reader has chosen one; else the server goes by the question.
function questionBody(turn) {
  const chosen = $("answer-language").value;
  const earlier = turns.slice(0, turns.indexOf(turn)).filter(({ answer: got }) => got);
  const history = earlier.slice(-HISTORY_TURNS).flatMap(({ question, text }) => [
    { role: "user", content: question },
    { role: "assistant", content: [...text].slice(0, QUESTION_LIMIT).join("") },
  ]);
  return { question: turn.question, history, ...(chosen && { language: chosen }) };
}

function setRunning(controller) {
  const stopHadFocus = document.activeElement === stop;
  running = controller;
  send.hidden = running !== null;
  stop.hidden = running === null;
  clear.disabled = turns.length === 0;
  if (stopHadFocus) home.focus({ preventScroll: true });
  for (const retry of log.querySelectorAll(".retry")) retry.disabled = running !== null;
}

function submit(question) {
  const turn = new Turn(question);
  turns.push(turn);
  log.append(turn.node);
  welcome.hidden = true;
  home.focus({ preventScroll: true });
  answer(turn);
}

// The composer

const typed = () => box.value.normalize("NFC").trim();

// Fits the box to its text and counts as the server does, by code point. The box has no maxlength:
// that would cut a pasted question without a word. Returns whether the text may be sent.
function measure() {
  const count = [...typed()].length;
  const over = count > QUESTION_LIMIT;
  counter.textContent = "";
  if (over) counter.textContent = say("counterOver", { count: count - QUESTION_LIMIT });
  else if (count >= COUNTER_FROM) counter.textContent = say("counter", { count, limit: QUESTION_LIMIT });
  counter.classList.toggle("over", over);
  box.setAttribute("aria-invalid", String(over));
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  return count > 0 && !over;
}

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  if (running) return;
  const question = typed();
  if (!measure()) {
    box.focus();
    return;
  }
  sentAt = event.timeStamp;
  box.value = "";
  measure();
  submit(question);
});

box.addEventListener("input", measure);
addEventListener("resize", measure);

box.addEventListener("keydown", (event) => {
  // While an input method composes, Enter picks a word. Safari reports that Enter as code 229.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  $("composer").requestSubmit();
});

stop.addEventListener("click", (event) => {
  // Stop takes the place of Send: the second half of a double click on Send is not meant for it.
  if (event.timeStamp - sentAt > DOUBLE_CLICK_MS) running?.abort();
});

// Clearing

clear.addEventListener("click", () => clearDialog.showModal());
$("clear-no").addEventListener("click", () => clearDialog.close());
$("clear-yes").addEventListener("click", () => {
  clearDialog.close();
  running?.abort();
  turns = [];
  log.replaceChildren();
  welcome.hidden = false;
  setRunning(null);
  home.focus();
});

// Languages

function speak(language) {
  log.setAttribute("aria-live", "off"); // labels in another language are not new messages
  switchLanguage(language);
  setTimeout(() => log.setAttribute("aria-live", "polite"), DOUBLE_CLICK_MS);
  for (const button of languageButtons) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
  $("examples").replaceChildren(...examples[language].map(example));
  measure();
}

function example(question) {
  const button = make("button", { className: "example", type: "button" }, question);
  button.addEventListener("click", () => submit(question));
  return make("li", {}, button);
}

for (const button of languageButtons) {
  button.addEventListener("click", () => speak(button.dataset.language));
}

speak(currentLanguage());
