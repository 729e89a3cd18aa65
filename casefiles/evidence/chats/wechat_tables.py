"""Histories of WeChat as tables: of WeChatMsg/MemoTrace, and of PyWxDump and WeFlow."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Final

from casefiles.domain.files.extracted_items import MessageKind
from casefiles.evidence.chats.chat_exports import TimestampedChat, iso_of, stamp_of
from casefiles.evidence.chats.chat_file import ChatMessage
from casefiles.evidence.chats.wechat_content import (
    APPLICATION,
    CALL,
    direction,
    marked,
    named,
    number_in,
    wechat_content,
)

_MEMOTRACE: Final = frozenset({"Type", "SubType", "IsSender", "CreateTime", "StrContent"})
_WXDUMP: Final = frozenset({"type_name", "is_sender", "talker", "CreateTime"})
_LONGEST_CELL: Final = 1 << 24
_KINDS: Final = {
    "文本": 1,
    "图片": 3,
    "语音": 34,
    "名片": 42,
    "视频": 43,
    "动画表情": 47,
    "表情包": 47,
    "位置": 48,
    "文件": APPLICATION,
    "语音/视频通话": CALL,
    "音视频通话": CALL,
    "系统通知": 10000,
    "撤回消息": 10000,
    "撤回": 10000,
    "image": 3,
    "voice": 34,
    "video": 43,
    "sticker": 47,
    "location": 48,
    "file": APPLICATION,
    "text": 1,
}


def is_wechat_table(text: str) -> bool:
    """Tell whether a text is a table of messages of WeChat."""
    header = frozenset(next(csv.reader([text[:2_000].split("\n", 1)[0].lstrip("\ufeff")]), []))
    return header >= _MEMOTRACE or header >= _WXDUMP


def wechat_table(text: str) -> TimestampedChat:
    """Read a table of messages."""
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), restval="")
    return TimestampedChat(tuple(map(_row, rows)))


def _row(row: Mapping[str, str | list[str]]) -> ChatMessage:
    cells = {key: one for key, one in row.items() if isinstance(one, str)}
    return _wxdump_row(cells) if "type_name" in cells else _memotrace_row(cells)


def _memotrace_row(cells: Mapping[str, str]) -> ChatMessage:
    content = wechat_content(
        number_in(cells["Type"]), number_in(cells["SubType"]), cells["StrContent"]
    )
    name = cells.get("Remark") or cells.get("NickName") or ""
    sender = named(name, cells.get("Sender", "")) or direction(cells["IsSender"])
    return ChatMessage(
        content.kind,
        "" if content.kind is MessageKind.SYSTEM else sender,
        cells.get("StrTime") or cells["CreateTime"],
        stamp_of(cells["CreateTime"]),
        content.text,
        content.attachments,
        cells.get("localId", ""),
    )


def _wxdump_row(cells: Mapping[str, str]) -> ChatMessage:
    words, source = cells.get("msg", ""), cells.get("src", "")
    if "content" in cells:
        words, source = _packed_content(cells["content"])
    kind = cells["type_name"].strip()
    number = _KINDS.get(kind.lower(), _KINDS.get(kind, -1))
    if number == APPLICATION or number < 0:
        content_kind, text = MessageKind.CHAT, marked(kind, words)
        attachments: tuple[str, ...] = ()
    else:
        content = wechat_content(number, 0, words)
        content_kind, text, attachments = content.kind, content.text, content.attachments
    if source and not source.startswith(("http:", "https:")):
        attachments = (*attachments, source)
    elif source:
        text = f"{text}\n{source}"
    sender = cells["talker"] or direction(cells["is_sender"])
    return ChatMessage(
        content_kind,
        "" if content_kind is MessageKind.SYSTEM else sender,
        cells["CreateTime"],
        stamp_of(cells["CreateTime"]) or iso_of(cells["CreateTime"]),
        text,
        attachments,
        cells.get("MsgSvrID", ""),
    )


def _packed_content(text: str) -> tuple[str, str]:
    """Return words and file of a cell that holds both as JSON."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return text, ""
    if not isinstance(found, dict):
        return text, ""
    return str(found.get("msg") or ""), str(found.get("src") or "")
