"""What the case knows of one person: names, protection, contact, and where they are mentioned."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.language.names import NameSource, PersonName
from casefiles.domain.records.case_records import Person
from casefiles.office.people.mention_counts import MentionPlace, Mentions, PersonMentions
from casefiles.office.people.person_cards import PersonCard, PersonEvent, PersonFact, PersonIncident
from casefiles.office.people.variants import PersonVariants
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.look.mirroring import in_direction
from casefiles.ui.places.people.variants_panel import VariantsPanel
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.records.people_words import READERS_SEE, name_label, protection_chip, script_words
from casefiles.ui.widgets.buttons import button, icon_button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, heading, muted, subheading
from casefiles.ui.widgets.layout import TOP, column, row, words
from casefiles.words.language import msg, msg_n, msg_number, msg_of
from casefiles.words.names import SYSTEMS

_FEW_LINKS: Final = 6
_MORE_LINKS: Final = 20
_MARGIN: Final = 20
_INDENT: Final = 8
_ABOVE: Final = 8
"""Pixels above a part that somebody was led to."""
_TITLE_WIDTH: Final = 128


@dataclass(frozen=True, slots=True)
class _Link:
    """A line that leads to a place; `strong` stands between words and after."""

    title: str
    words: str
    place: NavigationTarget
    strong: str = ""
    after: str = ""


class PersonPane(QWidget):
    """The reading pane of a person."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._card: PersonCard | None = None
        self._mentions = PersonMentions(None, ())
        self._shown_links: dict[str, int] = {}
        self._about, self._where, self.forms = QWidget(), QWidget(), VariantsPanel(context)
        self._is_led_to_forms = False
        within = QWidget()
        self._column = column(
            self._about,
            self.forms,
            self._where,
            ...,
            gap=10,
            margins=(_MARGIN, 4, _MARGIN, 20),
            of=within,
        )
        self._scroll = ColumnScroll(within, self)
        self._name = heading("")
        self._name.setWordWrap(True)
        find = icon_button(msg("Find all spellings in the case"), "magnifying-glass")
        find.clicked.connect(self._on_find)
        edit = button(msg("Edit"), "pencil-simple")
        edit.setToolTip(msg("Edit person  F2"))
        editing = context.actions["people.edit"]
        edit.clicked.connect(editing.trigger)
        editing.enabledChanged.connect(edit.setEnabled)
        edit.setEnabled(editing.isEnabled())
        remove = icon_button(msg("Remove person"), "trash")
        remove.stand_for(context.actions["people.remove"])
        self._top = row(
            (self._name, 1),
            (find, TOP),
            (edit, TOP),
            (remove, TOP),
            margins=(_MARGIN, 16, _MARGIN, 0),
        )
        column(self._top, (self._scroll, 1), gap=6, margins=0, of=self)
        context.theme.changed.connect(self._build)

    @Slot()
    def _on_find(self) -> None:
        if self.person is not None:
            self._context.navigator.go(NavigationTarget("search", self.person.id, "person"))

    @property
    def person(self) -> Person | None:
        """Who is shown."""
        return self._card.person if self._card else None

    def show_person(self, card: PersonCard) -> None:
        """Show a person; the place stays if it is the same one."""
        if card == self._card:
            return
        is_same = self._card is not None and self._card.person.id == card.person.id
        self._card = card
        if not is_same:
            self._mentions = PersonMentions(None, ())
            self._shown_links.clear()
            self._scroll.verticalScrollBar().setValue(0)
        self._build()

    def show_forms(self, variants: PersonVariants | None) -> None:
        """Show other ways to write the names."""
        self.forms.show_forms(variants)
        if self._is_led_to_forms and variants is not None:
            self._is_led_to_forms = False
            QTimer.singleShot(0, self, self._go_to_forms)

    def lead_to_forms(self) -> None:
        """Go to the proposed forms as soon as they are shown."""
        self._is_led_to_forms = True

    @Slot()
    def _go_to_forms(self) -> None:
        self.forms.take_focus()
        self._scroll.verticalScrollBar().setValue(self.forms.y() - _ABOVE)

    def show_mentions(self, mentions: PersonMentions) -> None:
        """Show how often and where the person is mentioned."""
        if mentions != self._mentions:
            self._mentions = mentions
            self._build_mentions()

    @Slot()
    def _build(self) -> None:
        card = self._card
        if card is None:
            return
        person = card.person
        self._name.setText(person.names[0].text if person.names else msg("No name recorded"))
        part, column = _part()
        column.addLayout(_chips(person))
        if person.contact:
            column.addWidget(_contact_box(self._context, person.contact))
        column.addWidget(muted(msg_of(READERS_SEE[person.protection])))
        column.addWidget(subheading(msg("Names")))
        column.addLayout(_names(person))
        if person.identifiers:
            column.addWidget(_wrapped(subheading(msg("Identifiers"))))
            column.addLayout(_identifiers(person))
        if card.more:
            column.addWidget(_wrapped(subheading(msg("Birth, documents, status and health"))))
            for line in card.more:
                column.addWidget(_indented(line))
        for key, text, links in (
            ("events", msg("Events"), [_event_link(one) for one in card.events]),
            ("incidents", msg("Incidents"), [_incident_link(one) for one in card.incidents]),
            ("facts", msg("Statement of facts"), [_fact_link(one) for one in card.facts]),
        ):
            if links:
                column.addWidget(_wrapped(subheading(f"{text} ({len(links):,})")))
                self._add_links(column, key, links)
        self._about = self._put(self._about, part)
        self._build_mentions()

    def _build_mentions(self) -> None:
        part, column = _part()
        column.addWidget(subheading(msg("Mentions")))
        column.addWidget(_indented(mention_words(self._mentions.count)))
        marks = self._card.marks if self._card is not None else 0
        if marks:
            words = msg_n(
                "{n} area marked to protect this person.",
                "{n} areas marked to protect this person.",
                marks,
            )
            column.addWidget(_indented(words))
        self._add_links(column, "mentions", [_mention_link(one) for one in self._mentions.places])
        self._where = self._put(self._where, part)

    def _put(self, old: QWidget, new: QWidget) -> QWidget:
        """Show a part in place of what it was before."""
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _add_links(self, column: QVBoxLayout, key: str, links: list[_Link]) -> None:
        """Add the first lines of a list; more are made when they are asked for."""
        rows = QVBoxLayout()
        rows.setSpacing(0)
        count = self._shown_links.get(key, _FEW_LINKS)
        for link in links[:count]:
            row = LinkButton(link.title, link.words, title_width=_TITLE_WIDTH)
            if link.strong:
                row.emphasise(link.words, link.strong, link.after)
            place = link.place
            row.clicked.connect(lambda _=False, place=place: self._context.navigator.go(place))
            rows.addWidget(row)
        left = len(links) - count
        if left > 0:
            more = quiet_button(
                msg(
                    "Show {count} of {left} more",
                    count=msg_number(min(left, _MORE_LINKS)),
                    left=msg_number(left),
                ),
                "caret-down",
            )
            more.clicked.connect(lambda: self._show_more(key, count + _MORE_LINKS))
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(rows)

    def _show_more(self, key: str, count: int) -> None:
        self._shown_links[key] = count
        if key == "mentions":
            self._build_mentions()
        else:
            self._build()


def _event_link(event: PersonEvent) -> _Link:
    date = words_from_edtf(event.date) if is_edtf(event.date) else event.date
    return _Link(date[:1].upper() + date[1:], event.text, NavigationTarget("timeline", event.id))


def _incident_link(incident: PersonIncident) -> _Link:
    return _Link(
        ", ".join(incident.parts), incident.name, NavigationTarget("register", incident.id)
    )


def _fact_link(fact: PersonFact) -> _Link:
    return _Link(
        msg("Paragraph {position}", position=fact.position),
        fact.text,
        NavigationTarget("dossier", fact.id, "facts"),
    )


def _mention_link(mention: MentionPlace) -> _Link:
    place = NavigationTarget("documents", mention.document_id, str(mention.page))
    title = msg("{title}, p {page}", title=mention.title, page=mention.page)
    return _Link(title, mention.before, place, mention.text, mention.after)


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    body = column(gap=10, margins=0, of=part)
    return part, body


def mention_words(mentions: Mentions | None) -> str:
    """Word how often somebody is mentioned."""
    if mentions is None:
        return msg("Not counted yet")
    if not mentions.total and not mentions.documents:
        return msg("No mentions in records or readable pages of this case.")
    return msg_n(
        "On {n} page and in {records} of the case; {documents} in all, by"
        " page, title or file name. Pages without recognised text are"
        " not counted.",
        "On {n} pages and in {records} of the case; {documents} in all, by"
        " page, title or file name. Pages without recognised text are"
        " not counted.",
        mentions.pages,
        records=msg_n("{n} record", "{n} records", mentions.records),
        documents=msg_n("{n} document", "{n} documents", mentions.documents),
    )


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label


def _indented(words: str) -> QLabel:
    label = muted(words)
    label.setContentsMargins(*in_direction(_INDENT, 0, 0, 0))
    return label


def _chips(person: Person) -> QHBoxLayout:
    line = row(protection_chip(person.protection), gap=8)
    if person.role:
        line.addWidget(Chip(person.role, "user"))
    line.addStretch(1)
    return line


def _contact_box(context: Context, text: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("chip", "warn")
    frame.setAccessibleName(msg("How this person may be reached: {words}", words=text))
    picture = QLabel()
    picture.setPixmap(context.theme.pixmap("warning", context.theme.pixels(18), "warn"))
    row((picture, TOP), (words(text), 1), gap=10, margins=(14, 10, 14, 10), of=frame)
    return frame


def _names(person: Person) -> QGridLayout:
    grid = _grid()
    typed = (name for name in person.names if name.source is not NameSource.GENERATED)
    for number, name in enumerate(typed):
        grid.addWidget(muted(script_words(name.script)), number, 0)
        grid.addWidget(name_label(name), number, 1)
        grid.addWidget(muted(_about_name(name)), number, 2)
    return grid


def _about_name(name: PersonName) -> str:
    """Word what a name is: its kind, how it is spelled, and that it was found."""
    parts = [name.kind, msg_of(SYSTEMS[name.system]) if name.system else ""]
    parts.append(msg("Found in a document") if name.source is NameSource.FOUND else "")
    return _sentence(", ".join(part for part in parts if part))


def _identifiers(person: Person) -> QGridLayout:
    grid = _grid()
    for number, one in enumerate(person.identifiers):
        value = words(one.value)
        selectable(value)
        grid.addWidget(muted(_sentence(one.kind)), number, 0)
        grid.addWidget(value, number, 1, 1, 2)
    return grid


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.setContentsMargins(*in_direction(_INDENT, 0, 0, 0))
    grid.setColumnStretch(1, 3)
    grid.setColumnStretch(2, 2)
    return grid


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
