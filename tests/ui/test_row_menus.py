"""Every list of records has a menu for its row: by pointer and by keys, with its buttons' acts."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from casefiles.domain.records.case_records import Deadline
from casefiles.domain.records.proceedings import Task
from casefiles.ui.base.actions import CATALOGUE
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.row_commands import ROW_COMMANDS, row_commands
from casefiles.ui.places.argument.screen import ArgumentScreen
from casefiles.ui.places.argument.sources_screen import SourcesScreen
from casefiles.ui.places.chronology.screen import ChronologyScreen
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.places.dossier.redact.queue_list import QueueList
from casefiles.ui.places.dossier.screen import DossierScreen
from casefiles.ui.places.people.screen import PeopleScreen
from casefiles.ui.places.proceedings.screen import ProceedingsScreen
from casefiles.ui.places.today.screen import OverviewScreen
from casefiles.ui.widgets.buttons import ActionButton
from tests.ui.settling import settle, until


@pytest.fixture
def show(qtbot, context, session):
    def shown(kind, detail=""):
        room = kind(context)
        qtbot.addWidget(room)
        room.resize(1280, 720)
        room.show()
        room.open(NavigationTarget(room.key, "", detail))
        settle(session)
        return room

    return shown


def open_menu() -> QMenu:
    until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def by_pointer(view, number: int) -> QMenu:
    """Press the right button on a row."""
    index = view.model().index(number, 0)
    view.scrollTo(index)
    at = view.visualRect(index).center()
    over = view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, over.mapToGlobal(at))
    QApplication.sendEvent(over, event)
    return open_menu()


def by_menu_key(view) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(view, event)
    return open_menu()


def by_shift_f10(view) -> QMenu:
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    return open_menu()


def words(menu: QMenu) -> list[str]:
    """Return what a menu offers, without how rows can be ordered; close it."""
    shown = [one.text() for one in menu.actions() if not one.isSeparator()]
    menu.close()
    return [one for one in shown if not one.startswith("Order by: ")]


PLACES = [
    (PeopleScreen, "people", "", lambda room: room.list.table),
    (ChronologyScreen, "timeline", "", lambda room: room.table),
    (ProceedingsScreen, "register", "hearing", lambda room: room.list.table),
    (ProceedingsScreen, "task", "task", lambda room: room.list.table),
    (SourcesScreen, "sources", "country_source", lambda room: room.list.table),
    (ArgumentScreen, "limb", "", lambda room: room.list.table),
    (DocumentsScreen, "documents", "", lambda room: room.list.table),
]


@pytest.mark.parametrize(
    ("screen", "kind", "detail", "list_of"), PLACES, ids=[kind for _, kind, _, _ in PLACES]
)
def test_pointer_menu_key_and_shift_f10_offer_what_the_table_says(
    show, session, context, case_id, screen, kind, detail, list_of
):
    if kind == "task":
        session.vault.run(
            lambda work: work.insert(Task("a" * 32, case_id, text="Call the court"), "add_task")
        )
    room = show(screen, detail)
    view = list_of(room)
    until(lambda: view.model().rowCount() > 0)
    number = next(at for at in range(view.model().rowCount()) if is_of(kind, view, at))
    expected = {context.actions[name].text() for name in row_commands(kind)}
    for way in (
        lambda: by_pointer(view, number),
        lambda: by_menu_key(view),
        lambda: by_shift_f10(view),
    ):
        assert expected <= set(words(way())), kind
        assert view.currentIndex().row() == number


def is_of(kind, view, number) -> bool:
    row = view.rows_model.row_at(number)
    if kind == "timeline":
        return row.kind == "event"
    return kind != "limb" or hasattr(row, "limb")


def test_an_act_of_the_menu_is_carried_out_on_the_row_under_the_pointer(show, session, context):
    room = show(PeopleScreen)
    view = room.list.table
    until(lambda: len(view.rows_model.rows) > 2)
    asked = view.rows_model.row_at(2)
    menu = by_pointer(view, 2)
    settle(session)
    edit = next(one for one in menu.actions() if one is context.actions["people.edit"])
    edit.trigger()
    until(lambda: room.form is not None)
    assert room.pane.person.id == asked.id
    menu.close()


def test_a_record_that_is_not_shown_yet_is_not_what_a_command_works_on(show, session, context):
    room = show(ProceedingsScreen)
    view = room.list.table
    until(lambda: room.pane.shown is not None)
    other = next(row for row in view.rows_model.rows if row.id != room.pane.shown.row.id)
    view.select(other.id, emits=False)
    context.actions["register.remove"].trigger()
    settle(session)
    assert other.id in {row.id for row in view.rows_model.rows}
    assert room.pane.shown.row.id in {row.id for row in view.rows_model.rows}


def test_buttons_of_a_record_are_those_of_the_table(show, session, context):
    room = show(ProceedingsScreen, "hearing")
    until(lambda: room.pane.shown is not None)
    shown = [one for one in room.pane.findChildren(ActionButton) if one.isVisible()]
    assert [one.text() for one in shown] == [
        context.actions[name].text() for name in row_commands("register")
    ]


def test_facts_lead_to_their_source_and_to_the_statement(show, session, context):
    room = show(ChronologyScreen)
    room.show_chronology("facts")
    view = room.facts.table
    until(lambda: bool(view.rows_model.rows))
    number, row = next((at, one) for at, one in enumerate(view.rows_model.rows) if one.cites)
    menu = by_pointer(view, number)
    acts = {one.text(): one for one in menu.actions()}
    assert {"Open source", "Edit in statement of facts"} <= set(acts)
    acts["Edit in statement of facts"].trigger()
    menu.close()
    assert context.navigator.place == NavigationTarget("dossier", row.id, "facts")


def test_a_date_offers_its_buttons(show, session, case_id):
    later = Deadline("d" * 32, case_id, "hearing", "2090-03-14", "")
    session.vault.run(lambda work: work.insert(later, "add_deadline"))
    room = show(OverviewScreen)
    until(lambda: bool(room.page.tiles))
    settle(session)
    tile = room.page.tiles[0]
    QTest.keyClick(tile.edit, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = open_menu()
    edit = next(one for one in menu.actions() if one.text() == tile.edit.accessibleName())
    edit.trigger()
    until(lambda: room.date_form is not None)


def test_an_exhibit_of_the_contents_is_left_out_and_moved_by_its_menu(show, session, context):
    room = show(DossierScreen, "contents")
    view = room.outline.exhibits
    until(lambda: len(view.rows) > 2)
    view.setCurrentIndex(view.exhibits.index(1, 0))
    second = view.rows[1].id
    assert {"Leave out", "Open document", context.actions["dossier.move_up"].text()} <= set(
        words(by_shift_f10(view))
    )
    context.actions["dossier.move_up"].trigger()
    assert view.rows[0].id == second
    menu = by_menu_key(view)
    next(one for one in menu.actions() if one.text() == "Leave out").trigger()
    menu.close()
    assert not next(row for row in view.rows if row.id == second).is_requested
    view.select(second)
    assert "Include" in words(by_shift_f10(view))


def test_a_question_offers_the_answers_that_can_be_given(qtbot, context):
    queue = QueueList(context)
    qtbot.addWidget(queue)
    owner = queue
    for name in ("redaction.accept", "redaction.answer_1", "redaction.reject", "redaction.open"):
        context.actions.bind(name, owner, lambda: None)
    context.actions["redaction.reject"].setEnabled(False)
    acts = [one for one in queue.items._acts(None) if one is not None]
    assert len(acts) == len(row_commands("question"))
    assert queue.items.row_menu.is_short


def test_every_name_of_the_table_is_a_command():
    known = {entry.name for entry in CATALOGUE}
    assert {name for kind in ROW_COMMANDS for name in row_commands(kind)} <= known
