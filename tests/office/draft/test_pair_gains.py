"""However recipients reach one another, an answer of yes lets nothing pass that readers gain."""

from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import CaseId, DocumentId, PairingId, PersonId, ReachId
from casefiles.domain.records.case_records import Protection
from casefiles.domain.records.editions import ExportedPage
from casefiles.domain.records.foreseeable_readers import AUDIENCES, Reach
from casefiles.domain.records.pairings import MayJoin, Pairing, pair_of
from casefiles.office.draft.combined_disclosure import OverlapBasis, rests_of
from casefiles.office.draft.pairings import PairAnswers, answered_on
from casefiles.redaction.disclosure_risk import edition_overlap
from casefiles.redaction.disclosure_risk.edition_overlap import EditionView, overlaps
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
    rests = [(one.matter, rests_of(one, pair, is_known=False, same_readers=False)) for one in found]
    stopped = {matter for matter, on in rests if on is OverlapBasis.GAIN}
    return planted(here, there) - stopped


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
    assert {rests_of(one, yes, is_known=False, same_readers=False) for one in found} <= {
        OverlapBasis.JOINED
    }
    nothing = PairAnswers({}, PEOPLE, tuple(known)).of(told.audience, audience)
    assert {rests_of(one, nothing, is_known=False, same_readers=False) for one in found} <= {
        OverlapBasis.UNANSWERED
    }


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
