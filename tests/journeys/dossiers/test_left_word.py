"""A protected Grace, and grace as a word: once decided, the word leaves and the name does not.

On a page that is burned, in an exhibit that leaves as words and in the lawyer's text; the finished
file is cleared and read back as any other.
"""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Fact
from casefiles.office.draft.drafting import draft_of
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.redaction.suggestion_decisions import reject
from casefiles.redaction.names.left_words import PUBLIC_WORD
from tests.journeys.dossiers import test_kinship_statement
from tests.journeys.dossiers.test_kinship_statement import case_of, exported, said, wanted

PAGES = (
    (
        "STATEMENT OF THE APPLICANT",
        "1. I have lived by the grace of my hosts since that night.",
        "2. At the gate stood Grace, and an officer looked at my papers.",
        "3. I had nothing with me but a bag.",
    ),
)
NOTE = "I ask for grace. It was Grace who wrote."


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(test_kinship_statement, "PAGES", PAGES)
    monkeypatch.setattr(test_kinship_statement, "TEXT", NOTE)
    yield from test_kinship_statement.opened(tmp_path, "Grace")


def test_the_word_leaves_and_the_name_does_not(place, tmp_path):
    case_id = case_of(place).id
    fact = place.vault.read(lambda reader: reader.find(Fact))[0]
    text = "He was let in by the grace of a neighbour. Grace knew."
    place.vault.write(lambda work: work.update(replace(fact, text=text), "edit_fact"))

    def kept_lines():
        plan = next(one for one in draft_of(place, wanted(place)).plans if one.exhibit == "AE/1")
        return [any(box.y0 < y < box.y1 for box in plan.boxes[1]) for y in LINES]

    build_queue(case_id)(place, CancellationToken())
    items = [
        one.item
        for one in place.vault.read(queue_of(case_id)).items
        if one.item.kind == PUBLIC_WORD
    ]
    assert [(one.text, one.count) for one in items] == [("grace", 3)]
    assert kept_lines() == [False, True, True, False], "until it is decided both lines go"
    place.vault.write(reject(case_id, items, secrets.token_bytes))
    assert kept_lines() == [False, False, True, False]
    words = said(exported(place, tmp_path / "dossier.pdf", reads_back=True))
    assert "by the grace of a neighbour. [withheld] knew." in words
    assert "i ask for grace. it was [withheld] who wrote." in words


LINES = tuple(1 - (770 - 30 * number + 4) / 842 for number in range(4))
"""Where each line of the page stands."""
