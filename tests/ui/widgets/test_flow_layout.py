"""Layouts of chips that end, and others that come: no item of a new one is that of an old one."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import delete, isValid

from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.wrapping_row import EvenRow, WrappingRow

CHIPS, TURNS = 12, 60


@pytest.mark.parametrize("kind", [FlowLayout, WrappingRow, EvenRow])
def test_items_of_a_layout_that_ended_are_none_of_a_new_one(qapp, theme, kind):
    ended = []
    for _ in range(TURNS):
        around = QWidget()
        layout = kind(around)
        for at in range(CHIPS):
            layout.addWidget(QPushButton(f"Chip {at}"))
        assert all(isValid(layout.itemAt(at)) for at in range(layout.count()))
        around.adjustSize()
        assert layout.minimumSize().width() > 0
        layout.itemAt(0).widget().deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert layout.count() == CHIPS - 1
        # Nothing collects them while somebody works: Python still knows what Qt has ended.
        ended.append(layout)
        around.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(ended) == TURNS


def test_an_item_that_ended_is_asked_for_nothing(qapp, theme):
    """Asked, it raised within Qt's own work, which ended the process without a word."""
    around = QWidget()
    layout = FlowLayout(around)
    for at in range(3):
        layout.addWidget(QPushButton(f"Chip {at}"))
    delete(layout.itemAt(1))
    assert layout.count() == 2
    around.adjustSize()
    around.grab()
    assert layout.minimumSize().width() > 0
    assert layout.heightForWidth(40) > 0
    around.deleteLater()
