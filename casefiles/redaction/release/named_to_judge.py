"""Whom a closed paper names in its margin: who has a placeholder in the open one."""

from collections.abc import Iterable, Sequence

from casefiles.domain.disclosure.closed_paper import CLOSED_READER, NamedPlaceholder
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.domain.records.showings import Appearance
from casefiles.domain.rules.appearance import shown_as
from casefiles.redaction.release.printed_persons import printed_persons
from casefiles.redaction.release.projection import Projection


def named_to_judge(
    projection: Projection,
    persons: Iterable[Person],
    ciphers: Iterable[AssignedPseudonym],
    reaches: Sequence[Reach],
) -> tuple[NamedPlaceholder, ...]:
    """Return the placeholders of an open paper whose persons its judge may know by name.

    Args:
        projection: of the open paper.
        persons: with their own protection and all showings.
        ciphers: what the open paper calls persons without a letter.
        reaches: what the lawyer says of readers in this case.
    """
    labels = placeholders_of(projection, ciphers)
    return tuple(
        NamedPlaceholder(labels[one.id], one.names[0].text)
        for one in sorted(persons, key=lambda one: labels.get(one.id, ""))
        if one.id in labels and one.names and is_named_to_judge(one, reaches)
    )


def without_letter(
    persons: Iterable[Person], open_paper: Iterable[Person], reaches: Sequence[Reach]
) -> tuple[str, ...]:
    """Return the names that a judge may read of people whom the open paper gives no letter.

    Args:
        persons: with their own protection and all showings.
        open_paper: the same as the open reader sees them.
        reaches: what the lawyer says of readers in this case.
    """
    withheld = {one.id for one in open_paper if one.protection is Protection.WITHHELD}
    known = (one for one in persons if one.id in withheld and is_named_to_judge(one, reaches))
    return tuple(sorted(one.names[0].text for one in known if one.names))


def is_named_to_judge(person: Person, reaches: Sequence[Reach], place: str = "") -> bool:
    """Tell whether the judge alone, and whoever else reads the same, may know a name there."""
    return shown_as(person, CLOSED_READER, reaches, place).appearance is Appearance.NAMED


def placeholders_of(
    projection: Projection, ciphers: Iterable[AssignedPseudonym]
) -> dict[PersonId, str]:
    """Return by which placeholder a paper calls whom."""
    labels = {one.label for one in projection.disclosure.persons if one.is_pseudonym}
    return printed_persons(labels, projection.numbering, ciphers)
