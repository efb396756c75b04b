"""How a document or a block of it stands on a day, as its page says it: since when it has ended, and what holds instead. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.addresses import of_place
from bot.pages import texts
from bot.validity import Standing, day_after, standing, written
from corpus.links import LINK, links
from corpus.types import Document, Language, Text, Validity

Documents = Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a notice, and where they lead, if anywhere."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """How a text stands today, and what holds instead of it."""

    standing: Standing
    label: str
    instead: tuple[Piece, ...] = ()


_LABELS = {
    Standing.ENDED: texts.ENDED, Standing.UNCONFIRMED: texts.UNCONFIRMED, Standing.PAST: texts.PAST,
}


def badge_of(document: Document, validity: Validity, documents: Documents, language: Language, day: date) -> Badge | None:
    """How a text stands; nothing where it simply holds."""
    stands = standing(validity, day)
    if stands is Standing.HOLDS:
        return None
    label = _label(validity, stands).to(language)
    return Badge(standing=stands, label=label, instead=tuple(_pieces(validity.replaced_by or "", document, documents)))


def _label(validity: Validity, stands: Standing) -> Text:
    since = day_after(validity.in_force_to)
    if stands is Standing.ENDED and since:
        return texts.ended_since(since)
    if stands is Standing.NOT_YET:
        return texts.applies_from(written(validity.in_force_from or ""))
    return _LABELS[stands]


def _pieces(text: str, document: Document, documents: Documents) -> Iterator[Piece]:
    """A text with its links into the corpus; one that leads nowhere is only its label."""
    at = 0
    for match in LINK.finditer(text):
        if match.start() > at:
            yield Piece(text[at : match.start()])
        link = next(links(match.group()), None)
        web = match[2] if match[2].startswith(("https://", "http://")) else None
        yield Piece(match[1], address(link.document_id or document.id, link.mark, documents) if link else web)
        at = match.end()
    if at < len(text):
        yield Piece(text[at:])


def address(document_id: str, mark_id: str | None, documents: Documents) -> str | None:
    """The page of a document from the root of the site, at a marked block where one is named; None where there is no such document."""
    document = documents.get(document_id)
    if document is None:
        return None
    mark = document.mark(mark_id)
    return of_place(document_id, (mark.start, mark.end)) if mark else f"documents/{document_id}"
