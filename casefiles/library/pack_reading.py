"""Reading a pack, all or nothing; what is wrong is told by entry and field."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.packs import (
    Authority,
    AuthorityPosition,
    FigureEntry,
    Instrument,
    ReferencePack,
    SpellingEntry,
)
from casefiles.resource_files.plain_fields import ID, day, fields, text, truth
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

T = TypeVar("T")
Reading = Callable[[Plain], Any]

_ENTRY_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}\Z")
_STATE: Final = re.compile(r"[A-Z]{2}\Z")
_EDITION: Final = re.compile(r"[1-9][0-9]{0,5}\Z")
_SPELLED: Final = ("person", "place", "organ", "term")
_FEWEST_FORMS: Final = 2


@cache
def load_builtin_pack(resources: Path) -> ReferencePack:
    """Read the pack that comes with the program; it is read once.

    Raises:
        InvalidForm: see `pack_from_bytes`.
    """
    missing = InvalidInput("profile_invalid", reason="missing")
    return pack_from_bytes(bytes_of_form(resources / "packs" / "builtin.yaml", missing))


def pack_from_bytes(data: bytes) -> ReferencePack:
    """Read a pack.

    Raises:
        InvalidForm: pack_invalid; the details tell entry, field and reason, or a line.
    """
    try:
        entry = fields(read_plain_yaml(data), frozenset(_PACK))
    except InvalidInput as wrong:
        raise _placed(wrong, "", str(wrong.safe.get("key", ""))) from None
    pack: ReferencePack = _made(ReferencePack, _PACK, entry, "")
    ids = [one.id for one in pack.entries()]
    doubled = next((one for one in ids if ids.count(one) > 1), None)
    if doubled is not None:
        raise InvalidInput("pack_invalid", entry=doubled, field="id", reason="doubled_item")
    if pack.review_by < pack.as_of:
        reason = "review_before_as_of"
        raise InvalidInput("pack_invalid", entry=_WHOLE, field="review_by", reason=reason)
    return pack


_WHOLE: Final = "the pack itself"


def _placed(wrong: InvalidInput, entry: str, field: str) -> InvalidInput:
    """Return a fault with its place; one that has a place keeps it."""
    if wrong.code == "pack_invalid":
        return wrong
    line = {"line": wrong.safe["line"]} if wrong.safe.get("line") else {}
    reason = str(wrong.safe.get("reason", ""))
    place = {"entry": entry or _WHOLE, "field": field or "?"}
    return InvalidInput("pack_invalid", **place, reason=reason, **line)


def _made(kind: type[T], readings: Mapping[str, Reading], entries: dict[str, Plain], own: str) -> T:
    values = {}
    for name, reading in readings.items():
        try:
            values[name] = reading(entries[name])
        except InvalidInput as wrong:
            raise _placed(wrong, own, name) from None
    return kind(**values)


def _entries(kind: type[T], readings: Mapping[str, Reading]) -> Reading:
    def read(value: Plain) -> tuple[T, ...]:
        return tuple(_entry(kind, readings, one) for one in _list(value))

    return read


def _entry(kind: type[T], readings: Mapping[str, Reading], value: Plain) -> T:
    name = value.get("id", "") if isinstance(value, dict) else ""
    own = name[:64] if isinstance(name, str) and _ENTRY_ID.match(name) else "?"
    try:
        entry = fields(value, frozenset(readings))
    except InvalidInput as wrong:
        raise _placed(wrong, own, str(wrong.safe.get("key", ""))) from None
    return _made(kind, readings, entry, own)


def _refuse(*, reason: str) -> InvalidInput:
    return InvalidInput("profile_invalid", reason=reason)


def _entry_id(value: Plain) -> str:
    name = text(value)
    if not _ENTRY_ID.match(name):
        raise _refuse(reason="not_an_id")
    return name


def _code(value: Plain) -> str:
    name = text(value)
    if not ID.match(name):
        raise _refuse(reason="not_a_code")
    return name


def _date(value: Plain) -> str:
    written = _some(value)
    if written and not is_edtf(written):
        raise _refuse(reason="not_a_day")
    return written


def _state(value: Plain) -> str:
    code = text(value)
    if not _STATE.match(code):
        raise _refuse(reason="not_a_state")
    return code


def _state_or_none(value: Plain) -> str:
    return _state(value) if value else ""


def _side(value: Plain) -> AuthorityPosition:
    try:
        return AuthorityPosition(text(value))
    except ValueError:
        raise _refuse(reason="not_a_side") from None


def _edition(value: Plain) -> int:
    number = text(value)
    if not _EDITION.match(number):
        raise _refuse(reason="not_a_number")
    return int(number)


def _spelled(value: Plain) -> str:
    if value not in _SPELLED:
        raise _refuse(reason="kind_of_name")
    return str(value)


def _list(value: Plain) -> list[Plain]:
    if not isinstance(value, list):
        raise _refuse(reason="not_a_list")
    return value


def _texts(value: Plain) -> tuple[str, ...]:
    return tuple(text(one) for one in _list(value))


def _codes(value: Plain) -> tuple[str, ...]:
    return tuple(_code(one) for one in _list(value))


def _forms(value: Plain) -> tuple[str, ...]:
    forms = _texts(value)
    if len(set(forms)) < _FEWEST_FORMS or len(set(forms)) < len(forms):
        raise _refuse(reason="too_few_forms")
    return forms


def _some(value: Plain) -> str:
    if not isinstance(value, str):
        raise _refuse(reason="not_a_text")
    return value


_FIGURE: Final[Mapping[str, Reading]] = {
    "id": _entry_id,
    "topic": _code,
    "claim": text,
    "value": _some,
    "date": _date,
    "claimant": text,
    "is_primary_seen": truth,
    "safe_for": text,
    "not_for": text,
    "traps": _texts,
}
_AUTHORITY: Final[Mapping[str, Reading]] = {
    "id": _entry_id,
    "name": text,
    "court": text,
    "number": _some,
    "ecli": _some,
    "date": _date,
    "requesting_state": _state,
    "requested_state": _state,
    "grounds": _codes,
    "stage": _code,
    "outcome": _code,
    "profiles": _codes,
    "side": _side,
    "holds": text,
    "later": _some,
    "safe_for": text,
    "not_for": _some,
    "spellings": _texts,
    "seen": _texts,
}
_INSTRUMENT: Final[Mapping[str, Reading]] = {
    "id": _entry_id,
    "state": _state,
    "other_state": _state_or_none,
    "treaty": text,
    "article": _some,
    "status": _code,
    "date": _date,
    "says": text,
    "is_primary_seen": truth,
    "traps": _texts,
    "seen": _texts,
}
_SPELLING: Final[Mapping[str, Reading]] = {
    "id": _entry_id,
    "of": _spelled,
    "forms": _forms,
    "note": _some,
    "seen": _texts,
}
_PACK: Final[Mapping[str, Reading]] = {
    "id": _code,
    "edition": _edition,
    "title": text,
    "as_of": day,
    "review_by": day,
    "figures": _entries(FigureEntry, _FIGURE),
    "authorities": _entries(Authority, _AUTHORITY),
    "instruments": _entries(Instrument, _INSTRUMENT),
    "spellings": _entries(SpellingEntry, _SPELLING),
}
