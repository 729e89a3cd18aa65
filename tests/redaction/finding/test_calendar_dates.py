"""Days of birth as other calendars and words for numbers tell them."""

from datetime import date

import pytest

from casefiles.redaction.finding.dates.dates import Days
from casefiles.redaction.finding.dates.day_counts import (
    buddhist_years,
    ethiopian,
    hebrew,
    islamic,
    japanese_era,
)
from casefiles.redaction.finding.reading import TextForms


def found(day, text):
    days = Days([date.fromisoformat(day)])
    return {text[one.start : one.end]: one.is_sure for one in days.find(TextForms(text))}


@pytest.mark.parametrize(
    ("day", "tabular", "coptic", "jewish"),
    [
        # From the tables of Reingold and Dershowitz, appendix C.
        (date(1945, 11, 12), (1364, 12, 6), (1938, 3, 3), (5706, 3, 7)),
        (date(1992, 3, 17), (1412, 9, 13), (1984, 7, 8), (5752, 13, 12)),
        (date(1996, 2, 25), (1416, 10, 5), (1988, 6, 17), (5756, 6, 5)),
    ],
)
def test_the_arithmetic_is_that_of_the_tables(day, tabular, coptic, jewish):
    assert (islamic(day), ethiopian(day), hebrew(day)) == (tabular, coptic, jewish)


def test_eras_begin_within_a_year_and_old_thai_years_in_april():
    assert japanese_era(date(1989, 1, 7)) == ("昭和", 64)
    assert japanese_era(date(1989, 1, 8)) == ("平成", 1)
    assert japanese_era(date(1860, 1, 1)) is None
    assert buddhist_years(date(1985, 2, 1)) == (2528,)
    assert buddhist_years(date(1935, 2, 1)) == (2478, 2477)


@pytest.mark.parametrize(
    ("day", "text", "form"),
    [
        ("1985-04-04", "เกิดวันที่ ๔ เมษายน ๒๕๒๘ ที่จังหวัด", "๔ เมษายน ๒๕๒๘"),
        ("1985-04-04", "เกิด 4 เม.ย. 2528 ครับ", "4 เม.ย. 2528"),
        ("1985-04-04", "04/04/2528", "04/04/2528"),
        ("1985-04-04", "4 เมษายน 1985", "4 เมษายน 1985"),
        ("1993-06-24", "生年月日：平成5年6月24日", "平成5年6月24日"),
        ("1993-06-24", "平成五年六月二十四日", "平成五年六月二十四日"),
        ("1989-01-08", "平成元年1月8日", "平成元年1月8日"),
        ("1985-05-03", "民國74年5月3日", "民國74年5月3日"),
        ("1985-05-03", "民国七十四年五月三日", "民国七十四年五月三日"),
        ("1992-11-21", "ህዳር 12 ቀን 1985 ዓ.ም ተወለደ", "ህዳር 12 ቀን 1985 ዓ.ም"),
        ("1992-11-21", "born 12 Hidar 1985 E.C.", "12 Hidar 1985 E.C."),
        ("1992-11-21", "21 ሕዳር 1992", "21 ሕዳር 1992"),
        ("1995-02-25", "25 Adar I 5755", "25 Adar I 5755"),
        ("1989-05-02", "۱۲ اردیبهشت ۱۳۶۸", "۱۲ اردیبهشت ۱۳۶۸"),
        ("1989-05-02", "1368/02/12", "1368/02/12"),
        ("1998-11-06", "في 6 تشرين الثاني 1998", "6 تشرين الثاني 1998"),
        ("1985-09-23", "تاریخ تولد: ۱ میزان ۱۳۶۴", "۱ میزان ۱۳۶۴"),
    ],
)
def test_a_day_that_its_calendar_tells_exactly_goes(day, text, form):
    assert found(day, text).get(form) is True


@pytest.mark.parametrize(
    ("day", "text", "form"),
    [
        ("1994-02-12", "تاريخ الميلاد ٢ رمضان ١٤١٤هـ، الرياض.", "٢ رمضان ١٤١٤هـ"),
        ("1994-02-14", "born on 2nd of Ramadan, 1414", "2nd of Ramadan, 1414"),
        ("1994-02-13", "02/09/1414", "02/09/1414"),
        ("1994-02-13", "2 Рамазан 1414", "2 Рамазан 1414"),
        ("1995-02-25", 'נולדה בכ"ה באדר א׳ תשנ"ה', 'כ"ה באדר א׳ תשנ"ה'),
        ("1995-02-24", "25 Adar I 5755", "25 Adar I 5755"),
        ("1993-06-24", "H5.6.24", "H5.6.24"),
        ("1985-04-04", "4 เม.ย. 28", "4 เม.ย. 28"),
        ("1992-11-21", "በ12/03/1985 ተወለደ", "12/03/1985"),
        ("1989-05-02", "متولد 68/2/12", "68/2/12"),
        (
            "1989-05-02",
            "دوازدهم اردیبهشت هزار و سیصد و شصت",
            "دوازدهم اردیبهشت هزار و سیصد و شصت",
        ),
        (
            "1991-04-12",
            "الثاني عشر من أبريل ألف وتسعمائة وواحد",
            "الثاني عشر من أبريل ألف وتسعمائة وواحد",
        ),
        (
            "1991-04-12",
            "on iki Nisan bin dokuz yüz doksan bir",
            "on iki Nisan bin dokuz yüz doksan bir",
        ),
        ("1991-04-12", "doze de abril de mil novecentos", "doze de abril de mil novecentos"),
    ],
)
def test_a_day_that_may_be_another_is_asked_about(day, text, form):
    assert found(day, text).get(form) is False


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("1992-11-21", "on 12/03/1985 the office closed"),
        ("1994-02-12", "٩ رمضان ١٤١٤"),
        ("1994-02-12", "2 Ramadan 1413"),
        ("1985-04-04", "4 พฤษภาคม 2528"),
        ("1993-06-24", "平成5年6月25日"),
        ("1993-06-24", "昭和5年6月24日"),
    ],
)
def test_another_day_stays(day, text):
    assert found(day, text) == {}
