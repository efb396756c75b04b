"""An answer or a hit on a terminal: everything that the JSON tells a person, in lines that fit."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from fakes import Preferring
from tiny import EN, ONLY_EN, ONLY_VI, UNWILLING, VI, WILLING, tiny_index, today

from bot.answerers.extractive import ExtractiveAnswerer
from bot.pipeline import Bot
from bot.terminal import show, show_hit, show_query
from bot.types import Answer
from corpus.text import squeeze
from corpus.types import Document, Language, Passage
from index.explain import Explanation, Match, Signal, explain
from index.hybrid import HybridIndex
from index.types import Hit

INDEX = tiny_index(VI, EN, ONLY_VI)
ANSWER = Bot(lambda: INDEX, ExtractiveAnswerer(), WILLING, today).ask("Cuộc họp VKFTA diễn ra ngày nào?")
REFUSED = Bot(lambda: INDEX, ExtractiveAnswerer(), UNWILLING, today).ask("Cuộc họp VKFTA diễn ra ngày nào?")


def flat(answer: Answer) -> str:
    return " ".join(show(answer).split())


def test_an_answer_shows_its_sources() -> None:
    """Text, each marker with title, date, address and the quote."""
    shown = flat(ANSWER)
    assert ANSWER.text in shown
    assert "Trích dẫn:" in shown
    for citation in ANSWER.citations:
        assert f"[{citation.marker}] {citation.title}" in shown
        assert f"“{citation.quote}”" in shown
    assert "2020-08" in shown
    assert "https://tcvn.gov.vn/" in shown
    assert "Tài liệu gần nhất" not in shown


def test_a_refusal_shows_the_nearest_documents() -> None:
    """No sources; the suggestions by their titles."""
    shown = flat(REFUSED)
    assert squeeze(REFUSED.text) in shown
    assert "Trích dẫn" not in shown
    assert all(suggestion.title in shown for suggestion in REFUSED.suggestions)


def test_notices_and_restored_accents_are_shown() -> None:
    """What was understood comes first, then notices, then the answer."""
    shown = flat(replace(ANSWER, query=replace(ANSWER.query, restored="cuộc họp"), notices=("Chú ý điều này.",)))
    assert shown.startswith("Hiểu là: cuộc họp")
    assert shown.index("Chú ý điều này.") < shown.index(ANSWER.text)


@pytest.mark.parametrize(("language", "label"), [(Language.VI, "Trích dẫn:"), (Language.EN, "Sources:")])
def test_the_labels_follow_the_answer(language: Language, label: str) -> None:
    """Labels are in the language of the answer."""
    assert label in show(replace(ANSWER, language=language))


def test_lines_fit() -> None:
    """Running text is no wider than 100 columns."""
    long = replace(ANSWER, text="một hai ba bốn " * 60, notices=("năm sáu bảy tám " * 30,), citations=())
    assert all(len(line) <= 100 for line in show(long).splitlines())


BOTH = tiny_index(VI, EN, ONLY_EN)
JUDGED = HybridIndex(BOTH.generation, BOTH.embedder, reranker=Preferring("kats"))
QUESTIONS = ["Cuộc họp VKFTA diễn ra ngày nào?", "When did the VKFTA meeting take place?", "QUATEST hiệu chuẩn cân", "KATS"]


def shown(index: HybridIndex, question: str, *, says: Language = Language.EN, within: Sequence[Language] = tuple(Language)) -> list[str]:
    """Each hit of a question with its explanation."""
    asked = index.understand(question)
    documents = index.generation.documents
    hits = index.search(asked, languages=within)
    return [show_hit(hit, documents[hit.passage.document_id], explain(index, asked, hit), says) for hit in hits]


def parts(hit: str) -> list[float]:
    """The points that each line of a hit gives."""
    return [float(points) for points in re.findall(r"^ {3}([+-]\d+\.\d{3}) {2}", hit, re.MULTILINE)]


@pytest.mark.parametrize(("says", "begins"), [(Language.VI, "Hiểu là: "), (Language.EN, "Understood as: ")])
def test_a_question_is_shown_as_it_was_understood(says: Language, begins: str) -> None:
    """The reading that was searched, then a line for each expansion."""
    query = replace(BOTH.understand("cuoc hop").query, reading="cuộc họp", expansions=("họp = meeting", "kats = Hàn Quốc"))
    assert show_query(query, says) == f"{begins}cuộc họp\n  họp = meeting\n  kats = Hàn Quốc"


def test_a_hit_shows_its_place() -> None:
    """Score, title, language and offsets; the heading it stands under; the place that says the same; its first words, on one line."""
    hit = BOTH.search(BOTH.understand(QUESTIONS[1]))[0]
    assert hit.twin is not None
    passage = replace(hit.passage, heading="The year")
    first, heading, twin, text = show_hit(replace(hit, passage=passage), EN, None, Language.EN).splitlines()
    assert first == f"{hit.score:.3f}  The meetings (en, hop-en#{passage.start}-{passage.end})"
    assert heading.split() == ["§", "The", "year"]
    assert twin.strip() == f"says the same: hop-vi#{hit.twin.start}-{hit.twin.end} (vi)"
    assert text.strip() == EN.text[passage.start : passage.end].strip()
    long = replace(ONLY_EN, text="word " * 200)
    whole = replace(hit, passage=replace(hit.passage, start=0, end=1000, heading=""), twin=None)
    assert show_hit(whole, long, None, Language.EN).splitlines()[1].endswith("word …")
    assert all(len(line) <= 103 for line in show_hit(whole, long, None, Language.EN).splitlines())


def test_a_heading_is_not_shown_twice() -> None:
    """A passage that begins with its heading shows it once."""
    hit = BOTH.search(BOTH.understand(QUESTIONS[1]))[0]
    heading = EN.text[hit.passage.start :].split(".")[0]
    assert "§" not in show_hit(replace(hit, passage=replace(hit.passage, heading=heading)), EN, None, Language.EN)


@pytest.mark.parametrize("within", [tuple(Language), (Language.VI,), (Language.EN,)])
@pytest.mark.parametrize("index", [BOTH, JUDGED])
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_parts_add_up_to_the_score(index: HybridIndex, question: str, within: tuple[Language, ...]) -> None:
    """A person can add the lines up: for a hit that its twin found, of another language, or judged by a reranker too."""
    hits = shown(index, question, within=within)
    assert hits
    for hit in hits:
        assert sum(parts(hit)) == pytest.approx(float(hit.split()[0]), abs=0.004)


def test_what_its_twin_gave_is_said() -> None:
    """A hit whose twin scored better says so; one that stands alone, or was found itself, does not."""
    asked = BOTH.understand(QUESTIONS[0])
    hit = BOTH.search(asked)[0]
    why = explain(BOTH, asked, hit)
    own = sum(signal.value * signal.weight for signal in why.signals)
    assert "says the same scores better" not in show_hit(replace(hit, score=own), VI, why, Language.EN)
    better = show_hit(replace(hit, score=own + 0.25), VI, why, Language.EN)
    assert better.splitlines()[-1].split(maxsplit=1) == ["+0.250", "what says the same scores better"]
    assert "đoạn cùng nội dung đạt điểm cao hơn" in show_hit(replace(hit, score=own + 0.25), VI, why, Language.VI)


@pytest.mark.parametrize(
    ("says", "labels"),
    [
        (Language.VI, ["cả đoạn", "câu gần nhất", "từ ngữ", "chỉ có bản ở ngôn ngữ còn lại", "mô hình xếp hạng lại"]),
        (Language.EN, ["whole passage", "nearest sentence", "words", "exists only in the other language", "reranker"]),
    ],
)
def test_every_signal_has_its_label(says: Language, labels: list[str]) -> None:
    """In the language of the terminal, with value and weight; the nearest sentence is quoted."""
    asked = JUDGED.understand(QUESTIONS[2])
    hit = next(hit for hit in JUDGED.search(asked) if hit.passage.document_id == ONLY_EN.id)
    why = explain(JUDGED, asked, hit)
    lines = show_hit(hit, ONLY_EN, why, says).splitlines()
    found = [line for line in lines if parts(line)]
    for signal, label, line in zip(why.signals, labels, found, strict=True):
        assert label in line
        assert f"({signal.value:.3f} × {signal.weight:g})" in line
    assert "“The laboratory QUATEST calibrates electronic scales.”" in "\n".join(lines)


def explained(*matches: tuple[str, str, float]) -> Explanation:
    words = Signal(name="words", value=0.5, weight=0.5)
    found = tuple(Match(said=said, found=found, share=share) for said, found, share in matches)
    return Explanation(signals=(words,), matches=found, sentence=None)


def words_of(document: Document, *matches: tuple[str, str, float]) -> str:
    """The line below the words' points, of a passage that is the whole document."""
    passage = Passage(id="p", document_id=document.id, start=0, end=len(document.text), language=document.language)
    hit = Hit(passage=passage, score=0.25, similarity=0, best_sentence=0, coverage=0.5)
    return show_hit(hit, document, explained(*matches), Language.EN).splitlines()[-1].strip()


def test_the_words_found_are_shown_as_they_stand() -> None:
    """Stems get their endings back, neighbours stand together with the sum of their shares, and a word counted twice is shown once."""
    document = replace(ONLY_EN, title="Rules", text="The technical regulations were assessed.")
    stems = [("technic", "technic", 0.25), ("technic regul", "technic regul", 0.25), ("regul", "regul", 0.2), ("", "technic regul", 0.1)]
    assert words_of(document, *stems, ("assess", "assess", 0.2)) == "technical regulations (80 %), assessed (20 %)"
    vietnamese = replace(ONLY_VI, title="Kế hoạch", text="Kế hoạch gồm ba định hướng.")
    pieces = [(term, term, 0.2) for term in ["kế", "hoạch", "kế hoạch", "hướng"]]
    assert words_of(vietnamese, *pieces) == "kế hoạch (60 %), hướng (20 %)"


def test_words_of_the_title_count() -> None:
    """A passage is searched with its title: what was found there is shown too."""
    assert words_of(replace(ONLY_EN, title="Calibrations"), ("calibr", "calibr", 1.0)) == "calibrations (100 %)"


def test_words_across_languages_show_both() -> None:
    """What was asked → what was found for it; a name that is the same in both is shown once."""
    document = replace(ONLY_EN, text="QUATEST publishes technical regulations.")
    found = [("quy chuẩn kỹ thuật", "technic regul", 0.7), ("quatest", "quatest", 0.3)]
    assert words_of(document, *found) == "quy chuẩn kỹ thuật → technical regulations (70 %), quatest (30 %)"


def test_a_word_that_stands_nowhere_together_is_still_shown() -> None:
    """Links of a phrase may be found apart: then the phrase is shown as it was searched."""
    document = replace(ONLY_EN, title="A", text="Standards and quality; for standards and others.")
    assert words_of(document, ("tiêu chuẩn", "standard and other thing", 1.0)) == "tiêu chuẩn → standard and other thing (100 %)"


@pytest.mark.parametrize(("says", "nothing"), [(Language.VI, "không có từ nào"), (Language.EN, "none")])
def test_no_words_are_said_to_be_none(says: Language, nothing: str) -> None:
    """Where no word of the question was found, that is said; a share that would read 0 % is left out."""
    passage = Passage(id="p", document_id=ONLY_EN.id, start=0, end=10, language=Language.EN)
    hit = Hit(passage=passage, score=0.25, similarity=0, best_sentence=0, coverage=0.5)
    assert show_hit(hit, ONLY_EN, explained(), says).splitlines()[-1].strip() == nothing
    assert words_of(ONLY_EN, ("scale", "scale", 0.996), ("electron", "electron", 0.004)) == "scales (100 %)"
