// The empty chat: every part by its id, without behaviour. data-text, data-label and
// data-placeholder name entries of texts.js; whoever speaks fills them.

import { icon, logo } from "./icons.js";
import { make } from "./voice.js";

export function frame() {
  return make("div", { className: "root" }, header(), scroller(), footer());
}

function part(tag, id, properties = {}, data = {}, ...children) {
  const element = make(tag, id ? { id, ...properties } : properties, ...children);
  Object.assign(element.dataset, data);
  return element;
}

const text = (tag, key, className = "") => part(tag, null, { className }, { text: key });

function header() {
  const clear = part("button", "clear", { className: "header-button", type: "button", disabled: true }, { label: "clear" },
    icon("clear"), text("span", "clear", "wide-only"));
  const languages = part("div", "languages", { className: "languages" }, { label: "interfaceLanguage" },
    language("vi", "Tiếng Việt"), language("en", "English"));
  languages.role = "group";
  const name = make("h2", { className: "name", lang: "vi" }, "Hỏi Đáp");
  return make("div", { className: "header" },
    logo(), name, text("p", "tagline", "tagline"),
    make("div", { className: "header-tools" }, clear, languages, make("slot", { name: "tools" })));
}

function language(code, name) {
  const button = make("button", { className: "header-button", type: "button", lang: code }, code.toUpperCase());
  button.dataset.language = code;
  button.ariaLabel = `${code.toUpperCase()} – ${name}`;
  return button;
}

function scroller() {
  const undo = part("p", "cleared", { className: "cleared", hidden: true }, {}, text("span", "cleared"), " ",
    part("button", "undo", { className: "tool", type: "button" }, { text: "undo" }));
  const welcome = part("div", "welcome", { className: "welcome" }, {},
    undo, text("h3", "welcomeTitle", "welcome-title"), text("p", "welcomeText", "welcome-text"),
    text("h4", "examplesTitle", "small-title"), part("ul", "examples", { className: "examples" }));
  const log = part("div", "log", { className: "log", role: "log", ariaLive: "off", tabIndex: -1 }, { label: "conversation" });
  return part("div", "scroller", { className: "scroller", role: "region", tabIndex: 0 }, { label: "conversation" }, welcome, log);
}

function footer() {
  const box = part("textarea", "box",
    { className: "box", rows: 1, autocomplete: "off", enterKeyHint: "send" },
    { label: "boxLabel", placeholder: "boxPlaceholder" });
  box.setAttribute("aria-describedby", "counter");
  const choice = part("select", "answer-language", {}, {}, ...[["", "Auto"], ["vi", "Vi"], ["en", "En"]].map(
    ([value, key]) => part("option", null, { value }, { text: `answerLanguage${key}` })));
  const form = part("form", "composer", { className: "composer", noValidate: true }, {}, box,
    part("button", "send", { className: "button main", type: "submit" }, { text: "send" }),
    part("button", "stop", { className: "button stop", type: "button", hidden: true }, {},
      make("span", { className: "stop-icon", ariaHidden: "true" }), text("span", "stop")),
    make("label", { className: "answer-language" }, text("span", "answerLanguage"), choice),
    part("span", "counter", { className: "counter" }));
  return make("div", { className: "footer" }, form, text("p", "legal", "legal"));
}
