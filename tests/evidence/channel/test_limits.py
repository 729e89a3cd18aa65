"""Bombs, hangs and giants: each costs one worker, and the next document is read as before."""

import io
import zlib
from threading import Timer

import pikepdf
import pytest
from PIL import Image

from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import Cancelled, WorkerFailed
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from tests.evidence.conftest import RESOURCES
from tests.evidence.samples import (
    edited,
    endless_forms,
    flate_bomb,
    one_page_pdf,
    picture,
    png_bomb,
    stream,
    text_pdf,
)

GOOD = text_pdf(["still here"])


@pytest.fixture(autouse=True)
def next_document_is_read(strict: Template):
    yield
    assert strict.read([GOOD], CancellationToken()).pages[0].text == "still here"


def refused(template: Template, data: bytes, page: int = 1) -> tuple[str, object]:
    """The code with which rendering fails, and the page that it names."""
    with pytest.raises(WorkerFailed) as caught:
        list(template.render([data], [page], 72, CancellationToken()))
    return caught.value.code, caught.value.safe["page"]


def test_a_pdf_that_unpacks_without_end_ends_its_reader(strict: Template):
    bomb = flate_bomb(600)
    reading = strict.read([bomb], CancellationToken())
    assert (reading.media_type, reading.unreadable) == ("application/pdf", "reader_crashed")
    assert refused(strict, bomb) == ("reader_crashed", 1)


def test_the_same_pdf_is_read_where_it_fits():
    """Control: it is the limit that ends the reader, not the file."""
    with open_template(RESOURCES, WorkerLimits(memory_bytes=4 << 30)) as roomy:
        assert roomy.read([flate_bomb(600)], CancellationToken()).unreadable == ""


def test_a_png_of_gigapixels_is_too_large(strict: Template):
    reading = strict.read([png_bomb()], CancellationToken())
    assert (reading.media_type, reading.unreadable) == ("image/png", "too_large")


def test_a_picture_that_fits_no_memory_says_so(template: Template):
    """Few enough pixels to be tried, too many for this worker."""
    limits = WorkerLimits(memory_bytes=256 << 20, pixels=10**9)
    with open_template(RESOURCES, limits) as cramped:
        reading = cramped.read([png_bomb(side=13_000)], CancellationToken())
    assert reading.unreadable == "reader_out_of_memory"


def test_forms_that_draw_each_other_without_end_run_out_of_time():
    with open_template(RESOURCES, WorkerLimits(seconds_per_page=0.5)) as hurried:
        reading = hurried.read([endless_forms()], CancellationToken())
        assert (reading.media_type, reading.unreadable) == ("application/pdf", "reading_timed_out")
        assert refused(hurried, endless_forms()) == ("reading_timed_out", 1)
        assert hurried.read([GOOD], CancellationToken()).unreadable == ""


def test_a_form_that_draws_itself_is_harmless(strict: Template):
    form = stream(b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>", b"/F Do")
    data = one_page_pdf(stream(b"", b"/F Do"), b"/XObject<</F 5 0 R>>", form)
    assert len(list(strict.render([data], [1], 72, CancellationToken()))) == 1


def test_a_hanging_page_names_itself(strict: Template):
    """The first page is handed over before the second one hangs."""

    def add_page(document):
        with pikepdf.open(io.BytesIO(endless_forms())) as other:
            document.pages.extend(other.pages)

    data = edited(text_pdf(["fine"]), add_page)
    with open_template(RESOURCES, WorkerLimits(seconds_per_page=0.5)) as hurried:
        rasters = hurried.render([data], [1, 2], 72, CancellationToken())
        assert next(rasters).number == 1
        with pytest.raises(WorkerFailed) as caught:
            next(rasters)
    assert (caught.value.code, caught.value.safe) == ("reading_timed_out", {"page": 2})


def test_too_many_pages(strict: Template):
    data = text_pdf(*([str(number)] for number in range(11)))
    assert strict.read([data], CancellationToken()).unreadable == "too_large"
    assert strict.read([b"line\n" * 600], CancellationToken()).unreadable == "too_large"
    fitting = text_pdf(*([str(number)] for number in range(10)))
    assert len(strict.read([fitting], CancellationToken()).pages) == 10


def test_too_much_text_on_a_page_and_in_all(strict: Template):
    page = ["x" * 90] * 30
    assert strict.read([text_pdf(page)], CancellationToken()).unreadable == ""
    assert strict.read([text_pdf(page * 2)], CancellationToken()).unreadable == "too_large"
    assert strict.read([text_pdf(*[page] * 5)], CancellationToken()).unreadable == "too_large"


def test_a_document_beyond_the_limit_is_told_its_type_only(strict: Template):
    sent = []

    def chunks():
        for chunk in (GOOD, *[b"%" * 100_000] * 100):
            sent.append(len(chunk))
            yield chunk

    reading = strict.read(chunks(), CancellationToken())
    assert (reading.media_type, reading.unreadable) == ("application/pdf", "too_large")
    assert sum(sent) < 2_000_000
    assert refused(strict, GOOD + b"%" * (1 << 20)) == ("too_large", 1)
    assert (
        strict.read([GOOD + b"%" * (1 << 20)], CancellationToken()).media_type == "application/pdf"
    )


def test_a_page_is_rendered_with_as_many_pixels_as_allowed(strict: Template):
    (raster,) = strict.render([GOOD], [1], 300, CancellationToken())
    assert 490_000 < raster.columns * raster.rows <= 500_000


def test_a_picture_of_too_many_pixels(strict: Template):
    assert (
        strict.read([picture("PNG", (2001, 2000), "1")], CancellationToken()).unreadable
        == "too_large"
    )
    assert strict.read([picture("PNG", (2000, 2000), "1")], CancellationToken()).unreadable == ""


def test_a_text_block_of_a_png_does_not_fill_the_memory(strict: Template):
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    png = out.getvalue()
    body = b"zTXtk\0\0" + zlib.compress(bytes(700 << 20), 1)
    chunk = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    reading = strict.read([b"".join((png[:33], chunk, png[33:]))[: 1 << 20]], CancellationToken())
    assert reading.media_type == "image/png"
    assert reading.unreadable in {"broken_file", "too_large", "reader_out_of_memory", ""}


def test_a_page_of_unbelievable_size(strict: Template):
    data = one_page_pdf(stream(b"", b"0 0 9 9 re f"))
    for box in (b"[0 0 1e9 1e9]", b"[0 0 1e30 10]", b"[0 0 0 0]", b"[0 0 1e-9 1e-9]"):
        strange = data.replace(b"[0 0 600 800]", box)
        assert strict.read([strange], CancellationToken()).unreadable in {"", "broken_file"}


def test_stopping_ends_the_work_within_a_page():
    ticket = CancellationToken()
    # The page itself never ends, and nobody but the one who stops it ends it here.
    with open_template(RESOURCES, WorkerLimits(seconds_per_page=6_000)) as patient:
        Timer(0.3, ticket.stop.set).start()
        with pytest.raises(Cancelled):
            patient.read([endless_forms()], ticket)
        assert patient.read([GOOD], CancellationToken()).unreadable == ""


def test_progress_is_told_page_by_page(strict: Template):
    seen: list[Progress] = []
    data = text_pdf(["one"], ["two"])
    strict.read([data], CancellationToken(listener=seen.append))
    list(strict.render([data], [2, 1], 72, CancellationToken(listener=seen.append)))
    assert [(step.label, step.done, step.total) for step in seen] == [
        ("reading_pages", 0, 2),
        ("reading_pages", 1, 2),
        ("rendering_pages", 0, 2),
        ("rendering_pages", 1, 2),
    ]


def test_a_fault_of_the_source_is_not_taken_for_one_of_the_file(strict: Template):
    def torn():
        yield GOOD[:100]
        raise LookupError("the vault is gone")

    with pytest.raises(LookupError):
        strict.read(torn(), CancellationToken())
    with pytest.raises(LookupError):
        list(strict.render(torn(), [1], 72, CancellationToken()))
