"""How a person appears to each recipient: chosen, raised with others, refused, undone, exported."""

import json
from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.case_records import Exhibit, Person, Protection
from casefiles.domain.records.form_answers import FieldAnswer, answer_id
from casefiles.domain.records.showings import (
    Appearance,
    Showing,
    ShowingBasis,
    document_place,
    field_place,
)
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.case_import import read_case_import
from casefiles.office.people.showings import (
    RECIPIENTS,
    appearances_of_case,
    remove_showing,
    save_showing,
    set_never_named,
    showing_rows,
    shown_with,
)
from casefiles.office.records.history import HistoryFilter, act_detail, acts_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

NAMED = Appearance.NAMED
ORDER = "Order of 3 May, paragraph 2"


@pytest.fixture
def sister(opened) -> Person:
    """Somebody withheld whom a fact names."""
    people = opened.ask(lambda reader: reader.find(Person))
    return next(one for one in people if one.protection is Protection.WITHHELD and one.names)


def cells(opened, case_id, person):
    rows = opened.ask(showing_rows(case_id))
    row = next(one for one in rows if one.person.id == person.id)
    return {one.audience: one.shown.appearance for one in row.cells}


def test_a_name_for_the_judge_alone_is_for_the_judge_alone_and_can_be_undone(
    opened, case_id, sister
):
    assert opened.run(save_showing(sister.id, Showing("court_closed", NAMED, reason=ORDER))) == ()
    shown = cells(opened, case_id, sister)
    assert [one for one in RECIPIENTS if shown[one] is NAMED] == ["court_closed"]
    opened.run(undo(opened.ask(next_undo(case_id))[0]))
    assert set(cells(opened, case_id, sister).values()) == {Appearance.WITHHELD}


def test_naming_to_a_treaty_body_names_to_the_states_that_read_it_and_says_so_before(
    opened, case_id, sister
):
    showing = Showing("treaty_body", NAMED, reason=ORDER)
    also = ("requested_state", "requesting_state")
    assert opened.ask(shown_with(sister.id, showing)) == also
    assert opened.run(save_showing(sister.id, showing)) == also
    shown = cells(opened, case_id, sister)
    assert {one for one in RECIPIENTS if shown[one] is NAMED} == {"treaty_body", *also}
    opened.run(remove_showing(sister.id, "requesting_state"))
    assert set(cells(opened, case_id, sister).values()) == {Appearance.WITHHELD}


@pytest.mark.parametrize(
    ("showing", "code"),
    [
        (Showing("nobody", NAMED, reason=ORDER), "unknown_audience"),
        (Showing("ccf", Appearance.PSEUDONYM, word="source"), "unknown_placeholder_word"),
        (Showing("ccf", NAMED, reason="  "), "showing_without_reason"),
        (Showing("ccf", NAMED, basis=ShowingBasis.CONSENT), "consent_without_details"),
        (Showing("ccf", Appearance.WITHHELD, place="page 3"), "showing_place_unknown"),
        (
            Showing("ccf", Appearance.WITHHELD, place=document_place("0" * 32)),
            "showing_place_unknown",
        ),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_nothing_is_changed(opened, sister, showing, code):
    with pytest.raises(Refused) as refused:
        opened.run(save_showing(sister.id, showing))
    assert refused.value.code == code
    assert opened.ask(lambda reader: reader.get(Person, sister.id)) == sister


def test_somebody_who_is_never_named_is_named_to_no_judge_either(opened, case_id, sister):
    opened.run(save_showing(sister.id, Showing("court_closed", NAMED, reason=ORDER)))
    opened.run(set_never_named(sister.id, is_never=True))
    assert set(cells(opened, case_id, sister).values()) == {Appearance.WITHHELD}
    with pytest.raises(Refused) as refused:
        opened.run(save_showing(sister.id, Showing("ccf", NAMED, reason=ORDER)))
    assert refused.value.code == "person_never_named"


def test_the_history_says_who_may_read_the_name_and_why(opened, case_id, sister):
    opened.run(save_showing(sister.id, Showing("ccf", NAMED, reason=ORDER)))
    row = opened.ask(acts_of(HistoryFilter(case_id))).rows[0]
    told = repr(opened.ask(act_detail(case_id, row.first)))
    assert "The CCF: Named, Names only, Decision of counsel, Order of 3 May, paragraph 2" in told


def test_an_export_for_each_reader_names_whom_that_reader_may_know(opened, case_id, sister):
    name = sister.names[0].text
    opened.run(save_showing(sister.id, Showing("expert", NAMED, reason=ORDER)))
    texts = {
        audience: draft_of(
            opened.workplace, EditionRequest(case_id, "national_court", audience)
        ).public_text
        for audience in ("expert", "court_open", "requesting_state", "public")
    }
    assert {one for one, text in texts.items() if name in text} == {"expert"}


def test_who_has_no_letter_in_the_open_paper_is_told_before_the_closed_one_leaves(
    opened, case_id, sister
):
    request = EditionRequest(case_id, "national_court", "court_closed")
    assert "closed_without_letter" not in codes(opened, request)
    opened.run(save_showing(sister.id, Showing("court_closed", NAMED, reason=ORDER)))
    found = codes(opened, request)["closed_without_letter"]
    assert [one.words for one in found.spots] == [sister.names[0].text]
    opened.run(save_showing(sister.id, Showing("court_open", Appearance.PSEUDONYM, reason=ORDER)))
    draft = draft_of(opened.workplace, request)
    assert sister.names[0].text in {one.name for one in draft.closed.named}
    assert sister.names[0].text not in draft.public_text


def codes(opened, request):
    draft = draft_of(opened.workplace, request)
    return {one.code: one for one in findings_of(opened.workplace, draft)}


def test_a_form_that_must_name_somebody_is_stopped_until_it_does(opened, case_id, sister):
    request = EditionRequest(case_id, "un_wgeid", "treaty_body")
    field = "full_name"
    keys = (case_id, request.profile, request.audience, field)
    answer = FieldAnswer(answer_id(*keys), *keys, f"[[{sister.id}]]")

    def put(work):
        there = work.get(FieldAnswer, answer.id)
        if there is not None:
            work.delete(FieldAnswer, there.id, "remove_answer")
        work.insert(answer, "add_answer")

    opened.run(put)
    stopped = codes(opened, request)["field_is_withheld"]
    assert (stopped.kind, stopped.count) == ("stop", 1)
    assert "The requesting State learns who is named here. Ask the family" in stopped.means
    place = field_place(request.profile, field)
    also = opened.run(
        save_showing(sister.id, Showing("treaty_body", NAMED, place=place, reason=ORDER))
    )
    assert also == ("requested_state", "requesting_state")
    after = codes(opened, request)
    assert "field_is_withheld" not in after
    assert after["named_in_field"].kind == "sign"
    assert sister.names[0].text in after["named_in_field"].spots[0].words
    assert "of this dossier and in 0 places of earlier ones" in after["named_in_field"].means
    assert "Ask the family" in after["named_in_field"].means
    # On a decision of counsel alone it has to be signed that the State reads the name.
    assert [one.words for one in after["named_to_state"].spots] == [sister.names[0].text]
    consent = Showing(
        "treaty_body", NAMED, place=place, basis=ShowingBasis.CONSENT,
        consent_taken_by="A. Counsel", consent_date="2026-03-01",
        consent_means="by telephone", risk="arrest of her brother",
    )  # fmt: skip
    for audience in ("treaty_body", *also):
        opened.run(save_showing(sister.id, replace(consent, audience=audience)))
    assert "named_to_state" not in codes(opened, request)
    answers = draft_of(opened.workplace, request).disclosure.answers
    assert [one.text for one in answers if one.field == field] == [sister.names[0].text]


def test_naming_to_the_requesting_state_on_a_decision_alone_must_be_signed(opened, case_id, sister):
    request = EditionRequest(case_id, "national_court", "requesting_state")
    showing = Showing("requesting_state", NAMED, reason="She asks for it")
    opened.run(save_showing(sister.id, showing))
    assert codes(opened, request)["named_to_state"].kind == "sign"
    opened.run(save_showing(sister.id, replace(showing, basis=ShowingBasis.ORDER)))
    assert "named_to_state" not in codes(opened, request)


FORM = (
    '{{"reference": "R-1", "title": "T", "requesting_state": "CN", "requested_state": "DE",'
    ' "persons": [{{"id": "p", "names": [{{"text": "Zulpiye Baratjan"}}], "showings": [{}]}}]}}'
)


def imported(showing: str):
    (person,) = read_case_import(FORM.format(showing).encode()).persons
    return person.showings


def test_a_case_import_file_says_who_may_read_a_name():
    read = imported(
        '{"recipient": "ccf", "appearance": "named", "place": "field:ccf_request.applicant",'
        ' "reason": "form", "word": "witness"}'
    )
    place = "field:ccf_request.applicant"
    assert read == (Showing("ccf", NAMED, place=place, reason="form", word="witness"),)


@pytest.mark.parametrize(
    ("showing", "code"),
    [
        ('{"recipient": "moon", "appearance": "named", "reason": "x"}', "form_unknown_word"),
        ('{"recipient": "ccf", "appearance": "shown", "reason": "x"}', "form_unknown_word"),
        ('{"recipient": "ccf", "reason": "x"}', "form_missing_key"),
        ('{"recipient": "ccf", "appearance": "named"}', "form_showing_without_reason"),
        (
            '{"recipient": "ccf", "appearance": "pseudonym", "place": "page 3"}',
            "form_not_a_place",
        ),
        (
            '{"recipient": "ccf", "appearance": "pseudonym", "word": "source"}',
            "form_unknown_word",
        ),
        (", ".join(['{"recipient": "ccf", "appearance": "withheld"}'] * 2), "form_showing_twice"),
    ],
)
def test_a_showing_that_means_nothing_is_refused_with_its_place(showing, code):
    with pytest.raises(InvalidInput) as refused:
        imported(showing)
    assert refused.value.code == code
    assert "showings" in str(refused.value.safe["place"])


def areas(opened, case_id, audience):
    draft = draft_of(opened.workplace, EditionRequest(case_id, "national_court", audience))
    return {str(one.id): plan.box_count for one, plan in draft.exhibits}


@pytest.fixture
def named_exhibit(opened, case_id):
    """An exhibit, and somebody open who is named on its pages."""
    draft = draft_of(opened.workplace, EditionRequest(case_id, "national_court", "court_open"))
    for one in (one for one in draft.snapshot.persons if one.protection is Protection.OPEN):
        for document, _ in draft.exhibits:
            reading = opened.ask(lambda reader, of=document.id: reader.reading(of))
            if any(name.text in page.text for name in one.names for page in reading.pages):
                return document, one
    raise AssertionError("nobody is named on a page of the sample case")


def test_somebody_named_goes_from_the_pages_of_one_exhibit_for_one_reader(
    opened, case_id, named_exhibit
):
    document, person = named_exhibit
    place = document_place(document.id)
    before = {one: areas(opened, case_id, one) for one in ("expert", "court_open")}
    opened.run(save_showing(person.id, Showing("court_open", Appearance.WITHHELD, place=place)))
    after = {one: areas(opened, case_id, one) for one in ("expert", "court_open")}
    assert after["expert"] == before["expert"]
    more = {one for one, count in after["court_open"].items() if count > before["court_open"][one]}
    assert more == {str(document.id)}
    draft = draft_of(opened.workplace, EditionRequest(case_id, "national_court", "court_open"))
    assert person.names[0].text in draft.public_text
    assert draft.sought_in(document.id) != draft.sought


def test_what_is_chosen_for_a_document_that_is_no_exhibit_is_kept_and_counts_nothing(
    opened, case_id, named_exhibit
):
    document, person = named_exhibit
    showing = Showing("court_open", Appearance.WITHHELD, place=document_place(document.id))
    opened.run(save_showing(person.id, showing))

    def withdraw(work):
        for one in work.find(Exhibit, document_id=document.id):
            work.delete(Exhibit, one.id, "remove_exhibit")

    opened.run(withdraw)
    shown = opened.ask(appearances_of_case(case_id))
    row = next(one for one in shown.rows if one.person.id == person.id)
    assert [(one.showing, one.is_void) for one in row.in_documents] == [(showing, True)]
    assert showing.place not in {one.place for one in shown.exhibits}
    draft = draft_of(opened.workplace, EditionRequest(case_id, "national_court", "court_open"))
    assert not draft.snapshot.hidden_in
    opened.run(remove_showing(person.id, "court_open", showing.place))
    assert not opened.ask(lambda reader: reader.get(Person, person.id)).showings


def test_a_case_import_file_names_an_exhibit_by_its_id_in_the_file():
    with pytest.raises(InvalidInput) as refused:
        imported('{"recipient": "ccf", "appearance": "withheld", "place": "document:nowhere"}')
    assert refused.value.code == "form_dangling_id"
    assert refused.value.safe["place"] == "persons[0].showings[0].place"


@pytest.mark.parametrize(
    ("more", "place"),
    [
        (
            {"showings": [{"recipient": "ccf", "appearance": "withheld"},
                          {"recipient": "press", "appearance": "withheld"}]},
            "persons[1].showings[1].recipient",
        ),
        ({"showings": [{"recipient": "", "appearance": "named"}]},
         "persons[1].showings[0].recipient"),
        ({"protection": "court_open"}, "persons[1].protection"),
    ],
)  # fmt: skip
def test_protection_for_an_unknown_reader_is_refused_with_its_place(more, place):
    form = {
        "reference": "R-1", "title": "T", "persons": [
            {"id": "p", "names": [{"text": "Open Client"}]},
            {"id": "q", "names": [{"text": "Zulpiye Baratjan"}], **more},
        ],
    }  # fmt: skip
    with pytest.raises(InvalidInput) as refused:
        read_case_import(json.dumps(form).encode())
    assert refused.value.safe["place"] == place
    assert refused.value.code in {"form_unknown_word", "form_missing_key", "form_empty"}
