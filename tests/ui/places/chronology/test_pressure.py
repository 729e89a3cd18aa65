"""The chronology of pressure in the room and into the dossier; flags, and records that lead on."""

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
