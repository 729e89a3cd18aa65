"""Which mails answer which: threads by the identifiers that mails name, else by their subjects.

After J. Zawinski, "Message Threading" (jwz.org/doc/threading.html): a mail hangs below the last
of its references that is there; a subject alone joins only mails that share a person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

_PREFIX: Final = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|sv|vs|tr|rif|ynt|ilt|yanıt|ответ|отв|пересл)(?:\[\d+\])?\s?:"
    r"|(?:回复|答复|回覆|转发|轉寄|転送|返信|رد|إعادة توجيه)\s?[:：])\s*",
    re.IGNORECASE,
)
_DEEPEST: Final = 30


@dataclass(frozen=True, slots=True)
class EmailHead:
    """What of a mail tells to which others it belongs.

    Attributes:
        document_id: of the file that holds it.
        number: of the message in that file, from 1.
        page: on which it begins.
        people: addresses of sender and recipients.
        moment: ISO 8601; empty if not known.
    """

    document_id: str
    number: int
    page: int
    identifier: str
    replies_to: tuple[str, ...]
    sender: str
    subject: str
    people: frozenset[str]
    moment: str

    @property
    def key(self) -> tuple[str, int]:
        """What names it among all mails."""
        return self.document_id, self.number


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """A mail in its thread; depth counts from 0."""

    mail: EmailHead
    depth: int


def base_subject(subject: str) -> str:
    """Return a subject without what answering and forwarding put before it."""
    text = " ".join(subject.split())
    while match := _PREFIX.match(text):
        text = text[match.end() :]
    return text.casefold()


def thread_around(mails: Sequence[EmailHead], key: tuple[str, int]) -> tuple[ThreadEntry, ...]:
    """Return the mails of one thread, each below what it answers, in the order of time.

    Args:
        mails: all mails that may belong to it.
        key: of one that does.
    """
    groups = _Groups()
    for mail in mails:
        own = ("mail", *map(str, mail.key))
        for name in (mail.identifier, *mail.replies_to):
            if name:
                groups.join(own, ("id", name))
        groups.join(own, own)
    for one, other in _by_subject(mails):
        groups.join(("mail", *map(str, one.key)), ("mail", *map(str, other.key)))
    requested = groups.of(("mail", *map(str, key)))
    members = [mail for mail in mails if groups.of(("mail", *map(str, mail.key))) == requested]
    return tuple(_arranged(members))


def _by_subject(mails: Sequence[EmailHead]) -> Iterable[tuple[EmailHead, EmailHead]]:
    """Yield pairs that belong together by subject and a person, where one names no other mail."""
    found: dict[tuple[str, str], EmailHead] = {}
    for mail in mails:
        subject = base_subject(mail.subject)
        if not subject:
            continue
        for person in mail.people:
            first = found.setdefault((subject, person), mail)
            if first is not mail and not (first.replies_to and mail.replies_to):
                yield first, mail


class _Groups:
    """Sets that are joined (union-find, halving the paths)."""

    def __init__(self) -> None:
        self._above: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, item: tuple[str, ...]) -> tuple[str, ...]:
        above = self._above
        above.setdefault(item, item)
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    def join(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        self._above[self.of(one)] = self.of(other)


def _arranged(members: list[EmailHead]) -> Iterable[ThreadEntry]:
    by_identifier = {mail.identifier: mail for mail in members if mail.identifier}
    below: dict[tuple[str, int] | None, list[EmailHead]] = defaultdict(list)
    for mail in members:
        above = next(
            (
                by_identifier[name]
                for name in reversed(mail.replies_to)
                if name in by_identifier and name != mail.identifier
            ),
            None,
        )
        below[above.key if above is not None else None].append(mail)
    seen: set[tuple[str, int]] = set()
    waiting = [(mail, 0) for mail in _latest_first(below[None])]
    # Mails that answer one another in a circle hang below none of the outermost.
    rest = _latest_first(members)
    while waiting or rest:
        mail, depth = waiting.pop() if waiting else (rest.pop(), 0)
        if mail.key in seen:
            continue
        seen.add(mail.key)
        yield ThreadEntry(mail, depth)
        deeper = min(depth + 1, _DEEPEST)
        waiting += [(one, deeper) for one in _latest_first(below[mail.key])]


def _latest_first(mails: list[EmailHead]) -> list[EmailHead]:
    return sorted(mails, key=lambda mail: mail.moment, reverse=True)
