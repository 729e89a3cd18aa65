"""The finished dossier: links land, pages print their number, pictures are embedded unchanged."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_arguments import (
    DisclosedArgument,
    DisclosedLimb,
    DisclosedTest,
)
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.redaction.clearance.final_check import examine
from casefiles.typeset.file.build import build_pdf
from tests.dossier.sample_edition import CODINGS, RESOURCES, burned_pages, edition
from tests.redaction.seeking import sought_names
from tests.typeset.pdf_reading import fonts_of, ink_outside, links_of, page_texts

LARGE = edition(exhibits=12, pages=16)


def typeset(disclosure: Disclosure, ticket: CancellationToken | None = None) -> bytes:
    pages = burned_pages(disclosure)
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    document = compose(disclosure, profile, pages)
    return build_pdf(document, RESOURCES / "fonts", pixels.pop, ticket or CancellationToken())


@cache
def large() -> bytes:
    return typeset(LARGE)


def test_two_hundred_pages_each_print_their_number() -> None:
    texts = page_texts(large())
    assert len(texts) >= 165
    for number, text in enumerate(texts, start=1):
        assert str(number) in text.split("\n"), number
    with pikepdf.open(io.BytesIO(large())) as opened:
        assert [page.label for page in opened.pages] == [str(n + 1) for n in range(len(texts))]


def test_each_line_of_the_contents_lands_on_its_page() -> None:
    texts = page_texts(large())
    entries = dict(re.findall(r"^([A-Z][a-z]+(?: [a-z]+)*) (\d+)$", texts[0], re.MULTILINE))
    assert len(entries) == 7
    assert int(entries.pop("Exhibits")) == next(
        number for number, text in enumerate(texts, start=1) if text.startswith("AB/1 ")
    )
    for name, page in entries.items():
        assert name in texts[int(page) - 1].split("\n")
    with pikepdf.open(io.BytesIO(large())) as opened:
        targets = {target for page, _, target, _ in links_of(opened) if page == 1}
    assert {int(page) for page in entries.values()} <= targets


def test_each_cite_lands_on_the_page_that_it_prints() -> None:
    texts = page_texts(large())
    checked = 0
    with (
        pikepdf.open(io.BytesIO(large())) as opened,
        pypdfium2.PdfDocument(large()) as read,
    ):
        for page, rectangle, target, _ in links_of(opened):
            text = read[page - 1].get_textpage().get_text_bounded(*rectangle)
            cited = re.search(r"(AB/\d+)/(\d+).* \[(\d+)", text)
            if cited:
                mark, number, printed = cited.groups()
                assert int(printed) == target
                first = texts[target - 1].split("\n")[0]
                assert first.startswith(f"{mark} ")
                assert f"page {number} of 16" in first
                checked += 1
    assert checked > 30


def test_bookmarks_name_every_section_and_exhibit_with_its_page() -> None:
    texts = page_texts(large())
    with pikepdf.open(io.BytesIO(large())) as opened, opened.open_outline() as outline:
        top = [item.title for item in outline.root]
        exhibits = [item.title for item in outline.root[-1].children]
    assert [title.partition(" (p.")[0] for title in top[1:]] == [
        "Contents",
        "Persons",
        "Chronology",
        "Statement of facts",
        "Signature",
        "List of exhibits",
        "Redactions in this dossier",
        "Exhibits",
    ]
    assert len(exhibits) == sum(exhibit.pages > 0 for exhibit in LARGE.exhibits)
    for title in exhibits:
        mark, page = re.fullmatch(r"(AB/\d+) .*\(p\. (\d+)\)", title).groups()  # type: ignore[union-attr]
        band = texts[int(page) - 1].split("\n")[0]
        from_the_right = f"/{mark.removeprefix('AB/')}AB"  # as PDFium reads a title in Uyghur
        assert mark in band or from_the_right in band


def test_nothing_runs_off_a_page_and_the_file_is_sound() -> None:
    assert not ink_outside(large(), 30)
    assert all(fonts_of(large()).values())
    with pikepdf.open(io.BytesIO(large())) as opened:
        assert not opened.check_pdf_syntax()


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(large())
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


def test_pictures_are_embedded_unchanged_and_decode_to_what_was_burned() -> None:
    disclosure = edition(exhibits=5, events=0, facts=0)
    pages = burned_pages(disclosure)
    assert {page.coding for page in pages} == set(CODINGS)
    pdf = typeset(disclosure)
    with pikepdf.open(io.BytesIO(pdf)) as opened, pypdfium2.PdfDocument(pdf) as read:
        pictured = [n for n, page in enumerate(opened.pages) if "/XObject" in page.obj.Resources]
        assert len(pictured) == len(pages)
        for number, burned in zip(pictured, pages, strict=True):
            image = opened.pages[number].obj.Resources.XObject.Picture
            assert image.read_raw_bytes() == burned.data
            rendered = read[number].render(scale=1).to_pil().convert("L")
            column = [rendered.getpixel((rendered.width // 2, y)) for y in range(rendered.height)]
            assert sum(value < 60 for value in column) >= 15, burned.coding
            assert sum(value > 240 for value in column) > rendered.height // 2, burned.coding


def test_the_stamp_lies_above_the_picture_and_covers_nothing() -> None:
    pdf = typeset(edition(exhibits=4, events=0, facts=0))
    with pikepdf.open(io.BytesIO(pdf)) as opened, pypdfium2.PdfDocument(pdf) as read:
        for number, page in enumerate(opened.pages):
            if "/XObject" not in page.obj.Resources:
                continue
            code = page.obj.Contents.read_bytes().decode()
            size = re.search(r"q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm /Picture Do Q", code)
            assert size is not None
            width, height, left, bottom = (float(value) for value in size.groups())
            text = read[number].get_textpage()
            boxes = [text.get_charbox(index) for index in range(text.count_chars())]
            assert all(low > bottom + height or high < bottom for _, low, _, high in boxes)
            assert left + width <= read[number].get_width()


def test_wide_pictures_stand_on_wide_pages() -> None:
    disclosure = edition(exhibits=5, events=0, facts=0)
    wide = [page.width > page.height for page in burned_pages(disclosure)]
    with pikepdf.open(io.BytesIO(typeset(disclosure))) as opened:
        shapes = [
            float(page.mediabox[2]) > float(page.mediabox[3])
            for page in opened.pages
            if "/XObject" in page.obj.Resources
        ]
    assert any(wide)
    assert shapes == wide


def test_pictures_are_let_go_one_by_one_and_progress_ends_at_the_total() -> None:
    told: list[Progress] = []
    typeset(edition(exhibits=3), CancellationToken(listener=told.append))
    assert [step.done for step in told] == sorted(step.done for step in told)
    assert told[-1].done == told[-1].total


def test_names_that_are_words_of_the_file_format_stop_no_export() -> None:
    pdf = typeset(edition(exhibits=2, events=3, facts=3))
    names = ["Iso", "Block", "Header", "Scope", "Figure", "Sect", "Integer"]
    sought = sought_names(*names)
    assert examine(pdf, page_texts(pdf), sought, "").hits == 0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.Root.StructTreeRoot.K.Alt = pikepdf.String(", ".join(names))
        leaky = io.BytesIO()
        opened.save(leaky)
    assert examine(leaky.getvalue(), [], sought, "").hits >= len(names)


def test_the_lines_to_sign_on_and_the_rows_of_a_limb_are_not_parted() -> None:
    bare = replace(edition(exhibits=0, events=0, facts=0), sections=("grounds", "signature"))
    for count in range(6, 14):
        limbs = tuple(limb_of_both(number) for number in range(count))
        told = replace(bare, grounds=(DisclosedTest("Purpose", "a treaty", limbs),))
        pages = page_texts(typeset(told))
        assert any("Name in capitals" in one and "Place and date" in one for one in pages), count
        for number in range(count):
            page = next(one for one in pages if f"Ours {number}." in one)
            assert f"Theirs {number}." in page, (count, number)


def limb_of_both(number: int) -> DisclosedLimb:
    """Return a limb with a row for either side."""
    ours = DisclosedArgument(True, f"Ours {number}.", "", "", (), (), ())
    theirs = replace(ours, is_ours=False, text=f"Theirs {number}.")
    return DisclosedLimb(f"Limb {number}", (ours, theirs))
