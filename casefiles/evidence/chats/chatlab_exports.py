"""Histories in JSON of tools for Chinese messengers: ChatLab's own form, and QQ Chat Exporter's.

After ChatLab's published format 0.0.2 (JSON, and JSON lines with `_type`), and the public source of
QQ Chat Exporter.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from casefiles.domain.files.extracted_items import MessageKind
from casefiles.evidence.chats.chat_exports import TimestampedChat, json_objects, stamp_of
from casefiles.evidence.chats.chat_file import ChatMessage
from casefiles.evidence.chats.wechat_content import marked, named

_TEXT, _REPLY = 0, 25
_CALL: Final = 23
_SYSTEM: Final = frozenset({80, 81})
_MARKS: Final = {
    1: "picture",
    2: "voice message",
    3: "film",
    4: "file",
    5: "sticker",
    7: "link",
    8: "place",
    20: "red packet",
    21: "transfer of money",
    22: "poke",
    _CALL: "call",
    24: "shared",
    26: "forwarded messages",
    27: "contact card",
    80: "notice",
    81: "recalled message",
}
_RESOURCES: Final = 50


def is_chatlab(found: Any) -> bool:
    """Tell whether what was read of JSON is a history of either kind."""
    if isinstance(found, list):
        return any(isinstance(one, dict) and "_type" in one for one in found[:5])
    if not isinstance(found, dict) or not isinstance(found.get("messages"), list):
        return False
    return isinstance(found.get("chatlab"), dict) or any(map(_is_of_qq, found["messages"][:5]))


def chatlab_talks(found: Any) -> list[TimestampedChat]:
    """Return the history in what was read of JSON, for which `is_chatlab` holds."""
    if isinstance(found, list):
        lines = json_objects(found)
        heads = [one for one in lines if one.get("_type") == "header"]
        messages = [one for one in lines if one.get("_type") == "message"]
        title = _title(heads[0].get("meta")) if heads else ""
        members = [one for one in lines if one.get("_type") == "member"]
    else:
        messages, members = json_objects(found["messages"]), json_objects(found.get("members"))
        title = _title(found.get("meta") or found.get("chatInfo"))
    if any(map(_is_of_qq, messages[:5])):
        read = tuple(map(_qq_message, messages))
    else:
        read = tuple(_messages(messages, members))
    return [TimestampedChat(read, title)] if read else []


def _title(meta: Any) -> str:
    return _text(meta.get("name")) if isinstance(meta, dict) else ""


def _messages(
    messages: Sequence[Mapping[str, Any]], members: Sequence[Mapping[str, Any]]
) -> Iterator[ChatMessage]:
    names = {_text(one.get("platformId")): _member_name(one) for one in members}
    for one in messages:
        own, number = _text(one.get("sender")), one.get("type")
        number = number if isinstance(number, int) else -1
        moment, words = stamp_of(one.get("timestamp")), _text(one.get("content"))
        kind = MessageKind.CALL if number == _CALL else MessageKind.CHAT
        kind = MessageKind.SYSTEM if number in _SYSTEM else kind
        is_plain = number in {_TEXT, _REPLY} and bool(words)
        mark = _MARKS.get(number, f"message of type {number}")
        answer = _text(one.get("replyToMessageId"))
        yield ChatMessage(
            kind,
            ""
            if kind is MessageKind.SYSTEM
            else named(_member_name(one) or names.get(own, ""), own),
            _in_words(moment),
            moment,
            words if is_plain else marked(mark, words),
            identifier=_text(one.get("platformMessageId")),
            replies_to=(answer,) if answer else (),
        )


def _member_name(values: Mapping[str, Any]) -> str:
    return _text(values.get("groupNickname")) or _text(values.get("accountName"))


def _is_of_qq(one: Any) -> bool:
    has_both = isinstance(one, dict) and isinstance(one.get("content"), dict)
    return has_both and isinstance(one.get("sender"), dict)


def _qq_message(one: Mapping[str, Any]) -> ChatMessage:
    sender, content = one["sender"], one["content"]
    if not isinstance(sender, dict) or not isinstance(content, dict):
        sender, content = {}, {}
    moment = stamp_of(one.get("timestamp"))
    name = _text(sender.get("remark")) or _text(sender.get("name"))
    who = named(name, _text(sender.get("uin")) or _text(sender.get("uid")))
    text = _text(content.get("text"))
    resources = json_objects(content.get("resources"))[:_RESOURCES]
    files = [_text(each.get("filename") or each.get("localPath")) for each in resources]
    if not text:
        text = marked(_text(one.get("type")) or "message", " ".join(filter(None, files)))
    if one.get("recalled") is True:
        text = marked("recalled", text)
    kind = MessageKind.SYSTEM if one.get("system") is True else MessageKind.CHAT
    return ChatMessage(
        kind,
        who,
        _in_words(moment),
        moment,
        text,
        tuple(filter(None, files)),
        _text(one.get("id")),
    )


def _in_words(moment: str) -> str:
    return moment.replace("T", " ").replace("+00:00", " UTC")


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) and value is not True else ""
