"""Whatever comes is laid out, each word once and inside the margins, and work grows no faster."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.figures import FigureBlock
from casefiles.typeset.document.inline import Footnote, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DocumentTree,
    Heading,
    ImagePage,
    Item,
    List,
    ListNumbering,
    Paragraph,
    Role,
    Table,
    TableRow,
    VerticalSpace,
)
from casefiles.typeset.file.build import build_pdf
from tests.typeset.pdf_reading import FONTS, PLACE, ink_outside, page_texts, paragraph, pdf_of
from tests.typeset.random_trees import EVERY, Chance, jpeg

PICTURE = jpeg()


def bare(text: str) -> str:
    return "".join(text.split())


class Repeating(Chance):
    """Trees that tell which words may stand more than once: heads of tables, and headings."""

    def __init__(self, seed: int, most: int) -> None:
        super().__init__(seed, most, ("en", "fr", "tr", "ru", "el"))
        self.repeated: set[str] = set()

    def _paragraph(self, role: Role = Role.BODY, most: int = 60) -> Paragraph:
        before = len(self.words)
        made = super()._paragraph(role, most)
        if role is Role.CELL_HEAD:
            self.repeated.update(self.words[before:])
        return made

    def _page(self) -> Block:
        stamp = (TextSpan("Exhibit", "en"),)
        name = f"picture {self.random.random()}"
        return ImagePage(name, 600, 900, 8, 8, "jpeg_grey", b"", stamp, name, PLACE)

    def _heading(self, name: str) -> Heading:
        before = len(self.words)
        made = super()._heading(name)
        self.repeated.update(self.words[before:])
        return made


class InOrder(Repeating):
    """Trees whose text is read in one order: cells of a row that pages cut are read in parts."""

    def _table(self) -> Paragraph:  # type: ignore[override] # a paragraph stands for the table
        return self._paragraph()


def built(tree: DocumentTree) -> bytes:
    return build_pdf(tree, FONTS, lambda _key: PICTURE, CancellationToken())


@settings(deadline=None, max_examples=10, derandomize=True, database=None)
@given(st.integers(0, 100_000))
def test_trees_of_every_block_keep_each_word_once_and_in_the_margins(seed: int) -> None:
    chance = Repeating(seed, most=9)
    pdf = built(chance.document())
    text = bare("".join(page_texts(pdf)))
    for word, count in Counter(chance.words).items():
        found = text.count(word)
        assert found >= count
        assert found == count or word in chance.repeated
    assert not ink_outside(pdf, 25)


@settings(deadline=None, max_examples=10, derandomize=True, database=None)
@given(st.integers(0, 100_000))
def test_trees_in_every_script_and_direction_stay_in_the_margins(seed: int) -> None:
    assert not ink_outside(built(Chance(seed, 9, EVERY).document()), 25)


@settings(deadline=None, max_examples=10, derandomize=True, database=None)
@given(st.integers(0, 100_000))
def test_text_stands_in_the_order_of_the_tree(seed: int) -> None:
    chance = InOrder(seed, most=9)
    text = bare("".join(page_texts(built(chance.document()))))
    at = 0
    for word in chance.words:
        at = text.index(word, at)


def letters(pdf: bytes, letter: str) -> int:
    return sum(text.count(letter) for text in page_texts(pdf))


@pytest.mark.parametrize(
    "block",
    [
        paragraph("word " * 20_000),
        paragraph("w" * 20_000),
        Heading((TextSpan("word " * 20_000, "en"),), 1, PLACE),
        Table((0.06, 0.94), (), (TableRow(((paragraph("w" * 500),), (paragraph("w" * 19_500),))),)),
        List((Item((paragraph("word " * 20_000),)),), PLACE),
        Paragraph(
            (TextSpan("x", "en"), Footnote((TextSpan("word " * 20_000, "en"),))), Role.BODY, PLACE
        ),
    ],
)
def test_a_hundred_thousand_letters_are_all_laid_out(block: Block) -> None:
    pdf = pdf_of(block)
    assert letters(pdf, "w") == 20_000
    assert not ink_outside(pdf, 60)


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions of ours, as a measure of work that no clock disturbs."""
    count = 0

    def note(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        if event == "call" and "typeset" in frame.f_code.co_filename:
            count += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def body(count: int) -> tuple[TableRow, ...]:
    return (TableRow(((paragraph("cell"),), (paragraph("text of a cell"),))),) * count


@pytest.mark.parametrize(
    "blocks_of",
    [
        lambda n: [paragraph("word " * 4 * n)],
        lambda n: [paragraph("w" * 4 * n)],
        lambda n: [paragraph("chain", keeps_next=True)] * n,
        lambda n: [Heading((TextSpan("h", "en"),), 1, PLACE, bookmark=())] * n,
        lambda n: [List((Item((paragraph("item"),)),) * n, PLACE, ListNumbering.DECIMAL)],
        lambda n: [Table((0.5, 0.5), (paragraph("a"), paragraph("b")), body(n))],
        lambda n: [
            Paragraph((TextSpan("a", "en"), Footnote((TextSpan("n", "en"),))) * n, Role.BODY, PLACE)
        ],
        lambda n: [Paragraph((Footnote((TextSpan("n " * 40 * n, "en"),)),), Role.BODY, PLACE)],
    ],
)
def test_work_grows_with_the_text_and_no_faster(blocks_of: Callable[[int], list[Block]]) -> None:
    pdf_of(*blocks_of(5))  # fonts are loaded, shapes are known
    small = calls(lambda: pdf_of(*blocks_of(100)))
    large = calls(lambda: pdf_of(*blocks_of(400)))
    assert large < 4.6 * small


def test_a_picture_larger_than_a_page_is_made_to_fit_and_one_without_size_is_refused() -> None:
    stamp = (TextSpan("Exhibit", "en"),)
    for size in ((90_000, 50), (50, 90_000), (9_000, 9_000)):
        picture = ImagePage("1", *size, 8, 8, "jpeg_grey", b"", stamp, "picture", PLACE)
        pdf = built(DocumentTree("T", "en", (), "p.", (picture,)))
        assert len(page_texts(pdf)) == 1
    for size in ((0, 50), (50, float("inf")), (50, -1), (float("nan"), 5)):
        picture = ImagePage("1", *size, 8, 8, "jpeg_grey", b"", stamp, "picture", PLACE)
        with pytest.raises(UnsupportedText, match="picture_without_size"):
            built(DocumentTree("T", "en", (), "p.", (picture,)))


def test_a_figure_larger_than_a_page_is_refused_with_its_place() -> None:
    for size, code in (((600, 50), "figure_too_wide"), ((300, 900), "figure_too_tall")):
        with pytest.raises(UnsupportedText, match=code) as refused:
            pdf_of(FigureBlock(*size, (), "nothing", PLACE))
        assert refused.value.safe == {"place": PLACE.section, "number": PLACE.number}


def test_a_gap_taller_than_a_page_does_not_lose_what_follows() -> None:
    texts = page_texts(pdf_of(paragraph("before"), VerticalSpace(5000), paragraph("after")))
    assert "before" in texts[0]
    assert "after" in texts[-1]


def test_chains_longer_than_a_page_are_parted_between_paragraphs() -> None:
    chain = [paragraph("first " * 20 + "last", keeps_next=True)] * 40
    for text in page_texts(pdf_of(*chain)):
        words = [word for word in text.split() if word in {"first", "last"}]
        assert words[-1] == "last"
        assert len(words) % 21 == 0
