"""How one person appears to one recipient: chosen, with the reason that such a choice needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from casefiles.domain.dates.date_reading import UnreadDate
from casefiles.domain.dates.date_words import edtf_from_words, words_from_edtf
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.showings import (
    DOCUMENT,
    Appearance,
    NamedExtent,
    Showing,
    ShowingBasis,
)
from casefiles.office.forum.person_fields import PersonPlace
from casefiles.office.people.showings import (
    ExhibitPlace,
    ShowingCell,
    ShowingRow,
    lets_requesting_state_read,
    remove_showing,
    save_showing,
    shown_with,
)
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, subheading, words_in_line
from casefiles.ui.widgets.layout import CARD, column, flow, in_column, label_for, row, say, words
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.showings import APPEARANCES, BASES, EXTENTS, ROLES

_EVERYWHERE: Final = msg_mark("The whole dossier")
_VOID: Final = msg_mark("Not an exhibit any more (no effect)")
_ALSO: Final = msg_mark(
    "Also shown to: {recipients}. They may read the same papers, so the choice holds for them too."
)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """The cell of the table that is edited."""

    row: ShowingRow
    cell: ShowingCell


class ShowingEditor(QFrame):
    """Edits one cell; the button says what saving it lets the requesting State read.

    Attributes:
        saved: something was changed.
    """

    saved = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._at: ShownCell | None = None
        self._places: tuple[PersonPlace, ...] = ()
        self._exhibits: tuple[ExhibitPlace, ...] = ()
        self.setProperty("card", "true")
        self.title = subheading("")
        self.place = _box(msg("Place"))
        self.appearance = _choices(msg("Shown as"), APPEARANCES)
        self.extent = _choices(msg("What may be read"), EXTENTS)
        self.word = _choices(msg("Word of the placeholder"), ROLES)
        self.basis = _choices(msg("Basis"), BASES)
        self.reason = private_line(msg("Reason"))
        self.reason.setPlaceholderText(msg("Order and date, or where the name is public"))
        self.taken_by = private_line(msg("Consent taken by"))
        self.day = private_line(msg("Date of the consent"))
        self.means = private_line(msg("How it was given"))
        self.risk = private_line(msg("Risk that was explained"))
        self._typed = (self.taken_by, self.day, self.means, self.risk, self.reason)
        self.also = words(role="muted")
        self.problem = words(role="problem")
        self.reset = button(msg("Use the person's protection"))
        self.save = button("", "check", primary=True)
        self._lay_out()
        self._connect()

    def offer(self, places: Sequence[PersonPlace]) -> None:
        """Take the fields of forms that can name somebody."""
        self._places = tuple(places)

    def offer_exhibits(self, exhibits: Sequence[ExhibitPlace]) -> None:
        """Take the exhibits in which somebody can be withheld."""
        self._exhibits = tuple(exhibits)

    def open(self, row: ShowingRow, cell: ShowingCell) -> None:
        """Show a cell."""
        self._at = ShownCell(row, cell)
        self.title.setText(
            msg("{name}: {recipient}", name=row.name, recipient=label(cell.audience))
        )
        self.place.blockSignals(True)
        self.place.clear()
        self.place.addItem(msg_of(_EVERYWHERE), "")
        spoken_of = row.answers | {one.place for one in row.in_fields}
        for one in self._places:
            if cell.audience in one.audiences and (one.asks_person or one.place in spoken_of):
                self.place.addItem(one.words, one.place)
        for each in self._exhibits:
            self.place.addItem(msg("Exhibit {exhibit}", exhibit=each.words), each.place)
        self._add_void(row, cell.audience)
        self.place.blockSignals(False)
        self.place.setEnabled(self.place.count() > 1)
        self._fill()

    def _add_void(self, row: ShowingRow, audience: str) -> None:
        """Offer what is chosen for a document that is no exhibit, so that it can be taken back."""
        for one in row.in_documents:
            if one.is_void and one.showing.audience == audience:
                self.place.addItem(msg_of(_VOID), one.showing.place)

    def choose(self, appearance: Appearance) -> None:
        """Choose how the person shall appear, to be saved with a reason."""
        _choose(self.appearance, appearance)
        self._on_changed()

    @property
    def showing(self) -> Showing | None:
        """What is chosen and typed; None where no cell is shown."""
        if self._at is None:
            return None
        appearance = Appearance(self.appearance.currentData())
        is_named = appearance is Appearance.NAMED
        basis = ShowingBasis(self.basis.currentData())
        is_consent = is_named and basis is ShowingBasis.CONSENT
        return Showing(
            self._at.cell.audience,
            appearance,
            str(self.place.currentData()),
            NamedExtent(self.extent.currentData())
            if is_named and not str(self.place.currentData()).startswith(DOCUMENT)
            else NamedExtent.NAMES,
            "" if is_named or self.word.currentIndex() == 0 else str(self.word.currentData()),
            basis if is_named else ShowingBasis.LAWYER,
            self.reason.text(),
            self.taken_by.text() if is_consent else "",
            _day(self.day.text()) if is_consent else "",
            self.means.text() if is_consent else "",
            self.risk.text() if is_consent else "",
        )

    @Slot()
    def _fill(self) -> None:
        """Show what is chosen for the cell at the place that is chosen."""
        if self._at is None:
            return
        there = self._stored()
        shown = self._at.cell.shown
        in_exhibit = str(self.place.currentData()).startswith(DOCUMENT)
        usual = Appearance.WITHHELD if in_exhibit else shown.appearance
        _choose(self.appearance, there.appearance if there is not None else usual)
        self._offer_letters(is_offered=not in_exhibit)
        _choose(self.extent, there.extent if there is not None else NamedExtent.NAMES)
        _choose(self.word, there.word if there is not None else "")
        _choose(self.basis, there.basis if there is not None else ShowingBasis.LAWYER)
        self.reason.setText(there.reason if there is not None else "")
        self.taken_by.setText(there.consent_taken_by if there is not None else "")
        day = there.consent_date if there is not None else ""
        self.day.setText(words_from_edtf(day) if day else "")
        self.means.setText(there.consent_means if there is not None else "")
        self.risk.setText(there.risk if there is not None else "")
        self.reset.setVisible(there is not None)
        say(self.problem, "")
        self._on_changed()

    def _offer_letters(self, *, is_offered: bool) -> None:
        """Offer a letter, or not: in one exhibit somebody is named or withheld."""
        model = self.appearance.model()
        for at in range(self.appearance.count()):
            is_letter = Appearance(self.appearance.itemData(at)) is Appearance.PSEUDONYM
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if isinstance(model, QStandardItemModel):
                item = model.item(at)
                item.setFlags(flags if is_offered or not is_letter else Qt.ItemFlag.NoItemFlags)

    def _stored(self) -> Showing | None:
        if self._at is None:
            return None
        place = str(self.place.currentData())
        if not place:
            return self._at.cell.showing
        own = self._at.cell.audience
        there = self._at.row.person.showings
        found = (one for one in there if (one.audience, one.place) == (own, place))
        return next(found, None)

    @Slot()
    def _on_changed(self) -> None:
        """Offer what the choice needs, and ask who else would read it."""
        showing = self.showing
        if showing is None or self._at is None:
            return
        is_named = showing.appearance is Appearance.NAMED
        self.extent.setEnabled(is_named and not showing.place.startswith(DOCUMENT))
        self.basis.setEnabled(is_named)
        self.word.setEnabled(showing.appearance is Appearance.PSEUDONYM)
        self._consent.setVisible(is_named and showing.basis is ShowingBasis.CONSENT)
        query = shown_with(self._at.row.person.id, showing)
        self._context.session.ask(self, query, self._on_also, channel="showing")

    def _on_also(self, also: tuple[str, ...]) -> None:
        showing = self.showing
        if showing is None or self._at is None:
            return
        recipients = ", ".join(label(one) for one in also)
        say(self.also, msg_of(_ALSO).format(recipients=recipients) if also else "")
        is_read = showing.appearance is Appearance.NAMED and lets_requesting_state_read(
            showing, also
        )
        self.save.setText(
            msg("Let the requesting State read the name of {name}", name=self._at.row.name)
            if is_read
            else msg("Save")
        )

    @Slot()
    def _on_save(self) -> None:
        showing = self.showing
        if showing is None or self._at is None:
            return
        edit = save_showing(self._at.row.person.id, showing)
        self._context.session.run(self, edit, lambda _: self.saved.emit(), otherwise=self._refused)

    @Slot()
    def _on_reset(self) -> None:
        if self._at is not None:
            place = str(self.place.currentData())
            edit = remove_showing(self._at.row.person.id, self._at.cell.audience, place)
            self._context.session.run(
                self, edit, lambda _: self.saved.emit(), otherwise=self._refused
            )

    def _refused(self, error: CasefilesError) -> None:
        say(self.problem, words_in_line(error))
        first = next(
            (one for one in self._typed if one.isVisible() and not one.text()), self.reason
        )
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_typed(self) -> None:
        """A refusal is of what was there before."""
        say(self.problem, "")

    def _lay_out(self) -> None:
        choices = flow(
            *map(
                _labelled,
                (self.place, self.appearance, self.extent, self.word, self.basis),
            ),
            gap=12,
        )
        consent = row(
            *((_labelled(one), 1) for one in (self.taken_by, self.day, self.means, self.risk)),
            gap=12,
            margins=0,
        )
        self._consent = QWidget()
        column(consent, margins=0, of=self._consent)
        explained = muted(
            msg("Named means the recipient reads the name. The strictest reader decides for all.")
        )
        column(
            row(self.title, (explained, 1), gap=16),
            choices,
            _labelled(self.reason),
            self._consent,
            self.also,
            row((self.problem, 1), (..., 0), self.reset, self.save),
            gap=8,
            margins=CARD,
            of=self,
        )

    def _connect(self) -> None:
        self.place.currentIndexChanged.connect(self._fill)
        for one in (self.appearance, self.extent, self.word, self.basis):
            one.activated.connect(self._on_typed)
            one.activated.connect(self._on_changed)
        for typed in self._typed:
            typed.textEdited.connect(self._on_typed)
        self.reason.returnPressed.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.reset.clicked.connect(self._on_reset)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    return box


def _choices(name: str, texts: Mapping[str, str]) -> QComboBox:
    box = _box(name)
    for code, text in texts.items():
        box.addItem(msg_of(text), code)
    return box


def _choose(box: QComboBox, code: str) -> None:
    box.setCurrentIndex(max(box.findData(str(code)), 0))


def _labelled(field: QComboBox | QLineEdit) -> QWidget:
    return in_column(label_for(field, field.accessibleName()), field, gap=2, margins=0)


def _day(text: str) -> str:
    """Return a day as EDTF; what cannot be read is no day, which is refused where one is needed."""
    try:
        return edtf_from_words(text) if text.strip() else ""
    except UnreadDate:
        return ""
