"""All recognisers together, the surest first."""

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


def detect_all(text: str) -> tuple[DetectedValue, ...]:
    """Return every value of a known form in a text, in order, none overlapping another."""
    prepared = plain(text)
    return apart(found for find in RECOGNISERS for found in find(prepared))
