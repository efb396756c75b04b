// Which words of a text a question asks for. Accents and capitals do not matter: "nhan phu" finds "Nhãn phụ".

import { make } from "./voice.js";

const WORD = /[\p{L}\p{N}]+(?:[/.-][\p{L}\p{N}]+)*/gu;

// Words that say nothing: marked only between words that do.
const SMALL = new Set(("ai bi boi cac cho co con cua cung da dang de den di do duoc gi hay khi khong la lai lam len mot nao nay"
  + " nen neu nhieu nhu nhung no o phai qua ra rang roi sau se tai the theo thi thoi tren trong tu va van ve vi vao voi"
  + " a an and any are as at be by can do does for from has have how in is it its must no not of on or that the their there this"
  + " to was were what when where which who whom will with").split(" "));

// Letter for letter, so that a place in one is the same place in the other.
const fold = (word) => word.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replaceAll("đ", "d");

const words = (text) => [...text.matchAll(WORD)].map((match) => ({
  start: match.index, end: match.index + match[0].length, folded: fold(match[0]),
}));

// English plurals and the like: "label" and "labels".
const stem = (word) => (word.length > 4 ? word.replace(/(?:es|s)$/, "") : word);

// The places of the text to mark, in order.
export function places(text, question) {
  const wanted = new Set(words(question).map(({ folded }) => stem(folded)));
  const found = words(text).map((word) => ({ ...word, hit: wanted.has(stem(word.folded)) }));
  const runs = [];
  found.forEach((word, index) => {
    if (!word.hit) return;
    const previous = found[index - 1];
    const joined = previous?.hit && /^[\s,]*$/.test(text.slice(previous.end, word.start));
    if (joined) runs.at(-1).push(word);
    else runs.push([word]);
  });
  return runs
    .filter((run) => run.some(({ folded }) => folded.length > 1 && !SMALL.has(folded))) // no lone "2" of "clause 2"
    .map((run) => trimmed(run))
    .map((run) => [run[0].start, run.at(-1).end]);
}

// Small words at either end of a run are left out of it.
function trimmed(run) {
  const telling = run.map(({ folded }) => !SMALL.has(folded));
  return run.slice(telling.indexOf(true), telling.lastIndexOf(true) + 1);
}

// The text as nodes, with its places in <mark>.
export function highlighted(text, question) {
  const nodes = [];
  let at = 0;
  for (const [start, end] of places(text, question)) {
    nodes.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}
