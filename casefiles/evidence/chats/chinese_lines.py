"""Histories of WeChat (MemoTrace) and of QQ (its own menu) as text: a head, words, a blank line."""

import re
from collections.abc import Sequence
from typing import Final

from casefiles.domain.files.extracted_items import MessageKind
from casefiles.evidence.chats.chat_exports import TimestampedChat, iso_of
from casefiles.evidence.chats.chat_file import ChatMessage
from casefiles.evidence.chats.wechat_content import named

_NOTICE: Final = "系统消息"
_CLOCK: Final = len("00:00:00")
_HEADER: Final = re.compile(
    r"(?P<when>\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}:\d{2}) (?P<rest>\S[^\n]{0,200})$"
)
_QQ_NAME: Final = re.compile(
    r"(?:【[^】]{1,20}】)?(?P<name>.*?)(?:\((?P<id>\d{4,12})\)|<(?P<mail>[^<>]{3,100})>)$"
)
_QQ_TITLE: Final = re.compile(r"^消息对象[:：](.{1,200})$", re.MULTILINE)
_SAMPLE: Final = 200
_MOST_PER_MESSAGE: Final = 0.9


def is_chinese_lines(text: str) -> bool:
    """Tell whether a text is a history of WeChat or QQ, by its heads after blank lines."""
    lines = text[:40_000].lstrip("\ufeff").split("\n", _SAMPLE)[:_SAMPLE]
    heads = [at for at, line in enumerate(lines) if _HEADER.match(line.rstrip())]
    after_blank = sum(at == 0 or not lines[at - 1].strip() for at in heads)
    with_words = sum(at + 1 < len(lines) and bool(lines[at + 1].strip()) for at in heads)
    is_spaced = bool(heads) and after_blank >= _MOST_PER_MESSAGE * len(heads)
    # A log has a line for each moment; a history has words below most of them.
    return is_spaced and 2 * with_words > len(heads)


def chinese_lines(text: str) -> TimestampedChat:
    """Read a history of WeChat by MemoTrace, or of QQ by its own menu, as text."""
    title = _QQ_TITLE.search(text[:4_000])
    messages = []
    head: re.Match[str] | None = None
    body: list[str] = []
    is_after_blank = True
    for line in text.lstrip("\ufeff").splitlines():
        begun = _HEADER.match(line.rstrip()) if is_after_blank else None
        if begun is not None:
            if head is not None:
                messages.append(_line_message(head, body))
            head, body = begun, []
        else:
            body.append(line)
        is_after_blank = not line.strip()
    if head is not None:
        messages.append(_line_message(head, body))
    return TimestampedChat(tuple(messages), "" if title is None else title.group(1).strip())


def _line_message(head: re.Match[str], body: Sequence[str]) -> ChatMessage:
    when, rest = head.group("when"), head.group("rest").strip()
    day, clock = when.split(" ")
    moment = iso_of(f"{day} {clock.rjust(_CLOCK, '0')}")
    text = "\n".join(body).strip("\n ")
    if not text or rest.startswith(_NOTICE):
        # MemoTrace puts a notice behind its time; QQ has it written by an account of its own.
        return ChatMessage(MessageKind.SYSTEM, "", when, moment, text or rest)
    account = _QQ_NAME.match(rest)
    if account is not None:
        rest = named(account.group("name").strip(), account.group("id") or account.group("mail"))
    return ChatMessage(MessageKind.CHAT, rest, when, moment, text)
