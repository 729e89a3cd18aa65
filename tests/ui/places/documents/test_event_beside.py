"""An event is written beside the page that proves it; page and selection stay."""

import pytest

from casefiles.domain.records.case_records import Document, Event
from casefiles.office.chronology.events import new_event_draft
from casefiles.office.workplace import drafts
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.ui.settling import settle

WORDS = "The person named above was arrested at Halvik Airport on 14 September 2023"


@pytest.fixture
def room(context, session, qtbot) -> DocumentsScreen:
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    documents = session.vault.ask(lambda reader: reader.find(Document))
    wanted = next(one for one in documents if "引渡请求书" in one.file_name)
    made.open(NavigationTarget("documents", wanted.id, "1"))
    settle(session)
    return made


@pytest.fixture
def begun(room, session, monkeypatch) -> DocumentsScreen:
    """Return the place where the form of an event was opened over selected words."""
    cite = room.pane.stage.cited(room.here().record)[1]
    monkeypatch.setattr(room.pane.stage, "cited", lambda _document: (WORDS, cite))
    room.context.actions["documents.new_event"].trigger()
    settle(session)
    return room


def test_date_and_source_come_from_the_selection(begun, session):
    room, form = begun, begun.pane.side.event_form.form
    assert room.pane.view.isVisible()
    assert form.isVisible()
    values = form.form.values()
    assert values["date"] == "2023-09-14"
    assert values["text"] == WORDS
    assert values["cites"][0][0] == room.here().record
    before = session.vault.ask(lambda reader: len(reader.find(Event)))
    form.form.save.click()
    settle(session)
    events = session.vault.ask(lambda reader: reader.find(Event))
    assert len(events) == before + 1
    assert any(one.date == "2023-09-14" and one.text == WORDS for one in events)
    assert room.pane.side.isHidden()
    assert room.here().record, "the document stays"


def test_what_is_half_typed_outlives_a_lock(begun, session, case_id):
    form = begun.pane.side.event_form.form
    form.form.fields["place"].set_value("Halvik Airport")
    begun.keep_drafts()
    settle(session)
    kept = session.vault.ask(drafts.draft(new_event_draft(case_id)))
    assert kept["place"] == "Halvik Airport"
    assert kept["date"][0] == "2023-09-14"
