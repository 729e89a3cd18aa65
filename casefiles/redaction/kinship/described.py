"""Kin who are described and not called so: the woman who raised me, the man she married."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.redaction.kinship.phrase import Known, Owner, Phrase, kins_of

_FIRST: Final = frozenset({"i", "me", "we", "us"})
_DESCRIBED: Final = (
    ("mother", r"the woman who (?:raised|bore|brought up) (?P<who>me|us|him|her)"),
    ("father", r"the man who (?:raised|brought up|fathered) (?P<who>me|us|him|her)"),
    ("husband", r"the man (?P<who>i|she|he) (?:was |am |is )?married(?: to)?"),
    ("wife", r"the (?:woman|girl) (?P<who>i|he|she) (?:was |am |is )?married(?: to)?"),
    ("brother", r"the only (?:boy|son) (?:of|in) (?P<who>the|our) (?:house|family)"),
    ("sister", r"the only (?:girl|daughter) (?:of|in) (?P<who>the|our) (?:house|family)"),
    ("father husband", r"(?P<who>my|our|his|her) old man"),
    ("mother wife", r"(?P<who>my|our|his|her) old (?:lady|woman)"),
    ("husband", r"Mój(?P<who>)(?= (?:znowu|znów|już|dziś|jeszcze|wraca|pojechał|śpi)\b)"),
    ("wife", r"Moja(?P<who>)(?= (?:znowu|znów|już|dziś|jeszcze|wraca|pojechała|śpi)\b)"),
)  # fmt: skip
_HINT: Final = re.compile(
    r"who (?:raised|bore|brought|fathered)|married|(?:house|family)|M[oó]ja? "
    r"|[Oo]ld (?:man|lady|woman)"
)
_TITLES: Final = (
    ("wife", "Mrs|Missus|Madame|Mme|Frau|Sra|Señora|Signora|Pani|Paní|Пані|Госпожа|[Гг]-жа|Fru"),
    ("wife", "Mevrouw|Mevr|Doña|Κυρία|κυρία|κα"),
    ("husband", "Mr|Monsieur|M|Herr|Herrn|Señor|Signor|Pan|Pán|Пан|Господин|[Гг]-н|Meneer"),
)
_BY_TITLE: Final = tuple(
    (
        kins_of(kins),
        re.compile(rf"(?<!\w)(?:{titles})\.?\s(?P<who>[^\W\d_][^\W\d_'’-]+)(?!\w)"),
    )
    for kins, named in _TITLES
    for titles in (named, named.upper())
)
_PATTERNS: Final = tuple(
    (
        kins_of(kins),
        re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE if words.isascii() else 0),
    )
    for kins, words in _DESCRIBED
)


def titled(text: str, known: Known) -> Iterator[Phrase]:
    """Yield a husband or a wife called by the name of the other: Mrs Hoshur, of Abduweli Hoshur."""
    for kins, pattern in _BY_TITLE if known.words else ():
        for found in pattern.finditer(text):
            who = known.words.get(fold(found["who"]), "")
            if who:
                yield Phrase(*found.span(), kins, Owner.NAMED, found[0], who)


def find(text: str) -> Iterator[Phrase]:
    """Yield where a text describes kin; first the cheap look whether it may."""
    if _HINT.search(text) is None:
        return
    for kins, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            who = found["who"].casefold()
            owner = Owner.FIRST if not who or who in _FIRST or who in {"my", "our"} else Owner.THIRD
            if who in {"the", "our"} and "old" not in found[0]:
                owner = Owner.BARE
            yield Phrase(found.start(), found.end(), kins, owner, found[0])
