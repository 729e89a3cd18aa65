"""What a check found, in the room of the vault: told, opened from the list, and repaired."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.records.case_records import Event, Fact
from casefiles.office.vault.integrity_check import LastCheck, check_now
from casefiles.office.vault.integrity_findings import IntegrityFinding
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.settings.vault.screen import VaultScreen
from casefiles.ui.shell.main_window import MainWindow
from tests.store.maintenance.test_check import unguarded
from tests.ui.settling import settle, until


@pytest.fixture
def room(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    context.actions.bind("app.check", window, lambda: None)
    room = VaultScreen(context)
    room.setParent(window)
    room.resize(1180, 690)
    window.show()
    room.open(NavigationTarget("vault", "check"))
    yield room
    window.hide()


def words_of(card):
    shown = card.card.findChildren(QLabel)
    return "\n".join(one.text() for one in shown if one.isVisibleTo(card.card))


def altered(session, kind):
    """Alter a record behind the ledger, as somebody would who holds the key."""
    record = session.vault.ask(lambda reader: reader.find(kind))[0]
    table = kind.__name__.lower()
    vault = session.vault.workplace.vault
    unguarded(vault, f"UPDATE {table} SET text = 'Nobody came.' WHERE id = '{record.id}'")
    return record


def test_a_whole_vault_is_told_in_counts(room, session):
    card = room.cards["check"]
    until(lambda: "Integrity not yet verified" in words_of(card))
    session.vault.work(check_now(), CancellationToken())
    until(lambda: "no damage found. Read and compared: " in words_of(card))
    assert " documents and " not in words_of(card)
    assert not card.table.isVisible()
    assert not card.repair.isVisible()


def test_a_finding_is_told_and_opened_by_keyboard_and_pointer(room, context, session):
    event, gone = altered(session, Event), []
    context.navigator.moved.connect(gone.append)
    session.vault.work(check_now(), CancellationToken())
    card = room.cards["check"]
    until(card.table.isVisible)
    until(lambda: bool(card.table.row()))
    assert "1 damaged item" in words_of(card)
    assert "without an entry" in words_of(card)
    assert "repair rebuilds it" in words_of(card)
    assert card.table.row().brief == "From the ledger"
    card.table.setFocus()
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    assert gone[-1] == NavigationTarget("timeline", event.id)
    card.show.click()
    assert len(gone) == 2
    cell = card.table.visualRect(card.table.rows_model.index(0, 0)).center()
    QTest.mouseClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    QTest.mouseDClick(card.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert len(gone) == 3


def test_a_fact_opens_among_the_facts(room, context, session):
    fact, gone = altered(session, Fact), []
    context.navigator.moved.connect(gone.append)
    session.vault.work(check_now(), CancellationToken())
    card = room.cards["check"]
    until(lambda: bool(card.table.row()))
    card.show.click()
    assert gone[-1] == NavigationTarget("dossier", fact.id, "facts")


def test_a_repair_is_done_at_the_door(room, session):
    altered(session, Event)
    session.vault.work(check_now(), CancellationToken())
    wanted = []
    session.operation_requested.connect(wanted.append)
    card = room.cards["check"]
    until(card.repair.isVisible)
    card.repair.click()
    assert wanted == ["repair"]


@pytest.fixture
def window(session, theme):
    made = MainWindow(session, theme)
    made.show()
    until(lambda: made.workspace is not None)
    yield made
    made.hide()
    made.deleteLater()


def test_a_check_of_the_window_leads_to_what_it_found(window, session):
    altered(session, Event)
    window.workspace.context.actions["app.check"].trigger()
    until(lambda: "The vault is damaged" in window.notice_line.text)
    assert "1 damaged item" in window.notice_line.text
    settle(session)
    window.notice_line._offered.click()
    until(lambda: isinstance(window.workspace.room, VaultScreen))
    card = window.workspace.room.cards["check"]
    until(lambda: bool(card.table.row()))
    assert card.table.isVisible()


def test_a_vault_that_was_not_closed_in_order_is_checked_and_what_was_found_is_told(
    session, theme, monkeypatch
):
    altered(session, Event)
    monkeypatch.setattr(type(session.vault), "was_closed", False)
    made = MainWindow(session, theme)
    made.show()
    until(lambda: "The vault is damaged" in made.notice_line.text, longest=60)
    assert made.workspace.room.isEnabled()
    made.hide()
    made.deleteLater()


def test_a_check_that_cannot_be_kept_is_told_all_the_same(window, session, monkeypatch):
    altered(session, Event)
    vault = session.vault.workplace.vault

    def refuse(_change):
        raise VaultDamaged("database_damaged")

    monkeypatch.setattr(vault, "write", refuse)
    window.workspace.context.actions["app.check"].trigger()
    until(lambda: "The vault is damaged" in window.notice_line.text)
    monkeypatch.undo()
    window.workspace.context.actions["app.findings"].trigger()
    until(lambda: isinstance(window.workspace.room, VaultScreen))
    card = window.workspace.room.cards["check"]
    until(lambda: bool(card.table.row()))


def test_broken_links_are_told_in_one_line_and_none_is_left_over(room, session):
    card = room.cards["check"]
    broken = IntegrityFinding("chain", first=5, remedy="nothing")
    session.seen = LastCheck(1, sound=False, faults=5, findings=(broken,))
    card.ask()
    until(lambda: bool(card.table.row()))
    assert "5 damaged items" in words_of(card)
    assert "And 4 more." not in words_of(card)
