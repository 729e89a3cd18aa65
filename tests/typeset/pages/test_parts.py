"""Files under a limit: cut between exhibits, numbered through, and leading to one another."""

import io
from functools import cache
from random import Random

import pikepdf
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    ArchiveProfile,
    Block,
    Contents,
    DocumentTree,
    Heading,
    ImagePage,
)
from casefiles.typeset.file.build import Pictures, build_parts, build_pdf
from casefiles.typeset.pages.parts import SplitRules
from tests.typeset.pdf_reading import FONTS, PLACE, document, page_texts, paragraph

EXHIBITS = 6
PAGES = 3
SIZE = 60_000
PLAN = SplitRules(
    480_000, tuple(f"sheet {n}" for n in range(EXHIBITS)), "Part {part}.pdf", "Part {part}"
)


def pixels(key: str) -> bytes:
    return Random(key).randbytes(SIZE)


def dossier(archive: ArchiveProfile | None = None) -> DocumentTree:
    blocks: list[Block] = [
        Heading((TextSpan("Contents", "en"),), 1, PLACE, "contents", (TextSpan("Contents", "en"),)),
        Contents(TextPosition("contents", 0)),
        paragraph("text " * 900),
    ]
    for number in range(EXHIBITS):
        title = (TextSpan(f"Exhibit {number}", "en"),)
        blocks.append(Heading(title, 2, PLACE, f"sheet {number}", title, 2, starts_page=True))
        for page in range(PAGES):
            key = f"{number} {page}"
            blocks.append(ImagePage(key, 595, 842, 1, 1, "ccitt", b"", title, key, PLACE))
    made = document(*blocks)
    return DocumentTree(
        made.title, "en", made.running_head, "p.", made.blocks, archive or ArchiveProfile()
    )


@cache
def files(limit: int = PLAN.limit) -> tuple[tuple[str, bytes], ...]:
    plan = SplitRules(limit, PLAN.borders, PLAN.file_name, PLAN.word)
    pictures = Pictures(lambda _: SIZE, pixels)
    made = build_parts(dossier(), FONTS, pictures, plan, CancellationToken())
    return tuple((name, data) for name, data, _ in made)


def test_every_file_is_under_the_limit_and_begins_with_an_exhibit() -> None:
    made = files()
    assert [name for name, _ in made] == ["Part 1.pdf", "Part 2.pdf", "Part 3.pdf"]
    for number, (_, data) in enumerate(made):
        assert len(data) <= PLAN.limit
        first = page_texts(data)[0]
        assert first.startswith("Contents" if number == 0 else "Running head\nExhibit")


def test_numbers_go_on_from_file_to_file() -> None:
    number = 1
    for _, data in files():
        texts = page_texts(data)
        with pikepdf.open(io.BytesIO(data)) as opened:
            labels = [page.label for page in opened.pages]
        assert labels == [str(number + index) for index in range(len(texts))]
        assert all(label in text.split("\n") for label, text in zip(labels, texts, strict=True))
        number += len(texts)
    assert number > EXHIBITS * (PAGES + 1)


def test_contents_and_bookmarks_lead_into_other_files_by_name_part_and_page() -> None:
    (_, first), *others = files()
    starts = {}
    with pikepdf.open(io.BytesIO(first)) as opened:
        count = len(opened.pages)
        away = [link for link in opened.pages[0].obj.Annots if "/A" in link]
        with opened.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
    for name, data in others:
        for index, text in enumerate(page_texts(data)):
            if "\nExhibit" in text:
                title = next(line for line in text.split("\n") if line.startswith("Exhibit"))
                starts[title] = (name, index, count + index + 1)
        count += len(page_texts(data))
    assert len(away) == 2 * len(starts)
    for link in away:
        assert link.A.S == "/GoToR"
        title, (name, index, page) = next(
            item for item in starts.items() if f"p. {item[1][2]})" in str(link.Contents)
        )
        assert (str(link.A.F.UF), int(link.A.D[0])) == (name, index)
        assert str(link.Contents).endswith(f"({name.removesuffix('.pdf')}, p. {page})")
        assert f"{title} ({name.removesuffix('.pdf')}, p. {page})" in titles


def test_an_exhibit_that_is_too_large_is_cut_between_its_pages_and_a_page_is_refused() -> None:
    made = files(210_000)
    assert len(made) > 6
    assert all(len(data) <= 210_000 for _, data in made)
    assert sum(len(page_texts(data)) for _, data in made) == sum(
        len(page_texts(data)) for _, data in files()
    )
    with pytest.raises(Refused) as refused:
        files(110_000)
    assert refused.value.code == "page_over_limit"


def test_what_fits_is_not_cut_and_is_the_same_file() -> None:
    ((name, data),) = files(10_000_000)
    assert name == ""
    assert data == build_pdf(dossier(), FONTS, pixels, CancellationToken())


def test_a_linear_file_says_so_and_holds_the_same_pages() -> None:
    linear = build_pdf(dossier(ArchiveProfile(is_linear=True)), FONTS, pixels, CancellationToken())
    with pikepdf.open(io.BytesIO(linear)) as opened:
        assert opened.is_linearized
    assert page_texts(linear) == page_texts(files(10_000_000)[0][1])
