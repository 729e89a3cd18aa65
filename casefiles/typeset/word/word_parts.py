"""The parts of a Word file that are the same in every one: styles, settings, how parts are tied.

Nothing in them tells who wrote the file, when, with what or how often.
"""

from typing import Final

from casefiles.typeset.word.word_languages import LATIN_FONT

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES: Final = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'

MEASURE: Final = 9184
"""Width of the text in twentieths of a point: A4 with margins of 24 mm."""
INDENT: Final = 680
"""How far numbered paragraphs stand in."""

_PARTS: Final = {
    "document": ("document.main", "/word/document.xml"),
    "styles": ("styles", "/word/styles.xml"),
    "settings": ("settings", "/word/settings.xml"),
    "numbering": ("numbering", "/word/numbering.xml"),
    "footnotes": ("footnotes", "/word/footnotes.xml"),
    "header": ("header", "/word/header1.xml"),
    "footer": ("footer", "/word/footer1.xml"),
}
_TIED: Final = ("styles", "settings", "numbering", "footnotes", "header", "footer")
HEADER_ID: Final = "rId5"
FOOTER_ID: Final = "rId6"

CONTENT_TYPES: Final = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>'
        for kind, name in _PARTS.values()
    )
    + "</Types>"
)
PACKAGE_LINKS: Final = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
DOCUMENT_LINKS: Final = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}"'
        f' Target="{_PARTS[kind][1].removeprefix("/word/")}"/>'
        for number, kind in enumerate(_TIED, start=1)
    )
    + "</Relationships>"
)
SETTINGS: Final = (
    f"{HEAD}<w:settings {NAMESPACES}><w:removePersonalInformation/><w:removeDateAndTime/>"
    '<w:defaultTabStop w:val="680"/><w:updateFields w:val="1"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
"""Whoever saves the file anew is not named in it either; its page numbers are counted when it is
opened."""


def styles(language_slot: str, language: str) -> str:
    """Return the part of styles for a document in a language, as `w:lang` names it."""
    fonts = " ".join(f'w:{one}="{LATIN_FONT}"' for one in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="21"/><w:szCs w:val="24"/><w:lang w:{language_slot}="{language}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="0" w:line="288" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    every = "".join(_paragraph_style(*one) for one in _PARAGRAPHS)
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{every}{_OTHERS}</w:styles>"


_TO_THE_EDGE: Final = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{MEASURE}"/></w:tabs>'
_GREY: Final = '<w:color w:val="54595F"/>'
_BOLD: Final = "<w:b/><w:bCs/>"
_PARAGRAPHS: Final = (
    ("Normal", "Normal", "", ""),
    ("Title", "Title", '<w:spacing w:before="120" w:after="240"/>', f"{_BOLD}{{50}}"),
    (
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="480" w:after="160"/><w:outlineLvl w:val="0"/>',
        f"{_BOLD}{{36}}",
    ),
    (
        "Heading2",
        "heading 2",
        '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="1"/>',
        f"{_BOLD}{{28}}",
    ),
    (
        "Heading3",
        "heading 3",
        '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="2"/>',
        f"{_BOLD}{{23}}",
    ),
    ("TOC1", "toc 1", f'{_TO_THE_EDGE}<w:spacing w:before="120"/>', ""),
    ("TOC2", "toc 2", f'{_TO_THE_EDGE}<w:spacing w:before="40"/><w:ind w:left="340"/>', ""),
    ("Kicker", "Kicker", '<w:spacing w:before="2400"/>', _GREY),
    ("Lead", "Lead", '<w:spacing w:before="160"/>', "{26}"),
    ("BodyText", "Body Text", '<w:spacing w:before="180"/>', ""),
    ("Evidence", "Evidence", '<w:spacing w:before="40"/>', f"{_GREY}{{18}}"),
    ("Field", "Field", "", ""),
    ("FieldName", "Field Name", "", _GREY),
    ("Cell", "Cell", '<w:spacing w:before="60" w:after="60"/>', "{18}"),
    ("CellStrong", "Cell Strong", '<w:spacing w:before="60" w:after="60"/>', f"{_BOLD}{{18}}"),
    ("CellQuiet", "Cell Quiet", '<w:spacing w:before="60" w:after="60"/>', f"{_GREY}{{18}}"),
    (
        "CellHead",
        "Cell Head",
        '<w:keepNext/><w:spacing w:before="60" w:after="60"/>',
        f"{_BOLD}{_GREY}{{17}}",
    ),
    ("Caption", "caption", '<w:keepNext/><w:spacing w:before="120"/>', f"{_GREY}{{18}}"),
    ("NoteText", "footnote text", "", "{17}"),
    ("Head", "header", "", f"{_GREY}{{17}}"),
    ("Foot", "footer", '<w:jc w:val="center"/>', "{18}"),
)
_RULE: Final = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="C7C9CF"/>'
_OTHERS: Final = (
    '<w:style w:type="character" w:styleId="Link"><w:name w:val="Link"/>'
    '<w:rPr><w:color w:val="12386B"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="NoteMark"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Ruled"><w:name w:val="Ruled"/><w:tblPr><w:tblBorders>'
    f"{_RULE.format('top')}{_RULE.format('bottom')}{_RULE.format('insideH')}"
    "</w:tblBorders></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="Bare"><w:name w:val="Bare"/></w:style>'
)


def _paragraph_style(style_id: str, name: str, paragraph: str, look: str) -> str:
    plain, brace, size = look.partition("{")
    if brace:
        half_points = size.rstrip("}")
        plain += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    default = ' w:default="1"' if style_id == "Normal" else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inner += f"<w:rPr>{plain}</w:rPr>" if plain else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>{inner}</w:style>'
    )
