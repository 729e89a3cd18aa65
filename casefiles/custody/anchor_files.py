"""What leaves as a witness: an anchor, a request to a colleague, and the statement in answer.

A few lines of text over a signed note; nothing of a case is in them.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from casefiles.custody.notes import PublicKey, SignedNote, key_text, parse_key, parse_note
from casefiles.custody.tree import HASH_SIZE
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.numbers import whole

LARGEST: Final = 1 << 18
"""Bytes of a file beyond which it is none of these."""


class AnchorKind(StrEnum):
    """What a file is, as its first line says."""

    ANCHOR = "Casefiles anchor 1"
    REQUEST = "Casefiles witness request 1"
    STATEMENT = "Casefiles witness statement 1"


@dataclass(frozen=True, slots=True)
class AnchorFile:
    """One file.

    Attributes:
        key: of the vault whose ledger is meant.
        note: the checkpoint that it signed.
        witness: key of the colleague, in a statement.
        proofs: by the size of an earlier tree, the proof that this one grew out of it.
    """

    kind: AnchorKind
    key: PublicKey
    note: SignedNote
    witness: PublicKey | None = None
    proofs: Mapping[int, tuple[bytes, ...]] = field(default_factory=dict)

    def text(self) -> str:
        """Return the file as it is written."""
        lines = [str(self.kind), f"key {key_text(self.key)}"]
        if self.witness is not None:
            lines.append(f"witness {key_text(self.witness)}")
        for size, proof in sorted(self.proofs.items()):
            hashes = " ".join(b64encode(at).decode() for at in proof)
            lines.append(f"old {size} {hashes}".rstrip())
        return "\n".join([*lines, "", self.note.text()])


def parse_file(text: str) -> AnchorFile:
    """Read a file of any of the three kinds.

    Raises:
        Refused: it is none of them, or not complete.
    """
    head, parted, rest = text.partition("\n\n")
    first, *lines = head.split("\n")
    if not parted or len(text) > LARGEST or first not in set(AnchorKind):
        raise Refused("not_a_note")
    values: dict[str, list[str]] = {"key": [], "witness": [], "old": []}
    for line in lines:
        name, _, value = line.partition(" ")
        if name not in values:
            raise Refused("not_a_note")
        values[name].append(value)
    kind, is_statement = AnchorKind(first), first == AnchorKind.STATEMENT
    if len(values["key"]) != 1 or len(values["witness"]) != is_statement:
        raise Refused("not_a_note")
    witness = parse_key(values["witness"][0]) if is_statement else None
    proofs = dict(map(_proof, values["old"]))
    return AnchorFile(kind, parse_key(values["key"][0]), parse_note(rest), witness, proofs)


def _proof(line: str) -> tuple[int, tuple[bytes, ...]]:
    size, *hashes = line.split(" ")
    number = whole(size) if size.isascii() else None
    if number is None or len(hashes) > HASH_SIZE * 8:
        raise Refused("not_a_note")
    return number, tuple(map(_hash, hashes))


def _hash(text: str) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except (NotBase64, ValueError):
        data = b""
    if len(data) != HASH_SIZE:
        raise Refused("not_a_note")
    return data
