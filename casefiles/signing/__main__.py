"""The child process that signs: no vault, evidence or network, and nothing is kept.

Asked by a `Request` with a file and the answer of a time-stamping authority behind it, either of
which may be empty, it tells of a certificate or a signature, or makes a file.
"""

import sys
from collections.abc import Iterator

from casefiles.serving import Tell, serve
from casefiles.signing.frames import FileMade, SignatureSummary, SignerSummary, SigningRequest
from casefiles.signing.operations import answer


def do(
    asked: SigningRequest, blobs: Iterator[bytes], _tell: Tell
) -> tuple[SignerSummary | SignatureSummary | FileMade, tuple[bytes, ...]]:
    """Do one act."""
    file, beside = blobs
    told = answer(asked, file, beside)
    return (FileMade(), (told,)) if isinstance(told, bytes) else (told, ())


if __name__ == "__main__":
    sys.exit(serve(do, SigningRequest))
