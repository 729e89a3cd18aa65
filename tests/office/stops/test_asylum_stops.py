"""An asylum claim does not reach the requesting State unless somebody signs for it."""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.ids import NarrativeBlockId
from casefiles.domain.records.case_records import Event
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.office.draft.drafting import draft_of
from casefiles.office.stops.asylum_findings import asylum_findings, mentions_asylum
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures


@pytest.mark.parametrize(
    "text",
    [
        "He asks for ASYLUM.",
        "une demande d'asile",
        "wniosek o azyl",
        "向利斯马克申请庇护",
        "難民",
        "заявление об убежище",
        "mülteci",
    ],
)
def test_words_for_asylum_are_known(text):
    assert mentions_asylum(text)


@pytest.mark.parametrize("text", ["He sold books.", "Saint-Basile", "他卖书", ""])
def test_other_words_are_not_taken_for_it(text):
    assert not mentions_asylum(text)


def stops(work, case_id, audience):
    def look(workplace, ticket):
        draft = draft_of(workplace, EditionRequest(case_id, "national_court", audience))
        return tuple(asylum_findings(workplace, draft))

    return work(look)


def test_it_stops_what_the_requesting_state_may_read_and_nothing_else(opened, work, case_id):
    assert stops(work, case_id, "court_open") == ()
    claim = next(
        one
        for one in opened.ask(lambda reader: reader.find(Event, case_id=case_id))
        if "asylum" in one.text
    )
    assert claim.is_withheld
    opened.run(lambda at: at.update(replace(claim, is_withheld=False), "edit_event"))
    own = NarrativeBlockId("0a" * 16)
    told = NarrativeBlock(own, case_id, 1, BlockKind.PLAIN, 0, "So[^1].", ("He asked for asylum.",))
    opened.run(lambda at: at.insert(told, "add_narrative_block"))
    (both,) = stops(work, case_id, "court_open")
    assert [spot.record for spot in both.spots] == [claim.id, own]
    opened.run(lambda at: at.delete(NarrativeBlock, own, "remove_narrative_block"))
    (stop,) = stops(work, case_id, "court_open")
    assert (stop.kind, stop.count) == ("sign", 1)
    assert stop.spots[0].record == claim.id
    assert stops(work, case_id, "court_closed") == ()
