"""The room of overview: the case, its dates and forms, gaps that lead on, and the first step."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Deadline, Person, Protection
from casefiles.office.case.case_in_bar import case_in_bar
from casefiles.office.people.new_cases import create_case
from casefiles.office.people.persons import new_person
from casefiles.office.records.countdown import local_now
from casefiles.office.records.record_commands import save_case, save_person
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import NavigationTarget, Navigator
from casefiles.ui.places.today.date_card import UNCHECKED
from casefiles.ui.places.today.date_form import DateForm
from casefiles.ui.places.today.screen import OverviewScreen
from casefiles.ui.places.today.tile import Tile
from casefiles.ui.records.link_button import LinkButton
from tests.ui.settling import settle, until


def _room(context, session, qtbot):
    room = OverviewScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("overview"))
    settle(session)
    return room


@pytest.fixture
def room(context, session, qtbot):
    return _room(context, session, qtbot)


def _deadlines(session) -> tuple[Deadline, ...]:
    return session.vault.ask(lambda reader: reader.find(Deadline))


def _link(room, words: str) -> LinkButton:
    return next(row for row in room.page.findChildren(LinkButton) if words in row.accessibleName())


def test_gaps_and_counts_lead_to_their_rooms(room, context):
    seen: list[NavigationTarget] = []
    context.navigator.moved.connect(seen.append)
    _link(room, "never opened").click()
    _link(room, "facts without evidence").click()
    next(t for t in room.page.findChildren(Tile) if "people" in t.accessibleName()).click()
    assert [(place.room, place.detail) for place in seen] == [
        ("documents", "not_opened"),
        ("dossier", "facts"),
        ("people", ""),
    ]


def test_a_date_is_added_in_place_and_counted_down(room, session, context):
    context.actions["overview.add_date"].trigger()
    form = room.date_form
    form.fields["kind"].set_value("removal")
    form.fields["date"].line.setText("14 March 2090")
    form.save.click()
    until(lambda: room.date_form is None)
    until(lambda: bool(room.page.tiles))
    (tile,) = room.page.tiles
    assert tile.card.title.startswith("Removal date in ")
    assert tile.card.deadline.date == "2090-03-14"


def test_the_removal_of_the_case_counts_down_and_is_edited_in_the_case(room, session, context):
    context.actions["overview.edit_case"].trigger()
    room.case_form.fields["removal"].set_value("2090-03-14T06:10+02:00")
    room.case_form.save.click()
    until(lambda: bool(room.page.tiles))
    (tile,) = room.page.tiles
    assert tile.card.title.startswith("Removal date in ")
    tile.edit.click()
    until(lambda: room.case_form is not None)
    assert room.case_form.fields["removal"].value() == "2090-03-14T06:10+02:00"
    assert room.date_form is None


def test_a_date_is_reckoned_by_a_rule_and_says_that_nobody_checked_it(room, session, context):
    context.actions["overview.add_date"].trigger()
    form = room.date_form
    until(lambda: form.fields["rule"].box.count() > 25)
    assert form.fields["is_confirmed"].value() is False, "nobody has checked what is not there yet"
    assert form.part.isHidden()
    assert form.fields["since"].isHidden()
    rule = form.fields["rule"].box
    rule.setCurrentIndex(rule.findData("echr_4m"))
    until(lambda: form.part.isVisible() and "exact day" in form.part.steps.text())
    assert form.part.take.isHidden()
    form.fields["since"].line.setText("31 October 2089")
    form.fields["since"].line.textEdited.emit("31 October 2089")
    until(form.part.take.isVisible)
    assert form.part.take.text() == "Use 28 February 2090"
    form.part.take.click()
    form.fields["kind"].set_value("filing")
    form.save.click()
    until(lambda: room.date_form is None)
    until(lambda: bool(room.page.tiles))
    (tile,) = room.page.tiles
    kept = tile.card.deadline
    assert (kept.rule, kept.since, kept.date) == ("echr_4m", "2089-10-31", "2090-02-28")
    assert not kept.is_confirmed
    assert any(label.text() == UNCHECKED for label in tile.findChildren(QLabel))
    tile.edit.click()
    until(lambda: room.date_form is not None and room.date_form.part.isVisible())
    room.date_form.fields["is_confirmed"].box.click()
    room.date_form.save.click()
    until(lambda: room.date_form is None)
    settle(session)
    assert all(one.is_confirmed for one in _deadlines(session))


def test_a_date_is_changed_and_removed(room, session, context):
    before = _deadlines(session)
    _link(room, "3 June 2024").click()
    assert room.date_form.fields["date"].line.text() == "3 June 2024"
    room.date_form.fields["date"].line.setText("4 June 2024")
    room.date_form.save.click()
    until(lambda: room.date_form is None)
    settle(session)
    _link(room, "4 June 2024").click()
    room.date_form._on_remove()
    until(lambda: len(_deadlines(session)) == len(before) - 1)
    settle(session)
    assert room.date_form is None


def test_a_date_that_cannot_be_read_is_not_saved(room, session, context):
    before = _deadlines(session)
    context.actions["overview.add_date"].trigger()
    room.date_form.fields["date"].line.setText("03/04/2025")
    room.date_form.save.click()
    settle(session)
    assert room.date_form.fields["date"].words_of_problem()
    assert _deadlines(session) == before


def test_typing_in_a_form_is_not_disturbed_by_changes(room, session, context, case_id):
    context.actions["overview.add_date"].trigger()
    form = room.date_form
    form.fields["date"].line.setText("some")
    case = session.vault.ask(lambda reader: reader.get(Case, case_id))
    session.run(room, lambda w: w.update(replace(case, title="Another title"), "edit_case"))
    settle(session)
    assert room.date_form is form
    assert form.isVisible()
    assert form.fields["date"].line.text() == "some"


def test_the_case_is_edited(room, session, context, case_id):
    context.actions["overview.edit_case"].trigger()
    settle(session)
    room.case_form.fields["stage"].set_value("cassation")
    room.case_form.save.click()
    until(lambda: room.case_form is None)
    case = session.vault.ask(lambda reader: reader.get(Case, case_id))
    assert case.stage == "cassation"
    assert case.client.startswith("[[")


def test_another_case_is_made_gone_to_and_offered(room, session, context, case_id):
    seen: list[NavigationTarget] = []
    context.navigator.moved.connect(seen.append)
    context.actions["overview.new_case"].trigger()
    room.case_form.fields["reference"].line.setText("SAMPLE-HLV-0017")
    room.case_form.save.click()
    until(lambda: bool(room.case_form.fields["reference"].words_of_problem()))
    room.case_form.fields["reference"].line.setText("X/2")
    room.case_form.save.click()
    until(lambda: bool(seen))
    assert seen[0].detail == "case"
    settle(session)
    assert seen[0].record != case_id
    asked = session.vault.ask(case_in_bar(case_id, local_now(session.clock)))
    assert [one for one, _ in asked.others] == [seen[0].record]


def test_a_title_that_refers_to_somebody_is_shown_with_the_name(session, case_id):
    case = session.vault.ask(lambda reader: reader.get(Case, case_id))
    somebody = next(one for one in session.vault.ask(lambda reader: reader.find(Person)))
    titled = replace(case, title=f"Case of [[{somebody.id}]]")
    session.vault.run(lambda at: at.update(titled, "edit_case"))
    asked = session.vault.ask(case_in_bar(case_id, local_now(session.clock)))
    assert asked.name.endswith(f"Case of {somebody.names[0].text}")


def test_a_vault_without_a_case_offers_the_first(context, session, theme, qtbot):
    bare = replace(context, case_id=CaseId(""), actions=Actions(theme), navigator=Navigator())
    room = _room(bare, session, qtbot)
    assert room.case_form is not None
    assert room.case_form.isVisible()
    assert bare.actions["overview.load_form"].isEnabled()
    assert not bare.actions["overview.add_date"].isEnabled()
    seen: list[NavigationTarget] = []
    bare.navigator.moved.connect(seen.append)
    room.case_form.fields["reference"].line.setText("X/1")
    room.case_form.fields["client"].line.setText(" Ilyas Zhumabek ")
    room.case_form.save.click()
    until(lambda: bool(seen))
    (case,) = session.vault.ask(lambda reader: reader.find(Case, reference="X/1"))
    assert seen == [NavigationTarget("overview", case.id, "case")]
    (client,) = session.vault.ask(lambda reader: reader.find(Person, case_id=case.id))
    assert (client.names[0].text, client.role) == ("Ilyas Zhumabek", "client")
    assert client.protection is Protection.WITHHELD, "as the hint below the field promises"
    assert case.client == f"[[{client.id}]]"


def test_the_keyboard_is_not_lost_when_the_page_is_built_anew(room, context, session):
    room.activateWindow()
    until(room.isActiveWindow)
    link = _link(room, "facts without evidence")
    link.setFocus()
    session.run(room, lambda work: work.note("hold_ended"))
    settle(session, quiet=0.6)
    assert not room.page.findChildren(LinkButton).count(link)
    focused = room.focusWidget()
    assert focused is not None
    assert focused is room.page or room.page.isAncestorOf(focused)


def test_the_clock_of_strasbourg_asks_for_its_list_and_comes_back_with_the_moment_large(
    room, session, context
):
    context.actions["overview.add_date"].trigger()
    form = room.date_form
    until(lambda: form.fields["rule"].box.count() > 25)
    rule = form.fields["rule"].box
    rule.setCurrentIndex(rule.findData("echr_r39_1wd"))
    form.fields["since"].line.setText("17 May 2090 09:00 +02:00")
    form.fields["since"].line.textEdited.emit("17 May 2090 09:00 +02:00")
    until(form.part.enter.isVisible)
    assert form.part.take.isHidden()
    assert form.part.chief.isHidden()
    assert form.fields["signed_by"].isVisible()
    form.part.enter.click()
    until(lambda: room.date_form is not None and "days" in room.date_form.fields)
    listed = room.date_form
    listed.fields["days"].text.setPlainText("16 May 2090")
    listed.fields["source"].line.setText("the Court's page")
    listed.fields["checked"].line.setText("1 December 2089")
    listed.fields["signed_by"].line.setText("A. Counsel")
    listed.save.click()
    until(lambda: room.date_form is not None and "since" in room.date_form.fields)
    until(lambda: room.date_form is not None and room.date_form.part.take.isVisible())
    form = room.date_form
    assert form.part.chief.isVisible()
    # 16 May 2090 is a Tuesday, and closed: seven hours of Monday are needed.
    assert form.part.chief.text() == "Monday 15 May 2090, 09:00 (Paris)"
    assert form.part.enter.isHidden()
    assert form.fields["signed_by"].isHidden()


def test_a_moment_that_nobody_signed_is_refused_in_words(room, session, context):
    context.actions["overview.add_date"].trigger()
    form = room.date_form
    until(lambda: form.fields["rule"].box.count() > 25)
    rule = form.fields["rule"].box
    rule.setCurrentIndex(rule.findData("echr_r39_1wd"))
    form.fields["since"].line.setText("17 May 2090 09:00 +02:00")
    form.fields["since"].line.textEdited.emit("17 May 2090 09:00 +02:00")
    until(form.part.enter.isVisible)
    form.fields["date"].line.setText("15 May 2090 09:00 +02:00")
    form.save.click()
    until(lambda: bool(form.fields["signed_by"].words_of_problem()))
    assert not any(one.rule for one in _deadlines(session))
    form.fields["signed_by"].line.setText("A. Counsel")
    form.save.click()
    until(lambda: room.date_form is None)
    until(lambda: bool(room.page.tiles))
    (tile,) = room.page.tiles
    assert any("signed by A. Counsel" in label.text() for label in tile.findChildren(QLabel))


def test_a_new_date_that_a_rule_gives_is_for_filing_until_somebody_says_otherwise(
    room, session, context, qtbot
):
    context.actions["overview.add_date"].trigger()
    form = room.findChild(DateForm)
    until(lambda: form.fields["rule"].box.count() > 1, 60)
    assert form.fields["kind"].value() == "hearing"
    form.fields["rule"].set_value("echr_4m")
    form.fields["rule"].changed.emit()
    assert form.fields["kind"].value() == "filing"
    form.fields["kind"].set_value("appeal")
    form.fields["rule"].set_value("hrc_5y")
    form.fields["rule"].changed.emit()
    assert form.fields["kind"].value() == "appeal"
    settle(session)


def test_the_first_steps_are_ticked_by_the_record_and_lead_to_the_next(session, theme, qtbot):
    empty = CaseId("ee" * 16)
    session.vault.run(save_case(Case(empty, "NEW-1", "", "", "", "", "")))
    actions = Actions(theme)
    context = Context(session, empty, Navigator(), actions, theme, MessageQueue())
    went: list[NavigationTarget] = []
    context.navigator.moved.connect(went.append)
    room = _room(context, session, qtbot)
    until(lambda: room.page.steps is not None)
    assert [one.kind for one in room._overview.steps if one.is_done] == []
    assert room.page.steps.act.accessibleDescription().startswith("Name the client")
    name = PersonName("Adil Emin", "Latn", "")
    person = replace(new_person(PersonId("ab" * 16), empty), names=(name,))
    session.vault.run(save_person(person))
    session.vault.run(save_case(Case(empty, "NEW-1", "", f"[[{person.id}]]", "", "", "")))
    until(lambda: "Add the documents" in room.page.steps.act.accessibleDescription())
    room.page.steps.act.click()
    assert went.pop() == NavigationTarget("documents")
    room.page.steps.step_requested.emit("people")
    assert went.pop() == NavigationTarget("people", "", "new")
    offered: list[str] = []
    context.notices.posted.connect(lambda _text, _kind, action: offered.append(action))
    room.page.steps.hide_button.click()
    until(lambda: room.page.steps is None and offered)
    assert offered == ["overview.first_steps"], "the way back is offered at once"
    actions["overview.first_steps"].trigger()
    until(lambda: room.page.steps is not None)
    assert "Add the documents" in room.page.steps.act.accessibleDescription()
    actions.deleteLater()


def test_a_client_is_named_from_the_start_only_where_that_was_ticked(session):
    for number, is_named in enumerate((False, True)):
        case = Case(CaseId(f"e{number}" * 16), f"NEW-{number}", "", "Adil Emin", "", "", "")
        client = PersonId(f"c{number}" * 16)
        session.vault.run(create_case(case, client, is_named=is_named))
        person = session.vault.ask(lambda reader, at=client: reader.get(Person, at))
        assert person.protection is (Protection.OPEN if is_named else Protection.WITHHELD)
