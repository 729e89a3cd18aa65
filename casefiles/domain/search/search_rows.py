"""What a search over everything is asked for, and what it finds."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId

HitKind: TypeAlias = str
"""Code of a type of record that search finds, or of what it finds beside these."""

COUNTED: Final = 1_000
"""Up to here hits of a kind are counted; one more means that there are more."""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What is looked for, and where.

    Attributes:
        text: in the language of `query_language`.
        case_id: of the case; empty for every case of the vault.
        kinds: only these; empty for all.
        person_id: only what speaks of this person, by reference or any written form of the names.
        document_id: only this document, its pages, and what speaks of it.
        first: only what is dated, on or after this day, as YYYY-MM-DD; empty for no limit.
        last: on or before this day; empty for no limit.
        spellings: other ways to write what is asked are looked for too.
        is_typing: the last word may be unfinished.
        names: the text is names, one to a line, any of which is looked for in every spelling.
    """

    text: str
    case_id: CaseId | Literal[""] = ""
    kinds: tuple[HitKind, ...] = ()
    person_id: PersonId | Literal[""] = ""
    document_id: DocumentId | Literal[""] = ""
    first: str = ""
    last: str = ""
    spellings: bool = True
    is_typing: bool = False
    names: bool = False


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something that was found.

    Attributes:
        kind: of it.
        id: of the record; of the document for pages, messages and traits; for an entry of the
            ledger its number.
        case_id: of its case.
        page: number of the page; 0 where there is none.
        pieces: its texts with the names of their fields, as the vault holds them.
    """

    kind: HitKind
    id: str
    case_id: CaseId
    page: int
    pieces: tuple[tuple[str, str], ...]

    def piece(self, name: str) -> str:
        """Return the text of a field; empty if it has none."""
        return next((text for at, text in self.pieces if at == name), "")
