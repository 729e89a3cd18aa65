"""A process of its own that writes a file for an edition and is ended before it is entered."""

import os
import secrets
import sys
from pathlib import Path
from typing import Any, Final

from casefiles import paths
from casefiles.custody.pseudonym_key import KeyDerivationCost
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Edition
from casefiles.office.draft.timestamping import TimestampRequest, add_timestamp, request_timestamp
from casefiles.office.export.pseudonym_keys import Sealing, seal_key
from casefiles.office.workplace import delivery
from casefiles.office.workplace.open_vault import LazyTemplate
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.store.vault.opening import open_vault
from tests.office.export.killed_export import CLOCK, KILLED

CHEAP: Final = KeyDerivationCost(64, 1, 1)
WORDS: Final = "correct horse battery"


def _dies(*_told: Any, **_more: Any) -> Any:
    os._exit(KILLED)


def _die_at(moment: str) -> None:
    if moment == "before it has its name":
        delivery._give_name = _dies
    else:  # before it is entered
        WriteTransaction.mention = WriteTransaction.update = _dies  # type: ignore[method-assign]


def job_of(act: str, edition: Edition, folder: Path) -> Job[Any]:
    """Return what writes a file for an edition whose dossier lies in a folder, as d.pdf."""
    if act == "seal_key":
        return seal_key(
            edition.id, Sealing(folder / "one.key", WORDS, is_same_folder_allowed=True), CHEAP
        )
    if act == "ask_time":
        return request_timestamp(folder / "d.pdf", folder / "q.tsq")
    return add_timestamp(
        TimestampRequest(folder / "d.pdf", folder / "answer.tsr", folder / "t.pdf")
    )


def main(vault_at: str, folder: str, act: str, moment: str) -> None:
    """Write the file and die."""
    template = LazyTemplate(paths.resources())
    with open_vault(Path(vault_at), "p", CLOCK, secrets.token_bytes) as vault:
        place = JobContext(vault, template.get, CLOCK, secrets.token_bytes, paths.resources())
        (edition,) = vault.read(lambda reader: reader.find(Edition))
        _die_at(moment)
        job_of(act, edition, Path(folder))(place, CancellationToken())


if __name__ == "__main__":
    main(*sys.argv[1:])
