"""A dossier as a Word file, for counsel who must edit it: the same Disclosure, cleared alike."""

from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.editions import ExportedContent
from casefiles.dossier.requests import WriteWord
from casefiles.office.draft.dossier_frames import made_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.edition_finishing import Finished, certified
from casefiles.office.draft.final_check import FinishedFile, PermittedContent, run_final_check
from casefiles.office.export.exported_argument import with_argument
from casefiles.office.workplace.operations import JobContext

WORDS_OF_READER: Final = "Head of the pages\nFoot of the pages\nFootnotes\n[footnote 1]"
"""What the reader of office files adds when it reads the finished file back."""


def finish_word(
    workplace: JobContext, draft: Draft, ticket: CancellationToken, name: str
) -> Finished:
    """Write a dossier as a Word file, and clear it.

    Exhibits are listed, so that no page is rendered or burned, and none is told of as removed.

    Args:
        workplace: where the work is done.
        draft: what it says.
        ticket: progress.
        name: of the file, as it will be written.

    Raises:
        RedactionLeak: clearance found something protected, or a part that no such file has.
        WorkerFailed: a child failed, or the file could not be read back.
        Cancelled: somebody asked to stop.
    """
    disclosure = replace(draft.disclosure, has_boxes=False)
    request = WriteWord(str(workplace.resources))
    made, (data,) = made_of(request, [canonical_bytes(disclosure)], ticket)
    written_text = made.parts[0].written_text
    allowed = PermittedContent(f"{draft.public_text}\n{WORDS_OF_READER}", written=written_text)
    cleared = run_final_check(
        workplace, FinishedFile(name, data), draft.sought, allowed, None, ticket
    )
    certificate = replace(
        certified(cleared, draft), exhibit_pages=0, boxes=0, redrawn=0, unread_pages=0
    )
    projection = draft.projection
    left = ExportedContent(
        canonical_bytes(disclosure).decode(),
        projection.documents,
        projection.events,
        (*projection.facts, *projection.risks),
        (),
        draft.ciphers,
        projection.steps,
        blocks=projection.blocks,
    )
    left = with_argument(left, draft, made.parts)
    return Finished(data, certificate, projection.numbering, left)
