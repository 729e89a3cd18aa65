"""Closed papers never leave in an extradition case of England and Wales; other forums take them."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.editions import SignOff
from casefiles.dossier.forum.forum_fields import load_forum
from casefiles.office.draft.drafting import draft_of
from casefiles.office.records.findings import signed_for
from casefiles.office.records.record_commands import save_case
from casefiles.office.stops.closed_material import closed_material
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.paths import resources
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
    assert (stop.kind, stop.code) == ("stop", "closed_material")
    assert "VB [2014] UKSC 59" in stop.words
    with pytest.raises(ExportStopped, match="closed_material"):
        signed_for([stop], (SignOff("closed_material", "", "I have read it"),))
    assert found(requested, "national_court", "court_open") == ()


@pytest.mark.parametrize("profile", ["withholding_application", "redaction_schedule"])
def test_both_papers_for_the_judge_alone_stop(found, profile):
    assert found("United Kingdom", profile, "court_closed")
    assert not found("Poland", profile, "court_closed")


def test_the_bundle_of_england_is_offered_to_no_judge_in_closed_session():
    assert "court_closed" not in load_forum(resources(), "ew_extradition_bundle").audiences


@pytest.mark.parametrize("profile", ["echr_rule39", "echr_rule47", "echr_anonymity"])
def test_strasbourg_takes_confidential_papers_against_the_united_kingdom(found, profile):
    assert not found("United Kingdom", profile, "court_closed")


def test_it_has_words_where_it_ends_an_export():
    assert "UKSC 59" in explain("closed_material", {"count": 1})


def test_it_is_one_of_the_stops_of_every_export(found):
    codes = {one.code for one in found("UK", "national_court", "court_closed", findings_of)}
    assert "closed_material" in codes
