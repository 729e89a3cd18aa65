"""A question about a word that one line has in several cases removes each of them from words."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.export.emergency import remove_undecided
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction import name_suggestions
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.release.released_text import policy_of
from casefiles.redaction.release.released_words import released_words
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

LETTER = """Аскара увели, Аскару не дали хлеба, и Аскар молчит.

Потом Аскаром интересовались двое, об Аскаре молчат.
"""


@pytest.fixture(params=[200, 1], ids=["few", "very often"])
def place(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[JobContext]:
    monkeypatch.setattr(name_suggestions, "_MOST_PLACES", request.param)
    (tmp_path / "letter.txt").write_text(LETTER)
    form = {
        "reference": "FORMS-1",
        "title": "A case",
        "persons": [
            {"id": "p", "proposed_names": "reject", "names": [{"text": "Аскар Жумабеков"}]},
            {"id": "o", "protection": "open", "names": [{"text": "Аскар Оспанов"}]},
        ],
        "documents": [
            {"id": "d", "file": "letter.txt", "title": "Letter", "exhibit": {"mark": "AB/1"}}
        ],
    }
    (tmp_path / "case.json").write_text(json.dumps(form))
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):
        load_case(vault, template, tmp_path / "case.json", secrets.token_bytes, CancellationToken())
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def leaves(place: JobContext) -> str:
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    snapshot, _ = place.vault.read(snapshot_of(case.id, "national_court", "court_open"))
    (document,) = snapshot.documents
    released = released_words(snapshot, document, "court_open", policy_of(snapshot.persons))
    assert released is not None
    pieces = [one for _, told in released.releases for one in told.text.pieces]
    return "".join(one for one in pieces if isinstance(one, str))


def test_what_is_asked_together_goes_together(place: JobContext):
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    build_queue(case.id)(place, CancellationToken())
    assert "Аскару" in leaves(place)
    remove_undecided(case.id)(place, CancellationToken())
    assert place.vault.read(queue_of(case.id)).undecided == ()
    told = leaves(place)
    assert "Аскар" not in told
    assert "интересовались двое" in told
