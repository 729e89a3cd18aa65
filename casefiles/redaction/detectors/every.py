"""All recognisers together, the surest first."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from casefiles.redaction.detectors import (
    account,
    bank_card,
    device,
    machine_zone,
    mail,
    passport,
    phone,
    place,
    plate,
    resident_id,
)
from casefiles.redaction.detectors.finding import DetectedValue, Recogniser, apart, plain

RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    machine_zone.find,
    resident_id.find,
    device.find,
    bank_card.find,
    mail.find,
    account.find,
    passport.find,
    place.find,
    phone.find,
    plate.find,
)
"""Where two find the same signs, the first of them is right."""


_ACROSS_LINES: Final[tuple[Recogniser, ...]] = (
    resident_id.find,
    device.find,
    bank_card.find,
    phone.find,
)
"""Numbers that are written in groups, so that a line may end within one."""


def detect_all(text: str) -> tuple[DetectedValue, ...]:
    """Return every value of a known form in a text, in order, none overlapping another."""
    prepared = plain(text)
    in_lines = (found for find in RECOGNISERS for found in find(prepared))
    return apart(chain(in_lines, _across_lines(prepared)))


def _across_lines(text: str) -> Iterator[DetectedValue]:
    if "\n" not in text:
        return
    joined = text.replace("\n", " ")
    for find in _ACROSS_LINES:
        for found in find(joined):
            if "\n" in text[found.start : found.end]:
                yield found
