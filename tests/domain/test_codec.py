"""What is written is what is read, and a value out of its bounds is never read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.codec import Code, Count, Malformed, Most, Within, decoded, encoded
from casefiles.domain.foundation.ids import PersonId

NOBODY = PersonId("1")


@dataclass(frozen=True, slots=True)
class Line:
    text: Annotated[str, Most(5)]
    at: tuple[Annotated[float, Within(0, 1)], Count] = (0.5, 3)


@dataclass(frozen=True, slots=True)
class Other:
    name: Code


@dataclass(frozen=True, slots=True)
class Page:
    lines: Annotated[tuple[Line, ...], Most(2)]
    kind: Literal["grey", "colour"] = "grey"
    person: Annotated[PersonId, Most(4)] = NOBODY
    counts: Annotated[Mapping[Code, Count], Most(3)] = field(default_factory=dict)
    marks: Annotated[frozenset[Code], Most(3)] = frozenset()
    palette: Annotated[bytes, Most(4)] = b""
    below: Line | None = None
    either: Line | Other = Other("a")
    is_whole: bool = True
    raw: Annotated[str, Most(9, is_raw=True)] = ""


WHOLE = Page(
    (Line("a\n\t"), Line("é")), "colour", PersonId("22"), {"a": 1, "b": 2}, frozenset({"x", "y"}),
    b"\x00\xff", Line("b"), Line("c"), is_whole=False, raw="\x00\x1b",
)  # fmt: skip


def test_what_is_written_is_what_is_read():
    assert decoded(encoded(WHOLE), Page) == WHOLE
    assert decoded(encoded(Line("a")), Other, Line) == Line("a")
    assert decoded(encoded(Page(())), Page) == Page(())


def test_equal_sets_are_written_alike():
    sets = (frozenset("abcdefgh"), frozenset("hgfedcba"))
    first, second = (encoded(Page((), marks=one)) for one in sets)
    assert first == second


WRONG: list[dict[str, Any]] = [
    {"lines": (Line("a"),) * 3}, {"lines": (Line("aaaaaa"),)}, {"lines": (Line("a\x1b"),)},
    {"lines": (Line("a", (1.01, 3)),)}, {"lines": (Line("a", (0.5, -1)),)}, {"kind": "pink"},
    {"person": "12345"}, {"counts": dict.fromkeys("abcd", 1)}, {"marks": frozenset("abcd")},
    {"palette": bytes(5)}, {"either": Box(0, 0, 1, 1)}, {"is_whole": 1}, {"raw": "x" * 10},
    {"below": Other("a")}, {"counts": {"a": True}}, {"counts": {"a": 1.0}}, {"kind": ("grey",)},
]  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids="-".join)
def test_a_value_out_of_its_bounds_is_not_read(wrong: dict[str, Any]):
    with pytest.raises(Malformed) as refused:
        decoded(encoded(Page(**{"lines": (), **wrong})), Page)
    assert refused.value.__context__ is None
    assert str(refused.value) == ""


def test_a_key_that_is_there_twice_is_refused():
    twice = encoded(Page((), counts={"a": 1, "b": 2})).replace(b'"b"', b'"a"')
    with pytest.raises(Malformed):
        decoded(twice, Page)


def test_what_has_no_bounds_is_read_only_where_the_program_wrote_it():
    box = Box(0.1, 0.2, 1 / 3, 0.7)
    assert decoded(encoded(box), Box, is_own=True) == box
    with pytest.raises(AssertionError, match="without a bound"):
        decoded(encoded(box), Box)


@given(some.binary(max_size=200) | some.text(max_size=200).map(lambda text: text.encode("utf-8")))
def test_whatever_comes_is_read_or_refused(data: bytes):
    with pytest.raises(Malformed):
        decoded(data, Page)


ANYTHING: some.SearchStrategy[Any] = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner),
)


@given(
    some.dictionaries(some.sampled_from(["is", *Page.__dataclass_fields__]), ANYTHING), some.data()
)
def test_whatever_stands_in_a_field_is_read_within_its_bounds_or_refused(
    told: dict[str, Any], data: some.DataObject
):
    import json

    given_bytes = json.dumps({"lines": [], **told, "is": "Page"}).encode()
    try:
        page = decoded(given_bytes, Page)
    except Malformed:
        return
    assert len(page.lines) <= 2
    assert len(page.raw) <= 9
