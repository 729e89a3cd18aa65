"""How each person appears to each recipient: read as a table, changed one cell at a time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.placeholder_words import ROLES
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Document, Exhibit, Person
from casefiles.domain.records.foreseeable_readers import (
    AUDIENCES,
    FORESEEABLY_REACHES,
    HARMFUL,
    Reach,
    can_reach,
)
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.showings import (
    DOCUMENT,
    FIELD,
    FIELD_PLACE,
    Showing,
    document_place,
    field_place,
)
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
        in_documents: what was chosen for single exhibits.
        answers: fields of forms, as places, whose answers refer to the person.
    """

    person: Person
    name: str
    cells: tuple[ShowingCell, ...]
    in_fields: tuple[Showing, ...]
    in_documents: tuple["ShowingInDocument", ...] = ()
    answers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShowingInDocument:
    """What was chosen for one exhibit.

    Attributes:
        title: mark and title of the exhibit; empty where it is void.
        is_void: the document was erased or is no exhibit any more, so that it counts nothing.
    """

    showing: Showing
    title: str
    is_void: bool


@dataclass(frozen=True, slots=True)
class ExhibitPlace:
    """An exhibit in which somebody can be withheld.

    Attributes:
        place: as a showing says it.
        words: mark and title.
    """

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class CaseAppearances:
    """The table, and the exhibits in which somebody can be withheld."""

    rows: tuple[ShowingRow, ...]
    exhibits: tuple[ExhibitPlace, ...]


def showing_rows(case_id: CaseId) -> Query[tuple[ShowingRow, ...]]:
    """Return how everybody in a case appears to each recipient."""

    def ask(reader: ReadTransaction) -> tuple[ShowingRow, ...]:
        reaches = reader.find(Reach, case_id=case_id)
        exhibits = {one.place: one.words for one in _exhibit_places(reader, case_id)}
        people = reader.find(Person, case_id=case_id)
        answers = [
            (field_place(one.profile, one.field), referenced(one.text))
            for one in reader.find(FieldAnswer, case_id=case_id)
        ]
        return tuple(
            replace(
                _row(one, reaches, exhibits),
                answers=frozenset(place for place, persons in answers if one.id in persons),
            )
            for one in people
        )

    return ask


def appearances_of_case(case_id: CaseId) -> Query[CaseAppearances]:
    """Return how everybody appears to each recipient, and where more of them can be withheld."""
    return lambda reader: CaseAppearances(
        showing_rows(case_id)(reader), _exhibit_places(reader, case_id)
    )


def place_of_exhibit(case_id: CaseId, written: str) -> Query[str]:
    """Return a place as it is stored: one of an exhibit may be written with the exhibit's mark."""

    def ask(reader: ReadTransaction) -> str:
        if not written.startswith(DOCUMENT):
            return written
        mark = written.removeprefix(DOCUMENT)
        found = reader.find(Exhibit, case_id=case_id, mark=mark) if mark else ()
        return document_place(found[0].document_id) if found else written

    return ask


def _exhibit_places(reader: ReadTransaction, case_id: CaseId) -> tuple[ExhibitPlace, ...]:
    titles = {one.id: one.title for one in reader.find(Document, case_id=case_id)}
    found = {
        one.document_id: f"{one.mark} {titles[one.document_id]}".strip()
        for one in reader.find(Exhibit, case_id=case_id)
        if one.document_id in titles
    }
    places = (ExhibitPlace(document_place(one), words) for one, words in found.items())
    return tuple(sorted(places, key=lambda one: one.words))


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
        _check_place(work, person.case_id, checked.place)
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


def _row(person: Person, reaches: Sequence[Reach], exhibits: Mapping[str, str]) -> ShowingRow:
    cells = tuple(
        ShowingCell(one, shown_as(person, one, reaches), find_showing(person, one))
        for one in RECIPIENTS
    )
    in_fields = tuple(one for one in person.showings if one.place.startswith(FIELD))
    in_documents = tuple(
        ShowingInDocument(one, exhibits.get(one.place, ""), one.place not in exhibits)
        for one in person.showings
        if one.place.startswith(DOCUMENT)
    )
    name = person.names[0].text if person.names else "?"
    return ShowingRow(person, name, cells, in_fields, in_documents)


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


def _check_place(reader: ReadTransaction, case_id: CaseId, place: str) -> None:
    """Refuse a place that means nothing; one that came to mean nothing later stays as void."""
    if place.startswith(DOCUMENT):
        exhibits = reader.find(Exhibit, case_id=case_id)
        is_there = place in {document_place(one.document_id) for one in exhibits}
    else:
        is_there = not place or FIELD_PLACE.match(place) is not None
    if not is_there:
        raise Refused("showing_place_unknown")


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
