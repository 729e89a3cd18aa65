"""What the reading pane shows of some types beside their fields."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from casefiles.office.register_view import ShownRecord
from casefiles.ui.context import Context
from casefiles.ui.widgets.buttons import button

Begin = Callable[[str, dict[str, Any]], None]
"""Begins a new record: code of its type, and what it begins with."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands above the fields of a record.

    Attributes:
        type: code of the type that it belongs to.
        make: returns it.
        instead_of: fields that it shows in their place.
    """

    type: str
    make: Callable[[Context, ShownRecord, Begin], QWidget]
    instead_of: frozenset[str] = frozenset()


def parts_for(shown: ShownRecord) -> tuple[Part, ...]:
    """Return what stands above the fields of a record."""
    return tuple(one for one in _PARTS if one.type == shown.row.type)


def _decision_of(_: Context, shown: ShownRecord, begin: Begin) -> QWidget:
    """Return a button that begins the decision of a hearing."""
    hearing: Any = shown.record
    begins = {
        "hearing_id": hearing.id,
        "date": hearing.date,
        "forum": hearing.forum,
        "panel": hearing.panel,
    }
    more = button("Decision of this hearing", "scales")
    more.clicked.connect(lambda: begin("decision", begins))
    return more


_PARTS: Final = (Part("hearing", _decision_of),)
