"""Times the timeline on invented events: each frame of the window's thread, in milliseconds."""

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from casefiles import paths
from casefiles.domain.dates.edtf import span
from casefiles.office.chronology.timeline import EvidenceLink, TimelineRow, time_extent
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.chronology.chart import Chart, chart_of
from casefiles.ui.places.chronology.chart_style import measure_of
from casefiles.ui.places.chronology.event_list import event_list
from casefiles.ui.places.chronology.view import TimelineView

TODAY = 739_000.0
_LANES = (
    *("Client", "Requesting State", "Asylum", "Family", "Proceedings", "Events"),
    *("Witnesses", "Police", "Media", "Expert", "Interpol", "Appeal"),
)
_TEXTS = (
    "Questioned at the station",
    "Statement taken from the witness about the raid on the shop",
    "Letter",
    "Search of the flat, 派出所 and ئۈرۈمچى",
    "Interview with the case worker",
)


def invented(count: int, seed: int = 1) -> tuple[TimelineRow, ...]:
    """Return rows over twenty years: days, intervals, months and minutes, thicker towards now."""
    choice = random.Random(seed)
    rows = []
    for number in range(count):
        day = date(2005, 1, 1) + timedelta(days=int(choice.random() ** 0.7 * 7000))
        kind = choice.random()
        if kind < 0.7:
            text = day.isoformat()
        elif kind < 0.85:
            text = f"{day}/{day + timedelta(days=int(choice.expovariate(1 / 60)))}"
        elif kind < 0.95:
            text = f"{day:%Y-%m}"
        else:
            text = f"{day}T{choice.randrange(24):02}:{choice.randrange(60):02}"
        at = span(text)
        begin, finish = time_extent(at)
        is_proven = choice.random() < 0.8
        rows.append(
            TimelineRow(
                kind="event",
                id=f"{number:032x}",
                date=text,
                span=at,
                begin=begin,
                finish=finish,
                lane=_LANES[int(choice.random() ** 1.6 * len(_LANES))],
                text=f"{choice.choice(_TEXTS)} {number}",
                cites=(EvidenceLink("d", 1, "AB/1", "Statement"),) if is_proven else (),
                is_withheld=choice.random() < 0.05,
                needs_proof=not is_proven,
            )
        )
    rows.sort(key=lambda row: (row.begin, row.finish))
    return tuple(rows)


def frames(rows: int) -> dict[str, list[float]]:
    """Return the milliseconds of every frame: first sight, whole view, zooming, moving, list.

    Needs a `QApplication`.
    """
    app = QApplication.instance()
    theme = Theme(paths.resources())
    theme.apply(app)
    events = invented(rows)
    chart: list[Chart] = []
    found = {"chart": [_timed(lambda: chart.append(_chart(theme, events)))]}
    view = TimelineView(theme, TODAY)
    view.resize(1380, 620)
    view.show()
    app.processEvents()
    found["first"] = [_timed(lambda: (view.show_chart(chart[0]), view.grab()))]
    found |= _picture_frames(view)
    view.hide()
    found["list"] = _list_frames(theme, events)
    return found


def _chart(theme: Theme, events: tuple[TimelineRow, ...]) -> Chart:
    return chart_of(events, measure_of(theme, QApplication.font()), TODAY)


def _picture_frames(view: TimelineView) -> dict[str, list[float]]:
    canvas = view.canvas
    found = {"whole": [_timed(canvas.grab) for _ in range(12)]}

    def zoomed() -> None:
        canvas.zoom(1.25, canvas.scale.width * 0.6)
        view.grab()

    def moved() -> None:
        canvas.set_scale(canvas.scale.panned(60))
        view.grab()

    def stepped() -> None:
        _press(canvas, Qt.Key.Key_Right)
        view.grab()

    found["zoom"] = [_timed(zoomed) for _ in range(28)]
    for _ in range(14):
        canvas.zoom(1 / 1.25, canvas.scale.width * 0.6)
    found["scroll"] = [_timed(moved) for _ in range(40)]
    found["step"] = [_timed(stepped) for _ in range(20)]
    return found


def _press(canvas: object, key: Qt.Key) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(canvas, key)


def _list_frames(theme: Theme, events: tuple[TimelineRow, ...]) -> list[float]:
    table = event_list(theme)
    table.resize(900, 400)
    table.show()
    table.set_rows(events)
    table.viewport().render(table.viewport().grab(), QPoint())
    bar = table.verticalScrollBar()

    def scrolled() -> None:
        bar.setValue(bar.value() + 170)
        table.grab()

    return [_timed(scrolled) for _ in range(40)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    import os
    import sys

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv)
    for size in (1_000, 10_000, 50_000, 100_000):
        for name, times in frames(size).items():
            ordered = sorted(times)
            middle = ordered[len(ordered) // 2]
            print(f"{size:7,} {name:7} median {middle:7.1f} ms, worst {ordered[-1]:7.1f} ms")
