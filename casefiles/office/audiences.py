"""Audiences in words: who an edition is for, and who may foreseeably get to read it."""

from collections.abc import Mapping
from typing import Final

REACHES_REQUESTING_STATE: Final = frozenset(
    {"court_open", "requested_state", "requesting_state", "treaty_body", "public"}
)
"""Audiences whose papers reach the requesting State by the ordinary course of things."""

REACH: Final[Mapping[str, str]] = {
    "court_open": "The requesting State is party or observer, and gets the file of the court.",
    "court_closed": (
        "Bench and parties under an order of the court; ask whether the requesting State is one."
    ),
    "requested_state": (
        "Its authorities may pass papers on to the requesting State, by treaty or by duty."
    ),
    "requesting_state": "It reads every page, and may act on it against anybody named.",
    "treaty_body": (
        "What is sent is put to the State complained of; that State may tell the requesting State."
    ),
    "ccf": (
        "The Commission may ask the requesting State's bureau for its answer, and quote from this."
    ),
    "expert": "One person under instructions; a report may quote it, and a court may call for it.",
    "interpreter": "One person, often of the same community as the people named.",
    "public": "Everybody, for ever; the requesting State among them.",
}
"""Who may foreseeably read what is given to each audience."""
