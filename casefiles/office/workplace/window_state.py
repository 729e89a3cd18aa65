"""Where a person was when the window closed or locked, and how the window stood.

It is kept in the vault, outside the ledger.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from casefiles.domain.records.case_records import Case
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction

_NAME: Final = "window"


@dataclass(frozen=True, slots=True)
class WindowState:
    """The place to come back to; all empty in a new vault.

    Attributes:
        case_id: the case that was open.
        room: key of the room.
        record: id of the record that was shown.
        detail: what of it, in the room's own words.
        frame: place, size and whether it filled the screen, as the window toolkit writes it.
        splits: sizes of the parts of rooms that were dragged, by their places.
    """

    case_id: str = ""
    room: str = ""
    record: str = ""
    detail: str = ""
    frame: str = ""
    splits: Mapping[str, list[int]] = field(default_factory=dict)


def window_state() -> Query[WindowState]:
    """Return the kept state, with a case that exists wherever there is one."""

    def ask(reader: ReadTransaction) -> WindowState:
        stored = _parse_state(reader.setting(_NAME))
        if stored.case_id and reader.get(Case, stored.case_id) is not None:
            return stored
        cases = reader.find(Case)
        case_id = cases[0].id if cases else ""
        return WindowState(case_id, frame=stored.frame, splits=stored.splits)

    return ask


def save_window_state(state: WindowState) -> Edit[None]:
    """Keep the place to come back to."""
    text = json.dumps(asdict(state), sort_keys=True)
    return lambda work: work.renew_setting(_NAME, text)


def _parse_state(text: str | None) -> WindowState:
    """Read a kept state; nonsense counts as none."""
    try:
        parsed = json.loads(text or "{}")
    except ValueError:
        parsed = {}
    if not isinstance(parsed, dict):
        parsed = {}
    words = {
        name: parsed[name]
        for name in ("case_id", "room", "record", "detail", "frame")
        if isinstance(parsed.get(name), str)
    }
    return WindowState(**words, splits=_splits(parsed.get("splits")))


def _splits(value: Any) -> dict[str, list[int]]:
    if not isinstance(value, dict):
        return {}
    return {
        name: sizes
        for name, sizes in value.items()
        if isinstance(sizes, list) and all(type(one) is int and one >= 0 for one in sizes)
    }
