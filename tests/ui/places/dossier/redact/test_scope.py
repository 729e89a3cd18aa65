"""The review asks about what the dossier at hand holds, and says what waits outside of it."""

import pytest

from casefiles.domain.records.case_records import Mark
from casefiles.office.draft.dossiers import exhibits_requested, remember_choice, save_contents
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.redact.screen import RedactionScreen
from tests.ui.settling import settle, until


@pytest.fixture
def request_at_hand(session, context):
    return EditionRequest(context.case_id, "national_court", "court_open")


@pytest.fixture
def room(qtbot, context, session, request_at_hand):
    """A dossier with one exhibit of the sample, of which many wait on others."""
    room = RedactionScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    room.show()
    room.open(NavigationTarget("redaction"))
    settle(session)
    context.actions["redaction.search"].trigger()
    until(lambda: room._queue.was_made and room._searching is None)
    settle(session)
    waiting = [one.item.document_id for one in room._queue.undecided if one.item.document_id]
    exhibits = session.vault.ask(exhibits_requested(request_at_hand))
    held = next(one for one in exhibits if one in waiting)
    session.vault.run(save_contents(request_at_hand, ["exhibits"], [held]))
    session.vault.run(remember_choice(request_at_hand))
    context.steps.offer((), ("national_court", "court_open"))
    room._ask()
    settle(session)
    room.held = held
    return room


def documents(room) -> set[str]:
    return {one.item.document_id for one in room._queue.items} - {""}


def test_only_questions_on_exhibits_of_this_dossier_are_asked_and_the_others_counted(room):
    whole = room.scope.found.whole
    outside = [one for one in whole.undecided if one.item.document_id not in {"", room.held}]
    assert outside
    assert documents(room) == {room.held}
    assert room.scope.isVisible()
    assert room.scope.words.startswith(f"{len(outside)} more questions are on documents outside")
    assert room.context.steps.states["redact"].open == len(room._queue.undecided)
    shown = {one.item.document_id for row in room.words._rows for one in row.rows}
    assert shown <= {"", room.held}


def test_the_others_can_be_seen_and_left_again(room):
    room.scope.turn.click()
    assert documents(room) > {room.held}
    assert len(room._queue.undecided) == len(room.scope.found.whole.undecided)
    assert room.scope.turn.text() == "This dossier only"
    inside = len(room.scope.found.inside.undecided)
    assert room.context.steps.states["redact"].open == inside, "the step is of the dossier"
    room.scope.turn.click()
    assert documents(room) == {room.held}


def test_one_that_is_sought_outside_is_shown_with_all(room, session):
    other = next(
        one
        for one in room.scope.found.whole.undecided
        if one.item.document_id not in {"", room.held}
    )
    room.open(NavigationTarget("redaction", other.id))
    settle(session)
    assert room.list.row is not None
    assert room.list.row.id == other.id


def test_removing_the_undecided_marks_this_dossier_alone(room, session):
    before = session.vault.ask(lambda reader: reader.find(Mark))
    room.context.actions["redaction.remove_undecided"].trigger()
    until(lambda: room._removing is None, 120)
    settle(session)
    new = [one for one in session.vault.ask(lambda reader: reader.find(Mark)) if one not in before]
    assert new
    assert {one.document_id for one in new} == {room.held}
    assert [one for one in room.scope.found.whole.undecided if one.item.document_id]


def test_without_a_dossier_at_hand_all_of_the_case_is_asked(qtbot, context, session):
    room = RedactionScreen(context)
    qtbot.addWidget(room)
    room.show()
    room.open(NavigationTarget("redaction"))
    settle(session)
    assert room.scope.found.documents is None
    assert not room.scope.isVisible()
