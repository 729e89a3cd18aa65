"""Finishing a file with pikepdf: pictures, links, bookmarks, labels; the same bytes each time."""

import io
from collections.abc import Callable, Sequence
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from casefiles.typeset.canvas import PICTURE, Layout, LinkArea, PicturePlace
from casefiles.typeset.characters import printable
from casefiles.typeset.galley import Bookmark
from casefiles.typeset.tree import Document, ImagePage, Place

TakeImage = Callable[[str], bytes]
"""Gives the coded pixels of a picture by its key, once; whoever holds them may then let go."""

_CODINGS: Final[dict[str, tuple[Name, int]]] = {
    "ccitt": (Name.CCITTFaxDecode, 1),
    "grey16": (Name.FlateDecode, 4),
    "palette": (Name.FlateDecode, 8),
    "jpeg_grey": (Name.DCTDecode, 8),
    "jpeg_colour": (Name.DCTDecode, 8),
}
CODINGS: Final = frozenset(_CODINGS)
"""Codings of pictures that can be embedded unchanged."""


def finish(
    pages: bytes,
    document: Document,
    layout: Layout,
    bookmarks: Sequence[Bookmark],
    take_image: TakeImage,
    embedded: Callable[[int], None],
) -> bytes:
    """Return the finished file.

    Args:
        pages: the pages as drawn.
        document: gives title and language.
        layout: where links, destinations and pictures are.
        bookmarks: the outline, in order.
        take_image: gives the coded pixels.
        embedded: told the number of pictures embedded so far.

    Raises:
        KeyError: a link or bookmark has no destination.
    """
    with Pdf.open(io.BytesIO(pages)) as pdf:
        _describe(pdf, document)
        _add_links(pdf, layout)
        _add_outline(pdf, document, layout, bookmarks)
        for number, place in enumerate(layout.pictures, start=1):
            _embed(pdf, place, take_image(place.picture.key))
            embedded(number)
        output = io.BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return output.getvalue()


def _describe(pdf: Pdf, document: Document) -> None:
    """Keep the title as the only word about the file, and open it at full size."""
    title = printable(document.title, Place("title", 0)).replace("\n", " ")
    del pdf.docinfo
    if Name.ID in pdf.trailer:
        del pdf.trailer[Name.ID]  # ReportLab's depends on SOURCE_DATE_EPOCH
    if title:
        pdf.docinfo[Name.Title] = String(title)
    for name in ("/Outlines", "/PageMode", "/Metadata"):
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.Root.Lang = String(document.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, None, None, 1])


def _add_links(pdf: Pdf, layout: Layout) -> None:
    pages = [page.obj for page in pdf.pages]
    for link in sorted(layout.links, key=_reading_order):
        page_index, top = layout.destinations[link.target]
        annotation = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=_numbers(link.rectangle),
            F=4,
            Border=Array([0, 0, 0]),
            Dest=Array([pages[page_index], Name.XYZ, 0, *_numbers((top,)), 0]),
        )
        page = pages[link.page]
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(pdf.make_indirect(annotation))


def _reading_order(link: LinkArea) -> tuple[int, float, float]:
    left, _, _, top = link.rectangle
    return link.page, -top, left


def _add_outline(
    pdf: Pdf, document: Document, layout: Layout, bookmarks: Sequence[Bookmark]
) -> None:
    with pdf.open_outline() as outline:
        levels: list[list[OutlineItem]] = [outline.root]
        for bookmark in bookmarks:
            page, top = layout.destinations[bookmark.destination]
            text = "".join(span.text for span in bookmark.content)
            text = printable(text, bookmark.place).replace("\n", " ")
            title = f"{text} ({document.page_word} {page + 1})"
            item = OutlineItem(title, page, "XYZ", left=0, top=round(top, 2), zoom=0)
            item.is_closed = True
            del levels[bookmark.level :]
            levels[-1].append(item)
            levels.append(item.children)


def _embed(pdf: Pdf, place: PicturePlace, data: bytes) -> None:
    picture = place.picture
    image_filter, bits = _CODINGS[picture.coding]
    image = pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.columns,
        Height=picture.rows,
        BitsPerComponent=bits,
        ColorSpace=_colour_space(picture),
        Filter=image_filter,
    )
    if picture.coding == "ccitt":
        image.DecodeParms = Dictionary(
            K=-1, Columns=picture.columns, Rows=picture.rows, BlackIs1=False
        )
    resources = pdf.pages[place.page].obj.Resources
    resources.XObject = Dictionary({PICTURE: image})


def _colour_space(picture: ImagePage) -> pikepdf.Object:
    if picture.coding == "palette":
        last = len(picture.palette) // 3 - 1
        return Array([Name.Indexed, Name.DeviceRGB, last, String(picture.palette)])
    return Name.DeviceRGB if picture.coding == "jpeg_colour" else Name.DeviceGray


def _numbers(values: Sequence[float]) -> Array:
    return Array([pikepdf.Object.parse(f"{value:.2f}".encode()) for value in values])
