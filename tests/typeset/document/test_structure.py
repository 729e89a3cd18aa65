"""The structure of a document: in the order of the story, made before any page."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.blocks.galley import strips_of
from casefiles.typeset.blocks.strips import PageStrip, Plate, StripTypesetting
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.structure import StructureBuilder, StructureElement
from casefiles.typeset.document.tree import (
    Block,
    Contents,
    Heading,
    Paragraph,
    Role,
    Table,
    TableRow,
)
from casefiles.typeset.file.build import build_pdf
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.pages.pagination import TextPage, paginate
from tests.tools import need
from tests.typeset.pdf_reading import FONTS, PLACE, document, paragraph, pdf_of
from tests.typeset.random_trees import Chance, jpeg


def set_story(*blocks: Block) -> tuple[StructureBuilder, list[PageStrip | Plate]]:
    story = StructureBuilder("en")
    setting = StripTypesetting(document(*blocks), FontLibrary(FONTS), story)
    strips = [
        strip
        for number, block in enumerate(blocks, start=1)
        for strip in strips_of(setting, block, number)
    ]
    return story, strips


def outline(element: StructureElement) -> str:
    """Return tags as nested words: P, or Table(TR(TH TH) TR(TD TD))."""
    kids = [outline(kid) for kid in element.kids if isinstance(kid, StructureElement)]
    return element.tag + (f"({' '.join(kids)})" if kids else "")


def heading(level: int, text: str = "Heading", bookmark_level: int = 0) -> Heading:
    spans = (TextSpan(text, "en"),)
    return Heading(spans, level, PLACE, text, spans if bookmark_level else (), bookmark_level)


def cell(text: str) -> Paragraph:
    return Paragraph((TextSpan(text, "en"),), Role.CELL, PLACE)


def table(rows: int) -> Table:
    body = tuple(TableRow(((cell("left"),), (cell("right"),))) for _ in range(rows))
    return Table((0.5, 0.5), (cell("Left"), cell("Right")), body)


def test_sections_nest_and_levels_are_never_skipped() -> None:
    story, _ = set_story(
        paragraph("before"),
        heading(2, "deep at once"),
        heading(1, "one"),
        heading(2, "two"),
        paragraph("text"),
        heading(3, "kind of what follows"),
        heading(1, "one again"),
    )
    assert outline(story.root) == "Document(P Sect(H1) Sect(H1 Sect(H2 P P)) Sect(H1))"


def test_each_part_of_a_torn_paragraph_carries_one_element() -> None:
    _, strips = set_story(paragraph("company " * 2000, label="1."))
    elements = {id(line.element) for strip in strips for line in strip.lines if line.x > 0}
    assert len(strips) > 60
    assert len(elements) == 1


def test_a_table_has_one_head_and_its_repetitions_are_decoration() -> None:
    story, strips = set_story(table(120))
    rows = " ".join(["TR(TD(P) TD(P))"] * 120)
    assert outline(story.root) == f"Document(Table(TR(TH(P) TH(P)) {rows}))"
    assert {element.scope for element in story.root.walk() if element.tag == "TH"} == {"Column"}
    heads = []
    for page in paginate(strips):
        assert isinstance(page, TextPage)
        heads.append(page.strips[0][1].lines[0].element)
    assert len(heads) > 2
    assert heads[0] is not None
    assert set(heads[1:]) == {None}


def test_the_rows_of_a_table_without_a_head_have_names() -> None:
    story, _ = set_story(replace(table(2), head=()))
    assert outline(story.root) == "Document(Table(TR(TH(P) TD(P)) TR(TH(P) TD(P))))"
    assert {element.scope for element in story.root.walk() if element.tag == "TH"} == {"Row"}


def test_an_empty_cell_holds_its_place_and_says_nothing() -> None:
    row = TableRow(((cell("left"),), (cell(""),)))
    with pikepdf.open(io.BytesIO(pdf_of(replace(table(1), rows=(row,))))) as opened:
        _, told = opened.Root.StructTreeRoot.K.K[0].K
        assert [str(one.S) for one in told.K] == ["/TD", "/TD"]
        assert ["/K" in one for one in told.K] == [True, False]


def test_contents_are_lists_within_lists() -> None:
    story, _ = set_story(
        heading(1, "Contents"),
        Contents(TextPosition("contents", 0)),
        heading(1, "A", 1),
        heading(2, "B", 2),
        heading(1, "C", 1),
    )
    first = next(story.root.walk()).kids[0]
    assert isinstance(first, StructureElement)
    item = "TOCI(Reference)"
    assert outline(first) == f"Sect(H1 TOC({item} TOC({item}) {item}))"


def test_elements_tell_their_language_where_it_is_not_that_of_the_document() -> None:
    story, _ = set_story(paragraph("abc"), paragraph("漢字", "zh-Hant"), table(1))
    languages = [element.language for element in story.root.walk() if element.tag == "P"]
    assert languages == ["en", "zh-Hant", "en", "en", "en", "en"]


def test_the_story_is_heard_in_its_order_on_all_pages(tmp_path: Path) -> None:
    need("pdfinfo")
    for seed in (1, 3, 4):
        chance = Chance(seed, most=9)
        tree = chance.document()
        told = tuple(block for block in tree.blocks if not isinstance(block, Contents))
        path = tmp_path / "tree.pdf"
        path.write_bytes(
            build_pdf(replace(tree, blocks=told), FONTS, lambda _key: jpeg(), CancellationToken())
        )
        heard = subprocess.run(
            ["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, text=True
        ).stdout
        text = "".join(re.findall(r'^ *"(.*)"$', heard, re.MULTILINE))
        assert re.findall(r"[w\u4e00-\u9fff]\d+x", text) == chance.words
        assert len(chance.words) > 40
        assert "Running head" not in heard


def test_a_line_from_right_to_left_is_heard_in_the_order_of_reading() -> None:
    content = (
        TextSpan("بىرىنچى ", "ug"),
        TextSpan("second ", "en"),
        TextSpan("ئۈچىنچى", "ug", target="p"),
        TextSpan(" fourth", "en"),
    )
    tree = document(Paragraph(content, Role.BODY, PLACE), heading(1, "p"))
    pdf = build_pdf(tree, FONTS, lambda _key: jpeg(), CancellationToken())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        paragraph = opened.Root.StructTreeRoot.K.K[0]
        tags = [str(kid.S) if isinstance(kid, pikepdf.Dictionary) else "" for kid in paragraph.K]
        assert str(opened.pages[0].obj.Annots[0].Contents) == "ئۈچىنچى (p. 1)"
        drawn = re.findall(rb"MCID (\d+)>> BDC\nBT (\d+)", opened.pages[0].Contents.read_bytes())
    assert tags == ["", "/Span", "/Link", "/Span"]
    places = [int(x) for _, x in sorted(drawn[:4])]
    assert places == sorted(places, reverse=True)
