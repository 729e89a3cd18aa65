"""The room of redaction: search, look, decide with one key, go on, and take back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Document, Mark, Person, Protection
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.redaction_queue import RedactionQueue
from casefiles.office.stops.dossier_queue import DossierQueue
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.redact.screen import RedactionScreen
from tests.ui.settling import settle, until

TEXTS = ("Di1nur came.", "The lining was red.", "Then DiInur left.", "Linear, 12", "Di1nur again")


@pytest.fixture
def sister(session):
    person = session.vault.ask(lambda reader: reader.find(Person))[1]
    names = (PersonName("Dilnur", "Latn", ""), PersonName("Lin", "Latn", ""))
    told = replace(person, names=names, identifiers=(), protection=Protection.WITHHELD)
    session.vault.run(lambda work: work.update(told, "edit_person"))
    return told


@pytest.fixture
def document(session):
    found = session.vault.ask(lambda reader: reader.find(Document))
    document = next(one for one in found if "decision" in one.file_name)
    lines = tuple(
        TextLine(text, Box(0.1, 0.1 * n, 0.7, 0.1 * n + 0.02)) for n, text in enumerate(TEXTS, 1)
    )
    reading = Extraction("application/pdf", (PageText(1, 595.0, 842.0, lines, is_doubtful=True),))
    session.vault.run(lambda work: work.put_reading(document.id, reading))
    return document


@pytest.fixture
def room(qtbot, context, sister, document):
    room = RedactionScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 700)
    room.show()
    room.open(NavigationTarget("redaction"))
    settle(context.session)
    return room


@pytest.fixture
def searched(room):
    room.context.actions["redaction.search"].trigger()
    until(lambda: room._queue.was_made and room._searching is None)
    settle(room.context.session)
    room.list.filter.choose("person", "Dilnur")
    select(room, "misread")
    return room


def select(room, kind):
    group = next(one for one in room.list.groups.rows_model.rows if one.kind == kind)
    room.list.groups.select(group.id)
    settle(room.context.session)


def press(room, name):
    room.context.actions[f"redaction.{name}"].trigger()
    settle(room.context.session)


def texts(room):
    return [one.item.text for one in room.list.items.rows_model.rows]


def test_a_case_that_was_never_searched_says_what_the_room_is_for(room):
    assert room.list._stack.currentWidget().title.text() == "Not scanned yet"
    assert not room.list.filter.isVisible()
    assert room.pane.row is None
    assert not room.context.actions["redaction.accept"].isEnabled()


def test_a_scan_that_has_found_nothing_yet_does_not_say_that_all_is_decided(room, session):
    room._search()
    room.scope._on_found(DossierQueue(RedactionQueue((), was_made=True)))
    assert room.list._stack.currentWidget().title.text() == "Scanning the case"
    assert room.words._stack.currentWidget() is room.words._scanning
    until(lambda: room._searching is None)
    settle(session)
    assert room.list._stack.currentWidget() is room.list._pages["list"]


def test_places_ask_on_their_page_and_r_leaves_them_for_good(qtbot, searched, session):
    assert texts(searched) == ["Di1nur", "DiInur", "Di1nur"]
    pane = searched.pane
    assert pane.question.text() == "Does the page show this name?"
    assert "“Di1nur” came." in pane.context_words.text()
    assert "may lead to Dilnur" in pane.where.text()
    until(lambda: pane.stage.image is not None)
    left = {one.kind: one.left for one in searched.list.groups.rows_model.rows}
    assert left["misread"] == 3
    assert " of " in searched.list.progress.text()
    before = searched._queue.decided
    qtbot.keyClick(searched.list.items, Qt.Key.Key_2)
    settle(session)
    assert texts(searched) == ["DiInur", "Di1nur"]
    assert searched.pane.row.item.text == "DiInur"
    (kept,) = session.vault.ask(lambda reader: reader.find(ReviewDecision))
    assert kept.verdict is SuggestionVerdict.REJECTED
    assert searched._queue.decided == before + 1
    searched.list.filter.choose("state", "decided")
    settle(session)
    assert texts(searched) == ["Di1nur"]
    assert searched.pane.state.text() == "Not redacted"


def test_a_marks_lines_alone_or_all_that_say_the_same(qtbot, searched, session, document, sister):
    press(searched, "next")
    qtbot.keyClick(searched.list.items, Qt.Key.Key_1)
    until(lambda: len(texts(searched)) == 2)
    marks = session.vault.ask(lambda reader: reader.find(Mark, document_id=document.id))
    assert [one.person_id for one in marks if one.reason.startswith("Names possibly misread")] == [
        sister.id
    ]
    assert searched.pane.row.item.text == "Di1nur"
    assert "Remove all 2" in searched.pane.buttons["accept_same"].text()
    press(searched, "accept_same")
    until(lambda: all(one.kind != "misread" for one in searched.list.groups.rows_model.rows))


def test_places_are_stepped_through_found_and_come_back_to(searched, document):
    went = []
    searched.context.navigator.moved.connect(went.append)
    press(searched, "next")
    assert searched.pane.row.item.text == "DiInur"
    place = searched.here()
    press(searched, "next")
    press(searched, "previous")
    assert searched.pane.row.item.text == "DiInur"
    press(searched, "previous")
    press(searched, "previous")
    assert searched.pane.row.item.kind == "name_in_word"
    searched.open(place)
    settle(searched.context.session)
    assert searched.here() == place
    press(searched, "open")
    assert went == [NavigationTarget("documents", document.id, "1")]
    searched.list.filter.set_text("lining")
    assert texts(searched) == ["lining"]
    searched.list.filter.set_text("nowhere at all")
    assert searched.list._stack.currentWidget().title.text() == "Nothing found"
    searched.list.filter.clear()
    searched.list.filter.choose("document", document.id)
    assert all(one.item.document_id == document.id for one in searched.list.shown)


def test_p_says_whom_a_place_leads_to(qtbot, searched, session, sister):
    select(searched, "name_in_word")
    count = len(session.vault.ask(lambda reader: reader.get(Person, sister.id)).names)
    press(searched, "accept")
    person = session.vault.ask(lambda reader: reader.get(Person, sister.id))
    assert len(person.names) == count + 1
    press(searched, "person")
    assert searched.pane.chooser.isVisible()
    assert searched.pane.chooser.hasFocus() or not searched.isActiveWindow()


def test_what_changed_is_searched_again_by_itself(searched, session, document):
    line = TextLine("Dilnvr came.", Box(0.1, 0.1, 0.7, 0.12))
    reading = Extraction("application/pdf", (PageText(1, 595.0, 842.0, (line,), is_doubtful=True),))
    session.vault.run(lambda work: work.put_reading(document.id, reading))
    until(lambda: texts(searched) == ["Dilnvr"])


def test_everything_undecided_goes_in_one_act_and_comes_back_with_one_undo(searched, session):
    def left() -> int:
        return len(searched._queue.undecided)

    waiting = left()
    assert waiting > 3
    marks = len(session.vault.ask(lambda reader: reader.find(Mark)))
    assert searched.list.remove_all.isVisible()
    searched.list.remove_all.click()
    until(lambda: searched._removing is None, 120)
    settle(session)
    until(lambda: left() == 0, 60)
    settle(session)
    assert left() == 0
    assert not searched.list.remove_all.isVisible()
    now = session.vault.ask(lambda reader: reader.find(Mark))
    assert len(now) > marks
    found = session.vault.ask(next_undo(searched.context.case_id))
    session.vault.run(undo(found[0]))
    settle(session)
    assert len(session.vault.ask(lambda reader: reader.find(Mark))) == marks
    until(lambda: left() >= waiting, 60)
