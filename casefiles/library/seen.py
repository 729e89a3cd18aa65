"""How law was read, where and when: the badge that stands beside what nobody has signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from casefiles.domain.date_words import words_from_edtf
from casefiles.domain.errors import InvalidForm
from casefiles.plain_fields import day
from casefiles.plain_yaml import Plain, bytes_of_form

_COLUMNS: Final = 2


class How(StrEnum):
    """How something was read."""

    OFFICIAL = "o"
    COPY = "oc"
    REPORT = "s"
    GENERAL = "gk"
    NONE = "ne"


_HOW: Final = {
    How.OFFICIAL: "read on an official page",
    How.COPY: "read in a copy of the official text",
    How.REPORT: "read in what others write about it",
    How.GENERAL: "from general knowledge, read in no source",
    How.NONE: "not established",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Where something was read.

    Attributes:
        key: of the place, see `load_places`; empty for none.
        read: the day; None for none.
        place: the place itself.
    """

    how: How
    key: str = ""
    read: date | None = None
    place: str = ""

    @property
    def words(self) -> str:
        """How, when and where it was read."""
        when = "" if self.read is None else f", {words_from_edtf(self.read.isoformat())}"
        where = f" [{self.key}: {self.place}]" if self.key else ""
        return f"{_HOW[self.how]}{when}{where}"


@cache
def load_places(resources: Path) -> Mapping[str, str]:
    """Return the place of each key under which something was read.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason.
    """
    missing = InvalidForm("profile_invalid", reason="missing")
    data = bytes_of_form(resources / "sources" / "keys.tsv", missing)
    found: dict[str, str] = {}
    for line in data.decode().splitlines():
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != _COLUMNS or parts[0] in found:
            raise InvalidForm("profile_invalid", reason="doubled_item", key=parts[0][:64])
        found[parts[0]] = parts[1]
    return found


def seen_of(told: Mapping[str, Plain], places: Mapping[str, str]) -> Seen:
    """Read how something was read out of the keys `seen`, `key` and `read` of an item.

    Raises:
        InvalidForm: profile_invalid, for an unknown place; the details tell a reason.
        ValueError: `seen` is none of its words.
    """
    key = str(told.get("key", ""))
    if key and key not in places:
        raise InvalidForm("profile_invalid", reason="unknown_word", key=key[:64])
    read = day(told["read"]) if told.get("read") else None
    return Seen(How(str(told["seen"])), key, read, places.get(key, ""))
