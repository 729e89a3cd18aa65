"""Backing up and restoring at a terminal."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from casefiles.cli.command_parts import Command, Outcome, Secret, with_passphrase
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, VaultDamaged
from casefiles.office.case.restoring import BackupChoice, counts_in, open_backups, restore
from casefiles.office.case.vault_service import VaultService
from casefiles.office.records.history import timestamp
from casefiles.words.language import msg


def add_backup_commands(
    commands: Any,
    command: Command,
    take_secret: Callable[[argparse.ArgumentParser], None],
    secret: Secret,
) -> None:
    """Add `casefiles backup` and `casefiles restore`."""
    backup = command(
        commands,
        "backup",
        with_passphrase(_backup, secret),
        msg("back up a vault and verify the backup"),
        vault=True,
    )
    backup.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help=msg("target folder; default: the vault's own folder"),
    )
    restore = command(
        commands,
        "restore",
        with_passphrase(_restore, secret),
        msg("restore a new vault from a backup"),
    )
    restore.add_argument(
        "source", type=Path, metavar="FROM", help=msg("the folder of the vault, or of its backups")
    )
    take_secret(restore)
    where = restore.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=Path, metavar="NEW", help=msg("a new or empty folder"))
    where.add_argument("--list", action="store_true", help=msg("only list the backups"))
    restore.add_argument(
        "--generation",
        type=int,
        default=1,
        metavar="N",
        help=msg("number of the backup; default 1, the newest"),
    )


def _backup(
    chosen: argparse.Namespace, desk: VaultService, secret: str, ticket: CancellationToken
) -> Outcome:
    made = desk.back_up(chosen.vault, secret, chosen.to, ticket)
    found = {"folder": str(made.folder), "taken": timestamp(made.wall), "bytes": made.size}
    if made.size:
        lines = [
            msg(
                "The backup is made, and proven to bring the vault back: {folder}",
                folder=made.folder,
            )
        ]
    else:
        lines = [msg("Nothing changed since the last backup: {folder}", folder=made.folder)]
    if chosen.to is not None:
        found["same_disk"] = made.same_disk
        if not made.same_disk:
            lines.append(msg("Verified. You can remove the USB drive."))
    if made.same_disk:
        lines.append(msg("It is on the same disk as the vault. Also back up to a USB drive."))
    if made.trouble:
        found["trouble"] = made.trouble
        lines.append(msg("Older backups could not be put together: there is too little room."))
    return found, "".join(f"{line}\n" for line in lines)


def _restore(
    chosen: argparse.Namespace, desk: VaultService, secret: str, ticket: CancellationToken
) -> Outcome:
    backups = open_backups(chosen.source, secret)
    found = [_moment(one) for one in backups.moments]
    if not found:
        raise VaultDamaged("no_backup_left", unreadable=backups.unreadable)
    if chosen.list:
        lines = [_moment_words(one) for one in backups.moments]
        if backups.unreadable:
            lines.append(
                msg(
                    "Files that can no longer be read: {unreadable}.", unreadable=backups.unreadable
                )
            )
        return {"backups": found, "unreadable": backups.unreadable}, "\n".join(lines) + "\n"
    if not 1 <= chosen.generation <= len(found):
        raise Refused("no_such_backup", number=chosen.generation, of=len(found))
    restore(desk, backups, chosen.generation, chosen.to, ticket).close()
    one = backups.moments[chosen.generation - 1]
    words = msg(
        "The vault of {timestamp} is in {to} and verified.\nIt opens with the same passphrase. The"
        " backup is unchanged.\n",
        timestamp=timestamp(one.wall),
        to=chosen.to,
    )
    return {"vault": str(chosen.to), "backup": found[chosen.generation - 1]}, words


def _moment(one: BackupChoice) -> dict[str, Any]:
    values = asdict(one)
    return values | {"wall": timestamp(one.wall), "changed": timestamp(one.changed)}


def _moment_words(one: BackupChoice) -> str:
    proof = msg("proven") if one.proven else msg("not verified yet")
    return msg(
        "{number}  {timestamp}  {counts_in}; newest change {changed}; {proof}",
        number=f"{one.number:>4}",
        timestamp=timestamp(one.wall),
        counts_in=counts_in(one),
        changed=timestamp(one.changed),
        proof=proof,
    )
