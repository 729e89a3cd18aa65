"""Where a line may end: after spaces and hyphens, and between Han characters.

A part of UAX#14 (Unicode line breaking): spaces, hyphens, slashes, ideographs, and the opening and
closing punctuation that may not end or start a line (JIS X 4051, GB/T 15834).
"""

import re
from typing import Final

from casefiles.typeset.characters import HAN

_IDEOGRAPHS: Final = HAN + "\u3000-\u30ff\u3100-\u312f\u31a0-\u31ff\ufe30-\ufe4f\uff00-\uffef"
_NO_START: Final = (
    r"!%,.:;?\]\)\}\u00a2\u00b0\u00b7\u00bb\u2013\u2014\u2019\u201d\u2022\u2025\u2026\u2027\u203a"
    r"\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301e\u303b"
    r"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u309b-\u309e"
    r"\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb-\u30fe"
    r"\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff5e\uff60\uff61\uff63-\uff65"
    r"\uff9e\uff9f\u00a0 \n"
)
_NO_END: Final = (
    r"\(\[\{\u00ab\u2018\u201c\u2039\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d"
    r"\uff08\uff3b\uff5b\uff5f\uff62\u00a0"
)
_OPPORTUNITY: Final = re.compile(
    r"(?<=[ \n])(?=[^ \n])"
    r"|(?<=\n)"
    r"|(?<=[^\W\d_][-\u2010/])(?=[^\W\d_])"
    r"|(?<=[\u2013\u2014])(?=[^\W\d_])"
    rf"|(?<=[^{_NO_END}])(?=[{_IDEOGRAPHS}])(?=[^{_NO_START}])"
    rf"|(?<=[{_IDEOGRAPHS}])(?<=[^{_NO_END}])(?=[^{_NO_START}])"
)


def break_positions(text: str) -> list[int]:
    """Return the indices before which a line may start, ascending; the text's end is the last."""
    positions = [match.start() for match in _OPPORTUNITY.finditer(text)]
    if not positions or positions[-1] != len(text):
        positions.append(len(text))
    return positions
