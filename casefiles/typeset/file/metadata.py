"""What a file says of itself: title, language, conformance, and a time if one was given.

The packet is written by hand, so that its bytes depend on the document alone. It names no program,
machine or person (ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1).
"""

from html import escape
from typing import Final

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, Pdf, String

from casefiles.domain.files.archive_words import PACKET_CONSTANTS
from casefiles.typeset.document.characters import printable
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import ArchiveProfile, DocumentTree
from casefiles.typeset.fonts.colour import SRGB

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{format}
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{moment}{part}
{conformance}
{accessibility}
{schema}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_MOMENT: Final = """<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
"""
_PART_WITH_ATTACHMENTS: Final = 3
_CONDITION: Final = "sRGB IEC61966-2.1"


def describe(pdf: Pdf, document: DocumentTree, part: str = "") -> None:
    """Write title, language, time and conformance, and what colours mean.

    Docinfo says the same as the packet: title, and the time where one was given.

    Args:
        pdf: the file.
        document: what it holds.
        part: how the file is called among others of the document, such as Part 2.
    """
    title = _title(document, part)
    moment = document.archive.moment
    del pdf.docinfo
    if Name.ID in pdf.trailer:
        del pdf.trailer[Name.ID]  # ReportLab's depends on SOURCE_DATE_EPOCH
    pdf.docinfo[Name.Title] = String(title)
    if moment:
        pdf.docinfo[Name.CreationDate] = String(_pdf_date(moment))
        pdf.docinfo[Name.ModDate] = String(_pdf_date(moment))
    format_, part2, part3, conformance, accessibility, schema = PACKET_CONSTANTS
    packet = _PACKET.format(
        format=format_,
        title=escape(title, quote=False),
        language=escape(document.language, quote=False),
        moment=_MOMENT.format(moment=moment) if moment else "",
        part=part3 if document.archive.part == _PART_WITH_ATTACHMENTS else part2,
        conformance=conformance,
        accessibility=accessibility,
        schema=schema,
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(document.language)
    pdf.Root.OutputIntents = Array([_output_intent(pdf)])


def metadata_words(document: DocumentTree, part: str = "") -> list[str]:
    """Return the words that a file says of itself, one for each time that they are written."""
    title = _title(document, part)
    texts = [title, title]
    for one in document.archive.attachments:
        texts += [one.name, one.name, one.name, one.description, one.data.decode()]
    return texts


def _title(document: DocumentTree, part: str) -> str:
    return plain_title(document) + (f" ({part})" if part else "")


def plain_title(document: DocumentTree) -> str:
    """Return the title in one line; that of the running head where the document has none."""
    running = "".join(span.text for span in document.running_head)
    title = document.title if document.title.strip() else running
    title = " ".join(printable(title, TextPosition("title", 0)).split())
    return title or "\u2014"


def attach(pdf: Pdf, archive: ArchiveProfile) -> None:
    """Attach files to the document (ISO 19005-3, 6.8)."""
    listed = Array()
    date = _pdf_date(archive.moment) if archive.moment else ""
    for attachment in archive.attachments:
        specification = AttachedFileSpec(
            pdf,
            attachment.data,
            filename=attachment.name,
            description=attachment.description,
            mime_type=attachment.media_type,
            creation_date=date,
            mod_date=date,
            relationship=Name(f"/{attachment.relationship}"),
        )
        pdf.attachments[attachment.name] = specification
        listed.append(specification.obj)
    if archive.attachments:
        pdf.Root.AF = listed


def _output_intent(pdf: Pdf) -> Object:
    profile = pdf.make_stream(SRGB, N=3)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(_CONDITION),
            DestOutputProfile=profile,
        )
    )


def _pdf_date(moment: str) -> str:
    """Return 2026-11-24T10:00:00Z as D:20261124100000Z."""
    return "D:" + moment.translate({ord("-"): None, ord(":"): None, ord("T"): None})
