"""Pages are burned by several children, and nothing of what leaves tells how many there were."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw

from casefiles.domain.files.extraction import LossyImage, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, ExportStopped, WorkerFailed
from casefiles.domain.foundation.ids import ContentId
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace import parallelism
from casefiles.redaction.pixels.gate import burn
from casefiles.words.catalogue import explain

BOX = Box(0.1, 0.1, 0.63, 0.3)
PAGES = {"AB/1": 5, "AB/2": 2, "AB/3": 30}
PATIENCE = 60


@dataclass
class Documents:
    """Stands for a vault and for workers: what those draw is tested with them.

    Attributes:
        begun: exhibits whose pages were asked for.
        first_waits_for: an exhibit that has to be begun before the first page comes.
    """

    raster_key: bytes = b"k" * 32
    document_bytes: int = 1000
    begun: dict[str, threading.Event] = field(default_factory=dict)
    first_waits_for: str = ""
    fails_at: tuple[str, int] = ("", 0)
    before: object = None

    def read(self, _query) -> tuple[int, str]:
        return 10, ""

    def content(self, content_id: str) -> str:
        return content_id

    def event(self, name: str) -> threading.Event:
        return self.begun.setdefault(name, threading.Event())

    def render(
        self, exhibit: str, pages, _dpi, ticket: CancellationToken, *, with_grey: bool = False
    ) -> Iterator[Raster]:
        self.event(exhibit).set()
        if exhibit == "AB/1" and 1 in pages and self.first_waits_for:
            assert self.event(self.first_waits_for).wait(PATIENCE)
        for number in pages:
            ticket.check()
            if (exhibit, number) == self.fails_at:
                raise WorkerFailed("reader_crashed", page=number)
            if self.before is not None:
                self.before(exhibit, number, ticket)
            yield drawn(exhibit, number)


def drawn(exhibit: str, number: int) -> Raster:
    image = Image.new("RGB", (90, 120), "white")
    draw = ImageDraw.Draw(image)
    draw.text((5, 5), f"{exhibit} {number}", fill="black")
    if number % 2:
        draw.text((5, 60), "seal", fill=(200, 30, 30))
    lossy = (LossyImage(Box(0.5, 0.25, 0.9, 0.9), 1 / 700, 1 / 900, is_wavelet=False),)
    return Raster(number, 64.8, 86.4, 90, 120, image.tobytes(), lossy if number % 3 else ())


def plan(exhibit: str, pages: int, rasters=None) -> BurnPlan:
    boxes = {number: (BOX,) if number % 2 else () for number in range(1, pages + 1)}
    return BurnPlan(ContentId(exhibit), exhibit, boxes, rasters or {}, ())


PLANS = tuple(plan(exhibit, pages) for exhibit, pages in PAGES.items())


@pytest.fixture(scope="module", autouse=True)
def children_at_hand() -> None:
    """Children are looked at here, so that they are those that the program starts."""


@pytest.fixture
def started(monkeypatch) -> list[subprocess.Popen]:
    """The processes that were started to burn."""
    found: list[subprocess.Popen] = []

    def popen(*arguments, **more) -> subprocess.Popen:
        found.append(subprocess.Popen(*arguments, **more))
        return found[-1]

    told = SimpleNamespace(Popen=popen, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr("casefiles.office.workplace.children.subprocess", told)
    return found


def test_the_pages_are_the_same_for_any_number_of_children_and_whichever_is_first(started):
    one = list(burned_pages(Documents(), Documents(), PLANS, CancellationToken(), most=1))
    assert len(started) == 1
    steps: list[tuple[int, int]] = []
    ticket = CancellationToken(lambda step: steps.append((step.done, step.total)))
    late = Documents(first_waits_for="AB/3")
    several = list(burned_pages(late, late, PLANS, ticket, most=3))
    assert 1 < len(started) - 1 <= 3
    assert several == one
    assert [(page.exhibit, page.number) for page in one] == [
        (exhibit, number) for exhibit, pages in PAGES.items() for number in range(1, pages + 1)
    ]
    here = [
        burn(drawn(one.exhibit, number), one.exhibit, number, one.boxes[number])
        for one in PLANS
        for number in one.boxes
    ]
    assert any(page.bars for page in one)
    assert [replace(page, bars=()) for page in one] == here
    assert {page.coding for page in one} > {"palette"}
    assert steps == sorted(steps)
    assert steps[-1] == (37, 37)
    assert all(child.returncode is not None for child in started)


def test_text_behind_pages_stands_with_its_page():
    late = Documents(first_waits_for="AB/2")
    told: list[int] = []

    def read(raster: Raster, _bars: tuple[Box, ...]) -> tuple[()]:
        told.append(raster.number)
        return ()

    pages = list(burned_pages(late, late, PLANS[:2], CancellationToken(), read, most=2))
    assert [page.number for page in pages] == [1, 2, 3, 4, 5, 1, 2]
    assert sorted(told) == [1, 1, 2, 2, 3, 4, 5]


def test_a_child_that_dies_names_its_exhibit_and_page_and_the_others_end(started):
    documents = Documents()

    def kill(exhibit: str, number: int, _ticket: CancellationToken) -> None:
        if (exhibit, number) == ("AB/2", 2):
            for child in started:
                child.kill()
                child.wait()

    documents.before = kill
    with pytest.raises(WorkerFailed) as failed:
        list(burned_pages(documents, documents, PLANS, CancellationToken(), most=1))
    assert failed.value.code == "exhibit_not_burned"
    assert failed.value.safe == {"exhibit": "AB/2", "page": 2}
    words = explain(failed.value.code, failed.value.safe)
    assert "Page 2 of exhibit AB/2" in words
    assert "no dossier" in words.lower() or "no file" in words.lower()
    assert all(child.returncode is not None for child in started)


def test_a_page_that_cannot_be_drawn_names_its_exhibit_also_where_a_later_one_fails_first(started):
    documents = Documents(fails_at=("AB/2", 2), first_waits_for="AB/3")
    with pytest.raises(WorkerFailed) as failed:
        list(burned_pages(documents, documents, PLANS, CancellationToken(), most=3))
    assert failed.value.safe == {"exhibit": "AB/2", "page": 2}


def test_a_stop_ends_every_worker_and_child_at_once(started):
    documents, ticket = Documents(), CancellationToken()
    ended: list[bool] = []

    def hang(exhibit: str, number: int, own: CancellationToken) -> None:
        if (exhibit, number) == ("AB/1", 3):
            ticket.stop.set()
            ended.append(own.stop.wait(PATIENCE))

    documents.before = hang
    with pytest.raises(Cancelled):
        list(burned_pages(documents, documents, PLANS, ticket, most=2))
    assert ended == [True]
    assert all(child.returncode is not None for child in started)


def test_whoever_wants_no_more_pages_leaves_no_child(started):
    pages = burned_pages(Documents(), Documents(), PLANS, CancellationToken(), most=2)
    next(pages)
    pages.close()
    assert started
    assert all(child.returncode is not None for child in started)


def test_a_mark_on_another_raster_and_a_box_without_area_stop_from_every_child():
    told = [
        ({1: frozenset(["0" * 64])}, BOX, "mark_on_another_raster"),
        ({}, Box(0.5, 0.5, 0.5, 0.6), "box_without_area"),
    ]
    for rasters, box, code in told:
        made = BurnPlan(ContentId("AB/9"), "AB/9", dict.fromkeys(range(1, 6), (box,)), rasters, ())
        with pytest.raises(ExportStopped) as stopped:
            list(burned_pages(Documents(), Documents(), (made,), CancellationToken(), most=2))
        assert (stopped.value.code, stopped.value.safe) == (code, {"page": 1})


def test_few_pages_are_burned_without_a_child(started):
    assert len(list(burned_pages(Documents(), Documents(), PLANS[1:2], CancellationToken()))) == 2
    assert started == []


@pytest.mark.skipif(sys.platform != "linux", reason="what the kernel tells of a process")
def test_a_child_that_burns_is_hardened_and_is_told_nothing_of_the_vault(started):
    pages = burned_pages(Documents(), Documents(), PLANS, CancellationToken(), most=1)
    next(pages)
    (child,) = started
    told = Path(f"/proc/{child.pid}")
    status = dict(
        line.split(":\t", 1) for line in (told / "status").read_text().splitlines() if ":\t" in line
    )
    assert status["Seccomp"].strip() == "2"
    limits = (told / "limits").read_text()
    assert re.search(r"^Max core file size +0 +0 ", limits, re.MULTILINE)
    assert (told / "cmdline").read_bytes().split(b"\0")[-2] == b"casefiles.redaction.pixels.burner"
    pages.close()


def test_hands_are_as_many_as_processors_pieces_and_memory_allow(monkeypatch):
    monkeypatch.setattr(parallelism, "processors", lambda: 8)
    monkeypatch.setattr(parallelism, "_free_memory", lambda: 3 << 30)
    assert parallelism.worker_count(100, 1 << 28) == 8
    assert parallelism.worker_count(5, 1 << 28) == 5
    assert parallelism.worker_count(100, 1 << 30) == 3
    assert parallelism.worker_count(100, 1 << 40) == 1
    monkeypatch.setattr(parallelism, "_free_memory", lambda: None)
    assert parallelism.worker_count(100, 1 << 28) == 2
