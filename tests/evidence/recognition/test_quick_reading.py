"""The small engine first, and in full where in doubt: it finds no name less than a full reading."""

import numpy as np
import pytest

from casefiles import paths
from casefiles.domain.files.ocr import FinishedReading, OcrPage
from casefiles.domain.foundation.ids import PersonId
from casefiles.evidence.channel.language_data import folder_of, sound
from casefiles.evidence.ocr.cascade import Cascade
from casefiles.evidence.ocr.han_latin import HanLatin
from casefiles.evidence.ocr.line_ways import LanguageHint
from casefiles.evidence.ocr.models import load_models
from casefiles.evidence.ocr.page_reading import PageReader
from casefiles.evidence.ocr.quick_reading import QuickReader
from casefiles.evidence.ocr.tesseract import Tesseract
from casefiles.office.draft.pictures.picture_readings import back_of
from casefiles.redaction.clearance.final_check import FinalCheckTerms, examine_file
from casefiles.redaction.clearance.final_check_frames import PageOcrTexts
from casefiles.redaction.names.sought import Sought, SoughtPerson
from casefiles.redaction.pixels.faint_ink import stretched
from tests.evidence.recognition.campaign_pages import PAGES, CampaignPage, page_of
from tests.evidence.recognition.drawn_pages import raster
from tests.evidence.samples import text_pdf
from tests.measured import note

PARTS = 50
EACH_RUN = 10
RANKS = {"found": 2, "near": 1, "unread": 1, "silent": 0}
"""What comes of a page: stopped, shown to a person, or passed."""
DPI = 200


@pytest.fixture(scope="module")
def cascade() -> Cascade:
    resources = paths.resources()
    models = load_models(resources)
    languages = Tesseract(folder_of(resources), sound(resources))
    return Cascade(QuickReader(models.quick), PageReader(HanLatin(models), languages))


def verdict(pages: list[OcrPage], name: str) -> str:
    backs = [back_of(one) for one in pages]
    texts = tuple(text for back in backs for text in back.texts)
    plain = tuple(text for back in backs for text in back.plain)
    terms = FinalCheckTerms(Sought((SoughtPerson(PersonId("1"), (name,)),)), "")
    file = text_pdf(["nothing"])
    report = examine_file(file, PageOcrTexts(("",), {1: texts}, {1: plain}), terms)
    if report.hits:
        return "found"
    if report.near:
        return "near"
    return "unread" if any(back.unread for back in backs) else "silent"


def views_of(page: CampaignPage) -> list[np.ndarray]:
    dark = stretched(raster(page.pixels))
    if dark is None:
        return [page.pixels]
    pixels = np.frombuffer(dark.rgb, np.uint8).reshape(dark.rows, dark.columns, 3)
    return [page.pixels, pixels]


def compared(cascade: Cascade, page: CampaignPage) -> tuple[str, str]:
    """Return what comes of a page in full, and quickly."""
    hint = LanguageHint(page.languages, are_certain=True)
    views = views_of(page)
    full = [cascade.reader.read(view, DPI, hint) for view in views]
    quick = [cascade.read(view, DPI, hint, page.names).page for view in views]
    return verdict(full, page.name), verdict(quick, page.name)


def worse(cascade: Cascade, numbers: range) -> list[str]:
    """Return the pages on which the quick way finds less."""
    found = []
    for number in numbers:
        page = page_of(number)
        full, quick = compared(cascade, page)
        note(f"pages read in full and quickly: {page.kind}, {full} and {quick}", 1)
        if RANKS[quick] < RANKS[full]:
            found.append(f"{number} {page.kind} {page.condition}: {full}, {quick}")
    return found


@pytest.mark.rotates
@pytest.mark.parametrize("part", range(EACH_RUN))
def test_the_quick_way_finds_no_name_less(cascade: Cascade, part: int):
    first = part * PAGES // EACH_RUN
    assert worse(cascade, range(first, first + 2)) == []


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_the_quick_way_finds_no_name_less_in_the_whole_campaign(cascade: Cascade, part: int):
    assert worse(cascade, range(part, PAGES, PARTS)) == []


def test_control_a_way_that_sees_half_of_a_page_is_seen_to_miss(cascade, monkeypatch):
    real = cascade.reader.read

    def half(view: np.ndarray, dpi: int, hint: LanguageHint, _names: object) -> FinishedReading:
        blind = view.copy()
        blind[:, : view.shape[1] // 2] = 255
        return FinishedReading(real(blind, dpi, hint))

    monkeypatch.setattr(cascade, "read", half)
    assert worse(cascade, range(3)) != []
