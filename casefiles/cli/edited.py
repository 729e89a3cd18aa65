"""An edited Word file of the argument at a terminal: compared, and paragraphs of it taken."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casefiles.cli.command_parts import Command, Outcome, Secret, add_case_command
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.case.vault_service import VaultService
from casefiles.words.edited_paper import edit_in_words, notes_in_words, outside_in_words
from casefiles.words.language import msg, msg_n
from casefiles.words.narrative import edited_in_words

if TYPE_CHECKING:
    from casefiles.office.law.edited_argument import EditedArgument, ParagraphEdit

_ALL = "all"
_STAYS = "-"


def add_edited_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles edited`, which compares a Word file that came back, and takes from it."""
    words = msg("compare an edited Word file of the argument, and take paragraphs of it")
    made = add_case_command(commands, command, secret, ("edited", words), _edited)
    made.add_argument("file", type=Path, metavar="FILE.docx", help=msg("the edited file"))
    made.add_argument("--profile", required=True, metavar="ID", help=msg("which forum profile"))
    made.add_argument(
        "--take",
        default="",
        metavar="NUMBERS",
        help=msg("paragraphs to take by their numbers, such as 1,3; or all but conflicts: all"),
    )
    made.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="WORDS=NAME",
        help=msg("who is meant by words that fit several people; - keeps them as text"),
    )


def _edited(
    chosen: argparse.Namespace, desk: VaultService, passphrase: str, ticket: CancellationToken
) -> Outcome:
    # What reads and compares is loaded by who asks.
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.law.edited_argument import read_edited_argument  # noqa: PLC0415
    from casefiles.office.law.edits_taken import take_edits  # noqa: PLC0415
    from casefiles.office.workplace.operations import JobContext  # noqa: PLC0415

    def work(workplace: JobContext, ticket: CancellationToken) -> "tuple[EditedArgument, int]":
        case_id = workplace.vault.read(case_named(chosen.case.strip()))
        job = read_edited_argument(case_id, chosen.profile, chosen.file)
        compared = job(workplace, ticket)
        if not chosen.take:
            return compared, 0
        edits = _chosen(compared, chosen.take)
        answers = _answers(compared, chosen.name)
        count = take_edits(case_id, chosen.profile, edits, answers)(workplace, ticket)
        return compared, count

    compared, count = desk.do(chosen.vault, passphrase, work, ticket)
    return _listed(compared, count)


def _chosen(compared: "EditedArgument", numbers: str) -> "list[ParagraphEdit]":
    if numbers.strip() == _ALL:
        return [one for one in compared.edits if not one.is_conflict]
    places = {part.strip() for part in numbers.split(",")}
    return [one for at, one in enumerate(compared.edits, start=1) if str(at) in places]


def _answers(compared: "EditedArgument", typed: list[str]) -> dict[str, str]:
    """Return ids of people by the words that mean them."""
    answers = dict(one.partition("=")[::2] for one in typed)
    found: dict[str, str] = {}
    for name in (one for edit in compared.edits for one in edit.unclear):
        answer = answers.get(name.words)
        ids = [str(own) for own, text in name.persons if text == answer]
        if answer == _STAYS:
            found[name.words] = ""
        elif len(ids) == 1:
            found[name.words] = ids[0]
    return found


def _listed(compared: "EditedArgument", count: int) -> Outcome:
    edits = [
        {
            "number": at,
            "kind": str(one.kind),
            "conflict": one.is_conflict,
            "moved": one.is_moved,
            "lost": list(one.lost),
            "unclear": [name.words for name in one.unclear],
        }
        for at, one in enumerate(compared.edits, start=1)
    ]
    result = {
        "edits": edits,
        "unchanged": compared.unchanged,
        "outside": len(compared.outside),
        "tracked_changes": compared.reading.changes,
        "taken": count,
    }
    lines = [*edited_in_words(compared.reading), outside_in_words(compared.outside)]
    lines += [line for at, one in enumerate(compared.edits, 1) for line in _lines(at, one)]
    if not compared.edits:
        lines.append(msg("The file agrees with the argument."))
    if count:
        lines.append(
            msg_n(
                "{n} paragraph came in from the Word file.",
                "{n} paragraphs came in from the Word file.",
                count,
            )
        )
    return result, "".join(f"{line}\n" for line in lines if line)


def _lines(number: int, edit: "ParagraphEdit") -> list[str]:
    words = edit_in_words(
        str(edit.kind),
        is_there=bool(edit.block_id),
        is_conflict=edit.is_conflict,
        is_moved=edit.is_moved,
    )
    lines = [f"{number}. {words}"]
    lines += [f"   - {edit.now}"] if edit.now and str(edit.kind) != "moved" else []
    lines += [f"   + {edit.after}"] if edit.after else []
    lines += [f"   {one}" for one in notes_in_words(edit.lost, edit.named)]
    for name in edit.unclear:
        people = ", ".join(text for _, text in name.persons)
        lines.append("   " + msg("Who is {words}? {people}", words=name.words, people=people))
    return lines
