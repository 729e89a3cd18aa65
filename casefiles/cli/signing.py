"""Signing at a terminal: options of the export, and the commands for times from outside."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casefiles.cli.command_parts import Command, Outcome, Secret, with_passphrase
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.vault_service import VaultService
from casefiles.office.draft.signing import KeyLocation, SignerSummary
from casefiles.office.vault.passphrases import PassphraseSource
from casefiles.words.language import msg, msg_of
from casefiles.words.signing import TIME_WARNING, WARNING, certificate_in_words, signed_in_words


def add_key_options(export: argparse.ArgumentParser) -> None:
    """Add the options that name a key for signing."""
    key = export.add_mutually_exclusive_group()
    key.add_argument(
        "--sign-with",
        type=Path,
        metavar="KEY.p12",
        help=msg("sign the file with this key; its certificate names you to every reader"),
    )
    key.add_argument(
        "--sign-with-card",
        type=Path,
        metavar="MODULE",
        help=msg("sign the file with a card, by the PKCS#11 module of its maker"),
    )
    secret = export.add_mutually_exclusive_group()
    secret.add_argument(
        "--key-passphrase-file",
        type=Path,
        metavar="FILE",
        help=msg("passphrase of the key, or PIN of the card; mode 0600"),
    )
    secret.add_argument(
        "--key-passphrase-fd", type=int, metavar="N", help=msg("an open descriptor")
    )


def key_of(
    chosen: argparse.Namespace, ask: Callable[[PassphraseSource], str], terminal: Any
) -> KeyLocation | None:
    """Return the key that is to sign, with what opens it; None where none is named."""
    path = chosen.sign_with or chosen.sign_with_card
    if path is None:
        return None
    is_card = chosen.sign_with_card is not None
    source = PassphraseSource(
        chosen.key_passphrase_file,
        chosen.key_passphrase_fd,
        terminal.stdin,
        terminal.stderr,
        msg("PIN of the card") if is_card else msg("Passphrase of the key"),
    )
    return KeyLocation(str(path.absolute()), ask(source), is_card)


def show_signer(terminal: Any) -> Callable[[SignerSummary], None]:
    """Return what tells whom a certificate names, before it signs."""

    def show(signer: SignerSummary) -> None:
        words = certificate_in_words(signer.subject, signer.issuer, signer.not_after)
        terminal.print_note(f"{words}\n{msg_of(WARNING)}\n")

    return show


def signature_of(edition: Any) -> dict[str, Any] | None:
    """Return the signature in the file of an edition as an object; None where there is none."""
    one = edition.file_signature
    if one is None:
        return None
    retained = ("subject", "issuer", "moment", "unsigned", "first", "stamped", "stamped_by")
    return {key: value for key, value in asdict(one).items() if key in retained}


def signature_line(edition: Any) -> str:
    """Return the signature in the file of an edition in one line; empty where there is none."""
    one = edition.file_signature
    if one is None:
        return ""
    message = signed_in_words(one.subject, one.moment, one.stamped, one.stamped_by)
    return msg("  Signature:   {message}\n", message=message)


def add_time_commands(commands: Any, command: Command, secret: Secret) -> None:
    """Add the commands for times from outside.

    Args:
        commands: where they belong.
        command: makes one.
        secret: asks for the passphrase of the vault.
    """
    ask = with_passphrase(_time_request, secret)
    add = with_passphrase(_added_time, secret)
    words = msg("add a timestamp to a signed dossier")
    timestamp = commands.add_parser("timestamp", help=words, description=words, allow_abbrev=False)
    verbs = timestamp.add_subparsers(title="commands", required=True, metavar="COMMAND")
    asking = command(verbs, "request", ask, msg("write the timestamp request"), vault=True)
    asking.add_argument("file", type=Path, metavar="SIGNED.pdf", help=msg("the exported file"))
    asking.add_argument(
        "--out", required=True, type=Path, metavar="REQUEST.tsq", help=msg("the request to write")
    )
    adding = command(verbs, "add", add, msg("add the answer to the dossier"), vault=True)
    adding.add_argument("file", type=Path, metavar="SIGNED.pdf", help=msg("the exported file"))
    adding.add_argument("answer", type=Path, metavar="ANSWER.tsr", help=msg("of the authority"))
    adding.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help=msg("the PDF to write")
    )
    for one in (asking, adding):
        one.add_argument("--replace", action="store_true", help=msg("overwrite the file"))


def _time_request(
    chosen: argparse.Namespace, desk: VaultService, secret: str, ticket: CancellationToken
) -> Outcome:
    """Write a request for a time."""
    from casefiles.office.draft.timestamping import request_timestamp  # noqa: PLC0415 - as for an export

    job = request_timestamp(chosen.file, chosen.out, replace=chosen.replace)
    target = desk.do(chosen.vault, secret, job, ticket)
    return {"file": str(target)}, msg(
        "The request is written: {target}\n{words}\n", target=target, words=msg_of(TIME_WARNING)
    )


def _added_time(
    chosen: argparse.Namespace, desk: VaultService, secret: str, ticket: CancellationToken
) -> Outcome:
    """Put the answer of an authority into a signed dossier."""
    from casefiles.office.draft.timestamping import TimestampRequest, add_timestamp  # noqa: PLC0415 - as for an export

    stamping = TimestampRequest(chosen.file, chosen.answer, chosen.out, chosen.replace)
    done = desk.do(chosen.vault, secret, add_timestamp(stamping), ticket)
    found = {
        "file": str(done.target),
        "sha256": done.edition.sha256,
        "signature": signature_of(done.edition),
    }
    return found, msg(
        "The dossier has its time: {target}\n{signature_line}",
        target=done.target,
        signature_line=signature_line(done.edition),
    )
