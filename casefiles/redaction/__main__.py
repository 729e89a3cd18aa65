"""The child process of clearance: no key, no file, no network.

Asked by a `ClearanceRequest` and the finished file, it answers with a `ClearanceReport`.
"""

import logging
import sys
from collections.abc import Iterator

from casefiles.redaction.clearance.frames import ClearanceReport, ClearanceRequest
from casefiles.redaction.clearance.verdict import answer
from casefiles.serving import Tell, only_reading, serve


def do(
    asked: ClearanceRequest, blobs: Iterator[bytes], _tell: Tell
) -> tuple[ClearanceReport, tuple[()]]:
    """Examine one file."""
    (file,) = blobs
    return answer(asked, file), ()


def main() -> int:
    """Examine what comes."""
    logging.disable()
    return serve(do, ClearanceRequest, lock=lambda _: only_reading())


if __name__ == "__main__":
    sys.exit(main())
