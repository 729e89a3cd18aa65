"""Undecided forms of protected names stop an export until they are decided or signed for."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Event, Mark, Person, Protection
from casefiles.office.draft.drafting import draft_of
from casefiles.office.people.variants import confirm_variants, reject_variants, variants_of
from casefiles.office.records.findings import Finding, signed_for
from casefiles.office.records.record_commands import save_event, save_person
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.stops.variant_findings import FORMS, variant_findings
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing


@pytest.fixture
def stops(work, case_id):
    """Return the stops of the moment, by code, with the draft they are of."""
    wanted = EditionRequest(case_id, "national_court", "court_open")

    def look():
        def job(workplace, _):
            draft = draft_of(workplace, wanted)
            found = {one.code: one for one in variant_findings(workplace, draft)}
            return found, draft

        return work(job)

    return look


@pytest.fixture
def sister(opened):
    """The sister, of whom only her name in Latin letters is known."""
    persons = opened.ask(lambda reader: reader.find(Person))
    one = next(one for one in persons if one.names[0].text == "Zulpiye Baratjan")
    bare = replace(one, names=one.names[:1], rejected=())
    opened.run(save_person(bare))
    return bare


@pytest.fixture
def unmarked(opened, sister):
    """Nobody has marked the pages that name her."""

    def change(at):
        for mark in at.find(Mark, person_id=sister.id):
            at.delete(Mark, mark.id, "remove_mark")

    opened.run(change)


def texts(opened, person_id):
    return [one.name.text for one in opened.ask(variants_of(person_id)).proposed]


def test_the_sample_has_nothing_undecided(stops):
    found, _ = stops()
    assert found == {}


def test_undecided_forms_are_counted_and_lead_to_the_person(opened, stops, sister):
    found, _ = stops()
    stop = found["unconfirmed_variants"]
    assert (stop.kind, stop.count) == ("sign", len(texts(opened, sister.id)))
    (spot,) = stop.spots
    assert (spot.room, spot.record, spot.detail) == ("people", sister.id, FORMS)
    assert spot.words == f"Zulpiye Baratjan: {stop.count} forms"


@pytest.mark.usefixtures("unmarked")
def test_an_undecided_form_goes_until_it_is_rejected(opened, stops, sister):
    form = "祖丽皮耶·巴拉提江"
    found, before = stops()
    shown = found.get("unconfirmed_variants_shown", Finding("sign", "", "", 0))
    assert not any(form in spot.words for spot in shown.spots)
    opened.run(confirm_variants(sister.id, [form]))
    _, confirmed = stops()
    # A confirmed name has parts of its own: one line more goes by them.
    assert gone(before) <= gone(confirmed) < 1.02 * gone(before)
    opened.run(undo(opened.ask(next_undo(sister.case_id))[0]))
    opened.run(reject_variants(sister.id, texts(opened, sister.id)))
    _, rejected = stops()
    assert gone(rejected) < gone(before)


@pytest.mark.usefixtures("unmarked")
def test_a_line_that_goes_anyway_shows_no_form(opened, stops, sister):
    number = opened.ask(lambda reader: reader.get(Person, sister.id))
    every = replace(number, names=(*number.names, PersonName("巴拉提江", "Hans", "alias")))
    opened.run(save_person(every))
    found, _ = stops()
    shown = found.get("unconfirmed_variants_shown", Finding("sign", "", "", 0))
    assert not any("祖丽皮耶·巴拉提江" in spot.words for spot in shown.spots)


def test_a_decision_ends_the_stop_and_any_new_form_ends_its_signature(opened, stops, sister):
    first, _ = stops()
    given = signed_for(first.values(), signing("the court knows"))
    assert signed_for(first.values(), given) == given
    opened.run(reject_variants(sister.id, texts(opened, sister.id)[:1]))
    second, _ = stops()
    with pytest.raises(ExportStopped) as stopped:
        signed_for(second.values(), given)
    assert stopped.value.code == "unconfirmed_variants"
    opened.run(confirm_variants(sister.id, texts(opened, sister.id)))
    third, _ = stops()
    assert third == {}


def test_an_open_person_stops_nothing(opened, stops, sister):
    opened.run(save_person(replace(sister, protection=Protection.OPEN)))
    found, _ = stops()
    assert found == {}


def gone(draft):
    """Return how many pages' heights go in all."""
    return sum(
        box.y1 - box.y0 for plan in draft.plans for boxes in plan.boxes.values() for box in boxes
    )


def test_a_form_in_a_text_of_ones_own_is_told_with_its_place(opened, stops, sister):
    opened.run(save_person(replace(sister, names=(PersonName("Adil Umar", "", ""),))))
    event = next(one for one in opened.ask(lambda reader: reader.find(Event)) if one.text)
    opened.run(save_event(replace(event, text=f"{event.text} Then A. Umar called.")))
    found, _ = stops()
    shown = found["unconfirmed_variants_shown"]
    places = {(spot.room, spot.record) for spot in shown.spots}
    assert ("timeline", event.id) in places
    (spot,) = (one for one in shown.spots if one.record == event.id)
    assert "A. Umar" in spot.words
