"""Packs of reference: figures with who claims them, and authorities for and against."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from casefiles.domain.edtf import is_edtf
from casefiles.domain.errors import InvalidForm
from casefiles.plain_fields import ID, day, fields, text, truth
from casefiles.plain_yaml import SIZE_LIMIT, Plain, read_plain_yaml

_FIGURE_ID: Final = re.compile(r"[A-Z][0-9]{2}\Z")
_STATE: Final = re.compile(r"[A-Z]{2}\Z")
_PACK_FIELDS: Final = frozenset({"id", "title", "as_of", "review_by", "figures", "authorities"})
_FIGURE_FIELDS: Final = frozenset(
    {
        "id", "topic", "claim", "value", "date", "claimant", "is_primary_seen", "safe_for",
        "not_for", "traps",
    }
)  # fmt: skip
_AUTHORITY_FIELDS: Final = frozenset(
    {
        "id", "name", "court", "number", "ecli", "date", "requesting_state", "requested_state",
        "grounds", "stage", "outcome", "side", "holds", "later", "safe_for", "not_for",
        "spellings", "seen",
    }
)  # fmt: skip


class Side(StrEnum):
    """For whom an authority speaks, seen from a person who resists return."""

    ADVERSE = "adverse"
    FOR = "for"
    PROCEDURE = "procedure"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or statement, and what may be said of it.

    Attributes:
        value: the number, in words or digits; empty for a statement.
        date: of what it speaks of, as EDTF; empty if not told.
        claimant: who says so, and by way of whom.
        is_primary_seen: the source that it comes from was read, not a report of it.
        traps: what opposing counsel will find.
    """

    id: str
    topic: str
    claim: str
    value: str
    date: str
    claimant: str
    is_primary_seen: bool
    safe_for: str
    not_for: str
    traps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Authority:
    """A decision, or a practice, and what may be said of it.

    Attributes:
        requesting_state: ISO 3166 code; `requested_state` likewise.
        grounds: codes of grounds of refusal that it deals with.
        stage: code of the stage of proceedings.
        side: for whom it speaks.
        holds: what it holds, in our own words.
        later: its later history; empty if none is known.
        spellings: other forms of the names in it.
        seen: where it was read.
    """

    id: str
    name: str
    court: str
    number: str
    ecli: str
    date: str
    requesting_state: str
    requested_state: str
    grounds: tuple[str, ...]
    stage: str
    outcome: str
    side: Side
    holds: str
    later: str
    safe_for: str
    not_for: str
    spellings: tuple[str, ...]
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Figures and authorities of one author, checked on one day."""

    id: str
    title: str
    as_of: date
    review_by: date
    figures: tuple[Figure, ...]
    authorities: tuple[Authority, ...]


def load_builtin_pack(resources: Path) -> Pack:
    """Read the pack that comes with the program.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    try:
        with (resources / "packs" / "builtin.yaml").open("rb") as file:
            return pack_from_bytes(file.read(SIZE_LIMIT + 1))
    except OSError:
        raise InvalidForm("profile_invalid", reason="missing") from None


def pack_from_bytes(data: bytes) -> Pack:
    """Read a pack, all or nothing.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    told = fields(read_plain_yaml(data), _PACK_FIELDS)
    pack = Pack(
        id=_id(told["id"]),
        title=text(told["title"]),
        as_of=day(told["as_of"]),
        review_by=day(told["review_by"]),
        figures=tuple(_figure(one) for one in _list(told["figures"])),
        authorities=tuple(_authority(one) for one in _list(told["authorities"])),
    )
    ids = [*(one.id for one in pack.figures), *(one.id for one in pack.authorities)]
    if len(set(ids)) < len(ids):
        raise InvalidForm("profile_invalid", reason="doubled_item")
    if pack.review_by < pack.as_of:
        raise InvalidForm("profile_invalid", reason="review_before_as_of")
    return pack


def _figure(value: Plain) -> Figure:
    told = fields(value, _FIGURE_FIELDS)
    name = text(told["id"])
    if not _FIGURE_ID.match(name):
        raise InvalidForm("profile_invalid", reason="id", key=name[:64])
    return Figure(
        id=name,
        topic=_id(told["topic"]),
        claim=text(told["claim"]),
        value=_some(told["value"]),
        date=_date(told["date"], name),
        claimant=text(told["claimant"]),
        is_primary_seen=truth(told["is_primary_seen"]),
        safe_for=text(told["safe_for"]),
        not_for=text(told["not_for"]),
        traps=_texts(told["traps"]),
    )


def _authority(value: Plain) -> Authority:
    told = fields(value, _AUTHORITY_FIELDS)
    name = _id(told["id"])
    try:
        side = Side(text(told["side"]))
    except ValueError:
        raise InvalidForm("profile_invalid", reason="side", key=name) from None
    return Authority(
        id=name,
        name=text(told["name"]),
        court=text(told["court"]),
        number=_some(told["number"]),
        ecli=_some(told["ecli"]),
        date=_date(told["date"], name),
        requesting_state=_state(told["requesting_state"], name),
        requested_state=_state(told["requested_state"], name),
        grounds=tuple(_id(one) for one in _list(told["grounds"])),
        stage=_id(told["stage"]),
        outcome=_id(told["outcome"]),
        side=side,
        holds=text(told["holds"]),
        later=_some(told["later"]),
        safe_for=text(told["safe_for"]),
        not_for=_some(told["not_for"]),
        spellings=_texts(told["spellings"]),
        seen=_texts(told["seen"]),
    )


def _id(value: Plain) -> str:
    name = text(value)
    if not ID.match(name):
        raise InvalidForm("profile_invalid", reason="id", key=name[:64])
    return name


def _date(value: Plain, name: str) -> str:
    written = _some(value)
    if written and not is_edtf(written):
        raise InvalidForm("profile_invalid", reason="date", key=name)
    return written


def _state(value: Plain, name: str) -> str:
    code = text(value)
    if not _STATE.match(code):
        raise InvalidForm("profile_invalid", reason="state", key=name)
    return code


def _list(value: Plain) -> list[Plain]:
    if not isinstance(value, list):
        raise InvalidForm("profile_invalid", reason="not_a_list")
    return value


def _texts(value: Plain) -> tuple[str, ...]:
    return tuple(text(one) for one in _list(value))


def _some(value: Plain) -> str:
    if not isinstance(value, str):
        raise InvalidForm("profile_invalid", reason="not_a_text")
    return value
