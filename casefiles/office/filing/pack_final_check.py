"""Clearing the files of a filing pack: what is found is told by file, and by page or field."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import RedactionLeak
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.dossier.parts.filing_pack_texts import SHEET_WORDS, texts_in_sheet
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.edition_finishing import certified
from casefiles.office.draft.final_check import (
    FinalCheckResult,
    FinishedFile,
    PermittedContent,
    run_final_check,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.words.language import msg

_MOST_FIELDS: Final = 6


@dataclass(frozen=True, slots=True)
class FileCheckResult:
    """What came of looking at one file of a pack, and what is kept of that."""

    found: FinalCheckResult
    certificate: FinalCheckCertificate


def check_each_file(
    workplace: JobContext,
    draft: Draft,
    files: Sequence[tuple[FinishedFile, PermittedContent]],
    reading: CaseId | None,
    ticket: CancellationToken,
) -> list[FileCheckResult]:
    """Clear files exactly as they will be written, one by one.

    Args:
        workplace: the open vault.
        draft: what they were made of.
        files: parts or sheets of one pack, each with what it may say and show.
        reading: the case whose pages are read back as pictures; None to leave that out.
        ticket: progress.

    Raises:
        RedactionLeak: something protected (`pack_hit`, with the file and where in it).
        CasefilesError: see `clear`.
    """
    matcher = matcher_of(draft.sought)
    file_check_results = []
    for number, (file, allowed) in enumerate(files, start=1):
        found = run_final_check(workplace, file, draft.sought, allowed, reading, ticket)
        try:
            file_check_results.append(FileCheckResult(found, certified(found, draft)))
        except RedactionLeak as leak:
            where = "; ".join(_fields(file, matcher)) or str(leak.safe["where"])
            # Its name may hold what was found, so that a file is called by what it is.
            raise RedactionLeak(
                "pack_hit", hits=leak.safe["hits"], file=_called(file, number), where=where
            ) from None
    return file_check_results


def _called(file: FinishedFile, number: int) -> str:
    if file.is_pdf:
        return msg("part {number} of the submission", number=number)
    if file.is_word:
        return msg("the Word file that is number {number} of the submission", number=number)
    return SHEET_WORDS.get(file.name, msg("a sheet to be signed"))


def _fields(file: FinishedFile, matcher: Matcher) -> Iterator[str]:
    """Yield the fields of a sheet in whose text something protected stands."""
    if file.is_pdf or file.is_word:
        return
    found = [
        label
        for label, text in texts_in_sheet(file.data.decode("utf-8", "replace"))
        if matcher.find(text)
    ]
    yield from (msg("the field “{label}”", label=label) for label in found[:_MOST_FIELDS])
