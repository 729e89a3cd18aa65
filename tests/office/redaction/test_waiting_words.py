"""What waits on an exhibit that leaves as its own words stops a dossier as on a page."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.ticket import Ticket
from casefiles.domain.records.case_records import Case, Document, MarkKind
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.load import load_case
from casefiles.office.records.stops import Stop
from casefiles.office.redaction.marking import MarkTerms
from casefiles.office.redaction.review_queue import queue_of
from casefiles.office.redaction.review_verdicts import reject
from casefiles.office.redaction.substitutes import mark_words
from casefiles.office.stops.review_stops import undecided_hits
from casefiles.office.workplace.verbs import Workplace
from casefiles.office.workplace.wanted import Wanted
from casefiles.store.vault.opening import create
from tests.store.world import CHEAP
from tests.ui.conftest import CLOCK, PASSPHRASE

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
def place(tmp_path: Path) -> Iterator[Workplace]:
    (tmp_path / "chat.txt").write_text(CHAT)
    (tmp_path / "case.json").write_text(json.dumps(FORM))
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(vault, template, tmp_path / "case.json", secrets.token_bytes, Ticket())
        yield Workplace(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def case_of(place: Workplace) -> Case:
    return place.vault.read(lambda reader: reader.find(Case))[0]


def waiting(place: Workplace) -> list[Stop]:
    wanted = Wanted(case_of(place).id, "national_court", "court_open")
    return [*undecided_hits(place, draft_of(place, wanted))]


def test_a_name_with_an_ending_waits_in_a_chat_until_somebody_decides(place: Workplace):
    (stop,) = waiting(place)
    assert [one.kept for one in stop.spots] == ["AB/4, p 1: short names inside words"]
    queue = place.vault.read(queue_of(case_of(place).id))
    (asked,) = [one.item for one in queue.undecided if one.item.text == "Zulpiyem"]
    place.vault.write(reject(case_of(place).id, [asked], secrets.token_bytes))
    assert waiting(place) == []


def test_words_that_are_marked_ask_nothing_any_more(place: Workplace):
    assert waiting(place)
    (document,) = place.vault.read(lambda reader: reader.find(Document))
    terms = MarkTerms("a name", kind=MarkKind.SPAN)
    mark_words(document.id, [(3, 0, 60)], terms)(place, Ticket())
    assert waiting(place) == []
