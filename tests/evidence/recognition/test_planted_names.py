"""A protected name stands once on a page, in any script and any way up: read, or told as unread."""

import numpy as np
import pytest
from PIL import Image

from casefiles.domain.files.ocr import OcrPage
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import PersonId
from casefiles.evidence.host.worker_pool import OcrWorkerPool
from casefiles.office.draft.pictures.picture_readings import back_of
from casefiles.redaction.clearance.final_check import FinalCheckTerms as Sought_in
from casefiles.redaction.clearance.final_check import examine_file
from casefiles.redaction.clearance.final_check_frames import PageOcrTexts
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.evidence.recognition.drawn_pages import drawn, raster, scanned
from tests.evidence.recognition.planted_pages import (
    LANGUAGES,
    Planted,
    every_place,
    inked,
    planted,
    seal,
)
from tests.evidence.samples import text_pdf
from tests.measured import note

EMPTY = text_pdf(["nothing"])
DROWNED = tuple(
    (script, body)
    for script, body in (
        *(("Arab", "Latn"), ("Tibt", "Latn"), ("Arab", "Hani"), ("Tibt", "Hani")),
        *(("Hani", "Cyrl"), ("Latn", "Cyrl"), ("Cyrl", "Latn"), ("Cyrl", "Hani")),
    )
)


def verdict(page: OcrPage, name: str) -> str:
    """Tell what clearance would do: find the name, ask about almost one, or tell it as unread."""
    back = back_of(page)
    wanted = Sought_in(Sought((SoughtPerson(PersonId("1"), (name,)),)), "")
    readings = PageOcrTexts(("",), {1: back.texts}, {1: back.plain})
    report = examine_file(EMPTY, readings, wanted)
    if report.hits:
        return "found"
    if report.near:
        return "near"
    return "unread" if back.unread else "silent"


def read(recogniser: OcrWorkerPool, one: Planted) -> OcrPage:
    return recogniser.read(
        raster(np.ascontiguousarray(one.pixels)),
        LANGUAGES[one.script],
        CancellationToken(),
        are_certain=True,
    )


@pytest.mark.parametrize(("script", "body"), [("Tibt", "Latn"), ("Latn", "Cyrl")])
def test_a_name_inside_a_line_of_another_script_is_read(all_languages, script, body):
    one = planted(script, body, "inside a line", 1)
    assert verdict(read(all_languages, one), one.name) in {"found", "near"}


@pytest.mark.parametrize("place", ["up the margin", "mirrored", "column"])
def test_a_name_that_lies_another_way_than_its_page_is_read(all_languages, place):
    script = "Hani" if place == "column" else "Latn"
    one = planted(script, "Latn", place, 2)
    assert verdict(read(all_languages, one), one.name) == "found"


def test_a_page_with_nothing_on_it_that_cannot_be_read_is_not_told(all_languages):
    for key in ("eng", "zho", "uig"):
        page = all_languages.read(
            raster(scanned(drawn(key).pixels)),
            ("zho", "eng"),
            CancellationToken(),
            are_certain=True,
        )
        assert page.unread == (), key


def test_the_control_a_threshold_of_page_and_line_loses_a_name(all_languages):
    """How it is made to fail: what is shown of a page alone is searched, as once it was."""
    lost = 0
    for script, body in (("Tibt", "Latn"), ("Arab", "Latn"), ("Latn", "Cyrl")):
        one = planted(script, body, "inside a line", 1)
        page = read(all_languages, one)
        assert verdict(page, one.name) != "silent"
        shown = OcrPage(*("", "", (), 0, 0.0), page.lines)
        stripped = OcrPage(
            *("", "", (), 0, 0.0),
            tuple(type(line)(line.text, line.box, line.words) for line in shown.lines),
        )
        lost += verdict(stripped, one.name) == "silent"
    assert lost


@pytest.mark.long
def test_no_name_is_silent_in_any_script_and_place(all_languages):
    found: dict[str, int] = {}
    silent = []
    for seed in range(2):
        for one in every_place(seed):
            told = verdict(read(all_languages, one), one.name)
            found[told] = found.get(told, 0) + 1
            if told == "silent":
                silent.append((one.script, one.body, one.place, seed, one.name))
    total = sum(found.values())
    assert total >= 200
    print(found, silent)
    note("planted names of which a page told nothing, per 1,000", len(silent) / total * 1e3)
    note(
        "planted names read, per 1,000",
        (total - len(silent) - found.get("unread", 0)) / total * 1e3,
    )
    assert silent == []


@pytest.mark.long
def test_drowned_names_are_all_found(all_languages):
    missed = []
    for script, body in DROWNED:
        for place in ("a line", "inside a line"):
            for seed in range(3, 5):
                one = planted(script, body, place, seed)
                told = verdict(read(all_languages, one), one.name)
                if told not in {"found", "near"}:
                    missed.append((script, body, place, seed, told, one.name))
    note("drowned names missed, of 32", len(missed))
    assert missed == []


@pytest.mark.long
@pytest.mark.parametrize("is_red", [True, False])
def test_words_round_a_seal_are_read_or_told_as_unread(all_languages, is_red):
    for seed, name in enumerate(("陈卫东热依拉祖农", "古丽娜尔公司印章", "MIHRIGUL TURDAXUN")):
        script = "Latn" if name.isascii() else "Hani"
        pixels = seal(name, script, seed=seed, is_red=is_red)
        page = all_languages.read(
            raster(pixels), ("zho", "eng"), CancellationToken(), are_certain=True
        )
        assert verdict(page, name) != "silent", name


@pytest.mark.parametrize(
    ("name", "language"),
    [("MIHRIGUL TURDAXUN", "eng"), ("Polis Genel Müdürlüğü", "eng"), ("ТОҲИР БОБОЕВ", "rus")],
)
def test_words_round_a_seal_are_laid_out_as_a_line_and_read(all_languages, name, language):
    pixels = seal(name, "Latn" if language == "eng" else "Cyrl", is_red=False)
    page = all_languages.read(
        raster(pixels), ("eng", language), CancellationToken(), are_certain=True
    )
    read = [one for line in page.faint for one in line.others if "seal" in one.way]
    letters = compact(name.replace("Ҳ", "Х"))
    assert any(letters in compact(one.text) for one in read), [one.text for one in read]
    place = next(line.box for line in page.faint if any("seal" in one.way for one in line.others))
    assert 0.1 < place.x1 - place.x0 < 0.5


@pytest.mark.parametrize("has_scrawl", [False, True])
def test_only_what_was_laid_out_of_a_seal_counts_as_read(all_languages, has_scrawl):
    picture = Image.fromarray(seal("MIHRIGUL TURDAXUN", "Latn", is_red=False))
    # In the middle of the ring, letters that lie in all directions: nobody can read them.
    for at, letter in enumerate("GRASKEBFP" if has_scrawl else ""):
        tile = Image.new("L", (40, 40), 255)
        drawn = inked(letter, "Latn", 22)
        tile.paste(drawn, (20 - drawn.width // 2, 20 - drawn.height // 2))
        turned = tile.rotate(47 + at * 77, fillcolor=255)
        picture.paste(turned.convert("RGB").crop((8, 8, 32, 32)), (450 + at * 24, 668))
    page = all_languages.read(
        raster(np.asarray(picture)), ("eng",), CancellationToken(), are_certain=True
    )
    assert bool(page.unread) == has_scrawl
