"""Reads web pages: what is shown and what is hidden; scripts never run, nothing is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, MetadataKind
from casefiles.evidence.layout.blocks import (
    BlockContent,
    BlockTable,
    Cell,
    Runs,
    RunStyle,
    TextParagraph,
    TextRun,
    picture_runs,
)
from casefiles.evidence.office_formats.html_decoding import html_text
from casefiles.evidence.office_formats.html_words import is_bare_sound
from casefiles.evidence.office_formats.office_metadata import trait

Node = Any
"""A node of selectolax."""
_DROPPED: Final = frozenset(("script", "style", "template", "head", "svg", "math", "object"))
_BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "form"),
        *("blockquote", "pre", "address", "figure", "figcaption", "dl", "dt", "dd", "fieldset"),
        *("ul", "ol", "body", "html", "center", "details", "summary", "hr", "tbody", "tr", "td"),
    )
)
_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_REMOTE: Final = {
    **dict.fromkeys(("img", "iframe", "embed", "audio", "video", "source", "track"), "src"),
    "script": "src",
    "object": "data",
    "input": "src",
    "body": "background",
}
_UNSEEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)|text-indent\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_META: Final = {
    "author": MetadataKind.AUTHOR,
    "generator": MetadataKind.SOFTWARE,
    "keywords": MetadataKind.KEYWORDS,
    "description": MetadataKind.SUBJECT,
    "progid": MetadataKind.SOFTWARE,
    "originator": MetadataKind.SOFTWARE,
    "date": MetadataKind.CREATED,
    "company": MetadataKind.OWNER,
}
_SAVED: Final = re.compile(r"saved from url=\(\d+\)(\S+)")
_DEEPEST: Final = 150
_MOST: Final = 5_000


def read_html(data: bytes) -> BlockContent:
    """Read a web page."""
    content = BlockContent("Web page")
    tree = LexborHTMLParser(html_text(data).encode("utf-8", "replace"))
    _take_head(content, tree)
    walk = _Walk(content)
    if tree.body is not None:
        walk.block(tree.body, 0)
        walk.end()
    _take_scripts(content, tree)
    return content


def _take_head(content: BlockContent, tree: LexborHTMLParser) -> None:
    for title in tree.css("title")[:1]:
        text = " ".join(title.text().split())
        content.add_items(*trait(MetadataKind.TITLE, text))
        if text:
            content.say(text, level=1)
    for one in tree.css("meta")[:_MOST]:
        name = str(one.attributes.get("name") or "").lower()
        if name in _META:
            content.add_items(*trait(_META[name], str(one.attributes.get("content") or "")))
    saved = _SAVED.search((tree.html or "")[:_MOST])
    if saved is not None:
        content.add_items(*trait(MetadataKind.PATH, saved[1]))


def _take_scripts(content: BlockContent, tree: LexborHTMLParser) -> None:
    scripts = len(tree.css("script"))
    if scripts:
        content.add_items(FileWarning(FileWarningCode.ACTIVE_CONTENT, scripts))
    for tag, name in _REMOTE.items():
        for one in tree.css(tag)[:_MOST]:
            target = str(one.attributes.get(name) or "")
            if target.startswith(("http:", "https:", "//")):
                content.add_items(FileWarning(FileWarningCode.REMOTE_CONTENT, 1, 0, target[:300]))
    for one in tree.css("link[href]")[:_MOST]:
        target = str(one.attributes.get("href") or "")
        if target.startswith(("http:", "https:", "//")):
            content.add_items(FileWarning(FileWarningCode.REMOTE_CONTENT, 1, 0, target[:300]))


@dataclass(slots=True)
class _Walk:
    """Collects blocks while it goes through a page."""

    content: BlockContent
    runs: list[TextRun] = field(default_factory=list)
    level: int = 0
    indent: int = 0
    marker: str = ""

    def block(self, node: Node, depth: int) -> None:
        """Add what stands below a node."""
        if depth > _DEEPEST:
            # No page that people wrote is as deep: what lies below is told without its form.
            self.runs.append(TextRun(_WHITE.sub(" ", node.text())))
            return
        one = node.child
        while one is not None:
            self._node(one, depth)
            one = one.next

    def _node(self, node: Node, depth: int) -> None:
        tag = node.tag
        if tag == "-text":
            text = str(node.text_content)
            is_set = node.parent is not None and node.parent.tag == "pre"
            self.runs.append(TextRun(text if is_set else _WHITE.sub(" ", text)))
        elif tag in _DROPPED or tag.startswith("-"):
            return
        elif _is_hidden(node):
            self._hidden(node)
        else:
            self._element(node, tag, depth)

    def _element(self, node: Node, tag: str, depth: int) -> None:
        if tag == "br":
            self.runs.append(TextRun("\n"))
        elif tag == "table":
            self.end()
            self._table(node)
        elif tag == "li":
            self._item(node, depth)
        elif tag in _HEADINGS:
            self.end()
            self.level = _HEADINGS[tag]
            self.block(node, depth + 1)
            self.end()
        elif tag in _BLOCKS:
            self.end()
            self.indent += tag in {"ul", "ol", "blockquote", "dd"}
            self.block(node, depth + 1)
            self.end()
            self.indent -= tag in {"ul", "ol", "blockquote", "dd"}
        else:
            self._inline(node, tag, depth)

    def _inline(self, node: Node, tag: str, depth: int) -> None:
        before = len(self.runs)
        self.block(node, depth + 1)
        inner = self.runs[before:]
        look = {
            "b": RunStyle.BOLD,
            "strong": RunStyle.BOLD,
            "del": RunStyle.STRUCK,
            "s": RunStyle.STRUCK,
            "ins": RunStyle.ADDED,
        }.get(tag, RunStyle.PLAIN)
        if tag == "rt" and is_bare_sound(node):
            self.runs[before:] = [TextRun("("), *inner, TextRun(")")]
        if look:
            self.runs[before:] = [TextRun(run.text, run.look | look) for run in inner]
        self.runs += _annotation_runs(self.content, node, tag, "".join(run.text for run in inner))

    def _item(self, node: Node, depth: int) -> None:
        self.end()
        self.marker = "\u2022"
        if node.parent is not None and node.parent.tag == "ol":
            self.marker = f"{_place_of(node)}."
        self.block(node, depth + 1)
        self.end()

    def _hidden(self, node: Node) -> None:
        text = _WHITE.sub(" ", node.text(separator=" ")).strip()
        if node.tag == "input":
            text = str(node.attributes.get("value") or "")
        if text:
            self.content.add_item_here(FileWarning(FileWarningCode.HIDDEN_TEXT, 1, 0, text[:300]))
            self.runs.append(TextRun(f"[hidden: {text}]", RunStyle.HIDDEN))

    def _table(self, node: Node) -> None:
        rows: list[list[Cell]] = []
        for row in _rows(node, 0):
            cells: list[Cell] = []
            one = row.child
            while one is not None:
                if one.tag in {"td", "th"}:
                    cells.append(self._cell(one))
                one = one.next
            rows.append(cells)
        if any(any(row) for row in rows):
            self.content.blocks.append(BlockTable(rows))

    def _cell(self, node: Node) -> Runs:
        inner = _Walk(BlockContent(""))
        inner.block(node, _DEEPEST // 2)
        inner.end()
        at = len(self.content.blocks)
        self.content.items += ((item, at) for item, _ in inner.content.items)
        runs: list[TextRun] = []
        for block in inner.content.blocks:
            text_runs = block.runs if isinstance(block, TextParagraph) else _flat(block)
            runs += (TextRun("\n"), *text_runs) if runs else text_runs
        return tuple(runs)

    def end(self) -> None:
        """End a paragraph."""
        runs = _trimmed(self.runs)
        if runs:
            indent = self.indent - 1 if self.marker else self.indent
            self.content.blocks.append(TextParagraph(runs, self.level, max(0, indent), self.marker))
        self.runs, self.level = [], 0
        if runs:
            self.marker = ""


def _flat(block: object) -> Runs:
    if not isinstance(block, BlockTable):
        return ()
    cells = [cell for row in block.rows for cell in row]
    return tuple(
        run
        for cell in cells
        for run in (*((TextRun(cell),) if isinstance(cell, str) else cell), TextRun(" | "))
    )


def _rows(table: Node, depth: int) -> Iterator[Node]:
    one = table.child
    while one is not None:
        if one.tag == "tr":
            yield one
        elif one.tag in {"thead", "tbody", "tfoot"} and depth == 0:
            yield from _rows(one, 1)
        one = one.next


def _annotation_runs(content: BlockContent, node: Node, tag: str, text: str) -> Iterator[TextRun]:
    """Yield what an inline element says beside its text: where a link leads, what a picture is."""
    if tag == "a":
        target = str(node.attributes.get("href") or "")
        if target.startswith(("http:", "https:", "mailto:", "//", "file:", "javascript:")):
            content.add_item_here(FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, target[:300]))
            if target.strip() != text.strip():
                yield TextRun(f" [link: {target}]", RunStyle.QUIET | RunStyle.ASIDE)
    elif tag == "img":
        words = str(node.attributes.get("alt") or node.attributes.get("src") or "")
        content.add_item_here(FileWarning(FileWarningCode.PICTURES_LEFT_OUT, 1, 0, words[:100]))
        yield from picture_runs("" if words.startswith("data:") else words[:300])
    elif tag in {"input", "textarea"}:
        yield TextRun(f"[{node.attributes.get('value') or ''}]")


def _is_hidden(node: Node) -> bool:
    value = node.attributes
    if "hidden" in value or (node.tag == "input" and str(value.get("type")).lower() == "hidden"):
        return True
    return bool(_UNSEEN.search(str(value.get("style") or "")))


def _place_of(node: Node) -> int:
    place, before = 1, node.prev
    while before is not None:
        place += before.tag == "li" and not _is_hidden(before)
        before = before.prev
    return place


def _trimmed(runs: list[TextRun]) -> Runs:
    """Join runs of one look, and drop white space where a paragraph begins and ends."""
    joined: list[TextRun] = []
    for run in runs:
        text = run.text
        if not joined or joined[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if joined and joined[-1].look == run.look:
            joined[-1] = TextRun(joined[-1].text + text, run.look)
        elif text:
            joined.append(TextRun(text, run.look))
    if joined:
        joined[-1] = TextRun(joined[-1].text.rstrip(), joined[-1].look)
    return tuple(joined) if any(run.text.strip() for run in joined) else ()
