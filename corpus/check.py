"""Is a library still true? What an editor has to mend before readers meet it. Pure: a library and a day in, findings out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.blocks import blocks
from corpus.dates import dates, first_day, last_day
from corpus.instruments import codes, short_codes
from corpus.language import detect
from corpus.library import Library
from corpus.links import links
from corpus.numbers import MONTHS
from corpus.tables import FACTS, Fact
from corpus.text import fold
from corpus.types import Document, Status, Text, Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to mend, and where: "labelling-vi#vlb-003"."""

    place: str
    problem: Text


def check(library: Library, facts: Sequence[Fact], day: date) -> list[Finding]:
    """What is to be mended in a library on a day, but for the files that could not be read (`Library.problems`)."""
    of = {document.id: document for document in library.documents}
    pairs = [(of[left], of[right]) for left, right in library.alignments if of[right].translation_of == left]
    findings = [*_spellings(of.values())]
    for document in of.values():
        findings += [*_front_matter(document, day), *_links(document, of)]
        for place, validity in _validities(document):
            findings += _validity(place, validity, day)
    for original, translation in pairs:
        findings += [*_out_of_step(original, translation), *_other_numbers(original, translation)]
    translations = {original.id: translation for original, translation in pairs}
    for fact in facts:
        findings += _trace(fact, [d for d in (of.get(fact.document), translations.get(fact.document)) if d])
    return findings


def _validities(document: Document) -> Iterator[tuple[str, Validity]]:
    yield document.id, document.validity
    yield from ((f"{document.id}#{mark.id}", mark.validity) for mark in document.marks if mark.validity != document.validity)


def _validity(place: str, validity: Validity, day: date) -> Iterator[Finding]:
    first, last = validity.in_force_from, validity.in_force_to
    if validity.status is Status.CURRENT and last and last_day(last) < day:
        yield Finding(place=place, problem=Text(
            vi=f"Đã hết hiệu lực sau {last} nhưng vẫn ghi là đang áp dụng.", en=f"It ended after {last} and is still called current.",
        ))  # fmt: skip
    if first and last and first_day(first) > last_day(last):
        yield Finding(place=place, problem=Text(vi=f"Hết hiệu lực ({last}) trước khi có hiệu lực ({first}).",
                                                en=f"It ends ({last}) before it begins ({first})."))
    if validity.status is Status.SUPERSEDED and last and last_day(last) >= day:
        yield Finding(place=place, problem=Text(vi=f"Ghi là đã bị thay thế nhưng còn hiệu lực đến {last}.",
                                                en=f"It is called superseded, yet in force until {last}."))
    if validity.status is Status.SUPERSEDED and not (last or validity.replaced_by):
        yield Finding(place=place, problem=Text(vi="Ghi là đã bị thay thế nhưng không nêu từ khi nào hoặc bằng văn bản nào.",
                                                en="It is called superseded, and says neither since when nor by what."))
    if validity.status is Status.CURRENT and validity.replaced_by:
        yield Finding(place=place, problem=Text(vi="Có replaced_by nhưng vẫn ghi là đang áp dụng.",
                                                en="It names what replaced it and is still called current."))
    if validity.as_of and first_day(validity.as_of) > day:
        yield Finding(place=place, problem=Text(vi=f"as_of ({validity.as_of}) ở tương lai.",
                                                en=f"as_of ({validity.as_of}) lies in the future."))


def _front_matter(document: Document, day: date) -> Iterator[Finding]:
    if document.published and first_day(document.published) > day:
        yield Finding(place=document.id, problem=Text(
            vi=f"published ({document.published}) ở tương lai.", en=f"published ({document.published}) lies in the future.",
        ))  # fmt: skip
    spoken = detect("\n".join(_texts(document)))
    if spoken is not document.language:
        yield Finding(place=document.id, problem=Text(
            vi=f"Ghi language: {document.language} nhưng nội dung là {spoken}.",
            en=f"It says language: {document.language}, and its text is {spoken}.",
        ))  # fmt: skip


def _links(document: Document, of: dict[str, Document]) -> Iterator[Finding]:
    stated = [(document.id, " ".join(_texts(document))), *((place, v.replaced_by or "") for place, v in _validities(document))]
    for place, text in stated:
        for link in links(text):
            target = of.get(link.document_id or document.id)
            if not target or (link.mark and not target.mark(link.mark)):
                yield Finding(place=place, problem=Text(
                    vi=f"Liên kết «{link.label}» không dẫn tới tài liệu hay đoạn nào.",
                    en=f"The link «{link.label}» leads to no document or block.",
                ))  # fmt: skip


def _spellings(documents: Iterable[Document]) -> Iterator[Finding]:
    """Instruments that are cited in two spellings: 37/2026/NĐ-CP and 37/2026/ND-CP, or 43/2017 and 43/2017/NĐ-CP."""
    said: dict[str, dict[str, str]] = defaultdict(dict)
    short: dict[str, str] = {}
    for document in documents:
        for place, text in _placed(document):
            for code in codes(text):
                said[fold(code)].setdefault(code, place)
            for code in short_codes(text):
                short.setdefault(code, place)
    for spelled in said.values():
        if len(spelled) > 1:
            both = ", ".join(f"{code} ({place})" for code, place in sorted(spelled.items()))
            yield Finding(place=next(iter(spelled.values())), problem=Text(
                vi=f"Một văn bản được viết theo hai cách: {both}.", en=f"One instrument is spelled in two ways: {both}.",
            ))  # fmt: skip
    for code, place in short.items():
        full = next((next(iter(spelled)) for folded, spelled in said.items() if folded.startswith(f"{code}/")), None)
        if full:
            yield Finding(place=place, problem=Text(
                vi=f"Số hiệu {code} được viết tắt; nơi khác ghi đủ là {full}.", en=f"{code} is cut short; elsewhere it is spelled {full}.",
            ))  # fmt: skip


def _out_of_step(original: Document, translation: Document) -> Iterator[Finding]:
    ours, theirs = ([(mark.id, _comparable(mark.validity)) for mark in d.marks] for d in (original, translation))
    for left, right in zip(ours, theirs, strict=False):
        if left != right:
            yield Finding(place=f"{translation.id}#{right[0]}", problem=Text(
                vi=f"Chú thích khác bản gốc: {left[0]} {left[1]} ≠ {right[0]} {right[1]}.",
                en=f"Its comment differs from the original's: {left[0]} {left[1]} ≠ {right[0]} {right[1]}.",
            ))  # fmt: skip
    if len(ours) != len(theirs):
        yield Finding(place=translation.id, problem=Text(
            vi=f"Bản gốc có {len(ours)} đoạn được đánh dấu, bản dịch có {len(theirs)}.",
            en=f"The original has {len(ours)} marked blocks, the translation {len(theirs)}.",
        ))  # fmt: skip
    about = [(d.kind, d.number, _comparable(d.validity)) for d in (original, translation)]
    if about[0] != about[1]:
        yield Finding(place=translation.id, problem=Text(
            vi=f"Phần khai báo khác bản gốc: {about[0]} ≠ {about[1]}.",
            en=f"Its front matter differs from the original's: {about[0]} ≠ {about[1]}.",
        ))  # fmt: skip


def _comparable(validity: Validity) -> str:
    dated = {"in_force_from": validity.in_force_from, "in_force_to": validity.in_force_to, "as_of": validity.as_of}
    told = "replaced_by" if validity.replaced_by else ""
    return " ".join(filter(None, [validity.status, *(f"{key}={value}" for key, value in dated.items() if value), told]))


def _other_numbers(original: Document, translation: Document) -> Iterator[Finding]:
    """Dates, codes and numbers that one language of a block says and the other does not."""
    for left, right in zip(blocks(original.text), blocks(translation.text), strict=True):
        ours, theirs = _figures(original.text[left.start : left.end]), _figures(translation.text[right.start : right.end])
        if ours != theirs:
            mark = translation.mark_at(right.start)
            differ = f"{', '.join(sorted(ours - theirs)) or '–'} ≠ {', '.join(sorted(theirs - ours)) or '–'}"
            place = f"#{mark.id}" if mark else f" «{translation.text[right.start : right.end][:40]}»"
            yield Finding(place=translation.id + place, problem=Text(
                vi=f"Số, ngày hoặc số hiệu khác bản gốc: {differ}.", en=f"Numbers, dates or codes differ from the original's: {differ}.",
            ))  # fmt: skip


_MONTH = re.compile(rf"(?<=\d )(?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)})(?= \d)")


def _figures(text: str) -> frozenset[str]:
    """The dates, instruments and numbers of a text; "25 May" and "25/5" are the same two numbers."""
    found = dates(text)
    cut, at = [], 0
    for one in found:
        cut.append(text[at : one.span[0]])
        at = one.span[1]
    cut.append(text[at:])
    rest = _MONTH.sub(lambda month: str(MONTHS.index(month.group()) + 1), " ".join(cut))
    return frozenset([*(one.iso for one in found), *codes(rest), *(str(int(number)) for number in re.findall(r"\d+", rest))])


def _trace(fact: Fact, documents: Sequence[Document]) -> Iterator[Finding]:
    place = f"{FACTS}: {fact.id}"
    if len(documents) != len(("vi", "en")):
        yield Finding(place=place, problem=Text(vi=f"Không có cặp tài liệu «{fact.document}».", en=f"There is no pair «{fact.document}»."))
    for document in documents:
        mark = document.mark(fact.block)
        if not mark:
            yield Finding(place=place, problem=Text(
                vi=f"Không có đoạn «{fact.block}» trong {document.id}.", en=f"There is no block «{fact.block}» in {document.id}.",
            ))  # fmt: skip
            continue
        text = document.text[mark.start : mark.end]
        wanted = [*codes(fact.instrument), *re.findall(r"\d+(?:\.\d+)*", re.sub(r"\(.*?\)", "", fact.clause))]
        lacking = [number for number in wanted if not re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", text)]
        if lacking:
            yield Finding(place=f"{document.id}#{fact.block}", problem=Text(
                vi=f"Thiếu căn cứ của {fact.id}: {', '.join(lacking)}.", en=f"What {fact.id} rests on is missing: {', '.join(lacking)}.",
            ))  # fmt: skip
        if not fact.safe and mark.validity.status is Status.CURRENT:
            yield Finding(place=f"{document.id}#{fact.block}", problem=Text(
                vi=f"{fact.id} chưa chắc chắn nhưng đoạn ghi là đang áp dụng.",
                en=f"{fact.id} wants checking, and its block is called current.",
            ))  # fmt: skip


def _placed(document: Document) -> Iterator[tuple[str, str]]:
    for block in blocks(document.text):
        mark = document.mark_at(block.start)
        yield f"{document.id}#{mark.id}" if mark else document.id, document.text[block.start : block.end]


def _texts(document: Document) -> list[str]:
    return [text for _, text in _placed(document)]
