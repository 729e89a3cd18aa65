"""Labels, buttons, filter, drop zone, secret: what they say and tell."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from casefiles.ui.base.actions import Actions
from casefiles.ui.widgets.buttons import action_button, button, icon_button, quiet_button
from casefiles.ui.widgets.drop_zone import DropZone
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import Chip, heading
from casefiles.ui.widgets.secret_field import SecretField


def test_words_are_never_markup(theme, qtbot):
    label = heading("<b>&amp;")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert button("Search & seizure").text() == "Search && seizure"


def test_a_chip_says_its_state_in_words_and_colour(theme, qtbot):
    chip = Chip("Open", "eye")
    qtbot.addWidget(chip)
    chip.show()
    before = chip.grab().toImage()
    chip.show_state("Withheld", "eye-slash", "danger")
    assert chip.accessibleName() == chip.text() == "Withheld"
    image = chip.grab().toImage()
    assert image != before
    inks = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert theme.colour("danger").name() in inks


def test_a_chip_beside_a_button_stands_in_the_middle_of_their_line(theme, qtbot):
    within = QWidget()
    qtbot.addWidget(within)
    flow = FlowLayout(within)
    chip, beside = Chip("Looks like the other"), button("Compare", "columns")
    for one in (chip, beside):
        flow.addWidget(one)
    within.resize(600, 80)
    within.show()
    assert chip.height() < beside.height()
    assert abs(chip.geometry().center().y() - beside.geometry().center().y()) <= 1
    assert flow.heightForWidth(600) == beside.height()


def test_choices_that_break_are_spread_over_their_lines(theme, qtbot):
    bar = FilterBar("Filter")
    qtbot.addWidget(bar)
    boxes = [bar.add_choice(f"c{n}", f"Choice {n}", [("", "Any protection")]) for n in range(5)]
    four = 4 * boxes[0].sizeHint().width() + 3 * 8
    bar.resize(four + 20, bar.heightForWidth(four + 20))
    bar.show()
    rows = [box.y() for box in boxes]
    assert [rows.count(row) for row in sorted(set(rows))] == [3, 2]
    assert max(box.width() for box in boxes) < four * 2 / 3
    assert {box.geometry().right() for box in boxes[2::2]} <= {four + 18, four + 19}


def test_icons_follow_the_colours(theme, qtbot):
    theme.set_mode("light")
    made = [icon_button("Look", "eye"), button("Save", "check", primary=True), Chip("A", "eye")]
    for one in made:
        qtbot.addWidget(one)
        one.show()
    light = [one.grab().toImage() for one in made]
    theme.set_mode("dark")
    assert all(one.grab().toImage() != was for one, was in zip(made, light, strict=True))


def test_a_button_with_an_icon_only_has_a_name(theme, qtbot):
    made = icon_button("Close this message", "x")
    qtbot.addWidget(made)
    assert made.accessibleName() == made.toolTip() == "Close this message"
    assert made.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_button_follows_its_action(theme, qtbot):
    actions = Actions(theme)
    action: QAction = actions["documents.add_files"]
    made = action_button(action, primary=True)
    qtbot.addWidget(made)
    assert not made.isEnabled()
    assert made.text() == "Add files…"
    assert "Ctrl+N" in made.toolTip()
    assert not made.icon().isNull()
    used = []
    actions.bind("documents.add_files", made, lambda: used.append(1))
    assert made.isEnabled()
    made.click()
    assert used == [1]
    action.setText("Add more")
    assert made.text() == "Add more"


def test_the_focus_is_seen_on_a_primary_button(theme, qtbot):
    made = button("Save", primary=True)
    qtbot.addWidget(made)
    made.show()
    before = made.grab().toImage()
    made.window().activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    assert made.grab().toImage() != before


def test_a_filter_waits_for_the_last_keystroke(theme, qtbot):
    bar = FilterBar("Filter documents")
    qtbot.addWidget(bar)
    bar.show()
    told = []
    bar.changed.connect(told.append)
    qtbot.keyClicks(bar._line, "rowan ")
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["rowan"]
    assert bar.values() == {"text": "rowan"}


def test_choices_of_a_filter_tell_at_once_and_survive_new_ones(theme, qtbot):
    bar = FilterBar("Filter")
    qtbot.addWidget(bar)
    box = bar.add_choice("kind", "Kind", [("", "All kinds"), ("a", "A"), ("b", "B")])
    told = []
    bar.changed.connect(told.append)
    box.setCurrentIndex(2)
    assert told == [""]
    bar.set_choices("kind", [("", "All kinds"), ("b", "B")])
    assert bar.values() == {"text": "", "kind": "b"}
    assert told == [""]
    assert bar.is_narrowing()
    bar.clear()
    assert not bar.is_narrowing()
    assert told == ["", ""]
    assert box.accessibleName() == "Kind"


def test_an_empty_place_says_what_it_is_for(theme, qtbot):
    add = QPushButton("Add")
    words = "Every file of the case goes here, and is encrypted as it arrives. " * 3
    empty = EmptyState(theme, "files", "No documents yet", words, add)
    qtbot.addWidget(empty)
    empty.resize(600, 500)
    empty.show()
    assert add.isVisible()
    assert empty.words.height() >= empty.words.heightForWidth(empty.words.width())


def test_a_drop_tells_files_and_folders_only(theme, qtbot, tmp_path: Path):
    zone = DropZone()
    qtbot.addWidget(zone)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/x")])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(1, 1), action, data, Qt.MouseButton.LeftButton, none)
    with qtbot.waitSignal(zone.dropped) as dropped:
        zone.dropEvent(event)
    assert dropped.args == [[tmp_path]]
    assert zone.property("dropping") == "false"


def test_a_secret_is_hidden_until_it_is_wanted(theme, qtbot):
    secret = SecretField("Passphrase")
    qtbot.addWidget(secret)
    secret.show()
    qtbot.keyClicks(secret.line, "correct horse")
    assert secret.text() == "correct horse"
    assert secret.line.echoMode() == QLineEdit.EchoMode.Password
    assert secret.line.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
    secret.reveal.click()
    assert secret.line.echoMode() == QLineEdit.EchoMode.Normal
    assert secret.reveal.accessibleName() == "Hide what is typed"
    with qtbot.waitSignal(secret.entered):
        qtbot.keyClick(secret.line, Qt.Key.Key_Return)
    secret.clear()
    assert secret.line.echoMode() == QLineEdit.EchoMode.Password
    assert not secret.line.isUndoAvailable()


def test_keys_lead_from_the_filter_to_the_list(theme, qtbot):
    bar = FilterBar("Filter")
    qtbot.addWidget(bar)
    bar.show()
    left, told = [], []
    bar.left.connect(lambda: left.append(1))
    bar.changed.connect(told.append)
    qtbot.keyClicks(bar._line, "rowan")
    qtbot.keyClick(bar._line, Qt.Key.Key_Down)
    assert (left, told) == ([1], ["rowan"])
    qtbot.keyClick(bar._line, Qt.Key.Key_Escape)
    assert (left, told[-1], bar.values()["text"]) == ([1], "", "")
    qtbot.keyClick(bar._line, Qt.Key.Key_Escape)
    assert left == [1, 1]


def test_a_quiet_button_stands_in_line_with_the_text_it_belongs_to(theme, qtbot):
    made = quiet_button("3 findings")
    qtbot.addWidget(made)
    made.ensurePolished()
    sides = made.sizeHint().width() - made.fontMetrics().horizontalAdvance(made.text())
    assert sides <= 12, "what a focus ring needs, and no more"
