"""Legal instruments as texts cite them: "37/2026/NĐ-CP", "Nghị định 43/2017". Pure."""

import re

# Law 68/2006/QH11, Decision 489/QĐ-BKHCN, Decree 37/2026/NĐ-CP.
_CODE = re.compile(r"\b\d{1,4}/(?:\d{4}/)?[A-ZĐ]{2}[A-Za-zĐđ0-9]*(?:-[A-ZĐ][A-Za-zĐđ]*)*")
_SHORT = re.compile(
    r"\b(?:Luật|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định|Law|Decree|Resolution|(?:Joint )?Circular|Decision)"
    r"(?: số| No\.?)? (\d{1,4}/\d{4})(?![/\d])"
)


def codes(text: str) -> tuple[str, ...]:
    """The numbers of instruments, as they are written."""
    return tuple(match.group() for match in _CODE.finditer(text))


def short_codes(text: str) -> tuple[str, ...]:
    """The numbers of instruments that are cited without saying whose they are: "43/2017" of "Nghị định 43/2017"."""
    return tuple(_SHORT.findall(text))
