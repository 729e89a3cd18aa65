"""What a text of the lawyer's says in another language, kept apart from the text itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Final

from casefiles.domain.foundation.ids import CaseId, TextVersionId
from casefiles.domain.foundation.schema import (
    ANY,
    INTERNAL,
    UNSEARCHED,
    UNTOLD,
    VAULT_ONLY,
    CodeOf,
    EdtfDate,
    Language,
    Line,
    Prose,
    Ref,
    Searched,
    Title,
    Unique,
)

WORKING_LANGUAGE: Final = "en"
"""In which a case is written whose language nobody declared."""


class VersionMaker(StrEnum):
    """Who put a text into another language; AUTHOR says that the text itself is in it."""

    AUTHOR = "author"
    PERSON = "person"
    TRANSLATOR = "translator"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One text of one record in one language.

    Attributes:
        record_id: of the record, of whatever kind. field: which of its texts.
        language: BCP 47 code.
        text: with references `[[id]]` to persons; empty where the text itself is in the language.
        checked_by: who compared it with the original; `checked_on` when, as EDTF. Empty while
            nobody did: a machine's text counts as no translation until then.
        original: the text that it was made from, word for word: what readers get of that is
            compared with what they would get now. It never leaves the vault.
    """

    id: Annotated[TextVersionId, Searched(37), Unique("record_id", "field", "language")]
    case_id: CaseId
    record_id: Annotated[str, Ref(ANY), VAULT_ONLY]
    field: Annotated[str, CodeOf("record_field"), VAULT_ONLY, UNSEARCHED]
    language: Annotated[Language, UNSEARCHED]
    text: Annotated[Prose, Title(1)]
    made_by: Annotated[VersionMaker, UNSEARCHED]
    checked_by: Line = ""
    checked_on: EdtfDate = ""
    original: Annotated[Prose, INTERNAL, UNSEARCHED, UNTOLD] = ""

    @property
    def is_declaration(self) -> bool:
        """Whether it only says in which language the text itself is."""
        return self.made_by is VersionMaker.AUTHOR
