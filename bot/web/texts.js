// Every text a visitor reads, in both languages, and the dates and numbers written into them.
// {name} marks a place to fill. Both languages have the same keys.

export const languages = ["vi", "en"];

export const texts = {
  vi: {
    pageTitle: "Hỏi Đáp – Tiêu chuẩn, đo lường, chất lượng và TBT",
    tagline: "Tra cứu về tiêu chuẩn, đo lường, chất lượng và TBT",
    interfaceLanguage: "Ngôn ngữ giao diện",
    conversation: "Nội dung hỏi đáp",
    clear: "Xóa hội thoại",
    clearQuestion: "Xóa toàn bộ câu hỏi và câu trả lời trên màn hình này?",
    clearYes: "Xóa",
    clearNo: "Giữ lại",

    welcomeTitle: "Quý vị cần tra cứu điều gì?",
    welcomeText: "Vui lòng hỏi về tiêu chuẩn, đo lường, chất lượng và hàng rào kỹ thuật trong thương mại (TBT), bằng tiếng Việt có dấu hoặc không dấu, hoặc bằng tiếng Anh. Mỗi câu trả lời đều kèm đoạn trích nguyên văn và nguồn để đối chiếu.",
    examplesTitle: "Câu hỏi gợi ý",

    boxLabel: "Câu hỏi của quý vị",
    boxPlaceholder: "Vui lòng nhập câu hỏi…",
    send: "Gửi",
    stop: "Dừng",
    answerLanguage: "Trả lời bằng",
    answerLanguageAuto: "Tự động",
    answerLanguageVi: "Tiếng Việt",
    answerLanguageEn: "Tiếng Anh",
    counter: "{count}/{limit}",
    counterOver: "Thừa {count} ký tự",
    legal: "Câu trả lời trích nguyên văn từ tài liệu để tham khảo, không phải là tư vấn pháp lý.",

    asked: "Câu hỏi:",
    searching: "Đang tìm trong tài liệu…",
    reading: "Đã tìm thấy {count} tài liệu liên quan, đang trích dẫn…",
    understoodAs: "Hiểu là:",
    sources: "Nguồn trích dẫn ({count})",
    showSource: "Nguồn {marker}: xem đoạn trích",
    published: "Công bố: {date}",
    page: "Trang {page}",
    statusSuperseded: "Hết hiệu lực",
    statusCheck: "Cần kiểm tra hiệu lực",
    statusHistorical: "Tư liệu lịch sử",
    parallelVi: "Nội dung tương ứng trong bản tiếng Việt",
    parallelEn: "Nội dung tương ứng trong bản tiếng Anh",
    openDocument: "Mở tài liệu gốc",
    newTab: "(mở trong thẻ mới)",

    refusal: "Chưa tìm thấy câu trả lời trong tài liệu",
    suggestions: "Tài liệu gần với câu hỏi nhất",
    stopped: "Đã dừng theo yêu cầu của quý vị.",
    stoppedPartly: "Đã dừng theo yêu cầu. Câu trả lời chưa đầy đủ và chưa có nguồn để đối chiếu.",
    disconnected: "Mất kết nối với máy chủ.",
    incomplete: "Câu trả lời chưa đầy đủ và chưa có nguồn để đối chiếu.",
    unreachable: "Không kết nối được với máy chủ",
    unreachableHelp: "Vui lòng kiểm tra đường truyền Internet rồi thử lại.",
    serverError: "Hệ thống tạm thời chưa trả lời được",
    serverErrorHelp: "Vui lòng thử lại sau ít phút.",
    retry: "Thử lại",
  },

  en: {
    pageTitle: "Hỏi Đáp – Standards, metrology, quality and TBT",
    tagline: "Standards, metrology, quality and TBT in Viet Nam",
    interfaceLanguage: "Interface language",
    conversation: "Questions and answers",
    clear: "Clear conversation",
    clearQuestion: "Clear every question and answer on this screen?",
    clearYes: "Clear",
    clearNo: "Keep",

    welcomeTitle: "What would you like to look up?",
    welcomeText: "Ask about standards, metrology, quality and technical barriers to trade (TBT), in English or in Vietnamese with or without accents. Every answer shows the exact passage it quotes, so that you can check it.",
    examplesTitle: "Questions to start with",

    boxLabel: "Your question",
    boxPlaceholder: "Type your question…",
    send: "Send",
    stop: "Stop",
    answerLanguage: "Answer in",
    answerLanguageAuto: "Automatic",
    answerLanguageVi: "Vietnamese",
    answerLanguageEn: "English",
    counter: "{count}/{limit}",
    counterOver: "{count} over the limit",
    legal: "Answers quote documents word for word, for reference. They are not legal advice.",

    asked: "Question:",
    searching: "Searching the documents…",
    reading: "Related documents found: {count}. Quoting…",
    understoodAs: "Understood as:",
    sources: "Sources quoted ({count})",
    showSource: "Source {marker}: show the quoted passage",
    published: "Published: {date}",
    page: "Page {page}",
    statusSuperseded: "No longer in force",
    statusCheck: "Check if still in force",
    statusHistorical: "Historical record",
    parallelVi: "The same place in the Vietnamese version",
    parallelEn: "The same place in the English version",
    openDocument: "Open the document",
    newTab: "(opens in a new tab)",

    refusal: "No answer found in the documents",
    suggestions: "Documents closest to your question",
    stopped: "Stopped, as you asked.",
    stoppedPartly: "Stopped, as you asked. The answer is incomplete and has no sources to check it against.",
    disconnected: "The connection to the server was lost.",
    incomplete: "The answer is incomplete and has no sources to check it against.",
    unreachable: "The server cannot be reached",
    unreachableHelp: "Please check your internet connection and try again.",
    serverError: "The service cannot answer right now",
    serverErrorHelp: "Please try again in a few minutes.",
    retry: "Try again",
  },
};

export const examples = {
  vi: [
    "Hàng nhập khẩu rủi ro trung bình có phải kiểm tra chất lượng khi nhập khẩu không?",
    "nhan hang nhap khau phai co gi khi thong quan",
    "Hàng hóa nhóm 2 hiện nay được quản lý thế nào?",
    "Phiên họp lần thứ tư của Tiểu ban TBT trong VKFTA diễn ra khi nào?",
  ],
  en: [
    "Are medium-risk goods inspected when they are imported?",
    "How many days are there to comment on a draft under CPTPP?",
    "Is Decree 43/2017 on labels still in force?",
    "When was the fourth meeting of the VKFTA Sub-Committee on TBT?",
  ],
};

// The badge for a document's status. A status not listed asks for a check: silence would read
// as "in force".
export function statusKey(status) {
  const keys = { current: null, superseded: "statusSuperseded", historical: "statusHistorical" };
  return Object.hasOwn(keys, status) ? keys[status] : "statusCheck";
}

// "2020-12-15", "2020-12" or "2020" as the language writes it. Anything else is shown as it came.
export function formatDate(iso, language) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!match || Number.isNaN(Date.parse(iso))) return iso;
  const [, year, month, day] = match;
  if (language === "vi") {
    if (day) return `${day}/${month}/${year}`;
    return month ? `tháng ${Number(month)}/${year}` : year;
  }
  const options = { year: "numeric", timeZone: "UTC" };
  if (month) options.month = "long";
  if (day) options.day = "numeric";
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(iso));
}

export function formatNumber(number, language) {
  return new Intl.NumberFormat(language).format(number);
}
