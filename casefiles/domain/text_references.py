"""References from text to persons: `[[id]]`, and brackets that were meant to be one."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import Final

_REFERENCE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_BRACKETS: Final = {"[": "[", "]": "]", "\uff3b": "[", "\uff3d": "]"}
"""Brackets as they are typed, also by input methods of Chinese, with what was meant."""
_DOUBLE: Final = re.compile(r"\[\[[^\[\]\n]{0,200}\]{0,2}|\[?[^\[\]\n]{0,200}\]\]")
_SINGLE: Final = re.compile(r"\[\s*([^\[\]\n]{1,200}?)\s*\]")
_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u00ad")
"""Signs that draw nothing, beside those of format and the selectors of variants."""


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


def broken_references(
    text: str, known: Collection[str], named: Collection[str] = ()
) -> tuple[tuple[int, int], ...]:
    """Return where brackets were meant to name a person and do not, as spans of the text.

    That is a bracket too few, blanks or signs that draw nothing within, an id that nobody has, and
    an id between single brackets. Left alone they would be printed, with the id.

    Args:
        text: as it is typed.
        known: ids that a reference may hold.
        named: further ids of people, such as those of a form, which no reference may hold.
    """
    if not any(bracket in text for bracket in _BRACKETS):
        return ()
    found = [m.span() for m in _REFERENCE.finditer(text) if m[1] not in known]
    rest = _REFERENCE.sub(lambda match: "\n" * len(match[0]), text)
    seen, offsets = _seen(rest)
    ids = {one.casefold() for one in (*known, *named)}
    found += [
        (offsets[start], offsets[end - 1] + 1)
        for start, end in (*_doubled(seen), *_single(seen, ids))
    ]
    return tuple(_joined(sorted(found)))


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that overlap as one."""
    for at, (start, end) in enumerate(spans):
        if at and start < max(last for _, last in spans[:at]):
            continue
        reach = end
        for first, last in spans[at:]:
            if first >= reach:
                break
            reach = max(reach, last)
        yield start, reach


def _seen(text: str) -> tuple[str, list[int]]:
    """Return a text as it is seen, and the place of each of its characters in it."""
    kept = [(_BRACKETS.get(char, char), at) for at, char in enumerate(text) if not _is_unseen(char)]
    return "".join(char for char, _ in kept), [at for _, at in kept]


def _is_unseen(char: str) -> bool:
    if char in _UNSEEN or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return True
    return unicodedata.category(char) == "Cf"


def _doubled(seen: str) -> Iterator[tuple[int, int]]:
    for match in _DOUBLE.finditer(seen):
        yield match.span()


def _single(seen: str, ids: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in _SINGLE.finditer(seen):
        if match[1].casefold() in ids:
            yield match.span()
