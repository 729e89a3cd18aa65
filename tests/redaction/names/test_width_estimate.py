"""What the width of a gap tells: few names where words beside it stay, nothing to a line's end."""

import runpy
from pathlib import Path

import pytest

from casefiles.redaction.names.common_names import POOLS
from casefiles.redaction.names.width_estimate import fit_of_box, fit_of_gap
from casefiles.words.gate import width_in_words

ROOT = Path(__file__).resolve().parents[3]


def test_the_table_is_what_its_maker_makes():
    made = runpy.run_path(str(ROOT / "resources/names/make_common_names.py"))["made"]()
    assert made == (ROOT / "casefiles/redaction/names/common_names.py").read_text("utf-8")


@pytest.mark.parametrize("script", ["Latn", "Arab", "Tibt", "Cyrl"])
def test_a_name_wide_gap_leaves_few_names_of_four_thousand(script):
    fit = fit_of_gap(6.5 * 12, 12, script)
    assert fit is not None
    assert 3900 < fit.names < 4100
    assert 0 < fit.fitting < 400


def test_a_reader_is_left_with_fewest_names_of_the_people_they_fit_best():
    fit = fit_of_gap(9.0 * 12, 12, "Latn")
    assert fit is not None
    each = [
        sum(
            abs(one + gap + other - 9000) <= 30
            for one in first
            for other in second
        ) + sum(abs(one - 9000) <= 30 for one in first)
        for name, (gap, first, second) in POOLS.items()
        if name.endswith(", Latin")
    ]  # fmt: skip
    assert fit.fitting == min(one for one in each if one)


def test_han_names_are_told_apart_by_their_count_of_characters_alone():
    three = fit_of_gap(3 * 12, 12, "Hans")
    two = fit_of_gap(2 * 12, 12, "Hani")
    assert three is not None
    assert two is not None
    assert three.fitting > 2000
    assert 1000 < two.fitting < 2000


def test_a_finer_page_leaves_fewer_and_never_more():
    counts = [fit_of_gap(6 * 12, 12, "Latn", dpi) for dpi in (150, 200, 300)]
    assert all(counts)
    numbers = [one.fitting for one in counts if one]
    assert numbers == sorted(numbers, reverse=True)


def test_a_box_to_the_end_of_a_line_tells_nothing():
    assert fit_of_box(430, 14.4) is None


@pytest.mark.parametrize("size", [(0, 12), (40, 0), (-4, 12), (float("nan"), 12)])
def test_what_has_no_size_tells_nothing(size):
    assert fit_of_box(*size) is None


def test_a_name_unlike_all_common_ones_is_said_to_stand_out():
    fit = fit_of_gap(0.2 * 12, 12, "Latn")
    assert fit is not None
    assert fit.fitting == 0
    assert "may identify this name" in width_in_words(fit.fitting, fit.names)


def test_the_words_name_both_numbers():
    assert width_in_words(75, 4032).startswith("About 75 of 4,000 common names fit this box")
    assert width_in_words(1, 4032).startswith("Only 1 of 4,000 common names fits this box")
