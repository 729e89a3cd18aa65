"""Dates and states of rows are never cut, at five sizes; a row says what its kind shows."""

import pytest

from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.screen import ArgumentScreen
from casefiles.ui.places.argument.sources_screen import SourcesScreen
from casefiles.ui.places.chronology.screen import ChronologyScreen
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.places.proceedings.screen import ProceedingsScreen
from casefiles.ui.records.date_lines import date_lines
from casefiles.ui.records.record_rows import record_lines
from tests.ui.settling import settle

SIZES = ((1280, 720, 100), (1366, 768, 100), (1920, 1080, 100), (1920, 1080, 150), (1280, 720, 200))
RAIL, BARS = 94, 69


@pytest.fixture
def show(qtbot, context, session):
    def shown(kind):
        room = kind(context)
        qtbot.addWidget(room)
        room.show()
        room.open(NavigationTarget(room.key))
        settle(session)
        return room

    return shown


def tables(room):
    lists = {
        "people": lambda: [room.list.table, room.relations.table],
        "timeline": lambda: [room.table, room.facts.table],
        "sources": lambda: [room.list.table],
        "register": lambda: [room.list.table],
        "argument": lambda: [room.list.table],
    }
    return lists[room.key]()


@pytest.mark.parametrize(
    "kind", [PeopleScreen, ChronologyScreen, ProceedingsScreen, ArgumentScreen, SourcesScreen]
)
def test_no_lead_and_no_state_is_cut_at_five_sizes(show, session, theme, kind):
    room = show(kind)
    for wide, high, scale in SIZES:
        theme.set_scale(scale)
        room.resize(wide - RAIL * scale // 100, high - BARS * scale // 100)
        settle(session)
        for table in tables(room):
            if not table.isVisible():
                continue
            table.lines.cut.clear()
            for number in range(len(table.rows_model.rows)):
                table.scrollTo(table.rows_model.index(number, 0))
                if number % 5 == 0:
                    table.viewport().grab()
            table.viewport().grab()
            assert table.lines.cut == set(), (wide, high, scale)


def test_a_record_says_when_what_and_what_its_kind_shows(show):
    room = show(ProceedingsScreen)
    lines = {row.type: record_lines(row) for row in room.list.table.rows_model.rows}
    assert lines["assurance"].second.endswith("1 of 5 specific")
    assert lines["assurance"].lead == "15 Jan 2024"
    assert lines["notice"].second == "Notice · Red notice · AIERXIATI BALATIJIANG · CCF: Deletion"
    assert "Extradition custody" in lines["detention"].second
    assert "15 January 2024" not in lines["assurance"].title


def test_an_hour_and_the_end_of_an_interval_stand_below_the_day():
    assert date_lines("2023-09-16T22:10+08:00") == ("16 Sep 2023", "22:10 (Beijing)")
    assert date_lines("2023-05/2023-09-14") == ("May 2023 –", "14 Sep 2023")
    assert date_lines("2019-03-14/..")[1] == ""
    assert date_lines("not a date") == ("not a date", "")
