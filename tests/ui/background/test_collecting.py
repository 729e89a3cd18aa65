"""Garbage is collected on the window's thread, and never while somebody works for long."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from casefiles.domain.foundation.clock import Clock
from casefiles.ui.background.gc_control import GarbageCollection


class Knot:
    def __init__(self) -> None:
        self.me = self


class Hands:
    def __init__(self) -> None:
        self.now = 0

    def clock(self) -> Clock:
        return Clock(lambda: self.now, lambda: self.now, "b")


@pytest.fixture
def hands(qapp):
    hands = Hands()
    collector = GarbageCollection(hands.clock(), qapp)
    collector._timer.stop()
    hands.collector = collector
    yield hands
    collector.stop()
    gc.unfreeze()
    assert gc.isenabled()


def test_a_workers_thread_collects_nothing(hands):
    ends: list[bool] = []
    knot = Knot()
    weakref.finalize(knot, lambda: ends.append(True))
    del knot

    def allocate() -> None:
        kept = [[number] for number in range(100_000)]
        assert len(kept) == 100_000

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert ends == []
    hands.collector._is_clean = False
    hands.now = 30_000_000_000
    hands.collector._collect()
    assert ends == [True]


def test_a_burst_is_set_aside_until_nobody_works(hands, qtbot):
    hands.collector._touched = hands.now
    knot = Knot()
    seen = weakref.ref(knot)
    kept = [[number] for number in range(300_000)]
    del knot
    hands.collector._collect()
    assert gc.get_freeze_count() > 300_000
    assert seen() is not None
    hands.now += 30_000_000_000
    hands.collector._collect()
    assert seen() is None
    assert len(kept) == 300_000


def test_objects_of_qt_end_where_they_live(hands, qtbot):
    owner, where = QObject(), []
    owner.me = owner
    weakref.finalize(owner, lambda: where.append(threading.get_ident()))
    del owner
    hands.collector._is_clean = False
    hands.now += 30_000_000_000
    hands.collector._collect()
    assert where == [threading.get_ident()]
