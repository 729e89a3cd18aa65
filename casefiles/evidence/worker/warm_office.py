"""Small office files that are read before a worker is locked, so that nothing is loaded later."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = (
    '<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>warm</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>"
    "<w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
_BOOK: Final = (
    f'<workbook xmlns:r="{_OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    "</workbook>"
)
_BOOK_LINKS: Final = (
    f'<Relationships><Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="s.xml"/>'
    "</Relationships>"
)
_SHEET: Final = (
    '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>warm</v></c><c r="B1"><f>1+1</f>'
    "<v>2.5</v></c></row></sheetData></worksheet>"
)
_TYPES: Final = "<Types/>"
_SHOW: Final = (
    f'<presentation xmlns:r="{_OFFICE}"><sldIdLst><sldId r:id="r1"/></sldIdLst></presentation>'
)
_SHOW_LINKS: Final = _BOOK_LINKS.replace("worksheet", "slide")
_SLIDE: Final = (
    "<sld><cSld><spTree><sp><txBody><p><r><t>warm</t></r></p></txBody></sp></spTree></cSld></sld>"
)
_OPEN: Final = {
    "text": "<text><p>warm<s/></p><list><list-item><p>a</p></list-item></list></text>",
    "presentation": "<presentation><page><p>warm</p></page></presentation>",
    "spreadsheet": "<spreadsheet><table><table-row><table-cell><p>a</p></table-cell></table-row>"
    "</table></spreadsheet>",
}
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le")


def office_samples() -> Iterator[bytes]:
    """Yield one file of each kind, sound and broken."""
    word = {"[Content_Types].xml": _TYPES, "word/document.xml": _WORD}
    yield packed(word)
    yield packed({**word, "docProps/core.xml": "<broken><creator>warm</creator>"})
    yield packed(word)[:-30]
    yield packed(
        {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.xml": _BOOK,
            "xl/_rels/workbook.xml.rels": _BOOK_LINKS,
            "xl/s.xml": _SHEET,
        }
    )
    yield packed(
        {
            "[Content_Types].xml": _TYPES,
            "ppt/presentation.xml": _SHOW,
            "ppt/_rels/presentation.xml.rels": _SHOW_LINKS,
            "ppt/s.xml": _SLIDE,
        }
    )
    for kind, body in _OPEN.items():
        yield packed(
            {
                "mimetype": f"application/vnd.oasis.opendocument.{kind}",
                "content.xml": f"<o:document xmlns:o='o'><o:body>{body}</o:body></o:document>",
                "meta.xml": "<meta><generator>warm</generator></meta>",
            }
        )
    yield b"{\\rtf1\\ansicpg1251{\\fonttbl{\\f0\\fcharset134 a;}}{\\v warm}\\'e0\\u8364?\\par}"
    yield b"<!doctype html><title>warm</title><p hidden>a<table><tr><td>b</table>\xff\xe0"
    yield b"<!doctype html><meta charset=windows-1251>\xe0<ul><li>b<a href='http://c'>d</a></ul>"
    yield b"name;place\na;b\nc;d\ne;f\n"
    yield _COMPOUND
    yield b"PK\x03\x04"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
