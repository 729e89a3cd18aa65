"""The recovery sheet survives a hand that copies it, and finds the group that it got wrong."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.foundation.errors import Refused
from casefiles.office.vault.recovery import (
    GROUP_SIZE,
    GROUPS,
    first_wrong_group,
    key_from,
    sheet_of,
)
from casefiles.store.keys.key_slots import RecoveryKey

KEYS = st.binary(min_size=32, max_size=32).map(RecoveryKey)
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(KEYS)
def test_a_sheet_gives_its_key_back(key: RecoveryKey):
    sheet = sheet_of(key)
    assert len(sheet) == GROUPS
    assert {len(group) for group in sheet} == {GROUP_SIZE}
    assert key_from(" ".join(sheet)).data == key.data
    untidy = "-".join(sheet).lower().replace("0", "o").replace("1", "l")
    assert key_from(untidy + "\n").data == key.data


@given(KEYS, st.integers(0, 64), st.integers(1, 31))
def test_one_wrong_symbol_is_found_in_its_group(key: RecoveryKey, at: int, step: int):
    text = "".join(sheet_of(key))
    other = SYMBOLS[(SYMBOLS.index(text[at]) + step) % 32]
    wrong = text[:at] + other + text[at + 1 :]
    assert first_wrong_group(wrong) == at // GROUP_SIZE + 1
    with pytest.raises(Refused) as refused:
        key_from(wrong)
    assert (refused.value.code, refused.value.safe["group"]) == (
        "recovery_group_wrong",
        at // GROUP_SIZE + 1,
    )


@given(KEYS, st.integers(0, 12), st.permutations(range(GROUP_SIZE)))
def test_symbols_that_changed_places_are_found(key: RecoveryKey, at: int, order: list[int]):
    sheet = list(sheet_of(key))
    swapped = list(sheet[at])
    first, second = order[:2]
    swapped[first], swapped[second] = swapped[second], swapped[first]
    sheet[at] = "".join(swapped)
    expected = at + 1 if sheet[at] != sheet_of(key)[at] else 0
    assert first_wrong_group(" ".join(sheet)) == expected


@given(KEYS, st.integers(0, 12), st.integers(0, 12))
def test_groups_in_the_wrong_order_are_found(key: RecoveryKey, first: int, second: int):
    sheet = list(sheet_of(key))
    sheet[first], sheet[second] = sheet[second], sheet[first]
    expected = 0 if first == second else min(first, second) + 1
    assert first_wrong_group(" ".join(sheet)) == expected


def test_missing_groups_are_told_by_number():
    sheet = sheet_of(RecoveryKey(secrets.token_bytes(32)))
    with pytest.raises(Refused) as refused:
        key_from(" ".join(sheet[:6]))
    assert (refused.value.code, refused.value.safe) == (
        "recovery_key_incomplete",
        {"groups": 6, "of": GROUPS},
    )
    with pytest.raises(Refused, match="recovery_group_wrong"):
        key_from(" ".join([*sheet, sheet[0]]))


def test_a_letter_that_no_sheet_has_is_told_at_once():
    assert first_wrong_group("U") == 1
    assert first_wrong_group("") == 0
