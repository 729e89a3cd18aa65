"""The room of people: list, filter, page, form, the second question before somebody is open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.foundation.ids import IncidentId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.incidents import Incident
from casefiles.office.people.mention_counts import Mentions
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.people.person_list import person_lines
from casefiles.ui.places.people.person_pane import mention_words
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.records.link_button import LinkButton
from tests.ui.settling import settle, until


def _person(session, name: str) -> Person:
    persons = session.vault.ask(lambda reader: reader.find(Person))
    return next(one for one in persons if one.names[0].text == name)


@pytest.fixture
def room(context, session, qtbot):
    room = PeopleScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("people"))
    settle(session)
    return room


def _open(room, session, name: str) -> Person:
    person = _person(session, name)
    room.open(NavigationTarget("people", person.id))
    settle(session)
    return person


def test_everybody_is_listed_and_the_first_is_shown(room, session):
    assert len(room.list.table.rows_model.rows) == 13
    assert room.list.counts.text() == "13 people"
    assert room.here() == NavigationTarget("people", room.list.table.row().id)
    assert room.pane.person.id == room.here().record


def test_the_filter_finds_names_in_any_script(room, session):
    room.list.filter.set_text("祖丽皮耶")
    settle(session)
    assert [line.person.name for line in room.list.table.rows_model.rows] == ["Zulpiye Baratjan"]
    assert room.list.counts.text() == "1 of 13 people"
    room.list.filter.set_text("nobody of this name")
    settle(session)
    assert room.list._nothing.isVisible()


def test_mentions_are_counted_once_somebody_looks(room, session):
    assert room.list.table.rows_model.words(0, 5) == "–"
    until(lambda: room.list.table.rows_model.words(0, 5) not in {"", "–"})
    settle(session, 2.0)
    assert not session.tasks
    assert all(line.mentions is not None for line in room.list.table.rows_model.rows)


def test_a_mention_leads_to_its_page(room, session, context):
    _open(room, session, "Zulpiye Baratjan")
    room._count()
    until(lambda: bool(room.pane._mentions.places))
    settle(session)
    seen: list[NavigationTarget] = []
    context.navigator.moved.connect(seen.append)
    rows = [row for row in room.pane.findChildren(LinkButton) if ", p " in row.accessibleName()]
    rows[0].click()
    assert seen[0].room == "documents"
    assert seen[0].detail == str(room.pane._mentions.places[0].page)


def test_an_incident_tells_what_the_person_has_to_do_with_it_and_leads_there(
    room, session, context
):
    sister = _open(room, session, "Zulpiye Baratjan")
    told = Incident(IncidentId("1" * 32), sister.case_id, "2001", "", "Kashgar", "visit")
    told = replace(told, target_ids=(sister.id,))
    session.run(room, lambda work: work.insert(told, "add_incident"))

    def rows() -> list[LinkButton]:
        found = room.pane.findChildren(LinkButton)
        return [row for row in found if row.accessibleName() == "Victim, Visit, 2001"]

    until(lambda: bool(rows()))
    rows()[0].click()
    assert context.navigator.place == NavigationTarget("register", told.id)


def test_a_new_person_is_withheld_and_comes_into_the_list(room, session, context, qtbot):
    context.actions["people.add_person"].trigger()
    form = room.form
    assert form.protection.value() == Protection.WITHHELD
    qtbot.keyClicks(form.names.rows[0].line, "Wolf Nobody")
    form.save.click()
    until(lambda: room.form is None)
    settle(session)
    assert _person(session, "Wolf Nobody").protection is Protection.WITHHELD
    assert room.list.table.row().person.name == "Wolf Nobody"
    assert room.pane.person.names[0].script == "Latn"


def test_a_person_without_a_name_is_not_saved(room, session, context):
    context.actions["people.add_person"].trigger()
    room.form.save.click()
    settle(session)
    assert room.form.names.words_of_problem()
    assert len(session.vault.ask(lambda reader: reader.find(Person))) == 13


def test_opening_somebody_is_asked_twice(room, session, context):
    person = _open(room, session, "Zulpiye Baratjan")
    context.actions["people.edit"].trigger()
    settle(session)
    form = room.form
    assert form.protection.consent.isHidden() or not form.protection.consent.isVisible()
    form.protection.buttons[Protection.OPEN].click()
    assert form.protection.consent.isVisible()
    form.save.click()
    settle(session)
    assert form.protection.words_of_problem()
    assert _person(session, "Zulpiye Baratjan").protection is person.protection
    form.protection.consent.click()
    form.save.click()
    until(lambda: room.form is None)
    assert _person(session, "Zulpiye Baratjan").protection is Protection.OPEN


def test_going_back_from_open_forgets_the_consent(room, session, context):
    _open(room, session, "Zulpiye Baratjan")
    context.actions["people.edit"].trigger()
    field = room.form.protection
    field.buttons[Protection.OPEN].click()
    field.consent.click()
    field.buttons[Protection.PSEUDONYM].click()
    field.buttons[Protection.OPEN].click()
    assert field.check()


def test_an_equal_name_is_told_and_can_be_kept(room, session, context, qtbot):
    context.actions["people.add_person"].trigger()
    form = room.form
    qtbot.keyClicks(form.names.rows[0].line, "ershat baratjan")
    form.save.click()
    until(lambda: bool(form.names.words_of_problem()))
    assert "ershat baratjan" in form.names.words_of_problem()
    form.save.click()
    until(lambda: room.form is None)
    assert _person(session, "ershat baratjan")


def test_somebody_the_case_names_is_not_removed_and_it_is_said_why(room, session, context):
    _open(room, session, "Zulpiye Baratjan")
    told = []
    context.notices.posted.connect(lambda text, kind, action: told.append((text, kind)))
    context.actions["people.remove"].trigger()
    until(lambda: bool(told))
    assert "12 events" in told[0][0]
    assert told[0][1] == "danger"


def test_a_draft_survives_another_person(room, session, context, qtbot):
    _open(room, session, "Zulpiye Baratjan")
    context.actions["people.edit"].trigger()
    settle(session)
    room.form.fields["contact"].text.setPlainText("only through counsel")
    _open(room, session, "Gao Liheng")
    _open(room, session, "Zulpiye Baratjan")
    context.actions["people.edit"].trigger()
    until(lambda: room.form.fields["contact"].value() == "only through counsel")
    assert _person(session, "Zulpiye Baratjan").contact == ""


def test_enter_edits_and_escape_comes_back_to_the_list(room, session, qtbot):
    _open(room, session, "Gao Liheng")
    qtbot.keyClick(room.list.table, Qt.Key.Key_Return)
    assert room.form is not None
    qtbot.keyClick(room.form, Qt.Key.Key_Escape)
    assert room.form is None
    assert room._right.currentWidget() is room.pane


def test_a_person_who_is_gone_leaves_the_pane(room, session, context):
    context.actions["people.add_person"].trigger()
    room.form.names.rows[0].line.setText("Wolf Nobody")
    room.form.save.click()
    until(lambda: room.form is None)
    settle(session)
    context.actions["people.remove"].trigger()
    until(lambda: len(room.list.table.rows_model.rows) == 13)
    settle(session)
    assert room.here().record != ""
    assert room.pane.person.names[0].text != "Wolf Nobody"


def test_counts_are_worded():
    assert mention_words(None) == "Not counted yet"
    assert mention_words(Mentions()).startswith("No mentions")
    assert mention_words(Mentions(1, 2, 2)).startswith("On 2 pages and in 1 record of the case")


def test_the_list_says_who_everybody_is_to_the_case(room, session):
    rows = room.list.table.rows_model
    roles = {line.person.name: line.person.role for line in rows.rows}
    assert roles["Ershat Baratjan"] == "client"
    assert roles["Shangguan Wenjue"] == "witness"
    assert all(roles.values())
    # A narrow list has no columns: the role leads the second line.
    assert all(person_lines(line).second.startswith(line.person.role) for line in rows.rows)
