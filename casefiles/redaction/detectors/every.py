"""All recognisers together, the surest first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
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
from casefiles.redaction.detectors.joined_lines import mails_joined, numbers_joined

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
    passport.find,
    phone.find,
    plate.find,
)
"""Numbers within which a line may end, between groups of their signs or anywhere."""


def detect_all(text: str) -> tuple[DetectedValue, ...]:
    """Return every value of a known form in a text, in order, none overlapping another.

    Where a line ends within a value, its first line may have the form of a shorter one: the whole
    goes before its part, else the rest of it would stay to be read.
    """
    prepared = plain(text)
    in_lines = apart(found for find in RECOGNISERS for found in find(prepared))
    if "\n" not in prepared:
        return in_lines
    over = apart(
        found
        for found in sorted(_across_lines(prepared), key=lambda one: one.start - one.end)
        if _says_more(prepared, found, in_lines)
    )
    return apart((*over, *in_lines))


def _across_lines(text: str) -> Iterator[DetectedValue]:
    for joined, recognisers in chain(
        ((one, _ACROSS_LINES) for one in numbers_joined(text)),
        ((one, (mail.find,)) for one in mails_joined(text)),
    ):
        for find in recognisers:
            for found in find(joined.text):
                if joined.is_broken(found.start, found.end):
                    start, end = joined.span(found.start, found.end)
                    yield replace(found, start=start, end=end)


def _says_more(text: str, found: DetectedValue, in_lines: Iterable[DetectedValue]) -> bool:
    """Tell whether a value over the end of a line covers more than those within its lines do."""
    met = [one for one in in_lines if one.start < found.end and found.start < one.end]
    if any(
        _signs(text[one.start : found.start]) or _signs(text[found.end : one.end]) for one in met
    ):
        return False  # two values, one under the other
    covered = sum(_signs(text[one.start : one.end]) for one in met)
    return covered < _signs(text[found.start : found.end])


def _signs(text: str) -> int:
    return sum(char.isalnum() for char in text)
