"""Questions about two recipients at a terminal: listed, and answered with a reason."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from casefiles.cli.command_parts import Command, Outcome, Secret, add_case_command
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.pairings import MayJoin, ReaderPair
from casefiles.office.case.vault_service import VaultService
from casefiles.words.language import msg, msg_mark, msg_of

if TYPE_CHECKING:
    from casefiles.office.draft.pairings import PairAnswer


ANSWERED: Final = {
    "yes": msg_mark("Answered yes: what only shows that it is the same file is listed."),
    "no": msg_mark("Answered no: whatever shows that it is the same file blocks a dossier."),
    "": msg_mark("Not answered, which counts as no."),
}
"""What an answer to a question about two recipients means."""


def add_pairing_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles pairing`, which lists the questions of a case and answers one."""
    words = msg(
        "list for which recipients' readers two dossiers may be known as the same file, and answer"
    )
    made = add_case_command(commands, command, secret, ("pairing", words), _pairing)
    made.add_argument(
        "--pair",
        default="",
        metavar="ID+ID",
        help=msg("two recipients, such as court_open+treaty_body"),
    )
    made.add_argument(
        "--answer",
        default="",
        choices=("", *MayJoin),
        help=msg("whether readers of both may know that it is the same file"),
    )
    made.add_argument("--reason", default="", metavar="WORDS", help=msg("why; it is internal"))


def _pair_in(words: str) -> ReaderPair:
    """Return the two recipients that are named.

    Raises:
        Refused: pairing_names_nothing.
    """
    one, _, other = (part.strip() for part in words.partition("+"))
    if not one or not other:
        raise Refused("pairing_names_nothing")
    return one, other


def _pairing(
    chosen: argparse.Namespace, desk: VaultService, passphrase: str, ticket: CancellationToken
) -> Outcome:
    # What compares editions is loaded by who asks: it is a third of the start of any command.
    from casefiles.office.draft.pairings import answer_pair, questions_of  # noqa: PLC0415
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.records.case_closure import require_open  # noqa: PLC0415
    from casefiles.office.workplace.operations import JobContext  # noqa: PLC0415

    if bool(chosen.pair) != bool(chosen.answer):
        raise Refused("pairing_names_nothing")

    def work(workplace: JobContext, ticket: CancellationToken) -> "tuple[PairAnswer, ...]":
        ticket.check()
        vault = workplace.vault
        case_id = vault.read(case_named(chosen.case.strip()))
        if chosen.pair:
            vault.read(lambda reader: require_open(reader, case_id))
            answer = MayJoin(chosen.answer)
            pair = _pair_in(chosen.pair)
            vault.write(answer_pair(case_id, pair, answer, chosen.reason, workplace.randomness))
        return vault.read(questions_of(case_id))

    found = desk.do(chosen.vault, passphrase, work, ticket)
    listed = [
        {"pair": one.id, "words": one.question, "answer": one.holds or "", "void": one.is_void}
        for one in found
    ]
    return {"questions": listed}, "".join(map(_lines, found)) or msg("No question so far.\n")


def _lines(one: "PairAnswer") -> str:
    void = msg(" It was answered, and readers or protection have changed since.")
    answered = f"{msg_of(ANSWERED[one.holds or ''])}{void if one.is_void else ''}"
    return f"{one.id}\n  {one.question}\n  {answered}\n"
