"""Proofs that go with a dossier, and the disclosure of one hidden field, at a terminal."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefiles.cli.command_parts import (
    Command,
    Outcome,
    Secret,
    add_case_command,
    take_recipient,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg

if TYPE_CHECKING:
    from casefiles.office.exchange.disclosures import ProvenEdition
    from casefiles.office.export.exporting import ExportResult


def take_proof(command: argparse.ArgumentParser) -> None:
    """Add the option that has a proof written next to a dossier."""
    command.add_argument(
        "--with-proof",
        action="store_true",
        help=msg(
            "write a folder next to FILE with which the recipient can verify it without this"
            " program, and hidden names can be proven later"
        ),
    )


def proof_found(done: "ExportResult") -> dict[str, Any]:
    """Return what `--json` tells of a proof; nothing where none was written."""
    if done.proof is None:
        return {}
    return {"proof": {"folder": str(done.proof.folder), "fingerprint": done.proof.fingerprint}}


def proof_line(done: "ExportResult") -> str:
    """Return where a proof is, as lines; empty where none was written."""
    if done.proof is None:
        return ""
    return msg(
        "The proof is written: {folder}\n  Fingerprint of its key, to be given by another way:"
        " {fingerprint}\n",
        folder=done.proof.folder,
        fingerprint=done.proof.fingerprint,
    )


def add_disclosure_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles disclose`, which opens one field of a filed dossier for a judge."""
    words = msg("disclose one hidden field of the last dossier with a proof, for a judge")
    made = add_case_command(commands, command, secret, ("disclose", words), _disclose)
    made.add_argument("--profile", required=True, metavar="ID", help=msg("profile of the dossier"))
    take_recipient(made)
    made.add_argument(
        "--placeholder", metavar="TEXT", help=msg("whose name is disclosed, such as [PERSON B]")
    )
    made.add_argument("--field", metavar="PATH", help=msg("another field that is listed"))
    made.add_argument(
        "--out", type=Path, metavar="FILE", help=msg("the file to write; none to list the fields")
    )
    made.add_argument("--replace", action="store_true", help=msg("overwrite FILE"))


def _disclose(
    chosen: argparse.Namespace, desk: VaultService, passphrase: str, ticket: CancellationToken
) -> Outcome:
    # What typesets is loaded by who asks: it is a third of the start of any command.
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.exchange.disclosures import (  # noqa: PLC0415
        disclose_field,
        proven_editions,
    )
    from casefiles.office.workplace.edition_request import EditionRequest  # noqa: PLC0415
    from casefiles.office.workplace.operations import JobContext  # noqa: PLC0415

    def job(workplace: JobContext, ticket: CancellationToken) -> "ProvenEdition":
        case_id = workplace.vault.read(case_named(chosen.case.strip()))
        request = EditionRequest(case_id, chosen.profile, chosen.audience)
        editions = workplace.vault.read(proven_editions(request))
        if not editions:
            raise Refused("edition_without_proof")
        if chosen.out is not None:
            path = _path_of(chosen, editions[0])
            write = disclose_field(editions[0].edition_id, path, chosen.out, replace=chosen.replace)
            write(workplace, ticket)
        return editions[0]

    edition = desk.do(chosen.vault, passphrase, job, ticket)
    if chosen.out is not None:
        words = msg("The disclosure is written: {path}\n", path=chosen.out)
        return {"file": str(chosen.out), "fingerprint": edition.fingerprint}, words
    found = {
        "fingerprint": edition.fingerprint,
        "names": {one.path: one.name for one in edition.names},
        "fields": list(edition.paths),
    }
    lines = [f"{one.placeholder}  {one.name}\n" for one in edition.names]
    return found, "".join((*lines, *(f"  {one}\n" for one in edition.paths)))


def _path_of(chosen: argparse.Namespace, edition: "ProvenEdition") -> str:
    """Return the field that was asked for: the first name behind a placeholder, or a path."""
    if chosen.field:
        return str(chosen.field)
    paths = (one.path for one in edition.names if one.placeholder == chosen.placeholder)
    path = next(paths, "")
    if not path:
        raise Refused("field_not_committed")
    return path
