"""From the removal countdown of the first page to a pack whose sending is logged, in the window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.offices import Office
from casefiles.domain.records.proceedings import Submission
from casefiles.office.case.emergency_acts import RemovalInput, enter_removal
from casefiles.office.case.emergency_state import BODIES
from casefiles.office.records.record_commands import save_case
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import NavigationTarget, Navigator
from casefiles.ui.places.emergency.screen import EmergencyScreen
from casefiles.ui.places.today.screen import OverviewScreen
from tests.office.filing.left_packs import PACK, left_pack
from tests.office.forum.test_record_answers import OFFICE
from tests.ui.conftest import CLOCK
from tests.ui.settling import settle, until


def moment_in(**time: float) -> str:
    moment = datetime.fromtimestamp(CLOCK.wall() // 1_000_000_000, UTC) + timedelta(**time)
    return f"{moment:%Y-%m-%dT%H:%M}+00:00"


def acts(session) -> int:
    return session.vault.ask(lambda reader: len(reader.acts(NEWEST, 1_000)))


def answers(session) -> dict[str, str]:
    return {one.field: one.text for one in session.vault.ask(lambda at: at.find(FieldAnswer))}


def screen_of(context, session, qtbot) -> EmergencyScreen:
    made = EmergencyScreen(context)
    qtbot.addWidget(made)
    made.resize(1240, 700)
    made.show()
    made.open(NavigationTarget("emergency"))
    until(lambda: made.state is not None)
    settle(session)
    return made


@pytest.fixture
def screen(context, session, qtbot) -> EmergencyScreen:
    return screen_of(context, session, qtbot)


def test_the_first_page_leads_to_it_from_its_head_and_from_the_countdown(context, session, qtbot):
    went: list[NavigationTarget] = []
    context.navigator.moved.connect(went.append)
    session.vault.run(enter_removal(context.case_id, RemovalInput(moment_in(hours=44))))
    room = OverviewScreen(context)
    qtbot.addWidget(room)
    room.show()
    room.open(NavigationTarget("overview"))
    until(lambda: bool(room.page.tiles))
    context.actions["overview.emergency"].trigger()
    assert went.pop() == NavigationTarget("emergency")
    (tile,) = room.page.tiles
    tile.emergency_requested.emit()
    assert went.pop() == NavigationTarget("emergency")


def test_what_is_entered_once_fills_what_it_can_and_is_copied_when_said(screen, session):
    before = acts(session)
    assert screen.clocks.left.text() == "No removal time"
    assert "removal_datetime" not in screen.answers.form.fields, "it is entered as one"
    screen.clocks.enter_removal.click()
    screen.entry.fields["removal"].set_value(moment_in(hours=44))
    screen.entry.fields["removal_to"].set_value("Beijing")
    screen.entry.save.click()
    until(lambda: screen.entry is None and screen.state.removal.is_near)
    assert screen.clocks.left.text().startswith("1 d 1"), "less than two days"
    screen.clocks.repairs["office"].click()
    settle(session)
    screen.entry.load(OFFICE)
    screen.entry.save.click()
    until(lambda: session.vault.ask(lambda reader: reader.find(Office)) != ())
    until(lambda: screen.entry is None and screen.state.needs == ())
    assert answers(session) == {}, "nothing was copied by itself"
    assert acts(session) == before + 2
    count = screen.state.to_copy
    assert str(count) in screen.answers.copy.text()
    screen.answers.copy.click()
    until(lambda: screen.state.to_copy == 0)
    settle(session)
    assert len(answers(session)) == count
    assert acts(session) == before + 3
    assert screen.answers.copy.isHidden()
    first, _ = session.vault.ask(next_undo(screen.context.case_id))
    session.vault.run(undo(first))
    until(lambda: screen.state.to_copy == count)
    assert answers(session) == {}


def test_a_missing_field_is_answered_right_there_and_is_missing_no_more(screen, session):
    fields = screen.answers.form.fields
    assert next(iter(fields)) == "contact_person", "the weightiest of what is asked"
    fields["rep"].set_value("Aud Brennick, advocate")
    fields["rep"].changed.emit()
    screen.answers.form.save.click()
    until(lambda: "rep" not in screen.answers.form.fields)
    assert answers(session) == {"rep": "Aud Brennick, advocate"}
    settle(session)
    known = {one.field: one for one in screen.state.known}
    assert known["rep"].is_copied


def test_each_body_is_chosen_by_keys_and_what_was_typed_for_another_is_there_again(screen, session):
    screen.answers.form.fields["rep"].set_value("half a na")
    screen.answers.form.fields["rep"].changed.emit()
    for body in BODIES[1:]:
        screen.bodies[body.id].click()
        until(lambda body=body: screen.state.body == body)
        assert screen.here().detail == body.id
        settle(session)
    assert "provisional" in {one.field for one in screen.state.known} | {
        one.id for one in screen.state.missing
    }
    screen.bodies["rule39"].click()
    until(lambda: screen.answers.form.fields.get("rep") is not None)
    until(lambda: screen.answers.form.fields["rep"].value() == "half a na")
    assert answers(session) == {}


def test_a_removal_that_is_over_asks_what_happened(screen, session):
    session.vault.run(enter_removal(screen.context.case_id, RemovalInput(moment_in(hours=-3))))
    until(lambda: screen.state.removal.is_past)
    assert screen.clocks.left.text().endswith("ago")
    assert "Was the client taken?" in screen.state.removal.note


def test_a_removal_without_a_zone_says_so_beside_the_clock(screen, session):
    session.vault.run(enter_removal(screen.context.case_id, RemovalInput(moment_in(days=2)[:16])))
    until(lambda: screen.state.removal.lacks == "zone")
    assert "Time zone unknown" in screen.clocks._note.text()
    assert screen.clocks._note.isVisibleTo(screen)


def test_a_pack_that_waits_is_logged_as_sent_once(screen, session, context):
    assert screen.departure.sent.isHidden()
    left_pack(session.vault, EditionRequest(context.case_id, "echr_rule39", "court_open"))
    until(lambda: screen.departure.sent.isVisibleTo(screen))
    screen.departure.sent.click()
    until(lambda: screen.entry is not None)
    form = screen.entry
    form.fields["moment"].set_value(moment_in(hours=2))
    form.fields["channel"].set_value("portal")
    form.fields["to"].set_value("account of counsel")
    form.save.click()
    until(lambda: "cannot lie ahead" in form.fields["moment"].words_of_problem())
    form.fields["moment"].set_value(moment_in(minutes=-3))
    form.save.click()
    until(lambda: screen.entry is None)
    (entered,) = [
        one
        for one in session.vault.ask(lambda reader: reader.find(Submission))
        if one.edition_id == PACK
    ]
    assert (entered.channel, entered.note) == ("portal", "Sent to: account of counsel")
    until(screen.departure.sent.isHidden)
    assert "locked as filed" in screen.departure._log.text()
    assert "Sent to: account of counsel" in screen.departure._log.text()


def test_no_pack_before_it_is_prepared_and_a_folder_is_chosen(screen, tmp_path):
    screen.departure.go.click()
    assert "Prepare first" in screen.departure.problem.text()
    screen.departure.set_folder(tmp_path)
    screen.departure.go.click()
    assert "Prepare first" in screen.departure.problem.text()
    assert list(tmp_path.glob("filing-*")) == []


def test_an_empty_case_says_what_is_needed_first_and_leads_there(session, theme, qtbot):
    empty = CaseId("ee" * 16)
    session.vault.run(save_case(Case(empty, "NEW-1", "", "", "", "", "")))
    actions = Actions(theme)
    wishes: list[str] = []
    actions.requested.connect(wishes.append)
    surroundings = Context(session, empty, Navigator(), actions, theme, MessageQueue())
    screen = screen_of(surroundings, session, qtbot)
    assert [one.kind for one in screen.state.needs] == [
        *("client", "states", "removal", "dated", "decision", "office")
    ]
    for kind in ("client", "states", "dated", "decision"):
        screen.clocks.repairs[kind].click()
    assert wishes == [*("overview.edit_case",) * 3, "register.add"]
    actions.deleteLater()


def test_the_date_on_the_cover_is_asked_at_once_and_today_is_a_proposal(screen, session):
    case = session.vault.ask(lambda reader: reader.find(Case))[0]
    session.vault.run(save_case(replace(case, dated="")))
    until(lambda: screen.clocks.today is not None)
    shown = screen.clocks.today.text()
    assert shown.startswith("Use today: ")
    assert str(datetime.fromtimestamp(CLOCK.wall() / 1e9, UTC).year) in shown
    assert session.vault.ask(lambda reader: reader.find(Case))[0].dated == ""
    screen.clocks.today.click()
    until(lambda: screen.clocks.today is None)
    assert session.vault.ask(lambda reader: reader.find(Case))[0].dated == screen.state.today
    assert "dated" not in [one.kind for one in screen.state.needs]


def test_a_zone_that_is_none_is_named_and_not_the_date(screen, session):
    screen.clocks.enter_removal.click()
    field = screen.entry.fields["removal"]
    field.set_value("2090-03-14T06:10")
    field.zone.box.setEditText("Europe/Berlin")
    screen.entry.save.click()
    settle(session)
    assert field.words_of_problem().startswith("Time zone:")
    field.zone.box.setEditText("+01:00")
    screen.entry.save.click()
    until(lambda: screen.entry is None)
