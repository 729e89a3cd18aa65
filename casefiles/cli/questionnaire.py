"""The terminal's commands that open no vault: for blank papers, and for makers of packs."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from casefiles.cli.command_parts import Outcome
from casefiles.cli.packs import add_pack_commands
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg


def add_commands_without_vault(
    commands: Any, command: Callable[..., argparse.ArgumentParser]
) -> None:
    """Add the commands below `casefiles pack`, and `casefiles questionnaire`."""
    add_pack_commands(commands)
    words = msg("write a blank incident questionnaire")
    requested = command(commands, "questionnaire", _questionnaire, words)
    requested.add_argument(
        "out", type=Path, metavar="OUT", help=msg("a new file, such as form.pdf")
    )
    requested.add_argument(
        "--language", default="en", metavar="ID", help=msg("en, the usual, or zh")
    )


def _questionnaire(
    chosen: argparse.Namespace, desk: VaultService, _terminal: Any, ticket: Any
) -> Outcome:
    # What typesets and reads files is loaded by who wants a form: others start sooner.
    from casefiles.office.filing.questionnaire_file import write_blank_questionnaire  # noqa: PLC0415

    written = write_blank_questionnaire(chosen.out, chosen.language, desk.randomness, ticket)
    return {"file": str(written.target)}, f"{written.words}\n"
