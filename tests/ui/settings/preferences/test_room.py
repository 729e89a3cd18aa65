"""Every preference holds at once, is kept in the vault, and is shown as it is kept."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from casefiles.office.workplace.preferences import Preferences, preferences, save_preferences
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.settings.preferences.screen import PreferencesScreen, zone_words


@pytest.fixture
def room(qtbot, context):
    window = QWidget()
    qtbot.addWidget(window)
    room = PreferencesScreen(context)
    room.setParent(window)
    room.resize(1180, 690)
    window.show()
    room.open(NavigationTarget("preferences"))
    yield room
    context.theme.set_mode("system")
    context.theme.set_density("comfortable")
    context.theme.set_scale(100)


def kept(session):
    return session.vault.ask(preferences())


def pick(control, value):
    index = control.findData(value)
    control.setCurrentIndex(index)
    control.activated.emit(index)


def test_look_changes_at_once_and_is_kept(qtbot, room, session, context):
    theme = context.theme
    pick(room.controls["theme"], "dark")
    assert not theme.is_dark, "not within the event of a list that would be dressed, too"
    qtbot.waitUntil(lambda: theme.is_dark, timeout=60_000)
    pick(room.controls["density"], "compact")
    qtbot.waitUntil(lambda: theme.density == "compact", timeout=60_000)
    pick(room.controls["text_scale"], 150)
    qtbot.waitUntil(lambda: theme.scale == 150, timeout=60_000)
    wanted = Preferences(theme="dark", density="compact", text_scale=150)
    qtbot.waitUntil(lambda: kept(session) == wanted, timeout=60_000)


def test_every_preference_has_a_control_that_keeps_it(qtbot, room, session):
    pick(room.controls["theme"], "light")
    pick(room.controls["density"], "compact")
    pick(room.controls["text_scale"], 110)
    room.controls["idle_minutes"].setValue(12)
    room.controls["lock_when_minimised"].click()
    room.controls["white_paper"].click()
    pick(room.controls["timeline_zone"], 480)
    room.controls["lock_at_once"].click()
    wanted = Preferences("light", "compact", 110, 12, True, False, 480, lock_at_once=True)
    qtbot.waitUntil(lambda: kept(session) == wanted, timeout=60_000)
    assert set(room.controls) == set(Preferences.__dataclass_fields__)


def test_what_another_place_changed_is_shown(qtbot, room, session):
    session.vault.run(save_preferences(Preferences(idle_minutes=7, white_paper=False)))
    qtbot.waitUntil(lambda: room.controls["idle_minutes"].value() == 7, timeout=60_000)
    assert not room.controls["white_paper"].isChecked()


def test_minutes_are_typed_with_or_without_their_unit(qtbot, room, session):
    minutes = room.controls["idle_minutes"]
    minutes.setFocus()
    minutes.selectAll()
    QTest.keyClicks(minutes, "15")
    assert kept(session).idle_minutes == 5
    QTest.keyClick(minutes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(session).idle_minutes == 15, timeout=60_000)
    assert minutes.text() == "15 minutes"
    minutes.selectAll()
    QTest.keyClicks(minutes, "999")
    QTest.keyClick(minutes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(session).idle_minutes == 60, timeout=60_000)
    minutes.setValue(1)
    assert minutes.text() == "1 minute"


def test_the_wheel_scrolls_and_changes_nothing(room):
    for name in ("theme", "idle_minutes"):
        control = room.controls[name]
        before = control.value() if name == "idle_minutes" else control.currentIndex()
        at = control.rect().center()
        event = QWheelEvent(
            at.toPointF(),
            control.mapToGlobal(at).toPointF(),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        control.wheelEvent(event)
        after = control.value() if name == "idle_minutes" else control.currentIndex()
        assert after == before
        assert not event.isAccepted()


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "UTC"), (480, "UTC+08:00"), (-210, "UTC−03:30"), (345, "UTC+05:45")]
)
def test_zones_are_written_as_people_write_them(minutes, words):
    assert zone_words(minutes) == words


def test_controls_stand_below_their_words_where_there_is_no_room(qtbot, room, context):
    def is_beside(control):
        title = next(label for label in room.findChildren(QLabel) if label.buddy() is control)
        top = title.mapTo(room, QPoint(0, title.height())).y()
        return control.mapTo(room, QPoint(0, 0)).y() < top

    control = room.controls["density"]
    qtbot.waitUntil(lambda: is_beside(control), timeout=60_000)
    context.theme.set_scale(200)
    room.resize(900, 690)
    qtbot.waitUntil(lambda: not is_beside(control), timeout=60_000)


def test_every_control_is_reached_by_tab_in_reading_order(qtbot, room):
    order = list(room.controls.values())
    order[0].setFocus()
    for expected in order[1:]:
        QTest.keyClick(room.window().focusWidget(), Qt.Key.Key_Tab)
        assert room.window().focusWidget() is expected


def test_what_is_kept_is_one_setting(room, session):
    session.vault.run(save_preferences(Preferences(theme="dark")))
    text = session.vault.ask(lambda reader: reader.setting("preferences"))
    assert json.loads(text)["theme"] == "dark"
