"""A picture is read in place of its page only where the page shows it just as it is stored."""

import io
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.office.draft.ocr_readback import ReadBack, pictures_unread
from casefiles.redaction.clearance.drawn_pictures import drawn_pictures
from casefiles.redaction.clearance.final_check import FinalCheckTerms, examine_file
from casefiles.redaction.clearance.final_check_frames import PageOcrTexts, picture_digest
from tests.dossier.sample_edition import burned_pages
from tests.redaction.clearance.test_clearance_places import ALLOWED, PUBLIC, SOUGHT, made, texts
from tests.redaction.clearance.test_furniture import SMALL, dossier


@cache
def burned() -> tuple[str, ...]:
    return tuple(picture_digest(page.data) for page in burned_pages(SMALL))


def pictured(pdf) -> pikepdf.Page:
    """Return the first page with a picture."""
    return next(page for page in pdf.pages if "/XObject" in page.obj.Resources)


def changed(change) -> bytes:
    with pikepdf.open(io.BytesIO(dossier())) as pdf:
        change(pdf, pictured(pdf))
        data = io.BytesIO()
        pdf.save(data, fix_metadata_version=False)
    return data.getvalue()


def of_picture(**entries):
    def change(pdf, page):
        (image,) = page.obj.Resources.XObject.values()
        for key, value in entries.items():
            image[f"/{key}"] = value(pdf) if callable(value) else value

    return change


def before(content: bytes):
    return lambda pdf, page: page.contents_add(content, prepend=True)


def behind(content: bytes):
    return lambda pdf, page: page.contents_add(content)


def as_drawn(old: bytes, new: bytes):
    def change(pdf, page):
        content = page.Contents.read_bytes()
        assert old in content
        page.Contents = pdf.make_stream(content.replace(old, new))

    return change


def second_picture(pdf, page):
    (image,) = page.obj.Resources.XObject.values()
    page.obj.Resources.XObject["/Other"] = pdf.make_stream(b"x", **dict(image.stream_dict.items()))


def turned(pdf, page):
    page.obj.Rotate = 90


def cropped(pdf, page):
    page.obj.CropBox = Array([0, 0, 300, 300])


DIFFERENT = {
    "turned by its matrix": before(b"0 1 -1 0 595 0 cm"),
    "mirrored": before(b"-1 0 0 1 595 0 cm"),
    "leaning": before(b"1 0 0.5 1 0 0 cm"),
    "off the page": before(b"1 0 0 1 400 0 cm"),
    "cut": before(b"0 0 200 200 re W n"),
    "cut by its letters": before(b"BT 7 Tr ET"),
    "in outlined letters": behind(b"BT 1 Tr ET"),
    "shown twice": behind(b"q 10 0 0 10 0 0 cm /Picture Do Q"),
    "shown nowhere": as_drawn(b"/Picture Do", b""),
    "beside a curve": behind(b"10 10 m 20 20 30 30 40 10 c S"),
    "beside a slope": behind(b"10 10 m 20 20 l S"),
    "beside a long path": behind(b"1 1 m 2 1 l 2 2 l 3 2 l 3 3 l S"),
    "beside a filled area": behind(b"10 10 5 5 re f"),
    "in a state of its own": before(b"/GS0 gs"),
    "beside a picture in the content": behind(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"),
    "beside another picture": second_picture,
    "soft mask": of_picture(SMask=lambda pdf: pdf.make_indirect(Stream(pdf, b"x"))),
    "mask by colours": of_picture(Mask=Array([0, 1])),
    "as a stencil": of_picture(ImageMask=True),
    "with its levels turned around": of_picture(Decode=Array([1, 0])),
    "wider": of_picture(Width=8),
    "in other colours": of_picture(ColorSpace=Name.DeviceRGB),
    "in a palette of one colour": of_picture(
        ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\xff" * 6)])
    ),
    "black for white": of_picture(
        DecodeParms=Dictionary(K=-1, Columns=595, Rows=842, BlackIs1=True)
    ),
    "turned page": turned,
    "cropped page": cropped,
}
"""Ways in which the first page with a picture, which is in two levels, shows it otherwise."""


def test_each_page_of_an_exhibit_shows_its_picture_as_it_is_stored():
    found = drawn_pictures(dossier(), burned())
    pages = burned_pages(SMALL)
    assert len(found) == len(pages) > 1
    for one, page in zip(found, pages, strict=True):
        assert dossier()[one.start : one.start + one.length] == page.data
        assert (one.coding, one.columns, one.rows) == (page.coding, page.columns, page.rows)
        assert one.palette == page.palette
        assert 0 < one.left < one.right < 1
        assert 0 < one.top < one.bottom < 1


@pytest.mark.parametrize("way", DIFFERENT)
def test_a_page_that_shows_it_otherwise_is_left_to_be_drawn(way):
    whole = drawn_pictures(dossier(), burned())
    found = drawn_pictures(changed(DIFFERENT[way]), burned())
    assert [one.page for one in found] == [one.page for one in whole[1:]]


def test_a_rule_or_a_frame_beside_a_picture_is_none_of_these():
    """The control: what pages of exhibits do have leaves them as they are."""
    for more in (b"q 0.5 w 10 10 30 30 re S Q", b"10 10 m 50 10 l S", b"1 1 m 2 1 l 2 3 l 1 3 l S"):
        assert len(drawn_pictures(changed(behind(more)), burned())) == len(burned())


def test_a_picture_that_was_not_burned_is_not_read_in_place_of_its_page():
    assert len(drawn_pictures(dossier(), burned()[1:])) == len(burned()) - 1


def test_what_is_no_pdf_stops_the_export():
    with pytest.raises(ExportStopped, match="clearance_unreadable"):
        drawn_pictures(b"nothing", burned())


def test_a_page_that_was_read_by_another_picture_counts_as_unread():
    read = ReadBack({1: ("a",), 2: ("b",)}, by_picture={1: "one", 2: "two"})
    assert list(pictures_unread([(1, 0), (2, 1)], ["one", "two"], read)) == []
    assert list(pictures_unread([(1, 0), (2, 0)], ["one", "two"], read)) == [2]
    assert list(pictures_unread([(1, 0)], ["one", "two"], read)) == [2]


@pytest.mark.parametrize(("is_by_picture", "hits"), [(False, 0), (True, 1)])
def test_what_is_written_beside_a_picture_accounts_for_nothing_in_it(is_by_picture, hits):
    """A page that is drawn shows both, a picture by itself only its own."""
    data, written = made()
    page = next(at for at, text in enumerate(texts(), start=1) if ALLOWED in text)
    terms = FinalCheckTerms(SOUGHT, PUBLIC, name="dossier.pdf", written=written)
    seen = {page: (f"also {ALLOWED} came",)}
    pages = PageOcrTexts(
        texts(), seen, by_picture=frozenset((page,)) if is_by_picture else frozenset()
    )
    assert dict(examine_file(data, pages, terms).kinds).get("picture_text", 0) == hits
