"""Papers of a layout: heads, parts, limits, signatures, and the order in which they are made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.dossier.layouts.closed_lists import (
    HEAD_TEXTS,
    PLACE_TOKENS,
    TOKENS,
    Confidence,
    HeadRowKind,
    LimitAction,
    Numbering,
    PaperKind,
    PartId,
    PartWhen,
    SignForm,
)
from casefiles.dossier.layouts.layout import (
    HeadRow,
    PageLimit,
    PaperLayout,
    PaperPart,
    RunningTexts,
    SignBlock,
)
from casefiles.dossier.layouts.looks import folio_from
from casefiles.dossier.layouts.nodes import YamlNode
from casefiles.typeset.document.looks import FolioForm
from casefiles.typeset.document.roles import Alignment

_HEAD_TOKENS: Final = TOKENS - PLACE_TOKENS - {"n", "total"}
_NEEDED: Final = frozenset({"id", "kind", "title", "look", "parts"})
_OPTIONAL: Final = frozenset(
    {
        "head",
        "paragraphs",
        "cites",
        "sign",
        "limit",
        "when",
        "copies",
        "language",
        "folio",
        "running",
    }
)
_NONE: Final = "none"
_ALIGNED: Final = frozenset({HeadRowKind.LINE, HeadRowKind.BLOCK, HeadRowKind.TITLE})
_STRONG: Final = frozenset({HeadRowKind.LINE, HeadRowKind.BLOCK, HeadRowKind.ADDRESSEE})
"""Rows of lines, of which the first can be set in bold."""
_ALIGNMENTS: Final = frozenset({Alignment.START, Alignment.CENTRE, Alignment.END})


@dataclass(frozen=True, slots=True)
class DeclaredNames:
    """What papers refer to by name, and what they have unless they say otherwise."""

    looks: frozenset[str]
    heads: frozenset[str]
    signs: frozenset[str]
    folio: FolioForm
    running: RunningTexts


def papers_from(node: YamlNode, named: DeclaredNames) -> tuple[PaperLayout, ...]:
    """Read the papers, in the order of the folder.

    Raises:
        InvalidInput: layout_invalid.
    """
    nodes = list(node.items())
    papers = tuple(_paper(one, named) for one in nodes)
    ids = [paper.id for paper in papers]
    for one, paper in zip(nodes, papers, strict=True):
        one.require(ids.count(paper.id) == 1, "doubled_paper")
        for cited in paper.cites:
            one.require(cited in ids, "cites_unknown_paper")
            one.require(cited != paper.id, "cites_itself")
    return papers


def build_order(node: YamlNode, papers: Sequence[PaperLayout]) -> tuple[str, ...]:
    """Return ids so that each paper comes after those whose pages it cites (Kahn).

    Raises:
        InvalidInput: layout_invalid, where papers cite each other in a circle.
    """
    waiting = {paper.id: set(paper.cites) for paper in papers}
    done: list[str] = []
    while waiting:
        ready = next((one for one, cited in waiting.items() if cited <= set(done)), None)
        if ready is None:
            node.refuse("papers_cite_each_other")
        done.append(ready)
        del waiting[ready]
    return tuple(done)


def head_from(node: YamlNode) -> tuple[HeadRow, ...]:
    """Read the rows of a head.

    Raises:
        InvalidInput: layout_invalid.
    """
    return tuple(_row(one) for one in node.items())


def running_from(node: YamlNode) -> RunningTexts:
    """Read the texts of a running head.

    Raises:
        InvalidInput: layout_invalid.
    """
    entry = node.mapping(frozenset({"start", "end"}))
    known = TOKENS - {"n", "total"}
    start, end = (entry[key].tokens(known, may_be_empty=True) for key in ("start", "end"))
    return RunningTexts(start, end)


def sign_from(node: YamlNode) -> SignBlock:
    """Read a signature block.

    Raises:
        InvalidInput: layout_invalid.
    """
    entry = node.mapping(frozenset({"lines", "form"}))
    lines = tuple(one.tokens(_HEAD_TOKENS) for one in entry["lines"].items())
    entry["lines"].require(lines, "empty")
    return SignBlock(lines, entry["form"].one_of(SignForm))


def _row(node: YamlNode) -> HeadRow:
    given = node.named()
    if "kind" not in given:
        node.refuse("missing_key")
    kind = given["kind"].one_of(HeadRowKind)
    texts = HEAD_TEXTS[kind]
    needed = {"kind", *texts}
    if kind is HeadRowKind.URGENT:
        needed |= {"rows"}
    if kind is HeadRowKind.TICKS:
        needed |= {"items", "choose"}
    optional = {"when"}
    if kind in _ALIGNED:
        optional |= {"align"}
    if kind in _STRONG:
        optional |= {"strong"}
    entry = node.mapping(frozenset(needed), frozenset(optional))
    return HeadRow(
        kind=kind,
        texts={key: entry[key].tokens(_HEAD_TOKENS) for key in texts},
        alignment=_alignment(entry["align"]) if "align" in entry else Alignment.START,
        rows=entry["rows"].names() if "rows" in entry else (),
        items=_texts(entry["items"]) if "items" in entry else (),
        choose=entry["choose"].name() if "choose" in entry else "",
        when=_when(entry),
        is_strong="strong" in entry and entry["strong"].truth(),
    )


def _alignment(node: YamlNode) -> Alignment:
    found = node.one_of(Alignment)
    node.require(found in _ALIGNMENTS, "unknown_word")
    return found


def _texts(node: YamlNode) -> tuple[str, ...]:
    found = tuple(one.text() for one in node.items())
    node.require(found, "empty")
    node.require(len(set(found)) == len(found), "doubled_item")
    return found


def _when(entry: Mapping[str, YamlNode]) -> PartWhen:
    return entry["when"].one_of(PartWhen) if "when" in entry else PartWhen.ALWAYS


def _paper(node: YamlNode, named: DeclaredNames) -> PaperLayout:
    entry = node.mapping(_NEEDED, _OPTIONAL)
    return PaperLayout(
        id=entry["id"].name(),
        kind=entry["kind"].one_of(PaperKind),
        title=entry["title"].tokens(_HEAD_TOKENS),
        look=_reference(entry, "look", named.looks),
        head=_reference(entry, "head", named.heads),
        parts=_parts(entry["parts"]),
        paragraphs=entry["paragraphs"].one_of(Numbering)
        if "paragraphs" in entry
        else Numbering.NONE,
        cites=entry["cites"].names() if "cites" in entry else (),
        sign=_reference(entry, "sign", named.signs),
        limit=_limit(entry["limit"]) if "limit" in entry else None,
        when=_when(entry),
        copies=entry["copies"].text() if "copies" in entry else "",
        language=entry["language"].language() if "language" in entry else "",
        folio=folio_from(entry["folio"]) if "folio" in entry else named.folio,
        running=running_from(entry["running"]) if "running" in entry else named.running,
    )


def _reference(entry: Mapping[str, YamlNode], key: str, known: frozenset[str]) -> str:
    """Return a name of something in the layout; empty where a paper has none."""
    if key not in entry or (key == "sign" and entry[key].value == _NONE):
        return ""
    name = entry[key].name()
    entry[key].require(name in known, f"unknown_{key}")
    return name


def _parts(node: YamlNode) -> tuple[PaperPart, ...]:
    parts = []
    for one in node.items():
        entry = one.mapping(frozenset({"id"}), frozenset({"heading", "when", "fields"}))
        heading = ""
        if "heading" in entry:
            heading = entry["heading"].tokens(_HEAD_TOKENS, may_be_empty=True)
        fields = entry["fields"].names() if "fields" in entry else ()
        parts.append(PaperPart(entry["id"].one_of(PartId), heading, _when(entry), fields))
    node.require(parts, "empty")
    return tuple(parts)


def _limit(node: YamlNode) -> PageLimit:
    entry = node.mapping(frozenset({"pages", "action", "conf"}))
    action, confidence = entry["action"].one_of(LimitAction), entry["conf"].one_of(Confidence)
    node.require(
        action is not LimitAction.BLOCK or confidence is Confidence.SOURCE, "block_without_source"
    )
    if action is LimitAction.ASK:
        entry["pages"].require(not entry["pages"].text(may_be_empty=True), "limit_is_asked")
        return PageLimit(0, action, confidence)
    return PageLimit(entry["pages"].count(1, 9999), action, confidence)
