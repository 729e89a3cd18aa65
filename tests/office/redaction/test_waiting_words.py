"""What waits on an exhibit that leaves as its own words stops a dossier as on a page."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Document, RedactionKind
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.records.findings import Finding
from casefiles.office.redaction.marking import MarkInput
from casefiles.office.redaction.redaction_queue import queue_of
from casefiles.office.redaction.replacement_texts import mark_words
from casefiles.office.redaction.suggestion_decisions import reject
from casefiles.office.stops.suggestion_findings import undecided_hits
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

CHAT = """12/09/2023, 18:02 - Ershat: Where are you?
12/09/2023, 18:05 - Zulpiye: At home.
12/09/2023, 18:20 - Ershat: Zulpiyem, stay strong
"""
FORM = {
    "reference": "WORDS-1",
    "title": "A case",
    "persons": [
        {"id": "p-sister", "proposed_names": "reject", "names": [{"text": "Zulpiye Baratjan"}]}
    ],
    "documents": [
        {"id": "d-chat", "file": "chat.txt", "title": "Chat", "exhibit": {"mark": "AB/4"}}
    ],
}


@pytest.fixture
def place(tmp_path: Path) -> Iterator[JobContext]:
    (tmp_path / "chat.txt").write_text(CHAT)
    (tmp_path / "case.json").write_text(json.dumps(FORM))
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):
        load_case(vault, template, tmp_path / "case.json", secrets.token_bytes, CancellationToken())
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def case_of(place: JobContext) -> Case:
    return place.vault.read(lambda reader: reader.find(Case))[0]


def waiting(place: JobContext) -> list[Finding]:
    wanted = EditionRequest(case_of(place).id, "national_court", "court_open")
    return [*undecided_hits(place, draft_of(place, wanted))]


def test_a_name_with_an_ending_waits_in_a_chat_until_somebody_decides(place: JobContext):
    (stop,) = waiting(place)
    assert [one.kept for one in stop.spots] == ["AB/4, p 1: short names within words"]
    queue = place.vault.read(queue_of(case_of(place).id))
    (asked,) = [one.item for one in queue.undecided if one.item.text == "Zulpiyem"]
    place.vault.write(reject(case_of(place).id, [asked], secrets.token_bytes))
    assert waiting(place) == []


def test_words_that_are_marked_ask_nothing_any_more(place: JobContext):
    assert waiting(place)
    (document,) = place.vault.read(lambda reader: reader.find(Document))
    terms = MarkInput("a name", kind=RedactionKind.SPAN)
    mark_words(document.id, [(3, 0, 60)], terms)(place, CancellationToken())
    assert waiting(place) == []
