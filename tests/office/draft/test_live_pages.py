"""The pages that are shown while somebody works: those of an export, and nothing protected."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, ExportStopped, WorkerFailed
from casefiles.domain.foundation.ids import NarrativeBlockId
from casefiles.domain.records.case_records import Document, Fact, Mark, Person, Protection
from casefiles.domain.records.image_quality import AS_FILED
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.office.draft import drafting, live_pages
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.edit_locations import place_edited
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.export.previews import preview
from casefiles.office.workplace import live_child
from casefiles.office.workplace.channel import Limits
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.live_child import LiveChild
from tests.office.export.drawn_pages import preview_pages
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)
from tests.office.workplace.rogues import rogue

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]

WIDTH = 300


@pytest.fixture(scope="module", autouse=True)
def children_at_hand() -> None:
    """Leave the child as the program starts it: how it ends is tested here."""


@pytest.fixture(scope="module", autouse=True)
def pages_remembered() -> None:
    """Leave every decision to the program: which of them are taken anew is tested here."""


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def kept():
    return ExportCache()


@pytest.fixture
def lay(work, wanted, kept):
    return lambda: work(live_pages.lay_out(wanted, kept))


def test_pages_are_those_of_an_export_also_after_an_edit(work, wanted, opened, lay, kept):
    live = lay()
    block = NarrativeBlock(
        NarrativeBlockId("b" * 32), wanted.case_id, 1000, BlockKind.NUMBERED, 0, "They came again."
    )
    opened.run(lambda at: at.insert(block, "add_narrative_block"))
    now = lay()
    whole = work(preview(wanted))
    assert now.pages == whole.pages
    edited = place_edited(live, now).page
    picture = next(iter(now.laid.pictures))
    numbers = [edited, 1, picture, now.pages]
    for expected in work(preview_pages(whole, numbers, WIDTH)):
        assert work(live_pages.draw_page(now, kept, expected.number, WIDTH)) == expected
    with pypdfium2.PdfDocument(whole.data) as file:
        assert "They came again." in file[edited - 1].get_textpage().get_text_range()


def test_what_goes_shows_on_no_page_and_reaches_no_child(work, opened, lay, kept, wanted):
    """A name that was open is protected: none of it is in what the child is given."""
    person = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.OPEN and one.names[0].text.isascii()
    )
    before = lay()
    name = person.names[0].text.encode()
    assert name in before.disclosure
    opened.run(lambda at: at.update(replace(person, protection=Protection.WITHHELD), "edit_person"))
    after = lay()
    assert name not in after.disclosure
    boxes = [sum(plan.box_count for plan in live.draft.plans) for live in (before, after)]
    assert boxes[1] > boxes[0]
    fresh = work(live_pages.lay_out(wanted, ExportCache()))
    assert (fresh.disclosure, fresh.draft.plans) == (after.disclosure, after.draft.plans)


def test_a_change_makes_anew_only_what_it_concerns(opened, lay, monkeypatch, named):
    planned = []
    make = drafting.plan_burning
    monkeypatch.setattr(
        drafting,
        "plan_burning",
        lambda source, *rest: planned.append(source.document.id) or make(source, *rest),
    )
    lay()
    assert len(planned) > 3
    planned.clear()
    fact = opened.ask(lambda reader: reader.find(Fact))[0]
    opened.run(lambda at: at.update(replace(fact, text="Otherwise."), "edit_fact"))
    lay()
    assert planned == []
    document_id = named("HAP-arrest-report")
    mark = opened.ask(lambda reader: reader.find(Mark, document_id=document_id))[0]
    moved = replace(mark, box=replace(mark.box, y1=mark.box.y1 + 0.01))
    opened.run(lambda at: at.update(moved, "edit_mark"))
    lay()
    assert planned == [document_id]


def test_the_page_that_an_edit_concerns_is_told(opened, lay, wanted, work, kept):
    live = lay()
    assert place_edited(None, live) is place_edited(live, live) is None
    facts = sorted(opened.ask(lambda reader: reader.find(Fact)), key=lambda one: one.position)
    opened.run(lambda at: at.update(replace(facts[-1], text="The last one."), "edit_fact"))
    now = lay()
    assert place_edited(live, now) == now.laid.places[f"fact {len(facts)}"]
    documents = list(now.draft.projection.documents)
    moved = [documents[0], documents[2], documents[1], *documents[3:]]
    opened.run(
        save_contents(wanted, [one.id for one in now.draft.profile.sections], moved, AS_FILED)
    )
    later = lay()
    assert place_edited(now, later) in {
        later.laid.places.get(f"{one} 2") for one in ("sheet", "listed")
    }
    others = work(live_pages.lay_out(replace(wanted, audience="expert"), kept))
    assert place_edited(later, others) is None


def test_text_that_is_read_anew_is_not_taken_from_before(opened, kept, named, lay):
    document_id = named("HAP-arrest-report")
    lay()
    reading = opened.ask(lambda reader: reader.reading(document_id))
    count = len(reading.pages)
    other = replace(reading, pages=(*reading.pages, replace(reading.pages[0], number=count + 1)))
    opened.listen(kept.hear)
    opened.run(lambda at: at.put_reading(document_id, other))
    again = lay()
    pages = {
        one: exhibit.pages
        for one, exhibit in zip(
            again.draft.projection.documents, again.draft.disclosure.exhibits, strict=True
        )
    }
    assert pages[document_id] == count + 1


def test_a_page_that_may_not_be_burned_is_refused_alone(work, opened, lay, kept, named):
    document_id = named("HAP-arrest-report")
    mark = opened.ask(lambda reader: reader.find(Mark, document_id=document_id))[0]
    opened.run(lambda at: at.update(replace(mark, raster="0" * 64), "edit_mark"))
    live = lay()
    number = live.draft.projection.documents.index(document_id) + 1
    page = live.laid.places[f"page {number} {mark.page}"].page
    with pytest.raises(ExportStopped, match="mark_on_another_raster"):
        work(live_pages.draw_page(live, kept, page, WIDTH))
    assert work(live_pages.draw_page(live, kept, page - 1, WIDTH)).number == page - 1


def test_burned_pages_are_kept_until_there_is_no_room(work, lay, kept, monkeypatch):
    live = lay()
    first, second, *_ = live.laid.pictures
    burned = []
    make = live_pages.burned_pages
    monkeypatch.setattr(
        live_pages,
        "burned_pages",
        lambda vault, template, plans, ticket: (
            burned.append(plans[0].exhibit) or make(vault, template, plans, ticket)
        ),
    )
    draw = lambda page: work(live_pages.draw_page(live, kept, page, WIDTH))  # noqa: E731
    draw(first)
    draw(first)
    assert len(burned) == 1
    monkeypatch.setattr("casefiles.office.draft.export_cache._MOST_BYTES", 1)
    draw(second)
    draw(first)
    assert len(burned) == 3


def test_the_child_ends_when_it_is_closed_and_starts_anew_when_it_is_lost(lay):
    disclosure = lay().disclosure
    child = LiveChild()
    laid = child.lay_out(paths.resources(), disclosure, CancellationToken())
    lost = child._channel.process
    lost.kill()
    lost.wait()
    assert child.draw(paths.resources(), disclosure, [1], [], CancellationToken()).startswith(
        b"%PDF"
    )
    assert child.lay_out(paths.resources(), disclosure, CancellationToken()) == laid
    running = child._channel.process
    child.close()
    assert running.poll() is not None
    with pytest.raises(WorkerFailed):
        child.lay_out(paths.resources(), disclosure, CancellationToken())


def test_the_child_is_there_also_when_the_thread_that_started_it_has_ended(lay):
    """The kernel ends a child with the thread that started it, while nobody asks it anything."""
    disclosure = lay().disclosure
    child = LiveChild()
    asks = lambda: child.lay_out(paths.resources(), disclosure, CancellationToken())  # noqa: E731
    with ThreadPoolExecutor(1) as pool:
        laid = pool.submit(asks).result()
    assert child._channel.process.wait(60) != 0
    assert child.draw(paths.resources(), disclosure, [1], [], CancellationToken()).startswith(
        b"%PDF"
    )
    assert asks() == laid
    child.close()


def test_a_vault_that_closes_ends_its_child(opened, monkeypatch):
    ended = []
    monkeypatch.setattr(opened.workplace.live, "close", lambda: ended.append(1))
    opened.close()
    assert ended == [1]


def test_a_turn_that_nobody_wants_any_more_ends(monkeypatch):
    child = LiveChild()
    ticket = CancellationToken()
    ticket.stop.set()
    with rogue("never reads"), monkeypatch.context() as patched:
        patched.setattr(live_child, "_LIMITS", Limits())
        with pytest.raises(Cancelled):
            child.lay_out(paths.resources(), b"{}", ticket)
    assert child._channel is None
    child._turn.acquire()
    with pytest.raises(Cancelled):
        child.lay_out(paths.resources(), b"{}", ticket)
    child._turn.release()


def test_nothing_is_written_beside_the_vault(opened, lay, work, kept, tmp_path: Path):
    def listed():
        return sorted(one.relative_to(tmp_path) for one in tmp_path.rglob("*"))

    before = listed()
    live = lay()
    work(live_pages.draw_page(live, kept, 1, WIDTH))
    assert listed() == before
    assert opened.ask(lambda reader: reader.find(Document))
