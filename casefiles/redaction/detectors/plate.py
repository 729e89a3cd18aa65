"""Number plates of China: province, office, five or six signs (GA 36-2018)."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "plate"
_PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_PLATE: Final = re.compile(
    rf"[{_PROVINCES}][ ]?[A-HJ-NP-Z][ \u00b7\u2022\u30fb.\-]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂试超领使]|[A-HJ-NP-Z0-9]{6})(?![0-9A-Za-z])"
)


def find(text: str) -> Iterator[DetectedValue]:
    """Yield number plates; at least one sign after the office is a digit."""
    for match in _PLATE.finditer(text):
        value = re.sub(r"[ \u00b7\u2022\u30fb.\-]", "", match[0])
        if any(char.isdecimal() for char in value[2:]):
            yield DetectedValue(KIND, match.start(), match.end(), value)
