"""Bad input at the window ends in words, with every word kept and nothing half done."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Document, Event, Person, Protection
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.integrity_check import check_vault
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import Field
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.ui.widgets.rows_field import RowsField
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    PASSPHRASE,
    case_id,
    desk,
    made_sample,
    no_stray_windows,
    sample_vault,
    session,
    theme,
)
from tests.ui.dress import dress
from tests.ui.settling import settle, until

OTHER = "0123456789abcdef0123456789abcdef"
BEGINNING, END = "the first word", "the last word"
_HOSTILE = {
    "100,000 characters": "x y " * 25_000,
    "NUL": "before\x00after \ufffe\uffff\ufeff",
    "emoji and marks": "👩‍👩‍👧‍👦🇵🇱🏴‍☠️ z" + "\u0301" * 500,
    "references": f"[[not-an-id]] [[]] [[[[ ]] [[{OTHER}]] <b>&amp;</b> %s {{}} $x",
    "directions and lines": "\u202eabc\u202c\u2067d\u2069\u200f a\tb\nc\r\n\x0b\x0c\u2028\x85",
}
HOSTILE = {name: f"{BEGINNING} {text} {END}" for name, text in _HOSTILE.items()}


class Window:
    """The window over an open vault, and what it said."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self.session = session
        self.crashes: list[BaseException] = []
        self.said: list[str] = []
        session.crashed.connect(self.crashes.append)
        self.main = MainWindow(session, theme)
        self.main.notices.posted.connect(lambda words, _kind, _action: self.said.append(words))
        self.main.show()
        self.main.activateWindow()
        until(lambda: self.main.workspace is not None)
        settle(session)

    def settle(self) -> None:
        # A hundred thousand letters of a name are looked at for its forms: under load that lasts.
        settle(self.session, 0.03, longest=150)
        assert self.crashes == []

    def go(self, place: NavigationTarget) -> None:
        self.main.workspace.context.navigator.go(place)
        self.settle()

    def do(self, action: str) -> None:
        self.main.workspace.context.actions.requested.emit(action)
        self.settle()

    def form(self) -> RecordForm | None:
        found = [one for one in self.main.findChildren(RecordForm) if one.isVisible()]
        return found[0] if found else None

    def find(self, kind: type) -> tuple:
        return self.session.vault.ask(lambda reader: reader.find(kind))

    def require_sound(self) -> None:
        assert self.crashes == []
        assert check_vault(self.session.vault.workplace.vault, CancellationToken()).sound


@pytest.fixture(scope="module")
def window(qapp, desk: VaultService, made_sample: Path, tmp_path_factory) -> Iterator[Window]:
    """One window for all forms, over a vault that has another case too."""
    folder = shutil.copytree(made_sample, tmp_path_factory.mktemp("forms") / "vault")
    session = Session(desk.unlock(Path(folder), PASSPHRASE), CLOCK)
    of_another_case(session)
    theme = dress(qapp)
    window = Window(session, theme)
    yield window
    session.close()
    window.main.deleteLater()


def inputs_of(field: Field) -> list[QWidget]:
    lines = [
        line
        for line in field.findChildren(QLineEdit)
        if line.isVisible() and line.isEnabled() and not line.isReadOnly()
    ]
    return [*lines, *(text for text in field.findChildren(QTextEdit) if text.isVisible())]


def paste(widget: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    widget.selectAll()
    widget.paste()


def is_chosen(field: Field) -> bool:
    """Tell whether a field takes only what it understands."""
    return isinstance(field, DateField | PeopleField | CitationsField)


def fill_with(form: RecordForm, text: str, *, dates: bool) -> None:
    """Paste a text everywhere but into dates and choosers, or into these only."""
    for field in form.fields.values():
        if isinstance(field, RowsField) and not field.rows and is_chosen(field) == dates:
            field.add_button.click()
            QApplication.processEvents()
        for widget in inputs_of(field):
            if is_chosen(field) == dates:
                paste(widget, text)
            elif isinstance(field, DateField):
                paste(widget, "2019")
            elif not is_chosen(field):
                paste(widget, END)


def open_form(window: Window, action: str) -> RecordForm:
    room = action.partition(".")[0]
    record = {
        "documents": lambda: window.find(Document)[0].id,
        "timeline": lambda: window.find(Event)[0].id,
        "people": lambda: window.find(Person)[0].id,
    }.get(room, str)()
    window.go(NavigationTarget(room, record, "facts" if room == "dossier" else ""))
    if room == "dossier":
        facts = window.main.workspace.rooms["dossier"].facts
        facts.new.click()
        window.settle()
    else:
        window.do(action)
    form = window.form()
    assert form is not None, action
    return form


def save(window: Window, form: RecordForm) -> str:
    """Press Save; returns what was said, or nothing if it was saved."""
    window.said.clear()
    form.save.click()
    window.settle()
    if window.form() is not form:
        return ""
    problems = [field.words_of_problem() for field in form.fields.values()]
    words = [words for words in (*problems, *window.said) if words]
    return " ".join(words)


FORMS = (
    "overview.edit_case", "overview.add_date", "documents.edit", "timeline.add_event",
    "timeline.edit", "people.add_person", "people.edit", "dossier.edit_facts",
)  # fmt: skip


def of_another_case(session: Session) -> None:
    """Put in another case with a person whose id is known."""
    other = Case(CaseId("f" * 32), "OTHER/1", "", "", "", "", "")
    names = (PersonName("Somebody else", "Latn", ""),)
    person = Person(PersonId(OTHER), other.id, names, (), Protection.WITHHELD)
    session.vault.run(lambda work: (work.insert(other, "add_case"), work.insert(person, "x"))[0])


BROKEN = ("NUL",)
THOROUGH = {"overview.edit_case", "timeline.add_event", "people.edit"}
"""Between them these have a field of each kind, so that the others are tried with less."""
TRIED = [(one, tuple(HOSTILE) if one in THOROUGH else BROKEN) for one in FORMS]
TRIED_AT_LENGTH = [
    pytest.param(one, tuple(HOSTILE), marks=pytest.mark.long)
    for one in FORMS
    if one not in THOROUGH
]


@pytest.mark.parametrize(("action", "names"), [*TRIED, *TRIED_AT_LENGTH])
def test_whatever_is_typed_is_saved_whole_or_refused_in_words(
    window: Window, action: str, names: tuple[str, ...]
):
    for name in names:
        text = HOSTILE[name]
        form = open_form(window, action)
        fill_with(form, text, dates=False)
        typed = {key: value for key, value in form.values().items() if isinstance(value, str)}
        cut = [key for key, value in typed.items() if BEGINNING in value and END not in value]
        assert cut == [], (action, name)
        words = save(window, form)
        if not words:
            continue
        assert form.values() | typed == form.values(), "what was typed is still there"
        leave(window, form)
    window.require_sound()


@pytest.mark.parametrize("action", FORMS)
def test_what_is_no_date_and_nobody_is_refused_in_words(window: Window, action: str):
    for name in ("100,000 characters", "NUL") if action in THOROUGH else ("directions and lines",):
        form = open_form(window, action)
        fill_with(form, HOSTILE[name], dates=True)
        # What is folded away was not typed into.
        has_any = any(is_chosen(one) and inputs_of(one) for one in form.fields.values())
        words = save(window, form)
        assert words or not has_any, (action, name)
        if words:
            leave(window, form)
    window.require_sound()


def leave(window: Window, form: RecordForm) -> None:
    form.discard.click()
    form.cancel.click()
    window.settle()


def test_half_a_letter_is_refused_and_cuts_nothing_off(window: Window):
    form = open_form(window, "overview.edit_case")
    line = form.fields["title"].line
    line.clear()
    paste(line, "a😀b")
    line.setSelection(2, 2)
    line.del_()
    assert line.text() == "a😀b"
    leave(window, form)
    form = open_form(window, "timeline.add_event")
    text = form.fields["text"].edit
    text.setPlainText("a😀b")
    cursor = text.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    form.fields["date"].line.setText("2019")
    form.save.click()
    window.settle()
    assert "Invalid character" in form.fields["text"].words_of_problem()
    leave(window, form)


def test_words_beyond_what_a_line_of_qt_holds_are_kept(window: Window):
    form = open_form(window, "overview.edit_case")
    paste(form.fields["title"].line, "y" * 40_000 + END)
    assert save(window, form) == ""
    (case,) = [one for one in window.find(Case) if one.reference != "OTHER/1"]
    assert case.title.endswith(END)
