"""Reads a file of WordprocessingML as blocks of running text, for a person who goes on writing it.

Tracked changes are taken as accepted or as rejected, as is asked; comments never enter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.domain.foundation.printed_paragraphs import PARAGRAPH_MARK, Emphasis
from casefiles.domain.records.narrative import (
    DEEPEST,
    BlockKind,
    NarrativeReading,
    ReadBlock,
    ReadEmphasis,
)
from casefiles.evidence.channel.unreadable import TOO_LARGE, UnreadableFile
from casefiles.evidence.isolation.safe_xml import (
    Element,
    attribute,
    below,
    child,
    children,
    name_of,
)
from casefiles.evidence.office_formats.package import Package
from casefiles.evidence.office_formats.package_findings import package_findings
from casefiles.evidence.office_formats.word_styles import ListCounter, Styles

_MAIN: Final = "word/document.xml"
_ADDED: Final = frozenset(("ins", "moveTo"))
_TAKEN: Final = frozenset(("del", "moveFrom"))
_SIGNS: Final = {"tab": " ", "cr": " ", "br": " ", "noBreakHyphen": "\u2011", "softHyphen": ""}
_NO_TEXT: Final = frozenset(
    (
        *("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "instrText"),
        *("delInstrText", "commentReference", "footnoteRef", "endnoteRef"),
    )
)
_NOTES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_DRAWN: Final = frozenset(("drawing", "pict", "object"))
_OFF: Final = frozenset(("0", "false", "off", "none"))
_QUOTES: Final = re.compile("quote|block ?text", re.IGNORECASE)
_BULLETS: Final = frozenset("\u2022\u00b7\u25aa\u25cf\u25cb\u2013-")
_MARK: Final = re.compile(rf"{PARAGRAPH_MARK}([0-9]{{1,5}})")
_TYPED: Final = re.compile(r"([0-9]{1,4})[.)]\s+(?=\S)")
_MOST_BLOCKS: Final = 20_000
_MOST_CHARACTERS: Final = 4_000_000


@dataclass(slots=True)
class _Draft:
    """What is gathered of a file."""

    package: Package
    styles: Styles
    numbering: ListCounter
    takes_changes: bool
    quotes: frozenset[str]
    blocks: list[ReadBlock] = field(default_factory=list)
    notes: dict[tuple[str, str], "_Line"] = field(default_factory=dict)
    changes: int = 0
    hidden: int = 0
    pictures: int = 0
    tables: int = 0
    characters: int = 0


@dataclass(slots=True)
class _Line:
    """A paragraph on its way: its words, its notes, and the text boxes that hang on it.

    Attributes:
        emphases: where its words stand out, and how; `look` is that of the run in hand.
        marks: numbers of bookmarks that a Word file of this program has.
    """

    text: str = ""
    notes: list["_Line"] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    emphases: list[tuple[int, int, int]] = field(default_factory=list)
    look: int = 0
    marks: list[int] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Add words in the look of the run in hand."""
        start = len(self.text)
        self.text += words
        if self.look and words:
            if self.emphases and self.emphases[-1][1:] == (start, self.look):
                start = self.emphases.pop()[0]
            self.emphases.append((start, len(self.text), self.look))

    def block(self, kind: BlockKind, level: int, before: str = "") -> ReadBlock:
        """Return the paragraph with even spaces, its emphases where its words are then."""
        text = _even(before + self.text)
        emphases = [
            *self.read_emphases(0, before),
            *(
                look
                for number, note in enumerate(self.notes, start=1)
                for look in note.read_emphases(number)
            ),
        ]
        notes = tuple(_even(one.text) for one in self.notes)
        return ReadBlock(kind, level, text, notes, tuple(self.marks), tuple(emphases))

    def read_emphases(self, number: int, before: str = "") -> Iterator[ReadEmphasis]:
        """Yield its emphases where its words are with even spaces."""
        whole = before + self.text
        for start, end, look in self.emphases:
            at = len(_even(f"{whole[: start + len(before)]}|")) - 1
            inner = _even(whole[start + len(before) : end + len(before)])
            if inner:
                yield ReadEmphasis(number, at, at + len(inner), look)


def read_narrative(data: bytes, *, takes_changes: bool) -> NarrativeReading:
    """Read a file.

    Args:
        data: the whole file.
        takes_changes: tracked changes count as accepted; else as rejected.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    package = Package(data)
    main = package.main_part(_MAIN)
    root = package.main_root(main)
    styles = _part(package, main, "styles")
    draft = _Draft(
        package,
        Styles(styles),
        ListCounter(_part(package, main, "numbering")),
        takes_changes,
        _quotes(styles),
    )
    for kind in _NOTES.values():
        _gather_notes(draft, main, kind)
    body = child(root, "body")
    waiting = _Line()
    for element in root if body is None else body:
        waiting = _block(draft, element, waiting)
    _close(draft, None, waiting)
    comments = _part(package, main, "comments")
    return NarrativeReading(
        _numbered_as_typed(draft.blocks),
        draft.changes,
        0 if comments is None else sum(1 for _ in children(comments, "comment")),
        _macros(package),
        draft.hidden,
        draft.pictures,
        draft.tables,
    )


def _macros(package: Package) -> int:
    return sum(
        isinstance(one, FileWarning) and one.code is FileWarningCode.MACROS
        for one in package_findings(package)
    )


def _part(package: Package, main: str, kind: str) -> Element | None:
    return next((package.root(target) for target in package.targets(main, kind)), None)


def _quotes(styles: Element | None) -> frozenset[str]:
    """Return the ids of styles whose names say that they are for quotations."""
    return frozenset(
        attribute(style, "styleId")
        for style in (() if styles is None else children(styles, "style"))
        for name in children(style, "name")
        if _QUOTES.search(attribute(name, "val"))
    )


def _gather_notes(draft: _Draft, main: str, kind: str) -> None:
    root = _part(draft.package, main, kind)
    for note in () if root is None else children(root, kind.removesuffix("s")):
        if not attribute(note, "type"):
            line = _Line()
            for number, paragraph in enumerate(below(note, "p")):
                line.text += " " if number else ""
                _gather(draft, paragraph, line, is_note=True)
            draft.notes[kind, attribute(note, "id")] = line


def _block(draft: _Draft, element: Element, waiting: _Line) -> _Line:
    """Read what stands in the body; return the line that the next paragraph goes on with."""
    name = name_of(element)
    waiting.marks += _marks(element)
    if name == "p":
        _gather(draft, element, waiting)
        if _is_joined(draft, element):
            return waiting
        _close(draft, element, waiting)
        return _Line()
    if name == "tbl":
        draft.tables += 1
        for row in below(element, "tr"):
            _row(draft, row)
    elif not _is_deleted(draft, name) and name not in _NO_TEXT:
        if name in _ADDED | _TAKEN:
            draft.changes += 1
        for one in element:
            waiting = _block(draft, one, waiting)
    return waiting


def _row(draft: _Draft, row: Element) -> None:
    properties = child(row, "trPr")
    marks = [] if properties is None else [name_of(one) for one in properties]
    draft.changes += sum(one in _ADDED | _TAKEN for one in marks)
    if any(_is_deleted(draft, one) for one in marks):
        return
    line, cells = _Line(), []
    for cell in children(row, "tc"):
        line.text = ""
        for number, paragraph in enumerate(below(cell, "p")):
            line.text += " " if number else ""
            _gather(draft, paragraph, line)
        cells.append(_even(line.text))
    if any(cells):
        notes = tuple(_even(one.text) for one in line.notes)
        _add(draft, ReadBlock(BlockKind.PLAIN, 0, " | ".join(cells), notes, is_row=True))


def _is_deleted(draft: _Draft, name: str) -> bool:
    """Tell whether a change takes away what stands in it."""
    return name in (_TAKEN if draft.takes_changes else _ADDED)


def _is_joined(draft: _Draft, paragraph: Element) -> bool:
    """Tell whether a change takes away the end of a paragraph, so that the next one goes on."""
    properties = child(paragraph, "pPr")
    look = None if properties is None else child(properties, "rPr")
    marks = [] if look is None else [name_of(one) for one in look]
    draft.changes += sum(one in _ADDED | _TAKEN for one in marks)
    return any(_is_deleted(draft, one) for one in marks)


def _gather(draft: _Draft, element: Element, line: _Line, *, is_note: bool = False) -> None:
    """Add the words below an element to a line."""
    for one in element:
        name = name_of(one)
        draft.changes += name in _ADDED | _TAKEN
        line.marks += _marks(one)
        if name in {"t", "delText"}:
            line.add(_plain(one.text or ""))
        elif name in _SIGNS:
            line.text += _SIGNS[name]
        elif name in _NOTES:
            if not is_note:
                _add_note(draft, one, line)
        elif name in _DRAWN:
            draft.pictures += any(True for kind in ("blip", "imagedata") for _ in below(one, kind))
            line.boxes += below(one, "txbxContent")
        else:
            _gather_inner(draft, one, line, is_note=is_note)


def _gather_inner(draft: _Draft, one: Element, line: _Line, *, is_note: bool) -> None:
    """Add what holds words itself, unless it is hidden or a change takes it away."""
    name = name_of(one)
    if name == "AlternateContent":
        _gather_first(draft, one, line)
    elif name == "r" and _is_hidden(one):
        draft.hidden += 1
    elif name not in _NO_TEXT and not _is_deleted(draft, name):
        before = line.look
        line.look = _look(one) if name == "r" else before
        _gather(draft, one, line, is_note=is_note)
        line.look = before


def _look(run: Element) -> int:
    """Return what a run itself says of its words."""
    properties = child(run, "rPr")
    found = Emphasis.NONE
    for name, look in () if properties is None else (("i", Emphasis.ITALIC), ("b", Emphasis.BOLD)):
        element = child(properties, name)
        if element is not None and attribute(element, "val").lower() not in _OFF:
            found |= look
    return int(found)


def _marks(element: Element) -> list[int]:
    """Return the number that the name of a bookmark tells, where this program set it."""
    name = attribute(element, "name") if name_of(element) == "bookmarkStart" else ""
    found = _MARK.fullmatch(name)
    return [int(found[1])] if found else []


def _add_note(draft: _Draft, sign: Element, line: _Line) -> None:
    line.notes.append(draft.notes.get((_NOTES[name_of(sign)], attribute(sign, "id")), _Line()))
    line.text += f"[^{len(line.notes)}]"


def _gather_first(draft: _Draft, element: Element, line: _Line) -> None:
    """Add content that comes in several ways once."""
    way = child(element, "Choice")
    way = child(element, "Fallback") if way is None else way
    if way is not None:
        _gather(draft, way, line)


def _is_hidden(run: Element) -> bool:
    look = child(run, "rPr")
    vanish = None if look is None else child(look, "vanish")
    return vanish is not None and attribute(vanish, "val").lower() not in _OFF


def _close(draft: _Draft, paragraph: Element | None, line: _Line) -> None:
    """Make a block of a line, and of each paragraph of the text boxes on it."""
    properties = None if paragraph is None else child(paragraph, "pPr")
    list_id, depth = draft.styles.list_place(properties)
    if _even(line.text):
        marker = draft.numbering.marker(list_id, depth) if list_id else ""
        kind, level = _kind(draft, properties, marker)
        is_counted = kind is BlockKind.HEADING and bool(marker) and marker not in _BULLETS
        _add(draft, line.block(kind, level, f"{marker} " if is_counted else ""))
    for box in line.boxes:
        for one in below(box, "p"):
            inner = _Line()
            _gather(draft, one, inner)
            if _even(inner.text):
                _add(draft, inner.block(BlockKind.PLAIN, 0))


def _kind(draft: _Draft, properties: Element | None, marker: str) -> tuple[BlockKind, int]:
    level = draft.styles.heading_level(properties)
    if level:
        return BlockKind.HEADING, min(level, DEEPEST)
    named = None if properties is None else child(properties, "pStyle")
    if named is not None and attribute(named, "val") in draft.quotes:
        return BlockKind.QUOTE, 0
    if marker:
        return (BlockKind.POINT if marker in _BULLETS else BlockKind.NUMBERED), 0
    return BlockKind.PLAIN, 0


def _add(draft: _Draft, block: ReadBlock) -> None:
    draft.blocks.append(block)
    draft.characters += len(block.text) + sum(map(len, block.notes))
    if len(draft.blocks) > _MOST_BLOCKS or draft.characters > _MOST_CHARACTERS:
        raise UnreadableFile(TOO_LARGE)


def _numbered_as_typed(blocks: list[ReadBlock]) -> tuple[ReadBlock, ...]:
    """Take numbers that somebody typed for numbering, where each follows the one before it.

    One alone may be the beginning of a date.
    """
    typed = [
        (at, int(found[1]), found.end())
        for at, one in enumerate(blocks)
        if one.kind is BlockKind.PLAIN and (found := _TYPED.match(one.text))
    ]
    numbers = {number: at for at, number, _ in typed}
    made = list(blocks)
    for at, number, end in typed:
        follows = numbers.get(number - 1, at) < at or numbers.get(number + 1, at) > at
        if follows:
            one = blocks[at]
            made[at] = _without_number(one, end)
    return tuple(made)


def _without_number(one: ReadBlock, end: int) -> ReadBlock:
    emphases = (
        look if look.note else replace(look, start=max(look.start - end, 0), end=look.end - end)
        for look in one.emphases
    )
    retained = tuple(look for look in emphases if look.end > look.start)
    return replace(one, kind=BlockKind.NUMBERED, level=0, text=one.text[end:], emphases=retained)


def _plain(text: str) -> str:
    """Return words of a file in which nothing is taken for a reference or a sign of ours."""
    return text.replace("[[", "[ [").replace("]]", "] ]").replace("[^", "[ ^")


def _even(text: str) -> str:
    return " ".join(text.split())
