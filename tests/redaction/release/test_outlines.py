"""What an outline leaves in a disclosure, and that what it leaves out leaves no trace."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.foundation.ids import DocumentId, OutlineId
from casefiles.domain.records.case_records import Outline
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.release.projection import Projection, project
from tests.redaction.cases import (
    CASE,
    document,
    event,
    exhibit,
    fact,
    mark,
    person,
    reversed_load,
    snapshot,
    step,
)

EVERY = ("persons", "chronology", "statement", "exhibits_list", "exhibits")
CLIENT = person("o", "Alim Zunun", "open")
JUDGE = person("j", "Judge Sample", "open")
SISTER = person("r", "Rahile Zunun", "pseudonym")
SOURCE = person("s", "Dolkun Sabir", "withheld")
FULL = snapshot(
    persons=[CLIENT, JUDGE, SISTER, SOURCE],
    documents=[
        document("d1", "Statement"), document("d2", "Warrant"), document("d3", "Photograph"),
        document("p", "Notes", "privileged"),
    ],
    exhibits=[
        exhibit("d1", "AB/1"), exhibit("d2", "AB/2"), exhibit("d3", "AB/10"), exhibit("p", "ZZ/1"),
    ],
    events=[
        event("e1", "2020", "[[o]] was arrested", cites=[("d1", 1), ("d2", 1)]),
        event("e2", "2021", "[[r]] was visited", cites=[("d3", 1)]),
    ],
    facts=[fact(1, "[[j]] and [[s]] heard it", cites=[("d2", 2)], standing="cited")],
    marks=[mark("d3")],
    pages={"d1": 3, "d2": 2, "d3": 1},
)  # fmt: skip


def outlined(
    case: CaseSnapshot, documents=("d1", "d2", "d3"), sections=EVERY, audience="court_open"
) -> CaseSnapshot:
    outline = Outline(
        OutlineId("o1"), CASE, "national_court", audience,
        tuple(sections), tuple(map(DocumentId, documents)),
    )  # fmt: skip
    return replace(case, outline=outline)


def projected(case: CaseSnapshot) -> Projection:
    return project(case, "national_court", "court_open", ())


def shown(case: CaseSnapshot):
    return projected(case).disclosure


def test_no_outline_says_nothing_of_sections():
    assert shown(FULL).sections == ()
    assert b"sections" not in canonical_bytes(shown(FULL))


def test_an_outline_of_everything_says_the_same():
    assert replace(shown(outlined(FULL)), sections=()) == shown(FULL)
    assert projected(outlined(FULL)).numbering == projected(FULL).numbering


def test_exhibits_come_in_the_order_of_the_outline():
    one = projected(outlined(FULL, ["d3", "d1", "d2"]))
    assert [exhibit.mark for exhibit in one.disclosure.exhibits] == ["AB/10", "AB/1", "AB/2"]
    assert one.documents == ("d3", "d1", "d2")


def test_exhibits_that_are_not_listed_do_not_appear_and_are_not_cited():
    disclosure = shown(outlined(FULL, ["d3", "d1"]))
    assert [one.mark for one in disclosure.exhibits] == ["AB/10", "AB/1"]
    assert b"AB/2" not in canonical_bytes(disclosure)
    arrest, visit = disclosure.events
    assert [cite.exhibit for cite in arrest.cites] == ["AB/1"]
    assert [cite.exhibit for cite in visit.cites] == ["AB/10"]


def test_an_assertion_that_loses_all_proof_claims_none():
    (only,) = shown(outlined(FULL, ["d1", "d3"])).facts
    assert (only.standing, only.cites) == (EvidentialStatus.EVIDENCE_TO_FOLLOW, ())


def test_an_exhibit_left_out_is_like_one_that_never_was():
    never = replace(
        FULL,
        documents=FULL.documents[:2] + FULL.documents[3:],
        exhibits=FULL.exhibits[:2] + FULL.exhibits[3:],
        marks=(),
    )
    left_out = outlined(FULL, ["d2", "d1"])
    assert canonical_bytes(shown(left_out)) == canonical_bytes(shown(outlined(never, ["d2", "d1"])))


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_what_never_leaves_changes_no_byte_wherever_the_outline_names_it(at):
    order = ["d3", "d1", "d2"]
    listed = [*order[:at], "p", "gone", *order[at:], order[0]]
    assert canonical_bytes(shown(outlined(FULL, listed))) == canonical_bytes(
        shown(outlined(reversed_load(FULL), order))
    )


def test_order_and_repetition_of_sections_change_no_byte():
    forth, back = outlined(FULL, sections=EVERY), outlined(FULL, sections=EVERY[::-1] * 2)
    assert canonical_bytes(shown(forth)) == canonical_bytes(shown(back))


@pytest.mark.parametrize(
    ("section", "empty", "gone"),
    [("chronology", "events", "arrested"), ("statement", "facts", "heard")],
)
def test_a_section_that_is_not_wanted_is_absent_with_its_people(section, empty, gone):
    disclosure = shown(outlined(FULL, sections=[one for one in EVERY if one != section]))
    assert getattr(disclosure, empty) == ()
    assert gone.encode() not in canonical_bytes(disclosure)
    labels = {one.label for one in disclosure.persons}
    if section == "chronology":
        assert labels == {"Judge Sample"}
        assert disclosure.has_withheld
    else:
        assert labels == {"Alim Zunun", "[PERSON A]"}
        assert not disclosure.has_withheld


def test_without_their_pages_exhibits_are_produced_separately():
    disclosure = shown(outlined(FULL, sections=["exhibits_list", "chronology"]))
    assert {one.pages for one in disclosure.exhibits} == {0}
    assert {cite.page for one in disclosure.events for cite in one.cites} == {0}
    assert not disclosure.has_boxes


def test_without_list_and_pages_there_are_no_exhibits():
    one = projected(outlined(FULL, sections=["chronology"]))
    assert (one.disclosure.exhibits, one.documents) == ((), ())
    assert {event.standing for event in one.disclosure.events} == {
        EvidentialStatus.EVIDENCE_TO_FOLLOW
    }


def test_cover_contents_and_legend_cannot_be_left_out():
    assert shown(outlined(FULL, sections=[])).sections == ("contents", "cover", "legend")


def test_an_outline_for_other_readers_is_refused():
    with pytest.raises(ValueError, match="other readers"):
        projected(outlined(FULL, audience="public"))


def test_the_records_behind_are_those_that_are_shown():
    one = projected(outlined(reversed_load(FULL)))
    assert one.events == ("e1", "e2")
    assert one.facts == ("f1",)


def test_canonical_bytes_are_read_back_with_and_without_sections():
    for disclosure in (shown(FULL), shown(outlined(FULL, sections=["statement"]))):
        assert disclosure_from_bytes(canonical_bytes(disclosure)) == disclosure


def test_the_chronology_of_pressure_leaves_only_where_it_was_asked_for():
    steps = (
        step("h1", "2021-03-18", "Extradition hearing", kind="hearing", cites=[("d1", 1)]),
        step("i1", "2021-03-20", "[[r]] was visited because of [[s]]", place="Rahile's home"),
        step("i2", "2021-03-19", "[[r]] was followed", withheld=True),
    )
    case = replace(FULL, steps=steps)
    assert not projected(case).disclosure.steps
    assert not projected(outlined(case)).disclosure.steps
    one = projected(outlined(case, sections=("pressure", "exhibits")))
    assert one.steps == ("h1", "i1")
    told = one.disclosure.steps[1].text
    assert "Rahile" not in told
    assert "[WITHHELD]" in told
    assert disclosure_from_bytes(canonical_bytes(one.disclosure)) == one.disclosure


def test_a_clock_is_told_beside_a_moment_alone_and_by_a_place_that_people_know():
    steps = (
        step("h1", "2021-03-18", "Hearing", kind="hearing", zone="Europe/Oslo"),
        step("i1", "2021-03-20T20:10", "[[r]] was visited", zone="Asia/Shanghai"),
    )
    one = projected(outlined(replace(FULL, steps=steps), sections=("pressure", "exhibits")))
    assert [each.zone for each in one.disclosure.steps] == ["", "Beijing"]
    named = replace(FULL, steps=steps, persons=(*FULL.persons, person("b", "Beijing", "withheld")))
    hidden = projected(outlined(named, sections=("pressure", "exhibits"))).disclosure.steps
    assert "Beijing" not in hidden[1].zone
