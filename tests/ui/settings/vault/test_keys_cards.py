"""The cards of keys, ways back and travel: what they say and offer, also during a journey."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.vault.keys import save_shares
from casefiles.office.vault.recovery import drawn_sheet, save_recovery_sheet
from casefiles.office.vault.recovery_shares import drawn_shares
from casefiles.ui.settings.vault.keys_card import AWAY, KeysCard
from casefiles.ui.settings.vault.recovery_card import RecoveryCard
from casefiles.ui.settings.vault.travel_card import TravelCard


@pytest.fixture
def cards(qtbot, context):
    """Return what makes a card and shows it."""
    window = QWidget()
    qtbot.addWidget(window)

    def made(kind):
        card = kind(context)
        card.setParent(window)
        card.card.setParent(window)
        context.session.changed.connect(card.on_changed)
        window.show()
        card.ask()
        return card

    yield made
    window.hide()


def says(qtbot, card, words):
    def found():
        return any(words in label.text() for label in card.card.findChildren(QLabel))

    qtbot.waitUntil(found, timeout=60_000)


def test_ways_back_are_told_as_they_come(qtbot, cards, session, desk):
    card = cards(RecoveryCard)
    says(qtbot, card, "nobody can open the vault")
    assert (card.sheet.text(), card.shares.text()) == ("Create sheet…", "Create shares…")
    session.vault.work(save_recovery_sheet(drawn_sheet(desk.randomness)), CancellationToken())
    says(qtbot, card, "Sheet made on")
    assert card.sheet.text() == "Create new sheet…"
    says(qtbot, card, "Keep it away from this computer")
    session.vault.work(save_shares(drawn_shares(desk.randomness)), CancellationToken())
    says(qtbot, card, "Shares made on")
    assert "Shares made on" in card.shares.accessibleDescription()


def test_while_the_keys_are_away_nothing_is_offered_but_to_bring_them_back(qtbot, cards, session):
    session.vault.workplace.vault.ring.are_away = True
    keys, recovery, travel = (cards(kind) for kind in (KeysCard, RecoveryCard, TravelCard))
    for card in (keys, recovery):
        says(qtbot, card, AWAY)
    offered = [*keys.buttons.values(), recovery.sheet, recovery.shares]
    assert not any(one.isEnabled() for one in offered)
    says(qtbot, travel, "The keys are on the USB drive")
    assert "The keys are on the USB drive" in travel.move.accessibleDescription()
    assert travel.move.text() == "Move keys back"
    travel.move.click()
    qtbot.waitUntil(keys.buttons["passphrase"].isEnabled, timeout=60_000)
    qtbot.waitUntil(recovery.sheet.isEnabled, timeout=60_000)
    assert travel.move.text() == "Move to a USB drive…"


def test_the_notice_is_shown_and_taken_away(qtbot, cards, session):
    card = cards(TravelCard)
    assert (card.keep.text(), card.keep.isEnabled()) == ("Show before unlocking", False)
    card.usual.click()
    card.keep.click()
    notice = session.vault.folder / "notice.txt"
    qtbot.waitUntil(notice.exists, timeout=60_000)
    qtbot.waitUntil(lambda: not card.keep.isEnabled(), timeout=60_000)
    card.notice.setPlainText("")
    assert card.keep.text() == "Show no notice"
    card.keep.click()
    qtbot.waitUntil(lambda: not notice.exists(), timeout=60_000)
