"""A Word file with tracked changes and an Excel file with a hidden row, written part by part."""

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_DATE = (2023, 11, 30, 9, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MADE = "2023-11-30T09:00:00Z"


def write_statement(lines: list[str], author: str, path: Path) -> None:
    """Write a statement whose earlier wording, comment and hidden line name more than it says.

    Args:
        lines: paragraphs; the first is the notice, the second and third are headings.
        author: of the file, its changes and its comment.
        path: of the new file.
    """
    body = "".join(_word_paragraph(line, is_bold=index < 3) for index, line in enumerate(lines))
    change = (
        f'<w:p><w:del w:id="1" w:author="{author}" w:date="{_MADE}"><w:r><w:delText>'
        "His sister is Zulpiye Baratjan (زۇلپىيە باراتجان), +86 119 5550 0137."
        f'</w:delText></w:r></w:del><w:ins w:id="2" w:author="{author}" w:date="{_MADE}"><w:r>'
        "<w:t>I do not name his sister.</w:t></w:r></w:ins></w:p>"
    )
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Source in Yinquan: 康沐舟</w:t></w:r></w:p>"
    comment = (
        f'<w:comment w:id="0" w:author="{author}" w:date="{_MADE}" w:initials="SW"><w:p><w:r>'
        "<w:t>Ask Memtimin Sawut whether he agrees.</w:t></w:r></w:p></w:comment>"
    )
    parts = {
        "[Content_Types].xml": _types(
            {
                "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
                "/word/comments.xml": f"{_WORD_TYPE}.comments+xml",
            }
        ),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "docProps/core.xml": _core("Statement of Shangguan Wenjue", author),
        "word/_rels/document.xml.rels": _relations({"comments": "comments.xml"}),
        "word/comments.xml": f'{_HEAD}<w:comments xmlns:w="{_WORD}">{comment}</w:comments>',
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}{change}{hidden}'
            '<w:p><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r>'
            '<w:commentReference w:id="0"/></w:r></w:p><w:sectPr/></w:body></w:document>'
        ),
    }
    _write(parts, path)


def write_calls(table: str, author: str, path: Path) -> None:
    """Write a table of calls; rows that begin with HIDDEN are kept hidden.

    Args:
        table: CSV.
        author: of the file.
        path: of the new file.
    """
    rows = "".join(
        _sheet_row(number, row) for number, row in enumerate(csv.reader(io.StringIO(table)), 1)
    )
    parts = {
        "[Content_Types].xml": _types(
            {
                "/xl/workbook.xml": f"{_SHEET_TYPE}.sheet.main+xml",
                "/xl/worksheets/sheet1.xml": f"{_SHEET_TYPE}.worksheet+xml",
            }
        ),
        "_rels/.rels": _relations({"officeDocument": "xl/workbook.xml"}),
        "docProps/core.xml": _core("Calls of Zulpiye", author),
        "xl/_rels/workbook.xml.rels": _relations({"worksheet": "worksheets/sheet1.xml"}),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}/relationships"><sheets>'
            '<sheet name="Zulpiye" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'
        ),
    }
    _write(parts, path)


def _word_paragraph(text: str, *, is_bold: bool) -> str:
    is_rtl = any("\u0600" <= character <= "\u06ff" for character in text)
    look = "<w:rPr>" + "<w:b/>" * is_bold + "<w:rtl/>" * is_rtl + "</w:rPr>"
    direction = "<w:pPr><w:bidi/></w:pPr>" if is_rtl else ""
    return f'<w:p>{direction}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _sheet_row(number: int, cells: list[str]) -> str:
    written = "".join(
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for column, cell in enumerate(cells)
    )
    hidden = ' hidden="1"' if cells[0] == "HIDDEN" else ""
    return f'<row r="{number}"{hidden}>{written}</row>'


def _types(parts: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE_TYPE}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" '
        f'ContentType="{_PACKAGE_TYPE}.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    if "officeDocument" in targets:
        links += (
            f'<Relationship Id="rIdCore" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>'
        )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _core(title: str, author: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>INVENTED SAMPLE: {escape(title)}</dc:title><dc:creator>{escape(author)}"
        "</dc:creator><cp:lastModifiedBy>Nurehmet Baratjan</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:created>'
        "</cp:coreProperties>"
    )


def _write(parts: dict[str, str], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
