"""What a pack says otherwise than the one before it, entry by entry and field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from casefiles.library.packs import (
    Authority,
    FigureEntry,
    Instrument,
    PackEntry,
    ReferencePack,
    SpellingEntry,
)


class ChangeKind(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """One field, before and after, as text."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that is not as it was; the fields of one that is new or gone are all told."""

    id: str
    kind: ChangeKind
    title: str
    fields: tuple[FieldChanged, ...]


def changes_between(before: ReferencePack | None, after: ReferencePack) -> tuple[EntryChange, ...]:
    """Return what differs: what is gone first, then what is changed, then what is new."""
    old = {one.id: one for one in before.entries()} if before else {}
    new = {one.id: one for one in after.entries()}
    entry_changes = (
        _change(ChangeKind.REMOVED, one, None) for own, one in old.items() if own not in new
    )
    other = (
        _change(ChangeKind.CHANGED, old[own], one)
        for own, one in new.items()
        if own in old and old[own] != one
    )
    added = (_change(ChangeKind.ADDED, None, one) for own, one in new.items() if own not in old)
    return (*entry_changes, *other, *added)


def entry_title(entry: PackEntry) -> str:
    """Return what an entry is called in a list."""
    match entry:
        case Authority():
            return entry.name
        case FigureEntry():
            return f"{entry.value}: {entry.claim}" if entry.value else entry.claim
        case Instrument():
            return f"{entry.state}: {entry.treaty} {entry.article}".strip()
        case SpellingEntry():
            return " · ".join(entry.forms)


def _change(kind: ChangeKind, before: PackEntry | None, after: PackEntry | None) -> EntryChange:
    shown = after or before
    if shown is None:
        raise ValueError("nothing changed")
    return EntryChange(shown.id, kind, entry_title(shown), tuple(_fields(before, after)))


def _fields(before: PackEntry | None, after: PackEntry | None) -> Iterator[FieldChanged]:
    names = dict.fromkeys(
        one.name for entry in (before, after) if entry is not None for one in fields(entry)
    )
    for name in names:
        values = (_text(getattr(before, name, "")), _text(getattr(after, name, "")))
        if name != "id" and values[0] != values[1]:
            yield FieldChanged(name, *values)


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
