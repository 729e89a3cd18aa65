"""QR codes and barcodes are decoded by the locked worker, with the place where they stand."""

import io

import numpy as np
import pytest
import segno
import zxingcpp
from PIL import Image

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.answers import MalformedAnswer, raster_head_from, written
from casefiles.evidence.channel.limits import WorkerLimits
from tests.evidence.samples import image_pdf

SAID = "https://u.wechat.com/王伟-653101"


def qr(text=SAID, turn=0):
    out = io.BytesIO()
    segno.make(text).save(out, kind="png", scale=8, border=4)
    return Image.open(out).convert("RGB").rotate(turn, expand=True, fillcolor="white")


def barcode(text, kind):
    made = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    pixels = np.asarray(zxingcpp.write_barcode_to_image(made, scale=3))
    return Image.fromarray(pixels).convert("RGB")


def png(picture):
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def codes(template, data):
    (raster,) = template.render([data], [1], 200, CancellationToken(), with_codes=True)
    return raster.codes


@pytest.mark.parametrize("turn", [0, 90, 17])
def test_a_qr_code_on_a_page_is_told_with_its_place(template, turn):
    (code,) = codes(template, image_pdf(png(qr(turn=turn)), 100, 300, 150, 150))
    assert (code.symbology, code.text) == ("QR Code", SAID)
    assert 100 / 596 <= code.box.x0 < code.box.x1 <= 250 / 595
    assert 1 - 450 / 842 <= code.box.y0 + 0.01 < code.box.y1 <= 1 - 300 / 842 + 0.01


@pytest.mark.parametrize(
    ("kind", "text"), [("EAN13", "6922255451427"), ("Code128", "653101199001011235"),
                       ("PDF417", "P<CHNTURSUN<<DILNUR"), ("DataMatrix", "E12345678")]
)  # fmt: skip
def test_barcodes_of_papers_and_goods(template, kind, text):
    picture = barcode(text, kind)
    paper = Image.new("RGB", (picture.width + 80, picture.height + 80), "white")
    paper.paste(picture, (40, 40))
    assert [one.text for one in codes(template, png(paper))] == [text]


def test_nothing_is_told_where_nothing_was_asked_or_stands(template):
    data = image_pdf(png(qr()), 100, 300, 150, 150)
    (raster,) = template.render([data], [1], 200, CancellationToken())
    assert raster.codes == ()
    assert codes(template, png(Image.new("RGB", (300, 300), "white"))) == ()


HEAD = {"number": 1, "width": 9, "height": 9, "columns": 2, "rows": 1, "lossy_images": []}


@pytest.mark.parametrize(
    "told",
    [
        [["QR Code", "x", 0, 0, 2, 1]],
        [["QR Code", 5, 0, 0, 1, 1]],
        [["QR Code", "x" * 9_000, 0, 0, 1, 1]],
        [["QR Code", "x", 0, 0, 1, 1]] * 201,
        "x",
        [[]],
    ],
)
def test_nonsense_about_codes_is_refused(told):
    with pytest.raises(MalformedAnswer):
        raster_head_from(written(HEAD | {"codes": told}), 1, WorkerLimits())


def test_controls_in_codes_are_cleaned_away():
    told = written(HEAD | {"codes": [["QR Code", "a\nb\x00c\ud800", 0, 0, 1, 1]]})
    (code,) = raster_head_from(told, 1, WorkerLimits()).codes
    assert code.text.startswith("a bc")
