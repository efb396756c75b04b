"""Rows as a CSV file that a spreadsheet opens as it is: letters right, and no cell taken for a formula. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence

from corpus.text import without_controls

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_table(columns: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it; words that a spreadsheet would reckon with begin with an apostrophe."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerows([[_harmless(cell) for cell in row] for row in (columns, *rows)])
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: str | float | None) -> str | int | float | None:
    if not isinstance(cell, str):
        return cell
    shown = without_controls(cell)
    return f"'{shown}" if shown.lstrip(" \n\u00a0").startswith(_FORMULA) else shown
