"""The words of layout: what is written one after the other stands so on the window."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from casefiles.ui.widgets.layout import (
    TOP,
    card,
    clear,
    column,
    flow,
    in_column,
    label_for,
    row,
    say,
    words,
)


def shown(qtbot, widget: QWidget, width: int = 300, height: int = 200) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def test_parts_of_a_column_stand_below_one_another_with_their_gap(theme, qtbot):
    first, second, third = (QPushButton(str(number)) for number in range(3))
    whole = in_column(first, second, 6, third, ..., gap=10, margins=(7, 5, 9, 0))
    shown(qtbot, whole)
    assert first.pos() == QPoint(7, 5)
    assert first.width() == whole.width() - 7 - 9
    assert second.y() - first.geometry().bottom() == 1 + 10
    assert third.y() - second.geometry().bottom() > 1 + 10


def test_parts_of_a_row_take_their_shares_and_keep_to_their_sides(theme, qtbot):
    whole = QWidget()
    wide, small, tall = QLineEdit(), QPushButton("go"), QWidget()
    tall.setFixedHeight(90)
    row((wide, 1), (small, TOP), tall, gap=4, margins=0, of=whole)
    shown(qtbot, whole)
    assert small.y() < wide.y()
    assert wide.width() > small.width()
    assert small.x() == wide.geometry().right() + 1 + 4


def test_room_that_is_left_over_stands_where_it_is_written(theme, qtbot):
    whole, first, last = QWidget(), QPushButton("a"), QPushButton("b")
    row(first, ..., last, margins=0, of=whole)
    shown(qtbot, whole)
    assert first.x() == 0
    assert last.geometry().right() == 299


def test_a_layout_within_another_is_in_the_order_of_the_tab_key(theme, qtbot):
    first, second, third = QLineEdit(), QLineEdit(), QLineEdit()
    whole = shown(qtbot, in_column(first, row(second, column(third))))
    assert whole.nextInFocusChain() is first
    assert first.nextInFocusChain() is second
    assert second.nextInFocusChain() is third


def test_a_card_is_a_frame_of_its_own(theme, qtbot):
    held = shown(qtbot, card(QLabel("held")))
    assert held.property("card") == "true"


def test_words_are_plain_and_have_a_role(theme, qtbot):
    told = shown(qtbot, words("<b>not bold</b>", "problem"))
    assert told.textFormat() == Qt.TextFormat.PlainText
    assert told.wordWrap()
    assert told.property("problem") == "true"
    assert not words("one line", wrap=False).wordWrap()


def test_the_name_of_a_field_leads_to_it(theme, qtbot):
    field = QLineEdit()
    whole = QWidget()
    name = label_for(field, "&Name")
    row(name, field, of=whole)
    shown(qtbot, whole)
    assert name.buddy() is field


def test_what_is_not_said_takes_no_room(theme, qtbot):
    told, below = words(), QPushButton("below")
    whole = shown(qtbot, in_column(told, below, ..., gap=0, margins=0))
    say(told, "")
    assert told.isHidden()
    assert whole.layout().itemAt(0).isEmpty()
    say(told, "Something is wrong.")
    assert not told.isHidden()
    assert told.text() == "Something is wrong."


def test_a_cleared_layout_shows_nothing_at_once_and_can_be_filled_again(theme, qtbot):
    first, inner, chip = QPushButton("a"), QPushButton("b"), QPushButton("c")
    whole = QWidget()
    held = column(first, row(inner), flow(chip), of=whole)
    shown(qtbot, whole)
    clear(held)
    assert held.count() == 0
    assert [one.isHidden() for one in (first, inner, chip)] == [True, True, True]
    again = QPushButton("again")
    held.addWidget(again)
    qtbot.waitUntil(again.isVisible)
