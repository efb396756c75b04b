"""The words of both languages that this folder's files know: what belongs together, and what is English for sure."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_LOOK_ALIKE = (
    "been boar cary chari chose chosen churn chow coon cora did doesn dora dost ere gary goon gust hari has hasan hast her here"
    " his hist hoof how if isn its kern kira lair lisa lisp lois loom lori lost maxi mira moran mori morn must nora nor roost"
    " rosa rosen sachs sari seen there these those thor too toon tore torn trois twas urn veer was"
)
"""English words and names that look like Telex and stand in no dictionary here."""


@cache
def vietnamese_phrases() -> tuple[str, ...]:
    """Words and set phrases of Vietnamese, for `AccentRestorer.learn`: from phrases.txt, the glossary and the lexicon."""
    listed = [phrase for line in _lines("phrases.txt") for phrase in line.split("|")]
    glossary = [phrase for line in _lines("glossary.tsv") for phrase in line.split("\t")[1].split("|")]
    lexicon = [phrase for line in _lines("lexicon.tsv") for phrase in line.split("\t")[1].split("|")]
    return tuple(dict.fromkeys([*listed, *glossary, *lexicon]))


@cache
def english_words() -> frozenset[str]:
    """English words, lower case, mostly in their dictionary form."""
    columns = [line.split("\t")[0] for line in _lines("lexicon.tsv")] + [line.split("\t")[-1] for line in _lines("glossary.tsv")]
    return frozenset(word for column in [*columns, _LOOK_ALIKE] for word in re.findall("[a-z]+", column.lower()))


def _lines(name: str) -> Iterator[str]:
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
