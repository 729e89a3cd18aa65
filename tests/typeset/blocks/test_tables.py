"""Tables: heads, captions, columns in both directions, rows that pages cut, and bad ones."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.blocks.galley import strips_of
from casefiles.typeset.blocks.strips import StripTypesetting
from casefiles.typeset.document.inline import PageOf, TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.structure import StructureBuilder
from casefiles.typeset.document.tree import (
    Alignment,
    Block,
    Heading,
    Paragraph,
    Role,
    Table,
    TableRow,
)
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.pages.pagination import TextPage, paginate
from tests.typeset.pdf_reading import (
    FONTS,
    PLACE,
    document,
    ink_outside,
    page_texts,
    paragraph,
    pdf_of,
)
from tests.typeset.positions import Word, built, lefts, rights, words_at

RIGHT = LOOK.margins.start + LOOK.measure


def cell(text: str, language: str = "en") -> tuple[Paragraph, ...]:
    return (Paragraph((TextSpan(text, language),), Role.CELL, PLACE),)


def heads(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((TextSpan(text, "en"),), Role.CELL_HEAD, PLACE) for text in texts)


def rows(count: int) -> Iterator[TableRow]:
    for number in range(count):
        yield TableRow((cell(f"row{number}"), cell("Payment to an account in another country")))


def page_of(block: Block, language: str = "en") -> list[Word]:
    (words,) = words_at(built(document(block, language=language)))
    return words


def test_numbers_stand_in_line_at_the_right_in_both_directions() -> None:
    body = tuple(TableRow((cell("what"), cell(number))) for number in ("7.50", "1,234.50"))
    block = Table((0.5, 0.5), heads("What", "Amount"), body, alignments=(
        Alignment.START, Alignment.NUMBER,
    ))  # fmt: skip
    for language, edge in (("en", RIGHT), ("ug", LOOK.margins.start + LOOK.measure / 2)):
        found = rights(page_of(block, language), "7.50", "1,234.50", "Amount")
        assert found == pytest.approx([found[0]] * 3, abs=1)
        assert found[0] == pytest.approx(edge, abs=14)


def test_alignments_of_columns() -> None:
    body = (TableRow((cell("first"), cell("second"), cell("third"))),)
    start, centre, end = Alignment.START, Alignment.CENTRE, Alignment.END
    block = Table((0.4, 0.3, 0.3), (), body, alignments=(start, centre, end))
    words = page_of(block)
    assert lefts(words, "first")[0] == pytest.approx(LOOK.margins.start, abs=1.5)
    assert rights(words, "third")[0] == pytest.approx(RIGHT, abs=1.5)
    middle = (lefts(words, "second")[0] + rights(words, "second")[0]) / 2
    assert middle == pytest.approx(LOOK.margins.start + LOOK.measure * 0.55, abs=8)
    mirrored = page_of(block, "ug")
    assert rights(mirrored, "first")[0] == pytest.approx(RIGHT, abs=1.5)
    assert lefts(mirrored, "third")[0] == pytest.approx(LOOK.margins.start, abs=1.5)


def test_columns_run_as_the_document_or_as_the_table_says() -> None:
    body = (TableRow((cell("alpha"), cell("beta"))),)
    for language, own, is_mirrored in (
        ("en", None, False),
        ("ug", None, True),
        ("en", True, True),
        ("ug", False, False),
    ):
        words = page_of(Table((0.5, 0.5), (), body, is_right_to_left=own), language)
        alpha, beta = lefts(words, "alpha", "beta")
        assert (alpha > beta) is is_mirrored


def test_a_right_to_left_cell_begins_at_its_right_edge_in_any_table() -> None:
    long = "مۇدىر ئىمزا قويۇشقا قىستىدى كىشىلەر تەكشۈرۈلدى " * 3
    (words,) = words_at(
        pdf_of(Table((0.5, 0.5), (), (TableRow((cell(long, "ug"), cell("beta"))),)))
    )
    arabic = [word for word in words if word.text not in {"beta", "1"}]
    edge = LOOK.margins.start + LOOK.measure / 2
    assert max(word.right for word in arabic) == pytest.approx(edge - 12, abs=2)


def test_a_short_name_stands_as_its_column_says_in_any_script() -> None:
    name = "ئۈرۈمچى"
    body = (TableRow((cell(name, "ug"), cell("beta"))),)
    for alignment, edge in (
        (Alignment.START, LOOK.margins.start),
        (Alignment.END, RIGHT - LOOK.measure / 2),
    ):
        (words,) = words_at(
            pdf_of(Table((0.5, 0.5), (), body, alignments=(alignment, Alignment.START)))
        )
        arabic = [word for word in words if word.text not in {"beta", "1"}]
        side = min(word.left for word in arabic)
        if alignment is Alignment.END:
            side = max(word.right for word in arabic) + 12
        assert side == pytest.approx(edge, abs=3)


def test_a_caption_and_a_head_stay_with_the_first_row() -> None:
    for filler in range(22, 30):
        block = Table(
            (0.3, 0.7), heads("HeadA", "HeadB"), rows(3), caption=(TextSpan("Cap", "en"),)
        )
        texts = page_texts(pdf_of(*[paragraph("filler")] * filler, block))
        (page,) = [text for text in texts if "Cap" in text]
        assert "HeadA" in page
        assert "row0" in page


def test_both_parts_of_a_row_that_is_cut_stand_clear_of_rules() -> None:
    body = (TableRow((cell("left"), cell("word " * 1500))), TableRow((cell("after"), cell("end"))))
    pages = words_at(pdf_of(Table((0.3, 0.7), heads("HeadA", "HeadB"), body)))
    assert len(pages) > 1
    gaps = []
    for page in pages:
        (head,) = [word.bottom for word in page if word.text == "HeadA"]
        gaps.append(head - max(word.top for word in page if word.text == "word"))
    assert gaps == pytest.approx([gaps[0]] * len(gaps), abs=0.5)
    assert all(sum(word.text == "word" for word in page) > 15 for page in pages)


def test_page_numbers_in_a_repeated_head_are_those_of_their_page() -> None:
    content = (TextSpan("page ", "en"), PageOf("there"))
    head = (Paragraph(content, Role.CELL_HEAD, PLACE), *heads("HeadB"))
    there = Heading((TextSpan("There", "en"),), 1, PLACE, "there", starts_page=True)
    block = Table((0.3, 0.7), head, tuple(rows(60)))
    for language in ("en", "ug"):
        pdf = built(document(block, there, language=language))
        texts = page_texts(pdf)
        last = len(texts)
        assert last > 2
        assert not ink_outside(pdf, LOOK.margins.start - 1)
        heads_there = [text.replace("\n", " ").replace("  ", " ") for text in texts[:-1]]
        assert all(f"page {last}" in text or f"{last} page" in text for text in heads_there)


def test_a_head_taller_than_half_a_page_is_not_repeated() -> None:
    block = Table((0.3, 0.7), heads("tall " * 400, "HeadB"), rows(60))
    texts = page_texts(pdf_of(block))
    assert sum(text.count("HeadB") for text in texts) == 1
    assert sum(text.count("row") for text in texts) == 60


def test_rows_are_taken_as_pages_need_them_and_none_is_held() -> None:
    taken = 0

    def counted() -> Iterator[TableRow]:
        nonlocal taken
        for row in rows(50_000):
            taken += 1
            yield row

    block = Table((0.3, 0.7), heads("HeadA", "HeadB"), counted())
    setting = StripTypesetting(document(block), FontLibrary(FONTS), StructureBuilder("en"))
    on_pages = 0
    for number, page in enumerate(paginate(strips_of(setting, block, 1)), start=1):
        assert isinstance(page, TextPage)
        on_pages += len({strip.group for _, strip in page.strips if strip.head})
        assert taken - on_pages <= 2
        if number == 40:
            break
    assert 1000 < taken < 2000


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (Table((1 / 80,) * 80, (), (TableRow((cell("x"),) * 80),)), "column_too_narrow"),
        (Table((0.0, 1.0), (), (TableRow((cell("x"),) * 2),)), "column_too_narrow"),
        (Table((-0.5, 1.0), (), ()), "column_too_narrow"),
        (Table((0.6, 0.6), (), ()), "table_too_wide"),
        (Table((float("nan"), 0.6), (), ()), "table_too_wide"),
        (Table((0.5, 0.5), heads("A", "B"), (TableRow((cell("x"),)),)), "row_misshapen"),
        (Table((0.5, 0.5), heads("A"), ()), "row_misshapen"),
        (Table((0.5, 0.5), (), (), alignments=(Alignment.END,)), "row_misshapen"),
        (Table((0.5, 0.5), (), (TableRow((cell("x"),) * 3),)), "row_misshapen"),
    ],
)
def test_what_cannot_be_laid_out_is_refused_with_its_place(block: Table, code: str) -> None:
    with pytest.raises(UnsupportedText, match=code) as refused:
        pdf_of(paragraph("before"), block)
    assert set(refused.value.safe) == {"place", "number"}


def test_empty_tables_and_cells_leave_no_mark_and_no_error() -> None:
    empty = Table((), (), ())
    blank = Table((0.5, 0.5), heads("A", "B"), (TableRow(((), ())), TableRow((cell("x"), ()))))
    (text,) = page_texts(pdf_of(paragraph("before"), empty, blank, paragraph("after")))
    assert [word for word in text.split() if word != "1"] == ["before", "A", "B", "x", "after"]


def test_a_row_that_goes_on_is_named_again_and_nobody_hears_it_twice() -> None:
    tall = TableRow(
        (cell("3"), cell("many words " * 900)), continued=(TextSpan("3 (continued)", "en"),)
    )
    texts = page_texts(pdf_of(Table((0.2, 0.8), heads("No.", "HeadB"), (tall,))))
    assert len(texts) > 2
    assert "continued" not in texts[0]
    assert all(text.count("3 (continued)") == 1 for text in texts[1:])
    assert all(text.index("HeadB") < text.index("(continued)") for text in texts[1:])


def test_a_summary_is_told_of_a_table() -> None:
    block = Table((0.3, 0.7), heads("No.", "HeadB"), tuple(rows(2)), summary="Two rows of words.")
    with pikepdf.open(io.BytesIO(pdf_of(block))) as opened:
        told = [
            str(one.A.Summary)
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Table"
        ]
    assert told == ["Two rows of words."]
