"""Links inside the corpus: "[the new rule](labelling-en#vlb-003)", or "(#vlb-003)" within the same document. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]*)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    label: str
    document_id: str | None
    """None for the document that holds the link."""
    mark: str | None
    """The marked block it leads to, or None for the whole document."""


def links(text: str) -> Iterator[Link]:
    """The links of a text that lead into the corpus; those to the web are not among them."""
    for label, target in LINK.findall(text):
        if "://" not in target and not target.startswith("mailto:"):
            document_id, _, mark = target.partition("#")
            yield Link(label=label, document_id=document_id or None, mark=mark or None)


def without_targets(text: str) -> str:
    """The text with every link replaced by its label."""
    return LINK.sub(r"\1", text)
