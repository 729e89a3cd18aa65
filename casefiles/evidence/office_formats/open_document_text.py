"""Turns the text of OpenDocument files into blocks: paragraphs, lists, tables, notes, changes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.domain.foundation.numbers import whole
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

_LEVELS: Final = 3
_WHITE: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 200
_ASIDE: Final = RunStyle.QUIET | RunStyle.ASIDE
_OFF: Final = frozenset(("none", "hidden", "collapse", "true"))
_SKIPPED: Final = frozenset(
    ("tracked-changes", "sequence-decls", "forms", "variable-decls", "user-field-decls", "notes")
)
_INLINE_SKIPPED: Final = frozenset(("bookmark", "soft-page-break", "annotation-end"))


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change: what was done, by whom and when, and what was taken away."""

    words: str
    by: str
    removed: str


@dataclass(slots=True)
class OpenDocumentText:
    """What all parts of one OpenDocument file share.

    Attributes:
        hidden: names of styles whose text is not shown.
        changes: tracked changes by their ids.
        reviewers: who made changes and comments.
    """

    content: BlockContent
    hidden: frozenset[str] = frozenset()
    changes: dict[str, TrackedChange] = field(default_factory=dict)
    reviewers: dict[str, None] = field(default_factory=dict)
    notes: list[tuple[str, Element]] = field(default_factory=list)
    comments: int = 0
    is_added: bool = False


def hidden_styles(*roots: Element | None) -> frozenset[str]:
    """Return the names of styles whose text or drawing is not shown."""
    found = set()
    for root in roots:
        for style in () if root is None else below(root, "style"):
            for one in style:
                values = (attribute(one, "display"), attribute(one, "visibility"))
                if "none" in values or "hidden" in values or "false" in values:
                    found.add(attribute(style, "name"))
    return frozenset(found)


def read_tracked_changes(text: OpenDocumentText, root: Element) -> None:
    """Read which changes are tracked, before the text that refers to them."""
    for region in below(root, "changed-region"):
        for one in region:
            words = {"insertion": "inserted", "deletion": "deleted"}.get(name_of(one), "")
            if words:
                by = _signed(text, one)
                found = [each for each in one if name_of(each) in {"p", "h", "list", "table"}]
                removed = "\n".join("".join(each.itertext()) for each in found)
                text.changes[attribute(region, "id")] = TrackedChange(words, by, removed)


def _signed(text: OpenDocumentText, element: Element) -> str:
    names = [one.text or "" for one in below(element, "creator")]
    dates = [one.text or "" for one in below(element, "date")]
    if names and names[0]:
        text.reviewers[names[0]] = None
    moment = dates[0][:16].replace("T", " ") if dates else ""
    return " ".join(part for part in (*names[:1], moment) if part)


def add_text(text: OpenDocumentText, element: Element, depth: int = 0) -> None:
    """Add what stands below an element."""
    for one in element:
        _add(text, one, depth)


def _add(text: OpenDocumentText, element: Element, depth: int) -> None:
    name = name_of(element)
    if name in {"p", "h"}:
        _paragraph(text, element, "", depth)
    elif name == "list":
        _list(text, element, depth)
    elif name == "table":
        _table(text, element)
    elif name in {"change", "change-start", "change-end"}:
        for run in _Inline(text).change(element, RunStyle.PLAIN):
            text.content.blocks.append(TextParagraph((run,)))
    elif name == "section" and attribute(element, "display") in _OFF:
        text.content.add_item_here(
            FileWarning(FileWarningCode.HIDDEN_TEXT, 1, 0, attribute(element, "name"))
        )
        with text.content.aside():
            text.content.say("[hidden section]", look=RunStyle.HIDDEN)
            add_text(text, element, depth)
            text.content.say("[end of hidden section]", look=RunStyle.HIDDEN)
    elif name not in _SKIPPED:
        add_text(text, element, depth)


def _paragraph(text: OpenDocumentText, element: Element, marker: str, depth: int) -> None:
    walk = _Inline(text)
    runs = walk.runs(element)
    if attribute(element, "style-name") in text.hidden and runs:
        content = "".join(run.text for run in runs)
        text.content.add_item_here(FileWarning(FileWarningCode.HIDDEN_TEXT, 1, 0, content[:300]))
        runs = (
            TextRun("[hidden: ", RunStyle.HIDDEN),
            *(TextRun(r.text, r.look | RunStyle.HIDDEN) for r in runs),
            TextRun("]", RunStyle.HIDDEN),
        )
    level = 0
    if name_of(element) == "h":
        content = attribute(element, "outline-level")
        level = min(int(content), _LEVELS) if content in set("123456789") else 1
    if runs:
        text.content.blocks.append(TextParagraph(runs, level, max(0, depth - 1), marker))
    for box in walk.boxes:
        text.content.say("[text box]", look=RunStyle.QUIET)
        add_text(text, box)
        text.content.say("[end of text box]", look=RunStyle.QUIET)


def _list(text: OpenDocumentText, element: Element, depth: int) -> None:
    for item in element:
        if name_of(item) not in {"list-item", "list-header"}:
            continue
        is_first = True
        for one in item:
            if name_of(one) in {"p", "h"}:
                marker = "\u2022" if is_first and name_of(item) == "list-item" else ""
                _paragraph(text, one, marker, depth + 1)
                is_first = False
            elif name_of(one) == "list":
                _list(text, one, depth + 1)
            else:
                _add(text, one, depth)


def _table(text: OpenDocumentText, element: Element) -> None:
    rows: list[list[Runs]] = []
    head = 0
    for row in below(element, "table-row"):
        if _table_of(row) is not element:
            continue
        is_head = name_of(row.getparent()) == "table-header-rows"
        head += int(is_head and head == len(rows))
        cells = [one for one in row if name_of(one) in {"table-cell", "covered-table-cell"}]
        rows.append([_cell(text, one) for one in cells])
    if any(any(row) for row in rows):
        text.content.blocks.append(BlockTable(rows, head))


def _table_of(row: Element) -> Element:
    found = row.getparent()
    while found is not None and name_of(found) != "table":
        found = found.getparent()
    return found


def _cell(text: OpenDocumentText, element: Element) -> Runs:
    outer = text.content
    text.content = BlockContent(outer.kind)
    try:
        add_text(text, element)
        inner = text.content
    finally:
        text.content = outer
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
        cells = [cell for row in block.rows for cell in row]
        return tuple(
            run
            for cell in cells
            for run in (*((TextRun(cell),) if isinstance(cell, str) else cell), TextRun(" | "))
        )
    return (TextRun(block.title),)


class _Inline:
    """Collects the runs of one paragraph."""

    def __init__(self, text: OpenDocumentText) -> None:
        self._text = text
        self.boxes: list[Element] = []
        self._ways: dict[str, Callable[[Element, RunStyle], Iterator[TextRun]]] = {
            "s": self._spaces,
            "tab": lambda _one, look: iter((TextRun("\t", look),)),
            "line-break": lambda _one, look: iter((TextRun("\n", look),)),
            "a": self._link,
            "note": self._note,
            "annotation": self._comment,
            **dict.fromkeys(("change", "change-start", "change-end"), self.change),
            "span": self._span,
            **dict.fromkeys(("hidden-text", "hidden-paragraph", "conditional-text"), self._hidden),
            "text-box": self._box,
            "image": self._picture,
            "ruby-text": self._ruby,
            "script": self._script,
        }

    def runs(self, element: Element) -> Runs:
        """Return the runs of a paragraph; runs of one look are joined."""
        joined: list[TextRun] = []
        for run in self._below(element, RunStyle.PLAIN):
            if joined and joined[-1].look == run.look and not joined[-1].note and not run.note:
                joined[-1] = TextRun(joined[-1].text + run.text, run.look)
            elif run.text:
                joined.append(run)
        return tuple(joined)

    def _below(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        yield from self._character_runs(element.text, look)
        for one in element:
            name = name_of(one)
            if name in self._ways:
                yield from self._ways[name](one, look)
            elif name and name not in _INLINE_SKIPPED:
                yield from self._below(one, look)
            yield from self._character_runs(one.tail, look)

    def _character_runs(self, content: str | None, look: RunStyle) -> Iterator[TextRun]:
        """Yield characters; white space in the XML itself is one space."""
        if content:
            text = _WHITE.sub(" ", content)
            yield TextRun(text, look | RunStyle.ADDED if self._text.is_added else look)

    def _spaces(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        value = whole(attribute(element, "c"))
        yield TextRun(" " * (1 if value is None else min(value, _MOST_SPACES)), look)

    def _span(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        if attribute(element, "style-name") in self._text.hidden:
            yield from self._as_hidden("".join(r.text for r in self._below(element, look)), look)
        else:
            yield from self._below(element, look)

    def _hidden(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        shown = "".join(element.itertext())
        value = attribute(element, "string-value") or attribute(element, "string-value-if-true")
        yield from self._as_hidden(value or shown, look)

    def _as_hidden(self, text: str, look: RunStyle) -> Iterator[TextRun]:
        if text:
            self._text.content.add_item_here(
                FileWarning(FileWarningCode.HIDDEN_TEXT, 1, 0, text[:300])
            )
            yield TextRun(f"[hidden: {text}]", look | RunStyle.HIDDEN)

    def _link(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        inner = list(self._below(element, look))
        yield from inner
        target = attribute(element, "href")
        if target and not target.startswith("#"):
            finding = FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, target[:300])
            self._text.content.add_item_here(finding)
            if target.strip() != "".join(run.text for run in inner).strip():
                yield TextRun(f" [link: {target}]", look | _ASIDE)

    def _note(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        kind = attribute(element, "note-class") or "footnote"
        body = child(element, "note-body")
        number = sum(one == kind for one, _ in self._text.notes) + 1
        if body is not None:
            self._text.notes.append((kind, body))
        yield TextRun(f"[{kind} {number}]", look | RunStyle.QUIET, f"{kind} {number}")

    def _comment(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        self._text.comments += 1
        by = _signed(self._text, element)
        parts = (one for one in element if name_of(one) in {"p", "list", "h"})
        content = " ".join("".join(one.itertext()) for one in parts)
        text = f"{by}: {content}" if by else content
        self._text.content.add_item_here(FileWarning(FileWarningCode.COMMENTS, 1, 0, text[:300]))
        yield TextRun(f"[comment {self._text.comments} by {text}]", look | _ASIDE)

    def change(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        """Yield what a tracked change did where it stands."""
        name = name_of(element)
        if name == "change-end":
            self._text.is_added = False
            yield TextRun("]", look | _ASIDE)
            return
        change = self._text.changes.get(attribute(element, "change-id"))
        if change is None:
            return
        by = f" by {change.by}" if change.by else ""
        detail = f"{change.words}{by}: {change.removed}" if change.removed else change.words + by
        self._text.content.add_item_here(
            FileWarning(FileWarningCode.TRACKED_CHANGES, 1, 0, detail[:300])
        )
        yield TextRun(f"[{change.words}{by}: ", look | _ASIDE)
        if name == "change-start":
            self._text.is_added = True
        else:
            yield TextRun(change.removed, look | RunStyle.DELETED)
            yield TextRun("]", look | _ASIDE)

    def _box(self, element: Element, _look: RunStyle) -> Iterator[TextRun]:
        self.boxes.append(element)
        return iter(())

    def _picture(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        target = attribute(element, "href")
        is_remote = "://" in target
        code = FileWarningCode.REMOTE_CONTENT if is_remote else FileWarningCode.PICTURES_LEFT_OUT
        self._text.content.add_item_here(FileWarning(code, 1, 0, target[:300]))
        yield from picture_runs(target, look)

    def _ruby(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        yield TextRun(f"({''.join(element.itertext())})", look)

    def _script(self, element: Element, look: RunStyle) -> Iterator[TextRun]:
        text = "".join(element.itertext())
        self._text.content.add_item_here(
            FileWarning(FileWarningCode.ACTIVE_CONTENT, 1, 0, text[:300])
        )
        yield TextRun("[script]", look | _ASIDE)


def add_notes(text: OpenDocumentText) -> None:
    """Add the notes that the text referred to, each kind under its own title."""
    for kind, title in (("footnote", "Footnotes"), ("endnote", "Endnotes")):
        bodies = [body for one, body in text.notes if one == kind]
        if bodies:
            finding = FileWarning(FileWarningCode.NOTES, len(bodies), 0, title.lower())
            text.content.add_item_here(finding)
            with text.content.note(kind):
                text.content.say(title, level=3)
        for number, body in enumerate(bodies, start=1):
            note = f"{kind} {number}"
            with text.content.note(note):
                text.content.blocks.append(
                    TextParagraph((TextRun(f"[{note}]", RunStyle.QUIET, note),))
                )
                add_text(text, body)
