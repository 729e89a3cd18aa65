"""What every card over a place and every page beside it does: it says what is wrong, and leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from casefiles.domain.foundation.errors import Refused
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import heading, words_in_line
from casefiles.ui.widgets.panel import BackPage, Panel
from casefiles.words.catalogue import explain


@pytest.fixture
def panel(qtbot, context):
    outer = QWidget()
    qtbot.addWidget(outer)
    made = Panel(context, "EXPORT", leave="Cancel")
    made.setParent(outer)
    made.outer = outer
    made.field, made.keep = QLineEdit(), button("Keep")
    made.lay_out(made.field, buttons=(made.keep,))
    made.closed = []
    made.left.connect(lambda: made.closed.append(True))
    outer.resize(600, 300)
    outer.show()
    return made


def test_a_panel_is_not_shown_before_it_is_opened(panel):
    assert panel.isHidden()
    panel.show_at(panel.field)
    assert panel.isVisible()
    assert panel.window().focusWidget() is panel.field


def test_escape_and_its_button_leave_a_panel(panel):
    panel.show_at(panel.field)
    QTest.keyClick(panel.field, Qt.Key.Key_A)
    assert panel.closed == []
    QTest.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.closed == [True]
    panel.cancel.click()
    assert panel.closed == [True, True]
    assert panel.cancel.text() == "Cancel"


def test_a_panel_says_what_is_wrong_in_one_line_beside_its_buttons(panel):
    panel.show_at(panel.field)
    panel.refused(Refused("target_exists"))
    assert panel.problem.text() == words_in_line("target_exists")
    assert "\n" not in panel.problem.text()
    assert panel.problem.isVisible()
    assert panel.problem.geometry().right() < panel.cancel.x()
    panel.say("")
    assert panel.problem.isHidden()


def test_an_error_in_a_line_says_what_its_three_parts_say():
    told = explain("target_exists", {})
    assert "\n" in told
    assert words_in_line(Refused("target_exists")) == told.replace("\n", " ")


def test_a_page_leads_back_by_its_button_or_as_it_decides_itself(qtbot, context):
    class OfTwoSteps(BackPage):
        steps = 2

        def leave(self) -> None:
            self.steps -= 1
            if not self.steps:
                super().leave()

    page = OfTwoSteps(context, "Back to the form")
    qtbot.addWidget(page)
    page.lay_out(heading("Limits"), QLineEdit())
    page.show()
    assert page.back.accessibleName() == "Back to the form"
    with qtbot.assertNotEmitted(page.left):
        page.back.click()
    with qtbot.waitSignal(page.left):
        page.back.click()
