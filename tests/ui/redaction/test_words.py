"""The view of words: one row for each person and word, answered with one key."""

from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import FactId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Document, Fact, Mark, Person, Protection
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.redact.screen import RedactionScreen
from casefiles.ui.widgets.buttons import Button
from tests.ui.settling import settle, until

TEXTS = (
    "Then Mehmet came home, and Mehmet slept.",
    "被告人李某到庭，李某称不知情。",
    "She said that Bozkurd was away.",
    "Mehmet'in evi arandı.",
)


@pytest.fixture
def sister(session):
    person = session.vault.ask(lambda reader: reader.find(Person))[1]
    names = (PersonName("Mehmet Bozkurt", "Latn", ""), PersonName("李晓云", "Hans", ""))
    told = replace(person, names=names, identifiers=(), protection=Protection.WITHHELD)
    session.vault.run(lambda work: work.update(told, "edit_person"))
    return told


@pytest.fixture
def document(session):
    found = session.vault.ask(lambda reader: reader.find(Document))
    document = next(one for one in found if "decision" in one.file_name)
    lines = tuple(
        TextLine(text, Box(0.1, 0.03 * n, 0.7, 0.03 * n + 0.02)) for n, text in enumerate(TEXTS, 1)
    )
    reading = Extraction("application/pdf", (PageText(1, 595.0, 842.0, lines),))
    session.vault.run(lambda work: work.put_reading(document.id, reading))
    return document


def test_nothing_counts_as_decided_before_anybody_searched(qtbot, context, sister, document):
    room = RedactionScreen(context)
    qtbot.addWidget(room)
    room.show()
    room.open(NavigationTarget("redaction"))
    settle(context.session)
    press(room, "words")
    page = room.words._stack.currentWidget()
    assert page.title.text() == "Not scanned yet"
    assert not room.words.progress.text()
    page.findChild(Button).click()
    until(lambda: room._queue.was_made and room._searching is None)
    settle(context.session)
    assert room.words._stack.currentWidget() is room.words.words


@pytest.fixture
def room(qtbot, context, sister, document):
    room = RedactionScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    room.show()
    room.open(NavigationTarget("redaction"))
    settle(context.session)
    press(room, "search")
    until(lambda: room._queue.was_made and room._searching is None)
    settle(context.session)
    press(room, "words")
    return room


def press(room, name):
    room.context.actions[f"redaction.{name}"].trigger()
    settle(room.context.session)


def choose(room, text):
    row = next(one for one in room.words.words.rows_model.rows if one.text == text)
    room.words.words.select(row.id)
    settle(room.context.session)
    return row


def search_again(room):
    press(room, "search")
    until(lambda: room._searching is None)
    settle(room.context.session)


def words(room, person="Mehmet Bozkurt"):
    return {one.text: one.count for one in room.words.words.rows_model.rows if one.person == person}


def test_a_word_is_one_row_with_its_count_and_places(room, document):
    told = words(room)
    assert told["Mehmet"] == 3
    assert told["李某"] == 2
    assert told["Bozkurd"] == 1
    row = choose(room, "Mehmet")
    assert [one.document_id for one in row.places] == [document.id]
    shown = [label.text() for label in room.words.pane.snippets if label.isVisibleTo(room)]
    assert len(shown) == 2  # two of one line are one place
    assert all("“Mehmet" in text and "page 1" in text for text in shown)
    assert room.words.pane.where.text().endswith("3 times in 1 document")


def test_1_makes_the_word_a_name_of_the_person_for_what_comes_later(room, session, sister):
    choose(room, "Mehmet")
    press(room, "word_everywhere")
    person = session.vault.ask(lambda reader: reader.get(Person, sister.id))
    assert [name.text for name in person.names][-1] == "Mehmet"
    search_again(room)
    assert "Mehmet" not in words(room)


def test_2_never_asks_about_the_word_again(room, session, sister):
    choose(room, "Mehmet")
    press(room, "word_never")
    person = session.vault.ask(lambda reader: reader.get(Person, sister.id))
    assert person.rejected[-1] == "mehmet"
    search_again(room)
    assert "Mehmet" not in words(room)
    assert "李某" in words(room)


def test_by_document_binds_to_the_document(room, session, document):
    choose(room, "李某")
    press(room, "word_documents")
    press(room, "word_leave_here")
    decided = session.vault.ask(lambda reader: reader.find(ReviewDecision))
    assert {one.document_id for one in decided} == {document.id}
    assert {one.verdict for one in decided} == {SuggestionVerdict.REJECTED}
    choose(room, "Bozkurd")
    press(room, "word_remove_here")
    until(lambda: session.vault.ask(lambda reader: reader.find(Mark, document_id=document.id)))
    search_again(room)
    assert not {"李某", "Bozkurd"} & set(words(room))


def test_4_goes_through_the_places_one_by_one(room):
    row = choose(room, "Mehmet")
    press(room, "word_places")
    assert room._modes.currentIndex() == 0
    assert room.pane.row is not None
    assert room.pane.row.item.key in {one.key for one in row.items}
    assert not room.context.actions["redaction.word_everywhere"].isEnabled()
    assert room.context.actions["redaction.accept"].isEnabled()


def test_n_goes_on_and_own_texts_are_words_too(room, session, sister):
    case_id = room.context.case_id
    fact = Fact(
        FactId("f" * 32), case_id, 99, "Mehmet told us.", EvidentialStatus.ON_INSTRUCTIONS, ()
    )
    session.vault.run(lambda work: work.insert(fact, "add_fact"))
    search_again(room)
    row = choose(room, "Mehmet")
    assert row.count == 4
    assert row.places[-1].title == "Your own text"
    before = room.words.row.id
    press(room, "next")
    assert room.words.row.id != before or len(room.words.words.rows_model.rows) == 1
