"""The sample case filed under a layout: every paper of it, made once for a module.

    FILING_OUT=build/filings .venv/bin/python -m pytest -q tests/office/filing/test_filing_papers.py

keeps the papers of each layout, to be looked at.
"""

import io
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pikepdf

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Document
from casefiles.office.case.vault_service import VaultService
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.filing.filing_packs import DeliveredPack, PackDelivery, export_pack
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import OpenVault
from tests.office.filing.translated_sample import ANSWERS as TRANSLATED_ANSWERS
from tests.office.filing.translated_sample import with_versions
from tests.office.forum.filed_sample import COMMON, OWN
from tests.office.looked_at import tick_details
from tests.office.signatures import signing
from tests.sample_vaults import PASSPHRASE
from tests.typeset.pdf_reading import page_texts

KINDS: Final = {
    "引渡请求书": "request",
    "arrest": "arrest_record",
    "summons": "correspondence",
    "decision": "judgment",
    "assurances": "assurance",
    "Morning": "country_report",
    "statement": "witness_statement",
}
"""Kinds of the sample's documents, by a part of their titles or file names."""
ANSWERS: Final[Mapping[str, Mapping[str, str]]] = {
    "ew_extradition_bundle": {
        "court_ref": "AC-2024-HAL-000417",
        "division": "Extradition Division. On appeal from the Regional Court of Halvik",
        "counsel": "Aud Brennick",
        "counsel_address": "Advocate, Quay Street 4, Halvik",
        "case_name": "Baratjan",
        "issues": "Whether extradition would be compatible with the Convention rights.",
        "relief": "The appeal should be allowed.\nThe requested person should be discharged.",
        "assurances": "The five points of AB/11 repeat the law. No monitor is named (AB/11, p. 1).",
    },
    "us_extradition": {
        "court": "United States District Court\nDistrict of Invented",
        "counsel": "Aud Brennick",
        "counsel_address": "Quay Street 4, Halvik\n+999 20 555 0100",
        "judge": "Hon. M. Thorvane",
        "case_no": "0:24-mj-00017",
        "served_on": "On 20 May 2024 by hand on the United States Attorney.",
        "relief": "The Court should decline to certify.",
    },
    "echr_rule39": {**COMMON, **OWN["echr_rule39"], "place": "Halvik"},
    **TRANSLATED_ANSWERS,
    **{
        profile: {**COMMON, "place": "Halvik", **OWN[profile]}
        for profile in (
            *("un_cat_art22", "un_tb_interim_letter", "un_wgad", "ccf_request", "echr_rule47"),
            *("un_sp_communication", "un_reprisals"),
        )
    },
}
TRANSLATED_SECTIONS: Final = (
    *("persons", "statement", "grounds", "authorities", "exhibits_list", "exhibits", "legend"),
)


@dataclass(frozen=True)
class SampleFiling:
    """A filing of the sample that left.

    Attributes:
        papers: bytes of each PDF, by its file name.
    """

    pack: DeliveredPack
    papers: Mapping[str, bytes]

    def paper(self, part: str) -> bytes:
        """Return the only paper whose file name holds a part."""
        (found,) = (data for name, data in self.papers.items() if f"_{part}_" in name)
        return found

    def texts(self, part: str) -> list[str]:
        """Return the text of each page of a paper."""
        return page_texts(self.paper(part))


def sample_at(desk: VaultService, made_sample: Path, folder: Path) -> OpenVault:
    """Return the sample in a vault of its own, its documents with their kinds."""
    vault = desk.unlock(Path(shutil.copytree(made_sample, folder / "vault")), PASSPHRASE)
    for one in vault.ask(lambda reader: reader.find(Document)):
        kind = next((KINDS[part] for part in KINDS if part in f"{one.title} {one.file_name}"), "")
        if kind:
            changed = replace(one, kind=kind)
            vault.run(lambda work, changed=changed: work.update(changed, "edit_document"))
    return vault


def filed(
    vault: OpenVault,
    profile: str,
    audience: str,
    folder: Path,
    answers: Mapping[str, str] | None = None,
    *,
    language: str = "",
    has_word: bool = False,
) -> SampleFiling:
    """File the sample under the layout of a profile, with its usual answers or others.

    In another language it has no chronology, of which nobody has translated the events.
    """
    case = vault.ask(lambda reader: reader.find(Case))[0]
    wanted = EditionRequest(case.id, profile, audience)
    tick_details(vault, wanted)
    # A closed paper is the open one: what is answered there stands in both.
    for one in {audience, "court_open"}:
        readers = EditionRequest(case.id, profile, one)
        vault.run(save_answers(readers, dict(answers or ANSWERS[profile])))
    if language:
        forum = next(one for one in vault.work(forums(), CancellationToken()) if one.id == profile)
        plan = vault.ask(plan_of(case.id, forum, audience))
        drawn = [one.id for one in plan.exhibits if one.pages]
        vault.run(save_contents(wanted, TRANSLATED_SECTIONS, drawn))
        with_versions(vault, wanted, language)
    folder.mkdir()
    delivery = PackDelivery(folder, signing("as rehearsed"), False, has_word=has_word)
    done = vault.work(export_pack(wanted, delivery), CancellationToken())
    papers = {one.name: one.read_bytes() for one in sorted(done.folder.glob("*.pdf"))}
    kept = os.environ.get("FILING_OUT")
    if kept:
        target = Path(kept) / profile
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(done.folder, target)
    return SampleFiling(done, papers)


def page_count(data: bytes) -> int:
    """Return how many pages a paper has."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        return len(opened.pages)
