"""References from text to persons: `[[id]]`."""

import re
from collections.abc import Callable

_REFERENCE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")


def referenced(text: str) -> tuple[str, ...]:
    """Return the ids that a text refers to, in order, with repetitions."""
    return tuple(_REFERENCE.findall(text))


def replace_references(text: str, replacement: Callable[[str], str]) -> str:
    """Return the text with each reference replaced by what `replacement` returns for its id."""
    return _REFERENCE.sub(lambda match: replacement(match.group(1)), text)


def split_at_references(text: str) -> tuple[tuple[str, str], ...]:
    """Cut a text at its references.

    Returns:
        Pairs of (plain text, id that follows it); the id of the last pair is empty.
    """
    pieces = _REFERENCE.split(text)
    ids = [*pieces[1::2], ""]
    return tuple(zip(pieces[0::2], ids, strict=True))
