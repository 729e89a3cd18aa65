"""However recipients reach one another, an answer of yes lets nothing pass that readers gain."""

from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, DocumentId, PairingId, PersonId, ReachId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.editions import ExportedPage
from casefiles.domain.records.foreseeable_readers import AUDIENCES, Reach, readers_reached_by
from casefiles.domain.records.pairings import MayJoin, Pairing, pair_of
from casefiles.domain.records.showings import Appearance, Showing, field_place
from casefiles.domain.rules.appearance import chosen
from casefiles.office.draft.combined_disclosure import OverlapBasis, rests_of, weaker_readers
from casefiles.office.draft.pairings import PairAnswer, PairAnswers, answered_on
from casefiles.redaction.disclosure_risk import edition_overlap
from casefiles.redaction.disclosure_risk.edition_overlap import EditionView, Overlap, overlaps
from casefiles.redaction.disclosure_risk.edition_views import PersonIndex, sheet_of
from casefiles.redaction.release.projection import project
from tests.redaction.cases import document, event, exhibit, fact, person, snapshot

CASE = CaseId("ca5e" * 8)
PEOPLE = (person("s", "Ayshe Kara"), person("b", "Tursun Obul"))
AREA = Box(0.1, 0.1, 0.5, 0.2)
DATES = ("2019", "2019-03", "2019-03-04")
PLACES = ("Xinjiang", "Karakash village, Xinjiang")
TEXT = "[[s]] went to Hotan with [[b]]."
OTHERS = ("", "A judge sat.", "On Monday A Judge sat.")

audiences = st.sampled_from(sorted(AUDIENCES))
protections = st.sampled_from(sorted(Protection))


@dataclass(frozen=True)
class Told:
    """What one edition says: what differs between two of them, each by itself."""

    audience: str
    protections: tuple[str, ...]
    date: str
    place: str
    is_removed: bool
    other: str
    mark: str

    @property
    def named(self) -> set[str]:
        """People whom it names."""
        shown = zip(PEOPLE, self.protections, strict=True)
        return {one.id for one, how in shown if how == Protection.OPEN}


tellings = st.builds(
    Told,
    audiences,
    st.tuples(protections, protections),
    st.sampled_from(DATES),
    st.sampled_from(PLACES),
    st.booleans(),
    st.sampled_from(OTHERS),
    st.sampled_from(("AB/1", "XY/9")),
)
reaches = st.lists(
    st.builds(
        lambda one, wider, narrower: Reach(
            ReachId("1" * 32), CASE, one, tuple(wider), tuple(narrower), "an order"
        ),
        audiences,
        st.lists(audiences, max_size=3, unique=True),
        st.lists(audiences, max_size=3, unique=True),
    ),
    max_size=4,
    unique_by=lambda one: one.audience,
)


@cache
def sheet(told: Told) -> EditionView:
    """Return an edition as its readers hold it."""
    shown = zip(PEOPLE, told.protections, strict=True)
    persons = tuple(replace(one, protection=Protection(how)) for one, how in shown)
    case = snapshot(
        persons=persons,
        facts=[fact(1, TEXT), *([fact(2, told.other)] if told.other else [])],
        events=[event("e", told.date, "Somebody was asked.", place=told.place)],
        documents=[document("d")],
        exhibits=[exhibit("d", told.mark)],
        pages={"d": 1},
    )
    made = project(case, "national_court", told.audience, ())
    index = PersonIndex(case)
    people = index.in_edition(made.disclosure, made.numbering, made)
    boxes = (AREA,) if told.is_removed else ()
    pages = {(DocumentId("d"), 1): ExportedPage("d", 1, boxes, "")}
    shown_as = replace(made.disclosure, has_boxes=told.is_removed)
    return sheet_of(shown_as, made, pages, people, index.named_in(made.disclosure))


def always_yes(known: list[Reach], one: str, other: str) -> PairAnswers:
    """Return that the question about two recipients was answered with yes, on what holds now."""
    pair = pair_of(one, other)
    on = answered_on(pair, PEOPLE, known)
    stored = Pairing(PairingId("9" * 32), CASE, *pair, MayJoin.YES, "both are read by us", on)
    return PairAnswers({pair: stored}, PEOPLE, tuple(known))


def planted(here: Told, there: Told) -> set[str]:
    """Return what who holds both gains, by the kinds of what was said otherwise."""
    return {
        *({"name"} if here.named ^ there.named else set()),
        *({"area"} if here.is_removed != there.is_removed else set()),
        *({"date"} if here.date != there.date else set()),
        *({"place"} if here.place != there.place else set()),
    }


def passing(here: Told, there: Told, known: list[Reach]) -> set[str]:
    """Return what was planted and passes all the same."""
    answers = always_yes(known, here.audience, there.audience)
    pair = answers.of(here.audience, there.audience)
    assert pair.holds is MayJoin.YES
    found = overlaps(sheet(here), sheet(there), same_readers=False)
    stopped = {one.matter for one in found if basis(one, pair) is OverlapBasis.GAIN}
    return planted(here, there) - stopped


def basis(one: Overlap, pair: PairAnswer, *, may_know: bool = False) -> OverlapBasis:
    return rests_of(one, pair, is_known=False, same_readers=False, may_know=may_know)


quietly = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)


@quietly
@given(tellings, tellings, reaches)
def test_a_pair_answered_yes_lets_no_gain_pass(here, there, known):
    assert passing(here, there, known) == set()


@pytest.mark.parametrize("matter", ["name", "area", "date", "place"])
def test_the_control_a_gain_that_counts_as_shared_is_caught(matter, monkeypatch):
    monkeypatch.setattr(edition_overlap, "SHARED", edition_overlap.SHARED | {matter})
    wanted = st.tuples(tellings, tellings, reaches)
    found = find(wanted, lambda one: matter in passing(*one), settings=quietly)
    assert matter in planted(*found[:2])


@quietly
@given(tellings, reaches, audiences)
def test_what_says_and_shows_the_same_gains_nothing(told, known, audience):
    """With yes it stops nothing; without an answer it stops, so that a question is asked."""
    here, there = sheet(told), sheet(replace(told, audience=audience))
    found = overlaps(here, there, same_readers=False)
    yes = always_yes(known, told.audience, audience).of(told.audience, audience)
    assert {basis(one, yes) for one in found} <= {OverlapBasis.JOINED}
    nothing = PairAnswers({}, PEOPLE, tuple(known)).of(told.audience, audience)
    assert {basis(one, nothing) for one in found} <= {OverlapBasis.UNANSWERED}


showings = st.lists(
    st.builds(
        lambda audience, how, place: Showing(audience, how, place, reason="an order"),
        audiences,
        st.sampled_from((Appearance.WITHHELD, Appearance.PSEUDONYM, Appearance.NAMED)),
        st.sampled_from(("", "", field_place("national_court", "applicant"))),
    ),
    max_size=6,
    unique_by=lambda one: (one.audience, one.place),
)
NAME = Overlap("name", "person", ("s",), "there", "[PERSON A]", "Ayshe Kara")


def readers_who_may_not_know(who: Person, both: frozenset[str], known: list[Reach]) -> set[str]:
    """Return to whom, or to somebody who reads what they read, a name is not to be shown."""
    places = {one.place for one in who.showings} | {""}
    return {
        reader
        for reader in both
        for along in readers_reached_by(reader, known)
        for place in places
        if who.never_named or chosen(who, along, place).appearance is not Appearance.NAMED
    }


@dataclass(frozen=True)
class Chosen:
    """One person whose name two editions tell together, and what is chosen for each recipient."""

    showings: list[Showing]
    protection: str
    never_named: bool


people = st.builds(Chosen, showings, protections, st.booleans())


def stops(of: Chosen, both: tuple[str, str], known: list[Reach]) -> tuple[bool, set[str]]:
    """Tell whether the name stops with an answer of yes, and to whom it may not be shown."""
    who = replace(
        PEOPLE[0],
        showings=tuple(of.showings),
        protection=Protection(of.protection),
        never_named=of.never_named,
    )
    readers = frozenset.intersection(*(readers_reached_by(one, known) for one in both))
    pair = pair_of(*both)
    on = answered_on(pair, (who,), known)
    stored = Pairing(PairingId("9" * 32), CASE, *pair, MayJoin.YES, "both are read by us", on)
    answers = PairAnswers({pair: stored}, (who,), tuple(known))
    weaker = weaker_readers(NAME, readers, answers)
    rests = basis(NAME, answers.of(*pair), may_know=not weaker)
    return rests is OverlapBasis.GAIN, readers_who_may_not_know(who, readers, known)


@quietly
@given(people, st.tuples(audiences, audiences), reaches)
def test_a_name_stops_exactly_where_somebody_weaker_can_read_both(of, both, known):
    stopped, weaker = stops(of, both, known)
    assert stopped == bool(weaker)


@pytest.mark.parametrize("is_stopped", [True, False])
def test_names_that_stop_and_names_that_pass_are_both_among_them(is_stopped):
    wanted = st.tuples(people, st.tuples(audiences, audiences), reaches)
    of, both, _ = find(wanted, lambda one: stops(*one)[0] is is_stopped, settings=quietly)
    assert of.protection in set(Protection)
    assert set(both) <= AUDIENCES


@pytest.mark.parametrize("matter", ["value", "area", "pages", "date", "place"])
def test_of_what_is_no_name_nobody_says_that_somebody_may_know_it(matter):
    who = replace(PEOPLE[0], protection=Protection.OPEN)
    one = replace(NAME, matter=matter)
    answers = PairAnswers({}, (who,), ())
    assert weaker_readers(NAME, frozenset({"ccf"}), answers) == frozenset()
    assert weaker_readers(one, frozenset({"ccf"}), answers) == {"ccf"}
    assert weaker_readers(NAME, frozenset({"ccf"}), replace(answers, persons=())) == {"ccf"}


def test_a_name_in_one_place_counts_as_naming_in_the_whole_filing():
    """She has a token in a fact, and her name in the answer of a form: that resolves the token."""
    told = Told("court_open", ("pseudonym", "pseudonym"), "2019", "Xinjiang", False, "", "AB/1")
    here, there = sheet(told), sheet(replace(told, audience="treaty_body"))
    assert here.people[PersonId("s")].startswith("[PERSON ")
    resolved = replace(there, named={PersonId("s"): "Ayshe Kara"})
    found = overlaps(here, resolved, same_readers=False)
    (name,) = [one for one in found if one.matter == "name"]
    assert (name.records, name.shows_more, name.there) == (("s",), "there", "Ayshe Kara")
    assert name.is_gain
    both = overlaps(replace(here, named=resolved.named), resolved, same_readers=False)
    assert [one for one in both if one.matter == "name"] == []


@pytest.mark.parametrize(
    ("here", "there", "is_gain"),
    [
        ("He came.", "He came with Officer Wang.", False),
        ("[[s]] came.", "[[s]] came in March with Officer Wang.", False),
        ("[[s]] came.", "[[s]] Officer Wang came.", True),
        ("[[s]] [[b]] came.", "Officer Wang [[s]] came.", True),
    ],
)
def test_words_beside_a_token_may_be_what_it_stands_for(here, there, is_gain):
    def of(text: str, audience: str) -> EditionView:
        case = snapshot(persons=PEOPLE, facts=[fact(1, text)])
        made = project(case, "national_court", audience, ())
        people = PersonIndex(case).in_edition(made.disclosure, made.numbering, made)
        return sheet_of(made.disclosure, made, {}, people)

    found = overlaps(of(here, "court_open"), of(there, "treaty_body"), same_readers=False)
    assert any(one.is_gain and one.about == "fact" for one in found) == is_gain
