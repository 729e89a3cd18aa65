"""Values over the end of a line: a text with its lines joined, and where each sign of it stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NUMBER_BREAK: Final = re.compile(
    r"(?<=[0-9A-Za-z+()\u00b7\u4e00-\u9fff])[ \t/(-]{0,3}\n[ \t]*[/)-]?[ \t]*(?=[0-9A-Za-z(\u00b7])"
)
"""An end of a line that may lie within a number: signs on either side, with no full stop."""
_LISTED: Final = re.compile(r"^[ \t]*(\d{1,3})[.)]\s", re.MULTILINE)
"""A number that begins a paragraph."""
_MAIL_BREAK: Final = re.compile(r"(?P<mark>-?)[ \t]*\n[ \t]*")
_MAIL_BEFORE: Final = re.compile(r"[\w.+@-]{1,128}\Z")
_MAIL_AFTER: Final = re.compile(r"[\w.+@-]{1,128}")
_WHOLE_MAIL: Final = re.compile(r"[^@]*@(?:[\w-]+\.)+[^\W\d_]{2,24}\.?")
_EDGE: Final = 130


@dataclass(frozen=True, slots=True)
class JoinedText:
    """A text with its lines joined.

    Attributes:
        text: in which values are looked for.
        places: where each of its signs stands in the text with lines.
        breaks: where lines were joined, in the joined text.
    """

    text: str
    places: tuple[int, ...]
    breaks: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch stands in the text with lines."""
        return self.places[start], self.places[end - 1] + 1

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether a stretch runs over the end of a line."""
        return any(start < one < end for one in self.breaks)


def numbers_joined(text: str) -> Iterator[JoinedText]:
    """Yield a text with its lines joined where a number may go on: with a blank, and with none."""
    starts = _paragraphs(text)
    cuts = [
        (one.start(), one.end()) for one in _NUMBER_BREAK.finditer(text) if one.end() not in starts
    ]
    if cuts:
        yield _joined(text, cuts, " ")
        yield _joined(text, cuts, "")


def mails_joined(text: str) -> Iterator[JoinedText]:
    """Yield a text with its lines joined where an e-mail address may go on."""
    if "@" not in text:
        return
    cuts = [span for one in _MAIL_BREAK.finditer(text) for span in _mail_cut(text, one)]
    if cuts:
        yield _joined(text, cuts, "")


def _paragraphs(text: str) -> frozenset[int]:
    """Return where numbers of paragraphs stand: the one before or after begins another."""
    listed = {one.start(1): int(one[1]) for one in _LISTED.finditer(text)}
    numbers = frozenset(listed.values())
    return frozenset(at for at, one in listed.items() if {one - 1, one + 1} & numbers)


def _mail_cut(text: str, end: re.Match[str]) -> Iterator[tuple[int, int]]:
    before = _MAIL_BEFORE.search(text[max(0, end.start() - _EDGE) : end.start()])
    after = _MAIL_AFTER.match(text, end.end())
    if before is None or after is None or "@" not in before[0] + after[0]:
        return
    has_mark = bool(end["mark"])
    if "@" in before[0]:
        # A full stop behind a whole address ends a sentence.
        continues = not _WHOLE_MAIL.fullmatch(before[0]) or not before[0].endswith(".")
        is_broken = has_mark or after[0][0] in ".@" or (before[0][-1] in "@._-" and continues)
        is_broken = is_broken or "." not in before[0].partition("@")[2]
    else:
        is_broken = has_mark or after[0][0] in ".@_" or before[0][-1] in "_+"
    if is_broken:
        yield end.start(), end.end()


def _joined(text: str, cuts: list[tuple[int, int]], joint: str) -> JoinedText:
    pieces: list[str] = []
    places: list[int] = []
    breaks: set[int] = set()
    at = 0
    for start, end in cuts:
        pieces += (text[at:start], joint)
        places += range(at, start)
        breaks.add(len(places))
        places += [start] * len(joint)
        at = end
    pieces.append(text[at:])
    places += range(at, len(text))
    return JoinedText("".join(pieces), tuple(places), frozenset(breaks))
