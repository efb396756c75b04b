"""What an answer may rest on: whole blocks, and what holds before what has ended."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tiny import tiny_index

from bot.evidence import Evidence, gather, holding_first
from corpus.loaders import load
from corpus.types import Document
from index.hybrid import HybridIndex

TODAY = date(2026, 11, 26)
SHEET = """---
id: muc-vi
language: vi
title: Phân loại hàng hóa
---
<!-- {id: new, in_force_from: 2026-07-01} -->
Sản phẩm, hàng hóa được phân theo ba mức độ rủi ro. Ngoại lệ do luật định.

<!-- {id: old, status: superseded, in_force_to: 2026-06-30, replaced_by: "[ba mức độ rủi ro](#new)"} -->
Hàng hóa nhóm 2 phải công bố hợp quy. Hàng hóa nhóm 1 thì không.

Phòng thử nghiệm hiệu chuẩn cân điện tử tại Hà Nội.
"""


def sheet(tmp_path: Path) -> Document:
    (tmp_path / "muc.md").write_text(SHEET, encoding="utf-8")
    return load(tmp_path / "muc.md", Path("muc.md"))


def found(index: HybridIndex, question: str) -> Evidence:
    asked = index.understand(question)
    return gather(index, asked, asked.query.language)[1]


def texts(evidence: Evidence) -> list[str]:
    return [evidence.document(one).text[slice(*one.span)] for one in evidence.sentences]


def test_a_marked_block_is_evidence_as_a_whole(tmp_path: Path) -> None:
    """Of a marked block the whole block stands, once; of other text its sentences."""
    said = texts(found(tiny_index(sheet(tmp_path)), "Hàng hóa nhóm 1 có phải công bố hợp quy không?"))
    assert said[0] == "Hàng hóa nhóm 2 phải công bố hợp quy. Hàng hóa nhóm 1 thì không."
    assert len(said) == len(set(said)) == 3


def test_what_has_ended_comes_behind_what_took_its_place(tmp_path: Path) -> None:
    """holding_first() puts the block that a link names before the rule that it replaced, even one that was not found."""
    evidence = found(tiny_index(sheet(tmp_path)), "Hàng hóa nhóm 2 phải làm gì?")
    alone = replace(evidence, sentences=evidence.sentences[:1])
    assert texts(alone) == ["Hàng hóa nhóm 2 phải công bố hợp quy. Hàng hóa nhóm 1 thì không."]
    new = "Sản phẩm, hàng hóa được phân theo ba mức độ rủi ro. Ngoại lệ do luật định."
    assert texts(holding_first(alone, TODAY)) == [new, *texts(alone)]


def test_a_question_about_the_past_gets_the_old_rule_first(tmp_path: Path) -> None:
    """holding_first() puts what does not tell about a past year further back; without a year it leaves the order of who asks how it was."""
    evidence = found(tiny_index(sheet(tmp_path)), "Năm 2019 hàng hóa nhóm 2 phải làm gì, phân theo mức độ rủi ro nào?")
    even = replace(evidence, sentences=tuple(replace(one, score=0.5) for one in sorted(evidence.sentences, key=lambda one: one.span)))
    assert texts(even)[0].startswith("Sản phẩm")
    assert texts(holding_first(even, TODAY))[0].startswith("Hàng hóa nhóm 2")
    before = found(tiny_index(sheet(tmp_path)), "Trước đây hàng hóa nhóm 2 phải làm gì?")
    assert holding_first(before, TODAY) == before
    asked_now = found(tiny_index(sheet(tmp_path)), "Hàng hóa nhóm 2 phải làm gì?")
    assert texts(holding_first(asked_now, date(2026, 1, 1)))[0].startswith("Sản phẩm") is True
