"""What a backup holds, in counts, and where the ledger stood; encrypted in its manifest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casefiles.domain.foundation.ids import Randomness
from casefiles.store.database.connection import Connection
from casefiles.store.keys.key_file import Keys
from casefiles.store.ledger.chains import ChainKey, ChainTip, load_chains

_NONCE: Final = 12
_GRAIN: Final = 1024
"""Plaintext is padded to a multiple of this, so that its size tells less."""


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What one moment of a vault holds.

    Attributes:
        changed: when the newest entry of the ledger was written, in nanoseconds since 1970.
        tips: the end of every chain of the ledger.
    """

    cases: int
    documents: int
    events: int
    entries: int
    changed: int
    tips: Mapping[ChainKey, ChainTip] = field(repr=False)


def summary_of(connection: Connection) -> BackupSummary:
    """Count what a database holds, in the transaction of the caller."""
    (counts,) = connection.rows(
        'SELECT (SELECT count(*) FROM "case"), (SELECT count(*) FROM document),'
        " (SELECT count(*) FROM event), (SELECT count(*) FROM entry),"
        " (SELECT coalesce(max(wall), 0) FROM entry"
        " WHERE number = (SELECT max(number) FROM entry))"
    )
    cases, documents, events, entries, changed = counts
    tips = load_chains(connection).tips
    return BackupSummary(cases, documents, events, entries, changed, tips)


def sealed(summary: BackupSummary, generation: str, keys: Keys, randomness: Randomness) -> bytes:
    """Encrypt a summary for the manifest of one moment."""
    values = {
        "cases": summary.cases,
        "documents": summary.documents,
        "events": summary.events,
        "entries": summary.entries,
        "changed": summary.changed,
        "tips": [[*key, tip.seq, tip.hash.hex()] for key, tip in sorted(summary.tips.items())],
    }
    plain = json.dumps(values, separators=(",", ":"), sort_keys=True).encode()
    padded = plain.ljust(-(-len(plain) // _GRAIN) * _GRAIN)
    nonce = randomness(_NONCE)
    return nonce + _cipher(keys).encrypt(nonce, padded, bytes.fromhex(generation))


def opened(data: bytes, generation: str, keys: Keys) -> BackupSummary | None:
    """Decrypt a summary; None if it is not one of this moment and vault."""
    nonce, rest = data[:_NONCE], data[_NONCE:]
    try:
        parsed = json.loads(_cipher(keys).decrypt(nonce, rest, bytes.fromhex(generation)))
    except (InvalidTag, ValueError):
        return None
    tips = {
        (scope, device): ChainTip(seq, bytes.fromhex(last))
        for scope, device, seq, last in parsed["tips"]
    }
    return BackupSummary(
        parsed["cases"],
        parsed["documents"],
        parsed["events"],
        parsed["entries"],
        parsed["changed"],
        tips,
    )


def _cipher(keys: Keys) -> AESGCM:
    return AESGCM(keys.derived("backup"))
