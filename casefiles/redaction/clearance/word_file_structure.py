"""What a finished Word file may be made of: a white list of parts, elements and values.

What nobody thought of is a finding: a property, a comment, a tracked change, an author, a name of
a bookmark, a byte between the parts.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

WORD_PARTS: Final = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
    "word/header1.xml",
    "word/footer1.xml",
)
"""The parts of every Word file that we write, in their order."""
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_SUFFIX: Final = ".docx"
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES: Final = re.compile(rb'xmlns(?::[a-z]+)?="[^"]*"')
_NAMESPACE: Final = re.compile(r"\{[^}]*\}")
_KNOWN_SPACES: Final = frozenset(
    (
        b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
        b'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"',
        b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"',
    )
)
_ELEMENT_NAMES: Final = """
    Default Override Relationship Relationships Types abstractNum abstractNumId b bCs basedOn bidi
    bidiVisual body bookmarkEnd bookmarkStart bottom br cantSplit color compat compatSetting
    continuationSeparator defaultTabStop docDefaults document fldChar footerReference footnote
    footnotePr footnoteRef footnoteReference footnotes ftr gridCol hdr headerReference hyperlink i
    iCs ilvl ind insideH instrText jc keepNext lang lvl lvlJc lvlOverride lvlText multiLevelType
    name num numFmt numId numPr numbering outlineLvl p pBdr pPr pPrDefault pStyle pageBreakBefore
    pgMar pgSz qFormat r rFonts rPr rPrDefault rStyle removeDateAndTime removePersonalInformation
    rtl sectPr separator settings spacing start startOverride style styles sz szCs t tab tabs tbl
    tblBorders tblGrid tblHeader tblLayout tblPr tblStyle tblW tc tcPr tcW titlePg top tr trPr
    updateFields vertAlign
"""
_ELEMENTS: Final = frozenset(_ELEMENT_NAMES.split())
_FONTS: Final = (
    "Arial",
    "MS Mincho",
    "Malgun Gothic",
    "Microsoft Himalaya",
    "Microsoft Uighur",
    "PMingLiU",
    "SimSun",
)
_STYLES: Final = (
    "Bare|BodyText|Body Text|Caption|caption|Cell|CellHead|Cell Head|CellQuiet|Cell Quiet"
    "|CellStrong|Cell Strong|Evidence|Field|FieldName|Field Name|Foot|footer|footnote reference"
    "|footnote text|Head|header|[Hh]eading ?[1-3]|Kicker|Lead|Link|Normal|NoteMark|NoteText|Ruled"
    "|TOC[12]|toc [12]|Title"
)
_NUMBER: Final = "-?[0-9]{1,7}"
_LANGUAGE: Final = "[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
_FONT: Final = "|".join(_FONTS)
_VALUES: Final = {
    one: re.compile(pattern)
    for one, pattern in {
        **dict.fromkeys(("pStyle", "rStyle", "tblStyle", "basedOn", "name"), _STYLES),
        "numFmt": "bullet|decimal|lowerLetter|lowerRoman",
        "lvlText": "\u2022|\\(?%[1-9][.)]",
        "lvlJc": "left",
        "jc": "center",
        "tab": "right",
        "multiLevelType": "multilevel",
        "color": "[0-9A-F]{6}",
        "vertAlign": "superscript",
        "lang": _LANGUAGE,
        **dict.fromkeys(("top", "bottom", "insideH"), "single"),
    }.items()
}
"""What `w:val` may say, by its element; a number in any other."""
_ATTRIBUTES: Final = {
    one: re.compile(pattern)
    for one, pattern in {
        **dict.fromkeys(("ascii", "hAnsi", "cs"), _FONT),
        "eastAsia": f"{_FONT}|{_LANGUAGE}",
        "bidi": _LANGUAGE,
        "styleId": _STYLES,
        "type": "default|dxa|fixed|paragraph|character|table|separator|continuationSeparator",
        "anchor": "b[0-9]{1,7}",
        "name": "b[0-9]{1,7}|p[0-9]{1,5}|compatibilityMode",
        "id": "-?[0-9]{1,7}|rId[0-9]{1,2}",
        "Id": "rId[0-9]{1,2}",
        "leader": "dot",
        "fldCharType": "begin|separate|end",
        "space": "preserve|[0-9]",
        "color": "[0-9A-F]{6}",
        "lineRule": "auto",
        "uri": "http://schemas\\.microsoft\\.com/office/word",
        "Extension": "rels|xml",
        "PartName": "/word/(document|styles|settings|numbering|footnotes|header1|footer1)\\.xml",
        "Target": "(word/document|styles|settings|numbering|footnotes|header1|footer1)\\.xml",
        "Type": "http://schemas\\.openxmlformats\\.org/officeDocument/2006/relationships/"
        "(officeDocument|styles|settings|numbering|footnotes|header|footer)",
        "ContentType": "application/xml|application/vnd\\.openxmlformats-(package\\.relationships"
        "|officedocument\\.wordprocessingml\\.(document\\.main|styles|settings|numbering|footnotes"
        "|header|footer))\\+xml",
    }.items()
}
"""What other attributes may say, by their names; numbers in any other."""
_PLAIN_NUMBER: Final = re.compile(_NUMBER)
_NUMBERED_NAMES: Final = """
    abstractNumId after before bottom default footer gutter h hanging header ilvl left line numId
    pos right sz top w
"""
_NUMBERED: Final = frozenset(_NUMBERED_NAMES.split())
_FIELD: Final = re.compile(r" PAGE | PAGEREF b[0-9]{1,7} \\h ")


@dataclass(frozen=True, slots=True)
class WordPart:
    """What one part of a Word file says.

    Attributes:
        texts: its words as they stand, run by run; and with the runs of each paragraph joined.
        odd: values and texts that no file of ours has.
        strange: how much of it is none of ours.
    """

    texts: tuple[str, ...]
    odd: tuple[str, ...]
    strange: int


def is_word(name: str) -> bool:
    """Tell whether a file must be a Word file, by its name."""
    return name.lower().endswith(_SUFFIX)


def word_part(data: bytes) -> WordPart | None:
    """Take a part apart; None where it is no XML, or has what can hide in XML."""
    body = data.removeprefix(_DECLARATION)
    if b"<!" in body or b"<?" in body:
        return None
    try:
        root = ET.fromstring(body)  # noqa: S314  what declares entities was refused
    except (ET.ParseError, ValueError, LookupError):
        return None
    odd = [text for element in root.iter() for text in _oddities(element)]
    spaces = sum(one not in _KNOWN_SPACES for one in _SPACES.findall(body))
    spaces += abs(len(_SPACES.findall(body)) - body.count(b"xmlns"))
    strange = len(odd) + spaces + (not data.startswith(_DECLARATION))
    runs = [one.text or "" for one in root.iter() if _local(one.tag) == "t"]
    joined = [_joined(one) for one in root.iter() if _local(one.tag) == "p"]
    texts = tuple(dict.fromkeys(("\n".join(runs), "\n".join(joined), " ".join(joined))))
    return WordPart(texts, tuple(one for one in odd if one), strange)


def count_unexpected_in_word(data: bytes) -> int:
    """Count what no finished Word file has.

    Its parts are put together anew: a byte that is not theirs counts too.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [(one.filename, package.read(one)) for one in package.infolist()]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return 1
    strange = int(tuple(name for name, _ in members) != WORD_PARTS)
    for _, part in members:
        parsed = word_part(part)
        strange += 1 if parsed is None else parsed.strange
    return strange + int(_packed(members) != data)


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, part in members:
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.create_system = 0
            package.writestr(member, part)
    return out.getvalue()


def _oddities(element: ET.Element) -> Iterator[str]:
    """Yield each name, value and text of an element that no file of ours has."""
    name = _local(element.tag)
    if name not in _ELEMENTS:
        yield name
    for key, value in element.attrib.items():
        if not _is_known(name, _local(key), value):
            yield value
            yield _local(key)
    if (element.tail or "").strip():
        yield element.tail or ""
    text = element.text or ""
    if name == "instrText":
        if not _FIELD.fullmatch(text):
            yield text
    elif name != "t" and text.strip():
        yield text


def _is_known(element: str, key: str, value: str) -> bool:
    if key == "val":
        pattern = _VALUES.get(element, _PLAIN_NUMBER)
        return pattern.fullmatch(value) is not None
    if key in _ATTRIBUTES and _ATTRIBUTES[key].fullmatch(value):
        return True
    return key in _NUMBERED and _PLAIN_NUMBER.fullmatch(value) is not None


def _joined(paragraph: ET.Element) -> str:
    """Return the words of a paragraph without what lies between its runs."""
    texts = []
    for one in paragraph.iter():
        name = _local(one.tag)
        if name == "t":
            texts.append(one.text or "")
        elif name == "br":
            texts.append("\n")
        elif name == "tab":
            texts.append("\t")
    return "".join(texts)


def _local(tag: str) -> str:
    return _NAMESPACE.sub("", tag, count=1)
