"""Papers that somebody signs by hand for a forum, followed from printed to scanned and linked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.ids import (
    NO_DOCUMENT,
    NO_PERSON,
    AuthorityFormId,
    CaseId,
    DocumentId,
    PersonId,
)
from casefiles.domain.foundation.schema import UNSEARCHED, CodeOf, EdtfDate, Line, Profile


class SignedFormState(StrEnum):
    """How far a paper has come."""

    TO_PRINT = "to_print"
    PRINTED = "printed"
    SENT = "sent"
    SIGNED = "signed"
    LINKED = "linked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AuthorityForm:
    """An authority, consent or signature by hand; all days are EDTF, empty until they come.

    Attributes:
        profile: id of the forum's profile; `field` that of the field which asks for the paper.
        person_id: who signs it; empty where that is not told.
        printed: when it was printed; `sent` when it went in, by the hands of `carrier`.
        expected: when it should be back at the latest.
        signed: when it was signed; `document_id` the scan among the documents.
        refused: when they refused to sign, and for which `reason`.
    """

    id: AuthorityFormId
    case_id: CaseId
    profile: Annotated[Profile, UNSEARCHED]
    field: Annotated[str, CodeOf("form_field"), UNSEARCHED]
    person_id: PersonId = NO_PERSON
    printed: EdtfDate = ""
    sent: EdtfDate = ""
    carrier: Line = ""
    expected: EdtfDate = ""
    signed: EdtfDate = ""
    document_id: DocumentId = NO_DOCUMENT
    refused: EdtfDate = ""
    reason: Line = ""
    note: Line = ""

    @property
    def state(self) -> SignedFormState:
        """How far it has come: the furthest step that is told."""
        steps = (
            (self.refused, SignedFormState.REFUSED),
            (self.document_id, SignedFormState.LINKED),
            (self.signed, SignedFormState.SIGNED),
            (self.sent, SignedFormState.SENT),
            (self.printed, SignedFormState.PRINTED),
        )
        return next((state for text, state in steps if text), SignedFormState.TO_PRINT)

    @property
    def is_out(self) -> bool:
        """Whether it is still waited for."""
        return self.state not in {SignedFormState.LINKED, SignedFormState.REFUSED}

    def is_overdue(self, today: str) -> bool:
        """Tell whether the day by which it should be back has passed."""
        if not self.is_out or not is_edtf(self.expected):
            return False
        end, start = span(self.expected).end_day, span(today).start_day
        return end is not None and start is not None and end <= start
