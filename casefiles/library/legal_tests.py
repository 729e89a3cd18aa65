"""Legal tests, limb by limb and forum by forum, read from data and checked."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.errors import InvalidForm
from casefiles.plain_fields import ID, day, fields, text, truth
from casefiles.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_FIELDS: Final = frozenset(
    {
        "id", "ground", "title", "forums", "texts", "burden", "standard", "note", "unverified",
        "limbs",
    }
)  # fmt: skip
FORUMS: Final = frozenset({"national", "echr", "cat", "hrc", "wgad", "ccf"})
"""Before whom a test holds."""


@dataclass(frozen=True, slots=True)
class Limb:
    """One thing that has to be shown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class GoverningText:
    """A text that a test rests on.

    Attributes:
        treaty: id of the treaty that it is, which holds between parties alone; empty for none.
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
        is_unverified: it rests on general knowledge in part.
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
    limbs: tuple[Limb, ...]


@dataclass(frozen=True, slots=True)
class LegalTests:
    """All tests, with the day on which they were checked and the day from which they only warn."""

    as_of: date
    review_by: date
    tests: tuple[LegalTest, ...]


def load_legal_tests(resources: Path) -> LegalTests:
    """Read the tests, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    missing = InvalidForm("profile_invalid", reason="missing")
    data = bytes_of_form(resources / "legal_tests" / "tests.yaml", missing)
    told = fields(read_plain_yaml(data), frozenset({"as_of", "review_by", "tests"}))
    tests = tuple(_test(one) for one in _list(told["tests"]))
    _require_distinct([one.id for one in tests])
    return LegalTests(day(told["as_of"]), day(told["review_by"]), tests)


def _test(value: Plain) -> LegalTest:
    told = fields(value, _FIELDS)
    limbs = tuple(_limb(one) for one in _list(told["limbs"]))
    _require_distinct([one.id for one in limbs])
    forums = tuple(text(one) for one in _list(told["forums"]))
    if not limbs or not forums or not told["texts"] or not set(forums) <= FORUMS:
        raise InvalidForm("profile_invalid", reason="test", key=_id(told["id"]))
    note = told["note"]
    return LegalTest(
        id=_id(told["id"]),
        ground=_id(told["ground"]),
        title=text(told["title"]),
        forums=forums,
        texts=tuple(_governing(one) for one in _list(told["texts"])),
        burden=text(told["burden"]),
        standard=text(told["standard"]),
        note=text(note) if note else "",
        is_unverified=truth(told["unverified"]),
        limbs=limbs,
    )


def _governing(value: Plain) -> GoverningText:
    told = fields(value, frozenset({"text", "treaty", "authority"}))
    some = (_id(told[name]) if told[name] else "" for name in ("treaty", "authority"))
    return GoverningText(text(told["text"]), *some)


def _limb(value: Plain) -> Limb:
    told = fields(value, frozenset({"id", "text"}))
    return Limb(_id(told["id"]), text(told["text"]))


def _id(value: Plain) -> str:
    name = text(value)
    if not ID.match(name):
        raise InvalidForm("profile_invalid", reason="id", key=name[:64])
    return name


def _list(value: Plain) -> list[Plain]:
    if not isinstance(value, list):
        raise InvalidForm("profile_invalid", reason="not_a_list")
    return value


def _require_distinct(ids: list[str]) -> None:
    if len(set(ids)) < len(ids):
        raise InvalidForm("profile_invalid", reason="doubled_item")
