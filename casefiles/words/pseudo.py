"""A language that nobody speaks: what reads plainly in it is outside the catalogue."""

import gettext
import re
from typing import Final

from typing_extensions import override

_ACCENTS: Final = str.maketrans("aceinosuyzACEINOSUYZ", "áçéîñöšüýžÁÇÉÎÑÖŠÜÝŽ")
_LETTERS: Final = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ابجدهفغحيژكلمنوپقرستوڤوخيز" * 2,
)
_KEEP: Final = re.compile(r"(\{[^{}]*\}|<[^<>]*>|&(?:[a-z]+;|.))")
_FILL: Final = "·······"


class Pseudo(gettext.NullTranslations):
    """Makes each translation from the English text.

    Args:
        is_mirrored: in Arabic letters.
    """

    def __init__(self, *, is_mirrored: bool = False) -> None:
        super().__init__()
        self._is_mirrored = is_mirrored

    @override
    def gettext(self, message: str) -> str:
        return pseudo(message, is_mirrored=self._is_mirrored)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2, is_mirrored=self._is_mirrored)

    @override
    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message, is_mirrored=self._is_mirrored)


def pseudo(text: str, *, is_mirrored: bool = False) -> str:
    """Return a text accented, in brackets and 40 % longer; values, tags and mnemonics as they are.

    What is added has gaps, so that it can be broken where words can.
    """
    if not text.strip():
        return text
    letters = _LETTERS if is_mirrored else _ACCENTS
    parts = _KEEP.split(text)
    accented = "".join(one if at % 2 else one.translate(letters) for at, one in enumerate(parts))
    more = max(1, len(text) * 2 // 5 - 2)
    fill = " ".join(_FILL[: more - at] for at in range(0, more, len(_FILL) + 1))
    return f"[{accented}{fill if more < len(_FILL) else ' ' + fill}]"
