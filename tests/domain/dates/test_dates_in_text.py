"""Dates that stand in running text."""

import pytest

from casefiles.domain.dates.dates_in_text import dates_in_text


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("arrested at Halvik Airport on 14 September\n2023.", ("2023-09-14",)),
        ("经查，2023年10月9日，犯罪嫌疑人", ("2023-10-09",)),
        ("Sept 14, 2023 and then in May 2024", ("2023-09-14", "2024-05")),
        ("2023-09-14T10:00, again 14.9.2023", ("2023-09-14",)),
        ("on 03/04/2023, which is two days, and 25/12/2023", ("2023-12-25",)),
        ("31 February 2023; 12 apples 2023; No. 2023/0017", ()),
        ("", ()),
    ],
)
def test_dates_are_found_as_they_stand_and_what_is_ambiguous_is_none(text, dates):
    assert dates_in_text(text) == dates
