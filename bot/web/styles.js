// The chat's own styles, fetched as text: a style sheet made by script needs no leave of the host
// page's policy, and its rules stay inside the shadow root.

// The frame comes first: it forgets what the host page has set, the colours included.
const NAMES = ["frame.css", "light.css", "dark.css", "turn.css", "sources.css"];

// The dark colours stand in one file: the reader's system decides, or the page does.
const DARK_WHEN = { light: "not all", dark: "all" };

async function read(name) {
  const response = await fetch(new URL(name, import.meta.url));
  if (!response.ok) throw new TypeError(`${name}: ${response.status}`);
  return response.text();
}

// Asked for as soon as this file is read, once for every chat of the page; asked again after a failure.
let texts = null;

function readAll() {
  texts ??= Promise.all(NAMES.map(read));
  texts.catch(() => { texts = null; });
  return texts;
}

readAll();

export async function dress(root, theme) {
  const whole = await readAll();
  root.adoptedStyleSheets = NAMES.map((name, n) => {
    const media = name === "dark.css" ? DARK_WHEN[theme] ?? "(prefers-color-scheme: dark)" : "all";
    const sheet = new CSSStyleSheet({ media });
    sheet.replaceSync(whole[n]);
    return sheet;
  });
}
