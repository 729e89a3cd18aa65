"""The room of the library: adverse authorities first, found by any spelling, with their traps."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from casefiles.domain.foundation.ids import LibraryNoteId
from casefiles.domain.records.library_records import LibraryNote
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.search import search
from casefiles.office.law.library_notes import save_note
from casefiles.ui.base.navigation import NavigationTarget, place_of
from casefiles.ui.places.argument.library.screen import LibraryScreen
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, session, qtbot):
    room = LibraryScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("library"))
    until(lambda: room.references.pane.shown is not None)
    settle(session)
    return room


def shown(room) -> list[str]:
    return [row.id for row in room.references.list.table.model().rows]


def words(room) -> str:
    return "\n".join(label.text() for label in room.references.pane.findChildren(QLabel))


def test_adverse_authorities_stand_first(room):
    assert shown(room)[0] == "nz_kim"
    assert room.references.pane.shown.id == "nz_kim"
    assert "Address it before the requesting State relies on it." in words(room)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("yapcan", "turkey_yapchan"), ("IDRIS HASAN", "cat_aishan"), ("37610/18", "liu_poland")],
)
def test_a_case_is_found_by_any_spelling_or_number(room, typed, found):
    room.references.list.filter.set_text(typed)
    until(lambda: found in shown(room))
    assert len(shown(room)) < 4


def test_states_grounds_and_sides_narrow_the_list(room):
    room.references.list.filter.choose("state", "PL")
    assert set(shown(room)) == {"liu_poland", "poland_li", "pl_law", "pl_cat_22"}
    room.references.list.filter.choose("ground", "detention_here")
    assert shown(room) == ["liu_poland"]
    room.references.list.filter.choose("side", "adverse")
    assert shown(room) == []
    room.references.list.filter.clear()
    assert len(shown(room)) > 40


def test_a_figure_tells_what_not_to_cite_it_for(room):
    room.open(NavigationTarget("library", "F09"))
    until(lambda: room.references.pane.shown.id == "F09")
    assert "Not to be cited for" in words(room)
    assert "Primary source not seen." in words(room)
    assert "about 101" in words(room)
    assert room.here() == NavigationTarget("library", "F09", "references")


def test_instruments_stand_by_state_and_say_what_is_unverified(room):
    room.references.list.filter.choose("side", "instrument")
    room.references.list.filter.choose("state", "CN")
    found = set(shown(room))
    assert {"cn_cat_22", "cn_op1", "fr_cn", "us_cn"} <= found
    room.references.list.table.select("cn_cat_22")
    until(lambda: room.references.pane.shown.id == "cn_cat_22")
    said = words(room)
    assert "the complaint goes against the State that was asked to extradite" in said
    assert "Unverified" in said


def test_what_is_told_in_another_spelling_is_found(room):
    room.references.list.filter.set_text("weiwuer")
    until(lambda: "ma_bulgaria" in shown(room))
    room.references.list.filter.choose("side", "spelling")
    assert shown(room) == ["name_uyghur"]
    until(lambda: room.references.pane.shown.id == "name_uyghur")
    assert "ئۇيغۇر" in words(room)


def test_a_note_is_written_shown_and_found_by_the_history(room, session):
    room.references.list.table.select("F09")
    until(lambda: room.references.pane.shown.id == "F09")
    room.context.actions["library.note"].trigger()
    room.references.form.form.fields["text"].set_value("Ask for the launch text")
    room.references.form.form.save.click()
    until(lambda: room.references.form is None)
    until(lambda: "Ask for the launch text" in words(room))
    settle(session)
    room.references.list.filter.choose("side", "noted")
    assert shown(room) == ["F09"]
    room.references.list.filter.clear()
    (note,) = session.vault.ask(lambda reader: reader.find(LibraryNote))
    room.references.list.table.select("nz_kim")
    until(lambda: room.references.pane.shown.id == "nz_kim")
    room.open(NavigationTarget("library", note.id))
    until(lambda: room.references.pane.shown.id == "F09")


def test_similar_cases_begin_with_the_case_and_lead_to_the_authority(room, session, context):
    context.actions["library.go_similar"].trigger()
    page = room.similar
    until(lambda: bool(page.table.rows_model.rows))
    settle(session)
    page.clear.click()
    assert len(page.table.rows_model.rows) == 20
    page.fields["ground"].set_value("assurances")
    page.fields["requested"].set_value("PL")
    page.fields["ground"].changed.emit()
    rows = page.table.rows_model.rows
    assert rows[0].id == "nz_kim"
    assert (rows[1].id, rows[1].words) in {
        ("poland_li", "Requested State, Ground"),
        ("liu_poland", "Requested State, Ground"),
    }
    assert "1 of them adverse" in page.counts.text()
    page.table.select("poland_li")
    until(lambda: page.pane.shown.id == "poland_li")
    page.table.activated_row.emit(page.table.row())
    until(lambda: room.page is room.references and room.references.pane.shown.id == "poland_li")


def test_a_note_that_was_searched_for_leads_to_its_entry(room, session, context):
    own = LibraryNoteId("1e" * 16)
    session.vault.run(save_note(own, "F09", "1 %", "Ask the Wolfsburg office"))
    settle(session)
    (row,) = session.vault.ask(search(SearchFilter("wolfsburg", context.case_id))).rows
    room.open(place_of(row.kind, row.record))
    until(lambda: room.references.pane.shown.id == "F09")
    assert "Ask the Wolfsburg office" in words(room)


def test_the_words_for_a_side_are_not_cut(room, monkeypatch):
    table = room.references.list.table
    model = table.rows_model
    at = next(number for number, row in enumerate(model.rows) if row.side == "procedure")
    table.select(model.rows[at].id)
    cell = table.visualRect(model.index(at, 0))
    event = QHelpEvent(QEvent.Type.ToolTip, cell.center(), table.mapToGlobal(cell.center()))
    whole = []
    monkeypatch.setattr(QToolTip, "showText", lambda *said: whole.append(said[1]))
    QApplication.sendEvent(table.viewport(), event)
    assert whole == [""], "what is cut is told in full under the pointer"
