"""Dates of every precision are worded so that nobody reads more into them than is known."""

import pytest

from casefiles.dossier.forum.dates import date_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-03-04", "4 March 2021"),
        ("2021-03-14T14:05+08:00", "14 March 2021, 14:05 (Beijing)"),
        ("2021-03-04T14:05:09-03:30", "4 March 2021, 14:05:09 (UTC−03:30)"),
        ("2021-03-04T09:00Z", "4 March 2021, 09:00 (UTC)"),
        ("2021-03-04T09:00", "4 March 2021, 09:00"),
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        ("2021-03-XX", "March 2021, day unknown"),
        ("2021-XX", "2021, month unknown"),
        ("2021-XX-XX", "2021, day and month unknown"),
        ("201X", "the 2010s"),
        ("20XX", "an unknown year from 2000 to 2099"),
        ("2019~", "about 2019"),
        ("2021?", "2021 (uncertain)"),
        ("2021-03%", "about March 2021 (uncertain)"),
        ("2021-03-04/2021-03-09", "between 4 and 9 March 2021"),
        ("2021-03-04/2021-05-09", "between 4 March and 9 May 2021"),
        ("2021-03/2021-11", "between March and November 2021"),
        ("2021-03-04/2022-03-09", "between 4 March 2021 and 9 March 2022"),
        ("2021-03/2021-05-09", "between March 2021 and 9 May 2021"),
        ("2021-03-04/2021-03-XX", "between 4 March 2021 and March 2021, day unknown"),
        ("2021-03-04?/2021-03-09", "between 4 March 2021 (uncertain) and 9 March 2021"),
        (
            "2021-03-04T09:10+08:00/2021-03-04T21:40+08:00",
            "4 March 2021, between 09:10 and 21:40 (Beijing)",
        ),
        (
            "2021-03-04T09:10+08:00/2021-03-05T21:40+08:00",
            "between 4 March 2021, 09:10 (Beijing) and 5 March 2021, 21:40 (Beijing)",
        ),
        ("2019~/2021-03", "between about 2019 and March 2021"),
        ("../2021-03-04", "on or before 4 March 2021"),
        ("../2021-03", "in or before March 2021"),
        ("2021-03-04/..", "on or after 4 March 2021"),
        ("2021/..", "in or after 2021"),
        ("2021-03-04/", "from 4 March 2021, end unknown"),
        ("/2021", "until 2021, start unknown"),
    ],
)
def test_a_date_in_words(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


@pytest.mark.parametrize("text", ["", "yesterday", "2021-02-30", "../..", "2021-03-04 "])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        date_in_words(text)
