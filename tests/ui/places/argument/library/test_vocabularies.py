"""The page of vocabularies: words are found, added, worded anew, hidden and taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.records.vocabularies import choices
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.library.screen import LibraryScreen
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, session, qtbot):
    room = LibraryScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("library", "return_method", "vocabularies"))
    page = room.vocabularies
    until(lambda: page.pane.shown is not None and page.pane.shown.id == "return_method")
    settle(session)
    return room


@pytest.fixture
def page(room):
    return room.vocabularies


def offered(session) -> dict[str, str]:
    return dict(session.vault.ask(lambda reader: choices(reader, "return_method")))


def held(session):
    return session.vault.ask(lambda reader: reader.find(OwnTerm))


def command(page, session, name) -> None:
    action = page.context.actions[f"library.{name}"]
    assert action.isEnabled()
    action.trigger()
    settle(session)


def save(page, session, **values) -> None:
    for name, value in values.items():
        page.form.form.fields[name].set_value(value)
    page.form.form.save.click()
    settle(session)


def words(page) -> list[str]:
    return [row.words for row in page.pane.table.rows_model.rows]


def test_a_place_leads_to_a_vocabulary_and_back(room, page):
    assert page.list.table.row().title == "Methods of return"
    assert words(page)[0] == "Extradition"
    assert room.here() == NavigationTarget("library", "return_method", "vocabularies")
    assert room.page is page


def test_a_word_is_found_in_whichever_vocabulary_it_stands(page):
    page.list.filter.set_text("liuzhi")
    found = {row.id for row in page.list.table.rows_model.rows}
    assert found == {"reprisal_type", "detention_regime"}


def test_a_word_of_ones_own_is_added_and_undone(page, session, case_id):
    command(page, session, "add_word")
    save(page, session, words="")
    assert page.form is not None
    save(page, session, words="extradition")
    assert "already" in page.form.form.fields["words"].words_of_problem()
    save(page, session, words="By sea", note="on a boat")
    assert page.form is None
    assert offered(session)["own_by_sea"] == "By sea"
    assert words(page)[-1] == "By sea"
    first, told = session.vault.ask(next_undo(case_id))
    assert told == "Undo: term of a vocabulary added (Return method: By sea)"
    session.vault.run(undo(first))
    settle(session)
    assert "By sea" not in words(page)


def test_a_word_of_the_program_is_worded_anew_hidden_and_comes_back(page, session):
    page.pane.table.select("abduction")
    settle(session)
    assert not page.context.actions["library.remove_word"].isEnabled()
    QTest.keyClick(page.pane.table, Qt.Key.Key_Return)
    save(page, session, words="Kidnapping")
    assert offered(session)["abduction"] == "Kidnapping"
    assert "It came as “Abduction”." in page.pane.about.text()
    command(page, session, "hide_word")
    assert "abduction" not in offered(session)
    command(page, session, "hide_word")
    command(page, session, "remove_word")
    assert offered(session)["abduction"] == "Abduction"
    assert held(session) == ()


def test_a_form_that_is_left_keeps_its_draft(page, session):
    command(page, session, "add_word")
    page.form.form.fields["words"].set_value("Half a w")
    page.form.form.cancel.click()
    settle(session)
    command(page, session, "add_word")
    assert page.form.form.fields["words"].value() == "Half a w"
