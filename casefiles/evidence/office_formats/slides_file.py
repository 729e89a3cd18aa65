"""Reads pptx and its kin: every slide, hidden or not, with notes, comments, tables and charts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.isolation.safe_xml import (
    Element,
    attribute,
    below,
    child,
    children,
    name_of,
)
from casefiles.evidence.layout.blocks import (
    SLIDE_OF,
    BlockContent,
    BlockTable,
    Runs,
    RunStyle,
    TextParagraph,
    TextRun,
    picture_runs,
)
from casefiles.evidence.office_formats.office_metadata import package_traits
from casefiles.evidence.office_formats.package import Package
from casefiles.evidence.office_formats.package_findings import package_findings

_MAIN: Final = "ppt/presentation.xml"
_OFF: Final = frozenset(("0", "false"))
_TITLES: Final = frozenset(("title", "ctrTitle"))
_NUMBERS: Final = frozenset(("sldNum", "dt", "ftr", "hdr", "sldImg"))


def read_slides(data: bytes) -> BlockContent:
    """Read a file of PresentationML.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    package = Package(data)
    main = package.main_part(_MAIN)
    root = package.main_root(main)
    content = BlockContent("Presentation")
    authors = _authors(package, main)
    parts = _slides(package, main, root)
    for number, part in enumerate(parts, start=1):
        _add_slide(content, package, part, (number, len(parts)), authors)
    content.add_items(
        *(MetadataItem(MetadataKind.REVIEWER, name) for name in dict.fromkeys(authors.values()))
    )
    content.add_items(*package_traits(package), *package_findings(package), *package.findings())
    return content


def _slides(package: Package, main: str, root: Element) -> list[str]:
    """Return the parts of the slides in their order, and those at the end that no list names."""
    parts = []
    listed = child(root, "sldIdLst")
    for one in () if listed is None else children(listed, "sldId"):
        requested = next((str(value) for key, value in one.items() if key.endswith("}id")), "")
        link = package.link(main, requested)
        if link is not None and not link.is_external:
            parts.append(link.target)
    linked = package.targets(main, "slide")
    return list(dict.fromkeys((*parts, *linked)))


def _authors(package: Package, main: str) -> dict[str, str]:
    found = {}
    for kind, name in (("commentauthors", "cmAuthor"), ("authors", "author")):
        for part in package.targets(main, kind):
            root = package.root(part)
            for one in () if root is None else below(root, name):
                found[attribute(one, "id")] = attribute(one, "name")
    return found


def _add_slide(
    content: BlockContent,
    package: Package,
    part: str,
    place: tuple[int, int],
    authors: dict[str, str],
) -> None:
    number, count = place
    root = package.root(part)
    is_hidden = root is not None and attribute(root, "show").lower() in _OFF
    if is_hidden:
        content.add_item_here(FileWarning(FileWarningCode.HIDDEN_SLIDES, 1, 0, f"slide {number}"))
    with content.aside(applies=is_hidden):
        title = f"Slide {number} of {count}{' (hidden)' if is_hidden else ''}"
        content.border(title, SLIDE_OF)
        if root is None:
            content.say("[this slide cannot be read]", look=RunStyle.QUIET)
            return
        _Slide(content, package, part).add(root)
    for notes in package.targets(part, "notesslide"):
        _add_notes(content, package, notes)
    for comments in package.targets(part, "comments"):
        _add_comments(content, package, comments, authors)


def _add_notes(content: BlockContent, package: Package, part: str) -> None:
    root = package.root(part)
    if root is None:
        return
    inner = BlockContent("")
    _Slide(inner, package, part, is_notes=True).add(root)
    text = " ".join(block.text for block in inner.blocks if isinstance(block, TextParagraph))
    if text.strip():
        content.add_item_here(FileWarning(FileWarningCode.SPEAKER_NOTES, 1, 0, text[:300]))
        with content.aside():
            content.say("Speaker notes", level=3)
            content.items += ((item, len(content.blocks)) for item, _ in inner.items)
            content.blocks += inner.blocks


def _add_comments(
    content: BlockContent, package: Package, part: str, authors: dict[str, str]
) -> None:
    root = package.root(part)
    comments = [] if root is None else list(below(root, "cm"))
    with content.aside():
        _say_comments(content, comments, authors)


def _say_comments(
    content: BlockContent, comments: Sequence[Element], authors: Mapping[str, str]
) -> None:
    if comments:
        content.say("Comments", level=3)
    for one in comments:
        text = " ".join(
            each.text or "" for name in ("text", "t") for each in below(one, name)
        ).strip()
        moment = attribute(one, "dt") or attribute(one, "created")
        by = authors.get(attribute(one, "authorId"), "")
        label = ", ".join(p for p in (by, moment[:16].replace("T", " ")) if p)
        words = f"{label}: {text}" if label else text
        content.add_item_here(FileWarning(FileWarningCode.COMMENTS, 1, 0, words[:300]))
        content.say(words)


class _Slide:
    """Adds the shapes of one slide."""

    def __init__(
        self, content: BlockContent, package: Package, part: str, *, is_notes: bool = False
    ) -> None:
        self._content = content
        self._package = package
        self._part = part
        self._is_notes = is_notes

    def add(self, element: Element) -> None:
        """Add the shapes below an element."""
        for one in element:
            name = name_of(one)
            if name == "sp":
                self._shape(one)
            elif name == "pic":
                self._picture(one)
            elif name == "graphicFrame":
                self._frame(one)
            elif name == "AlternateContent":
                self.add(next(children(one, "Choice"), one))
            elif name in {"cSld", "spTree", "grpSp", "Choice", "Fallback", "cxnSp"}:
                self.add(one)

    def _shape(self, shape: Element) -> None:
        kind = next((attribute(one, "type") for one in below(shape, "ph")), "")
        if self._is_notes and kind in _NUMBERS:
            return
        is_hidden = any(
            attribute(one, "hidden").lower() in {"1", "true"} for one in below(shape, "cNvPr")
        )
        for body in children(shape, "txBody"):
            for paragraph in children(body, "p"):
                runs = self._runs(paragraph)
                if is_hidden and runs:
                    text = "".join(run.text for run in runs)
                    finding = FileWarning(FileWarningCode.HIDDEN_TEXT, 1, 0, text[:300])
                    self._content.add_item_here(finding)
                    runs = (TextRun(f"[hidden: {text}]", RunStyle.HIDDEN),)
                if runs:
                    self._content.blocks.append(
                        TextParagraph(runs, 2 if kind in _TITLES else 0, _depth(paragraph))
                    )

    def _runs(self, paragraph: Element) -> Runs:
        runs: list[TextRun] = []
        for one in paragraph:
            name = name_of(one)
            if name in {"r", "fld"}:
                text = "".join(each.text or "" for each in children(one, "t"))
                runs.append(TextRun(text))
                runs += self._links(one, text)
            elif name == "br":
                runs.append(TextRun("\n"))
            elif name not in {"pPr", "endParaRPr"}:
                runs.append(TextRun("".join(each.text or "" for each in below(one, "t"))))
        return tuple(run for run in runs if run.text)

    def _links(self, run: Element, text: str) -> Iterator[TextRun]:
        for one in below(run, "hlinkClick"):
            requested = next((str(value) for key, value in one.items() if key.endswith("}id")), "")
            link = self._package.link(self._part, requested)
            if link is not None and link.is_external:
                finding = FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, link.target[:300])
                self._content.add_item_here(finding)
                if link.target.strip() != text.strip():
                    yield TextRun(f" [link: {link.target}]", RunStyle.QUIET | RunStyle.ASIDE)

    def _picture(self, picture: Element) -> None:
        text = next((attribute(one, "descr") for one in below(picture, "cNvPr")), "")
        finding = FileWarning(FileWarningCode.PICTURES_LEFT_OUT, 1, 0, text[:300])
        self._content.add_item_here(finding)
        self._content.blocks.append(TextParagraph(tuple(picture_runs(text))))

    def _frame(self, frame: Element) -> None:
        for table in below(frame, "tbl"):
            rows = [
                [self._cell(cell) for cell in children(row, "tc")] for row in children(table, "tr")
            ]
            if any(any(row) for row in rows):
                self._content.blocks.append(BlockTable(rows))
        for text in self._related(frame):
            self._content.say(text)

    def _cell(self, cell: Element) -> Runs:
        runs: list[TextRun] = []
        for body in children(cell, "txBody"):
            for number, paragraph in enumerate(children(body, "p")):
                runs += (TextRun("\n"),) if number else ()
                runs += self._runs(paragraph)
        return tuple(runs)

    def _related(self, frame: Element) -> Iterator[str]:
        """Yield the text of charts and diagrams, which lies in parts of its own."""
        for name, key, words in (("chart", "id", "chart"), ("relIds", "dm", "diagram")):
            for one in below(frame, name):
                link = self._package.link(self._part, attribute(one, key))
                root = None
                if link is not None and not link.is_external:
                    root = self._package.root(link.target)
                if root is None:
                    continue
                found = [
                    each.text.strip()
                    for each in root.iter("{*}t", "{*}v")
                    if each.text and each.text.strip()
                ]
                if found:
                    yield f"[{words}: {' | '.join(found)}]"


def _depth(paragraph: Element) -> int:
    properties = child(paragraph, "pPr")
    text = "" if properties is None else attribute(properties, "lvl")
    return int(text) if text in set("12345678") else 0
