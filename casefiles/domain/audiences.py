"""Whom an edition is for."""

from typing import Final

AUDIENCES: Final = frozenset(
    {
        "court_open",
        "court_closed",
        "requested_state",
        "requesting_state",
        "treaty_body",
        "ccf",
        "expert",
        "interpreter",
        "public",
    }
)
