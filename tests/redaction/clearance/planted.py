"""A clean PDF with everything in it that dossiers have, and every place where a secret may lie."""

import base64
import io
from random import Random
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from casefiles.redaction.pixels.gate import burn
from tests.redaction.pixels.pictures import photograph, raster

CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Adobe-Identity-UCS def 1 begincodespacerange <00> <FF> endcodespacerange
%s
endcmap CMapName currentdict /CMap defineresource pop end end"""


def clean_pdf():
    """A PDF with everything in it that dossiers have, and nothing protected."""
    pdf = pikepdf.new()
    for number in range(3):
        pdf.add_blank_page(page_size=(595, 842))
        page = pdf.pages[number]
        content = b"BT /F1 12 Tf 56.69291 785.1969 Td (In the matter of Alim Zunun) Tj ET"
        page.Contents = Stream(pdf, content)
    picture = burn(raster(photograph(1)), "AB/1", 1, [])
    image = Stream(pdf, picture.data)
    image.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.columns,
        Height=picture.rows,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    noise = Random(7).randbytes(400_000)
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary(I=pdf.make_indirect(image)),
        Font=Dictionary(F1=Dictionary(ToUnicode=Stream(pdf, CMAP.replace("%s", "").encode()))),
    )
    pdf.Root.Noise = Stream(pdf, noise)
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(K=Array([Dictionary(S=Name.LI), Dictionary(S=Name.Lbl)]))
    )
    put_metadata(pdf, XMP.format("application/pdf", "AB/1 Notice"))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("AB/1 Notice", 0))
    return pdf


def saved(pdf, **options):
    data = io.BytesIO()
    pdf.save(data, fix_metadata_version=False, **options)
    return data.getvalue()


def in_content(pdf, secret):
    pdf.pages[0].Contents = Stream(pdf, b"BT (%b) Tj ET" % secret.encode())


def in_kerned_content(pdf, secret):
    parts = b" ".join(b"(%b) -20" % char.encode() for char in secret)
    pdf.pages[0].Contents = Stream(pdf, b"BT [%b] TJ ET" % parts)


def in_wide_content(pdf, secret):
    pdf.pages[0].Contents = Stream(
        pdf, b"BT <%b> Tj ET" % secret.encode("utf-16-be").hex().encode()
    )


def in_content_comment(pdf, secret):
    pdf.pages[0].Contents = Stream(pdf, b"q %% %b\nQ" % secret.encode())


def in_form(pdf, secret):
    form = Stream(pdf, b"BT (%b) Tj ET" % secret.encode())
    form.Subtype = Name.Form
    pdf.pages[0].Resources.XObject.F = pdf.make_indirect(form)


def in_to_unicode(pdf, secret):
    mapping = f"1 beginbfchar <01> <{secret.encode('utf-16-be').hex()}> endbfchar"
    pdf.pages[0].Resources.Font.F1.ToUnicode = Stream(pdf, CMAP.replace("%s", mapping).encode())


def in_info(pdf, secret):
    pdf.docinfo["/Author"] = String(secret)


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="{}"><dc:creator><rdf:Seq><rdf:li>{}</rdf:li>
</rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def put_metadata(pdf, words):
    pdf.Root.Metadata = Stream(pdf, words.encode(), Type=Name.Metadata, Subtype=Name.XML)


def in_xmp(pdf, secret):
    put_metadata(pdf, XMP.format("application/pdf", secret))


def in_xmp_entities(pdf, secret):
    put_metadata(pdf, XMP.format("", "".join(f"&#{ord(char)};" for char in secret)))


def in_xmp_attribute(pdf, secret):
    put_metadata(pdf, XMP.format(secret, ""))


def in_outline(pdf, secret):
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret, 1))


def in_attachment_name(pdf, secret):
    pdf.attachments[f"{secret}.txt"] = b"nothing"


def in_attachment(pdf, secret):
    pdf.attachments["notice.txt"] = f"about {secret}.".encode()


def in_link(pdf, secret):
    address = b"mailto:" + secret.replace(" ", "%20").encode()
    action = Dictionary(S=Name.URI, URI=String(address))
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action)])


def in_alternative_text(pdf, secret):
    pdf.Root.StructTreeRoot.Alt = String(secret)


def in_page_label(pdf, secret):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(secret))]))


def in_name(pdf, secret):
    pdf.Root["/" + secret.replace(" ", "_")] = Dictionary()


def in_private_stream(pdf, secret):
    pdf.Root.PieceInfo = Stream(pdf, secret.encode("utf-16-le"))


def in_base64(pdf, secret):
    for lead in (b"", b"x", b"xy"):
        coded = base64.b64encode(lead + secret.encode() + b" and more")
        pdf.Root[f"/Data{len(lead)}"] = Stream(pdf, b"data:" + coded)


def in_hexadecimal(pdf, secret):
    pdf.Root.Data = Stream(pdf, b"00" + secret.encode().hex().upper().encode() + b"00")


def in_gb18030(pdf, secret):
    pdf.Root.Data = Stream(pdf, b"name: " + secret.encode("gb18030"))


def reversed_in_stream(pdf, secret):
    pdf.Root.Data = Stream(pdf, b"- " + secret[::-1].encode())


def in_percent(pdf, secret):
    pdf.Root.Data = Stream(pdf, b"q=" + quote(secret).encode())


def in_picture_comment(pdf, secret):
    data = photograph(2).tobytes()[:100]
    comment = secret.encode()
    jpeg = (
        b"\xff\xd8\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + b"\xff\xda" + data
    )
    image = Stream(pdf, jpeg)
    image.Subtype, image.Filter = Name.Image, Name.DCTDecode
    pdf.Root.Picture = pdf.make_indirect(image)


PLACES = {
    place.__name__: place
    for place in (
        in_content,
        in_kerned_content,
        in_wide_content,
        in_content_comment,
        in_form,
        in_to_unicode,
        in_info,
        in_xmp,
        in_xmp_attribute,
        in_xmp_entities,
        in_outline,
        in_attachment_name,
        in_attachment,
        in_link,
        in_alternative_text,
        in_page_label,
        in_name,
        in_private_stream,
        in_base64,
        in_hexadecimal,
        in_gb18030,
        reversed_in_stream,
        in_percent,
        in_picture_comment,
    )
}
