"""Words of kin in a chat: the head of a message stays, and two messages may say one thing."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Document
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.kinship_answers import remove_sentences
from casefiles.office.redaction.presets import EMERGENCY, save_preset
from casefiles.office.redaction.redaction_queue import build_queue
from casefiles.office.redaction.replacement_texts import export_form_of, redacted_spans_of
from casefiles.office.redaction.without_kin import kin_at
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

CHAT = """12/09/2023, 18:02 - Adil: My sister drove me to the border. I have slept
12/09/2023, 18:05 - Q: At home?
12/09/2023, 18:20 - Adil: they have my
12/09/2023, 18:21 - Q: what
12/09/2023, 18:22 - Adil: sister now
12/09/2023, 18:30 - Adil: Call me, sister
12/09/2023, 18:31 - Adil: mother is in hospital
"""
FORM = {
    "reference": "WORDS-1",
    "title": "A case",
    "client": "p-client",
    "persons": [
        {"id": "p-client", "role": "client", "protection": "open", "proposed_names": "reject",
         "names": [{"text": "Adil Emin"}]},
        {"id": "p-sister", "kin": "sister", "proposed_names": "reject",
         "names": [{"text": "Zulpiye Baratjan"}]},
        {"id": "p-mother", "kin": "mother", "proposed_names": "reject",
         "names": [{"text": "Gulnisa Rozi"}]},
    ],
    "documents": [
        {"id": "d-chat", "file": "chat.txt", "title": "Chat of [[p-client]] with [[p-sister]]",
         "exhibit": {"mark": "AB/4", "spoken_by": "p-client"}}
    ],
}  # fmt: skip


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


def asked(place: JobContext):
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    queue = build_queue(case.id)(place, CancellationToken())
    return case.id, [one for one in queue.items if one.item.kind == "kinship"]


def left(place: JobContext) -> list[str]:
    """Return what leaves of each message, what is removed as a line."""
    (document,) = place.vault.read(lambda reader: reader.find(Document))
    leaving = export_form_of(document.id)(place, CancellationToken())
    assert leaving is not None
    found = []
    for block, gone in zip(leaving.blocks, redacted_spans_of(leaving), strict=True):
        rest = [
            "" if any(a <= at < b for a, b in gone) else char for at, char in enumerate(block.whole)
        ]
        found.append("".join(rest))
    return found


def test_a_sentence_that_goes_from_a_chat_leaves_the_head_of_its_message(place: JobContext):
    case_id, items = asked(place)
    remove_sentences(case_id, [one.item for one in items])(place, CancellationToken())
    first = left(place)[0]
    assert "Adil" in first
    assert "18:02" in first
    assert "I have slept" in first
    assert "sister" not in first


def test_the_title_of_a_question_shows_names_and_no_id(place: JobContext):
    _, items = asked(place)
    assert {one.title for one in items} == {"AB/4  Chat of Adil Emin with Zulpiye Baratjan"}


def test_kin_over_two_messages_is_asked_and_goes(place: JobContext):
    case_id, items = asked(place)
    told = {place.text for one in items for place in one.item.places}
    assert "my sister" in told
    remove_sentences(case_id, [one.item for one in items])(place, CancellationToken())
    assert not any("sister" in one for one in left(place)[:5])


def in_emergency(place: JobContext) -> Draft:
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    court = EditionRequest(case.id, "national_court", "court_open")
    place.vault.write(save_preset(court, EMERGENCY, secrets.token_bytes))
    return draft_of(place, court)


def test_an_emergency_takes_kin_told_over_two_messages(place: JobContext):
    told = canonical_bytes(in_emergency(place).disclosure).decode()
    assert "I have slept" in told
    assert "what" in told
    assert "sister" not in told
    assert "they have my" not in told


def test_an_emergency_takes_kin_over_two_messages_from_pages(place: JobContext):
    (document,) = place.vault.read(lambda reader: reader.find(Document))
    lines = [
        "[12 September 2023, 18:20] Adil: they have my",
        "[12 September 2023, 18:21] Q: what",
        "[12 September 2023, 18:22] Adil: sister now",
    ]
    boxes = [Box(0.1, y, 0.9, y + 0.02) for y in (0.1, 0.15, 0.2)]
    told = tuple(TextLine(text, box) for text, box in zip(lines, boxes, strict=True))
    page = PageText(1, 595.0, 842.0, told)
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    wanted = EditionRequest(case.id, "national_court", "court_open")
    lawyers, _ = place.vault.read(
        snapshot_of(wanted.case_id, wanted.profile, wanted.audience, ExportCache().reading)
    )
    marks = kin_at(place, lawyers).marks(document.id, ((page,), (page,)))
    assert {round(one.box.y0, 2) for one in marks} == {0.1, 0.2}


def test_kin_who_are_called_or_told_of_without_an_owner_are_asked(place: JobContext):
    _, items = asked(place)
    told = [place for one in items for place in one.item.places]
    assert {(one.before.rstrip().rpartition(" ")[2], one.text) for one in told} >= {
        ("me,", "sister")
    }
    assert any("mother" in one.text for one in told)
