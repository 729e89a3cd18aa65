"""Messages that become an event of the timeline at once."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from casefiles.domain.foundation.ids import DocumentId, EventId
from casefiles.office.documents.messages import event_of_messages
from casefiles.ui.base.context import Context
from casefiles.words.language import msg


def add_event(
    owner: QObject, context: Context, document_id: DocumentId, numbers: Collection[int]
) -> None:
    """Add an event that messages prove, and say so; where nothing may be changed, say that."""
    refusal = context.actions.refusal
    if refusal is not None:
        context.notices.warn(refusal)
        return

    def on_added(_event_id: EventId) -> None:
        context.notices.post(msg("Event added to the chronology."), "app.undo")

    job = event_of_messages(context.case_id, document_id, numbers)
    context.session.fetch(owner, job, on_added, channel="event", otherwise=context.notices.warn)
