"""What people typed into forms and did not save yet: kept in the vault, outside the ledger."""

import json
from dataclasses import dataclass
from typing import Any, Final

from casefiles.office.verbs import Edit, Query
from casefiles.store.vault import Reader, Work

_PREFIX: Final = "draft:"


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form.

    Attributes:
        name: which form, and of which record.
        values: what its fields held, by their names.
        wall: when it was kept, in nanoseconds since 1970.
    """

    name: str
    values: dict[str, Any]
    wall: int


def keep(name: str, values: dict[str, Any]) -> Edit[None]:
    """Keep what a form holds, in place of what was kept before.

    Args:
        name: of the form and its record.
        values: what JSON can hold, by field.
    """
    held = json.loads(json.dumps(values))

    def change(work: Work) -> None:
        told = {"values": held, "wall": work.wall()}
        work.put_setting(_PREFIX + name, json.dumps(told, ensure_ascii=False, sort_keys=True))

    return change


def draft(name: str) -> Query[dict[str, Any] | None]:
    """Return what a form held; None where nothing is kept."""

    def ask(reader: Reader) -> dict[str, Any] | None:
        kept = _kept(name, reader.setting(_PREFIX + name))
        return None if kept is None else kept.values

    return ask


def drop(name: str) -> Edit[None]:
    """Forget what a form held, if anything is kept."""

    def change(work: Work) -> None:
        if work.setting(_PREFIX + name) is not None:
            work.remove_setting(_PREFIX + name)

    return change


def all_drafts() -> Query[tuple[Draft, ...]]:
    """Return every unfinished form, the last kept first."""

    def ask(reader: Reader) -> tuple[Draft, ...]:
        kept = reader.settings(_PREFIX)
        drafts = (_kept(name.removeprefix(_PREFIX), text) for name, text in kept.items())
        told = [one for one in drafts if one is not None]
        return tuple(sorted(told, key=lambda one: one.wall, reverse=True))

    return ask


def _kept(name: str, text: str | None) -> Draft | None:
    """Read a kept draft; nonsense counts as none."""
    try:
        told = json.loads(text or "")
        values = told["values"]
        return Draft(name, values, int(told["wall"])) if isinstance(values, dict) else None
    except (ValueError, TypeError, KeyError):
        return None
