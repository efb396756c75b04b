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
    cleared: "Đã xóa hội thoại.",
    undo: "Hoàn tác",

    welcomeTitle: "Quý vị cần tra cứu nội dung gì?",
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
    counterOver: "Vượt quá {count} ký tự",
    legal: "Câu trả lời trích nguyên văn từ tài liệu để tham khảo, không phải là tư vấn pháp lý.",

    asked: "Câu hỏi:",
    searching: "Đang tìm trong tài liệu…",
    reading: "Đã tìm thấy {count} tài liệu liên quan, đang trích dẫn…",
    understoodAs: "Hiểu là:",
    edit: "Sửa câu hỏi",
    terms: "Thuật ngữ đã đối chiếu: {terms}",
    sources: "Nguồn trích dẫn ({count})",
    showSource: "Nguồn {marker}: xem đoạn trích",
    published: "Công bố: {date}",
    page: "Trang {page}",
    statusSuperseded: "Hết hiệu lực",
    statusCheck: "Cần kiểm tra hiệu lực",
    statusHistorical: "Tư liệu lịch sử",
    versionVi: "Bản tiếng Việt",
    versionEn: "Bản tiếng Anh",
    openPlace: "Xem trong tài liệu",
    openDocument: "Mở tài liệu gốc",
    newTab: "(mở trong thẻ mới)",

    copy: "Sao chép",
    copied: "Đã chép",
    copyFailed: "Không sao chép được",
    helpful: "Hữu ích",
    unhelpful: "Chưa đạt",
    feedbackTitle: "Câu trả lời chưa đạt ở điểm nào?",
    reasonWrongSource: "Nguồn không phù hợp",
    reasonOutdated: "Thông tin đã lỗi thời",
    reasonWrongLanguage: "Sai ngôn ngữ",
    reasonNotAnswered: "Chưa trả lời đúng câu hỏi",
    comment: "Ý kiến bổ sung (không bắt buộc; vui lòng không ghi thông tin cá nhân)",
    sendFeedback: "Gửi góp ý",
    thanks: "Cảm ơn quý vị đã góp ý.",
    feedbackFailed: "Chưa gửi được góp ý. Vui lòng thử lại.",

    refusal: "Chưa tìm thấy câu trả lời trong tài liệu",
    suggestions: "Tài liệu gần với câu hỏi nhất",
    next: "Có thể quý vị cũng quan tâm",
    stopped: "Đã dừng theo yêu cầu của quý vị.",
    stoppedPartly: "Đã dừng theo yêu cầu. Câu trả lời chưa đầy đủ và chưa có nguồn để đối chiếu.",
    disconnected: "Mất kết nối với máy chủ.",
    incomplete: "Câu trả lời chưa đầy đủ và chưa có nguồn để đối chiếu.",
    unreachable: "Không kết nối được với máy chủ",
    unreachableHelp: "Vui lòng kiểm tra đường truyền Internet rồi thử lại, hoặc liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn.",
    serverError: "Hệ thống tạm thời chưa trả lời được",
    serverErrorHelp: "Vui lòng thử lại sau ít phút, hoặc liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn.",
    retry: "Thử lại",

    newestDocument: "Cập nhật đến ngày {date}.",
    factSheets: "Tờ thông tin theo chủ đề",
    articles: "Bài viết",
    otherDocuments: "Tài liệu khác",
  },

  en: {
    pageTitle: "Hỏi Đáp – Standards, metrology, quality and TBT",
    tagline: "Standards, metrology, quality and TBT in Viet Nam",
    interfaceLanguage: "Interface language",
    conversation: "Questions and answers",
    clear: "Clear conversation",
    cleared: "The conversation has been cleared.",
    undo: "Undo",

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
    edit: "Change it",
    terms: "Also searched for: {terms}",
    sources: "Sources quoted ({count})",
    showSource: "Source {marker}: show the quoted passage",
    published: "Published: {date}",
    page: "Page {page}",
    statusSuperseded: "No longer in force",
    statusCheck: "Check if still in force",
    statusHistorical: "Historical record",
    versionVi: "Vietnamese version",
    versionEn: "English version",
    openPlace: "See it in the document",
    openDocument: "Open the original source",
    newTab: "(opens in a new tab)",

    copy: "Copy",
    copied: "Copied",
    copyFailed: "Could not be copied",
    helpful: "Helpful",
    unhelpful: "Not helpful",
    feedbackTitle: "What is wrong with the answer?",
    reasonWrongSource: "The source does not fit",
    reasonOutdated: "It is out of date",
    reasonWrongLanguage: "It is in the wrong language",
    reasonNotAnswered: "It does not answer the question",
    comment: "More to say (optional; please leave out personal data)",
    sendFeedback: "Send",
    thanks: "Thank you for telling us.",
    feedbackFailed: "This could not be sent. Please try again.",

    refusal: "No answer found in the documents",
    suggestions: "Documents closest to your question",
    next: "You may also ask",
    stopped: "Stopped, as you asked.",
    stoppedPartly: "Stopped, as you asked. The answer is incomplete and has no sources to check it against.",
    disconnected: "The connection to the server was lost.",
    incomplete: "The answer is incomplete and has no sources to check it against.",
    unreachable: "The server cannot be reached",
    unreachableHelp: "Please check your internet connection and try again, or ask the Viet Nam TBT Office (the national TBT enquiry point).",
    serverError: "The service cannot answer right now",
    serverErrorHelp: "Please try again in a few minutes, or ask the Viet Nam TBT Office (the national TBT enquiry point).",
    retry: "Try again",

    newestDocument: "As of {date}.",
    factSheets: "Fact sheets by topic",
    articles: "Articles",
    otherDocuments: "Other documents",
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
    // A zero stands before what could be taken for a later digit: 01/7/2026, 05/02/2026.
    if (day) return `${day}/${Number(month) > 2 ? Number(month) : month}/${year}`;
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
