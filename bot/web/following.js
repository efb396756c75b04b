// What may be asked next: the headings around what was quoted, where a document words them as questions. They are
// the document's own; nothing is made up.

import { documentText } from "./server.js";

const MOST = 3;
const ABOUT = "{id: about}"; // marks what a document tells of itself: nobody's question

const alike = (question) => question.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

// For an answer, the nearest first; none that was asked, nor those over the quotes themselves.
export async function questionsAfter({ language, citations }, asked) {
  const quoted = citations.flatMap((one) => [one, one.parallel]).filter((one) => one?.language === language);
  if (!quoted.length) return [];
  const id = quoted[0].document_id;
  const quotes = quoted.filter((one) => one.document_id === id).map(({ quote }) => quote);
  const known = new Set(asked.map(alike));
  return headingsNear(await documentText(id), quotes).filter((one) => !known.has(alike(one))).slice(0, MOST);
}

function headingsNear(text, quotes) {
  const sections = text.split(/^(?=#{1,6} )/m);
  const cited = sections.flatMap((section, n) => (quotes.some((quote) => section.includes(quote)) ? [n] : []));
  return sections
    .map((section, n) => ({
      heading: section.includes(ABOUT) ? null : /^#+ +(.+\?)\s*$/.exec(section.split("\n", 1)[0])?.[1],
      away: Math.min(...cited.map((at) => Math.abs(n - at))),
    }))
    .filter(({ heading, away }) => heading && away > 0 && away < Infinity)
    .sort((one, other) => one.away - other.away)
    .map(({ heading }) => heading);
}
