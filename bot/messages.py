"""The sentences the bot says of itself, in both languages."""

from corpus.types import Text

REFUSAL = Text(
    vi="Rất tiếc, các tài liệu hiện có không nêu nội dung này nên chúng tôi chưa thể trả lời. Quý vị vui lòng diễn đạt lại câu hỏi"
    " hoặc liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn.",
    en="Sorry, the documents at hand do not say this, so we cannot answer. Please try other words,"
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
