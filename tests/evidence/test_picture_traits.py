"""What a picture reveals about who made it, told before it is served on anybody."""

import io
import struct

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    Item,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.evidence.conftest import Read, Render
from tests.evidence.heic import heic

T = MetadataKind


def scene(size: tuple[int, int] = (480, 320)) -> Image.Image:
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.ellipse((width * 0.6, height * 0.2, width * 0.85, height * 0.7), fill="orange")
    draw.rectangle((width * 0.1, height * 0.5, width * 0.3, height * 0.9), fill="navy")
    return image


def jpeg(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()


def phone_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0131] = "Samsung", "SM-A715F", "A715FXXU3"
    exif[0x0132] = "2023:11:28 09:43:12"
    exif[0x9C9D] = "Aygül".encode("utf-16-le")
    photo = exif.get_ifd(0x8769)
    photo[0x9003], photo[0x9011] = "2023:11:28 09:43:12", "+06:00"
    photo[0xA430], photo[0xA431] = "Z. Kumush", "R58N30ABCDE"
    photo[0x9286] = b"ASCII\0\0\0at the gate"
    photo[0x927C] = b"Samsung maker block"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (39.0, 28.0, 12.0), "E", (75.0, 59.0, 24.0)
    gps[5], gps[6] = b"\1", 12.4
    gps[7], gps[29] = (3.0, 43.0, 9.0), "2023:11:28"
    return exif


PHONE = {
    MetadataItem(T.DEVICE, "Samsung SM-A715F"),
    MetadataItem(T.SOFTWARE, "A715FXXU3"),
    MetadataItem(T.CREATED, "2023:11:28 09:43:12 +06:00"),
    MetadataItem(T.MODIFIED, "2023:11:28 09:43:12"),
    MetadataItem(T.CREATED, "2023:11:28 03:43:09 UTC (satellite)"),
    MetadataItem(T.AUTHOR, "Aygül"),
    MetadataItem(T.OWNER, "Z. Kumush"),
    MetadataItem(T.SERIAL, "R58N30ABCDE"),
    MetadataItem(T.COMMENT, "at the gate"),
    MetadataItem(T.POSITION, "39.470000, 75.990000, altitude -12 m"),
    FileWarning(FileWarningCode.MAKER_NOTES, detail="19 bytes"),
}


def told(read: Read, data: bytes) -> set[Item]:
    reading = read(data)
    assert reading.unreadable == ""
    return {one for one in reading.items if not isinstance(one, Part)}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_tells_where_when_and_by_whom_it_was_taken(read: Read, kind: str):
    out = io.BytesIO()
    scene().save(out, kind, exif=phone_exif())
    missing = PHONE - told(read, out.getvalue())
    assert not missing


def test_a_scan_tells_what_made_it(read: Read):
    """Pillow writes no inner directories into a TIFF; what stands in the main one is told."""
    out = io.BytesIO()
    scene().save(out, "TIFF", exif=phone_exif())
    assert told(read, out.getvalue()) == {
        MetadataItem(T.DEVICE, "Samsung SM-A715F"),
        MetadataItem(T.SOFTWARE, "A715FXXU3"),
        MetadataItem(T.MODIFIED, "2023:11:28 09:43:12"),
        MetadataItem(T.AUTHOR, "Aygül"),
    }


def test_a_photo_of_a_phone_tells_the_same(read: Read):
    block = b"Exif\0\0" + phone_exif().tobytes().removeprefix(b"Exif\0\0")
    assert told(read, heic(lambda _x, _y: 100, exif=block)) >= PHONE


def test_a_clean_picture_tells_nothing(read: Read):
    assert told(read, jpeg(scene())) == set()


def test_south_and_west_count_down(read: Read):
    exif = Image.Exif()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (1.0, 30.0, 0.0), "W", (70.0, 15.0, 0.0)
    assert told(read, jpeg(scene(), exif=exif)) == {
        MetadataItem(T.POSITION, "-1.500000, -70.250000")
    }


XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:mwg="http://www.metadataworkinggroup.com/schemas/regions/"'
    b' xmp:CreatorTool="Snapseed 2.19"><dc:creator><rdf:Seq><rdf:li>Memet Tursun</rdf:li></rdf:Seq>'
    b"</dc:creator><mwg:Name>Zulpiye</mwg:Name></rdf:Description></rdf:RDF></x:xmpmeta>"
    b'<?xpacket end="w"?>'
)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_xmp_tells_who_edited_and_who_is_tagged(read: Read, kind: str):
    out = io.BytesIO()
    options: dict[str, object] = {"xmp": XMP}
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options = {"pnginfo": info}
    elif kind == "TIFF":
        options = {"tiffinfo": {700: XMP}}
    scene().save(out, kind, **options)
    assert told(read, out.getvalue()) >= {
        MetadataItem(T.SOFTWARE, "Snapseed 2.19"),
        MetadataItem(T.AUTHOR, "Memet Tursun"),
        MetadataItem(T.KEYWORDS, "Zulpiye"),
    }


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b"<x>" * 200,
        b"no xml at all",
    ],
)
def test_hostile_xmp_is_a_finding_and_hides_nothing_else(read: Read, packet: bytes):
    found = told(read, jpeg(scene(), xmp=packet, comment=b"by Aziz"))
    assert found == {
        FileWarning(FileWarningCode.UNREADABLE_PARTS, count=1, detail="XMP"),
        MetadataItem(T.COMMENT, "by Aziz"),
    }


def test_text_blocks_of_a_png_are_told_with_their_names(read: Read):
    info = PngImagePlugin.PngInfo()
    info.add_text("Software", "gnome-screenshot")
    info.add_text("Author", "aziz", zip=True)
    info.add_text("Warning", "not for court")
    out = io.BytesIO()
    scene().save(out, "PNG", pnginfo=info)
    assert told(read, out.getvalue()) == {
        MetadataItem(T.SOFTWARE, "gnome-screenshot"),
        MetadataItem(T.AUTHOR, "aziz"),
        MetadataItem(T.COMMENT, "Warning: not for court"),
    }


def iptc(*datasets: tuple[int, bytes]) -> bytes:
    body = b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value for number, value in datasets
    )
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(body)) + body + b"\0" * (len(body) % 2)
    block = b"Photoshop 3.0\0" + resource
    return b"\xff\xed" + struct.pack(">H", len(block) + 2) + block


def test_iptc_tells_the_agency_and_the_place(read: Read):
    data = jpeg(scene())
    data = (
        data[:2]
        + iptc((80, "Әзиз".encode()), (90, b"Kashgar"), (25, b"one"), (25, b"two"))
        + data[2:]
    )
    assert told(read, data) == {
        MetadataItem(T.AUTHOR, "Әзиз"),
        MetadataItem(T.POSITION, "Kashgar"),
        MetadataItem(T.KEYWORDS, "one"),
        MetadataItem(T.KEYWORDS, "two"),
    }


def with_preview(image: Image.Image, preview: Image.Image) -> bytes:
    """A photo with a preview in its EXIF block, as cameras write it."""
    small = jpeg(preview)
    entries = struct.pack("<HHIHHII", 2, 0x0201, 0, 4, 0, 1, 0)
    first = struct.pack("<H", 0) + struct.pack("<I", 14)
    entries = struct.pack("<H", 2)
    entries += struct.pack("<HHII", 0x0201, 4, 1, 14 + 2 + 24 + 4)
    entries += struct.pack("<HHII", 0x0202, 4, 1, len(small)) + struct.pack("<I", 0)
    block = b"Exif\0\0II*\0" + struct.pack("<I", 8) + first + entries + small
    return jpeg(image, exif=block)


def cropped(image: Image.Image) -> Image.Image:
    return image.crop((0, 0, image.width // 2, image.height))


def without_face(image: Image.Image) -> Image.Image:
    painted = image.copy()
    ImageDraw.Draw(painted).rectangle((280, 60, 420, 230), fill="black")
    return painted


def bordered(image: Image.Image) -> Image.Image:
    frame = Image.new("RGB", (160, 120))
    frame.paste(image.resize((160, 107)), (0, 6))
    return frame


@pytest.mark.parametrize("change", [cropped, without_face])
def test_a_preview_that_still_shows_what_was_taken_out_is_a_finding(read: Read, change):
    data = with_preview(change(scene()), scene().resize((160, 107)))
    assert told(read, data) == {
        FileWarning(FileWarningCode.OTHER_THUMBNAIL, 1, detail="160 × 107 pixels")
    }


def test_a_preview_that_shows_something_else_is_taken_out_and_can_be_seen(
    template: Template, read: Read, render: Render
):
    small = scene().resize((160, 107))
    data = with_preview(without_face(scene()), small)
    (part,) = [one for one in read(data).items if isinstance(one, Part)]
    assert (part.kind, part.name) == (EmbeddedFileKind.EMBEDDED, "preview 160x107.jpg")
    taken = [b"".join(pieces) for _, pieces in template.extract([data], [1], CancellationToken())]
    assert taken == [jpeg(small)]
    assert (render(taken[0]).columns, render(taken[0]).rows) == (120, 80)


@pytest.mark.parametrize(
    "preview",
    [
        scene().resize((160, 107)),
        scene().resize((160, 107)).convert("L"),
        scene().resize((160, 107)).rotate(90, expand=True),
        bordered(scene()),
    ],
    ids=["same", "grey", "turned", "with black borders"],
)
def test_a_preview_of_the_same_picture_is_none(read: Read, preview: Image.Image):
    assert told(read, with_preview(scene(), preview)) == set()


def test_a_second_picture_behind_the_first_is_looked_at(read: Read):
    same = jpeg(scene()) + jpeg(scene((240, 160)))
    assert told(read, same) == set()
    other = jpeg(without_face(scene())) + jpeg(scene((240, 160)))
    assert told(read, other) == {
        FileWarning(FileWarningCode.OTHER_THUMBNAIL, 1, detail="240 × 160 pixels")
    }


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_lies_behind_a_picture_is_told(read: Read, kind: str):
    out = io.BytesIO()
    scene().save(out, kind)
    film = b"\0\0\0\x18ftypmp42" + bytes(200)
    assert told(read, out.getvalue() + film) == {
        FileWarning(FileWarningCode.EMBEDDED_FILES, 1, detail="a film behind the picture")
    }
    assert told(read, out.getvalue() + b"PK\3\4" + b"x" * 96) == {
        FileWarning(FileWarningCode.EMBEDDED_FILES, 1, detail="100 bytes behind the picture")
    }


def test_frames_that_are_not_shown_are_counted(read: Read):
    frames = [Image.new("1", (16, 16), number % 2) for number in range(205)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=20)
    assert FileWarning(FileWarningCode.LEFT_OFF, count=5) in told(read, out.getvalue())


@pytest.mark.parametrize("where", range(40, 400, 24))
def test_a_broken_block_never_hides_the_picture(read: Read, where: int):
    data = bytearray(jpeg(scene(), exif=phone_exif(), xmp=XMP))
    data[where : where + 4] = b"\xff\x7f\xff\x7f"
    assert read(bytes(data)).unreadable in {"", "broken_file"}
