"""Other ways to write a name: decided by keyboard and mouse, the focus going on to the next."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from casefiles.domain.language.names import NameSource, PersonName
from casefiles.domain.records.case_records import Person, Protection
from casefiles.office.people.variant_counts import VariantCount
from casefiles.office.people.variants import ProposedVariant, variants_of
from casefiles.office.records.record_commands import save_person
from casefiles.office.records.undo import next_undo, undo
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.places.people.variant_row import place_words
from tests.ui.settling import settle

FORMS = ["Wang Xiaoming", "Wang Hsiao-ming", "Wang X.M.", "Wong Siu Ming"]


@pytest.fixture
def han(session):
    """Somebody withheld of whom only the Chinese name is known."""
    persons = session.vault.ask(lambda reader: reader.find(Person))
    one = next(one for one in persons if one.names[0].text == "Kang Muzhou")
    named = replace(one, names=(PersonName("王小明", "Hani", "birth"),), rejected=())
    session.vault.run(save_person(named))
    return named


@pytest.fixture
def panel(context, session, qtbot, han):
    room = PeopleScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.activateWindow()
    room.open(NavigationTarget("people", han.id, "forms"))
    settle(session)
    settle(session)
    return room.pane.forms


def _person(session, person_id):
    return session.vault.ask(lambda reader: reader.get(Person, person_id))


def _generated(person):
    return [name.text for name in person.names if name.source is NameSource.GENERATED]


def _focused(panel):
    return next((row.text for row in panel.rows if row.has_focus()), "")


def test_each_proposal_says_what_it_is_and_the_place_leads_to_the_first(panel, qtbot):
    assert [row.text for row in panel.rows] == FORMS
    assert "Pinyin of \u2068王小明\u2069" in panel.rows[0].accessibleName()
    assert "Wade\u2013Giles of" in panel.rows[1].accessibleName()
    assert "Initials of" in panel.rows[2].accessibleName()
    assert QApplication.focusWidget() is panel.rows[0]


def test_a_name_is_decided_form_by_form_from_the_keyboard(panel, session, han, qtbot):
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Return)
    settle(session)
    assert _focused(panel) == "Wang Hsiao-ming"
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_2)
    settle(session)
    assert _focused(panel) == "Wang X.M."
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert _focused(panel) == "Wong Siu Ming"
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_1)
    settle(session)
    person = _person(session, han.id)
    assert _generated(person) == ["Wang Xiaoming", "Wong Siu Ming"]
    assert person.rejected == ("Wang Hsiao-ming",)
    assert [row.text for row in panel.rows] == ["Wang X.M."]


def test_the_last_decision_gives_the_focus_back_to_the_list(panel, session, qtbot):
    for _ in FORMS:
        qtbot.keyClick(panel.rows[0], Qt.Key.Key_2)
        settle(session)
    assert panel.rows == []
    assert panel.confirm_all is None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "People"


def test_all_are_confirmed_at_once_and_undone_at_once(panel, session, han):
    panel.confirm_all.click()
    settle(session)
    assert _generated(_person(session, han.id)) == FORMS
    first, _ = session.vault.ask(next_undo(han.case_id))
    session.vault.run(undo(first))
    settle(session)
    assert _person(session, han.id) == han
    assert [row.text for row in panel.rows] == FORMS


def test_what_was_decided_is_shown_when_asked_for_and_can_be_decided_again(
    panel, session, han, qtbot
):
    panel.rows[1].reject.click()
    settle(session)
    panel.rows[0].confirm.click()
    settle(session)
    panel.toggle_history()
    assert len(panel.decided) == 2
    while panel.decided:
        panel.decided[0].taken_back.emit()
        settle(session)
    assert _person(session, han.id) == han


def test_names_that_were_confirmed_do_not_crowd_the_form(panel, session, han, context):
    panel.confirm_all.click()
    settle(session)
    context.actions["people.edit"].trigger()
    settle(session)
    form = panel.window().form
    assert [row.line.text() for row in form.names.rows] == ["王小明"]
    form.names.rows[0].kind.setEditText("alias")
    form.save.click()
    settle(session)
    assert _generated(_person(session, han.id)) == FORMS


def test_an_open_person_hears_that_nothing_depends_on_it(panel, session, han):
    session.vault.run(save_person(replace(han, protection=Protection.OPEN)))
    settle(session)
    assert not session.vault.ask(variants_of(han.id)).is_protected
    assert [row.text for row in panel.rows] == FORMS


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (None, "Not counted"),
        (0, "Not found"),
        (1, "in 1 place"),
        (1200, "in 1,200 places"),
    ],
)
def test_it_is_said_how_often_a_form_stands_in_the_case(found, words):
    form = ProposedVariant(PersonName("x", "", ""), None if found is None else VariantCount(found))
    assert place_words(form) == words
