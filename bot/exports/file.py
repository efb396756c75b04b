"""A file that is handed out: what it holds, what it is called, and how a browser is told. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from corpus.text import fold
from corpus.types import Language

_TYPES = {
    "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    name: str
    """Without its suffix."""
    suffix: str
    """ "csv", "docx" or "ics"."""
    content: bytes
    language: Language

    @property
    def media_type(self) -> str:
        return _TYPES[self.suffix]

    @property
    def disposition(self) -> str:
        """Content-Disposition (RFC 6266); old clients get the name without accents."""
        name = f"{self.name}.{self.suffix}"
        plain = re.sub(r"[^a-z0-9.]+", "-", fold(name))
        return f'attachment; filename="{plain}"' + ("" if plain == name else f"; filename*=UTF-8''{quote(name)}")
