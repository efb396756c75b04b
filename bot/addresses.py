"""Where a place of a document can be read, from the root of the site: the form that citations and links have everywhere. Pure."""

from urllib.parse import quote

from corpus.types import Span


def of_place(document_id: str, span: Span, origin: str = "") -> str:
    """The page of a document at some of its characters; whole with the address of the service as `origin`."""
    page = f"documents/{quote(document_id)}#c{span[0]}-{span[1]}"
    return f"{origin.rstrip('/')}/{page}" if origin else page
