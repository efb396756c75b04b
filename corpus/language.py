"""Which language is a text in? Works for Vietnamese typed without accents and for mixed sentences.

Vietnamese needs no dictionary to be recognised without accents: its syllables are an onset and one of about a
hundred and fifty rhymes, so "chung nhan" can be Vietnamese and "standards" cannot. Words that could be either
("the", "can", "do") are settled by short lists of each language's commonest words.
"""

import re
import unicodedata
from functools import lru_cache

from corpus.text import fold, has_accents, nfc, words
from corpus.types import Language, Span

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
_DOUBLES = frozenset(word for word in _ENGLISH - _VIETNAMESE if _SYLLABLE.fullmatch(word))
"""English words that may also be Vietnamese ones without their accents."""
_ASKING = frozenset("what when where which who whom whose why how gi nao dau ai sao may nhieu".split())
_OPENING = frozenset("what which who whom whose when where why how is are do does did can could should may must will would has".split())
_FRAMED = 3.5
"""What the opening of a question weighs, for the language of its asker, beside the words in it."""
_ADDRESS = re.compile(r"@|://|www\.|\.(?:com|vn|org|net|gov|edu|int|eu)\b", re.IGNORECASE)
_PIECE = re.compile(r"\S+")
_OURS = re.compile("[đĐ\u0309\u0323\u031b\u0306]")
"""What, among languages in Latin letters, mostly Vietnamese writes: đ, ă, ơ, ư, the hook and the dot below."""
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SWITCH = 0.38
"""What it takes to change the language between two words: half of what one word says that only one language has."""


def vote(text: str) -> tuple[float, float]:
    """The weight of evidence for (Vietnamese, English). Names, codes and numbers weigh nothing."""
    leanings = [leaning for _, leaning, _ in _weighed(nfc(text))]
    return sum(n for n in leanings if n > 0), -sum(n for n in leanings if n < 0)


def detect(text: str, default: Language = Language.VI) -> Language:
    """The language most of the text is in; `default` where nothing tells."""
    vietnamese, english = vote(text)
    english += _FRAMED * _opens_in_english(text)
    if vietnamese == english:
        return default
    return Language.VI if vietnamese > english else Language.EN


def spans(text: str, default: Language = Language.VI) -> tuple[tuple[int, int, Language], ...]:
    """The text cut where its language changes: (start, end, language), from 0 to its end; nothing for an empty text.

    Names, codes and numbers belong to what stands beside them. The text must be in NFC.
    """
    main = detect(text, default)
    weighed = [(at, _within(main, leaning, plain)) for at, leaning, plain in _weighed(text)]
    states = _smoothed([leaning for _, leaning in weighed], main)
    begins = [(0, states[0] if states else main)] if text else []
    begins += [(at, now) for (at, _), now, before in zip(weighed[1:], states[1:], states, strict=False) if now is not before]
    ends = [start for start, _ in begins[1:]] + [len(text)]
    return tuple((start, end, language) for (start, language), end in zip(begins, ends, strict=False))


def possible_syllable(plain: str) -> bool:
    """True if a lower-case word without accents can be a Vietnamese syllable that lost them."""
    return _SYLLABLE.fullmatch(plain) is not None


def common(word: str) -> Language | None:
    """The one language of the two that has this lower-case word among its commonest, if only one has."""
    in_vi, in_en = word in _VIETNAMESE, word in _ENGLISH
    return None if in_vi == in_en else Language.VI if in_vi else Language.EN


def everyday(word: str) -> bool:
    """True if a lower-case word, with or without accents, is among the commonest of either language: it tells nothing."""
    return word in _ENGLISH or fold(word) in _VIETNAMESE


def addresses(text: str) -> list[Span]:
    """Where e-mail and web addresses stand: nothing in them is a word."""
    return [match.span() for match in _PIECE.finditer(text) if _ADDRESS.search(match.group())]


def unaccented(text: str) -> bool:
    """True if Vietnamese words in the text stand without the accents they need.

    A question may mix both spellings: a few accented words do not make the others right, so the shares count.
    """
    marked = sum(has_accents(word) for word in words(text))
    vietnamese, _ = vote(text)
    return _bare(text) > 2 * marked if marked else vietnamese > 0


def _weighed(text: str) -> list[tuple[int, float, str]]:
    """Each word's place, how much it speaks for Vietnamese (above nought) or for English (below), and its plain form."""
    shouting = text.upper() == text and len(_LETTERS.findall(text)) > 2
    no_words = addresses(text)
    found: list[tuple[int, float, str]] = []
    for match in _TOKEN.finditer(text):
        at, word = match.start(), match.group()
        named = word[:1].isupper() and bool(found) and not shouting
        within = any(start <= at < end for start, end in no_words)
        leaning, plain = (0.0, "") if within else _leaning(word, named=named, shouting=shouting)
        found.append((at, leaning, plain))
    return found


@lru_cache(20_000)
def _leaning(word: str, *, named: bool, shouting: bool) -> tuple[float, str]:
    """For one word or for one joined by hyphens or an apostrophe: "co-chair" and "don't" are English as a whole."""
    plain = fold(word)
    parts = _LETTERS.findall(plain)
    possible = all(possible_syllable(part) for part in parts)
    weight = 0.2 if named else 1.0
    if plain != nfc(word.lower()):
        return (1.5 * weight if possible or _OURS.search(unicodedata.normalize("NFD", word)) else 0.0), plain
    if word.isupper() and len(word) > 1 and not shouting:
        return 0.0, plain
    if len(parts) > 1:
        return (0.0 if possible and "-" in word else -0.8 * weight), plain
    return _plain_leaning(plain, weight + 0.5 * (plain in _ASKING), possible=possible, shouting=shouting), plain


def _plain_leaning(plain: str, weight: float, *, possible: bool, shouting: bool) -> float:
    if not plain.isascii() or not _VOWEL.search(plain) or (plain in _VIETNAMESE and plain in _ENGLISH):
        return 0.0
    if plain in _VIETNAMESE:
        return weight
    if plain in _ENGLISH:
        return -weight * (0.6 if plain in _DOUBLES else 1.0)
    return 0.5 * weight if possible else 0.0 if shouting else -0.8 * weight


def _opens_in_english(text: str) -> bool:
    """True for "what is …", "do we need …": who asks so asks in English, whatever is asked about."""
    first, second = [*(word for _, _, word in _weighed(text)[:2]), "", ""][:2]
    return first in _OPENING and second in _ENGLISH and not (first in _VIETNAMESE and second in _VIETNAMESE)


def _within(main: Language, leaning: float, plain: str) -> float:
    """In a text that is mostly Vietnamese, "that" and "to" are Vietnamese unless their neighbours are not."""
    return 0.1 if main is Language.VI and plain in _DOUBLES else leaning


def _smoothed(leanings: list[float], main: Language) -> list[Language]:
    """The language of each word, so that the words agree with it and it rarely leaves `main` (Viterbi with two states)."""
    scores = {main: 0.0, main.other: -_SWITCH}
    came_from: list[dict[Language, Language]] = []
    for leaning in leanings:
        back = {of: of if scores[of] >= scores[of.other] - _SWITCH else of.other for of in Language}
        gain = {Language.VI: leaning / 2, Language.EN: -leaning / 2}
        scores = {of: scores[back[of]] - _SWITCH * (back[of] is not of) + gain[of] for of in Language}
        came_from.append(back)
    states = [main if scores[main] >= scores[main.other] - _SWITCH else main.other]
    for back in reversed(came_from[1:]):
        states.append(back[states[-1]])
    return states[: len(leanings)][::-1]


def _bare(text: str) -> int:
    return sum(
        1 for word in re.findall(r"[^\W\d_]+", nfc(text))
        if not has_accents(word) and not word.isupper() and fold(word) not in _ENGLISH and _SYLLABLE.fullmatch(fold(word))
    )
