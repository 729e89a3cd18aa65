"""The box in which somebody says why unread pages may leave all the same."""

from typing import Any, Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from casefiles.office import drafts
from casefiles.office.checks import Check
from casefiles.office.finishing import Wanted
from casefiles.ui.context import Context
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted

_PAUSE: Final = 700


class Signature(QFrame):
    """A reason and a tick; the tick lapses when other pages are unread than those signed for.

    Attributes:
        changed: somebody typed or ticked.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = ""
        self._found: Check | None = None
        self._is_typed = False
        self.setProperty("card", "true")
        self.tick = QCheckBox("")
        self.reason = private_line("Why these pages may leave")
        self.reason.setPlaceholderText("Why, for your own file")
        self._words = muted("The reason stays in the vault. The dossier does not print it.")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.keep_draft_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.tick)
        column.addWidget(self.reason)
        column.addWidget(self._words)
        self.reason.textEdited.connect(self._on_edited)
        self.tick.toggled.connect(self.changed)
        self.hide()

    @property
    def signed_reason(self) -> str:
        """The reason, if somebody signed; else empty."""
        return self.reason.text().strip() if self.tick.isChecked() else ""

    def show_unread(self, found: Check | None) -> None:
        """Say which pages would leave unread; None for none."""
        if found != self._found:
            self.tick.setChecked(False)
        self._found = found
        unread = found.count if found is not None else 0
        pages = "this page" if unread == 1 else f"these {unread} pages"
        self.tick.setText(f"Let {pages} leave unread")

    def load(self, wanted: Wanted) -> None:
        """Put back what was typed for a dossier."""
        self.keep_draft_now()
        self._name = f"signature-{wanted.profile}-{wanted.audience}-{wanted.case_id}"
        self.tick.setChecked(False)
        self.reason.clear()
        self._context.session.ask(self, drafts.draft(self._name), self._put_back, channel="draft")

    def forget(self) -> None:
        """Take back the signature after an export; the vault keeps its reason with the edition."""
        self.tick.setChecked(False)
        self.reason.clear()
        self._timer.stop()
        self._is_typed = False
        self._context.session.run(self, drafts.drop(self._name))

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault."""
        self._timer.stop()
        if self._is_typed and self._name:
            self._is_typed = False
            values = {"reason": self.reason.text()}
            self._context.session.run(self, drafts.keep(self._name, values))

    def _put_back(self, draft: dict[str, Any] | None) -> None:
        if draft is not None and not self.reason.text():
            self.reason.setText(str(draft.get("reason", "")))
            self.changed.emit()

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._is_typed = True
        self._timer.start()
        self.changed.emit()
