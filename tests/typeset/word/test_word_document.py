"""A Word file from a tree: what a word processor makes of it, and that nothing else is in it."""

import io
import re
import zipfile

from casefiles.evidence.layout.blocks import BlockTable as ReadTable
from casefiles.evidence.layout.blocks import TextParagraph as Read
from casefiles.evidence.office_formats.word_file import read_word
from casefiles.redaction.clearance.word_file_structure import count_unexpected_in_word
from casefiles.typeset.document.inline import Footnote, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Contents,
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
from casefiles.typeset.word.word_document import build_word

HERE = TextPosition("statement", 1)


def span(text: str, language: str = "en", **more: object) -> TextSpan:
    return TextSpan(text, language, **more)  # type: ignore[arg-type]


def said(*content: object, label: str = "", role: Role = Role.BODY) -> Paragraph:
    return Paragraph(tuple(content), role, HERE, label)  # type: ignore[arg-type]


def document(*blocks: object) -> DocumentTree:
    return DocumentTree("Case", "en", (span("EXT 17/2026"),), "p.", tuple(blocks))  # type: ignore[arg-type]


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def read(data: bytes) -> list[Read]:
    return [block for block in read_word(data).blocks if isinstance(block, Read)]


def test_headings_numbers_and_notes_are_such_for_a_word_processor():
    heading = Heading((span("Facts"),), 1, HERE, "section statement", (span("Facts"),))
    noted = said(
        span("He was stopped"), Footnote((span("By two officers."),)), span("."), label="1."
    )
    data = build_word(document(heading, noted, said(span("Then he left."), label="2.")))
    first, *others = read(data)
    assert (first.text, first.level) == ("Facts", 1)
    assert [(one.marker, one.text) for one in others[:2]] == [
        ("1.", "He was stopped[footnote 1]."),
        ("2.", "Then he left."),
    ]
    assert any("By two officers." in one.text for one in others)


def test_a_number_that_jumps_begins_a_series_of_its_own():
    labels = ["1.", "2.", "7.", "8.", "A."]
    data = build_word(document(*(said(span("x"), label=label) for label in labels)))
    markers = [one.marker or one.text.partition("\t")[0] for one in read(data)[:5]]
    assert markers == labels


def test_nested_lists_are_counted_by_their_own_kinds():
    inner = List((Item((said(span("deep")),)),), HERE, ListNumbering.LETTER)
    outer = List((Item((said(span("one")), inner)), Item((said(span("two")),))), HERE,
                 ListNumbering.DECIMAL, 3)  # fmt: skip
    assert [(one.marker, one.text) for one in read(build_word(document(outer)))[:3]] == [
        ("3.", "one"),
        ("(a)", "deep"),
        ("4.", "two"),
    ]


def test_runs_tell_language_direction_and_font():
    data = build_word(
        document(
            said(span("ئايگۈل كەتتى", "ug")),
            said(span("两名警察", "zh-Hans"), span(" came", "en")),
            said(span("བོད་ཡིག", "bo")),
        )
    )
    text = part(data)
    backwards, han, tibetan = text.split("<w:p>")[1:4]
    assert "<w:bidi/>" in backwards
    assert '<w:rtl/><w:lang w:bidi="ug-CN"/>' in backwards
    assert "Microsoft Uighur" in backwards
    assert '<w:lang w:eastAsia="zh-CN"/>' in han
    assert "<w:bidi/>" not in han
    assert "Microsoft Himalaya" in tibetan


def test_links_lead_to_what_is_in_the_file_and_pages_elsewhere_are_not_told():
    row = TableRow(((said(span("AB/1"), role=Role.CELL),),), destination="listed 1")
    cite = said(span("AB/1, p. 2", target="listed 1"), span(" ", target="page 1 2"),
                PageOf("page 1 2"), span("."))  # fmt: skip
    data = build_word(document(cite, Table((1.0,), (), (row,))))
    text = part(data)
    assert text.count("<w:hyperlink") == 1
    assert 'w:anchor="b1"' in text
    assert 'w:name="b1"' in text
    assert read(data)[0].text == "AB/1, p. 2."


def test_contents_name_the_headings_that_follow():
    heading = Heading((span("Persons"),), 1, HERE, "section persons", (span("Persons"),))
    before, *_ = read(build_word(document(Contents(HERE), heading)))
    assert before.text == "Persons\t…"
    assert before.level == 0


def test_a_word_processor_counts_the_pages_of_the_contents():
    heading = Heading((span("Facts"),), 1, HERE, "section statement", (span("Facts"),))
    data = build_word(document(Contents(HERE), heading))
    text = part(data)
    (mark,) = re.findall('<w:bookmarkStart w:id="1" w:name="(b1)"/>', text)
    line = text[text.index('"TOC1"') :].partition("</w:p>")[0]
    assert f" PAGEREF {mark} " in line
    assert line.index("<w:tab/>") < line.index("PAGEREF")
    assert "updateFields" in part(data, "word/settings.xml")
    assert '<w:tab w:val="right"' in part(data, "word/styles.xml")
    assert count_unexpected_in_word(data) == 0


def test_the_file_tells_nothing_of_who_made_it_when_or_how():
    rows = (TableRow(((said(span("a"), role=Role.CELL),), ())),)
    data = build_word(document(said(span("a < b & c\x07")), Table((0.4, 0.6), (), rows)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        whole = b"".join(package.read(one) for one in members)
    assert {one.date_time for one in members} == {(1980, 1, 1, 0, 0, 0)}
    assert not [one.filename for one in members if "docProps" in one.filename]
    assert b"rsid" not in whole
    assert b"author" not in whole
    assert count_unexpected_in_word(data) == 0
    assert data == build_word(document(said(span("a < b & c")), Table((0.4, 0.6), (), rows)))
    table = next(one for one in read_word(data).blocks if isinstance(one, ReadTable))
    assert len(table.rows) == 1


def test_a_paragraph_to_which_links_lead_is_marked():
    there = Paragraph((span("First"),), Role.BODY, HERE, "1.", destination="fact 1")
    text = part(build_word(document(there, said(span("see 1", target="fact 1")))))
    assert text.index('w:name="b1"') < text.index("First") < text.index('w:anchor="b1"')
