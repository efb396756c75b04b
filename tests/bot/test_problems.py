"""Errors are RFC 9457 problems in the reader's language."""

from http import HTTPStatus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import problems
from corpus.errors import DocumentNotFound, HoidapError, IndexBusy, IndexMismatch, IndexMissing, QuestionRefused, SettingsError
from corpus.types import Language

VI, EN = Language.VI, Language.EN


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (None, VI), ("", VI), ("*", VI), ("fr, de;q=0.5", VI), ("rubbish;;;", VI),
        ("en", EN), ("EN-us", EN), ("en-GB,en;q=0.9", EN), ("vi-VN,vi;q=0.9,en;q=0.8", VI),
        ("en;q=0.3, vi;q=0.7", VI), ("vi;q=0.3, en;q=0.7", EN), ("vi;q=0.5, en", EN), ("fr, en;q=0.1", EN),
        ("en, vi", EN), ("vi, en", VI), ("en ; q=0.2 , vi ; q=0.1", EN),
    ],
)  # fmt: skip
def test_the_reader_gets_the_first_language_they_accept(header: str | None, wanted: Language) -> None:
    """preferred() takes the highest weight, then the first place, then the default."""
    assert problems.preferred(header, default=VI) is wanted


@pytest.mark.parametrize(("header", "default", "wanted"), [("en;q=0", VI, VI), ("vi;q=0, en;q=0.1", VI, EN), ("vi;q=0.0", EN, EN)])
def test_a_weight_of_nothing_means_never(header: str, default: Language, wanted: Language) -> None:
    """RFC 9110: q=0 is "not acceptable"."""
    assert problems.preferred(header, default) is wanted


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(Language))
def test_any_header_gives_a_language(header: str, default: Language) -> None:
    """preferred() never fails on what a client sends."""
    assert problems.preferred(header, default) in set(Language)


@pytest.mark.parametrize(
    ("error", "status"),
    [(QuestionRefused, 422), (DocumentNotFound, 404), (IndexMissing, 503), (IndexMismatch, 503), (IndexBusy, 503), (SettingsError, 500)],
)
def test_an_error_is_a_problem_with_its_own_sentence(error: type[HoidapError], status: int) -> None:
    """Each error has its status; the detail is its message in the language asked for."""
    raised = error(vi="Câu tiếng Việt.", en="The English sentence.")
    for language, detail in ((VI, "Câu tiếng Việt."), (EN, "The English sentence.")):
        problem = problems.of(raised, language)
        assert set(problem) == {"type", "title", "status", "detail"}
        assert (problem["status"], problem["detail"]) == (status, detail)
        assert problem["type"].startswith("urn:hoidap:problem:")


def test_every_status_speaks_both_languages() -> None:
    """No reader of Vietnamese gets the English phrase of a status."""
    for status in [s.value for s in HTTPStatus if s >= 400]:
        problem = problems.from_status(status)
        assert problem.status == status
        assert problem.detail.vi != problem.detail.en, status
