"""What is told of the program itself: what it is made of, and whether it is as it came."""

import pytest

from casefiles.office.workplace.program import Program, ProgramFiles
from casefiles.ui.settings.vault.program_card import (
    ProgramCard,
    files_state,
    fingerprint_groups,
    fonts_state,
)
from tests.ui.settling import settle

DIGEST = "0123456789abcdef" * 4


@pytest.fixture
def card(context, session, qtbot):
    card = ProgramCard(context)
    qtbot.addWidget(card.card)
    card.card.show()
    card.ask()
    settle(session)
    return card


def test_a_copy_from_its_source_claims_nothing_about_its_files(card):
    assert card.chips["version"].text() == "From its source"
    assert card.chips["files"].text() == "Not compared"
    assert not card.compare.isEnabled()
    assert card.chips["fonts"].text() == "All"


def test_unchanged_is_shown_with_the_fingerprint_to_compare():
    words, _, kind, text = files_state(ProgramFiles(2, DIGEST, 0, 0, ()))
    assert (words, kind) == ("Unchanged", "ok")
    assert "0123 4567 89ab cdef 0123" in text


def test_what_differs_is_danger_and_is_named():
    words, _, kind, text = files_state(ProgramFiles(2, DIGEST, 1, 1, ("lib/a.py", "lib/b.py")))
    assert (words, kind) == ("Changed", "danger")
    assert "lib/a.py, lib/b.py" in text
    assert "passphrase" in text


def test_a_missing_font_is_named():
    state = fonts_state(Program("1", True, "3.11.2", (), ("NotoSansSC-Bold",)))
    assert state[2] == "warn"
    assert "NotoSansSC-Bold" in state[3]


def test_groups_lose_no_digit():
    assert fingerprint_groups(DIGEST).replace(" ", "") == DIGEST
