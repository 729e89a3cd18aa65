"""Chats that were exported as text, line by line: of WhatsApp, and of tools for Signal.

A message begins with a date and a time, in brackets (iPhones, Signal) or before a dash (Android).
What does not begin so goes on with the message before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.chats.chat_dates import WrittenDate, clock_of, is_half, written_date

_MARK: Final = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
"""A mark of direction, which exports are full of."""
_MARKS: Final = re.compile(_MARK)
_MAY_BEGIN: Final = re.compile(rf"{_MARK}*[\d\[]")
_HEAD: Final = 80
"""Characters of a line that its date and time are looked for in."""
_DAY: Final = r"(?P<day>\d{1,4}\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,4}\s?(?:日|г\.|\.)?)"
_COLON: Final = "[:\uff1a.]"
_TIME: Final = (
    r"(?P<before>[^\W\d]{1,12}\s?)?"
    rf"(?P<hour>\d{{1,2}}){_COLON}(?P<minute>\d{{2}})(?:{_COLON}(?P<second>\d{{2}}))?"
    r"(?P<after>\s?[^\W\d][^\d\[\]\-–:\uff1a,\u060c\uff0c]{0,12})?"
)
_BETWEEN: Final = (
    r"(?:[,\u060c\uff0c]"
    r"|\s(?:à|at|um|om|a\slas|às|a\sles|alle|la|kl\.?|klo|o|v|в|о|στις|lúc|pukul))?\s+"
)
_IN_BRACKETS: Final = re.compile(rf"\[{_DAY}{_BETWEEN}{_TIME}\]\s?")
_BEFORE_DASH: Final = re.compile(rf"{_DAY}{_BETWEEN}{_TIME}\s[-–]\s")
_SENDER: Final = re.compile(r"(?P<sender>[^:\uff1a\n]{1,120}?)(?:\s?:(?:\s|$)|\uff1a)")
_ATTACHED: Final = re.compile(r"^<[^<>:\uff1a]{1,40}[:\uff1a]\s?(?P<name>[^<>]{1,200})>$")
_NAMED_FILE: Final = re.compile(
    r"^(?P<name>[^\n/\\]{1,200}\.[A-Za-z0-9]{2,5})\s?[(\uff08][^()\uff08\uff09]{2,60}[)\uff09]$"
)
_SAMPLE: Final = 60
_FEWEST: Final = 0.2
"""Share of the first lines that begin messages in a chat, where most messages have a few lines."""


@dataclass(slots=True)
class ChatLine:
    """One message as the text has it.

    Attributes:
        written: date and time as they stand there.
        sender: empty for a line of the system.
        attachments: names of files that it says lie beside the text.
    """

    written: str
    date: WrittenDate
    sender: str
    lines: list[str]
    attachments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What was written, in all its lines."""
        return "\n".join(self.lines).strip("\n")


def is_chat(text: str) -> bool:
    """Tell whether a text is a chat that was exported."""
    lines = [line for line in text[:40_000].split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    if not lines or _begun(lines[0]) is None:
        return False
    begun = [line for line in map(_begun, lines) if line is not None]
    return len(begun) >= _FEWEST * len(lines) and any(line.sender for line in begun)


def chat_lines(text: str) -> Iterator[ChatLine]:
    """Yield the messages of a chat; what stands before the first of them is dropped."""
    current: ChatLine | None = None
    for line in text.split("\n"):
        begun = _begun(line)
        if begun is not None:
            if current is not None:
                yield _finished(current)
            current = begun
        elif current is not None:
            current.lines.append(_without_marks(line))
    if current is not None:
        yield _finished(current)


def _begun(line: str) -> ChatLine | None:
    """Return the message that begins with a line; None if none does."""
    if _MAY_BEGIN.match(line) is None:
        return None
    head = line[:_HEAD]
    plain = line if head.isascii() else _MARKS.sub("", head) + line[_HEAD:]
    match = _IN_BRACKETS.match(plain) or _BEFORE_DASH.match(plain)
    if match is None:
        return None
    date = _date(match)
    if date is None:
        return None
    end = _end_in(line, match.end())
    written, rest = _without_marks(line[:end]), _without_marks(line[end:])
    written = written.strip().strip("[]").rstrip(" -–").strip()
    sender = _SENDER.match(rest)
    if sender is None:
        return ChatLine(written, date, "", [rest])
    return ChatLine(written, date, sender.group("sender").strip(), [rest[sender.end() :].lstrip()])


def _end_in(line: str, length: int) -> int:
    """Return where a line is so long without its marks."""
    end = length
    for mark in () if line.isascii() else _MARKS.finditer(line):
        if mark.start() >= end:
            break
        end += 1
    return min(end, len(line))


def _without_marks(text: str) -> str:
    return text if text.isascii() else _MARKS.sub("", text)


def _date(match: re.Match[str]) -> WrittenDate | None:
    before, after = match.group("before") or "", match.group("after") or ""
    if (before and not is_half(before)) or (after and not is_half(after)):
        return None
    hour, minute, second = (int(match.group(part) or 0) for part in ("hour", "minute", "second"))
    clock = clock_of(hour, minute, second, before or after)
    return None if clock is None else written_date(match.group("day"), clock)


def _finished(line: ChatLine) -> ChatLine:
    """Find the files that a message names."""
    names = (_named_file(each) for each in line.lines[:20])
    line.attachments = tuple(name for name in names if name is not None)
    return line


def _named_file(line: str) -> str | None:
    """Return the file that a line of a message names; None if it names none."""
    plain = line.strip()
    if not plain.endswith((">", ")", "\uff09")):
        return None
    match = _ATTACHED.match(plain) or _NAMED_FILE.match(plain)
    return None if match is None else match.group("name").strip()
