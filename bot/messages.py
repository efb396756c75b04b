"""The sentences the bot says of itself, in both languages."""

import re

from corpus.types import Text

_LONGEST_ECHO, _LONGEST_QUOTE = 160, 320


OFFER = re.compile(r"(?:Có phải quý vị muốn hỏi|Did you mean): “([^“”]{1,500})”\s*$")
"""How a refusal ends that offers a question: a "yes" then asks it."""


def refusal(question: str, instead: str = "", offer: str = "") -> Text:
    """What was not found, what was found instead – the words of a near miss –, where to turn, and a question to ask instead."""
    asked = _cut(question, _LONGEST_ECHO)
    return Text(
        vi=f"Rất tiếc, các tài liệu hiện có không nêu nội dung “{asked}” nên chúng tôi chưa thể trả lời."
        + (f"\n\nNội dung gần nhất mà tài liệu có nêu: {instead}" if instead else "")
        + "\n\nQuý vị vui lòng diễn đạt lại câu hỏi, hoặc liên hệ Văn phòng TBT Việt Nam (điểm hỏi đáp quốc gia về TBT) để được hướng dẫn."
        + (f"\n\nCó phải quý vị muốn hỏi: “{offer}”" if offer else ""),
        en=f"Sorry, the documents at hand do not answer “{asked}”."
        + (f"\n\nThe nearest they say: {instead}" if instead else "")
        + "\n\nPlease try other words, or ask the Viet Nam TBT Office (the national TBT enquiry point)."
        + (f"\n\nDid you mean: “{offer}”" if offer else ""),
    )


def near(preface: str, words: str, title: str) -> str:
    """The words of a near miss with their document: they answer something else, so they are no citation."""
    return " ".join(filter(None, [preface, f"“{_cut(words, _LONGEST_QUOTE)}” ({title})."]))


def silent(name: str) -> Text:
    """Of two things that were to be compared, one that the documents do not tell about."""
    return Text(
        vi=f"Lưu ý: về “{name}”, các tài liệu hiện có không nêu nội dung được hỏi.",
        en=f"Note: the documents at hand do not say what was asked about “{name}”.",
    )


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + " …"


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


def report_of(when: Text) -> Text:
    """Before words of a report, which tell what was true on its day."""
    return Text(vi=f"Theo bài viết {when.vi}:", en=f"According to the article of {when.en}:")


def ended(since: Text | None) -> Text:
    """Before the words of a rule that has ended."""
    return Text(
        vi=f"(Quy định cũ, đã hết hiệu lực từ {since.vi})" if since else "(Quy định cũ, đã hết hiệu lực)",
        en=f"(Former rule, no longer in force since {since.en})" if since else "(Former rule, no longer in force)",
    )


def ended_notice(since: Text | None, instead: str | None) -> Text:
    """`{}` stands for the markers."""
    return Text(
        vi="Lưu ý: nội dung tại {} đã hết hiệu lực" + (f" từ {since.vi}" if since else "")
        + (f", được thay bằng {instead}." if instead else "."),
        en="Note: what is cited at {} is no longer in force" + (f" since {since.en}" if since else "")
        + (f"; it has been replaced by {instead}." if instead else "."),
    )  # fmt: skip


def not_yet_notice(since: Text) -> Text:
    """`{}` stands for the markers."""
    return Text(
        vi="Lưu ý: nội dung tại {} chưa có hiệu lực; sẽ áp dụng từ " + since.vi + ".",
        en="Note: what is cited at {} is not yet in force; it will apply from " + since.en + ".",
    )


def unconfirmed_notice(as_of: Text | None, maybe: str | None) -> Text:
    """`{}` stands for the markers."""
    return Text(
        vi="Lưu ý: nội dung tại {} chưa được xác nhận" + (f" đến ngày {as_of.vi}" if as_of else "")
        + (f", có thể đã được thay bằng {maybe}" if maybe else "") + "; vui lòng đối chiếu văn bản chính thức trước khi áp dụng.",
        en="Note: what is cited at {} was not confirmed" + (f" as of {as_of.en}" if as_of else "")
        + (f" and may have been replaced by {maybe}" if maybe else "") + "; please check the official text before relying on it.",
    )  # fmt: skip


PAST_NOTICE = Text(
    vi="Lưu ý: nội dung tại {} là thông tin của thời điểm đã nêu, nay có thể đã thay đổi.",
    en="Note: what is cited at {} tells how things were at the time it names; they may have changed since.",
)
"""`{}` stands for the markers."""
