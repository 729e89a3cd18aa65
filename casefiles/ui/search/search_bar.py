"""What is searched for, and where: words, kind, person, days, one case or all, spellings."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.rows import PersonFilter
from casefiles.office.case.search import SearchFilter
from casefiles.office.case.search_days import day_limits
from casefiles.office.documents.document_records import DocumentDetail, document
from casefiles.office.people.persons import PeopleList, people_of
from casefiles.ui.base.context import Context
from casefiles.ui.search.kinds import KINDS
from casefiles.ui.widgets.buttons import button, quiet_button
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import ShortenedLabel, muted
from casefiles.ui.widgets.layout import column, row
from casefiles.words.language import msg, msg_mark, msg_of

_MOST_PEOPLE: Final = 300
"""People offered to choose from; others are found by their names."""
_DAY_WIDTH: Final = 120
_SCOPES: Final = (("", msg_mark("This case")), ("all", msg_mark("Every case in the vault")))


class SearchBar(QWidget):
    """Words and choices of a search.

    Attributes:
        changed: something else is wanted now.
        left: the results are wanted.
        names_requested: whether a list of names shall be searched for.
    """

    changed = Signal()
    left = Signal()
    names_requested = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._names = ""
        self._document_id = ""
        self._title = ""
        self.filter = FilterBar(msg("Search everything: a name, words, a number"))
        kinds = [
            ("", msg("Everything")),
            *((kind, words[1]) for kind, words in msg_of(KINDS).items()),
        ]
        self.filter.add_choice("kind", msg("Type"), kinds)
        self.filter.add_choice("person", msg("Person"), [("", msg("Any person"))])
        self.filter.add_choice("scope", msg("Scope"), msg_of(_SCOPES))
        self.first = self._day(msg("From"), msg("From day, month or year"))
        self.last = self._day(msg("Until"), msg("Until day, month or year"))
        self.spellings = QCheckBox(msg("Other spellings and scripts"))
        self.spellings.setChecked(True)
        self.spellings.setToolTip(msg("Also finds names in other scripts and spellings."))
        self.list_of_names = button(msg("List of names"), "list-bullets")
        self.list_of_names.setCheckable(True)
        self.list_of_names.setToolTip(msg("Search for many names at once"))
        self._only = ShortenedLabel()
        self._wider = quiet_button(msg("Search everything again"), "x")
        self._wrong_day = muted("")
        self._lay_out()
        self._connect()
        self._fit()

    def search_filter(self) -> SearchFilter:
        """Return what is searched for now."""
        values = self.filter.values()
        first, last, _ = day_limits(self.first.text(), self.last.text())
        text = self._names or values["text"]
        return SearchFilter(
            text=text,
            case_id="" if values["scope"] else self._context.case_id,
            kinds=(values["kind"],) if values["kind"] else (),
            person_id=PersonId(values["person"]) if values["person"] else "",
            document_id=DocumentId(self._document_id) if self._document_id else "",
            first=first,
            last=last,
            spellings=self.spellings.isChecked(),
            is_typing=not self._names,
            names=bool(self._names),
        )

    def focus(self) -> None:
        """Take the focus, with the words selected."""
        self.filter.focus()

    def set_text(self, text: str) -> None:
        """Search for a text."""
        self._names = ""
        self._show_only()
        self.filter.set_text(text)

    def set_name(self, names: str) -> None:
        """Search for a name, or several, one to a line; empty for what is typed."""
        self._names = names
        self._show_only()
        self.changed.emit()

    def narrow_to_document(self, document_id: str) -> None:
        """Search in one document only."""
        self._document_id = document_id
        query = document(DocumentId(document_id))
        self._context.session.ask(self, query, self._on_document, channel="document")
        self.changed.emit()

    def is_narrowed(self) -> bool:
        """Tell whether only a part of everything is searched, whatever the words are."""
        days = self.first.text().strip() or self.last.text().strip()
        return bool(
            self._names or self._document_id or days or self.filter.chosen("kind", "person")
        )

    @Slot()
    def widen(self) -> None:
        """Search everything again, for the same words."""
        text = self.filter.values()["text"]
        self._names, self._document_id = "", ""
        self.first.clear()
        self.last.clear()
        self._show_wrong_day()
        self.filter.clear()
        self.filter.set_text(text)

    def turn_names(self) -> None:
        """Open the list of names, or close it."""
        self.list_of_names.toggle()

    def ask_for_people(self) -> None:
        """Learn who is in the case."""
        query = people_of(self._context.case_id, PersonFilter())
        self._context.session.ask(self, query, self._on_people, channel="people")

    def _day(self, words: str, name: str) -> QLineEdit:
        line = private_line(name)
        line.setPlaceholderText(words)
        line.setToolTip(msg("{name}: 2019, March 2019, 3 May 2019", name=name))
        line.setFixedWidth(self._context.theme.pixels(_DAY_WIDTH))
        return line

    def _lay_out(self) -> None:
        below = QWidget()
        flow = FlowLayout(below, 8)
        for widget in (self.first, self.last, self.spellings, self.list_of_names):
            flow.addWidget(widget)
        self._narrowed = QWidget()
        row((self._only, 1), self._wider, margins=0, of=self._narrowed)
        column(self.filter, below, self._narrowed, self._wrong_day, gap=6, margins=0, of=self)
        self._narrowed.hide()
        self._wrong_day.hide()

    def _connect(self) -> None:
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.left)
        self.spellings.toggled.connect(self._emit_changed)
        self.list_of_names.toggled.connect(self.names_requested)
        self._wider.clicked.connect(self.widen)
        self._context.theme.changed.connect(self._fit)
        for line in (self.first, self.last):
            line.textEdited.connect(self._on_day)
            line.editingFinished.connect(self._on_day)

    @Slot()
    def _fit(self) -> None:
        for line in (self.first, self.last):
            line.setFixedWidth(self._context.theme.pixels(_DAY_WIDTH))
        self.spellings.setMinimumHeight(self.first.sizeHint().height())
        self.list_of_names.setMinimumHeight(self.first.sizeHint().height())

    @Slot()
    def _on_day(self) -> None:
        self._show_wrong_day()
        self._show_only()
        self.changed.emit()

    def _show_wrong_day(self) -> None:
        *_, wrong = day_limits(self.first.text(), self.last.text())
        self._wrong_day.setText(
            msg("{wrong} is no date that can be read: try May 2019.", wrong=wrong) if wrong else ""
        )
        self._wrong_day.setVisible(bool(wrong))

    @Slot(str)
    def _on_filter(self, text: str) -> None:
        if text and self._names:
            # Who types anew wants that, and no longer a name of the list.
            self._names = ""
        self._show_only()
        self.changed.emit()

    @Slot()
    def _emit_changed(self) -> None:
        self.changed.emit()

    def _on_people(self, found: PeopleList) -> None:
        people = [(line.id, line.person.name) for line in found.lines[:_MOST_PEOPLE]]
        self.filter.set_choices("person", [("", msg("Any person")), *people])

    def _on_document(self, detail: DocumentDetail | None) -> None:
        if detail is None:
            self._document_id = ""
        self._title = detail.name if detail is not None else ""
        self._show_only()

    def _show_only(self) -> None:
        parts: list[str] = []
        if self._names:
            names = self._names.splitlines()
            more = (
                msg(" and {number} other written forms or names", number=len(names) - 1)
                if names[1:]
                else ""
            )
            parts.append(msg("Everything that speaks of {names}{more}", names=names[0], more=more))
        if self._document_id:
            parts.append(msg("Only in {value}", value=self._title or msg("this document")))
        parts += self.filter.chosen("kind", "person")
        days = (("from", self.first), ("until", self.last))
        parts += [f"{word} {line.text().strip()}" for word, line in days if line.text().strip()]
        self._only.show_words(" · ".join(parts))
        self._narrowed.setVisible(bool(parts))
