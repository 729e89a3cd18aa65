"""Showings that change while a dossier is made or after one left; two people with one word."""

import re
import zipfile
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import disclosure_from_bytes
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.case_records import Case, Edition, Person
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.draft.combined_disclosure import combined_disclosure_of
from casefiles.office.draft.combined_findings import PAIR_UNANSWERED
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.people.showings import remove_showing, save_showing
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.signatures import signing
from tests.office.small_cases import loaded, person

__all__ = ["loaded"]

CCF, STATE, OPEN = "ccf", "requesting_state", "court_open"
NAMED = Showing(CCF, Appearance.NAMED, reason="Form of the Commission")
HIDDEN = Showing(CCF, Appearance.WITHHELD)
NAME, OTHER = "Zulpiye Baratjan", "Nurehmet Osman"
EVENTS = [
    {"id": "e", "date": "2019", "text": "It rained in [[s]] street.", "place": "Almaty"},
    {"id": "f", "date": "2020", "text": "It rained on [[o]].", "place": "Almaty"},
]
STEPS = {".pdf": ("drafting", "typesetting", "clearance", "delivering"),
         ".docx": ("drafting", "delivering")}  # fmt: skip


@pytest.fixture
def case(loaded):
    return loaded(persons=[person("s", NAME), person("o", OTHER)], events=EVENTS)


@pytest.fixture
def vault(case):
    return case.place.vault


def who(vault, name: str) -> Person:
    people = vault.read(lambda reader: reader.find(Person))
    return next(one for one in people if one.names[0].text == name)


def show(vault, showing: Showing, name: str = NAME) -> None:
    vault.write(save_showing(who(vault, name).id, showing))


def wanted(vault, audience: str) -> EditionRequest:
    (case,) = vault.read(lambda reader: reader.find(Case))
    return EditionRequest(case.id, "national_court", audience)


def deliver(case, target: Path, audience: str = CCF, told=lambda progress: None):
    order = ExportTarget(target, signatures=signing("looked at"), reads_back=False)
    job = export_dossier(wanted(case.place.vault, audience), order)
    return job(case.place, CancellationToken(told))


def told_in(edition: Edition) -> str:
    shown = disclosure_from_bytes(edition.left_as.disclosure.encode())
    return "\n".join(one.text for one in shown.events)


def said_by(target: Path) -> str:
    with zipfile.ZipFile(target) as package:
        return re.sub(r"<[^>]*>", "", package.read("word/document.xml").decode())


@pytest.mark.parametrize(("before", "after"), [(NAMED, HIDDEN), (HIDDEN, NAMED)])
@pytest.mark.parametrize(
    ("suffix", "step"), [(suffix, step) for suffix, steps in STEPS.items() for step in steps]
)
def test_what_is_chosen_while_a_dossier_is_made_holds_in_it(
    case, vault, tmp_path, suffix, step, before, after
):
    show(vault, before)
    heard: list[str] = []

    def change(progress: Progress) -> None:
        if progress.label == step and step not in heard:
            heard.append(step)
            show(vault, after)

    target = tmp_path / f"dossier{suffix}"
    done = deliver(case, target, told=change)
    assert heard == [step]
    is_named = after is NAMED
    assert (NAME in told_in(done.edition)) is is_named
    if suffix == ".docx":
        assert (NAME in said_by(target)) is is_named
    assert len(vault.read(lambda reader: reader.find(Edition))) == 1


def test_a_showing_taken_back_while_a_dossier_is_made_names_nobody(case, vault, tmp_path):
    show(vault, NAMED)
    heard: list[str] = []

    def change(progress: Progress) -> None:
        if progress.label == "delivering" and not heard:
            heard.append(progress.label)
            vault.write(remove_showing(who(vault, NAME).id, CCF))

    done = deliver(case, tmp_path / "dossier.pdf", told=change)
    assert (done.begun_again, NAME in told_in(done.edition)) == (1, False)


def test_a_reader_added_after_editions_left_is_laid_over_them_before_anything_leaves(
    case, vault, tmp_path
):
    deliver(case, tmp_path / "open.pdf", OPEN)
    left = vault.read(lambda reader: reader.find(Edition))
    show(vault, NAMED)
    draft = draft_of(case.place, wanted(vault, CCF))
    stops = {one.code: one.kind for one in findings_of(case.place, draft)}
    # All readers of both may know the name: whether both are of one file is asked all the same.
    assert stops == {PAIR_UNANSWERED: "stop"}
    assert any(NAME in one.item.words for one in combined_disclosure_of(case.place, draft).findings)
    with pytest.raises(ExportStopped):
        deliver(case, tmp_path / "ccf.pdf")
    assert not (tmp_path / "ccf.pdf").exists()
    assert vault.read(lambda reader: reader.find(Edition)) == left


def test_two_people_with_one_word_have_different_letters(case, vault):
    for name in (NAME, OTHER):
        show(vault, Showing(CCF, Appearance.PSEUDONYM, word="witness"), name)
    draft = draft_of(case.place, wanted(vault, CCF))
    said = " ".join(one.text for one in draft.disclosure.events)
    assert set(re.findall(r"\[WITNESS ([A-Z])\]", said)) == {"A", "B"}
    assert len({one.number for one in draft.projection.numbering}) == 2
