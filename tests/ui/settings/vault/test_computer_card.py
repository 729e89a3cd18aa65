"""What is told of the computer: calm where it is safe, plain where it is not."""

import pytest
from PySide6.QtWidgets import QLabel

from casefiles.hardening import Hardening
from casefiles.office.reading.ocr_availability import OcrAvailability
from casefiles.office.workplace.computer import Computer, this_computer
from casefiles.ui.settings.vault.computer_card import (
    _SLEEP,
    _SWAP,
    ComputerCard,
    network_state,
    place_state,
    process_state,
    reading_state,
    swap_state,
)
from casefiles.ui.shell.status_bar import StatusBar
from tests.ui.settling import settle

SAFE = Hardening(True, True, True, no_swap=False, no_network=True)
LOCKED = Hardening(True, True, True, no_swap=True, no_network=True)
OPEN = Hardening(False, False, False, no_swap=False, no_network=False)


def test_swap_that_is_not_encrypted_is_warned_of_unless_memory_is_held():
    words, icon, kind, told = swap_state(Computer("plain", "off", SAFE))
    assert (words, icon, kind) == ("Not encrypted", "warning", "warn")
    assert "remain there after the vault is locked" in told
    assert swap_state(Computer("plain", "off", LOCKED))[2] == "ok"
    for calm in ("none", "memory", "encrypted"):
        assert swap_state(Computer(calm, "off", SAFE))[2] == "ok"
    assert swap_state(Computer(None, None, SAFE))[0] == "Not determined"
    assert {_SWAP[key][2] for key in _SWAP} == {_SLEEP[key][2] for key in _SLEEP}


def test_what_does_not_hold_is_not_claimed():
    assert process_state(Computer("none", "off", SAFE))[0] == "Protected"
    assert process_state(Computer("none", "off", OPEN))[2] == "warn"
    assert network_state(Computer("none", "off", SAFE))[0] == "Blocked"
    assert network_state(Computer("none", "off", OPEN))[2] == "warn"


def test_every_doubt_about_the_folder_has_words():
    assert place_state(())[2] == "ok"
    for code in ("place_synced", "place_network", "place_fat", "place_without_rights",
                 "place_in_memory"):  # fmt: skip
        _, _, kind, told = place_state((code,))
        assert kind == "warn"
        assert "program contradicted itself" not in told
    assert "\n" not in place_state(("place_synced", "place_fat"))[3]


@pytest.fixture
def card(context, session, qtbot):
    card = ComputerCard(context)
    qtbot.addWidget(card.card)
    card.card.show()
    card.ask()
    settle(session)
    return card


def test_the_card_says_which_scripts_are_read_and_how_to_get_the_others():
    words, _, kind, told = reading_state(OcrAvailability(("zho", "eng", "rus"), ("uig", "bod")))
    assert (words, kind) == ("Some are missing", "warn")
    assert "Read here: Chinese, English and others in Latin letters, Russian." in told
    assert "Language data for Uyghur, Tibetan is not on this computer" in told
    assert "tesseract-ocr-" in told
    assert reading_state(OcrAvailability(("zho",), ()))[2] == "ok"
    assert "make run" in reading_state(OcrAvailability((), ("zho",), can_begin=False))[3]


def test_the_status_bar_says_so_too_and_nothing_where_all_is_read(theme, qtbot):
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.show_reading(OcrAvailability(("zho", "eng"), ("uig",)))
    assert not bar.scripts.isHidden()
    assert "Uyghur" in bar.scripts.toolTip()
    bar.show_reading(OcrAvailability(("zho", "eng", "uig"), ()))
    assert bar.scripts.isHidden()


def test_the_card_tells_what_the_kernel_says_of_this_process(card):
    machine = this_computer()
    assert card.chips["swap"].text() == swap_state(machine)[0]
    assert card.chips["network"].text() == network_state(machine)[0]
    told = [label.text() for label in card.card.findChildren(QLabel)]
    assert any(text.startswith("No program protects from one that already rules") for text in told)
    assert all(chip.text() for chip in card.chips.values())
