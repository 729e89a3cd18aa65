"""What commands of the terminal share: their types, the vault they open and common options."""

import argparse
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg

Command: TypeAlias = Callable[..., argparse.ArgumentParser]
"""Makes a command, with the options that all have."""
Secret: TypeAlias = Callable[[argparse.Namespace, Any], str]
"""Asks for the passphrase of the vault."""
Outcome: TypeAlias = tuple[dict[str, Any], str]
"""What a command found: one object for `--json`, and the same in words."""
_FORMER: Final = {"--audience": "--recipient"}
"""Options by the names that scripts of before know."""
Act: TypeAlias = Callable[[argparse.Namespace, VaultService, str, CancellationToken], Outcome]
"""Carries a command out, with the passphrase of its vault."""


def with_present_names(arguments: Iterable[str]) -> list[str]:
    """Return arguments with each option by the name that it has now."""
    parts = (one.partition("=") for one in arguments)
    return [_FORMER.get(name, name) + sign + value for name, sign, value in parts]


def with_passphrase(act: Act, secret: Secret) -> Callable[..., Outcome]:
    """Return a command that asks for the passphrase of the vault first."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        return act(chosen, desk, secret(chosen, terminal), ticket)

    return verb


def add_case_command(
    commands: Any, command: Command, secret: Secret, named: tuple[str, str], act: Act
) -> argparse.ArgumentParser:
    """Add a command about one case of a vault.

    Args:
        commands: where it belongs.
        command: makes one.
        secret: asks for the passphrase of the vault.
        named: its name, and what it does.
        act: what it does.
    """
    made = command(commands, named[0], with_passphrase(act, secret), named[1], vault=True)
    take_case(made)
    return made


def take_case(command: argparse.ArgumentParser) -> None:
    """Add the option that names the case."""
    command.add_argument("--case", required=True, metavar="REF", help=msg("reference of the case"))


def take_recipient(command: argparse.ArgumentParser, default: str = "") -> None:
    """Add the option that names the recipient; without a default it is required."""
    command.add_argument(
        "--recipient",
        dest="audience",
        required=not default,
        default=default or None,
        metavar="ID",
        help=msg("one of {names}", names=", ".join(sorted(AUDIENCES))),
    )
