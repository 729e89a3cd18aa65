"""How a document leaves is chosen beside its pages; words of messages are marked there."""

import pytest
from PySide6.QtGui import QTextCursor

from casefiles.domain.records.case_records import Document, RedactionKind
from casefiles.domain.records.replacement_texts import Substitute
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import marks_of
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.side_panel import EXPORTED


@pytest.fixture
def pane(context, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    return made


def opened(pane, session, qtbot, part: str):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    document = next(one.id for one in documents if part in one.file_name)
    pane.show(document)
    qtbot.waitUntil(lambda: pane._shown is not None, timeout=60_000)
    pane.open_side(EXPORTED)
    panel = pane.side.export_format
    qtbot.waitUntil(lambda: panel._export_state is not None, timeout=60_000)
    return document, panel


def test_words_of_a_chat_are_marked_outlined_and_undone(pane, session, qtbot, case_id):
    document, panel = opened(pane, session, qtbot, "WhatsApp")
    words = panel.words
    assert not words.isHidden()
    block = panel._export_state.blocks[1]
    start = words._starts[1] + len(block.head) + 1
    cursor = words.textCursor()
    cursor.setPosition(start + 1)
    cursor.setPosition(start + 3, QTextCursor.MoveMode.KeepAnchor)
    words.setTextCursor(cursor)
    panel.mark.click()
    assert panel.form.kind.value() == RedactionKind.SPAN
    panel.form.reason.box.setEditText("her work")
    panel.form.save.click()
    qtbot.waitUntil(lambda: len(session.vault.ask(marks_of(document))) == 1, timeout=60_000)
    (row,) = session.vault.ask(marks_of(document))
    assert (row.page, row.terms.kind) == (2, RedactionKind.SPAN)
    qtbot.waitUntil(lambda: len(words.extraSelections()) == 1, timeout=60_000)
    assert words.extraSelections()[0].cursor.selectedText() == block.text.split()[0]
    qtbot.waitUntil(lambda: len(pane._marks) == 1, timeout=60_000)
    assert pane.view._marks == ()
    first, _ = session.vault.ask(next_undo(case_id))
    session.run(pane, undo(first))
    qtbot.waitUntil(lambda: words.extraSelections() == [], timeout=60_000)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (
            "WhatsApp",
            "Exported as page images; as re-typeset text to recipients",
        ),
        ("tracked", "Exported as re-typeset text, because its pages show"),
    ],
)
def test_how_this_document_leaves_is_said_not_how_documents_do(
    pane, session, qtbot, part: str, said: str
):
    _, panel = opened(pane, session, qtbot, part)
    assert panel.explanation.text().startswith(said)


def test_the_message_with_the_caret_goes_as_a_whole(pane, session, qtbot):
    document, panel = opened(pane, session, qtbot, "WhatsApp")
    panel.words.select(3, 0, 0)
    panel.mark.click()
    assert panel.form.kind.value() == RedactionKind.MESSAGE
    panel.form.reason.box.setEditText("not about this")
    panel.form.save.click()
    qtbot.waitUntil(lambda: len(session.vault.ask(marks_of(document))) == 1, timeout=60_000)
    assert session.vault.ask(marks_of(document))[0].page == 3
    qtbot.waitUntil(
        lambda: panel.explanation.text().startswith("Exported as re-typeset text to every"),
        timeout=60_000,
    )


def test_a_traceable_paper_is_retyped_from_what_was_read(pane, session, qtbot, case_id):
    document, panel = opened(pane, session, qtbot, "decision")
    assert panel.words.isHidden()
    panel.choice.setCurrentIndex(panel.choice.findData("retyped"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    assert panel.form is not None
    panel._on_read()
    qtbot.waitUntil(lambda: len(panel.form.words.value()) > 100, timeout=60_000)
    panel.form.words.set_value("The court refused.")
    panel.form.save.click()

    def kept() -> list[str]:
        found = session.vault.ask(lambda reader: reader.find(Substitute, document_id=document))
        return [f"{one.kind}: {one.text}" for one in found]

    qtbot.waitUntil(lambda: kept() == ["retyped: The court refused."], timeout=60_000)
    qtbot.waitUntil(lambda: panel.form is None, timeout=60_000)
    first, _ = session.vault.ask(next_undo(case_id))
    session.run(pane, undo(first))
    qtbot.waitUntil(lambda: kept() == [], timeout=60_000)
