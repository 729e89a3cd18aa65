"""What the vault keeps of a proof: the salts, each with the record that its value is of."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from casefiles.exchange.commitments import SaltedField
from casefiles.exchange.proof_package import ProofCommitments

NOBODYS: Final = ""
"""Owner of a field that is of the dossier as a whole."""


@dataclass(frozen=True, slots=True)
class OwnedField:
    """A field that can be opened.

    Attributes:
        owner: kind and id of the record in the vault, as kind:id.
        is_shown: the package opened it.
    """

    owner: str
    is_shown: bool
    opening: SaltedField


@dataclass(frozen=True, slots=True)
class ProofSecrets:
    """Everything from which fields of one edition can be disclosed later."""

    key: str
    checkpoint: str
    fields: tuple[OwnedField, ...]
    bare: tuple[bytes, ...]

    @property
    def committed(self) -> ProofCommitments:
        """All that was committed to."""
        shown = tuple(one.opening for one in self.fields if one.is_shown)
        hidden = tuple(one.opening for one in self.fields if not one.is_shown)
        return ProofCommitments(shown, hidden, self.bare)

    def without(self, is_erased: Callable[[OwnedField], bool]) -> "ProofSecrets":
        """Return it without some fields; their commitments stay, which nobody can open again."""
        going = [one for one in self.fields if is_erased(one)]
        if not going:
            return self
        erased = set(map(id, going))
        stay = tuple(one for one in self.fields if id(one) not in erased)
        bare = (*self.bare, *(one.opening.commitment for one in going))
        return replace(self, fields=stay, bare=bare)

    def text(self) -> str:
        """Return the form in which the vault keeps it."""
        fields = [
            [one.owner, int(one.is_shown), one.opening.salt.hex(), *_named(one)]
            for one in self.fields
        ]
        values = {
            "bare": [one.hex() for one in self.bare],
            "checkpoint": self.checkpoint,
            "fields": fields,
            "key": self.key,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_secrets(text: str) -> ProofSecrets:
    """Read what the vault keeps."""
    parsed = json.loads(text)
    fields = tuple(
        OwnedField(owner, bool(is_shown), SaltedField(bytes.fromhex(salt), path, value))
        for owner, is_shown, salt, path, value in parsed["fields"]
    )
    bare = tuple(map(bytes.fromhex, parsed["bare"]))
    return ProofSecrets(parsed["key"], parsed["checkpoint"], fields, bare)


def _named(one: OwnedField) -> tuple[str, str]:
    return one.opening.path, one.opening.value
