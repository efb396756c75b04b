// An answer as text for a letter or a report: what was asked and answered, and each quote with its source.

import { placeOf } from "./server.js";
import { formatDate } from "./texts.js";

export function asText(question, { answer, notices, citations, language }) {
  const sources = citations.map((citation) => source(citation, language));
  return [question, ...notices, answer, sources.join("\n\n")].filter(Boolean).join("\n\n");
}

function source(citation, language) {
  const { marker, quote, title, published, url } = citation;
  const address = [url, placeOf(citation)].filter(Boolean).join(" ");
  const facts = [title, published && formatDate(published, language), address].filter(Boolean);
  return `[${marker}] “${quote}” – ${facts.join(", ")}`;
}

// Resolves to whether the text is on the clipboard. Pages without https have no clipboard of their
// own; there a selection is copied, as by hand.
export async function copy(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "hidden-text";
    near.after(box);
    box.select();
    const copied = document.execCommand("copy");
    box.remove();
    near.focus();
    return copied;
  }
}
