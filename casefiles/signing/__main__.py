"""The child process that signs: no vault, evidence or network, and nothing is kept.

Asked by a `Request` with a file and the answer of a time-stamping authority behind it, either of
which may be empty, it tells of a certificate or a signature, or makes a file.
"""

import sys
from collections.abc import Iterator

from casefiles.serving import Tell, serve
from casefiles.signing.acts import answer
from casefiles.signing.frames import FileMade, Request, SignatureTold, SignerTold


def do(
    asked: Request, blobs: Iterator[bytes], _tell: Tell
) -> tuple[SignerTold | SignatureTold | FileMade, tuple[bytes, ...]]:
    """Do one act."""
    file, beside = blobs
    told = answer(asked, file, beside)
    return (FileMade(), (told,)) if isinstance(told, bytes) else (told, ())


if __name__ == "__main__":
    sys.exit(serve(do, Request))
