"""What was done in a vault, when and by whom: entry by entry, and act by act."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case
from casefiles.office.records.history_fields import FieldChange, changed_fields
from casefiles.office.records.record_names import KINDS as KINDS_OF_RECORDS
from casefiles.office.records.record_names import RecordNames
from casefiles.office.records.undo import can_be_undone, cause, is_reversible
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.ledger.chains import LedgerEntry
from casefiles.store.ledger.change_sets import NEWEST, ChangeSetHead
from casefiles.store.search.lists import WordFilter
from casefiles.store.vault.open_vault import Vault
from casefiles.words.acts import KINDS
from casefiles.words.catalogue import label
from casefiles.words.language import msg_of

_NANOSECONDS: Final = 1_000_000_000
_PAGE: Final = 200
_MOST_READ: Final = 1_000
"""Acts that one question looks at, so that a search in a long history keeps nobody waiting."""
_DETAILS: Final = 10
"""Entries of one act that are told one by one."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry, in codes and ids only.

    Attributes:
        chain: the case or vault it belongs to: the first eight digits of its id.
        time: what the clock of the machine asserted, in UTC.
        actor: label of the key slot that had opened the vault.
        kind: kind of the record that changed.
    """

    chain: str
    seq: int
    time: str
    actor: str
    action: str
    kind: str
    object: str


def history_of(vault: Vault) -> tuple[HistoryLine, ...]:
    """List every entry of the ledger, in the order in which it was written."""
    return vault.read(_history)


def _history(reader: ReadTransaction) -> tuple[HistoryLine, ...]:
    scopes = [None, *(case.id for case in reader.find(Case))]
    entries = [entry for scope in scopes for entry in reader.entries(scope)]
    return tuple(
        HistoryLine(
            chain=entry.scope[:8],
            seq=entry.seq,
            time=timestamp(entry.wall),
            actor=entry.actor,
            action=entry.action,
            kind=entry.kind,
            object=entry.object,
        )
        for entry in sorted(entries, key=lambda entry: entry.number)
    )


def timestamp(wall: int) -> str:
    """Write a time of the ledger; a clock far off is shown as it was."""
    try:
        moment = datetime.fromtimestamp(wall // _NANOSECONDS, UTC)
    except (ValueError, OverflowError, OSError):
        return f"{wall} ns"
    return moment.strftime("%Y-%m-%d %H:%M:%S")


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which acts upon a case and its vault; the newest come first.

    Attributes:
        text: words that each stand in what was done, to what, or by whom; empty for all.
        kind: kind of the record that was touched first; empty for any.
        before: number of an act; only older ones are wanted.
        limit: how many at most.
    """

    case_id: CaseId
    text: str = ""
    kind: str = ""
    before: int = NEWEST
    limit: int = _PAGE

    def older_than(self, first: int) -> "HistoryFilter":
        """Return the same, of acts before one."""
        return replace(self, before=first)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One act as a list shows it.

    Attributes:
        first: number of its first entry, which names it.
        wall: what the clock of the machine asserted, in nanoseconds since 1970.
        actor: label of the key slot that had opened the vault.
        words: what was done, such as Person edited.
        deed: the same within a sentence; for one that undid or did again, what it began with.
        subject: to what, in words; empty if nothing tells any more.
        kind: kind of the record.
        object: id of the record.
        entries: how many records were touched, counted once per change.
        is_undone: it was taken back.
        is_undoing: it took another act back.
        can_be_undone: it is of a kind that can be, and was not; later changes may still forbid.
    """

    first: int
    wall: int
    actor: str
    words: str
    deed: str
    subject: str
    kind: str
    object: str
    entries: int
    is_undone: bool
    is_undoing: bool
    can_be_undone: bool

    @property
    def id(self) -> str:
        """The number as a text, for lists that find rows by id."""
        return str(self.first)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some acts, and where to go on.

    Attributes:
        rows: newest first.
        next_before: `before` of what comes after them; 0 where nothing does.
    """

    rows: tuple[ChangeRow, ...]
    next_before: int


@dataclass(frozen=True, slots=True)
class Touched:
    """What an act did to one record: in words, and field by field."""

    words: str
    subject: str
    fields: tuple[FieldChange, ...]
    is_erased: bool


@dataclass(frozen=True, slots=True)
class ChangeDetail:
    """All of an act.

    Attributes:
        row: as in the list.
        touched: the first records that it touched.
        more: how many others.
        is_there: the record of the row still exists.
    """

    row: ChangeRow
    touched: tuple[Touched, ...]
    more: int
    is_there: bool


def acts_of(history_filter: HistoryFilter) -> Query[HistoryPage]:
    """Return the newest acts that are wanted."""

    def ask(reader: ReadTransaction) -> HistoryPage:
        subjects, words = RecordNames(reader), WordFilter(history_filter.text)
        rows: list[ChangeRow] = []
        before, read_count = history_filter.before, 0
        while len(rows) < history_filter.limit and read_count < _MOST_READ:
            size = (
                _PAGE
                if history_filter.text or history_filter.kind
                else min(_PAGE, history_filter.limit - len(rows))
            )
            page = reader.latest_acts(before, size, history_filter.case_id)
            change_rows = (_row(reader, subjects, head) for head in page)
            rows += [
                row
                for row in change_rows
                if history_filter.kind in {"", row.kind}
                and words(row.words, row.subject, row.actor)
            ]
            if len(page) < size:
                return HistoryPage(tuple(rows), 0)
            before, read_count = page[-1].act.first, read_count + len(page)
        return HistoryPage(tuple(rows), before)

    return ask


def act_detail(case_id: CaseId, first: int) -> Query[ChangeDetail | None]:
    """Return what an act did, field by field; None if there is none of this number."""

    def ask(reader: ReadTransaction) -> ChangeDetail | None:
        heads = reader.latest_acts(first + 1, 1, case_id)
        if not heads or heads[0].act.first != first:
            return None
        head, subjects = heads[0], RecordNames(reader)
        entries = reader.entries_between(first, head.act.last, _DETAILS)
        touched = tuple(_touched(subjects, entry) for entry in entries)
        row = _row(reader, subjects, head)
        if row.can_be_undone and not is_reversible(reader, head.act):
            row = replace(row, can_be_undone=False)
        return ChangeDetail(row, touched, row.entries - len(touched), _is_there(reader, row))

    return ask


def _row(reader: ReadTransaction, subjects: RecordNames, head: ChangeSetHead) -> ChangeRow:
    act, entry = head.act, head.entry
    first = entry if act.undoes is None else cause(reader, head)
    is_undoing = act.turns % 2 == 1
    words = deed = label(first.action)
    if act.turns:
        words = f"{label('undo' if is_undoing else 'redo')}: {deed}"
    return ChangeRow(
        first=act.first,
        wall=entry.wall,
        actor=entry.actor,
        words=words[:1].upper() + words[1:],
        deed=deed,
        subject=subjects.name(first.kind, first.object),
        kind=entry.kind,
        object=entry.object,
        entries=act.last - act.first + 1,
        is_undone=act.is_undone,
        is_undoing=is_undoing,
        can_be_undone=not act.is_undone and can_be_undone(entry),
    )


def _is_there(reader: ReadTransaction, row: ChangeRow) -> bool:
    return (
        row.kind in KINDS_OF_RECORDS
        and reader.get(KINDS_OF_RECORDS[row.kind], row.object) is not None
    )


def _touched(subjects: RecordNames, entry: LedgerEntry) -> Touched:
    return Touched(
        words=msg_of(KINDS.get(entry.kind, entry.kind)).capitalize(),
        subject=subjects.name(entry.kind, entry.object),
        fields=changed_fields(subjects, entry),
        is_erased=entry.changes is None,
    )
