"""Preferences are kept whole; nonsense never reaches the window."""

import json
from dataclasses import asdict, replace

import pytest

from casefiles.office.workplace.preferences import (
    Preferences,
    preferences,
    read_preferences,
    save_preferences,
)
from tests.store.world import World

OTHERS = Preferences("dark", "compact", 125, 60, True, False, 345, lock_at_once=True)


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


def test_a_new_vault_has_the_usual_ones(vault):
    assert vault.read(preferences()) == Preferences()


def test_they_are_kept_outside_the_ledger_and_told_once(vault):
    before = vault.read(lambda reader: reader.entries(None))
    heard = []
    vault.listener = heard.append
    vault.write(save_preferences(OTHERS))
    vault.write(save_preferences(OTHERS))
    assert vault.read(preferences()) == OTHERS
    assert vault.read(lambda reader: reader.entries(None)) == before
    assert [changes.ids("setting") for changes in heard] == [{"preferences"}]


@pytest.mark.parametrize("text", [None, "", "nonsense", "[]", "3", "null", '"x"'])
def test_what_is_no_object_counts_as_nothing(text):
    assert read_preferences(text) == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("density", 3),
        ("text_scale", 117),
        ("text_scale", "125"),
        ("idle_minutes", 0),
        ("idle_minutes", 61),
        ("idle_minutes", True),
        ("idle_minutes", 5.0),
        ("lock_when_minimised", 1),
        ("lock_at_once", "yes"),
        ("white_paper", None),
        ("timeline_zone", 481),
    ],
)
def test_one_nonsense_does_not_take_the_others_along(vault, name, value):
    text = json.dumps(asdict(OTHERS) | {name: value, "unknown": 1})
    assert read_preferences(text) == replace(OTHERS, **{name: getattr(Preferences(), name)})
    vault.write(save_preferences(replace(OTHERS, **{name: value})))
    assert vault.read(preferences()) == replace(OTHERS, **{name: getattr(Preferences(), name)})


def test_what_is_missing_is_as_usual():
    assert read_preferences('{"theme": "dark"}') == Preferences(theme="dark")
