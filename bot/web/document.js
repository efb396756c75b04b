// Marks the words that the address names: "#c120-340" are the characters 120 to 340 of the document,
// counted as the server counts them, by code points.

const article = document.querySelector(".document");
const status = document.getElementById("status");

// The fragment of the address as two offsets, or null where it names none.
function wanted() {
  const match = /^#c(\d{1,9})-(\d{1,9})$/.exec(location.hash);
  return match && { start: Number(match[1]), end: Number(match[2]) };
}

// The index in UTF-16 of a code point of the text.
function unitOf(text, point) {
  return [...text].slice(0, point).join("").length;
}

function clear() {
  for (const mark of article.querySelectorAll("mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
  status.textContent = "";
  status.classList.remove("warning");
}

// Puts `start` to `end` of a slice of the document into a <mark>; null where they do not touch it.
function markIn(slice, start, end) {
  const text = slice.textContent;
  const from = Number(slice.dataset.start);
  const first = Math.max(0, start - from);
  const last = Math.min([...text].length, end - from);
  if (first >= last) return null;
  const range = document.createRange();
  range.setStart(slice.firstChild, unitOf(text, first));
  range.setEnd(slice.firstChild, unitOf(text, last));
  const mark = document.createElement("mark");
  range.surroundContents(mark);
  return mark;
}

// The same block in the other language, marked softly.
function markBeside(cell) {
  for (const slice of cell.parentNode.querySelectorAll(".other [data-start]")) {
    const mark = document.createElement("mark");
    mark.className = "aligned";
    mark.append(...slice.childNodes);
    slice.append(mark);
  }
}

function show() {
  clear();
  const place = wanted();
  if (!place) return;
  const slices = [...article.querySelectorAll(".cell:not(.other) [data-start]")];
  const marks = slices.map((slice) => markIn(slice, place.start, place.end)).filter(Boolean);
  status.classList.toggle("warning", !marks.length);
  status.textContent = marks.length ? status.dataset.marked : status.dataset.outOfRange;
  new Set(marks.map((mark) => mark.closest(".cell"))).forEach(markBeside);
  marks[0]?.scrollIntoView({ block: "center" });
}

function tellAddress() {
  document.getElementById("address").textContent = location.href;
}

// The other language can be put away: on a phone it stands after each block.
const both = document.getElementById("both");
if (both) {
  both.hidden = false;
  both.addEventListener("change", ({ target }) => {
    article.querySelector(".rows").classList.toggle("one", !target.checked);
  });
}

// A switch of language keeps the marked place.
function keepPlace() {
  for (const link of document.querySelectorAll("[data-language]")) link.hash = location.hash;
}

for (const task of [show, tellAddress, keepPlace]) {
  task();
  addEventListener("hashchange", task);
}
