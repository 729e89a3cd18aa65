"""What is still to be taken out of documents that hold files, kept so that nothing forgets it.

A setting `unpacking:IMPORT:DOCUMENT` is written in the transaction that keeps the document's
reading, and brought on with each document that came out of it. So a stop, a lock or a crash
forgets none, and takes none twice.
"""

import json
from dataclasses import dataclass
from typing import Final

from casefiles.domain.files.extracted_items import Part
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

PARTS_AT_A_TIME: Final = 500
"""Files that are taken out of one document by themselves; a person asks for more."""
DEEPEST: Final = 5
"""How many documents lie around the innermost that is still taken out by itself."""
_UNPACKING: Final = "unpacking:"


@dataclass(frozen=True, slots=True)
class PendingExtraction:
    """What is still to be taken out of a document.

    Attributes:
        following: number of the next part, from 1.
        upto: number of the last part that is wanted.
        depth: how many documents lie around this one.
    """

    import_id: str
    document_id: DocumentId
    following: int
    upto: int
    depth: int

    @property
    def name(self) -> str:
        """Name of the setting that keeps it."""
        return f"{_UNPACKING}{self.import_id}:{self.document_id}"

    def forget(self, work: WriteTransaction) -> None:
        """Forget it: what is left stays listed in the document that holds it."""
        work.remove_setting(self.name)

    def put(self, work: WriteTransaction) -> None:
        """Keep it, or forget it if nothing is left."""
        if self.following > self.upto:
            work.remove_setting(self.name)
        else:
            values = {"following": self.following, "upto": self.upto, "depth": self.depth}
            work.put_setting(self.name, json.dumps(values))


def pending_of(import_id: str) -> Query[tuple[PendingExtraction, ...]]:
    """Return what an import has still to take out of documents that it added."""

    def ask(reader: ReadTransaction) -> tuple[PendingExtraction, ...]:
        found = reader.settings(f"{_UNPACKING}{import_id}:")
        return tuple(_left(name, json.loads(text)) for name, text in sorted(found.items()))

    return ask


def _left(name: str, values: dict[str, int]) -> PendingExtraction:
    _, import_id, document_id = name.split(":")
    place = (values["following"], values["upto"], values["depth"])
    return PendingExtraction(import_id, DocumentId(document_id), *place)


def count_pending(reader: ReadTransaction, import_id: str) -> int:
    """Return how many files an import has still to take out of others."""
    return sum(left.upto - left.following + 1 for left in pending_of(import_id)(reader))


def forget_pending(work: WriteTransaction, import_id: str) -> None:
    """Forget what is still to be taken out; it stays listed in the documents that hold it."""
    for left in pending_of(import_id)(work):
        work.remove_setting(left.name)


def note_parts(
    work: WriteTransaction,
    import_id: str,
    document_id: DocumentId,
    reading: Extraction,
    depth: int = 0,
) -> None:
    """Note, with a reading, that the files in a document are to be taken out."""
    count = sum(isinstance(item, Part) for item in reading.items)
    if count and depth < DEEPEST:
        PendingExtraction(import_id, document_id, 1, min(count, PARTS_AT_A_TIME), depth).put(work)
