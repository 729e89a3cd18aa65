"""Numbers of mobile devices (IMEI, 3GPP TS 23.003): 15 digits whose last is right."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue, digits_of
from casefiles.redaction.detectors.luhn import is_luhn

KIND: Final = "device"
_IMEI: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9]{15}|[0-9]{2}[ \-][0-9]{6}[ \-][0-9]{6}[ \-][0-9])(?![0-9A-Za-z])"
)
_REPORTING_BODIES: Final = frozenset(
    ("01", "35", "44", "45", "49", "50", "51", "52", "53", "54", "86", "91", "98", "99")
)


def find(text: str) -> Iterator[DetectedValue]:
    """Yield numbers of devices."""
    for match in _IMEI.finditer(text):
        value = digits_of(match[0])
        if value[:2] in _REPORTING_BODIES and is_luhn(value):
            yield DetectedValue(KIND, match.start(), match.end(), value)
