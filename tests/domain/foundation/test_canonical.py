"""Canonical bytes: one form per value, never shared by two."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.foundation.canonical import canonical

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(max_size=20)
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4).map(tuple), max_leaves=8)


def shape(value):
    """A value with its types spelled out, since Python holds 1, 1.0 and True for equal."""
    if isinstance(value, tuple):
        return tuple(map(shape, value))
    return type(value).__name__, value


@given(VALUES, VALUES)
def test_two_values_share_their_bytes_only_if_they_are_the_same(one, other):
    assert (canonical(one) == canonical(other)) == (shape(one) == shape(other))


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_texts_do_not_run_together(one, other):
    assert (canonical(tuple(one)) == canonical(tuple(other))) == (one == other)


def test_control_joining_without_lengths_would_confuse_these_two():
    one, other = ("ab", "c"), ("a", "bc")
    assert "".join(one) == "".join(other)
    assert canonical(one) != canonical(other)


def test_the_form_stays_what_the_format_page_says():
    value = (None, True, -129, 1.5, "ü", b"\x00", ())
    expected = (
        "54000000000000004d4e000000000000000042000000000000000101"
        "490000000000000002ff7f"
        "4600000000000000083ff8000000000000"
        "530000000000000002c3bc"
        "59000000000000000100"
        "540000000000000000"
    )
    assert canonical(value).hex() == expected


def test_minus_zero_is_zero():
    assert canonical(-0.0) == canonical(0.0)
    assert canonical(0.0) != canonical(0)


def test_values_without_a_form_are_refused():
    with pytest.raises(ValueError, match="not a number"):
        canonical(math.nan)
    with pytest.raises(TypeError):
        canonical(["list"])


def test_text_that_is_not_unicode_is_refused_without_showing_it():
    with pytest.raises(ValueError, match="not Unicode") as caught:
        canonical("sister\ud800")
    assert caught.value.__context__ is None
    assert "sister" not in repr(caught.value)
