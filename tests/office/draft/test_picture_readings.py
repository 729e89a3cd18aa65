"""A burned picture is read once in its life, ahead of an export where nobody waits for it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import (
    Cancelled,
    ExportStopped,
    NotEnoughSpace,
    WorkerFailed,
)
from casefiles.domain.records.case_records import Outline
from casefiles.office.draft import final_check
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.pictures.picture_readings import PictureReadings, PictureSearch
from casefiles.office.export.exporting import ExportResult, ExportTarget, export_dossier
from casefiles.office.export.reading_ahead import (
    PicturesRead,
    pictures_read,
    read_ahead,
    saved_dossiers,
)
from casefiles.office.records.case_closure import close_case
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.redaction.clearance.final_check_frames import DrawnPicture
from casefiles.redaction.pixels.burned_pixels import raster_of
from casefiles.store.access.work import WriteTransaction
from tests.office.draft.reading_machine import *  # noqa: F403  # fixtures
from tests.office.draft.reading_machine import Machine
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing

_SAMPLE = 3
"""Pages of text alone that are drawn and read."""


@dataclass
class Exports:
    """Exports one dossier again and again."""

    work: Callable
    request: object
    folder: object
    count: int = 0

    def __call__(self) -> ExportResult:
        self.count += 1
        target = self.folder / f"{self.count}.pdf"
        return self.work(export_dossier(self.request, ExportTarget(target, False, signing("x"))))


@pytest.fixture
def export(work, without_layer, out) -> Exports:
    return Exports(work, without_layer, out)


def chosen(opened, request) -> Outline:
    found = opened.ask(lambda reader: reader.find(Outline, case_id=request.case_id))
    return next(one for one in found if one.audience == request.audience)


def choose(opened, request, documents) -> None:
    outline = chosen(opened, request)
    opened.run(save_contents(request, outline.sections, documents, outline.pages_leave))


def rows(opened) -> int:
    return opened.ask(lambda reader: reader._connection.row("SELECT count(*) FROM read_back"))[0]


def test_an_exhibit_put_in_front_has_no_other_picture_read_again(
    opened, without_layer, machine, export
):
    both = chosen(opened, without_layer).documents
    choose(opened, without_layer, both[1:])
    first = export().edition.certificate
    assert first.known == 0
    assert first.pictures > 0
    machine.asked.clear()
    choose(opened, without_layer, both)
    second = export().edition.certificate
    added = second.pictures - first.pictures
    assert added > 0
    assert second.known >= first.pictures, "of these none was read again"
    assert len(set(machine.asked)) <= added + _SAMPLE
    machine.asked.clear()
    choose(opened, without_layer, tuple(reversed(both)))
    third = export().edition.certificate
    assert third.pictures == second.pictures
    assert third.known >= third.pictures, "in another order no picture is read"
    assert len(set(machine.asked)) <= _SAMPLE


def test_a_picture_that_was_read_ahead_is_not_read_in_the_export(
    work, without_layer, machine, export
):
    before = work(pictures_read(without_layer))
    assert (before.read, before.total > 0) == (0, True)
    assert work(read_ahead([without_layer])) == before.total
    assert work(pictures_read(without_layer)) == PicturesRead(before.total, before.total)
    asked = len(machine.asked)
    assert work(read_ahead([without_layer])) == 0, "nothing is burned or read twice"
    assert len(machine.asked) == asked
    machine.asked.clear()
    certificate = export().edition.certificate
    assert certificate.pictures == before.total
    assert certificate.known >= certificate.pictures
    assert len(set(machine.asked)) <= _SAMPLE
    assert len(certificate.read_back) == certificate.pictures + len(set(machine.asked))


def test_the_text_behind_a_picture_and_the_final_check_read_it_once(work, wanted, machine, out):
    """One reading serves both where every name is in letters that it reads in any case."""
    machine.text = "nothing of note"
    total = work(pictures_read(wanted)).total
    work(read_ahead([wanted]))
    assert work(pictures_read(wanted)) == PicturesRead(total, total)
    read = len(machine.asked)
    work(export_dossier(wanted, ExportTarget(out / "d.pdf", False, signing("x"))))
    assert len(machine.asked) - read <= _SAMPLE


def test_a_changed_mark_has_one_picture_read(opened, work, without_layer, machine):
    total = work(pictures_read(without_layer)).total
    work(read_ahead([without_layer]))
    document = chosen(opened, without_layer).documents[0]
    machine.asked.clear()
    area = RedactionArea(document, 1, Box(0.31, 0.81, 0.52, 0.84))
    work(add_marks([area], MarkInput("of no name")))
    assert work(pictures_read(without_layer)) == PicturesRead(total - 1, total)
    assert work(read_ahead([without_layer])) == 1
    assert machine.asked == [1]


def test_a_dossier_of_a_closed_case_is_left_alone(opened, wanted):
    assert wanted in opened.ask(saved_dossiers())
    opened.run(close_case(wanted.case_id))
    assert opened.ask(saved_dossiers()) == ()


def test_reading_ahead_stops_when_asked_and_stores_no_half(opened, without_layer, machine):
    steps: list[Progress] = []
    ticket = CancellationToken(steps.append)
    reading = Machine.read

    def read(raster, languages, token, **how):
        if len(machine.asked) == 1:
            ticket.stop.set()
            token.check()
        return reading(machine, raster, languages, token, **how)

    machine.read = read
    with pytest.raises(Cancelled):
        opened.work(read_ahead([without_layer]), ticket)
    assert rows(opened) == 2, "a reading, and which page burns to it"
    counted = opened.work(pictures_read(without_layer), CancellationToken())
    assert counted.read == 1
    assert {one.label for one in steps} == {"reading_ahead"}


def test_what_cannot_be_read_ahead_still_stops_the_export(
    opened, work, without_layer, machine, export, out
):
    def read(raster, *_args, **_how):
        raise WorkerFailed("crashed", page=raster.number)

    machine.read = read
    assert work(read_ahead([without_layer])) == 0
    assert rows(opened) == 0
    with pytest.raises(WorkerFailed, match="page_not_read_back"):
        export()
    assert list(out.iterdir()) == []


def test_a_lost_sandbox_ends_reading_ahead(opened, work, without_layer, machine):
    def read(raster, *_args, **_how):
        raise WorkerFailed("sandbox_lost", page=raster.number)

    machine.read = read
    with pytest.raises(WorkerFailed, match="sandbox_lost"):
        work(read_ahead([without_layer]))
    assert rows(opened) == 0


def test_on_a_full_disk_nothing_is_half_stored(opened, work, without_layer, machine, monkeypatch):
    put, puts = WriteTransaction.put_read_back, []

    def full(self, *values):
        put(self, *values)
        puts.append(values)
        if len(puts) == 3:  # the reading of the second picture
            raise NotEnoughSpace("no_space")

    total = work(pictures_read(without_layer)).total
    monkeypatch.setattr(WriteTransaction, "put_read_back", full)
    with pytest.raises(NotEnoughSpace):
        work(read_ahead([without_layer]))
    assert rows(opened) == 2
    assert work(pictures_read(without_layer)) == PicturesRead(1, total)
    assert work(read_ahead([without_layer])) == total - 1, "the rest is read once there is room"


def test_a_picture_whose_bytes_are_none_of_its_coding_is_not_read(opened, case_id, machine):
    reading = PictureReadings(
        opened.workplace, case_id, CancellationToken(), PictureSearch(("Latn",), {})
    )
    page = BurnedPage("", 4, 72.0, 72.0, 20, 20, "jpeg_grey", b"", b"no picture")
    with pytest.raises(WorkerFailed) as failed:
        reading.page("a" * 64, 4, lambda: raster_of(page))
    assert (failed.value.code, failed.value.safe) == ("page_not_read_back", {"page": 4})
    assert machine.asked == []
    assert rows(opened) == 0


def test_an_area_that_is_unread_is_told_where_the_picture_is_on_its_page(
    work, without_layer, machine, export
):
    """Half of the picture, from its top left, stays half of the picture on the page."""
    machine.unread = (Box(0.0, 0.0, 0.5, 0.5),)
    seen = []
    read = final_check.read_back

    def noted(*given):
        seen.append((given[3], read(*given)))
        return seen[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(final_check, "read_back", noted)
        with pytest.raises(ExportStopped, match="unread_area"):
            export()
    pages, found = seen[-1]
    shown = {one.page: one.box for one in pages if isinstance(one, DrawnPicture)}
    assert len(shown) > 1
    for page, box in shown.items():
        (area,) = found.unread[page]
        middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        assert (area.x0, area.y0) == (box.x0, box.y0) > (0.0, 0.0)
        assert (area.x1, area.y1) == pytest.approx(middle)
