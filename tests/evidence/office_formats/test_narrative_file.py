"""Word files as running text: what a person goes on writing, and what never enters."""

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.narrative import BlockKind, ReadBlock
from casefiles.evidence.channel.unreadable import BROKEN_FILE, NOT_READABLE_YET, UnreadableFile
from casefiles.evidence.office_formats.narrative_file import read_narrative
from casefiles.evidence.worker.warm_office import packed
from tests.evidence.office_samples import docx, links, para, word_part

STYLES = word_part(
    "styles",
    '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>',
)
NUMBERS = word_part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)
RELATED = (("s1", "styles", "styles.xml"), ("s2", "numbering", "numbering.xml"),
           ("s3", "footnotes", "footnotes.xml"), ("s4", "comments", "comments.xml"))  # fmt: skip
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'


def file(body: str, **parts: str) -> bytes:
    told = {"styles": STYLES, "numbering": NUMBERS, "footnotes": word_part("footnotes", ""),
            "comments": word_part("comments", "")}  # fmt: skip
    return docx(body, RELATED, **{**told, **parts})


def read(body: str, *, accepted: bool = True, **parts: str) -> list[ReadBlock]:
    return list(read_narrative(file(body, **parts), takes_changes=accepted).blocks)


def test_headings_numbers_points_and_quotations_are_told_apart():
    body = (
        para("Facts", '<w:pPr><w:pStyle w:val="H1"/></w:pPr>')
        + para("He was stopped.", NUMBERED.format(1))
        + para("He said:")
        + para("I will not go.", '<w:pPr><w:pStyle w:val="Q"/></w:pPr>')
        + para("A bag", NUMBERED.format(2))
        + para("  ")
    )
    assert read(body) == [
        ReadBlock(BlockKind.HEADING, 1, "Facts"),
        ReadBlock(BlockKind.NUMBERED, 0, "He was stopped."),
        ReadBlock(BlockKind.PLAIN, 0, "He said:"),
        ReadBlock(BlockKind.QUOTE, 0, "I will not go."),
        ReadBlock(BlockKind.POINT, 0, "A bag"),
    ]


def test_footnotes_stand_where_their_signs_are():
    notes = word_part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/><w:t> By two officers. </w:t></w:r></w:p>'
        "</w:footnote>",
    )
    body = (
        '<w:p><w:r><w:t>Stopped</w:t><w:footnoteReference w:id="7"/><w:t>, then.</w:t></w:r></w:p>'
    )
    (block,) = read(body, footnotes=notes)
    assert block.text == "Stopped[^1], then."
    assert block.notes == ("By two officers.",)


CHANGED = (
    '<w:p><w:pPr><w:rPr><w:del w:author="x"/></w:rPr></w:pPr><w:r><w:t>He left</w:t></w:r>'
    '<w:ins w:author="x"><w:r><w:t> at night</w:t></w:r></w:ins>'
    '<w:del w:author="x"><w:r><w:delText> at dawn</w:delText></w:r></w:del></w:p>'
    "<w:p><w:r><w:t>, alone.</w:t></w:r></w:p>"
)


def test_tracked_changes_are_counted_and_taken_as_is_asked():
    reading = read_narrative(file(CHANGED), takes_changes=True)
    assert reading.changes == 3
    assert [one.text for one in reading.blocks] == ["He left at night, alone."]
    assert [one.text for one in read(CHANGED, accepted=False)] == ["He left at dawn", ", alone."]


def test_comments_hidden_text_and_pictures_stay_out_and_are_counted():
    comments = word_part("comments", '<w:comment w:id="1"><w:p><w:r><w:t>Ask Anna</w:t></w:r></w:p>'
                         "</w:comment>")  # fmt: skip
    body = (
        '<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        "<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    )
    reading = read_narrative(file(body, comments=comments), takes_changes=True)
    assert [one.text for one in reading.blocks] == ["Seen"]
    assert (reading.comments, reading.hidden, reading.pictures) == (1, 1, 1)


def test_macros_are_reported_and_not_run():
    data = packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": links(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": word_part("document", f"<w:body>{para('Text')}</w:body>"),
            "word/vbaProject.bin": "Sub AutoOpen()",
        }
    )
    reading = read_narrative(data, takes_changes=True)
    assert reading.macros == 1
    assert [one.text for one in reading.blocks] == ["Text"]
    assert read_narrative(file(para("Text")), takes_changes=True).macros == 0


def test_rows_of_tables_and_typed_numbers():
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    body = (
        f"<w:tbl>{row.format(para('Day'), para('Place'))}</w:tbl>"
        + para("12. May 2019 he went.")
        + para("3. He was held.")
        + para("4. He was let go.")
    )
    reading = read_narrative(file(body), takes_changes=True)
    assert reading.tables == 1
    assert [(one.kind, one.text) for one in reading.blocks] == [
        (BlockKind.PLAIN, "Day | Place"),
        (BlockKind.PLAIN, "12. May 2019 he went."),
        (BlockKind.NUMBERED, "He was held."),
        (BlockKind.NUMBERED, "He was let go."),
    ]


def test_nothing_typed_in_a_file_becomes_a_reference_or_sign():
    (block,) = read(para(f"See [[{'ab' * 16}]] and [^1]."))
    assert "[[" not in block.text
    assert "[^" not in block.text


def test_broken_files_are_told():
    with pytest.raises(UnreadableFile) as told:
        read_narrative(file(para("x"))[:-40], takes_changes=True)
    assert told.value.code == BROKEN_FILE


def test_a_locked_worker_reads_and_refuses(template):
    ticket = CancellationToken()
    reading = template.narrative(file(CHANGED), ticket, accepted=False)
    assert [one.text for one in reading.blocks] == ["He left at dawn", ", alone."]
    assert reading.changes == 3
    other = template.narrative(b"plain words and no more", ticket, accepted=True)
    assert other.unreadable == NOT_READABLE_YET
    broken = template.narrative(file(para("x"))[:-40], ticket, accepted=True)
    assert broken.unreadable == BROKEN_FILE
