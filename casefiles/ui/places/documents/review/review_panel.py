"""The review: one document after the other, not reviewed first, each decided by one key."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.provenance import Privilege, Relevance
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.documents.document_review import (
    ReviewFilter,
    ReviewPlace,
    ReviewQueue,
    decide,
    exclude_from_use,
    last_decision,
    review_place,
    review_queue,
    save_review_place,
    set_privileged,
)
from casefiles.office.records.undo import undo
from casefiles.ui.base.context import Context
from casefiles.ui.places.documents.list.states import KINDS
from casefiles.ui.places.documents.review.review_lines import ReviewLines
from casefiles.ui.places.documents.review.review_progress import Pace, progress_words
from casefiles.ui.widgets.buttons import Button, button, icon_button, quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel, heading, muted
from casefiles.ui.widgets.layout import column, in_column, row
from casefiles.words.language import msg, msg_mark, msg_number, msg_of

_STATES: Final = (
    ("", msg_mark("All documents")),
    ("open", msg_mark("Not reviewed")),
    ("relevant", msg_mark("Relevant")),
    ("key", msg_mark("Key documents")),
    ("not_relevant", msg_mark("Not relevant")),
    ("kept_in", msg_mark("Never exported")),
)
_DECISIONS: Final = (
    ("review_relevant", msg_mark("Relevant"), "check", "R"),
    ("review_key", msg_mark("Key document"), "star", "K"),
    ("review_not_relevant", msg_mark("Not relevant"), "minus", "N"),
    ("review_privileged", msg_mark("Privileged"), "lock", "P"),
    ("review_do_not_use", msg_mark("Do not use…"), "prohibit", "D"),
)
_RELEVANCES: Final = {
    "review_relevant": Relevance.RELEVANT,
    "review_key": Relevance.KEY,
    "review_not_relevant": Relevance.NOT_RELEVANT,
}
_RELEVANCE_WORDS: Final = {
    Relevance.RELEVANT: "relevant",
    Relevance.KEY: msg_mark("key document"),
    Relevance.NOT_RELEVANT: msg_mark("not relevant"),
}
OTHERS: Final = ("review_next", "review_previous", "review_undo", "review_gist", "review_tags")
KEYS: Final = (*(name for name, *_ in _DECISIONS), *OTHERS)
"""Actions of the catalogue that are of use while documents are reviewed."""


class ReviewPanel(QWidget):
    """Stands beside the pages, tells how far the review is, and keeps what is decided.

    Attributes:
        document_requested: id of the document that shall be shown, and of the one after it.
        pages_requested: the keyboard shall go back to the pages.
        closed: the list is wanted again.
    """

    document_requested = Signal(str, str)
    pages_requested = Signal()
    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, DocumentRow] = {}
        self._order: list[str] = []
        self._at = ""
        self._queue = ReviewQueue((), (), 0, 0, (), ())
        self._pace = Pace()
        self._is_placed = False
        self._is_shown = False
        self.progress = ShortenedLabel("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(msg("Reviewed"))
        self.choices = {
            "state": self._choice(msg("Decision"), msg_of(_STATES)),
            "kind": self._choice(msg("Kind of file"), msg_of(KINDS)),
            "language": self._choice(msg("Language"), (("", msg("Any language")),)),
            "tag": self._choice(msg("Issue"), (("", msg("Any issue")),)),
        }
        self.position = muted("", wrap=False)
        self.last = ShortenedLabel("")
        self.last.setAccessibleName(msg("Last decision"))
        self.buttons = {name: self._decision(*rest) for name, *rest in msg_of(_DECISIONS)}
        self.lines = ReviewLines(context)
        self._nothing = muted(msg("No documents to review with this filter."))
        self._within = QWidget()
        self._lay_out()
        self._connect()

    # Asking

    def open(self) -> None:
        """Go on where the review stopped."""
        self._is_shown = False
        if self._is_placed:
            self.ask()
            return
        query = review_place(self._context.case_id)
        self._context.session.ask(self, query, self._on_place, channel="place")

    def _on_place(self, place: ReviewPlace) -> None:
        self._is_placed = True
        self._at = place.document_id
        for name, box in self.choices.items():
            value = getattr(place, name)
            box.blockSignals(True)
            if box.findData(value) < 0:
                box.addItem(value, value)
            box.setCurrentIndex(max(box.findData(value), 0))
            box.blockSignals(False)
        self.ask()

    def ask(self) -> None:
        """Ask for what is to be reviewed; the order that somebody works in stays."""
        value = {name: str(box.currentData() or "") for name, box in self.choices.items()}
        query = review_queue(self._context.case_id, ReviewFilter(**value))  # type: ignore[arg-type]  # one of the choices
        self._context.session.ask(self, query, self._on_queue, channel="queue")

    def _on_queue(self, queue: ReviewQueue) -> None:
        self._queue = queue
        self._rows = {str(row.id): row for row in queue.rows}
        # What was decided stays in the order, so that Previous leads where it led before.
        retained = [one for one in self._order if one in self._rows]
        self._order = retained + [str(one) for one in queue.order if one not in set(retained)]
        self.lines.tags.set_known(queue.tags)
        self._offer("language", msg("Any language"), queue.languages)
        self._offer("tag", msg("Any issue"), queue.tags)
        self._show_progress()
        if self._at not in self._order or not self._is_shown:
            self._at = self._at if self._at in self._order else next(iter(self._order), "")
            self._is_shown = True
            self._show_requested()
        self._show_row()

    # Deciding

    @property
    def row(self) -> DocumentRow | None:
        """The document that is reviewed now."""
        return self._rows.get(self._at) if self._at in self._order else None

    def act(self, name: str) -> None:
        """Do what one of the keys stands for."""
        if self.row is None:
            return
        if name in _RELEVANCES:
            self._decide(_RELEVANCES[name])
        elif name == "review_privileged":
            self._set_privileged()
        elif name == "review_do_not_use":
            self.lines.ask_reason()
        elif name == "review_undo":
            query = last_decision(self._context.case_id)
            self._context.session.ask(self, query, self._take_back, channel="undo")
        elif name in {"review_gist", "review_tags"}:
            line = self.lines.gist if name == "review_gist" else self.lines.tags
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.step(1 if name == "review_next" else -1)

    def _decide(self, relevance: Relevance) -> None:
        session, document_id = self._context.session, DocumentId(self._at)
        session.run(self, decide(document_id, relevance), self._on_decided)
        self._say_last(msg_of(_RELEVANCE_WORDS[relevance]))
        self._go_on()

    def _set_privileged(self) -> None:
        row = self.row
        if row is None:
            return
        is_privileged = row.privilege is Privilege.NONE
        edit = set_privileged(row.id, is_privileged=is_privileged)
        self._context.session.run(self, edit, self._on_decided)
        self._say_last(msg("privileged") if is_privileged else msg("No longer privileged"))
        if is_privileged:
            self._go_on()

    @Slot(str)
    def _on_barred(self, reason: str) -> None:
        session, document_id = self._context.session, DocumentId(self._at)
        session.run(self, exclude_from_use(document_id, reason), self._on_decided)
        self._say_last(msg("Excluded"))
        self.lines.reason.clear()
        self.lines.hide_reason()
        self._go_on()

    def _say_last(self, decision: str) -> None:
        """Say beside the key that takes it back what was decided of the document left behind."""
        row = self.row
        if row is not None:
            self.last.show_words(f"{row.mark or row.name}: {decision}")

    def _on_decided(self, _nothing: None) -> None:
        self._pace.decided(self._context.session.clock.monotonic())
        self._show_progress()

    def _go_on(self) -> None:
        self.lines.keep()
        self.lines.keep_draft_now()
        if not self.step(1):
            self.pages_requested.emit()
            self._context.notices.post(msg("Review complete."))

    def step(self, steps: int) -> bool:
        """Go to another document of the order; tells whether there is one."""
        self.lines.keep()
        at = self._order.index(self._at) + steps if self._at in self._order else 0
        if not 0 <= at < len(self._order):
            return False
        self._go_to(self._order[at])
        return True

    def _go_to(self, document_id: str) -> None:
        self._at = document_id
        self._show_requested()
        self._show_row()
        self._keep_place()
        self.pages_requested.emit()

    def _take_back(self, found: tuple[int, DocumentId] | None) -> None:
        if found is None:
            self._context.notices.post(msg("No decision to undo."))
            return
        first, document_id = found
        then = partial(self._on_taken_back, document_id)
        self._context.session.run(self, undo(first), then, otherwise=self._on_refused)

    def _on_taken_back(self, document_id: DocumentId, _nothing: None) -> None:
        self.last.show_words("")
        if document_id in self._rows:
            self._go_to(document_id)
        self._context.notices.post(msg("Decision undone."))

    def _on_refused(self, error: CasefilesError) -> None:
        self._context.notices.warn(error)

    def keep_drafts(self) -> None:
        """Hand what was typed to the vault, and remember the place."""
        self.lines.keep_draft_now()
        self._keep_place()

    def _keep_place(self) -> None:
        if not self._is_placed:
            return
        value = {name: str(box.currentData() or "") for name, box in self.choices.items()}
        edit = save_review_place(self._context.case_id, ReviewPlace(self._at, **value))
        self._context.session.run(self, edit)

    # Showing

    def _show_requested(self) -> None:
        at = self._order.index(self._at) if self._at in self._order else -1
        following = self._order[at + 1] if 0 <= at < len(self._order) - 1 else ""
        self.document_requested.emit(self._at, following)

    def _show_row(self) -> None:
        row = self.row
        self._within.setVisible(row is not None)
        self._nothing.setVisible(row is None)
        if row is None:
            return
        self.position.setText(
            msg(
                "{number} of {count}",
                number=msg_number(self._order.index(self._at) + 1),
                count=msg_number(len(self._order)),
            )
        )
        self.lines.show_document(row)
        ticks = {name: row.relevance is one for name, one in _RELEVANCES.items()}
        ticks["review_privileged"] = row.privilege is not Privilege.NONE
        ticks["review_do_not_use"] = bool(row.do_not_use)
        for name, is_ticked in ticks.items():
            self.buttons[name].setChecked(is_ticked)

    def _show_progress(self) -> None:
        queue = self._queue
        seconds = self._pace.left(queue.total - queue.reviewed)
        self.progress.show_words(progress_words(queue.reviewed, queue.total, seconds))
        self.bar.setMaximum(max(queue.total, 1))
        self.bar.setValue(queue.reviewed)

    def _offer(self, name: str, words: str, values: tuple[str, ...]) -> None:
        box = self.choices[name]
        chosen = str(box.currentData() or "")
        offered = ["", *values, *([chosen] if chosen and chosen not in values else [])]
        if [box.itemData(at) for at in range(box.count())] == offered:
            return
        box.blockSignals(True)
        box.clear()
        for value in offered:
            box.addItem(value or words, value)
        box.setCurrentIndex(offered.index(chosen))
        box.blockSignals(False)
        box.setVisible(len(offered) > 1)
        self._set_in_order()

    @Slot()
    def _on_choice(self) -> None:
        """Begin a new order, at its first document."""
        self.lines.keep()
        self._order, self._at = [], ""
        self.ask()

    # Building

    def _choice(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setMinimumWidth(1)
        for value, words in choices:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self._on_choice)
        box.setVisible(len(choices) > 1)
        return box

    def _set_in_order(self) -> None:
        """Set what can be chosen by twos, without a gap for what cannot."""
        for box in self.choices.values():
            self._grid.removeWidget(box)
        offered = [box for box in self.choices.values() if not box.isHidden()]
        for number, box in enumerate(offered):
            self._grid.addWidget(box, number // 2, number % 2)

    def _decision(self, words: str, icon: str, key: str) -> Button:
        made = button(f"{words}  ({key})", icon)
        made.setCheckable(True)
        return made

    def _lay_out(self) -> None:
        close = quiet_button(msg("Back to the list"), "arrow-left")
        close.clicked.connect(self.closed)
        self._lay_out_document()
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for column_of_two in (0, 1):
            self._grid.setColumnStretch(column_of_two, 1)
        self._set_in_order()
        page = in_column(
            row(heading(msg("Review")), ..., close),
            self.progress,
            self.bar,
            self._grid,
            self._within,
            self._nothing,
            ...,
            gap=10,
            margins=(20, 16, 12, 16),
        )
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(page)
        column(scroll, margins=0, of=self)

    def _lay_out_document(self) -> None:
        self._steps = [
            icon_button(msg("Previous document  H"), "arrow-left"),
            icon_button(msg("Next document  J"), "arrow-right"),
            icon_button(msg("Undo last decision  U"), "arrow-counter-clockwise"),
        ]
        steps = row(
            self._steps[0], self.position, self._steps[1], 8, (self.last, 1), self._steps[2]
        )
        column(steps, *self.buttons.values(), self.lines, gap=6, margins=0, of=self._within)

    def _connect(self) -> None:
        for name, made in self.buttons.items():
            made.clicked.connect(partial(self._press, name))
        for step, name in zip(self._steps, ("previous", "next", "undo"), strict=True):
            step.clicked.connect(partial(self._press, f"review_{name}"))
        self.lines.done.connect(self._go_on)
        self.lines.left.connect(self.pages_requested)
        self.lines.barred.connect(self._on_barred)

    def _press(self, name: str, _checked: bool = False) -> None:  # a slot
        self._show_row()
        self._context.actions[f"documents.{name}"].trigger()
