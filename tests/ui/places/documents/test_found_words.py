"""A document that was opened from a search shows the words that were searched for."""

import pytest

from casefiles.domain.records.case_records import Document
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.screen import DocumentsScreen
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, qtbot):
    room = DocumentsScreen(context)
    qtbot.addWidget(room)
    room.resize(1200, 800)
    room.show()
    return room


@pytest.fixture
def chat(session):
    documents = session.vault.ask(lambda reader: reader.find(Document))
    return next(one for one in documents if one.title.startswith("Export of a chat"))


def shown(room):
    return [(page, box) for page, boxes in room.pane.view._found_on.items() for box in boxes]


def test_the_words_are_marked_on_the_page(room, chat, session):
    room.open(NavigationTarget("documents", chat.id, "1 find:zulpiye"))
    until(lambda: bool(shown(room)))
    assert {page for page, _ in shown(room)} == {1}
    assert all(0 <= box.x0 < box.x1 <= 1 for _, box in shown(room))
    assert room.here() == NavigationTarget("documents", chat.id, "1"), "the words are kept nowhere"


def test_a_name_is_marked_in_its_other_spellings(room, chat, session):
    room.open(NavigationTarget("documents", chat.id, "1 names:祖丽皮耶\nKang Muzhou"))
    until(lambda: bool(shown(room)))
    settle(session, 0.1)
    count = len(shown(room))
    room.open(NavigationTarget("documents", chat.id, "1"))
    settle(session, 0.1)
    assert count >= 2
    assert shown(room) == [], "without a search nothing is marked"
