"""Lists: selection that stays, keys, order asked for, widths that share, and a smooth scroll."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from tests.bench.table_frames import table_frames


@dataclass(frozen=True)
class Row:
    id: str
    title: str
    size: int = 1


COLUMNS = (
    ListColumn("title", "Title", 200, stretch=True),
    ListColumn("size", "Size", 100, align_right=True),
    ListColumn("note", "Note", 150, drops=True, sorts=False),
)


def rows(*names: str) -> tuple[Row, ...]:
    return tuple(Row(name, f"Document {name}") for name in names)


@pytest.fixture
def table(theme, qtbot):
    made = RowTable(RowModel(COLUMNS), theme)
    made.resize(700, 400)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def told(table):
    seen = []
    table.chosen.connect(seen.append)
    return seen


def test_a_selection_is_told_once_when_it_rests(table, told, qtbot):
    table.set_rows(rows(*"abcdef"))
    table.select("a")
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(120)
    assert [row.id for row in told] == ["d"]


def test_the_selection_stays_on_its_row_when_rows_come_anew(table, told, qtbot):
    table.set_rows(rows(*"abcdef"))
    table.select("c")
    qtbot.waitUntil(lambda: bool(told))
    table.set_rows(rows(*"xyzc"))
    assert table.row().id == "c"
    qtbot.wait(120)
    assert [row.id for row in told] == ["c"]


def test_where_the_row_is_gone_its_neighbour_is_chosen(table, told, qtbot):
    table.set_rows(rows(*"abc"))
    table.select("c")
    qtbot.waitUntil(lambda: bool(told))
    table.set_rows(rows(*"ab"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[-1].id == "b"
    table.set_rows(())
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told[-1] is None


def test_a_row_that_has_not_come_yet_is_selected_when_it_comes(table, told, qtbot):
    assert not table.select("b")
    table.set_rows(rows(*"abc"))
    assert table.row().id == "b"
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].id == "b"


def test_a_silent_selection_tells_nobody(table, told, qtbot):
    table.set_rows(rows(*"abc"))
    table.select("b", emits=False)
    qtbot.wait(120)
    assert told == []
    assert table.row().id == "b"


def test_keys_open_and_move(table, qtbot):
    opened = []
    table.activated_row.connect(lambda row: opened.append(row.id))
    table.set_rows(rows(*"abcdef"))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.keyClick(table, Qt.Key.Key_Home)
    qtbot.keyClick(table, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert opened == ["f", "a"]


def test_letters_are_left_to_commands(table, qtbot):
    table.set_rows(rows(*"ab"))
    table.select("a")
    qtbot.keyClicks(table, "Document b")
    assert table.row().id == "a"


def test_several_rows_can_be_selected_where_wanted(theme, qtbot):
    table = RowTable(RowModel(COLUMNS), theme, many=True)
    qtbot.addWidget(table)
    table.set_rows(rows(*"abc"))
    table.selectAll()
    assert [row.id for row in table.selected_rows()] == ["a", "b", "c"]


def test_headers_ask_for_an_order_and_turn_it(table, qtbot):
    wanted = []
    table.sort_requested.connect(lambda key, descending: wanted.append((key, descending)))
    header = table.horizontalHeader()
    header.sectionClicked.emit(1)
    header.sectionClicked.emit(1)
    header.sectionClicked.emit(2)
    header.sectionClicked.emit(0)
    assert wanted == [("size", False), ("size", True), ("title", False)]
    assert header.sortIndicatorSection() == 0


def test_width_is_shared_and_columns_drop_where_it_is_tight(table, qtbot):
    widths = [table.columnWidth(number) for number in range(3)]
    assert sum(widths) == table.viewport().width()
    assert widths[1:] == [100, 150]
    table.resize(340, 400)
    assert table.isColumnHidden(2)
    assert sum(table.columnWidth(at) for at in range(2)) == table.viewport().width()
    table.resize(200, 400)
    assert sum(table.columnWidth(at) for at in range(2)) <= table.viewport().width() + 2
    table.resize(700, 400)
    assert not table.isColumnHidden(2)


def test_a_narrow_column_stays_readable_and_the_others_give_way(theme, qtbot):
    columns = (
        ListColumn("size", "No.", 52, align_right=True),
        ListColumn("title", "Title", 320, stretch=True),
        ListColumn("note", "Note", 210),
    )
    made = RowTable(RowModel(columns), theme)
    qtbot.addWidget(made)
    made.resize(330, 300)
    made.show()
    widths = [made.columnWidth(number) for number in range(3)]
    assert widths[0] == made.horizontalHeader().minimumSectionSize()
    assert widths[1] > widths[2] > widths[0]
    assert made.horizontalScrollBar().maximum() == 0


def test_a_width_that_a_person_chose_stays(table):
    table.horizontalHeader().resizeSection(1, 160)
    table.resize(900, 400)
    assert table.columnWidth(1) == 160
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width()


def test_a_faulty_callable_leaves_a_cell_empty(theme, qtbot):
    def fails(row, key):
        raise KeyError(key)

    model = RowModel(COLUMNS, text=fails, icon=fails, role=fails)
    table = RowTable(model, theme)
    qtbot.addWidget(table)
    table.set_rows(rows("a"))
    table.resize(300, 200)
    assert not table.grab().isNull()
    assert model.words(0, 0) == ""
    assert model.row_at(5) is None
    assert model.data(model.index(7, 7)) == ""


def test_words_are_drawn_and_the_row_in_focus_has_a_ring(table, theme, qtbot):
    theme.set_mode("light")
    table.set_rows(rows(*"ab"))
    table.select("a", emits=False)

    def accents() -> int:
        image = table.viewport().grab().toImage()
        accent = theme.colour("accent").name()
        line = range(image.width())
        return sum(image.pixelColor(x, 0).name() == accent for x in line)

    table.clearFocus()
    qtbot.waitUntil(lambda: not table.hasFocus())
    assert accents() == 0
    table.window().activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert accents() == table.viewport().width()


def test_density_changes_the_height_of_rows(table, theme):
    table.set_rows(rows(*"ab"))
    comfortable = table.rowHeight(0)
    theme.set_density("compact")
    assert table.rowHeight(0) < comfortable


def test_of_a_hundred_thousand_rows_only_the_visible_are_asked_for(theme, qtbot):
    asked = []

    def text(row, key):
        asked.append(row)
        return "words"

    table = RowTable(RowModel(COLUMNS, text=text), theme)
    qtbot.addWidget(table)
    table.resize(700, 400)
    table.show()
    table.set_rows(range(100_000))
    assert asked == []
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    asked.clear()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.viewport().grab()
    assert 0 < len(asked) < 300  # visible cells, each asked a few times
    assert max(asked) == 99_999


def test_the_frames_of_a_long_list_are_measured(qapp):
    times = table_frames(1000)
    assert len(times) > 100
    assert min(times) > 0


def test_orders_can_be_chosen_without_a_pointer(table):
    wanted = []
    table.sort_requested.connect(lambda key, descending: wanted.append((key, descending)))
    menu = table.row_menu.menu()
    assert [action.text() for action in menu.actions()] == ["Order by: Title", "Order by: Size"]
    menu.actions()[1].trigger()
    assert wanted == [("size", False)]
    assert [action.isChecked() for action in table.row_menu.menu().actions()] == [False, True]
