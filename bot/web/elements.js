// Building blocks of the page: elements, and labels that follow the interface language. A label
// remembers its key, so a switch of language rewrites it in place and the conversation stays.

import { formatDate, formatNumber, languages, texts } from "./texts.js";

const KEPT_AS = "hoidap.language";

let language = startLanguage();

function startLanguage() {
  let kept = null;
  try { kept = sessionStorage.getItem(KEPT_AS); } catch { /* storage is blocked */ }
  if (languages.includes(kept)) return kept;
  return navigator.language?.toLowerCase().startsWith("vi") ? "vi" : "en";
}

export const currentLanguage = () => language;

export function switchLanguage(next) {
  language = next;
  try { sessionStorage.setItem(KEPT_AS, next); } catch { /* storage is blocked */ }
  document.documentElement.lang = next;
  document.title = say("pageTitle");
  document.querySelectorAll("[data-text], [data-label], [data-placeholder]").forEach(fill);
}

export function say(key, values = {}) {
  return texts[language][key].replace(/\{(\w+)\}/g, (_, name) => {
    if (name === "date") return formatDate(values.date, language);
    return typeof values[name] === "number" ? formatNumber(values[name], language) : values[name];
  });
}

function fill(element) {
  const { text, label, placeholder, values } = element.dataset;
  if (text) element.textContent = say(text, values && JSON.parse(values));
  if (label) element.setAttribute("aria-label", say(label, values && JSON.parse(values)));
  if (placeholder) element.placeholder = say(placeholder);
}

// make("p", { className: "x" }, "text", node, null): children that are null are left out.
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function label(tag, className, key, values) {
  const element = make(tag, { className });
  element.dataset.text = key;
  if (values) element.dataset.values = JSON.stringify(values);
  fill(element);
  return element;
}

// A button that shows `text` and is read out as the label `key`.
export function namedButton(className, text, key, values) {
  const button = make("button", { className, type: "button" }, text);
  Object.assign(button.dataset, { label: key, values: JSON.stringify(values) });
  fill(button);
  return button;
}

// A link out of the page, or null where the address is missing or not a web address.
export function outsideLink(url, className, content) {
  let address = null;
  try { address = new URL(url); } catch { return null; }
  if (!["http:", "https:"].includes(address.protocol)) return null;
  return make("a", { href: address.href, className, target: "_blank", rel: "noopener" },
    content, " ", label("span", "hidden-text", "newTab"));
}
