"""Dates of any precision are read, impossible ones refused, and all can be put in order."""

import pytest

from casefiles.domain.dates.edtf import is_edtf, sort_key


@pytest.mark.parametrize(
    "text",
    ["2021", "2021-03", "2021-03-04", "2021-03-04T14:05", "2021-03-04T14:05:06Z",
     "2021-03-04T14:05+08:00", "201X", "20XX", "2021-XX", "2021-03-XX", "2021-XX-XX", "2021?",
     "2021-03~", "2021-03-04%", "2020/2021-03", "2021/..", "../2021", "2021/", "/2021",
     "2024-02-29"],
)  # fmt: skip
def test_dates_that_evidence_has(text: str):
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    ["", "/", "../..", "21", "2021-13", "2021-00", "2021-02-29", "2021-3-4", "20X1", "201X-03",
     "2021-XX-04", "0000", "2021-03-04T24:00", "2021-03-04T14:60", "2021-03-XXT14:05",
     "2021-03-04T14:05+15:00", "2022/2021", "2021/2020/2019", "yesterday", "2021 ", "２０２１",
     "2021\n"],
)  # fmt: skip
def test_what_is_no_date(text: str):
    assert not is_edtf(text)


def test_order_is_by_earliest_day_then_by_latest():
    in_order = ["201X", "2019-12", "../2020", "2020", "2020-03-04T09:00", "2020-03-04",
                "2020-03", "2021/.."]  # fmt: skip
    shuffled = sorted(in_order, key=lambda text: text[::-1])
    in_line = sorted(shuffled, key=sort_key)
    assert in_line.index("201X") < in_line.index("2019-12") < in_line.index("2020-03-04")
    assert in_line.index("2020") < in_line.index("2020-03-04")
    assert in_line[-1] == "2021/.."
