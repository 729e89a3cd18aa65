"""Adds to what is searched for the forms that names may also have, so that they go meanwhile.

Proposals are made from records, which a child process never loads: so they are words by then.
"""

from collections.abc import Iterable
from dataclasses import replace

from casefiles.domain.ids import CaseId, PersonId
from casefiles.domain.records import Identifier, Person, PersonName, Protection
from casefiles.redaction.finding.listed import cleaned_names
from casefiles.redaction.sought import Recorded, Sought, SoughtPerson, sought_of
from casefiles.redaction.variants.forms import INITIALS
from casefiles.redaction.variants.proposing import proposals_of


def sought_people(persons: Iterable[Recorded]) -> Sought:
    """Return what is searched for, with what the names of the protected may also look like."""
    sought = sought_of(persons)
    protected = tuple(replace(one, proposed=_proposed(one)) for one in sought.protected)
    return replace(sought, protected=protected)


def _proposed(person: SoughtPerson) -> tuple[str, ...]:
    """Return whole names, no initials: these are searched for by a rule of their own."""
    names = dict.fromkeys(name for text in person.names for name in cleaned_names(text))
    # Under no id, so that the same names are looked up once.
    record = Person(
        PersonId(""),
        CaseId(""),
        tuple(PersonName(text, "", "") for text in names if text not in person.phrases),
        tuple(Identifier(kind, value) for kind, value in person.identifiers),
        Protection.WITHHELD,
        rejected=person.rejected,
    )
    return tuple(one.text for one in proposals_of(record) if one.kind != INITIALS)
