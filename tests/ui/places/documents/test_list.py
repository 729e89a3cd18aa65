"""How rows of the list read, and what its filter and header ask for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QToolTip

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, DocumentStatus
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.importing.import_progress import ImportedFile, ImportReport, ImportState
from casefiles.office.redaction.marking import set_pages_checked
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.arrivals import ImportEnded
from casefiles.ui.places.documents.list.document_rows import RowForm
from casefiles.ui.places.documents.list.documents_list import COLUMNS
from casefiles.ui.places.documents.list.states import (
    cell_icon,
    cell_text,
    counted,
    date_words,
    state_of,
    type_icon,
)
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.widgets.tools.row_menu import fill_menu

ROW = DocumentRow(
    id=DocumentId("d" * 32),
    title="",
    file_name="scan 3.pdf",
    status=DocumentStatus.RECEIVED,
    is_public=False,
    are_pages_checked=False,
    mark="AB/1",
    exhibit_id="",
    witness="",
    pages=3,
    unread_pages=0,
    media_type="application/pdf",
    unreadable="",
    marks=0,
    size=10,
    received="2019-03-14",
    source="",
    number=1,
)
FILE = ImportedFile("000001:0", "a.pdf", "/stick", ImportState.WAITING)
CARD = "Photograph of a visiting card, both sides, 28 November 2023"


@pytest.fixture
def room(context, qtbot) -> DocumentsScreen:
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open(NavigationTarget("documents"))
    qtbot.waitUntil(lambda: made.list.counts.text() != "")
    return made


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Read"),
        ({"are_pages_checked": True}, "Pages checked"),
        ({"unread_pages": 1}, "Needs attention"),
        ({"unread_pages": 1, "are_pages_checked": True}, "Pages checked"),
        ({"unreadable": None}, "Not read yet"),
        ({"unreadable": "password_needed"}, "Cannot be read"),
        ({"unreadable": "a_code_of_later"}, "Cannot be read"),
    ],
)
def test_the_state_of_a_document_is_told_in_words_with_an_icon(change, words, theme):
    row = replace(ROW, **change)
    said, icon, role = state_of(row)
    assert said == cell_text(row, "state") == words
    assert not theme.icon(icon, role).isNull()


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        (ImportState.WAITING, {}, "Waiting"),
        (ImportState.SEALING, {}, "Encrypting…"),
        (ImportState.READING, {}, "Reading…"),
        (ImportState.READ, {}, "Read"),
        (ImportState.UNREADABLE, {"reason": "empty_file"}, "Cannot be read"),
        (ImportState.DUPLICATE, {"other": "Order"}, "Duplicate"),
        (
            ImportState.NOT_TAKEN,
            {"reason": "arrival_vanished"},
            "Not imported",
        ),
        (ImportState.SKIPPED, {}, "Skipped"),
    ],
)
def test_the_state_of_a_file_that_arrives_is_told_too(state, more, words, theme):
    row = replace(FILE, state=state, **more)
    said, icon, role = state_of(row)
    assert said == words
    assert not theme.icon(icon, role).isNull()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (ROW, None),
        (replace(ROW, unreadable="password_needed"), "Cannot be read: needs a password"),
        (replace(ROW, unreadable="a_code_of_later"), "Cannot be read: a code of later"),
        (replace(FILE, state=ImportState.DUPLICATE, other="Order"), "Duplicate of Order"),
        (
            replace(FILE, state=ImportState.NOT_TAKEN, reason="arrival_vanished"),
            "Not taken: removed during import",
        ),
        (replace(FILE, state=ImportState.SKIPPED), "Skipped: file of the system"),
    ],
)
def test_the_full_reason_of_a_state_is_a_tooltip(room, qtbot, monkeypatch, row, words):
    told = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _view: told.append(text))
    table = room.list.table
    table.set_rows((row,))
    column = [one.key for one in COLUMNS].index("state")
    index = table.model().index(0, column)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == words
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    option = QStyleOptionViewItem()
    option.rect = table.visualRect(index)
    place = option.rect.center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    assert table.itemDelegate().helpEvent(event, table, option, index)
    # A row of two lines shows its state as an icon, so its tip says all of it.
    title, state = cell_text(row, "title"), state_of(row)[0]
    assert told == ["\n".join(one for one in (title, state, words) if one)]


def test_no_state_is_cut_off_in_the_table(room):
    table = room.list.table
    room.resize(1500, 720)
    room._splitter.setSizes([600, 900])
    assert table.form is RowForm.TABLE
    column = [one.key for one in COLUMNS].index("state")
    states = [replace(ROW, unreadable="not_readable_yet"), replace(ROW, unreadable=None)]
    states += [replace(FILE, state=state, other="Order") for state in ImportState]
    for row in states:
        table.set_rows((row,))
        rect = table.visualRect(table.model().index(0, column))
        words = cell_text(row, "state")
        space = table.itemDelegate()._space(rect).width() - 16 - 7
        assert table.fontMetrics().horizontalAdvance(words) <= space, words


def test_the_other_cells():
    assert [cell_text(ROW, key) for key in ("mark", "title", "pages", "received")] == [
        "AB/1",
        "scan 3.pdf",
        "3",
        "14 Mar 2019",
    ]
    assert cell_text(replace(ROW, title="Order"), "title") == "Order"
    assert cell_text(FILE, "title") == "a.pdf"
    assert cell_text(FILE, "pages") == ""
    assert cell_icon(ROW, "title") == ("file-pdf", "muted")
    assert cell_icon(ROW, "mark") is None
    assert type_icon(replace(ROW, media_type="image/png")) == "file-image"
    assert type_icon(replace(ROW, unreadable="password_needed")) == "file-lock"
    assert date_words("not a date") == "not a date"
    assert (counted(1, "file"), counted(4_120, "file")) == ("1 file", "4,120 files")


def test_an_ended_import_is_told_in_counts():
    gone = replace(FILE, state=ImportState.NOT_TAKEN, reason="arrival_vanished")
    copy = replace(FILE, state=ImportState.DUPLICATE)
    report = ImportReport("000001", 288, 2, 9, 0, (gone,), 0, "", is_stopped=False)
    ended = ImportEnded("000001", "Stick", report, 0, (gone, copy))
    said = "288 added from Stick (2 cannot be read) · 9 duplicates · 1 not taken"
    assert ended.words() == said
    stopped = replace(report, left=34, is_stopped=True, fault="no_space")
    ended = ImportEnded("000001", "Stick", stopped, 34, ())
    assert "34 files of Stick were not taken yet." in ended.words()
    assert "The disk is full." in ended.words()
    assert ImportEnded("1", "Stick", None, None).words() == "The files of Stick were not taken yet."
    assert (
        ImportEnded("1", "Stick", None, 0, (gone,)).words() == "1 file of Stick could not be taken."
    )


def test_counts_and_filter(room: DocumentsScreen, qtbot):
    total = len(room.list.table.rows_model.rows)
    assert room.list.counts.text().startswith(f"{total} documents")
    card = room.context.session.vault.ask(lambda at: at.find(Document, title=CARD))[0]
    room.context.session.vault.run(set_pages_checked(card.id, are_pages_checked=False))
    qtbot.waitUntil(lambda: "1 needs attention" in room.list.counts.text(), timeout=60_000)
    room.list.filter.set_text("zzz no such words")
    qtbot.waitUntil(lambda: room.list.counts.text().startswith(f"0 of {total}"))
    assert room.list.table.isHidden()
    room.list.filter.clear()
    qtbot.waitUntil(lambda: len(room.list.table.rows_model.rows) == total)
    assert not room.list.table.isHidden()


def test_one_click_shows_all_again_however_the_list_was_narrowed(room: DocumentsScreen, qtbot):
    shown = room.list
    total = len(shown.table.rows_model.rows)
    assert shown.all.isHidden()
    shown.filter.choose("kind", "picture")
    shown.filter.choose("review", "undecided")
    qtbot.waitUntil(lambda: 0 < len(shown.table.rows_model.rows) < total)
    assert shown.counts.text() == f"{len(shown.table.rows_model.rows)} of {total} documents"
    shown.all.click()
    qtbot.waitUntil(lambda: len(shown.table.rows_model.rows) == total)
    assert shown.all.isHidden()
    assert not any(shown.filter.values().values())
    assert shown.table.hasFocus()


def test_a_name_of_a_person_finds_titles_that_refer_to_them(room: DocumentsScreen, qtbot):
    assert not any("[[" in row.name for row in room.list.table.rows_model.rows)
    total = len(room.list.table.rows_model.rows)
    room.list.filter.set_text("Statement Wenjue, November")
    qtbot.waitUntil(lambda: 0 < len(room.list.table.rows_model.rows) < total)
    names = [row.name for row in room.list.table.rows_model.rows]
    assert any(name.startswith("Statement of Shangguan Wenjue, 30 Nov") for name in names)


def test_a_header_orders_up_down_and_back(room: DocumentsScreen, qtbot):
    newest = [row.id for row in room.list.table.rows_model.rows]
    header = room.list.table.horizontalHeader()

    def shown() -> list[str]:
        return [row.mark for row in room.list.table.rows_model.rows if row.mark]

    header.sectionClicked.emit(0)
    qtbot.waitUntil(lambda: shown()[:2] == ["AB/1", "AB/2"])
    header.sectionClicked.emit(0)
    qtbot.waitUntil(lambda: shown()[-1] == "AB/1")
    header.sectionClicked.emit(0)
    qtbot.waitUntil(lambda: [row.id for row in room.list.table.rows_model.rows] == newest)


def test_the_counts_are_not_cut_on_a_laptop(room, qtbot):
    room.resize(1246, 700)
    room.list.counts.show_words("46 documents · 16 need attention")
    qtbot.wait(50)
    counts = room.list.counts
    assert counts.fontMetrics().horizontalAdvance(counts.text()) <= counts.width()


def test_the_menu_says_what_a_status_is_and_edits_one_document(room):
    wanted = []
    room.list.status_requested.connect(lambda *told: wanted.append(told))
    one, two = (DocumentId(letter * 32) for letter in "ab")
    menu = QMenu(room)
    fill_menu(menu, room.list.acts_for((one,)))
    texts = [action.text() for action in menu.actions()]
    assert {"Legal status", "Edit document", "Remove document"} <= set(texts)
    (status,) = [action.menu() for action in menu.actions() if action.menu()]
    privileged = next(each for each in status.actions() if each.data() == "privileged")
    privileged.trigger()
    assert wanted == [((one,), "privileged")]
    other = QMenu(room)
    fill_menu(other, room.list.acts_for((one, two)))
    several = [action.text() for action in other.actions()]
    assert "Edit document" not in several
