"""Measures frames of a long list: how long one takes while it is scrolled."""

from dataclasses import dataclass
from time import perf_counter

from PySide6.QtWidgets import QApplication

from casefiles import paths
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable

_FRAMES = 120


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    mark: str
    title: str
    date: str
    state: str


def made_rows(rows: int) -> tuple[_Row, ...]:
    """Return invented rows."""
    title = "Statement of a witness to events"
    return tuple(
        _Row(
            f"{at:032x}",
            f"AB/{at}",
            f"{title} {at}",
            "14 Mar 2019",
            "Read",
        )
        for at in range(rows)
    )


def long_table(theme: Theme) -> RowTable:
    """Return a list as the rooms use it, without rows."""
    columns = (
        ListColumn("mark", "Exhibit", 80),
        ListColumn("title", "Description", 240, stretch=True),
        ListColumn("date", "Date", 110),
        ListColumn("state", "State", 120),
    )
    icons = {"title": ("file-text", "muted"), "state": ("shield-check", "ok")}
    return RowTable(RowModel(columns, icon=lambda _row, key: icons.get(key)), theme)


def table_frames(rows: int) -> list[float]:
    """Scroll through a list by uneven steps, and jump.

    Returns:
        Milliseconds: first those of `set_rows`, then those of each frame.
    """
    app = QApplication.instance() or QApplication([])
    theme = Theme(paths.resources())
    theme.apply(app)
    table = long_table(theme)
    table.resize(1200, 900)
    table.show()
    held = made_rows(rows)
    begun = perf_counter()
    table.set_rows(held)
    times = [(perf_counter() - begun) * 1000]
    app.processEvents()
    bar = table.verticalScrollBar()
    for frame in range(_FRAMES):
        far = bar.maximum() * frame // _FRAMES if frame % 10 == 0 else bar.value() + 53
        begun = perf_counter()
        bar.setValue(far)
        table.viewport().repaint()
        app.processEvents()
        times.append((perf_counter() - begun) * 1000)
    table.hide()
    table.deleteLater()
    return times
