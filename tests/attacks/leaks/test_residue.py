"""What files keep of earlier times, and fonts that tell which letters were used: T28 to T32."""

import io
import subprocess
import zlib

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.attacks.leaks.battery import (
    AREA,
    HEIGHT,
    SECRETS,
    WIDTH,
    Outcome,
    Secret,
    Trial,
    changed,
    is_in_source,
    line,
    plain,
    sheet,
    tried,
)
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.tools import need


def incremental(secret: Secret) -> bytes:
    """A page that told the name in its first revision; the second one draws another content."""
    first = plain(secret)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        contents = pdf.pages[0].Contents
        number = (contents[0] if isinstance(contents, pikepdf.Array) else contents).objgen[0]
        size = len(pdf.objects) + 1
        root = pdf.Root.objgen[0]
    new = b"BT /F1 11 Tf 20 96 Td ET"
    start = len(first) + 1
    body = b"\n%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(new), new)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %b>>\n" % (
        number, start, size, root, first.rsplit(b"startxref", 1)[1].split()[0],
    )  # fmt: skip
    end = b"startxref\n%d\n%%%%EOF\n" % (len(first) + len(body))
    return first + body + table + end


def orphans(secret: Secret) -> bytes:
    """An object that nothing refers to, an object stream's rest, and a comment in the content."""

    def change(pdf: pikepdf.Pdf) -> None:
        content = pdf.make_stream(f"% {secret.name} {secret.number}\n".encode())
        pdf.pages[0].contents_add(content)

    data = changed(sheet(lambda _canvas: None), change)
    lost = b"\n900 0 obj\n(%b)\nendobj\n" % secret.name.encode("utf-16-be").hex().encode()
    inner = b"901 0 " + f"<</Name ({secret.name})>>".encode()
    packed = zlib.compress(inner)
    stream = b"902 0 obj\n<</Type /ObjStm /N 1 /First 6 /Filter /FlateDecode /Length %d>>" % len(
        packed
    )
    stream += b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    body, _, rest = data.rpartition(b"\nxref")
    table = b"\nxref" + rest
    moved = len(body) + len(lost) + len(stream) + 1
    table = table.rpartition(b"startxref")[0] + b"startxref\n%d\n%%%%EOF\n" % moved
    return body + lost + stream + table


def after_the_end(secret: Secret) -> bytes:
    return plain(secret) + secret.name.encode("utf-16-le") + secret.number.encode()


def encrypted(secret: Secret) -> bytes:
    how = pikepdf.Encryption(owner="secret", user="secret", R=6)
    return changed(plain(secret), lambda _pdf: None, encryption=how)


def owner_only(secret: Secret) -> bytes:
    """A file that anybody may open, locked against changes with the number as the password."""
    how = pikepdf.Encryption(owner=secret.number, user="", R=6)
    return changed(plain(secret), lambda _pdf: None, encryption=how)


def name_only_font(secret: Secret) -> bytes:
    """A font that holds the letters of the name alone, under a tag made of it."""

    def change(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            if "/FontDescriptor" in font:
                tag = "".join(sorted(set(secret.number)))[:6]
                font.BaseFont = Name(f"/ABCDEF+{tag}")
                font.FontDescriptor.FontName = font.BaseFont

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(20, 160, "The officers came at six in the morning.")
    line(canvas, secret.name)
    canvas.save()
    return changed(out.getvalue(), change)


BOX = ((1, AREA),)
TRIALS = (
    Trial("T28", incremental, is_shown=False),
    Trial("T29", orphans, is_shown=False),
    Trial("T29 after the end", after_the_end),
    Trial("T31", encrypted, is_shown=False, pages=0),
    Trial("T31 owner", owner_only),
    Trial("T32", name_only_font, BOX),
    Trial("T32 value", name_only_font),
)


@pytest.fixture(scope="module")
def template():
    with opened_template() as opened:
        yield opened


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Outcome:
    return tried(tmp_path_factory.mktemp("residue"), template, TRIALS)


def test_residue_of_a_source_is_in_no_dossier(outcome: Outcome):
    assert outcome.leaks() == []


def test_dossiers_do_not_depend_on_the_residue_of_their_sources(outcome: Outcome):
    assert outcome.differing() == []
    assert len({path.read_bytes() for path in outcome.dossiers}) == 1


@pytest.mark.parametrize(
    "trial", [trial for trial in TRIALS if not trial.is_shown], ids=lambda trial: trial.id
)
def test_sources_hold_the_secret(trial: Trial):
    """Control: otherwise nothing would be tried."""
    for secret in SECRETS:
        data = trial.build(secret)
        held = is_in_source(data, secret) or secret.name[:9] in first_told(data)
        # What password-protected pages show is not reachable without the password.
        assert held or trial.id == "T31"


def first_told(data: bytes) -> str:
    """Return the text of the first revision of a file."""
    first = data[: data.index(b"%%EOF") + 5]
    if b"/Encrypt" in first:
        return ""
    with pypdfium2.PdfDocument(first) as read:
        return read[0].get_textpage().get_text_bounded()


def test_a_dossier_has_one_revision_and_fonts_of_the_house(outcome: Outcome):
    """T28 and T32."""
    need("pdffonts")
    path = outcome.dossiers[0]
    assert path.read_bytes().count(b"%%EOF") == 1
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True).stdout
    names = [row.split()[0] for row in fonts.decode().splitlines()[2:]]
    assert names
    assert all("Noto" in name for name in names)


def test_a_password_opens_nothing_in_the_dossier(outcome: Outcome):
    """T31: it is not asked for, and no rest of the encryption is kept."""
    with pikepdf.open(outcome.dossiers[0]) as pdf:
        assert not pdf.is_encrypted
        assert "/Encrypt" not in pdf.trailer


def test_an_earlier_revision_is_told_when_a_file_comes_in(template: Template):
    """T28."""
    reading = template.read([incremental(SECRETS[0])], CancellationToken())
    assert "earlier_versions" in {one.code.value for one in reading.items if hasattr(one, "code")}
