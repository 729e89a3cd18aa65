"""A finished file may show burned pages only: any other picture is found, wherever it hides."""

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.clearance.final_check_frames import picture_digest
from casefiles.redaction.clearance.pictures import count_unaccounted, pages_of_pictures

PIXELS = b"\x00" * 8


def with_pictures(*pixels: bytes, inline: bool = False) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    shown = {
        f"/I{number}": pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8,
            ColorSpace=Name.DeviceGray, BitsPerComponent=1,
        )
        for number, data in enumerate(pixels)
    }  # fmt: skip
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(shown))
    if inline:
        pdf.pages[0].Contents = pdf.make_stream(b"q BI /W 8 /H 1 /BPC 1 /CS /G ID \xaa EI Q")
    out = io.BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def test_burned_pages_are_accounted_for():
    assert count_unaccounted(with_pictures(PIXELS), [picture_digest(PIXELS)]) == 0


def test_a_picture_that_was_not_burned_is_counted():
    data = with_pictures(PIXELS, b"\xff" * 8)
    assert count_unaccounted(data, [picture_digest(PIXELS)]) == 1
    assert count_unaccounted(data, []) == 2


def test_a_picture_inside_the_content_is_counted():
    data = with_pictures(PIXELS, inline=True)
    assert count_unaccounted(data, [picture_digest(PIXELS)]) == 1


def test_what_is_no_pdf_stops_the_export():
    with pytest.raises(ExportStopped, match="clearance_unreadable"):
        count_unaccounted(b"nothing", [])


def test_equal_pages_are_told_apart_by_their_order():
    """Pages that leave wholly black are equal to the last byte."""
    other = b"\x0f" * 8
    with pikepdf.new() as pdf:
        for pixels in (PIXELS, PIXELS, other, PIXELS):
            with pikepdf.open(io.BytesIO(with_pictures(pixels))) as one:
                pdf.pages.extend(one.pages)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)
    black = picture_digest(PIXELS)
    burned = [black, black, picture_digest(other), black]
    assert pages_of_pictures(out.getvalue(), burned) == ((1, 0), (2, 1), (3, 2), (4, 3))
