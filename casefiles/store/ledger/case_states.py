"""What tells one state of a case from another: the ends of its part of the ledger."""

from dataclasses import dataclass

from casefiles.store.database.connection import Connection
from casefiles.store.database.tables import columns_of, record_types, table_of


@dataclass(frozen=True, slots=True)
class CaseState:
    """Two equal ones are of one state; drafts, settings and checkpoints change none.

    Attributes:
        chains: device and number of the newest entry of each chain of the case.
        shared: newest entry of each type of record that all cases share.
    """

    chains: tuple[tuple[str, int], ...]
    shared: tuple[int, ...]


_SHARED = tuple(
    table_of(kind)
    for kind in record_types()
    if "case_id" not in columns_of(kind) and table_of(kind) != "case"
)


def case_state(connection: Connection, case_id: str) -> CaseState:
    """Return in which state a case is, within one transaction of the caller."""
    chains = connection.rows(
        "SELECT device, max(seq) FROM entry WHERE scope = ? GROUP BY device ORDER BY device",
        (case_id,),
    )
    newest = (
        connection.row(
            "SELECT coalesce(max(number), 0) FROM entry WHERE kind = ?",
            (kind,),
        )
        for kind in _SHARED
    )
    return CaseState(
        tuple((str(device), int(seq)) for device, seq in chains),
        tuple(int(row[0]) if row else 0 for row in newest),
    )
