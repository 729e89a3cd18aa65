"""Documents at a terminal: opening a PDF by its password."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from casefiles.cli.command_parts import Command, Outcome, Secret, take_case
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.passphrases import PassphraseSource
from casefiles.words.catalogue import explain, label
from casefiles.words.language import msg

if TYPE_CHECKING:
    from casefiles.office.workplace.operations import Job, JobContext

_TRIES: Final = 5
"""How often a prompt asks; from a file or a descriptor comes one password."""


def add_document_commands(
    commands: Any, command: Command, secret: Secret, ask: Callable[[PassphraseSource], str]
) -> None:
    """Add `casefiles unlock-pdf`.

    Args:
        commands: where it belongs.
        command: makes one.
        secret: asks for the passphrase of the vault.
        ask: asks for another secret.
    """

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        passphrase = secret(chosen, terminal)
        job = _opening(chosen, lambda: ask(_password_source(chosen, terminal)), terminal)
        reason = desk.do(chosen.vault, passphrase, job, ticket)
        found = {"document": chosen.document, "unreadable": reason}
        if reason:
            return found, msg(
                "The password is right and stored, but: {words}.\n", words=label(reason)
            )
        return found, msg("The document is open. Its password is stored in the vault only.\n")

    words = msg("open a PDF or ZIP of a case by its password, and store that in the vault")
    made = command(commands, "unlock-pdf", verb, words, vault=True)
    take_case(made)
    made.add_argument(
        "--document", required=True, metavar="NAME", help=msg("its exhibit number or file name")
    )
    given = made.add_mutually_exclusive_group()
    given.add_argument("--password-file", type=Path, metavar="FILE", help="mode 0600")
    given.add_argument("--password-fd", type=int, metavar="N", help=msg("an open descriptor"))


def _password_source(chosen: argparse.Namespace, terminal: Any) -> PassphraseSource:
    place = chosen.password_file, chosen.password_fd, terminal.stdin, terminal.stderr
    return PassphraseSource(*place, msg("Password of the document"))


def _opening(chosen: argparse.Namespace, typed: Callable[[], str], terminal: Any) -> "Job[str]":
    # What opens documents is loaded by who wants it: other commands start sooner.
    from casefiles.office.importing.opening_locked import locked_named, open_locked  # noqa: PLC0415

    is_requested = chosen.password_file is None and chosen.password_fd is None

    def job(workplace: "JobContext", ticket: CancellationToken) -> str:
        document_id = workplace.vault.read(locked_named(chosen.case.strip(), chosen.document))
        left = _TRIES if is_requested else 1
        while True:
            left -= 1
            try:
                return open_locked(document_id, typed())(workplace, ticket)
            except Refused as error:
                if error.code != "password_wrong" or not left:
                    raise
                terminal.print_note(f"{explain(error.code, error.safe)}\n")

    return job
