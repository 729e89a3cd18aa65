"""What one message of WeChat holds: its type by number, and the XML that all but texts come as.

The numbers and elements are those that WeChat writes into its own database, as the public sources
of the tools that export it show (WeChatMsg/MemoTrace, wechatDataBackup, PyWxDump). What is not
known is shown by its number: nothing is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.files.extracted_items import MessageKind
from casefiles.evidence.isolation.safe_xml import Element, HostileXml, parsed

_PICTURE, _VOICE, _CARD, _FILM, _STICKER, _PLACE = 3, 34, 42, 43, 47, 48
APPLICATION, CALL = 49, 50
_TEXT: Final = 1
_SYSTEM: Final = frozenset({0, 10000, 10002})
_FILE, _MERGED, _QUOTE, _TRANSFER, _PACKET = 6, 19, 57, 2000, 2001
NAMES: Final = {
    _PICTURE: "picture",
    _VOICE: "voice message",
    _CARD: "contact card",
    _FILM: "film",
    _STICKER: "sticker",
    _PLACE: "place",
    CALL: "call",
}
_APP_NAMES: Final = {
    3: "music",
    4: "film link",
    5: "link",
    _FILE: "file",
    8: "sticker",
    17: "sharing of a place in real time",
    _MERGED: "forwarded messages",
    33: "mini program",
    36: "mini program",
    51: "film of a channel",
    _QUOTE: "reply",
    62: "pat",
    63: "live broadcast",
    87: "announcement to the group",
    _TRANSFER: "transfer of money",
    _PACKET: "red packet",
}
_LARGEST_XML: Final = 1 << 20
_MOST_FORWARDED: Final = 2_000
_DEEPEST: Final = 4
_SECOND: Final = 1_000
_DIGITS: Final = 11


@dataclass(frozen=True, slots=True)
class WeChatContent:
    """What is shown of a message, and the files that it names."""

    kind: MessageKind
    text: str
    attachments: tuple[str, ...] = ()


def wechat_content(number: int, sub: int, raw: str) -> WeChatContent:
    """Return what a message holds.

    Args:
        number: its type.
        sub: its type within `49`, the messages of applications.
        raw: text or XML, as the table has it.
    """
    if number in _SYSTEM:
        return WeChatContent(MessageKind.SYSTEM, _system_text(raw))
    if number == _TEXT:
        return WeChatContent(MessageKind.CHAT, raw)
    kind = MessageKind.CALL if number == CALL else MessageKind.CHAT
    root = _xml(raw)
    if root is None:
        name = _APP_NAMES.get(sub, "") if number == APPLICATION else NAMES.get(number, "")
        plain = "" if raw.lstrip().startswith("<") else raw
        return WeChatContent(kind, marked(name or f"message of type {number}.{sub}", plain))
    if number == APPLICATION:
        return _application(root, sub)
    return WeChatContent(kind, marked(NAMES.get(number, f"message of type {number}"), _facts(root)))


OWNER: Final = "[the owner of this device]"
"""Who sent a message, where a history has only that it went out."""


def direction(text: str) -> str:
    """Return who sent a message of which only the direction is known."""
    return OWNER if text.strip() == "1" else ""


def named(name: str, own_id: str) -> str:
    """Return who somebody is: the name shown, and the account, which stays when names change.

    An account of QQ is a bare number: with the name of the service before it, it is found as one.
    """
    if not own_id or own_id == name:
        return name
    account = f"QQ {own_id}" if own_id.isdecimal() else own_id
    return f"{name} ({account})" if name else account


def number_in(text: str) -> int:
    """Return a whole number; -1 for anything else."""
    plain = text.strip()
    is_number = plain.removeprefix("-").isdecimal() and len(plain) <= _DIGITS
    return int(plain) if is_number else -1


def marked(name: str, text: str) -> str:
    """Return a text after the mark of what it is."""
    return f"[{name}] {text}".strip()


def _xml(raw: str) -> Element | None:
    """Return the root of what a message holds; None if it is no XML."""
    # In a group the sender stands before it, on a line of its own.
    start = raw.find("<")
    if start < 0 or len(raw) > _LARGEST_XML:
        return None
    try:
        return parsed(raw[start:].encode("utf-8", "replace"))
    except HostileXml:
        return None


def _system_text(raw: str) -> str:
    root = _xml(raw) if "<sysmsg" in raw else None
    if root is not None:
        # "X recalled a message", and the like.
        found = _first(root, "replacemsg", "content", "plain", "title")
        return found or "[message of the system]"
    text = raw.replace("<![CDATA[", "").replace("]]>", "")
    root = _xml(f"<x>{text}</x>") if "<" in text else None
    return "".join(root.itertext()) if root is not None else text


def _facts(root: Element) -> str:
    """Return what a voice, card, place and the like say of themselves."""
    found = []
    for element in root.iter():
        values = dict(element.attrib)
        if length := values.get("voicelength", ""):
            found.append(f"{round(int(length) / _SECOND)} s" if length.isdecimal() else length)
        if "nickname" in values:
            own = values.get("alias") or values.get("username") or ""
            found.append(f"{values['nickname']} ({own})" if own else values["nickname"])
        if "label" in values or "poiname" in values:
            where = (values.get(key, "") for key in ("poiname", "label", "x", "y"))
            found.append(", ".join(one for one in where if one))
        if length := values.get("playlength", ""):
            found.append(f"{length} s")
    return "; ".join(dict.fromkeys(found))


def _application(root: Element, sub: int) -> WeChatContent:
    own = _first(root, "appmsg/type")
    kind = int(own) if own.isdecimal() and len(own) <= _DIGITS else sub
    name = _APP_NAMES.get(kind, f"message of type 49.{kind}")
    title, about = _first(root, "appmsg/title"), _first(root, "appmsg/des")
    address = _first(root, "appmsg/url")
    if kind == _QUOTE:
        who, what = _first(root, "refermsg/displayname"), _first(root, "refermsg/content")
        quoted = "[quoted message]" if what.lstrip().startswith("<") else what
        lines = [f"> {who}: {line}" for line in quoted.splitlines() or [""]]
        return WeChatContent(MessageKind.CHAT, "\n".join((*lines, title)))
    if kind == _FILE:
        return WeChatContent(MessageKind.CHAT, marked(name, title), (title,) if title else ())
    if kind == _MERGED:
        lines = [marked(name, title), *_forwarded(root, 1)]
        return WeChatContent(MessageKind.CHAT, "\n".join(lines))
    if kind == _TRANSFER:
        about = " ".join((_first(root, "wcpayinfo/feedesc"), _first(root, "wcpayinfo/pay_memo")))
    lines = [marked(name, title), about.strip(), address]
    return WeChatContent(MessageKind.CHAT, "\n".join(line for line in lines if line))


def _forwarded(root: Element, depth: int) -> Iterator[str]:
    """Yield the messages that were forwarded as one, those within those as well."""
    record = _first(root, "appmsg/recorditem") or _first(root, "recorditem")
    inner = _xml(record) if record else root.find(".//recordinfo")
    if inner is None or depth > _DEEPEST:
        return
    for count, item in enumerate(inner.iter("dataitem")):
        if count == _MOST_FORWARDED:
            yield "[more]"
            return
        head = " ".join(filter(None, (_child(item, "sourcetime"), _child(item, "sourcename"))))
        words = _child(item, "datadesc") or _child(item, "datatitle")
        what = {"2": "[picture] ", "3": "[voice message] ", "4": "[film] ", "8": "[file] "}
        yield f"{'  ' * depth}{head}: {what.get(item.get('datatype', ''), '')}{words}".rstrip()


def _child(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _first(root: Element, *paths: str) -> str:
    """Return the text of the first of some elements that has one."""
    for path in paths:
        found = root.findtext(path) or root.findtext(f".//{path}")
        if found and found.strip():
            return str(found.strip())
    return ""
