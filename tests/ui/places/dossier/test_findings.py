"""What is told together with earlier editions, and by details, in the room of the dossier."""

import contextlib
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import MarkId
from casefiles.domain.records.case_records import Mark
from casefiles.domain.records.pairings import MayJoin
from casefiles.office.draft.combined_disclosure import (
    OVERLAP,
    OverlapBasis,
    combined_disclosure,
)
from casefiles.office.draft.combined_findings import PAIR_BARRED, PAIR_UNANSWERED
from casefiles.office.records.finding_acceptance import withdraw_acceptance
from casefiles.office.stops.reidentification import MOSAIC, reidentification
from casefiles.ui.base.navigation import NavigationTarget
from tests.office.left_editions import leave
from tests.ui.settling import settle, until
from tests.ui.test_every_room import LARGE, clipped, is_inner, scrolls_sideways, told

SMALL = QSize(1188, 680)
"""What the room has of a window of 1280 by 720."""


def fits_with_large_letters(page, room, session, theme) -> None:
    """Nothing of a page is cut where letters are twice as large and the screen is small."""
    theme.set_scale(LARGE)
    room.resize(SMALL)
    settle(session)
    shown = [one for one in page.findChildren(QWidget) if one.isVisible() and not is_inner(one)]

    def faults() -> list[str]:
        cut = [f"{told(one)}: {why}" for one in shown if (why := clipped(one))]
        return cut + [told(one) for one in shown if scrolls_sideways(one, LARGE)]

    def fits() -> bool:
        return room.minimumSizeHint().boundedTo(SMALL) == room.minimumSizeHint()

    assert len(shown) > 12
    with contextlib.suppress(TimeoutError):
        until(lambda: not faults() and fits(), 10)
    assert fits(), room.minimumSizeHint()
    assert faults() == []
    theme.set_scale(100)
    settle(session)


def row_of(room, code: str):
    return next((row for row in room.checks.rows if row.found.code == code), None)


@pytest.fixture
def left(room, session, context):
    """Let an edition for a treaty body leave, then draw a mark at the foot of a page."""
    leave(session.vault, context.case_id, "treaty_body")
    known = session.vault.ask(lambda reader: reader.find(Mark))[0]
    foot = replace(known, id=MarkId("f0" * 16), box=Box(0.05, 0.93, 0.95, 0.97), audiences=())
    session.vault.run(lambda at: at.insert(foot, "add_mark"))
    until(lambda: row_of(room, OVERLAP) is not None, 120)
    return foot


def test_what_editions_tell_together_is_listed_shown_and_accepted(
    room, session, context, left, went, theme
):
    stop = row_of(room, OVERLAP).found
    assert stop.kind == "stop"
    assert not context.actions["dossier.export"].isEnabled()
    findings = session.vault.work(combined_disclosure(room.request), CancellationToken()).findings
    foot = next(one for one in findings if one.overlap.areas == (left.box,))
    area = next(spot for spot in stop.spots if spot.record == foot.of)
    assert "shown there, removed here \u00b7 gained by the requesting State, " in area.words
    room.open(NavigationTarget(area.room, area.record, area.detail))
    page = room.findings.overlay
    until(lambda: page.record == area.record)
    settle(session)
    assert page.isVisible()
    assert page.detail.words.text().endswith("what is removed here")
    here, there = page.detail.sides["here"].picture, page.detail.sides["there"].picture
    until(lambda: here._image is not None, 90)
    assert left.box in here._removed
    assert left.box not in there._removed
    assert here._outlined == there._outlined == (left.box,)
    fits_with_large_letters(page, room, session, theme)
    assert page.detail.gained.text() == (
        "Gained by who can read both: the requesting State, the requested State, the treaty body."
    )
    assert not page.detail.pairing.isVisible()
    assert not page.accept.isEnabled()
    gains = len(page.found.gains)
    page.reason.setText("The committee was sent the page before.")
    page.reason.returnPressed.emit()
    until(lambda: len(page.found.gains) == gains - 1)
    assert page.reason.text() == ""
    page.reason.setText("The same judges read both.")
    page.accept_all.click()
    until(lambda: page.found.gains == ())
    until(lambda: row_of(room, OVERLAP) is None, 120)
    assert row_of(room, "overlap_accepted").found.count == gains
    assert row_of(room, PAIR_UNANSWERED) is not None, "accepting answers no question"
    page.take_back.click()
    until(lambda: len(page.found.gains) == 1)
    went.clear()
    page.back.click()
    assert went == [NavigationTarget("dossier", "", "check")]
    until(lambda: row_of(room, OVERLAP) is not None, 120)


def test_a_question_about_two_recipients_is_answered_once_and_can_be_changed(
    room, session, context, went, theme
):
    leave(session.vault, context.case_id, "treaty_body")
    until(lambda: row_of(room, PAIR_UNANSWERED) is not None, 120)
    (spot,) = row_of(room, PAIR_UNANSWERED).found.spots
    assert spot.words.startswith(
        "May readers of the dossier for the court in open session know that"
    )
    assert not context.actions["dossier.export"].isEnabled()
    room.open(NavigationTarget(spot.room, spot.record, spot.detail))
    page = room.findings.overlay
    until(lambda: page.record == spot.record)
    settle(session)
    card = page.detail.pairing
    assert card.isVisible()
    assert card.question.text() == spot.words
    assert card.chosen is None, "nothing is preset"
    assert not page.reason.isVisible(), "no acceptance stands in for an answer"
    fits_with_large_letters(page, room, session, theme)
    card.reason.setText("The State has both files.")
    assert not card.keep.isEnabled(), "neither yes nor no is chosen"
    card.buttons[MayJoin.NO].click()
    card.keep.click()
    until(lambda: row_of(room, PAIR_BARRED) is not None, 120)
    until(lambda: card.state.text().startswith("Answered: no."), 60)
    card.buttons[MayJoin.YES].click()
    card.keep.click()
    until(lambda: row_of(room, "pair_joined") is not None, 120)
    assert row_of(room, PAIR_BARRED) is None
    until(lambda: page.found.resting(OverlapBasis.JOINED) != (), 60)
    assert page.found.open == page.found.gains, "only what readers gain is left"
    page.back.click()
    context.actions["dossier.readers"].trigger()
    panel = room.readers.reach
    until(lambda: len(panel.pairs) == 1, 60)
    assert panel.pairs[0].chosen is MayJoin.YES
    until(panel.pairs[0].isVisible, 60)
    panel.pairs[0].ask_again.click()
    until(lambda: panel.pairs[0].chosen is None, 60)
    until(lambda: row_of(room, PAIR_UNANSWERED) is not None, 120)


def test_details_are_ticked_and_lead_to_their_place(room, session, context, went, theme):
    assert row_of(room, MOSAIC) is None
    found = session.vault.work(reidentification(room.request), CancellationToken())
    points = [one.of for each in found.people for one in each.points]
    session.vault.run(withdraw_acceptance(context.case_id, MOSAIC, points))
    until(lambda: row_of(room, MOSAIC) is not None)
    check = row_of(room, MOSAIC).found
    spot = check.spots[0]
    room.open(NavigationTarget(spot.room, spot.record, spot.detail))
    page = room.findings.mosaic
    until(lambda: page.record == spot.record)
    assert page.found is not None
    fits_with_large_letters(page, room, session, theme)
    before = len(page.found.open)
    page.accept.click()
    until(lambda: len(page.found.open) == before - 1)
    until(lambda: page.accept.text() == "Mark as not reviewed")
    page.accept.click()
    until(lambda: len(page.found.open) == before)
    page.accept_all.click()
    own = next(one for one in page.found.people if one.person_id == spot.record)
    seen = sum(one.needs_look for one in own.points)
    until(lambda: len(page.found.open) == before - seen)
    went.clear()
    page.ways[0].click()
    until(lambda: went != [])
    assert went[-1].room == "people"
