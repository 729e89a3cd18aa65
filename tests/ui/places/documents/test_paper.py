"""Paper of pages in the dark: as it was chosen, at once, and never in what is burned."""

import pytest
from PySide6.QtGui import QColor, QImage

from casefiles.domain.records.case_records import Document
from casefiles.office.workplace.preferences import Preferences, save_preferences
from casefiles.ui.places.documents.pages.page_background import DARK_PAPER, darkened
from casefiles.ui.places.documents.reading_pane import ReadingPane


@pytest.fixture
def pane(context, theme, session, qtbot):
    theme.set_mode("dark")
    made = ReadingPane(context)
    qtbot.addWidget(made)
    made.resize(900, 800)
    documents = session.vault.ask(lambda reader: reader.find(Document))
    made.show(next(one.id for one in documents if "arrest-report" in one.file_name))
    qtbot.waitUntil(lambda: is_drawn(made.view), timeout=60_000)
    yield made
    theme.set_mode("system")


def is_drawn(view) -> bool:
    seen = view.in_sight()
    return bool(seen) and all(
        view.supply.pictures.get(one.number, (0, None))[0] == one.width for one in seen
    )


def paper(pane: ReadingPane) -> QColor:
    """Colour of the screen at the blank edge of the page that is shown."""
    sheet, (across, down) = pane.view.in_sight()[0], pane.view.offset()
    shot = pane.view.viewport().grab().toImage()
    return shot.pixelColor(sheet.left - across + 6, max(sheet.top - down, 0) + 6)


def test_paper_is_white_in_the_dark_until_it_is_chosen_otherwise(pane, session, theme, qtbot):
    assert theme.is_dark
    assert paper(pane).name() == "#ffffff"
    session.run(pane, save_preferences(Preferences(theme="dark", white_paper=False)))
    qtbot.waitUntil(lambda: pane.view.paper is DARK_PAPER, timeout=60_000)
    qtbot.waitUntil(lambda: is_drawn(pane.view), timeout=60_000)
    assert paper(pane).name() == DARK_PAPER.ground
    shot = pane.view.viewport().grab().toImage()
    lightest = max(
        shot.pixelColor(x, y).lightness() for x in range(60, 600, 2) for y in range(60, 400, 2)
    )
    assert lightest > 200
    session.run(pane, save_preferences(Preferences(theme="dark", white_paper=True)))
    qtbot.waitUntil(lambda: is_drawn(pane.view) and paper(pane).name() == "#ffffff", timeout=60_000)


def test_in_the_light_paper_is_white_whatever_was_chosen(pane, session, theme, qtbot):
    session.run(pane, save_preferences(Preferences(white_paper=False)))
    qtbot.waitUntil(lambda: pane.view.paper is DARK_PAPER, timeout=60_000)
    theme.set_mode("light")
    qtbot.waitUntil(lambda: is_drawn(pane.view), timeout=60_000)
    assert paper(pane).name() == "#ffffff"


@pytest.mark.parametrize(
    ("colour", "hue"), [("#c01010", 0), ("#1040c0", 224), ("#108030", 137), ("#ffe060", 49)]
)
def test_light_and_dark_change_places_and_hues_stay(colour: str, hue: int):
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    shown = darkened(image, DARK_PAPER).pixelColor(1, 1)
    grey = (0.3, 0.6, 0.1)
    before = sum(w * c for w, c in zip(grey, QColor(colour).getRgb()[:3], strict=True))
    after = sum(w * c for w, c in zip(grey, shown.getRgb()[:3], strict=True))
    assert (before < 128) == (after > before)
    assert abs((shown.hue() - hue + 180) % 360 - 180) < 40


def test_white_becomes_the_paper_and_black_its_text():
    image = QImage(2, 1, QImage.Format.Format_RGB32)
    image.setPixelColor(0, 0, QColor("#ffffff"))
    image.setPixelColor(1, 0, QColor("#000000"))
    shown = darkened(image, DARK_PAPER)
    assert shown.pixelColor(0, 0).name() == DARK_PAPER.ground
    assert shown.pixelColor(1, 0).lightness() > 225
