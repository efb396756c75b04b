"""The figures are what a hand would compute, and a bad row is named."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import HashEmbedder
from tiny import EN, ONLY_VI, VI, WILLING, tiny_index, today

from bot.answerers.extractive import ExtractiveAnswerer
from bot.conversation import Turn
from bot.evaluate import (
    AnswerRow,
    PassageRow,
    QuestionRow,
    index_rows,
    ndcg_10,
    read_rows,
    retrieval,
)
from bot.evaluate_answers import answers, in_language, score_answers
from bot.messages import refusal
from bot.parts import Part
from bot.pipeline import MOST_CITATIONS, Bot
from bot.report import answers_table, judged_rows, machine, retrieval_table
from bot.types import Answer
from corpus.errors import EvaluationError
from corpus.types import Language, Passage
from index.cache import EmbeddingCache
from index.embedders.base import Vectors
from index.types import Hit

ROWS = [
    PassageRow(id="p1", lang=Language.EN, text="apple banana cherry"),
    PassageRow(id="p2", lang=Language.EN, text="apple banana"),
    PassageRow(id="p3", lang=Language.EN, text="zebra yak"),
    PassageRow(id="p4", lang=Language.VI, text="táo chuối"),
]


def test_retrieval_figures_are_those_of_a_hand() -> None:
    """nDCG@10, R@1 and R@5 from the ranks, for each pool that holds an answer."""
    embedder = HashEmbedder(dimension=256)
    index = index_rows(ROWS, embedder, EmbeddingCache(None))
    question = "apple banana cherry"
    ranked = [hit.passage.id for hit in index.search(index.understand(question), languages=[Language.EN])]
    assert ranked[:2] == ["p1", "p2"]
    asked = [
        QuestionRow(id="q1", lang=Language.EN, text=question, passage_ids=["p1"]),
        QuestionRow(id="q2", lang=Language.EN, text=question, passage_ids=["p2", "p3"]),
    ]
    scores = {score.pool: score for score in retrieval(index, embedder, asked)}
    assert set(scores) == {"en", "both"}  # no question has an answer among the Vietnamese passages
    third = 1 + ranked.index("p3")
    ideal = 1 + 1 / math.log2(3)
    second = (1 / math.log2(3) + 1 / math.log2(third + 1)) / ideal
    assert scores["en"].ndcg_10 == pytest.approx((1 + second) / 2)
    assert (scores["en"].recall_1, scores["en"].recall_5, scores["en"].questions) == (0.5, 1.0, 2)
    assert "en → both" in retrieval_table(list(scores.values()))


def ranking(*ids: str) -> list[Hit]:
    """Hits in this order, with figures that nobody reads."""
    found = [Passage(id=name, document_id=name, start=0, end=1, language=Language.VI) for name in ids]
    return [Hit(passage=passage, score=0, similarity=0, best_sentence=0, coverage=0) for passage in found]


SECOND, THIRD = 1 / math.log2(3), 0.5


@pytest.mark.parametrize(
    ("ids", "wanted", "points"),
    [
        ("a....", 1, 1), (".a...", 1, SECOND), ("..a..", 1, THIRD), (".....", 1, 0), ("", 1, 0),
        # Of two results that are wanted, both count; one found is part of the best that was possible.
        ("ab...", 2, 1), ("a.b..", 2, (1 + THIRD) / (1 + SECOND)), ("a....", 2, 1 / (1 + SECOND)),
        # A pair of which both are found is one result: the first of them counts, the other neither adds nor costs.
        ("ab...", 1, 1), (".ab..", 1, SECOND), ("a.b..", 1, 1),
        # The eleventh hit is not looked at, and of twelve results that are wanted ten can be found.
        (10 * "." + "a", 1, 0), ("abcdefghijkl", 12, 1),
    ],
)  # fmt: skip
def test_ndcg_is_that_of_a_hand(ids: str, wanted: int, points: float) -> None:
    """Each letter is a hit that answers, each dot one that does not."""
    hits = ranking(*(f"other {n}" if name == "." else name for n, name in enumerate(ids)))
    assert ndcg_10(hits, set("abcdefghijkl"), wanted) == pytest.approx(points)


PAIRS = [
    PassageRow(id="1-vi", lang=Language.VI, text="VKFTA KATS 2020"), PassageRow(id="1-en", lang=Language.EN, text="VKFTA KATS 2020"),
    PassageRow(id="2-vi", lang=Language.VI, text="táo chuối"), PassageRow(id="3-en", lang=Language.EN, text="zebra yak"),
]  # fmt: skip


@pytest.mark.parametrize("without", [(), (Part.TWINS,)])
def test_a_pair_is_one_result_in_the_pool_of_both_languages(without: Sequence[Part]) -> None:
    """Found in either language it answers in full, whether its twin is shown beside it or not."""
    index = index_rows(PAIRS, HashEmbedder(dimension=256), EmbeddingCache(None), without=without)
    asked = [QuestionRow(id="q", lang=Language.EN, text="VKFTA KATS 2020", passage_ids=["1-vi", "1-en"])]
    scores = {score.pool: score for score in retrieval(index, HashEmbedder(), asked)}
    assert {pool: (score.ndcg_10, score.recall_1) for pool, score in scores.items()} == dict.fromkeys(["vi", "en", "both"], (1.0, 1.0))


def test_what_exists_in_one_language_is_measured_where_it_is() -> None:
    """A question answered only in the other language has a score in that pool and in both, none in its own."""
    index = index_rows(PAIRS, HashEmbedder(dimension=256), EmbeddingCache(None))
    asked = [QuestionRow(id="q", lang=Language.VI, text="zebra yak là gì", passage_ids=["3-en"])]
    assert {score.pool for score in retrieval(index, HashEmbedder(), asked)} == {"en", "both"}


def test_every_step_is_told() -> None:
    """`started` hears the number of questions, `progress` each of them; the times are milliseconds, never negative."""
    index = index_rows(PAIRS, HashEmbedder(), EmbeddingCache(None))
    asked = [QuestionRow(id=str(n), lang=Language.EN, text="yak", passage_ids=["3-en"]) for n in range(3)]
    started: list[int] = []
    told: list[int] = []
    scores = retrieval(index, HashEmbedder(), asked, started=started.append, progress=told.append)
    assert (started, sum(told)) == ([3], 3)
    assert all(score.ms > 0 and score.embedding_ms > 0 for score in scores)


def test_the_machine_names_what_was_measured() -> None:
    """The embedder and each setting that is not "none", then the machine, on one line."""
    said = machine("hash:32", "none", "", "cross-encoder:small", "without words")
    assert said.startswith("hash:32, cross-encoder:small, without words; ")
    assert machine("hash:32", "none") == machine("hash:32")
    assert "Python 3" in said
    assert "\n" not in said


def test_plain_strips_the_accents_of_vietnamese_questions_only() -> None:
    """`plain` asks "tao chuoi" for "táo chuối", names the row so, and leaves English alone."""
    heard: list[str] = []

    class Listening(HashEmbedder):
        def questions(self, texts: Sequence[str]) -> Vectors:
            heard.extend(texts)
            return super().questions(texts)

    embedder = Listening()
    index = index_rows(ROWS, HashEmbedder(), EmbeddingCache(None))
    asked = [
        QuestionRow(id="q1", lang=Language.VI, text="táo chuối Đỏ", passage_ids=["p4"]),
        QuestionRow(id="q2", lang=Language.EN, text="café", passage_ids=["p1"]),
    ]
    assert {score.asked for score in retrieval(index, embedder, asked, plain=True)} == {"vi plain", "en"}
    assert set(heard) == {"tao chuoi do", "café"}


class Parrot(Bot):
    """Answers each question with what it was given: (text, quote), or None for a refusal."""

    def __init__(self, said: dict[str, tuple[str, str] | None]) -> None:
        index = tiny_index(VI, EN, ONLY_VI)
        self.heard: list[tuple[str, list[tuple[str, str]]]] = []
        self._said, self._like = said, Bot(lambda: index, ExtractiveAnswerer(), WILLING, today).ask("Cuộc họp VKFTA?")

    def ask(
        self, question: str, *,
        language: Language | None = None,  # noqa: ARG002 - said is said
        max_citations: int = MOST_CITATIONS,  # noqa: ARG002 - and no more
        history: Sequence[Turn] = (),
    ) -> Answer:  # fmt: skip
        self.heard.append((question, [(turn.role, turn.content) for turn in history]))
        said = self._said[question]
        if said is None:
            return replace(self._like, text="Không có.", answered=False, citations=())
        return replace(self._like, text=said[0], citations=(replace(self._like.citations[0], quote=said[1]),))


def test_answer_figures_are_those_of_a_hand() -> None:
    """Right, cited, wrong and refused of the answerable; precision and recall of the refusals."""
    bot = Parrot({
        "a": ("Ngày 6 [1]", "họp ngày\n6"), "b": ("NGÀY 6 [1]", "nơi khác"), "c": ("Ngày 7 [1]", "ngày 7"), "d": None,
        "e": None, "f": None, "g": ("Ngày 8 [1]", "ngày 8"),
    })  # fmt: skip
    rows = [AnswerRow(id=q, mode="vi" if q in "abe" else "en", question=q, accept="ngày 6" if q in "abcd" else None) for q in "abcdefg"]
    told: list[int] = []
    judged = answers(bot, rows, told.append)
    assert sum(told) == 7
    scores = {score.mode: score for score in score_answers(judged)}
    assert list(scores) == ["vi", "en", "all"]
    whole = scores["all"]
    assert (whole.answerable, whole.unanswerable) == (4, 3)
    assert (whole.right, whole.right_and_cited, whole.wrong, whole.refused) == (0.5, 0.25, 0.25, 0.25)
    assert whole.refusal_precision == pytest.approx(2 / 3)  # d, e, f were refused; e and f rightly
    assert whole.refusal_recall == pytest.approx(2 / 3)  # e, f, g have no answer; g got one
    assert (scores["vi"].right, scores["vi"].refusal_precision, scores["vi"].refusal_recall) == (1.0, 1.0, 1.0)
    assert [row["outcome"] for row in judged_rows(judged)] == ["right", "right", "wrong", *["refused"] * 3, "wrong"]
    assert "all" in answers_table(list(scores.values()))


def test_nothing_to_count_is_none() -> None:
    """A share of no questions is None, and "–" in the table."""
    (vi, _) = score_answers(answers(Parrot({"a": ("x", "x")}), [AnswerRow(id="a", mode="vi", question="a", accept="x")]))
    assert (vi.refusal_precision, vi.refusal_recall, vi.right) == (None, None, 1.0)
    assert "–" in answers_table([vi])


def test_a_conversation_is_asked_in_order() -> None:
    """What was asked before is asked first, each with what was said until then; only the last answer is judged."""
    bot = Parrot({"a": ("A [1]", "a"), "b": None, "c": ("C [1]", "c"), "d": ("D [1]", "d")})
    rows = [
        AnswerRow(id="c", mode="vi", before=["a", "b"], question="c", accept="C"),
        AnswerRow(id="d", mode="vi", question="d", accept="D"),
    ]
    judged = answers(bot, rows)
    first = [("user", "a"), ("assistant", "A [1]")]
    second = [("user", "b"), ("assistant", "Không có.")]
    assert bot.heard == [("a", []), ("b", first), ("c", first + second), ("d", [])]
    assert [one.answer for one in judged] == ["C [1]", "D [1]"]
    assert [row["before"] for row in judged_rows(judged)] == [["a", "b"], []]


def test_the_ways_of_asking_one_thing_are_one_subject() -> None:
    """Rows alike up to the last "-" are drawn together: one subject in four ways has no spread, four subjects have."""
    bot = Parrot({"a": ("x", "x"), "b": ("y", "y")})

    def spread(*ids: str) -> object:
        rows = [AnswerRow(id=name, mode="vi", question="ab"[n % 2], accept="x") for n, name in enumerate(ids)]
        return score_answers(answers(bot, rows))[-1].intervals["right"]

    assert spread("q-1-vi", "q-1-en", "q-1-plain", "q-1-mixed") is None
    assert spread("q-1-vi", "q-1-en", "q-2-vi", "q-2-en") == (0.5, 0.5)
    assert spread("q1", "q2", "q3", "q4") == (0.0, 1.0)


SHEET = "Văn phòng TBT Việt Nam là đầu mối thông báo và hỏi đáp về hàng rào kỹ thuật trong thương mại. [1]"
ARTICLE = "According to the article of December 2020: The fourth session of the sub-committee was held on 6 August 2020. [1][2]"


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        (SHEET, Language.VI, True), (SHEET, Language.EN, False), (ARTICLE, Language.EN, True), (ARTICLE, Language.VI, False),
        (refusal("Who is the president of the TBT committee?").vi, Language.VI, True),
        (refusal("Ai là chủ tịch của Ủy ban TBT và ông ấy làm việc ở đâu?").en, Language.EN, True),
        (refusal("Ai là chủ tịch của Ủy ban TBT?").vi, Language.EN, False),
        ("Nhãn hàng hóa ghi “made in Viet Nam by the company that is responsible for the goods and their labels” [1]", Language.VI, True),
        ("6 August 2020 [1]", Language.VI, True), ("ISO/IEC 17025:2017, ISO 9001:2015 [1]", Language.EN, True), ("", Language.EN, True),
    ],
)  # fmt: skip
def test_the_language_of_an_answer_is_that_of_its_own_words(text: str, language: Language, right: bool) -> None:
    """Markers and quoted words do not count; what is too short, or nothing but codes, is in every language."""
    assert in_language(text, language) is right


def test_the_share_in_their_language_is_of_all_answers() -> None:
    """Answers and refusals alike, in the column "language", each share above its interval; no line is wider than 120."""
    bot = Parrot({"a": (ARTICLE, "x"), "b": (SHEET, "x"), "c": None, "d": (SHEET, "x")})
    rows = [AnswerRow(id=q, mode="vi", question=q, accept=None) for q in "abcd"]
    judged = answers(bot, rows)
    score = score_answers(judged)[-1]
    assert score.language == 0.75
    assert [one.in_language for one in judged] == [False, True, True, True]
    low, high = score.intervals["language"] or (1, 0)
    lines = answers_table([score]).split("\n")
    assert lines[0].endswith("language")
    assert lines[1].endswith("75.0 %")
    assert lines[2].endswith(f"({100 * low:.0f}–{100 * high:.0f})")
    assert max(map(len, lines)) <= 120


@pytest.mark.parametrize(
    ("bad", "why"),
    [("{", "JSON"), ('{"id": "b", "mode": "vi", "question": "?"}', "required"),
     ('{"id": "b", "mode": "vi", "question": "?", "accept": "("}', "missing )"), ('"text"', "object")],
)  # fmt: skip
def test_a_bad_row_names_file_and_line(tmp_path: Path, bad: str, why: str) -> None:
    """EvaluationError says file:line and what is wrong with it; blank lines count as lines."""
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": "a", "mode": "vi", "question": "?", "accept": null}\n\n' + bad + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        read_rows(path, AnswerRow)
    assert f"{path}:3" in caught.value.message.vi
    assert why in caught.value.message.en


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    """A missing file or one that is not UTF-8 is an EvaluationError."""
    path = tmp_path / "passages.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EvaluationError, match=r"passages\.jsonl"):
        read_rows(path, PassageRow)


@pytest.mark.parametrize("separator", ["\u2028", "\u0085"])
def test_only_a_newline_ends_a_row(tmp_path: Path, separator: str) -> None:
    """A text may hold any other separator, as JSON allows."""
    path = tmp_path / "passages.jsonl"
    row = json.dumps({"id": "p", "lang": "vi", "text": f"một{separator}hai"}, ensure_ascii=False)
    path.write_text(row + "\n", encoding="utf-8")
    assert [made.text for made in read_rows(path, PassageRow)] == [f"một{separator}hai"]


def test_rows_may_carry_more_than_is_needed(tmp_path: Path) -> None:
    """Further keys, a byte order mark and Windows line ends are no reason to refuse a row."""
    path = tmp_path / "questions.jsonl"
    row = json.dumps({"id": "q", "lang": "en", "text": "?", "passage_ids": ["p"], "source": "x"})
    path.write_bytes(b"\xef\xbb\xbf" + (row + "\r\n").encode() * 2)
    assert [made.passage_ids for made in read_rows(path, QuestionRow)] == [["p"], ["p"]]
