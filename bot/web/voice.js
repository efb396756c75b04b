// What is said in one root – the page, or a chat in its shadow root – and in which language. A label
// remembers its key, so a switch of language rewrites it in place and the conversation stays.

import { formatDate, formatNumber, languages, texts } from "./texts.js";

const KEPT_AS = "hoidap.language";

// make("p", { className: "x" }, "text", node, null): children that are null are left out.
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

// The reader's own choice in this tab, else what the page asks for, else the browser's language.
export function startLanguage(wanted = null) {
  let kept = null;
  try { kept = sessionStorage.getItem(KEPT_AS); } catch { /* storage is blocked */ }
  const known = [kept, wanted].find((language) => languages.includes(language));
  return known ?? (navigator.language?.toLowerCase().startsWith("vi") ? "vi" : "en");
}

// Remembers the reader's own choice.
export function keepLanguage(language) {
  try { sessionStorage.setItem(KEPT_AS, language); } catch { /* storage is blocked */ }
}

export class Voice {
  constructor(root, language) {
    Object.assign(this, { root, language });
  }

  speak(language) {
    this.language = language;
    this.root.querySelectorAll("[data-text], [data-label], [data-placeholder]").forEach((one) => this.fill(one));
  }

  say(key, values = {}) {
    return texts[this.language][key].replace(/\{(\w+)\}/g, (_, name) => {
      if (name === "date") return formatDate(values.date, this.language);
      return typeof values[name] === "number" ? formatNumber(values[name], this.language) : values[name];
    });
  }

  fill(element) {
    const { text, label, placeholder, values } = element.dataset;
    if (text) element.textContent = this.say(text, values && JSON.parse(values));
    if (label) element.setAttribute("aria-label", this.say(label, values && JSON.parse(values)));
    if (placeholder) element.placeholder = this.say(placeholder);
  }

  label(tag, className, key, values) {
    const element = make(tag, { className });
    element.dataset.text = key;
    if (values) element.dataset.values = JSON.stringify(values);
    this.fill(element);
    return element;
  }

  // A button that shows its text, behind an icon where one is given.
  button(className, key, icon = null) {
    return make("button", { className, type: "button" }, icon, this.label("span", "", key));
  }

  // A button that shows `text` and is read out as the label `key`.
  namedButton(className, text, key, values = {}) {
    const button = make("button", { className, type: "button" }, text);
    Object.assign(button.dataset, { label: key, values: JSON.stringify(values) });
    this.fill(button);
    return button;
  }

  // A link out of the page, or null where the address is missing or not a web address.
  outsideLink(url, className, content) {
    let address = null;
    try { address = new URL(url); } catch { return null; }
    if (!["http:", "https:"].includes(address.protocol)) return null;
    return make("a", { href: address.href, className, target: "_blank", rel: "noopener" },
      content, " ", this.label("span", "hidden-text", "newTab"));
  }
}
