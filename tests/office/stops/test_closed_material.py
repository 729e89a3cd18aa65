"""Closed papers do not leave in an extradition case of England and Wales unless counsel signs."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.drafting import draft_of
from casefiles.office.records.findings import sign_off_words, signed_for
from casefiles.office.records.record_commands import save_case
from casefiles.office.stops.closed_material import closed_material
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.words.catalogue import explain
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def found(opened, work, case_id):
    def stops(requested, profile, audience, source=closed_material):
        case = opened.ask(lambda reader: reader.get(Case, case_id))
        opened.run(save_case(replace(case, requested_state=requested)))

        def look(workplace, _):
            return tuple(
                source(workplace, draft_of(workplace, EditionRequest(case_id, profile, audience)))
            )

        return work(look)

    return stops


@pytest.mark.parametrize("requested", ["United Kingdom", "England and Wales", "GB", "英国"])
def test_a_closed_edition_stops_where_england_is_asked(found, requested):
    (stop,) = found(requested, "national_court", "court_closed")
    assert (stop.kind, stop.code) == ("sign", "closed_material")
    assert "VB [2014] UKSC 59" in stop.words
    assert sign_off_words(stop) == "I have read VB [2014] UKSC 59"
    with pytest.raises(ExportStopped, match="closed_material"):
        signed_for([stop], ())
    assert found(requested, "national_court", "court_open") == ()


@pytest.mark.parametrize("profile", ["withholding_application", "redaction_schedule"])
def test_both_papers_for_the_judge_alone_stop(found, profile):
    assert found("United Kingdom", profile, "court_closed")
    assert not found("Poland", profile, "court_closed")


def test_the_bundle_of_england_stops_whatever_state_is_typed(found):
    assert found("Lysmark", "ew_extradition_bundle", "court_closed")
    assert not found("Lysmark", "ew_extradition_bundle", "court_open")


def test_it_has_words_where_it_ends_an_export():
    assert "UKSC 59" in explain("closed_material", {"count": 1})


def test_it_is_one_of_the_stops_of_every_export(found):
    codes = {one.code for one in found("UK", "national_court", "court_closed", findings_of)}
    assert "closed_material" in codes
