"""The one rule of what may not leave the house, and what stops a dossier until it is resolved."""

from collections.abc import Iterable
from typing import Final, Protocol

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import DocumentStatus
from casefiles.domain.records.provenance import Consent, ConsentAnswer, ConsentUse, Privilege

_MAY_LEAVE: Final = frozenset({DocumentStatus.RECEIVED, DocumentStatus.TO_SERVE})
_AGAINST: Final = frozenset({ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN})
_DOSSIER: Final = frozenset({ConsentUse.EVERY, ConsentUse.FILE})
_PUBLIC: Final = "public"


class Exportable(Protocol):
    """What decides whether a document may leave; records and rows of lists have it."""

    @property
    def status(self) -> DocumentStatus:
        """What it is to the defence."""

    @property
    def privilege(self) -> Privilege:
        """Why nobody may demand it."""

    @property
    def do_not_use(self) -> str:
        """Why it must not be used."""


def is_exportable(document: Exportable) -> bool:
    """Tell whether a document may stand in a dossier; others are as if they did not exist."""
    is_free = document.privilege is Privilege.NONE and not document.do_not_use
    return is_free and document.status in _MAY_LEAVE


def has_refused_consent(
    consents: Iterable[Consent], document_id: DocumentId, audience: str
) -> tuple[PersonId, ...]:
    """Return who does not agree that these readers see a document.

    Every refusal that covers them counts, also where something else was said of other readers: who
    has changed their mind has their record changed.
    """
    covering = _covering(consents, document_id, audience, _uses(audience) | {ConsentUse.QUOTE})
    return tuple(dict.fromkeys(one.person_id for one in covering if one.answer in _AGAINST))


def lacks_consent(
    consents: Iterable[Consent], document_id: DocumentId, audience: str
) -> tuple[PersonId, ...]:
    """Return whose consent counts for a document, and who has given none for these readers.

    That is everybody of whom any answer about this document is recorded: consent is never inferred
    from what was said about other readers.
    """
    recorded = tuple(consents)
    requested = dict.fromkeys(one.person_id for one in recorded if one.document_id == document_id)
    covering = _covering(recorded, document_id, audience, _uses(audience))
    given = {one.person_id for one in covering if one.answer is ConsentAnswer.GIVEN}
    against = set(has_refused_consent(recorded, document_id, audience))
    return tuple(one for one in requested if one not in given | against)


def _uses(audience: str) -> frozenset[ConsentUse]:
    """Return what a dossier for some readers does with its exhibits."""
    return _DOSSIER | {ConsentUse.PUBLISH} if audience == _PUBLIC else _DOSSIER


def _covering(
    consents: Iterable[Consent], document_id: DocumentId, audience: str, uses: frozenset[ConsentUse]
) -> tuple[Consent, ...]:
    """Return what was said of these readers of a document, or of all its readers."""
    return tuple(
        one
        for one in consents
        if one.document_id == document_id and one.audience in {"", audience} and one.use in uses
    )
