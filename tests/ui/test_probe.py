"""PySide6 6.12 on Python 3.11 drops a reference to None with each call, and dies of it."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent

CALLS = 2_000
LITTLE = 50


def test_the_event_loop_keeps_the_references_to_none_and_false(qapp):
    nothing = QEvent(QEvent.Type.User)
    QCoreApplication.processEvents()
    before = sys.getrefcount(None), sys.getrefcount(False)
    for _ in range(CALLS):
        QCoreApplication.processEvents()
        qapp.event(nothing)
    after = sys.getrefcount(None), sys.getrefcount(False)
    assert before[0] - after[0] < LITTLE
    assert before[1] - after[1] < LITTLE
