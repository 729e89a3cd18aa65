"""Other ways in which a person's names are written: confirmed or rejected, singly or by kind."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casefiles.domain.foundation.ids import PersonId
from casefiles.office.people.variants import (
    PersonVariants,
    ProposedVariant,
    confirm_variants,
    reconsider_variant,
    reject_variants,
)
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.places.people.variant_row import DecidedVariantRow, VariantRow
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import column, flow, row
from casefiles.words.language import msg, msg_mark, msg_n, msg_number, msg_of
from casefiles.words.names import origin_words

_TITLE: Final = msg_mark("Variant spellings")
_NONE: Final = msg_mark("No proposals to decide.")
_STOPS: Final = msg_mark(
    "Whole names below are removed until you reject them; initials are"
    " asked about. A dossier waits until each is confirmed, rejected or"
    " signed off."
)
_OPEN: Final = msg_mark(
    "This person is named, so nothing is redacted. Confirmed variants are used in search and"
    " mention counts."
)
_FEW: Final = 5
"""Forms of one kind that are shown at once."""


class VariantsPanel(QWidget):
    """Lists what is proposed and what was decided.

    Attributes:
        rows: those with a proposal, from top to bottom.
        decided: those with what was decided, while they are shown.
        emptied: the last proposal was decided while it had the focus.
    """

    emptied = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: PersonVariants | None = None
        self._wide: set[str] = set()
        self._is_history_shown = False
        self.rows: list[VariantRow] = []
        self.decided: list[DecidedVariantRow] = []
        self.confirm_all: Button | None = None
        self._list = QWidget(self)
        self._column = column(self._list, margins=0, of=self)
        context.theme.changed.connect(self._build)
        self.hide()

    def show_forms(self, variants: PersonVariants | None) -> None:
        """Show the forms of a person; the focus stays at its place in the list."""
        if variants == self._shown:
            return
        before = self._shown.person_id if self._shown else ""
        if variants is None or variants.person_id != before:
            self._wide.clear()
            self._is_history_shown = False
        self._shown = variants
        self._build()

    def take_focus(self) -> None:
        """Put the focus on the first proposal."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _build(self) -> None:
        variants = self._shown
        focused = next((at for at, row in enumerate(self.rows) if row.has_focus()), None)
        holder, column = QWidget(self), QVBoxLayout()
        holder.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.rows, self.decided = [], []
        self.confirm_all = None
        is_there = variants is not None and bool(
            variants.proposed or variants.confirmed or variants.rejected
        )
        if variants is not None and is_there:
            self._add_head(column, variants)
            for kind, forms in _by_kind(variants.proposed).items():
                self._add_kind(column, kind, forms)
            self._add_history(column, variants)
        self._column.replaceWidget(self._list, holder)
        self._list.hide()
        self._list.deleteLater()
        self._list = holder
        self.setVisible(is_there)
        if focused is not None:
            self._put_focus(focused)

    def _put_focus(self, at: int) -> None:
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.emptied.emit()

    def _add_head(self, column: QVBoxLayout, variants: PersonVariants) -> None:
        count = len(variants.proposed)
        title = subheading(
            msg("{title} ({count} to decide)", title=msg_of(_TITLE), count=msg_number(count))
            if count
            else msg_of(_TITLE)
        )
        title.setWordWrap(True)
        column.addWidget(title)
        if not count:
            column.addWidget(muted(msg_of(_NONE)))
            return
        column.addWidget(muted(msg_of(_STOPS) if variants.is_protected else msg_of(_OPEN)))
        self.confirm_all = button(msg_n("Confirm", "Confirm all {n}", count), "check")
        self.confirm_all.setAccessibleDescription(msg_of(_TITLE))
        texts = [one.name.text for one in variants.proposed]
        self.confirm_all.clicked.connect(lambda: self._confirm(texts))
        reject = quiet_button(msg_n("Reject", "Reject all", count), "x")
        reject.clicked.connect(lambda: self._reject(texts))
        column.addLayout(flow(self.confirm_all, reject, gap=8))

    def _add_kind(self, column: QVBoxLayout, kind: str, forms: list[ProposedVariant]) -> None:
        words = muted(kind)
        head = row((words, 1))
        texts = [one.name.text for one in forms]
        if len(forms) > 1:
            every = quiet_button(msg("Confirm {count}", count=msg_number(len(forms))), "check")
            every.setAccessibleName(
                msg("Confirm all {count}: {kind}", count=msg_number(len(forms)), kind=kind)
            )
            every.clicked.connect(lambda: self._confirm(texts))
            head.addWidget(every)
        column.addLayout(head)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        shown = forms if kind in self._wide or len(forms) <= _FEW + 1 else forms[:_FEW]
        for one in shown:
            rows.addWidget(self._row(one, kind))
        if len(shown) < len(forms):
            more = quiet_button(
                msg("Show {number} more", number=msg_number(len(forms) - len(shown))), "caret-down"
            )
            more.clicked.connect(lambda: self._show_all(kind))
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(rows)

    def _row(self, form: ProposedVariant, kind: str) -> VariantRow:
        row = VariantRow(form, kind)
        text = form.name.text
        row.confirmed.connect(lambda: self._confirm([text]))
        row.rejected.connect(lambda: self._reject([text]))
        row.moved.connect(lambda step: self._move(row, step))
        self.rows.append(row)
        return row

    def _move(self, row: VariantRow, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_all(self, kind: str) -> None:
        self._wide.add(kind)
        self._build()

    def _add_history(self, column: QVBoxLayout, variants: PersonVariants) -> None:
        """Add what was decided, shown when it is asked for."""
        parts = [
            words
            for count, words in (
                (
                    len(variants.confirmed),
                    msg("{count} confirmed", count=msg_number(len(variants.confirmed))),
                ),
                (
                    len(variants.rejected),
                    msg("{count} rejected", count=msg_number(len(variants.rejected))),
                ),
            )
            if count
        ]
        if not parts:
            return
        is_open = self._is_history_shown
        toggle = quiet_button(
            f"{msg('Hide') if is_open else msg('Show')} {' and '.join(parts)}",
            "caret-up" if is_open else "caret-down",
        )
        toggle.clicked.connect(self.toggle_history)
        column.addWidget(toggle, 0, Qt.AlignmentFlag.AlignLeft)
        if not is_open:
            return
        rows = QVBoxLayout()
        rows.setSpacing(2)
        for name in variants.confirmed:
            rows.addWidget(self._decided(DecidedVariantRow(name, origin_words(name)), name.text))
        for text in variants.rejected:
            rows.addWidget(self._decided(DecidedVariantRow(None, msg("Rejected"), text), text))
        column.addLayout(rows)

    def _decided(self, row: DecidedVariantRow, text: str) -> DecidedVariantRow:
        row.taken_back.connect(lambda: self._take_back(text))
        self.decided.append(row)
        return row

    @Slot()
    def toggle_history(self) -> None:
        """Show what was decided, or hide it."""
        self._is_history_shown = not self._is_history_shown
        self._build()

    def _confirm(self, texts: list[str]) -> None:
        self._decide(confirm_variants(self._person(), texts), _confirmed_text(texts))

    def _reject(self, texts: list[str]) -> None:
        self._decide(reject_variants(self._person(), texts), _rejected_text(texts))

    def _take_back(self, text: str) -> None:
        self._decide(
            reconsider_variant(self._person(), text),
            msg("{words} is to be decided again.", words=text),
        )

    def _decide(self, edit: Edit[None], words: str) -> None:
        notices = self._context.notices
        self._context.session.run(
            self, edit, lambda _: notices.post(words, "app.undo"), otherwise=notices.warn
        )

    def _person(self) -> PersonId:
        return self._shown.person_id if self._shown is not None else PersonId("")


def _confirmed_text(texts: list[str]) -> str:
    if len(texts) == 1:
        return msg("\u2068{texts}\u2069 was confirmed.", texts=texts[0])
    return msg_n("{n} variant spelling confirmed.", "{n} variant spellings confirmed.", len(texts))


def _rejected_text(texts: list[str]) -> str:
    if len(texts) == 1:
        return msg("\u2068{texts}\u2069 was rejected.", texts=texts[0])
    return msg_n("{n} variant spelling rejected.", "{n} variant spellings rejected.", len(texts))


def _by_kind(forms: Iterable[ProposedVariant]) -> dict[str, list[ProposedVariant]]:
    """Return forms by what they are; kinds and forms that stand in the case come first."""
    kinds: dict[str, list[ProposedVariant]] = {}
    for one in forms:
        kinds.setdefault(origin_words(one.name), []).append(one)
    for own in kinds.values():
        own.sort(key=lambda one: -_places(one))
    return dict(sorted(kinds.items(), key=lambda entry: -max(map(_places, entry[1]))))


def _places(form: ProposedVariant) -> int:
    return form.found.places if form.found is not None else 0
