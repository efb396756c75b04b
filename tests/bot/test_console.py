"""What the command line says, and in which language."""

import pytest

from bot.console import progress, say, terminal_language, text_of
from corpus.types import Language, Text

SAID = Text(vi="Đã xong.", en="Done.")
LOCALE = ("HOIDAP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""The first of them that is set decides."""


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal without a language."""
    for name in LOCALE:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", LOCALE)
@pytest.mark.parametrize(
    ("value", "language"),
    [("vi_VN.UTF-8", Language.VI), ("vi", Language.VI), ("VI_VN", Language.VI), ("en_GB.UTF-8", Language.EN), ("C", Language.EN)],
)
def test_the_locale_chooses_the_language(monkeypatch: pytest.MonkeyPatch, name: str, value: str, language: Language) -> None:
    """Vietnamese where the locale says so, English elsewhere."""
    monkeypatch.setenv(name, value)
    assert terminal_language() is language
    assert text_of(SAID) == SAID.to(language)


def test_without_a_locale_it_is_english() -> None:
    """Nothing set is the plain terminal."""
    assert terminal_language() is Language.EN


@pytest.mark.parametrize("place", range(len(LOCALE) - 1))
def test_the_nearer_variable_wins(monkeypatch: pytest.MonkeyPatch, place: int) -> None:
    """Our own setting before LC_ALL before LC_MESSAGES before LANG; an empty one is none."""
    for name in LOCALE[place + 1 :]:
        monkeypatch.setenv(name, "en_US.UTF-8")
    monkeypatch.setenv(LOCALE[place], "vi_VN.UTF-8")
    assert terminal_language() is Language.VI
    monkeypatch.setenv(LOCALE[place], "")
    assert terminal_language() is Language.EN


def test_what_is_said_leaves_the_output_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Sentences to the person go to the error stream, so that the output can be read by a program."""
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    say(SAID)
    with progress(SAID) as (started, advance):
        started(3)
        advance(1)
        advance(2)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Đã xong.\n")
