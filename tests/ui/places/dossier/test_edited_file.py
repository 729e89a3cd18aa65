"""An edited Word file of the argument in the window: compared, decided upon, taken, undone."""

import pytest

from casefiles.domain.records.case_records import Edition
from casefiles.office.law.edited_argument import EditKind
from casefiles.ui.places.dossier.contents.paper_page import PaperPage
from tests.office.law.edited_files import (
    PROFILE,
    added_after,
    edited_copy,
    exported_argument,
    row_with,
    said_otherwise,
)
from tests.ui.settling import settle, until


@pytest.fixture
def page(qtbot, context):
    made = PaperPage(context)
    qtbot.addWidget(made)
    made.resize(1188, 680)
    made.show()
    made.open("")
    made.show_papers(PROFILE, "court_open")
    settle(context.session)
    return made


def test_paragraphs_are_compared_taken_and_left(page, session, case_id, tmp_path):
    file = exported_argument(session.vault, case_id, tmp_path)
    (edition,) = session.vault.ask(lambda reader: reader.find(Edition))
    numbers = {one.text: one.number for one in edition.left_as.argued}
    own = next(n for text, n in numbers.items() if "on his own passport" in text)
    absolute = next(n for text, n in numbers.items() if "The prohibition is absolute" in text)
    edited = edited_copy(
        file,
        tmp_path / "edited.docx",
        said_otherwise(own, "own passport", "valid passport"),
        said_otherwise(absolute, "absolute", "entire"),
        added_after(own, "[WITHHELD] agrees."),
    )
    settle(session)
    until(page.editor.edited.isVisible)
    page.editor.edited.click()
    screen = page.edited
    assert screen.isVisible()
    screen.read_file(edited)
    settle(session)
    until(lambda: screen.compared is not None)
    kinds = [one.kind for one in screen.table.model().rows]
    assert kinds == [EditKind.CHANGED, EditKind.ADDED, EditKind.CHANGED]
    until(lambda: "valid passport" in screen.theirs.toPlainText())
    assert "own passport" in screen.ours.toPlainText()
    assert "Bring in 3 paragraphs" in screen.go.text()
    screen.table.select(screen.compared.edits[2].key)
    settle(session)
    until(lambda: "entire" in screen.theirs.toPlainText())
    screen.stay.click()
    assert "Bring in 2 paragraphs" in screen.go.text()
    screen.go.click()
    settle(session)
    until(screen.problem.isVisible)
    assert "[WITHHELD]" in screen.problem.text()
    (field,) = screen.names.values()
    person_id = screen.compared.edits[1].unclear[0].persons[0][0]
    field.set_value(str(person_id))
    screen.go.click()
    settle(session)
    until(page.editor.isVisible)
    assert row_with(session.vault, case_id, "valid passport")
    assert row_with(session.vault, case_id, "The prohibition is absolute")
    assert row_with(session.vault, case_id, f"[[{person_id}]] agrees.")


def test_why_a_file_cannot_come_back_is_on_the_page(page, session, tmp_path):
    foreign = tmp_path / "foreign.docx"
    foreign.write_bytes(b"PK\x03\x04 no file of anybody")
    page.editor.draft.click()
    settle(session)
    until(page.editor.edited.isVisible)
    page.editor.edited.click()
    page.edited.read_file(foreign)
    settle(session)
    until(page.edited.problem.isVisible)
    assert page.edited.compared is None
    assert not page.edited.go.isVisible()
