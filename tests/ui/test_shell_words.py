"""The words of the shelf, the status bar and the palette."""

import pytest

from casefiles.office.vault.integrity_check import LastCheck
from casefiles.ui.background.job_bar import time_left
from casefiles.ui.records.check_words import check_words
from casefiles.ui.shell.palette import matches

HOUR = 3600 * 1_000_000_000
NOON = 1_764_000_000_000_000_000


@pytest.mark.parametrize(
    ("done", "total", "elapsed", "words"),
    [
        (0, 10, 100, ""),
        (5, 10, 1, ""),
        (10, 10, 60, ""),
        (9, 10, 9, "a few seconds left"),
        (5, 10, 40, "about 40 s left"),
        (1, 10, 40, "about 6 min left"),
        (1, 1000, 40, "more than an hour left"),
        (3, 0, 40, ""),
    ],
)
def test_the_time_left_is_told_once_it_can_be_known(done, total, elapsed, words):
    assert time_left(done, total, elapsed) == words


def test_the_last_check_is_told_by_the_hour_today_and_by_the_day_before():
    assert check_words(None, NOON) == "Integrity not yet verified"
    assert check_words(LastCheck(NOON, True), NOON).endswith(": no damage found")
    assert "Verified " in check_words(LastCheck(NOON, True), NOON)
    assert "2025" in check_words(LastCheck(NOON - 60 * HOUR, False), NOON)
    assert "damaged" in check_words(LastCheck(NOON, False), NOON)


def test_words_match_by_their_beginnings_in_any_order():
    assert matches("Export the dossier… Dossier", "dos exp")
    assert matches("Lock now", "")
    assert not matches("Lock now", "clock")
