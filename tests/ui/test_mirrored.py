"""A window that runs from right to left is the mirror image of one that runs from left to right."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QStyleOptionViewItem,
    QWidget,
)

from casefiles import paths
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.document_rows import DocumentRows
from casefiles.ui.places.documents.pages.page_view import PageView
from casefiles.words import language
from tests.ui.settling import settle
from tests.ui.test_pseudo_locale import shown_window

PLACES = ("overview", "documents", "people", "timeline", "register", "argument", "dossier", "vault")
MOST_OFF = 10
"""Pixels: a later time or another size in words is a little wider."""
PARTS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLabel, QLineEdit)
NEVER = (PageView, QScrollBar)
"""Pages lie as they were written, whatever the window speaks; bars are the style's own."""
Part = tuple[str, str, int]
Laid = dict[Part, QRect]


def is_of(widget: QWidget | None, kinds: tuple[type[QWidget], ...]) -> bool:
    while widget is not None and not isinstance(widget, kinds):
        widget = widget.parentWidget()
    return widget is not None


def laid_out(window: QWidget) -> Laid:
    """Return where everything lies that somebody reads or presses, by kind, words and number."""
    found: Laid = {}
    seen = Counter[tuple[str, str]]()
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, PARTS) or not widget.isVisible() or is_of(widget, NEVER):
            continue
        text = getattr(widget, "text", str)()
        key = type(widget).__name__, f"{widget.accessibleName()} {text}"
        seen[key] += 1
        found[*key, seen[key]] = QRect(widget.mapTo(window, QPoint()), widget.size())
    return found


def rows_painted(window: QWidget, records: dict[str, str]) -> list[QImage]:
    """Return the first rows of the list of documents, as their delegate paints them."""
    context = window.workspace.context
    context.navigator.go(NavigationTarget("documents", records["documents"]))
    settle(context.session)
    table = next(one for one in window.findChildren(DocumentRows) if one.isVisible())
    table.setCurrentIndex(table.rows_model.index(-1, -1))
    painted = []
    for number in range(3):
        option = QStyleOptionViewItem()
        option.initFrom(table)
        option.state &= ~option.state
        option.rect = QRect(0, 0, table.viewport().width(), table.rowHeight(number))
        image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        table.lines.paint(painter, option, table.rows_model.index(number, 0))
        painter.end()
        painted.append(image)
    return painted


@pytest.fixture(scope="module")
def both(qapp, desk, made_sample: Path, tmp_path_factory):
    """The same window twice: what lies where in each place, its rows, and its size."""
    found = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        folder = shutil.copytree(made_sample, tmp_path_factory.mktemp("mirrored") / "vault")
        qapp.setLayoutDirection(direction)
        try:
            found.append(walked(qapp, desk, folder))
        finally:
            qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return found


def walked(qapp: QApplication, desk, folder: Path):
    session, office = shown_window(qapp, desk, folder)
    office.theme._restyle()
    window, laid = office.window, {}
    for place in PLACES:
        window.workspace.context.navigator.go(
            NavigationTarget(place, office.records.get(place, ""))
        )
        settle(session)
        laid[place] = laid_out(window)
    painted = rows_painted(window, office.records)
    size = window.size()
    session.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return laid, painted, size


def off_mirror(one: QRect, other: QRect, size: QSize) -> int:
    """Return by how many pixels a rectangle is not the mirror image of another."""
    left = size.width() - one.left() - one.width()
    return max(abs(left - other.left()), abs(left + one.width() - 1 - other.right()))


@pytest.mark.parametrize("place", PLACES)
def test_everything_lies_where_a_mirror_shows_it(both, place):
    (left, _, size), (right, _, _) = both
    before, after = left[place], right[place]
    assert len(before) > 20
    both_show = before.keys() & after.keys()
    # A path is another's, and what is still being counted may come a moment later.
    assert len(both_show) > 0.85 * max(len(before), len(after))
    wrong = {
        part: (rect.getRect(), after[part].getRect())
        for part, rect in before.items()
        if part in both_show and off_mirror(rect, after[part], size) > MOST_OFF
    }
    assert wrong == {}
    # What lies in the middle says nothing: of the rest a window that stays as it is would fail.
    assert sum(off_mirror(rect, rect, size) > MOST_OFF for rect in before.values()) > 15


def test_rows_begin_at_the_other_end_and_latin_titles_are_not_turned(both):
    (_, plain, _), (_, turned, _) = both
    for one, other in zip(plain, turned, strict=True):
        assert other != one
        begins, ends = inked(one)[0], one.width() - 1 - inked(other)[1]
        assert abs(begins - ends) < 12, "as far from the other end"


def inked(image: QImage) -> tuple[int, int]:
    """Return the first and last column that hold ink, without the line below."""
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 160 for y in range(image.height() - 2))
    ]
    return columns[0], columns[-1]


def test_languages_that_run_from_the_right_are_known():
    def runs(name: str) -> bool:
        language._Language.name = name
        return language.runs_from_right()

    try:
        rightwards = [one for one in ("en", "fr", "ug-Latn", "zh-Hans", "qps") if runs(one)]
        leftwards = [one for one in ("ar", "ug", "fa", "kk-Arab", "qps-Arab") if not runs(one)]
    finally:
        language.speak(language.ENGLISH, paths.resources() / "catalogues")
    assert (rightwards, leftwards) == ([], [])


def test_names_keep_their_direction_in_a_mirrored_window():
    catalogues = paths.resources() / "catalogues"
    language.speak(language.MIRRORED, catalogues)
    try:
        assert language.isolated("Aygul") == "\u2068Aygul\u2069"
        shown = language.msg("Show {name}", name="Aygul")
        assert "\u2068Aygul\u2069" in shown
        assert "Show" not in shown
    finally:
        language.speak(language.ENGLISH, catalogues)
    assert language.isolated("Aygul") == "Aygul"
