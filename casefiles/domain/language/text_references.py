"""References from text to persons: `[[id]]`, and brackets that were meant to be one."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import Final

_REFERENCE = re.compile(r"\[\[([^\[\]\n]{1,200})\]\]")
_BRACKETS: Final = dict(
    zip(
        "[\uff3b\u3010\u3014\u27e6\u301a]\uff3d\u3011\u3015\u27e7\u301b",
        (*"[[[[", "[[", "[[", *"]]]]", "]]", "]]"),
        strict=True,
    )
)
"""Brackets as they are typed, also by input methods of Chinese, with what was meant."""
_DOUBLE: Final = re.compile(
    r"\[[^\S\n]*\[[^\[\]\n]{0,200}(?:\](?:[^\S\n]*\])?)?|\[?[^\[\]\n]{0,200}\][^\S\n]*\]"
)
_SINGLE: Final = re.compile(r"\[\s*([^\[\]\n]{1,200}?)\s*\]")
_LONGEST: Final = 200
_ENDS: Final = re.compile(r"[\[\]\n]")
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

    That is a bracket too few, blanks or signs that draw nothing within, an id that nobody has, an
    id between single brackets, and one beside a bracket that nothing closes. Left alone they would
    be printed, with the id.

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
        for start, end in (*_doubled(seen), *_single(seen, ids), *_unclosed(seen, ids))
    ]
    return tuple(_joined(sorted(found)))


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that overlap as one."""
    start, end = spans[0] if spans else (0, 0)
    for first, last in spans[1:]:
        if first >= end:
            yield start, end
            start = first
        end = max(end, last)
    if spans:
        yield start, end


def _seen(text: str) -> tuple[str, list[int]]:
    """Return a text as it is seen, and the place of each of its characters in it."""
    retained = [
        (sign, at)
        for at, char in enumerate(text)
        if not _is_unseen(char)
        for sign in _BRACKETS.get(char, char)
    ]
    return "".join(sign for sign, _ in retained), [at for _, at in retained]


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


def _unclosed(seen: str, ids: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield ids beside a bracket that nothing closes, or nothing opens, in its own line."""
    for at in _unmatched(seen):
        if seen[at] == "[":
            words = _ENDS.split(seen[at + 1 : at + 1 + _LONGEST], maxsplit=1)[0]
            ends = (end for end in range(len(words), 0, -1) if not words[end : end + 1].isalnum())
            for end in ends:
                if words[:end].strip().casefold() in ids:
                    yield at, at + 1 + end
                    break
        else:
            first = max(at - _LONGEST, 0)
            words = seen[max(first, *(seen.rfind(one, first, at) + 1 for one in "[]\n")) : at]
            for start in range(len(words)):
                is_whole = not words[:start][-1:].isalnum()
                if is_whole and words[start:].strip().casefold() in ids:
                    yield at - len(words) + start, at + 1
                    break


def _unmatched(seen: str) -> Iterator[int]:
    """Yield the places of brackets that have no partner in their line."""
    open_at: list[int] = []
    for at, sign in enumerate(seen):
        if sign == "\n":
            yield from open_at
            open_at.clear()
        elif sign == "[":
            open_at.append(at)
        elif sign == "]" and open_at:
            open_at.pop()
        elif sign == "]":
            yield at
    yield from open_at
