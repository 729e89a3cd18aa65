"""Pairs of files that print the same and hide different things leave as the same words.

Nothing of how such an exhibit leaves may tell whether its file holds comments, deleted text, hidden
rows, sheets or slides, notes of a speaker, blind copies or what servers wrote.
"""

from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.redaction.text_of_exhibits import blocks_of, shows_more
from casefiles.redaction.release.projection import project
from tests.evidence.conftest import Read, template  # noqa: F401  # fixture
from tests.evidence.letters import attached, mail, mixed, text_part
from tests.evidence.office_samples import docx, para, rows, word_part, xlsx
from tests.evidence.old_workbook import hidden_column, hidden_row, label, xls
from tests.evidence.test_old_documents import DELETED, HIDDEN, doc
from tests.evidence.test_other_office_files import opendocument, pptx, shape, slide
from tests.evidence.test_workbooks import cell
from tests.redaction import cases

SECRET = "Gulbahar was here"


@pytest.fixture
def read(template) -> Read:  # noqa: F811
    return lambda data: template.read([data], CancellationToken())


# Word documents

STATEMENT = para("Statement of the applicant") + para("He came on Monday.")


def run(text: str, properties: str = "", kind: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def word(more: str = "", end: str = "", **parts: str) -> bytes:
    """Two paragraphs, with something in the second or behind it."""
    second = f"<w:p>{run('He came ')}{more}{run('on Monday.')}</w:p>"
    related = tuple((name[0], name, f"{name}.xml") for name in parts)
    return docx(para("Statement of the applicant") + second + end, related, **parts)


def deleted(text: str) -> str:
    return f'<w:del w:author="Lee" w:date="2024-03-03T08:00:00Z">{run(text, "", "delText")}</w:del>'


def comment(text: str) -> dict[str, str]:
    told = f'<w:comment w:id="8" w:author="{text}">{para(text)}</w:comment>'
    return {"comments": word_part("comments", told)}


def numbered(*texts: tuple[str, bool]) -> bytes:
    """A numbered list, of which some points are deleted."""
    numbering = word_part(
        "numbering",
        '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>',
    )
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = ""
    for text, is_deleted in texts:
        mark = '<w:rPr><w:del w:author="Lee"/></w:rPr>' if is_deleted else ""
        body += (
            f"<w:p><w:pPr>{place}{mark}</w:pPr>{deleted(text) if is_deleted else run(text)}</w:p>"
        )
    return docx(body, (("n", "numbering", "numbering.xml"),), numbering=numbering)


def notes(*texts: str) -> dict[str, str]:
    told = "".join(
        f'<w:footnote w:id="{at}">{para(text)}</w:footnote>' for at, text in enumerate(texts, 3)
    )
    return {"footnotes": word_part("footnotes", told)}


def note_mark(at: int, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:footnoteReference w:id="{at}"/></w:r>'


VANISH = "<w:vanish/>"
HIDDEN_ROW = "<w:trPr><w:hidden/></w:trPr>"

WORD = {
    "deleted text": (word(), word(deleted(SECRET))),
    "two deletions": (word(deleted("x")), word(deleted(SECRET), f"<w:p>{deleted(SECRET)}</w:p>")),
    "inserted text": (word(), word(f'<w:ins w:author="{SECRET}">{run("")}</w:ins>')),
    "hidden text": (word(), word(run(SECRET, VANISH))),
    "a hidden paragraph": (word(), word("", f"<w:p>{run(SECRET, VANISH)}</w:p>")),
    "a comment": (
        word(),
        word('<w:r><w:commentReference w:id="8"/></w:r>', **comment(SECRET)),
    ),
    "a comment nobody points at": (word(), word(**comment(SECRET))),
    "a deleted point of a list": (
        numbered(("one", False), ("two", False)),
        numbered(("one", False), (SECRET, True), ("two", False)),
    ),
    "a note in deleted text": (
        word(),
        word(f'<w:del w:author="Lee">{note_mark(3)}</w:del>', **notes(SECRET)),
    ),
    "a note in hidden text before another": (
        word("", f"<w:p>{run('See')}{note_mark(3)}</w:p>", **notes("annex")),
        word(
            note_mark(3, VANISH), f"<w:p>{run('See')}{note_mark(4)}</w:p>", **notes(SECRET, "annex")
        ),
    ),
    "where a link leads": (
        word(),
        docx(
            para("Statement of the applicant")
            + f'<w:p>{run("He came ")}<w:hyperlink r:id="h">{run("on Monday.")}</w:hyperlink>'
            "</w:p>",
            (("h", "hyperlink", f"https://example.org/{SECRET}"),),
        ),
    ),
}

# Workbooks

TABLE = f'<row r="1">{cell("A1", "Name")}{cell("B1", "Town")}</row>'
LAST = f'<row r="9">{cell("A9", "Wang")}{cell("B9", "Aksu")}</row>'
OPEN_SHEET = rows(TABLE, LAST)
UNSEEN_SHEET = rows(f'<row r="1">{cell("A1", SECRET)}</row>')
HIDDEN_CELLS = f'<row r="4" hidden="1">{cell("A4", SECRET)}</row>'
WIDE = '<cols><col min="3" max="3" hidden="1"/></cols>'
THIRD = TABLE.replace("</row>", f"{cell('C1', SECRET)}</row>")

BOOKS = {
    "a hidden row": (xlsx({"A": OPEN_SHEET}), xlsx({"A": rows(TABLE, HIDDEN_CELLS, LAST)})),
    "a hidden column": (xlsx({"A": OPEN_SHEET}), xlsx({"A": WIDE + rows(THIRD, LAST)})),
    "a hidden sheet": (
        xlsx({"A": OPEN_SHEET}),
        xlsx({"B": UNSEEN_SHEET, "A": OPEN_SHEET}, {"B": "hidden"}),
    ),
    "old: a hidden row and column": (
        xls([("A", 0, label(0, 0, "Name"))]),
        xls(
            [
                ("A", 0, hidden_column(1) + hidden_row(1) + label(0, 0, "Name")
                 + label(0, 1, SECRET) + label(1, 0, SECRET)),
                ("B", 2, label(0, 0, SECRET)),
            ]
        ),
    ),
}  # fmt: skip

# Slides

OPEN_SLIDES = (slide(shape("Arrests", "title")), slide(shape("In Aksu")))
UNSHOWN = slide(shape(SECRET), 'show="0"')
NO_NOTES = {"notes": slide(""), "comments": "<l/>", "chart": "<c/>"}

SLIDES = {
    "a hidden slide at the end": (
        pptx(*OPEN_SLIDES, **NO_NOTES),
        pptx(*OPEN_SLIDES, UNSHOWN, **NO_NOTES),
    ),
    "a hidden slide in between": (
        pptx(*OPEN_SLIDES, **NO_NOTES),
        pptx(OPEN_SLIDES[0], UNSHOWN, OPEN_SLIDES[1], **NO_NOTES),
    ),
    "notes of a speaker and comments": (
        pptx(*OPEN_SLIDES, **NO_NOTES),
        pptx(*OPEN_SLIDES, **{**NO_NOTES, "notes": slide(shape(SECRET, "body"))}),
    ),
    "a comment on a slide": (
        pptx(*OPEN_SLIDES, **NO_NOTES),
        pptx(
            *OPEN_SLIDES,
            **{**NO_NOTES, "comments": f'<l><cm authorId="3"><text>{SECRET}</text></cm></l>'},
        ),
    ),
}

# OpenDocument

ANNOTATION = (
    f"<o:annotation><dc:creator>{SECRET}</dc:creator><text:p>{SECRET}</text:p></o:annotation>"
)
UNSEEN = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><o:change-info>'
    f"<dc:creator>Kim</dc:creator></o:change-info><text:p>{SECRET}</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    f"<text:note-body><text:p>{SECRET}</text:p></text:note-body></text:note>"
)


def open_text(inside: str = "", before: str = "") -> bytes:
    body = f"{before}<text:p>Before {inside}and after</text:p><text:p>End.</text:p>"
    return opendocument("text", body, UNSEEN)


OPEN_DOCUMENTS = {
    "open: a comment": (open_text(), open_text(ANNOTATION)),
    "open: hidden text": (
        open_text(),
        open_text(f'<text:span text:style-name="T1">{SECRET}</text:span>'),
    ),
    "open: a note in hidden text": (
        open_text(),
        open_text(f'<text:span text:style-name="T1">{SECRET}{NOTE}</text:span>'),
    ),
    "open: deleted text": (open_text(), open_text('<text:change text:change-id="c1"/>', CHANGES)),
}

# Rich text and web pages


def rich(more: bytes = b"") -> bytes:
    return rb"{\rtf1\ansi{\*\revtbl{Unknown;}{Lee;}} He came " + more + rb"on Monday\par end\par}"


TEXT = SECRET.encode()
RICH = {
    "rich: hidden text": (rich(), rich(rb"{\v " + TEXT + b"}")),
    "rich: a note in hidden text": (rich(), rich(rb"{\v x{\footnote " + TEXT + b"}}")),
    "rich: a note in deleted text": (rich(), rich(rb"{\deleted x{\footnote " + TEXT + b"}}")),
    "rich: deleted text": (rich(), rich(rb"{\deleted\revauthdel1 " + TEXT + b"}")),
    "rich: a comment": (rich(), rich(rb"{\*\atnauthor Judge}{\*\annotation " + TEXT + b"}")),
    "web: a hidden point of a list": (
        b"<html><body><ol><li>one</li><li>two</li></ol></body></html>",
        b"<html><body><ol><li>one</li><li hidden>" + TEXT + b"</li><li>two</li></ol></body></html>",
    ),
    "web: a hidden element": (
        b"<html><body><p>He came on Monday</p></body></html>",
        b"<html><body><p>He came on Monday<span style='display:none'>"
        + TEXT
        + b"</span></p><!-- "
        + TEXT
        + b" --><input type=hidden value=x></body></html>",
    ),
}

OLD = [("He came\x02 on Monday", b""), ("\r", b"")]
OLD_WORD = {
    "old: a note in hidden text": (
        doc(OLD, notes="\x02 See annex\r"),
        doc([("x\x02", HIDDEN), *OLD], notes=f"\x02 {SECRET}\r\x02 See annex\r"),
    ),
    "old: the only note in deleted text": (
        doc([("He came", b""), ("\r", b"")]),
        doc([("He came", b""), ("\x02", DELETED), ("\r", b"")], notes=f"\x02 {SECRET}\r"),
    ),
}

# Mails

HEADS = {
    "To": "b@example.org", "Cc": "d@example.org", "Subject": "Visit",
    "Date": "Mon, 5 May 2025 10:00:00 +0800",
}  # fmt: skip
ROUTE = "from mx.example.org (10.0.0.1) by mail.example.org; Mon, 5 May 2025 10:00:09 +0800"
MAILS = {
    "a blind copy": (mail(**HEADS), mail(**HEADS, Bcc="gulbahar@example.org")),
    "what servers wrote": (
        mail(**HEADS),
        mail(**HEADS, Received=ROUTE, X_Originating_IP="10.1.1.1"),
    ),
    "ids, programs and answers": (
        mail(**HEADS),
        mail(
            **HEADS, Message_ID="<2@x>", In_Reply_To="<1@x>", X_Mailer="Post 3", Importance="high"
        ),
    ),
    "a second version of the words": (
        mixed(text_part("He came."), kind="mixed"),
        mixed(text_part("He came."), kind="mixed").replace(
            b"Subject", b"X-Label: secret\r\nSubject"
        ),
    ),
}

EVERY = WORD | OLD_WORD | BOOKS | SLIDES | OPEN_DOCUMENTS | RICH | MAILS


def leaves_as(reading: Extraction) -> object:
    """Return what readers get of an exhibit with nothing else in its case."""
    assert not reading.unreadable
    blocks = blocks_of(reading)
    snapshot = cases.snapshot(
        documents=[cases.document("d")],
        exhibits=[cases.exhibit("d", "AB/1")],
        pages={"d": len(reading.pages)},
    )
    whole = replace(
        snapshot,
        blocks={snapshot.documents[0].id: blocks},
        unprinted=frozenset({snapshot.documents[0].id} if shows_more(reading) else ()),
    )
    return project(whole, "national_court", "court_open", ()).disclosure


@pytest.mark.parametrize("kind", EVERY)
def test_what_a_file_hides_changes_nothing_of_how_it_leaves(read: Read, kind: str):
    plain, hiding = (read(data) for data in EVERY[kind])
    assert blocks_of(plain) == blocks_of(hiding)
    assert leaves_as(plain) == leaves_as(hiding)
    assert SECRET not in repr(leaves_as(hiding))
    assert blocks_of(plain), "a file of this kind leaves as words"


def test_control_pages_of_the_same_files_would_tell(read: Read):
    told = 0
    for plain, hiding in EVERY.values():
        pages = [[page.text for page in read(data).pages] for data in (plain, hiding)]
        told += pages[0] != pages[1]
    assert told > len(EVERY) / 2


def test_a_file_that_shows_more_than_it_prints_is_known(read: Read):
    for kind in ("hidden text", "a comment", "a hidden slide at the end", "a blind copy"):
        plain, hiding = (read(data) for data in EVERY[kind])
        assert (shows_more(plain), shows_more(hiding)) == (False, True), kind


def test_an_attachment_is_listed_alike_whatever_else_a_mail_says(read: Read):
    one = mixed(text_part("He came."), attached("a.pdf", b"%PDF-1.4"))
    other = one.replace(b"Subject", b"Bcc: gulbahar@example.org\r\nSubject")
    assert blocks_of(read(one)) == blocks_of(read(other))
