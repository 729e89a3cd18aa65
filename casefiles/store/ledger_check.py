"""Proof of the ledger: every chain, every commitment, and every row against its newest entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hmac import compare_digest

from casefiles.domain.errors import VaultDamaged
from casefiles.domain.ids import VaultId
from casefiles.store import checkpoints
from casefiles.store.connection import Connection, Row
from casefiles.store.erasure import ERASE
from casefiles.store.head import HeadState
from casefiles.store.ledger import (
    COLUMNS,
    START,
    ChainKey,
    Chains,
    Entry,
    Tip,
    chain_entries,
    entry_hash,
    entry_of,
    has_its_patch,
    row_commitment,
)
from casefiles.store.rows import cells_of_ids
from casefiles.store.tables import Cells, record_types, table_of

_BATCH = 2000

Named = tuple[str, str]
"""Kind and id of a record, or of the vault."""


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
    """Prove the whole ledger within one transaction of the caller."""
    erased = _Erased()
    entries, broken_links, unproven = _verify_chains(connection, erased)
    rows, faulty = 0, list[Named]()
    for kind in record_types():
        seen, bad = _verify_rows(connection, table_of(kind), erased)
        rows += seen
        faulty += ((table_of(kind), object_id) for object_id in bad)
    counts = (entries, rows, broken_links, len(unproven), len(faulty))
    return LedgerReport(*counts, tuple(faulty), tuple(dict.fromkeys(unproven)))


class _Erased:
    """What tombstones cover: the entries before them of the same object, or of the same case."""

    def __init__(self) -> None:
        self._tombstones: dict[str, int] = {}
        self._missing: list[Entry] = []

    def bury(self, entry: Entry) -> None:
        """Take notice of an entry whose patch is sound."""
        if entry.action == f"{ERASE}{entry.kind}":
            # Ids are random: what is the scope of one object is no other object's id.
            known = self._tombstones.get(entry.object, 0)
            self._tombstones[entry.object] = max(known, entry.number)

    def miss(self, entry: Entry) -> None:
        """Take notice of an entry without a patch."""
        self._missing.append(entry)

    def covers(self, scope: str, object_id: str, number: int) -> bool:
        """Tell whether a later tombstone stands for the patch of an entry."""
        of_case = self._tombstones.get(scope, 0)
        return number < max(of_case, self._tombstones.get(object_id, 0))

    def uncovered(self) -> list[Named]:
        """Return what the missing patches that no tombstone stands for were about."""
        return [
            (entry.kind, entry.object)
            for entry in self._missing
            if not self.covers(entry.scope, entry.object, entry.number)
        ]


def _verify_chains(connection: Connection, erased: _Erased) -> tuple[int, int, list[Named]]:
    tips: dict[ChainKey, Tip] = {}
    signed, broken = _signed_hashes(connection)
    entries, bad = 0, list[Named]()
    for entry, salt in _in_chain_order(connection):
        key = (entry.scope, entry.device)
        entries += 1
        broken += not _follows(entry, tips.get(key, Tip(0, START)))
        if salt is None:
            erased.miss(entry)
        elif has_its_patch(entry, salt):
            erased.bury(entry)
        else:
            bad.append((entry.kind, entry.object))
        tips[key] = Tip(entry.seq, entry_hash(entry))
        broken += signed.pop((key, entry.seq), tips[key].hash) != tips[key].hash
    return entries, broken + len(signed), bad + erased.uncovered()


def _in_chain_order(connection: Connection) -> Iterator[tuple[Entry, bytes | None]]:
    at: tuple[str, str, int] = ("", "", 0)
    while True:
        rows = connection.rows(
            f"SELECT salt, {COLUMNS}, fields FROM entry LEFT JOIN patch ON entry = number"  # noqa: S608  # constant
            f" WHERE (scope, device, seq) > (?, ?, ?) ORDER BY scope, device, seq LIMIT {_BATCH}",
            at,
        )
        for salt, *row in rows:
            yield entry_of(tuple(row)), salt
        if not rows:
            return
        last = entry_of(tuple(rows[-1][1:]))
        at = (last.scope, last.device, last.seq)


_Signed = dict[tuple[ChainKey, int], bytes]
"""Hashes of entries by chain and number, as checkpoints have signed them."""


def _signed_hashes(connection: Connection) -> tuple[_Signed, int]:
    """Return what all checkpoints say of the chains, and how many are missing or not true."""
    ((vault_id,),) = connection.rows("SELECT id FROM vault")
    kept = {point.entry: point for point in checkpoints.all_of(connection)}
    entered = set(checkpoints.entered(connection))
    bad = len(kept.keys() ^ entered)
    signed: _Signed = {}
    for number in kept.keys() & entered:
        try:
            tips = checkpoints.tips_at(connection, vault_id, kept[number])
        except VaultDamaged:
            bad += 1
            continue
        for key, tip in tips.items():
            bad += signed.setdefault((key, tip.seq), tip.hash) != tip.hash
    return signed, bad


def _follows(entry: Entry, tip: Tip) -> bool:
    return entry.seq == tip.seq + 1 and compare_digest(entry.prev, tip.hash)


def _verify_rows(connection: Connection, table: str, erased: _Erased) -> tuple[int, list[str]]:
    bad: list[str] = []
    after = ""
    while newest := _newest_entries(connection, table, after):
        rows = cells_of_ids(connection, table, [entry[0] for entry in newest])
        for object_id, salt, commitment, scope, number in newest:
            is_erased = object_id not in rows and erased.covers(scope, object_id, number)
            if not is_erased and not _is_committed(rows.get(object_id, {}), salt, commitment):
                bad.append(object_id)
        after = newest[-1][0]
    ((count,),) = connection.rows(f'SELECT count(*) FROM "{table}"')  # noqa: S608  # a record type's name
    return count, [*bad, *_without_entry(connection, table)]


def _without_entry(connection: Connection, table: str) -> list[str]:
    """Return the ids of rows that no entry speaks of."""
    rows = connection.rows(
        f'SELECT id FROM "{table}" AS held WHERE NOT EXISTS'  # noqa: S608  # a record type's name
        " (SELECT 1 FROM entry WHERE kind = ? AND object = held.id) ORDER BY id",
        (table,),
    )
    return [row[0] for row in rows]


def _newest_entries(connection: Connection, table: str, after: str) -> list[Row]:
    """Return the newest entries of some records, by the ids of these from one on."""
    return connection.rows(
        "SELECT entry.object, row_salt, row_after, scope, entry.number FROM"
        " (SELECT object, max(number) AS number FROM entry WHERE kind = ? AND object > ?"
        " GROUP BY object ORDER BY object LIMIT ?) AS newest"
        " JOIN entry ON entry.number = newest.number LEFT JOIN patch ON entry = entry.number"
        " ORDER BY entry.object",
        (table, after, _BATCH),
    )


def _is_committed(cells: Cells, salt: bytes | None, commitment: bytes) -> bool:
    return salt is not None and compare_digest(commitment, row_commitment(salt, cells))


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


def _end_of_chain(connection: Connection, key: ChainKey, tip: Tip) -> Tip | None:
    chain = chain_entries(connection, key, max(tip.seq, 1))
    if tip.seq:
        known = next(chain, None)
        if known is None or not compare_digest(entry_hash(known), tip.hash):
            return None
    for entry in chain:
        if not _follows(entry, tip):
            return None
        tip = Tip(entry.seq, entry_hash(entry))
    return tip


def require_checkpoint(connection: Connection, vault_id: VaultId, chains: Chains) -> None:
    """Compare the ledger with its newest signed checkpoint, and follow every chain since.

    Raises:
        VaultDamaged: entries are missing, or do not follow from what was signed.
    """
    point = checkpoints.latest(connection)
    if point is not None:
        _require_end(connection, checkpoints.tips_at(connection, vault_id, point), chains)


def _require_end(connection: Connection, known: Mapping[ChainKey, Tip], chains: Chains) -> None:
    missing = sum(max(0, tip.seq - chains.tip(key).seq) for key, tip in known.items())
    if missing:
        raise VaultDamaged("entries_missing", missing=missing)
    for key, end in chains.tips.items():
        if _end_of_chain(connection, key, known.get(key, Tip(0, START))) != end:
            raise VaultDamaged("ledger_broken")
