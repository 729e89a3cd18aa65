"""Mails and conversations in the reading pane, and what lies in documents."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from casefiles.domain.records.case_records import Document, Event, Fact
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.search import search
from casefiles.office.chronology.timeline import ChronologyFilter, timeline_of
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.reading_pane import ReadingPane
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.ui.places.documents.side_panel import DETAILS
from tests.evidence.letters import attached, mail, mixed, text_part

QUOTED = b"I will come.\n\n> Please come\n> at nine\n> on Monday.\n"
CHAT = "".join(
    f"{number // 20 + 1:02}.03.21, {number % 20 + 1:02}:05 - {'Aziz' if number % 3 else 'Li'}:"
    f" message number {number}{' about the airport' if number in {7, 120} else ''}\n"
    for number in range(400)
)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def chat_archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", CHAT + "28.03.21, 10:05 - Li: a.png (file attached)\n")
        archive.writestr("a.png", picture())
    return out.getvalue()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    first = {"Message_ID": "<1@x>", "Subject": "Monday", "Date": "Mon, 5 May 2025 09:00:00 +0000"}
    then = {"Message_ID": "<2@x>", "In_Reply_To": "<1@x>", "Subject": "Re: Monday"}
    (folder / "first.eml").write_bytes(mail(b"Please come\nat nine\non Monday.\n", **first))
    (folder / "then.eml").write_bytes(mail(QUOTED, Date="Mon, 5 May 2025 12:00:00 +0000", **then))
    (folder / "files.eml").write_bytes(
        mixed(text_part("See."), attached("note.txt", b"The airport.", "text/plain"))
    )
    (folder / "chat.zip").write_bytes(chat_archive())
    return folder


@pytest.fixture
def room(context, stick: Path, qtbot) -> DocumentsScreen:
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    context.navigator.moved.connect(made.open)
    made.open(NavigationTarget("documents"))
    qtbot.waitUntil(lambda: made.list.counts.text() != "", timeout=60_000)
    made.arrivals.add([stick])
    qtbot.waitUntil(
        lambda: bool(made.arrivals.ended) and not made.arrivals.is_running, timeout=60_000
    )
    return made


def show(room: DocumentsScreen, name: str, qtbot) -> ReadingPane:
    found = room.context.session.vault.ask(lambda reader: reader.find(Document, file_name=name))
    room.open(NavigationTarget("documents", found[0].id, "1"))
    qtbot.waitUntil(lambda: room.pane.messages.is_showing, timeout=60_000)
    return room.pane


def test_a_mail_is_shown_as_mail_with_its_thread(room: DocumentsScreen, qtbot):
    pane = show(room, "then.eml", qtbot)
    view = pane.messages.mail
    qtbot.waitUntil(lambda: view.others.count() == 2, timeout=60_000)
    assert view.subject.text() == "Re: Monday"
    assert view.body.toPlainText() == "I will come.\n\n[…]"
    view.fold.click()
    assert view.body.toPlainText().endswith("> on Monday.")
    assert "1 other" not in view.others_words.text()
    view.others.itemActivated.emit(view.others.item(0))
    qtbot.waitUntil(lambda: view.subject.text() == "Monday", timeout=60_000)
    pane.messages.choice.pages.click()
    assert not pane.messages.is_showing
    assert pane.tools.isVisible()


def test_what_lies_in_a_mail_is_among_its_details_and_so_is_the_way_back(
    room: DocumentsScreen, qtbot
):
    pane = show(room, "files.eml", qtbot)
    pane.side.strip.tab(DETAILS).click()
    strip = pane.enclosures
    qtbot.waitUntil(lambda: strip.list.count() == 1, timeout=60_000)
    assert strip.isVisible()
    assert strip.words.text() == "1 attachment"
    strip.list.itemActivated.emit(strip.list.item(0))
    qtbot.waitUntil(lambda: pane.head.title.text() == "note.txt", timeout=60_000)
    qtbot.waitUntil(strip.holders.isVisible, timeout=60_000)
    (back,) = [one for one in strip.holders.findChildren(type(strip.more)) if one.isVisible()]
    back.click()
    qtbot.waitUntil(lambda: pane.head.title.text() == "files.eml", timeout=60_000)


def test_who_comes_back_to_a_conversation_finds_it_as_it_was_left(
    room: DocumentsScreen, context, qtbot
):
    pane = show(room, "chat.zip", qtbot)
    talk = pane.messages.conversation
    talk.list.go_to(300)
    qtbot.waitUntil(lambda: talk.list.message(talk.list.top) is not None, timeout=60_000)
    left, top = room.here(), talk.list.top
    assert (top, left.detail) == (300, str(talk.list.message(300).message.page))
    context.navigator.note(NavigationTarget("timeline"))
    context.navigator.go(left)
    room.open(room.here())
    qtbot.wait(50)
    assert (talk.list.top, talk.list.chosen) == (top, frozenset())
    context.navigator.go(NavigationTarget("documents", left.record, "1"))
    qtbot.waitUntil(lambda: talk.list.top == 1, timeout=60_000)


def test_lists_of_messages_end_above_the_edge_of_the_window(room: DocumentsScreen, qtbot):
    pane = show(room, "then.eml", qtbot)
    mail = pane.messages.mail
    qtbot.waitUntil(lambda: mail.others.count() == 2, timeout=60_000)
    qtbot.waitUntil(lambda: 8 < below(mail.others, pane) < 20)
    show(room, "chat.zip", qtbot)
    talk = pane.messages.conversation
    qtbot.waitUntil(talk.list.isVisible, timeout=60_000)
    qtbot.waitUntil(lambda: 8 < below(talk.list, pane) < 20)


def below(last: QWidget, pane: ReadingPane) -> int:
    return pane.height() - last.mapTo(pane, last.rect().bottomLeft()).y()


def test_as_many_files_are_listed_as_there_is_room_for(room: DocumentsScreen, stick, qtbot):
    with zipfile.ZipFile(stick / "bundle.zip", "w") as archive:
        for number in range(14):
            archive.writestr(f"paper {number}.txt", f"paper {number}")
    room.arrivals.add([stick / "bundle.zip"])
    asked = room.context.session.vault.ask
    qtbot.waitUntil(
        lambda: bool(asked(lambda reader: reader.find(Document, file_name="paper 13.txt"))),
        timeout=60_000,
    )
    (bundle,) = asked(lambda reader: reader.find(Document, file_name="bundle.zip"))
    room.open(NavigationTarget("documents", bundle.id, "1"))
    room.pane.open_side(DETAILS)
    files = room.pane.enclosures.list
    qtbot.waitUntil(lambda: files.count() == 14, timeout=60_000)

    def seen() -> int:
        rows = (files.visualItemRect(files.item(at)) for at in range(files.count()))
        return sum(files.viewport().rect().contains(row) for row in rows)

    assert room.pane.enclosures.words.text() == "14 files in it"
    qtbot.waitUntil(lambda: 4 <= seen() < 14)
    room.resize(1280, 1600)
    qtbot.waitUntil(lambda: seen() >= 8)
    room.resize(1280, 480)
    qtbot.waitUntil(lambda: seen() <= 7)


def test_a_conversation_is_searched_dated_and_cited(room: DocumentsScreen, context, qtbot):
    pane = show(room, "chat.zip", qtbot)
    talk = pane.messages.conversation
    qtbot.waitUntil(lambda: talk.list.message(1) is not None, timeout=60_000)
    assert talk.list.count == 401
    assert talk.days.count() == 21
    talk.search.setText("airport")
    qtbot.waitUntil(lambda: talk.message.text().endswith("2 found"), timeout=60_000)
    assert talk.list.chosen == {8}
    talk.on.click()
    assert talk.list.chosen == {121}
    qtbot.waitUntil(lambda: len(talk.list.messages()) == 1, timeout=60_000)
    talk.fact.click()
    form = pane.side.facts.form
    assert form is not None
    page = talk.selected_page()
    talk.event_button.click()
    asked = context.session.vault.ask
    documents = asked(lambda reader: reader.find(Document, file_name="chat.zip"))

    def events() -> list[Event]:
        found = asked(lambda reader: reader.find(Event))
        return [one for one in found if any(c.document_id == documents[0].id for c in one.cites)]

    qtbot.waitUntil(lambda: len(events()) == 1, timeout=60_000)
    assert events()[0].date == "2021-03-07"
    assert "number 120 about the airport" in events()[0].text
    assert (events()[0].cites[0].page, events()[0].cites[0].message) == (page, 121)
    rows = asked(timeline_of(context.case_id, ChronologyFilter("number 120 about")))
    assert [one.words for row in rows for one in row.cites] == [
        "chat.zip, message 121 of 401, 7 March 2021 01:05"
    ]
    room.open(NavigationTarget("documents"))
    room.open(NavigationTarget("documents", documents[0].id, f"{page}#8"))
    qtbot.waitUntil(lambda: talk.list.chosen == {8}, timeout=60_000)
    assert asked(lambda reader: reader.find(Fact)) is not None


def test_what_is_found_in_a_message_opens_the_message_and_not_its_page(
    room: DocumentsScreen, context, qtbot
):
    wanted = SearchFilter("airport", case_id=context.case_id)
    found = context.session.vault.ask(search(wanted))
    hit = next(one for one in found.rows if one.kind == "message")
    room.open(NavigationTarget("documents", hit.record, f"{hit.detail} find:airport"))
    pane = room.pane
    number = int(hit.detail.partition("#")[2])
    qtbot.waitUntil(lambda: pane.messages.conversation.list.chosen == {number}, timeout=60_000)
    qtbot.waitUntil(lambda: bool(pane._words.on(hit.record)), timeout=60_000)
    assert pane.messages.is_showing
    pages = replace(wanted, kinds=("page",), document_id=hit.record)
    page = context.session.vault.ask(search(pages)).rows[0]
    room.open(NavigationTarget("documents", page.record, f"{page.detail} find:airport"))
    qtbot.waitUntil(lambda: not pane.messages.is_showing, timeout=60_000)


def test_a_conversation_is_walked_by_keys_and_never_measured_whole(room: DocumentsScreen, qtbot):
    pane = show(room, "chat.zip", qtbot)
    view = pane.messages.conversation.list
    qtbot.waitUntil(lambda: view.message(1) is not None, timeout=60_000)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == 401
    qtbot.waitUntil(lambda: view.message(401) is not None, timeout=60_000)
    view.repaint()
    qtbot.waitUntil(lambda: bool(view.look.pictures), timeout=60_000)
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen == {400, 401}
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert (view.current, view.top) == (1, 1)
    assert len(view._plans) < 120
    assert "Li" in view.accessibleDescription()


def test_a_date_of_two_meanings_is_asked_and_the_answer_dates_the_messages(
    room: DocumentsScreen, tmp_path: Path, qtbot
):
    folder = tmp_path / "second"
    folder.mkdir()
    (folder / "two ways.txt").write_text(
        "01/02/2021, 14:05 - Li: one\n02/02/2021, 09:00 - Wang: two\n"
    )
    room.arrivals.add([folder])
    ask = room.context.session.vault.ask
    qtbot.waitUntil(
        lambda: (
            bool(ask(lambda reader: reader.find(Document, file_name="two ways.txt")))
            and not room.arrivals.is_running
        ),
        timeout=60_000,
    )
    pane = show(room, "two ways.txt", qtbot)
    bar = pane.messages.conversation.dates
    qtbot.waitUntil(bar.isVisible, timeout=60_000)
    assert "is it 1 February 2021 or 2 January 2021?" in bar.question.text()
    assert pane.messages.conversation.days.count() == 0
    bar.month_first.click()
    qtbot.waitUntil(lambda: pane.messages.conversation.days.count() == 2, timeout=60_000)
    qtbot.waitUntil(lambda: not bar.question.isVisible(), timeout=60_000)
    assert pane.messages.conversation.days.itemText(0) == "2 January 2021"
    bar.zone.activated.emit(bar.zone.findData("Asia/Urumqi"))
    qtbot.waitUntil(
        lambda: bar.answered.text() == "Dates are read month first, clocks of Xinjiang, local time",
        timeout=60_000,
    )
