"""Other ways to write a person's names: what is proposed, what was decided, and deciding."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.names import NameSource, PersonName
from casefiles.domain.records.case_records import Person
from casefiles.office.people.variant_counts import VariantCount, last_occurrences
from casefiles.office.records.shown_people import is_hidden_from_anybody
from casefiles.office.workplace.operations import Edit, Query
from casefiles.redaction.spelling_variants.proposing import proposals_of
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

__all__ = [
    "PersonVariants",
    "ProposedVariant",
    "confirm_all",
    "confirm_variants",
    "reconsider_variant",
    "reject_variants",
    "undecided",
    "variants_of",
]


@dataclass(frozen=True, slots=True)
class ProposedVariant:
    """A form that nobody decided on.

    Attributes:
        name: as it would be kept.
        found: where it stands in the case beside known forms; None until that was counted.
    """

    name: PersonName
    found: VariantCount | None


@dataclass(frozen=True, slots=True)
class PersonVariants:
    """The other ways to write one person's names.

    Attributes:
        proposed: to be decided, those of one system together.
        confirmed: those that are searched for since somebody confirmed them.
        rejected: those that are none.
        is_protected: whether undecided ones stop an export.
    """

    person_id: PersonId
    proposed: tuple[ProposedVariant, ...]
    confirmed: tuple[PersonName, ...]
    rejected: tuple[str, ...]
    is_protected: bool


def variants_of(person_id: PersonId) -> Query[PersonVariants | None]:
    """Return the other ways to write a person's names; None if they are gone."""

    def ask(reader: ReadTransaction) -> PersonVariants | None:
        person = reader.get(Person, person_id)
        if person is None:
            return None
        found = last_occurrences(reader, person)
        return PersonVariants(
            person.id,
            tuple(ProposedVariant(name, found.get(name.text)) for name in proposals_of(person)),
            tuple(name for name in person.names if name.source is NameSource.GENERATED),
            person.rejected,
            is_hidden_from_anybody(person),
        )

    return ask


def undecided(case_id: CaseId) -> Query[dict[PersonId, int]]:
    """Return how many forms of each protected person nobody decided on; none for the others."""

    def ask(reader: ReadTransaction) -> dict[PersonId, int]:
        persons = reader.find(Person, case_id=case_id)
        counts = {one.id: len(proposals_of(one)) for one in persons if is_hidden_from_anybody(one)}
        return {person_id: count for person_id, count in counts.items() if count}

    return ask


def confirm_variants(person_id: PersonId, texts: Iterable[str]) -> Edit[None]:
    """Keep proposed forms as names of a person, so that they are searched for.

    Args:
        person_id: of the person.
        texts: of proposals; what is no proposal any more is passed over.

    Raises:
        Refused: the person is gone.
    """
    requested = frozenset(texts)

    def change(work: WriteTransaction) -> None:
        person = _person(work, person_id)
        chosen = tuple(name for name in proposals_of(person) if name.text in requested)
        if chosen:
            work.update(replace(person, names=(*person.names, *chosen)), "confirm_names")

    return change


def confirm_all(case_id: CaseId) -> Edit[int]:
    """Confirm every proposal of everybody protected, as one act; returns how many there were."""

    def change(work: WriteTransaction) -> int:
        count = 0
        for person in work.find(Person, case_id=case_id):
            chosen = proposals_of(person)
            if chosen and is_hidden_from_anybody(person):
                work.update(replace(person, names=(*person.names, *chosen)), "confirm_names")
                count += len(chosen)
        return count

    return change


def reject_variants(person_id: PersonId, texts: Iterable[str]) -> Edit[None]:
    """Say that proposed forms are none of a person's; they are not proposed again.

    Raises:
        Refused: the person is gone.
    """
    requested = frozenset(texts)

    def change(work: WriteTransaction) -> None:
        person = _person(work, person_id)
        chosen = tuple(name.text for name in proposals_of(person) if name.text in requested)
        if chosen:
            work.update(replace(person, rejected=(*person.rejected, *chosen)), "reject_names")

    return change


def reconsider_variant(person_id: PersonId, text: str) -> Edit[None]:
    """Take back what was decided of a form: it is proposed again.

    Raises:
        Refused: the person is gone.
    """

    def change(work: WriteTransaction) -> None:
        person = _person(work, person_id)
        names = tuple(
            name
            for name in person.names
            if not (name.source is NameSource.GENERATED and name.text == text)
        )
        rejected = tuple(one for one in person.rejected if one != text)
        changed = replace(person, names=names, rejected=rejected)
        if changed != person:
            work.update(changed, "reconsider_name")

    return change


def _person(work: WriteTransaction, person_id: PersonId) -> Person:
    person = work.get(Person, person_id)
    if person is None:
        raise Refused("no_such_record", kind="person")
    return person
