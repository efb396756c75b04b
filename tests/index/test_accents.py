"""Accents come back where they were left out, and nowhere else."""

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold, words
from corpus.types import Language
from index.centres import Role, sample
from index.question.accents import AccentRestorer, like
from index.question.vocabulary import vietnamese_phrases

TEXTS = [
    "Tổng cục TCĐLCL là cơ quan quản lý tiêu chuẩn.",
    "Tổng cục TCĐLCL là đầu mối TBT của Việt Nam.",
    "Doanh nghiệp cần chứng nhận hợp quy cho sản phẩm.",
    "Doanh nghiệp cần công bố tiêu chuẩn áp dụng.",
    "Bàn ghế, bán hàng và bạn bè; bán hàng trực tuyến.",
    "Hàng rào kỹ thuật là gì? Hội nghị diễn ra khi nào?",
]


SEED = Path(__file__).parent.parent / "data" / "questions_seed.jsonl"


def bare(text: str) -> str:
    """Without accents, with the capitals it had."""
    decomposed = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


@pytest.fixture(scope="module")
def well_read() -> AccentRestorer:
    """Knows the general sample and the vocabulary, and no document."""
    return AccentRestorer.learn([line for role in Role for line in sample(role, Language.VI)], vietnamese_phrases())


@pytest.fixture(scope="module")
def restorer() -> AccentRestorer:
    return AccentRestorer.learn(TEXTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("doanh nghiep can chung nhan hop quy", "doanh nghiệp cần chứng nhận hợp quy"),
        ("hang rao ky thuat la gi", "hàng rào kỹ thuật là gì"),
        ("ban hang truc tuyen", "bán hàng trực tuyến"),
        ("ban ghe", "bàn ghế"),
        ("ban be", "bạn bè"),
    ],
)
def test_accents_come_back(restorer: AccentRestorer, typed: str, meant: str) -> None:
    """Each syllable gets the accents that the learned texts give it beside its neighbours."""
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Hoi nghi dien ra khi nao?", "Hội nghị diễn ra khi nào?"),
        ("(doanh nghiep), TBT: la  gi?!", "(doanh nghiệp), TBT: là  gì?!"),
        ("Doanh Nghiep", "Doanh Nghiệp"),
        ("", ""),
        ("… 2020 ?", "… 2020 ?"),
    ],
)
def test_the_rest_stays(restorer: AccentRestorer, typed: str, meant: str) -> None:
    """Punctuation, spaces, numbers and capitals are as they were typed."""
    assert restorer.restore(typed) == meant


@pytest.mark.parametrize("word", ["bàn", "Bạn", "nghỉ", "ACCSQ", "TBT", "LA", "hoà", "xyzw", "Zalo", "standards"])
def test_what_is_left_alone(restorer: AccentRestorer, word: str) -> None:
    """Words that carry accents, abbreviations and words never seen stay as they are."""
    assert restorer.restore(f"{word} ban hang") == f"{word} bán hàng"


def test_an_abbreviation_known_only_with_accents(restorer: AccentRestorer) -> None:
    """TCDLCL is TCĐLCL, whose letters the texts know no other way."""
    assert restorer.restore("TCDLCL la gi") == "TCĐLCL là gì"


@given(st.text(max_size=60))
def test_only_accents_change(text: str) -> None:
    """Whatever is typed, restoring changes accents and nothing else."""
    assert fold(AccentRestorer.learn(TEXTS).restore(text)) == fold(text)


def test_an_untaught_restorer_changes_nothing() -> None:
    """Without texts there is nothing to put back."""
    assert AccentRestorer.learn([]).restore("tieu chuan") == "tieu chuan"


def test_learned_counts_survive_a_file(restorer: AccentRestorer) -> None:
    """What was learned is the same after JSON."""
    again = AccentRestorer(**json.loads(json.dumps(restorer.to_json(), ensure_ascii=False)))
    for text in TEXTS:
        assert again.restore(fold(text)) == restorer.restore(fold(text))


def test_a_vocabulary_helps_where_no_text_does() -> None:
    """Syllables that form a word of the vocabulary are read as that word, though no text has them."""
    texts = ["Ban nhạc và bàn ghế.", "Các bạn có hàng."]
    assert AccentRestorer.learn(texts).restore("ban hang") != "bán hàng"
    assert AccentRestorer.learn(texts, ["bán hàng"]).restore("ban hang") == "bán hàng"


def test_numbers_tell_what_stands_beside_them() -> None:
    """What was learned beside one number holds beside any other: "nam 2031" is a year, as "năm 2020" was."""
    learned = AccentRestorer.learn(["Việt Nam, miền nam, phía nam, người nam.", "năm 2020 và năm 2021"])
    assert learned.restore("nam 2031") == "năm 2031"
    assert learned.restore("phia nam") == "phía nam"


def test_nothing_is_told_over_the_end_of_a_sentence() -> None:
    """The last syllable of a sentence says nothing about the first of the next."""
    learned = AccentRestorer.learn(["ở đâu. Tư bản", "đầu tư. đầu tư", "đầu bảng", "bản tin", "bản tin"])
    assert learned.restore("dau tu") == "đầu tư"
    assert learned.restore("o dau. Tu ban") == "ở đâu. Tư bản"


def test_only_words_within_the_given_pieces_are_restored(restorer: AccentRestorer) -> None:
    """`within` names the places whose words may change; the others are as they were typed."""
    assert restorer.restore("ban hang what ban ghe", [(0, 8)]) == "bán hàng what ban ghe"
    assert restorer.restore("ban hang", []) == "ban hang"


def test_a_sure_reading_has_no_alternative(restorer: AccentRestorer) -> None:
    """Where the neighbours settle every syllable, there is one reading."""
    found = restorer.read("doanh nghiep can chung nhan hop quy")
    assert (found.text, found.alternatives) == ("doanh nghiệp cần chứng nhận hợp quy", ())


def test_a_doubtful_reading_keeps_the_others() -> None:
    """Where a syllable could be two words, the other reading is kept, and the text as it was typed after it."""
    learned = AccentRestorer.learn(["mua bàn", "mua bàn", "mua bán", "mua bán", "mua bàn"])
    found = learned.read("Mua ban?")
    assert found.text == "Mua bàn?"
    assert found.alternatives == ("Mua bán?", "Mua ban?")


@given(st.lists(st.sampled_from("ban hang hop quy nghi TBT 2020 ? bàn what".split())).map(" ".join))
def test_alternatives_differ_from_the_reading_in_accents_only(text: str) -> None:
    """There are at most two; each is another text and says the same without accents."""
    found = AccentRestorer.learn(TEXTS).read(text)
    assert len({found.text, *found.alternatives}) == 1 + len(found.alternatives) <= 3
    assert {fold(reading) for reading in (found.text, *found.alternatives)} == {fold(text)}


def test_nearly_all_syllables_come_back(well_read: AccentRestorer) -> None:
    """Of the syllables of the shipped questions, 96 in 100 come back from the sample and the vocabulary alone."""
    asked = [row["question"] for line in SEED.read_text(encoding="utf-8").splitlines() if (row := json.loads(line))["mode"] == "vi"]
    pairs = [pair for text in asked for pair in zip(words(text), words(well_read.restore(bare(text))), strict=True)]
    assert len(pairs) > 1000
    assert sum(meant == read for meant, read in pairs) >= 0.96 * len(pairs)


def test_restoring_is_quick_and_grows_with_the_text(well_read: AccentRestorer) -> None:
    """A question takes milliseconds, a text of a thousand of the most doubtful syllables not a second."""
    question = "doanh nghiep nhap khau do choi tre em tu nuoc ngoai can chung nhan hop quy gi truoc khi dua ra thi truong viet nam"
    well_read.restore(question)
    for text, most in ((question, 0.05), ("ba " * 1000, 1.0)):
        started = time.process_time()
        well_read.restore(text)
        assert time.process_time() - started < most


def test_words_are_written_as_they_were() -> None:
    """like() gives a word the capitals it was typed with."""
    assert [like(written, "đo") for written in ("do", "Do", "DO")] == ["đo", "Đo", "ĐO"]
    assert like("D", "đ") == "Đ"
