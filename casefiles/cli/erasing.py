"""Erasing for good at a terminal: first it is told what left, and nothing goes unconfirmed."""

import argparse
from dataclasses import asdict
from typing import Any, Final

from casefiles.cli.command_parts import Command, Outcome, Secret, take_case
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Document, Event, Fact, Person, Record
from casefiles.office.case.vault_service import VaultService
from casefiles.words.catalogue import label
from casefiles.words.language import msg

_KINDS: Final[dict[str, type[Record]]] = {
    "person": Person,
    "event": Event,
    "fact": Fact,
    "document": Document,
}


def add_erase_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles erase`, which tells what left, and erases once that is confirmed."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        return _erase(chosen, desk, (terminal, secret(chosen, terminal)), ticket)

    words = msg(
        "erase a person, event, fact or document permanently; first prints what was exported with"
        " it"
    )
    erase = command(commands, "erase", verb, words, vault=True)
    take_case(erase)
    erase.add_argument("--kind", required=True, choices=sorted(_KINDS), help=msg("what it is"))
    erase.add_argument(
        "--id", required=True, metavar="ID", help=msg("its id, as `history` prints it")
    )
    erase.add_argument(
        "--reason", required=True, metavar="CODE", help=msg("such as consent_withdrawn")
    )
    erase.add_argument(
        "--authority", required=True, metavar="WORDS", help=msg("on whose authority")
    )
    erase.add_argument(
        "--note", default="", metavar="WORDS", help=msg("what else is to be remembered")
    )
    erase.add_argument(
        "--erase",
        metavar="REF",
        help=msg("the reference of the case once more: without it, nothing is erased"),
    )


def _erase(
    chosen: argparse.Namespace,
    desk: VaultService,
    given: tuple[Any, str],
    ticket: CancellationToken,
) -> Outcome:
    # What compares editions is loaded by who erases: it is a third of the start of any command.
    from casefiles.office.case.erasure import (  # noqa: PLC0415
        REASONS,
        ErasureAuthority,
        UnreachableCopies,
        erase_record,
        require_erasable,
        unreachable_copies,
    )
    from casefiles.office.case.reach_words import EXPORT_SCOPE_TEXT, unreachable_copies_text  # noqa: PLC0415
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.workplace.operations import JobContext  # noqa: PLC0415

    terminal, passphrase = given
    kind, grounds = (
        _KINDS[chosen.kind],
        ErasureAuthority(chosen.reason, chosen.authority, chosen.note),
    )
    if chosen.reason not in REASONS:
        raise Refused("erasure_without_reason")

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[UnreachableCopies, str]:
        vault = workplace.vault
        case_id = vault.read(case_named(chosen.case.strip()))
        vault.read(require_erasable(case_id, kind, chosen.id))
        reach = vault.read(unreachable_copies(case_id, kind, chosen.id))
        summary = unreachable_copies_text(reach, workplace.clock.wall())
        if chosen.erase is None:
            return reach, summary
        if chosen.erase.strip() != chosen.case.strip():
            raise Refused("other_reference")
        terminal.print_note(f"{EXPORT_SCOPE_TEXT}\n{summary}\n")
        return erase_record(kind, chosen.id, grounds)(workplace, ticket), summary

    reach, message = desk.do(chosen.vault, passphrase, work, ticket)
    found = {"erased": chosen.erase is not None, "kind": chosen.kind, "id": chosen.id}
    found |= {"out_of_reach": asdict(reach)}
    if chosen.erase is None:
        words = msg(
            "Nothing is erased yet.\n{export_scope_text}\n{message}\n",
            export_scope_text=EXPORT_SCOPE_TEXT,
            message=message,
        )
        return found, msg(
            "{words}To erase it, give the reference once more: --erase REF\n", words=words
        )
    return found, msg(
        "{words} {id} was erased permanently.\n", words=label(chosen.kind), id=chosen.id[:8]
    )
