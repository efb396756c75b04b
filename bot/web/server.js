// The server that these files come from: its address, and what is asked of it beside questions.

// A chat on another site's page asks the bot, never that page's own server.
export const SERVER = new URL("..", import.meta.url);

export const at = (path) => new URL(path, SERVER).href;

// Where a quote stands in its document; without offsets, the document.
export function placeOf({ document_id: id, start, end }) {
  const place = start === undefined ? "" : `#c${start}-${end}`;
  return at(`documents/${encodeURIComponent(id)}${place}`);
}

let told = null;

// What the server says of itself. Asked once; a server that does not answer takes no feedback.
export function about() {
  told ??= fetch(at("v1/about")).then((response) => (response.ok ? response.json() : { feedback: false }));
  return told.catch(() => {
    told = null;
    return { feedback: false };
  });
}

// The documents that answers rest on; none where the server is away.
export async function documents() {
  try {
    const response = await fetch(at("v1/documents"));
    return response.ok ? (await response.json()).documents : [];
  } catch {
    return [];
  }
}

const read = new Map();

// The text of a document, asked for once; "" where the server is away.
export function documentText(id) {
  if (!read.has(id)) {
    read.set(id, fetch(at(`v1/documents/${encodeURIComponent(id)}`)).then((response) => response.json()).then(({ text }) => text ?? ""));
  }
  return read.get(id).catch(() => {
    read.delete(id);
    return "";
  });
}

// Resolves to whether the server has taken it.
export async function sendFeedback(body) {
  try {
    const response = await fetch(at("v1/feedback"), {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    return response.ok;
  } catch {
    return false;
  }
}
