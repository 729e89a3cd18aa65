"""Bodies that may have been seized before, as people write them in a line about a procedure."""

import re
from collections.abc import Iterator
from typing import Final

_BODIES: Final = (
    ("echr", r"echr|ecthr|european court of human rights|strasbourg"),
    ("cat", r"\bcat\b|committee against torture"),
    ("hrc", r"\bhrc\b|human rights committee|ccpr"),
    ("ced31", r"\bced\b(?!.{0,12}art\.? ?30)|committee on enforced disappearances"),
    ("wgad", r"wgad|working group on arbitrary detention"),
    ("wgeid", r"wgeid|working group on enforced"),
    ("sp_letter", r"special procedure|special rapporteur|urgent appeal|allegation letter"),
    ("ccf", r"\bccf\b|commission for the control"),
)
_OVER: Final = re.compile(
    r"\b(concluded|closed|decided|ended|inadmissible|struck out|dismissed|withdrawn|adopted)\b"
)


def bodies_in(line: str) -> Iterator[str]:
    """Yield the codes of the bodies that a line names."""
    said = line.casefold()
    for code, pattern in _BODIES:
        if re.search(pattern, said):
            yield code


def is_over(line: str) -> bool:
    """Tell whether a line says that the procedure has ended."""
    return _OVER.search(line.casefold()) is not None
