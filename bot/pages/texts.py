"""What the server-rendered pages say of themselves, in both languages. The scripts' own words are in bot/web/desk_texts.js."""

from corpus.types import Language, Text

_TEXTS = {
    "tagline": Text(vi="Tra cứu về tiêu chuẩn, đo lường, chất lượng và TBT", en="Standards, metrology, quality and TBT in Viet Nam"),
    "skip": Text(vi="Đến nội dung chính", en="Skip to the content"),
    "pages": Text(vi="Các trang", en="Pages"),
    "ask": Text(vi="Hỏi đáp", en="Ask"),
    "documents": Text(vi="Tài liệu", en="Documents"),
    "desk": Text(vi="Tra cứu nghiệp vụ", en="Staff desk"),
    "interface_language": Text(vi="Ngôn ngữ giao diện", en="Interface language"),
    # One document
    "published": Text(vi="Công bố", en="Published"),
    "as_of": Text(vi="Cập nhật đến ngày", en="As of"),
    "kind": Text(vi="Loại tài liệu", en="Kind"),
    "number": Text(vi="Số hiệu", en="Number"),
    "source": Text(vi="Nguồn", en="Source"),
    "status": Text(vi="Tình trạng", en="Status"),
    "address": Text(vi="Địa chỉ", en="Address"),
    "new_tab": Text(vi="(mở trong thẻ mới)", en="(opens in a new tab)"),
    "instead": Text(vi="Thay bằng:", en="Replaced by:"),
    "maybe_instead": Text(vi="Có thể đã được thay bằng:", en="May have been replaced by:"),
    "both_languages": Text(vi="Xem cả hai ngôn ngữ", en="Show both languages"),
    "only_vi": Text(vi="Tài liệu này chỉ có bản tiếng Việt.", en="This document exists only in Vietnamese."),
    "only_en": Text(vi="Tài liệu này chỉ có bản tiếng Anh.", en="This document exists only in English."),
    "table": Text(vi="Bảng", en="Table"),
    "disclaimer": Text(
        vi="Tài liệu được trình bày nguyên văn để tham khảo, không phải là tư vấn pháp lý.",
        en="The document is shown word for word, for reference. It is not legal advice.",
    ),
    "marked": Text(vi="Đoạn được trích dẫn đã được tô nền.", en="The quoted words are highlighted."),
    "out_of_range": Text(
        vi="Đoạn trích trong liên kết này không còn ở chỗ cũ: tài liệu có thể đã được cập nhật. Quý vị vui lòng xem toàn văn bên dưới.",
        en="The quote of this link is no longer in its place: the document may have been updated. Please see the whole text below.",
    ),
    # The list
    "documents_lead": Text(
        vi="Câu trả lời chỉ dựa trên các tài liệu dưới đây. Quý vị có thể đọc toàn văn bằng cả hai ngôn ngữ.",
        en="Answers rest on these documents alone. Each can be read in full, in both languages.",
    ),
    "topic": Text(vi="Chủ đề", en="Topic"),
    "date": Text(vi="Ngày mới nhất", en="Newest date"),
    "no_documents": Text(vi="Chưa có tài liệu nào.", en="There are no documents yet."),
    # Errors
    "back": Text(vi="Xem danh sách tài liệu", en="See the list of documents"),
    "to_chat": Text(vi="Đến trang hỏi đáp", en="Go to the question page"),
    # The desk
    "desk_lead": Text(
        vi="Tìm đoạn văn trong tài liệu và theo dõi các cuộc họp; mỗi dòng đều dẫn đến câu gốc.",
        en="Find passages in the documents and follow the meetings; every line leads to its sentence.",
    ),
    "tab_search": Text(vi="Tìm trong tài liệu", en="Search"),
    "tab_meetings": Text(vi="Các cuộc họp", en="Meetings"),
    "tabs": Text(vi="Hai phần tra cứu", en="Parts of the desk"),
    "query": Text(vi="Nội dung cần tìm", en="What to find"),
    "query_hint": Text(vi="Ví dụ: nhãn phụ hàng nhập khẩu", en="For example: supplementary label of imported goods"),
    "find": Text(vi="Tìm", en="Search"),
    "show": Text(vi="Xem", en="Show"),
    "reset": Text(vi="Bỏ lọc", en="Clear filters"),
    "filters": Text(vi="Bộ lọc", en="Filters"),
    "document_language": Text(vi="Ngôn ngữ tài liệu", en="Document language"),
    "any_language": Text(vi="Cả hai ngôn ngữ", en="Both languages"),
    "vietnamese": Text(vi="Tiếng Việt", en="Vietnamese"),
    "english": Text(vi="Tiếng Anh", en="English"),
    "any_kind": Text(vi="Mọi loại", en="Any kind"),
    "organisation": Text(vi="Tổ chức", en="Organisation"),
    "any_organisation": Text(vi="Mọi tổ chức", en="Any organisation"),
    "from_year": Text(vi="Từ năm", en="From year"),
    "to_year": Text(vi="Đến năm", en="To year"),
    "from_date": Text(vi="Từ", en="From"),
    "to_date": Text(vi="Đến", en="To"),
    "date_hint": Text(vi="Ví dụ: 6/2020", en="Such as 6/2020"),
    "in_force": Text(vi="Chỉ nội dung còn hiệu lực", en="Only what is in force"),
    "downloads": Text(vi="Tải kết quả", en="Download"),
    "search_intro": Text(
        vi="Vui lòng nhập từ khóa hoặc câu hỏi, bằng tiếng Việt có dấu hoặc không dấu, hoặc bằng tiếng Anh.",
        en="Type key words or a question, in English or in Vietnamese with or without accents.",
    ),
    "no_script": Text(vi="Trang này cần JavaScript để hoạt động.", en="This page needs JavaScript."),
}
_KINDS = {
    "fact-sheet": Text(vi="Tờ thông tin", en="Fact sheet"),
    "article": Text(vi="Bài viết", en="Article"),
    "document": Text(vi="Tài liệu", en="Document"),
}
_KINDS_TOGETHER = {
    "fact-sheet": Text(vi="Tờ thông tin theo chủ đề", en="Fact sheets by topic"),
    "article": Text(vi="Bài viết", en="Articles"),
    "document": Text(vi="Tài liệu khác", en="Other documents"),
}

ENDED = Text(vi="Hết hiệu lực", en="No longer in force")
UNCONFIRMED = Text(vi="Cần kiểm tra hiệu lực", en="Check if still in force")
PAST = Text(vi="Tư liệu lịch sử", en="Historical record")
CURRENT = Text(vi="Hiện hành", en="Current")
DATED = Text(vi="Theo ngày công bố", en="As of its date")


def ended_since(day: Text) -> Text:
    return Text(vi=f"Hết hiệu lực từ {day.vi}", en=f"No longer in force since {day.en}")


def applies_from(day: Text) -> Text:
    return Text(vi=f"Chưa có hiệu lực, áp dụng từ {day.vi}", en=f"Not yet in force, applies from {day.en}")


def texts(language: Language) -> dict[str, str]:
    """Every text of the pages in one language, by its name."""
    return {name: text.to(language) for name, text in _TEXTS.items()}


def kind(of: str) -> Text:
    """What a kind of document is called; one that is not known goes by its own name."""
    return _KINDS.get(of, Text(vi=of, en=of))


def kinds(of: str) -> Text:
    """The heading over the documents of a kind."""
    return _KINDS_TOGETHER.get(of, kind(of))
