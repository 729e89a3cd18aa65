"""Backups as a lawyer speaks of them: those beside the vault, and copies out of reach."""

from dataclasses import dataclass
from typing import Final

from casefiles.office.verbs import Query
from casefiles.store.vault import Reader

ELSEWHERE: Final = "back_up_elsewhere"
"""What the ledger says of a backup that was written to another medium."""


@dataclass(frozen=True, slots=True)
class CopiesElsewhere:
    """Backups that erasing cannot reach.

    Attributes:
        count: how many were made on other media, as far as the ledger knows.
        last: when the last one was made, in nanoseconds since 1970; None if none was.
    """

    count: int
    last: int | None


def copies_elsewhere() -> Query[CopiesElsewhere]:
    """Tell how many backups were written to other media, and when the last one was."""

    def query(reader: Reader) -> CopiesElsewhere:
        made = [entry.wall for entry in reader.entries(None) if entry.action == ELSEWHERE]
        return CopiesElsewhere(len(made), made[-1] if made else None)

    return query
