"""Fields of forms that may name somebody: places where one recipient alone may read a name."""

from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.showings import field_place
from casefiles.dossier.forum.forum_fields import forum_ids, load_forum
from casefiles.dossier.forum.forums import FieldType
from casefiles.office.workplace.operations import Job, JobContext


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """A field of a form in which somebody can be named.

    Attributes:
        place: as a showing says it.
        words: form and field.
        audiences: whom such forms are for.
        asks_person: it asks who somebody is; of another, people are offered whom its answer names.
    """

    place: str
    words: str
    audiences: frozenset[str]
    asks_person: bool = True


_OF_WORDS: Final = frozenset(
    {FieldType.PERSON, FieldType.TEXT, FieldType.LONG_TEXT, FieldType.LIST}
)


def person_places() -> Job[tuple[PersonPlace, ...]]:
    """Return every field of every form in which a person can be named, by form."""

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[PersonPlace, ...]:
        found: list[PersonPlace] = []
        for forum_id in forum_ids(workplace.resources):
            ticket.check()
            form = load_forum(workplace.resources, forum_id)
            if form.is_abstract:
                continue
            found += (
                PersonPlace(
                    field_place(form.id, one.id),
                    f"{form.title}: {one.label}",
                    frozenset(form.audiences),
                    one.type is FieldType.PERSON,
                )
                for one in form.fields
                if one.type in _OF_WORDS
            )
        return tuple(sorted(found, key=lambda one: one.words))

    return work
