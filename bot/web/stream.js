// The way to the server: one question out, its events back.

import { at } from "./server.js";

// An answer of the server that says what went wrong (RFC 9457).
export class Problem extends Error {
  constructor({ title = null, detail = null } = {}) {
    super(title ?? "problem");
    Object.assign(this, { name: "Problem", title, detail });
  }
}

export async function* askServer(body, language, signal) {
  const response = await fetch(at("v1/ask/stream"), {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Accept": "text/event-stream, application/problem+json",
      "Accept-Language": language,
    },
    body: JSON.stringify(body),
    signal,
  });
  const type = response.headers.get("Content-Type") ?? "";
  if (type.startsWith("application/problem+json")) throw new Problem(await response.json());
  // A proxy's own error page is not ours to show.
  if (!response.ok || !type.startsWith("text/event-stream")) throw new Problem();
  yield* events(response.body.pipeThrough(new TextDecoderStream()).getReader());
}

// Reads server-sent events by hand, for EventSource cannot POST. A "\r" that ends a piece may be
// half of a "\r\n" and waits for the next piece; an event without its blank line does not count.
async function* events(reader) {
  let rest = "";
  let event = "";
  let data = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop();
      for (const line of lines) {
        const [, field, content] = /^([^:]*):? ?(.*)$/s.exec(line);
        if (field === "event") event = content;
        if (field === "data") data.push(content);
        if (line !== "") continue;
        if (data.length) yield { event, data: JSON.parse(data.join("\n")) };
        event = "";
        data = [];
      }
    }
  } finally {
    reader.cancel().catch(() => {}); // it may have failed already
  }
}
