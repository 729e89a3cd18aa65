"""What the window tells of proofs: an older copy, a crash, and a case that ends."""

import shutil
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Event
from casefiles.office.records.record_commands import save_event
from casefiles.office.vault.anchors import make_anchor_file
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.places.today.retention_page import RetentionPage
from casefiles.ui.places.today.screen import OverviewScreen
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.records.link_button import LinkButton
from casefiles.ui.settings.vault.screen import VaultScreen
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.shell.message_bar import MessageBar
from tests.office.sample_at_hand import *  # noqa: F403
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.ui.dress import dress
from tests.ui.settling import settle, until


@pytest.fixture
def opening(qtbot, qapp, desk, sample_vault):
    """Return what opens the window over the vault as it lies there."""
    theme, made = dress(qapp), []

    def open_window() -> MainWindow:
        session = Session(desk.unlock(sample_vault, PASSPHRASE), CLOCK)
        window = MainWindow(session, theme)
        told = []
        window.notices.posted.connect(lambda text, kind, _: told.append((text, kind)))
        window.told = told
        made.append((window, session))
        qtbot.addWidget(window)
        window.show()
        until(lambda: window.workspace is not None)
        settle(session)
        return window

    yield open_window
    for window, session in made:
        window.hide()
        session.close()


def worked(desk, vault, times) -> None:
    for turn in range(times):
        at_work = desk.unlock(vault, PASSPHRASE)
        event = at_work.ask(lambda reader: reader.find(Event))[0]
        at_work.run(save_event(replace(event, place=f"Elsewhere {turn}")))
        at_work.close()


def anchored(desk, vault, path) -> None:
    at_work = desk.unlock(vault, PASSPHRASE)
    at_work.work(make_anchor_file(path), CancellationToken())
    at_work.close()


def rows_of(window, words) -> list[LinkButton]:
    rows = window.findChild(OverviewScreen).findChildren(LinkButton)
    return [row for row in rows if words in row.accessibleName()]


def test_an_older_copy_is_told_in_red_and_the_vault_opens_all_the_same(
    opening,
    desk,
    sample_vault,
    tmp_path,
):
    anchor = tmp_path / "anchor.txt"
    anchored(desk, sample_vault, anchor)
    shutil.copytree(sample_vault, tmp_path / "early")
    worked(desk, sample_vault, 3)
    anchored(desk, sample_vault, anchor)
    shutil.rmtree(sample_vault)
    shutil.copytree(tmp_path / "early", sample_vault)
    window = opening()
    until(lambda: bool(window.told))
    text, kind = window.told[0]
    assert kind == "danger"
    assert "older than the anchor: at least 3 of the" in text
    assert window.findChild(MessageBar).isVisible()
    until(lambda: bool(rows_of(window, "An anchor does not match")))
    rows_of(window, "An anchor does not match")[0].click()
    until(lambda: window.findChild(VaultScreen) is not None)
    card = window.findChild(VaultScreen).cards["proof"]
    until(lambda: card.verdict.text() == "Older than the anchor")
    window.session.vault.run(lambda work: work.note("add_recovery_key"))


def test_after_a_crash_the_whole_vault_is_checked_without_being_asked(
    opening,
    desk,
    sample_vault,
    tmp_path,
):
    at_work = desk.unlock(sample_vault, PASSPHRASE)
    event = at_work.ask(lambda reader: reader.find(Event))[0]
    at_work.run(save_event(replace(event, place="Elsewhere")))
    shutil.copytree(sample_vault, tmp_path / "crashed")
    at_work.close()
    shutil.rmtree(sample_vault)
    shutil.copytree(tmp_path / "crashed", sample_vault)
    window = opening()
    until(lambda: any("The vault is intact" in text for text, _ in window.told), longest=30)
    assert window.session.vault.ask(lambda reader: reader.get(Event, event.id)).place == "Elsewhere"


def test_a_vault_closed_in_order_is_not_checked_at_opening(opening):
    window = opening()
    assert window.session.vault.was_closed
    assert window.session.tasks == []
    assert window.told == []


def test_the_last_case_is_closed_and_erased_and_the_first_step_comes_back(opening):
    window = opening()
    context = window.workspace.context
    (case,) = window.session.vault.ask(lambda reader: reader.find(Case))
    context.navigator.go(NavigationTarget("overview"))
    settle(window.session)
    context.actions["overview.keeping"].trigger()
    page = window.findChild(RetentionPage)
    until(lambda: page._case is not None)
    page.close_button.click()
    until(page.erase.isEnabled)
    page.until.line.setText("2 February 2020")
    page.keep.click()
    until(lambda: any("Retention date saved" in text for text, _ in window.told))
    page.erase.click()
    until(lambda: window.findChild(ErasePage) is not None)
    sheet = window.findChild(ErasePage)
    until(lambda: case.reference in sheet.fields["reference"].hint)
    sheet.fields["reason"].set_value("retention_over")
    sheet.fields["authority"].set_value("The partners")
    sheet.fields["reference"].set_value(case.reference)
    sheet.erase.click()
    until(lambda: window.workspace.context.case_id == "")
    assert window.session.vault.ask(lambda reader: reader.find(Case)) == ()
    settle(window.session)
    assert any("was erased permanently" in text for text, _ in window.told)
