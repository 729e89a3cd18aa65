"""How a person appears to a reader: never more than to each reader who comes to read the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import AUDIENCES, Reach, readers_reached_by
from casefiles.domain.records.showings import (
    DOCUMENT,
    Appearance,
    NamedExtent,
    Showing,
    ShowingBasis,
)

_APPEARANCES: Final = tuple(Appearance)
_EXTENTS: Final = tuple(NamedExtent)
_PROTECTIONS: Final = {
    Appearance.WITHHELD: Protection.WITHHELD,
    Appearance.PSEUDONYM: Protection.PSEUDONYM,
    Appearance.NAMED: Protection.OPEN,
}
_OF_PROTECTION: Final = {protection: one for one, protection in _PROTECTIONS.items()}


@dataclass(frozen=True, slots=True)
class ShownAs:
    """How a person appears to one reader at one place.

    Attributes:
        word: of a lettered placeholder; empty for the one that says nothing.
        because: the reader for whose sake it is stricter than chosen; empty where it is not.
    """

    appearance: Appearance
    extent: NamedExtent = NamedExtent.EVERYTHING
    word: str = ""
    because: str = ""

    @property
    def protection(self) -> Protection:
        """The protection that comes to the same."""
        return _PROTECTIONS[self.appearance]


@dataclass(frozen=True, slots=True)
class ShowingFault:
    """What speaks against the showings of a person.

    Attributes:
        code: person_never_named, showing_twice, showing_without_reason, consent_without_details,
            minor_consents or showing_in_document.
    """

    code: str
    audience: str
    place: str = ""


def shown_as(
    person: Person, audience: str, reaches: Iterable[Reach] = (), place: str = ""
) -> ShownAs:
    """Return how a person appears to the readers of an audience.

    What is chosen for an audience is the most specific showing for it, else the person's
    protection. What holds is the least of what is chosen for it and for every audience that may
    foreseeably read the same.

    Args:
        person: with all showings.
        audience: who reads.
        reaches: what the lawyer says of readers in this case.
        place: such as a field of a form; empty for a paper as a whole.
    """
    own = chosen(person, audience, place)
    if person.never_named:
        return ShownAs(Appearance.WITHHELD, NamedExtent.NAMES)
    least = own
    for reader in sorted(readers_reached_by(audience, reaches) - {audience}):
        theirs = chosen(person, reader, place)
        if _rank(theirs) < _rank(least):
            least = replace(theirs, because=reader)
    return replace(least, word=own.word)


def chosen(person: Person, audience: str, place: str = "") -> ShownAs:
    """Return what was chosen for one audience alone, whoever else reads it."""
    showing = find_showing(person, audience, place) or find_showing(person, audience)
    if showing is None:
        return ShownAs(_OF_PROTECTION[person.protection])
    return ShownAs(showing.appearance, showing.extent, showing.word)


def find_showing(person: Person, audience: str, place: str = "") -> Showing | None:
    """Return what was chosen for an audience at a place; None where nothing was."""
    return next(
        (one for one in person.showings if (one.audience, one.place) == (audience, place)), None
    )


def raised_with(person: Person, showing: Showing, reaches: Sequence[Reach] = ()) -> tuple[str, ...]:
    """Return the other audiences to whom a person must be shown too, that a showing may hold."""
    least = _rank(ShownAs(showing.appearance, showing.extent))
    reached = readers_reached_by(showing.audience, reaches) - {showing.audience}
    return tuple(
        one for one in sorted(reached) if _rank(chosen(person, one, showing.place)) < least
    )


def strictest(person: Person) -> Person:
    """Return a person as the strictest of all readers may see them: whom to search for."""
    if person.never_named:
        return replace(person, protection=Protection.WITHHELD)
    usual = ShownAs(_OF_PROTECTION[person.protection])
    hidden = [ShownAs(one.appearance) for one in person.showings if one.place.startswith(DOCUMENT)]
    least = min((usual, *(chosen(person, one) for one in sorted(AUDIENCES)), *hidden), key=_rank)
    return replace(person, protection=least.protection)


def faults_of(person: Person) -> tuple[ShowingFault, ...]:
    """Return what speaks against the showings of a person; none may be stored while it does."""
    found: list[ShowingFault] = []
    seen: set[tuple[str, str]] = set()
    for one in person.showings:
        key = one.audience, one.place
        if key in seen:
            found.append(ShowingFault("showing_twice", *key))
        seen.add(key)
        if one.place.startswith(DOCUMENT) and not _holds_in_document(one):
            found.append(ShowingFault("showing_in_document", *key))
        if one.appearance is Appearance.NAMED:
            found += (ShowingFault(code, *key) for code in _faults_of(person, one))
    return tuple(found)


def _holds_in_document(one: Showing) -> bool:
    """Tell whether a choice can be made for one exhibit: letters and numbers hold everywhere."""
    if one.appearance is Appearance.NAMED:
        return one.extent is NamedExtent.NAMES
    return one.appearance is Appearance.WITHHELD


def _faults_of(person: Person, one: Showing) -> Iterable[str]:
    if person.never_named:
        yield "person_never_named"
    if person.protection is Protection.OPEN:
        return
    if one.basis is ShowingBasis.CONSENT:
        if person.is_minor:
            yield "minor_consents"
        details = one.consent_taken_by, one.consent_date, one.consent_means, one.risk
        if not all(map(str.strip, details)):
            yield "consent_without_details"
    elif not one.reason.strip():
        yield "showing_without_reason"


def _rank(one: ShownAs) -> tuple[int, int]:
    extent = _EXTENTS.index(one.extent) if one.appearance is Appearance.NAMED else 0
    return _APPEARANCES.index(one.appearance), extent
