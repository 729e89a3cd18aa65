"""Writes the key paper of the last closed paper at a terminal."""

import argparse
from pathlib import Path
from typing import Any

from casefiles.cli.command_parts import Command, Outcome, Secret, add_case_command
from casefiles.domain.disclosure.closed_paper import CLOSED_READER
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg


def add_key_paper_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles key-paper`, which writes who the placeholders of a closed paper are."""
    words = msg("write the key to the placeholders of the last closed paper, for the judge alone")
    made = add_case_command(commands, command, secret, ("key-paper", words), _key_paper)
    made.add_argument("--profile", required=True, metavar="ID", help=msg("profile of the dossier"))
    made.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="FOLDER",
        help=msg("a folder that holds nothing but key papers; it is made if need be"),
    )
    made.add_argument("--replace", action="store_true", help=msg("overwrite the key paper there"))


def _key_paper(
    chosen: argparse.Namespace, desk: VaultService, passphrase: str, ticket: CancellationToken
) -> Outcome:
    # What typesets is loaded by who asks: it is a third of the start of any command.
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.export.key_papers import write_key_paper  # noqa: PLC0415
    from casefiles.office.export.pseudonym_keys import placeholders_of_line  # noqa: PLC0415
    from casefiles.office.workplace.edition_request import EditionRequest  # noqa: PLC0415
    from casefiles.office.workplace.operations import JobContext  # noqa: PLC0415

    def job(workplace: JobContext, ticket: CancellationToken) -> Path:
        case_id = workplace.vault.read(case_named(chosen.case.strip()))
        request = EditionRequest(case_id, chosen.profile, CLOSED_READER)
        editions = workplace.vault.read(placeholders_of_line(request))
        if not editions:
            raise Refused("no_such_record", kind="edition")
        write = write_key_paper(editions[0].edition_id, chosen.out, replace=chosen.replace)
        return write(workplace, ticket)

    path = desk.do(chosen.vault, passphrase, job, ticket)
    return {"file": str(path)}, msg("The key paper is written: {path}\n", path=path)
