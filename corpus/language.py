"""Which language is a text in? Works for Vietnamese typed without accents and for mixed sentences.

Vietnamese needs no dictionary to be recognised without accents: its syllables are an onset and one of about a
hundred and fifty rhymes, so "chung nhan" can be Vietnamese and "standards" cannot. Words that could be either
("the", "can", "do") are settled by short lists of each language's commonest words.
"""

import re

from corpus.text import fold, has_accents, nfc, words
from corpus.types import Language

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
_RHYME = (
    "(?:a(?:ch|ng|nh|c|i|m|n|o|p|t|u|y)?|e(?:ch|ng|nh|c|m|n|o|p|t|u)?|i(?:ch|nh|a|m|n|p|t|u|e(?:ng|c|m|n|p|t|u))?"
    "|o(?:ng|c|i|m|n|p|t|a(?:ch|ng|nh|c|i|m|n|o|p|t|y)?|e(?:n|o|t)?|o(?:ng|c))?"
    "|u(?:ng|c|i|m|n|p|t|u|a(?:ng|n|t|y)?|e(?:ch|nh)?|o(?:ng|c|i|m|n|p|t|u)|y(?:a|ch|nh|n|p|t|u|e(?:n|t))?)?"
    "|y(?:eu|en|em|et|e(?:ng))?)"
)
_SYLLABLE = re.compile(f"{_ONSET}{_RHYME}")
_VIETNAMESE = frozenset(
    "ai an anh ap ba ban bao bang biet boi bo bon bi cac cach cai can cap cho chi chinh chua chung co con cong cua cung"
    " cuoc da dang dau day de den di dia diem dieu dinh do doi don duoc em gi gia giua gom hang hay hoi hop hon it"
    " khac khi khong khoan kiem la lam lan len lien loai luc luat luong may minh mot moi muc nam nao nay neu ngay nghi"
    " nghiep nghia nguoi nha nhan nhap nhu nhung nhieu noi nuoc o phai phap phien quy quoc quan ra rang roi sao sau"
    " so tai tham thang the theo thi thi thoi thong thu thuc tieu toi tong trong tren truoc tu tuc va van vao vay ve"
    " vi viec viet voi vua xin y yeu ạ nhe vay xuat".split()
)
_ENGLISH = frozenset(
    "a an and any are as at be been both but by can could did do does done for from give had has have he her his how i"
    " if in into is it its kind list many may me mean must my need no not of on once only or our out please she should"
    " so than that the their them then there these they this those to too up us was we were what when where which who"
    " whom whose why will with without would you your name number time day year chair said take same more most".split()
)
_ASKING = frozenset("what when where which who whom whose why how gi nao dau ai sao may nhieu".split())


def vote(text: str) -> tuple[float, float]:
    """The weight of evidence for (Vietnamese, English). Names, codes and numbers weigh nothing."""
    vietnamese = english = 0.0
    text = nfc(text)
    spelled = re.findall(r"[^\W\d_]+", text)
    shouting = text.upper() == text and len(spelled) > 2
    for place, word in enumerate(spelled):
        plain = fold(word)
        named = word[:1].isupper() and place > 0 and not shouting
        if has_accents(word):
            vietnamese += 0.3 if named else 1.5
            continue
        if not plain.isascii() or (word.isupper() and len(word) > 1 and not shouting):
            continue
        weight = (0.2 if named else 1.0) + (0.5 if plain in _ASKING else 0.0)
        common_vi, common_en = plain in _VIETNAMESE, plain in _ENGLISH
        possible = _SYLLABLE.fullmatch(plain) is not None
        if common_en and not common_vi:
            english += weight
        elif common_vi and not common_en:
            vietnamese += weight
        elif common_vi and common_en:
            continue
        elif possible:
            vietnamese += 0.5 * weight
        elif len(plain) > 1 and not shouting:
            english += weight
    return vietnamese, english


def detect(text: str, default: Language = Language.VI) -> Language:
    """The language most of the text is in; `default` where nothing tells."""
    vietnamese, english = vote(text)
    if vietnamese == english:
        return default
    return Language.VI if vietnamese > english else Language.EN


def unaccented(text: str) -> bool:
    """True if Vietnamese words in the text stand without the accents they need.

    A question may mix both spellings: a few accented words do not make the others right, so the shares count.
    """
    marked = sum(has_accents(word) for word in words(text))
    vietnamese, _ = vote(text)
    return _bare(text) > 2 * marked if marked else vietnamese > 0


def _bare(text: str) -> int:
    return sum(
        1 for word in re.findall(r"[^\W\d_]+", nfc(text))
        if not has_accents(word) and not word.isupper() and fold(word) not in _ENGLISH and _SYLLABLE.fullmatch(fold(word))
    )
