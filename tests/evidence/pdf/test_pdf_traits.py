"""What a PDF tells of its makers, and what it holds or would do beside its pages."""

import pikepdf

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from casefiles.evidence.pdf.pdf_metadata import date_in_words
from tests.evidence.conftest import Read
from tests.evidence.samples import edited, text_pdf

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about=""
 xmp:CreatorTool="Scanner 9">
 <dc:creator><rdf:Seq><rdf:li>Lee</rdf:li></rdf:Seq></dc:creator>
 <xmpMM:DocumentID>uuid:1</xmpMM:DocumentID></rdf:Description></rdf:RDF></x:xmpmeta>"""


def found(reading: Extraction, code: FileWarningCode) -> list[tuple[int, str]]:
    assert not reading.unreadable
    return [
        (one.page, one.detail)
        for one in reading.items
        if isinstance(one, FileWarning) and one.code is code
    ]


def test_traits_come_from_both_kinds_of_properties(read: Read):
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = "Anna Kim"
        document.docinfo["/CreationDate"] = "D:20240301090500+06'00'"
        document.docinfo["/SourceFile"] = "C:\\Users\\kim\\order.docx"
        document.Root.Metadata = document.make_stream(XMP)

    items = read(edited(text_pdf(["x"]), change)).items
    for trait in (
        MetadataItem(MetadataKind.AUTHOR, "Anna Kim"),
        MetadataItem(MetadataKind.AUTHOR, "Lee"),
        MetadataItem(MetadataKind.CREATED, "2024-03-01 09:05:00 +06:00"),
        MetadataItem(MetadataKind.SOFTWARE, "Scanner 9"),
        MetadataItem(MetadataKind.IDENTIFIER, "uuid:1"),
        MetadataItem(MetadataKind.IDENTIFIER, "SourceFile: C:\\Users\\kim\\order.docx"),
    ):
        assert trait in items


def test_files_attached_to_a_pdf_are_taken_out_of_it(template: Template):
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["list.csv"] = b"a,b"
        document.attachments["b.txt"] = b"second"

    data = edited(text_pdf(["x"]), change)
    named = [
        one.name
        for one in template.read([data], CancellationToken()).items
        if isinstance(one, Part)
    ]
    taken = {
        n: b"".join(pieces) for n, pieces in template.extract([data], [2, 1], CancellationToken())
    }
    by_name = {name: taken[number] for number, name in enumerate(named, start=1)}
    assert by_name == {"list.csv": b"a,b", "b.txt": b"second"}


def test_scripts_files_layers_forms_and_signatures_are_told(read: Read):
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["list.csv"] = b"a,b"
        name = b"\x06\x03U\x04\x03\x0c\x08A. Judge"
        signature = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, Contents=b"\x30\x80" + name, ByteRange=[0, 1, 2, 3]
        )
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="s", V=document.make_indirect(signature))
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(field)])
        document.Root.OpenAction = document.make_indirect(
            pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        )
        layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Draft"))
        document.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer])

    reading = read(edited(text_pdf(["x"]), change))
    assert found(reading, FileWarningCode.EMBEDDED_FILES) == [(0, "list.csv")]
    assert [one.name for one in reading.items if isinstance(one, Part)] == ["list.csv"]
    assert found(reading, FileWarningCode.ACTIVE_CONTENT) == [(0, "JavaScript")]
    assert found(reading, FileWarningCode.LAYERS) == [(0, "Draft")]
    assert found(reading, FileWarningCode.FORMS) == [(0, "")]
    assert found(reading, FileWarningCode.SIGNATURES) == [(0, "A. Judge")]
    assert MetadataItem(MetadataKind.SIGNER, "A. Judge") in reading.items


def test_notes_and_links_lead_to_their_pages(read: Read):
    def change(document: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T="Kim",
            Contents="why?",
        )  # fmt: skip
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org"),
        )  # fmt: skip
        document.pages[1].Annots = document.make_indirect(pikepdf.Array([note, link]))

    reading = read(edited(text_pdf(["x"], ["y"]), change))
    assert found(reading, FileWarningCode.COMMENTS) == [(2, "Kim: why?")]
    assert found(reading, FileWarningCode.EXTERNAL_LINKS) == [(2, "https://example.org")]
    assert MetadataItem(MetadataKind.REVIEWER, "Kim") in reading.items


def test_earlier_versions_are_counted_and_a_file_saved_once_has_none(read: Read):
    data = text_pdf(["x"])
    assert found(read(data), FileWarningCode.EARLIER_VERSIONS) == []
    later = data + b"\n9 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
    assert found(read(later), FileWarningCode.EARLIER_VERSIONS) == [(0, "")]


def test_fonts_that_are_missing_are_told_but_not_the_standard_ones(read: Read):
    def change(document: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name("/SimSun")
        )
        document.pages[0].Resources.Font["/Extra"] = document.make_indirect(font)

    assert found(read(text_pdf(["x"])), FileWarningCode.SUBSTITUTED_FONTS) == []
    told = found(read(edited(text_pdf(["x"]), change)), FileWarningCode.SUBSTITUTED_FONTS)
    assert told == [(0, "SimSun is not embedded")]


def test_dates_of_a_pdf_in_words():
    assert date_in_words("D:2024") == "2024"
    assert date_in_words("D:20240301090500Z") == "2024-03-01 09:05:00 UTC"
    assert date_in_words("yesterday") == "yesterday"
