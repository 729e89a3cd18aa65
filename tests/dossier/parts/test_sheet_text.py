"""A spreadsheet that leaves as text is set in columns again; prose with wide blanks is not."""

from dataclasses import replace

from casefiles.domain.disclosure.disclosed import DisclosedExhibit, DisclosedParagraph, Disclosure
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.tree import Paragraph, Table
from tests.dossier.sample_edition import edition
from tests.dossier.test_composition import composed

CALLS = ("Calls", "Date  From  What", "2023-09-17  [WITHHELD]  reads", "2023-09-21    cut off")


def shown(form: str, *paragraphs: DisclosedParagraph) -> Disclosure:
    exhibit = DisclosedExhibit("AB/1", "Calls", "", 0, form, paragraphs)
    return replace(edition(exhibits=0, events=0, facts=0), exhibits=(exhibit,))


def words(one: Paragraph) -> str:
    return "".join(span.text for span in one.content if isinstance(span, TextSpan))


def rows(disclosure: Disclosure) -> list[list[str]]:
    tables = [
        one
        for one in composed(disclosure).blocks
        if isinstance(one, Table) and one.is_ruled and not one.head and len(one.shares) > 2
    ]
    return [
        ["".join(map(words, cell)) for cell in row.cells] for table in tables for row in table.rows
    ]


def test_rows_of_a_sheet_are_rows_and_an_empty_cell_stays_in_its_column() -> None:
    told = shown("words", *(DisclosedParagraph("", one) for one in CALLS))
    assert rows(told) == [
        ["Date", "From", "What"],
        ["2023-09-17", "[WITHHELD]", "reads"],
        ["2023-09-21", "", "cut off"],
    ]


def test_prose_and_messages_are_no_sheets() -> None:
    prose = [DisclosedParagraph("", one) for one in ("He left.  She stayed.", "It rained.", "So.")]
    assert rows(shown("words", *prose)) == []
    chat = [DisclosedParagraph("Aka", one) for one in CALLS]
    assert rows(shown("messages", *chat)) == []


def test_each_page_of_text_has_the_mark_and_a_mail_its_heads_on_lines_of_their_own() -> None:
    mail = DisclosedParagraph("A · to B · Fri, 08 Dec 2023 · Taken", "Dear B,")
    chat = DisclosedParagraph("Aka · 17/09/2023, 16:02", "Urgent")
    document = composed(shown("messages", mail, chat))
    said = [words(one) for one in document.blocks if isinstance(one, Paragraph)]
    assert said[said.index("A") :][:5] == ["A", "to B", "Fri, 08 Dec 2023", "Taken", "Dear B,"]
    chats = [one for one in document.blocks if isinstance(one, Table) and len(one.shares) == 2]
    rows = [["".join(map(words, cell)) for cell in row.cells] for row in list(chats[-1].rows)]
    assert ["Aka 17/09/2023, 16:02", "Urgent"] in [row for one in [rows] for row in one]
    stamps = {name: "".join(span.text for span in stamp) for name, stamp in document.stamps}
    assert stamps == {"text 1": "AB/1 | text", "sheet 1": "AB/1 | text"}
