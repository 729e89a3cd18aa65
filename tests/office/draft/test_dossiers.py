"""What goes into a dossier, what is found about it, and its true pages, over the sample case."""

import hashlib
import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.disclosure.closed_paper import neutral_name
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import Cancelled, ExportStopped, Refused
from casefiles.domain.records.case_records import (
    Document,
    Edition,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
)
from casefiles.office.draft.dossiers import (
    forums,
    last_choice,
    plan_of,
    remember_choice,
    reset_contents,
    save_contents,
)
from casefiles.office.draft.draft_view import ranges
from casefiles.office.export.export_checks import ExportApproval, ExportPreview
from casefiles.office.export.exporting import (
    ExportOrder,
    ExportTarget,
    export_dossier,
    export_edition,
)
from casefiles.office.export.previews import preview
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
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
from tests.office.signatures import signing

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]

OPTIONAL = {
    *("persons", "chronology", "statement", "grounds", "authorities", "signature"),
    *("narrative", "translations", "exhibits_list", "exhibits"),
}


@pytest.fixture
def forum(work):
    return work(forums())[0]


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def plan(opened, forum, case_id):
    return lambda: opened.ask(plan_of(case_id, forum, "court_open"))


@pytest.fixture
def found(work, wanted):
    """Look the dossier over and return the findings by code."""
    return lambda: {one.code: one for one in work(checks_of(wanted, UnchangedRasters())).found}


def ids(plan):
    return [one.id for one in plan.exhibits if one.is_requested]


def change(opened, kind, action, **fields):
    """Change the first record of a kind."""
    record = opened.ask(lambda reader: reader.find(kind))[0]
    opened.run(lambda at: at.update(replace(record, **fields), action))
    return record


def test_every_audience_says_who_may_reach_it(forum):
    assert forum.title == "Dossier for a national court"
    assert len(forum.audiences) == 9
    assert all(one.reach.endswith(".") for one in forum.audiences)
    assert forum.audience("court_open").reaches_requesting_state
    assert not forum.audience("court_closed").reaches_requesting_state
    with pytest.raises(Refused):
        forum.audience("press")


def test_at_first_everything_that_may_leave_goes_in(plan, opened):
    shown = plan()
    assert not shown.is_chosen
    wanted = {one.id for one in (*shown.sections, *shown.exhibits) if one.is_requested}
    left = {one.id for one in (*shown.sections, *shown.exhibits)} - wanted
    assert left == {"pressure"}, "what was done to people leaves only where it is asked for"
    assert {one.id for one in shown.sections if one.is_fixed} == {"cover", "contents", "legend"}
    statuses = {one.id: one.status for one in opened.ask(lambda reader: reader.find(Document))}
    assert {statuses[one] for one in ids(shown)} <= {"received", "to_serve"}
    exhibits = opened.ask(lambda reader: reader.find(Exhibit))
    assert len(shown.exhibits) + shown.withheld_count == len(exhibits)


def test_an_outline_is_kept_changed_undone_and_forgotten(plan, opened, wanted):
    first = ids(plan())
    opened.run(save_contents(wanted, OPTIONAL - {"persons"}, first[2:0:-1]))
    shown = plan()
    assert shown.is_chosen
    assert ids(shown) == first[2:0:-1]
    assert len(shown.exhibits) == len(first)
    assert [one.id for one in shown.sections if not one.is_requested] == ["persons", "pressure"]
    opened.run(save_contents(wanted, OPTIONAL, first))
    (outline,) = opened.ask(lambda reader: reader.find(Outline))
    assert outline.documents == tuple(first)
    actions = [one.action for one in opened.ask(lambda reader: reader.entries(wanted.case_id))]
    assert actions[-2:] == ["add_outline", "edit_outline"]
    opened.run(reset_contents(wanted))
    assert not plan().is_chosen


def test_what_never_leaves_is_not_offered_even_if_an_outline_names_it(plan, opened, wanted):
    first = ids(plan())
    opened.run(save_contents(wanted, OPTIONAL, first))
    document = opened.ask(lambda reader: reader.get(Document, first[0]))
    opened.run(lambda at: at.update(replace(document, status="privileged"), "edit_document"))
    shown = plan()
    assert first[0] not in [one.id for one in shown.exhibits]
    assert shown.withheld_count >= 1


def test_the_last_choice_is_remembered(opened, wanted):
    assert opened.ask(last_choice(wanted.case_id)) == ("", "")
    opened.run(remember_choice(wanted))
    assert opened.ask(last_choice(wanted.case_id)) == ("national_court", "court_open")


def test_the_file_name_tells_nothing():
    assert neutral_name("court_open") == "dossier-court-open.pdf"


def test_unread_pages_need_a_signature_and_lead_to_the_page(found, opened):
    for document in opened.ask(lambda reader: reader.find(Document)):
        opened.run(
            lambda at, one=document: at.update(replace(one, is_looked_at=False), "edit_document")
        )
    unread = found()["unread_pages"]
    assert unread.kind == "sign"
    assert unread.count >= 1
    spot = unread.spots[0]
    assert (spot.room, spot.detail.isdecimal()) == ("documents", True)
    assert opened.ask(lambda reader: reader.get(Document, spot.record)) is not None


@pytest.mark.parametrize(
    ("pages", "words"), [((3,), "3"), ((1, 2, 3, 7), "1–3, 7"), ((1, 3, 4), "1, 3–4"), ((), "")]
)
def test_pages_are_told_as_people_write_them(pages, words):
    assert ranges(pages) == words


def test_looked_at_documents_need_none(found, opened):
    for document in opened.ask(lambda reader: reader.find(Document)):
        opened.run(
            lambda at, one=document: at.update(replace(one, is_looked_at=True), "edit_document")
        )
    checks = found()
    assert "unread_pages" not in checks
    assert checks["all_read"].kind == "ok"


def test_a_mark_on_another_raster_stops_and_is_drawn_once_only(opened, work, wanted):
    seen = UnchangedRasters()
    assert "stale_marks" not in {one.code for one in work(checks_of(wanted, seen)).found}
    mark = change(opened, Mark, "edit_mark", raster="0" * 64)
    stops = [one for one in work(checks_of(wanted, seen)).found if one.kind == "stop"]
    assert [one.code for one in stops] == ["stale_marks"]
    assert (stops[0].spots[0].record, stops[0].spots[0].detail) == (
        mark.document_id,
        str(mark.page),
    )


def test_what_goes_from_a_published_exhibit_is_told(opened, found, named):
    """T69: its text is known elsewhere, so that a box says which of its words are protected."""
    assert "published" not in found()
    shown = opened.ask(lambda reader: reader.find(Document))
    opened.run(
        lambda at: [at.update(replace(one, is_public=True), "edit_document") for one in shown]
    )
    assert found()["published"].kind == "warn"
    assert 0 < found()["published"].count < len(shown), "those from which nothing goes are none"


def test_text_that_cannot_be_set_stops_and_leads_to_its_record(found, opened):
    fact = change(opened, Fact, "edit_fact", text="הוא בא")
    event = change(opened, Event, "edit_event", text="ילדים", is_withheld=False)
    unsettable = found()["unsettable"]
    assert (unsettable.kind, unsettable.count) == ("stop", 2)
    assert {(one.room, one.record) for one in unsettable.spots} == {
        ("dossier", fact.id),
        ("timeline", event.id),
    }


def test_equal_exhibit_marks_stop(found, opened, plan):
    for document_id in ids(plan())[:2]:
        (exhibit,) = opened.ask(lambda reader, at=document_id: reader.find(Exhibit, document_id=at))
        opened.run(lambda at, one=exhibit: at.update(replace(one, mark="ZZ/1"), "edit_exhibit"))
    checks = found()
    assert list(checks) == ["marks_equal"]
    assert checks["marks_equal"].kind == "stop"
    assert len(checks["marks_equal"].spots) == 2


def test_proof_lost_by_leaving_exhibits_out_is_told(found, opened, plan, wanted):
    before = found()
    assert "left_out_proof" not in before
    opened.run(save_contents(wanted, OPTIONAL, []))
    after = found()
    assert after["left_out_proof"].kind == "warn"
    assert after["left_out"].count == len(plan().exhibits)
    assert after["left_out_proof"].count + after["unproven"].count >= after["unproven"].count


def test_a_dossier_of_nothing_is_told(found, opened, wanted):
    opened.run(save_contents(wanted, [], []))
    assert found()["empty"].kind == "warn"


def test_who_is_named_openly_is_told(found):
    named = found()["named"]
    assert named.kind == "info"
    assert all(one.room == "people" and one.record for one in named.spots)


def test_ink_over_the_edge_of_a_mark_is_told_with_its_page(found, opened, named):
    """A mark that was drawn over the upper part of a line of letters only."""
    document_id = named("HAP-arrest-report")
    mark = opened.ask(lambda reader: reader.find(Mark, document_id=document_id))[0]
    box = replace(mark.box, y1=mark.box.y0 + 0.55 * (mark.box.y1 - mark.box.y0))
    before = found().get("ink_over_edge")
    places = set() if before is None else {one.detail for one in before.spots}
    opened.run(lambda at: at.update(replace(mark, box=box), "edit_mark"))
    told = found()["ink_over_edge"]
    assert told.kind == "sign"
    assert document_id in {one.record for one in told.spots}
    assert len({one.detail for one in told.spots}) >= len(places)


def test_what_is_previewed_is_what_is_exported(work, wanted, opened, plan, tmp_path: Path):
    opened.run(save_contents(wanted, OPTIONAL - {"persons"}, ids(plan())[::-1][:3]))
    made = work(preview(wanted))
    assert hashlib.sha256(made.data).hexdigest()[:8] not in repr(made)
    assert b"%PDF" not in repr(made).encode()
    target = tmp_path / "dossier.pdf"
    done = work(
        export_dossier(wanted, ExportTarget(target, False, signing("seen by the court"), False))
    )
    assert target.read_bytes() == made.data
    assert list(tmp_path.glob("*.pdf")) == [target]
    assert done.edition.certificate.pages == made.pages
    assert opened.ask(lambda reader: reader.find(Edition)) == (done.edition,)
    again = work(preview(wanted))
    assert again.data == made.data
    (picture,) = work(preview_pages(made, [1], 320))
    assert (picture.columns, len(picture.rgb)) == (320, 320 * picture.rows * 3)


def test_the_terminal_writes_the_chosen_dossier_too(work, wanted, opened, plan, tmp_path: Path):
    reference = json.loads((paths.resources() / "sample" / "case.json").read_text())["reference"]
    opened.run(save_contents(wanted, ["statement"], ids(plan())[:1]))
    made = work(preview(wanted))
    told: list[ExportPreview] = []
    order = ExportOrder(
        *(reference, wanted.profile, wanted.audience, tmp_path / "d.pdf", False),
        consent=ExportApproval(on_preview=told.append),
        reads_back=False,
        reads_first=False,
    )
    with pytest.raises(ExportStopped):
        export_edition(opened.workplace, order, CancellationToken())
    assert not (tmp_path / "d.pdf").exists()
    named = tuple((one.code, "signed") for one in told[0].findings if one.kind == "sign")
    signed = replace(order, consent=ExportApproval(named, on_preview=told.append))
    export_edition(opened.workplace, signed, CancellationToken())
    assert {one.code for one in told[1].signed} == {code for code, _ in named}
    assert (tmp_path / "d.pdf").read_bytes() == made.data


def test_an_unsigned_export_of_unread_pages_writes_nothing(work, wanted, opened, tmp_path: Path):
    for document in opened.ask(lambda reader: reader.find(Document)):
        opened.run(
            lambda at, one=document: at.update(replace(one, is_looked_at=False), "edit_document")
        )
    with pytest.raises(ExportStopped):
        work(export_dossier(wanted, ExportTarget(tmp_path / "d.pdf")))
    assert not (tmp_path / "d.pdf").exists()


@pytest.mark.parametrize(
    "at", ["drafting", "burning_pages", "typesetting", "clearance", "delivering"]
)
def test_stopping_at_any_step_leaves_no_file(wanted, opened, tmp_path: Path, at: str):
    stop = threading.Event()

    def heard(progress: Progress) -> None:
        if progress.label == at:
            stop.set()

    job = export_dossier(
        wanted, ExportTarget(tmp_path / "out" / "d.pdf", False, signing("signed"), False)
    )
    (tmp_path / "out").mkdir()
    with pytest.raises(Cancelled):
        opened.work(job, CancellationToken(heard, stop))
    assert stop.is_set()
    assert list((tmp_path / "out").iterdir()) == []
    assert opened.ask(lambda reader: reader.find(Edition)) == ()
