"""Papers of filings do not depend on anything that was redacted."""

import hashlib
import random
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.records.case_records import Case, Document, Exhibit
from casefiles.evidence.host.template import Template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.filing import filing_packs
from casefiles.office.filing.filing_packs import finish_pack
from casefiles.office.filing.filing_papers import filing_request
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import (
    CHEAP,
    Hidden,
    disguise,
    opened_template,
    told_in_the_house,
    write_case,
)

KINDS: Final = {"AB/1": "request", "AB/10": "judgment"}
PROFILES: Final = ("ew_extradition_bundle", "echr_rule39", "us_extradition")
Papers = Mapping[str, bytes]


def papers_of(folder: Path, hidden: Hidden, template: Template) -> Mapping[str, Papers]:
    """Load a disguise into a vault of its own; return the papers of each layout."""
    chance = random.Random(hidden.order + 1)
    form = write_case(folder / "form", hidden)
    clock = Clock(lambda: hidden.wall, time.monotonic_ns, chance.randbytes(16).hex())
    with create(folder / "vault", "p", CHEAP, clock, chance.randbytes) as vault:
        load_case(vault, template, form, chance.randbytes, CancellationToken())
        told_in_the_house(vault, chance)
        place = JobContext(vault, lambda: template, clock, chance.randbytes, paths.resources())
        case_id = vault.read(lambda reader: reader.find(Case))[0].id
        marks = {one.document_id: one.mark for one in vault.read(lambda r: r.find(Exhibit))}
        for one in vault.read(lambda reader: reader.find(Document)):
            kind = KINDS.get(marks.get(one.id, ""), "")
            changed = replace(one, kind=kind)
            vault.write(lambda work, changed=changed: work.update(changed, "edit_document"))
        made = {}
        for profile in PROFILES:
            wanted = EditionRequest(case_id, profile, "court_open")
            answers = {
                "measure": f"Refrain; {hidden.names[0][1]} is in danger (AB/1, p. 1).",
                "issues": f"Whether {hidden.names[2][0]} would be heard.",
                "counsel": f"Counsel of {hidden.names[1][0]}",
                "division": f"Room {hidden.numbers[1]}",
            }
            vault.write(save_answers(wanted, answers))
            draft = draft_of(place, wanted)
            form_of = draft.profile.form
            assert form_of is not None
            files, _ = finish_pack(place, draft, form_of, CancellationToken(), False)
            made[profile] = {one.name: one.data for one in files if one.is_pdf}
        return made


def made_twice(tmp_path: Path) -> list[Mapping[str, Papers]]:
    with opened_template() as template:
        return [papers_of(tmp_path / str(seed), disguise(seed), template) for seed in (1000, 1001)]


def test_papers_of_disguised_cases_are_the_same_bytes(tmp_path: Path):
    one, other = made_twice(tmp_path)
    for profile in PROFILES:
        assert list(one[profile]) == list(other[profile]), profile
        differing = [name for name, data in one[profile].items() if data != other[profile][name]]
        assert differing == [], profile
    assert len(one["ew_extradition_bundle"]) == 2
    assert len(one["us_extradition"]) >= 4


def test_papers_that_follow_hidden_file_names_are_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The control: were sections told by what never leaves, papers would differ."""

    def by_file_name(workplace, draft, layout, limit, words, **more):
        asked = filing_request(workplace, draft, layout, limit, words, **more)
        names = {one.id: one.file_name for one in draft.snapshot.documents}
        kinds = {
            exhibit.mark: "request" if hashlib.sha256(names[one].encode()).digest()[0] % 2 else ""
            for exhibit, one in zip(
                draft.projection.disclosure.exhibits, draft.projection.documents, strict=True
            )
        }
        return replace(asked, kinds={mark: kind for mark, kind in kinds.items() if kind})

    monkeypatch.setattr(filing_packs, "filing_request", by_file_name)
    one, other = made_twice(tmp_path)
    assert one["ew_extradition_bundle"] != other["ew_extradition_bundle"]
