"""How much of what a question says do places of the documents hold? Word for word, inflected, or by another name. Pure.

A question is read as units: words, and set phrases that the lexicon knows ("giám đốc", "supplementary label"). A unit is
held by a text of its own language that says it, by one of the other language that says one of its translations, or by
either under another spelling of the glossary. Texts come in both languages where there is a translation, so that a
synonym is found as well: "optional" by way of "tự nguyện".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from corpus.language import everyday, spans
from corpus.text import words
from corpus.types import Language, Span
from index.generation import Generation
from index.question.lexicon import key
from index.stores.bm25 import WordStore, links_of, stem
from index.types import Known, Query, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A word or set phrase of a question."""

    said: str
    """As the index of `language` knows it."""
    language: Language
    spellings: tuple[str, ...]
    """What it may be called in the other language, as the index of that language knows it."""
    weight: float
    """How telling it is, in [0, 1]: 1 for the rarest."""

    def seen(self, generation: Generation) -> bool:
        """True if any document may hold it, in either language."""
        return any(generation.words[of].holds_phrase(self.said) for of in Language) or any(
            generation.words[self.language.other].holds_phrase(spelling) for spelling in self.spellings
        )


def units(query: Query, generation: Generation) -> tuple[Unit, ...]:
    """The units of a question, each once, in order."""
    found: dict[str, Unit] = {}
    for start, end, spoken in spans(query.reading, query.language):
        weight = partial(_weight, generation.words[spoken])
        for concept in generation.lexicon.concepts(query.reading[start:end], spoken.other, weight):
            said = key(concept.said, spoken)
            found.setdefault(said, Unit(said=said, language=spoken, spellings=concept.spellings, weight=concept.weight))
    return tuple(found.values())


def _weight(store: WordStore, phrase: str) -> float:
    """A set phrase is as telling as the rarest pair of neighbours in it; an everyday word that no document holds tells nothing."""
    if not store.holds_phrase(phrase) and all(everyday(word) for word in phrase.split()):
        return 0.0
    return max((store.weight(link) for link in links_of(phrase)), default=0.0) / store.rarest


@dataclass(frozen=True, slots=True)
class Held:
    """What texts hold, by language; as the indexes know it, between blanks."""

    texts: Mapping[Language, str]
    stems: str
    """All of them, every word without its ending, as the glossary compares."""
    known: tuple[Known, ...] = ()
    """What the glossary knows of the question."""

    @classmethod
    def of(cls, texts: Iterable[tuple[Language, str]], query: Query) -> "Held":
        found, stems = dict.fromkeys(Language, " "), ""
        for language, text in texts:
            found[language] += f"{_as_indexed(text, language)} "
            stems += _stems(text)
        return cls(found, stems, query.known)

    def unit(self, unit: Unit) -> bool:
        """True if the texts hold it in either language."""
        other = self.texts[unit.language.other]
        return (
            any(f" {unit.said} " in text for text in self.texts.values())
            or any(f" {spelling} " in other for spelling in unit.spellings)
            or any(self.name(known) for known in self.known if f" {unit.said} " in f" {_as_indexed(known.said, unit.language)} ")
        )

    def word(self, word: str) -> bool:
        """True if they hold a word, or a pair of words, as it is written."""
        return any(f" {key(word, language)} " in text for language, text in self.texts.items())

    def name(self, known: Known) -> bool:
        """True if they hold a term of the glossary in any spelling."""
        return any(_stems(spelling) in self.stems for spelling in known.spellings)


# The same places are looked at for one question after another.
_as_indexed = lru_cache(maxsize=4096)(key)


@lru_cache(maxsize=4096)
def _stems(text: str) -> str:
    return f" {' '.join(stem(word) for word in words(text))} "


def place(generation: Generation, document_id: str, span: Span) -> list[tuple[Language, str]]:
    """A place of a document and the same place in its translation."""
    document, other = generation.documents[document_id], generation.parallel(document_id, *span)
    return [(document.language, document.text[slice(*span)])] + (
        [(other[0].language, other[0].text[slice(*other[1])])] if other else []
    )


def around(generation: Generation, sentence: Sentence) -> list[tuple[Language, str]]:
    """The passage or block of a sentence in both languages, with heading and title and what is known of the document."""
    passage, document = sentence.passage, generation.documents[sentence.passage.document_id]
    start, end = sentence.span if document.mark_at(sentence.span[0]) else (passage.start, passage.end)
    found = [*place(generation, document.id, (start, end)), (document.language, f"{passage.heading}. {document.title}")]
    found += [(document.language, date) for date in (document.published, document.validity.as_of) if date]
    other = generation.parallel(document.id, start, end)
    if other:
        translated, (first, _) = other
        heading = next((p.heading for p in generation.passages_of[translated.id] if p.start <= first < p.end), "")
        found.append((translated.language, f"{heading}. {translated.title}"))
    return found
