"""Original and translation side by side, links and consent beside the pages."""

import secrets

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import ConsentAnswer
from casefiles.domain.records.translation import DocumentLinkKind
from casefiles.office.documents.consents import consents_of
from casefiles.office.documents.links import add_link, links_of, pairs_of
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.side_panel import CONSENT, CUSTODY, LINKS
from tests.ui.places.documents.test_room import opened
from tests.ui.settling import settle, until


@pytest.fixture
def ids(session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    return {one.file_name: one.id for one in documents}


@pytest.fixture
def room(context, qtbot):
    return opened(context, qtbot)


def document(ids, part):
    return next(one for name, one in ids.items() if part in name)


def linked(session, case_id, translation, original):
    edit = add_link(
        case_id, translation, original, (DocumentLinkKind.TRANSLATION, ""), secrets.token_bytes
    )
    session.vault.run(edit)


def test_pages_turn_together_and_can_be_shifted(room, session, case_id, ids):
    original, translation = document(ids, "chuanhuanzheng"), document(ids, "引渡请求书")
    linked(session, case_id, translation, original)
    room.open(NavigationTarget("documents", original, "1"))
    pane = room.pane
    until(pane.tools.side_by_side.isVisible)
    pane.take_focus()
    QTest.keyClick(pane.view, Qt.Key.Key_F4)
    pair = pane.pair
    until(lambda: pair.second_view.isVisible() and len(pair.second_view.sheets.sheets) > 1)
    settle(session)
    room.context.actions["documents.next_page"].trigger()
    until(lambda: pane.view.page == 2 and pair.second_view.page == 2)
    settle(session, quiet=0.4)
    room.context.actions["documents.shift_on"].trigger()
    until(lambda: pair.second_view.page == 3)
    until(lambda: session.vault.ask(pairs_of(original))[0].shift == 1)
    settle(session, quiet=0.4)
    pair.second_view.setFocus()
    QTest.keyClick(pair.second_view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    until(lambda: (pane.view.page, pair.second_view.page) == (1, 1))
    room.context.actions["documents.beside_turn"].trigger()
    assert pane.view.hasFocus()
    room.context.actions["documents.beside"].trigger()
    until(lambda: not pair.second_view.isVisible())


def test_a_narrow_window_shows_one_at_a_time(room, session, case_id, ids):
    original, translation = document(ids, "arrest-report"), document(ids, "decision")
    linked(session, case_id, translation, original)
    room.open(NavigationTarget("documents", translation, "1"))
    pane = room.pane
    until(pane.tools.side_by_side.isVisible)
    room.context.actions["documents.beside"].trigger()
    settle(session)
    assert pane.view.isVisible()
    assert pane.pair.second_view.isVisible()
    room.resize(600, 720)
    settle(session)
    assert (pane.view.isVisible(), pane.pair.second_view.isVisible()) == (True, False)
    room.context.actions["documents.beside_turn"].trigger()
    until(pane.pair.second_view.isVisible)
    assert not pane.view.isVisible()
    assert pane.pair.second_view.hasFocus()


def test_a_link_is_made_by_keyboard_and_opens_the_other_end(room, session, ids, context):
    own, other = document(ids, "decision"), document(ids, "arrest-report")
    room.open(NavigationTarget("documents", own, "1"))
    until(lambda: room.pane._shown is not None)
    room.pane.open_side(LINKS)
    links = room.pane.side.links
    links.add.click()
    form = links.form
    form.fields["kind"].set_value("reply")
    settle(session)
    chooser = form.other.chooser
    chooser.setFocus()
    QTest.keyClicks(chooser, "arrest")
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    assert form.other.value() == other
    form.save.click()
    until(lambda: session.vault.ask(links_of(own)) != ())
    until(lambda: room.pane.side.tabs.words_of(LINKS) == "Links 1")
    links.table.select(links.table.rows_model.rows[0].id)
    QTest.keyClick(links.table, Qt.Key.Key_Return)
    assert context.navigator.place == NavigationTarget("documents", other, "1")


def test_consent_is_recorded_and_told_in_tab_list_and_custody(room, session, ids):
    own = document(ids, "decision")
    room.open(NavigationTarget("documents", own, "1"))
    until(lambda: room.pane._shown is not None)
    room.pane.open_side(CONSENT)
    consent = room.pane.side.consent
    consent.add.click()
    settle(session)
    person = consent.form.person.box
    person.setCurrentIndex(1)
    consent.form.fields["answer"].set_value("refused")
    consent.form.fields["recorded"].set_value("note of a call")
    consent.form.save.click()
    until(lambda: session.vault.ask(consents_of(own)) != ())
    assert session.vault.ask(consents_of(own))[0].consent.answer is ConsentAnswer.REFUSED
    until(lambda: room.pane.side.tabs.words_of(CONSENT) == "Consent 1 · 1 no")

    def signs():
        rows = {row.id: row for row in room.list.table.rows_model.rows}
        return rows[own].refusals

    until(lambda: signs() == 1)
    room.pane.open_side(CUSTODY)
    until(
        lambda: any(one.startswith("Refused: Every use") for one in room.pane.side.custody.words())
    )
    room.list.filter.choose("protection", "refused")
    until(lambda: [row.id for row in room.list.table.rows_model.rows] == [own])
