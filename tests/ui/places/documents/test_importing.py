"""Files that arrive, as the room shows them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from casefiles.office.importing.import_list import plan
from casefiles.office.importing.import_progress import ImportedFile
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.drop_area import DropArea
from casefiles.ui.places.documents.list.import_banner import ImportBanner
from casefiles.ui.places.documents.list.states import cell_text
from casefiles.ui.places.documents.screen import DocumentsScreen


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number} note.txt").write_text(f"note {number}")
    (folder / "copy.txt").write_text("note 3")
    (folder / "link.txt").symlink_to("copy.txt")
    return folder


@pytest.fixture
def room(context, qtbot) -> DocumentsScreen:
    return opened(context, qtbot)


def opened(context, qtbot) -> DocumentsScreen:
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open(NavigationTarget("documents"))
    qtbot.waitUntil(lambda: made.list.counts.text() != "")
    return made


def arriving(room: DocumentsScreen) -> list[ImportedFile]:
    return [row for row in room.list.table.rows_model.rows if isinstance(row, ImportedFile)]


def documents(room: DocumentsScreen) -> int:
    return len(room.list.table.rows_model.rows) - len(arriving(room))


def finished(room: DocumentsScreen, qtbot) -> None:
    qtbot.waitUntil(
        lambda: bool(room.arrivals.ended) and not room.arrivals.is_running, timeout=60_000
    )


def banners(room: DocumentsScreen) -> list[ImportBanner]:
    return [one for one in room.findChildren(ImportBanner) if one.isVisible()]


def dragged(path: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    return mime


def test_the_whole_room_takes_files_and_says_so(room: DocumentsScreen, stick: Path, qtbot):
    area = room.findChild(DropArea)
    mime, copy, left = dragged(stick), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    area.dragEnterEvent(QDragEnterEvent(at.toPoint(), copy, mime, left, none))
    assert area._over.isVisible()
    assert area._over.size().width() > room.width() - 40
    area.dragLeaveEvent(QDragLeaveEvent())
    assert not area._over.isVisible()
    before = documents(room)
    area.dropEvent(QDropEvent(at, copy, mime, left, none))
    finished(room, qtbot)
    qtbot.waitUntil(lambda: documents(room) == before + 6, timeout=60_000)


def test_files_stand_above_until_they_are_documents(room: DocumentsScreen, stick: Path, qtbot):
    before = documents(room)
    room.arrivals.add([stick])
    qtbot.waitUntil(lambda: len(arriving(room)) >= 7, timeout=60_000)
    first = room.list.table.rows_model.row_at(0)
    assert isinstance(first, ImportedFile)
    finished(room, qtbot)
    qtbot.waitUntil(lambda: documents(room) == before + 6, timeout=60_000)
    qtbot.waitUntil(lambda: len(arriving(room)) == 2)
    assert {row.state for row in arriving(room)} == {"duplicate", "not_taken"}
    (banner,) = banners(room)
    assert banner.show_button.text() == "Hide files not imported"
    banner.show_button.setFocus()
    QTest.keyClick(banner.show_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: arriving(room) == [])
    (banner,) = banners(room)
    assert banner.show_button.text() == "Show files not imported (2)"
    assert banner.isAncestorOf(QApplication.focusWidget())
    assert room.list.counts.text().startswith(f"{before + 6} documents")


def test_what_cannot_be_read_is_one_click_from_the_result(
    room: DocumentsScreen, stick: Path, qtbot
):
    for name in ("half.pdf", "other half.pdf"):
        (stick / name).write_bytes(b"%PDF-1.7 " + name.encode())
    room.arrivals.add([stick])
    finished(room, qtbot)
    qtbot.waitUntil(lambda: bool(banners(room)))
    (banner,) = banners(room)
    banner.unreadable_button.click()
    qtbot.waitUntil(lambda: documents(room) == 2, timeout=60_000)
    assert all("Cannot be read" in cell_text(row, "state") for row in room.list._found.rows)


def test_what_was_not_taken_says_why_and_is_tried_again(room: DocumentsScreen, stick: Path, qtbot):
    room.arrivals.add([stick])
    finished(room, qtbot)
    qtbot.waitUntil(lambda: len(arriving(room)) == 2)
    row = next(row for row in arriving(room) if row.state == "not_taken")
    room.list.select(row.id)
    qtbot.waitUntil(room.panel.isVisible)
    assert "This is a link" in room.panel.words.text()
    (stick / "link.txt").unlink()
    (stick / "link.txt").write_text("a file by now")
    before = documents(room)
    room.panel.retry_button.click()
    qtbot.waitUntil(lambda: documents(room) == before + 1, timeout=60_000)
    finished(room, qtbot)
    (ended,) = room.arrivals.ended.values()
    assert ended.words() == "1 added from stick"


def test_a_duplicate_leads_to_the_document_it_equals(room: DocumentsScreen, context, stick, qtbot):
    wanted = []
    context.navigator.moved.connect(wanted.append)
    room.arrivals.add([stick])
    finished(room, qtbot)
    qtbot.waitUntil(lambda: len(arriving(room)) == 2)
    row = next(row for row in arriving(room) if row.state == "duplicate")
    room.list.select(row.id)
    qtbot.waitUntil(room.panel.isVisible)
    assert row.other in {"3 note.txt", "copy.txt"}
    room.panel.other_button.click()
    assert wanted == [NavigationTarget("documents", row.document_id, "1")]


def test_a_second_drop_waits_its_turn(room: DocumentsScreen, session, stick, tmp_path, qtbot):
    more = tmp_path / "more"
    more.mkdir()
    (more / "late.txt").write_text("came later")
    before = documents(room)
    room.arrivals.add([stick])
    room.arrivals.add([more])
    qtbot.waitUntil(lambda: len(room.arrivals.ended) == 2, timeout=60_000)
    assert [one.place for one in room.arrivals.ended.values()] == ["stick", "more"]
    qtbot.waitUntil(lambda: documents(room) == before + 7, timeout=60_000)


def test_what_an_earlier_session_left_is_offered_and_can_be_forgotten(
    context, session, case_id, stick, qtbot
):
    session.vault.run(plan(case_id, [str(stick)]))
    session.vault.run(plan(case_id, [str(stick / "0 note.txt")]))
    room = opened(context, qtbot)
    qtbot.waitUntil(lambda: len(banners(room)) == 2)
    first, second = banners(room)
    second.close_button.click()
    qtbot.waitUntil(lambda: len(banners(room)) == 1)
    (first,) = banners(room)
    assert first.go_on_button.text() == "Continue"
    before = documents(room)
    first.go_on_button.click()
    qtbot.waitUntil(lambda: documents(room) == before + 6, timeout=60_000)
    assert set(session.vault.ask(lambda reader: reader.settings("import:"))) == {"import:000001"}


def test_nobody_offers_to_go_on_with_an_import_that_runs(room, context, stick, qtbot):
    room.arrivals.add([stick])
    qtbot.waitUntil(lambda: room.arrivals.is_running, timeout=60_000)
    other = opened(context, qtbot)
    if room.arrivals.is_running:
        qtbot.wait(100)
        assert not other.arrivals.ended or not room.arrivals.is_running
    finished(room, qtbot)
