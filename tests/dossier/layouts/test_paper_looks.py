"""Each look of each layout sets a specimen of argument as it promises, and sound for archives."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from casefiles.dossier.layouts.closed_lists import Numbering, PaperKind
from casefiles.dossier.layouts.layout import Layout, PaperLayout
from casefiles.dossier.layouts.paper_looks import filled_text, label_of, look_of_paper
from casefiles.dossier.layouts.reading import DEFAULT_LAYOUT, layout_ids, read_layout
from casefiles.typeset.document.looks import DEFAULT_LOOK, Look
from casefiles.typeset.document.styles import Family
from tests.dossier.layouts.specimen_papers import (
    GREEK,
    POLISH,
    TIBETAN,
    UYGHUR,
    VALUES,
    specimen_paper,
)
from tests.dossier.sample_edition import RESOURCES
from tests.typeset.pdf_reading import fonts_of, page_texts
from tests.typeset.positions import Word, built, words_at
from tests.typeset.verapdf import Validator, missing, running_validator


def _papers() -> Iterator[tuple[str, str]]:
    """Yield one paper of each look of each layout: the first that has it."""
    for layout_id in layout_ids(RESOURCES):
        layout = read_layout(RESOURCES, layout_id)
        first: dict[str, str] = {}
        for paper in layout.papers:
            first.setdefault(paper.look, paper.id)
        yield from ((layout_id, paper) for paper in first.values())


PAPERS = tuple(_papers())
VALIDATED = (("ew", "skeleton"), ("us", "memorandum"), ("echr_rule39", "request"))


def chosen(layout_id: str, paper_id: str) -> tuple[Layout, PaperLayout]:
    layout = read_layout(RESOURCES, layout_id)
    return layout, next(paper for paper in layout.papers if paper.id == paper_id)


def test_every_layout_that_is_chosen_has_papers_here() -> None:
    inherited_only = {"national"}
    assert {layout for layout, _ in PAPERS} == set(layout_ids(RESOURCES)) - inherited_only
    assert len(PAPERS) > 20


@pytest.mark.parametrize(("layout_id", "paper_id"), PAPERS)
def test_a_look_sets_what_it_promises(layout_id: str, paper_id: str) -> None:
    layout, paper = chosen(layout_id, paper_id)
    document = specimen_paper(layout, paper)
    look = document.look
    pdf = built(document)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            size = [float(edge) for edge in page.MediaBox]
            assert size == pytest.approx([0, 0, *look.page], abs=0.01)
    assert_family(layout, paper, pdf)
    texts = page_texts(pdf)
    read = "".join("".join(texts).split())
    for words in (GREEK, POLISH, UYGHUR, TIBETAN):
        assert "".join(words.split()) in read
    for number, words in enumerate(words_at(pdf)):
        assert_within(words, look)
        if number and look.running and look.running.start:
            assert VALUES["short_title"].split()[0] in texts[number]
    assert "{" not in read


def assert_family(layout: Layout, paper: PaperLayout, pdf: bytes) -> None:
    names = {name.partition("+")[2].partition("-")[0] for name in fonts_of(pdf)}
    measures = layout.looks[paper.look].measures
    assert ("NotoSerif" in names) == (measures is not None and measures.family is Family.SERIF)
    assert {"NotoSansArabic", "NotoSerifTibetan", "NotoSans"} <= names


def assert_within(words: list[Word], look: Look) -> None:
    """Text stands between the margins; numbers of lines and pages, and heads, stand in them."""
    left, right = look.margins.start, look.page[0] - look.margins.end
    inner = [
        one
        for one in words
        if look.bottom + 3 < one.bottom and one.top < look.top and one.right > left - 1
    ]
    assert inner
    assert min(one.left for one in inner) > left - 2
    assert max(one.right for one in inner) < right + 2
    for one in words:
        assert 0 < one.left < one.right < look.page[0]
        assert 0 < one.bottom < one.top < look.page[1]


@pytest.mark.parametrize(("layout_id", "paper_id"), PAPERS)
def test_lines_of_argument_hold_sixty_to_seventy_eight_letters(
    layout_id: str, paper_id: str
) -> None:
    layout, paper = chosen(layout_id, paper_id)
    measures = layout.looks[paper.look].measures
    if paper.kind not in {PaperKind.ARGUMENT, PaperKind.LETTER} or measures is None:
        return
    with pypdfium2.PdfDocument(built(specimen_paper(layout, paper))) as opened:
        lines = opened[0].get_textpage().get_text_bounded().replace("\r\n", "\n").split("\n")
    prose = [line.strip() for line in lines if re.search("People’s Republic|Security Bureau", line)]
    longest = max(len(re.sub(r"^(\d+\.?|[A-Z]+\.) ", "", line)) for line in prose)
    assert 56 <= longest <= 80, prose


@pytest.fixture(scope="module")
def validator() -> Iterator[Validator]:
    if missing():
        pytest.skip(missing())
    with running_validator() as running:
        yield running


@pytest.mark.parametrize(("layout_id", "paper_id"), VALIDATED)
def test_papers_are_made_for_archives_and_for_ears(
    layout_id: str, paper_id: str, validator: Validator, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(built(specimen_paper(*chosen(layout_id, paper_id))))
    for flavour in ("2a", "ua1"):
        verdict = validator.verdict(path, flavour)
        assert verdict.checks > 50
        assert verdict.faults == ()


@pytest.mark.parametrize(("layout_id", "paper_id"), VALIDATED)
def test_a_paper_is_the_same_bytes_twice(layout_id: str, paper_id: str) -> None:
    first, second = (built(specimen_paper(*chosen(layout_id, paper_id))) for _ in range(2))
    assert first == second


def test_the_house_keeps_its_look() -> None:
    layout, paper = chosen(DEFAULT_LAYOUT, "dossier")
    assert look_of_paper(layout, paper, {}) is DEFAULT_LOOK


def test_a_running_head_whose_token_has_no_value_is_not_printed_half() -> None:
    layout, paper = chosen("ew", "skeleton")
    with pytest.raises(KeyError, match="short_title"):
        look_of_paper(layout, paper, {"paper": "Skeleton"})
    assert filled_text("{client} {n}", {"client": "{n}", "n": "1"}) == "{n} 1"


@pytest.mark.parametrize(
    ("numbering", "first", "fourth"),
    [
        (Numbering.NONE, "", ""),
        (Numbering.ARABIC_POINT, "1.", "4."),
        (Numbering.ARABIC, "1", "4"),
        (Numbering.BRACKETS, "(1)", "(4)"),
        (Numbering.ROMAN, "I.", "IV."),
        (Numbering.LETTER, "A.", "D."),
        (Numbering.SECTION, "§ 1", "§ 4"),
        (Numbering.ORDINAL, "PRIMERA.", "4."),
    ],
)
def test_labels_are_counted_as_the_layout_says(
    numbering: Numbering, first: str, fourth: str
) -> None:
    ordinals = ("PRIMERA", "SEGUNDA", "TERCERA")
    assert label_of(numbering, 1, ordinals) == first
    assert label_of(numbering, 4, ordinals) == fourth
