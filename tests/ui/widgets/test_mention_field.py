"""Persons in a text: offered at @, kept by reference, shown by name, copied as words."""

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.foundation.changes import Changes
from casefiles.office.records.pickers import people_to_choose
from casefiles.ui.widgets.mention_field import MentionField


@pytest.fixture
def people(context):
    return context.session.vault.ask(people_to_choose(context.case_id))


@pytest.fixture
def field(context, people, qtbot):
    made = MentionField(context, "text", "What happened")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitUntil(lambda: made.edit.suggestions.choices == people)
    return made


def test_references_stay_as_they_are(field, people, qtbot):
    text = f"First [[{people[0].id}]] and\nthen [[{people[1].id}]][[{people[0].id}]]."
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(text)
    assert field.value() == text
    assert field.edit.toPlainText().count("\ufffc") == 3


def test_a_reference_to_somebody_unknown_is_kept(field):
    field.set_value(f"Seen by [[{'9' * 32}]].")
    assert field.value() == f"Seen by [[{'9' * 32}]]."


def test_at_offers_people_and_enter_takes_one(field, people, qtbot):
    edit = field.edit
    qtbot.keyClicks(edit, "Stopped @")
    assert edit.suggestions.is_open
    qtbot.keyClicks(edit, people[1].words[:4])
    chosen = edit.suggestions.first()
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.suggestions.is_open
    qtbot.keyClicks(edit, " there")
    assert field.value() == f"Stopped [[{chosen.id}]] there"


def test_an_address_is_no_mention(field, qtbot):
    qtbot.keyClicks(field.edit, "wrote to a.example@")
    assert not field.edit.suggestions.is_open
    assert field.value() == "wrote to a.example@"


def test_escape_closes_the_list_and_keeps_what_was_typed(field, qtbot):
    qtbot.keyClicks(field.edit, "@")
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not field.edit.suggestions.is_open
    assert field.value() == "@"


def test_a_name_is_removed_as_a_whole_and_undone(field, people, qtbot):
    field.set_value(f"x[[{people[0].id}]]")
    field.edit.moveCursor(field.edit.textCursor().MoveOperation.End)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.value() == "x"
    field.edit.undo()
    assert field.value() == f"x[[{people[0].id}]]"


def test_copies_are_words_elsewhere_and_references_here(field, people):
    field.set_value(f"Saw [[{people[0].id}]] twice")
    field.edit.selectAll()
    data = field.edit.createMimeDataFromSelection()
    assert data.text() == f"Saw {people[0].words} twice"
    field.set_value("")
    field.edit.insertFromMimeData(data)
    assert field.value() == f"Saw [[{people[0].id}]] twice"


def test_text_after_a_name_is_plain(field, people, qtbot):
    field.edit.insert_person(people[0].id)
    qtbot.keyClicks(field.edit, "abc")
    assert field.value() == f"[[{people[0].id}]]abc"


def test_screen_readers_hear_names(field, people):
    field.set_value(f"Saw [[{people[0].id}]]")
    assert people[0].words in field.edit.accessibleDescription()


def test_names_follow_the_vault(field, people, context, qtbot):
    field.edit.set_people(())
    assert field.edit.name_of(people[0].id) == "(a person)"
    context.session.changed.emit(Changes(frozenset({("person", people[0].id)})))
    qtbot.waitUntil(lambda: field.edit.name_of(people[0].id) == people[0].words)


def test_a_chip_is_drawn(field, people, theme):
    field.set_value("")
    without = field.edit.grab().toImage()
    field.set_value(f"[[{people[0].id}]]")
    image = field.edit.grab().toImage()
    assert image != without
    select = theme.colour("select").name()
    inks = {image.pixelColor(x, y).name() for x in range(60) for y in range(40)}
    assert select in inks


def test_a_field_of_one_row_holds_no_line_ends(context, people, qtbot):
    title = MentionField(context, "title", "Title", rows=1)
    qtbot.addWidget(title)
    title.show()
    qtbot.keyClicks(title.edit, "Statement of")
    qtbot.keyClick(title.edit, Qt.Key.Key_Return)
    assert title.value() == "Statement of"
    title.edit.insertPlainText("\nsomebody")
    assert title.value() == "Statement of somebody"


def test_brackets_that_broke_are_marked_red_until_they_are_mended(field, people, qtbot):
    whole = f"Seen with [[{people[0].id}]]."
    field.set_value(whole)
    assert field.words_of_problem() == ""
    for broken in ("[[id came", "came id]]", "[id]]", f"[[ {people[0].id} ]]", "[[9999]]",
                   f"[[{people[0].id}\u200b]]", f"[{people[0].id}]"):  # fmt: skip
        field.set_value(broken)
        assert "meant to name a person" in field.words_of_problem(), broken
        assert field.input.property("wrong") == "true"
        field.set_value(whole)
        assert field.words_of_problem() == "", broken
        assert field.input.property("wrong") == "false"
    field.set_value("")
    qtbot.keyClicks(field.edit, "[[x")
    assert "[[x" in field.words_of_problem()
    for _ in range(3):
        qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.words_of_problem() == ""
