"""A document for a word processor, on paper and in letters as official documents have them. The only file that imports python-docx.

A4, margins and Times New Roman as in Decree 30/2020/ND-CP, Annex I. What the template of python-docx says of itself is taken out.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import cast

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus.text import without_controls
from corpus.types import Language

_TAGS = {Language.VI: "vi-VN", Language.EN: "en-US"}
_FONT = "Times New Roman"
_STYLES = {
    "Normal": (13, False, 4, 0), "Title": (18, True, 10, 0), "Heading 1": (14, True, 4, 0), "Quote": (13, False, 4, 8),
    "Caption": (11, False, 10, 8),
}  # fmt: skip
"""Points of the letters, whether bold, points below a paragraph, millimetres to its left."""
_AUTHOR = "Hỏi Đáp"
_LONGEST = 255
"""Letters in a property."""
_OF_THE_TEMPLATE = ("/thumbnail", "/extended-properties")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph."""

    text: str
    bold: bool = False


class Page:
    """Filled from top to bottom; `language` is that of all that says no other."""

    def __init__(self, *, title: str, heading: str, language: Language, day: date) -> None:
        self._document, self._language = Document(), language
        self._set_properties(title, day)
        self._set_paper()
        self._set_styles()
        self._document.add_paragraph(style="Title").add_run(without_controls(heading))

    def paragraph(self, pieces: Sequence[Piece]) -> None:
        self._fill(self._document.add_paragraph(), pieces, self._language)

    def heading(self, text: str, language: Language) -> None:
        self._fill(self._document.add_paragraph(style="Heading 1"), [Piece(text)], language)

    def quote(self, pieces: Sequence[Piece], language: Language) -> None:
        self._fill(self._document.add_paragraph(style="Quote"), pieces, language)

    def source(self, text: str) -> None:
        self._fill(self._document.add_paragraph(style="Caption"), [Piece(text)], self._language)

    def save(self) -> bytes:
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _fill(self, paragraph: Paragraph, pieces: Sequence[Piece], language: Language) -> None:
        for piece in pieces:
            if text := without_controls(piece.text):
                run = paragraph.add_run(text)
                run.bold = piece.bold or None
                if language is not self._language:
                    _speak(run, language)

    def _set_properties(self, title: str, day: date) -> None:
        about, made = self._document.core_properties, datetime.combine(day, time(), UTC)
        about.title, about.author, about.last_modified_by = without_controls(title)[:_LONGEST], _AUTHOR, _AUTHOR
        about.created = about.modified = made
        about.language, about.comments, about.keywords, about.subject = _TAGS[self._language], "", "", ""
        about.revision = 1
        package = self._document.part.package
        for name in [name for name, rel in package.rels.items() if rel.reltype.endswith(_OF_THE_TEMPLATE)]:
            package.rels.pop(name)

    def _set_paper(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
        section.left_margin = Mm(30)

    def _set_styles(self) -> None:
        tag = self._document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
        tag.set(qn("w:val"), _TAGS[self._language])
        tag.set(qn("w:eastAsia"), _TAGS[self._language])
        for name, (size, bold, after, indent) in _STYLES.items():
            style = cast(ParagraphStyle, self._document.styles[name])
            _set_font(style, size)
            style.font.bold, style.font.italic = bold, False
            style.paragraph_format.space_after, style.paragraph_format.left_indent = Pt(after), Mm(indent)


def _set_font(style: ParagraphStyle, size: int) -> None:
    style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # a font of the theme would win
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _speak(run: Run, language: Language) -> None:
    """Words in another language than the page's: a spelling check then knows."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), _TAGS[language])
    run.element.get_or_add_rPr().append(tag)
