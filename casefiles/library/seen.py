"""How law was read, where and when: the badge that stands beside what nobody has signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.resource_files.plain_fields import day, truth
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form

_COLUMNS: Final = 2
_LONGEST_PLACE: Final = 96


class How(StrEnum):
    """How something was read: the one vocabulary for rules of time, legal tests and forums."""

    OFFICIAL = "o"
    COPY = "oc"
    REPORT = "s"
    PART = "mix"
    GENERAL = "gk"
    NONE = "ne"


_HOW: Final = {
    How.OFFICIAL: "read on an official page",
    How.COPY: "read in a copy of the official text",
    How.REPORT: "read in what others write about it",
    How.PART: "read in part",
    How.GENERAL: "from general knowledge, read in no source",
    How.NONE: "not established",
}
READ: Final = frozenset({How.OFFICIAL, How.COPY, How.REPORT})
"""How something was read that was read in a source at all, noted or not."""
AT_ITS_SOURCE: Final = frozenset({How.OFFICIAL, How.COPY})
"""How a lawyer must have read what is declared verified."""
READING: Final = frozenset({"seen", "key", "read", "signed_by", "signed"})
"""Keys that say how an item was read, and who signed it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where something was read.

    Attributes:
        key: of the place, see `load_places`; empty for none.
        read: the day; None for none.
        place: the place itself.
        signed_by: the lawyer who opened it and signed; empty for nobody. `signed` the day.
    """

    how: How
    key: str = ""
    read: date | None = None
    place: str = ""
    signed_by: str = ""
    signed: date | None = None

    @property
    def is_sourced(self) -> bool:
        """Whether it may stand as a fact without a badge: an official page, noted with its day."""
        return self.how is How.OFFICIAL and bool(self.key) and self.read is not None

    @property
    def badge(self) -> str:
        """How sure it is, where and when it was read, in brackets; empty for nothing to say."""
        sure = "in part unverified" if self.how is How.PART else "unverified"
        day = f"on {self.read.isoformat()}" if self.read is not None else ""
        where = f"in {self.key}" if self.key else ""
        read = " ".join(part for part in ("read" if where or day else "", where, day) if part)
        text = ", ".join(part for part in ("" if self.is_sourced else sure, read) if part)
        return f" ({text})" if text else ""

    @property
    def words(self) -> str:
        """How, when and where it was read, and who signed it."""
        when = "" if self.read is None else f", {words_from_edtf(self.read.isoformat())}"
        where = f" [{self.key}: {self.place}]" if self.key else ""
        day = "" if self.signed is None else f", {words_from_edtf(self.signed.isoformat())}"
        who = f", signed by {self.signed_by}{day}" if self.signed_by else ""
        return f"{_HOW[self.how]}{when}{where}{who}"


@cache
def load_places(resources: Path) -> Mapping[str, str]:
    """Return the place of each key under which something was read.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason.
    """
    missing = InvalidInput("profile_invalid", reason="missing")
    data = bytes_of_form(resources / "sources" / "keys.tsv", missing)
    found: dict[str, str] = {}
    for line in data.decode().splitlines():
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != _COLUMNS or parts[0] in found:
            raise InvalidInput("profile_invalid", reason="doubled_item", key=parts[0][:64])
        found[parts[0]] = parts[1]
    return found


def seen_of(values: Mapping[str, Plain], places: Mapping[str, str]) -> Seen:
    """Read how something was read out of those of its keys that are in `READING`.

    Raises:
        InvalidForm: profile_invalid, for an unknown place; the details tell a reason.
        ValueError: `seen` is none of its words.
    """
    key = str(values.get("key", ""))
    if key and key not in places:
        raise InvalidInput("profile_invalid", reason="unknown_word", key=key[:64])
    read = day(values["read"]) if values.get("read") else None
    signed = day(values["signed"]) if values.get("signed") else None
    who = str(values.get("signed_by", "")).strip()
    how = How(str(values.get("seen", How.NONE)))
    return Seen(how, key, read, places.get(key, ""), who, signed)


def is_unverified(values: Mapping[str, Plain], seen: Seen, file: str, place: str) -> bool:
    """Return whether an item is unverified, which it is unless a lawyer signed it at its source.

    Args:
        values: the item, whose key `unverified` says it.
        seen: how it was read.
        file: in which it stands.
        place: where it stands in it.

    Raises:
        InvalidForm: law_invalid, where it is declared verified and what that needs is missing.
    """
    if truth(values["unverified"]):
        return True
    reason = _missing(seen)
    if reason:
        raise InvalidInput("law_invalid", file=file, place=place[:_LONGEST_PLACE], reason=reason)
    return False


def is_unverified_form(values: Mapping[str, Plain], path: Path) -> bool:
    """Return the same of a form that is a file of its own, in a folder of the resources.

    Raises:
        InvalidForm: see `is_unverified` and `seen_of`.
    """
    if truth(values["unverified"]):
        return True
    seen = seen_of(values, load_places(path.parents[1]))
    return is_unverified(values, seen, f"{path.parent.name}/{path.name}", str(values["id"]))


def _missing(seen: Seen) -> str:
    """Return the code of what is missing before something is verified; empty for nothing."""
    if seen.how not in AT_ITS_SOURCE:
        return "verified_not_at_source"
    if not seen.key:
        return "verified_without_key"
    if seen.read is None:
        return "verified_without_day"
    if not seen.signed_by or seen.signed is None:
        return "verified_unsigned"
    return "signed_before_read" if seen.signed < seen.read else ""
