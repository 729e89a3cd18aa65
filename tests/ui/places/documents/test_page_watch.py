"""The watch counts a page only while it is really on the screen."""

from dataclasses import replace

import pytest

from casefiles.domain.files.media import PLAYED
from casefiles.domain.records.case_records import Document
from casefiles.office.case.coverage import coverage_of
from casefiles.office.documents.pages import shown_document
from casefiles.ui.places.documents.page_view_tracker import PageViewTracker
from casefiles.ui.places.documents.reading_stack import ReadingStack
from tests.ui.settling import settle, until

SECOND = 1_000_000_000


@pytest.fixture
def watched(context, session, qtbot, monkeypatch):
    hands = [0]
    monkeypatch.setattr(session, "clock", replace(session.clock, monotonic=lambda: hands[0]))
    stage = ReadingStack(context)
    qtbot.addWidget(stage)
    stage.resize(600, 700)
    view = stage.view
    watch = PageViewTracker(session, stage)
    watch._timer.stop()
    monkeypatch.setattr(ReadingStack, "isActiveWindow", lambda _: True)
    document = next(
        one
        for one in session.vault.ask(lambda reader: reader.find(Document))
        if one.file_name.endswith(".pdf")
    )
    sizes = session.vault.ask(lambda reader: reader.page_sizes(document.id))
    stage.show()
    stage.choose(session.vault.ask(shown_document(document.id)))
    view.show_document(document.id, "A document", sizes, 1)
    until(lambda: 1 in view.supply.pictures)

    def look(seconds, times=1):
        for _ in range(times):
            hands[0] += seconds * SECOND
            watch.look()

    look(0)
    return watch, stage, look


def opened(session, case_id):
    settle(session, 0.05)
    return session.vault.ask(coverage_of(case_id)).opened_pages


def test_a_page_counts_while_it_is_shown(watched, session, case_id):
    watch, _, look = watched
    look(1, times=3)
    watch.keep()
    assert opened(session, case_id) == 1


def test_nothing_counts_while_the_window_is_hidden_or_the_machine_sleeps(watched, session, case_id):
    watch, stage, look = watched
    stage.hide()
    look(1, times=5)
    stage.show()
    look(3_600)
    assert sum(watch._shown.values()) == 2_000, "an hour of sleep is no hour of reading"
    watch._shown.clear()
    watch.keep()
    assert opened(session, case_id) == 0


def test_what_was_shown_is_kept_without_being_asked(watched, session, case_id):
    _, _, look = watched
    look(1, times=11)
    assert opened(session, case_id) == 1


def test_a_document_that_is_played_counts_as_opened(watched, session, case_id):
    watch, stage, look = watched
    documents = session.vault.ask(lambda reader: reader.find(Document))
    played = next(one for one in documents if one.file_name.endswith(".ogg"))
    before = session.vault.ask(coverage_of(case_id)).opened_documents
    stage.choose(replace(session.vault.ask(shown_document(played.id)), unreadable=PLAYED))
    look(1, times=4)
    watch.keep()
    settle(session, 0.05)
    assert session.vault.ask(coverage_of(case_id)).opened_documents == before + 1
