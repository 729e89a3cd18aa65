"""Who sees whom: one cell changed by keyboard, with what it lets others read said before."""

import os

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.showings import Appearance, Showing, ShowingBasis, field_place
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.people.showings import save_showing
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.people.screen import PeopleScreen
from tests.ui.settling import settle

RECIPIENTS = (
    *("requesting_state", "requested_state", "court_open", "public", "treaty_body"),
    *("court_closed", "ccf", "expert", "interpreter"),
)
"""In the order of the columns."""


@pytest.fixture
def sister(session):
    people = session.vault.ask(lambda reader: reader.find(Person))
    return next(one for one in people if one.protection is Protection.WITHHELD and one.names)


@pytest.fixture
def page(context, session, qtbot, sister):
    room = PeopleScreen(context)
    qtbot.addWidget(room)
    room.resize(1310, 660)
    room.show()
    room.activateWindow()
    room.open(NavigationTarget("people", sister.id, "recipients"))
    settle(session)
    return room.recipients


def choose(page, session, recipient):
    page.table.setCurrentCell(page.table.currentRow(), RECIPIENTS.index(recipient))
    settle(session)


def pick(box, code):
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def shown(page):
    row = page.table.currentRow()
    return {one: page.table.item(row, column).text() for column, one in enumerate(RECIPIENTS)}


def showings(session, sister):
    return session.vault.ask(lambda reader: reader.get(Person, sister.id)).showings


def test_the_judge_alone_is_let_read_a_name(page, session, qtbot, sister):
    assert sister.names[0].text in page.editor.title.text() or page.editor.isVisible()
    choose(page, session, "court_closed")
    pick(page.editor.appearance, Appearance.NAMED)
    page.editor.reason.setText("Order of 3 May")
    settle(session)
    assert (page.editor.save.text(), page.editor.also.text()) == ("Save", "")
    if os.environ.get("CASEFILES_PICTURE"):
        page.window().grab().save(os.environ["CASEFILES_PICTURE"])
    qtbot.keyClick(page.editor.reason, Qt.Key.Key_Return)
    settle(session)
    assert showings(session, sister) == (
        Showing("court_closed", Appearance.NAMED, reason="Order of 3 May"),
    )
    assert [one for one, words in shown(page).items() if words == "Named"] == ["court_closed"]


def test_before_a_treaty_body_is_named_anybody_it_says_that_the_state_reads_it(
    page, session, qtbot, sister
):
    choose(page, session, "treaty_body")
    pick(page.editor.appearance, Appearance.NAMED)
    settle(session)
    name = sister.names[0].text
    assert page.editor.save.text() == f"Let the requesting State read the name of {name}"
    assert "The requesting State" in page.editor.also.text()
    qtbot.mouseClick(page.editor.save, Qt.MouseButton.LeftButton)
    settle(session)
    assert "no reason is given" in page.editor.problem.text()
    assert showings(session, sister) == ()
    pick(page.editor.basis, ShowingBasis.CONSENT)
    qtbot.mouseClick(page.editor.save, Qt.MouseButton.LeftButton)
    settle(session)
    assert "consent" in page.editor.problem.text().lower()
    assert page.editor.taken_by.hasFocus()
    for line, words in (
        (page.editor.taken_by, "counsel"),
        (page.editor.day, "3 May 2026"),
        (page.editor.means, "by telephone"),
        (page.editor.risk, "arrest of the family"),
    ):
        assert line.isVisible()
        qtbot.keyClicks(line, words)
        assert not page.editor.problem.text(), "a refusal is of what was there before"
    qtbot.mouseClick(page.editor.save, Qt.MouseButton.LeftButton)
    settle(session)
    assert [one.audience for one in showings(session, sister)] == [
        *("requested_state", "requesting_state", "treaty_body"),
    ]
    assert showings(session, sister)[0].consent_date == "2026-05-03"


def test_a_stricter_reader_decides_and_the_cell_says_so(page, session, sister, qtbot):
    choose(page, session, "treaty_body")
    pick(page.editor.appearance, Appearance.NAMED)
    page.editor.reason.setText("Order of 3 May")
    qtbot.mouseClick(page.editor.save, Qt.MouseButton.LeftButton)
    settle(session)
    choose(page, session, "requesting_state")
    qtbot.mouseClick(page.editor.reset, Qt.MouseButton.LeftButton)
    settle(session)
    cell = page.table.item(page.table.currentRow(), RECIPIENTS.index("treaty_body"))
    assert cell.text() == "Withheld"
    assert "may read the same papers" in cell.toolTip()


def test_nobody_not_even_the_judge(page, session, sister, qtbot):
    choose(page, session, "court_closed")
    pick(page.editor.appearance, Appearance.NAMED)
    page.editor.reason.setText("Order of 3 May")
    qtbot.mouseClick(page.editor.save, Qt.MouseButton.LeftButton)
    settle(session)
    page.never.click()
    settle(session)
    assert set(shown(page).values()) == {"Withheld"}


def test_escape_of_the_page_leads_back_to_the_people(page, session):
    page.back.click()
    settle(session)
    assert not page.isVisible()


def test_one_exhibit_names_somebody_by_name_alone_and_offers_no_letter(
    page, session, sister, qtbot
):
    choose(page, session, "expert")
    place = page.editor.place
    exhibit = next(at for at in range(place.count()) if place.itemData(at).startswith("document:"))
    place.setCurrentIndex(exhibit)
    place.activated.emit(exhibit)
    settle(session)
    box = page.editor.appearance
    assert box.isEnabled()
    letters = box.findData(Appearance.PSEUDONYM)
    assert not box.model().item(letters).isEnabled()
    pick(box, Appearance.NAMED)
    assert not page.editor.extent.isEnabled()
    page.editor.reason.setText("Order of 3 May")
    if os.environ.get("CASEFILES_PICTURE"):
        page.window().grab().save(os.environ["CASEFILES_PICTURE"])
    qtbot.mouseClick(page.editor.save, Qt.MouseButton.LeftButton)
    settle(session)
    (one,) = showings(session, sister)
    assert (one.audience, one.appearance) == ("expert", Appearance.NAMED)
    assert one.place == place.itemData(exhibit)
    # The whole dossier for the expert withholds the name as before, and offers a letter again.
    assert shown(page)["expert"] == "Withheld"
    place.setCurrentIndex(0)
    place.activated.emit(0)
    assert box.model().item(letters).isEnabled()


def test_a_field_whose_answer_refers_to_somebody_can_name_them(
    page, session, sister, case_id, context
):
    def fields():
        choose(page, session, "expert")
        choose(page, session, "ccf")
        place = page.editor.place
        return {place.itemData(at) for at in range(place.count())}

    told, asked = (
        field_place("ccf_request", "confidential"),
        field_place("ccf_request", "applicant"),
    )
    before = fields()
    assert asked in before
    assert told not in before, "of fields of words only those that speak of the person are offered"
    request = EditionRequest(case_id, "ccf_request", "ccf")
    session.vault.run(save_answers(request, {"confidential": f"[[{sister.id}]]: to no bureau"}))
    settle(session)
    assert fields() - before == {told}
    session.vault.run(save_answers(request, {"confidential": ""}))
    named = Showing("ccf", Appearance.NAMED, told, reason="The form asks")
    session.vault.run(save_showing(sister.id, named))
    settle(session)
    assert told in fields(), "what was chosen can be taken back"
