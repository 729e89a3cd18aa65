"""What a schedule of redactions kept of an erased fact becomes opaque, and nothing else does."""

import json
import secrets
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_redactions import (
    DisclosedPlace,
    DisclosedRedaction,
    DisclosedRisk,
)
from casefiles.domain.foundation.ids import FactId
from casefiles.domain.foundation.opaque import is_opaque
from casefiles.domain.records.editions import ExportedContent
from casefiles.redaction.erasure.opaque_areas import PageAreas
from casefiles.redaction.erasure.opaque_editions import EditionEraser, ErasedContent, Ids
from casefiles.redaction.release.projection import project
from tests.redaction.cases import snapshot

GONE, STAYS = FactId("f1"), FactId("f2")
CITES = (DisclosedCitation("AB/3", 2),)
ROW = DisclosedRedaction(
    *("[PERSON 1]", 0, 0, 0, "relative", "", "person", ("name",)),
    (DisclosedPlace("page", "AB/1", 2, (1,)),),
    facts=(DisclosedRisk("She was summoned.", CITES), DisclosedRisk("They came twice.", CITES)),
    less="Initials identify.",
)


def erased(facts, *, records=frozenset({GONE}), values=frozenset()):
    shown = replace(project(snapshot(), "p", "court_closed", ()).disclosure, removals=(ROW,))
    left = ExportedContent(canonical_bytes(shown).decode(), (), (), facts, ())
    content = ErasedContent(records=records, values=values)
    areas = PageAreas({}, secrets.token_bytes)
    kept = EditionEraser(content, Ids(secrets.token_bytes), areas).left(left)
    (row,) = disclosure_from_bytes(kept.disclosure.encode()).removals
    assert json.loads(kept.disclosure)
    return row


def test_a_fact_goes_with_its_cites_and_the_others_stay():
    row = erased((GONE, STAYS))
    assert is_opaque(row.facts[0].text)
    assert row.facts[0].cites == ()
    assert row.facts[1] == ROW.facts[1]
    assert replace(row, facts=ROW.facts) == ROW


def test_where_nothing_tells_which_fact_it_was_all_of_them_go():
    assert all(is_opaque(one.text) for one in erased((GONE,)).facts)


@pytest.mark.parametrize("facts", [(GONE, STAYS), ()])
def test_nothing_goes_where_no_record_is_erased(facts):
    assert erased(facts, records=frozenset()) == ROW


def test_words_for_the_judge_go_with_the_person():
    row = erased((GONE, STAYS), records=frozenset(), values=frozenset({ROW.less}))
    assert is_opaque(row.less)
