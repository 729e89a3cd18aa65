"""Mails, chats and sheets leave as text, typeset anew, wherever something is removed from them."""

import re
from dataclasses import replace
from random import Random

import pytest

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.files.extracted_items import Message, MessageKind, Sheet, SheetRow, Visibility
from casefiles.domain.files.extraction import Extraction, PageText
from casefiles.domain.foundation.ids import SubstituteId
from casefiles.domain.records.case_records import Document, Person
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.layout.faces import load_faces
from casefiles.evidence.layout.text_reader import TextFile
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.previews import preview
from casefiles.office.redaction.text_of_exhibits import blocks_of, paragraphs_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def shown(work, wanted):
    def find(mark: str):
        draft = work(lambda workplace, _: draft_of(workplace, wanted))
        return next(one for one in draft.disclosure.exhibits if one.mark == mark)

    return find


def test_the_chat_mail_sheet_and_statement_of_the_sample_leave_as_text(shown):
    forms = {mark: (shown(mark).form, shown(mark).pages) for mark in ("AB/6", "AB/9", "AB/10")}
    assert forms == {"AB/6": ("messages", 0), "AB/9": ("messages", 0), "AB/10": ("words", 0)}
    assert shown("AB/1").form == ""
    assert shown("AB/1").pages > 0


def test_what_a_program_would_not_print_is_in_no_dossier(shown, opened, named):
    """T49: a comment, deleted and hidden text need not name anybody to do harm."""
    statement = named("Statement Shangguan")
    reading = opened.ask(lambda reader: reader.reading(statement))
    pages = " ".join(page.text for page in reading.pages)
    told = " ".join(one.text for one in shown("W/1").paragraphs)
    for words in ("[deleted by", "[inserted by", "[hidden: Source in", "Ask ", "Comments"):
        assert words in pages
        assert words not in told
    assert "whom I do not wish to name" in told
    assert "Text rendering" not in told


def test_it_leaves_as_text_though_nobody_is_named_in_it(opened, work, wanted, case_id):
    for person in opened.ask(lambda reader: reader.find(Person)):
        opened.run(lambda at, one=person: at.update(replace(one, protection="open"), "edit_person"))
    draft = work(lambda workplace, _: draft_of(workplace, wanted))
    forms = {one.mark: one.form for one in draft.disclosure.exhibits}
    assert (forms["W/1"], forms["AB/9"]) == ("words", "messages")


def test_no_name_of_a_protected_person_is_in_the_text(opened, shown):
    hidden = [
        name.text
        for person in opened.ask(lambda reader: reader.find(Person))
        if person.protection != "open"
        for name in person.names
    ]
    for mark in ("AB/6", "AB/9", "AB/10", "W/1"):
        text = " ".join(f"{one.head} {one.text}" for one in shown(mark).paragraphs)
        assert not [name for name in hidden if re.search(rf"\b{re.escape(name)}\b", text)]
        assert "[PERSON " in text or "[WITHHELD]" in text


def test_the_words_of_a_dossier_with_text_come_back_from_their_bytes(work, wanted):
    draft = work(lambda workplace, _: draft_of(workplace, wanted))
    disclosure = draft.disclosure
    assert disclosure_from_bytes(canonical_bytes(disclosure)) == disclosure


def test_a_dossier_with_text_is_made_and_cleared(work, wanted, opened, named):
    made = work(preview(wanted))
    assert made.certificate.hits == 0


@pytest.mark.parametrize("kind", ["retyped", "summary"])
def test_a_traceable_document_leaves_as_text_that_was_written_and_as_nothing_else(
    opened, work, wanted, shown, named, kind
):
    person = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection == "pseudonym"
    )
    document_id = named("引渡请求书")
    document = opened.ask(lambda reader: reader.get(Document, document_id))
    opened.run(lambda at: at.update(replace(document, is_traceable=True), "edit_document"))
    text = f"[[{person.id}]] is asked for.\n\nSigned by {person.names[0].text}."
    written = Substitute(
        SubstituteId("5" * 32), document.case_id, document_id, ExportFormat(kind), text
    )
    opened.run(lambda at: at.insert(written, "add_substitute"))
    exhibit = shown("AB/1")
    assert (exhibit.form, exhibit.pages) == (kind, 0)
    assert [re.sub(r"[A-Z](?=\])", "n", one.text) for one in exhibit.paragraphs] == [
        "[PERSON n] is asked for.", "Signed by [PERSON n]."
    ]  # fmt: skip


def test_heads_that_servers_wrote_stay_in_the_house():
    message = Message(
        MessageKind.MAIL, 1, "A. Sender <a@x.example>", ("b@x.example",), "1 May 2024 10:00", "",
        "About it", "First line\nsecond line", "<id@host>", copied=("c@x.example",),
        hidden=("secret@x.example",), received="2024-05-01T10:00:03+00:00",
        attachments=("passport of Alim.jpg",), folder="Inbox",
    )  # fmt: skip
    (block,) = blocks_of(Extraction("message/rfc822", (), items=(message,)))
    assert block.head == (
        "A. Sender <a@x.example> · to b@x.example · copy to c@x.example · 1 May 2024 10:00 · "
        "About it"
    )
    assert block.text == "First line\nsecond line"
    assert "secret" not in block.whole
    assert "passport" not in block.whole


def test_hidden_sheets_rows_and_columns_are_not_shown():
    items = (
        Sheet("Calls", 1, 1, 2, 3, hidden_columns=("B",)),
        Sheet("Notes", 2, 3, 1, 1, Visibility.HIDDEN),
        SheetRow(1, ("day", "secret column", "who")),
        SheetRow(2, ("secret row",), hidden=1),
        SheetRow(1, ("secret sheet",)),
    )
    workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    blocks = blocks_of(Extraction(workbook, (), items=items))
    assert [block.whole for block in blocks] == ["Calls", "day  who"]


def test_files_with_pages_of_their_own_have_no_blocks():
    page = PageText(1, 595.0, 842.0, ())
    assert blocks_of(Extraction("application/pdf", (page,))) == ()
    assert blocks_of(Extraction("text/plain", (page,), "too_large")) == ()


WORDS = [
    *("the", "old", "house", "stood", "near", "the", "river", "and", "nobody", "came"),
    *("while", "it", "rained", "in", "the", "evening"),
]


@pytest.fixture(scope="module")
def faces():
    return load_faces(paths.resources() / "fonts")


def set_text(text: str, faces) -> list[PageText]:
    """Return the pages of a text as a worker reads them."""
    file = TextFile(text, WorkerLimits(), faces)
    return [file.read_page(number) for number in range(1, file.page_count + 1)]


@pytest.mark.parametrize("seed", range(6))
def test_a_text_comes_back_from_its_rendering_parted_by_its_empty_lines(seed, faces):
    random = Random(seed)
    told = [
        " ".join(random.choice(WORDS) for _ in range(random.choice([1, 3, 20, 60, 200])))
        for _ in range(30)
    ]
    found = [one for one in paragraphs_of(set_text("\n\n".join(told), faces)) if one]
    assert found == told


def test_a_text_in_chinese_comes_back_without_blanks(faces):
    told = ["警察来到房子询问文件" * 20, "春天在喀什下雨了。" * 3]
    assert [one for one in paragraphs_of(set_text("\n\n".join(told), faces)) if one] == told


def test_the_length_of_a_name_decides_about_no_line(faces):
    def told(name: str) -> list[str]:
        words = [*WORDS * 6]
        words[25] = name
        line = f"On that day {name} came to the office and was asked for the papers of the house"
        text = f"{' '.join(words)}\n{' '.join(WORDS * 3)}\n\n{line}\nThen she left.\n{line}"
        return [one.replace(name, "#") for one in paragraphs_of(set_text(text, faces)) if one]

    assert told("Bo") == told("Abdurahman-Muhammad-Rozi-Hajim") == told("Gulbahar")


def test_control_as_pages_the_same_names_move_what_follows(faces):
    def last_line(name: str) -> float:
        text = " ".join([*WORDS * 3, name, *WORDS * 3])
        return set_text(text, faces)[0].lines[-1].box.x1

    assert last_line("Bo") != last_line("Abdurahman-Muhammad-Rozi-Hajim")
