"""The editions whose page numbers a dossier can keep, as the window offers them."""

from dataclasses import dataclass

from casefiles.domain.ids import EditionId
from casefiles.office.overlay_words import edition_words
from casefiles.office.page_numbers import offered_editions
from casefiles.office.verbs import Query
from casefiles.office.wanted import Wanted
from casefiles.store.vault import Reader


@dataclass(frozen=True, slots=True)
class NumberedEdition:
    """An edition whose page numbers can be kept; `words` is what it is called."""

    id: EditionId
    words: str


def numbered_editions(wanted: Wanted) -> Query[tuple[NumberedEdition, ...]]:
    """Return the editions whose page numbers a dossier can keep, the newest first."""

    def ask(reader: Reader) -> tuple[NumberedEdition, ...]:
        found = offered_editions(reader, wanted)
        return tuple(NumberedEdition(one.id, edition_words(one)) for one in reversed(found))

    return ask
