"""Histories of WeChat as pages of MemoTrace: a list in JavaScript, which is read and never run."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final

from casefiles.domain.files.extracted_items import MessageKind
from casefiles.evidence.chats.chat_exports import TimestampedChat, stamp_of
from casefiles.evidence.chats.chat_file import ChatMessage, base_name
from casefiles.evidence.chats.wechat_content import (
    APPLICATION,
    CALL,
    NAMES,
    direction,
    marked,
    number_in,
    wechat_content,
)

_LIST: Final = re.compile(r"const chatMessages = \[")
_TITLE: Final = re.compile(r"<title>([^<]{0,400})</title>")
_FIELD: Final = re.compile(
    r"\s*(?P<key>\w{1,40})\s*:\s*"
    r"(?:'(?P<one>(?:[^'\\]|\\.)*+)'|\"(?P<two>(?:[^\"\\]|\\.)*+)\"|(?P<number>-?\d{1,20}))\s*,?"
)
_END: Final = re.compile(r"\s*\}")
_NEXT: Final = re.compile(r"\}\s*,\s*\{\s*type\s*:")
_ESCAPED: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPES: Final = {"n": "\n", "r": "", "t": "\t"}
_TEXT, _SYSTEM = 1, 0
_FACTS: Final = (
    *("title", "artist", "file_name", "description", "pay_memo", "feedesc", "url", "link_url"),
)


def is_wechat_page(text: str) -> bool:
    """Tell whether an HTML page, or its beginning, is a history of WeChat by MemoTrace."""
    return _LIST.search(text[:200_000]) is not None


def wechat_page(text: str) -> TimestampedChat:
    """Read a page whose messages are a list in JavaScript, which is read and never run.

    What cannot be read of the list is a message of its own that shows it as it is.
    """
    title = _TITLE.search(text[:200_000])
    start = _LIST.search(text)
    body = "" if start is None else text[start.end() :]
    messages = tuple(_page_message(one) for one in _objects(body))
    return TimestampedChat(messages, "" if title is None else html.unescape(title.group(1)))


def _objects(body: str) -> Iterator[Mapping[str, str]]:
    """Yield the objects of a list, up to its end."""
    at = 0
    while True:
        while at < len(body) and body[at] in " \t\r\n,":
            at += 1
        if body[at : at + 1] != "{":
            return
        at += 1
        found: dict[str, str] = {}
        begun = at
        while (field := _FIELD.match(body, at)) is not None:
            found[field.group("key")] = _value(field)
            at = field.end()
        closing = _END.match(body, at)
        if closing is not None:
            at = closing.end()
        else:
            # A quotation mark that the tool did not escape: go on with the next message.
            following = _NEXT.search(body, begun)
            end = len(body) if following is None else following.start() + 1
            found["unread"] = body[begun : min(end, begun + 4_000)].rstrip("} \n")
            at = end
        yield found


def _value(field: re.Match[str]) -> str:
    text = field.group("one") or field.group("two") or field.group("number") or ""
    return html.unescape(_ESCAPED.sub(_unescaped, text))


def _unescaped(match: re.Match[str]) -> str:
    if match.group(1):
        return chr(int(match.group(1), 16))
    return _ESCAPES.get(match.group(2), match.group(2))


def _page_message(values: Mapping[str, str]) -> ChatMessage:
    number, sub = number_in(values.get("type", "")), number_in(values.get("sub_type", ""))
    moment = stamp_of(values.get("timestamp", ""))
    sender = values.get("displayname", "") or direction(values.get("is_send", ""))
    kind, text, attachments = _page_content(number, sub, values)
    if "unread" in values:
        text = marked("message that could not be read", values["unread"])
    written = moment.replace("T", " ").replace("+00:00", " UTC")
    own = "" if kind is MessageKind.SYSTEM else sender
    return ChatMessage(kind, own, written, moment, text, attachments)


def _page_content(
    number: int, sub: int, values: Mapping[str, str]
) -> tuple[MessageKind, str, tuple[str, ...]]:
    content_text = values.get("text", "")
    if number == _TEXT:
        return MessageKind.CHAT, content_text, ()
    if number == _SYSTEM:
        return MessageKind.SYSTEM, content_text, ()
    if number == CALL:
        return MessageKind.CALL, marked(NAMES[CALL], content_text), ()
    if number == APPLICATION:
        return MessageKind.CHAT, *_application(sub, content_text, values)
    name = NAMES.get(number, f"message of type {number}")
    if content_text.startswith(("http:", "https:")):
        return MessageKind.CHAT, marked("picture or sticker", content_text), ()
    words = [marked(name, base_name(content_text) if _is_file(content_text) else content_text)]
    transcript = values.get("voice_to_text", "")
    if transcript and transcript != "None":
        words.append(marked("transcript by WeChat", transcript))
    return MessageKind.CHAT, "\n".join(words), (content_text,) if _is_file(content_text) else ()


def _application(
    sub: int, content_text: str, values: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    if quoted := values.get("refer_text", ""):
        return "\n".join((*(f"> {line}" for line in quoted.splitlines()), content_text)), ()
    facts = [values[key] for key in _FACTS if values.get(key, "") not in {"", "None"}]
    shown = [] if _is_file(content_text) else [content_text]
    content = wechat_content(APPLICATION, sub, "")
    text = "\n".join(dict.fromkeys(one for one in (content.text, *shown, *facts) if one))
    return text, (content_text,) if _is_file(content_text) else ()


def _is_file(text: str) -> bool:
    return text.startswith("./") and "\n" not in text
