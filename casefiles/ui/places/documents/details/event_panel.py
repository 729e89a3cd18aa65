"""The form of a new event beside the page: its date and its proof come from what is selected."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from casefiles.domain.records.citation import Citation
from casefiles.office.chronology.events import begin_event
from casefiles.office.chronology.timeline import lanes_of
from casefiles.ui.base.context import Context
from casefiles.ui.records.event_form import EventForm
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg

_NARROW: Final = (-20, -16, -20, -12)
"""Takes back the margins that a form has where it fills a side of a place."""


class EventPanel(QWidget):
    """Holds the form of one new event until it is saved or left; page and selection stay.

    Attributes:
        left: the form is gone, and the pages are wanted again.
        form: the form; None while there is none.
    """

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form: EventForm | None = None
        self._column = column(margins=0, of=self)

    def begin(self, text: str, cite: Citation) -> None:
        """Open the form with what is selected; what was typed before stays in it.

        Args:
            text: that was selected.
            cite: where it stands.
        """
        self.leave()
        words = " ".join(text.split())
        edit = begin_event(self._context.case_id, words, cite)
        self._context.session.run(self, edit, self._on_begun)

    def _on_begun(self, _nothing: None) -> None:
        query = lanes_of(self._context.case_id)
        self._context.session.ask(self, query, self._open, channel="lanes")

    def _open(self, lanes: tuple[str, ...]) -> None:
        self.leave()
        self.form = EventForm(self._context, None, lanes, "")
        self.form.setContentsMargins(*_NARROW)
        self.form.saved.connect(self._on_saved)
        self.form.ended.connect(self._on_ended)
        self._column.addWidget(self.form)
        self.form.show()
        self.form.take_focus()

    @Slot()
    def _on_saved(self) -> None:
        self._context.notices.post(msg("Event added to the chronology."), "app.undo")

    @Slot()
    def _on_ended(self) -> None:
        self.leave()
        self.left.emit()

    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault."""
        if self.form is not None:
            self.form.keep_draft_now()

    def leave(self) -> None:
        """Take the form away; what was typed is kept as its draft."""
        form, self.form = self.form, None
        if form is not None:
            form.keep_draft_now()
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
