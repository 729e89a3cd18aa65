"""Writing the structure of a document into its file (ISO 32000-1, 14.7 and 14.8)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from casefiles.typeset.document.structure import MarkedContent, StructureElement

_HEADING: Final = re.compile(r"H([1-6])")
_LEAF: Final = 64
"""Entries of a leaf of a number tree, and leaves of a node."""


def write_structure(
    pdf: Pdf,
    root: StructureElement,
    marks: Sequence[Sequence[StructureElement]],
    annotations: Sequence[tuple[StructureElement, int, Object]],
    page_range: range,
) -> list[str]:
    """Write the tree, and the way back to it from marks and annotations.

    Args:
        pdf: the file, with the pages that are held.
        root: the Document.
        marks: of each page, the element of each mark by its number.
        annotations: for each annotation its element, page from 0, and object, in reading order.
        page_range: pages of the document that the file holds; elements without any part there
            stay out.

    Returns:
        What is told of each figure and picture to whoever does not see it.
    """
    pages = dict(zip(page_range, (page.obj for page in pdf.pages), strict=True))
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    objects = {
        element: pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}")))
        for element, tag in _with_headings_from_one(_elements_in(root, page_range))
    }
    references: dict[StructureElement, list[Object]] = {}
    for element, page, annotation in annotations:
        reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=pages[page])
        references.setdefault(element, []).append(reference)
    names = _describe(root, tree, objects)
    for element, written in objects.items():
        kids = [*_kids(element, written, objects, pages), *references.get(element, ())]
        if kids:
            written.K = Array(kids)
    tree.K = objects[root]
    shown = [marks[page] if page < len(marks) else () for page in page_range]
    tree.ParentTree = _number_tree(pdf, list(_ways_back(pdf, shown, annotations, objects)))
    tree.ParentTreeNextKey = len(pages) + len(annotations)
    if names:
        tree.IDTree = Dictionary(Names=Array(names))
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    texts = (text for element in objects for text in (element.alternative, element.summary))
    return [text for text in texts if text]


def _elements_in(root: StructureElement, page_range: range) -> Iterator[StructureElement]:
    """Yield the elements of which the file holds a part, and all cells of a row."""
    everything = list(root.walk())
    structure_elements = {root}
    for element in reversed(everything):  # those below come before what holds them
        if any(
            kid in structure_elements
            if isinstance(kid, StructureElement)
            else kid.page in page_range
            for kid in element.kids
        ):
            structure_elements.add(element)
            if element.tag == "TR":
                structure_elements.update(
                    kid for kid in element.kids if isinstance(kid, StructureElement)
                )
    return (element for element in everything if element in structure_elements)


def _with_headings_from_one(
    structure_elements: Iterable[StructureElement],
) -> Iterator[tuple[StructureElement, str]]:
    """Yield elements with their tags: a file that begins within a section has an H1 first too."""
    above: list[int] = []
    for element in structure_elements:
        heading = _HEADING.fullmatch(element.tag)
        if heading is None:
            yield element, element.tag
            continue
        level = int(heading[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield element, f"H{len(above)}"


def _describe(
    root: StructureElement, tree: Object, objects: Mapping[StructureElement, Object]
) -> list[Object]:
    """Write what each element says of itself; return the names of notes, in ascending order."""
    objects[root].P = tree
    objects[root].Lang = String(root.language)
    names: list[Object] = []
    for element, written in objects.items():
        if element.alternative:
            written.Alt = String(element.alternative)
        attributes = _attributes(element)
        if attributes is not None:
            written.A = attributes
        if element.tag == "Note":
            written.ID = String(f"note{len(names) // 2 + 1:06d}")
            names += [written.ID, written]
        for kid in element.kids:
            if isinstance(kid, StructureElement) and kid in objects:
                objects[kid].P = written
                if kid.language != element.language:
                    objects[kid].Lang = String(kid.language)
    return names


def _attributes(element: StructureElement) -> Object | None:
    if element.summary:
        return Dictionary(O=Name.Table, Summary=String(element.summary))
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.box:
        box = Array([Object.parse(f"{value:.2f}".encode()) for value in element.box])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    return None


def _kids(
    element: StructureElement,
    written: Object,
    objects: Mapping[StructureElement, Object],
    pages: Mapping[int, Object],
) -> Iterator[Object | int]:
    contents = (kid.page for kid in element.kids if isinstance(kid, MarkedContent))
    first = next((page for page in contents if page in pages), None)
    if first is not None:
        written.Pg = pages[first]
    for kid in element.kids:
        if isinstance(kid, StructureElement):
            if kid in objects:
                yield objects[kid]
        elif kid.page not in pages:
            continue
        elif kid.page == first:
            yield kid.mark
        else:
            yield Dictionary(Type=Name.MCR, Pg=pages[kid.page], MCID=kid.mark)


def _ways_back(
    pdf: Pdf,
    marks: Sequence[Sequence[StructureElement]],
    annotations: Sequence[tuple[StructureElement, int, Object]],
    objects: Mapping[StructureElement, Object],
) -> Iterator[tuple[int, Object]]:
    """Yield the entries of the parent tree, by ascending number."""
    for number, page in enumerate(pdf.pages):
        page.obj.Tabs = Name.S
        if marks[number]:
            page.obj.StructParents = number
            yield number, pdf.make_indirect(Array([objects[element] for element in marks[number]]))
    for number, (element, _, annotation) in enumerate(annotations, start=len(pdf.pages)):
        annotation.StructParent = number
        yield number, objects[element]


def _number_tree(pdf: Pdf, entries: Sequence[tuple[int, Object]]) -> Object:
    """Return a balanced number tree (ISO 32000-1, 7.9.7)."""
    level = []
    for at in range(0, len(entries), _LEAF):
        leaf = entries[at : at + _LEAF]
        limits = (leaf[0][0], leaf[-1][0])
        flat = [value for entry in leaf for value in entry]
        level.append((limits, Dictionary(Limits=Array(limits), Nums=Array(flat))))
    while len(level) > 1:
        nodes = []
        for at in range(0, len(level), _LEAF):
            below = level[at : at + _LEAF]
            limits = (below[0][0][0], below[-1][0][1])
            kids = Array([pdf.make_indirect(node) for _, node in below])
            nodes.append((limits, Dictionary(Limits=Array(limits), Kids=kids)))
        level = nodes
    root = level[0][1] if level else Dictionary(Nums=Array())
    if Name.Limits in root:
        del root.Limits
    return pdf.make_indirect(root)
