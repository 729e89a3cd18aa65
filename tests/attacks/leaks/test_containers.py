"""What pictures, office files, mails and recordings carry beside what they show: T47 to T53."""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary
from PIL import Image, PngImagePlugin

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.attacks.leaks.battery import SECRETS, Outcome, Secret, Trial, tried
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.evidence.films import mp3
from tests.evidence.letters import attached, mixed, text_part
from tests.evidence.office_samples import docx, para, rows, word_part, xlsx
from tests.evidence.test_picture_traits import scene, with_preview
from tests.tools import need


def small() -> Image.Image:
    return scene((240, 160))


def face_of(secret: Secret) -> Image.Image:
    return Image.effect_noise((160, 107), 20.0 * secret.seed).convert("RGB")


def told_exif(secret: Secret) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = secret.latin, secret.latin
    exif[0x9C9D] = secret.name.encode("utf-16-le")
    photo = exif.get_ifd(0x8769)
    photo[0xA430], photo[0xA431] = secret.latin, secret.number
    photo[0x9286] = b"ASCII\0\0\0" + secret.latin.encode()
    photo[0x927C] = b"maker " + secret.number.encode()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (39.0, secret.seed, 12.0), "E", (75.0, 59.0, 24.0)
    return exif


def photo(secret: Secret) -> bytes:
    """A JPEG with who, where and with what, a comment, and a film behind it."""
    out = io.BytesIO()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><name>{secret.name}</name></x:xmpmeta>".encode()
    small().save(
        out, "JPEG", quality=90, exif=told_exif(secret), xmp=xmp, comment=secret.name.encode()
    )
    return out.getvalue() + b"\0\0\0\x18ftypmp42" + secret.name.encode() + bytes(64)


def uncropped(secret: Secret) -> bytes:
    """A photo whose small preview still shows who was cut away."""
    return with_preview(small(), face_of(secret))


def png(secret: Secret) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", secret.latin)
    told.add_itxt("Comment", secret.name)
    out = io.BytesIO()
    small().save(out, "PNG", pnginfo=told, exif=told_exif(secret))
    return out.getvalue() + secret.name.encode()


def profiled(secret: Secret) -> bytes:
    """A picture with a profile of colours named after the person."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    small().save(out, "TIFF", icc_profile=profile, description=secret.name, artist=secret.latin)
    return out.getvalue()


def word_file(secret: Secret) -> bytes:
    """Tracked changes, a comment, hidden text, a header and properties, each with the name."""
    body = (
        '<w:p><w:r><w:t xml:space="preserve">She was </w:t></w:r>'
        f'<w:del w:author="Kim" w:date="2024-03-03T08:00:00Z"><w:r><w:delText>'
        f"{secret.name}</w:delText></w:r></w:del></w:p>"
        f"{para('Nothing else was said.')}"
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{secret.name}</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>Signed.</w:t></w:r><w:r><w:commentReference w:id="8"/></w:r></w:p>'
    )
    comment = f'<w:comment w:id="8" w:author="{secret.name}">{para("Why?")}</w:comment>'
    return docx(
        body,
        (("c", "comments", "comments.xml"), ("d", "header", "top.xml")),
        comments=word_part("comments", comment),
        top=word_part("hdr", para(secret.name)),
        custom=f"<Properties><Owner>{secret.name} {secret.number}</Owner></Properties>",
    )


def workbook(secret: Secret) -> bytes:
    """A hidden row, a hidden sheet, and what a pivot table and a defined name keep.

    The values are equally wide: the columns of a rendering are as wide as what they hold.
    """
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    shown = rows(
        f'<row r="1">{cell.format("A1", "Sum")}{cell.format("B1", "Name")}</row>',
        f'<row r="2" hidden="1"><c r="A2"><v>5</v></c>{cell.format("B2", secret.phone)}</row>',
        f'<row r="3"><c r="A3"><v>5</v></c>{cell.format("B3", "All")}</row>',
    )
    hidden = rows(f'<row r="1">{cell.format("A1", secret.phone)}</row>')
    cache = f"<pivotCacheDefinition><s v='{secret.name}'/></pivotCacheDefinition>"
    return xlsx({"A": shown, "B": hidden}, {"B": "hidden"}, pivotCacheDefinition=cache)


def workbook_of_names(secret: Secret) -> bytes:
    """Names in a column with another one beside it, which stands as far off as they are long."""
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    return xlsx(
        {
            "A": rows(
                f'<row r="1">{cell.format("A1", "Name")}{cell.format("B1", "Sum")}</row>',
                f'<row r="2">{cell.format("A2", secret.name)}<c r="B2"><v>5</v></c></row>',
            )
        }
    )


def workbook_with_hidden_name(secret: Secret) -> bytes:
    """The name stands in a hidden row alone; its column is as wide as it is."""
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    return xlsx(
        {
            "A": rows(
                f'<row r="1">{cell.format("A1", "Name")}{cell.format("B1", "Sum")}</row>',
                f'<row r="2" hidden="1">{cell.format("A2", secret.name)}'
                '<c r="B2"><v>5</v></c></row>',
            )
        }
    )


def word_file_of_names(secret: Secret) -> bytes:
    """Paragraphs that are a line longer for a long name."""
    told = f"On that day {secret.name} was asked to come, and {secret.name} came to the office."
    return docx(para(told) + para("Nothing else was said."))


def plain_text(secret: Secret) -> bytes:
    """A text whose lines end elsewhere for a long name."""
    line = f"On that day {secret.name} came to the office and was asked for the papers of the house"
    return f"{line}\nThen she left.\n{line} again.\nNothing else.\n".encode()


def letter(secret: Secret) -> bytes:
    """A mail whose headers and other version of the text tell more than it shows."""
    parts = mixed(
        text_part("We met on Monday.\r\n"),
        text_part(f"<p>We met on Monday.</p><!-- {secret.name} -->", kind="html"),
        kind="alternative",
    )
    heads = (
        f"Received: from {secret.number}.example by mail.example;\r\n"
        " Mon, 4 Mar 2024 10:00:00 +0000\r\n"
        f"X-Originating-IP: [10.0.0.{secret.seed}]\r\n"
        f"Message-ID: <{secret.number}@mail.example>\r\n"
        f"Reply-To: {secret.latin} <{secret.number}@mail.example>\r\n"
        f"X-Sender-Name: {secret.latin}\r\n"
    )
    return heads.encode() + parts


def letter_with_file(secret: Secret) -> bytes:
    """An attachment named after the person; it is a document of its own, and no exhibit here."""
    return mixed(text_part("See the file."), attached(f"{secret.latin}.pdf", b"%PDF-1.4"))


def recording(secret: Secret) -> bytes:
    """A sound that is named after the person."""
    title = secret.latin.encode("latin-1")[:30].ljust(30, b"\0")
    return mp3(1.0) + b"TAG" + title + title + bytes(65)


PICTURES = (
    Trial("T47", photo, suffix=".jpg", is_shown=False),
    Trial("T47 preview", uncropped, suffix=".jpg", is_shown=False),
    Trial("T47 PNG", png, suffix=".png", is_shown=False),
    Trial("T47 TIFF", profiled, suffix=".tif", is_shown=False),
)
OTHERS = (
    Trial("T49", word_file, suffix=".docx", pages=0),
    Trial("T50", workbook, suffix=".xlsx", pages=0),
    Trial("T51", letter, suffix=".eml", pages=0),
    Trial("T51 attachment", letter_with_file, suffix=".eml", pages=0),
    Trial("T49 names", word_file_of_names, suffix=".docx", pages=0),
    Trial("T50 names", workbook_of_names, suffix=".xlsx", pages=0),
    Trial("T50 hidden", workbook_with_hidden_name, suffix=".xlsx", pages=0),
    Trial("T51 text", plain_text, suffix=".txt", pages=0),
    Trial("T52", recording, suffix=".mp3", pages=0),
)
TRIALS = (*PICTURES, *OTHERS)


@pytest.fixture(scope="module")
def template():
    with opened_template() as opened:
        yield opened


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Outcome:
    return tried(tmp_path_factory.mktemp("containers"), template, TRIALS)


def test_what_containers_carry_is_in_no_dossier(outcome: Outcome):
    assert outcome.leaks() == []


def test_dossiers_do_not_depend_on_what_containers_carry(outcome: Outcome):
    """T47 to T52; T53: each file is named after the person, and no name of a file is seen."""
    assert outcome.differing() == []
    assert len({path.read_bytes() for path in outcome.dossiers}) == 1


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.id)
def test_containers_differ_with_the_secret(trial: Trial):
    """Control."""
    assert len({trial.build(secret) for secret in SECRETS}) == len(SECRETS)


def test_pictures_taken_out_of_a_dossier_tell_nothing(outcome: Outcome, tmp_path: Path):
    """T47: no picture of a dossier has a camera, a place, a comment or a preview."""
    need("pdfimages", "exiftool")
    subprocess.run(
        ["pdfimages", "-all", str(outcome.dossiers[0]), str(tmp_path / "taken")], check=True
    )
    taken = sorted(tmp_path.iterdir())
    assert len(taken) >= len(PICTURES)
    done = subprocess.run(
        ["exiftool", "-a", "-u", "-G1", "-s", *map(str, taken)], capture_output=True, check=False
    )
    told = done.stdout.decode()
    for group in ("[GPS", "[ExifIFD", "[IFD", "[XMP", "[MakerNotes", "[ICC"):
        assert group not in told.replace("[IFD0", "[Tiff") or ".tif" in told, group
    assert "Comment" not in told


def test_a_rendering_says_that_it_is_one(outcome: Outcome, template: Template):
    """T49: that changes are tracked and text is hidden is told when the file comes in."""
    reading = template.read([word_file(SECRETS[0])], CancellationToken())
    told = {one.code.value for one in reading.items if hasattr(one, "code")}
    assert {"tracked_changes", "hidden_text", "comments"} <= told
    book = template.read([workbook(SECRETS[0])], CancellationToken())
    told = {one.code.value for one in book.items if hasattr(one, "code")}
    assert {"hidden_rows", "hidden_sheets"} <= told


def test_a_recording_cannot_be_put_into_a_dossier(outcome: Outcome):
    """T52: it is produced separately; its voice is not in the file."""
    with pikepdf.open(outcome.dossiers[0]) as pdf:
        kinds = {str(one.get("/Subtype", "")) for one in pdf.objects if isinstance(one, Dictionary)}
        assert not kinds & {"/Screen", "/RichMedia", "/Sound", "/Movie"}
        assert not pdf.attachments
