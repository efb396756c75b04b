"""An answer as lines of text for a terminal. Pure."""

import textwrap

from bot.types import Answer, Citation
from corpus.text import squeeze
from corpus.types import Text

_WIDTH = 100
_UNDERSTOOD = Text(vi="Hiểu là", en="Understood as")
_SOURCES = Text(vi="Trích dẫn", en="Sources")
_NEAREST = Text(vi="Tài liệu gần nhất", en="Nearest documents")


def show(answer: Answer) -> str:
    """The answer with its notices, sources or nearest documents, in the language of the answer."""
    language = answer.language
    lines = [f"{_UNDERSTOOD.to(language)}: {answer.query.restored}", ""] if answer.query.restored else []
    lines += [_wrapped(notice) for notice in answer.notices]
    lines += [_wrapped(answer.text)]
    if answer.citations:
        lines += ["", f"{_SOURCES.to(language)}:", *(_citation(citation) for citation in answer.citations)]
    if answer.suggestions:
        lines += ["", f"{_NEAREST.to(language)}:", *(f"  - {s.title}{f' ({s.url})' if s.url else ''}" for s in answer.suggestions)]
    return "\n".join(lines)


def _citation(citation: Citation) -> str:
    about = ", ".join(part for part in (citation.title, citation.published, citation.url) if part)
    quote = _wrapped(f"“{squeeze(citation.quote)}”", indent="      ")
    return f"  [{citation.marker}] {about}\n{quote}"


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
