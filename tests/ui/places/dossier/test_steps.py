"""The five steps: their order, what each says of itself, everybody as a recipient reads them."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Edition, Mark, Person
from casefiles.domain.records.showings import Appearance
from casefiles.ui.base.dossier_steps import BLOCKED, DONE, STEPS, WAITING
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.redact.screen import RedactionScreen
from tests.office.left_editions import leave
from tests.ui.places.dossier.looking import looked_again
from tests.ui.settling import settle


def test_each_step_shows_its_own_and_next_leads_through_all(room, session, went):
    first = {
        "readers": room.bar,
        "contents": room.outline,
        "check": room.checks,
        "export": room.panel,
    }
    assert room.row.step == "readers"
    for step in STEPS:
        if step == "redact":
            assert went[-1] == NavigationTarget("redaction")
            room.open(NavigationTarget("dossier", "", "check"))
            continue
        assert room.here().detail == f"{step}/national_court/court_open"
        assert {name for name, part in first.items() if part.isVisible()} == {step}
        assert room.preview.isVisible()
        if step != "export":
            room.row.next.click()
    assert not room.row.next.isVisible(), "the card has the button that exports"


def test_steps_can_be_visited_in_any_order_by_their_keys(room, session):
    for number, step in ((4, "export"), (0, "readers"), (3, "check"), (1, "contents")):
        room.show_view(number)
        assert room.row.tabs.currentIndex() == number
        assert room.here().detail.startswith(f"{step}/")
    place = room.here()
    room.show_view(3)
    room.open(place)
    assert room.outline.isVisible()


def test_a_step_says_how_far_it_is(room, session, context):
    steps = context.steps
    assert steps.states["readers"] == steps.states["contents"] == DONE
    assert steps.states["check"] == DONE
    assert room.row.tabs.accessibleTabName(3).endswith("done")
    mark = session.vault.ask(lambda reader: reader.find(Mark))[0]
    session.vault.run(lambda at: at.update(replace(mark, raster="0" * 64), "edit_mark"))
    looked_again(session, room)
    state = steps.states["check"]
    assert (state.icon, state.open) == (BLOCKED.icon, room.checks.checks.stops)
    assert "(" in room.row.tabs.tabText(3)


def test_somebody_is_shown_less_at_once_and_more_only_with_a_reason(room, session, context):
    everybody = session.vault.ask(lambda reader: reader.find(Person))
    client = next(one for one in everybody if one.role == "client")
    witness = next(one for one in everybody if one.role == "witness")
    people = room.people
    settle(session)
    assert people.buttons[client.id, Appearance.NAMED].isChecked()
    people.buttons[witness.id, Appearance.WITHHELD].click()
    looked_again(session, room)
    assert people.buttons[witness.id, Appearance.WITHHELD].isChecked()
    changed = session.vault.ask(lambda reader: reader.get(Person, witness.id))
    assert [(one.audience, one.appearance) for one in changed.showings if not one.place] == [
        ("court_open", Appearance.WITHHELD)
    ]
    people.buttons[witness.id, Appearance.NAMED].click()
    settle(session)
    assert people.editor.isVisible()
    assert people.buttons[witness.id, Appearance.WITHHELD].isChecked(), "nothing is saved yet"
    assert "Let the requesting State read" in people.editor.save.text()
    people.editor.save.click()
    settle(session)
    assert people.editor.problem.text()
    people.editor.reason.setText("Order of the court of 3 May 2024.")
    people.editor.save.click()
    looked_again(session, room)
    assert people.buttons[witness.id, Appearance.NAMED].isChecked()
    assert not people.editor.isVisible()


def test_a_dossier_that_was_begun_is_gone_on_with(room, session, context):
    room.bar.choose("treaty_body")
    room.outline._boxes["persons"].click()
    looked_again(session, room)
    pairs = {(one.profile, one.audience) for one in context.steps.prepared}
    assert ("national_court", "treaty_body") in pairs
    room.bar.choose("court_open")
    looked_again(session, room)
    box = room.row.dossiers
    at = [box.itemData(row) for row in range(box.count())].index(("national_court", "treaty_body"))
    box.setCurrentIndex(at)
    box.activated.emit(at)
    looked_again(session, room)
    assert room.request.audience == "treaty_body"
    assert not room.outline._boxes["persons"].isChecked()


@pytest.fixture
def redaction(qtbot, context, room):
    made = RedactionScreen(context)
    qtbot.addWidget(made)
    made.open(NavigationTarget("redaction"))
    made.show()
    return made


def test_the_third_step_shows_the_same_row_and_leads_on(redaction, session, went, context):
    settle(session)
    assert redaction.row.tabs.currentIndex() == 2
    waiting = context.steps.states["redact"].open
    assert (f"({waiting})" in redaction.row.tabs.tabText(2)) == bool(waiting)
    redaction.row.next.click()
    assert went[-1] == NavigationTarget("dossier", "", "check")
    redaction.show_view(0)
    assert went[-1] == NavigationTarget("dossier", "", "readers")
    assert redaction.row.tabs.currentIndex() == 2
    redaction.row.dossier_chosen.emit("national_court", "expert")
    assert went[-1] == NavigationTarget("dossier", "", "contents/national_court/expert")


def test_where_there_is_little_room_the_step_has_all_of_it(room, session, theme):
    theme.set_scale(200)
    settle(session)
    try:
        assert room.bar.isVisible()
        assert not room.preview.isVisible()
    finally:
        theme.set_scale(100)
    settle(session)
    assert room.preview.isVisible()


def test_a_dossier_that_may_not_leave_says_so_in_its_last_step(room, session, context):
    room.show_step("export")
    assert room.last.off.text() == ""
    context.actions.bar(frozenset({"dossier.export"}), Refused("case_closed"))
    assert room.last.off.isVisible()
    assert "closed" in room.last.off.text()
    room.row.go_on()
    settle(session)
    assert not room.is_busy
    context.actions.bar(frozenset(), None)
    assert room.last.off.text() == ""


def test_what_was_exported_is_listed_for_its_own_recipient_alone(room, session, context):
    assert context.steps.states["export"] == WAITING
    leave(session.vault, context.case_id, "court_open", "2024-05-19")
    leave(session.vault, context.case_id, "court_open", "2024-05-20")
    looked_again(session, room)
    assert len(session.vault.ask(lambda reader: reader.find(Edition))) == 2
    assert context.steps.states["export"] == DONE
    lines = room.last.exported.text().splitlines()
    assert ["20 May 2024" in lines[0], "19 May 2024" in lines[1], len(lines)] == [True, True, 2]
    room.bar.choose("court_closed")
    looked_again(session, room)
    assert context.steps.states["export"] == WAITING, "a closed one takes its numbers, no more"
    assert room.last.exported.text() == ""


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_the_present_step_has_its_whole_name_and_the_others_their_numbers(qtbot, context, scale):
    from casefiles.ui.places.dossier.steps.step_row import StepRow

    context.theme.set_scale(scale)
    for step in STEPS:
        row = StepRow(context, step)
        qtbot.addWidget(row)
        row.resize(1180, row.sizeHint().height())
        row.show()
        assert row.tabs.sizeHint().width() <= row.tabs.width(), "so none of them is cut"
        for number, name in enumerate(STEPS.values()):
            text = row.tabs.tabText(number)
            assert text.startswith(str(number + 1))
            assert text == f"{number + 1}  {name}" or (
                scale > 100 and number != row.tabs.currentIndex()
            )
        row.close()
    context.theme.set_scale(100)
