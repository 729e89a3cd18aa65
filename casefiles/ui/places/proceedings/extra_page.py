"""A page that the room of the proceedings opens beside its forms."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casefiles.ui.base.context import Context


class ExtraPage(QWidget):
    """A page that fills the room until it is left.

    Attributes:
        left: it is done with; the id of the record to show then, or empty.
    """

    left = Signal(str)

    def take_focus(self) -> None:
        """Put the focus where a person begins."""
        self.setFocus()

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault, if anything was."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What can be opened for records of some types.

    Attributes:
        name: id.
        words: on its button.
        icon: beside them.
        types: codes of the types whose list offers it.
        make: returns the page, for the case of the context and the record that is shown, or "".
    """

    name: str
    words: str
    icon: str
    types: frozenset[str]
    make: Callable[[Context, str], ExtraPage]
