"""The child process of clearance: no key, no file, no network.

Asked by a `ClearanceRequest` and the finished file, it answers with a `ClearanceReport`.
"""

import logging
import sys
from collections.abc import Iterator

from casefiles.redaction.clearance.final_check import answer
from casefiles.redaction.clearance.final_check_frames import FinalCheckReport, FinalCheckRequest
from casefiles.serving import OnProgress, only_reading, serve


def do(
    final_check_request: FinalCheckRequest, blobs: Iterator[bytes], _on_progress: OnProgress
) -> tuple[FinalCheckReport, tuple[()]]:
    """Examine one file."""
    (file,) = blobs
    return answer(final_check_request, file), ()


def main() -> int:
    """Examine what comes."""
    logging.disable()
    return serve(do, FinalCheckRequest, lock=lambda _: only_reading())


if __name__ == "__main__":
    sys.exit(main())
