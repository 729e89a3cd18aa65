"""The conversations in an export: of WhatsApp, Telegram and Signal, as text, JSON or HTML."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from casefiles.domain.dates.date_order import DateOrder, DateOrderHint
from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, MessageKind
from casefiles.evidence.chats.chat_dates import DetectedDateOrder, iso_moment, order_of
from casefiles.evidence.chats.chat_file import ChatExport, ChatMessage
from casefiles.evidence.chats.chat_lines import ChatLine, chat_lines

_EXAMPLES: Final = 3
_LONGEST: Final = 2_000
_MILLISECONDS: Final = 100_000_000_000
"""Larger stamps count milliseconds: as seconds they would be beyond the year 5000."""
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class PlainTextChat:
    """A chat that was exported as text; `Talk`."""

    lines: Sequence[ChatLine]
    found: DetectedDateOrder
    title: str = ""

    def messages_in_order(self, hint: DateOrderHint) -> Iterator[ChatMessage]:
        """Yield the messages in their order."""
        for line in self.lines:
            kind = MessageKind.CHAT if line.sender else MessageKind.SYSTEM
            moment = iso_moment(line.date, self.found, hint)
            yield ChatMessage(kind, line.sender, line.written, moment, line.text, line.attachments)

    def findings(self, hint: DateOrderHint) -> Iterator[FileWarning]:
        """Say what the file leaves open, with examples of both ways to read a date."""
        if self.found.is_foreign:
            yield FileWarning(FileWarningCode.OTHER_CALENDAR, len(self.lines))
        elif not self.found.is_certain and hint.order is DateOrder.UNKNOWN:
            yield from self._examples()
        if not hint.offsets:
            yield FileWarning(FileWarningCode.ZONE_UNKNOWN, len(self.lines))

    def _examples(self) -> Iterator[FileWarning]:
        shown: set[str] = set()
        for line in self.lines:
            first, second, _ = line.date.numbers
            if first == second or len(shown) == _EXAMPLES:
                continue
            day = f"{first}/{second}"
            if day not in shown:
                # Counted once: the others are examples of the same question.
                count = 0 if shown else len(self.lines)
                shown.add(day)
                yield FileWarning(FileWarningCode.AMBIGUOUS_DATES, count, detail=line.written)


def plain_text_chat(text: str, title: str = "") -> PlainTextChat:
    """Read a chat that was exported as text."""
    lines = tuple(chat_lines(text))
    return PlainTextChat(lines, order_of([line.date for line in lines]), title)


@dataclass(frozen=True, slots=True)
class TimestampedChat:
    """A chat whose messages tell their times themselves; `Talk`."""

    messages: Sequence[ChatMessage]
    title: str = ""

    def messages_in_order(self, hint: DateOrderHint) -> Iterator[ChatMessage]:
        """Yield the messages in their order; those without a zone in the one that was answered."""
        for one in self.messages:
            yield _placed(one, hint)

    def findings(self, hint: DateOrderHint) -> Iterator[FileWarning]:
        """Say whether the zone is open."""
        is_open = any(one.moment and not _has_zone(one.moment) for one in self.messages)
        if is_open and not hint.offsets:
            yield FileWarning(FileWarningCode.ZONE_UNKNOWN, len(self.messages))


def _has_zone(moment: str) -> bool:
    return datetime.fromisoformat(moment).tzinfo is not None


def _placed(message: ChatMessage, hint: DateOrderHint) -> ChatMessage:
    if not message.moment or not hint.offsets or _has_zone(message.moment):
        return message
    moment = hint.placed(datetime.fromisoformat(message.moment)).isoformat()
    values = (
        message.kind,
        message.sender,
        message.written,
        moment,
        message.text,
        message.attachments,
    )
    return ChatMessage(*values, message.identifier, message.replies_to)


def json_talks(found: Any) -> list[ChatExport]:
    """Return the chats of Telegram, or of a tool for Signal, in what was read of JSON."""
    if isinstance(found, dict) and isinstance(found.get("chats"), dict):
        chats = found["chats"].get("list")
        return [export for chat in json_objects(chats) for export in _telegram(chat)]
    if isinstance(found, dict) and "messages" in found:
        return _telegram(found) or _signal(json_objects(found["messages"]))
    return _signal(json_objects(found))


def read_json(text: str) -> Any:
    """Return what JSON holds; a list of what its lines hold where each is an object."""
    try:
        return json.loads(text)
    except RecursionError:
        return None
    except ValueError:
        pass
    found = []
    for line in text.splitlines():
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            continue
    return found


def json_objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list that was read of JSON; none if it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _telegram(chat: dict[str, Any]) -> list[ChatExport]:
    messages = [
        one for one in json_objects(chat.get("messages")) if "type" in one and "date" in one
    ]
    chat_messages = [_telegram_message(one) for one in messages]
    return [TimestampedChat(chat_messages, _text(chat.get("name")))] if chat_messages else []


def _telegram_message(values: dict[str, Any]) -> ChatMessage:
    is_service = values.get("type") == "service"
    action = _text(values.get("action")).replace("_", " ")
    text = _joined(values.get("text"))
    kind = MessageKind.CHAT
    if is_service:
        kind = MessageKind.CALL if "call" in action else MessageKind.SYSTEM
        text = " ".join(part for part in (action, _text(values.get("title")), text) if part)
    forwarded = _text(values.get("forwarded_from"))
    if forwarded:
        text = f"[forwarded from {forwarded}] {text}"
    if values.get("edited"):
        text = f"{text}\n[edited {_text(values.get('edited'))}]"
    sticker = _text(values.get("sticker_emoji"))
    place = values.get("location_information")
    if isinstance(place, dict):
        text = f"{text}\n[place {place.get('latitude')}, {place.get('longitude')}]".strip()
    files = tuple(name for key in ("photo", "file") if (name := _file(values.get(key))))
    answer = values.get("reply_to_message_id")
    return ChatMessage(
        kind,
        _text(values.get("from") or values.get("actor") or values.get("from_id")),
        _text(values.get("date")),
        stamp_of(values.get("date_unixtime")) or iso_of(values.get("date")),
        text or sticker,
        files,
        _text(values.get("id")),
        (_text(answer),) if answer else (),
    )


def _file(value: Any) -> str:
    """Return the name of a file that lies beside the export; what was left out is in brackets."""
    name = _text(value)
    return "" if name.startswith("(") else name


def _joined(value: Any) -> str:
    """Return a text that may come in parts, some of them links and the like."""
    if isinstance(value, list):
        return "".join(
            _text(part.get("text")) if isinstance(part, dict) else _text(part) for part in value
        )
    return _text(value)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) and value is not True else ""


def stamp_of(value: Any) -> str:
    """Return a moment from seconds or milliseconds since 1970; empty if it is none."""
    try:
        seconds = float(value)
        seconds = seconds / 1000 if seconds > _MILLISECONDS else seconds
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else ""
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def iso_of(value: Any) -> str:
    """Return a moment from a date and time as ISO 8601 writes them; empty if it is none."""
    text = _text(value)
    if not _ISO.match(text):
        return ""
    try:
        return datetime.fromisoformat(text).isoformat(timespec="seconds")
    except ValueError:
        return ""


_TIMES: Final = ("date", "sent_at", "sentAt", "timestamp", "dateSent", "received_at", "time")
_SENDERS: Final = ("sender", "source", "sourceName", "from", "author", "sourceServiceId")
_WORDS: Final = ("body", "text", "message")


def _signal(messages: list[dict[str, Any]]) -> list[ChatExport]:
    """Read what tools write of Signal's messages: the names of the fields differ among them."""
    chat_messages = [_signal_message(one) for one in messages if _is_message_like(one)]
    return [TimestampedChat(chat_messages)] if chat_messages else []


def _is_message_like(values: dict[str, Any]) -> bool:
    has_words = any(key in values for key in (*_WORDS, "attachments", "call"))
    return has_words and any(values.get(key) for key in _TIMES)


def _signal_message(values: dict[str, Any]) -> ChatMessage:
    when = next(values[key] for key in _TIMES if values.get(key))
    direction = _text(values.get("type"))
    kind = MessageKind.CALL if "call" in direction else MessageKind.CHAT
    sender = next((name for key in _SENDERS if (name := _text(values.get(key)))), "")
    if not sender:
        sender = "Me" if direction == "outgoing" else ""
    quote = values.get("quote")
    quoted = _text(quote.get("text")) if isinstance(quote, dict) else _text(quote)
    body = next((words for key in _WORDS if (words := _joined(values.get(key)))), "")
    text = "\n".join((*(f"> {line}" for line in quoted.splitlines()), body)) if quoted else body
    files = [
        _text(one.get("fileName") or one.get("path") or one.get("name"))
        for one in json_objects(values.get("attachments"))
    ]
    names = tuple(name for name in files if name)
    moment = iso_of(when) or stamp_of(when)
    return ChatMessage(kind, sender, _text(when), moment, text, names, _text(values.get("id")))


def is_chat_json(text: str) -> bool:
    """Tell whether a text may be a chat as JSON, by how it begins."""
    head = text[: _LONGEST * 20].lstrip()
    if not head.startswith(("{", "[")):
        return False
    if '"chatlab"' in head:
        return True
    is_telegram = '"messages"' in head and ('"date_unixtime"' in head or '"from_id"' in head)
    is_signal = any(f'"{key}"' in head for key in _WORDS) and any(
        f'"{key}"' in head for key in ("sender", "source", "sent_at", "conversationId")
    )
    return is_telegram or is_signal
