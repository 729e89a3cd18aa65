"""Bodies that may have been seized before, as people write them in a line about a procedure."""

import re
from collections.abc import Iterator
from typing import Final

_CED: Final = r"(?:\bced\b|committee on enforced disappearances)"
_URGENT: Final = r".{0,24}(?:art(?:icle|\.)? ?30|urgent)"
_BODIES: Final = (
    ("echr", r"echr|ecthr|european court of human rights|strasbourg"),
    ("cat", r"\bcat\b|committee against torture"),
    ("hrc", r"\bhrc\b|human rights committee|ccpr"),
    ("cedaw", r"\bcedaw\b|elimination of discrimination against women"),
    ("ced30", rf"{_CED}{_URGENT}"),
    ("ced31", rf"{_CED}(?!{_URGENT})"),
    ("wgad", r"wgad|working group on arbitrary detention"),
    ("wgeid", r"wgeid|working group on enforced"),
    ("sp_letter", r"special procedure|special rapporteur|urgent appeal|allegation letter"),
    ("ccf", r"\bccf\b|commission for the control"),
)
_OVER: Final = re.compile(
    r"\b(concluded|closed|decided|ended|inadmissible|struck out|dismissed|withdrawn|adopted)\b"
)
_FILED_WITH: Final = {
    "echr_interim": "echr_r39",
    "ced30": "ced_urgent",
    "ced31": "ced",
    "sp_letter": "special_procedures",
}
"""Codes of the vocabulary `forum` where they differ from those of the table of conflicts."""
_SAME_BODY: Final = frozenset({"echr", "cat", "hrc", "cedaw", "wgad", "wgeid", "ccf"})


def body_filed_with(seizes: str, forum: str, committee: str, *, is_interim: bool = False) -> str:
    """Return with whom a form is filed: a code of the vocabulary `forum`, or the forum's name.

    Args:
        seizes: code of the body in the table of conflicts; empty for one that is not in it.
        forum: what the form calls it.
        committee: which of several was chosen in the form; empty for none.
        is_interim: it is a request for interim measures.
    """
    body = seizes or next(bodies_in(committee), "")
    if is_interim and f"{body}_interim" in _FILED_WITH:
        body = f"{body}_interim"
    return _FILED_WITH.get(body, body if body in _SAME_BODY else committee or forum)


def bodies_in(line: str) -> Iterator[str]:
    """Yield the codes of the bodies that a line names."""
    description = line.casefold()
    for code, pattern in _BODIES:
        if re.search(pattern, description):
            yield code


def is_over(line: str) -> bool:
    """Tell whether a line says that the procedure has ended."""
    return _OVER.search(line.casefold()) is not None
