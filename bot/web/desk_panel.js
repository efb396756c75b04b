// What both parts of the desk share: a form of filters, what the server answers to it, and how that
// is told while it is on its way, empty, or does not come.

import { language, say } from "./desk_texts.js";
import { at } from "./server.js";
import { Problem } from "./stream.js";
import { make } from "./voice.js";

// What the server says to a question with these parameters, and the headers of its answer. Throws
// Problem, or TypeError if it is away.
export async function ask(path, params, signal) {
  const response = await fetch(at(`${path}?${params}`), { headers: { "Accept-Language": language }, signal });
  if (!response.ok) throw new Problem(await response.json().catch(() => ({})));
  return { ...await response.json(), headers: response.headers };
}

const chosen = ({ type, checked, value }) => (type === "checkbox" ? checked : value.trim() !== "");

export class Panel {
  constructor(root) {
    this.form = root.querySelector("form");
    this.count = root.querySelector(".count");
    this.downloads = root.querySelector(".downloads");
    this.result = root.querySelector(".result");
    this.changed = () => {};
    this.underWay = null;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.clearing = this.form.querySelector(".clear");
    this.clearing.addEventListener("click", () => this.clear());
    this.form.addEventListener("change", ({ target }) => {
      if (target.matches("select, [type=checkbox]") && this.ready()) this.submit();
    });
  }

  // Every filter that is set, by its name.
  state() {
    const set = [...this.form.elements].filter((field) => field.name && chosen(field));
    return new URLSearchParams(set.map((field) => [field.name, this.value(field)]));
  }

  // What a field means to the server.
  value(field) {
    return field.value.trim();
  }

  // Fills the form from an address, and asks.
  take(params) {
    for (const field of this.form.elements) {
      if (!field.name) continue;
      const value = params.get(field.name) ?? "";
      if (field.type === "checkbox") field.checked = value === field.value;
      else this.fill(field, value);
    }
    this.open();
  }

  // A value of the address that a list does not offer (yet) is added to it: it must not be lost.
  fill(field, value) {
    if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === value)) {
      field.add(new Option(value, value));
    }
    field.value = value;
  }

  // The organisations that can be chosen, or that are proposed where any may be typed.
  offer(names) {
    const field = this.form.elements.organisation;
    if (field.list) {
      field.list.replaceChildren(...names.map((name) => new Option(name, name)));
      return;
    }
    const kept = field.value;
    while (field.options.length > 1) field.remove(1);
    for (const name of names) field.add(new Option(name, name));
    this.fill(field, kept);
  }

  filters() {
    return [...this.form.querySelector(".filters").elements].filter(({ name }) => name);
  }

  clear() {
    for (const field of this.filters()) {
      if (field.type === "checkbox") field.checked = false;
      else field.value = "";
    }
    this.filters()[0].focus(); // the button that was pressed goes
    this.submit();
  }

  submit() {
    this.changed();
    this.load();
  }

  // Whether the period can be asked for; the browser tells what is wrong with it.
  periodFits() {
    const { from, to } = this.form.elements;
    const [first, last] = [from, to].map((field) => this.value(field));
    const length = Math.min(first.length, last.length);
    to.setCustomValidity(first.slice(0, length) > last.slice(0, length) ? say("wrongPeriod") : "");
    return this.form.reportValidity();
  }

  // Nothing is asked, and nothing told of it.
  rest() {
    this.underWay?.abort();
    this.underWay = null;
    this.clearing.hidden = !this.filters().some(chosen);
    this.count.textContent = "";
    this.downloads.hidden = true;
    this.result.removeAttribute("aria-busy");
  }

  // Asks the server anew; only the last answer counts.
  async load() {
    this.rest();
    if (!this.periodFits()) {
      this.show([]);
      return;
    }
    const mine = new AbortController();
    this.underWay = mine;
    this.result.setAttribute("aria-busy", "true");
    const waiting = setTimeout(() => { this.count.textContent = this.waitingText; }, 150);
    try {
      const answer = await this.fetch(mine.signal);
      clearTimeout(waiting);
      if (this.underWay === mine) this.answered(answer);
    } catch (error) {
      clearTimeout(waiting);
      if (this.underWay === mine && error.name !== "AbortError") this.failed(error);
    } finally {
      if (this.underWay === mine) this.result.removeAttribute("aria-busy");
    }
  }

  show(nodes) {
    this.result.replaceChildren(...nodes);
  }

  link(path, params) {
    this.downloads.hidden = false;
    for (const link of this.downloads.querySelectorAll("a")) {
      link.href = at(`${path}?${new URLSearchParams([...params, ["format", link.dataset.format]])}`);
    }
  }

  empty(title, help) {
    this.count.textContent = title;
    this.show([make("p", { className: "note" }, help)]);
  }

  failed(error) {
    const known = error instanceof Problem;
    const [title, help] = known
      ? [error.title ?? say("serverError"), error.detail ?? say("serverErrorHelp")]
      : [say("unreachable"), say("unreachableHelp")];
    const again = make("button", { className: "button", type: "button" }, say("retry"));
    again.addEventListener("click", () => {
      this.form.querySelector("[type=submit]").focus(); // the button that was pressed goes
      this.load();
    });
    this.count.textContent = title;
    this.show([make("div", { className: "note error" }, make("p", {}, help), again)]);
  }
}
