"""The page of packs: a key is compared, changes are seen, a pack is taken in, refused, removed."""

import pytest

from casefiles.domain.records.library_records import InstalledPack, TrustedKey
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.argument.library.screen import LibraryScreen
from tests.office.law.packs_at_hand import FINGERPRINT, pack_text
from tests.ui.settling import settle, until


@pytest.fixture
def page(context, session, qtbot):
    room = LibraryScreen(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(NavigationTarget("library", "", "packs"))
    until(lambda: bool(room.packs.lists.packs.rows_model.rows))
    settle(session)
    return room.packs


def held(session, kind):
    return session.vault.ask(lambda reader: reader.find(kind))


def read(page, session, tmp_path, text) -> None:
    (tmp_path / "pack").write_text(text, encoding="utf-8")
    page.read_file(tmp_path / "pack")
    settle(session)


def states(page) -> list[str]:
    model = page.lists.packs.rows_model
    return [model.words(number, 3) for number in range(len(model.rows))]


def test_a_pack_is_taken_in_once_its_key_was_compared(page, session, tmp_path):
    read(page, session, tmp_path, pack_text())
    assert page.whose.isVisible()
    assert page.whose.fingerprint.text() == FINGERPRINT
    page.whose.typed.set_value("7fad e116")
    page.whose.accept.click()
    settle(session)
    assert "not the fingerprint" in page.whose.typed.words_of_problem()
    assert held(session, TrustedKey) == ()
    page.whose.typed.set_value(FINGERPRINT)
    page.whose.accept.click()
    settle(session)
    assert page.changes.isVisible()
    assert len(page.changes.table.rows_model.rows) == 130
    assert held(session, InstalledPack) == ()
    page.changes.take.click()
    settle(session)
    assert states(page) == ["In use", "In use"]
    assert [one.pack for one in held(session, InstalledPack)] == ["third"]
    later = pack_text(2, changes=(('value: "10,105"', 'value: "10,106"'),))
    read(page, session, tmp_path, later)
    assert "In place of edition 1: 0 new, 1 changed, 0 removed." in page.changes.about.text()
    page.changes.take.click()
    settle(session)
    assert [one.edition for one in held(session, InstalledPack)] == [2]
    page.lists.makers.select_first()
    settle(session)
    page.context.actions["library.withdraw_key"].trigger()
    settle(session)
    assert states(page) == ["In use", "Not trusted"]
    page.lists.packs.select(held(session, InstalledPack)[0].id)
    settle(session)
    page.context.actions["library.remove_pack"].trigger()
    settle(session)
    assert states(page) == ["In use"]


def test_a_pack_that_was_changed_on_its_way_is_refused_in_words(page, session, tmp_path, context):
    told = []
    context.notices.posted.connect(lambda text, _kind, _action: told.append(text))
    read(page, session, tmp_path, pack_text().replace("10,105", "10,905"))
    assert "was changed after signing" in told[0]
    assert "Nothing was changed." in told[0]
    assert page.offer is None
    assert not page.context.actions["library.remove_pack"].isEnabled()
