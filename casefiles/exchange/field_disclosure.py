"""One field disclosed later: a C2SP tlog-proof whose extra data opens the field."""

from base64 import b64encode
from typing import Final

from casefiles.custody.tree import inclusion_proof, leaf_hash
from casefiles.exchange.commitments import SaltedField
from casefiles.exchange.proof_package import ProofCommitments, opening_line

HEAD: Final = "c2sp.org/tlog-proof@v1"
SUFFIX: Final = ".tlog-proof"


def disclosure_file(one: SaltedField, committed: ProofCommitments, checkpoint: str) -> bytes:
    """Return the file that opens one field and proves it to be among those that were signed.

    Args:
        one: among those that were committed to.
        committed: of the edition, as they were signed.
        checkpoint: the signed note.

    Raises:
        ValueError: the field is not among them.
    """
    commitments = committed.all
    index = commitments.index(one.commitment)
    hashes = [leaf_hash(each) for each in commitments]
    path = inclusion_proof(lambda first, end: hashes[first:end], index, len(hashes))
    lines = [HEAD, f"extra {_base64(opening_line(one).encode())}", f"index {index}"]
    lines += map(_base64, path)
    return "\n".join((*lines, "", checkpoint)).encode()


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
