"""The room of search: typing finds, keys lead to the place, names are found by lists."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest

from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.domain.search.search_rows import COUNTED, SearchFilter
from casefiles.office.case.search import HitCount, Results, SearchResult
from casefiles.office.case.snippets import Snippet
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.search.result_lines import ResultLine, lines_of
from casefiles.ui.search.result_list import ResultList
from casefiles.ui.search.screen import SearchScreen
from tests.ui.settling import settle, until

ENTER = Qt.Key.Key_Return


@pytest.fixture
def room(context, qtbot):
    room = SearchScreen(context)
    qtbot.addWidget(room)
    room.resize(1000, 700)
    room.show()
    room.open(NavigationTarget("search"))
    settle(context.session, 0.05)
    return room


def type_in(room, text):
    if text.isascii():
        QTest.keyClicks(room.bar.filter.focusProxy(), text)
    else:
        room.bar.set_text(text)
    until(lambda: room.bar.search_filter().text == text)
    settle(room.context.session, 0.3)


def lines(room, kind=""):
    return [one for one in room.results.lines_model.lines if kind in {"", one.kind}]


def found(room, kind):
    return [one.found for one in lines(room, kind) if one.part == "found"]


def moved(room):
    places = []
    room.context.navigator.moved.connect(places.append)
    return places


def test_typing_finds_records_and_pages_in_every_script(room):
    type_in(room, "巴拉提江")
    assert {one.kind for one in lines(room)} >= {"person", "page", "event"}
    heads = [one.words for one in lines(room) if one.part == "head"]
    assert heads[0].startswith("People (")
    assert "found" in room._count.text()
    snippet = found(room, "page")[0].snippet
    words = [snippet.text[start:end] for start, end in snippet.spans]
    assert words
    assert all(len(word) >= 2 for word in words)


def test_enter_goes_to_the_page_with_the_words(room):
    type_in(room, "airport")
    QTest.keyClick(room.bar.filter.focusProxy(), ENTER)
    assert room.focusWidget() is room.results
    places = moved(room)
    page = next(n for n, one in enumerate(lines(room)) if one.kind == "page" and one.found)
    room.results.setCurrentIndex(room.results.lines_model.index(page, 0))
    QTest.keyClick(room.results, ENTER)
    (place,) = places
    assert place.room == "documents"
    assert place.detail.endswith(" find:airport")
    assert room.here() == NavigationTarget("search"), "what was typed is kept nowhere"


def test_enter_right_after_the_last_letter_goes_to_the_results_when_they_come(room):
    line = room.bar.filter.focusProxy()
    line.setFocus()
    QTest.keyClicks(line, "airport")
    QTest.keyClick(line, ENTER)
    until(lambda: room.focusWidget() is room.results)
    assert room.results.currentIndex().isValid()
    line.setFocus()
    QTest.keyClicks(line, " OR gate")
    QTest.keyClick(line, ENTER)
    QTest.keyClicks(line, "way")
    settle(room.context.session, 0.3)
    assert room.focusWidget() is line, "who types on is not taken away"


def test_records_lead_to_their_rooms(room):
    type_in(room, "baratjan")
    places = moved(room)
    for kind, name in (("person", "people"), ("event", "timeline"), ("document", "documents")):
        line = next(one for one in lines(room, kind) if one.part == "found")
        room.results.opened.emit(line)
        assert places[-1].room == name
        assert places[-1].record == line.found.record


def test_an_answer_in_a_form_is_called_as_its_field_and_leads_there(room, session, case_id):
    wanted = EditionRequest(case_id, "un_tb_interim_letter", "treaty_body")
    session.vault.run(save_answers(wanted, {"measure": "Refrain from zzfirst removal"}))
    type_in(room, "zzfirst")
    (answer,) = found(room, "field_answer")
    assert answer.title == "Measure requested"
    assert answer.aside
    places = moved(room)
    room.results.opened.emit(next(one for one in lines(room) if one.part == "found"))
    assert places == [NavigationTarget("dossier", answer.record, "form")]


def test_nothing_found_says_so_and_an_empty_field_teaches(room):
    type_in(room, "zzzznothing")
    assert room._stack.currentWidget() is room._nothing_page
    assert not room._everything.isVisible(), "everything was searched"
    room.bar.filter.choose("kind", "event")
    settle(room.context.session, 0.3)
    assert room._everything.isVisible()
    QTest.mouseClick(room._everything, Qt.MouseButton.LeftButton)
    settle(room.context.session, 0.3)
    assert room.bar.filter.values()["text"] == "zzzznothing"
    assert not room.bar.is_narrowed()
    QTest.keyClick(room.bar.filter.focusProxy(), Qt.Key.Key_Escape)
    settle(room.context.session, 0.3)
    assert room._stack.currentWidget() is room._teaching_page


def test_a_kind_alone_is_shown_whole_and_goes_on(room, monkeypatch):
    type_in(room, "baratjan")
    more = next(one for one in lines(room) if one.part == "more")
    shown = len(found(room, more.kind))
    room.results.more_requested.emit(more.kind)
    settle(room.context.session, 0.2)
    assert len(found(room, more.kind)) > shown
    room.bar.filter.choose("kind", "event")
    settle(room.context.session, 0.2)
    assert {one.kind for one in lines(room)} == {"event"}


def test_a_list_of_names_tells_of_each_whether_it_was_found(room):
    room.bar.turn_names()
    room.names.names.setPlainText("Zulpiye\n  \nAbsent Person\nBaratjan Hoshur")
    QTest.mouseClick(room.names.go, Qt.MouseButton.LeftButton)
    settle(room.context.session, 0.3)
    rows = room.names.table.rows_model.rows
    assert [row.found.name for row in rows] == ["Zulpiye", "Absent Person", "Baratjan Hoshur"]
    assert [bool(row.found.total) for row in rows] == [True, False, True]
    room.names.table.activated_row.emit(rows[2])
    settle(room.context.session, 0.3)
    assert room.bar.search_filter().names
    assert found(room, "page")


def test_every_form_of_a_person_is_found_together(room):
    people = room.context.session.vault.ask(lambda reader: reader.find(Person))
    person = next(one for one in people if one.names[0].text == "Zulpiye Baratjan")
    room.open(NavigationTarget("search", person.id, "person"))
    settle(room.context.session, 0.4)
    assert room.bar.search_filter().text.splitlines() == [name.text for name in person.names]
    assert found(room, "page")
    assert found(room, "person")[0].record == person.id


def test_days_and_one_document_narrow(room):
    type_in(room, "baratjan")
    before = room._results.total.number
    QTest.keyClicks(room.bar.first, "October 2023")
    settle(room.context.session, 0.3)
    assert 0 < room._results.total.number < before
    kinds = {one.kind for one in lines(room)}
    assert {"event", "request"} <= kinds, "records of the proceedings have days too"
    assert kinds.isdisjoint({"person", "fact", "argument", "narrative_block"})
    QTest.keyClicks(room.bar.last, "nonsense")
    settle(room.context.session, 0.2)
    assert room.bar._wrong_day.isVisible()
    room.bar.filter.choose("kind", "event")
    settle(room.context.session, 0.2)
    assert room.bar._only.text() == "Events · from October 2023 · until nonsense"
    QTest.mouseClick(room.bar._wider, Qt.MouseButton.LeftButton)
    settle(room.context.session, 0.2)
    assert room._results.total.number == before
    assert not room.bar._wrong_day.isVisible(), "what is gone from the field is wrong no more"
    assert not room.bar._narrowed.isVisible()
    documents = room.context.session.vault.ask(lambda reader: reader.find(Document))
    room.open(NavigationTarget("search", documents[0].id, "document"))
    settle(room.context.session, 0.3)
    assert {one.record for one in found(room, "page")} <= {documents[0].id}
    assert room._results.total.number < before


def test_what_is_removed_leaves_the_results(room):
    type_in(room, "baratjan")
    before = dict(room._results.counts)["event"]
    vault = room.context.session.vault

    def take(work):
        event = next(
            one for one in work.find(Event) if one.id in {at.record for at in found(room, "event")}
        )
        work.delete(Event, event.id, "remove_event")

    room.context.session.run(room, take)
    until(lambda: dict(room._results.counts)["event"].number == before.number - 1)
    assert vault is room.context.session.vault


def test_where_more_are_found_than_counted_all_can_be_shown_step_by_step():
    def shown(results):
        return [one.words for one in lines_of(results) if one.part != "found"]

    def rows(first, last):
        snippet = Snippet("wolf")
        return [
            SearchResult("event", f"event:{at}", "", "", "wolf", "", snippet)
            for at in range(first, last)
        ]

    some = Results(SearchFilter("wolf"), (("event", HitCount(COUNTED, is_more=True)),))
    some = some.with_rows("event", rows(0, 60))
    more = "Show more: more than 940 not shown yet"
    assert shown(some) == ["Events (more than 1,000)", more]
    some = some.with_rows("event", rows(60, 1_020))
    assert shown(some) == ["Events (more than 1,000)", "Show more"]
    assert shown(some.with_rows("event", [])) == ["Events (1,020)"]


def test_letters_of_a_title_stand_whole_on_one_line_beside_taller_ones(theme, qtbot):
    results = ResultList(theme)
    qtbot.addWidget(results)
    results.resize(600, 200)
    results.show()
    seen = []
    for title in ("gypjq", "gypjq (ئۇچۇرلار)", "gypjq 祖丽皮耶"):
        hit = SearchResult("document", "1", "1", "", title, title[5:], Snippet("below"))
        results.lines_model.set_lines((ResultLine("found", "document", found=hit),))
        rect = results.visualRect(results.lines_model.index(0))
        bold = QFont(results.font())
        bold.setWeight(QFont.Weight.DemiBold)
        left = theme.pixels(36) - 2
        rect.setRect(left, rect.top(), QFontMetrics(bold).horizontalAdvance("gypjq"), 30)
        seen.append(results.viewport().grab(rect).toImage())
    colours = {seen[0].pixelColor(x, y).name() for x in range(30) for y in range(30)}
    assert theme.colour("text").name() in colours
    assert seen[1] == seen[0]
    assert seen[2] == seen[0]
