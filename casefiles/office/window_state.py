"""Where a person was when the window closed or locked; kept in the vault, outside the ledger."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Final

from casefiles.domain.records import Case
from casefiles.office.verbs import Edit, Query
from casefiles.store.vault import Reader, Work

_NAME: Final = "window"


@dataclass(frozen=True, slots=True)
class WindowState:
    """The place to come back to; all empty in a new vault.

    Attributes:
        case_id: the case that was open.
        room: key of the room.
        record: id of the record that was shown.
        detail: what of it, in the room's own words.
    """

    case_id: str = ""
    room: str = ""
    record: str = ""
    detail: str = ""


def window_state() -> Query[WindowState]:
    """Return the kept state, with a case that exists wherever there is one."""

    def ask(reader: Reader) -> WindowState:
        kept = _kept(reader.setting(_NAME))
        if kept.case_id and reader.get(Case, kept.case_id) is not None:
            return kept
        cases = reader.find(Case)
        return WindowState(case_id=cases[0].id) if cases else WindowState()

    return ask


def keep_window_state(state: WindowState) -> Edit[None]:
    """Keep the place to come back to."""
    text = json.dumps(asdict(state), sort_keys=True)

    def change(work: Work) -> None:
        if work.setting(_NAME) != text:
            work.put_setting(_NAME, text)

    return change


def _kept(text: str | None) -> WindowState:
    """Read a kept state; nonsense counts as none."""
    try:
        told = json.loads(text or "{}")
        names = {field.name for field in fields(WindowState)}
        return WindowState(**{name: str(told[name]) for name in names if name in told})
    except (ValueError, TypeError):
        return WindowState()
