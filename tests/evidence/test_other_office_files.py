"""Slides, OpenDocument files, rich text, web pages, tables in plain text and old workbooks."""

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
    Sheet,
    SheetRow,
    Visibility,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.evidence.office_formats.separated_file import separator_of
from casefiles.evidence.worker.warm_office import packed
from tests.evidence.conftest import Read
from tests.evidence.final_lines import final
from tests.evidence.office_samples import TYPES, R, links
from tests.evidence.old_workbook import compound, hidden_column, hidden_row, label, record, xls


def lines(reading: Extraction) -> list[str]:
    assert not reading.unreadable
    return [line for page in reading.pages for line in page.text.split("\n")]


def found(reading: Extraction) -> dict[FileWarningCode, list[str]]:
    told: dict[FileWarningCode, list[str]] = {}
    for one in reading.items:
        if isinstance(one, FileWarning):
            told.setdefault(one.code, []).append(one.detail)
    return told


# Slides


def slide(text: str, attributes: str = "") -> str:
    return (
        f'<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="{R}" {attributes}><p:cSld><p:spTree>{text}'
        "</p:spTree></p:cSld></p:sld>"
    )


def shape(text: str, kind: str = "") -> str:
    place = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
    return f"<p:sp>{place}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def pptx(*slides: str, **parts: str) -> bytes:
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{at}" r:id="s{at}"/>' for at in numbers)
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "ppt/presentation.xml": f'<p:presentation xmlns:p="p" xmlns:r="{R}"><p:sldIdLst>'
            f"{listed}</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": links(
                *((f"s{at}", "slide", f"slides/slide{at}.xml") for at in numbers),
                ("a", "commentAuthors", "authors.xml"),
            ),
            "ppt/authors.xml": '<a><cmAuthor id="3" name="Kim"/></a>',
            **{f"ppt/slides/slide{at}.xml": one for at, one in enumerate(slides, start=1)},
            "ppt/slides/_rels/slide1.xml.rels": links(
                ("n", "notesSlide", "../notes.xml"),
                ("c", "comments", "../comments.xml"),
                ("g", "chart", "../chart.xml"),
                ("h", "hyperlink", "https://example.org"),
            ),
            "ppt/notes.xml": slide(shape("say it slowly", "body") + shape("3", "sldNum")),
            "ppt/comments.xml": '<l><cm authorId="3" dt="2024-05-01T10:00:00"><text>too long</text>'
            "</cm></l>",
            "ppt/chart.xml": "<c><v>Detained</v><v>417</v></c>",
            **{f"ppt/{name}.xml": part for name, part in parts.items()},
        }
    )


def test_slides_with_notes_comments_tables_and_charts(read: Read):
    link = '<a:rPr><a:hlinkClick r:id="h"/></a:rPr>'
    linked = shape("here").replace("<a:t>", f"{link}<a:t>")
    cell = "<a:tc><a:txBody><a:p><a:r><a:t>cell</a:t></a:r></a:p></a:txBody></a:tc>"
    frame = (
        f"<p:graphicFrame><a:tbl><a:tr>{cell}</a:tr></a:tbl></p:graphicFrame>"
        '<p:graphicFrame><c:chart xmlns:c="c" r:id="g"/></p:graphicFrame>'
    )
    group = f"<p:grpSp>{shape('in a group')}</p:grpSp>"
    reading = read(
        pptx(
            slide(shape("Arrests", "title") + group + linked + frame),
            slide(shape("not shown"), 'show="0"'),
        )
    )
    assert len(reading.pages) == 2
    assert lines(reading) == [
        "Text rendering; layout not reproduced \u00b7 Presentation",
        *("Slide 1 of 2", "Arrests", "in a group", "here [link: https://example.org]", "cell"),
        *("[chart: Detained | 417]", "Speaker notes", "say it slowly", "Comments"),
        *("Kim, 2024-05-01 10:00: too long", "Slide 2 of 2 (hidden)", "not shown"),
    ]
    told = found(reading)
    assert told[FileWarningCode.HIDDEN_SLIDES] == ["slide 2"]
    assert told[FileWarningCode.SPEAKER_NOTES] == ["say it slowly"]
    assert MetadataItem(MetadataKind.REVIEWER, "Kim") in reading.items
    assert final(reading) == [
        *("Slide 1 of 1", "Arrests", "in a group", "here", "cell", "[chart: Detained | 417]"),
    ]


def test_a_missing_slide_leaves_the_others(read: Read):
    data = pptx(slide(shape("one")), slide(shape("two"))).replace(b"slide1.xml", b"slideX.xml")
    assert "two" in lines(read(data))


# OpenDocument

_OPEN = (
    '<o:document-content xmlns:o="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:dc="c"'
    ' xmlns:style="s" xmlns:xlink="x" xmlns:presentation="p">'
)


def opendocument(kind: str, body: str, styles: str = "", **parts: str) -> bytes:
    return packed(
        {
            **{f"{name}.xml": part for name, part in parts.items()},
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"{_OPEN}{styles}<o:body><o:{kind}>{body}</o:{kind}></o:body>"
            "</o:document-content>",
        }
    )


def test_an_open_document_text_with_changes_notes_and_hidden_text(read: Read):
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><o:change-info>'
        "<dc:creator>Kim</dc:creator><dc:date>2024-05-01T10:11:12</dc:date></o:change-info>"
        "<text:p>taken out</text:p></text:deletion></text:changed-region><text:changed-region"
        ' text:id="c2"><text:insertion><o:change-info><dc:creator>Lee</dc:creator>'
        "</o:change-info></text:insertion></text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="1">Statement</text:h>'
        '<text:p>Before <text:change text:change-id="c1"/>and <text:change-start'
        ' text:change-id="c2"/>new<text:change-end text:change-id="c2"/>'
        '<text:span text:style-name="T1">unseen</text:span>'
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>the note</text:p></text:note-body></text:note>"
        "<o:annotation><dc:creator>Judge</dc:creator><text:p>why?</text:p></o:annotation></text:p>"
        "<text:list><text:list-item><text:p>point<text:s text:c='3'/>one</text:p>"
        "</text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    styles = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    )
    meta = "<m><creator>B. Clerk</creator><initial-creator>Anna Kim</initial-creator></m>"
    reading = read(opendocument("text", body, styles, meta=meta))
    told = " ".join(lines(reading))
    assert "Before [deleted by Kim 2024-05-01 10:11: taken out]and [inserted by Lee: new]" in told
    assert "[hidden: unseen][footnote 1][comment 1 by Judge: why?]" in told
    assert lines(reading)[-5:] == [
        "\u2022 point   one",
        "x",
        "Footnotes",
        "[footnote 1]",
        "the note",
    ]
    assert found(reading)[FileWarningCode.HIDDEN_TEXT] == ["unseen"]
    assert final(reading) == [
        *("Statement", "Before and new[footnote 1]", "\u2022 point   one", "x"),
        *("Footnotes", "[footnote 1]", "the note"),
    ]
    assert MetadataItem(MetadataKind.AUTHOR, "Anna Kim") in reading.items
    assert MetadataItem(MetadataKind.LAST_EDITOR, "B. Clerk") in reading.items


def test_open_document_slides_that_are_hidden(read: Read):
    styles = (
        '<style:style style:name="dp2"><style:drawing-page-properties'
        ' presentation:visibility="hidden"/></style:style>'
    )
    page = (
        '<draw:page draw:name="p" draw:style-name="{}"><draw:frame><draw:text-box>'
        "<text:p>{}</text:p>"
        "</draw:text-box></draw:frame></draw:page>"
    )
    body = page.format("dp1", "open") + page.format("dp2", "closed")
    reading = read(opendocument("presentation", body, styles))
    assert lines(reading)[1:] == ["Slide 1 of 2", "open", "Slide 2 of 2 (hidden)", "closed"]
    assert final(reading) == ["Slide 1 of 1", "open"]


def test_an_open_document_sheet_with_repeated_and_hidden_rows(read: Read):
    styles = (
        '<style:style style:name="ta2">'
        '<style:table-properties table:display="false"/></style:style>'
    )

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    body = (
        '<table:table table:name="A"><table:table-column/><table:table-column'
        ' table:visibility="collapse"/><table:table-row>'
        + cell("a", 'table:number-columns-repeated="2"')
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
        "</table:table-row>"
        '<table:table-row table:visibility="collapse">'
        + cell("5", 'table:formula="of:=2+3"')
        + "</table:table-row></table:table>"
        '<table:table table:name="B" table:style-name="ta2"/>'
    )
    reading = read(opendocument("spreadsheet", body, styles))
    assert [one for one in reading.items if isinstance(one, SheetRow)] == [
        SheetRow(1, ("a", "a")),
        SheetRow(1_000_002, ("5",), 1),
    ]
    first, second = (one for one in reading.items if isinstance(one, Sheet))
    assert first.hidden_columns == ("B",)
    assert second.visibility is Visibility.HIDDEN
    assert "=2+3" in lines(reading)


def test_an_encrypted_open_document_needs_its_password(read: Read):
    manifest = "<m><file-entry><encryption-data/></file-entry></m>"
    data = packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": b"\x93\x01",
            "META-INF/manifest.xml": manifest,
        }
    )
    assert read(data).unreadable == "password_needed"


# Rich text


def test_rich_text_in_several_code_pages_with_what_it_hides(read: Read):
    data = (
        rb"{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}"
        rb"{\*\revtbl{Unknown;}{Lee;}}{\info{\author Anna Kim}{\company Ministry}"
        rb"{\creatim\yr2024\mo3\dy1\hr9\min5}}{\header top of page}"
        rb"\f0 Hello \'e9 \f1\'d5\'c5\'ce\'b0\f0  {\b bold} \u8364? \u-10179?\u-8704? end\par "
        rb"{\v unseen}{\deleted\revauthdel1 gone}{\footnote a note}"
        rb"{\*\atnauthor Judge}{\*\annotation why?}"
        rb'{\field{\*\fldinst HYPERLINK "https://example.org"}{\fldrslt here}}\par'
        rb"\trowd\cellx100\cellx200 a\cell b\cell\row"
        rb"{\object{\*\objdata 0105}}{\pict\bin5 }}\\}{\*\unknown dropped}}"
    )
    reading = read(data)
    told = lines(reading)
    assert told[1] == "Hello \u00e9 \u5f20\u4f1f bold \u20ac \U0001f600 end"
    text = " ".join(told)
    assert "[hidden: unseen]" in text
    assert "[deleted by Lee: gone]" in text
    assert "https://example.org" in text
    assert "dropped" not in text
    assert "top of page" in told
    assert "a note" in told
    assert "Judge: why?" in told
    assert final(reading)[:3] == [told[1], "[note]here", "a  b"]
    assert not [one for one in final(reading) if "why?" in one or "Comments" in one]
    assert MetadataItem(MetadataKind.CREATED, "2024-03-01 09:05") in reading.items
    assert MetadataItem(MetadataKind.AUTHOR, "Anna Kim") in reading.items
    assert found(reading)[FileWarningCode.EMBEDDED_FILES] == [""]


@pytest.mark.parametrize(
    "data",
    [b"{\\rtf1" + b"{" * 200_000, b"{\\rtf1 a}}}}}} b", b"{\\rtf1 \\u", b"{\\rtf1\\bin99999999 x"],
    ids=["deep", "closed too often", "cut off", "binary beyond the end"],
)
def test_odd_rich_text_ends_well(read: Read, data: bytes):
    assert not read(data).unreadable


# Web pages


def test_a_web_page_shows_what_is_hidden_and_runs_nothing(read: Read):
    data = """<!doctype html><html><head><meta charset=gb2312><title>Notice</title>
    <meta name=author content="Anna Kim"><script>document.write("ran")</script>
    <style>p{}</style></head><body><h2>Wanted</h2><p>Name:   <b>\u5f20\u4f1f</b>
    <span style="display: none">do not travel</span></p><ol><li>one<li>two</ol>
    <table><tr><th>a<th>b<tr><td>1<td>2</table><pre>x  y</pre>
    <a href="https://example.org/x">more</a><img src="https://track.example/p.gif" alt="pixel">
    <input type=hidden value=token42></body></html>""".encode("gb18030")
    reading = read(data)
    assert reading.media_type == "text/html"
    told = lines(reading)
    assert told[1:] == [
        *("Notice", "Wanted", "Name: \u5f20\u4f1f [hidden: do not travel]", "1. one", "2. two"),
        *("a", "b", "1", "2", "x  y"),
        "more [link: https://example.org/x][picture: pixel] [hidden: token42]",
    ]
    findings = found(reading)
    assert findings[FileWarningCode.REMOTE_CONTENT] == ["https://track.example/p.gif"]
    assert findings[FileWarningCode.HIDDEN_TEXT] == ["do not travel", "token42"]
    assert final(reading) == [
        *("Notice", "Wanted", "Name: \u5f20\u4f1f", "1. one", "2. two", "a  b", "1  2", "x  y"),
        "more[picture]",
    ]
    assert FileWarningCode.ACTIVE_CONTENT in findings
    assert MetadataItem(MetadataKind.AUTHOR, "Anna Kim") in reading.items


def test_a_page_as_deep_as_a_well_is_read(read: Read):
    data = b"<!doctype html>" + b"<div>" * 5_000 + b"bottom" + b"</div>" * 5_000
    assert "bottom" in lines(read(data))


# Tables in plain text


def test_a_table_in_plain_text_is_shown_as_one(read: Read):
    data = 'Name;Place;Date\nKim;"Almaty; old town";2024\n\u738b\u4f1f;Astana;2023\n'.encode()
    reading = read(data)
    assert reading.media_type == "text/csv"
    assert [one for one in reading.items if isinstance(one, SheetRow)] == [
        SheetRow(1, ("Name", "Place", "Date")),
        SheetRow(2, ("Kim", "Almaty; old town", "2024")),
        SheetRow(3, ("\u738b\u4f1f", "Astana", "2023")),
    ]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b,c\n1,2,3\n4,5,6\n", ","),
        ("a\tb\n1\t2\n3\t4\n", "\t"),
        ("name,phone\nkim,1\nlee,2\n", ","),
        ("Dear Sir,\nwe write, again.\nYours,\nKim", ""),
        ("12/03/2021, 14:05 - A: b\n12/03/2021, 14:06 - B: yes\n12/03/2021, 14:07 - C: a", ""),
        ("Kim, Almaty\nLee, Astana\nAzizi, Oskemen\n", ""),
        ("one line; only\n", ""),
    ],
)
def test_what_is_a_table_and_what_is_prose(text: str, sign: str):
    assert separator_of(text) == sign


# Old workbooks


def test_an_old_workbook_with_hidden_sheets_rows_and_columns(read: Read):
    data = xls(
        [
            ("A", 0, hidden_column(1) + hidden_row(1) + label(0, 0, "Name") + label(0, 1, "Phone")
             + label(1, 0, "\u738b\u4f1f")),
            ("B", 2, label(0, 0, "secret")),
        ]
    )  # fmt: skip
    reading = read(data)
    assert reading.media_type == "application/vnd.ms-excel"
    assert [one for one in reading.items if isinstance(one, SheetRow)] == [
        SheetRow(1, ("Name", "Phone")),
        SheetRow(2, ("\u738b\u4f1f",), 1),
        SheetRow(1, ("secret",)),
    ]
    first, second = (one for one in reading.items if isinstance(one, Sheet))
    assert first.hidden_columns == ("B",)
    assert second.visibility is Visibility.VERY_HIDDEN


def test_old_workbooks_that_are_locked_or_broken_say_so(read: Read):
    locked = xls([("A", 0, label(0, 0, "x"))], record(0x002F, b"\1\0" + bytes(52)))
    assert read(locked).unreadable == "password_needed"
    assert read(compound({"Workbook": b"\xff" * 5_000})).unreadable == "broken_file"


@pytest.mark.parametrize("sign", ["<rt>{}</rt>", "<rp>(</rp><rt>{}</rt><rp>)</rp>"])
def test_the_sound_of_a_character_stands_in_brackets_behind_it(read: Read, sign: str):
    # Run on from the character, its letters would part a name: 陈chén敏.
    body = f"<p>律师<ruby>陈{sign.format('chén')}敏{sign.format('mǐn')}</ruby>来了</p>"
    assert "律师陈(chén)敏(mǐn)来了" in lines(read(f"<html><body>{body}</body></html>".encode()))
