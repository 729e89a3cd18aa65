"""A specimen of each look of each layout: heads, numbered text, quotes, notes, tables, scripts.

    python -m tests.dossier.layouts.specimen_papers FOLDER [LAYOUT PAPER]...

writes the specimen of each paper, and a picture of each of its pages.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from casefiles.dossier.layouts.closed_lists import HeadRowKind, Numbering
from casefiles.dossier.layouts.layout import HeadRow, Layout, PaperLayout
from casefiles.dossier.layouts.paper_looks import filled_text, label_of, look_of_paper
from casefiles.dossier.layouts.reading import layout_ids, read_layout
from casefiles.typeset.document.inline import Footnote, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Alignment,
    Block,
    DocumentTree,
    Heading,
    Item,
    List,
    ListNumbering,
    Noted,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)
from tests.dossier.sample_edition import RESOURCES
from tests.typeset.positions import built

VALUES = {
    "court": "Court of Appeal of Lysmark",
    "division": "Extradition Division. On appeal from the Regional Court of Halvik",
    "case_no": "Ext 0/2023",
    "client": "Ershat Baratjan",
    "client_word": "requested person",
    "born": "born 11 May 1984",
    "requesting_state": "The People’s Republic of China",
    "requested_state": "Lysmark",
    "counsel": "Aud Brennick",
    "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
    "prosecutor": "the Prosecutor General",
    "committee": "Committee against Torture",
    "short_title": "Baratjan, Ext 0/2023",
    "reference": "Ext 0/2023",
    "hearing": "3 June 2024",
    "judge": "Hon. M. Thorvane",
    "place": "Halvik",
    "dated": "29 May 2024",
    "removal": "5 June 2024, 06:10",
    "role": "counsel",
}
PLACE = TextPosition("specimen", 1)
PROSE = (
    "These submissions are made for Ershat Baratjan, whose extradition the People’s Republic of "
    "China requests by a note of 9 October 2023, signed for the Public Security Bureau of "
    "Yinquan County (AB/1/1–3 [6–8]). He has been in custody since 14 September 2023."
)
QUOTE = (
    "the general situation as regards detention facilities and the criminal justice system may be "
    "equated to the existence of a general situation of violence"
)
GREEK = "Το Δικαστήριο έκρινε ότι η έκδοση δεν επιτρέπεται (ὁ νόμος, Ἑλλάς)."
POLISH = "Sąd Okręgowy uznał wydanie za niedopuszczalne; żąda się uchylenia środków."
UYGHUR = "ئۈرۈمچىدىكى سوت مەھكىمىسى بۇ ئىش ھەققىدە قارار چىقاردى."
TIBETAN = "བསྒྲུབས་རྒྱུ་"


def span(text: str, language: str = "en", **look: bool) -> TextSpan:
    return TextSpan(text, language, **look)


def specimen_paper(layout: Layout, paper: PaperLayout) -> DocumentTree:
    """Return a paper in its look, with everything that argument is made of."""
    values = {**VALUES, "paper": filled_text(paper.title, VALUES)}
    look = look_of_paper(layout, paper, values)
    blocks = (*_head(layout, paper, values), *_body(layout, paper))
    return DocumentTree(values["paper"], "en", (span("Specimen"),), "p.", blocks, look=look)


def _head(layout: Layout, paper: PaperLayout, values: dict[str, str]) -> Iterator[Block]:
    for row in layout.heads[paper.head] if paper.head else ():
        texts = {key: filled_text(text, values) for key, text in row.texts.items()}
        yield from _row(row, texts)


def _plain(text: str, role: Role = Role.PLAIN, **fields: object) -> Paragraph:
    return Paragraph((span(text),), role, PLACE, **fields)


def _row(row: HeadRow, texts: dict[str, str]) -> Iterator[Block]:
    match row.kind:
        case HeadRowKind.PAIR:
            yield Table(
                (0.7, 0.3),
                (),
                (
                    TableRow(
                        (
                            (_plain(texts["start"].upper(), Role.PLAIN_STRONG),),
                            (_plain(texts["end"]),),
                        )
                    ),
                ),
                is_ruled=False,
                alignments=(Alignment.START, Alignment.END),
            )
        case HeadRowKind.PARTIES:
            yield _plain(texts["first"].upper(), Role.PLAIN_STRONG, alignment=Alignment.CENTRE)
            yield _plain(texts["first_role"], alignment=Alignment.END)
            yield _plain(f"– {texts['joined']} –", alignment=Alignment.CENTRE)
            yield _plain(texts["second"].upper(), Role.PLAIN_STRONG, alignment=Alignment.CENTRE)
            yield _plain(texts["second_role"], alignment=Alignment.END)
        case HeadRowKind.RULED_TITLE:
            yield VerticalSpace(8)
            yield RuleLine(0.7, keeps_next=True)
            yield _plain(texts["text"], Role.TITLE, alignment=Alignment.CENTRE, before=6.0)
            yield VerticalSpace(6)
            yield RuleLine(0.7)
        case HeadRowKind.URGENT:
            yield RuleLine(1.4, keeps_next=True)
            yield _plain(texts["text"], Role.URGENT, before=4.0)
            for name in row.rows:
                yield Paragraph(
                    (span(f"{name}: ", is_bold=True), span("as the record has it")),
                    Role.PLAIN,
                    PLACE,
                )
            yield VerticalSpace(6)
            yield RuleLine(1.4)
            yield VerticalSpace(10)
        case HeadRowKind.CAPTION:
            left = texts["left"].split("\n")
            right = texts["right"].split("\n")
            sides = TableRow(
                (
                    tuple(_plain(line) for line in left),
                    tuple(_plain(texts["divider"]) for _ in right),
                    tuple(_plain(line) for line in right),
                )
            )
            yield Table((0.5, 0.05, 0.45), (), (sides,), is_ruled=False)
        case _:
            words = "\n".join([*texts.values(), *row.items])
            for line in words.split("\n"):
                yield _plain(line, alignment=row.alignment)


def _body(layout: Layout, paper: PaperLayout) -> Iterator[Block]:
    levels = layout.looks[paper.look].numbers or (Numbering.NONE,)
    is_numbered = paper.paragraphs is not Numbering.NONE
    number = 0

    def text(*content: Noted) -> Paragraph:
        nonlocal number
        number += 1
        label = label_of(paper.paragraphs, number, ("PRIMERA", "SEGUNDA"))
        first = 0.0 if label else 36.0
        return Paragraph(content, Role.BODY, PLACE, label, first_line=first)

    for chapter in (1, 2, 3):
        for depth, level in enumerate((1, 5, 7)[: len(levels)]):
            title = ("Introduction", "The law", "A point of the law")[depth]
            yield Heading(
                (span(title),),
                level,
                PLACE,
                f"{chapter}.{depth}",
                (span(title),),
                depth + 1,
                label=label_of(levels[depth], chapter, ("Primera", "Segunda")),
            )
        yield text(span(PROSE), Footnote((span("Liu v. Poland", is_italic=True), span(", § 83."))))
        yield text(span("The Court said:"))
        yield Paragraph((span(QUOTE),), Role.QUOTE, PLACE, is_indented=is_numbered)
        yield text(span(GREEK, "el"), span(" "), span(POLISH, "pl"))
        yield text(span(UYGHUR, "ug"))
        yield text(
            span(f"He wrote of the monastery at {TIBETAN}", "bo"),
            span(" and of what was done there, and nobody asked him afterwards. " + PROSE),
        )
        yield text(span("There are three reasons:"))
        yield List(
            tuple(Item((_plain(PROSE[: 60 + 40 * at]),)) for at in range(3)),
            PLACE,
            ListNumbering.LETTER,
            is_indented=True,
        )
        yield _table()


def _table() -> Table:
    def cell(text: str, language: str = "en", role: Role = Role.CELL) -> tuple[Paragraph, ...]:
        return (Paragraph((span(text, language),), role, PLACE),)

    head = tuple(cell(one, role=Role.CELL_HEAD)[0] for one in ("No.", "Event", "Evidence"))
    rows = (
        TableRow((cell("1"), cell(PROSE), cell("AB/1/1 [6]"))),
        TableRow((cell("2"), cell(f"{TIBETAN} {TIBETAN}", "bo"), cell("AB/7/1–30 [82–112]"))),
        TableRow((cell("3"), cell(UYGHUR, "ug"), cell("instructions"))),
    )
    return Table((0.08, 0.67, 0.25), head, rows)


def main(folder: Path, wanted: list[str]) -> None:
    """Write specimens of all papers, or of those that are named, as files and as pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    for layout_id in layout_ids(RESOURCES):
        layout = read_layout(RESOURCES, layout_id)
        for paper in layout.papers:
            if wanted and f"{layout_id}:{paper.id}" not in wanted:
                continue
            pdf = built(specimen_paper(layout, paper))
            (folder / f"{layout_id}-{paper.id}.pdf").write_bytes(pdf)
            with pypdfium2.PdfDocument(pdf) as opened:
                for number, page in enumerate(opened, start=1):
                    picture = page.render(scale=1.5).to_pil()
                    picture.save(folder / f"{layout_id}-{paper.id}-{number}.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
