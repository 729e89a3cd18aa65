"""Pictures and files that were put into an office file: listed, and taken out one by one."""

import io
import zipfile

import pytest
from PIL import Image

from casefiles.domain.files.extracted_items import EmbeddedFileKind, ExtractionFailure, Part
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.evidence.conftest import Read
from tests.evidence.office_samples import docx, para
from tests.evidence.test_other_office_files import opendocument, pptx


def picture(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, "PNG")
    return out.getvalue()


def with_parts(document: bytes, parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO(document)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("document", "folder"),
    [
        (docx(para("A photo below.")), "word/media"),
        (pptx("<p:sld/>"), "ppt/media"),
        (opendocument("text", "<text:p>A photo below.</text:p>"), "Pictures"),
    ],
    ids=["docx", "pptx", "odt"],
)
def test_a_photo_in_a_document_is_taken_out_of_it(
    template: Template, read: Read, document: bytes, folder: str
):
    data = with_parts(document, {f"{folder}/image1.png": picture("teal")})
    reading = read(data)
    assert reading.unreadable == ""
    (part,) = [one for one in reading.items if isinstance(one, Part)]
    assert (part.kind, part.name, part.page) == (EmbeddedFileKind.INLINE, "image1.png", 0)
    taken = [b"".join(pieces) for _, pieces in template.extract([data], [1], CancellationToken())]
    assert taken == [picture("teal")]


def test_files_in_a_document_are_taken_out_too_and_its_own_parts_are_not(
    template: Template, read: Read
):
    inside = docx(para("inside"))
    data = with_parts(
        docx(para("outside")),
        {"word/media/a.png": picture("red"), "word/embeddings/b.docx": inside},
    )
    parts = [one for one in read(data).items if isinstance(one, Part)]
    assert [(one.kind, one.name) for one in parts] == [
        (EmbeddedFileKind.INLINE, "a.png"),
        (EmbeddedFileKind.EMBEDDED, "b.docx"),
    ]
    taken = {
        n: b"".join(pieces) for n, pieces in template.extract([data], [2], CancellationToken())
    }
    assert taken == {2: inside}


def test_a_picture_that_is_a_bomb_stays_in_and_the_text_is_read(read: Read):
    data = with_parts(docx(para("outside")), {"word/media/a.png": bytes(200 << 20)})
    reading = read(data)
    assert "outside" in reading.pages[0].text
    (part,) = [one for one in reading.items if isinstance(one, Part)]
    assert part.trouble is ExtractionFailure.TOO_TIGHT


def test_no_part_is_told_where_there_is_none(read: Read):
    assert not [one for one in read(docx(para("plain"))).items if isinstance(one, Part)]
