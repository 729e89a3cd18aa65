"""Who sees whom at a terminal: a table of people and recipients, and one cell changed."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from casefiles.cli.command_parts import Command, Outcome, Secret, take_case
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.language.placeholder_words import ROLES
from casefiles.domain.records.foreseeable_readers import FORESEEABLY_REACHES
from casefiles.domain.records.showings import (
    Appearance,
    NamedExtent,
    Showing,
    ShowingBasis,
)
from casefiles.office.case.vault_service import VaultService
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_of
from casefiles.words.showings import APPEARANCES

if TYPE_CHECKING:
    from casefiles.office.people.showings import ShowingCell, ShowingRow
    from casefiles.office.workplace.operations import Job, JobContext

_RESET: Final = "protection"
"""Takes a choice back: the person's protection holds again."""


def add_people_command(commands: Any, command: Command, secret: Secret) -> None:
    """Add `casefiles people`, which prints who sees whom, and changes it for one recipient."""

    def verb(
        chosen: argparse.Namespace, desk: VaultService, terminal: Any, ticket: CancellationToken
    ) -> Outcome:
        job = _changing(chosen)
        also, rows = desk.do(chosen.vault, secret(chosen, terminal), job, ticket)
        return _found(also, rows), "".join(_lines(also, rows))

    words = msg("print how each person appears to each recipient, or change it for one")
    made = command(commands, "people", verb, words, vault=True)
    take_case(made)
    made.add_argument(
        "--person", metavar="NAME", help=msg("one of the person's names; others are left out")
    )
    recipients = sorted(FORESEEABLY_REACHES)
    made.add_argument("--to", choices=recipients, help=msg("the recipient"))
    made.add_argument(
        "--as",
        dest="appearance",
        choices=[*Appearance, _RESET],
        help=msg("how the recipient sees the person; “protection” takes a choice back"),
    )
    made.add_argument(
        "--place",
        default="",
        metavar="PLACE",
        help=msg(
            "in one field of a form alone, such as field:un_wgeid.full_name; or withheld in one"
            " exhibit alone, such as document:LH/1"
        ),
    )
    made.add_argument(
        "--extent",
        choices=list(NamedExtent),
        default=NamedExtent.NAMES,
        help=msg("what may be read of a person who is named"),
    )
    made.add_argument("--word", choices=ROLES, default="", help=msg("the word of the placeholder"))
    bases = [one for one in ShowingBasis if one is not ShowingBasis.CONSENT]
    made.add_argument(
        "--basis", choices=bases, default=ShowingBasis.LAWYER, help=msg("why it may be so")
    )
    made.add_argument(
        "--reason", default="", metavar="WORDS", help=msg("such as the order and its date")
    )


def _changing(
    chosen: argparse.Namespace,
) -> "Job[tuple[tuple[str, ...], tuple[ShowingRow, ...]]]":
    # What reads a case is loaded by who wants it: other commands start sooner.
    from casefiles.office.draft.snapshots import case_named  # noqa: PLC0415
    from casefiles.office.people.showings import (  # noqa: PLC0415
        place_of_exhibit,
        remove_showing,
        save_showing,
        showing_rows,
    )

    def job(
        workplace: "JobContext", _ticket: CancellationToken
    ) -> tuple[tuple[str, ...], tuple["ShowingRow", ...]]:
        vault = workplace.vault
        case_id = vault.read(case_named(chosen.case.strip()))
        also: tuple[str, ...] = ()
        if chosen.to or chosen.appearance:
            if not (chosen.person and chosen.to and chosen.appearance):
                raise Refused("showing_incomplete")
            place = vault.read(place_of_exhibit(case_id, chosen.place.strip()))
            row = _named(vault.read(showing_rows(case_id)), chosen.person)
            if chosen.appearance == _RESET:
                vault.write(remove_showing(row.person.id, chosen.to, place))
            else:
                also = vault.write(save_showing(row.person.id, _showing(chosen, place)))
        rows = vault.read(showing_rows(case_id))
        return also, (_named(rows, chosen.person),) if chosen.person else rows

    return job


def _showing(chosen: argparse.Namespace, place: str) -> Showing:
    return Showing(
        *(chosen.to, Appearance(chosen.appearance), place, NamedExtent(chosen.extent)),
        *(chosen.word, ShowingBasis(chosen.basis), chosen.reason),
    )


def _named(rows: tuple["ShowingRow", ...], name: str) -> "ShowingRow":
    found = [one for one in rows if name in {each.text for each in one.person.names}]
    if len(found) != 1:
        raise Refused("person_not_found" if not found else "person_named_twice")
    return found[0]


def _found(also: tuple[str, ...], rows: tuple["ShowingRow", ...]) -> dict[str, Any]:
    people = [
        {
            "name": one.name,
            "never_named": one.person.never_named,
            "recipients": {cell.audience: str(cell.shown.appearance) for cell in one.cells},
            "documents": {
                each.showing.place: "void" if each.is_void else str(each.showing.appearance)
                for each in one.in_documents
            },
            "fields": {each.place: str(each.appearance) for each in one.in_fields},
        }
        for one in rows
    ]
    return {"also": list(also), "people": people}


def _lines(also: tuple[str, ...], rows: tuple["ShowingRow", ...]) -> Iterator[str]:
    if also:
        recipients = ", ".join(label(one) for one in also)
        yield msg("Also shown to: {recipients}, who may read the same.\n", recipients=recipients)
    for one in rows:
        yield f"{one.name}\n"
        for cell in one.cells:
            yield f"    {label(cell.audience)}: {_shown(cell)}\n"
        for each in one.in_fields:
            appearance = msg_of(APPEARANCES[each.appearance])
            yield f"    {each.place} ({label(each.audience)}): {appearance}\n"
        for hidden in one.in_documents:
            void = msg("no exhibit any more: no effect")
            appearance = void if hidden.is_void else msg_of(APPEARANCES[hidden.showing.appearance])
            where = hidden.title or hidden.showing.place
            yield f"    {where} ({label(hidden.showing.audience)}): {appearance}\n"


def _shown(cell: "ShowingCell") -> str:
    shown = msg_of(APPEARANCES[cell.shown.appearance])
    if not cell.shown.because:
        return shown
    return msg(
        "{shown}, because {reader} may read the same papers",
        shown=shown,
        reader=label(cell.shown.because),
    )
