"""The room: picture, list and pane on one selection and one filter; events are edited in it."""

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.records.case_records import Deadline, Event
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.office.chronology.timeline import ChronologyFilter, timeline_of
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.chronology.chart import chart_of
from casefiles.ui.places.chronology.chart_style import measure_of
from casefiles.ui.places.chronology.screen import ChronologyScreen
from tests.bench.timeline_frames import invented
from tests.ui.settling import until


@pytest.fixture
def room(qtbot, context):
    room = ChronologyScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    room.show()
    room.open(NavigationTarget("timeline"))
    until(lambda: bool(room.lanes) and room.view.canvas.chart is not None)
    return room


@pytest.fixture
def events(session, case_id):
    rows = session.vault.ask(timeline_of(case_id, ChronologyFilter()))
    return [row for row in rows if row.kind == "event"]


def test_list_and_picture_show_the_same_rows_and_counts(room, events):
    assert list(room.table.rows_model.rows) == list(room.view.canvas.chart.rows)
    assert room.counts.text().startswith(f"{len(events)} events · ")


def test_a_selection_in_the_picture_is_one_in_list_and_pane(room, context):
    QTest.keyClick(room.view.canvas, Qt.Key.Key_Right)
    QTest.keyClick(room.view.canvas, Qt.Key.Key_Right)
    row = room.view.canvas.row()
    assert room.table.row() == row
    assert room.detail.row == row
    assert context.navigator.place == NavigationTarget("timeline", row.id)


def test_a_selection_in_the_list_is_one_in_picture_and_pane(room):
    room.table.select_first()
    QTest.keyClick(room.table, Qt.Key.Key_Down)
    until(lambda: room.detail.row == room.table.row())
    assert room.view.canvas.row() == room.table.row() == room.detail.row


def test_a_filter_narrows_both(room, events):
    wanted = [row.id for row in events if row.needs_proof]
    box = room.filter._choices["only"]
    box.setCurrentIndex(box.findData("unproven"))
    until(lambda: len(room.table.rows_model.rows) == len(wanted))
    assert [row.id for row in room.view.canvas.chart.rows] == wanted


def test_a_place_that_the_filter_hides_is_shown_all_the_same(room, events):
    room.filter.set_text("nothing has these words")
    until(lambda: not room.table.rows_model.rows)
    room.open(NavigationTarget("timeline", events[3].id))
    until(lambda: room.detail.row is not None)
    assert room.detail.row.id == events[3].id
    assert room.view.canvas.row().id == room.table.row().id == events[3].id


def test_a_cite_opens_the_page_that_proves_the_event(room, events, context, qtbot):
    row = next(row for row in events if row.cites)
    room.open(NavigationTarget("timeline", row.id))
    with qtbot.waitSignal(context.navigator.moved) as moved:
        room.detail.links[0].click()
    cite = row.cites[0]
    assert moved.args == [NavigationTarget("documents", cite.document_id, str(cite.page))]


def test_a_date_of_the_proceedings_leads_to_the_overview(room, context, session, qtbot):
    deadline = session.vault.ask(lambda reader: reader.find(Deadline))[0]
    room.open(NavigationTarget("timeline", deadline.id))
    assert not context.actions["timeline.edit"].isEnabled()
    with qtbot.waitSignal(context.navigator.moved) as moved:
        room.detail.links[0].click()
    assert moved.args == [NavigationTarget("overview", deadline.id)]


def test_a_new_event_keeps_the_lane_in_view_and_is_shown(room, session, context):
    QTest.keyClick(room.view.canvas, Qt.Key.Key_Right)
    lane = room.view.canvas.row().lane
    context.actions["timeline.add_event"].trigger()
    form = room.form.form
    assert form.fields["lane"].value() == lane
    form.fields["date"].set_draft("c. summer 2019")
    form.fields["text"].set_value("Something new")
    form.save.click()
    until(lambda: room.detail.row is not None and room.detail.row.text == "Something new")
    assert room.form is None
    made = session.vault.ask(lambda reader: reader.get(Event, room.detail.row.id))
    assert (made.date, made.lane) == ("2019-06~/2019-08~", lane)
    assert room.view.canvas.row().id == room.table.row().id == made.id


def test_an_event_is_edited_and_removed(room, events, session, context):
    row = events[5]
    room.open(NavigationTarget("timeline", row.id))
    context.actions["timeline.edit"].trigger()
    until(lambda: room.form is not None)
    before = session.vault.ask(lambda reader: reader.get(Event, row.id))
    room.form.form.fields["place"].set_value("Elsewhere")
    room.form.form.save.click()
    until(lambda: room.detail.row is not None and room.detail.row.place == "Elsewhere")
    after = session.vault.ask(lambda reader: reader.get(Event, row.id))
    assert (after.text, after.cites, after.date) == (before.text, before.cites, before.date)
    context.actions["timeline.remove"].trigger()
    until(lambda: row.id not in room.view.canvas.chart.numbers)
    assert session.vault.ask(lambda reader: reader.get(Event, row.id)) is None


def test_an_event_without_a_date_is_not_saved_but_kept_as_a_draft(room, session, context):
    context.actions["timeline.add_event"].trigger()
    form = room.form.form
    form.fields["text"].set_value("No date yet")
    form.save.click()
    assert form.fields["date"].words_of_problem()
    # However long the vault takes to keep it.
    kept = threading.Event()
    session.run(room, lambda _work: kept.wait(60))
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert room.form is None
    kept.set()
    context.actions["timeline.add_event"].trigger()
    until(lambda: room.form.form.fields["text"].value() == "No date yet")


def test_an_empty_case_says_what_the_place_is_for(room, session):
    def clear(work):
        for kind in (Event, Deadline, *REGISTERED):
            for one in work.find(kind):
                work.delete(kind, one.id, "remove_event")

    session.vault.run(clear)
    until(lambda: room._pages.currentIndex() == 1)


def test_a_hundred_thousand_events_take_the_windows_thread_a_moment_only(room):
    rows = invented(100_000)
    made = chart_of(rows, measure_of(room.context.theme, room.font()), 739_000.0)
    # The thread's own time, as other work shares the processors.
    start = time.thread_time()
    room._on_chart(made)
    shown = time.thread_time()
    room.view.grab()
    drawn = time.thread_time()
    assert len(room.table.rows_model.rows) == len(rows)
    assert shown - start < 0.05
    assert drawn - shown < 0.05


def test_the_chart_is_made_on_another_thread(room, monkeypatch):
    threads = []

    def seen(*parts):
        threads.append(threading.current_thread())
        return chart_of(*parts)

    monkeypatch.setattr("casefiles.ui.places.chronology.screen.chart_of", seen)
    room._ask()
    until(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
