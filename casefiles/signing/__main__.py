"""The child process that signs: no vault, evidence or network, and nothing is kept.

Asked by a `Request` with a file and the answer of a time-stamping authority behind it, either of
which may be empty, it tells of a certificate or a signature, or makes a file.
"""

import sys
from collections.abc import Iterator

from casefiles.serving import OnProgress, serve
from casefiles.signing.frames import FileMade, SignatureSummary, SignerSummary, SigningRequest
from casefiles.signing.operations import answer


def do(
    signing_request: SigningRequest, blobs: Iterator[bytes], _on_progress: OnProgress
) -> tuple[SignerSummary | SignatureSummary | FileMade, tuple[bytes, ...]]:
    """Do one act."""
    file, adjacent = blobs
    outcome = answer(signing_request, file, adjacent)
    return (FileMade(), (outcome,)) if isinstance(outcome, bytes) else (outcome, ())


if __name__ == "__main__":
    sys.exit(serve(do, SigningRequest))
