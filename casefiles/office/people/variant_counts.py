"""Where proposed forms of names stand in a case, beside the forms that are known already.

They are counted with the mentions (see `mention_counts`), in the same pass over the documents.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.records.case_records import Person, Protection
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.spelling_variants.proposing import proposals_of
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

__all__ = [
    "Counts",
    "FormFinder",
    "VariantCount",
    "are_counted",
    "last_occurrences",
    "merged",
    "save_counts",
]

_COUNTS: Final = "form_counts:"
"""Setting with how often each proposed form was found, by person."""

Counts = dict[str, dict[str, int]]
"""How often each form was found, by person."""


@dataclass(frozen=True, slots=True)
class VariantCount:
    """How often a form stands in a case.

    Attributes:
        places: pages of documents, titles, file names and records.
    """

    places: int


class FormFinder:
    """Finds proposed forms of everybody in texts, but for what the known forms find."""

    def __init__(self, persons: Iterable[Person], known: Iterable[Person] | None = None) -> None:
        """Prepare the search.

        Args:
            persons: whose proposed forms are wanted.
            known: whose known forms cover what they find; the same ones if it is not told.
        """
        counted = tuple(persons)
        everybody = tuple(
            replace(one, protection=Protection.WITHHELD)
            for one in (counted if known is None else known)
        )
        self._forms: dict[PersonId, tuple[PersonId, str]] = {}
        aliases = []
        for person in counted:
            for name in proposals_of(person):
                key = PersonId(str(len(self._forms)))
                self._forms[key] = person.id, name.text
                aliases.append(ProtectedTerm(name.text, key))
        self._matcher = Matcher(aliases, protected_terms_of(everybody)) if aliases else None

    def nothing_found(self) -> Counts:
        """Return a count of none for each form."""
        counts: Counts = {}
        for person_id, form in self._forms.values():
            counts.setdefault(person_id, {})[form] = 0
        return counts

    def forms_in(self, text: str) -> frozenset[tuple[PersonId, str]]:
        """Return person and form of each proposal that stands in a text."""
        if self._matcher is None:
            return frozenset()
        return frozenset(self._forms[key] for key in self._matcher.owners_in(text))

    def add_to(self, counts: Counts, text: str) -> None:
        """Count the forms that stand in a text."""
        for person_id, form in self.forms_in(text):
            counts.setdefault(person_id, {}).setdefault(form, 0)
            counts[person_id][form] += 1


def merged(several: Iterable[Counts]) -> Counts:
    """Return counts added up."""
    total: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for counts in several:
        for person_id, forms in counts.items():
            for form, number in forms.items():
                total[person_id][form] += number
    return {person_id: dict(forms) for person_id, forms in total.items()}


def save_counts(work: WriteTransaction, case_id: CaseId, counts: Counts) -> None:
    """Keep what was counted."""
    work.renew_setting(_COUNTS + case_id, json.dumps(counts, sort_keys=True))


def last_occurrences(reader: ReadTransaction, person: Person) -> Mapping[str, VariantCount]:
    """Return how often each form was found when it was counted last; new ones are missing."""
    forms = _stored_counts(reader, person.case_id).get(person.id, {})
    return {form: VariantCount(number) for form, number in forms.items()}


def are_counted(reader: ReadTransaction, case_id: CaseId, persons: Iterable[Person]) -> bool:
    """Tell whether every form that is proposed now was counted."""
    retained = _stored_counts(reader, case_id)
    return all(
        name.text in retained.get(person.id, {})
        for person in persons
        for name in proposals_of(person)
    )


def _stored_counts(reader: ReadTransaction, case_id: CaseId) -> Counts:
    """Read what was kept; nonsense counts as nothing."""
    try:
        parsed = json.loads(reader.setting(_COUNTS + case_id) or "{}")
        return {
            str(person_id): {str(form): int(number) for form, number in forms.items()}
            for person_id, forms in parsed.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}
