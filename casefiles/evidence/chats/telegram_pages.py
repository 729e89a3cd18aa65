"""Reads the chats that Telegram writes as HTML pages."""

import re
from datetime import datetime, timedelta, timezone
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from casefiles.domain.files.extracted_items import MessageKind
from casefiles.evidence.chats.chat_exports import TimestampedChat
from casefiles.evidence.chats.chat_file import ChatMessage

_TITLE: Final = re.compile(
    r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: (?:UTC)?([+-]\d{2}):?(\d{2}))?"
)
_DAY: Final = timedelta(days=1)


def is_telegram_page(text: str) -> bool:
    """Tell whether an HTML page is a chat that Telegram exported."""
    head = text[:20_000]
    return 'class="page_wrap' in head and 'class="history"' in head and "message" in head


def telegram_chat(text: str) -> TimestampedChat:
    """Read a page of a chat."""
    page = LexborHTMLParser(text)
    header = page.css_first(".page_header .text")
    messages: list[ChatMessage] = []
    sender = ""
    for node in page.css("div.message"):
        one = _message(node, sender)
        sender = one.sender or sender
        messages.append(one)
    return TimestampedChat(messages, header.text(strip=True) if header is not None else "")


def _message(node: LexborNode, before: str) -> ChatMessage:
    classes = (node.attributes.get("class") or "").split()
    if "service" in classes:
        body = node.css_first(".body")
        words = body.text(strip=True) if body is not None else ""
        return ChatMessage(MessageKind.SYSTEM, "", "", "", words, identifier=_identifier(node))
    name = node.css_first(".from_name")
    # A message that follows one of the same person names nobody.
    sender = name.text(strip=True) if name is not None and "joined" not in classes else before
    when = node.css_first(".date")
    written = (when.attributes.get("title") or "") if when is not None else ""
    text_node = node.css_first(".text")
    answer = node.css_first(".reply_to a")
    return ChatMessage(
        MessageKind.CHAT,
        sender,
        written,
        _moment(written),
        _lines(text_node) if text_node is not None else _media_words(node),
        tuple(filter(None, (link.attributes.get("href") for link in _files(node)))),
        _identifier(node),
        (_target(answer),) if answer is not None else (),
    )


def _files(node: LexborNode) -> list[LexborNode]:
    return node.css("a.photo_wrap, a.media, a.video_file_wrap, a.animated_wrap, a.sticker_wrap")


def _media_words(node: LexborNode) -> str:
    media = node.css_first(".media_wrap .title")
    return f"[{media.text(strip=True)}]" if media is not None else ""


def _lines(node: LexborNode) -> str:
    return node.text(separator="\n").strip() if node.css_first("br") else node.text().strip()


def _identifier(node: LexborNode) -> str:
    return (node.attributes.get("id") or "").removeprefix("message")


def _target(node: LexborNode) -> str:
    return (node.attributes.get("href") or "").rpartition("go_to_message")[2]


def _moment(written: str) -> str:
    match = _TITLE.match(written)
    if match is None:
        return ""
    day, month, year, hour, minute, second = map(int, match.groups()[:6])
    try:
        found = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001  older pages
    except ValueError:
        return ""
    if match.group(7):
        hours, minutes = int(match.group(7)), int(match.group(8))
        offset = timedelta(hours=hours, minutes=minutes if hours >= 0 else -minutes)
        if abs(offset) >= _DAY:
            return ""
        found = found.replace(tzinfo=timezone(offset))
    return found.isoformat()
