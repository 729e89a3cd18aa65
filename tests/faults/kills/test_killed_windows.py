"""kill -9 of the whole program in its window, at random: nothing that was seen done is lost."""

import json
import os

import pytest

from tests.faults.children import WITHIN, finished, module
from tests.faults.failures.test_every_failure import HOURS
from tests.faults.kills.killed_windows import Told, heard

SEED = 20261125


def campaign(place, kills, within=WITHIN):
    told = json.loads(
        finished(module("tests.faults.kills.killed_windows", place, kills, SEED), within)
    )
    print(told)
    assert told["bad"] == []
    assert told["kills"] == sum(told["met"].values()) == kills
    return told


def test_a_dozen_windows_that_are_killed_lose_nothing(place):
    told = campaign(place, 12)
    assert set(told["met"]) == {"door", "open", "leaving"}, "of the seed"
    assert told["acts"]["event"] > 12, "they were killed at work"


def test_a_listener_who_comes_late_hears_everything_that_was_told():
    reading, writing = os.pipe()
    os.write(writing, b"door\nopen\nevent 0\nevent 1\n")
    os.close(writing)
    told = Told()
    assert heard(reading, told, 5.0, "open")
    os.close(reading)
    assert told.events == 1, "else what was seen done would count as done by nobody"


@pytest.mark.long
def test_two_thousand_windows_that_are_killed_lose_nothing(place):
    campaign(place, 2000, HOURS)
