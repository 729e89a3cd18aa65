"""What stands in an edition where something was erased: an id that tells nothing but equal or not.

An id is one word of letters, as texts are compared word by word, and has a capital, as a name has;
it holds no vowel, so that it never looks like a name to a search.
"""

import re
from typing import Final

from casefiles.domain.foundation.ids import Randomness

_LETTERS: Final = "bcdfghjkmnpqrtvw"
_BYTES: Final = 16
_OPAQUE: Final = re.compile(rf"Z[{_LETTERS}]{{{2 * _BYTES}}}")
ERASED: Final = "[erased]"
"""What a person reads instead."""


def opaque_id(randomness: Randomness) -> str:
    """Return an id that says nothing: no digest, no place, no length.

    Args:
        randomness: source of random bytes.
    """
    digits = randomness(_BYTES).hex()
    return "Z" + "".join(_LETTERS[int(digit, 16)] for digit in digits)


def is_opaque(text: str) -> bool:
    """Tell whether a text is such an id and nothing else."""
    return bool(_OPAQUE.fullmatch(text))


def legible(text: str) -> str:
    """Return a text as a person reads it, with words for ids."""
    return _OPAQUE.sub(ERASED, text)
