"""What a fresh window is told, and when the clock need not be confirmed again."""

import os
from pathlib import Path

import pytest

from casefiles.domain.foundation.clock import Clock
from casefiles.office.workplace.clock import moment_in_words
from casefiles.office.workplace.handover import Handover, handover_from, line_from

HOUR = 3600 * 10**9
HOME = Path("/home/anna")


def clock(wall: int, monotonic: int) -> Clock:
    return Clock(wall=lambda: wall, monotonic=lambda: monotonic, boot="0")


def test_paths_of_any_bytes_pass_the_pipe():
    vault = Path(os.fsdecode(b"/media/\xff stick/\xe5\x8a\xaa"))
    told = Handover(vault, HOME, ((5, 6), (7, 8)), is_after_lock=True)
    line = line_from(told)
    assert line.count(b"\n") == 1
    assert handover_from(line) == told
    assert handover_from(line_from(Handover(None, HOME))) == Handover(None, HOME)


def test_nonsense_is_no_handover():
    for line in (b"", b"{}", b"[]", b'{"vault": "zz"}'):
        with pytest.raises((ValueError, KeyError, TypeError)):
            handover_from(line)


def test_a_confirmation_holds_for_a_day():
    never = Handover(None, HOME)
    once = never.with_confirmation(clock(100 * HOUR, HOUR))
    assert not never.trusts(clock(101 * HOUR, 2 * HOUR))
    assert once.trusts(clock(124 * HOUR, 25 * HOUR))
    assert not once.trusts(clock(125 * HOUR, 26 * HOUR))


def test_a_clock_that_was_set_since_is_asked_about_again():
    twice = Handover(None, HOME, ((100 * HOUR, HOUR), (101 * HOUR, 2 * HOUR)))
    assert twice.trusts(clock(102 * HOUR, 3 * HOUR))
    assert not twice.trusts(clock(103 * HOUR, 3 * HOUR))
    assert not twice.trusts(clock(101 * HOUR, 3 * HOUR))


def test_the_clock_is_said_as_a_person_would(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Europe/Warsaw")
    time.tzset()
    try:
        wall = 1_795_525_500 * 10**9
        said = moment_in_words(wall, "Europe/Warsaw")
        assert said == "Tuesday 24 November 2026, 14:05, Warsaw"
        assert moment_in_words(wall, "America/New_York").endswith(", New York")
        assert moment_in_words(wall, "").endswith(", UTC+0100")
    finally:
        monkeypatch.undo()
        time.tzset()
