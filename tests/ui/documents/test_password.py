"""A PDF with a password in the room of documents: typed there, as often as it takes."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document
from casefiles.office.documents.pages import shown_document
from casefiles.ui.places.documents.list import password_form
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.evidence.archives.packed_samples import written
from tests.evidence.test_pdf_password import PASSWORD, locked
from tests.ui.places.documents.test_importing import arriving, finished, opened
from tests.ui.settling import settle


@pytest.fixture
def room(context, qtbot, tmp_path: Path) -> DocumentsScreen:
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


def typed(room: DocumentsScreen, qtbot, words: str) -> None:
    form = room.pane._unreadable.password
    form.field.line.insert(words)
    qtbot.keyClick(form.field.line, Qt.Key.Key_Return)


def test_a_wrong_password_says_so_and_the_next_may_be_typed(room, qtbot):
    form = room.pane._unreadable.password
    assert not form.open_button.isEnabled()
    for wrong in ("first", "second"):
        typed(room, qtbot, wrong)
        qtbot.waitUntil(lambda: "does not open" in form.result_label.text(), timeout=20_000)
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


def test_a_late_answer_touches_nothing_of_another_document(room, qtbot, monkeypatch):
    form = room.pane._unreadable.password
    first = form._document_id
    going = threading.Event()
    kept_back = password_form.open_locked

    def slowly(document_id, password):
        job = kept_back(document_id, password)

        def waits(place, ticket):
            going.wait(60)
            return job(place, ticket)

        return waits if document_id == first else job

    monkeypatch.setattr(password_form, "open_locked", slowly)
    typed(room, qtbot, "wrong for the first")
    assert form.result_label.text() == "Opening\u2026"
    form.show_document(DocumentId("5" * 32))
    assert "Opening" not in form.result_label.text()
    form.field.line.insert("typed for the second")
    assert form.open_button.isEnabled(), "another document need not wait"
    going.set()
    settle(room.context.session)
    assert form.field.text() == "typed for the second"
    assert "does not open" not in form.result_label.text()
    assert form.open_button.isEnabled()
    form.show_document(first)
    assert "does not open" in form.result_label.text(), "what came of it is told where it belongs"
    assert form.field.text() == ""


def test_a_pdf_above_what_is_read_here_says_why_and_what_to_do(room):
    page = room.pane._unreadable
    shown = room.context.session.vault.ask(shown_document(page.password._document_id))
    page.show_reason(replace(shown, size=600 << 20), "too_large")
    assert "A PDF above 512 MB" in page._next.text()
    assert "in parts below that size" in page._next.text()
    assert not page.password.isVisible()
    page.show_reason(shown, "too_large")
    assert "512" not in page._next.text(), "another one is too large for another reason"


def test_a_zip_with_a_password_is_opened_beside_its_list_of_files(context, qtbot, tmp_path: Path):
    room = opened(context, qtbot)
    path = tmp_path / "photos.zip"
    files = {"a.txt": b"first", "b.txt": b"second"}
    path.write_bytes(written(files, "zip", "zip:encryption=aes256", PASSWORD))
    room.arrivals.add([path])
    finished(room, qtbot)
    qtbot.waitUntil(lambda: not arriving(room))
    row = next(one for one in room.list.table.rows_model.rows if not one.title)
    room.list.select(row.id)
    strip = room.pane.enclosures
    form = strip.password
    qtbot.waitUntil(form.isVisible, timeout=20_000)
    form.field.line.insert("another")
    qtbot.keyClick(form.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in form.result_label.text(), timeout=20_000)
    form.field.line.insert(PASSWORD)
    qtbot.keyClick(form.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not form.isVisible(), timeout=30_000)

    def listed() -> list[str]:
        return [strip.list.item(at).text() for at in range(strip.list.count())]

    qtbot.waitUntil(lambda: not any("Not extracted" in one for one in listed()), timeout=30_000)
    assert [one.split()[0] for one in listed()] == ["a.txt", "b.txt"]
    assert not any("password" in one for one in listed())
    vault = room.context.session.vault
    found = vault.ask(lambda reader: [one.file_name for one in reader.find(Document)])
    assert {"a.txt", "b.txt"} <= set(found)
