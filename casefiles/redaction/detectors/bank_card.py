"""Numbers of bank cards: 13 to 19 digits whose last is right, by the first digits of issuers."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue, digits_of
from casefiles.redaction.detectors.luhn import is_luhn

KIND: Final = "bank_card"
_CARD: Final = re.compile(r"(?<![0-9A-Za-z])[2-69](?:[ \-]?[0-9]){12,18}(?![0-9A-Za-z])")
_ISSUERS: Final = re.compile(r"62|4|5[1-5]|2[2-7]|3[47]|35|6011|65|9558|60|81")


def find(text: str) -> Iterator[DetectedValue]:
    """Yield numbers of bank cards."""
    for match in _CARD.finditer(text):
        value = digits_of(match[0])
        if _ISSUERS.match(value) and is_luhn(value):
            yield DetectedValue(KIND, match.start(), match.end(), value)
