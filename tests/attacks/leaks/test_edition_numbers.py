"""How editions number the same persons (T54, T55), and who told what, over projections alone."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.release.projection import project
from tests.redaction.cases import document, event, exhibit, fact, person, snapshot

NAMES = [f"Relative {letter * 3}" for letter in "ABCDEFGHIJ"]
CLIENT = person("client", "Open Client", "open")


def case(names=tuple(NAMES), **changes):
    """Return a case in which ten relatives each stand in a record of their own."""
    persons = [CLIENT, *(person(f"{n:032x}", name) for n, name in enumerate(names, 1))]
    ids = [one.id for one in persons[1:]]
    events = [event(f"e{n}", f"2031-01-{n + 10}", f"[[{one}]] left.") for n, one in enumerate(ids)]
    facts = [fact(n, f"[[{one}]] wrote.") for n, one in enumerate(ids, 1)]
    found = snapshot(
        persons=persons,
        events=[replace(one, **changes) for one in events],
        facts=[replace(one, **changes) for one in facts],
        documents=[document("d" * 32, f"Letter of [[{ids[0]}]]")],
        exhibits=[exhibit("d" * 32, "AB/1")],
        pages={"d" * 32: 1},
    )
    assert len(found.persons) == len(NAMES) + 1
    return found


def released(snapshot, audience: str = "court_open") -> bytes:
    return canonical_bytes(project(snapshot, "national_court", audience, ()).disclosure)


def numbers(audience: str) -> dict[str, int]:
    made = project(case(), "national_court", audience, ())
    return {one.person_id: one.number for one in made.numbering}


def test_t54_which_of_two_relatives_has_which_name_changes_no_byte():
    swapped = [NAMES[1], NAMES[0], *NAMES[2:]]
    assert released(case()) == released(case(swapped)) == released(case(NAMES[::-1]))
    assert released(case()) != released(replace(case(), case=replace(case().case, title="Other")))


AUDIENCES = ("court_open", "treaty_body", "ccf", "requesting_state")


def test_t55_each_audience_numbers_the_same_persons_by_a_seed_of_its_own():
    told = [numbers(audience) for audience in AUDIENCES]
    assert all(set(one.values()) == set(range(1, len(NAMES) + 1)) for one in told)
    assert len({tuple(one.items()) for one in told}) == len(AUDIENCES)
    assert numbers("ccf") == numbers("ccf")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_t55_no_key_that_joins_editions_stands_in_one(audience):
    data = released(case(), audience).decode()
    hidden = [one.id for one in case().persons[1:]] + ["d" * 32, *NAMES]
    assert not [key for key in hidden if key in data]
    others = set(AUDIENCES) - {audience}
    assert not [other for other in others if f'"audience":"{other}"' in data]


def test_t55_editions_of_one_line_keep_their_numbers():
    made = project(case(), "national_court", "ccf", ())
    later = replace(case(), case=replace(case().case, title="Later"))
    again = project(later, "national_court", "ccf", made.numbering)
    assert again.numbering == made.numbering
    assert project(later, "national_court", "ccf", ()).numbering != made.numbering


@pytest.mark.parametrize(
    "changes",
    [
        {"source_person": PersonId("1".rjust(32, "0"))},
        {"known_to": (PersonId("2".rjust(32, "0")), PersonId("client"))},
        {"is_widely_known": True},
    ],
)
def test_who_told_it_and_who_knows_it_change_no_byte(changes):
    assert released(case(**changes)) == released(case())
