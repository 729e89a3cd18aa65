"""States and territories by code, in many spellings, and who is a party to which treaty."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.language.folding import fold
from casefiles.domain.language.language_codes import are_same_language
from casefiles.library.seen import READING, is_unverified, load_places, seen_of
from casefiles.resource_files.plain_fields import day, fields, some_fields, text
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_CODE_LENGTH: Final = 2
_TREATIES: Final = frozenset({"as_of", "review_by", "unverified", "treaties"})
_FILE: Final = "states/parties.yaml"


class Binds(StrEnum):
    """Whom a treaty binds in a case."""

    BOTH = "both"
    REQUESTED = "requested"


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty with its parties.

    Attributes:
        binds: both States have to be parties, or the requested one alone.
        parties: their codes.
    """

    title: str
    binds: Binds
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class States:
    """Every State and territory that has a code.

    Attributes:
        names: the English name, by code, in the order of names.
        treaties: with their parties, by id.
        parties_as_of: day on which those were looked at.
        are_parties_sure: a lawyer read them in the depositary's list, and signed.
    """

    names: Mapping[str, str]
    treaties: Mapping[str, Treaty]
    parties_as_of: date
    are_parties_sure: bool
    _codes: Mapping[str, str]

    def code_of(self, words: str) -> str:
        """Return the code that a name means, in any spelling; empty where none is known."""
        return self._codes.get(_key(words), "")

    def are_parties(self, treaty: str, *codes: str) -> bool:
        """Tell whether all of them are parties to a treaty; an unknown one is none."""
        found = self.treaties.get(treaty)
        return found is not None and set(codes) <= found.parties

    def holds(self, treaty: str, requesting: str, requested: str) -> bool:
        """Tell whether those that a treaty binds are known to be parties, by their codes."""
        found = self.treaties.get(treaty)
        asks = () if found is not None and found.binds is Binds.REQUESTED else (requesting,)
        return self.are_parties(treaty, *asks, requested)


def load_state_names(resources: Path, language: str) -> dict[str, str]:
    """Return the name of each State in a language, by code; empty for one without a column.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason.
    """
    head, *lines = _lines(resources / "states" / "languages.tsv")
    columns = head.split("\t")
    found = (at for at, one in enumerate(columns) if at and are_same_language(one, language))
    column = next(found, 0)
    rows = [line.split("\t") for line in lines]
    if any(len(row) != len(columns) for row in rows):
        raise InvalidInput("profile_invalid", reason="missing")
    return {row[0]: row[column] for row in rows if row[column]} if column else {}


def load_states(resources: Path) -> States:
    """Read names and treaties, all or nothing.

    Raises:
        InvalidForm: profile_invalid or law_invalid; the details tell a reason.
    """
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for line in _lines(resources / "states" / "names.tsv"):
        code, *spellings = line.split("\t")
        if len(code) != _CODE_LENGTH or not spellings or code in names:
            raise InvalidInput("profile_invalid", reason="id", key=code[:64])
        names[code] = spellings[0]
        for one in (code, *spellings):
            if codes.setdefault(_key(one), code) != code:
                raise InvalidInput("profile_invalid", reason="doubled_item", key=code)
    ordered = dict(sorted(names.items(), key=lambda one: one[1]))
    values = _lists(resources)
    try:
        seen = seen_of(values, load_places(resources))
    except ValueError:
        raise _fault("the file", "unknown_word") from None
    return States(
        *(ordered, _treaties(values["treaties"], names), day(values["as_of"])),
        are_parties_sure=not is_unverified(values, seen, _FILE, "the file"),
        _codes=codes,
    )


def treaty_ids(resources: Path) -> frozenset[str]:
    """Return the ids of the treaties of which it is known who is a party.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason.
    """
    treaties = _lists(resources)["treaties"]
    items = treaties if isinstance(treaties, list) else []
    return frozenset(text(one["id"]) for one in items if isinstance(one, dict) and "id" in one)


def _lists(resources: Path) -> dict[str, Plain]:
    missing = InvalidInput("profile_invalid", reason="missing")
    data = bytes_of_form(resources / "states" / "parties.yaml", missing)
    return some_fields(read_plain_yaml(data), _TREATIES, READING)


def _fault(place: str, reason: str) -> InvalidInput:
    return InvalidInput("law_invalid", file=_FILE, place=place[:64], reason=reason)


def _key(words: str) -> str:
    letters = (c if unicodedata.category(c)[0] in "LMN" else " " for c in fold(words))
    return " ".join("".join(letters).split())


def _lines(path: Path) -> list[str]:
    missing = InvalidInput("profile_invalid", reason="missing")
    lines = bytes_of_form(path, missing).decode().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _treaties(treaties: Plain, names: Mapping[str, str]) -> dict[str, Treaty]:
    found: dict[str, Treaty] = {}
    for item in treaties if isinstance(treaties, list) else []:
        one = fields(item, frozenset({"id", "title", "binds", "parties"}))
        own = text(one["id"])
        parties = one["parties"] if isinstance(one["parties"], list) else []
        codes = frozenset(text(code) for code in parties)
        if not codes or codes - names.keys():
            raise _fault(own, "unknown_word")
        if own in found or len(codes) < len(parties):
            raise _fault(own, "doubled_item")
        try:
            found[own] = Treaty(text(one["title"]), Binds(text(one["binds"])), codes)
        except ValueError:
            raise _fault(own, "unknown_word") from None
    return found
