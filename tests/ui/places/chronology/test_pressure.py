"""The chronology of pressure in the room and into the dossier; flags, and records that lead on."""

import random
import time
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.ids import DetentionId, HearingId, IncidentId
from casefiles.domain.records.case_records import Outline, Person
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Detention, Hearing
from casefiles.domain.records.reprisals import step_id
from casefiles.office.chronology.timeline import PRESSURE, PROCEDURE
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.chronology.screen import ChronologyScreen
from tests.store.filled import fresh_id
from tests.ui.settling import until


@pytest.fixture
def records(session, case_id):
    hearing = Hearing(HearingId(fresh_id()), case_id, "2031-03-18", kind="extradition")
    visit = Incident(IncidentId(fresh_id()), case_id, "2031-03-20", method="visit", text="came")
    session.vault.run(lambda work: [work.insert(one, "load") for one in (hearing, visit)])
    return hearing, visit


@pytest.fixture
def room(qtbot, context, records):
    room = ChronologyScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    room.show()
    room.open(NavigationTarget("timeline"))
    until(lambda: bool(room.lanes) and room.view.canvas.chart is not None)
    return room


def rows(room):
    return {row.id: row for row in room.view.canvas.chart.rows}


def show_pressure(room):
    QTest.keyClick(room.view.canvas, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    until(lambda: {row.lane for row in rows(room).values()} <= {PROCEDURE, PRESSURE})


def test_the_proceedings_stand_over_what_was_done_with_intervals_in_words(room, records):
    show_pressure(room)
    assert [lane.name for lane in room.view.canvas.chart.lanes] == [PROCEDURE, PRESSURE]
    interval = rows(room)[records[1].id].interval
    assert interval.startswith("2 days after the hearing of 18 March 2031")


def test_one_click_makes_it_a_section_of_the_dossier(room, session):
    show_pressure(room)
    until(room._into_dossier.isVisible)
    room._into_dossier.click()
    until(lambda: bool(session.vault.ask(lambda reader: reader.find(Outline))))
    (outline,) = session.vault.ask(lambda reader: reader.find(Outline))
    assert "pressure" in outline.sections
    assert "chronology" in outline.sections


def test_a_record_of_the_proceedings_opens_in_its_room(room, context, records):
    room.open(NavigationTarget("timeline", records[0].id))
    until(lambda: room.detail.row is not None and room.detail.row.id == records[0].id)
    room.detail.links[-1].click()
    assert context.navigator.place == NavigationTarget("register", records[0].id)


def test_each_step_of_a_detention_leads_to_its_one_record(room, session, case_id, context):
    client = session.vault.ask(lambda reader: reader.find(Person))[0]
    held = Detention(DetentionId(fresh_id()), case_id, client.id, "2031-01-01", "2031-02-01")
    session.run(room, lambda work: work.insert(held, "add_detention"))
    show_pressure(room)
    ends = [step_id(held.id, part) for part in ("begin", "end")]
    until(lambda: set(ends) <= rows(room).keys())
    room.open(NavigationTarget("timeline", ends[1]))
    until(lambda: room.detail.row is not None and room.detail.row.id == ends[1])
    assert room.detail.row.text.startswith("End of detention: ")
    room.detail.links[-1].click()
    assert context.navigator.place == NavigationTarget("register", held.id)


def test_a_flag_is_explained_from_the_pane(room):
    until(lambda: any(not one.reason for one in room.flagging.pane.flags))
    QTest.keyClick(room.view.canvas, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    waiting = [one for one in room.flagging.pane.flags if not one.reason]
    field = room.flagging.pane.fields[0]
    field.setText("She was abroad.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: any(one.reason == "She was abroad." for one in room.flagging.pane.flags))
    assert sum(not one.reason for one in room.flagging.pane.flags) == len(waiting) - 1


MANY, MOST_SECONDS = 300, 3.0
"""Incidents, and processor seconds until they are laid out and painted; measured: 0.5."""


@pytest.fixture
def crowded(qtbot, context, session, case_id):
    chance = random.Random(4)

    def day() -> str:
        return f"203{chance.randrange(2)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"

    def load(work):
        for at in range(MANY):
            words = f"Officers come for the {at}th time and ask about the hearing and the family"
            one = Incident(IncidentId(f"{at:032x}"), case_id, day(), method="visit", text=words)
            work.insert(one, "load")
        for _ in range(20):
            work.insert(Hearing(HearingId(fresh_id()), case_id, day(), kind="extradition"), "load")

    session.vault.run(load)
    room = ChronologyScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    room.show()
    room.open(NavigationTarget("timeline"))
    until(lambda: bool(room.lanes) and room.view.canvas.chart is not None)
    show_pressure(room)
    return room


@pytest.mark.parametrize("scale", [100, 200])
def test_of_three_hundred_incidents_no_words_lie_on_others_and_all_are_shown(
    crowded, context, scale
):
    context.theme.set_scale(scale)
    canvas = crowded.view.canvas
    begun = time.process_time()
    canvas.fit()
    canvas.grab()
    assert time.process_time() - begun < MOST_SECONDS
    shown = [sum(one.count for row in lane.rows for one in row) for lane in canvas._layout.lanes]
    assert sum(shown) == len(canvas.chart.rows) >= MANY
    for lane in canvas._layout.lanes:
        for row in lane.rows:
            assert all(one.end <= after.left + 0.5 for one, after in pairwise(row))
    context.theme.set_scale(100)
