"""The child process of clearance: no key, no file, no network.

Asked by a `FinalCheckRequest` and the finished file, it answers with a `FinalCheckReport`; before
that it tells which pages show a burned picture as it is stored.
"""

import logging
import sys
from collections.abc import Iterator

from casefiles.redaction.clearance.drawn_pictures import drawn_pictures
from casefiles.redaction.clearance.final_check import answer
from casefiles.redaction.clearance.final_check_frames import (
    DrawnPictures,
    DrawnPicturesRequest,
    FinalCheckReport,
    FinalCheckRequest,
)
from casefiles.serving import OnProgress, only_reading, serve


def do(
    request: FinalCheckRequest | DrawnPicturesRequest,
    blobs: Iterator[bytes],
    _on_progress: OnProgress,
) -> tuple[FinalCheckReport | DrawnPictures, tuple[()]]:
    """Examine one file."""
    (file,) = blobs
    if isinstance(request, DrawnPicturesRequest):
        return DrawnPictures(drawn_pictures(file, request.pictures)), ()
    return answer(request, file), ()


def main() -> int:
    """Examine what comes."""
    logging.disable()
    return serve(do, FinalCheckRequest, DrawnPicturesRequest, lock=lambda _: only_reading())


if __name__ == "__main__":
    sys.exit(main())
