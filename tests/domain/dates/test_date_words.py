"""Dates in words: what is understood, what is refused, and that words lead back to their date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.dates.date_reading import UnreadDate
from casefiles.domain.dates.date_words import MONTHS, edtf_from_words, words_from_edtf
from casefiles.domain.dates.edtf import is_edtf, parse
from casefiles.words.catalogue import codes, explain

READ = {
    "March 2012": "2012-03",
    "2012 March": "2012-03",
    "c. summer 2019": "2019-06~/2019-08~",
    "in the summer of 2019": "2019-06~/2019-08~",
    "Fall 2019": "2019-09~/2019-11~",
    "winter 2019/20": "2019-12~/2020-02~",
    "winter 2019-2020": "2019-12~/2020-02~",
    "winter 1999/00": "1999-12~/2000-02~",
    "14 Mar 2019 14:05": "2019-03-14T14:05",
    "14 March 2019, 14:05 (Beijing)": "2019-03-14T14:05+08:00",
    "14 March 2019 at 2.05 pm": "2019-03-14T14:05",
    "14 March 2019 12 am": "2019-03-14T00:00",
    "14 March 2019 14:05 UTC+5:30": "2019-03-14T14:05+05:30",
    "14 March 2019 14:05 GMT": "2019-03-14T14:05Z",
    "2019-03-14 14:05": "2019-03-14T14:05",
    "2019-03 / 2019-05": "2019-03/2019-05",
    "before 2020": "../2019",
    "before March 2019": "../2019-02",
    "before 1 January 2020": "../2019-12-31",
    "after 31 December 2019": "2020-01-01/..",
    "after May 2019": "2019-06/..",
    "since 2020": "2020/..",
    "from 2020 onwards": "2020/..",
    "by 14 March 2019": "../2019-03-14",
    "on or before 14 March 2019": "../2019-03-14",
    "March to May 2019": "2019-03/2019-05",
    "from 3 to 5 March 2019": "2019-03-03/2019-03-05",
    "between 3 March and 5 May 2019": "2019-03-03/2019-05-05",
    "2019 - 2021": "2019/2021",
    "2019–2021": "2019/2021",
    "between summer 2019 and 2021": "2019-06~/2021",
    "some day in March 2012": "2012-03-XX",
    "some day in 2012": "2012-XX-XX",
    "some month in 2012": "2012-XX",
    "14/03/2019": "2019-03-14",
    "03/14/2019": "2019-03-14",
    "4/4/2019": "2019-04-04",
    "14.3.2019": "2019-03-14",
    "2019/03/14": "2019-03-14",
    "2019年3月14日": "2019-03-14",
    "March 14th, 2019": "2019-03-14",
    "14-Mar-2019": "2019-03-14",
    "Thursday 14 March 2019": "2019-03-14",
    "Thu, 14 March 2019 14:05": "2019-03-14T14:05",
    "c. 2019": "2019~",
    "ca. March 2019": "2019-03~",
    "about 2019?": "2019%",
    "perhaps March 2019": "2019-03?",
    "2019 (uncertain)": "2019?",
    "the 1990s": "199X",
    "early 2019": "2019-01~/2019-04~",
    "late March 2019": "2019-03-21~/2019-03-31~",
    "  Sept   2019. ": "2019-09",
    "201X": "201X",
    "2019/..": "2019/..",
}

REFUSED = {
    "": "date_empty",
    " . ": "date_empty",
    "03/04/2019": "date_day_or_month_first",
    "hello": "date_unread",
    "March": "date_unread",
    "2019-2021": "date_unread",
    "14 Mar 19": "date_year_of_two_digits",
    "14/03/19": "date_year_of_two_digits",
    "31 February 2020": "date_not_in_calendar",
    "31.11.2020": "date_not_in_calendar",
    "14 March 2019 13 pm": "date_not_in_calendar",
    "14 March 2019 25:00": "date_not_in_calendar",
    "winter 2019/23": "date_not_in_calendar",
    "winter 2019": "date_which_winter",
    "Friday 14 March 2019": "date_on_another_weekday",
    "Friday 14 March 2019 14:05": "date_on_another_weekday",
    "May 2020 to March 2019": "date_ends_before_start",
    "since hello": "date_unread",
    "31 February to 3 March 2020": "date_not_in_calendar",
    "before 0001": "date_not_in_calendar",
}


@pytest.mark.parametrize("text", READ)
def test_words_are_understood(text: str):
    assert edtf_from_words(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_one_date_is_refused_in_words(text: str):
    with pytest.raises(UnreadDate) as fault:
        edtf_from_words(text)
    assert fault.value.code == REFUSED[text]
    assert fault.value.code in codes()
    assert "\n\n" not in explain(fault.value.code, {})


WORDED = {
    "2019-03-14T14:05+08:00": "14 March 2019, 14:05 (Beijing)",
    "2019-03-14T14:05Z": "14 March 2019, 14:05 (UTC)",
    "2019-03-14T14:05-03:00": "14 March 2019, 14:05 (UTC-03:00)",
    "2019-06~/2019-08~": "about summer 2019",
    "2019-12~/2020-02~": "about winter 2019/20",
    "2019-03/2019-05": "March to May 2019",
    "2019-03-03/2019-03-05": "3 to 5 March 2019",
    "2019-12-30/2020-01-02": "30 December 2019 to 2 January 2020",
    "2020/..": "since 2020",
    "../2019": "before 2020",
    "../2019-03-14": "on or before 14 March 2019",
    "../2019-03": "until March 2019",
    "2012-03-XX": "some day in March 2012",
    "20XX": "some year beginning with 20",
    "200X": "the 2000s",
    "2019%": "perhaps about 2019",
    "2019-03/": "from March 2019, end not known",
    "/2019-03": "to March 2019, start not known",
}


@pytest.mark.parametrize("edtf", WORDED)
def test_dates_are_worded(edtf: str):
    assert words_from_edtf(edtf) == WORDED[edtf]


def two(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map(lambda number: f"{number:02}")


YEARS = st.one_of(
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(2015, 2024).map(str),
)
TIMES = st.one_of(
    st.just(""),
    st.builds(
        "T{}:{}{}{}".format,
        two(0, 23),
        two(0, 59),
        st.one_of(st.just(""), two(0, 59).map(":{}".format)),
        st.one_of(
            st.sampled_from(["", "Z", "+08:00", "+06:00", "-00:30"]),
            st.builds("{}{}:{}".format, st.sampled_from("+-"), two(0, 14), two(0, 59)),
        ),
    ),
)
DAYS = st.builds("{}-{}-{}{}".format, YEARS, two(1, 12), two(1, 31), TIMES)
POINTS = st.builds(
    "{}{}".format,
    st.one_of(
        YEARS,
        st.integers(0, 999).map(lambda decade: f"{decade:03}X"),
        two(0, 99).map("{}XX".format),
        st.builds("{}-{}".format, YEARS, st.one_of(two(1, 12), st.just("XX"))),
        st.builds("{}-{}-XX".format, YEARS, st.one_of(two(1, 12), st.just("XX"))),
        DAYS,
    ),
    st.sampled_from(["", "", "?", "~", "%"]),
).filter(is_edtf)
ENDS = st.one_of(POINTS, st.sampled_from(["", ".."]))
DATES = st.one_of(POINTS, st.builds("{}/{}".format, ENDS, ENDS).filter(is_edtf))


@given(DATES)
def test_words_lead_back_to_their_date(edtf: str):
    assert parse(edtf_from_words(words_from_edtf(edtf))) == parse(edtf)


@given(DATES)
def test_edtf_is_read_as_it_stands(edtf: str):
    assert edtf_from_words(f" {edtf} ") == edtf


PARTS = "14,3,2019,2020,to,-,/,before,since,c.,?,summer,winter,2019/20,between,and,14:05"
PLACES = ("(Beijing)", "some day in", "early", "2pm", "some year beginning with 20")
WORDS = st.lists(st.sampled_from((*MONTHS, *PARTS.split(","), *PLACES)), max_size=7).map(" ".join)


def read_or_code(text: str) -> tuple[str, str]:
    try:
        return edtf_from_words(text), ""
    except UnreadDate as fault:
        return "", fault.code


@given(st.one_of(st.text(max_size=30), WORDS))
def test_whatever_is_typed_is_a_date_or_refused(text: str):
    edtf, code = read_or_code(text)
    assert is_edtf(edtf) != (code in codes())
    if edtf:
        assert parse(edtf_from_words(words_from_edtf(edtf))) == parse(edtf)
