"""`check` finds what an editor has to mend, each kind in a small library with one fault."""

from datetime import date
from pathlib import Path

import pytest

from corpus.check import Finding, check
from corpus.library import STARTER, read
from corpus.tables import Fact, read_facts
from corpus.types import Language

TODAY = date(2026, 11, 26)
VI = """---
id: nhan-vi
language: vi
as_of: 2026-11-26
---
## Khi nào phải có nhãn phụ?

<!-- {id: a} -->
Nhãn phụ phải có từ ngày 01 tháng 7 năm 2026 trong 05 ngày làm việc (khoản 2 Điều 42 Nghị định 37/2026/NĐ-CP).

<!-- {id: b, status: superseded, in_force_to: 2026-06-30, replaced_by: "[quy định mới](#a)"} -->
Trước đây nhãn phụ theo quy định cũ của Nghị định 43/2017/NĐ-CP.
"""
EN = """---
id: nhan-en
language: en
as_of: 2026-11-26
translation_of: nhan-vi
---
## When is a supplementary label needed?

<!-- {id: a} -->
A supplementary label is needed from 1 July 2026, within 5 working days (Decree 37/2026/NĐ-CP, Article 42, clause 2).

<!-- {id: b, status: superseded, in_force_to: 2026-06-30, replaced_by: "[the new rule](#a)"} -->
Formerly the supplementary label followed the old rule of Decree 43/2017/NĐ-CP.
"""
FACT = Fact(id="VLB-1", document="nhan-vi", block="a", safe=True, instrument="Nghị định 37/2026/NĐ-CP", clause="Điều 42 khoản 2")


def findings(tmp_path: Path, vi: str = VI, en: str = EN, facts: tuple[Fact, ...] = (FACT,)) -> list[Finding]:
    (tmp_path / "nhan.vi.md").write_text(vi, encoding="utf-8")
    (tmp_path / "nhan.en.md").write_text(en, encoding="utf-8")
    return check(read(tmp_path), facts, TODAY)


def test_a_true_library_has_nothing_to_mend(tmp_path: Path) -> None:
    """check() returns nothing for a pair in step."""
    assert findings(tmp_path) == []


FAULTS = {
    "other-day": (VI, EN.replace("1 July", "2 July"), "nhan-en#a", "2026-07-01"),
    "other-number": (VI, EN.replace("5 working", "7 working"), "nhan-en#a", "5 ≠ 7"),
    "other-code": (VI, EN.replace("Decree 37/2026/NĐ-CP", "Decree 38/2026/NĐ-CP"), "nhan-en#a", "38/2026/NĐ-CP"),
    "other-heading": (VI.replace("Khi nào", "Năm 2026 khi nào"), EN, "nhan-en «When", "2026"),
    "two-spellings": (VI, EN.replace("43/2017/NĐ-CP", "43/2017/ND-CP"), "nhan-en#b", "spelled in two ways"),
    "short": (VI, EN.replace("Decree 43/2017/NĐ-CP", "Decree 43/2017"), "nhan-en#b", "cut short"),
    "ended": (VI.replace("{id: a}", "{id: a, in_force_to: 2026-10-31}"), EN.replace("{id: a}", "{id: a, in_force_to: 2026-10-31}"),
              "nhan-vi#a", "still called current"),
    "ends-before": (VI.replace("in_force_to: 2026", "in_force_from: 2027, in_force_to: 2026"),
                    EN.replace("in_force_to: 2026", "in_force_from: 2027, in_force_to: 2026"), "nhan-vi#b", "before it begins"),
    "ends-later": (VI.replace("2026-06-30", "2027-06-30"), EN.replace("2026-06-30", "2027-06-30"), "nhan-vi#b", "yet in force until"),
    "replaced-yet-current": (VI.replace("superseded", "current"), EN.replace("superseded", "current"),
                             "nhan-vi#b", "names what replaced it"),
    "without-reason": (VI.replace(', in_force_to: 2026-06-30, replaced_by: "[quy định mới](#a)"', ""),
                       EN.replace(', in_force_to: 2026-06-30, replaced_by: "[the new rule](#a)"', ""), "nhan-vi#b", "neither since when"),
    "dead-link": (VI, EN.replace("(#a)", "(#z)"), "nhan-en#b", "leads to no document or block"),
    "dead-link-in-text": (VI.replace("quy định cũ", "[quy định cũ](khac-vi)"), EN, "nhan-vi", "leads to no document or block"),
    "other-status": (VI, EN.replace("status: superseded", "status: check"), "nhan-en#b", "differs from the original's"),
    "other-day-checked": (VI, EN.replace("as_of: 2026-11-26", "as_of: 2026-11-25"), "nhan-en", "differs from the original's"),
    "unmarked": (VI, EN.replace("<!-- {id: a} -->\n", ""), "nhan-en", "marked blocks"),
    "future": (VI.replace("as_of: 2026-11-26", "as_of: 2027-01-01"), EN, "nhan-vi", "lies in the future"),
    "published-later": (VI.replace("as_of", "published: 2027\nas_of"), EN, "nhan-vi", "published (2027)"),
    "other-language": (VI, EN.replace("language: en", "language: vi").replace("translation_of: nhan-vi\n", ""),
                       "nhan-en", "its text is en"),
}  # fmt: skip


@pytest.mark.parametrize(("vi", "en", "place", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_is_found_in_its_place(tmp_path: Path, vi: str, en: str, place: str, said: str) -> None:
    """check() names where the fault is and what it is, in both languages."""
    found = [one for one in findings(tmp_path, vi, en, ()) if said in one.problem.en]
    assert found
    assert any(one.place.startswith(place) for one in found)
    assert all(one.problem.vi != one.problem.en for one in found)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"block": "c"}, "no block «c»"), ({"document": "khac-vi"}, "no pair"), ({"clause": "Điều 43 khoản 2"}, "rests on is missing: 43"),
        ({"instrument": "Luật 1/2020/QH14"}, "1/2020/QH14"), ({"safe": False}, "wants checking"),
    ],
)  # fmt: skip
def test_a_fact_must_stand_where_the_table_says(tmp_path: Path, change: dict[str, str], said: str) -> None:
    """check() finds a fact without its block, its clause, its instrument or its doubt, in either language."""
    row = {"id": "F", "document": "nhan-vi", "block": "a", "safe": True, "instrument": FACT.instrument, "clause": FACT.clause}
    found = findings(tmp_path, facts=(Fact(**{**row, **change}),))  # type: ignore[arg-type] # a table's row
    assert found
    assert all(said in one.problem.en for one in found)


def test_the_starter_corpus_has_nothing_to_mend() -> None:
    """The sheets that ship pass their own check on the day that they were written for."""
    assert check(read(STARTER), read_facts(STARTER), TODAY) == []


def test_every_safe_fact_stands_in_both_languages() -> None:
    """299 facts, 200 of them safe: each has a block of its own in a Vietnamese sheet and in its English one."""
    facts, library = read_facts(STARTER), read(STARTER)
    assert len({fact.id for fact in facts}) == len(facts) == 299
    assert sum(fact.safe for fact in facts) == 200
    of = {document.id: document for document in library.documents}
    english = {document.translation_of: document for document in of.values() if document.language is Language.EN}
    for fact in facts:
        assert of[fact.document].mark(fact.block), fact
        assert english[fact.document].mark(fact.block), fact
    assert len({(fact.document, fact.block) for fact in facts}) == 299
