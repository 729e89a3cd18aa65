"""Where a document came from, what became of it, and in which dossiers it left: by the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.records.case_records import (
    Document,
    DocumentStatus,
    Edition,
    Exhibit,
    Outline,
)
from casefiles.domain.records.editions import LateEntry
from casefiles.domain.records.provenance import Privilege
from casefiles.domain.rules.exportability import is_exportable
from casefiles.office.records.history_fields import FieldChange, changed_fields
from casefiles.office.records.record_names import RecordNames
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.database.tables import columns_of, field_value
from casefiles.store.ledger.chains import FieldPatch, LedgerEntry
from casefiles.store.ledger.change_sets import NEWEST

_PER_READ: Final = 300
"""Entries read in one transaction: others wait for no more than these."""
_SECTIONS: Final = frozenset({"exhibits", "exhibits_list"})
_LEFT: Final = frozenset({"export", *LateEntry})
_KINDS: Final[dict[str, type[Any]]] = {
    "document": Document,
    "exhibit": Exhibit,
    "outline": Outline,
    "edition": Edition,
}


_DECIDES: Final = frozenset({"status", "privilege", "do_not_use"})
"""Fields of a document that say whether it may leave."""


@dataclass(frozen=True, slots=True)
class _CustodyState:
    """What decided at one moment."""

    status: DocumentStatus
    privilege: Privilege
    do_not_use: str


@dataclass(frozen=True, slots=True)
class CustodyChange:
    """One change of what the vault says of a document.

    Attributes:
        wall: what the clock said, in nanoseconds since 1970.
        actor: label of the key that had opened the vault.
        action: code.
        fields: what changed, in words; none where it was put in or removed.
    """

    wall: int
    actor: str
    action: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ExportedIn:
    """A dossier that the document left in.

    Attributes:
        mark: of the exhibit, as it was then.
        sha256: of the dossier.
    """

    wall: int
    profile: str
    audience: str
    mark: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Custody:
    """What the ledger tells of a document.

    Attributes:
        added: when and by whom it came in; None where the ledger cannot tell.
        sha256: of its bytes.
        size: in bytes.
        changes: after that, oldest first.
        left_in: dossiers, oldest first.
    """

    added: CustodyChange | None
    sha256: str
    size: int
    changes: tuple[CustodyChange, ...]
    left_in: tuple[ExportedIn, ...]


def custody_of(case_id: CaseId, document_id: DocumentId) -> Job[Custody]:
    """Return where a document came from and what became of it.

    The records that decide whether a document leaves are followed through the ledger, so that
    each dossier is judged by what held when it was written.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Custody:
        trail = _Trail(case_id, document_id)
        after = 0
        while True:
            ticket.check()
            first = after + 1
            count, last = workplace.vault.read(lambda reader: trail.follow(reader, first))  # noqa: B023  # done before the next turn
            if count < _PER_READ:
                return trail.result()
            after = last

    return work


@dataclass(slots=True)
class _Trail:
    """What holds at one entry of the ledger."""

    case_id: CaseId
    document_id: DocumentId
    changes: list[CustodyChange] = field(default_factory=list)
    left_in: list[ExportedIn] = field(default_factory=list)
    sha256: str = ""
    size: int = 0
    state_by_field: dict[str, str] = field(default_factory=dict)
    exhibits: dict[str, str] = field(default_factory=dict)
    outlines: dict[str, dict[str, Any]] = field(default_factory=dict)
    left_at: dict[str, int] = field(default_factory=dict)

    def follow(self, reader: ReadTransaction, first: int) -> tuple[int, int]:
        """Go on from an entry; returns how many there were, and the number of the last."""
        entries = reader.entries_between(first, NEWEST, _PER_READ)
        subjects = RecordNames(reader)
        for entry in entries:
            if entry.scope == self.case_id and entry.kind in _KINDS:
                if entry.action in _LEFT:
                    # It is known still where what it told was erased since.
                    self.left_at[entry.object] = entry.wall
                if entry.changes:
                    self._take(subjects, entry)
        return len(entries), entries[-1].number if entries else 0

    def result(self) -> Custody:
        """Return what was seen on the way."""
        is_known = bool(self.changes) and not self.changes[0].fields
        return Custody(
            added=self.changes[0] if is_known else None,
            sha256=self.sha256,
            size=self.size,
            changes=tuple(self.changes[1:] if is_known else self.changes),
            left_in=tuple(self.left_in),
        )

    def _take(self, subjects: RecordNames, entry: LedgerEntry) -> None:
        if entry.kind == "document" and entry.object == self.document_id:
            self._take_document(entry)
            self._note(subjects, entry)
        elif entry.kind == "exhibit" and self._take_exhibit(entry):
            self._note(subjects, entry)
        elif entry.kind == "outline":
            self._take_outline(entry)
        elif entry.kind == "edition":
            self._take_edition(entry)

    def _note(self, subjects: RecordNames, entry: LedgerEntry) -> None:
        names = {change.field for change in entry.changes or ()}
        is_whole = "id" in names and entry.kind == "document"
        fields = () if is_whole else _without_own(changed_fields(subjects, entry))
        self.changes.append(CustodyChange(entry.wall, entry.actor, entry.action, fields))

    def _take_document(self, entry: LedgerEntry) -> None:
        for change in entry.changes or ():
            if change.field in _DECIDES:
                self.state_by_field[change.field] = str(change.after or "")
            elif change.field == "content.sha256" and change.after:
                self.sha256 = str(change.after)
            elif change.field == "content.size" and change.after is not None:
                self.size = int(change.after)

    def _take_exhibit(self, entry: LedgerEntry) -> bool:
        """Follow the mark of the document; tells whether the exhibit is this document's."""
        changes = {change.field: change for change in entry.changes or ()}
        named = changes.get("document_id")
        is_own = named is not None and self.document_id in {named.before, named.after}
        if not is_own and entry.object not in self.exhibits:
            return False
        if named is not None and named.after != self.document_id:
            self.exhibits.pop(entry.object, None)
        elif "mark" in changes:
            self.exhibits[entry.object] = str(changes["mark"].after or "")
        return True

    def _take_outline(self, entry: LedgerEntry) -> None:
        after = dict(_values(Outline, entry.changes or ()))
        if any(change.field == "id" and change.after is None for change in entry.changes or ()):
            self.outlines.pop(entry.object, None)
        else:
            self.outlines.setdefault(entry.object, {}).update(after)

    def _take_edition(self, entry: LedgerEntry) -> None:
        values = dict(_values(Edition, entry.changes or ()))
        mark = next(iter(self.exhibits.values()), "")
        if not mark or not self._may_leave() or "profile" not in values:
            return
        for outline in self.outlines.values():
            same = ("profile", "audience")
            if all(outline.get(name) == values[name] for name in same) and not self._is_in(outline):
                return
        self.left_in.append(
            ExportedIn(
                self.left_at.get(entry.object, entry.wall),
                *(values["profile"], values["audience"], mark, legible(values["sha256"])),
            )
        )

    def _may_leave(self) -> bool:
        values = self.state_by_field
        try:
            custody_state = _CustodyState(
                DocumentStatus(values.get("status", "")),
                Privilege(values.get("privilege", "") or Privilege.NONE),
                values.get("do_not_use", ""),
            )
        except ValueError:
            return False
        return is_exportable(custody_state)

    def _is_in(self, outline: dict[str, Any]) -> bool:
        return self.document_id in outline.get("documents", ()) and bool(
            _SECTIONS.intersection(outline.get("sections", ()))
        )


def _values(kind: type[Any], changes: tuple[FieldPatch, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the fields that a record has after an entry."""
    for change in changes:
        if change.after is not None and change.field in columns_of(kind):
            yield change.field, field_value(kind, change.field, change.after)


def _without_own(fields: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
    """Leave out that an exhibit is of the document whose custody this is."""
    return tuple(one for one in fields if one.name != "Document")
