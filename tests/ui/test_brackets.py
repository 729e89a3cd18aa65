"""Brackets that were meant to name a person: marked red in every field while they are typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.office.records.form_fields import FIELDS_OF, type_code
from casefiles.office.records.pickers import ReferenceIds
from casefiles.office.records.record_commands import save_record
from casefiles.redaction.names.protected_terms import FORM_ID
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.chooser import Chooser
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.field import ChoiceField, Field, LineField, TextField
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.names_field import IdentifiersField, NamesField
from casefiles.ui.widgets.small_fields import DatesField, LinesField, NumberField
from tests.ui.settling import settle, until

NO_TEXTS = (DateField, NumberField, DatesField, CitationsField)
"""Fields that refuse whatever is no date, number or page."""
BROKEN = ("[[wang-li came", "wang-li]] came", "[wang-li]] came", "[[wang-li] came", "[[ wang-li ]]",
          "[ [wang-li came", "[\u200b[wang-li]]", "\uff3b\uff3bwang-li\uff3d\uff3d",
          "\u3010wang-li\u3011", "[wang-li]", "[wang-li came")  # fmt: skip
ROOMS = {
    "overview": ("overview.edit_case", "overview.add_date"),
    "documents": ("documents.edit", "documents.new_fact"),
    "timeline": ("timeline.edit", "timeline.add_event"),
    "people": ("people.edit", "people.add_person"),
    "dossier": ("dossier.edit_facts",),
    "argument": ("argument.add", "argument.add_theirs"),
}


def inputs(field: QWidget) -> Iterator[QLineEdit | QTextEdit]:
    """Yield what text can be typed into."""
    for one in [*field.findChildren(QLineEdit), *field.findChildren(QTextEdit)]:
        nearest = one.parent()
        while not isinstance(nearest, Field):
            nearest = nearest.parent()
        is_text = not isinstance(one, Chooser) and not isinstance(nearest, NO_TEXTS)
        if is_text and not one.isReadOnly() and one.isEnabled():
            yield one


def field_of(widget: QWidget) -> Field:
    parent = widget.parent()
    while not isinstance(parent, Field):
        parent = parent.parent()
    return parent


def put(widget: QLineEdit | QTextEdit, text: str) -> None:
    """Type a text, as somebody who pastes it."""
    widget.selectAll()
    if isinstance(widget, QTextEdit):
        widget.insertPlainText(text)
    else:
        widget.insert(text)


def is_red(widget: QWidget) -> bool:
    """Tell whether the input, or what it is the line of, has its red edge."""
    box = widget.parentWidget()
    return "true" in {str(one.property("wrong")) for one in (widget, box) if one is not None}


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize(
    "make",
    [
        lambda _: LineField("a", "A"),
        lambda _: TextField("a", "A"),
        lambda _: LinesField("a", "A"),
        lambda _: ChoiceField("a", "A", [("b", "B")], free=True),
        lambda _: NamesField("a"),
        lambda _: IdentifiersField("a"),
        lambda context: MentionField(context, "a", "A"),
    ],
)
def test_each_kind_of_field_marks_them_and_takes_the_mark_away(context, session, qtbot, make, text):
    field = make(context)
    qtbot.addWidget(field)
    field.show()
    if isinstance(field, NamesField | IdentifiersField):
        field.put_row()
    settle(session)
    field.know(ReferenceIds(frozenset(), frozenset({"wang-li"})))
    for widget in inputs(field):
        put(widget, text)
        assert "meant to name a person" in field.words_of_problem(), widget
        assert is_red(widget)
        put(widget, "A. B. [2019] EWHC 3")
        assert field.words_of_problem() == ""
        assert not is_red(widget)


def test_what_is_loaded_broken_is_marked_and_other_faults_are_said_first(qtbot, theme):
    field = LineField("a", "A", required=True)
    qtbot.addWidget(field)
    field.set_value("[[wang-li came")
    assert is_red(field.line)
    field.problem("Something else is wrong.")
    assert field.words_of_problem() == "Something else is wrong."
    field.problem("")
    assert "meant to name a person" in field.words_of_problem()


@pytest.fixture
def window(qapp, theme, session, qtbot):
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    return window


def test_every_text_field_of_every_form_marks_them_while_they_are_typed(window, session):
    """In each form that a room opens, a private id typed with one bracket too few turns red."""
    ask = session.vault.ask
    person = ask(lambda reader: reader.find(Person))[0]
    named = (*person.identifiers, type(person.identifiers[0])(FORM_ID, "wang-li"))
    session.vault.run(save_record(with_identifiers(person, named), "edit_person"))
    records = {
        "documents": ask(lambda reader: reader.find(Document))[0].id,
        "timeline": ask(lambda reader: reader.find(Event))[2].id,
        "people": person.id,
        "argument": "assurances_othman/giver",
    }
    context = window.workspace.context
    ways = [
        (NavigationTarget(room, records.get(room, "")), name)
        for room, of in ROOMS.items()
        for name in of
    ]
    ways += [
        (NavigationTarget("register", "", code), "register.add")
        for code in map(type_code, FIELDS_OF)
    ]
    seen, count = set(), 0
    for place, name in ways:
        context.navigator.go(place)
        settle(session)
        context.actions.requested.emit(name)
        settle(session)
        forms = [one for one in window.findChildren(RecordForm) if one.isVisible()]
        assert forms, (place, name)
        for form in forms:
            seen.add(type(form).__name__)
            for widget in [one for field in form.fields.values() for one in inputs(field)]:
                before = len(field_of(widget).words_of_problem())
                for text in ("[[wang-li came", "with [wang-li]"):
                    put(widget, text)
                    where = (name, place.detail, field_of(widget).name, text)
                    assert is_red(widget), where
                    assert "meant to name a person" in field_of(widget).words_of_problem(), where
                put(widget, "came")
                assert not is_red(widget) or before, where
                count += 1
        for form in forms:
            form.left.emit()
            settle(session)
    print(sorted(seen), count)
    assert {"CaseEditForm", "DateForm", "PersonForm", "RecordForm"} <= seen
    assert {"FactForm", "ArgumentForm", "ProceedingsForm"} <= seen
    assert count > 150


def with_identifiers(person: Person, identifiers):
    from dataclasses import replace

    return replace(person, identifiers=identifiers)


def test_backspace_takes_the_mark_away(qtbot, theme):
    field = LineField("a", "A")
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field.line, "[[x")
    assert is_red(field.line)
    for _ in range(2):
        QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert is_red(field.line) is False
