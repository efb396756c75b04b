"""What a question is particularly about, where one word more or less makes it another question. Pure."""

from functools import lru_cache

from corpus.numbers import asked_ordinals
from index.question.glossary import EntryKind, shipped
from index.question.kind import Kind, asked_kind

Particulars = frozenset[int | str | tuple[str, ...]]


@lru_cache(maxsize=50_000)
def particulars(question: str) -> Particulars:
    """Which meeting and which classes of things a question is about, and the kind of thing that it asks for.

    "When was the fourth session?" is as near to "when was the fifth?" and to "who chaired the fourth?" as can be, and neither.
    """
    kind = asked_kind(question)
    classes = {entry.all for entry, _ in shipped().find(question) if entry.kind is EntryKind.CLASS}
    return asked_ordinals(question) | classes | ({kind} - {Kind.OTHER})
