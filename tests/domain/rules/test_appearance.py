"""How a person appears to a reader: never more than to anybody who comes to read the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.domain.foundation.ids import CaseId, PersonId, ReachId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import AUDIENCES, Reach, readers_reached_by
from casefiles.domain.records.showings import (
    Appearance,
    NamedExtent,
    Showing,
    ShowingBasis,
    document_place,
    field_place,
)
from casefiles.domain.rules.appearance import (
    faults_of,
    raised_with,
    shown_as,
    strictest,
)

CASE = CaseId("c" * 32)
NAMED, PSEUDONYM, WITHHELD = Appearance.NAMED, Appearance.PSEUDONYM, Appearance.WITHHELD
RANK = {WITHHELD: 0, PSEUDONYM: 1, NAMED: 2}
PLACES = ("", field_place("un_ced_art30_ua", "dp_full_name"))


def person(*showings: Showing, protection=Protection.WITHHELD, **more) -> Person:
    return Person(PersonId("1" * 32), CASE, (), (), protection, showings=showings, **more)


def named(audience: str, **more) -> Showing:
    return Showing(audience, NAMED, reason="order of 3 May", **more)


def test_without_a_showing_the_protection_holds_for_every_reader():
    for protection, expected in zip(Protection, (NAMED, PSEUDONYM, WITHHELD), strict=True):
        for audience in AUDIENCES:
            assert shown_as(person(protection=protection), audience).appearance is expected


def test_one_reader_may_read_the_name_whom_nobody_else_follows():
    sister = person(named("court_closed"))
    assert shown_as(sister, "court_closed").appearance is NAMED
    assert {shown_as(sister, one).appearance for one in AUDIENCES - {"court_closed"}} == {WITHHELD}


def test_nobody_is_named_to_a_body_that_passes_papers_to_a_state_that_may_not_read_the_name():
    father = person(named("treaty_body"))
    shown = shown_as(father, "treaty_body")
    assert (shown.appearance, shown.because) == (WITHHELD, "requested_state")
    assert raised_with(person(), named("treaty_body")) == ("requested_state", "requesting_state")
    both = (named("treaty_body"), named("requested_state"), named("requesting_state"))
    assert shown_as(person(*both), "treaty_body").appearance is NAMED


def test_what_the_lawyer_says_of_readers_counts():
    closed = Reach(ReachId("2" * 32), CASE, "ccf", ("requesting_state",), (), "its rules")
    assert shown_as(person(named("ccf")), "ccf").appearance is NAMED
    assert shown_as(person(named("ccf")), "ccf", (closed,)).because == "requesting_state"


def test_a_field_names_in_that_field_alone():
    field, elsewhere = PLACES[1], field_place("un_ced_art30_ua", "relation")
    father = person(*(named(one, place=field) for one in ("requesting_state", "requested_state")))
    father = replace(father, showings=(*father.showings, named("treaty_body", place=field)))
    assert shown_as(father, "treaty_body", place=field).appearance is NAMED
    assert shown_as(father, "treaty_body", place=elsewhere).appearance is WITHHELD
    assert shown_as(father, "treaty_body").appearance is WITHHELD


def test_whoever_is_never_to_be_named_is_not_named_whatever_was_chosen():
    source = person(named("court_closed"), never_named=True, protection=Protection.OPEN)
    assert {shown_as(source, one).appearance for one in AUDIENCES} == {WITHHELD}
    assert strictest(source).protection is Protection.WITHHELD
    assert [one.code for one in faults_of(source)] == ["person_never_named"]


def test_less_may_be_read_of_somebody_named():
    least = shown_as(person(named("ccf")), "ccf").extent
    more = shown_as(person(named("ccf", extent=NamedExtent.EVERYTHING)), "ccf").extent
    assert (least, more) == (NamedExtent.NAMES, NamedExtent.EVERYTHING)


def test_a_person_open_to_all_is_searched_for_once_one_reader_may_not_know_the_name():
    witness = person(Showing("requesting_state", PSEUDONYM), protection=Protection.OPEN)
    assert strictest(witness).protection is Protection.PSEUDONYM
    assert shown_as(witness, "court_open").because == "requesting_state"
    assert shown_as(witness, "expert").appearance is NAMED


@pytest.mark.parametrize(
    ("showing", "minor", "code"),
    [
        (Showing("ccf", NAMED), False, "showing_without_reason"),
        (Showing("ccf", NAMED, basis=ShowingBasis.CONSENT), False, "consent_without_details"),
        (
            Showing("ccf", NAMED, "", *(NamedExtent.NAMES, "", ShowingBasis.CONSENT, "")),
            False,
            "consent_without_details",
        ),
        (
            Showing(
                *("ccf", NAMED, "", NamedExtent.NAMES, "", ShowingBasis.CONSENT, ""),
                *("counsel", "2026-05-03", "by telephone", "arrest of the family"),
            ),
            True,
            "minor_consents",
        ),
    ],
)
def test_naming_needs_a_reason_or_a_consent_that_counts(showing, minor, code):
    assert [one.code for one in faults_of(person(showing, is_minor=minor))] == [code]


def test_two_showings_for_one_reader_and_place_are_refused():
    twice = person(named("ccf"), named("ccf"))
    assert [one.code for one in faults_of(twice)] == ["showing_twice"]


AUDIENCE = st.sampled_from(sorted(AUDIENCES))
SOME = st.lists(AUDIENCE, max_size=3).map(tuple)
REACHES = st.lists(
    st.builds(
        lambda audience, wider, narrower: Reach(
            ReachId(audience), CASE, audience, wider, narrower, "x"
        ),
        *(AUDIENCE, SOME, SOME),
    ),
    max_size=4,
    unique_by=lambda one: one.audience,
).map(tuple)
SHOWINGS = st.lists(
    st.builds(Showing, AUDIENCE, st.sampled_from(Appearance), st.sampled_from(PLACES)),
    max_size=8,
    unique_by=lambda one: (one.audience, one.place),
)
PEOPLE = st.builds(
    lambda showings, protection, never: person(*showings, protection=protection, never_named=never),
    *(SHOWINGS, st.sampled_from(Protection), st.booleans()),
)


@given(PEOPLE, REACHES, AUDIENCE, st.sampled_from(PLACES))
def test_no_reader_sees_more_than_anybody_who_comes_to_read_the_same(one, reaches, audience, place):
    """The control, `chosen` in place of `shown_as`, fails."""
    own = shown_as(one, audience, reaches, place)
    for reader in readers_reached_by(audience, reaches):
        assert RANK[own.appearance] <= RANK[shown_as(one, reader, reaches, place).appearance] or (
            # Somebody whom that reader reaches further may be barred for this audience.
            readers_reached_by(reader, reaches) - readers_reached_by(audience, reaches)
        )


@given(PEOPLE, REACHES, AUDIENCE)
def test_a_field_changes_no_other_place(one, reaches, audience):
    bare = replace(one, showings=tuple(each for each in one.showings if not each.place))
    assert shown_as(one, audience, reaches) == shown_as(bare, audience, reaches)


@given(PEOPLE, REACHES, AUDIENCE)
def test_whoever_is_raised_with_a_choice_makes_it_hold(one, reaches, audience):
    one = replace(one, never_named=False)
    chosen = Showing(audience, NAMED)
    also = raised_with(one, chosen, reaches)
    others = [each for each in one.showings if each.place or each.audience not in {audience, *also}]
    raised = [replace(chosen, audience=each) for each in also]
    after = replace(one, showings=(*others, chosen, *raised))
    assert shown_as(after, audience, reaches).appearance is NAMED


def test_who_is_withheld_in_one_document_is_hidden_there_alone_and_searched_for_everywhere():
    place = document_place("d" * 32)
    client = person(Showing("ccf", WITHHELD, place=place), protection=Protection.OPEN)
    assert shown_as(client, "ccf", place=place).appearance is WITHHELD
    assert shown_as(client, "ccf").appearance is NAMED
    assert shown_as(client, "expert", place=place).appearance is NAMED
    assert strictest(client).protection is Protection.WITHHELD
    # Whoever passes papers on to a reader who may not read the name there does not print it either.
    kept = person(Showing("requesting_state", WITHHELD, place=place), protection=Protection.OPEN)
    assert shown_as(kept, "treaty_body", place=place).appearance is WITHHELD


@pytest.mark.parametrize(
    ("appearance", "extent", "is_refused"),
    [
        (NAMED, NamedExtent.NAMES, False),
        (NAMED, NamedExtent.NUMBERS, True),
        (NAMED, NamedExtent.EVERYTHING, True),
        (PSEUDONYM, NamedExtent.NAMES, True),
        (WITHHELD, NamedExtent.NAMES, False),
    ],
)
def test_in_one_document_somebody_is_named_or_withheld(appearance, extent, is_refused):
    place = document_place("d" * 32)
    showing = Showing("ccf", appearance, place=place, extent=extent, reason="order")
    codes = {one.code for one in faults_of(person(showing))}
    assert ("showing_in_document" in codes) is is_refused


DOCUMENTS = (document_place("d" * 32), document_place("e" * 32))


@given(PEOPLE, REACHES, AUDIENCE, st.sampled_from(PLACES), AUDIENCE, st.sampled_from(Appearance))
def test_what_is_chosen_for_who_does_not_read_along_changes_nothing(
    one, reaches, audience, place, other, how
):
    """The control, a choice for somebody who does, is found below."""
    if other in readers_reached_by(audience, reaches):
        return
    others = [each for each in one.showings if (each.audience, each.place) != (other, place)]
    changed = replace(one, showings=(*others, Showing(other, how, place)))
    assert shown_as(changed, audience, reaches, place) == shown_as(one, audience, reaches, place)


def test_control_what_is_chosen_for_who_reads_along_changes_something():
    hidden = person(Showing("requesting_state", WITHHELD), protection=Protection.OPEN)
    assert shown_as(hidden, "court_open") != shown_as(replace(hidden, showings=()), "court_open")


@given(PEOPLE, REACHES, AUDIENCE, SOME)
def test_a_wider_reach_shows_nobody_more(one, reaches, audience, wider):
    """What the lawyer adds to the readers of anybody is only ever a reason to show less."""
    before = shown_as(one, audience, reaches)
    own = next((each for each in reaches if each.audience == audience), None)
    if own is None:
        own = Reach(ReachId("9" * 32), CASE, audience, (), (), "x")
    wide = replace(own, wider=tuple({*own.wider, *wider} - {*own.narrower}))
    after = shown_as(one, audience, (*(each for each in reaches if each is not own), wide))
    assert RANK[after.appearance] <= RANK[before.appearance]


@given(PEOPLE, REACHES, AUDIENCE, AUDIENCE)
def test_a_choice_of_more_shows_nobody_less_and_of_less_nobody_more(one, reaches, audience, whose):
    others = [each for each in one.showings if each.place or each.audience != whose]
    shown = [
        shown_as(replace(one, showings=(*others, Showing(whose, how))), audience, reaches)
        for how in (WITHHELD, PSEUDONYM, NAMED)
    ]
    ranks = [RANK[each.appearance] for each in shown]
    assert ranks == sorted(ranks)


@given(PEOPLE, REACHES, AUDIENCE, st.sampled_from(PLACES))
def test_whoever_is_never_named_is_named_nowhere_and_searched_for_everywhere(
    one, reaches, audience, place
):
    never = replace(one, never_named=True)
    assert shown_as(never, audience, reaches, place).appearance is WITHHELD
    assert strictest(never).protection is Protection.WITHHELD


@given(PEOPLE, REACHES, AUDIENCE, st.sampled_from(("", *DOCUMENTS)), st.data())
def test_whom_a_reader_may_not_know_is_searched_for(one, reaches, audience, place, data):
    """What is done once for all readers never leaves out who is hidden from one of them."""
    hidden = data.draw(st.lists(AUDIENCE, max_size=2, unique=True))
    more = [Showing(each, WITHHELD, data.draw(st.sampled_from(DOCUMENTS))) for each in hidden]
    one = replace(one, showings=(*one.showings, *more))
    protections = {WITHHELD: 0, PSEUDONYM: 1, NAMED: 2}
    sought = {Protection.WITHHELD: 0, Protection.PSEUDONYM: 1, Protection.OPEN: 2}
    shown = shown_as(one, audience, reaches, place).appearance
    assert sought[strictest(one).protection] <= protections[shown]


@given(PEOPLE, REACHES, AUDIENCE)
def test_without_any_one_of_those_who_are_raised_too_a_choice_does_not_hold(one, reaches, audience):
    """Nobody is shown somebody in passing, for whom it was not needed."""
    one = replace(one, never_named=False)
    chosen = Showing(audience, NAMED)
    also = raised_with(one, chosen, reaches)
    for missing in also:
        raised = [replace(chosen, audience=each) for each in also if each != missing]
        taken = {audience, *also} - {missing}
        others = [each for each in one.showings if each.place or each.audience not in taken]
        after = replace(one, showings=(*others, chosen, *raised))
        shown = shown_as(after, audience, reaches)
        assert (shown.appearance, shown.because) != (NAMED, "")
