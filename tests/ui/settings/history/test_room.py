"""The history shows every act, what it changed, and takes it back."""

from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest

from casefiles.domain.records.case_records import Case, Event, Person
from casefiles.office.records.undo import undo
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.settings.history.change_text import time_words
from casefiles.ui.settings.history.screen import HistoryScreen


@pytest.fixture
def room(qtbot, context):
    room = HistoryScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    return room


@pytest.fixture
def person(session, case_id):
    return session.vault.ask(lambda reader: reader.find(Person, case_id=case_id))[0]


def rename(session, person, role):
    session.vault.run(lambda work: work.update(replace(person, role=role), "edit_person"))


def opened(qtbot, room, place=None):
    room.show()
    room.open(place or NavigationTarget("history"))
    qtbot.waitUntil(lambda: bool(room.table.rows_model.rows), timeout=60_000)
    qtbot.waitUntil(lambda: room._chosen is not None, timeout=60_000)


def words(room):
    return [row.words for row in room.table.rows_model.rows]


def labels(room):
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in room.pane.widget().findChildren(QLabel)]


def test_acts_stand_newest_first_with_their_fields(qtbot, room, session, person):
    rename(session, person, "sister of the client")
    opened(qtbot, room)
    assert words(room)[:2] == ["Person edited", "Case imported"]
    assert words(room)[-1] == "Vault created"
    assert room.table.row().subject == person.names[0].text
    qtbot.waitUntil(lambda: "sister of the client" in labels(room), timeout=60_000)
    assert "Role" in labels(room)


def test_undo_takes_the_selected_act_back_and_the_list_says_so(qtbot, room, session, person):
    rename(session, person, "sister")
    told = []
    room.context.notices.posted.connect(lambda text, *_: told.append(text))
    opened(qtbot, room)
    room._undo.trigger()
    qtbot.waitUntil(lambda: words(room)[0] == "Undone: person edited", timeout=60_000)
    assert session.vault.ask(lambda reader: reader.get(Person, person.id)) == person
    row = next(row for row in room.table.rows_model.rows if row.words == "Person edited")
    assert row.is_undone
    assert not row.can_be_undone
    room.table.select(row.id)
    qtbot.waitUntil(lambda: "Undone" in labels(room), timeout=60_000)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [f"Undone: person edited ({person.names[0].text})."]


def test_what_cannot_be_undone_says_why(qtbot, room):
    opened(qtbot, room)
    loaded = room.table.row()
    assert loaded.words == "Case imported"
    qtbot.waitUntil(lambda: "Creating a case cannot be undone." in labels(room))
    assert not room._undo.isEnabled()
    assert any(text.startswith("And ") for text in labels(room))


def test_a_refused_undo_is_told_and_changes_nothing(qtbot, room, session, person):
    rename(session, person, "sister")
    rename(session, person, "cousin")
    opened(qtbot, room)
    second = room.table.rows_model.rows[1]
    room.table.select(second.id)
    qtbot.waitUntil(lambda: room._chosen.id == second.id, timeout=60_000)
    with qtbot.waitSignal(session.failed, timeout=60_000) as caught:
        room._undo.trigger()
    assert caught.args[0].code == "changed_since"
    assert session.vault.ask(lambda reader: reader.get(Person, person.id)).role == "cousin"


def test_the_filter_narrows_and_says_when_nothing_is_found(qtbot, room, session, person):
    rename(session, person, "sister")
    opened(qtbot, room)
    room.filter.set_text("person ed")
    qtbot.waitUntil(lambda: words(room) == ["Person edited"], timeout=60_000)
    room.filter.set_text("nothing of this kind")
    qtbot.waitUntil(lambda: room._stack.currentIndex() == 1, timeout=60_000)
    room.filter.clear()
    qtbot.waitUntil(lambda: len(words(room)) == 3, timeout=60_000)


def test_a_long_history_is_read_page_by_page_as_one_scrolls(qtbot, room, session, person):
    for number in range(450):
        rename(session, person, f"role {number}")
    opened(qtbot, room)
    assert len(room.table.rows_model.rows) == 200
    bar = room.table.verticalScrollBar()
    for expected in (400, 452):
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda n=expected: len(room.table.rows_model.rows) == n, timeout=60_000)
    firsts = [row.first for row in room.table.rows_model.rows]
    assert firsts == sorted(set(firsts), reverse=True)
    assert room._next_before == 0


def test_a_place_leads_back_to_its_act_and_on_to_the_record(qtbot, room, session, person):
    rename(session, person, "sister")
    rename(session, person, "cousin")
    opened(qtbot, room)
    second = room.table.rows_model.rows[1]
    room.open(NavigationTarget("history", second.id))
    qtbot.waitUntil(lambda: room.here() == NavigationTarget("history", second.id), timeout=60_000)
    went = []
    room.context.navigator.moved.connect(went.append)
    room.pane.show_requested.emit("person", person.id)
    assert went == [NavigationTarget("people", person.id)]


def test_a_hidden_room_leaves_the_way_alone_and_asks_when_shown(qtbot, room, session, person):
    room.context.navigator.go(NavigationTarget("people"))
    rename(session, person, "sister")
    qtbot.wait(100)
    assert room.table.rows_model.rows == ()
    assert room.context.navigator.place == NavigationTarget("people")
    opened(qtbot, room)
    assert words(room)[0] == "Person edited"


def test_a_removed_record_keeps_its_name(qtbot, room, session, case_id):
    event = session.vault.ask(lambda reader: reader.find(Event, case_id=case_id))[0]
    session.vault.run(lambda work: work.delete(Event, event.id, "remove_event"))
    opened(qtbot, room)
    row = room.table.row()
    assert row.words == "Event removed"
    assert row.subject.startswith("About 1984: Ershat Baratjan is born.")
    session.vault.run(undo(row.first))
    qtbot.waitUntil(lambda: words(room)[0] == "Undone: event removed", timeout=60_000)


@pytest.mark.parametrize(
    ("wall", "zone", "expected"),
    [
        (0, UTC, "1 Jan 1970 00:00"),
        (1_700_000_000_000_000_000, timezone(timedelta(hours=8)), "15 Nov 2023 06:13"),
        (1 << 80, UTC, "Date not recorded"),
    ],
)
def test_times_are_told_in_words(wall, zone, expected):
    assert time_words(wall, zone) == expected


def test_the_case_itself_is_told_by_its_fields(qtbot, room, session, case_id):
    case = session.vault.ask(lambda reader: reader.get(Case, case_id))
    session.vault.run(lambda work: work.update(replace(case, title="New title"), "edit_case"))
    opened(qtbot, room)
    qtbot.waitUntil(lambda: "New title" in labels(room), timeout=60_000)
    assert case.title in labels(room)


def test_an_act_beyond_the_list_is_shown_all_the_same(qtbot, room, session, person, monkeypatch):
    from casefiles.ui.settings.history import screen

    monkeypatch.setattr(screen, "_PAGE", 1)
    for number in range(4):
        rename(session, person, f"role {number}")
    acts = session.vault.ask(lambda reader: reader.latest_acts(1 << 60, 9, room.context.case_id))
    oldest = acts[-1].act.first
    opened(qtbot, room, NavigationTarget("history", str(oldest)))
    qtbot.waitUntil(lambda: room._chosen.first == oldest, timeout=60_000)


def test_who_did_it_has_its_width_again_after_a_narrow_list(qtbot, room, session, person, theme):
    opened(qtbot, room)
    for width in (1000, 1400, 1000, 1247):
        room.resize(width, 700)
        room.grab()
    column = next(n for n, one in enumerate(room.table.rows_model.columns) if one.key == "actor")
    if not room.table.isColumnHidden(column):
        assert room.table.columnWidth(column) >= theme.pixels(70)
    room.resize(1800, 700)
    room.grab()
    assert not room.table.isColumnHidden(column)
    assert room.table.columnWidth(column) >= theme.pixels(76)
