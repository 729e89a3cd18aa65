"""The room of documents: list, pages, form, removal."""

import secrets

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Document, DocumentStatus, Event, Exhibit
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace import drafts
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import NavigationTarget, Navigator
from casefiles.ui.base.session import Session
from casefiles.ui.places.documents.review.translation_form import TranslationForm
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.ui.conftest import CLOCK, PASSPHRASE


@pytest.fixture
def room(context, qtbot) -> DocumentsScreen:
    return opened(context, qtbot)


def opened(context, qtbot) -> DocumentsScreen:
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    made.open(NavigationTarget("documents"))
    qtbot.waitUntil(lambda: made.list.counts.text() != "")
    return made


def row_marked(room: DocumentsScreen, mark: str):
    return next(row for row in room.list.table.rows_model.rows if row.mark == mark)


def chosen(room: DocumentsScreen, mark: str, qtbot):
    row = row_marked(room, mark)
    room.list.select(row.id)
    qtbot.waitUntil(lambda: room.here().record == row.id)
    return row


def edited(room: DocumentsScreen, mark: str, qtbot):
    row = chosen(room, mark, qtbot)
    room.context.actions["documents.edit"].trigger()
    qtbot.waitUntil(lambda: room.form is not None)
    return row, room.form.form


def test_choosing_shows_pages_and_leaves_the_focus_in_the_list(room, context, qtbot):
    room.list.take_focus()
    row = chosen(room, "AB/2", qtbot)
    assert context.navigator.place == NavigationTarget("documents", row.id, "1")
    assert room.list.table.hasFocus()
    qtbot.keyClick(room.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(room.pane.view.hasFocus)


def test_a_place_is_opened_at_its_page(room, qtbot):
    row = row_marked(room, "AB/1")
    room.open(NavigationTarget("documents", row.id, "3"))
    qtbot.waitUntil(lambda: room.here() == NavigationTarget("documents", row.id, "3"))
    qtbot.waitUntil(lambda: room.list.table.row().id == row.id)
    assert room.here().detail == "3"


def test_the_way_back_to_a_workbook_leads_to_its_table(room, context, qtbot):
    context.navigator.moved.connect(lambda to: room.open(to) if to.room == "documents" else None)
    row = chosen(room, "AB/10", qtbot)
    sheets = room.pane.stage.sheets
    qtbot.waitUntil(lambda: sheets.is_showing)
    context.navigator.go(NavigationTarget("timeline"))
    context.navigator.step(-1)
    assert sheets.is_showing, "it was not left for another document"
    assert room.here() == NavigationTarget("documents", row.id, "1")
    context.navigator.go(NavigationTarget("documents", row_marked(room, "AB/1").id, "2"))
    qtbot.waitUntil(lambda: not sheets.is_showing)
    context.navigator.step(-1)
    qtbot.waitUntil(lambda: room.here().record == row.id and sheets.is_showing)
    sheets.choice.pages.click()
    assert not sheets.is_showing, "who wants its pages gets them"


def test_the_form_saves_document_and_exhibit(room, session, qtbot):
    row, form = edited(room, "AB/2", qtbot)
    form.fields["mark"].set_value("AB/2A")
    form.fields["source"].set_value("from the prosecutor")
    form.fields["received"].set_value("2019-03")
    form.save.click()
    qtbot.waitUntil(lambda: room.form is None)
    qtbot.waitUntil(lambda: any(r.mark == "AB/2A" for r in room.list.table.rows_model.rows))
    kept = session.vault.ask(lambda reader: reader.get(Document, row.id))
    assert (kept.source, kept.received) == ("from the prosecutor", "2019-03")
    assert room.here().record == row.id


def test_a_mark_that_is_taken_is_told_at_its_field(room, session, qtbot):
    _, form = edited(room, "AB/2", qtbot)
    form.fields["mark"].set_value("AB/1")
    form.save.click()
    qtbot.waitUntil(lambda: form.fields["mark"].words_of_problem() != "")
    assert "This exhibit number is already" in form.fields["mark"].words_of_problem()
    assert room.form is not None
    marks = session.vault.ask(lambda reader: [one.mark for one in reader.find(Exhibit)])
    assert marks.count("AB/1") == 1


def test_another_row_leaves_the_form_and_keeps_its_draft(room, session, qtbot):
    row, form = edited(room, "AB/2", qtbot)
    form.fields["source"].set_value("half a sen")
    chosen(room, "AB/3", qtbot)
    assert room.form is None
    name = f"document:{row.id}"
    qtbot.waitUntil(lambda: session.vault.ask(drafts.draft(name)) is not None)
    _, form = edited(room, "AB/2", qtbot)
    qtbot.waitUntil(lambda: form.fields["source"].value() == "half a sen")


def test_a_lock_keeps_what_is_typed(room, session, qtbot):
    row, form = edited(room, "AB/2", qtbot)
    form.fields["source"].set_value("unsaved")
    room.keep_drafts()
    name = f"document:{row.id}"
    qtbot.waitUntil(lambda: session.vault.ask(drafts.draft(name)) is not None)
    assert session.vault.ask(drafts.draft(name))["source"] == "unsaved"


def test_proof_is_not_removed(room, context, session, qtbot):
    said = []
    context.notices.posted.connect(lambda *told: said.append(told))
    event = next(e for e in session.vault.ask(lambda reader: reader.find(Event)) if e.cites)
    room.list.select(event.cites[0].document_id)
    qtbot.waitUntil(lambda: room.here().record == event.cites[0].document_id)
    context.actions["documents.remove"].trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert "is evidence for" in said[0][0]
    assert said[0][1] == "danger"


def test_a_removed_document_can_come_back_and_is_read_again(
    room, context, session, case_id: CaseId, qtbot
):
    row = next(row for row in room.list.table.rows_model.rows if not row.mark)
    room.list.select(row.id)
    qtbot.waitUntil(lambda: room.here().record == row.id)
    context.actions["documents.remove"].trigger()
    table = room.list.table.rows_model
    qtbot.waitUntil(lambda: table.index_of(row.id) < 0)
    first, _words = session.vault.ask(next_undo(case_id))
    session.run(room, undo(first))
    qtbot.waitUntil(lambda: table.index_of(row.id) >= 0)
    qtbot.waitUntil(
        lambda: session.vault.ask(lambda reader: reader.reading(row.id)) is not None, timeout=60_000
    )
    qtbot.waitUntil(lambda: table.row_at(table.index_of(row.id)).unreadable is not None)


def test_several_documents_get_another_status(room, session, qtbot):
    room.list.table.selectAll()
    ids = room.list.selected_documents()
    assert len(ids) == len(room.list.table.rows_model.rows)
    room.list.status_requested.emit(ids, "privileged")
    qtbot.waitUntil(
        lambda: (
            {row.status for row in room.list.table.rows_model.rows} == {DocumentStatus.PRIVILEGED}
        )
    )


def test_the_slash_goes_to_the_filter(room, qtbot):
    room.list.take_focus()
    qtbot.keyClick(room.list.table, Qt.Key.Key_Slash)
    qtbot.waitUntil(lambda: room.list.filter.focusProxy().hasFocus())


def test_an_empty_case_says_what_the_room_is_for(empty_vault, desk, theme, qtbot):
    session = Session(desk.unlock(empty_vault, PASSPHRASE), CLOCK)
    try:
        case = Case(CaseId(secrets.token_hex(16)), "R v X", "X", "", "", "", "")
        session.vault.run(lambda work: work.insert(case, "add_case"))
        context = Context(session, case.id, Navigator(), Actions(theme), theme, MessageQueue())
        room = opened(context, qtbot)
        qtbot.waitUntil(room.list.table.isHidden)
        assert room.list.counts.text() == "0 documents"
        room.hide()
    finally:
        session.close()


def test_where_both_do_not_fit_one_side_is_shown_at_a_time(room, theme, qtbot):
    assert room.list.isVisible()
    room.resize(1188, 690)
    theme.set_scale(200)
    try:
        qtbot.waitUntil(lambda: not room._frame.isVisible())
        row = chosen(room, "AB/2", qtbot)
        assert room.list.isVisible()
        room.list.opened.emit(row)
        assert not room.list.isVisible()
        assert room.pane.isVisible()
        assert room.pane.tools.list.isVisible()
        room.pane.tools.list.click()
        assert room.list.isVisible()
        assert room.minimumSizeHint().width() <= 1188
        room.open(NavigationTarget("documents", row.id, "2"))
        assert room.pane.isVisible()
    finally:
        theme.set_scale(100)
    qtbot.waitUntil(lambda: room.list.isVisible() and room.pane.isVisible())


def test_commands_act_upon_what_is_shown_where_the_filter_hides_it(room, qtbot, session):
    hidden = row_marked(room, "AB/2")
    room.list.filter.set_text("strait morning")
    marks = lambda: {row.mark for row in room.list.table.rows_model.rows}  # noqa: E731
    qtbot.waitUntil(lambda: "AB/2" not in marks())
    room.open(NavigationTarget("documents", hidden.id))
    assert room._concerned() == (hidden.id,)
    qtbot.waitUntil(lambda: room.list.selected_documents() == (hidden.id,))
    assert not room.list.filter.is_narrowing()


def test_a_selection_of_several_stays_through_a_refresh(room, qtbot):
    room.list.table.selectAll()
    several = room.list.selected_documents()
    assert len(several) > 2
    room._ask()
    qtbot.wait(400)
    assert set(room.list.selected_documents()) == set(several)


def test_the_empty_board_of_translations_offers_what_can_be_done(room, session, qtbot):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    wanted = next(one for one in documents if "arrest-report" in one.file_name)
    room.open(NavigationTarget("documents", wanted.id))
    qtbot.waitUntil(lambda: room.pane.stage.document_id == wanted.id, timeout=60_000)
    room.open(NavigationTarget("documents", "", "translations"))
    board = room.board
    qtbot.waitUntil(board._empty.isVisible, timeout=60_000)
    offered = {one.text(): one for one in board.findChildren(QPushButton) if one.isVisible()}
    for words in ("Move to previous step", "Move to next step", "Edit", "Remove"):
        assert not offered[words].isEnabled()
    offered["Order translation"].click()
    qtbot.waitUntil(lambda: isinstance(room.form, TranslationForm), timeout=60_000)


def test_the_form_ends_where_its_last_field_does_and_asks_for_each_thing_once(room, qtbot):
    _, form = edited(room, "AB/2", qtbot)
    within = form._scroll.widget()
    last = list(form.fields.values())[-1]
    qtbot.waitUntil(lambda: last.geometry().bottom() > within.height() / 2)
    assert within.height() - last.geometry().bottom() < 24
    names = [field.label for field in form.fields.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if "anguage" in name] == [
        "Languages",
        "Language (cover sheet)",
    ]
