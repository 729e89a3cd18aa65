"""Words about mails: their moments, how long they were on the way, and what they quote."""

import re
from datetime import datetime, timedelta
from typing import Final

from casefiles.words.dates import MONTHS
from casefiles.words.language import msg, msg_number, msg_of

_QUOTED: Final = re.compile(r"^\s*>")
_ORIGINAL: Final = re.compile(
    r"^\s*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d'origine"
    r"|исходное сообщение|пересылаемое сообщение|原始邮件|原始郵件|转发邮件|orijinal mesaj"
    r"|mensaje original)\s*-{2,}\s*$",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Quoted lines that are worth folding."""
_SOON: Final = timedelta(minutes=5)


def moment_words(moment: str) -> str:
    """Return a moment in words, with its offset where it has one; empty if there is none."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    words = f"{found.day} {msg_of(MONTHS[found.month - 1])} {found.year}, {found:%H:%M}"
    offset = found.utcoffset()
    if offset is None:
        return msg("{words}, time zone not recorded", words=words)
    minutes = round(offset.total_seconds() / 60)
    sign = "+" if minutes >= 0 else "\u2212"
    hours, rest = divmod(abs(minutes), 60)
    return msg(
        "{words} (UTC{sign}{hours}{part})",
        words=words,
        sign=sign,
        hours=hours,
        part=f":{rest:02}" if rest else "",
    )


def gap_words(written: str, received: str) -> str:
    """Return how long after its date a mail was received, where that is worth saying."""
    try:
        sent, came = datetime.fromisoformat(written), datetime.fromisoformat(received)
        gap = came - sent
    except (ValueError, TypeError):
        # One of them is missing, or tells no zone.
        return ""
    if abs(gap) <= _SOON:
        return ""
    if gap < timedelta(0):
        return msg("{long} before its date", long=_long(-gap))
    return msg("{long} after its date", long=_long(gap))


def _long(gap: timedelta) -> str:
    minutes = round(gap.total_seconds() / 60)
    for size, name in ((1440, "day"), (60, "hour")):
        if minutes >= 2 * size:
            return f"{round(minutes / size):,} {name}s"
    return msg("{minutes} minutes", minutes=msg_number(minutes))


def quoted_lines(text: str) -> frozenset[int]:
    """Return which lines of a mail quote another, by their numbers from 0; none if they are few."""
    lines = text.split("\n")
    quoted = {at for at, line in enumerate(lines) if _QUOTED.match(line)}
    original = next((at for at, line in enumerate(lines) if _ORIGINAL.match(line)), None)
    if original is not None:
        quoted.update(range(original, len(lines)))
    return frozenset(quoted) if len(quoted) >= _FEWEST else frozenset()


def without_lines(text: str, left_out: frozenset[int]) -> str:
    """Return a text without some of its lines, and a mark where they stood."""
    out: list[str] = []
    for at, line in enumerate(text.split("\n")):
        if at not in left_out:
            out.append(line)
        elif at - 1 not in left_out:
            out.append("[…]")
    return "\n".join(out).rstrip("\n")
