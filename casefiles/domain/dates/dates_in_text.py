"""Finds dates in running text, as they stand in what somebody selected on a page."""

import re
from typing import Final

from casefiles.domain.dates.date_reading import UnreadDate, read_moment

_NAMES: Final = (
    *("sept", "jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH: Final = rf"(?:{'|'.join(_NAMES)})(?:uary|ruary|ch|il|e|y|ust|t?ember|ober)?"
_SHAPES: Final = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}[日号號]"
    rf"|\b\d{{4}}-\d{{2}}-\d{{2}}(?!\d)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\.?,? \d{{4}}\b"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    rf"|\b\d{{1,2}}\. ?\d{{1,2}}\. ?\d{{4}}\b"
    rf"|\b\d{{1,2}}/\d{{1,2}}/\d{{4}}\b"
    rf"|\d{{4}}年\d{{1,2}}月"
    rf"|\b{_MONTH}\.? \d{{4}}\b",
    re.IGNORECASE,
)


def dates_in_text(text: str) -> tuple[str, ...]:
    """Return the dates of a text as EDTF, each once, as they come; what is ambiguous is no date."""
    found: dict[str, None] = {}
    for match in _SHAPES.finditer(" ".join(text.split())):
        try:
            found[read_moment(match[0])] = None
        except UnreadDate:
            continue
    return tuple(found)
