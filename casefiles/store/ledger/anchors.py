"""Anchors that were given away, and checkpoints of others that this vault is a witness of."""

from dataclasses import dataclass

from casefiles.store.database.connection import Connection


@dataclass(frozen=True, slots=True)
class Anchor:
    """A checkpoint that somebody outside keeps.

    Attributes:
        kind: file, slip or colleague.
        wall: when it was made, in nanoseconds since 1970.
        note: what was signed.
        place: path of the file; empty for others.
        witness: public key of the colleague, as C2SP writes it; empty for others.
    """

    kind: str
    wall: int
    note: str
    place: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class CosignedCheckpoint:
    """A checkpoint of somebody else's vault that this one has signed.

    Attributes:
        wall: when, in nanoseconds since 1970.
        key: public key of that vault, as C2SP writes it.
        note: what was signed, with both signatures.
    """

    origin: str
    size: int
    wall: int
    key: str
    note: str


def save_anchor(connection: Connection, anchor: Anchor) -> None:
    """Remember an anchor; a file takes the place of an earlier one at the same path."""
    if anchor.place:
        connection.run("DELETE FROM anchor WHERE place = ?", (anchor.place,))
    connection.insert(
        "INSERT INTO anchor(kind, wall, note, place, witness) VALUES(?, ?, ?, ?, ?)",
        (anchor.kind, anchor.wall, anchor.note, anchor.place, anchor.witness),
    )


def anchors(connection: Connection) -> tuple[Anchor, ...]:
    """Return all anchors, newest first."""
    rows = connection.rows("SELECT kind, wall, note, place, witness FROM anchor ORDER BY row DESC")
    return tuple(Anchor(*row) for row in rows)


def save_cosigned(connection: Connection, seen: CosignedCheckpoint) -> None:
    """Remember a checkpoint of another vault."""
    connection.run(
        "INSERT OR REPLACE INTO witnessed(origin, size, wall, key, note) VALUES(?, ?, ?, ?, ?)",
        (seen.origin, seen.size, seen.wall, seen.key, seen.note),
    )


def cosigned(connection: Connection, origin: str) -> tuple[CosignedCheckpoint, ...]:
    """Return what was signed for one vault, the largest first; for any, if the origin is empty."""
    rows = connection.rows(
        "SELECT origin, size, wall, key, note FROM witnessed WHERE ? IN ('', origin)"
        " ORDER BY size DESC",
        (origin,),
    )
    return tuple(CosignedCheckpoint(*row) for row in rows)
