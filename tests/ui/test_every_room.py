"""Every room, as a person meets it: nothing clipped, all named, reached by keys, legible."""

import contextlib
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import ne
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTableView,
    QTextEdit,
    QWidget,
)

from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.ui.base.actions import CATALOGUE, ROOMS, Actions
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.shell.main_window import MainWindow
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.dress import dress
from tests.ui.settling import settle, until

SMALL = QSize(1280, 720)
LARGE = 200
ROUNDED = 1
"""Pixels that the sizes of a style sheet may be off."""
LEAST_CONTRAST = 4.5
LEAST_DIFFERENCE = 60
"""Pixels that the focus must change: more than a text cursor does."""
INPUTS = (QLineEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractButton, QAbstractItemView)
MOST_STEPS = 250

ROOM_KEYS = [*(key for key, _, _ in ROOMS), "emergency"]
OPENED = ["documents", "timeline", "people"]
FORMS = [
    "overview.edit_case",
    "documents.edit",
    "timeline.edit",
    "people.edit",
    "dossier.edit_facts",
]
STATES = [*ROOM_KEYS, *(f"{key} opened" for key in OPENED), *(f"form {name}" for name in FORMS)]
LOOKS = [("light", 100), ("dark", 100), ("dark", 150), ("dark", 200)]
"""Colours and size of text; to change one of them is slow, so only one changes at a time."""
ONLY_COLOURS, BETWEEN = ("dark", 100), ("dark", 150)
"""Other colours take no other room; what fits at 100 % and at 200 % is seen between at length."""
PLACES = [(mode, scale, state) for mode, scale in LOOKS for state in STATES]


def in_the_first(count: int) -> pytest.MarkDecorator:
    """Run a test in so many places; pytest brings the tests of a place together."""
    places = PLACES[:count]
    names = [f"{mode}-{scale}-{state}" for mode, scale, state in places]
    return pytest.mark.parametrize("place", places, ids=names, scope="module")


SEEN_WHOLE = [
    pytest.param(
        (mode, scale, state),
        id=f"{mode}-{scale}-{state}",
        marks=[pytest.mark.long] if (mode, scale) == BETWEEN else [],
    )
    for mode, scale, state in PLACES
    if (mode, scale) != ONLY_COLOURS
]
in_all_sizes = pytest.mark.parametrize("place", SEEN_WHOLE, scope="module")
in_both_colours = in_the_first(2 * len(STATES))
in_all_states = in_the_first(len(STATES))
in_all_rooms = in_the_first(len(ROOM_KEYS))


@pytest.fixture
def actions(theme) -> Actions:
    return Actions(theme)


def test_every_action_has_words_and_a_drawn_icon(actions):
    for entry in CATALOGUE:
        assert actions[entry.name].text().strip(), entry
        if entry.icon:
            picture = actions[entry.name].icon().pixmap(24, 24).toImage()
            inked = any(
                picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(24)
            )
            assert inked, entry


def keys_of(belongs: Callable[[str], bool]) -> list[str]:
    """Return the keys of all actions whose room is wanted, each as Qt understands it."""
    made = [
        QKeySequence(keys)
        for entry in CATALOGUE
        # Its keys are a room's own where the place has no views.
        if belongs(entry.name.partition(".")[0]) and not entry.name.startswith("app.view_")
        for keys in entry.keys
    ]
    assert all(not sequence.isEmpty() for sequence in made)
    return [sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in made]


@pytest.mark.parametrize("room", ROOM_KEYS)
def test_no_two_actions_of_a_place_have_the_same_keys(room):
    keys = keys_of(lambda owner: owner in {"app", room})
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@dataclass
class Office:
    """The window over the sample case, and the way to each of its states."""

    window: MainWindow
    theme: Theme
    records: dict[str, str]
    shown: tuple[str, int, str] | None = None

    def show(self, place: tuple[str, int, str]) -> None:
        """Come to a state, unless it is shown; no test here types or presses anything."""
        if self.shown == place:
            return
        self.shown = place
        mode, scale, state = place
        self.theme.set_mode(mode)
        self.theme.set_scale(scale)
        context = self.window.workspace.context
        kind, _, name = state.partition(" ")
        if kind == "form":
            room = name.partition(".")[0]
            context.navigator.go(NavigationTarget(room, self.records.get(room, "")))
            settle(self.window.session, 0.12)
            context.actions.requested.emit(name)
        else:
            context.navigator.go(NavigationTarget(kind, self.records[kind] if name else ""))
        self.window.resize(SMALL)
        settle(self.window.session, 0.2)

    def visible(self) -> list[QWidget]:
        """Return what can be seen of the window, but not what Qt's own controls are made of."""
        return [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible() and widget.window() is self.window and not is_inner(widget)
        ]


@pytest.fixture(scope="module")
def office(qapp, desk, made_sample: Path, tmp_path_factory) -> Iterator[Office]:
    folder = shutil.copytree(made_sample, tmp_path_factory.mktemp("rooms") / "vault")
    session = Session(desk.unlock(folder, PASSPHRASE), CLOCK)
    theme = dress(qapp)
    window = MainWindow(session, theme)
    window.resize(SMALL)
    window.show()
    window.activateWindow()
    until(lambda: window.workspace is not None)
    settle(session)
    until(window.isActiveWindow)
    ask = session.vault.ask
    documents = ask(lambda reader: reader.find(Document))
    records = {
        "documents": next(one.id for one in documents if one.file_name.endswith(".pdf")),
        "timeline": ask(lambda reader: reader.find(Event))[2].id,
        "people": ask(lambda reader: reader.find(Person))[1].id,
    }
    yield Office(window, theme, records)
    session.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    theme.set_mode("light")
    theme.set_scale(100)


def is_inner(widget: QWidget) -> bool:
    """Tell whether a widget is a part of one of Qt's own controls."""
    if isinstance(widget, QScrollBar | QSplitterHandle | QHeaderView):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QScrollBar | QLineEdit | QHeaderView):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_") and not widget.objectName().endswith("viewport")


def told(widget: QWidget) -> str:
    """Say which widget it is."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    at = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    parent = widget.parentWidget()
    return (
        f"{type(widget).__name__} {widget.objectName()!r} {str(words)[:40]!r}"
        f" {widget.accessibleName()[:40]!r} at {at.getRect()} in {type(parent).__name__}"
    )


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def scroller_of(widget: QWidget) -> QScrollArea | None:
    outer = widget.parentWidget()
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    return outer


def is_scrolled_within(widget: QWidget) -> bool:
    """Tell whether a widget is what a scroll area scrolls."""
    area = widget.parentWidget().parentWidget() if widget.parentWidget() is not None else None
    return isinstance(area, QAbstractScrollArea) and area.viewport() is widget.parentWidget()


def clipped(widget: QWidget) -> str:
    """Say how a widget is clipped; empty if it is not."""
    parent = widget.parentWidget()
    if parent is not None and not is_inner(parent):
        room, own = parent.rect(), widget.geometry()
        if is_scrolled_within(widget):
            room = QRect(room.left(), own.top(), room.width(), own.height())
        if not room.contains(own):
            return f"outside of {type(parent).__name__} {room.getRect()}: {own.getRect()}"
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
        return squeezed(widget)
    return ""


def squeezed(widget: QWidget) -> str:
    least = widget.minimumSizeHint()
    if isinstance(widget, QAbstractSpinBox):
        # Its hint leaves room for arrows one above the other; what counts is its words.
        least.setHeight(widget.lineEdit().fontMetrics().height())
    if isinstance(widget, QLabel) and widget.wordWrap():
        least = QSize(0, widget.heightForWidth(widget.width()))
    if widget.width() + ROUNDED < least.width() or widget.height() + ROUNDED < least.height():
        return f"{widget.size().toTuple()} is less than {least.toTuple()}"
    return ""


def scrolls_sideways(widget: QWidget, scale: int) -> bool:
    if not isinstance(widget, QAbstractScrollArea):
        return False
    # Columns need not all be seen at once where letters are twice as large.
    is_table = isinstance(widget, QTableView) and scale >= LARGE
    return widget.horizontalScrollBar().maximum() > 0 and not is_table


def faults_of_layout(office: Office, scale: int) -> list[str]:
    faults = [f"{told(one)}: {why}" for one in office.visible() if (why := clipped(one))]
    faults += [
        f"{told(one)} scrolls sideways" for one in office.visible() if scrolls_sideways(one, scale)
    ]
    return faults


@in_all_sizes
def test_nothing_is_clipped_on_a_small_screen(office, place):
    office.show(place)
    # Work that runs by itself takes a line of the height for as long as it lasts.
    with contextlib.suppress(TimeoutError):
        until(lambda: not office.window.session.tasks, 150.0)
    least = office.window.minimumSizeHint()
    assert least.boundedTo(SMALL) == least
    assert office.window.size() == SMALL
    # Wrapped words take their height a moment after they came.
    with contextlib.suppress(TimeoutError):
        until(lambda: not faults_of_layout(office, place[1]), 10.0)
    assert faults_of_layout(office, place[1]) == []


def is_for_hands(widget: QWidget) -> bool:
    """Tell whether a person does something with a widget, rather than read it."""
    if isinstance(widget, INPUTS):
        return True
    if isinstance(widget, QLabel):
        # Words that can be selected to be copied are read; what they say is their name.
        return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    scrolls = isinstance(widget, QAbstractScrollArea)
    return (
        widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not scrolls and not widget.focusProxy()
    )


@in_all_states
def test_all_that_is_used_has_a_name_to_be_said(office, place):
    office.show(place)
    nameless = []
    for widget in office.visible():
        if is_for_hands(widget):
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if not re.search(r"\w\w", spoken):
                nameless.append(f"{told(widget)}: {spoken!r}")
    assert nameless == []


def is_in_the_round(widget: QWidget) -> bool:
    if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    if isinstance(widget, QRadioButton):
        return widget.isChecked()
    return not isinstance(widget, QScrollArea) and widget.focusProxy() is None


def round_of(office: Office, key: Qt.Key, start: QWidget) -> list[QWidget]:
    """Press a key until the focus is where it began; return where it was."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    reached = [start]
    while len(reached) < MOST_STEPS:
        QTest.keyClick(QApplication.focusWidget(), key)
        now = QApplication.focusWidget()
        if now is start:
            return reached
        assert now not in reached, f"{told(now)} is come to twice, after {told(reached[-1])}"
        reached.append(now)
    pytest.fail(f"no round within {MOST_STEPS} steps: {[told(one) for one in reached[-6:]]}")


def first_of(office: Office) -> QWidget:
    return next(one for one in office.visible() if one.accessibleName() == "Menu")


def leads_back(before: QWidget, after: QWidget) -> bool:
    """Tell whether the focus goes against the order of reading."""
    one, other = place_of(before), place_of(after)
    inner, outer = scroller_of(before), scroller_of(after)
    if inner is not outer:
        # What is scrolled out of sight stands where its pane does.
        one = one if inner is None else place_of(inner)
        other = other if outer is None else place_of(outer)
    is_above = other.bottom() <= one.top() and other.left() < one.right()
    is_beside = other.top() < one.bottom() and one.top() < other.bottom()
    return is_above or (is_beside and other.right() <= one.left())


@in_all_states
def test_tab_reaches_everything_in_the_order_of_reading(office, place):
    office.show(place)
    reached = round_of(office, Qt.Key.Key_Tab, first_of(office))
    missed = [told(one) for one in office.visible() if is_in_the_round(one) and one not in reached]
    assert missed == []
    astray = [
        f"{told(one)} -> {told(other)}"
        for one, other in pairwise(reached)
        if leads_back(one, other)
    ]
    assert astray == []
    back = round_of(office, Qt.Key.Key_Backtab, first_of(office))
    assert [told(one) for one in back[1:]] == [told(one) for one in reversed(reached[1:])]


def picture_of(office: Office, widget: QWidget) -> QImage:
    return office.window.grab(place_of(widget).adjusted(-4, -4, 4, 4)).toImage()


def pixels_of(image: QImage) -> list[int]:
    """Return the pixels as numbers, row by row."""
    # A name of its own keeps the picture alive while its bytes are read.
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(plain.bits()).cast("I").tolist()


def difference(one: QImage, other: QImage) -> int:
    return sum(map(ne, pixels_of(one), pixels_of(other)))


@in_all_rooms
def test_the_focus_is_seen(office, place):
    office.show(place)
    first = first_of(office)
    unseen = []
    buttons = [one for one in office.visible() if isinstance(one, QAbstractButton)]
    last = next(one for one in reversed(buttons) if one.isEnabled() and one is not first)
    for widget in round_of(office, Qt.Key.Key_Tab, first):
        other = last if widget is first else first
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if (area := scroller_of(widget)) is not None:
            area.ensureWidgetVisible(widget)
        with_focus = picture_of(office, widget)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        if difference(with_focus, picture_of(office, widget)) < LEAST_DIFFERENCE:
            unseen.append(told(widget))
    assert unseen == []


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@in_both_colours
def test_words_stand_out_from_what_is_behind_them(office, place):
    office.show(place)
    whole = office.window.grab().toImage()
    faint = []
    for label in office.visible():
        seen = label.visibleRegion().boundingRect()
        if not isinstance(label, QLabel) or not label.text() or seen.isEmpty():
            continue
        part = whole.copy(QRect(label.mapTo(office.window, seen.topLeft()), seen.size()))
        ground = QColor.fromRgb(Counter(pixels_of(part)).most_common(1)[0][0])
        words = label.palette().color(label.foregroundRole())
        if contrast(words, ground) < LEAST_CONTRAST:
            faint.append(f"{told(label)}: {words.name()} on {ground.name()}")
    assert faint == []
