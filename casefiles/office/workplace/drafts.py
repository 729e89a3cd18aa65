"""What people typed into forms and did not save yet: kept in the vault, outside the ledger."""

import json
from typing import Any, Final

from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.work import WriteTransaction

_PREFIX: Final = "draft:"


def save_draft(name: str, values: dict[str, Any]) -> Edit[None]:
    """Keep what a form holds, in place of what was kept before.

    Args:
        name: of the form and its record.
        values: what JSON can hold, by field.
    """
    parsed = json.loads(json.dumps(values))

    def change(work: WriteTransaction) -> None:
        values = {"values": parsed, "wall": work.wall()}
        work.put_setting(_PREFIX + name, json.dumps(values, ensure_ascii=False, sort_keys=True))

    return change


def draft(name: str) -> Query[dict[str, Any] | None]:
    """Return what a form held; None where nothing is kept."""
    return lambda reader: _parse_draft(reader.setting(_PREFIX + name))


def discard_draft(*names: str) -> Edit[None]:
    """Forget what forms held, if anything is kept."""

    def change(work: WriteTransaction) -> None:
        for name in names:
            if work.setting(_PREFIX + name) is not None:
                work.remove_setting(_PREFIX + name)

    return change


def _parse_draft(text: str | None) -> dict[str, Any] | None:
    """Read a kept draft; nonsense counts as none."""
    try:
        parsed = json.loads(text or "")
        values = parsed["values"]
        return values if isinstance(values, dict) and int(parsed["wall"]) else None
    except (ValueError, TypeError, KeyError):
        return None
