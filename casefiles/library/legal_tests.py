"""Legal tests, limb by limb and forum by forum, read from data and checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.seen import READING, is_unverified, load_places, seen_of
from casefiles.library.states import treaty_ids
from casefiles.resource_files.plain_fields import ID, day, fields, some_fields, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_FIELDS: Final = frozenset(
    {
        "id", "ground", "title", "forums", "texts", "burden", "standard", "note", "unverified",
        "limbs",
    }
)  # fmt: skip
_FILE: Final = "legal_tests/tests.yaml"
_CONVENTION: Final = re.compile(r"\b(?:Convention|Covenant|Protocol)\b")
FORUMS: Final = frozenset({"national", "echr", "cat", "hrc", "wgad", "ccf"})
"""Before whom a test holds."""


@dataclass(frozen=True, slots=True)
class TestLimb:
    """One thing that has to be shown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class GoverningText:
    """A text that a test rests on.

    Attributes:
        treaty: id of the treaty that it is or explains, see `States.holds`; empty for none.
        authority: id of the decision that it is, in the pack of the program; empty for none.
    """

    text: str
    treaty: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class LegalTest:
    """What has to be shown for one ground before some forums.

    Attributes:
        forums: codes of those before whom it holds.
        texts: the governing texts, in order.
        burden: who has to show it, and when that shifts.
        standard: how much has to be shown.
        note: a caution; empty for none.
        is_unverified: no lawyer has signed it at its source.
    """

    id: str
    ground: str
    title: str
    forums: tuple[str, ...]
    texts: tuple[GoverningText, ...]
    burden: str
    standard: str
    note: str
    is_unverified: bool
    limbs: tuple[TestLimb, ...]


@dataclass(frozen=True, slots=True)
class LegalTests:
    """All tests, with the day on which they were checked and the day from which they only warn."""

    as_of: date
    review_by: date
    tests: tuple[LegalTest, ...]


def load_legal_tests(resources: Path) -> LegalTests:
    """Read the tests, all or nothing.

    Raises:
        InvalidForm: profile_invalid or law_invalid; the details tell a reason and, where known, a
            line or place.
    """
    missing = InvalidInput("profile_invalid", reason="missing")
    data = bytes_of_form(resources / "legal_tests" / "tests.yaml", missing)
    entry = fields(read_plain_yaml(data), frozenset({"as_of", "review_by", "tests"}))
    places, treaties = load_places(resources), treaty_ids(resources)
    tests = tuple(_test(one, places, treaties) for one in _list(entry["tests"]))
    _require_distinct([one.id for one in tests])
    return LegalTests(day(entry["as_of"]), day(entry["review_by"]), tests)


def _test(value: Plain, places: Mapping[str, str], treaties: frozenset[str]) -> LegalTest:
    entry = some_fields(value, _FIELDS, READING)
    own = _id(entry["id"])
    limbs = tuple(_limb(one) for one in _list(entry["limbs"]))
    _require_distinct([one.id for one in limbs])
    forums = tuple(text(one) for one in _list(entry["forums"]))
    if not limbs or not forums or not entry["texts"] or not set(forums) <= FORUMS:
        raise InvalidInput("profile_invalid", reason="test", key=own)
    try:
        seen = seen_of(entry, places)
    except ValueError:
        raise _fault(own, "unknown_word") from None
    note = entry["note"]
    return LegalTest(
        id=own,
        ground=_id(entry["ground"]),
        title=text(entry["title"]),
        forums=forums,
        texts=tuple(_governing(one, own, treaties) for one in _list(entry["texts"])),
        burden=text(entry["burden"]),
        standard=text(entry["standard"]),
        note=text(note) if note else "",
        is_unverified=is_unverified(entry, seen, _FILE, own),
        limbs=limbs,
    )


def _governing(value: Plain, test: str, treaties: frozenset[str]) -> GoverningText:
    entry = fields(value, frozenset({"text", "treaty", "authority"}))
    some = (_id(entry[name]) if entry[name] else "" for name in ("treaty", "authority"))
    one = GoverningText(text(entry["text"]), *some)
    if one.treaty and one.treaty not in treaties:
        raise _fault(test, "treaty_without_parties")
    # A convention that is printed whoever is a party would be shown as law where it is none.
    if not one.treaty and _CONVENTION.search(one.text):
        raise _fault(test, "convention_without_treaty")
    return one


def _fault(test: str, reason: str) -> InvalidInput:
    return InvalidInput("law_invalid", file=_FILE, place=test, reason=reason)


def _limb(value: Plain) -> TestLimb:
    entry = fields(value, frozenset({"id", "text"}))
    return TestLimb(_id(entry["id"]), text(entry["text"]))


def _id(value: Plain) -> str:
    name = text(value)
    if not ID.match(name):
        raise InvalidInput("profile_invalid", reason="id", key=name[:64])
    return name


def _list(value: Plain) -> list[Plain]:
    if not isinstance(value, list):
        raise InvalidInput("profile_invalid", reason="not_a_list")
    return value


def _require_distinct(ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        raise InvalidInput("profile_invalid", reason="doubled_item")
