"""What surrounds the pages of a PDF: metadata, bookmarks, layers, fields, notes: T13 to T27."""

import subprocess
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.attacks.leaks.battery import (
    SECRETS,
    Outcome,
    Secret,
    Trial,
    changed,
    is_in_source,
    line,
    sheet,
    tried,
    with_content,
)
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.tools import need

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>
</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""
RECT = (20, 92, 280, 112)

Change = Callable[[pikepdf.Pdf, Secret], None]


def furnished(change: Change) -> Callable[[Secret], bytes]:
    """Return what builds a public page with a secret beside it."""
    return lambda secret: changed(sheet(lambda _canvas: None), lambda pdf: change(pdf, secret))


def packet(pdf: pikepdf.Pdf, secret: Secret) -> pikepdf.Object:
    words = XMP.format(secret.name).encode()
    return pdf.make_stream(words, Type=Name.Metadata, Subtype=Name.XML)


def properties(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.docinfo["/Title"] = f"Interview of {secret.name}"
    pdf.docinfo["/Author"] = secret.name
    pdf.docinfo["/Number"] = secret.number
    pdf.Root.Metadata = packet(pdf, secret)


def picture_with_packet(secret: Secret) -> bytes:
    """A grey square whose image object has a packet of its own."""

    def resources(pdf: pikepdf.Pdf) -> dict:
        image = pdf.make_stream(
            b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8, Metadata=packet(pdf, secret),
        )  # fmt: skip
        return {"/XObject": {"/Square": image}}

    return with_content(b"q 20 0 0 20 20 92 cm /Square Do Q", resources)


def private_keys(pdf: pikepdf.Pdf, secret: Secret) -> None:
    data = Dictionary(LastModified=String("D:2024"), Private=String(secret.name))
    pdf.Root.PieceInfo = Dictionary(Maker=data)
    pdf.Root["/MakerCase"] = String(secret.name)
    pdf.Root["/" + secret.number] = Dictionary()
    pdf.pages[0].PieceInfo = Dictionary(Maker=data)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.Lang = String(secret.name)


def bookmarks(pdf: pikepdf.Pdf, secret: Secret) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Statement of {secret.name}", 0))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(secret.name))]))
    there = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String(secret.name), there])))


def threads(pdf: pikepdf.Pdf, secret: Secret) -> None:
    told = Dictionary(Title=String(secret.name))
    pdf.Root.Threads = Array([pdf.make_indirect(Dictionary(Type=Name.Thread, I=told))])
    pdf.pages[0].Thumb = pdf.make_stream(
        secret.name.encode(), Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )


def hidden_layer(secret: Secret) -> bytes:
    """A layer that is off, named after the person, with her name on it."""

    def draw(canvas) -> None:
        canvas._code.append("/OC /Layer BDC")
        line(canvas, secret.name)
        canvas._code.append("EMC")

    def change(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(secret.name)))
        off = Dictionary(OFF=Array([layer]), Order=Array([layer]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
        pdf.pages[0].Resources.Properties = Dictionary(Layer=layer)

    return changed(sheet(draw), change)


def fields(pdf: pikepdf.Pdf, secret: Secret, flags: int = 4) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret.latin}')"))
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("who"), F=flags,
            V=String(secret.latin), DV=String(secret.number), TU=String(f"Name: {secret.latin}"),
            DA=String("/Helv 11 Tf 0 g"), AA=Dictionary(K=script), Rect=Array(RECT),
        )
    )  # fmt: skip
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([widget]),
        DR=Dictionary(Font=Dictionary(Helv=font)),
        NeedAppearances=True,
        XFA=String(f"<xdp><name>{secret.latin}</name></xdp>"),
    )
    pdf.pages[0].Annots = Array([widget])


def hidden_field(pdf: pikepdf.Pdf, secret: Secret) -> None:
    fields(pdf, secret, flags=2)


def notes(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A sticky note with its popup, a reply, a hidden one, and text typed upon the page."""

    def note(kind: Name, **more: object) -> pikepdf.Object:
        return pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array(RECT), T=String(secret.latin),
                       Contents=String(f"Ask {secret.latin} again"), **more)
        )  # fmt: skip

    first = note(Name.Text)
    pdf.pages[0].Annots = Array(
        [
            first,
            note(Name.Popup, Parent=first),
            note(Name.Text, IRT=first, RT=Name.R),
            note(Name.Text, F=2),
            note(Name.FreeText, DA=String("/Helv 11 Tf 0 g"), F=4),
        ]
    )


def links(pdf: pikepdf.Pdf, secret: Secret) -> None:
    address = f"mailto:{secret.name.replace(' ', '.')}@mail.example?subject={secret.number}"
    to = Dictionary(S=Name.URI, URI=String(address))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(RECT), A=to)
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


def scripts(pdf: pikepdf.Pdf, secret: Secret) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String(f"var who = '{secret.name}';"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Launch, F=String(f"{secret.name}.exe")))


def attachment(pdf: pikepdf.Pdf, secret: Secret) -> None:
    pdf.attachments[f"{secret.name}.txt"] = f"About {secret.name}, {secret.number}.".encode()


def structure(pdf: pikepdf.Pdf, secret: Secret) -> None:
    element = Dictionary(
        Type=Name.StructElem, S=Name.Figure, Alt=String(secret.name), E=String(secret.number),
        ActualText=String(secret.name), T=String(secret.name), Pg=pdf.pages[0].obj,
    )  # fmt: skip
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=pdf.make_indirect(element))
    )


def signature(pdf: pikepdf.Pdf, secret: Secret) -> None:
    """A signature field that names the witness; its bytes sign nothing."""
    signed = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/adbe.pkcs7.detached"),
        Name=String(secret.name), Reason=String(secret.number), Contents=String("\x30\x03"),
        ByteRange=Array([0, 1, 2, 3]), ContactInfo=String(secret.name),
    )  # fmt: skip
    widget = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(secret.name),
                   V=pdf.make_indirect(signed), Rect=Array([0, 0, 0, 0]), F=132)
    )  # fmt: skip
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3)
    pdf.pages[0].Annots = Array([widget])


TRIALS = (
    Trial("T13", furnished(properties), is_shown=False),
    Trial("T14", picture_with_packet, is_shown=False),
    Trial("T15", furnished(private_keys), is_shown=False),
    Trial("T17", furnished(bookmarks), is_shown=False),
    Trial("T17 threads", furnished(threads), is_shown=False),
    Trial("T19", hidden_layer, is_shown=False),
    Trial("T20", furnished(fields), is_shown=False),
    Trial("T20 hidden", furnished(hidden_field), is_shown=False),
    Trial("T22", furnished(notes), is_shown=False),
    Trial("T23", furnished(links), is_shown=False),
    Trial("T24", furnished(scripts), is_shown=False),
    Trial("T25", furnished(attachment), is_shown=False),
    Trial("T26", furnished(structure), is_shown=False),
    Trial("T27", furnished(signature), is_shown=False),
)


@pytest.fixture(scope="module")
def template():
    with opened_template() as opened:
        yield opened


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, template: Template) -> Outcome:
    return tried(tmp_path_factory.mktemp("furniture"), template, TRIALS)


def test_furniture_of_a_source_is_in_no_dossier(outcome: Outcome):
    assert outcome.leaks() == []


def test_dossiers_do_not_depend_on_the_furniture_of_their_sources(outcome: Outcome):
    assert outcome.differing() == []
    assert len({path.read_bytes() for path in outcome.dossiers}) == 1


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.id)
def test_sources_hold_the_secret(trial: Trial):
    """Control: otherwise nothing would be tried."""
    assert all(is_in_source(trial.build(secret), secret) for secret in SECRETS)


def test_a_dossier_has_no_key_of_a_source(outcome: Outcome):
    """T15: nothing but what the house writes itself stands at the root of a dossier."""
    with pikepdf.open(outcome.dossiers[0]) as pdf:
        assert set(pdf.Root.keys()) <= ROOT
        assert all(set(page.obj.keys()) <= PAGE for page in pdf.pages)


ROOT = {
    "/Type", "/Pages", "/Metadata", "/Outlines", "/PageMode", "/PageLabels", "/MarkInfo", "/Lang",
    "/OpenAction", "/StructTreeRoot", "/OutputIntents", "/ViewerPreferences", "/Names", "/Dests",
}  # fmt: skip
PAGE = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Resources", "/Contents", "/Rotate", "/Trans",
    "/StructParents", "/Tabs", "/Annots", "/Group",
}  # fmt: skip


def test_a_dossier_does_nothing_and_leads_nowhere(outcome: Outcome):
    """T23 and T24: no script, no action but to pages of its own, no address."""
    with pikepdf.open(outcome.dossiers[0]) as pdf:
        dictionaries = [one for one in pdf.objects if isinstance(one, Dictionary)]
        actions = {str(one.S) for one in dictionaries if one.get("/Type") == "/Action"}
        assert actions <= {"/GoTo"}
        assert isinstance(pdf.Root.OpenAction, Array), "the first page, and no action"
        keys = {key for one in dictionaries for key in one}
    assert not keys & {"/URI", "/JS", "/JavaScript", "/AA", "/Launch", "/EF", "/V"}


def test_a_signature_of_a_source_is_none_of_the_dossier(outcome: Outcome):
    """T27."""
    need("pdfsig")
    done = subprocess.run(
        ["pdfsig", "-nocert", str(outcome.dossiers[0])], capture_output=True, check=False
    )
    assert b"does not contain any signatures" in done.stdout + done.stderr


def test_what_is_hidden_in_a_file_is_told_when_it_comes_in(template: Template):
    """T19, T20, T24, T25 and T27: the lawyer is told before she decides."""
    told = {}
    for trial in TRIALS:
        reading = template.read([trial.build(SECRETS[0])], CancellationToken())
        told[trial.id] = {one.code.value for one in reading.items if hasattr(one, "code")}
    assert "layers" in told["T19"]
    assert "forms" in told["T20"]
    assert "active_content" in told["T24"]
    assert "signatures" in told["T27"]
