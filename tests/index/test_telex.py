"""Keys left over from typing become the letters they stand for, and no other word changes."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold
from index.question.telex import untelex

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = [
    json.loads(line)["question"]
    for file in sorted((ROOT / "tests" / "data").glob("questions_*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
SAMPLE = [line for file in sorted((ROOT / "index" / "sample").glob("*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quy chuaarn kyx thuaajt", "quy chuẩn kỹ thuật"),
        ("ddo luwowngf", "đo lường"),
        ("nhanx hangf hoas", "nhãn hàng hóa"),
        ("DDo luwowngf laf gif?", "Đo lường là gì?"),
        ("Vieejt Nam", "Việt Nam"),
        ("truongwf, nguoiwf vaf dduocwj", "trường, người và được"),
        ("twf ngayf nafo ddeens giuwax thangs", "từ ngày nào đến giữa tháng"),
        ("tooi khoong bieets coong boo owr ddaau nuaxw", "tôi không biết công boo ở đâu nữa"),
        ("giaays chuwngs nhaanj cuar nguwowif dungf", "giấy chứng nhận của người dùng"),
        ("gieesng nuwowcs sachj", "giếng nước sạch"),
        ("thuyr sanr vaf quaan ddooij", "thủy sản và quân đội"),
        ("ddịnh nghĩa", "định nghĩa"),
        ("DDO LUWOWNGF LAF GIF", "ĐO LƯỜNG LÀ GÌ"),
        ("cos phair khoong", "có phải không"),
    ],
)
def test_telex_is_read(typed: str, meant: str) -> None:
    """Doubled vowels, w, dd and tone letters give the accented word, wherever in it the tone was typed."""
    assert untelex(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tie6u chua63n", "tiêu chuẩn"),
        ("quy chua63n ky4 thua65t", "quy chuẩn kỹ thuật"),
        ("d9o lu7o7ng2 la2 gi2", "đo lường là gì"),
        ("Vie65t Nam co1 ma61y khu vu7c5", "Việt Nam có mấy khu vực"),
        ("tha8m d9i5nh", "thăm định"),
    ],
)
def test_vni_is_read(typed: str, meant: str) -> None:
    """Digits within or after a word give its accents."""
    assert untelex(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "been too access free class off aware need door address week as is if or for after", "soon moon room noon pool cool seen week",
        "list the cost of the test and the last rest", "this is his, has it hers?",
        "How does a car differ from a bus, a taxi or a sofa visa?",
        "hop quy cho do choi tre em", "tiêu chuẩn về đồ chơi, xoong và boong tàu", "co2 h2o no2 wg1 wg2 a1 b2 ipv6 quatest1 tap1 phan2",
        "TCVN QCVN AFTA FOR SAAS", "Lee, Rosa, Max và Alex", "hoi_ddaaps@tcvn.vn www.luwowng.vn https://tcvn.vn/chuaarn",
        "x86 mp3 4k covid19", "los des mis", "Thomas Loos", "misa", "?", "",
    ],
)  # fmt: skip
def test_what_is_no_slip_stays(text: str) -> None:
    """English words, plain syllables, names, codes and addresses stay, and so does a short word that stands alone in doubt."""
    assert untelex(text) == text


def test_a_short_word_is_believed_beside_a_sure_one() -> None:
    """ "cos" alone may be anything; beside a word that can only be Telex it is "có"."""
    assert untelex("cos") == "cos"
    assert untelex("cos chuaarn") == "có chuẩn"


@pytest.mark.parametrize("lines", [QUESTIONS, SAMPLE], ids=["questions", "sample"])
def test_no_line_of_ours_changes(lines: list[str]) -> None:
    """No question and no sentence of the sample changes, with its accents or without, as it stands or in small letters."""
    assert len(lines) > 500
    assert [text for line in lines for text in (line, line.lower(), fold(line)) if untelex(text) != text] == []


@given(st.lists(st.sampled_from("chuaarn ddo of the TBT laf 2020 hợp ? tie6u a".split())).map(" ".join) | st.text(max_size=60))
def test_reading_twice_changes_nothing_more(text: str) -> None:
    """What was read needs no reading; words are neither added nor lost."""
    once = untelex(text)
    assert untelex(once) == once
    assert len(re.findall(r"\S+", once)) == len(re.findall(r"\S+", text))
