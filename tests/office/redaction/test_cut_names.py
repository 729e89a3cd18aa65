"""An initial beside a name does not stay: in titles, names of sheets, cells, chats and mails."""

import json
import re
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
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.evidence.office_samples import rows, xlsx
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

CHAT = """12/09/2023, 18:02 - Serikbol O: The gate is open.
12/09/2023, 18:05 - Q: Aigerim T O waits.
"""
MAIL = """From: Serikbol O <one@mail.example>
To: "Aigerim O." <two@mail.example>
Subject: For Aigerim (O)
Date: Mon, 12 Sep 2023 18:02:00 +0000
Content-Type: text/plain; charset=utf-8

The gate is open. Serikbol D O signs.
"""
CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
_LETTER = re.compile(r"(?<!\w)[OTDS](?!\w)")
FORM = {
    "reference": "CUT-1",
    "title": "A case",
    "client": "p-client",
    "persons": [
        {"id": "p-client", "role": "client", "protection": "open", "proposed_names": "reject",
         "names": [{"text": "Tsering Lhamo"}]},
        {"id": "p-herder", "protection": "pseudonym", "proposed_names": "reject",
         "names": [{"text": "Serikbol Dauletuly Ospanov"}]},
        {"id": "p-wife", "protection": "pseudonym", "proposed_names": "reject",
         "names": [{"text": "Aigerim Toktarkyzy Ospanova"}]},
    ],
    "documents": [
        {"id": "d-chat", "file": "chat.txt", "title": "Chat with Serikbol O",
         "exhibit": {"mark": "AB/1"}},
        {"id": "d-mail", "file": "mail.eml", "title": "Mail to Aigerim O, 2023",
         "exhibit": {"mark": "AB/2"}},
        {"id": "d-table", "file": "table.xlsx", "title": "SERIKBOL O",
         "exhibit": {"mark": "AB/3"}},
    ],
    "narrative": ["[[p-client]] met Serikbol O in May."],
}  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Iterator[JobContext]:
    (tmp_path / "chat.txt").write_text(CHAT)
    (tmp_path / "mail.eml").write_text(MAIL)
    cells = CELL.format("A1", "Aigerim O"), CELL.format("B1", "O Serikbol")
    sheet = rows(f'<row r="1">{"".join(cells)}</row>')
    (tmp_path / "table.xlsx").write_bytes(xlsx({"Serikbol O": sheet}))
    (tmp_path / "case.json").write_text(json.dumps(FORM))
    with (
        create(tmp_path / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):
        load_case(vault, template, tmp_path / "case.json", secrets.token_bytes, CancellationToken())
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def test_no_initial_stays_beside_a_name_that_went(place: JobContext):
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    draft = draft_of(place, EditionRequest(case.id, "national_court", "court_open"))
    told = canonical_bytes(draft.disclosure).decode()
    assert "The gate is open." in told
    assert "PERSON" in told
    left = [told[max(0, one.start() - 40) : one.end() + 9] for one in _LETTER.finditer(told)]
    assert left == []
    assert not re.search("serikbol|aigerim", told, re.IGNORECASE)
    print(draft.plans)
