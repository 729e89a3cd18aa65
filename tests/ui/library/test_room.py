"""The room of the library: adverse authorities first, found by any spelling, with their traps."""

import pytest
from PySide6.QtWidgets import QLabel

from casefiles.ui.library.room import LibraryRoom
from casefiles.ui.navigation import Place
from tests.ui.settling import settle, until


@pytest.fixture
def room(context, session, qtbot):
    room = LibraryRoom(context)
    qtbot.addWidget(room)
    room.resize(1180, 690)
    room.show()
    room.open(Place("library"))
    until(lambda: room.references.pane.shown is not None)
    settle(session)
    return room


def shown(room) -> list[str]:
    return [row.id for row in room.references.list.table.model().rows]


def words(room) -> str:
    return "\n".join(label.text() for label in room.references.pane.findChildren(QLabel))


def test_adverse_authorities_stand_first(room):
    assert shown(room)[:2] == ["nz_kim", "spain_2018"]
    assert room.references.pane.shown.id == "nz_kim"
    assert "Answer it before the other side shows it." in words(room)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("yapcan", "turkey_yapchan"), ("IDRIS HASAN", "cat_aishan"), ("37610/18", "liu_poland")],
)
def test_a_case_is_found_by_any_spelling_or_number(room, typed, found):
    room.references.list.filter.set_text(typed)
    until(lambda: found in shown(room))
    assert len(shown(room)) < 4


def test_states_grounds_and_sides_narrow_the_list(room):
    room.references.list.filter.choose("state", "PL")
    assert set(shown(room)) == {"liu_poland", "poland_li", "pl_law", "pl_cat_22"}
    room.references.list.filter.choose("ground", "detention_here")
    assert shown(room) == ["liu_poland"]
    room.references.list.filter.choose("side", "adverse")
    assert shown(room) == []
    room.references.list.filter.clear()
    assert len(shown(room)) > 40


def test_a_figure_tells_what_not_to_cite_it_for(room):
    room.open(Place("library", "F09"))
    until(lambda: room.references.pane.shown.id == "F09")
    assert "Do not cite for" in words(room)
    assert "The primary source was not seen: find it." in words(room)
    assert "about 101" in words(room)
    assert room.here() == Place("library", "F09")


def test_instruments_stand_by_state_and_say_what_is_unverified(room):
    room.references.list.filter.choose("side", "instrument")
    room.references.list.filter.choose("state", "CN")
    found = set(shown(room))
    assert {"cn_cat_22", "cn_op1", "fr_cn", "us_cn"} <= found
    room.references.list.table.select("cn_cat_22")
    until(lambda: room.references.pane.shown.id == "cn_cat_22")
    said = words(room)
    assert "the complaint goes against the State that was asked to extradite" in said
    assert "Unverified" in said


def test_what_is_told_in_another_spelling_is_found(room):
    room.references.list.filter.set_text("weiwuer")
    until(lambda: "ma_bulgaria" in shown(room))
    room.references.list.filter.choose("side", "spelling")
    assert shown(room) == ["name_uyghur"]
    until(lambda: room.references.pane.shown.id == "name_uyghur")
    assert "ئۇيغۇر" in words(room)
