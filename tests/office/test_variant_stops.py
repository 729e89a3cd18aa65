"""Undecided forms of protected names stop an export until they are decided or signed for."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure import canonical_bytes
from casefiles.domain.errors import ExportStopped
from casefiles.domain.records import Mark, Person, PersonName, Protection
from casefiles.office.casework import keep_person
from casefiles.office.finishing import Wanted, draft_of
from casefiles.office.stops import Stop, signed_for
from casefiles.office.variant_stops import FORMS, unconfirmed_variants
from casefiles.office.variants import confirm_forms, reject_forms, variants_of
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing


@pytest.fixture
def stops(work, case_id):
    """Return the stops of the moment, by code, with the draft they are of."""
    wanted = Wanted(case_id, "national_court", "court_open")

    def look():
        def job(workplace, _):
            draft = draft_of(workplace, wanted)
            found = {one.code: one for one in unconfirmed_variants(workplace, draft)}
            return found, draft

        return work(job)

    return look


@pytest.fixture
def sister(opened):
    """The sister, of whom only her name in Latin letters is known."""
    persons = opened.ask(lambda reader: reader.find(Person))
    one = next(one for one in persons if one.names[0].text == "Zulpiye Baratjan")
    bare = replace(one, names=one.names[:1], rejected=())
    opened.run(keep_person(bare))
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
def test_what_would_show_an_undecided_form_is_told_by_page(opened, stops, sister):
    found, _ = stops()
    shown = found["unconfirmed_variants_shown"]
    assert shown.kind == "sign"
    assert shown.count >= 2
    assert any("祖丽皮耶·巴拉提江" in spot.words for spot in shown.spots)
    pages = [spot for spot in shown.spots if spot.room == "documents"]
    assert pages
    assert all(spot.detail.isdigit() for spot in pages)
    opened.run(confirm_forms(sister.id, ["祖丽皮耶·巴拉提江"]))
    later, _ = stops()
    left = later.get("unconfirmed_variants_shown", Stop("sign", "", "", 0))
    assert left.count < shown.count
    assert not any("祖丽皮耶·巴拉提江" in spot.words for spot in left.spots)


@pytest.mark.usefixtures("unmarked")
def test_a_line_that_goes_anyway_shows_no_form(opened, stops, sister):
    number = opened.ask(lambda reader: reader.get(Person, sister.id))
    every = replace(number, names=(*number.names, PersonName("巴拉提江", "Hans", "alias")))
    opened.run(keep_person(every))
    found, _ = stops()
    shown = found.get("unconfirmed_variants_shown", Stop("sign", "", "", 0))
    assert not any("祖丽皮耶·巴拉提江" in spot.words for spot in shown.spots)


def test_a_decision_ends_the_stop_and_any_new_form_ends_its_signature(opened, stops, sister):
    first, _ = stops()
    given = signed_for(first.values(), signing("the court knows"))
    assert signed_for(first.values(), given) == given
    opened.run(reject_forms(sister.id, texts(opened, sister.id)[:1]))
    second, _ = stops()
    with pytest.raises(ExportStopped) as stopped:
        signed_for(second.values(), given)
    assert stopped.value.code == "unconfirmed_variants"
    opened.run(confirm_forms(sister.id, texts(opened, sister.id)))
    third, _ = stops()
    assert third == {}


def test_an_open_person_stops_nothing(opened, stops, sister):
    opened.run(keep_person(replace(sister, protection=Protection.OPEN)))
    found, _ = stops()
    assert found == {}


def test_no_byte_depends_on_what_is_proposed_or_was_rejected(opened, stops, sister):
    _, before = stops()
    opened.run(reject_forms(sister.id, texts(opened, sister.id)))
    _, after = stops()
    assert canonical_bytes(after.disclosure) == canonical_bytes(before.disclosure)
    assert [plan.boxes for plan in after.plans] == [plan.boxes for plan in before.plans]
