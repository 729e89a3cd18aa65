"""Attacks on what leaves ask children that have loaded their libraries before."""

from tests.office.conftest import children_at_hand

__all__ = ["children_at_hand"]
