"""Earlier editions of the sample case, and what a dossier tells together with them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import ExportStopped, Refused
from casefiles.domain.foundation.ids import MarkId
from casefiles.domain.records.case_records import Event, Mark, Person, Protection
from casefiles.domain.records.editions import Acceptance
from casefiles.domain.records.pairings import MayJoin
from casefiles.office.draft.combined_disclosure import (
    OVERLAP,
    combined_disclosure,
)
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.pairings import answer_pair
from casefiles.office.draft.recipients import save_foreseeable_readers
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.records.finding_acceptance import accept, withdraw_acceptance
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office import left_editions
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing

PAIR = ("court_open", "treaty_body")


@pytest.fixture
def drafted(work, case_id):
    def draft(audience: str):
        wanted = EditionRequest(case_id, "national_court", audience)
        return work(lambda workplace, _: draft_of(workplace, wanted))

    return draft


@pytest.fixture
def leave(opened, case_id):
    return partial(left_editions.leave, opened, case_id)


@pytest.fixture
def laid(work, case_id):
    return lambda audience="court_open": work(
        combined_disclosure(EditionRequest(case_id, "national_court", audience))
    )


@pytest.fixture
def found(work, case_id):
    def look(audience: str = "court_open"):
        wanted = EditionRequest(case_id, "national_court", audience)
        return {one.code: one for one in work(checks_of(wanted, UnchangedRasters())).found}

    return look


def change(opened, kind, which, **fields):
    record = next(one for one in opened.ask(lambda reader: reader.find(kind)) if which(one))
    opened.run(lambda at: at.update(replace(record, **fields), "edit_person"))
    return record


def test_the_same_again_for_the_same_readers_tells_nothing(leave, laid):
    leave("court_open")
    assert laid().findings == ()
    assert laid().editions == ("the edition for the court in open session of 3 March 2026",)


def test_a_person_protected_since_is_named_by_the_earlier_edition(leave, laid, found, opened):
    sister = change(
        opened, Person, lambda one: one.role != "" or "Zulpiye" in one.names[0].text,
        protection=Protection.OPEN,
    )  # fmt: skip
    leave("treaty_body", "2026-03-03")
    opened.run(
        lambda at: at.update(replace(sister, protection=Protection.PSEUDONYM), "edit_person")
    )
    names = [one for one in laid().findings if one.overlap.matter == "name"]
    (one,) = [each for each in names if each.overlap.records == (sister.id,)]
    assert one.item.words.startswith("The edition for the treaty body of 3 March 2026 names ")
    assert [spot.room for spot in one.spots] == ["people"]
    stop = found()[OVERLAP]
    assert stop.kind == "stop"
    assert one.of in [spot.record for spot in stop.spots]


def test_a_mark_drawn_since_leaves_the_page_readable_in_the_earlier_edition(leave, laid, opened):
    known = opened.ask(lambda reader: reader.find(Mark))[0]
    leave("court_open")
    foot = replace(known, id=MarkId("f0" * 16), box=Box(0.05, 0.93, 0.95, 0.97), audiences=())
    opened.run(lambda at: at.insert(foot, "add_mark"))
    (one,) = laid().findings
    assert (one.overlap.matter, one.page) == ("area", (known.document_id, known.page))
    assert one.overlap.areas == (foot.box,)
    assert " shows on " in one.item.words
    assert one.item.words.endswith("what is removed here")
    assert set(one.there_boxes) < set(one.here_boxes)


def test_what_readers_cannot_reach_is_not_laid_over(leave, laid, opened, case_id):
    leave("interpreter")
    assert laid("expert").editions == ()
    leave("court_open")
    assert laid("expert").editions == ("the edition for the court in open session of 3 March 2026",)
    opened.run(
        save_foreseeable_readers(case_id, "interpreter", ("expert",), "shares an office", bytes)
    )
    assert len(laid("expert").editions) == 2


def test_an_edition_of_before_is_told_as_uncomparable(leave, laid, found):
    leave("court_open", is_kept=False)
    assert laid().uncomparable == ("the edition for the court in open session of 3 March 2026",)
    check = found()["uncomparable"]
    assert (check.kind, check.count) == ("warn", 1)


def date_anew(opened, *dates: str) -> list[str]:
    """Give the first events another date each; return their ids."""
    events = [one for one in opened.ask(lambda r: r.find(Event)) if not one.is_withheld]
    dated = [replace(one, date=date) for one, date in zip(events, dates, strict=False)]
    for one in dated:
        opened.run(lambda at, event=one: at.update(event, "edit_event"))
    return [one.id for one in dated]


def test_a_gain_stops_until_each_is_accepted_with_a_reason(
    leave, laid, found, opened, case_id, work, tmp_path: Path
):
    leave("treaty_body")
    date_anew(opened, "1999", "1998")
    opened.run(answer_pair(case_id, PAIR, MayJoin.YES, "The committee hears both.", _ids(900)))
    wanted = EditionRequest(case_id, "national_court", "court_open")
    gains = laid().gains
    assert len(gains) >= 2
    assert {one.gainers for one in gains} == {
        "the requesting State, the requested State, the treaty body"
    }
    delivery = ExportTarget(tmp_path / "d.pdf", signatures=signing("seen"), reads_back=False)
    with pytest.raises(ExportStopped) as stopped:
        work(export_dossier(wanted, delivery))
    assert stopped.value.code == OVERLAP
    assert list(tmp_path.glob("*.pdf")) == []
    with pytest.raises(Refused) as refused:
        opened.run(accept(case_id, OVERLAP, [gains[0].of], "  ", bytes))
    assert refused.value.code == "acceptance_without_reason"
    some = [one.of for one in gains]
    opened.run(accept(case_id, OVERLAP, some[1:], "the committee hears both", _ids(1)))
    assert [one.of for one in laid().open] == some[:1]
    opened.run(accept(case_id, OVERLAP, some, "all are known", _ids(100)))
    assert laid().open == ()
    checks = found()
    assert OVERLAP not in checks
    assert checks["overlap_accepted"].count == len(gains)
    opened.run(withdraw_acceptance(case_id, OVERLAP, some[:1]))
    assert [one.of for one in laid().open] == some[:1]
    entries = opened.ask(lambda reader: reader.entries(case_id))
    actions = [entry.action for entry in entries]
    assert actions.count("add_acceptance") == len(some)
    assert actions[-1] == "remove_acceptance"


def _ids(start: int):
    numbers = iter(range(start, start + 10_000))
    return lambda size: next(numbers).to_bytes(size, "big")


def test_an_acceptance_lapses_when_the_finding_changes(leave, laid, opened, case_id):
    event = next(one for one in opened.ask(lambda r: r.find(Event)) if not one.is_withheld)
    leave("treaty_body")
    opened.run(lambda at: at.update(replace(event, date="1999"), "edit_event"))
    opened.run(accept(case_id, OVERLAP, [one.of for one in laid().gains], "known", _ids(1)))
    assert laid().gains == ()
    opened.run(lambda at: at.update(replace(event, date="1998"), "edit_event"))
    (one,) = [one for one in laid().gains if one.overlap.matter == "date"]
    assert one.overlap.records == (event.id,)


def test_acceptances_change_no_byte_of_a_disclosure(leave, laid, drafted, opened, case_id):
    leave("treaty_body")
    before = canonical_bytes(drafted("court_open").disclosure)
    opened.run(accept(case_id, OVERLAP, [one.of for one in laid().open], "known", _ids(1)))
    assert canonical_bytes(drafted("court_open").disclosure) == before
    assert opened.ask(lambda reader: reader.find(Acceptance))
