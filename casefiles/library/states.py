"""States and territories by code, in many spellings, and who is a party to which treaty."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.errors import InvalidForm
from casefiles.domain.folding import fold
from casefiles.plain_fields import day, fields, text, truth
from casefiles.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_CODE_LENGTH: Final = 2
_TREATIES: Final = frozenset({"as_of", "review_by", "unverified", "treaties"})


@dataclass(frozen=True, slots=True)
class States:
    """Every State and territory that has a code.

    Attributes:
        names: the English name, by code, in the order of names.
        parties: codes of those that are a party, by id of the treaty.
        parties_as_of: day on which that was looked at.
        are_parties_sure: it was read in the depositary's list.
    """

    names: Mapping[str, str]
    parties: Mapping[str, frozenset[str]]
    parties_as_of: date
    are_parties_sure: bool
    _codes: Mapping[str, str]

    def code_of(self, words: str) -> str:
        """Return the code that a name means, in any spelling; empty where none is known."""
        return self._codes.get(_key(words), "")

    def are_parties(self, treaty: str, *codes: str) -> bool:
        """Tell whether all of them are parties to a treaty; an unknown one is none."""
        return set(codes) <= self.parties.get(treaty, frozenset())


def load_states(resources: Path) -> States:
    """Read names and treaties, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason.
    """
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for line in _lines(resources / "states" / "names.tsv"):
        code, *spellings = line.split("\t")
        if len(code) != _CODE_LENGTH or not spellings or code in names:
            raise InvalidForm("profile_invalid", reason="id", key=code[:64])
        names[code] = spellings[0]
        for one in (code, *spellings):
            if codes.setdefault(_key(one), code) != code:
                raise InvalidForm("profile_invalid", reason="doubled_item", key=code)
    ordered = dict(sorted(names.items(), key=lambda one: one[1]))
    missing = InvalidForm("profile_invalid", reason="missing")
    data = bytes_of_form(resources / "states" / "parties.yaml", missing)
    told = fields(read_plain_yaml(data), _TREATIES)
    return States(
        *(ordered, _parties(told["treaties"], names), day(told["as_of"])),
        are_parties_sure=not truth(told["unverified"]),
        _codes=codes,
    )


def _key(words: str) -> str:
    letters = (c if unicodedata.category(c)[0] in "LMN" else " " for c in fold(words))
    return " ".join("".join(letters).split())


def _lines(path: Path) -> list[str]:
    missing = InvalidForm("profile_invalid", reason="missing")
    lines = bytes_of_form(path, missing).decode().splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _parties(treaties: Plain, names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for item in treaties if isinstance(treaties, list) else []:
        one = fields(item, frozenset({"id", "title", "parties"}))
        parties = one["parties"] if isinstance(one["parties"], list) else []
        codes = frozenset(text(code) for code in parties)
        if not codes or codes - names.keys():
            raise InvalidForm("profile_invalid", reason="unknown_word", key=text(one["id"])[:64])
        found[text(one["id"])] = codes
    return found
