"""Mails in mails, invitations, cards, archives, notes on pages and parts of office files.

Each names somebody, in sight or out of it; what leaves may not depend on whom.
"""

import base64
import gzip
import io
import tarfile
import zipfile
from collections.abc import Callable
from email.header import Header
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.attacks.leaks.battery import Secret, Trial, changed, line, plain, sheet
from tests.evidence.letters import attached, mail, mixed, text_part
from tests.evidence.office_samples import docx, para, rows, word_part, xlsx
from tests.evidence.test_other_office_files import pptx, shape, slide

QUIET = "Nothing else was said."


def coded(text: str, charset: str, kind: str = "B") -> str:
    if kind == "B":
        return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="
    return Header(text, charset, maxlinelen=60).encode()


# Mails


def display_names(secret: Secret) -> bytes:
    """Names of senders in several charsets, folded, and cut within a name."""
    half = len(secret.name) // 2
    cut = f"{coded(secret.name[:half], 'utf-8')}\r\n {coded(secret.name[half:], 'utf-8')}"
    written = coded(secret.written, "utf-8")
    return mail(
        b"We met on Monday.\n",
        From=f"{cut} <a@example.org>",
        To=f"{written}\r\n <b@example.org>, {coded(secret.latin, 'utf-16')} <c@example.org>",
        Cc=f'"{secret.latin.split()[-1]}, {secret.latin.split()[0]}" <d@example.org>',
        Subject=f"Re: =?utf-8?Q?{secret.latin.replace(' ', '_')}?= and\r\n\tothers",
        Date="Mon, 5 May 2025 10:00:00 +0800",
    )


def servers_words(secret: Secret) -> bytes:
    """Headers that nobody sees."""
    plainly = secret.latin.replace(" ", ".")
    return mail(
        b"We met on Monday.\n",
        Subject="Visit",
        Thread_Topic=secret.name.encode(),
        Thread_Index=base64.b64encode(secret.name.encode()),
        Message_ID=f"<{plainly}.1@example.org>",
        In_Reply_To=f"<{plainly}.0@example.org>",
        References=f"<{plainly}.0@example.org>\r\n <{secret.number}@example.org>",
        Received=f"from {plainly} (10.0.0.{secret.seed}) by mx for <{plainly}@example.org>",
        X_Originating_IP=f"[10.0.0.{secret.seed}]",
        X_Face=secret.name.encode(),
        Disposition_Notification_To=f"{secret.latin} <n@example.org>",
        List_Id=f"{secret.latin} <l.example.org>",
        Autocrypt=f"addr={plainly}@example.org",
        Comments=secret.latin,
        Keywords=secret.latin,
        Organization=secret.latin,
        Bcc=f"{secret.latin} <e@example.org>",
    )


def mail_in_mail(secret: Secret) -> bytes:
    inner = mail(
        f"Then {secret.name} came.\n".encode(),
        Subject=secret.latin,
        To=f"{secret.latin} <f@example.org>",
    )
    part = b"Content-Type: message/rfc822\r\n\r\n" + inner
    named = (
        f'Content-Type: message/rfc822; name="{secret.latin}.eml"\r\n'
        f'Content-Disposition: attachment; filename="{secret.latin}.eml"\r\n\r\n'
    ).encode() + inner
    return mixed(text_part("See the mail."), part, named)


def files_in_mail(secret: Secret) -> bytes:
    word = docx(para(f"Then {secret.name} came."))
    extended = (
        "Content-Type: application/pdf\r\n"
        f"Content-Disposition: attachment; filename*=utf-8''{secret.latin.replace(' ', '%20')}.pdf"
        f"\r\nContent-Description: {secret.latin}\r\nContent-ID: <{secret.number}@x>\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    ).encode() + base64.encodebytes(plain(secret))
    return mixed(
        text_part("See the files."),
        attached(f"{secret.latin}.docx", word, "application/msword"),
        attached(coded(f"{secret.name}.zip", "utf-8"), folders(secret), "application/zip"),
        extended,
    )


def web_mail(secret: Secret) -> bytes:
    html = (
        f'<html><head><title>{secret.latin}</title><meta name="author" content="{secret.latin}">'
        f"<style>/* {secret.latin} */</style></head><body>"
        f'<div style="display:none">{secret.name}</div><p>We met on Monday.</p>'
        f'<img src="cid:{secret.number}" alt="{secret.name}" title="{secret.latin}">'
        f'<a href="mailto:{secret.number}@example.org?subject={secret.latin}">Answer</a>'
        f"<p>Th<b></b>en {secret.latin[:3]}<b>{secret.latin[3:]}</b> came.</p>"
        f'<input type="hidden" value="{secret.latin}"><font color="#fff">{secret.latin}</font>'
        "</body></html>"
    )
    return mixed(text_part(html, kind="html"), kind="related")


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{uid}@cal\r\nDTSTART:20250505T100000Z\r\n"
    'SUMMARY:Meeting\r\nORGANIZER;CN="{latin}":mailto:a@example.org\r\n'
    "ATTENDEE;CN={half}\r\n {rest};PARTSTAT=ACCEPTED:mailto:b@example.org\r\n"
    "DESCRIPTION:{name} comes too\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def calendar(secret: Secret) -> str:
    half = len(secret.latin) // 2
    return CALENDAR.format(
        uid=secret.number,
        latin=secret.latin,
        half=secret.latin[:half],
        rest=secret.latin[half:],
        name=secret.name,
    )


def invitation(secret: Secret) -> bytes:
    return mixed(
        text_part("You are invited."), text_part(calendar(secret), kind="calendar"),
        kind="alternative",
    )  # fmt: skip


def invitation_file(secret: Secret) -> bytes:
    return calendar(secret).encode()


def card(secret: Secret) -> bytes:
    given, family = secret.latin.split()[0], " ".join(secret.latin.split()[1:])
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{family};{given};;;\r\nFN:{secret.latin}\r\n"
        f"TEL;TYPE=CELL:{secret.phone}\r\nNOTE:{secret.name}\\, friend\r\nEND:VCARD\r\n"
    ).encode()


# Archives


def folders(secret: Secret) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.comment = secret.latin.encode()
        for name in (f"{secret.latin}/a.txt", f"list/{secret.latin}.txt", "b.txt"):
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.comment = secret.latin.encode()
            packed.writestr(entry, f"Then {secret.name} came.")
    return out.getvalue()


def tape(secret: Secret) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        entry = tarfile.TarInfo(f"{secret.latin}/a.txt")
        entry.uname, entry.size = secret.latin, 2
        packed.addfile(entry, io.BytesIO(b"ab"))
    return out.getvalue()


def pressed(secret: Secret) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(f"{secret.latin}.txt", "wb", fileobj=out, mtime=0) as packed:
        packed.write(b"Nobody came.\n")
    return out.getvalue()


# Pages with notes, fields, layers and other words


def noted(kind: Name, **more: Any) -> Callable[[Secret], bytes]:
    """A note in sight, whose appearance draws the name."""

    def build(secret: Secret) -> bytes:
        def change(pdf: pikepdf.Pdf) -> None:
            drawn = f"BT /F 11 Tf 1 0 0 1 2 6 Tm ({secret.latin}) Tj ET".encode()
            seen = pdf.make_stream(drawn)
            seen.update(
                Dictionary(
                    Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 260, 20],
                    Resources=Dictionary(Font=Dictionary(F=Dictionary(
                        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))),
                )
            )  # fmt: skip
            note = Dictionary(
                Type=Name.Annot, Subtype=kind, Rect=[20, 90, 280, 110], F=4,
                Contents=String(secret.latin), T=String(secret.latin),
                AP=Dictionary(N=seen), DA=String("/Helv 11 Tf 0 g"), **more,
            )  # fmt: skip
            if kind == Name.Widget:
                note.V = String(secret.latin)
                note.TU = String(secret.latin)
                note.DV = String(secret.latin)
            pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
            if kind == Name.Widget:
                pdf.Root.AcroForm = Dictionary(
                    Fields=pdf.pages[0].Annots, XFA=pdf.make_stream(secret.name.encode())
                )

        return changed(sheet(lambda _canvas: None), change)

    return build


def other_words(secret: Secret) -> bytes:
    """Words for those who do not see, labels of pages, layers, and a collection."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        text = secret.latin.encode()
        page.contents_add(
            b"/Span <</ActualText (" + text + b") /Alt (" + text + b") /E (" + text + b")>> BDC EMC"
        )
        pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=String(secret.name))])
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(secret.name)))
        pdf.Root.OCProperties = Dictionary(
            OCGs=[layer], D=Dictionary(Order=[layer], OFF=[], Name=String(secret.latin))
        )
        pdf.Root.Collection = Dictionary(
            Schema=Dictionary(A=Dictionary(N=String(secret.latin), Subtype=Name.S))
        )
        pdf.Root.Names = Dictionary(
            Dests=Dictionary(Names=[String(secret.latin), Array([page.obj, Name.Fit])])
        )
        pdf.Root.Lang, pdf.Root.PageMode = String("en"), Name.UseOC
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{text!r}')"))
        page.Tabs = Name.S
        page.PieceInfo = Dictionary(X=Dictionary(Private=String(secret.name)))

    return changed(sheet(lambda _canvas: None), change)


def alike_in_sight(secret: Secret) -> bytes:
    """A word whose letters are others than those a reader is given."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(
            b"/Span <</ActualText (" + secret.latin.encode() + b")>> BDC "
            b"BT /F1 11 Tf 20 96 Td (x) Tj ET EMC"
        )

    return changed(sheet(lambda canvas: line(canvas, "She")), change)


# Office files

NS = 'xmlns:wp="urn:wp" xmlns:a="urn:a" xmlns:v="urn:schemas-microsoft-com:vml"'


def furnished_word(secret: Secret) -> bytes:
    """Properties, fields, pictures, lists, variables and people, none in sight."""
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        f' HYPERLINK "mailto:{secret.number}" \\o "{secret.latin}" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    listed = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{secret.latin}"/><w:tag w:val="{secret.latin}"/>'
        f'<w:dropDownList><w:listItem w:displayText="{secret.latin}" w:value="1"/>'
        f"</w:dropDownList></w:sdtPr><w:sdtContent>{para('Chosen')}</w:sdtContent></w:sdt>"
    )
    mark = f'<w:p><w:bookmarkStart w:id="1" w:name="{secret.latin.replace(" ", "_")}"/></w:p>'
    moved = (
        f'<w:p><w:moveFrom w:author="{secret.latin}" w:id="3"><w:r><w:t>{secret.name}</w:t></w:r>'
        "</w:moveFrom></w:p>"
    )
    changed_style = (
        f'<w:p><w:pPr><w:pPrChange w:author="{secret.latin}" w:id="4"/></w:pPr>'
        "<w:r><w:t>Signed.</w:t></w:r></w:p>"
    )
    return docx(
        para(QUIET) + field + listed + mark + moved + changed_style,
        people=f'<p author="{secret.latin}"/>',
        settings=word_part(
            "settings", f'<w:docVars><w:docVar w:name="a" w:val="{secret.latin}"/></w:docVars>'
        ),
        glossary=word_part("glossaryDocument", para(secret.name)),
        core=f"<p><creator>{secret.latin}</creator></p>",
        customXml=f"<x>{secret.name}</x>",
    )


def seen_in_word(secret: Secret) -> bytes:
    """A box, a header, a footnote and a cell, each with the name in sight."""
    box = (
        f"<w:p><w:r><w:pict {NS}><v:shape><v:textbox><w:txbxContent>{para(secret.name)}"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    table = (
        f"<w:tbl><w:tr><w:tc>{para('Name')}</w:tc><w:tc>{para(secret.name)}</w:tc></w:tr></w:tbl>"
    )
    half = len(secret.latin) // 2
    cut = (
        f"<w:p><w:r><w:t>Then {secret.latin[:half]}</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/>"
        f"</w:rPr><w:t>{secret.latin[half:]}</w:t></w:r><w:r><w:t> came.</w:t></w:r></w:p>"
    )
    soft = (
        f"<w:p><w:r><w:t>{secret.latin[:half]}</w:t><w:softHyphen/>"
        f"<w:t>{secret.latin[half:]}</w:t></w:r></w:p>"
    )
    return docx(
        para(QUIET) + box + table + cut + soft,
        (("d", "header", "top.xml"), ("e", "footer", "foot.xml")),
        top=word_part("hdr", para(secret.latin)),
        foot=word_part("ftr", para(f"{secret.name}, page 1")),
    )


def furnished_book(secret: Secret) -> bytes:
    """Names of ranges, caches of charts, comments, choices, links and heads of printing."""
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    chosen = (
        f'<dataValidations><dataValidation prompt="{secret.latin}" type="list">'
        f"<formula1>&quot;{secret.latin}&quot;</formula1></dataValidation></dataValidations>"
        f"<headerFooter><oddHeader>&amp;L{secret.name}</oddHeader></headerFooter>"
    )
    table = rows(
        f'<row r="1">{cell.format("A1", "Sum")}</row>',
        f'<row r="2"><c r="A2" t="str"><f>IF(B2="{secret.latin}",1,0)</f><v>1</v></c></row>',
    )
    return xlsx(
        {"A": table + chosen},
        chart=f"<c><ser><tx><v>{secret.name}</v></tx></ser></c>",
        comments=f"<comments><authors><author>{secret.latin}</author></authors></comments>",
        persons=f'<personList><person displayName="{secret.latin}"/></personList>',
        externalLink=f"<externalLink><sheetName val='{secret.latin}'/></externalLink>",
        connections=f"<connections><connection name='{secret.latin}'/></connections>",
    )


def seen_in_book(secret: Secret) -> bytes:
    """A sheet named after somebody, and a name in two cells."""
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    given, *family = secret.latin.split()
    return xlsx(
        {
            secret.latin[:20]: rows(
                f'<row r="1">{cell.format("A1", "Given name")}{cell.format("B1", "Surname")}</row>',
                f'<row r="2">{cell.format("A2", given)}{cell.format("B2", " ".join(family))}</row>',
            )
        }
    )


def furnished_slides(secret: Secret) -> bytes:
    return pptx(
        slide(shape("Arrests", "title")), slide(shape(secret.latin), 'show="0"'),
        notes=slide(shape(secret.name, "body")),
        comments=f'<l><cm authorId="3"><text>{secret.name}</text></cm></l>',
        chart=f"<c><v>{secret.name}</v></c>",
    )  # fmt: skip


def seen_on_slides(secret: Secret) -> bytes:
    return pptx(slide(shape(secret.latin, "title")), slide(shape(f"Then {secret.name} came.")))


def captions(secret: Secret) -> bytes:
    return (
        f"WEBVTT\n\nNOTE made by {secret.latin}\n\n1\n00:00:01.000 --> 00:00:04.000\n"
        f"<v {secret.latin}>I am here.</v>\n\n2\n00:00:04.000 --> 00:00:06.000\n"
        f"[{secret.name} weeps]\n"
    ).encode()


MAILS = (
    Trial("mail, names of senders", display_names, suffix=".eml", pages=0),
    Trial("mail, words of servers", servers_words, suffix=".eml", pages=0, is_shown=False),
    Trial("mail in a mail", mail_in_mail, suffix=".eml", pages=0),
    Trial("files in a mail", files_in_mail, suffix=".eml", pages=0),
    Trial("mail of the web", web_mail, suffix=".eml", pages=0),
    Trial("invitation", invitation, suffix=".eml", pages=0),
    Trial("invitation, a file", invitation_file, suffix=".ics", pages=0),
    Trial("card", card, suffix=".vcf", pages=0),
)
ARCHIVES = (
    Trial("archive", folders, suffix=".zip", pages=0),
    Trial("tape", tape, suffix=".tar", pages=0),
    Trial("pressed", pressed, suffix=".txt.gz", pages=0),
    Trial("captions", captions, suffix=".vtt", pages=0),
)
PAGES = (
    Trial("page, written note", noted(Name.FreeText)),
    Trial("page, stamp", noted(Name.Stamp)),
    Trial("page, field", noted(Name.Widget, FT=Name.Tx)),
    Trial("page, signature", noted(Name.Widget, FT=Name.Sig)),
    Trial("page, mark never applied", noted(Name.Redact, OverlayText="")),
    Trial("page, other words", other_words, is_shown=False),
    Trial("page, words instead", alike_in_sight),
)
OFFICE = (
    Trial("Word, out of sight", furnished_word, suffix=".docx", pages=0, is_shown=False),
    Trial("Word, in sight", seen_in_word, suffix=".docx", pages=0),
    Trial("book, out of sight", furnished_book, suffix=".xlsx", pages=0, is_shown=False),
    Trial("book, in sight", seen_in_book, suffix=".xlsx", pages=0),
    Trial("slides, out of sight", furnished_slides, suffix=".pptx", pages=0, is_shown=False),
    Trial("slides, in sight", seen_on_slides, suffix=".pptx", pages=0),
)
TRIALS = (*MAILS, *ARCHIVES, *PAGES, *OFFICE)
