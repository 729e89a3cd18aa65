"""Looks: paper, running heads, page numbers, numbered lines, and room between lines by ink."""

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.inline import Footnote, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.look_measures import (
    POINTS_PER_MM,
    HeadingMeasures,
    LookMeasures,
    look_of,
)
from casefiles.typeset.document.looks import (
    DEFAULT_LOOK,
    FolioForm,
    FolioPlace,
    Look,
    Margins,
    PaperSize,
    RunningHead,
)
from casefiles.typeset.document.styles import Family
from casefiles.typeset.document.tree import (
    Alignment,
    Block,
    DocumentTree,
    Heading,
    Item,
    List,
    ListNumbering,
    Paragraph,
    Role,
    Table,
    TableRow,
)
from casefiles.typeset.file.build import build_numbered
from casefiles.typeset.file.laid import LaidBook
from casefiles.typeset.fonts.font_choice import FontLibrary
from tests.typeset.pdf_reading import FONTS, fonts_of, no_pictures, page_texts
from tests.typeset.positions import Word, built, lefts, rights, words_at

PLACE = TextPosition("test", 1)
MM = POINTS_PER_MM
GRID = LookMeasures(
    paper=PaperSize.LETTER,
    margins=Margins(22 * MM, 20 * MM, 38.1 * MM, 12.7 * MM),
    family=Family.SERIF,
    size=12,
    leading=24,
    before=0,
    indent=36,
    quote=(12, 16),
    notes=10,
    title=13,
    tables=(10, 12, 3),
    headings=(HeadingMeasures(12, 24, 0, 0),),
    lines=28,
)
PLAIN = replace(GRID, paper=PaperSize.A4, leading=17.6, lines=0, before=6, quote=(11, 15))
LEFT = PLAIN.margins.start
RIGHT = PaperSize.A4.size[0] - PLAIN.margins.end
WORDS = "The Court is asked to refuse the request. "
TIBETAN = "བསྒྲུབས་རྒྱུ་"


def span(text: str, language: str = "en") -> tuple[TextSpan, ...]:
    return (TextSpan(text, language),)


def of(
    measures: LookMeasures = PLAIN,
    *,
    folio: FolioForm | None = None,
    running: RunningHead | None = None,
) -> Look:
    return look_of("test", measures, folio or FolioForm(), running or RunningHead())


def tree(look: Look, *blocks: Block, language: str = "en") -> DocumentTree:
    return DocumentTree("Title", language, span("never printed"), "p.", blocks, look=look)


def prose(count: int = 1, role: Role = Role.BODY, **fields: object) -> Paragraph:
    return Paragraph(span(WORDS * count), role, PLACE, **fields)


def word(words: list[Word], text: str) -> Word:
    return next(one for one in words if one.text == text)


def bottoms(words: list[Word], text: str) -> list[float]:
    return [one.bottom for one in words if one.text == text]


def test_a_look_chooses_paper_and_family_and_leaves_furniture_in_the_sans() -> None:
    look = of(GRID)
    pdf = built(tree(look, prose(), Table((1.0,), (), (TableRow(((cell("x"),),)),))))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [float(one) for one in opened.pages[0].MediaBox] == [0, 0, 612, 792]
    names = {name.partition("+")[2] for name in fonts_of(pdf)}
    assert names == {"NotoSerif-Regular", "NotoSans-Regular"}


def cell(text: str, language: str = "en") -> Paragraph:
    return Paragraph(span(text, language), Role.CELL, PLACE)


def test_paragraphs_stand_where_they_are_told() -> None:
    (words,) = words_at(
        built(
            tree(
                of(),
                Paragraph(span("start"), Role.PLAIN, PLACE),
                Paragraph(span("middle"), Role.PLAIN, PLACE, alignment=Alignment.CENTRE),
                Paragraph(span("end"), Role.PLAIN_STRONG, PLACE, alignment=Alignment.END),
                Paragraph(span("moved"), Role.PLAIN, PLACE, indents=(40.0, 0.0)),
                Paragraph(span("first " * 40), Role.PLAIN, PLACE, first_line=36.0),
                Paragraph(span("quoted " * 40), Role.QUOTE, PLACE),
            )
        )
    )
    assert lefts(words, "start") == pytest.approx([LEFT], abs=1)
    middle = word(words, "middle")
    assert (middle.left + middle.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert rights(words, "end") == pytest.approx([RIGHT], abs=1)
    assert lefts(words, "moved") == pytest.approx([LEFT + 40], abs=1)
    firsts = lefts(words, "first")
    assert firsts[0] == pytest.approx(LEFT + 36, abs=1)
    assert min(firsts[1:]) == pytest.approx(LEFT, abs=1)
    assert max(rights(words, "first")) <= RIGHT + 1
    assert min(lefts(words, "quoted")) == pytest.approx(LEFT + 22.68, abs=1)
    assert max(rights(words, "quoted")) <= RIGHT - 22.68 + 1


def test_a_first_line_is_moved_from_the_edge_where_its_letters_begin() -> None:
    text = Paragraph(span("ئۇيغۇر " * 40, "ug"), Role.PLAIN, PLACE, first_line=36.0)
    (words,) = words_at(built(tree(of(), text, language="ug")))
    mirrored = PaperSize.A4.size[0] - PLAIN.margins.start
    top = max(one.top for one in words)
    first, others = (
        max(one.right for one in words if (one.top > top - 6) is is_first and len(one.text) > 1)
        for is_first in (True, False)
    )
    assert first == pytest.approx(mirrored - 36, abs=2)
    assert others == pytest.approx(mirrored, abs=2)


def test_room_above_a_paragraph_is_its_own_where_it_says_so() -> None:
    def gap(**fields: object) -> float:
        (words,) = words_at(built(tree(of(), prose(), prose(**fields))))
        first, second = bottoms(words, "Court")
        return first - second

    assert gap() == pytest.approx(PLAIN.leading + PLAIN.before, abs=0.5)
    assert gap(before=0.0) == pytest.approx(PLAIN.leading, abs=0.5)
    assert gap(before=20.0) == pytest.approx(PLAIN.leading + 20, abs=0.5)


def test_the_label_of_a_heading_hangs_before_all_its_lines() -> None:
    heading = Heading(span("Heading " * 12), 1, PLACE, label="A.")
    (words,) = words_at(built(tree(of(), heading, prose(label="1."))))
    assert lefts(words, "A.") == pytest.approx([LEFT], abs=1)
    assert bottoms(words, "A.") == pytest.approx([max(bottoms(words, "Heading")) + 2.6], abs=3)
    assert min(lefts(words, "Heading")) == pytest.approx(LEFT + PLAIN.indent, abs=1)
    assert lefts(words, "The") == pytest.approx([LEFT + PLAIN.indent], abs=1)


HEAD = RunningHead(span("Ext 0/2023"), span("Skeleton"))


def test_a_running_head_has_two_ends_and_is_silent_on_the_first_page() -> None:
    first, *others = words_at(built(tree(of(running=HEAD), prose(120))))
    assert others
    assert "Skeleton" not in {one.text for one in first}
    for words in others:
        assert lefts(words, "Ext") == pytest.approx([LEFT], abs=1)
        assert rights(words, "Skeleton") == pytest.approx([RIGHT], abs=1)
        assert "never" not in {one.text for one in words}


def test_the_place_of_a_page_takes_the_end_of_its_running_head() -> None:
    late = prose(120, destination="late")
    document = replace(tree(of(running=HEAD), late), stamps=(("late", span("Section B")),))
    texts = page_texts(built(document))
    assert all("Section B" in text and "Skeleton" not in text for text in texts[1:])


@pytest.mark.parametrize("at", FolioPlace)
def test_page_numbers_stand_where_the_look_says(at: FolioPlace) -> None:
    folio = FolioForm(at, "p. {n}/{total}", 7)
    pages = words_at(built(tree(of(folio=folio, running=HEAD), prose(120))))
    for number, words in enumerate(pages, start=7):
        found = word(words, f"{number}/{6 + len(pages)}")
        label = word(words, "p.")
        if at.is_centre:
            middle = PaperSize.A4.size[0] / 2
            assert (label.left + found.right) / 2 == pytest.approx(middle, abs=1)
        else:
            assert found.right == pytest.approx(RIGHT, abs=1)
        assert (found.bottom > 750) == at.is_top
        others = [one for one in words if one not in {found, label}]
        assert not [one for one in others if _touches(one, found) or _touches(one, label)]


def _touches(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    return across > 0 and min(one.top, other.top) - max(one.bottom, other.bottom) > 0


def test_numbers_of_pages_that_are_cited_are_those_that_are_printed() -> None:
    cite = Paragraph((*span("see "), PageOf("late")), Role.BODY, PLACE)
    blocks = (cite, prose(120), prose(destination="late"))
    document = tree(of(folio=FolioForm(starts=12)), *blocks)
    pdf, folios = build_numbered(document, FONTS, no_pictures, CancellationToken())
    pages = page_texts(pdf)
    assert folios["late"] == str(11 + len(pages))
    assert f"see {folios['late']}" in pages[0]
    assert pages[-1].split()[-1] == folios["late"]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "12" in str(opened.Root.PageLabels.Nums[1])


def test_a_page_drawn_by_itself_prints_the_same_total() -> None:
    document = tree(of(folio=FolioForm(form="{n} of {total}")), prose(120))
    whole = page_texts(built(document))
    book = LaidBook(document, FontLibrary(FONTS), CancellationToken())
    (last,) = page_texts(book.draw([len(book) - 1], {}, no_pictures))
    assert last.split()[-3:] == whole[-1].split()[-3:] == [str(len(whole)), "of", str(len(whole))]


def test_text_stands_on_numbered_lines_after_whatever_stood_above_it() -> None:
    look = of(GRID)
    blocks = (
        prose(3, Role.PLAIN),
        prose(4),
        prose(3, Role.QUOTE),
        Heading(span("Heading Court"), 1, PLACE),
        prose(2),
        List((Item((prose(2),)), Item((prose(1),))), PLACE, ListNumbering.LETTER),
        Table((0.5, 0.5), (cell("a"), cell("b")), (TableRow(((cell("c"),), (cell("d"),))),)),
        Paragraph((*span(WORDS), Footnote(span("A note about it"))), Role.BODY, PLACE),
        prose(60),
    )
    pages = words_at(built(tree(look, *blocks)))
    assert len(pages) > 1
    for words in pages:
        numbers = [one for one in words if one.right < look.margins.start - 10]
        assert [one.text for one in numbers] == [str(number) for number in range(1, 29)]
        lines = [one.bottom for one in numbers]
        assert min(lines) > look.bottom - 1
        double = [one for one in words if one.text == "Court" and _is_alone(one, words, look)]
        for one in double:
            assert min(abs(one.bottom - line) for line in lines) < 1, (one, lines)
    on_last = [one.bottom for one in pages[1] if one.text == "Court"]
    assert len(on_last) > 10


def _is_alone(one: Word, words: list[Word], look: Look) -> bool:
    """Tell whether no other line is nearer than those that are numbered: not plain, not quoted."""
    near = {
        round(other.bottom)
        for other in words
        if other.text in {"Court", "The", "asked"} and abs(other.bottom - one.bottom) > 4
    }
    return all(abs(bottom - one.bottom) > look.grid - 2 for bottom in near)


def test_nothing_of_numbered_pages_hangs_over_the_last_line() -> None:
    look = of(GRID)
    for words in words_at(built(tree(look, *[prose(7) for _ in range(30)]))):
        body = [one for one in words if one.left > look.margins.start and one.text == "Court"]
        assert min(one.bottom for one in body) > look.bottom


def test_a_tibetan_word_opens_its_own_line_and_no_other() -> None:
    """Ink of stacks reaches far; lines of Latin beside it stay one leading apart."""
    measures = replace(PLAIN, size=12, leading=15)
    text = (*span(WORDS * 4), *span(TIBETAN, "bo"), *span(" " + WORDS * 6))

    def lines(look: Look) -> list[float]:
        (words,) = words_at(built(tree(look, Paragraph(text, Role.BODY, PLACE))))
        found = sorted({round(one.bottom, 1) for one in words if one.text == "Court"}, reverse=True)
        return [above - below for above, below in pairwise(found)]

    by_ink = lines(of(measures))
    by_rule = lines(replace(of(measures), is_spaced_by_ink=False))
    assert sum(gap > 15.5 for gap in by_ink) in {1, 2}
    assert min(by_ink) == pytest.approx(15, abs=0.3)
    assert all(gap > 21 for gap in by_rule)
    assert sum(by_ink) < sum(by_rule)


def test_no_ink_of_stacked_lines_touches() -> None:
    measures = replace(PLAIN, size=12, leading=14.4)
    text = Paragraph(span("བསྒྲུབས་རྒྱུ་ལྷན་ཁྲིམས་" * 30, "bo"), Role.BODY, PLACE)
    (words,) = words_at(built(tree(of(measures), text)))
    rows = sorted({(round(one.bottom, 1), round(one.top, 1)) for one in words if len(one.text) > 3})
    pairs = list(pairwise(rows))
    assert len(pairs) > 2
    assert all(lower[1] <= upper[0] for lower, upper in pairs)


def test_a_tibetan_word_opens_its_row_by_what_it_needs() -> None:
    def row(text: str, language: str, look: Look) -> float:
        """Return how far a row is from the next: the first has two lines, one of them this."""
        rows = (
            TableRow(((cell(text, language), cell("second")), (cell("Court"),))),
            TableRow(((cell("last"),), (cell("Court"),))),
        )
        (words,) = words_at(built(tree(look, Table((0.5, 0.5), (), rows))))
        first, second = bottoms(words, "Court")
        return first - second

    look = of()
    plain = row("Latin", "en", look)
    assert plain == pytest.approx(2 * 12 + 2 * 3, abs=0.5)
    stacked = row(TIBETAN, "bo", look)
    assert plain < stacked < plain + 5
    assert stacked < row(TIBETAN, "bo", replace(look, is_spaced_by_ink=False)) - 5


def test_ink_below_the_last_line_of_a_row_keeps_off_the_rule() -> None:
    def row(text: str, language: str) -> float:
        rows = tuple(
            TableRow(((cell(words, code),), (cell("Court"),)))
            for words, code in ((text, language), ("last", "en"))
        )
        (words,) = words_at(built(tree(of(), Table((0.5, 0.5), (), rows))))
        first, second = bottoms(words, "Court")
        return first - second

    assert row("Latin", "en") + 1 < row(TIBETAN, "bo") < row("Latin", "en") + 3


def test_the_look_of_the_house_is_the_one_that_documents_have_unasked() -> None:
    document = DocumentTree("Title", "en", (), "p.", (prose(),))
    assert document.look is DEFAULT_LOOK
    assert DEFAULT_LOOK.top == 841.89 - 70
    assert DEFAULT_LOOK.measure == 595.28 - 68 - 68
    assert set(DEFAULT_LOOK.paragraphs) == set(of().paragraphs) == set(Role)


def test_a_line_holds_as_many_letters_as_the_measures_say() -> None:
    prose_text = (
        "The requesting State has given assurances which name no monitor, no remedy and no place "
        "of detention, and which repeat what its law already says of every prisoner. "
    )
    paragraph = Paragraph(span(prose_text * 12), Role.BODY, PLACE, label="1.")
    text = page_texts(built(tree(of(), paragraph)))[0]
    longest = max(len(line.strip()) for line in text.split("\n")[1:-3])
    assert longest == pytest.approx(PLAIN.letters, rel=0.06)
