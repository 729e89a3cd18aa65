"""The redaction queue as one dossier needs it: what it holds apart from the rest of the case."""

from dataclasses import dataclass, replace

from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.rows import DocumentFilter
from casefiles.office.draft.dossiers import exhibits_requested, last_choice
from casefiles.office.redaction.redaction_queue import RedactionQueue, queue_of
from casefiles.office.redaction.suggestions import RedactionSuggestion
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction


@dataclass(frozen=True, slots=True)
class DossierQueue:
    """What waits in a case, and which of it a dossier holds.

    Attributes:
        whole: the queue of the case.
        documents: the exhibits of the dossier; None where none was chosen yet.
        others: all other documents of the case.
    """

    whole: RedactionQueue
    documents: frozenset[DocumentId] | None = None
    others: frozenset[str] = frozenset()

    @property
    def inside(self) -> RedactionQueue:
        """What the dossier holds: its exhibits, and own texts, which any dossier may print."""
        items = tuple(one for one in self.whole.items if not self._is_outside(one.item))
        return replace(self.whole, items=items)

    @property
    def outside(self) -> int:
        """How many questions wait on documents that the dossier does not hold."""
        return len(self.whole.undecided) - len(self.inside.undecided)

    def _is_outside(self, item: RedactionSuggestion) -> bool:
        return item.document_id in self.others or item.record[1] in self.others


def dossier_queue(case_id: CaseId, dossier: tuple[str, str]) -> Query[DossierQueue]:
    """Return the queue for a dossier.

    Args:
        case_id: of the case.
        dossier: its profile and recipient; empty for the one that was last looked at.
    """

    def ask(reader: ReadTransaction) -> DossierQueue:
        whole = queue_of(case_id)(reader)
        profile, audience = dossier if all(dossier) else last_choice(case_id)(reader)
        if not (profile and audience):
            return DossierQueue(whole)
        request = EditionRequest(case_id, profile, audience)
        documents = frozenset(exhibits_requested(request)(reader))
        rows = reader.document_rows(case_id, DocumentFilter())
        others = frozenset(str(row.id) for row in rows if row.id not in documents)
        return DossierQueue(whole, documents, others)

    return ask
