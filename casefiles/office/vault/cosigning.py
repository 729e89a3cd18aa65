"""Two colleagues as witnesses of each other: a request goes out, a signed statement comes back."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.custody.anchor_files import AnchorFile, AnchorKind
from casefiles.custody.notes import (
    PublicKey,
    cosigned,
    cosigned_at,
    fingerprint,
    is_signed_by,
    key_text,
    parse_key,
    parse_note,
)
from casefiles.custody.tree import consistency_proof, is_consistent
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.office.vault.anchors import (
    AnchorVerdict,
    compared,
    own_key,
    read_anchor_file,
    remember,
    signed_now,
    write_file,
)
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.ledger.anchors import Anchor, CosignedCheckpoint

_NANOSECONDS: Final = 1_000_000_000
_PROOFS: Final = 20
"""Earlier sizes, the largest first, that a request proves to have grown from."""


@dataclass(frozen=True, slots=True)
class CosignatureSummary:
    """What was witnessed, in figures.

    Attributes:
        fingerprint: of the key of the other side, to be compared aloud.
        size: entries that the checkpoint stands for.
        before: entries of the last one that was signed for the same vault; 0 for none.
        is_new_key: another key of the same vault was signed for before.
    """

    fingerprint: str
    size: int
    before: int
    is_new_key: bool = False


def request_cosignature(target: Path) -> Job[str]:
    """Write a request for a colleague's Casefiles; returns its file's name.

    Raises (when carried out):
        Refused: the target cannot be used, or this copy cannot sign.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> str:
        ticket.check()
        note = signed_now(workplace)
        key = own_key(workplace, note)
        proofs = workplace.vault.read(lambda at: _proofs(at, note.checkpoint.size))
        write_file(workplace, target, AnchorFile(AnchorKind.REQUEST, key, note, proofs=proofs))
        return target.name

    return work


def _proofs(reader: ReadTransaction, size: int) -> dict[int, tuple[bytes, ...]]:
    leaves = reader.leaves(reader.device, 0, size)
    known = {parse_note(anchor.note).checkpoint.size for anchor in reader.anchors()}
    olds = sorted((old for old in known if 0 < old < size), reverse=True)[:_PROOFS]
    return {old: consistency_proof(lambda first, end: leaves[first:end], old, size) for old in olds}


def cosign(request: Path, target: Path) -> Job[CosignatureSummary]:
    """Verify a colleague's request, keep it, and write the signed statement that goes back.

    Raises (when carried out):
        Refused: it is no request, is not signed by its key, or does not follow from what was
            signed for the same vault before.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> CosignatureSummary:
        ticket.check()
        anchor_file = read_anchor_file(request)
        point = anchor_file.note.checkpoint
        if anchor_file.kind is not AnchorKind.REQUEST or not is_signed_by(
            anchor_file.note, anchor_file.key
        ):
            raise Refused("not_a_request")
        if point.origin.startswith(f"casefiles/{workplace.vault.read(lambda at: at.vault_id)}/"):
            raise Refused("own_request")
        before = workplace.vault.read(lambda reader: _require_growth(reader, anchor_file))
        is_new = not before and workplace.vault.read(lambda at: _is_known(at, point.origin))
        own = signed_now(workplace)
        private = workplace.vault.read(lambda reader: reader.signing_key())
        seconds = workplace.clock.wall() // _NANOSECONDS
        note = cosigned(anchor_file.note, own.checkpoint.origin, private, seconds)
        key = own_key(workplace, own)
        reply = replace(anchor_file, kind=AnchorKind.STATEMENT, note=note, witness=key, proofs={})
        write_file(workplace, target, reply)
        wall = workplace.clock.wall()
        seen = CosignedCheckpoint(
            point.origin, point.size, wall, key_text(anchor_file.key), note.text()
        )
        workplace.vault.write(lambda at: at.keep_witnessed(seen))
        return CosignatureSummary(fingerprint(anchor_file.key.key), point.size, before, is_new)

    return work


def _is_known(reader: ReadTransaction, origin: str) -> bool:
    """Tell whether anything was signed for the vault of an origin, by whichever of its keys."""
    vault = origin.rpartition("/")[0]
    return any(seen.origin.rpartition("/")[0] == vault for seen in reader.witnessed(""))


def _require_growth(reader: ReadTransaction, anchor_file: AnchorFile) -> int:
    """Refuse a checkpoint that does not follow from the largest signed before; return its size."""
    seen = reader.witnessed(anchor_file.note.checkpoint.origin)
    if not seen:
        return 0
    last = parse_note(seen[0].note).checkpoint
    if parse_key(seen[0].key) != anchor_file.key:
        raise Refused("request_of_another_key")
    new = (anchor_file.note.checkpoint.size, anchor_file.note.checkpoint.root)
    if new[0] < last.size:
        raise Refused("request_is_older", entries=last.size - new[0])
    proof = anchor_file.proofs.get(last.size, ())
    if last.size not in anchor_file.proofs and last.size != new[0]:
        raise Refused("request_without_proof", entries=last.size)
    if not is_consistent((last.size, last.root), new, proof):
        raise Refused("request_forked")
    return last.size


def add_cosignature(path: Path) -> Job[CosignatureSummary]:
    """Keep a colleague's statement as an anchor.

    Raises (when carried out):
        Refused: it is none, is not signed by both, or does not agree with the ledger.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> CosignatureSummary:
        ticket.check()
        anchor_file = read_anchor_file(path)
        key = anchor_file.witness
        if anchor_file.kind is not AnchorKind.STATEMENT or key is None:
            raise Refused("not_a_statement")
        if cosigned_at(anchor_file.note, key) is None:
            raise Refused("not_a_statement")
        _require_own(workplace, anchor_file)
        wall = workplace.clock.wall()
        remember(workplace, Anchor("colleague", wall, anchor_file.note.text(), "", key_text(key)))
        return CosignatureSummary(fingerprint(key.key), anchor_file.note.checkpoint.size, 0)

    return work


def _require_own(workplace: JobContext, anchor_file: AnchorFile) -> None:
    found = workplace.vault.read(lambda reader: compared(reader, anchor_file.note))
    if found.verdict is not AnchorVerdict.AGREES:
        raise Refused("statement_disagrees")


def cosigner_fingerprint(key: str) -> str:
    """Return the fingerprint of a colleague's key as an anchor keeps it."""
    parsed: PublicKey = parse_key(key)
    return fingerprint(parsed.key)
