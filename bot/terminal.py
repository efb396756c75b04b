"""An answer as lines of text for a terminal. Pure."""

import textwrap
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.meetings.book import Meeting
from bot.types import Answer, Citation
from corpus.text import squeeze, words
from corpus.types import Document, Language, Span, Text
from index.explain import Explanation, Match
from index.stores.bm25 import stem
from index.types import Hit, Query

if TYPE_CHECKING:  # SQLAlchemy is slow to import, and seldom wanted
    from bot.journal import Feedback

_WIDTH = 100
_UNDERSTOOD = Text(vi="Hiểu là", en="Understood as")
_SOURCES = Text(vi="Trích dẫn", en="Sources")
_NEAREST = Text(vi="Tài liệu gần nhất", en="Nearest documents")
_SIGNALS = {
    "passage": Text(vi="độ gần nghĩa của cả đoạn", en="nearness in meaning of the whole passage"),
    "sentence": Text(vi="độ gần nghĩa của câu gần nhất", en="nearness in meaning of its nearest sentence"),
    "words": Text(vi="từ ngữ của câu hỏi có trong đoạn", en="words of the question found"),
    "asked": Text(vi="câu hỏi thường gặp gần nhất", en="nearest of the questions asked of it"),
    "other_language": Text(vi="chỉ có bản ở ngôn ngữ còn lại", en="exists only in the other language"),
    "reranker": Text(vi="mô hình xếp hạng lại", en="reranker"),
}
_TWIN = Text(vi="cùng nội dung", en="says the same")
_TWIN_IS_BETTER = Text(vi="đoạn cùng nội dung đạt điểm cao hơn", en="what says the same scores better")
_NO_WORDS = Text(vi="không có từ nào", en="none")
_HELPFUL = {True: Text(vi="Hữu ích", en="Helpful"), False: Text(vi="Chưa đạt", en="Not helpful")}
_REASONS = {
    "wrong_source": Text(vi="nguồn không phù hợp", en="wrong source"), "outdated": Text(vi="nội dung đã cũ", en="outdated"),
    "wrong_language": Text(vi="sai ngôn ngữ", en="wrong language"), "not_answered": Text(vi="chưa trả lời đúng câu hỏi", en="not answered"),
}  # fmt: skip
_UNDATED, _CHAIR = Text(vi="không rõ ngày", en="undated"), Text(vi="chủ trì", en="chaired by")
_MATCHES = 8
_VISIBLE, _TELLING = 0.0005, 0.005
"""A smaller part of a score, or share of the words, would be shown as 0."""


def show(answer: Answer) -> str:
    """The answer with its notices, sources or nearest documents, in the language of the answer."""
    language = answer.language
    lines = [f"{_UNDERSTOOD.to(language)}: {answer.query.restored}", ""] if answer.query.restored else []
    lines += [_wrapped(notice) for notice in answer.notices]
    lines += ["\n\n".join(map(_wrapped, answer.text.split("\n\n")))]
    if answer.citations:
        lines += ["", f"{_SOURCES.to(language)}:", *(_citation(citation) for citation in answer.citations)]
    if answer.suggestions:
        lines += ["", f"{_NEAREST.to(language)}:", *(f"  - {s.title}{f' ({s.url})' if s.url else ''}" for s in answer.suggestions)]
    return "\n".join(lines)


def show_query(query: Query, language: Language) -> str:
    """How the question was understood."""
    lines = [f"{_UNDERSTOOD.to(language)}: {query.reading}"]
    return "\n".join([*lines, *(f"  {expansion}" for expansion in query.expansions)])


def show_hit(hit: Hit, document: Document, why: Explanation | None, language: Language) -> str:
    """A hit with its place and its first words; with `why`, how its score came about."""
    passage = hit.passage
    text = document.text[passage.start : passage.end]
    lines = [f"{hit.score:.3f}  {document.title} ({passage.language}, {document.id}#{passage.start}-{passage.end})"]
    if passage.heading and not text.startswith(passage.heading):
        lines.append(f"   § {_shortened(passage.heading)}")
    if hit.twin:
        lines.append(f"   {_TWIN.to(language)}: {hit.twin.document_id}#{hit.twin.start}-{hit.twin.end} ({hit.twin.language})")
    if why is None:
        return "\n".join([*lines, f"   {_shortened(text)}"])
    for signal in why.signals:
        lines.append(_part(signal.value * signal.weight, f"{_SIGNALS[signal.name].to(language)} ({signal.value:.3f} × {signal.weight:g})"))
        if signal.name == "sentence" and why.sentence:
            lines.append(f"           “{_shortened(document.text[slice(*why.sentence)])}”")
        if signal.name == "words":
            # A passage is searched with its title and heading.
            searched = " ".join([document.title, passage.heading or "", text])
            lines.append(f"           {_words(why.matches, searched, passage.language) or _NO_WORDS.to(language)}")
    # A passage and its twin are one result with the better score: without this line the parts would not add up.
    rest = hit.score - sum(signal.value * signal.weight for signal in why.signals)
    if rest >= _VISIBLE:
        lines.append(_part(rest, _TWIN_IS_BETTER.to(language)))
    return "\n".join(lines)


def _part(points: float, reason: str) -> str:
    return f"   {points:+.3f}  {reason}"


def _words(matches: Sequence[Match], text: str, language: Language) -> str:
    """The words found, the most telling first: as they stand in the passage, neighbours together."""
    spelled = words(text)
    known = spelled if language is Language.VI else [stem(word) for word in spelled]
    shares: dict[str, float] = defaultdict(float)
    own: dict[str, float] = defaultdict(float)
    for match in matches:
        if match.said in ("", match.found):
            own[match.found] += match.share
        else:
            shares[f"{match.said} → {_as_written(match.found, spelled, known)}"] += match.share
    for start, end in sorted(_runs(own, known), key=lambda run: run[0] - run[1]):
        inside = known[start:end]
        shares[" ".join(spelled[start:end])] += sum(own.pop(term, 0.0) for term in [*inside, *(f"{a} {b}" for a, b in pairwise(inside))])
    best = sorted(shares.items(), key=lambda item: -item[1])
    return ", ".join(f"{said} ({100 * share:.0f} %)" for said, share in best[:_MATCHES] if share >= _TELLING)


def _runs(found: Container[str], known: Sequence[str]) -> Iterator[Span]:
    """Where words that were found stand in the passage, pairs of neighbours strung together."""
    start = 0
    while start < len(known):
        end = start + 1
        while end < len(known) and f"{known[end - 1]} {known[end]}" in found:
            end += 1
        if end - start > 1 or known[start] in found:
            yield start, end
        start = end


def _as_written(found: str, spelled: Sequence[str], known: Sequence[str]) -> str:
    """A term with its endings, where it stands in the passage."""
    length = found.count(" ") + 1
    places = (n for n in range(len(known)) if " ".join(known[n : n + length]) == found)
    place = next(places, None)
    return found if place is None else " ".join(spelled[place : place + length])


def show_feedback(said: "Feedback", language: Language) -> str:
    """What a reader said of an answer, with the question it was about."""
    verdict = _HELPFUL[said.helpful].to(language)
    reasons = f": {', '.join(_REASONS[reason].to(language) for reason in said.reasons)}" if said.reasons else ""
    lines = [f"{said.day}  {verdict}{reasons} ({said.language}, {said.answer_id})", _wrapped(said.question, indent="   ")]
    return "\n".join([*lines, _wrapped(f"– {said.comment}", indent="   ")] if said.comment else lines)


def show_meeting(of: Meeting, language: Language) -> str:
    """When and what; below it where, whose meeting it is and who chaired."""
    days = " – ".join(dict.fromkeys(day for day in (of.first, of.last) if day)) or _UNDATED.to(language)
    chair = f"{_CHAIR.to(language)}: {of.chair.to(language)}" if of.chair else ""
    details = "; ".join(filter(None, [of.place.to(language) if of.place else "", ", ".join(of.organisations), chair]))
    return "\n".join(filter(None, [f"{days}  {of.name.to(language)}", _wrapped(details, indent="   ")]))


def _shortened(text: str) -> str:
    return textwrap.shorten(squeeze(text), _WIDTH, placeholder=" …")


def _citation(citation: Citation) -> str:
    about = ", ".join(part for part in (citation.title, citation.published, citation.url) if part)
    quote = _wrapped(f"“{squeeze(citation.quote)}”", indent="      ")
    return f"  [{citation.marker}] {about}\n{quote}"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
