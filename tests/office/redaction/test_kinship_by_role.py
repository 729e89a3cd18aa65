"""Kin of somebody told by a trade: asked, and in an emergency gone without a question."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.presets import EMERGENCY, save_preset
from casefiles.office.redaction.redaction_queue import build_queue
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

NOTE = """The weather was cold. The herdsman's wife hid the list under the stove.
Было холодно. Жена чабана спрятала список под печкой.
那天很冷。牧民的妻子把名单藏在炉子下面。
The herdsman's kin were questioned twice. It was cold.
"""
OWN = "[[p-client]] crossed the border in May. The herdsman's wife hid the list."
FORM = {
    "reference": "ROLES-1",
    "title": "A case",
    "client": "p-client",
    "persons": [
        {"id": "p-client", "role": "client", "protection": "open", "proposed_names": "reject",
         "names": [{"text": "Tsering Lhamo"}]},
        {"id": "p-herder", "role": "witness", "proposed_names": "reject",
         "names": [{"text": "Serikbol Ospanov"}]},
        {"id": "p-wife", "kin": "wife", "related_to": "p-herder", "proposed_names": "reject",
         "names": [{"text": "Aigerim Toktarkyzy"}]},
    ],
    "documents": [
        {"id": "d-note", "file": "note.txt", "title": "Note",
         "exhibit": {"mark": "AB/1"}}
    ],
    "narrative": [OWN],
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Iterator[JobContext]:
    (tmp_path / "note.txt").write_text(NOTE)
    (tmp_path / "case.json").write_text(json.dumps(FORM))
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):
        load_case(vault, template, tmp_path / "case.json", secrets.token_bytes, CancellationToken())
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def case_of(place: JobContext) -> Case:
    return place.vault.read(lambda reader: reader.find(Case))[0]


def test_kin_of_a_herdsman_is_asked_once_for_a_paper_and_once_for_an_own_text(place: JobContext):
    queue = build_queue(case_of(place).id)(place, CancellationToken())
    found = [one.item for one in queue.items if one.item.kind == "kinship"]
    assert all(one.words.startswith("Aigerim Toktarkyzy is the only") for one in found)
    own = [one for one in found if not one.document_id]
    paper = [one for one in found if one.document_id]
    assert [one.text for one in own] == ["herdsman's wife"]
    told = [where.text for one in paper for where in one.places]
    assert {*told} == {"herdsman's wife", "Жена чабана", "牧民的妻子", "herdsman's kin"}
    assert len(paper) == 2, "one question for a wife, one for kin of any kind"


def test_in_an_emergency_such_sentences_go_without_a_question(place: JobContext):
    court = EditionRequest(case_of(place).id, "national_court", "court_open")
    told = canonical_bytes(draft_of(place, court).disclosure).decode()
    assert "stove" in told
    place.vault.write(save_preset(court, EMERGENCY, secrets.token_bytes))
    told = canonical_bytes(draft_of(place, court).disclosure).decode()
    assert "crossed the border" in told
    assert "It was cold." in told
    for gone in ("herdsman", "stove", "чабана", "печкой", "牧民", "炉子", "kin were"):
        assert gone not in told
