// What the desk's scripts say, in both languages; what stands on the page from the start comes with
// it from the server. {name} marks a place to fill.

import { formatDate, formatNumber, texts as shared } from "./texts.js";

export const language = document.documentElement.lang === "en" ? "en" : "vi";

const own = {
  vi: {
    searching: "Đang tìm trong tài liệu…",
    loading: "Đang tải danh sách cuộc họp…",
    hits: "Tìm thấy {count} đoạn",
    hit: "Tìm thấy 1 đoạn",
    bestHits: "{count} đoạn phù hợp nhất",
    noHits: "Không tìm thấy đoạn nào phù hợp",
    noHitsHelp: "Quý vị vui lòng dùng từ khác hoặc bỏ bớt điều kiện lọc.",
    nothingTyped: "Vui lòng nhập nội dung cần tìm.",
    understoodAs: "Hiểu là:",
    more: "Xem thêm kết quả",
    inVi: "Tiếng Việt",
    inEn: "Tiếng Anh",
    wrongPeriod: "Thời điểm bắt đầu phải trước hoặc trùng thời điểm kết thúc.",
    wrongDate: "Vui lòng nhập năm, tháng hoặc ngày, ví dụ 2020, 6/2020 hoặc 08/6/2020.",
    leftOut: "{count} cuộc họp chưa rõ thời gian không được tính trong khoảng này.",
    meetings: "{count} cuộc họp",
    meeting: "1 cuộc họp",
    noMeetings: "Không có cuộc họp nào phù hợp",
    noMeetingsHelp: "Quý vị vui lòng chọn tổ chức khác hoặc khoảng thời gian rộng hơn.",
    timeline: "Dòng thời gian",
    inYear: "Chưa rõ tháng",
    numbered: "{whose} lần {ordinal}",
    dayUnknown: "chưa rõ ngày",
    monthUnknown: "chưa rõ tháng",
    list: "Danh sách",
    undated: "Chưa rõ thời gian",
    undatedHelp: "Tài liệu chỉ nêu tên hoặc số thứ tự của các cuộc họp này, không nêu ngày.",
    when: "Thời gian",
    name: "Cuộc họp",
    where: "Địa điểm, hình thức",
    chair: "Chủ trì",
    decided: "Kết quả",
    quote: "Câu gốc",
    quotes: "Xem câu gốc: {name}",
    online: "Trực tuyến",
    hybrid: "Trực tiếp kết hợp trực tuyến",
    in_person: "Trực tiếp",
    notSaid: "Tài liệu không nêu",
  },
  en: {
    searching: "Searching the documents…",
    loading: "Loading the meetings…",
    hits: "{count} passages found",
    hit: "1 passage found",
    bestHits: "The {count} best passages",
    noHits: "No passage found",
    noHitsHelp: "Please try other words or fewer filters.",
    nothingTyped: "Please type what to find.",
    understoodAs: "Understood as:",
    more: "Show more",
    inVi: "Vietnamese",
    inEn: "English",
    wrongPeriod: "The beginning must not be after the end.",
    wrongDate: "Please type a year, a month or a day, such as 2020, 6/2020 or 8/6/2020.",
    leftOut: "Undated meetings that this period leaves out: {count}.",
    meetings: "{count} meetings",
    meeting: "1 meeting",
    noMeetings: "No meeting found",
    noMeetingsHelp: "Please choose another organisation or a longer period.",
    timeline: "Timeline",
    inYear: "Month not known",
    numbered: "{whose} no. {ordinal}",
    dayUnknown: "day not known",
    monthUnknown: "month not known",
    list: "List",
    undated: "Undated",
    undatedHelp: "The documents name or number these meetings and give no date.",
    when: "When",
    name: "Meeting",
    where: "Where and how",
    chair: "Chair",
    decided: "Outcome",
    quote: "Sentence",
    quotes: "Show the sentence: {name}",
    online: "Online",
    hybrid: "Hybrid",
    in_person: "In person",
    notSaid: "Not said in the documents",
  },
};

// A text of the desk or, where it is the same, of the chat.
export function say(key, values = {}) {
  const text = own[language][key] ?? shared[language][key];
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (name === "date") return formatDate(values.date, language);
    return typeof values[name] === "number" ? formatNumber(values[name], language) : values[name];
  });
}

// What the documents say in both languages, in the reader's; "" where they say nothing.
export const said = (text) => text?.[language] ?? text?.vi ?? text?.en ?? "";

// "3 passages found", "1 passage found"
export const counted = (one, many, count) => (count === 1 ? say(one) : say(many, { count }));

export function monthName(month) {
  if (language === "vi") return `Tháng ${month}`;
  return new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month - 1));
}

// When something was, as far as it is known: "10–11/12/2020", "28/7/2020 – 02/8/2020", "December 2020".
export function period(first, last) {
  if (!last || first === last) return formatDate(first, language);
  const sameMonth = first.length === 10 && last.length === 10 && first.slice(0, 7) === last.slice(0, 7);
  if (sameMonth) return `${language === "vi" ? first.slice(8) : Number(first.slice(8))}–${formatDate(last, language)}`;
  return `${formatDate(first, language)} – ${formatDate(last, language)}`;
}

// A date as people write it, day before month, as ISO of the same precision: "6/2020" is "2020-06".
// Null where it is none.
export function isoOf(written) {
  const parts = written.trim().split(/[-/.]/);
  if (!parts.every((part) => /^\d{1,4}$/.test(part)) || parts.length > 3) return null;
  const [year, month = "1", day = "1"] = parts[0].length === 4 ? parts : parts.reverse();
  const iso = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  const real = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso) return null;
  return iso.slice(0, { 1: 4, 2: 7, 3: 10 }[parts.length]);
}

// The same date as it is typed.
export const typed = (iso) => iso.split("-").reverse().map((part, index, { length }) => (index < length - 1 ? String(Number(part)) : part)).join("/");

// What a date of low precision leaves open, or nothing.
export function vague(first) {
  if (first.length === 10) return null;
  return say(first.length === 4 ? "monthUnknown" : "dayUnknown");
}
