"""What would show a reader who talked, and what points to whom, over the sample case."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.ids import FactId
from casefiles.domain.records.case_records import NOBODY, Fact, Person, Protection
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.recipients import save_foreseeable_readers
from casefiles.office.narrative.facts import add_fact, facts_of, new_fact
from casefiles.office.records.finding_acceptance import accept, withdraw_acceptance
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.reidentification import (
    MOSAIC,
    reidentification,
)
from casefiles.office.stops.source_protection import FEW, SHOWS_SOURCE, source_checks
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.disclosure_risk.reidentification import CandidateCount
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def stops(work, wanted):
    def found(audience: str = "court_open"):
        def look(workplace, _ticket):
            draft = draft_of(workplace, replace(wanted, audience=audience))
            return {one.code: one for one in findings_of(workplace, draft)}, draft

        return work(look)

    return found


@pytest.fixture
def people(opened):
    return opened.ask(lambda reader: reader.find(Person))


def tell(opened, fact, **fields):
    changed = replace(fact, **fields)
    opened.run(lambda at: at.update(changed, "edit_fact"))


def test_a_fact_that_few_know_stops_where_a_protected_person_told_it(
    opened, stops, people, case_id
):
    hidden = [one for one in people if one.protection is not Protection.OPEN]
    open_person = next(one for one in people if one.protection is Protection.OPEN)
    fact = opened.ask(lambda reader: reader.find(Fact))[0]
    codes, draft = stops()
    before = canonical_bytes(draft.disclosure)
    assert SHOWS_SOURCE not in codes
    assert list(source_checks(draft)) == []
    tell(opened, fact, source_person=hidden[0].id)
    codes, draft = stops()
    assert SHOWS_SOURCE not in codes
    (warning,) = source_checks(draft)
    assert (warning.kind, warning.code, warning.count) == ("warn", "source_unknown", 1)
    tell(opened, fact, source_person=hidden[0].id, known_to=(hidden[1].id,))
    codes, draft = stops()
    stop = codes[SHOWS_SOURCE]
    assert (stop.kind, stop.count) == ("sign", 1)
    assert hidden[0].names[0].text in stop.spots[0].words
    assert list(source_checks(draft)) == []
    assert canonical_bytes(draft.disclosure) == before
    assert SHOWS_SOURCE not in stops("expert")[0]
    opened.run(
        save_foreseeable_readers(
            case_id, "expert", ("requesting_state",), "reports in open court", bytes
        )
    )
    assert SHOWS_SOURCE in stops("expert")[0]
    known = tuple(one.id for one in people[: FEW + 1])
    tell(opened, fact, source_person=hidden[0].id, known_to=known)
    assert SHOWS_SOURCE not in stops()[0]
    wide = {"known_to": (hidden[1].id,), "is_widely_known": True}
    tell(opened, fact, source_person=hidden[0].id, **wide)
    assert SHOWS_SOURCE not in stops()[0]
    tell(opened, fact, source_person=open_person.id, known_to=(hidden[1].id,))
    assert SHOWS_SOURCE not in stops()[0]
    tell(opened, fact, source_person=NOBODY, known_to=(hidden[1].id,))
    assert SHOWS_SOURCE not in stops()[0]


def test_details_are_listed_by_person_ticked_and_lapse_when_they_change(
    opened, stops, people, case_id, work, wanted
):
    sister = next(one for one in people if "Zulpiye" in one.names[0].text)
    codes, draft = stops()
    before = canonical_bytes(draft.disclosure)
    found = work(reidentification(wanted))
    assert codes[MOSAIC].kind == "sign"
    assert sister.id in [spot.record for spot in codes[MOSAIC].spots]
    assert codes[MOSAIC].count == len(codes[MOSAIC].spots)
    (own,) = [one for one in found.people if one.person_id == sister.id]
    assert (own.name, own.label) == ("Zulpiye Baratjan", "[WITHHELD]")
    assert own.points[0].words == "All details combined"
    assert own.points[0].fit is CandidateCount.ONE
    assert any("Kinship: sister" in point.why for point in own.points)
    assert [each.points[0].fit for each in found.people] == sorted(
        (each.points[0].fit for each in found.people), reverse=True
    )
    points = [one.of for one in found.open]
    opened.run(accept(case_id, MOSAIC, points[1:], "", _ids(1)))
    left, _ = stops()
    assert (left[MOSAIC].count, left[MOSAIC].of == codes[MOSAIC].of) == (1, False)
    opened.run(accept(case_id, MOSAIC, points, "", _ids(1000)))
    codes, draft = stops()
    assert MOSAIC not in codes
    assert canonical_bytes(draft.disclosure) == before
    opened.run(withdraw_acceptance(case_id, MOSAIC, points[:1]))
    assert stops()[0][MOSAIC].count == 1
    opened.run(accept(case_id, MOSAIC, points, "", _ids(2000)))
    text = f"[[{sister.id}]] is the only daughter of a baker."
    standing = opened.ask(facts_of(case_id))[0].standing
    opened.run(add_fact(new_fact(FactId("7" * 32), case_id, text, standing)))
    again = work(reidentification(wanted))
    assert {point.words for point in again.open} >= {"All details combined"}


def _ids(start: int):
    numbers = iter(range(start, start + 900))
    return lambda size: next(numbers).to_bytes(size, "big")
