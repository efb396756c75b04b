// The launcher. One script tag puts it on any page; until it is opened it asks the server for nothing:
//   <script src="https://bot.example/widget.js" data-language="vi" defer></script>
// Where the page holds a <hoidap-chat> of its own, that is brought to life at once, without a launcher.

(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  if (!script || customElements.get("hoidap-widget")) return; // a second tag adds nothing

  const { language, accent, position, theme } = script.dataset;
  const [CHAT, STYLES] = ["static/chat.js", "static/styles.js"].map((path) => new URL(path, script.src).href);

  // On a small screen the chat fills it, and the page behind rests.
  const SMALL = matchMedia("(max-width: 30em), (max-height: 30em)");

  // What must be said before, or without, the server. `away` stands in texts.js too.
  const TEXTS = {
    vi: {
      name: "Hỏi Đáp",
      open: "Hỏi Đáp về tiêu chuẩn, đo lường, chất lượng và TBT",
      close: "Đóng",
      loading: "Đang mở…",
      retry: "Thử lại",
      away: "Không kết nối được với máy chủ",
      awayHelp: "Vui lòng kiểm tra đường truyền Internet rồi thử lại, hoặc liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn.",
    },
    en: {
      name: "Ask",
      open: "Ask about standards, metrology, quality and TBT",
      close: "Close",
      loading: "Opening…",
      retry: "Try again",
      away: "The server cannot be reached",
      awayHelp: "Please check your internet connection and try again, or ask the Viet Nam TBT Office (the national TBT enquiry point).",
    },
  };

  // "!important" in here wins over whatever the page says of the element; inside, nothing of the page counts.
  const STYLE = `
    :host { all: initial !important; position: fixed !important; z-index: 2147483000 !important; inset: auto !important; }
    @media print { :host { display: none !important; } }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    .launcher, .panel {
      --paper: #fff; --ink: #17222e; --line: #c3ccd6; --brand: var(--hoidap-accent, #0b4a84);
      color-scheme: light; font-family: var(--hoidap-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif);
      font-size: var(--hoidap-font-size, medium); line-height: 1.5;
    }
    .launcher {
      position: fixed; bottom: max(20px, env(safe-area-inset-bottom)); right: 20px; display: flex; align-items: center; gap: 8px;
      min-height: 52px; padding: 0 20px 0 16px; border: 2px solid #fff; border-radius: 26px;
      background: var(--brand); color: var(--hoidap-on-accent, #fff); box-shadow: 0 4px 16px rgb(8 18 28 / 30%);
      font-weight: 600; cursor: pointer;
    }
    .launcher svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 6; stroke-linecap: round; stroke-linejoin: round; }
    :focus-visible { outline: 3px solid var(--brand); outline-offset: 3px; }
    .panel {
      position: fixed; inset: auto 20px 88px auto; display: none; width: 416px; max-width: calc(100vw - 40px);
      height: min(680px, calc(100vh - 112px)); margin: 0; padding: 0; overflow: hidden;
      border: 1px solid var(--line); border-radius: var(--hoidap-radius, 12px); background: var(--paper); color: var(--ink);
      box-shadow: 0 12px 40px rgb(8 18 28 / 32%);
    }
    .panel[open] { display: grid; }
    .left .launcher { right: auto; left: 20px; }
    .left .panel { right: auto; left: 20px; }
    .panel.full { inset: 0; width: 100%; max-width: none; height: 100%; max-height: none; border: 0; border-radius: 0; }
    hoidap-chat { grid-area: 1 / 1; display: block; block-size: 100%; max-block-size: none; min-height: 0; border: 0; border-radius: 0; }
    .notice { grid-area: 1 / 1; place-self: center; max-width: 26em; padding: 24px; text-align: center; }
    .notice p { margin: 0 0 12px; }
    .notice b { display: block; margin-bottom: 4px; }
    .shut {
      min-width: 40px; min-height: 40px; padding: 0 8px; border: 0; border-radius: 8px; background: none; color: inherit;
      font: inherit; font-size: 24px; line-height: 1; cursor: pointer;
    }
    .shut:hover { background: rgb(128 128 128 / 25%); }
    .shut:focus-visible { outline-color: currentColor; outline-offset: 1px; }
    .alone { grid-area: 1 / 1; justify-self: end; align-self: start; margin: 10px; }
    .again { min-height: 44px; padding: 0 20px; border: 1px solid currentColor; border-radius: 8px; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }`;
  const DARK = ".launcher, .panel { --paper: #19212a; --ink: #e7ecf1; --line: #4a5866; color-scheme: dark; }";

  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function sheet(rules, media = "all") {
    const made = new CSSStyleSheet({ media });
    made.replaceSync(rules);
    return made;
  }

  // The letter "ỏ" of Hỏi: its tone mark is the question mark.
  function drawing() {
    const shape = (tag, values) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
      return element;
    };
    const svg = shape("svg", { "viewBox": "12 4 40 54", "aria-hidden": "true" });
    svg.append(shape("circle", { cx: 32, cy: 43, r: 11.5 }),
      shape("path", { d: "M25.5 11.5c2-3.2 5-4.3 8-4 3.9.4 6 2.9 5.7 5.7-.3 3.2-4.7 3.6-5.2 7.8" }));
    return svg;
  }

  // White or near-black, whichever reads better on the accent: one of them always reaches 4.5 to 1.
  function inkOn(colour) {
    const paint = document.createElement("canvas").getContext("2d");
    paint.fillStyle = colour;
    if (!/^#[0-9a-f]{6}$/.test(paint.fillStyle)) return "#fff";
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const share = parseInt(paint.fillStyle.slice(at, at + 2), 16) / 255;
      return share <= .04045 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
    });
    return .2126 * red + .7152 * green + .0722 * blue > .18 ? "#000" : "#fff";
  }

  function paint(element) {
    if (!accent || !CSS.supports("color", accent)) return;
    element.style.setProperty("--hoidap-accent", accent);
    element.style.setProperty("--hoidap-on-accent", inkOn(accent));
  }

  function startLanguage() {
    let kept = null;
    try { kept = sessionStorage.getItem("hoidap.language"); } catch { /* storage is blocked */ }
    const browser = navigator.language?.toLowerCase().startsWith("vi") ? "vi" : "en";
    return [kept, language, browser].find((one) => Object.hasOwn(TEXTS, one ?? ""));
  }

  class HoidapWidget extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return; // moved within the page
      this.build();
      this.speak(startLanguage());
      this.addEventListener("hoidap-language", ({ detail }) => this.speak(detail));
      this.launcher.addEventListener("click", () => (this.panel.open ? this.panel.close() : this.open()));
      this.shut.addEventListener("click", () => this.panel.close());
      this.panel.addEventListener("close", () => this.closed());
      this.panel.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.isComposing) this.panel.close();
      });
      SMALL.addEventListener("change", () => this.panel.open && this.show());
      visualViewport?.addEventListener("resize", () => this.stayAboveKeyboard());
    }

    build() {
      const root = this.attachShadow({ mode: "open" });
      const dark = { light: "not all", dark: "all" }[theme] ?? "(prefers-color-scheme: dark)";
      root.adoptedStyleSheets = [sheet(STYLE), sheet(DARK, dark)];
      this.word = make("span");
      this.launcher = make("button", { className: "launcher", type: "button" }, drawing(), this.word);
      this.launcher.setAttribute("aria-haspopup", "dialog");
      this.launcher.setAttribute("aria-expanded", "false");
      this.shut = make("button", { className: "shut", type: "button" }, "×");
      this.panel = make("dialog", { className: "panel" }, this.shut);
      this.panel.setAttribute("role", "dialog");
      root.append(make("div", { className: position === "left" ? "left" : "right" }, this.panel, this.launcher));
      paint(this);
    }

    speak(spoken) {
      const texts = TEXTS[spoken];
      this.spoken = spoken;
      this.shadowRoot.firstElementChild.lang = spoken;
      this.word.textContent = texts.name;
      this.launcher.setAttribute("aria-label", texts.open);
      this.panel.setAttribute("aria-label", texts.open);
      this.shut.setAttribute("aria-label", texts.close);
    }

    open() {
      this.show();
      if (this.chat) this.chat.focus();
      else this.load();
    }

    // Over the whole of a small screen, with the page behind at rest; else beside the page.
    show() {
      this.panel.close();
      this.panel.classList.toggle("full", SMALL.matches);
      if (SMALL.matches) this.panel.showModal();
      else this.panel.show();
      this.launcher.setAttribute("aria-expanded", "true");
      this.stayAboveKeyboard();
    }

    closed() {
      if (this.panel.open) return; // only shown anew, in the other way
      const inside = this.shadowRoot.activeElement;
      this.launcher.setAttribute("aria-expanded", "false");
      if (inside || document.activeElement === document.body) this.launcher.focus();
    }

    stayAboveKeyboard() {
      const view = this.panel.classList.contains("full") && globalThis.visualViewport;
      this.panel.style.height = view ? `${view.height}px` : "";
      this.panel.style.top = view ? `${view.offsetTop}px` : "";
    }

    async load() {
      const { loading, away, awayHelp, retry } = TEXTS[this.spoken];
      const notice = make("div", { className: "notice", role: "status" }, make("p", {}, loading));
      this.shut.classList.add("alone");
      this.panel.replaceChildren(this.shut, notice);
      try {
        await this.bring();
      } catch {
        const again = make("button", { className: "again", type: "button" }, retry);
        again.addEventListener("click", () => this.load());
        notice.replaceChildren(make("p", {}, make("b", {}, away), awayHelp), again);
        if (this.panel.open) again.focus();
      }
    }

    async bring() {
      await importChat();
      const chat = make("hoidap-chat");
      chat.setAttribute("language", this.spoken);
      if (theme) chat.setAttribute("theme", theme);
      this.panel.append(chat);
      await chat.ready.catch((error) => {
        chat.remove();
        throw error;
      });
      this.shut.classList.remove("alone");
      this.shut.slot = "tools";
      chat.append(this.shut);
      this.panel.replaceChildren(chat);
      this.chat = chat;
      if (this.panel.open) chat.focus();
    }
  }

  let tries = 0;

  // A browser may remember that a module could not be had, so each try has an address of its own.
  async function importChat() {
    if (customElements.get("hoidap-chat")) return;
    tries += 1;
    import(STYLES).catch(() => {}); // alone it is there first, and begins to fetch the style sheets
    await import(tries === 1 ? CHAT : `${CHAT}?try=${tries}`);
  }

  function start() {
    const inline = document.querySelectorAll("hoidap-chat");
    if (inline.length === 0) {
      customElements.define("hoidap-widget", HoidapWidget);
      document.body.append(document.createElement("hoidap-widget"));
      return;
    }
    for (const chat of inline) {
      paint(chat);
      if (language && !chat.hasAttribute("language")) chat.setAttribute("language", language);
      if (theme && !chat.hasAttribute("theme")) chat.setAttribute("theme", theme);
    }
    importChat().catch(() => {
      const { away, awayHelp } = TEXTS[startLanguage()];
      for (const chat of inline) chat.textContent = `${away}. ${awayHelp}`;
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
