"""Taking back what one command did, as one, and doing it again.

An act is taken back field by field: what it changed must still be as it left it, while other
fields of the same records may have changed since. Taking back is an act itself, and doing again
is taking that back, so that the ledger only ever grows.
"""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Case, Document, Edition, Record
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.domain.records.translation import DocumentLink
from casefiles.office.records.attachments import containers_of, links_in, removed_with
from casefiles.office.records.record_names import KINDS, RecordNames, record_after, record_before
from casefiles.office.records.vocabularies import require_unused
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.database.tables import Cells, cells_of, columns_of, record_of
from casefiles.store.ledger.chains import LedgerEntry
from casefiles.store.ledger.change_sets import NEWEST, ChangeSet, ChangeSetHead
from casefiles.words.catalogue import label
from casefiles.words.language import msg

_PAGE: Final = 50


def undo(first: int) -> Edit[None]:
    """Take back an act; taking back an act that took something back does it again.

    Args:
        first: number of the act's first entry.

    Raises:
        Refused: it cannot be undone, or what it left was changed since.
    """

    def change(work: WriteTransaction) -> None:
        act = work.act(first)
        if act is None or act.is_undone:
            raise Refused("cannot_be_undone")
        entries = work.entries_between(act.first, act.last, act.last - act.first + 1)
        if not all(can_be_undone(entry) for entry in entries):
            raise Refused("cannot_be_undone")
        work.undoing(first)
        action = "redo" if act.turns % 2 else "undo"
        needed: set[str] = set()
        inside = _take_out_inside(work, entries, action)
        for entry in reversed(entries):
            needed |= _take_back(work, entry, action)
        _require_present(work, needed)
        _require_unused(work, entries, inside)

    return change


def can_be_undone(entry: LedgerEntry) -> bool:
    """Tell whether an entry can be undone: a load, an export or an act on the vault cannot."""
    if entry.changes is None or entry.kind not in KINDS or _is_final(entry.action):
        return False
    fields = {change.field for change in entry.changes}
    kind = KINDS[entry.kind]
    return kind is not Edition and not (kind is Case and "id" in fields)


_FINAL: Final = frozenset(
    {"load", "close_case", "reopen_case", "hold_case", "release_case", "retain_case"}
)
"""Acts with a way back of their own, or none."""


def _is_final(action: str) -> bool:
    return action in _FINAL or action.startswith("erase_")


def is_reversible(reader: ReadTransaction, act: ChangeSet) -> bool:
    """Tell whether nothing that an act touched was erased since, and all of it can be undone."""
    entries = reader.entries_between(act.first, act.last, act.last - act.first + 1)
    return all(can_be_undone(entry) for entry in entries)


def _take_back(work: WriteTransaction, entry: LedgerEntry, action: str) -> set[str]:
    """Reverse one entry, and return the ids that the record refers to anew."""
    kind = KINDS[entry.kind]
    there = work.get(kind, entry.object)
    put_in, removed = record_after(entry), record_before(entry)
    if put_in is not None:
        _require_same(there == put_in)
        if isinstance(put_in, OwnTerm):
            require_unused(work, put_in.code)
        work.delete(kind, entry.object, action)
        return set()
    if removed is not None:
        _require_same(there is None)
        work.insert(removed, action)
        return references(removed)
    if there is None:
        raise Refused("changed_since")
    restored = _restored(there, entry)
    work.update(restored, action)
    return references(restored) - references(there)


def _take_out_inside(
    work: WriteTransaction, entries: tuple[LedgerEntry, ...], action: str
) -> frozenset[str]:
    """Take away what came out of documents that are going to be taken back; returns the ids."""
    coming_in = [entry.object for entry in entries if entry.action in {_COMES_IN, "redo"}]
    documents = [DocumentId(one) for one in coming_in if work.get(Document, one) is not None]
    inside = {one: None for own in documents for one in removed_with(work, own)}
    own_links = {entry.object for entry in entries}
    for one in (*documents, *inside):
        for link in (*links_in(work, one), *(containers_of(work, one) if one in inside else ())):
            is_there = work.get(DocumentLink, link.id) is not None
            if link.part and is_there and link.id not in own_links:
                work.delete(DocumentLink, link.id, action)
    for one in inside:
        if one not in coming_in:
            work.delete(Document, one, action)
    return frozenset(inside)


def _restored(there: Record, entry: LedgerEntry) -> Record:
    """Return a record with the fields that an entry changed as they were before."""
    cells: Cells = cells_of(there)
    for change in entry.changes or ():
        if change.field in columns_of(type(there)):
            # NULL in a row of an earlier program stands for the field's default.
            _require_same(change.after is None or cells[change.field] == change.after)
            cells.pop(change.field)
            if change.before is not None:
                cells[change.field] = change.before
    return record_of(type(there), cells)


def _require_same(is_same: bool) -> None:
    if not is_same:
        raise Refused("changed_since")


def references(record: Record) -> set[str]:
    """Return the ids of people and documents that a record refers to outside its columns."""
    found: set[str] = set()
    for name in columns_of(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            found.update(referenced(value))
        elif name in {"person_ids", "known_to", "documents"}:
            found.update(value)
        elif name == "cites":
            found.update(cite.document_id for cite in value if isinstance(cite, Citation))
    named = {str(getattr(record, name, "")) for name in ("person_id", "source_person")}
    return found | named - {""}


def _require_present(work: WriteTransaction, needed: set[str]) -> None:
    for record_id in needed:
        if all(work.get(KINDS[kind], record_id) is None for kind in ("person", "document")):
            raise Refused("refers_to_gone")


_COMES_IN: Final = "add_document"


def _require_unused(
    work: WriteTransaction, entries: tuple[LedgerEntry, ...], inside: frozenset[str] = frozenset()
) -> None:
    own = frozenset(entry.object for entry in entries if record_after(entry) is not None)
    removed = own | inside
    pointing = work.pointing_to(removed) if removed else frozenset()
    if pointing:
        raise Refused("still_referred_to", records=len({own for _, own, _ in pointing}))


def next_undo(case_id: CaseId) -> Query[tuple[int, str] | None]:
    """Return the act of a case that Undo takes back, and what the command is called then."""

    def ask(reader: ReadTransaction) -> tuple[int, str] | None:
        for head in _heads(reader, case_id):
            is_in_force = not head.act.is_undone and head.act.turns % 2 == 0
            if is_in_force and _is_own(head.entry) and is_reversible(reader, head.act):
                return head.act.first, msg(
                    "Undo: {act_words}", act_words=act_words(reader, RecordNames(reader), head)
                )
        return None

    return ask


def next_redo(case_id: CaseId) -> Query[tuple[int, str] | None]:
    """Return the act that Redo takes back, and its words; a new edit leaves nothing to redo."""

    def ask(reader: ReadTransaction) -> tuple[int, str] | None:
        for head in _heads(reader, case_id):
            if not _is_own(head.entry):
                continue
            if head.act.turns == 0:
                return None
            is_in_force = not head.act.is_undone and head.act.turns % 2
            if is_in_force and is_reversible(reader, head.act):
                return head.act.first, msg(
                    "Redo: {act_words}", act_words=act_words(reader, RecordNames(reader), head)
                )
        return None

    return ask


def _is_own(entry: LedgerEntry) -> bool:
    """Tell whether Undo speaks of an act: files come in by themselves while somebody works.

    To undo their coming in, the History room names the file.
    """
    return can_be_undone(entry) and entry.action != _COMES_IN


def _heads(reader: ReadTransaction, case_id: CaseId) -> Iterator[ChangeSetHead]:
    """Yield the acts upon a case, and upon records that are of no case, newest first."""
    before = NEWEST
    while page := reader.latest_acts(before, _PAGE, case_id):
        yield from (head for head in page if head.entry.kind in KINDS)
        before = page[-1].act.first


def act_words(reader: ReadTransaction, subjects: RecordNames, head: ChangeSetHead) -> str:
    """Return what an act did and to what: of one that took back or did again, the first cause."""
    entry = cause(reader, head)
    name = subjects.name(entry.kind, entry.object)
    return f"{label(entry.action)} ({name})" if name else label(entry.action)


def cause(reader: ReadTransaction, head: ChangeSetHead) -> LedgerEntry:
    """Return the first entry of the act that others took back and did again, this one last."""
    act: ChangeSet | None = head.act
    first = head.act.first
    while act is not None and act.undoes is not None:
        first, act = act.undoes, reader.act(act.undoes)
    return next(iter(reader.entries_between(first, first, 1)), head.entry)
