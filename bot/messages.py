"""The sentences the bot says of itself, in both languages."""

from corpus.types import Text

_LONGEST_ECHO = 160


def refusal(question: str) -> Text:
    """What was not found, and where to turn."""
    asked = question if len(question) <= _LONGEST_ECHO else question[:_LONGEST_ECHO].rstrip() + " …"
    return Text(
        vi=f"Rất tiếc, các tài liệu hiện có không nêu nội dung “{asked}” nên chúng tôi chưa thể trả lời. Quý vị vui lòng diễn đạt lại"
        " câu hỏi, hoặc liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn.",
        en=f"Sorry, the documents at hand do not answer “{asked}”. Please try other words,"
        " or ask the Viet Nam TBT Office (the national TBT enquiry point).",
    )


ONLY_IN_VIETNAMESE = Text(
    vi="Tài liệu chỉ có bản tiếng Việt; nội dung được trích nguyên văn.",
    en="The document exists only in Vietnamese; its words are quoted as they stand.",
)
ONLY_IN_ENGLISH = Text(
    vi="Tài liệu chỉ có bản tiếng Anh; nội dung được trích nguyên văn.",
    en="The document exists only in English; its words are quoted as they stand.",
)
FOREIGN = Text(
    vi="Hệ thống trả lời bằng tiếng Việt và tiếng Anh; vui lòng đặt câu hỏi bằng một trong hai ngôn ngữ này.",
    en="This service answers in Vietnamese and English; please ask in either of them.",
)
"""Shown in both languages: who asks in a third may read either."""
