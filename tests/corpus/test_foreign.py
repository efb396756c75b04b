"""Questions in a third language are known as such, and none of ours is taken for one."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.foreign import is_foreign
from corpus.text import fold

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = [
    json.loads(line)["question"]
    for file in sorted((ROOT / "tests" / "data").glob("questions_*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
SAMPLE = [line for file in sorted((ROOT / "index" / "sample").glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]

FOREIGN = {
    "fr": ["Quelles sont les règles pour les jouets ?", "Où est le bureau du TBT ?", "combien coûte la certification",
           "Qui peut nous aider ?", "C'est quoi un règlement technique ?"],
    "de": ["Welche Regeln gelten für Spielzeug?", "Wo ist das Büro?", "was kostet die Zertifizierung", "Wer kann uns helfen?",
           "wie lange dauert die Prüfung"],
    "es": ["¿Qué reglas hay para los juguetes?", "Dónde está la oficina", "cuanto cuesta la certificacion", "¿Quién puede ayudarnos?",
           "cuando termina el plazo para comentar"],
    "it": ["Quali sono le regole per i giocattoli?", "Dove si trova il vostro ufficio?", "quanto costa la certificazione",
           "Chi può aiutarci?"],
    "pt": ["Quais são as regras para brinquedos?", "Onde fica o escritório?", "quanto custa a certificação"],
    "nl": ["Welke regels gelden voor speelgoed?", "Waar is het kantoor?", "hoeveel kost de keuring"],
    "id": ["Apa saja aturan untuk mainan?", "Di mana kantor TBT?", "berapa biaya sertifikasi", "Siapa yang bisa membantu kami?"],
    "ms": ["Apakah peraturan untuk alat permainan?", "Bilakah tarikh akhir untuk ulasan?"],
    "pl": ["Jakie są przepisy dla zabawek?", "Gdzie jest biuro?", "ile kosztuje certyfikat"],
    "tr": ["Oyuncaklar için kurallar nelerdir?", "Ofis nerede?", "belge ne kadar"],
    "tl": ["Ano ang mga tuntunin para sa laruan?", "Nasaan ang opisina?"],
    "sv": ["Vilka regler gäller för leksaker?", "Var ligger kontoret?"],
    "ro": ["Care sunt regulile pentru jucării?", "unde este biroul"],
    "cs": ["Kde je kancelář?", "Kolik stojí certifikace?"],
    "zh": ["玩具适用哪些规定？", "TBT是什么", "办公室在哪里"],
    "ja": ["玩具の規制は何ですか", "TBTとは"], "ko": ["장난감 규정은 무엇인가요?", "TBT이란"],
    "th": ["กฎสำหรับของเล่นคืออะไร"], "ru": ["Какие правила действуют для игрушек?", "где офис TBT"], "ar": ["ما هي قواعد الألعاب؟"],
    "hi": ["खिलौनों के नियम क्या हैं?"], "km": ["តើច្បាប់អ្វីខ្លះ?"], "lo": ["ກົດລະບຽບແມ່ນຫຍັງ"], "el": ["Ποιοι είναι οι κανόνες;"],
}  # fmt: skip
ASKED = [question for questions in FOREIGN.values() for question in questions]
OTHER_SCRIPTS = ("zh", "ja", "ko", "th", "ru", "ar", "hi", "km", "lo", "el")


def bare(text: str) -> str:
    """Without accents, with the capitals it had."""
    decomposed = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


@pytest.mark.parametrize("lines", [QUESTIONS, SAMPLE], ids=["questions", "sample"])
def test_no_question_of_ours_is_foreign(lines: list[str]) -> None:
    """Vietnamese with and without accents, English, mixed and shouted questions are none of them foreign."""
    assert len(lines) > 500
    assert [text for line in lines for text in (line, bare(line), fold(line), line.upper()) if is_foreign(text)] == []


def test_most_foreign_questions_are_known() -> None:
    """Of sixty questions in twenty-four languages, nine in ten are known; in another script, all are."""
    assert len(ASKED) >= 60
    assert sum(map(is_foreign, ASKED)) >= 0.9 * len(ASKED)
    assert all(is_foreign(text) for language in OTHER_SCRIPTS for text in FOREIGN[language])


@pytest.mark.parametrize(
    "text",
    ["", "?", "😀", "2020", "TBT", "G/TBT/N/VNM/1", "la gi", "van de gi", "bao gio den", "Chữ 标准 nghĩa là gì?", "What does 标准 mean?",
     "Giá 1 m² là bao nhiêu?", "El Niño là gì?", "What is El Niño?", "Who runs the Los Angeles office?", "São Paulo ở đâu?", "café là gì",
     "DIN và Müller là ai?", "10 μm dài bao nhiêu", "quy chuaarn kyx thuaajt laf gif", "Gửi tới der.die@das.de được không?"],
)  # fmt: skip
def test_names_and_quoted_words_do_not_make_a_question_foreign(text: str) -> None:
    """What nothing tells about is not foreign, nor is a question of ours about something foreign."""
    assert not is_foreign(text)


@given(st.text(st.characters(), max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    """Whatever is typed, there is an answer, the same for its decomposed twin."""
    assert is_foreign(text) is is_foreign(unicodedata.normalize("NFD", text))
