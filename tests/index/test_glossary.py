"""The glossary finds what a text names, and does not find what it does not; its file is in order."""

from collections import Counter
from pathlib import Path

import pytest

import index.question.glossary
from corpus.text import place_tones, words
from corpus.types import Language
from index.question.glossary import Entry, EntryKind, Glossary, base, shipped

FILE = Path(index.question.glossary.__file__).with_name("glossary.tsv")
SHARED = (
    # English has one word where Vietnamese has two.
    "agreement", "meeting",
    # A generic line accepts the abbreviation of the special one before it.
    "QCVN",
    # A body that is no more repeats the one that took over.
    "Bộ Khoa học và Công nghệ", "Ministry of Science and Technology", "Bộ Nông nghiệp và Môi trường",
    "Ministry of Agriculture and Environment", "Bộ Xây dựng", "Ministry of Construction", "Bộ Tài chính", "Ministry of Finance",
    "Bộ Nội vụ", "Ministry of Home Affairs", "Tổ chức Hợp tác công nhận toàn cầu", "Global Accreditation Cooperation", "APAC",
)  # fmt: skip


def named(text: str) -> list[str]:
    """The usual English spelling of everything a text names."""
    return [entry.spellings[Language.EN][0] for entry, _ in shipped().find(text)]


def found(text: str, language: Language) -> list[str]:
    """The usual spelling, in one language, of everything a text names."""
    return [entry.spellings[language][0] for entry, _ in shipped().find(text)]


def lines() -> list[tuple[str, str]]:
    """Each line of the file that is an entry, with the heading it stands under."""
    topic, entries = "", []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# == "):
            topic = line.removeprefix("# == ")
        elif line and not line.startswith("#"):
            entries.append((topic, line))
    return entries


def columns() -> list[list[str]]:
    """The spellings of each entry in one language."""
    return [column.split("|") for _, line in lines() for column in line.split("\t")[1:]]


def key(spelling: str) -> str:
    return " ".join(base(word) for word in words(spelling))


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Thỏa thuận với Hoa Kỳ", ["agreement", "United States"]),
        ("Ai đã gặp phía Mỹ?", ["United States"]),
        ("Which American body?", ["United States", "organization"]),
        ("Tổng cục tcđlcl họp", ["STAMEQ", "session"]),
        ("Quy định của EU và Hàn Quốc", ["European Union", "Korea"]),
        ("hoà với hài hoà", ["harmonization"]),
    ],
)
def test_other_spellings_name_one_thing(text: str, things: list[str]) -> None:
    """Any spelling, in either language, names the entry."""
    assert named(text) == things


@pytest.mark.parametrize(
    "name",
    [
        "TCDLCL", "tcđlcl", "Tổng cục TCĐLCL", "Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia", "uỷ ban TCĐLCL quốc gia", "stameq",
        "the Directorate for Standards, Metrology and Quality", "Commission for the Standards, Metrology and Quality of Vietnam",
    ],
)  # fmt: skip
def test_a_body_that_was_renamed_is_one_body(name: str) -> None:
    """STAMEQ is found by its names of yesterday and today, long and short, with and without accents; the present one is shown."""
    assert found(f"Về {name}", Language.VI) == ["Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia"]
    assert named(f"Về {name}") == ["STAMEQ"]


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("hàng rào kỹ thuật trong thương mại", "technical barriers to trade"),
        ("quy chuẩn kỹ thuật", "technical regulation"),
        ("tiêu chuẩn quốc gia", "national standard"),
        ("công bố hợp quy", "declaration of conformity"),
        ("dấu hợp quy", "CR mark"),
        ("tổ chức đánh giá sự phù hợp", "conformity assessment body"),
        ("điểm hỏi đáp", "enquiry point"),
        ("thời hạn góp ý", "comment period"),
        ("rủi ro cao", "high risk"),
        ("kiểm tra nhà nước về chất lượng", "state quality inspection"),
        ("nhãn phụ", "supplementary label"),
        ("truy xuất nguồn gốc", "traceability"),
        ("mã số, mã vạch", "barcode"),
        ("phương tiện đo", "measuring instrument"),
        ("phê duyệt mẫu", "type approval"),
        ("hàng đóng gói sẵn", "pre-packaged goods"),
        ("thừa nhận lẫn nhau", "mutual recognition"),
        ("nghị định", "decree"),
    ],
)
def test_terms_cross_both_ways(vietnamese: str, english: str) -> None:
    """A term of the field leads from each language to its usual name in the other."""
    assert found(f"Về {vietnamese}", Language.EN) == [english]
    assert found(f"About {english}", Language.VI) == [vietnamese]


@pytest.mark.parametrize(
    ("abbreviation", "full"),
    [
        ("TBT", "technical barriers to trade"), ("QCKT", "quy chuẩn kỹ thuật"), ("TCVN", "national standard"),
        ("QCDP", "quy chuẩn kỹ thuật địa phương"), ("MRA", "mutual recognition arrangement"), ("MSMV", "mã vạch"),
        ("TXNG", "truy xuất nguồn gốc"), ("CPTPP", "Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương"),
        ("VKFTA", "Viet Nam – Korea Free Trade Agreement"), ("ACCSQ", "ASEAN Consultative Committee for Standards and Quality"),
        ("OIML", "International Organisation of Legal Metrology"), ("Bộ KH&CN", "Ministry of Science and Technology"),
        ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    ],
)  # fmt: skip
def test_an_abbreviation_is_its_full_name(abbreviation: str, full: str) -> None:
    """What is abbreviated and what is written in full name the same entry."""
    assert named(f"Về {abbreviation}") == named(f"Về {full}") != []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("verifications of measuring instruments", ["verification", "measuring instrument"]),
        ("products, productivity", ["product", "productivity"]),
        ("Who labels goods?", ["label", "goods"]),
        ("harmonised standards", ["harmonized standard"]),
        ("declarations of conformity", ["declaration of conformity"]),
        ("high-risk goods", ["high risk", "goods"]),
        ("prepackaged goods", ["pre-packaged goods"]),
        ("specific trade concerns", ["specific trade concern"]),
    ],
)
def test_inflected_english_is_found(text: str, thing: list[str]) -> None:
    """Plurals, verb forms, British spelling and hyphens need no line of their own."""
    assert named(text) == thing


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bộ Giao thông vận tải", "Bộ Xây dựng"), ("Bộ TT&TT", "Bộ Khoa học và Công nghệ"), ("APLAC", "APAC"),
        ("ILAC", "Global Accreditation Cooperation"),
    ],
)  # fmt: skip
def test_a_body_that_is_no_more_accepts_its_successor(before: str, after: str) -> None:
    """Who asks about a body that was merged is also answered from what the one that took over says, but keeps their own name for it."""
    (old, _), (new, _) = *shipped().find(f"Về {before}"), *shipped().find(f"Về {after}")
    assert old is not new
    assert key(after) in {key(spelling) for spelling in old.all}


def test_the_longest_spelling_wins() -> None:
    """Of spellings that begin at one word the longest is meant, and its words are not used again."""
    assert [said for _, said in shipped().find("hàng rào kỹ thuật trong thương mại")] == ["hàng rào kỹ thuật trong thương mại"]
    assert named("free trade agreement") == ["free trade agreement"]


@pytest.mark.parametrize("text", ["Chào anh, cho em hỏi", "tell us more", "mỹ phẩm Việt", "Anh ơi", "đạo đức", "lao động", "sạc pin"])
def test_short_names_need_their_capitals(text: str) -> None:
    """A short word without the capitals of a name is an everyday word."""
    assert [said for entry, said in shipped().find(text) if entry.kind is not EntryKind.TERM] == []


@pytest.mark.parametrize("text", ["rcep co hieu luc khi nao", "apec la gi", "what is wto", "hop voi kats o dau"])
def test_what_is_no_word_needs_no_capitals(text: str) -> None:
    """An abbreviation that is neither a Vietnamese syllable nor a common English word is a name however it is typed."""
    assert any(entry.kind is not EntryKind.TERM for entry, _ in shipped().find(text))


@pytest.mark.parametrize(
    "text",
    [
        "Giải pháp nào phù hợp?", "quy định pháp luật", "cập nhật ra sao", "the most important plan", "What is most needed?",
        "Hello. Who chairs it?", "Ai là người ký?",
    ],
)  # fmt: skip
def test_everyday_words_are_no_names(text: str) -> None:
    """A syllable of an everyday word is not the country or the ministry that is spelled the same."""
    assert [said for entry, said in shipped().find(text) if entry.kind is not EntryKind.TERM] == []


def test_every_entry_can_be_found() -> None:
    """Each spelling that ships, written within a sentence, names an entry that has it."""
    for spelling in (s for entry in shipped()._by_words.values() for s in entry.all):
        assert any(" ".join(words(spelling)) == said for _, said in shipped().find(f"Về {spelling}")), spelling


def test_an_empty_glossary_finds_nothing() -> None:
    """No entries and no text are no errors."""
    entry = Entry(EntryKind.TERM, {Language.VI: ("nhãn",), Language.EN: ("label",)})
    assert list(Glossary([]).find("nhãn")) == list(Glossary([entry]).find("")) == []
    assert [said for _, said in Glossary([entry]).find("Nhãn, label")] == ["nhãn", "label"]


def test_each_line_has_a_kind_and_spellings_in_both_languages() -> None:
    """Three columns: a kind that is known, the Vietnamese spellings, the English ones; none is empty or padded."""
    for _, line in lines():
        kind, *spelled = line.split("\t")
        assert kind in set(EntryKind), line
        assert len(spelled) == len(Language), line
    assert [s for column in columns() for s in column if not words(s) or s != " ".join(s.split())] == []


def test_the_file_is_composed_with_tones_in_one_place() -> None:
    """The file is in NFC and writes hòa, hóa, thủy, never hoà, hoá, thuỷ."""
    text = FILE.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if place_tones(line) != line] == []


def test_no_spelling_is_given_twice() -> None:
    """A spelling stands once in its column, inflections counted as one, and in one line only unless two must share it."""
    keys = [[key(spelling) for spelling in column] for column in columns()]
    assert [column for column in keys if len(column) != len(set(column))] == []
    uses = Counter(one for vietnamese, english in zip(keys[::2], keys[1::2], strict=True) for one in {*vietnamese, *english})
    assert {one for one, times in uses.items() if times > 1} == {key(spelling) for spelling in SHARED}


def test_every_line_is_reached_by_its_usual_name() -> None:
    """The first Vietnamese spelling of a line finds that very line: no other line hides it."""
    for _, line in lines():
        _, vietnamese, english = (column.split("|")[0] for column in line.split("\t"))
        assert found(f"Về {vietnamese}", Language.VI) == [vietnamese]
        assert named(f"Về {vietnamese}") == [english]


def test_the_field_is_covered() -> None:
    """At least 150 terms and organisations of the field, besides places and general words; every line stands under a heading."""
    topics = Counter(topic for topic, _ in lines())
    assert all(topics)
    assert sum(times for topic, times in topics.items() if topic not in {"Places", "General words"}) >= 150
