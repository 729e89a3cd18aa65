"""A case at a glance: what it holds, what is missing, which dates come first."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DeadlineId, new_id
from casefiles.domain.records.case_records import Case, Deadline, Document, Exhibit
from casefiles.domain.records.stages import Stage
from casefiles.office.case.overview import load_case_form, overview_of
from casefiles.office.records.form_values import values_of, with_values
from casefiles.office.records.record_commands import save_case, save_key_date
from casefiles.office.vault.recovery import remind_later
from tests.office.sample_at_hand import *  # noqa: F403

NOW = datetime(2024, 5, 25, 12, 0, tzinfo=UTC)


def _gaps(opened, case_id, now=NOW):
    return {gap.kind: gap for gap in opened.ask(overview_of(case_id, now)).gaps}


def _date(case_id, kind: str, date: str) -> Deadline:
    return Deadline(DeadlineId(new_id(secrets.token_bytes)), case_id, kind, date, "")


def test_the_sample_is_told_as_it_is(opened, case_id):
    told = opened.ask(overview_of(case_id, NOW))
    counts = told.counts
    assert (counts.documents, counts.people, counts.events, counts.facts) == (16, 13, 44, 10)
    assert told.client == "Ershat Baratjan"
    assert told.client_person is not None
    assert told.dates[0].title == "Hearing in 9 days"
    assert [one.countdown.is_past for one in told.dates] == [False, True, True, True]
    assert told.others == ()
    assert told.changes[0].act.words
    assert opened.ask(overview_of(CaseId("0" * 32), NOW)) is None


def test_counts_are_those_of_the_lists(opened, case_id):
    from casefiles.domain.records.rows import DocumentFilter

    def listed(state: str) -> list:
        wanted = DocumentFilter(state=state)
        return list(opened.ask(lambda reader: reader.document_rows(case_id, wanted)))

    document = opened.ask(lambda reader: reader.find(Document))[0]
    broken = Extraction("application/pdf", (), "broken_file")
    opened.run(lambda work: work.put_reading(document.id, broken))
    counts = opened.ask(overview_of(case_id, NOW)).counts
    assert counts.unreadable == len(listed("unreadable")) > 0
    assert counts.unchecked == len(listed("not_looked_at")) > 0
    assert counts.pages == sum(row.pages for row in listed("all"))


def test_what_is_missing_is_told_and_no_more_once_it_is_there(opened, case_id):
    assert "no_hearing" not in _gaps(opened, case_id)
    assert "no_hearing" in _gaps(opened, case_id, datetime(2030, 1, 1, tzinfo=UTC))
    assert "never_checked" in _gaps(opened, case_id)
    assert "no_recovery_sheet" not in _gaps(opened, case_id)
    opened.run(remind_later())
    assert _gaps(opened, case_id)["no_recovery_sheet"].is_serious
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    opened.run(save_case(replace(case, client="", requested_state=" ")))
    assert {"no_client", "no_states"} <= _gaps(opened, case_id).keys()
    assert "unmarked" not in _gaps(opened, case_id)
    exhibit = opened.ask(lambda reader: reader.find(Exhibit))[0]
    opened.run(lambda w: w.update(replace(exhibit, mark=""), "edit_exhibit"))
    assert _gaps(opened, case_id)["unmarked"].words == "1 exhibit without exhibit number"


def test_the_removal_of_the_case_counts_down_first_and_once(opened, case_id):
    case = opened.ask(lambda reader: reader.get(Case, case_id))
    moment = "2024-05-27T06:10+02:00"
    opened.run(save_case(replace(case, removal=moment, removal_to="Beijing", flight="CA 1")))
    first = opened.ask(overview_of(case_id, NOW)).dates[0]
    assert first.is_urgent
    assert first.title.startswith("Removal date")
    assert first.forum == "Beijing, CA 1"
    assert first.id == case_id
    opened.run(save_key_date(_date(case_id, "removal", moment)))
    removals = [
        one for one in opened.ask(overview_of(case_id, NOW)).dates if one.deadline.kind == "removal"
    ]
    assert len(removals) == 1
    assert removals[0].id != case_id


def test_a_removal_in_hours_is_urgent_and_comes_first(opened, case_id):
    opened.run(save_key_date(_date(case_id, "removal", "2024-05-27T06:00Z")))
    opened.run(save_key_date(_date(case_id, "appeal", "2024-06")))
    first, second, third, *_ = opened.ask(overview_of(case_id, NOW)).dates
    assert first.title == "Removal date in 42 hours"
    assert first.is_urgent
    assert second.title == "Appeal due: no sooner than in 7 days"
    assert third.title.startswith("Hearing")
    assert not second.is_urgent


def test_a_case_comes_back_from_a_form_as_it_went_in(opened, case_id):
    case = replace(opened.ask(lambda reader: reader.get(Case, case_id)), stage=Stage.APPEAL)
    assert with_values(replace(case, stage=Stage.UNKNOWN), values_of(case)) == case


def test_a_case_form_is_loaded_beside_another_case(opened, case_id, work, tmp_path: Path):
    with pytest.raises(Refused, match="reference_exists"):
        work(load_case_form(paths.resources() / "sample" / "case.json"))
    form = tmp_path / "case.json"
    form.write_text('{"reference": "X/2", "title": "Another", "documents": []}', encoding="utf-8")
    loaded = work(load_case_form(form))
    told = opened.ask(overview_of(loaded.case_id, NOW))
    assert told.case.reference == "X/2"
    assert [one[0] for one in told.others] == [case_id]
