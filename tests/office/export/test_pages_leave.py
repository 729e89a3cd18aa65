"""How pages leave is chosen in the outline: finely, small, with text behind them; marks stay."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2
import pytest

from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.case_records import Mark, Outline, Person, Protection
from casefiles.domain.records.image_quality import AS_FILED, Fineness, PageExportSettings
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.export.previews import preview
from casefiles.office.reading.ocr import USUAL
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]

FILING, SMALL_PRINT, SMALLEST = Fineness.FILING, Fineness.SMALL_PRINT, Fineness.SMALLEST
LINE_BOX = Box(0.1, 0.1, 0.9, 0.14)


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def marked(opened, wanted):
    """Return the first exhibit of the sample that bears a mark, and the one after it."""
    forum = opened.work(forums(), CancellationToken())[0]
    plan = opened.ask(plan_of(wanted.case_id, forum, wanted.audience))
    with_marks = {one.document_id for one in opened.ask(lambda reader: reader.find(Mark))}
    drawn = [one.id for one in plan.exhibits if one.pages]
    first = next(one for one in drawn if one in with_marks)
    return [first, next(one for one in drawn if one != first)]


@pytest.fixture
def made(opened, wanted, marked, work):
    def make(leave: PageExportSettings) -> bytes:
        opened.run(save_contents(wanted, ["exhibits"], marked, leave))
        return work(preview(wanted)).data

    return make


def pictures(data: bytes) -> list[tuple[int, str]]:
    """Return width and filter of each picture, in the order of pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (int(one.Width), str(one.Filter))
            for page in pdf.pages
            for one in page.obj.Resources.get("/XObject", pikepdf.Dictionary()).values()
        ]


def test_pages_leave_as_finely_as_is_chosen_for_all_and_for_one(made, opened, marked, wanted):
    filed = pictures(made(AS_FILED))
    fine = pictures(made(PageExportSettings(SMALL_PRINT)))
    for (wide, _), (wider, _) in zip(filed, fine, strict=True):
        assert wider == pytest.approx(1.5 * wide, abs=2)
    smallest = pictures(made(PageExportSettings(SMALLEST)))
    assert {coded for _, coded in smallest} == {"/CCITTFaxDecode"}
    mixed = pictures(made(AS_FILED.with_own(marked[0], SMALL_PRINT)))
    assert {width for width, _ in mixed} >= {max(width for width, _ in fine)}
    assert mixed != fine


def test_a_mark_drawn_on_another_raster_stops_a_finer_dossier_too(made, opened, marked):
    def spoil(at):
        for one in at.find(Mark):
            at.update(replace(one, raster="0" * 64), "edit_mark")

    opened.run(spoil)
    for leave in (AS_FILED, PageExportSettings(SMALL_PRINT), PageExportSettings(SMALLEST)):
        with pytest.raises(ExportStopped, match="mark_on_another_raster"):
            made(leave)


def test_what_is_chosen_is_kept_with_the_outline_and_can_be_undone(opened, wanted, marked):
    def kept() -> PageExportSettings:
        return opened.ask(lambda reader: reader.find(Outline))[0].pages_leave

    opened.run(save_contents(wanted, ["exhibits"], marked))
    assert kept() == AS_FILED
    chosen = PageExportSettings(SMALL_PRINT, (), True).with_own(marked[0], SMALLEST)
    opened.run(save_contents(wanted, ["exhibits"], marked, chosen))
    assert kept() == chosen
    opened.run(save_contents(wanted, ["exhibits"], marked[:1]))
    assert kept() == chosen, "who only moves an exhibit chooses nothing else"
    for _ in range(2):
        first, _words = opened.ask(next_undo(wanted.case_id))
        opened.run(undo(first))
    assert kept() == AS_FILED


def test_a_choice_for_one_exhibit_goes_back_to_that_of_the_others():
    own = AS_FILED.with_own("d1", SMALLEST).with_own("d2", SMALL_PRINT)
    assert [own.of(one) for one in ("d1", "d2", "d3")] == [SMALLEST, SMALL_PRINT, FILING]
    assert own.with_own("d1", None).of("d1") is FILING
    assert own.without("d2").of("d2") is FILING


@dataclass
class Machine:
    """Reads one line on every page."""

    text: str
    level: str
    missing: tuple[str, ...] = ()
    asked: int = 0

    def read(self, _raster, languages, _ticket):
        assert languages == USUAL, "asked for the same languages, whatever the case holds"
        self.asked += 1
        words = (OcrWord(0, len(self.text), LINE_BOX, 0.9),)
        line = OcrLine(self.text, LINE_BOX, words)
        return OcrPage("han_latin", "1", ("eng",), 0, 0.9, (line,))

    def close(self) -> None:
        pass


@pytest.fixture
def machine(opened) -> Iterator[Machine]:
    template = opened.workplace.template()
    before = template._recogniser
    template._recogniser = Machine("officers at the door \u2603 今天", template.level)
    yield template._recogniser
    template._recogniser = before


def texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def test_text_lies_behind_the_pages_only_where_it_is_wanted(made, machine):
    assert not any("officers at the door" in text for text in texts(made(AS_FILED)))
    assert machine.asked == 0
    layered = made(PageExportSettings(FILING, (), True))
    with_pictures = len(pictures(layered))
    found = [text for text in texts(layered) if "officers at the door" in text]
    assert machine.asked == len(found) == with_pictures > 0
    assert made(PageExportSettings(FILING, (), True)) == layered
    assert machine.asked == with_pictures, "burned pixels that were read once are not read again"


def test_a_protected_name_in_the_pixels_that_leave_stops_the_text_behind_them(
    made, machine, opened
):
    persons = opened.ask(lambda reader: reader.find(Person))
    hidden = [one for one in persons if one.protection is not Protection.OPEN]
    name = next(one.text for person in hidden for one in person.names if len(one.text) > 8)
    machine.text = f"with {name} at noon"
    with pytest.raises(ExportStopped) as stopped:
        made(PageExportSettings(FILING, (), True))
    assert (stopped.value.code, set(stopped.value.safe)) == ("text_layer_mention", {"page"})
    made(AS_FILED)
