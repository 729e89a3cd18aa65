"""Proof of the ledger: every chain, every commitment, and every row against its newest entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.foundation.ids import VaultId
from casefiles.store.database.connection import Connection, Row
from casefiles.store.ledger import checkpoints
from casefiles.store.ledger.chains import COLUMNS, START, ChainKey, Chains, ChainTip, chain_rows
from casefiles.store.ledger.commitments import entry_digest, is_patch
from casefiles.store.ledger.erasure import ERASE
from casefiles.store.ledger.head import HeadState
from casefiles.store.ledger.row_check import Named, RowCheck

__all__ = ["LedgerReport", "Named", "is_ahead_of", "require_checkpoint", "verify"]

_BATCH = 2000


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What the proof saw, in counts.

    Attributes:
        entries: entries looked at.
        rows: rows of records looked at.
        broken_links: entries whose number or previous hash does not follow, and signed
            checkpoints that are missing or speak of other entries.
        bad_patches: patches that are absent and not erased, or not what their entry commits to.
        bad_rows: rows that are not what their newest entry says, too many, or gone.
        faulty: kind and id of the records of bad rows.
        unproven: kind and id of what the entries of bad patches speak of.
    """

    entries: int
    rows: int
    broken_links: int
    bad_patches: int
    bad_rows: int
    faulty: tuple[Named, ...] = ()
    unproven: tuple[Named, ...] = ()


def verify(connection: Connection) -> LedgerReport:
    """Prove the whole ledger, and every row against it, within one transaction of the caller."""
    signed, broken = _signed_hashes(connection)
    links, patches, rows = _Links(signed), _Patches(), RowCheck(connection)
    newest = _Newest(connection)
    for batch in _in_chain_order(connection):
        links.follow(batch)
        patches.take(batch)
        rows.take(_promise(row) for row in batch if row[_NUMBER] in newest)
    rows.compare_rest()
    lost = (
        (kind, object_id)
        for kind, object_id, _, _, scope, number in rows.erased
        if not patches.erased.covers(scope, object_id, number)
    )
    count, faulty = rows.ended(lost)
    unproven = patches.unproven()
    broken += links.ended()
    counts = (links.entries, count, broken, len(unproven), len(faulty))
    return LedgerReport(*counts, faulty, tuple(dict.fromkeys(unproven)))


_ENTRIES: Final = (
    f"SELECT {COLUMNS}, salt, fields, row_salt FROM entry"  # noqa: S608  # constant
    " LEFT JOIN patch ON entry = number"
    f" WHERE (scope, device, seq) > (?, ?, ?) ORDER BY scope, device, seq LIMIT {_BATCH}"
)
_NEWEST: Final = (
    "SELECT kind, object, max(number) FROM entry WHERE (kind, object) > (?, ?)"  # noqa: S608  # constant
    f" GROUP BY kind, object ORDER BY kind, object LIMIT {_BATCH}"
)
_MOST_NUMBERS: Final = 1 << 27
# Where things are in such a row.
_NUMBER, _SCOPE, _DEVICE, _SEQ, _ACTION, _KIND, _OBJECT = 0, 2, 3, 4, 11, 12, 13
_HASHED: Final = slice(1, 17)
_PATCH, _ROW_AFTER, _PREV, _SALT, _FIELDS, _ROW_SALT = range(14, 20)
_promise = itemgetter(_KIND, _OBJECT, _ROW_SALT, _ROW_AFTER, _SCOPE, _NUMBER)


def _in_chain_order(connection: Connection) -> Iterator[list[Row]]:
    at: tuple[str, str, int] = ("", "", 0)
    while rows := connection.rows(_ENTRIES, at):
        yield rows
        at = rows[-1][_SCOPE], rows[-1][_DEVICE], rows[-1][_SEQ]


class _Newest:
    """The numbers of the entries that are the newest of their objects, a byte for each entry.

    To ask for them entry by entry would read the index at random, page after page.
    """

    def __init__(self, connection: Connection) -> None:
        ((last,),) = connection.rows("SELECT coalesce(max(number), 0) FROM entry")
        # Numbers count up from 1; only who altered the ledger can have made one out of all measure.
        self._marks = bytearray(min(last, _MOST_NUMBERS) + 1)
        self._far: set[int] = set()
        at = ("", "")
        while rows := connection.rows(_NEWEST, at):
            for _, _, number in rows:
                if 0 < number < len(self._marks):
                    self._marks[number] = 1
                else:
                    self._far.add(number)
            at = rows[-1][0], rows[-1][1]

    def __contains__(self, number: int) -> bool:
        if 0 < number < len(self._marks):
            return bool(self._marks[number])
        return number in self._far


class _Links:
    """Follows every chain from its first entry on."""

    def __init__(self, signed: "_Signed") -> None:
        self._signed = signed
        self._key, self._tip = ("", ""), ChainTip(0, START)
        self._broken = 0
        self.entries = 0

    def follow(self, batch: list[Row]) -> None:
        """Take the next entries in the order of scope, device and seq."""
        (scope, device), (seq, end) = self._key, (self._tip.seq, self._tip.hash)
        signed = self._signed.get(self._key, {})
        for row in batch:
            if row[_SCOPE] != scope or row[_DEVICE] != device:
                scope, device, seq, end = row[_SCOPE], row[_DEVICE], 0, START
                signed = self._signed.get((scope, device), {})
            self._broken += row[_SEQ] != seq + 1 or row[_PREV] != end
            seq, end = row[_SEQ], entry_digest(row[_HASHED])
            if seq in signed:
                self._broken += signed.pop(seq) != end
        self._key, self._tip = (scope, device), ChainTip(seq, end)
        self.entries += len(batch)

    def ended(self) -> int:
        """Return how many links are broken, entries that were signed and are missing included."""
        return self._broken + sum(map(len, self._signed.values()))


class _Patches:
    """Compares each patch with its entry."""

    def __init__(self) -> None:
        self.erased = _Erased()
        self._bad: list[Named] = []

    def take(self, batch: list[Row]) -> None:
        """Take entries in any order."""
        for row in batch:
            if row[_SALT] is None:
                self.erased.miss(row)
            elif not is_patch(row[_PATCH], row[_SALT], row[_FIELDS]):
                self._bad.append((row[_KIND], row[_OBJECT]))
            elif row[_ACTION].startswith(ERASE):
                self.erased.bury(row)

    def unproven(self) -> list[Named]:
        """Return what the bad patches, and the missing ones that are not erased, were about."""
        return self._bad + self.erased.uncovered()


class _Erased:
    """What tombstones cover: the entries before them of the same object, or of the same case."""

    def __init__(self) -> None:
        self._tombstones: dict[str, int] = {}
        self._missing: list[tuple[str, str, str, int]] = []

    def bury(self, row: Row) -> None:
        """Take notice of an entry that erases, and whose patch is sound."""
        if row[_ACTION] == f"{ERASE}{row[_KIND]}":
            # Ids are random: what is the scope of one object is no other object's id.
            known = self._tombstones.get(row[_OBJECT], 0)
            self._tombstones[row[_OBJECT]] = max(known, row[_NUMBER])

    def miss(self, row: Row) -> None:
        """Take notice of an entry without a patch."""
        self._missing.append((row[_KIND], row[_OBJECT], row[_SCOPE], row[_NUMBER]))

    def covers(self, scope: str, object_id: str, number: int) -> bool:
        """Tell whether a later tombstone stands for the patch of an entry."""
        of_case = self._tombstones.get(scope, 0)
        return number < max(of_case, self._tombstones.get(object_id, 0))

    def uncovered(self) -> list[Named]:
        """Return what the missing patches that no tombstone stands for were about."""
        return [
            (kind, object_id)
            for kind, object_id, scope, number in self._missing
            if not self.covers(scope, object_id, number)
        ]


_Signed = dict[ChainKey, dict[int, bytes]]
"""Hashes of entries by chain and number in it, as checkpoints have signed them."""


def _signed_hashes(connection: Connection) -> tuple[_Signed, int]:
    """Return what all checkpoints say of the chains, and how many are missing or not true."""
    ((vault_id,),) = connection.rows("SELECT id FROM vault")
    signed_checkpoints = {point.entry: point for point in checkpoints.all_of(connection)}
    entered = set(checkpoints.entered(connection))
    bad = len(signed_checkpoints.keys() ^ entered)
    signed: _Signed = {}
    for number in signed_checkpoints.keys() & entered:
        try:
            tips = checkpoints.tips_at(connection, vault_id, signed_checkpoints[number])
        except VaultDamaged:
            bad += 1
            continue
        for key, tip in tips.items():
            bad += signed.setdefault(key, {}).setdefault(tip.seq, tip.hash) != tip.hash
    return signed, bad


def is_ahead_of(connection: Connection, head: HeadState, chains: Chains) -> bool:
    """Compare the database with its head record: it may be ahead, never behind.

    Returns:
        Whether the database holds entries that the head does not know yet.

    Raises:
        VaultDamaged: entries are missing, do not follow from the head, or a record of the head
            is unreadable although no write of it can have been under way.
    """
    _require_end(connection, head.tips, chains)
    is_ahead = chains.tips != head.tips
    if not head.is_whole and not is_ahead:
        # A record is overwritten only after its entries are in the database.
        raise VaultDamaged("head_damaged")
    return is_ahead


def _end_of_chain(connection: Connection, key: ChainKey, tip: ChainTip) -> ChainTip | None:
    """Follow a chain from an entry on that is known; None if it breaks."""
    seq, end = tip.seq, tip.hash
    chain = chain_rows(connection, key, max(seq, 1))
    if seq:
        known = next(chain, None)
        if known is None or entry_digest(known[_HASHED]) != end:
            return None
    for row in chain:
        if row[_SEQ] != seq + 1 or row[_PREV] != end:
            return None
        seq, end = row[_SEQ], entry_digest(row[_HASHED])
    return ChainTip(seq, end)


def require_checkpoint(connection: Connection, vault_id: VaultId, chains: Chains) -> None:
    """Compare the ledger with its newest signed checkpoint, and follow every chain since.

    Raises:
        VaultDamaged: entries are missing, or do not follow from what was signed.
    """
    point = checkpoints.latest(connection)
    if point is not None:
        _require_end(connection, checkpoints.tips_at(connection, vault_id, point), chains)


def _require_end(
    connection: Connection, known: Mapping[ChainKey, ChainTip], chains: Chains
) -> None:
    missing = sum(max(0, tip.seq - chains.tip(key).seq) for key, tip in known.items())
    if missing:
        raise VaultDamaged("entries_missing", missing=missing)
    for key, end in chains.tips.items():
        if _end_of_chain(connection, key, known.get(key, ChainTip(0, START))) != end:
            raise VaultDamaged("ledger_broken")
