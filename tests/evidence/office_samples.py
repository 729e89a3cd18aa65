"""Office files built by hand, part by part: as programs write them, and as they should not be."""

from collections.abc import Mapping

from casefiles.evidence.worker.warm_office import packed

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:creator>Anna Kim'
    "</dc:creator><cp:lastModifiedBy>B. Clerk</cp:lastModifiedBy><dcterms:created>"
    "2024-03-01T09:00:00Z</dcterms:created><cp:revision>7</cp:revision></cp:coreProperties>"
)
APP = (
    "<Properties><Application>Microsoft Office Word</Application><AppVersion>16.0</AppVersion>"
    "<Company>Ministry of Justice</Company><Template>C:\\\\work\\\\order.dotx</Template>"
    "<TotalTime>125</TotalTime></Properties>"
)


def links(*told: tuple[str, str, str]) -> str:
    """Relationships: id, kind, target; a target with a colon lies outside."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for name, kind, target in told
    )
    return f'<Relationships xmlns="{P}">{rows}</Relationships>'


def docx(body: str, related: tuple[tuple[str, str, str], ...] = (), **parts: str | bytes) -> bytes:
    """A word-processing file; keyword parts are named below word/, without .xml."""
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": links(
                ("r1", "officeDocument", "word/document.xml"),
                ("r2", "metadata/core-properties", "docProps/core.xml"),
                ("r3", "extended-properties", "docProps/app.xml"),
            ),
            "docProps/core.xml": CORE,
            "docProps/app.xml": APP,
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="wp"'
            ' xmlns:a="a" xmlns:mc="mc" xmlns:wps="wps" xmlns:v="v">'
            f"<w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": links(*related),
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def word_part(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


def para(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def xlsx(sheets: Mapping[str, str], states: Mapping[str, str] = {}, **parts: str) -> bytes:
    """A workbook; sheets are inner XML of worksheets by name; parts are named below xl/."""
    names = list(sheets)
    told = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="s{at}"'
        + (f' state="{states[name]}"' if name in states else "")
        + "/>"
        for at, name in enumerate(names, start=1)
    )
    related = [
        (f"s{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(names) + 1)
    ]
    related += [(f"x{at}", kind, f"{kind}.xml") for at, kind in enumerate(parts)]
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{told}</sheets>'
            '<definedNames><definedName name="Source" hidden="1">Sheet1!$A$1</definedName>'
            "</definedNames></workbook>",
            "xl/_rels/workbook.xml.rels": links(*related),
            **{
                f"xl/worksheets/sheet{at}.xml": f'<worksheet xmlns="{S}" xmlns:r="{R}">'
                f"{sheets[name]}</worksheet>"
                for at, name in enumerate(names, start=1)
            },
            **{f"xl/{kind}.xml": part for kind, part in parts.items()},
        }
    )


def rows(*told: str) -> str:
    return f"<sheetData>{''.join(told)}</sheetData>"
