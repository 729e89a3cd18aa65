"""The foot of the window: what is said there fits, whatever the size of text."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget

from casefiles.domain.files.ocr import LANGUAGES
from casefiles.office.case.reminders import Reminder
from casefiles.office.reading.ocr_availability import OcrAvailability
from casefiles.ui.shell.due_button import DueButton
from casefiles.ui.shell.status_bar import StatusBar
from tests.ui.settling import rest


@pytest.fixture
def status(theme, qtbot) -> Iterator[StatusBar]:
    window = QWidget()
    qtbot.addWidget(window)
    made = StatusBar(theme)
    made.setParent(window)
    made.show_sandbox("full")
    made.show_reading(OcrAvailability((), LANGUAGES))
    made.memory.show()
    window.resize(2400, 100)
    window.show()
    yield made  # noqa: PT022  the window must outlive it


def test_words_give_way_where_text_is_large_and_come_back(status, theme):
    theme.choose("light", "comfortable", 200)
    status.resize(1280, status.sizeHint().height())
    rest()
    assert status.minimumSizeHint().width() <= 1280
    assert status.width() == 1280
    assert status.lock.geometry().right() <= 1280
    assert status._check.isHidden()
    assert status.scripts.text() == "OCR missing for some scripts", "warnings go last"
    status.resize(700, status.height())
    rest()
    assert status.scripts.isVisible()
    assert status.scripts.text() == ""
    assert status.scripts.accessibleName() == "OCR missing for some scripts"
    status.resize(2400, status.height())
    rest()
    assert status.scripts.text() == "OCR missing for some scripts"
    assert status._check.isVisible()


def test_what_is_overdue_leads_to_its_own_record(theme, qtbot):
    window, due = QWidget(), DueButton()
    due.setParent(window)
    qtbot.addWidget(window)
    late = Reminder("task", "t1", "A brief & a list", 0.0, is_urgent=False, is_late=True)
    soon = Reminder("hearing", "h1", "Hearing", 1.0, is_urgent=False)
    due.show_due((late, soon))
    seen = []
    due.due_chosen.connect(lambda *told: seen.append(told))
    entries = due.menu().actions()
    assert [one.text() for one in entries] == ["A brief && a list", "Hearing"]
    for one in entries:
        one.trigger()
    assert seen == [("task", "t1"), ("hearing", "h1")]
    due.show_due(())
    assert due.menu().actions() == [], "nothing of it stays after a lock"
