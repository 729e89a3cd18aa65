"""Before a dossier leaves: dead cites of the narrative stop it, what cites nothing is told."""

import secrets
import time
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.narrative.blocks import BlockInput, edit_block, narrative_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.narrative_checks import narrative_checks
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import (
    CHEAP,
    disguise,
    opened_template,
    tell_a_story,
    write_case,
)


@pytest.fixture
def place(tmp_path: Path):
    hidden = disguise(1000)
    clock = Clock(lambda: hidden.wall, time.monotonic_ns, "0" * 32)
    with (
        opened_template() as template,
        create(tmp_path / "vault", "p", CHEAP, clock, secrets.token_bytes) as vault,
    ):
        load_case(
            vault,
            template,
            write_case(tmp_path / "form", hidden),
            secrets.token_bytes,
            CancellationToken(),
        )
        tell_a_story(vault, hidden)
        yield JobContext(vault, lambda: template, clock, secrets.token_bytes, paths.resources())


def test_dead_cites_stop_it_until_they_are_mended(place):
    case_id = place.vault.read(lambda reader: reader.find(Case))[0].id
    wanted = EditionRequest(case_id, "national_court", "court_open")
    draft = draft_of(place, wanted)
    (stop,) = [one for one in findings_of(place, draft) if one.code == "narrative_dead_cites"]
    assert stop.kind == "sign"
    told = [spot.words for spot in stop.spots]
    assert any("[QQ/7, 3]" in words for words in told)
    assert {spot.detail for spot in stop.spots} == {"narrative"}
    for row in place.vault.read(narrative_of(case_id)):
        if row.doubts:
            plain = BlockInput(row.terms.kind, row.terms.level, "Nothing [AB/1, 1].")
            place.vault.write(edit_block(row.id, plain))
    mended = draft_of(place, wanted)
    assert not [one for one in findings_of(place, mended) if one.code == "narrative_dead_cites"]
    assert [one.code for one in narrative_checks(view_of(mended))] == []
    blocks = place.vault.read(lambda reader: reader.find(NarrativeBlock, case_id=case_id))
    bare = next(one for one in blocks if one.text == "Nothing [AB/1, 1].")
    place.vault.write(edit_block(bare.id, BlockInput(bare.kind, bare.level, "Nothing.")))
    found = list(narrative_checks(view_of(draft_of(place, wanted))))
    assert [(one.kind, one.code) for one in found] == [("info", "narrative_bare")]
