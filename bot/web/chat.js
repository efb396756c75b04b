// <hoidap-chat language="vi|en" theme="light|dark|auto">: the whole chat, in a shadow root of its own.
// It tells of another language with the event "hoidap-language".

import { Conversation } from "./conversation.js";
import { frame } from "./frame.js";
import { dress } from "./styles.js";
import { examples, languages, texts } from "./texts.js";
import { Voice, keepLanguage, make, startLanguage } from "./voice.js";

// What those import in turn, named here so that a slow network fetches it all at once.
import "./composer.js";
import "./copying.js";
import "./feedback.js";
import "./following.js";
import "./icons.js";
import "./memory.js";
import "./server.js";
import "./sources.js";
import "./stream.js";
import "./turn.js";

const QUIET_MS = 500;

class HoidapChat extends HTMLElement {
  static observedAttributes = ["language", "theme"];

  connectedCallback() {
    if (this.shadowRoot) return; // moved within the page
    this.attachShadow({ mode: "open" });
    this.ready = this.open();
    this.ready.catch(() => {}); // whoever waits for it is told
  }

  // Nothing is shown before it is dressed.
  async open() {
    const language = () => startLanguage(this.getAttribute("language"));
    await dress(this.shadowRoot, this.getAttribute("theme")).catch((error) => {
      this.shadowRoot.append(texts[language()].unreachableHelp);
      throw error;
    });
    const root = frame();
    this.shadowRoot.append(root);
    this.parts = Object.fromEntries([...root.querySelectorAll("[id]")].map((part) => [part.id, part]));
    this.voice = new Voice(root, language());
    for (const button of this.parts.languages.children) {
      button.addEventListener("click", () => {
        keepLanguage(button.dataset.language);
        this.speak(button.dataset.language);
      });
    }
    this.conversation = new Conversation(this.parts, this.voice);
    this.speak(this.voice.language);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.conversation) return;
    if (name === "theme") dress(this.shadowRoot, now);
    else if (languages.includes(now)) this.speak(now);
  }

  focus() {
    this.conversation?.focus();
  }

  speak(language) {
    const { log, languages: buttons, examples: list } = this.parts;
    log.ariaLive = "off"; // neither labels in another language nor what was kept are new messages
    setTimeout(() => { log.ariaLive = "polite"; }, QUIET_MS);
    this.shadowRoot.firstElementChild.lang = language;
    this.voice.speak(language);
    for (const button of buttons.children) button.ariaPressed = String(button.dataset.language === language);
    list.replaceChildren(...examples[language].map((question) => this.example(question)));
    this.conversation.composer.measure();
    this.dispatchEvent(new CustomEvent("hoidap-language", { detail: language, bubbles: true, composed: true }));
  }

  example(question) {
    const button = make("button", { className: "example", type: "button" }, question);
    button.addEventListener("click", () => this.conversation.ask(question));
    return make("li", {}, button);
  }
}

customElements.define("hoidap-chat", HoidapChat);
