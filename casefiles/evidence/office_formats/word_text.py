"""Turns paragraphs and tables of WordprocessingML into blocks, with all that hangs on them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.evidence.isolation.safe_xml import Element, attribute, below, child, name_of
from casefiles.evidence.layout.blocks import (
    Block,
    BlockContent,
    BlockTable,
    Runs,
    RunStyle,
    TextParagraph,
    TextRun,
    picture_runs,
    with_aside_style,
)
from casefiles.evidence.office_formats.package import Package
from casefiles.evidence.office_formats.word_styles import ListCounter, Styles, is_on

_ADDED: Final = {"ins": "inserted", "moveTo": "moved here"}
_TAKEN: Final = {"del": "deleted", "moveFrom": "moved away"}
_CHANGES: Final = {
    **{name: (words, RunStyle.ADDED) for name, words in _ADDED.items()},
    **{name: (words, RunStyle.DELETED) for name, words in _TAKEN.items()},
}
_SIGNS: Final = {"tab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
_NO_TEXT: Final = frozenset(("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr"))
_LIVE_FIELDS: Final = frozenset(("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT"))
_FIELD: Final = re.compile(r'\s*([A-Za-z]+)\s*(?:"([^"]*)"|(\S+))?')


@dataclass(slots=True)
class WordStories:
    """What all stories of a document share: its body, its notes, its heads and feet.

    Attributes:
        links: opens the links of the part in hand.
        referred: numbers of footnotes, endnotes and comments, in the order of their references.
        reviewers: who made tracked changes and comments.
        is_taken: what is read stands in a stretch that was deleted.
    """

    package: Package
    styles: Styles
    numbering: ListCounter
    final_numbering: ListCounter
    content: BlockContent
    part: str = ""
    referred: dict[tuple[str, str], int] = field(default_factory=dict)
    reviewers: dict[str, None] = field(default_factory=dict)
    is_taken: bool = False

    def number_of(self, kind: str, text: str) -> int:
        """Return the number of a note or comment."""
        count = sum(one == kind for one, _ in self.referred)
        return self.referred.setdefault((kind, text), count + 1)


def add_blocks(story: WordStories, root: Element, part: str) -> None:
    """Add what a part holds below a root to the content."""
    story.part = part
    for element in root:
        _add(story, element)


def _add(story: WordStories, element: Element) -> None:
    name = name_of(element)
    if name == "p":
        add_paragraph(story, element)
    elif name == "tbl":
        _add_table(story, element)
    elif name == "AlternateContent":
        for one in _chosen(element):
            _add(story, one)
    elif name not in _NO_TEXT:
        change = _CHANGES.get(name)
        if change:
            _note_change(story, element, change[0], "")
        is_taken, before = change is not None and change[1] is RunStyle.DELETED, story.is_taken
        story.is_taken = before or is_taken
        with story.content.aside(applies=is_taken):
            for one in element:
                _add(story, one)
        story.is_taken = before


def add_paragraph(story: WordStories, element: Element, prefix: Runs = ()) -> None:
    """Add a paragraph and the text boxes that hang on it."""
    properties = child(element, "pPr")
    list_id, depth = story.styles.list_place(properties)
    walk = _Walk(story)
    is_hidden = story.styles.hides(properties, "pStyle")
    runs = (*prefix, *walk.runs(element, RunStyle.HIDDEN if is_hidden else RunStyle.PLAIN))
    if properties is not None:
        runs += tuple(_mark_change(story, properties))
    marker = story.numbering.marker(list_id, depth) if list_id and runs else ""
    if runs:
        level = story.styles.heading_level(properties)
        is_final = not (is_hidden or _is_taken(properties) or story.is_taken)
        final = story.final_numbering.marker(list_id, depth) if marker and is_final else ""
        indent = depth if marker else 0
        story.content.blocks.append(TextParagraph(runs, level, indent, marker, final))
    for box in walk.boxes:
        story.content.say("[text box]", look=RunStyle.QUIET)
        for one in box:
            _add(story, one)
        story.content.say("[end of text box]", look=RunStyle.QUIET)


def _is_taken(properties: Element | None) -> bool:
    """Tell whether the end of a paragraph was deleted or is hidden, so that it counts no more."""
    look = None if properties is None else child(properties, "rPr")
    if look is None:
        return False
    vanish = child(look, "vanish")
    is_hidden = vanish is not None and is_on(vanish)
    return is_hidden or any(name_of(one) in _TAKEN for one in look)


def _mark_change(story: WordStories, properties: Element) -> Iterator[TextRun]:
    """Yield that the end of a paragraph was itself inserted or deleted."""
    look = child(properties, "rPr")
    for one in () if look is None else look:
        change = _CHANGES.get(name_of(one))
        if change:
            _note_change(story, one, f"line end {change[0]}", "")
            yield TextRun(f" [line end {change[0]}{_by(one)}]", RunStyle.QUIET | RunStyle.ASIDE)


def _add_table(story: WordStories, element: Element) -> None:
    rows: list[list[Runs]] = []
    head = 0
    for row in _rows(element):
        look = RunStyle.PLAIN
        properties = child(row, "trPr")
        if properties is not None:
            if child(properties, "tblHeader") is not None and head == len(rows):
                head += 1
            for one in properties:
                if name_of(one) in _CHANGES:
                    words = f"table row {_CHANGES[name_of(one)][0]}"
                    _note_change(story, one, words, "")
                    story.content.say(f"[{words}{_by(one)}]", look=RunStyle.QUIET | RunStyle.ASIDE)
                    look = _CHANGES[name_of(one)][1]
        cells = (_cell(story, cell) for cell in _cells(row))
        rows.append([tuple(replace(one, look=one.look | look) for one in cell) for cell in cells])
    story.content.blocks.append(BlockTable(rows, head))


def _rows(table: Element) -> Iterator[Element]:
    for one in table:
        if name_of(one) == "tr":
            yield one
        elif name_of(one) not in _NO_TEXT:
            yield from _rows(one)


def _cells(row: Element) -> Iterator[Element]:
    for one in row:
        if name_of(one) == "tc":
            yield one
        elif name_of(one) not in _NO_TEXT:
            yield from _cells(one)


def _cell(story: WordStories, cell: Element) -> Runs:
    """Return what a cell says, with its inner tables as lines."""
    outer = story.content
    story.content = BlockContent(outer.kind)
    try:
        for one in cell:
            _add(story, one)
        inner = story.content
    finally:
        story.content = outer
    outer.items += ((item, len(outer.blocks)) for item, _ in inner.items)
    lines = [_as_runs(block) for block in with_aside_style(inner)]
    return tuple(
        run
        for number, line in enumerate(lines)
        for run in ((TextRun("\n"), *line) if number else line)
    )


def _as_runs(block: Block) -> Runs:
    if isinstance(block, TextParagraph):
        return ((TextRun(f"{block.marker} "),) if block.marker else ()) + block.runs
    if isinstance(block, BlockTable):
        return tuple(
            run
            for number, row in enumerate(block.rows)
            for cell in row
            for run in (*((TextRun(cell),) if isinstance(cell, str) else cell), TextRun(" | "))
        )
    return (TextRun(block.title),)


def _chosen(element: Element) -> tuple[Element, ...]:
    """Return what to read of content that comes in two ways: the first that says anything."""
    ways = [one for one in element if name_of(one) in {"Choice", "Fallback"}]
    with_text = next((one for one in ways if any(True for _ in below(one, "t"))), None)
    return tuple(with_text if with_text is not None else ways[0] if ways else ())


def _by(element: Element) -> str:
    author, moment = attribute(element, "author"), attribute(element, "date")
    text = " ".join(part for part in (author, moment[:16].replace("T", " ")) if part)
    return f" by {text}" if text else ""


def _note_change(story: WordStories, element: Element, words: str, text: str) -> None:
    author = attribute(element, "author")
    if author:
        story.reviewers[author] = None
    detail = f"{words}{_by(element)}: {text}" if text else f"{words}{_by(element)}"
    story.content.add_item_here(FileWarning(FileWarningCode.TRACKED_CHANGES, 1, 0, detail[:300]))


class _Walk:
    """Collects the runs of one paragraph."""

    def __init__(self, story: WordStories) -> None:
        self._story = story
        self.boxes: list[Element] = []
        self._codes: list[str] = []
        self._ways: dict[str, Callable[[Element, RunStyle], Iterator[TextRun]]] = {
            "r": self._run,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            **dict.fromkeys(_CHANGES, self._change),
            **dict.fromkeys(("t", "delText"), self._text),
            **dict.fromkeys(("instrText", "delInstrText"), self._code),
            **dict.fromkeys(_SIGNS, self._sign),
            "sym": self._symbol,
            "fldChar": self._field_sign,
            **dict.fromkeys(("footnoteReference", "endnoteReference"), self._note),
            "commentReference": self._comment,
            "AlternateContent": self._alternatives,
            "txbxContent": self._box,
            **dict.fromkeys(("drawing", "pict", "object"), self._picture),
            "ruby": self._ruby,
        }

    def runs(self, element: Element, look: RunStyle = RunStyle.PLAIN) -> tuple[TextRun, ...]:
        """Return the runs below an element; runs of one look are joined."""
        joined: list[TextRun] = []
        for run in self._below(element, look):
            if joined and joined[-1].look == run.look and not joined[-1].note and not run.note:
                joined[-1] = TextRun(joined[-1].text + run.text, run.look)
            elif run.text:
                joined.append(run)
        return tuple(joined)

    def _below(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        for one in element:
            name = name_of(one)
            if name in self._ways:
                yield from self._ways[name](one, look)
            elif name not in _NO_TEXT:
                yield from self._below(one, look)

    def _run(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        properties = child(element, "rPr")
        if self._story.styles.hides(properties, "rStyle"):
            look |= RunStyle.HIDDEN
        if properties is not None:
            look = _look(properties, look)
        if look & RunStyle.HIDDEN:
            text = "".join(run.text for run in self._below(element, look))
            if text:
                finding = FileWarning(FileWarningCode.HIDDEN_TEXT, 1, 0, text[:300])
                self._story.content.add_item_here(finding)
                yield TextRun(f"[hidden: {text}]", look)
        else:
            yield from self._below(element, look)

    def _change(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        words, mark = _CHANGES[name_of(element)]
        inner = list(self._below(element, look | mark))
        text = "".join(run.text for run in inner)
        _note_change(self._story, element, words, text)
        if text:
            yield TextRun(f"[{words}{_by(element)}: ", look | RunStyle.QUIET | RunStyle.ASIDE)
            yield from inner
            yield TextRun("]", look | RunStyle.QUIET | RunStyle.ASIDE)

    def _hyperlink(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        inner = list(self._below(element, look))
        yield from inner
        link = self._story.package.link(self._story.part, attribute(element, "id"))
        if link is not None and link.is_external:
            text = "".join(run.text for run in inner)
            yield from self._leads_to(link.target, text, look)

    def _leads_to(self, target: str, text: str, look: RunStyle) -> Iterator[TextRun]:
        finding = FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, target[:300])
        self._story.content.add_item_here(finding)
        if target.strip() != text.strip():
            yield TextRun(f" [link: {target}]", look | RunStyle.QUIET | RunStyle.ASIDE)

    def _simple_field(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        inner = list(self._below(element, look))
        yield from inner
        yield from self._field_runs(attribute(element, "instr"), look)

    def _field_runs(self, code: str, look: RunStyle) -> Iterator[TextRun]:
        """Yield what a field does where it leads out of the file."""
        found = _FIELD.match(code)
        if found is None:
            return
        kind, target = found[1].upper(), found[2] or found[3] or ""
        if kind == "HYPERLINK" and not target.startswith("\\"):
            yield from self._leads_to(target, "", look)
        elif kind in _LIVE_FIELDS:
            text = " ".join(code.split())
            self._story.content.add_item_here(
                FileWarning(FileWarningCode.ACTIVE_CONTENT, 1, 0, text[:300])
            )
            yield TextRun(f" [field: {text}]", look | RunStyle.QUIET | RunStyle.ASIDE)

    def _text(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        yield TextRun(element.text or "", look)

    def _code(self, element: Element, _look: RunStyle) -> Iterator[TextRun]:
        if self._codes:
            self._codes[-1] += element.text or ""
        return iter(())

    def _field_sign(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._codes.append("")
        elif kind == "end" and self._codes:
            yield from self._field_runs(self._codes.pop(), look)
        inputs = child(element, "ffData")
        for one in () if inputs is None else below(inputs, "default"):
            yield TextRun(attribute(one, "val"), look)

    def _sign(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        yield TextRun(_SIGNS[name_of(element)], look)

    def _symbol(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        try:
            code = int(attribute(element, "char"), 16)
        except ValueError:
            return
        # Symbol fonts keep their signs in a private area, by the codes of plain letters.
        yield TextRun(chr(code & 0xFF) if 0xF000 <= code <= 0xF0FF else chr(code), look)  # noqa: PLR2004

    def _note(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        kind = name_of(element).removesuffix("Reference")
        number = self._story.number_of(kind, attribute(element, "id"))
        note = f"{kind} {attribute(element, 'id')}"
        yield TextRun(f"[{kind} {number}]", look | RunStyle.QUIET, note)

    def _comment(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        number = self._story.number_of("comment", attribute(element, "id"))
        yield TextRun(f"[comment {number}]", look | RunStyle.QUIET | RunStyle.ASIDE)

    def _alternatives(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        for one in _chosen(element):
            name = name_of(one)
            if name in self._ways:
                yield from self._ways[name](one, look)
            else:
                yield from self._below(one, look)

    def _box(self, element: Element, _look: RunStyle) -> Iterator[TextRun]:
        self.boxes.append(element)
        return iter(())

    def _ruby(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        """Yield characters, then their sound: the file has it the other way round."""
        above = [one for one in element if name_of(one) == "rt"]
        for one in element:
            if name_of(one) == "rubyBase":
                yield from self._below(one, look)
        yield from (TextRun(f"({run.text})", look) for one in above for run in self.runs(one, look))

    def _picture(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        yield from self._drawn(element, look)
        yield from self._below(element, look)

    def _drawn(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        """Yield what stands for pictures, charts and diagrams."""
        content = next(
            (attribute(one, "descr") or attribute(one, "title") for one in below(element, "docPr")),
            "",
        )
        has_picture = any(True for kind in ("blip", "imagedata") for _ in below(element, kind))
        if has_picture:
            finding = FileWarning(FileWarningCode.PICTURES_LEFT_OUT, 1, 0, content[:300])
            self._story.content.add_item_here(finding)
            yield from picture_runs(content, look)
        yield from (TextRun(f" {text} ", look) for text in related_text(self._story, element))


def related_text(story: WordStories, element: Element) -> Iterator[str]:
    """Yield the text of charts and diagrams that a drawing refers to."""
    for one in element.iter():
        if name_of(one) not in {"chart", "relIds"}:
            continue
        for name in ("id", "dm"):
            link = story.package.link(story.part, attribute(one, name))
            if link is None or link.is_external:
                continue
            root = story.package.root(link.target)
            if root is not None:
                texts = [text for kind in ("t", "v") for text in _texts(root, kind)]
                if texts:
                    words = "chart" if name == "id" else "diagram"
                    yield f"[{words}: {' | '.join(texts)}]"
                break


def _texts(root: Element, name: str) -> list[str]:
    return [one.text.strip() for one in below(root, name) if one.text and one.text.strip()]


def _look(properties: Element, look: RunStyle) -> RunStyle:
    """Return a look with what a run itself says of it, which goes before its styles."""
    for name, mark in (("b", RunStyle.BOLD), ("vanish", RunStyle.HIDDEN)):
        element = child(properties, name)
        if element is not None:
            look = look | mark if is_on(element) else look & ~mark
    return look
