"""Passport numbers: those of China by their letters, others where a word beside them says so."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "passport"
_CHINESE: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:[EGDSPHKMegdsphkm][ ]?[0-9]{8}|[Ee][A-HJ-NP-Za-hj-np-z][ ]?[0-9]{7})"
    r"(?![0-9A-Za-z])"
)
"""E or G of the ministry, D diplomatic, S service, P public affairs, H and M to Hong Kong and
Macao, K of the consulates; newer ones have E, a letter and seven digits."""
_NAMED: Final = re.compile(
    r"(?:passport(?:\s+n(?:o|umber|r|°|º)?)?|passeport(?:\s+n[o°º])?|reisepass(?:-?nr)?|паспорт"
    r"|护照(?:号码?)?|護照(?:號碼?)?|پاسپورت|پاسپورتى|pasaport(?:\s+no)?)"
    r"[\s:.,#\uff1a]{0,6}(?:n(?:o|r|°|º)?[\s:.]{0,3})?"
    r"(?P<number>[A-Za-z]{0,3}[ \-]?[0-9][0-9 ]{4,10}[0-9])(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[DetectedValue]:
    """Yield passport numbers."""
    for match in _CHINESE.finditer(text):
        yield DetectedValue(KIND, match.start(), match.end(), _value(match[0]))
    for match in _NAMED.finditer(text):
        start, end = match.span("number")
        yield DetectedValue(KIND, start, end, _value(match["number"]))


def _value(text: str) -> str:
    return re.sub(r"[ \-]", "", text).upper()
