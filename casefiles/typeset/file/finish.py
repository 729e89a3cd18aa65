"""Finishing a file with pikepdf: pictures, links, bookmarks, labels; the same bytes each time."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from casefiles.typeset.document.structure import StructureBuilder
from casefiles.typeset.document.tree import DocumentTree, ImagePage
from casefiles.typeset.file.metadata import attach, describe, metadata_words
from casefiles.typeset.file.structure_tree import write_structure
from casefiles.typeset.pages.canvas import FinishedLayout, PicturePlace
from casefiles.typeset.pages.navigation import Ways, add_bookmarks, add_links, open_at_full_size
from casefiles.typeset.pages.parts import Cuts, OutputFile
from casefiles.typeset.pages.plates import PICTURE

TakeImage = Callable[[str], bytes]
"""Gives the coded pixels of a picture by its key, once; whoever holds them may then let go."""

_CODINGS: Final[dict[str, tuple[Name, int]]] = {
    "ccitt": (Name.CCITTFaxDecode, 1),
    "grey16": (Name.FlateDecode, 4),
    "palette": (Name.FlateDecode, 8),
    "jpeg_grey": (Name.DCTDecode, 8),
    "jpeg_colour": (Name.DCTDecode, 8),
}


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document with all its pages drawn.

    Attributes:
        pages: the file as drawn.
        story: its structure.
        layout: where links, destinations and pictures are.
    """

    pages: bytes
    document: DocumentTree
    story: StructureBuilder
    layout: FinishedLayout


def finish(
    manuscript: Manuscript,
    cuts: Cuts,
    part: OutputFile,
    take_image: TakeImage,
    embedded: Callable[[], None],
) -> bytes:
    """Return a finished file.

    Args:
        manuscript: the document.
        cuts: its parts.
        part: the one to finish.
        take_image: gives the coded pixels.
        embedded: told of each picture that was embedded.

    Raises:
        KeyError: a link or bookmark has no destination.
    """
    document, layout, first = manuscript.document, manuscript.layout, part.pages.start
    with Pdf.open(io.BytesIO(manuscript.pages)) as pdf:
        del pdf.pages[part.pages.stop :]
        del pdf.pages[:first]
        layout.strings[:] = metadata_words(document, part.word)
        describe(pdf, document, part.word)
        open_at_full_size(pdf, layout.folios[first : part.pages.stop])
        ways = Ways(document, layout, cuts, part)
        annotations = add_links(pdf, ways)
        marks = layout.marks.pages
        layout.strings += write_structure(
            pdf, manuscript.story.root, marks, annotations, part.pages
        )
        attach(pdf, document.archive)
        add_bookmarks(pdf, ways)
        for place in layout.pictures:
            if place.page in part.pages:
                embed(pdf, place, first, take_image(place.picture.key))
                embedded()
        output = io.BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            linearize=document.archive.is_linear,
            object_stream_mode=ObjectStreamMode.generate,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return output.getvalue()


def embed(pdf: Pdf, place: PicturePlace, first: int, data: bytes) -> None:
    """Put the coded pixels of a picture on its page of a file whose first page is `first`."""
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
    resources = pdf.pages[place.page - first].obj.Resources
    resources.XObject = Dictionary({PICTURE: image})


def _colour_space(picture: ImagePage) -> Object:
    if picture.coding == "palette":
        last = len(picture.palette) // 3 - 1
        return Array([Name.Indexed, Name.DeviceRGB, last, String(picture.palette)])
    return Name.DeviceRGB if picture.coding == "jpeg_colour" else Name.DeviceGray
