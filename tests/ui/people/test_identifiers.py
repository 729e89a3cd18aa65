"""Numbers and addresses of a person: of a known kind each, none empty, a birth a whole day."""

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.records.number_kinds import IDENTIFIER_KINDS
from casefiles.ui.widgets.names_field import IdentifiersField


@pytest.fixture
def field(qtbot, theme):
    made = IdentifiersField("identifiers")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def typed(field, qtbot, kind: str, value: str):
    row = field.put_row()
    row.kind.setCurrentIndex(row.kind.findData(kind))
    qtbot.keyClicks(row.line, value)
    return row


def test_kinds_are_chosen_from_the_list_that_forms_know_and_cannot_be_typed(field, qtbot):
    row = field.put_row()
    offered = [row.kind.itemData(at) for at in range(row.kind.count())]
    assert offered == ["", *IDENTIFIER_KINDS]
    before = row.kind.currentText()
    qtbot.keyClicks(row.kind, "shoe size")
    assert not row.kind.isEditable()
    assert row.kind.currentText() in {before, *map(row.kind.itemText, range(row.kind.count()))}


def test_a_number_without_a_kind_is_refused(field, qtbot):
    typed(field, qtbot, "", "EX1234567")
    assert "kind" in field.check()


def test_an_empty_number_is_refused_until_it_is_typed_or_taken_away(field, qtbot):
    row = typed(field, qtbot, "passport", "  ")
    assert "empty" in field.check()
    qtbot.keyClicks(row.line, "EX1234567")
    assert field.check() == ""
    assert field.value() == [["passport", "EX1234567"]]
    other = field.put_row()
    assert "empty" in field.check()
    qtbot.mouseClick(other.remove, Qt.MouseButton.LeftButton)
    assert field.check() == ""


@pytest.mark.parametrize("value", ["spring 1991", "1991", "12.4.", "unknown"])
def test_a_birth_that_is_no_day_is_refused_and_said_while_it_is_mended(field, qtbot, value):
    row = typed(field, qtbot, "date of birth", value)
    assert "cannot be searched as a date" in field.check()
    field.problem(field.check())
    assert "cannot be searched as a date" in field.words_of_problem()
    assert row.line.property("wrong") == "true"
    qtbot.keyClicks(row.line, ".")
    assert row.line.property("wrong") == "true", "as long as it is no day"
    row.line.clear()
    qtbot.keyClicks(row.line, "12 April 1991")
    assert field.words_of_problem() == ""
    assert row.line.property("wrong") == "false"
    assert field.check() == ""


def test_a_kind_of_an_older_vault_stays(field):
    field.set_value([["staff badge", "4471 B"]])
    assert field.check() == ""
    assert field.value() == [["staff badge", "4471 B"]]
