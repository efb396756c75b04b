"""Dates as people write them → ISO 8601."""

import time
import unicodedata
from collections import Counter
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import blocks
from corpus.dates import dates
from corpus.library import STARTER, read
from corpus.types import Language

MONTHS = "January February March April May June July August September October November December".split()


def iso(text: str) -> list[str]:
    return [one.iso for one in dates(text)]


def day_forms(day: date) -> list[str]:
    d, m, y, name = day.day, day.month, day.year, MONTHS[day.month - 1]
    return [
        f"{d}/{m}/{y}", f"{d:02}/{m}/{y}", f"{d:02}-{m:02}-{y}", f"{d}.{m}.{y}", f"{y}-{m:02}-{d:02}", f"ngày {d:02}/{m:02}/{y}",
        f"ngày {d} tháng {m} năm {y}", f"ngay {d} thang {m} nam {y}", f"NGÀY {d} THÁNG {m} NĂM {y}", f"{d} tháng {m}, {y}",
        f"{d} {name} {y}", f"{d}th of {name} {y}", f"{name} {d}, {y}", f"{name[:3]} {d} {y}", f"{name.lower()} {d}th {y}",
        f"{d}-{name[:3]}-{y}",
    ]  # fmt: skip


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["", "Họp vào ", "The meeting of 14 bodies, on ", "từ 3 đến 5; "]))
def test_a_day_is_the_same_in_every_form(day: date, before: str) -> None:
    """Each usual form of a day, in either language, gives that day and its place, whatever stands before it."""
    for form in day_forms(day):
        (found,) = dates(f"{before}{form}.")
        assert (found.first, found.last) == (day.isoformat(),) * 2, form
        assert f"{before}{form}."[slice(*found.span)] == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tháng 8/2020", "2020-08"), ("tháng 8 năm 2020", "2020-08"), ("thang 8 nam 2020", "2020-08"), ("tháng 08-2020", "2020-08"),
        ("8/2020", "2020-08"), ("T8/2020", "2020-08"), ("August 2020", "2020-08"), ("Aug. 2020", "2020-08"), ("August of 2020", "2020-08"),
        ("tháng Tám năm 2020", "2020-08"), ("tháng năm năm 2020", "2020-05"), ("ngày 2 tháng chín năm 1945", "1945-09-02"),
        ("ngày mùng 2 tháng 9 năm 1945", "1945-09-02"), ("năm 2020", "2020"), ("nam 2020", "2020"), ("2020", "2020"),
        ("năm 1785", "1785"), ("ASEAN 2020", "2020"), ("mid-2020", "2020"), ("2010-12", "2010-12"),
        ("in 2020 members agreed", "2020"), ("tháng 8\nnăm 2020", "2020-08"), ("６／８／２０２０", "2020-08-06"),
        ("đầu tháng 7 năm 2017", "2017-07"), ("giữa tháng 7/2017", "2017-07"), ("cuoi thang 7 nam 2017", "2017-07"),
        ("early July 2017", "2017-07"), ("mid-July 2017", "2017-07"), ("late July, 2017", "2017-07"),
    ],
)  # fmt: skip
def test_months_years_and_vague_dates(text: str, expected: str) -> None:
    """A date is as precise as it was said; early, middle or late in a month is that month."""
    assert iso(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10-11/12/2020", "2020-12-10/2020-12-11"), ("10 – 11.12.2020", "2020-12-10/2020-12-11"),
        ("từ ngày 10 đến 11/12/2020", "2020-12-10/2020-12-11"), ("tu ngay 10 den het ngay 11/12/2020", "2020-12-10/2020-12-11"),
        ("từ 10 đến 11 tháng 12 năm 2020", "2020-12-10/2020-12-11"), ("10–11 December 2020", "2020-12-10/2020-12-11"),
        ("December 10-11, 2020", "2020-12-10/2020-12-11"), ("between 10 and 11 December 2020", "2020-12-10/2020-12-11"),
        ("28/11-02/12/2019", "2019-11-28/2019-12-02"), ("28/11/2019 - 02/12/2019", "2019-11-28/2019-12-02"),
        ("November 28 to December 2, 2019", "2019-11-28/2019-12-02"), ("28/12 - 02/01/2020", "2019-12-28/2020-01-02"),
        ("from 3 to 5 March 2019", "2019-03-03/2019-03-05"), ("from the 3rd to the 5th of March 2019", "2019-03-03/2019-03-05"),
        ("tháng 7-9/2020", "2020-07/2020-09"), ("từ tháng 7 đến tháng 9 năm 2020", "2020-07/2020-09"),
        ("July–September 2020", "2020-07/2020-09"), ("October 2019 to March 2020", "2019-10/2020-03"),
        ("2017-2019", "2017/2019"), ("nhiệm kỳ 2020-2021", "2020/2021"), ("giai đoạn 2016–2020", "2016/2020"),
        ("từ năm 2018 đến năm 2020", "2018/2020"), ("between 2018 and 2020", "2018/2020"), ("the 2020-21 term", "2020/2021"),
        ("2010–12", "2010/2012"), ("quý I năm 2020", "2020-01/2020-03"), ("quý 3/2020", "2020-07/2020-09"),
        ("quy iii nam 2020", "2020-07/2020-09"), ("the third quarter of 2020", "2020-07/2020-09"), ("Q3 2020", "2020-07/2020-09"),
        ("6 tháng đầu năm 2020", "2020-01/2020-06"), ("the second half of 2020", "2020-07/2020-12"),
        ("những năm 1990", "1990/1999"), ("thập niên 1990", "1990/1999"), ("the late 1990s", "1990/1999"),
    ],
)  # fmt: skip
def test_ranges(text: str, expected: str) -> None:
    """A range has a first and a last; what its first leaves out it has from its last."""
    assert iso(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 10, 11 và 14/8/2020", ["2020-08-10", "2020-08-11", "2020-08-14"]),
        ("10 and 12 December 2020", ["2020-12-10", "2020-12-12"]),
        ("December 10 and 12, 2020", ["2020-12-10", "2020-12-12"]),
        ("tháng 6 và tháng 9/2020", ["2020-06", "2020-09"]),
        ("thứ 5, 6/8/2020", ["2020-08-06"]),
        ("lần thứ 4 - 6/8/2020", ["2020-08-06"]),
        ("Phòng 12, ngày 6/8/2020", ["2020-08-06"]),
        ("lúc 8 giờ 30, 6/8/2020", ["2020-08-06"]),
        ("2020, 2018 - 2016", ["2020", "2018", "2016"]),
    ],
)
def test_lists_and_neighbours(text: str, expected: list[str]) -> None:
    """A list of days gives each; a number that only stands before a date is no day."""
    assert iso(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2020", "45/13/2020", "2020-13-45", "29/2/2019", "ngày 31 tháng 2 năm 2020", "32 August 2020", "February 30, 2020", "13/2020",
        "Nghị định 43/2017/NĐ-CP", "07/2025/TT-BKHCN", "Luật số 78/2025/QH15", "Thông tư 12/2022", "nghi dinh so 8/2020", "TCVN 7087:2013",
        "QCVN 16:2019", "QCVN 4:2009/BKHCN", "TCVN 2020", "ISO 2000", "ISO/IEC 17025-2017", "2012/19/EU", "2014/30/EU", "G/TBT/N/VNM/123",
        "G/TBT/N/VNM/12/2020", "COVID-2020", "2020-BKHCN", "lần thứ 53", "số 1999", "No. 2020", "điện thoại 1900", "024 3942 2008",
        "(024) 3942 2008", "0912.345.678", "1900 123 456", "1.500.000", "2020 đồng", "2020 USD", "$2000", "2000€", "1,2020", "2020.5",
        "2020%", "hơn 2000 đại biểu", "2000 participants", "1899", "2100", "12020", "10-11-12/2020", "6/8", "tháng 8", "August", "a2020",
    ],
)  # fmt: skip
def test_other_numbers_are_no_dates(text: str) -> None:
    """Impossible days, numbers of laws, standards and notifications, telephones, sums and counts are no dates."""
    assert iso(text) == []


def test_a_plan_for_a_year_is_no_standard() -> None:
    """"ISO 2030" is a standard, but the year of a strategy of ISO is a year."""
    assert (iso("theo ISO 2030"), iso("Chiến lược ISO 2030"), iso("the ISO Strategy 2030")) == ([], ["2030"], ["2030"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_places_are_those_of_the_text_as_it_stands(form: Literal["NFC", "NFD"]) -> None:
    """A span cuts the date out of the very text that was given, composed or not."""
    text = unicodedata.normalize(form, "Hội nghị… từ ngày 10 đến ngày 11 tháng 12 năm 2020 ở Hà Nội")
    (found,) = dates(text)
    assert text[slice(*found.span)] == unicodedata.normalize(form, "ngày 10 đến ngày 11 tháng 12 năm 2020")
    assert found.iso == "2020-12-10/2020-12-11"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("6/8/2020", ("2020-08-06", "2020-08")),
        ("10-11/12/2020", ("2020-12-10", "2020-12-11", "2020-12")),
        ("28/11-02/12/2019", ("2019-11-28", "2019-12-02", "2019-11", "2019-12")),
        ("tháng 8/2020", ("2020-08",)),
        ("quý IV/2020", ("2020-10", "2020-11", "2020-12")),
        ("từ 12/2019 đến 2/2020", ("2019-12", "2020-01", "2020-02")),
        ("6 tháng đầu năm 2020", ("2020-01", "2020-06")),
        ("nhiệm kỳ 2020-2021", ()),
    ],
)
def test_names_say_days_and_months(text: str, names: tuple[str, ...]) -> None:
    """A date is found by its days and months; a quarter by each of its months; a year needs no name."""
    assert dates(text)[0].names == names


@given(st.text(st.sampled_from("0123456789/-–., :đếntoág năm2Q")) | st.text())
def test_whatever_is_found_is_a_date(text: str) -> None:
    """Of any text at all: places in order, none twice, and days of the calendar, the first not after the last."""
    end = 0
    for found in dates(text):
        assert end <= found.span[0] < found.span[1] <= len(text)
        end = found.span[1]
        assert len(found.first) == len(found.last)
        assert found.first <= found.last
        for one in (found.first, found.last):
            assert date.fromisoformat(one + "-01-01"[len(one) - 4 :]).isoformat().startswith(one)


@pytest.mark.parametrize("length", [2_000, 200_000])
@pytest.mark.parametrize("piece", ["1/", "9", "6/8/2020/", "2020-", "2020 ", "10-", "1.500.", "6/8-", "ngày 6 "])
def test_hostile_text_is_read_in_linear_time(piece: str, length: int) -> None:
    """Digits and slashes without end cost no more than their length: a tenth of a millisecond a character, at most."""
    text = (piece * length)[:length]
    began = time.process_time()
    dates(text)
    assert time.process_time() - began < max(length / 10_000, 1)


def test_both_languages_of_the_starter_say_the_same_dates() -> None:
    """Each block of the article holds the same dates in Vietnamese and in English: 33 in all."""
    text = {document.language: document.text for document in read(STARTER).documents if document.kind == "article"}
    said = {of: [Counter(iso(text[of][b.start : b.end])) for b in blocks(text[of])] for of in Language}
    assert said[Language.VI] == said[Language.EN]
    assert sum(block.total() for block in said[Language.VI]) == 33
