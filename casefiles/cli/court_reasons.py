"""Reasons for the court at a terminal: what the schedule of redactions tells the judge."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefiles.cli.command_parts import Command, Outcome, Secret, take_case
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.vault_service import VaultService
from casefiles.words.catalogue import label
from casefiles.words.language import msg

if TYPE_CHECKING:
    from casefiles.office.draft.court_reasons import CourtReason


def add_reasons_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles court-reasons`."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        # What drafts dossiers is loaded by who wants one: others start sooner.
        from casefiles.office.draft.court_reasons import order_court_reasons  # noqa: PLC0415
        from casefiles.office.importing.import_files import read_form_file  # noqa: PLC0415
        from casefiles.office.workplace.strict_json import FORM_LIMIT  # noqa: PLC0415

        given = read_form_file(chosen.form, FORM_LIMIT) if chosen.form is not None else None
        job = order_court_reasons(chosen.case.strip(), given)
        found = desk.do(chosen.vault, secret(chosen, terminal), job, ticket)
        return {"reasons": [asdict(one) for one in found]}, "".join(map(_words, found))

    words = msg("list the reasons for the court, person by person, or enter them from a file")
    made = command(commands, "court-reasons", verb, words, vault=True)
    take_case(made)
    made.add_argument(
        "--from",
        type=Path,
        dest="form",
        metavar="FILE",
        help=msg("JSON list of objects with the keys person, code, reason, facts, less and order"),
    )


def _words(one: "CourtReason") -> str:
    lines = [f"{one.person}: {label(one.code)}", one.reason]
    facts = ", ".join(map(str, one.facts))
    lines += [msg("Facts: {facts}", facts=facts)] if facts else []
    lines += [msg("Why nothing less will do: {words}", words=one.less)] if one.less else []
    lines += [msg("Order: {words}", words=one.order)] if one.order else []
    if not one.has_entry:
        lines.append(msg("Withheld: no entry in the schedule."))
    elif not one.is_complete:
        lines.append(msg("Incomplete: a judge cannot rule on this."))
    return "\n  ".join(line for line in lines if line) + "\n"
