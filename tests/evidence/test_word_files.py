"""Word-processing files: what they say, what they hide, and what is wrong with them."""

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.evidence.worker.warm_office import packed
from tests.evidence.conftest import Read, Render
from tests.evidence.final_lines import final
from tests.evidence.office_samples import TYPES, W, docx, para, word_part

DEEP = 200


def told(reading: Extraction) -> str:
    assert not reading.unreadable
    return "\n".join(page.text for page in reading.pages)


def details(reading: Extraction, code: FileWarningCode) -> list[str]:
    return [
        one.detail for one in reading.items if isinstance(one, FileWarning) and one.code is code
    ]


def test_a_document_is_read_with_headings_lists_and_tables(read: Read):
    numbering = word_part(
        "numbering",
        '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>',
    )

    def item(text: str, level: int) -> str:
        place = f'<w:ilvl w:val="{level}"/><w:numId w:val="1"/>'
        return para(text, f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>")

    row = f"<w:tr><w:tc>{para('3 March')}</w:tc><w:tc>{para('Almaty')}</w:tc></w:tr>"
    body = (
        para("Statement")
        + item("first", 0)
        + item("in it", 1)
        + item("and more", 1)
        + item("second", 0)
        + item("anew", 1)
        + f"<w:tbl>{row}</w:tbl>"
    )
    reading = read(docx(body, (("n", "numbering", "numbering.xml"),), numbering=numbering))
    (page,) = reading.pages
    lines = page.text.split("\n")[1:]
    assert lines == [
        *("Statement", "1. first", "1(a) in it", "1(b) and more", "2. second", "2(a) anew"),
        *("3 March", "Almaty"),
    ]
    date, place = page.lines[-2:]
    assert date.box.y0 == place.box.y0
    assert date.box.x1 < place.box.x0


def test_the_first_page_says_that_it_is_no_picture_of_the_file(read: Read):
    first = read(docx(para("x"))).pages[0].lines[0].text
    assert first == "Text rendering; layout not reproduced \u00b7 Word document"


def test_tracked_changes_are_marked_in_words_with_author_and_date(read: Read):
    body = (
        '<w:p><w:r><w:t>He </w:t></w:r><w:ins w:author="Kim" w:date="2024-03-02T10:11:00Z">'
        '<w:r><w:t>never</w:t></w:r></w:ins><w:del w:author="Lee" w:date="2024-03-03T08:00:00Z">'
        "<w:r><w:delText>once</w:delText></w:r></w:del><w:r><w:t> met her.</w:t></w:r></w:p>"
    )
    reading = read(docx(body))
    assert (
        "He [inserted by Kim 2024-03-02 10:11: never][deleted by Lee 2024-03-03 08:00: once]"
        " met her." in told(reading).replace("\n", " ")
    )
    assert details(reading, FileWarningCode.TRACKED_CHANGES) == [
        "inserted by Kim 2024-03-02 10:11: never",
        "deleted by Lee 2024-03-03 08:00: once",
    ]
    assert MetadataItem(MetadataKind.REVIEWER, "Lee") in reading.items
    assert final(reading) == ["He never met her."]


def test_rows_and_blocks_that_were_deleted_are_no_part_of_the_final_form(read: Read):
    gone = '<w:trPr><w:del w:author="Lee" w:date="2024-03-03T08:00:00Z"/></w:trPr>'

    def row(text: str, properties: str = "") -> str:
        return f"<w:tr>{properties}<w:tc>{para(text)}</w:tc><w:tc>{para('x')}</w:tc></w:tr>"

    wrapped = f'<w:sdt><w:del w:author="Lee">{para("a whole block")}</w:del></w:sdt>'
    cell = f'<w:tc><w:del w:author="Lee">{para("in a cell")}</w:del>{para("kept")}</w:tc>'
    body = f"<w:tbl>{row('stays')}{row('goes', gone)}<w:tr>{cell}</w:tr></w:tbl>{wrapped}"
    reading = read(docx(para("Begins.") + body))
    text = told(reading)
    assert all(one in text for one in ("goes", "a whole block", "in a cell"))
    assert final(reading) == ["Begins.", "stays  x", "kept"]


def test_a_document_without_any_of_it_tells_its_final_form_all_the_same(read: Read):
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r></w:p>"
    assert final(read(docx(para("Statement") + bold))) == ["Statement", "bold"]


def test_what_a_style_hides_is_hidden_unless_the_run_says_otherwise(read: Read):
    styles = word_part(
        "styles",
        '<w:style w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Deeper"><w:basedOn w:val="Secret"/></w:style>'
        '<w:style w:styleId="Shown"><w:basedOn w:val="Deeper"/>'
        '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
        '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>',
    )

    def run(text: str, properties: str) -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    by_style = run("by style", '<w:rStyle w:val="Deeper"/>')
    kept = run("kept", '<w:rStyle w:val="Shown"/>') + run(" too", '<w:rStyle w:val="Round"/>')
    body = (
        f"<w:p>{by_style}{kept}</w:p>"
        '<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>a whole paragraph</w:t></w:r>'
        + run("but this", '<w:vanish w:val="false"/>')
        + "</w:p>"
    )
    reading = read(docx(body, (("s", "styles", "styles.xml"),), styles=styles))
    assert "[hidden: by style]kept too" in told(reading)
    assert "[hidden: a whole paragraph]but this" in told(reading)
    assert final(reading) == ["kept too", "but this"]


def test_where_nothing_is_left_that_is_told(read: Read):
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>do not show</w:t></w:r></w:p>"
    assert final(read(docx(hidden))) == [""]


def test_hidden_text_comments_notes_boxes_and_links_are_all_there(read: Read):
    box = f"<w:txbxContent>{para('in a box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>do not show</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:commentReference w:id="8"/></w:r>'
        '<w:hyperlink r:id="h"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    reading = read(
        docx(
            body,
            (
                ("f", "footnotes", "footnotes.xml"),
                ("c", "comments", "comments.xml"),
                ("d", "header", "top.xml"),
                ("h", "hyperlink", "https://example.org/a"),
            ),
            footnotes=word_part(
                "footnotes",
                f'<w:footnote w:type="separator" w:id="0">{para("-")}</w:footnote>'
                f'<w:footnote w:id="3">{para("See annex")}</w:footnote>',
            ),
            comments=word_part(
                "comments", f'<w:comment w:id="8" w:author="Judge">{para("Why?")}</w:comment>'
            ),
            top=word_part("hdr", para("Confidential")),
        )
    )
    text = told(reading)
    assert "[hidden: do not show][footnote 1][comment 1]here [link: https://example.org/a]" in text
    for line in ("[footnote 1] See annex", "[comment 1] Judge: Why?", "Confidential"):
        assert line in text.split("\n")
    assert text.count("in a box") == 1
    assert details(reading, FileWarningCode.HIDDEN_TEXT) == ["do not show"]
    assert details(reading, FileWarningCode.COMMENTS) == ["Judge: Why?"]
    assert details(reading, FileWarningCode.EXTERNAL_LINKS) == ["https://example.org/a"]
    assert final(reading) == [
        *("[footnote 1]here", "[text box]", "in a box", "[end of text box]"),
        *("Head of the pages", "Confidential", "Footnotes", "[footnote 1] See annex"),
    ]


def test_findings_lead_to_the_page_where_they_stand(read: Read):
    far = '<w:p><w:ins w:author="Kim"><w:r><w:t>late</w:t></w:r></w:ins></w:p>'
    reading = read(docx(para("line") * 90 + far))
    assert len(reading.pages) > 1
    (found,) = [one for one in reading.items if isinstance(one, FileWarning)]
    assert "late" in reading.pages[found.page - 1].text
    assert "late" not in reading.pages[found.page - 2].text


def test_what_a_document_tells_of_its_maker(read: Read):
    items = read(docx(para("x"))).items
    for trait in (
        MetadataItem(MetadataKind.AUTHOR, "Anna Kim"),
        MetadataItem(MetadataKind.LAST_EDITOR, "B. Clerk"),
        MetadataItem(MetadataKind.CREATED, "2024-03-01T09:00:00Z"),
        MetadataItem(MetadataKind.SAVED_TIMES, "7"),
        MetadataItem(MetadataKind.ORGANISATION, "Ministry of Justice"),
        MetadataItem(MetadataKind.EDITING_TIME, "125 minutes"),
        MetadataItem(MetadataKind.SOFTWARE, "Microsoft Office Word 16.0"),
    ):
        assert trait in items


def test_a_template_from_the_network_and_macros_are_told_and_never_fetched(read: Read):
    settings_links = (
        '<Relationships><Relationship Id="t" Type="x/attachedTemplate" TargetMode="External"'
        ' Target="http://evil.example/t.dotm"/></Relationships>'
    )
    plain = docx(
        para("x"), (("s", "settings", "settings.xml"),), settings=word_part("settings", "")
    )
    reading = read(
        with_parts(
            plain,
            {"word/_rels/settings.xml.rels": settings_links, "word/vbaProject.bin": b"\0"},
        )
    )
    assert details(reading, FileWarningCode.REMOTE_CONTENT) == ["http://evil.example/t.dotm"]
    assert details(reading, FileWarningCode.MACROS) == ["word/vbaproject.bin"]
    assert MetadataItem(MetadataKind.TEMPLATE, "http://evil.example/t.dotm") in reading.items


def with_parts(data: bytes, more: dict[str, str | bytes]) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, **more})


def odd(document: str | bytes, name: str = "word/document.xml", **more: str) -> bytes:
    return packed({"[Content_Types].xml": TYPES, name: document, **more})


BODY = f'<w:document xmlns:w="{W}"><w:body>{para("still here")}</w:body></w:document>'


@pytest.mark.parametrize(
    "data",
    [
        odd(BODY),
        odd(BODY, "/word/document.xml"),
        odd(BODY, "word\\document.xml"),
        odd(BODY, "Word/Document.XML"),
        odd(BODY.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml")),
        odd('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + BODY.encode("utf-16-le")),
        odd(BODY.replace("</w:body></w:document>", "")),
        odd(
            BODY,
            **{
                "_rels/.rels": "<Relationships><Relationship Id='a' Type='b/officeDocument'"
                " Target='../../nowhere.xml'/></Relationships>"
            },
        ),
        odd(BODY, **{"word/_rels/document.xml.rels": "not xml at all"}),
        odd(BODY.replace("<w:body>", '<w:body><w:p><w:hyperlink r:id="none" xmlns:r="r"/></w:p>')),
    ],
    ids=[
        *("no relationships", "absolute name", "backslashes", "case", "strict", "utf-16"),
        *("cut off", "wrong relationship", "broken relationships", "dangling link"),
    ],
)
def test_odd_documents_are_read_all_the_same(read: Read, data: bytes):
    assert "still here" in told(read(data))


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + BODY.replace("still", "&x;"),
        "<!DOCTYPE a ["
        + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 9 if n else "ha"}">' for n in range(12))
        + "]>"
        + BODY.replace("still", "&x11;"),
        "",
        "no xml",
    ],
    ids=["file", "laughs", "empty", "no xml"],
)
def test_hostile_xml_opens_nothing(read: Read, document: str):
    reading = read(odd(document))
    text = "".join(page.text for page in reading.pages)
    assert "here" not in text
    broken = details(reading, FileWarningCode.UNREADABLE_PARTS)
    assert reading.unreadable == "broken_file" or broken == ["word/document.xml"]


def test_content_as_deep_as_a_well_ends_the_file_not_the_program(read: Read):
    deep = "<w:sdt>" * DEEP + para("deep") + "</w:sdt>" * DEEP
    reading = read(docx(deep))
    assert reading.unreadable in {"", "broken_file"}


def test_a_part_that_inflates_beyond_all_sense_is_refused(read: Read):
    reading = read(odd(BODY.replace("still", " " * (60 << 20))))
    assert reading.unreadable == "too_large"


def test_a_bomb_beside_the_document_does_not_keep_it_away(read: Read):
    data = with_parts(docx(para("still here")), {"docProps/app.xml": " " * (60 << 20)})
    reading = read(data)
    assert "still here" in told(reading)
    assert details(reading, FileWarningCode.UNREADABLE_PARTS) == ["docprops/app.xml"]


def test_a_truncated_document_is_broken_and_an_encrypted_one_needs_its_password(read: Read):
    data = docx(para("x"))
    assert read(data[: len(data) // 2]).unreadable
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    locked = read(ole + "EncryptedPackage".encode("utf-16-le"))
    assert locked.unreadable == "password_needed"


def test_pages_are_drawn_the_same_twice_and_boxes_lie_on_their_ink(read: Read, render: Render):
    row = f"<w:tr><w:tc>{para('left')}</w:tc><w:tc>{para('right')}</w:tc></w:tr>"
    data = docx(para("Above") + f"<w:tbl>{row}</w:tbl>")
    assert render(data, dpi=150) == render(data, dpi=150)
    raster = render(data, dpi=150)
    for line in read(data).pages[0].lines:
        x0, x1 = (round(x * raster.columns) for x in (line.box.x0, line.box.x1))
        y0, y1 = (round(y * raster.rows) for y in (line.box.y0, line.box.y1))
        inside = b"".join(
            raster.rgb[(y * raster.columns + x0) * 3 : (y * raster.columns + x1) * 3]
            for y in range(y0, y1)
        )
        assert min(inside) < 120, line.text


def test_the_sound_of_a_character_is_read_behind_it(read: Read):
    # Before it, as the file has it, the sound of the first would be left beside a removed name.
    def sounded(base: str, sound: str) -> str:
        return (
            f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{sound}</w:t></w:r></w:rt>"
            f"<w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )

    body = f"<w:p><w:r><w:t>律师</w:t></w:r>{sounded('陈', 'chén')}{sounded('敏', 'mǐn')}</w:p>"
    assert "律师陈(chén)敏(mǐn)" in read(docx(body)).pages[0].text
