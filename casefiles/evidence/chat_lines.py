"""Chats that were exported as text, line by line: of WhatsApp, and of tools for Signal.

A message begins with a date and a time, in brackets (iPhones, Signal) or before a dash (Android).
What does not begin so goes on with the message before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.evidence.chat_dates import (
    MARKS,
    WrittenDate,
    clock_of,
    is_half,
    plain_digits,
    written_date,
)

_DAY: Final = r"(?P<day>\d{1,4}\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,4}\s?(?:日|г\.|\.)?)"
_TIME: Final = (
    r"(?P<before>[^\W\d]{1,12}\s?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
    r"(?P<after>\s?[^\W\d][^\d\[\]\-–:,]{0,12})?"
)
_BETWEEN: Final = (
    r"(?:,|\s(?:à|at|um|om|a las|às|a les|alle|la|kl\.?|klo|o|v|в|о|στις|lúc|pukul))?\s+"
)
_IN_BRACKETS: Final = re.compile(rf"\[{_DAY}{_BETWEEN}{_TIME}\]\s?")
_BEFORE_DASH: Final = re.compile(rf"{_DAY}{_BETWEEN}{_TIME}\s[-–]\s")
_SENDER: Final = re.compile(r"(?P<sender>[^:\uff1a\n]{1,120}?)(?:\s?:(?:\s|$)|\uff1a)")
_ATTACHED: Final = re.compile(r"^<[^<>:\uff1a]{1,40}[:\uff1a]\s?(?P<name>[^<>]{1,200})>$")
_BESIDE: Final = re.compile(
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
            current.lines.append(line.translate(MARKS) if not line.isascii() else line)
    if current is not None:
        yield _finished(current)


def _begun(line: str) -> ChatLine | None:
    """Return the message that begins with a line; None if none does."""
    plain = plain_digits(line)
    if not plain[:1].isdigit() and plain[:1] != "[":
        return None
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
    if line.isascii():
        return length
    for at, character in enumerate(line):
        length -= ord(character) not in MARKS
        if length == 0:
            return at + 1
    return len(line)


def _without_marks(text: str) -> str:
    return text if text.isascii() else text.translate(MARKS)


def _date(match: re.Match[str]) -> WrittenDate | None:
    before, after = match.group("before") or "", match.group("after") or ""
    if (before and not is_half(before)) or (after and not is_half(after)):
        return None
    hour, minute, second = (int(match.group(part) or 0) for part in ("hour", "minute", "second"))
    clock = clock_of(hour, minute, second, before or after)
    return None if clock is None else written_date(match.group("day"), clock)


def _finished(line: ChatLine) -> ChatLine:
    """Find the files that a message names."""
    names = [
        match.group("name").strip()
        for each in line.lines[:20]
        if (match := _ATTACHED.match(each.strip()) or _BESIDE.match(each.strip())) is not None
    ]
    line.attachments = tuple(names)
    return line
