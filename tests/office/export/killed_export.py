"""A process of its own that exports from a vault and is ended at one moment, as by a power cut."""

import os
import secrets
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.records.case_records import Case
from casefiles.office.export import exporting
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.filing import filing_packs
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace import delivery
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import LazyTemplate
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import open_vault
from tests.office.filing.sample_filing import ANSWERS
from tests.office.looked_at import tick_details_in
from tests.office.signatures import signing

KILLED: Final = 9
CLOCK: Final = Clock(time.time_ns, time.monotonic_ns, "0" * 32)
DOSSIER: Final = ("national_court", "court_open")
PACK: Final = ("un_tb_interim_letter", "treaty_body")


def fill_in(vault: Vault, wanted: EditionRequest) -> None:
    """Enter what the heads of a filing print, of which none may have a gap.

    Nobody of these cases is named in an answer.
    """
    texts = ANSWERS[wanted.profile].items()
    answers = {field: text.replace("Baratjan", "N") for field, text in texts}
    states = {"requesting_state": "China", "requested_state": "Lysmark"}

    def change(work: WriteTransaction) -> None:
        save_answers(wanted, answers)(work)
        case = work.find(Case)[0]
        work.update(replace(case, client="E. N", dated="2024-05-20", **states), "edit_case")

    vault.write(change)


def _dies(*_told: Any, **_more: Any) -> Any:
    os._exit(KILLED)


def _dies_after(call: Callable[..., Any], times: int) -> Callable[..., Any]:
    left = [times]

    def counted(*told: Any, **more: Any) -> Any:
        if not left[0]:
            os._exit(KILLED)
        left[0] -= 1
        return call(*told, **more)

    return counted


def _die_at(moment: str) -> None:
    if moment == "before it is written":
        delivery._put = _dies
    elif moment == "before it has its name":
        delivery._give_name = os.replace = _dies  # type: ignore[assignment]
    elif moment == "after its first file":
        delivery._put = _dies_after(delivery._put, 1)
    else:  # before it is entered
        exporting.enter = filing_packs.enter = lambda *_told: _dies


def main(vault_at: str, target: str, moment: str) -> None:
    """Export a dossier to a file, or a pack into a folder, and die."""
    template = LazyTemplate(paths.resources())
    with open_vault(Path(vault_at), "p", CLOCK, secrets.token_bytes) as vault:
        place = JobContext(vault, template.get, CLOCK, secrets.token_bytes, paths.resources())
        (case,) = vault.read(lambda reader: reader.find(Case))
        to, signed = Path(target), signing("looked at")
        if to.is_dir():
            wanted = EditionRequest(case.id, *PACK)
            fill_in(vault, wanted)
            tick_details_in(place, wanted)
            _die_at(moment)
            export_pack(wanted, PackDelivery(to, signed, False))(place, CancellationToken())
        else:
            _die_at(moment)
            job = export_dossier(
                EditionRequest(case.id, *DOSSIER), ExportTarget(to, True, signed, False)
            )
            job(place, CancellationToken())


if __name__ == "__main__":
    main(*sys.argv[1:])
