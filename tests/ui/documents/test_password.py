"""A PDF with a password in the room of documents: typed there, as often as it takes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from casefiles.ui.documents.room import DocumentsRoom
from tests.evidence.test_pdf_password import PASSWORD, locked
from tests.ui.documents.test_importing import arriving, finished, opened


@pytest.fixture
def room(context, qtbot, tmp_path: Path) -> DocumentsRoom:
    """Return the room after a locked file was dropped, with that file chosen."""
    made = opened(context, qtbot)
    path = tmp_path / "locked letter.pdf"
    path.write_bytes(locked())
    made.arrivals.add([path])
    finished(made, qtbot)
    qtbot.waitUntil(lambda: not arriving(made))
    row = next(one for one in made.list.table.rows_model.rows if not one.title)
    made.list.select(row.id)
    qtbot.waitUntil(made.pane._unreadable.password.isVisible, timeout=20_000)
    return made


def typed(room: DocumentsRoom, qtbot, words: str) -> None:
    form = room.pane._unreadable.password
    form.field.line.insert(words)
    qtbot.keyClick(form.field.line, Qt.Key.Key_Return)


def test_a_wrong_password_says_so_and_the_next_may_be_typed(room, qtbot):
    form = room.pane._unreadable.password
    assert not form.open_button.isEnabled()
    for wrong in ("first", "second"):
        typed(room, qtbot, wrong)
        qtbot.waitUntil(lambda: "does not open" in form.said.text(), timeout=20_000)
        assert form.field.text() == "", "what was typed is forgotten"
        assert form.isVisible()
    typed(room, qtbot, PASSWORD)
    qtbot.waitUntil(room.pane.stage.isVisible, timeout=30_000)
    assert form.field.text() == ""
    qtbot.waitUntil(lambda: room.pane.view.supply is not None)


def test_other_documents_have_no_place_for_a_password(room, qtbot):
    form = room.pane._unreadable.password
    qtbot.keyClicks(form.field.line, "half typed")
    row = next(one for one in room.list.table.rows_model.rows if one.mark == "AB/1")
    room.list.select(row.id)
    qtbot.waitUntil(room.pane.stage.isVisible, timeout=20_000)
    assert not form.isVisible()
    (locked_row,) = [one for one in room.list.table.rows_model.rows if not one.title]
    room.list.select(locked_row.id)
    qtbot.waitUntil(form.isVisible, timeout=20_000)
    assert form.field.text() == "", "what was typed for one is not left lying"
