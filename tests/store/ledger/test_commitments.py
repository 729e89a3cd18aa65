"""The hashes of the ledger, made quickly, are those that the format page describes."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.foundation.canonical import canonical
from casefiles.store.database.tables import canonical_json
from casefiles.store.ledger.commitments import entry_digest, is_patch, patch_digest, row_digest

INTEGERS = st.integers(-(2**63), 2**63 - 1)
CELLS = st.none() | INTEGERS | st.floats(allow_nan=False, allow_infinity=False) | st.text()
CODES = st.sampled_from(["", "title", "owner", "ca" * 16]) | st.text()
FRESH = st.tuples(CODES, st.none(), CELLS, st.just(""), st.just(0))
CHANGES = FRESH | st.tuples(CODES, CELLS, CELLS, CODES, INTEGERS)
SALT = b"s" * 16


@given(
    st.tuples(
        INTEGERS, CODES, CODES, INTEGERS, CODES, INTEGERS, INTEGERS, INTEGERS, CODES, CODES, CODES,
        CODES, CODES, st.binary(), st.binary(), st.binary(),
    )
)  # fmt: skip
def test_an_entry_is_hashed_over_its_canonical_bytes(values):
    assert entry_digest(values) == sha256(b"\x00" + canonical(values)).digest()


@given(st.lists(CHANGES).map(tuple))
def test_a_patch_is_hashed_over_its_canonical_bytes_and_known_from_its_text(changes):
    plain = sha256(b"\x02casefiles/patch/1" + SALT + canonical(changes)).digest()
    assert patch_digest(SALT, changes) == plain
    assert is_patch(plain, SALT, canonical_json(changes))


@given(st.dictionaries(CODES, CELLS))
def test_a_row_is_hashed_without_what_is_absent(row):
    held = tuple(sorted((name, value) for name, value in row.items() if value is not None))
    plain = sha256(b"\x02casefiles/row/1" + SALT + canonical(held)).digest()
    assert row_digest(SALT, sorted(row.items())) == plain


@given(st.lists(CHANGES, min_size=1).map(tuple), st.data())
def test_no_value_of_a_patch_can_be_put_for_another(changes, data):
    commitment = patch_digest(SALT, changes)
    at = data.draw(st.integers(0, len(changes) - 1))
    place = data.draw(st.integers(0, 4))
    other = data.draw(CELLS | st.booleans() | st.just([]))
    altered = [list(change) for change in changes]
    altered[at][place] = other
    is_same = canonical_json(altered) == canonical_json(changes)
    # Minus zero is zero, as both are one value to a database.
    is_zero = other == 0 and isinstance(other, float) and changes[at][place] == 0
    if not is_zero:
        assert is_patch(commitment, SALT, canonical_json(altered)) == is_same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "5",
        '"abcde"',
        '{"abcde":1}',
        "[[]]",
        '[["title",null,NaN,"",0]]',
        '[["title",null,Infinity,"",0]]',
        '[["title",null,"\\ud800","",0]]',
        '[["title",null,[],"",0]]',
        '[["title",null,"x","",false]]',
        '[[["title"],null,"x","",0]]',
        '[["title",null,"x","",0]] ',
        '[["title",null,"x","",0]',
        "[" * 100_000,
        f'[["title",null,{"9" * 5000},"",0]]',
    ],
)
def test_what_is_no_patch_is_told_so(text):
    commitment = patch_digest(SALT, (("title", None, "x", "", 0),))
    assert is_patch(commitment, SALT, json.dumps([["title", None, "x", "", 0]]))
    assert not is_patch(commitment, SALT, text)
