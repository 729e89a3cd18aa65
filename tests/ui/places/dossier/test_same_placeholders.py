"""Letters for people who are all withheld, offered in the checks: one click, and one undo."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.showings import Appearance
from casefiles.domain.rules.appearance import shown_as
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.stops.same_placeholders import SAME_PLACEHOLDER
from tests.ui.places.dossier.looking import looked_again


def row_of(room):
    return next((row for row in room.checks.rows if row.found.code == SAME_PLACEHOLDER), None)


def lettered(session, audience: str) -> set[str]:
    people = session.vault.ask(lambda reader: reader.find(Person))
    return {one.id for one in people if shown_as(one, audience).appearance is Appearance.PSEUDONYM}


def test_letters_are_offered_given_with_one_click_and_undone(room, session, qtbot):
    row = row_of(room)
    offered = row.found
    audience = room.bar.audience.id
    assert offered.count >= 2
    said = row.letters.accessibleDescription()
    assert all(one in said for one in offered.labels[:3])
    assert any(one.text() == said for one in row.findChildren(QLabel)), "said before the click"
    assert row.width() <= room.checks.width(), "nothing widens the column"
    before = lettered(session, audience)
    qtbot.mouseClick(row.letters, Qt.MouseButton.LeftButton)
    looked_again(session, room)
    assert lettered(session, audience) == before | {one for one, _ in offered.letters}
    assert row_of(room) is None
    (case,) = session.vault.ask(lambda reader: reader.find(Case))
    session.vault.run(undo(session.vault.ask(next_undo(case.id))[0]))
    looked_again(session, room)
    assert lettered(session, audience) == before
    assert row_of(room).found == offered
