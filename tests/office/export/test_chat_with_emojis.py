"""A chat with emojis leaves, each of them told in words, and no name in them either."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.previews import preview
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP
from tests.typeset.pdf_reading import page_texts

CHAT = """12/09/2023, 18:02 - Adil: I am at the border \u2764\ufe0f\u2764\ufe0f
12/09/2023, 18:05 - Q \U0001f338: \U0001f44d\U0001f3fd go \U0001f1f9\U0001f1f7
12/09/2023, 18:20 - Adil: \U0001f468\u200d\U0001f469\u200d\U0001f467 wait for Zulpiye \U0001f622
12/09/2023, 18:21 - Q \U0001f338: \U0001f339 asks \u26a0\ufe0f
"""
FORM = {
    "reference": "EMOJI-1",
    "title": "A case \U0001f4c1",
    "client": "p-client",
    "persons": [
        {"id": "p-client", "role": "client", "protection": "open", "proposed_names": "reject",
         "names": [{"text": "Adil Emin"}]},
        {"id": "p-sister", "proposed_names": "reject",
         "names": [{"text": "Zulpiye"}]},
        {"id": "p-friend", "proposed_names": "reject",
         "names": [{"text": "Rose"}]},
    ],
    "documents": [
        {"id": "d-chat", "file": "chat.txt", "title": "Chat \U0001f4ac of [[p-client]]",
         "exhibit": {"mark": "AB/4"}}
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JobContext]:
    folder: Path = tmp_path_factory.mktemp("emojis")
    (folder / "chat.txt").write_text(CHAT)
    (folder / "case.json").write_text(json.dumps(FORM))
    with (
        create(folder / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        opened_template() as template,
    ):
        load_case(vault, template, folder / "case.json", secrets.token_bytes, CancellationToken())
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


@pytest.fixture
def wanted(place: JobContext) -> EditionRequest:
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    return EditionRequest(case.id, "national_court", "court_open")


def test_what_is_released_says_each_emoji_and_a_name_that_one_is_called_by_goes(place, wanted):
    disclosure = draft_of(place, wanted).disclosure
    (exhibit,) = disclosure.exhibits
    assert exhibit.title == "Chat [speech balloon] of Adil Emin"
    assert disclosure.title == "A case [file folder]"
    assert [one.text for one in exhibit.paragraphs] == [
        "I am at the border [red heart × 2]",
        "[thumbs up, medium skin tone] go [flag TR]",
        "[man, woman, girl] wait for [WITHHELD] [crying face]",
        "[[WITHHELD]] asks \u26a0\ufe0f",
    ]
    assert exhibit.paragraphs[1].head.startswith("Q [cherry blossom]")


def test_the_dossier_is_made_and_cleared_and_prints_them(place, wanted):
    made = preview(wanted)(place, CancellationToken())
    assert made.certificate.hits == 0
    text = " ".join(" ".join(page_texts(made.data)).split())
    for words in ("[red heart × 2]", "[thumbs up, medium skin tone]", "[crying face]", "\u26a0"):
        assert words in text
    assert "Rose" not in text
    assert "rose" not in text.replace("prosecut", "")
