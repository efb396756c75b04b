"""The page shows every failure in its group, as text."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest

from bot.eval_page import page
from bot.evaluate import AnswerRow
from bot.evaluate_answers import Judged, Outcome, score_answers
from corpus.types import Language

EVIL = "<script>alert('x')</script>&\"$machine"


def judged(name: str, accept: str | None, outcome: Outcome, text: str = "", before: Sequence[str] = ()) -> Judged:
    row = AnswerRow(id=f"{name}-vi", mode="vi", question=f"question {name} {text}", accept=accept, before=[*before])
    return Judged(
        row=row, answer=f"answer {name} {text}", quotes=(f"quote {name} {text}",), outcome=outcome, cited=False, language=Language.VI,
        in_language=True, took_ms=1,
    )  # fmt: skip


def made(*of: Judged) -> str:
    return page("machine & co", score_answers(of), of)


class Outline(HTMLParser):
    """The tags of a page, in order, each closed that was opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") or name in ("src", "href") for name, _ in attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


ALL = (
    judged("one", "a|b", "wrong"), judged("two", "c", "refused"), judged("three", None, "wrong"), judged("four", "d", "right"),
    judged("five", None, "refused"),
)  # fmt: skip


def test_failures_stand_in_their_groups_and_successes_nowhere() -> None:
    """Wrong, refused though answerable, answered though nothing answers; with what was expected."""
    text = Outline(made(*ALL)).text
    places = [
        text.index(said)
        for said in ("Wrong · Sai (1)", "question one", "a|b", "answer one", "quote one", "Refused though answerable", "question two",
                     "Answered though nothing answers", "question three", "refusal · từ chối", "answer three")
    ]  # fmt: skip
    assert places == sorted(places)
    assert "four" not in text
    assert "five" not in text
    assert "machine & co" in text


@pytest.mark.parametrize("of", [ALL, (ALL[3],), (judged("evil", f"{EVIL}", "wrong", EVIL, [EVIL]),)])
def test_the_page_is_whole_and_inert(of: Sequence[Judged]) -> None:
    """Every tag is closed; no script, link or handler, whatever was asked; a language, and both colour schemes."""
    html = made(*of)
    outline = Outline(html)
    assert not outline.open
    assert not {"script", "link", "img", "iframe"} & set(outline.tags)
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "prefers-color-scheme: dark" in html
    assert "http" not in re.sub("http-equiv", "", html)


def test_what_was_said_is_text() -> None:
    """Markup in a question, an earlier question, a pattern, an answer or a quote is shown as it was typed."""
    assert Outline(made(judged("evil", EVIL, "wrong", EVIL, [EVIL]))).text.count(EVIL) == 5


def test_scores_show_their_intervals() -> None:
    """A share and its interval in one cell; "–" where nothing was counted."""
    text = Outline(made(*(judged(str(n), "a", "wrong" if n else "right") for n in range(2)))).text
    assert "50.0 % (0–100)" in text
    assert "–" in text
