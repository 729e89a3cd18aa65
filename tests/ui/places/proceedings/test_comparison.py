"""Papers side by side: differences are walked by keys, and a contradiction becomes a fact."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from casefiles.domain.foundation.ids import RequestId
from casefiles.domain.records.case_records import Document, Fact
from casefiles.domain.records.requests import Particular, ParticularKind, Request
from casefiles.ui.places.proceedings.comparison_page import ComparisonPage
from tests.store.filled import fresh_id
from tests.ui.settling import settle, until

ENDS = "when the loss was found"


@pytest.fixture
def papers(session, case_id):
    document = session.vault.ask(lambda reader: reader.find(Document))[0]
    first = Request(
        RequestId(fresh_id()), case_id, dated="2031-01-01", document_id=document.id,
        particulars=(Particular(ParticularKind.DATE, ENDS, "2019-05", 1),),
    )  # fmt: skip
    second = Request(
        RequestId(fresh_id()), case_id, previous_id=first.id, dated="2031-02-01",
        document_id=document.id,
        particulars=(Particular(ParticularKind.DATE, ENDS, "2018-11-03", 2),),
    )  # fmt: skip
    session.vault.run(lambda work: [work.insert(one, "add_request") for one in (first, second)])
    return first, second


@pytest.fixture
def page(context, session, papers, qtbot):
    page = ComparisonPage(context, papers[1].id)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    until(lambda: page.comparison is not None)
    settle(session)
    return page


def chosen(page):
    return page.table.item(page.table.currentRow(), page.table.currentColumn()).text()


def to_the_contradiction(page):
    row = next(n for n, one in enumerate(page.comparison.rows) if one.about == ENDS)
    page.table.setCurrentCell(row, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)


def test_a_contradiction_is_told_in_words_and_found_by_a_key(page, papers):
    to_the_contradiction(page)
    assert chosen(page).startswith("Contradicts\n3 November 2018")
    assert "May 2019" in page.words.text()


def test_a_key_makes_a_fact_once(page, session):
    before = len(session.vault.ask(lambda reader: reader.find(Fact)))
    to_the_contradiction(page)
    QTest.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    until(lambda: "already" in page.words.text())
    facts = session.vault.ask(lambda reader: reader.find(Fact))
    assert len(facts) == before + 1
    assert {cite.page for cite in facts[-1].cites} == {1, 2}
    assert not page.make.isEnabled()


def test_enter_opens_the_page_that_says_it(page, context, papers):
    to_the_contradiction(page)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    place = context.navigator.place
    assert (place.room, place.record, place.detail) == ("documents", papers[1].document_id, "2")


def test_only_what_differs_can_be_shown(page):
    everything = page.table.rowCount()
    page.only.click()
    assert 0 < page.table.rowCount() < everything
