"""What tests wait by: it returns soon, but never while something is still to begin by itself."""

import time

import pytest
from PySide6.QtCore import QObject, QTimer

from casefiles.domain.records.case_records import Case
from casefiles.ui.base.timers import made_timer
from tests.ui.settling import settle


@pytest.fixture
def owner(qapp) -> QObject:
    return QObject()


@pytest.mark.parametrize("pause", [30, 150, 200])
def test_what_a_widget_does_in_a_moment_is_waited_for_with_what_it_asks(session, owner, pause):
    seen: list[object] = []

    def ask() -> None:
        session.ask(owner, lambda reader: reader.find(Case), seen.append)

    made_timer(owner, pause, ask).start()
    settle(session)
    assert len(seen) == 1


def test_a_timer_that_always_starts_anew_is_not_waited_for_without_end(session, owner):
    timer = made_timer(owner, 30)
    timer.timeout.connect(timer.start)
    timer.start()
    settle(session, longest=20)
    assert timer.isActive()


def test_what_begins_later_is_not_waited_for_unless_it_is_asked_for(session, owner):
    seen: list[int] = []
    timer = made_timer(owner, 700, lambda: seen.append(1))
    timer.start()
    settle(session)
    assert seen == []
    assert timer.isActive()
    settle(session, 1.0)
    assert seen == [1]


def test_what_no_widget_owns_is_waited_for_where_it_comes_at_once(session, owner):
    seen: list[int] = []
    QTimer.singleShot(0, owner, lambda: QTimer.singleShot(60, owner, lambda: seen.append(1)))
    settle(session)
    assert seen == [1]


def test_where_something_ticks_or_runs_unwatched_all_the_time_is_waited(session, owner):
    ticks: list[float] = []
    ticker = made_timer(owner, 20, lambda: ticks.append(time.monotonic()), once=False)
    ticker.start()
    begun = time.monotonic()
    settle(session, 0.4)
    assert time.monotonic() - begun >= 0.4
    assert ticks
