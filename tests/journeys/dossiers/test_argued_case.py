"""The sample case as a lawyer argues it: tests met, an assurance taken apart, papers compared."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from casefiles.domain.records.arguments import Bearing
from casefiles.domain.records.case_records import Deadline, Outline
from casefiles.domain.records.proceedings import Assurance
from casefiles.domain.records.requests import Request
from casefiles.office.chronology.timeline import PRESSURE
from casefiles.office.proceedings.paper_comparison import CellChange
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.proceedings.comparison_page import ComparisonPage
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    desk,
    made_sample,
    no_stray_windows,
    sample_vault,
    session,
    theme,
)
from tests.ui.settling import settle, until

PICTURES = Path(__file__).resolve().parents[3] / "build" / "pictures"
SIZE = QSize(1440, 900)
ARGUED = ("torture_echr", "political_purpose")
ADVERSE = {"nz_kim"}


@pytest.fixture
def window(qapp, qtbot, session: Session, theme: Theme) -> Iterator[MainWindow]:
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    window.resize(SIZE)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    yield window
    theme.set_mode("light")


def go(window: MainWindow, room: str, record: str = "") -> QWidget:
    assert window.workspace is not None
    window.workspace.context.navigator.go(NavigationTarget(room, record))
    settle(window.session)
    return window.workspace.rooms[room]


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def look(window: MainWindow, theme: Theme, name: str) -> None:
    """Keep a picture in light and dark, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        settle(window.session)
        assert window.grab().save(str(PICTURES / f"argued-{name}-{mode}.png"))
    theme.set_mode("light")
    settle(window.session)


def ask(session: Session, kind: type) -> tuple:
    return session.vault.ask(lambda reader: reader.find(kind))


def test_torture_and_political_purpose_rest_on_pages_and_answer_what_is_adverse(
    window, session, theme
):
    room = go(window, "argument", "torture_echr/assurances_insufficient")
    until(lambda: room.pane.shown is not None)
    rows = [row for row in room.list.shown_limbs() if row.test.id in ARGUED]
    said_for_us = [one for row in rows for one in row.ours]
    assert {row.test.id for row in rows if row.ours} == set(ARGUED)
    assert all(one.cites for one in said_for_us), "each argument rests on pages"
    met = {own.id for row in rows for one in (*row.ours, *row.theirs) for own in one.authorities}
    assert met >= ADVERSE
    assert all(not row.adverse for row in rows), "no adverse authority is left unmet"
    theirs = [one for row in rows for one in row.theirs]
    assert [one.argument.bearing for one in theirs] == [Bearing.THEIRS]
    assert "That court had terms, visits and a remedy before it" in said(room.pane)
    look(window, theme, "argument")


def test_an_assurance_is_taken_apart_promise_by_promise(window, session, theme):
    (assurance,) = ask(session, Assurance)
    room = go(window, "register", assurance.id)
    until(lambda: "UNDERTAKINGS" in said(room).upper())
    told = said(room)
    assert "what is promised beyond the law" in told
    assert "Is it specific, or general and vague?" in told
    look(window, theme, "assurance")


def test_versions_of_the_request_are_compared_paper_by_paper(window, session, theme):
    request = next(one for one in ask(session, Request) if one.number.startswith("LY/(2023)"))
    room = go(window, "register", request.id)
    next(one for one in room.findChildren(QPushButton) if one.text() == "Compare papers").click()
    until(lambda: bool(room.findChildren(ComparisonPage)))
    (page,) = room.findChildren(ComparisonPage)
    until(lambda: page.comparison is not None)
    settle(session)
    changes = {cell.change for row in page.comparison.rows for cell in row.cells}
    assert {CellChange.CHANGED, CellChange.ADDED} <= changes
    about = {row.about for row in page.comparison.rows}
    assert {"sum taken", "offence", "name of the person sought"} <= about
    look(window, theme, "comparison")


def test_the_pressure_beside_the_proceedings_becomes_an_exhibit_in_one_click(
    window, session, theme
):
    room = go(window, "timeline")
    until(lambda: room.view.canvas.chart is not None)
    window.workspace.context.actions["timeline.pressure"].trigger()
    until(lambda: [one.name for one in room.view.canvas.chart.lanes][-1:] == [PRESSURE])
    intervals = [row.interval for row in room.view.canvas.chart.rows if row.interval]
    assert any(one.startswith("2 days after the hearing of 5 December 2023") for one in intervals)
    look(window, theme, "pressure")
    until(room._into_dossier.isVisible)
    room._into_dossier.click()
    until(lambda: bool(ask(session, Outline)))
    assert "pressure" in ask(session, Outline)[0].sections


def test_all_dates_are_confirmed(session):
    deadlines = ask(session, Deadline)
    assert len(deadlines) >= 4
    assert all(one.is_confirmed for one in deadlines)
