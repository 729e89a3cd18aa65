"""How each person appears to each recipient: read as a table, changed one cell at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.placeholder_words import ROLES
from casefiles.domain.records.case_records import Person
from casefiles.domain.records.foreseeable_readers import (
    AUDIENCES,
    FORESEEABLY_REACHES,
    HARMFUL,
    Reach,
    can_reach,
)
from casefiles.domain.records.showings import Showing
from casefiles.domain.rules.appearance import (
    ShownAs,
    faults_of,
    find_showing,
    raised_with,
    shown_as,
)
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

RECIPIENTS: Final = tuple(FORESEEABLY_REACHES)
"""All recipients, in the order of tables."""


@dataclass(frozen=True, slots=True)
class ShowingCell:
    """How one person appears to one recipient.

    Attributes:
        shown: what a dossier would print.
        showing: what was chosen for this recipient; None where the person's protection holds.
    """

    audience: str
    shown: ShownAs
    showing: Showing | None


@dataclass(frozen=True, slots=True)
class ShowingRow:
    """How one person appears to everybody.

    Attributes:
        name: as the person is called in the window.
        cells: one for each of `RECIPIENTS`, in their order.
        in_fields: what was chosen for single fields of forms.
    """

    person: Person
    name: str
    cells: tuple[ShowingCell, ...]
    in_fields: tuple[Showing, ...]


def showing_rows(case_id: CaseId) -> Query[tuple[ShowingRow, ...]]:
    """Return how everybody in a case appears to each recipient."""

    def ask(reader: ReadTransaction) -> tuple[ShowingRow, ...]:
        reaches = reader.find(Reach, case_id=case_id)
        return tuple(_row(one, reaches) for one in reader.find(Person, case_id=case_id))

    return ask


def shown_with(person_id: PersonId, showing: Showing) -> Query[tuple[str, ...]]:
    """Return the recipients to whom a person is shown too, once this is chosen for one.

    They may foreseeably read the same papers, so the choice holds only if it holds for them.
    """

    def ask(reader: ReadTransaction) -> tuple[str, ...]:
        person = _person(reader, person_id)
        return raised_with(person, showing, reader.find(Reach, case_id=person.case_id))

    return ask


def lets_requesting_state_read(
    showing: Showing, also: Sequence[str], reaches: Sequence[Reach] = ()
) -> bool:
    """Tell whether a choice lets the requesting State read who a person is."""
    return HARMFUL in {showing.audience, *also} or can_reach(HARMFUL, showing.audience, reaches)


def save_showing(person_id: PersonId, showing: Showing) -> Edit[tuple[str, ...]]:
    """Choose how a person appears to a recipient, and to all who come to read the same.

    Returns (when carried out):
        The recipients to whom the person is shown too.

    Raises (when carried out):
        Refused: the person is gone, never to be named, or a minor who cannot consent; a recipient,
            word or reason is unknown or missing.
    """
    checked = _checked(showing)

    def change(work: WriteTransaction) -> tuple[str, ...]:
        person = _person(work, person_id)
        also = raised_with(person, checked, work.find(Reach, case_id=person.case_id))
        changed = _with(person, checked)
        for one in also:
            changed = _with(changed, replace(checked, audience=one, word=_word(person, one)))
        for fault in faults_of(changed):
            raise Refused(fault.code)
        work.update(changed, "show_person")
        return also

    return change


def remove_showing(person_id: PersonId, audience: str, place: str = "") -> Edit[None]:
    """Let the person's protection hold again for a recipient; what holds for others stays."""
    return _edit(person_id, lambda person: _without(person, audience, place))


def set_never_named(person_id: PersonId, *, is_never: bool) -> Edit[None]:
    """Say that no reader may see a person's name, or take that back."""
    return _edit(person_id, lambda person: replace(person, never_named=is_never))


def _edit(person_id: PersonId, changed: Callable[[Person], Person]) -> Edit[None]:
    def change(work: WriteTransaction) -> None:
        person = _person(work, person_id)
        after = changed(person)
        if after != person:
            work.update(after, "show_person")

    return change


def _row(person: Person, reaches: Sequence[Reach]) -> ShowingRow:
    cells = tuple(
        ShowingCell(one, shown_as(person, one, reaches), find_showing(person, one))
        for one in RECIPIENTS
    )
    in_fields = tuple(one for one in person.showings if one.place)
    return ShowingRow(person, person.names[0].text if person.names else "?", cells, in_fields)


def _checked(showing: Showing) -> Showing:
    if showing.audience not in AUDIENCES:
        raise Refused("unknown_audience", allowed=", ".join(sorted(AUDIENCES)))
    if showing.word and showing.word not in ROLES:
        raise Refused("unknown_placeholder_word", allowed=", ".join(ROLES))
    return replace(
        showing,
        reason=showing.reason.strip(),
        consent_taken_by=showing.consent_taken_by.strip(),
        consent_date=showing.consent_date.strip(),
        consent_means=showing.consent_means.strip(),
        risk=showing.risk.strip(),
    )


def _person(reader: ReadTransaction, person_id: PersonId) -> Person:
    person = reader.get(Person, person_id)
    if person is None:
        raise Refused("person_gone")
    return person


def _word(person: Person, audience: str) -> str:
    there = find_showing(person, audience)
    return there.word if there is not None else ""


def _with(person: Person, showing: Showing) -> Person:
    others = _without(person, showing.audience, showing.place).showings
    both = (*others, showing)
    ordered = sorted(both, key=lambda one: (one.place, RECIPIENTS.index(one.audience)))
    return replace(person, showings=tuple(ordered))


def _without(person: Person, audience: str, place: str) -> Person:
    left = tuple(one for one in person.showings if (one.audience, one.place) != (audience, place))
    return replace(person, showings=left)
