"""Every kind of mark from the window: chosen, made, seen as readers get it, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.records.case_records import Document, RedactionKind
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import marks_of
from casefiles.ui.places.documents.pages.page_painting import visible_mark
from casefiles.ui.places.documents.pages.page_selection import WordPosition, WordSelection
from casefiles.ui.places.documents.reading_pane import ReadingPane

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(context, session, qtbot):
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    return made


def shown(pane: ReadingPane, session, qtbot, part: str):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    pane.show(next(one.id for one in documents if part in one.file_name))
    qtbot.waitUntil(lambda: 1 in pane.view.supply.words, timeout=60_000)
    pane.view.setFocus()
    return pane.here()[0]


def words(pane: ReadingPane) -> None:
    pane.view.hand.select_words(WordSelection(WordPosition(1, 3), WordPosition(1, 5)))


def area(pane: ReadingPane) -> None:
    QTest.keyClick(pane.view, Qt.Key.Key_F8)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("select", "modifier", "chosen", "kind"),
    [
        (words, CONTROL, None, RedactionKind.LINE),
        (words, CONTROL, RedactionKind.TEXT, RedactionKind.TEXT),
        (area, CONTROL, None, RedactionKind.AREA),
        (area, None, None, RedactionKind.KEEP),
        (None, CONTROL | SHIFT, None, RedactionKind.PAGE),
    ],
    ids=["lines", "words", "area", "keep", "page"],
)
def test_each_kind_is_made_and_undone(
    pane, session, qtbot, case_id, select, modifier, chosen, kind
):
    document = shown(pane, session, qtbot, "strait-morning")
    if select is not None:
        select(pane)
    if modifier is None:
        pane._context.actions["documents.keep_only"].trigger()
    else:
        QTest.keyClick(pane.view, Qt.Key.Key_M, modifier)
    form = pane.side.marks.form
    if chosen is not None:
        form.kind.set_value(str(chosen))
    assert form.kind.value() == kind
    form.reason.box.setEditText("safety of a witness")
    form.save.click()
    qtbot.waitUntil(lambda: len(session.vault.ask(marks_of(document))) >= 1, timeout=60_000)
    (row,) = session.vault.ask(marks_of(document))
    assert row.terms.kind is kind
    outline = visible_mark(row)
    assert (outline == WHOLE_PAGE) is (kind is RedactionKind.PAGE)
    assert ((outline.x0, outline.x1) == (0.0, 1.0)) is (
        kind in {RedactionKind.LINE, RedactionKind.PAGE}
    )
    qtbot.waitUntil(lambda: len(pane._marks) == 1, timeout=60_000)
    first, told = session.vault.ask(next_undo(case_id))
    assert "mark" in told
    session.run(pane, undo(first))
    qtbot.waitUntil(lambda: pane._marks == (), timeout=60_000)


def test_words_alone_say_how_many_names_would_fit(pane, session, qtbot):
    shown(pane, session, qtbot, "strait-morning")
    pane.view.hand.select_words(WordSelection(WordPosition(1, 3), WordPosition(1, 3)))
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    form = pane.side.marks.form
    qtbot.waitUntil(lambda: form.kind._fit != "", timeout=60_000)
    assert "names" not in form.kind.hint
    form.kind.set_value("text")
    assert "common name" in form.kind.hint


def test_where_to_keep_is_safer_it_comes_first_and_nothing_is_chosen_beforehand(
    pane, session, qtbot
):
    shown(pane, session, qtbot, "WhatsApp")
    pane.stage.messages.show_pages()
    area(pane)
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL)
    form = pane.side.marks.form
    qtbot.waitUntil(lambda: form.kind.value() == "", timeout=60_000)
    assert form.kind.box.itemData(1) == RedactionKind.KEEP
    form.reason.box.setEditText("a chat")
    form.save.click()
    assert form.kind.words_of_problem()
    assert pane.side.marks.form is form


def test_a_page_is_looked_at_as_readers_get_it(pane, session, qtbot):
    document = shown(pane, session, qtbot, "strait-morning")
    QTest.keyClick(pane.view, Qt.Key.Key_M, CONTROL | SHIFT)
    pane.side.marks.form.reason.box.setEditText("all of it")
    pane.side.marks.form.save.click()
    qtbot.waitUntil(lambda: len(session.vault.ask(marks_of(document))) == 1, timeout=60_000)
    view = pane.view
    qtbot.waitUntil(lambda: len(pane._marks) == 1, timeout=60_000)
    # The mark is shown a moment before its form goes and gives the keys back to the pages.
    qtbot.waitUntil(lambda: pane.side.marks.form is None, timeout=60_000)
    QTest.keyClick(view, Qt.Key.Key_F9)
    assert pane.tools.burned.isChecked()
    qtbot.waitUntil(lambda: 1 in view.supply.pictures, timeout=60_000)
    image = view.supply.pictures[1][1].toImage()
    place = image.width() // 2, image.height() // 2
    qtbot.waitUntil(
        lambda: view.supply.pictures[1][1].toImage().pixelColor(*place).lightness() == 0,
        timeout=60_000,
    )
    assert view._overlay(1).marks == ()
    QTest.keyClick(view, Qt.Key.Key_F9)
    assert not pane.tools.burned.isChecked()
    qtbot.waitUntil(lambda: 1 in view.supply.pictures, timeout=60_000)
    assert view._overlay(1).marks != ()


def test_a_mark_that_exists_becomes_another_kind(pane, session, qtbot):
    document = shown(pane, session, qtbot, "arrest-report")
    qtbot.waitUntil(lambda: len(pane._marks) == 4, timeout=60_000)
    row = pane._marks[0]
    pane.side.marks._edit(row)
    form = pane.side.marks.form
    assert form.kind.value() == row.terms.kind
    form.kind.set_value("line")
    form.save.click()

    def kind() -> RedactionKind:
        rows = session.vault.ask(marks_of(document))
        return next(one.terms.kind for one in rows if one.id == row.id)

    qtbot.waitUntil(lambda: kind() is RedactionKind.LINE, timeout=60_000)
    assert next(one.box for one in session.vault.ask(marks_of(document)) if one.id == row.id) == (
        Box(row.box.x0, row.box.y0, row.box.x1, row.box.y1)
    )
