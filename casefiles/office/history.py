"""What was done in a vault, when and by whom: the ledger, read in the order of its writing."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.records import Case
from casefiles.store.vault import Reader, Vault

_NANOSECONDS: Final = 1_000_000_000


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


def _history(reader: Reader) -> tuple[HistoryLine, ...]:
    scopes = [None, *(case.id for case in reader.find(Case))]
    entries = [entry for scope in scopes for entry in reader.entries(scope)]
    return tuple(
        HistoryLine(
            chain=entry.scope[:8],
            seq=entry.seq,
            time=_time(entry.wall),
            actor=entry.actor,
            action=entry.action,
            kind=entry.kind,
            object=entry.object,
        )
        for entry in sorted(entries, key=lambda entry: entry.number)
    )


def _time(wall: int) -> str:
    """Write a time of the ledger; a clock far off is shown as it was."""
    try:
        moment = datetime.fromtimestamp(wall // _NANOSECONDS, UTC)
    except (ValueError, OverflowError, OSError):
        return f"{wall} ns"
    return moment.strftime("%Y-%m-%d %H:%M:%S")
