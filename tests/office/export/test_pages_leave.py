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
from casefiles.domain.records.image_quality import (
    AS_FILED,
    FORMERLY,
    Fineness,
    PageExportSettings,
)
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.export.exporting import ExportTarget, export_dossier, not_read_back
from casefiles.office.export.previews import preview
from casefiles.office.reading.ocr import USUAL
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.finding.matching import matcher_of
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work
from tests.office.signatures import signing

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]

FILING, SMALL_PRINT, SMALLEST = Fineness.FILING, Fineness.SMALL_PRINT, Fineness.SMALLEST
LINE_BOX = Box(0.1, 0.1, 0.9, 0.14)
ROWS, WORDS = 50, 20
DARK = 40


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
    def make(leave: PageExportSettings, *, has_text: bool = False) -> bytes:
        opened.run(save_contents(wanted, ["exhibits"], marked, leave))
        return work(preview(wanted, has_text=has_text)).data

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
    """Reads one line on every page, or lines all over it."""

    text: str
    level: str
    missing: tuple[str, ...] = ()
    asked: int = 0
    fills: bool = False

    def read(self, _raster, languages, _ticket):
        assert languages == USUAL, "asked for the same languages, whatever the case holds"
        self.asked += 1
        words = (OcrWord(0, len(self.text), LINE_BOX, 0.9),)
        lines = (OcrLine(self.text, LINE_BOX, words),)
        if self.fills:
            lines = tuple(map(filled, range(ROWS)))
        return OcrPage("han_latin", "1", ("eng",), 0, 0.9, lines)

    def close(self) -> None:
        pass


def filled(row: int) -> OcrLine:
    """Return a line of words from one edge of the page to the other."""
    top, bottom = row / ROWS, (row + 0.8) / ROWS
    words = tuple(
        OcrWord(at * 2, at * 2 + 1, Box(at / WORDS, top, (at + 0.9) / WORDS, bottom), 0.9)
        for at in range(WORDS)
    )
    return OcrLine(" ".join("x" * WORDS), Box(0.0, top, 1.0, bottom), words)


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


def test_text_lies_behind_the_pages_unless_it_is_unticked(made, machine):
    bare = made(replace(AS_FILED, has_text_layer=False), has_text=True)
    assert not any("officers at the door" in text for text in texts(bare))
    assert machine.asked == 0
    layered = made(AS_FILED, has_text=True)
    with_pictures = len(pictures(layered))
    found = [text for text in texts(layered) if "officers at the door" in text]
    assert machine.asked == len(found) == with_pictures > 0
    assert made(AS_FILED, has_text=True) == layered
    assert machine.asked == with_pictures, "burned pixels that were read once are not read again"


def test_a_dossier_that_nobody_has_read_back_leaves_without_text(
    machine, opened, wanted, marked, work, tmp_path
):
    opened.run(save_contents(wanted, ["exhibits"], marked))
    signed = (*signing("x"), *not_read_back("x"))
    target = ExportTarget(tmp_path / "d.pdf", signatures=signed, reads_back=False)
    job = export_dossier(wanted, target)
    assert work(job).edition.certificate.layers == 0
    assert machine.asked == 0


def test_contents_chosen_before_keep_their_pages_bare(opened, wanted, marked):
    opened.run(save_contents(wanted, ["exhibits"], marked, FORMERLY))
    opened.run(save_contents(wanted, ["exhibits"], marked[:1]))
    assert opened.ask(lambda reader: reader.find(Outline))[0].pages_leave == FORMERLY


def test_no_word_lies_under_a_bar(made, machine):
    """A machine that reads words everywhere, in bars too, as one does that sees shapes in noise."""
    machine.fills = True
    barred = 0
    with pypdfium2.PdfDocument(made(AS_FILED, has_text=True)) as pdf:
        for page in pdf:
            text = page.get_textpage()
            found = [
                text.get_charbox(at)
                for at in range(text.count_chars())
                if text.get_text_range(at, 1) == "x"
            ]
            if len(found) < ROWS:
                continue
            shown = page.render(scale=2).to_numpy().mean(axis=2)
            assert not any(is_black_at(shown, page.get_height(), box) for box in found)
            barred += len(found) < ROWS * WORDS
    assert barred, "some page bears a bar, and words were left out there"


def is_black_at(shown, height: float, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a page is black all around the middle of a letter."""
    left, bottom, right, top = box
    x, y = int(left + right), int(2 * height - top - bottom)
    return bool((shown[y - 3 : y + 4, x - 3 : x + 4] < DARK).all())


@pytest.mark.long
def test_what_a_machine_reads_on_the_sample_is_searchable_and_names_nobody(made, opened):
    persons = opened.ask(lambda reader: reader.find(Person))
    shut = [one for one in persons if one.protection is not Protection.OPEN]
    bare = texts(made(replace(AS_FILED, has_text_layer=False), has_text=True))
    layered = texts(made(AS_FILED, has_text=True))
    more = [text for text, before in zip(layered, bare, strict=True) if len(text) > len(before)]
    assert more, "words of scanned exhibits can be searched"
    assert not matcher_of(sought_for(shut)).find_joined("\n".join(more))


def test_a_protected_name_in_the_pixels_that_leave_stops_the_text_behind_them(
    made, machine, opened
):
    persons = opened.ask(lambda reader: reader.find(Person))
    hidden = [one for one in persons if one.protection is not Protection.OPEN]
    name = next(one.text for person in hidden for one in person.names if len(one.text) > 8)
    machine.text = f"with {name} at noon"
    with pytest.raises(ExportStopped) as stopped:
        made(AS_FILED, has_text=True)
    assert (stopped.value.code, set(stopped.value.safe)) == (
        "text_layer_mention",
        {"exhibit", "page"},
    )
    made(AS_FILED)  # nothing is read where no text is wanted
