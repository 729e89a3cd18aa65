"""The words of an HTML mail, line by line, and what it would have fetched or run."""

import re
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "form",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "hr", "li", "ol", "p", "pre"}
    | {"section", "table", "tr", "ul"}
)
_APART: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre"}
)
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "#comment"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_BLANK: Final = re.compile(r"\n{3,}")
_REMOTE: Final = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:[^.\d]|$)", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s>/]{0,20})[^>]{0,10000}>?")
_ENDLESS: Final = frozenset(
    {"p", "li", "tr", "td", "th", "dd", "dt", "option", "br", "hr", "img", "input", "meta"}
    | {"link", "base", "col", "area", "source", "wbr", "tbody", "thead"}
)
"""Elements that end by themselves."""
_DEEPEST: Final = 2_000
_QUOTE: Final = "> "
_DEEPEST_QUOTE: Final = 10
_RUNNING: Final = frozenset({"script", "iframe", "object", "embed", "applet", "form"})
_FETCHING: Final = frozenset({"img", "link", "iframe", "video", "audio", "source", "input"})


@dataclass(frozen=True, slots=True)
class HtmlWords:
    """What an HTML text says.

    Attributes:
        text: lines; what is quoted begins with `> `.
        remote: how many things it would have fetched from elsewhere, and so told of the reader.
        running: scripts, forms and the like.
        hidden: how many pieces it does not show.
        unseen: what those say; no part of the text.
    """

    text: str
    remote: int
    running: int
    hidden: int
    unseen: str = ""


def _is_too_deep(source: str) -> bool:
    """Tell whether elements lie in one another far deeper than anybody writes them."""
    depth = 0
    for match in _TAG.finditer(source):
        name = match.group(2).lower()
        if name not in _ENDLESS:
            depth += -1 if match.group(1) else 1
            if depth > _DEEPEST:
                return True
    return False


class _Writer:
    """Collects lines while a tree is walked."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._unseen: list[str] = []
        self.quotes = 0
        self.hiding = 0

    def write(self, text: str) -> None:
        (self._unseen if self.hiding else self._line).append(text)

    def unseen(self) -> str:
        return " ".join(" ".join(self._unseen).split())

    def end_line(self, *, is_apart: bool = False) -> None:
        line = _SPACES.sub(" ", "".join(self._line)).strip()
        self._line = []
        prefix = _QUOTE * min(self.quotes, _DEEPEST_QUOTE)
        if line:
            self._lines.append(prefix + line)
        if is_apart and self._lines and self._lines[-1].strip("> "):
            self._lines.append(prefix.rstrip())

    def text(self) -> str:
        self.end_line()
        return _BLANK.sub("\n\n", "\n".join(self._lines)).strip("\n")


def html_words(source: str) -> HtmlWords:
    """Return the words of an HTML text."""
    if _is_too_deep(source):
        # The time that a tree takes grows with the square of its depth.
        return HtmlWords(_BLANK.sub("\n\n", _TAG.sub("\n", source)).strip(), 0, 0, 0)
    writer = _Writer()
    counts = [0, 0, 0]
    hiding = [False]  # of what lies around a node: of the document first
    node = LexborHTMLParser(source).root
    while node is not None:
        is_hiding = _count(node, counts)
        child = None if _is_silent(node) else node.child
        _enter(node, writer, is_hiding=is_hiding)
        hiding.append(is_hiding)
        if child is not None:
            node = child
            continue
        while node is not None and node.next is None:
            _leave(node, writer, is_hiding=hiding.pop())
            node = node.parent
        if node is not None:
            _leave(node, writer, is_hiding=hiding.pop())
            node = node.next
    remote, running, hidden = counts
    return HtmlWords(writer.text(), remote, running, hidden, writer.unseen())


def _is_silent(node: LexborNode) -> bool:
    return node.tag in _SILENT


def _count(node: LexborNode, counts: list[int]) -> bool:
    """Count what an element fetches and runs, and tell whether it hides what is in it."""
    tag = node.tag
    if not tag or tag.startswith("-"):
        return False
    values = node.attributes
    if tag in _FETCHING and _REMOTE.match(values.get("src") or values.get("href") or ""):
        counts[0] += 1
    if tag in _RUNNING or any(name.startswith("on") for name in values):
        counts[1] += 1
    is_hiding = bool(_HIDING.search(values.get("style") or "")) or "hidden" in values
    counts[2] += is_hiding
    return is_hiding


def _enter(node: LexborNode, writer: _Writer, *, is_hiding: bool) -> None:
    tag = node.tag
    writer.hiding += is_hiding
    if tag == "-text":
        writer.write(node.text_content or "")
    elif tag in _BLOCKS:
        writer.end_line(is_apart=tag in _APART)
        if tag == "blockquote":
            writer.quotes += 1
        elif tag == "li":
            writer.write("\u2022 ")
    elif tag in {"td", "th"}:
        writer.write("  ")
    elif tag == "img":
        writer.write(_named(node.attributes.get("alt")))
    elif tag == "rt" and is_bare_sound(node):
        writer.write("(")


def is_bare_sound(node: LexborNode) -> bool:
    """Tell whether no brackets are given for the sound above a character: beside it, it needs some.

    Without them the letters would run on from the character, and part a name.
    """
    return not any(one.tag == "rp" for one in (node.prev, node.next) if one is not None)


def _named(alt: str | None) -> str:
    return f"[{alt}]" if alt and alt.strip() else ""


def _leave(node: LexborNode, writer: _Writer, *, is_hiding: bool) -> None:
    tag = node.tag
    if tag in _BLOCKS:
        writer.end_line(is_apart=tag in _APART)
        if tag == "blockquote":
            writer.quotes -= 1
    elif tag == "a":
        writer.write(_target(node))
    elif tag == "rt" and is_bare_sound(node):
        writer.write(")")
    writer.hiding -= is_hiding


def _target(node: LexborNode) -> str:
    """Return where a link leads, if its words do not say so: what looks like a bank may be none."""
    target = (node.attributes.get("href") or "").strip()
    if not _REMOTE.match(target):
        return ""
    words = (node.text(deep=True) or "").strip()
    return "" if words and words in target else f" <{target[:300]}>"
