"""Pages: numbers, links, heads of tables, company of headings, and what the file does not hold."""

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled
from casefiles.typeset.document.inline import PageOf, TextPosition, TextSpan
from casefiles.typeset.document.looks import DEFAULT_LOOK as LOOK
from casefiles.typeset.document.tree import (
    Block,
    Contents,
    Heading,
    ImagePage,
    Paragraph,
    Role,
    Table,
    TableRow,
)
from casefiles.typeset.file.build import build_pdf
from tests.typeset.pdf_reading import (
    FONTS,
    PLACE,
    document,
    everything,
    fonts_of,
    ink_outside,
    links_of,
    no_pictures,
    page_texts,
    paragraph,
    pdf_of,
)
from tests.typeset.positions import words_at

ROOT = Path(__file__).parents[2]
LONG = "Staff of the embassy stand at the door of the court and photograph those who enter. " * 6


def heading(text: str, number: int, *, starts_page: bool = False) -> Heading:
    spans = (TextSpan(text, "en"),)
    return Heading(spans, 1, PLACE, f"section {number}", spans, starts_page=starts_page)


def cell(text: str, language: str = "en") -> tuple[Paragraph, ...]:
    return (Paragraph((TextSpan(text, language),), Role.CELL, PLACE),)


def table(rows: int, words: int = 20) -> Table:
    head = tuple(Paragraph((TextSpan(t, "en"),), Role.CELL_HEAD, PLACE) for t in ("HeadA", "HeadB"))
    body = tuple(TableRow((cell(f"row{number}"), cell("word " * words))) for number in range(rows))
    return Table((0.3, 0.7), head, body)


def test_page_n_prints_n_and_the_running_head_spares_the_first_page() -> None:
    texts = page_texts(pdf_of(*[paragraph(LONG)] * 40))
    assert len(texts) > 5
    for number, text in enumerate(texts, start=1):
        assert str(number) in text.split("\n")
    assert "Running head" not in texts[0]
    assert all("Running head" in text for text in texts[1:])


def test_contents_print_and_link_the_page_of_each_heading_that_follows() -> None:
    blocks: list[Block] = [heading("Contents", 0), Contents(TextPosition("contents", 0))]
    for number in range(1, 15):
        blocks += [heading(f"Section {number}", number, starts_page=True), *[paragraph(LONG)] * 9]
    pdf = pdf_of(*blocks)
    texts = page_texts(pdf)
    starts = {
        number: next(
            page for page, text in enumerate(texts[1:], start=2) if f"Section {number}\n" in text
        )
        for number in range(1, 15)
    }
    lines = texts[0].replace("\n", " ")
    assert all(f"Section {number} {page}" in lines for number, page in starts.items())
    assert "Contents 1 " not in lines
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        targets = [target for page, _, target, _ in links_of(opened) if page == 1]
    assert targets == [page for page in starts.values() for _ in ("title", "number")]


def test_late_page_numbers_move_what_follows_and_links_lie_on_them() -> None:
    content = (
        TextSpan("see page ", "en"),
        PageOf("section 1"),
        TextSpan(", end", "en", target="section 1"),
    )
    pdf = pdf_of(
        Paragraph(content, Role.BODY, PLACE),
        *[paragraph(LONG)] * 70,
        heading("There", 1),
    )
    pages = page_texts(pdf)
    last = len(pages)
    assert last > 9
    assert f"see page {last}, end" in pages[0]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (_, rectangle, target, _), *more = links_of(opened)
    assert target == last
    assert not more
    assert rectangle[2] - rectangle[0] < 60


def test_a_heading_never_ends_a_page() -> None:
    for filler in range(30, 44):
        blocks = [paragraph("filler")] * filler
        texts = page_texts(pdf_of(*blocks, heading("Orphan", 1), paragraph("company " * 60)))
        page = next(text for text in texts if "Orphan" in text)
        assert "company" in page


def test_a_paragraph_leaves_no_single_line_on_either_page() -> None:
    for filler in range(20, 44):
        texts = page_texts(pdf_of(*[paragraph("filler")] * filler, paragraph("company " * 90)))
        counts = [sum(line.startswith("company") for line in text.split("\n")) for text in texts]
        assert 1 not in counts


def test_tables_repeat_their_head_and_rows_stay_whole() -> None:
    texts = page_texts(pdf_of(table(80)))
    assert len(texts) > 3
    assert all(text.count("HeadA") == 1 for text in texts)
    for number in range(80):
        page = next(text for text in texts if f"row{number}\n" in text or f"row{number} " in text)
        assert page.count("word") % 20 == 0


def test_a_row_taller_than_a_page_goes_on_under_the_repeated_head() -> None:
    texts = page_texts(pdf_of(table(1, words=3000)))
    assert len(texts) > 2
    assert all("HeadB" in text for text in texts)
    assert sum(text.count("word") for text in texts) == 3000


def test_the_text_of_a_cell_stays_together_in_the_file() -> None:
    row = TableRow((cell("alpha beta gamma " * 4), cell("one two three four five six " * 8)))
    text = page_texts(pdf_of(Table((0.3, 0.7), (), (row,))))[0].replace("\n", " ")
    assert ("alpha beta gamma " * 4).strip() in text


def test_the_file_opens_at_full_size_with_decimal_labels_and_numbered_bookmarks() -> None:
    pdf = pdf_of(heading("Part one", 1), *[paragraph(LONG)] * 24, heading("Part two", 2))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        root = opened.Root
        assert root.OpenAction[0].objgen == opened.pages[0].objgen
        assert list(root.OpenAction)[1:] == [pikepdf.Name.XYZ, None, None, 1]
        assert [page.label for page in opened.pages] == ["1", "2", "3", "4"]
        with opened.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert titles == ["Part one (p. 1)", "Part two (p. 4)"]


def test_no_font_but_ours_and_only_drawn_glyphs_are_in_the_file() -> None:
    pdf = pdf_of(paragraph("abc 漢"))
    fonts = fonts_of(pdf)
    assert {name.partition("+")[2] for name in fonts} == {"NotoSans-Regular", "NotoSansSC-Regular"}
    assert all(fonts.values())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        maps = b"".join(
            item.ToUnicode.read_bytes()
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item
        )
    drawn = {chr(int(line.split()[1][1:-1], 16)) for line in _mapped(maps.decode())}
    assert drawn == set("abc 漢1")


def _mapped(cmap: str) -> list[str]:
    return [line for line in cmap.split("\n") if line.startswith("<") and line != "<0000> <FFFF>"]


def test_the_file_tells_nothing_but_its_title() -> None:
    pdf = pdf_of(paragraph("text"), title="A title 漢")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.check_pdf_syntax()
        assert dict(opened.docinfo.items()) == {"/Title": pikepdf.String("A title 漢")}
        assert "/Names" not in opened.Root
        packet = ET.fromstring(opened.Root.Metadata.read_bytes())
    said = {element.tag.partition("}")[2]: element.text for element in packet.iter()}
    assert said["part"] == "1"
    assert [said[name] for name in ("format", "conformance")] == ["application/pdf", "A"]
    assert not said.keys() & {"CreateDate", "ModifyDate", "MetadataDate", "Producer", "CreatorTool"}
    words = [text.strip() for text in packet.itertext() if text.strip()]
    assert words[:5] == ["application/pdf", "A title 漢", "en", "2", "A"]
    held = everything(pdf)
    assert b"NotoSans-Regular" in held
    for word in (b"ReportLab", b"anonymous", b"Helvetica", b"Date", b"Producer", b"resources/"):
        assert word not in held


def test_long_heads_and_stamps_are_cut_and_not_lost_over_the_edge() -> None:
    long = "endless " * 40
    picture = ImagePage(
        "1", 595, 842, 1, 1, "jpeg_grey", b"", (TextSpan(long, "en"),), "picture", PLACE
    )
    blocks = (paragraph(LONG), Heading((TextSpan(long, "en"),), 3, PLACE), picture)
    tree = replace(document(*blocks, *[paragraph(LONG)] * 30), running_head=(TextSpan(long, "en"),))
    pdf = build_pdf(tree, FONTS, lambda _key: b"\xff\xd8\xff\xd9", CancellationToken())
    assert not ink_outside(pdf, 30)
    assert sum("\u2026" in text for text in page_texts(pdf)) >= 3


def test_cancelling_stops_the_work() -> None:
    ticket = CancellationToken()
    ticket.stop.set()
    with pytest.raises(Cancelled):
        build_pdf(document(paragraph("text")), FONTS, no_pictures, ticket)


def test_a_link_without_a_destination_is_a_bug_and_not_a_dead_link() -> None:
    with pytest.raises(KeyError):
        pdf_of(Paragraph((TextSpan("text", "en", target="nowhere"),), Role.BODY, PLACE))


def test_local_settings_of_the_layout_library_are_never_read(tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    (tmp_path / ".reportlab_settings").write_text(f"open({str(trace)!r}, 'w').close()\n")
    environment = {"HOME": str(tmp_path), "RL_defaultPageSize": "letter"}
    for module, is_read in (("casefiles.typeset.file.build", False), ("reportlab.rl_config", True)):
        script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import {module}"
        subprocess.run([sys.executable, "-c", script], env=environment, check=True)
        assert trace.exists() is is_read


def test_lines_of_tibetan_stand_further_apart_than_those_of_latin() -> None:
    def distance(text: str, language: str, word: str) -> float:
        (page, *_) = words_at(pdf_of(paragraph(text, language)))
        bottoms = [one.bottom for one in page if one.text.startswith(word)]
        heights = sorted({round(bottom) for bottom in bottoms}, reverse=True)
        return heights[0] - heights[1]

    assert distance("word " * 60, "en", "word") == 15
    assert distance("བོད " * 120, "bo", "བོད") >= 18


def test_contents_and_names_in_tables_begin_at_the_left_in_any_script() -> None:
    title = (TextSpan("Exhibit ", "en"), TextSpan("گۇۋاھلىق بەرگۈچىنىڭ باياناتى", "ug"))
    entry = Heading(title, 1, PLACE, "exhibit", title)
    names = TableRow((cell("ئۈرۈمچى", "ug"), cell("Lisbon")))
    pdf = pdf_of(Contents(PLACE), Table((0.5, 0.5), (), (names,)), entry)
    (words, *_) = words_at(pdf)
    left = {word.text: word.left for word in reversed(words)}
    assert left["Exhibit"] == pytest.approx(LOOK.margins.start, abs=3)
    assert left["ئۈرۈمچى"] == pytest.approx(LOOK.margins.start, abs=3)
