"""Reads ppt of PowerPoint 97 to 2003: the text of slides, outlines and notes ([MS-PPT])."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.evidence.channel.unreadable import BROKEN_FILE, PASSWORD_NEEDED, UnreadableFile
from casefiles.evidence.layout.blocks import SLIDE, BlockContent, RunStyle
from casefiles.evidence.office_formats.compound import compound
from casefiles.evidence.office_formats.ole_metadata import old_office_items

_DOCUMENT: Final = 0x03E8
_SLIDE, _NOTES, _LIST, _PLACE = 0x03EE, 0x03F0, 0x0FF0, 0x03F3
_WIDE, _NARROW, _STRING, _SHOW, _COMMENT = 0x0FA0, 0x0FA8, 0x0FBA, 0x03F9, 0x2EE0
_CONTAINER: Final = 0xF
_HIDDEN: Final = 0x0004
_LOCKED: Final = b"\xdf\xc4\xd1\xf3"
_DEEPEST: Final = 40


@dataclass(slots=True)
class _Slide:
    texts: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    is_hidden: bool = False


def read_old_slides(data: bytes) -> BlockContent:
    """Read a file.

    Raises:
        Unreadable: `broken_file` or `password_needed`.
    """
    try:
        with compound(data) as file:
            stream = bytes(file.openstream("PowerPoint Document").read())
            user = file.openstream("Current User").read() if file.exists("Current User") else b""
            is_locked = user[12:16] == _LOCKED or file.exists("EncryptedSummary")
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as error:
        raise UnreadableFile(BROKEN_FILE) from error
    if is_locked:
        raise UnreadableFile(PASSWORD_NEEDED)
    content = BlockContent("Presentation (old)")
    slides, notes, outlines = _slides(stream)
    for number in range(max(len(slides), len(outlines))):
        slide = slides[number] if number < len(slides) else _Slide()
        outline = outlines[number] if number < len(outlines) else []
        _add_slide(content, number + 1, slide, [*outline, *slide.texts])
    for one in notes:
        if one.texts:
            content.add_item_here(
                FileWarning(FileWarningCode.SPEAKER_NOTES, 1, 0, " ".join(one.texts)[:300])
            )
            with content.aside():
                content.say("Speaker notes", level=3)
                _say_all(content, one.texts)
    content.add_items(*old_office_items(data))
    return content


def _add_slide(content: BlockContent, number: int, slide: _Slide, texts: list[str]) -> None:
    if slide.is_hidden:
        content.add_item_here(FileWarning(FileWarningCode.HIDDEN_SLIDES, 1, 0, f"slide {number}"))
    with content.aside(applies=slide.is_hidden):
        content.border(f"Slide {number}{' (hidden)' if slide.is_hidden else ''}", SLIDE)
        _say_all(content, texts)
    for text in slide.comments:
        content.add_item_here(FileWarning(FileWarningCode.COMMENTS, 1, 0, text[:300]))
        content.say(f"[comment: {text}]", look=RunStyle.QUIET | RunStyle.ASIDE)


def _say_all(content: BlockContent, texts: list[str]) -> None:
    for text in dict.fromkeys(texts):
        for line in text.split("\r"):
            if line.strip(" *\x0b"):
                content.say(line.replace("\x0b", "\n"))


def _slides(stream: bytes) -> tuple[list[_Slide], list[_Slide], list[list[str]]]:
    """Return slides and notes as they are drawn, and the outline of each slide."""
    slides: list[_Slide] = []
    notes: list[_Slide] = []
    outlines: list[list[str]] = []
    for kind, _, body in _records(stream):
        if kind in {_SLIDE, _NOTES}:
            found = _Slide()
            _collect(body, found, 0)
            (slides if kind == _SLIDE else notes).append(found)
        for inner, head, part in _records(body) if kind == _DOCUMENT else ():
            if inner == _LIST and head >> 4 == 0:
                outlines += _outline(part)
    return slides, notes, outlines


def _outline(body: bytes) -> list[list[str]]:
    found: list[list[str]] = []
    for kind, _, part in _records(body):
        if kind == _PLACE:
            found.append([])
        elif kind in {_WIDE, _NARROW} and found:
            found[-1].append(_text(kind, part))
    return found


def _collect(body: bytes, slide: _Slide, depth: int) -> None:
    for kind, head, part in _records(body):
        if kind in {_WIDE, _NARROW}:
            slide.texts.append(_text(kind, part))
        elif kind == _SHOW and len(part) >= 12:  # noqa: PLR2004  its flags are there
            slide.is_hidden = bool(int.from_bytes(part[10:12], "little") & _HIDDEN)
        elif kind == _COMMENT:
            strings = [_text(_WIDE, one) for inner, _, one in _records(part) if inner == _STRING]
            slide.comments.append(": ".join(strings[:2]))
        elif head & _CONTAINER == _CONTAINER and depth < _DEEPEST:
            _collect(part, slide, depth + 1)


def _text(kind: int, data: bytes) -> str:
    return data.decode("utf-16-le" if kind == _WIDE else "cp1252", "replace")


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield type, version with instance, and body of each record."""
    at = 0
    while at + 8 <= len(data):
        head = int.from_bytes(data[at : at + 2], "little")
        kind = int.from_bytes(data[at + 2 : at + 4], "little")
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield kind, head, data[at + 8 : at + 8 + size]
        at += 8 + size
