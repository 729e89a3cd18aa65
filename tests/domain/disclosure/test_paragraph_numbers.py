"""Paragraphs keep the numbers under which they were cited, whatever comes between or goes."""

from random import Random

import pytest

from casefiles.domain.disclosure.paragraph_numbers import inherited_numbers, paragraph_number


def filed(*ids: str) -> dict[str, str]:
    return {own: str(number) for number, own in enumerate(ids, start=1)}


@pytest.mark.parametrize(
    ("now", "labels", "gone"),
    [
        ("abc", "1 2 3", ""),
        ("axbc", "1 1A 2 3", ""),
        ("xabyzc", "0A 1 2 2A 2B 3", ""),
        ("abcxy", "1 2 3 4 5", ""),
        ("ac", "1 3", "2"),
        ("axc", "1 1A 3", "2"),
        ("ab", "1 2", "3"),
        ("abx", "1 2 2A", "3"),
        ("bca", "2 3 4", "1"),
        ("x", "0A", "1 2 3"),
    ],
)
def test_what_was_cited_keeps_its_number(now: str, labels: str, gone: str) -> None:
    found = inherited_numbers(filed(*"abc"), (), tuple(now))
    assert " ".join(found.labels) == labels
    assert " ".join(found.removed) == gone


def test_a_later_filing_finds_room_between_letters() -> None:
    earlier = {"a": "14", "b": "14A", "c": "14B", "d": "15"}
    assert inherited_numbers(earlier, (), "axbycd").labels == (
        "14",
        "14.1",
        "14A",
        "14A.1",
        "14B",
        "15",
    )
    earlier = {"a": "14", "b": "14.1", "c": "15"}
    assert inherited_numbers(earlier, (), "axbc").labels == ("14", "14.0.1", "14.1", "15")


def test_a_number_that_is_gone_is_never_given_again() -> None:
    earlier = {"a": "1", "c": "3"}
    assert inherited_numbers(earlier, ("2",), "axc").labels == ("1", "1A", "3")
    assert inherited_numbers(earlier, ("4",), "acx").labels == ("1", "3", "3A")


def test_numbers_run_on_and_name_one_paragraph_each_over_many_filings() -> None:
    chance = Random(7)
    named: dict[str, str] = {}
    ids, gone, earlier = list("abcdef"), (), filed(*"abcdef")
    for filing in range(60):
        for one in range(chance.randint(0, 3)):
            ids.insert(chance.randint(0, len(ids)), f"{filing}-{one}")
        if len(ids) > 3 and chance.random() < 0.5:
            ids.pop(chance.randrange(len(ids)))
        found = inherited_numbers(earlier, gone, ids)
        numbers = [paragraph_number(one) for one in found.labels]
        assert numbers == sorted(set(numbers))
        assert [str(one) for one in numbers] == list(found.labels)
        for own, label in zip(ids, found.labels, strict=True):
            assert named.setdefault(label, own) == own
            assert earlier.get(own, label) == label
        earlier, gone = dict(zip(ids, found.labels, strict=True)), found.removed


@pytest.mark.parametrize("text", ["", "A", "01", "1a", "1.", "12345678"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        paragraph_number(text)
