"""How much of the window the page has, and that numbers and dates are never cut."""

import secrets
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.records.case_records import Document, Exhibit
from casefiles.office.documents.document_records import document, form_values, save_document
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.document_rows import RowForm
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.settling import settle, until

SIZES = [
    (1280, 720, 100),
    (1366, 768, 100),
    (1920, 1080, 100),
    (1920, 1080, 150),
    (1280, 720, 200),
]
LONG = ("ئۇيغۇرچە ۋە Latin in one title, " * 20)[:400]


@pytest.fixture
def window(qtbot, session, theme):
    made = MainWindow(session, theme)
    qtbot.addWidget(made)
    made.show()
    until(lambda: made.workspace is not None)
    settle(session)
    yield made
    theme.set_scale(100)


@pytest.fixture
def room(window, session):
    """Return the place with a document of several pages."""
    documents = session.vault.ask(lambda reader: reader.find(Document))
    wanted = next(one for one in documents if "引渡请求书" in one.file_name)
    window.workspace.context.navigator.go(NavigationTarget("documents", wanted.id, "1"))
    made = window.workspace.rooms["documents"]
    until(lambda: made.pane.stage.document_id == wanted.id)
    settle(session)
    return made


def share(window: MainWindow) -> float:
    """Return the part of the window in which pages are seen."""
    seen = window.workspace.rooms["documents"].pane.view.viewport()
    whole = seen.visibleRegion().boundingRect()
    return whole.width() * whole.height() / (window.width() * window.height())


def act(room, name: str) -> None:
    room.context.actions[f"documents.{name}"].trigger()
    settle(room.context.session)


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_the_page_has_more_than_half_of_the_window(
    window, room, theme, width: int, height: int, percent: int
):
    window.resize(width, height)
    theme.set_scale(percent)
    settle(window.session)
    assert (window.width(), window.height()) == (width, height), "nothing makes the window grow"
    room.open(room.here())
    settle(window.session)
    assert share(window) >= 0.55
    act(room, "panel")
    assert not room.pane.side.isHidden()
    # Where letters are twice as large, an open inspector takes half of what the page had.
    assert share(window) >= (0.3 if percent == 200 else 0.55)
    act(room, "panel")
    act(room, "reading")
    assert share(window) >= (0.85 if percent == 200 else 0.9)
    QTest.keyClick(room.pane.view, Qt.Key.Key_Escape)
    settle(window.session)
    assert 0.55 <= share(window) < 0.8


@pytest.mark.parametrize(("width", "height", "percent"), SIZES)
def test_no_number_and_no_date_of_the_list_is_cut(
    window, room, session, theme, width: int, height: int, percent: int
):
    exhibits = session.vault.ask(lambda reader: reader.find(Exhibit))

    def write(work) -> None:
        for at, one in enumerate(exhibits):
            mark = f"ABCDEF/{100 + at}"
            work.update(replace(one, mark=mark, dated="2023-12-27/2024-09-30"), "edit_exhibit")
        named = work.get(Document, exhibits[0].document_id)
        work.update(replace(named, title=LONG), "edit_document")

    session.vault.run(write)
    window.resize(width, height)
    theme.set_scale(percent)
    rows = room.list.table
    until(lambda: any(row.name == LONG for row in rows.rows_model.rows))
    if room.list.isHidden() or not room.list.isVisible():
        act(room, "list")
    settle(session)
    for form in (RowForm.LINES, RowForm.NUMBERS):
        if rows.form is not form:
            act(room, "list")
        if rows.form is form:
            rows.lines.cut.clear()
            rows.grab()
            assert rows.lines.lead >= rows.fontMetrics().horizontalAdvance("ABCDEF/112")
            assert rows.lines.cut == set()
    assert (window.width(), window.height()) == (width, height)


def test_one_key_folds_the_list_and_the_vault_remembers(window, room, session, theme):
    window.resize(1366, 768)
    settle(session)
    assert room.list.table.form is RowForm.LINES
    wide = share(window)
    act(room, "list")
    assert room.list.table.form is RowForm.NUMBERS
    assert share(window) > wide
    assert room.pane.tools.title.isVisible(), "the list does not say it any more"
    act(room, "list")
    assert not room.list.isVisible()
    assert room.pane.tools.list.isVisible(), "there is a way back"
    window.keep_drafts()
    settle(session)
    again = MainWindow(session, theme)
    again.resize(1366, 768)
    again.show()
    try:
        until(lambda: again.workspace is not None and "documents" in again.workspace.rooms)
        settle(session)
        back = again.workspace.rooms["documents"]
        assert not back.list.isVisible()
        back.pane.tools.list.click()
        settle(session)
        assert back.list.isVisible()
    finally:
        again.hide()
        again.deleteLater()


def test_what_is_chosen_in_the_filter_stands_below_it_and_leaves_by_a_click(room, session):
    chips = room.list.filter
    total = len(room.list.table.rows_model.rows)
    assert not chips.chips.isVisible()
    of_kinds = next(
        one.menu() for one in chips.menu().actions() if one.menu().title() == "Kind of file"
    )
    next(one for one in of_kinds.actions() if one.text() == "Pictures").trigger()
    settle(session)
    assert [one.text() for one in chips._made] == ["Pictures"]
    assert 0 < len(room.list.table.rows_model.rows) < total
    chips._made[0].click()
    settle(session)
    assert len(room.list.table.rows_model.rows) == total
    assert not chips.chips.isVisible()


def test_a_date_on_the_exhibit_leads_the_second_line(room, session):
    detail = session.vault.ask(document(room.here().record))
    values = form_values(detail) | {"dated": "2023-10-09"}
    session.vault.run(save_document(detail.document.id, values, secrets.token_bytes))
    settle(session)
    row = room.list.table.row()
    assert row.dated == "2023-10-09"


@pytest.mark.parametrize(("width", "height", "percent"), [SIZES[0], SIZES[1], SIZES[4]])
def test_a_review_is_decided_right_of_the_page(
    window, room, theme, width: int, height: int, percent: int
):
    window.resize(width, height)
    theme.set_scale(percent)
    settle(window.session)
    act(room, "review")
    assert room.review.isVisible()
    page = room.pane.view.mapToGlobal(room.pane.view.rect().topRight())
    assert room.review.mapToGlobal(room.review.rect().topLeft()).x() >= page.x()
    assert share(window) >= (0.3 if percent == 200 else 0.55)
    assert (window.width(), window.height()) == (width, height)
    act(room, "review")
    if percent == 100:
        assert room.list.mapToGlobal(room.list.rect().topLeft()).x() < page.x() / 2
        assert share(window) >= 0.55
