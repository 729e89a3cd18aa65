"""Telephone numbers: mobile ones of China, and any that is written with the code of its country."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue, digits_of

KIND: Final = "phone"
_MOBILE: Final = re.compile(
    r"(?<![0-9A-Za-z+])(?:(?:\+|00)?86[ \-]?)?1[3-9][0-9](?:[ \-]?[0-9]{4}){2}(?![0-9A-Za-z])"
)
_LAND: Final = re.compile(r"(?<![0-9A-Za-z+])0[1-9][0-9]{1,2}[ \-][2-9][0-9]{6,7}(?![0-9A-Za-z])")
_INTERNATIONAL: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:\+|00)[ ]?[1-9](?:[ \-/().]{0,2}[0-9]){6,14}(?![0-9A-Za-z])"
)
_NAMED: Final = re.compile(
    r"(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|whats ?app|signal|tél|тел|تېلېفون"
    r"|电话|電話|手机|手機)"
    r"[\s.:\uff1a]{1,4}(?P<number>\(?[0-9](?:[ \-/().]{0,2}[0-9]){6,13})(?![0-9A-Za-z])",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[DetectedValue]:
    """Yield telephone numbers."""
    for shape in (_MOBILE, _INTERNATIONAL, _LAND):
        for match in shape.finditer(text):
            yield DetectedValue(KIND, match.start(), match.end(), _value(match[0]))
    for match in _NAMED.finditer(text):
        start, end = match.span("number")
        yield DetectedValue(KIND, start, end, _value(match["number"]))


def _value(text: str) -> str:
    digits = digits_of(text)
    is_international = text.lstrip().startswith(("+", "00"))
    return f"+{digits.removeprefix('00')}" if is_international else digits
