"""What records answer in the forms of forums, over the sample case, and what is left to ask."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.domain.records.proceedings import Detention, Submission
from casefiles.dossier.forum.forums import ANSWER_RULES
from casefiles.office.draft.drafting import draft_of
from casefiles.office.forum.forum_checks import forum_checks
from casefiles.office.forum.forum_sheets import save_answers, sheet_of
from casefiles.office.forum.own_office import own_office, save_office
from casefiles.office.forum.record_answers.suggestions import OPTION_RULES, RULES
from casefiles.office.workplace.edition_request import EditionRequest
from tests.measured import note
from tests.office.sample_at_hand import (
    case_id,
    desk,
    made_sample,
    named,
    opened,
    sample_vault,
    work,
)

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]

OFFICE = {
    "name": "Aud Brennick",
    "capacity": "advocate",
    "bar": "Bar of Lysmark",
    "address": "Quay Street 4, Halvik",
    "phone": "+999 20 555 0100",
    "phone_at_night": "+999 20 555 0199",
    "email": "office@brennick.example",
    "alternate": "",
}
READERS = {
    "echr_rule39": "court_open",
    "un_cat_art22": "treaty_body",
    "un_wgad": "treaty_body",
    "un_wgeid": "treaty_body",
    "ccf_request": "ccf",
}
OF_THE_FORM = {"committee", "submission_language", "request_type"}
MOST_ASKED = 2
REMOVAL = "2024-06-05T06:10+02:00"


@pytest.fixture
def prepared(opened, case_id):
    """Enter the office and the removal, as anybody does before filing."""
    opened.run(save_office(OFFICE))

    def removal(vault):
        case = vault.get(Case, case_id)
        vault.update(replace(case, removal=REMOVAL, removal_to="Beijing"), "edit_case")

    opened.run(removal)
    return opened


def sheet(work, case_id, profile):
    found = work(sheet_of(EditionRequest(case_id, profile, READERS[profile])))
    assert found is not None
    return {one.id: one for one in found.fields}


def left_to_ask(fields):
    """Return the needed fields that neither record nor suggestion fills, papers aside."""
    papers = {"file"}
    return [
        one.id
        for one in fields.values()
        if one.need == "must"
        and one.is_missing
        and not one.suggestion
        and one.kind not in papers
        and one.id != "authority_signed"
    ]


def test_profiles_name_the_rules_that_there_are():
    assert RULES.keys() | OPTION_RULES.keys() == ANSWER_RULES


@pytest.mark.parametrize("profile", READERS)
def test_at_most_two_needed_fields_are_left_to_ask(prepared, work, case_id, profile):
    left = left_to_ask(sheet(work, case_id, profile))
    note(f"needed fields left to ask in {profile}: {', '.join(left) or 'none'}", len(left))
    assert len(left) <= MOST_ASKED


def test_without_office_and_removal_they_are_asked(work, case_id):
    fields = sheet(work, case_id, "echr_rule39")
    assert {"contact_person", "rep", "tz"} <= set(left_to_ask(fields))


def test_a_request_for_interim_measures_is_filled_from_the_records(prepared, work, case_id):
    fields = sheet(work, case_id, "echr_rule39")
    texts = {name: one.suggestion for name, one in fields.items()}
    assert "+999 20 555 0199 (at any hour)" in texts["contact_person"]
    assert texts["removal_datetime"] == REMOVAL
    assert texts["tz"] == "UTC+02:00"
    assert texts["destination"] == "Beijing, People's Republic of China"
    assert texts["applicant"].endswith(
        "born 11 May 1984, male, national of People's Republic of China, Halvik Remand Centre,"
        " no. 23-0914"
    )
    assert "not be extradited to" in texts["measure"]
    assert texts["decisions"] == "AB/12"
    assert "article 3" in texts["articles"]
    assert "Admissible for fraud" in texts["remedies"]
    assert "|" not in texts["remedies"]


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        ("2024-06-05T06:10+02:00", "UTC+02:00"),
        ("2024-06-05T06:10-05:00", "UTC-05:00"),
        ("2024-06-05T06:10Z", "UTC"),
        ("2024-06-05T06:10", ""),
        ("2024-06-05", ""),
    ],
)
def test_a_zone_is_answered_only_where_the_removal_has_one(prepared, work, case_id, moment, zone):
    case = prepared.ask(lambda reader: reader.get(Case, case_id))
    prepared.run(lambda vault: vault.update(replace(case, removal=moment), "edit_case"))
    assert sheet(work, case_id, "echr_rule39")["tz"].suggestion == zone


def test_each_suggestion_leads_to_its_records(prepared, work, case_id):
    for profile in READERS:
        for one in sheet(work, case_id, profile).values():
            if one.suggestion and one.id not in OF_THE_FORM:
                assert one.sources, (profile, one.id)
                assert all(source.words and source.room for source in one.sources)
    fields = sheet(work, case_id, "un_wgad")
    (source,) = fields["arrest_place"].sources
    assert source.words.startswith("Detention: ")
    assert source.room == "register"


def test_people_are_named_by_reference(prepared, work, case_id):
    incidents = prepared.ask(lambda reader: reader.find(Incident, case_id=case_id))
    (gone,) = [one for one in incidents if one.method == "disappearance"]
    (father,) = gone.target_ids
    fields = sheet(work, case_id, "un_wgeid")
    assert fields["full_name"].suggestion == f"[[{father}]]"
    assert fields["forces_believed_responsible"].suggestion.startswith(f"[[{father}]]")
    assert "China" not in fields["forces_believed_responsible"].suggestion


def test_nothing_suggested_leaves_before_it_is_saved(prepared, work, case_id):
    wanted = EditionRequest(case_id, "un_wgad", "treaty_body")
    before = work(lambda place, _: draft_of(place, wanted)).disclosure
    assert "1984" not in repr(before.answers)
    fields = sheet(work, case_id, "un_wgad")
    prepared.run(save_answers(wanted, {"dob_or_age": fields["dob_or_age"].suggestion}))
    after = work(lambda place, _: draft_of(place, wanted)).disclosure
    assert "11 May 1984" in repr(after.answers)


def test_an_answer_that_the_records_contradict_is_shown_to_differ(prepared, work, case_id):
    wanted = EditionRequest(case_id, "un_wgad", "treaty_body")
    fields = sheet(work, case_id, "un_wgad")
    prepared.run(save_answers(wanted, {name: one.suggestion for name, one in fields.items()}))
    assert not [one.id for one in sheet(work, case_id, "un_wgad").values() if one.differs]
    prepared.run(save_answers(wanted, {"arrest_date": "2023-09-15"}))
    assert [one.id for one in sheet(work, case_id, "un_wgad").values() if one.differs] == [
        "arrest_date"
    ]


def test_a_withheld_incident_is_no_source(prepared, work, case_id):
    def withhold(vault):
        for one in vault.find(Incident, case_id=case_id):
            if one.method == "disappearance":
                vault.update(replace(one, is_withheld=True), "edit_incident")

    prepared.run(withhold)
    fields = sheet(work, case_id, "un_wgeid")
    assert fields["place_last_seen"].suggestion == ""


def test_a_warrant_that_lacks_is_answered_with_no(prepared, work, case_id):
    assert sheet(work, case_id, "un_wgad")["warrant_shown"].suggestion == "no"


def test_a_name_whose_order_nobody_recorded_is_not_parted(prepared, work, case_id):
    assert sheet(work, case_id, "un_wgad")["family_name"].suggestion == "Baratjan"

    def forget(vault):
        for one in vault.find(Person, case_id=case_id):
            if one.role == "client":
                names = tuple(replace(name, order="") for name in one.names)
                vault.update(replace(one, names=names), "edit_person")

    prepared.run(forget)
    assert sheet(work, case_id, "un_wgad")["family_name"].suggestion == ""


def test_an_office_without_a_name_is_refused(opened):
    with pytest.raises(Refused):
        opened.run(save_office(OFFICE | {"name": "  "}))
    assert opened.ask(own_office()) == Office(OWN_OFFICE)


def test_an_empty_case_suggests_nothing_but_what_the_form_itself_says(prepared, work, case_id):
    def empty(vault):
        for kind in (Detention, Submission):
            for one in vault.find(kind, case_id=case_id):
                vault.delete(kind, one.id, "remove")

    prepared.run(empty)
    fields = sheet(work, case_id, "un_wgad")
    assert fields["places"].suggestion == ""
    assert fields["other_proc"].suggestion == ""
    assert prepared.ask(lambda reader: reader.find(FieldAnswer, case_id=case_id)) == ()


def test_the_checks_before_filing_say_which_answers_differ(prepared, work, case_id):
    wanted = EditionRequest(case_id, "un_wgad", "treaty_body")
    prepared.run(save_answers(wanted, {"arrest_date": "2023-09-15", "places": "Elsewhere"}))

    def codes(place, ticket):
        checks = forum_checks(place, draft_of(place, wanted), ticket)
        return {one.code: [spot.record for spot in one.spots] for one in checks}

    assert work(codes)["forum_answer_differs"] == ["arrest_date", "places"]
    prepared.run(save_answers(wanted, {"arrest_date": "", "places": ""}))
    assert "forum_answer_differs" not in work(codes)
