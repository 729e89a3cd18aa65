"""People of one case who contradict each other: one name, open here and protected there."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Identifier, Protection
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_terms import is_form_id


class Somebody(Protocol):
    """A person of a vault, or of a case form."""

    @property
    def id(self) -> str:
        """By which others refer to the person."""

    @property
    def names(self) -> tuple[PersonName, ...]:
        """Every written form."""

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Numbers and handles."""

    @property
    def protection(self) -> Protection:
        """How the person appears."""


def contradicting(
    people: Iterable[Somebody],
) -> Iterator[tuple[Somebody, Somebody, str]]:
    """Yield each open person with each protected one who has an equal name, and that name.

    Names are equal where a search takes one for the other: without marks, blanks and capitals.
    What is printed for the open person then names the protected one.
    """
    everyone = tuple(people)
    for shown in everyone:
        if shown.protection is not Protection.OPEN:
            continue
        own = {compact(name.text): name.text for name in shown.names if compact(name.text)}
        for hidden in everyone:
            if hidden.protection is Protection.OPEN:
                continue
            same = next((own[c] for n in hidden.names if (c := compact(n.text)) in own), "")
            if same:
                yield shown, hidden, same


def unsearchable(people: Iterable[Somebody]) -> Iterator[Somebody]:
    """Yield protected people without a name or number: nothing of them can be found anywhere."""
    for one in people:
        texts = [name.text for name in one.names]
        texts += [each.value for each in one.identifiers if not is_form_id(each)]
        if one.protection is not Protection.OPEN and not any(compact(text) for text in texts):
            yield one
