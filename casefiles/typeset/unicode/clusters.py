"""What a reader takes for one character: extended grapheme clusters (UAX#29, Unicode 15.1)."""

import re
from typing import Final

from casefiles.typeset.unicode.break_classes import CLUSTER_LETTERS, cluster_letters

_L: Final = CLUSTER_LETTERS


def _any_of(names: str) -> str:
    return "[" + re.escape("".join(_L[name] for name in names.split())) + "]"


_SYLLABLE: Final = (
    f"{_any_of('L')}*(?:{_any_of('V')}+|{_any_of('LV')}{_any_of('V')}*|{_any_of('LVT')})"
    f"{_any_of('T')}*|{_any_of('L')}+|{_any_of('T')}+"
)
_EXTENDS: Final = _any_of("Extend Linker ExtendConjunct")
_JOINED_PICTURE: Final = f"{_any_of('ZWJ')}{_any_of('Picture')}"
_PICTURE: Final = f"{_any_of('Picture')}(?:{_EXTENDS}*{_JOINED_PICTURE})*"
_BETWEEN: Final = _any_of("ExtendConjunct ZWJ")
_CONJUNCT: Final = (
    f"{_any_of('Consonant')}(?:{_BETWEEN}*{_any_of('Linker')}(?:{_BETWEEN}|{_any_of('Linker')})*"
    f"{_any_of('Consonant')})*"
)
_CLUSTER: Final = re.compile(
    f"{_any_of('CR')}{_any_of('LF')}|{_any_of('CR LF Control')}"
    f"|{_any_of('Prepend')}*"
    f"(?:{_SYLLABLE}|{_any_of('Regional_Indicator')}{{2}}|{_PICTURE}|{_CONJUNCT}"
    f"|[^{re.escape(_L['CR'] + _L['LF'] + _L['Control'])}])"
    f"(?:{_EXTENDS}|{_any_of('ZWJ SpacingMark')})*"
    f"|{_any_of('Prepend')}+",
    re.DOTALL,
)


def cluster_ends(text: str) -> list[int]:
    """Return the indices at which clusters end, ascending; the last is the text's end."""
    if text.isascii() and "\r" not in text:
        return list(range(1, len(text) + 1))
    letters = text.translate(cluster_letters())
    return [match.end() for match in _CLUSTER.finditer(letters)]


def clusters(text: str) -> list[str]:
    """Return the text cluster by cluster; no line ends within one of them."""
    start = 0
    texts = []
    for end in cluster_ends(text):
        texts.append(text[start:end])
        start = end
    return texts
