"""What a word is called in the other language, so that words can be searched across languages.

Read from glossary.tsv, which comes first, and lexicon.tsv beside this file; a generation keeps what its texts hold.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Self

from corpus.dates import dates
from corpus.numbers import plain_words
from corpus.types import Language
from index.question.glossary import base, shipped
from index.stores.bm25 import stem
from index.types import Concept

ANY = "*"
"""Stands before a stem: "product" is what *products* are called, "*product" also what *production* is."""
Translations = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Lexicon:
    """`into[language]` maps words and set phrases of the other language to what they may be called, best first."""

    into: Mapping[Language, Translations]

    @cached_property
    def _longest(self) -> dict[Language, int]:
        return {language: max((said.count(" ") + 1 for said in known), default=1) for language, known in self.into.items()}

    def concepts(self, text: str, language: Language, weight: Callable[[str], float]) -> list[Concept]:
        """The words of a text that is in the other language, to be searched in `language`; the longest phrase wins."""
        plain, found, at = plain_words(text), list[Concept](), 0
        said, stems = _said(plain, language.other), _keys(plain, language.other)
        while at < len(plain):
            length = next((n for n in range(self._longest[language], 1, -1) if self._called(language, said, stems, at, n) is not None), 1)
            itself = " ".join(_keys(plain[at : at + length], language))
            spellings = tuple(dict.fromkeys([*(self._called(language, said, stems, at, length) or ()), itself]))
            phrase = slice(at, at + length)
            found.append(Concept(said=" ".join(plain[phrase]), spellings=spellings, weight=weight(" ".join(stems[phrase]))))
            at += length
        return found + [Concept(said=name, spellings=(name,), weight=weight(name)) for date in dates(text) for name in date.names]

    def _called(self, language: Language, said: list[str], stems: list[str], at: int, length: int) -> tuple[str, ...] | None:
        """What the words from `at` may be called: as the word they are, or else as any word of their stem."""
        known, phrase = self.into[language], slice(at, at + length)
        itself, of_stem = known.get(" ".join(said[phrase])), known.get(ANY + " ".join(stems[phrase]))
        # A set phrase whose translations the texts do not hold is known all the same.
        return itself or of_stem or (itself if of_stem is None else of_stem)

    @classmethod
    def read(cls, held: Callable[[Language, str], bool]) -> Self:
        """The project's two files; a translation is kept where `held(language, phrase)` is true.

        A set phrase stays known without one, so that its words are not translated one by one.
        """
        into: dict[Language, dict[str, list[str]]] = {language: {} for language in Language}
        for word, any_of_stem, called in _pairs():
            for language, said, other in (
                (Language.VI, word, called), (Language.VI, any_of_stem, called), (Language.EN, called, any_of_stem.removeprefix(ANY)),
            ):  # fmt: skip
                if said and other and ((keep := held(language, other)) or " " in said):
                    into[language].setdefault(said, []).extend([other] if keep else [])
        return cls({language: {said: tuple(dict.fromkeys(called)) for said, called in of.items()} for language, of in into.items()})


def key(phrase: str, language: Language) -> str:
    """A phrase as the index of a language knows it."""
    return " ".join(_keys(plain_words(phrase), language))


def _keys(plain: list[str], language: Language) -> list[str]:
    return [stem(word) for word in plain] if language is Language.EN else plain


def said_as(phrase: str, language: Language) -> str:
    """A phrase as the lexicon knows it in its own language."""
    return " ".join(_said(plain_words(phrase), language))


def _said(plain: list[str], language: Language) -> list[str]:
    return [base(word) for word in plain] if language is Language.EN else plain


@cache
def _pairs() -> tuple[tuple[str, str, str], ...]:
    """Each pair of both files: the English word as it is said, as any word of its stem, and the Vietnamese."""
    return tuple(
        (said_as(english, Language.EN), ANY + key(english, Language.EN), key(vietnamese, Language.VI))
        for english, vietnamese in chain(_glossary(), _general())
    )


def _glossary() -> Iterable[tuple[str, str]]:
    for entry in shipped().entries:
        for english in entry.spellings[Language.EN]:
            for vietnamese in entry.spellings[Language.VI]:
                yield english, vietnamese


def _general() -> Iterable[tuple[str, str]]:
    for line in (Path(__file__).parent / "lexicon.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            english, vietnamese = line.split("\t")
            for spelling in vietnamese.split("|"):
                yield english, spelling
