"""Ways through a file: links, bookmarks and page numbers, also from one part to another."""

from collections.abc import Iterator, Sequence
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from casefiles.typeset.blocks.galley import bookmarks_of
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.structure import StructureElement
from casefiles.typeset.document.tree import DocumentTree
from casefiles.typeset.pages.canvas import FinishedLayout, LinkArea
from casefiles.typeset.pages.folios import Folio
from casefiles.typeset.pages.parts import Cuts, OutputFile

_TOP_LEFT: Final = 0


class Ways:
    """Where the destinations of a document lie, as seen from one of its parts."""

    def __init__(
        self, document: DocumentTree, layout: FinishedLayout, cuts: Cuts, part: OutputFile
    ) -> None:
        self.document = document
        self.layout = layout
        self.cuts = cuts
        self.part = part

    def words(self, page: int) -> str:
        """Return how a page is called: p. 12, or Part 2, p. 345 in another part."""
        number = f"{self.document.page_word} {self.layout.folio(page)}"
        there = self.cuts.part_of(page)
        return number if there is self.part else f"{there.word}, {number}"

    def lead(self, pages: Sequence[Object], target: str) -> tuple[str, Dictionary]:
        """Return how the page of a link's target is called, and what leads there.

        Raises:
            KeyError: the link has no destination.
        """
        other = self.layout.elsewhere.get(target)
        if other is None:
            page, top = self.layout.destinations[target]
            return self.words(page), self.action(pages, page, top)
        words = f"{other.words}, {self.document.page_word} {other.folio}"
        return words, self._to_file(other.file_name, other.page, other.height)

    def action(self, pages: Sequence[Object], page: int, top: float) -> Dictionary:
        """Return what leads to a place, in this file or another (ISO 32000-1, 12.6.4)."""
        there = self.cuts.part_of(page)
        index = page - there.pages.start
        if there is self.part:
            place = Array([pages[index], Name.XYZ, _TOP_LEFT, _points(top), 0])
            return Dictionary(S=Name.GoTo, D=place)
        return self._to_file(there.file_name, index, top)

    def _to_file(self, file_name: str, page: int, top: float) -> Dictionary:
        """Return what leads to a page, from 0, of a file in the same folder."""
        place = Array([page, Name.XYZ, _TOP_LEFT, _points(top), 0])
        self.layout.strings += [file_name, file_name]
        name = String(file_name)
        file = Dictionary(Type=Name.Filespec, F=name, UF=name)
        return Dictionary(S=Name.GoToR, F=file, D=place)


def _points(length: float) -> Object:
    return Object.parse(f"{length:.2f}".encode())


def open_at_full_size(pdf: Pdf, folios: Sequence[Folio]) -> None:
    """Open the file at its first page, unscaled, with bookmarks; its pages are called by number."""
    for name in ("/Outlines", "/PageMode"):
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.PageLabels = Dictionary(Nums=Array(list(_labels(folios))))
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, None, None, 1])


def _labels(folios: Sequence[Folio]) -> Iterator[int | Dictionary]:
    """Yield where the labels of pages begin anew, and how (ISO 32000-1, 12.4.2)."""
    before: Folio | None = None
    for at, folio in enumerate(folios):
        is_next = before is not None and Folio(before.number + 1) == folio and not before.letter
        before = folio
        if folio.letter:
            yield at
            yield Dictionary(P=String(str(folio)))
        elif not is_next:
            yield at
            start = Dictionary(S=Name.D)
            if folio.number > 1:
                start.St = folio.number
            yield start


def add_links(pdf: Pdf, ways: Ways) -> list[tuple[StructureElement, int, Object]]:
    """Add the links of a part; return element, page of the document and annotation of each.

    Raises:
        KeyError: a link has no destination.
    """
    first = ways.part.pages.start
    pages = [page.obj for page in pdf.pages]
    annotations: list[tuple[StructureElement, int, Object]] = []
    links = [link for link in ways.layout.links if link.page in ways.part.pages]
    for link in sorted(links, key=_reading_order):
        leads, action = ways.lead(pages, link.target)
        words = " ".join(link.words.split())
        text = f"{words} ({leads})" if words else leads
        ways.layout.strings.append(text)
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=_numbers(link.rectangle),
            F=4,
            Border=Array([0, 0, 0]),
            Contents=String(text),
        )
        if Name.GoTo == action.S:
            annotation.Dest = action.D
        else:
            annotation.A = action
        here = pages[link.page - first]
        if Name.Annots not in here:
            here.Annots = Array()
        added = pdf.make_indirect(annotation)
        here.Annots.append(added)
        annotations.append((link.element, link.page, added))
    return annotations


def add_bookmarks(pdf: Pdf, ways: Ways) -> None:
    """Add the bookmarks of the whole document; those of other parts lead there.

    Raises:
        KeyError: a bookmark has no destination.
    """
    pages = [page.obj for page in pdf.pages]
    with pdf.open_outline() as outline:
        levels: list[list[OutlineItem]] = [outline.root]
        for bookmark in bookmarks_of(ways.document.blocks):
            page, top = ways.layout.destinations[bookmark.destination]
            text = "".join(span.text for span in bookmark.content)
            text = printable(text, bookmark.place).replace("\n", " ")
            title = f"{text} ({ways.words(page)})"
            ways.layout.strings.append(title)
            if page in ways.part.pages:
                item = OutlineItem(
                    title,
                    page - ways.part.pages.start,
                    "XYZ",
                    left=_TOP_LEFT,
                    top=round(top, 2),
                    zoom=0,
                )
            else:
                item = OutlineItem(title, action=ways.action(pages, page, top))
            item.is_closed = True
            del levels[bookmark.level :]
            levels[-1].append(item)
            levels.append(item.children)


def _reading_order(link: LinkArea) -> tuple[int, float, float]:
    left, _, _, top = link.rectangle
    return link.page, -top, left


def _numbers(values: Sequence[float]) -> Array:
    return Array([_points(value) for value in values])
