// The timeline: a band of twelve months for each year in which something met. What is known only to
// the month stands first in it; what is known only to the year has a line of its own.

import { monthName, period, said, say } from "./desk_texts.js";
import { make } from "./voice.js";

// `reveal(meeting)` is called when one is chosen.
export function timeline(meetings, reveal) {
  const years = grouped(meetings, ({ first }) => first.slice(0, 4));
  return make("div", { className: "timeline" }, ...[...years].map(([year, of]) => band(year, of, reveal)));
}

function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

function band(year, meetings, reveal) {
  const months = grouped(meetings, ({ first }) => Number(first.slice(5, 7)));
  const list = make("ol", { className: "months" });
  for (let month = 1; month <= 12; month++) {
    const of = months.get(month) ?? [];
    list.append(make("li", { className: of.length ? "month" : "month quiet" },
      make("h4", {}, monthName(month)), events(of, reveal)));
  }
  const open = months.get(0);
  return make("section", { className: "year" }, make("h3", {}, year), list,
    open ? make("div", { className: "open-year" }, make("h4", {}, say("inYear")), events(open, reveal)) : null);
}

function events(meetings, reveal) {
  if (!meetings.length) return null;
  return make("ul", { className: "events" }, ...meetings.map((meeting) => make("li", {}, event(meeting, reveal))));
}

function event(meeting, reveal) {
  const day = days(meeting);
  const link = make("a", { className: day ? "event" : "event vague", href: `#${meeting.place_id}`, title: said(meeting.name) },
    day ? make("b", {}, day) : null, day ? " " : null,
    make("span", { className: "event-of" }, shortName(meeting)),
    make("span", { className: "hidden-text" }, `: ${said(meeting.name)}, ${period(meeting.first, meeting.last)}`));
  link.addEventListener("click", (clicked) => {
    clicked.preventDefault();
    reveal(meeting);
  });
  return link;
}

// "ACCSQ lần 53", "ACCSQ no. 53"; the whole name where an organisation only held the meeting, which is not its own.
function shortName({ organisations: [whose, ...others], chair, ordinal, name }) {
  if (!whose || (chair && !others.length)) return said(name);
  return ordinal ? say("numbered", { whose, ordinal: String(ordinal) }) : whose;
}

// The days inside a month: "6", "10–11", "28 →" where it ends in a later one; nothing where they are not known.
function days({ first, last }) {
  if (first.length < 10) return "";
  const day = Number(first.slice(8));
  if (!last || last === first || last.length < 10) return String(day);
  return last.slice(0, 7) === first.slice(0, 7) ? `${day}–${Number(last.slice(8))}` : `${day} →`;
}
