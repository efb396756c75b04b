"""What tells who somebody is, taken out of a text before it is kept: addresses of e-mail and long numbers. Pure."""

import re
import unicodedata

from corpus.types import Language, Text

ADDRESS, NUMBER = Text(vi="[e-mail]", en="[e-mail]"), Text(vi="[số]", en="[number]")

_GAP = r"[ .()‐‑–—-]{0,3}"
_HS = r"\d{4}(?:[. ]?\d{2}){0,3}(?!\d)"
_AT, _DOT = r"\s?[\[({]\s?(?:at|a còng|a cong)\s?[\])}]\s?", r"\s?(?:\.|[\[({]\s?(?:dot|chấm|cham)\s?[\])}])\s?"
# The first that fits at a place wins: what is kept stands before the numbers that it would else be taken for.
_FORMS = re.compile(
    rf"""
    (?P<address>(?<![\w.+%'-])[\w.+%'-]{{1,64}}(?:@[\w-]+(?:\.[\w-]+)*|{_AT}[\w-]+(?:{_DOT}[\w-]+)+))
    | (?P<kept>
        (?<!\d)\d{{1,2}}(?P<mark>[/.-])\d{{1,2}}(?P=mark)(?:19|20)\d{{2}}(?!\d)     # 06.8.2020
      | (?<!\d)(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}(?!\d)                               # 2020-12-15
      | \bHS\b[^\d\n]{{0,12}}{_HS}(?:(?:\s?[,;]\s?|\s(?:và|and|or|hoặc)\s){_HS})*   # mã HS 0901.21.10.00
      | (?<![\d.,])\d{{1,3}}(?:(?P<group>[., ])\d{{3}})(?:(?P=group)\d{{3}})*(?:[.,]\d{{1,2}})?
        \s?(?:đồng|đ|vnđ|vnd|usd|eur|euros?|dong|dollars?|tấn|tons?|tonnes?|kg|cái|chiếc|units?|pieces?)\b   # 1.500.000.000 đồng
      )
    | (?P<number>
        \(?(?<!UTC)(?<!GMT)\+{_GAP}\d(?:{_GAP}\d){{6,14}}(?!\d)                     # +84 912 345 678, (+1) 202-555-0123
      | \(?(?<!\d)00?(?:{_GAP}\d){{8,14}}(?!\d)                                     # 0912.345.678, (024) 3791 1606, 0084 …
      | (?<!\d)84(?:{_GAP}\d){{9,10}}(?!\d)                                         # 84 912 345 678
      | (?<!\d)\(?\d{{3}}\)?[ .-]\d{{3}}[ .-]\d{{4}}(?!\d)                          # (202) 555-0123
      | (?<![\d.,])\d{{3}}(?P<between>[ .-])\d{{3}}(?P=between)\d{{3}}(?!\d)        # 912 345 678
      | (?<!\d)(?!(?:19|20)\d\d[ -](?:19|20)\d\d)\d{{4}}(?P<card>[ -])\d{{4}}(?P=card)\d{{4}}(?:(?P=card)\d{{1,7}}){{0,2}}(?!\d)
      | (?<!\d)\d{{9,}}(?:-\d{{3}}(?!\d))?                                          # identity card, tax code, account
      )
    | (?P<label>(?<!\w)(?:s?đt|sdt|tel|hotline|zalo|fax)\b[\s.:]{{0,3}})(?P<labelled>\d(?:{_GAP}\d){{6,}})
    """,
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip


def masked(text: str, language: Language) -> str:
    """The text in one line without addresses of e-mail, telephone numbers and runs of nine digits and more.

    Numbers of legal instruments, standards and notifications, HS codes, dates and sums stay. What cannot be told from a
    telephone number is masked: a number too few is better than one too many.
    """

    def instead(match: re.Match[str]) -> str:
        if match["kept"]:
            return match["kept"]
        return ADDRESS.to(language) if match["address"] else (match["label"] or "") + NUMBER.to(language)

    return _FORMS.sub(instead, _visible(text))


def _visible(text: str) -> str:
    """In usual letters and without what cannot be seen, which would part a number: "０９１２\u200b345678"."""
    usual = unicodedata.normalize("NFKC", text)
    return " ".join("".join(c for c in usual if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf")).split())
