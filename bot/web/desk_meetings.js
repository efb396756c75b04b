// The meetings: what met when and where, who chaired, what came of it; each line leads to its sentence.

import { ask, Panel } from "./desk_panel.js";
import { counted, isoOf, language, period, said, say, typed, vague } from "./desk_texts.js";
import { inInterface } from "./desk_search.js";
import { timeline } from "./desk_timeline.js";
import { placeOf } from "./server.js";
import { make } from "./voice.js";

const PERIOD = ["from", "to"];
const COLUMNS = ["when", "name", "where", "chair", "decided", "quote"];

export class Meetings extends Panel {
  constructor(root) {
    super(root);
    this.waitingText = say("loading");
    // The organisations of all meetings, once, for the lists of both parts; none if the server is away.
    this.known = ask("v1/meetings", new URLSearchParams()).then(({ meetings }) => organisations(meetings), () => []);
  }

  ready() {
    return true;
  }

  open() {
    this.load();
  }

  // A period may be typed as people write it; in the address and to the server it is ISO.
  value(field) {
    const text = super.value(field);
    return PERIOD.includes(field.name) ? isoOf(text) ?? text : text;
  }

  fill(field, value) {
    super.fill(field, PERIOD.includes(field.name) && isoOf(value) ? typed(isoOf(value)) : value);
  }

  periodFits() {
    for (const name of PERIOD) {
      const field = this.form.elements[name];
      field.setCustomValidity(field.value.trim() && !isoOf(field.value) ? say("wrongDate") : "");
    }
    return this.form.reportValidity() && super.periodFits();
  }

  fetch(signal) {
    return ask("v1/meetings", this.state(), signal);
  }

  answered({ meetings, headers }) {
    const leftOut = Number(headers.get("X-Hoidap-Left-Out"));
    const note = leftOut ? make("p", { className: "note" }, say("leftOut", { count: leftOut })) : "";
    if (!meetings.length) {
      this.empty(say("noMeetings"), say("noMeetingsHelp"));
      this.result.append(note);
      return;
    }
    this.count.textContent = counted("meeting", "meetings", meetings.length);
    this.link("v1/meetings", new URLSearchParams([...this.state(), ["language", language]]));
    const rows = meetings.map((meeting, index) => ({ ...meeting, place_id: `meeting-${index}` }));
    const dated = rows.filter(({ first }) => first);
    const undated = rows.filter(({ first }) => !first);
    this.show([
      ...(dated.length ? [title("timeline"), timeline(dated, reveal), title("list"), table(dated, "list")] : []),
      ...(undated.length ? [title("undated"), make("p", { className: "lead" }, say("undatedHelp")), table(undated, "undated")] : []),
      note,
    ]);
  }
}

function organisations(meetings) {
  return [...new Set(meetings.flatMap((meeting) => meeting.organisations))].sort((a, b) => a.localeCompare(b, language));
}

function title(key) {
  return make("h2", { id: `title-${key}` }, say(key));
}

const role = (tag, name, properties, ...children) => {
  const element = make(tag, properties, ...children);
  element.setAttribute("role", name); // kept where a narrow screen lays the table out as cards
  return element;
};

function table(meetings, key) {
  const heads = COLUMNS.map((column) => role("th", "columnheader", { scope: "col" }, say(column)));
  const made = role("table", "table", { className: "meetings" },
    role("thead", "rowgroup", {}, role("tr", "row", {}, ...heads)),
    role("tbody", "rowgroup", {}, ...meetings.flatMap(rowsOf)));
  made.setAttribute("aria-labelledby", `title-${key}`);
  return made;
}

function rowsOf(meeting) {
  const name = said(meeting.name);
  const quotes = role("tr", "row", { className: "quotes", id: `${meeting.place_id}-quotes`, hidden: true },
    role("td", "cell", { colSpan: COLUMNS.length }, ...own(meeting.citations).map(citation)));
  const button = make("button", { className: "link-button", type: "button" }, say("quote"));
  button.setAttribute("aria-label", say("quotes", { name }));
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", quotes.id);
  button.addEventListener("click", () => {
    quotes.hidden = !quotes.hidden;
    button.setAttribute("aria-expanded", String(!quotes.hidden));
  });
  const cells = {
    when: [meeting.first ? make("span", { className: "date" }, period(meeting.first, meeting.last)) : say("undated"), precision(meeting)],
    name: [make("span", { className: "meeting-name" }, name), tags(meeting.organisations)],
    where: [said(meeting.place), meeting.form ? make("span", { className: "form-of" }, say(meeting.form)) : null],
    chair: [said(meeting.chair)],
    decided: [said(meeting.decided)],
    quote: [meeting.citations.length ? button : null],
  };
  const row = role("tr", "row", { id: meeting.place_id, tabIndex: -1 },
    ...COLUMNS.map((column) => cell(column, cells[column].filter(Boolean))));
  return [row, quotes];
}

function cell(column, nodes) {
  const made = role("td", "cell", { className: `of-${column}` }, ...(nodes.length ? nodes : [nothing()]));
  made.dataset.head = say(column);
  made.classList.toggle("nothing", !nodes.length);
  return made;
}

function nothing() {
  return make("span", {}, make("span", { className: "hidden-text" }, say("notSaid")), "–");
}

function precision({ first }) {
  const open = first && vague(first);
  return open ? make("span", { className: "precision" }, open) : null;
}

function tags(names) {
  if (!names.length) return null;
  return make("span", { className: "tags" }, ...names.flatMap((name) => [make("span", { className: "badge plain" }, name), " "]));
}

// Those in the reader's language; where there are none, all.
function own(citations) {
  const mine = citations.filter((one) => one.language === language);
  return mine.length ? mine : citations;
}

function citation(of) {
  return make("figure", { className: "citation" },
    make("blockquote", { className: "quote", lang: of.language }, of.quote),
    make("figcaption", {}, make("span", { lang: of.language }, of.title), " · ",
      make("a", { href: inInterface(placeOf(of)) }, say("openPlace"))));
}

// From the timeline to the line of the table.
function reveal(meeting) {
  const row = document.getElementById(meeting.place_id);
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}
