"""Lines of a shown record, and where they lead."""

from dataclasses import dataclass

from casefiles.domain.records.proceedings_records import Registered
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered
from casefiles.office.records.record_names import RecordNames
from casefiles.store.database.tables import table_of
from casefiles.words.language import msg


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a field.

    Attributes:
        leads_to: kind, id and detail of what it leads to; None if it leads nowhere.
        role: colour role of the words.
    """

    text: str
    leads_to: tuple[str, str, str] | None = None
    role: str = "text"


def registered_line(at: RecordNames, record: Registered) -> ShownLine:
    """Return a line that leads to a record of the register."""
    words = name_of_registered(record, DisplayContext(at.text, at.person))
    return ShownLine(words, (table_of(type(record)), record.id, ""))


def titled(at: RecordNames, document_id: str) -> str:
    """Return what a document is called."""
    return at.name("document", document_id) or msg("(a document)")
