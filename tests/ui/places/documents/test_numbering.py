"""Exhibit numbers for several documents at once, and from the check that misses them."""

import secrets

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Exhibit
from casefiles.office.documents.numbering import in_order, number_exhibits, numbering_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.ui.settling import settle


@pytest.fixture
def room(context, session, qtbot) -> DocumentsScreen:
    made = DocumentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.open(NavigationTarget("documents", "", "unmarked"))
    settle(session)
    return made


def marks(session) -> list[str]:
    return session.vault.ask(lambda reader: sorted(one.mark for one in reader.find(Exhibit)))


def test_the_check_leads_to_the_form_with_all_that_have_no_number(room, session, case_id):
    panel = room.pane.side.numbering
    assert panel.isVisible()
    assert room.list.isVisible(), "it is about rows, so the list stays whole"
    assert (panel.prefix.text(), panel.first.text()) == ("AB/", "13")
    assert [mark for mark, _ in panel.shown()] == ["AB/13", "AB/14"]
    assert "a number does not export" in panel.notice.text()
    before = marks(session)
    panel.number.click()
    settle(session)
    assert set(marks(session)) - set(before) == {"AB/13", "AB/14"}
    assert room.pane.side.isHidden()
    first, _words = session.vault.ask(next_undo(case_id))
    session.vault.run(undo(first))
    assert marks(session) == before, "they were one act"


def test_a_number_that_is_taken_is_said_and_another_prefix_begins_at_its_own(room, session):
    panel = room.pane.side.numbering
    panel.first.setText("12")
    panel.first.textEdited.emit("12")
    assert panel.problem.text() == "AB/12 is already in use."
    assert not panel.number.isEnabled()
    panel.prefix.setText("CM/")
    panel.prefix.textEdited.emit("CM/")
    assert panel.first.text() == "2"
    assert panel.number.isEnabled()
    panel.first.setText("")
    panel.first.textEdited.emit("")
    assert not panel.number.isEnabled()


def test_selected_rows_are_numbered_as_listed_and_what_has_a_number_keeps_it(room, session):
    room.list.filter.clear()
    settle(session)
    room.list.table.selectAll()
    assert not room.list.bulk.isHidden()
    room.context.actions["documents.number"].trigger()
    settle(session)
    panel = room.pane.side.numbering
    assert "keep their numbers" in panel.count.text()
    panel.order.setCurrentIndex(panel.order.findData("listed"))
    listed = [row.id for row in room.list.table.rows_model.rows if not row.mark]
    assert [one.id for _, one in panel.shown()] == listed


def test_what_was_numbered_meanwhile_is_refused_as_a_whole(session, case_id):
    found = session.vault.ask(numbering_of(case_id, ()))
    documents = [one.id for one in in_order(found.documents, "added")]
    second = number_exhibits(documents, ("X/", 1), "", secrets.token_bytes)
    session.vault.run(number_exhibits(documents[1:], ("AB/", 13), "", secrets.token_bytes))
    before = marks(session)
    with pytest.raises(Refused, match="exhibit_mark_taken"):
        session.vault.run(second)
    assert marks(session) == before
