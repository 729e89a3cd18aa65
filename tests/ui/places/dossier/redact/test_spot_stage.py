"""The page beside a question: upright, with its place outlined where it stands."""

import pytest
from PySide6.QtGui import QImage, QTransform

from casefiles.domain.files.ocr import OcrLine, OcrPage
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.records.case_records import Document
from casefiles.store.search.ocr_pages import StoredOcrPage
from casefiles.ui.places.dossier.redact.location_view import LocationView
from tests.ui.settling import settle, until

# The seal of the summons: nothing else on the page is red.
SEAL = Box(0.7, 0.3, 0.9, 0.43)


@pytest.fixture
def scan(session):
    found = session.vault.ask(lambda reader: reader.find(Document))
    return next(one.id for one in found if "scan" in one.file_name)


@pytest.fixture
def stage(session, theme, qtbot):
    made = LocationView(session, theme)
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    return made


def outlined(stage: LocationView) -> QImage:
    """What stands in the place that is outlined."""
    (box,) = stage._sheet.boxes
    wide, high = stage.image.width(), stage.image.height()
    left, top = round(box.x0 * wide), round(box.y0 * high)
    return stage.image.copy(
        left, top, round(box.x1 * wide) - left, round(box.y1 * high) - top
    ).convertToFormat(QImage.Format.Format_RGB32)


def redness(image: QImage) -> float:
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    red = sum(one.red() > 130 and one.green() < 110 for one in colours)
    return red / len(colours)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_that_lies_is_turned_and_its_place_with_it(stage, session, scan, turns):
    stage.show_spot(scan, 1, [SEAL], "The seal")
    until(lambda: stage.image is not None)
    before, shape = outlined(stage), stage.image.size()
    assert redness(before) > 0.05
    line = OcrLine("handed over on Monday at noon", Box(0.1, 0.1, 0.13, 0.9), ())
    page = OcrPage("han_latin", "7", ("eng",), 90 * turns, 0.9, (line,))
    session.vault.run(lambda work: work.put_recognised(scan, 1, StoredOcrPage(page)))
    stage.show_spot(scan, 2, [], "Another page")
    settle(session)
    stage.show_spot(scan, 1, [SEAL], "The seal")
    until(lambda: stage.image is not None and stage._turns == turns)
    assert abs(stage.image.width() - shape.width()) <= 1, "as wide as there is room"
    assert (stage.image.width() > stage.image.height()) == (turns != 2)
    back = outlined(stage).transformed(QTransform().rotate(-90 * turns))
    assert redness(back) == pytest.approx(redness(before), abs=0.02)
    assert (back.width() > back.height()) == (before.width() > before.height())
