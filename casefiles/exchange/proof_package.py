"""The proof that goes with a dossier: its files, as `resources/proof/FORMAT.txt` describes them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from casefiles.custody.notes import (
    KEY_SIZE,
    Checkpoint,
    PublicKey,
    fingerprint,
    key_text,
    parse_key,
    public_key_of,
    signed,
)
from casefiles.custody.tree import leaf_hash, root_of
from casefiles.domain.foundation.ids import Randomness
from casefiles.exchange.commitments import (
    CommittedField,
    SaltedField,
    decoys,
    salted,
    sorted_commitments,
)

HEAD: Final = "casefiles-proof/1"
MANIFEST: Final = "manifest.txt"
SHOWN: Final = "shown.txt"
CHECKPOINT: Final = "checkpoint.txt"
KEY: Final = "key.txt"
VERIFIER: Final = "verify.py"
FORMAT_PAGE: Final = "FORMAT.txt"
GUIDE: Final = "HOW-TO-CHECK.txt"
FILES: Final = "files"
"""Path of the field that lists the files of the package with their digests."""
_NAME_SIZE: Final = 16
_FINGERPRINT: Final = 32


@dataclass(frozen=True, slots=True)
class EditionKey:
    """The key that signs one edition and no other, so that two editions have nothing in common."""

    private: bytes
    name: str

    @property
    def public(self) -> PublicKey:
        """Its public half."""
        return PublicKey(self.name, public_key_of(self.private))


@dataclass(frozen=True, slots=True)
class ProofCommitments:
    """All that a manifest commits to.

    Attributes:
        shown: fields that the package opens.
        hidden: fields that only the vault can open.
        bare: commitments that nobody opens: decoys, and what was erased since.
    """

    shown: tuple[SaltedField, ...]
    hidden: tuple[SaltedField, ...]
    bare: tuple[bytes, ...]

    @property
    def all(self) -> tuple[bytes, ...]:
        """The manifest's list."""
        return sorted_commitments((*self.shown, *self.hidden), self.bare)


@dataclass(frozen=True, slots=True)
class ProofPackage:
    """A signed proof.

    Attributes:
        key: public, as C2SP writes it.
        checkpoint: signed note over the tree of commitments.
        files: name and bytes of each file of the folder.
    """

    committed: ProofCommitments
    key: str
    checkpoint: str
    files: Mapping[str, bytes]


def new_edition_key(randomness: Randomness) -> EditionKey:
    """Return a key for one edition."""
    return EditionKey(randomness(KEY_SIZE), f"casefiles/proof/{randomness(_NAME_SIZE).hex()}")


def key_fingerprint(key: str) -> str:
    """Return the digits, in groups, by which sender and recipient compare a key."""
    return fingerprint(parse_key(key).key, _FINGERPRINT)


def opening_line(one: SaltedField) -> str:
    """Return the one line that opens a field."""
    values = [one.salt.hex(), one.path, one.value]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def make_proof(
    fields: tuple[Sequence[CommittedField], Sequence[CommittedField]],
    key: EditionKey,
    files: tuple[Mapping[str, bytes], Mapping[str, bytes]],
    randomness: Randomness,
) -> ProofPackage:
    """Commit to fields and files, and sign that.

    Args:
        fields: those that the package opens; those that stay hidden.
        key: made for this edition; it is used here and then forgotten.
        files: the dossier, next to the folder; the fixed files within it.
        randomness: for salts and decoys.

    Raises:
        Refused: proof_too_large.
    """
    shown, hidden = (salted(some, randomness) for some in fields)
    shown = tuple(sorted(shown, key=lambda one: one.path))
    public = key_text(key.public)
    opened = "".join(f"{opening_line(one)}\n" for one in shown).encode()
    within = {**files[1], SHOWN: opened, KEY: f"{public}\n".encode()}
    listed = CommittedField(FILES, _listed({**files[0], **within}))
    (listing,) = salted((listed,), randomness)
    others = decoys(len(shown) + len(hidden) + 1, randomness)
    committed = ProofCommitments((listing, *shown), hidden, others)
    commitments = committed.all
    root = root_of([leaf_hash(one) for one in commitments])
    checkpoint = signed(Checkpoint(key.name, len(commitments), root), key.private).text()
    manifest = "\n".join((HEAD, opening_line(listing), *(one.hex() for one in commitments), ""))
    within |= {MANIFEST: manifest.encode(), CHECKPOINT: checkpoint.encode()}
    return ProofPackage(committed, public, checkpoint, within)


def _listed(files: Mapping[str, bytes]) -> str:
    """Return names and digests as `sha256sum` writes them."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
