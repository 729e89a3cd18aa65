"""The text of a file of Word 97 to 2003 and how its characters stand out ([MS-DOC])."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.channel.unreadable import (
    BROKEN_FILE,
    NOT_READABLE_YET,
    PASSWORD_NEEDED,
    TOO_LARGE,
    UnreadableFile,
)
from casefiles.evidence.layout.blocks import RunStyle
from casefiles.evidence.office_formats.compound import compound

_MARK, _EARLIER = 0xA5EC, frozenset((0xA5DB, 0xA5DC, 0xA697, 0xA699))
"""Word 97; Word 2, 6 and 95, and those of East Asia."""
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS, _COUNTS, _PLACES = 0x0A, 0x4C, 0x9A
_STYLES_AT, _PIECES_AT, _COMMENTERS_AT, _REVISERS_AT = 12, 33, 36, 51
"""Which pair of offset and length tells where a part lies in the table stream."""
_COMPRESSED: Final = 0x40000000
_PAGE: Final = 512
_SURROGATES: Final = range(0xD800, 0xE000)
_MOST_CHARACTERS: Final = 20_000_000
_MARKS: Final = {
    0x0800: RunStyle.DELETED,
    0x0801: RunStyle.ADDED,
    0x083C: RunStyle.HIDDEN,
    0x0835: RunStyle.BOLD,
}
_OPERANDS: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_VARIABLE: Final = 6
_EMPTY_NAMES: Final = frozenset(("", "Unknown"))


@dataclass(frozen=True, slots=True)
class Word97Text:
    """What was read.

    Attributes:
        text: of all stories, one after the other.
        styles: of each character.
        counts: characters of the body, the notes, the heads and feet, a story that is not used,
            the comments, the endnotes, and the text boxes.
        people: who changed or commented.
    """

    text: str
    styles: tuple[RunStyle, ...]
    counts: tuple[int, ...]
    people: tuple[str, ...]


def read_old_parts(data: bytes) -> Word97Text:
    """Read a file.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    try:
        with compound(data) as file:
            main = bytes(file.openstream("WordDocument").read())
            mark, flags = _short(main, 0), _short(main, _FLAGS)
            if mark != _MARK:
                # Word 6 and 95 kept their text in another way.
                raise UnreadableFile(NOT_READABLE_YET if mark in _EARLIER else BROKEN_FILE)
            if flags & _ENCRYPTED:
                raise UnreadableFile(PASSWORD_NEEDED)
            name = "1Table" if flags & _SECOND_TABLE else "0Table"
            table = bytes(file.openstream(name).read())
    except (OSError, ValueError, IndexError, TypeError, AttributeError, struct.error) as error:
        raise UnreadableFile(BROKEN_FILE) from error
    pieces = list(_pieces(_part(main, table, _PIECES_AT)))
    if sum(end - start for start, end, *_ in pieces) > _MOST_CHARACTERS:
        raise UnreadableFile(TOO_LARGE)
    starts, run_styles = _look_runs(main, _part(main, table, _STYLES_AT))
    text: list[str] = []
    styles: list[RunStyle] = []
    for start, end, place, width in pieces:
        raw = main[place : place + (end - start) * width]
        some = raw.decode("cp1252" if width == 1 else "utf-16-le", "replace")
        # A pair of surrogates is one character here, and two in the file.
        some = some if len(some) == end - start else _as_units(raw)
        text.append(some)
        styles += _styles_of(place, len(some), width, (starts, run_styles))
    counts = tuple(max(0, _whole(main, _COUNTS + 4 * at)) for at in range(8))
    people = (
        *_names(_part(main, table, _REVISERS_AT)),
        *_owners(_part(main, table, _COMMENTERS_AT)),
    )
    return Word97Text("".join(text), tuple(styles), counts, tuple(dict.fromkeys(people)))


def _as_units(raw: bytes) -> str:
    units = struct.iter_unpack("<H", raw[: len(raw) // 2 * 2])
    return "".join("\ufffd" if unit in _SURROGATES else chr(unit) for (unit,) in units)


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _whole(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little", signed=True)


def _part(main: bytes, table: bytes, number: int) -> bytes:
    at = _PLACES + 8 * number
    start, length = _whole(main, at), _whole(main, at + 4)
    return table[start : start + length] if start >= 0 and length > 0 else b""


def _pieces(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield first and last character of each piece, its place in the file and bytes a character."""
    at = 0
    while at < len(data) and data[at] == 1:
        at += 3 + _short(data, at + 1)
    if at >= len(data) or data[at] != 2:  # noqa: PLR2004  the mark of the table of pieces
        raise UnreadableFile(BROKEN_FILE)
    table = data[at + 5 : at + 5 + _whole(data, at + 1)]
    count = max(0, (len(table) - 4) // 12)
    for number in range(count):
        start, end = _whole(table, 4 * number), _whole(table, 4 * number + 4)
        packed = _whole(table, 4 * (count + 1) + 8 * number + 2)
        is_narrow = bool(packed & _COMPRESSED)
        place = packed & ~_COMPRESSED
        if 0 <= start < end:
            yield start, end, place // 2 if is_narrow else place, 1 if is_narrow else 2


def _look_runs(main: bytes, table: bytes) -> tuple[list[int], list[RunStyle]]:
    """Return where in the file characters begin to look otherwise, and how."""
    runs: list[tuple[int, RunStyle]] = []
    count = max(0, (len(table) - 4) // 8)
    for number in range(count):
        page = _whole(table, 4 * (count + 1) + 4 * number) & 0x3FFFFF
        runs += _page_runs(main[page * _PAGE : (page + 1) * _PAGE])
    runs.sort(key=lambda run: run[0])
    return [start for start, _ in runs], [look for _, look in runs]


def _page_runs(page: bytes) -> Iterator[tuple[int, RunStyle]]:
    if len(page) < _PAGE:
        return
    count = page[-1]
    for number in range(min(count, 100)):
        start = _whole(page, 4 * number)
        offset = page[4 * (count + 1) + number] * 2 if 4 * (count + 1) + number < _PAGE else 0
        look = RunStyle.PLAIN
        if offset:
            look = _look(page[offset + 1 : offset + 1 + page[offset]])
        yield start, look


def _look(properties: bytes) -> RunStyle:
    look, at = RunStyle.PLAIN, 0
    while at + 2 < len(properties):
        kind = _short(properties, at)
        at += 2
        if kind in _MARKS and properties[at] in {1, 129}:
            look |= _MARKS[kind]
        shape = kind >> 13
        at += 1 + properties[at] if shape == _VARIABLE else _OPERANDS[shape]
    return look


def _styles_of(
    place: int, count: int, width: int, runs: tuple[list[int], list[RunStyle]]
) -> list[RunStyle]:
    starts, run_styles = runs
    if not any(run_styles):
        return [RunStyle.PLAIN] * count
    styles = []
    for at in range(place, place + count * width, width):
        found = bisect_right(starts, at) - 1
        styles.append(run_styles[found] if found >= 0 else RunStyle.PLAIN)
    return styles


def _names(data: bytes) -> Iterator[str]:
    """Yield the names of a table of strings (STTB) of wide characters."""
    if _short(data, 0) != 0xFFFF:  # noqa: PLR2004  the mark of wide characters
        return
    count, extra, at = _short(data, 2), _short(data, 4), 6
    for _ in range(min(count, 200)):
        length = _short(data, at)
        name = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length + extra
        if name not in _EMPTY_NAMES:
            yield name


def _owners(data: bytes) -> Iterator[str]:
    at = 0
    while at + 2 <= len(data):
        length = _short(data, at)
        name = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
        at += 2 + 2 * length
        if name not in _EMPTY_NAMES:
            yield name
