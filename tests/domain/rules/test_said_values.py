"""What papers say is compared as values where it can be read, and never guessed."""

from decimal import Decimal

import pytest

from casefiles.domain.records.requests import ParticularKind
from casefiles.domain.rules.value_comparison import ValueComparison, compare_values, money_amount_of

DATE, SUM, NAME = ParticularKind.DATE, ParticularKind.SUM, ParticularKind.NAME


@pytest.mark.parametrize(
    ("text", "values", "currency"),
    [
        ("CNY 5,000,000", {"5000000"}, "CNY"),
        ("5 million yuan", {"5000000"}, "CNY"),
        ("500\u4e07\u5143", {"5000000"}, "CNY"),
        ("\u20ac 1.234,50", {"1234.50"}, "EUR"),
        ("1,234", {"1234", "1.234"}, ""),
        ("12 500 USD", {"12500"}, "USD"),
    ],
)
def test_a_sum_is_read_with_all_that_its_signs_may_mean(text, values, currency):
    read = money_amount_of(text)
    assert read is not None
    assert read.values == {Decimal(one) for one in values}
    assert read.currency == currency


@pytest.mark.parametrize("text", ["", "large", "5 or 6 million", "5 apartments", "12 34"])
def test_what_is_no_single_sum_is_not_read(text):
    assert money_amount_of(text) is None


@pytest.mark.parametrize(
    ("kind", "here", "there", "likeness"),
    [
        (DATE, "2019-05", "2018-11-03", ValueComparison.CONTRADICTING),
        (DATE, "2019-05", "2019-05-03", ValueComparison.OTHERWISE),
        (DATE, "2019-05", "2019-05", ValueComparison.SAME),
        (DATE, "2019/..", "2021", ValueComparison.OTHERWISE),
        (SUM, "CNY 5,000,000", "5 million RMB", ValueComparison.SAME),
        (SUM, "CNY 5,000,000", "CNY 3,000,000", ValueComparison.CONTRADICTING),
        (SUM, "CNY 5,000,000", "USD 3,000,000", ValueComparison.OTHERWISE),
        (SUM, "1,234", "1234", ValueComparison.OTHERWISE),
        (NAME, "ZHANG Wei", "Zhang  Wei", ValueComparison.SAME),
        (NAME, "Zhang Wei", "Chang Wei", ValueComparison.OTHERWISE),
    ],
)
def test_only_values_that_cannot_both_be_true_contradict(kind, here, there, likeness):
    assert compare_values(kind, here, there) is likeness
    assert compare_values(kind, there, here) is likeness
