"""What reading finished pages leaves open stops them until somebody signs for exactly that.

Two things: readings that are almost a protected name, and areas with ink in rows that no engine
could read. They are known only once the pages are made and read, so a signature given before that
is none for them. What was found is kept beside the draft, so that the checks tell it and lead to
its pages.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import partial
from typing import Final

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.editions import SignOff
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.edition_finishing import Finished
from casefiles.office.draft.near_matches import NearMatchPage
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.redaction.redaction_queue import queue_of
from casefiles.office.stops.second_review import digest_of_draft
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg

NEAR: Final = "read_back_near"
UNREAD: Final = "unread_area"


def near_match_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Tell what the last export of exactly this draft read and could not settle."""
    for code in (NEAR, UNREAD):
        stored = workplace.vault.read(partial(_stored_text, name=_name(draft, code)))
        if stored is None:
            continue
        parsed = json.loads(stored)
        if parsed["draft"] == digest_of_draft(draft):
            pages = (
                NearMatchPage(DocumentId(one), int(page), str(of))
                for one, page, of in parsed["pages"]
            )
            yield _stop(draft, code, tuple(pages))


def require_near_signed(
    workplace: JobContext, draft: Draft, finished: Finished, signatures: Iterable[SignOff]
) -> None:
    """Let a finished file leave only where what was read in it was told before, and signed for.

    Args:
        workplace: whose vault keeps what is found.
        draft: of the file.
        finished: with the pages on which almost a name was read, or an area was not.
        signatures: bound to what was known before the file was made.

    Raises:
        ExportStopped: read_back_near or unread_area: nobody signed for exactly this.
    """
    signed = {(one.code, one.of) for one in signatures}
    found = ((NEAR, finished.near), (UNREAD, finished.unread))
    stops = [(_stop(draft, code, pages), pages) for code, pages in found if pages]
    left = [(stop, pages) for stop, pages in stops if (stop.code, stop.of) not in signed]
    for stop, pages in left:
        values = {"draft": digest_of_draft(draft), "pages": [astuple(one) for one in pages]}
        name, text = _name(draft, stop.code), json.dumps(values)
        workplace.vault.write(partial(_keep, name=name, text=text))
    for stop, pages in left:
        where = "; ".join(one.words for one in stop.spots)
        raise ExportStopped(stop.code, count=len(pages), where=where)


def _stored_text(reader: ReadTransaction, *, name: str) -> str | None:
    return reader.setting(name)


def _keep(work: WriteTransaction, *, name: str, text: str) -> None:
    work.put_setting(name, text)


def read_as_no_name(workplace: JobContext, draft: Draft) -> tuple[str, ...]:
    """Return what machines read on exhibits of a draft that the lawyer said is nobody's name."""
    documents = {document.id for document, _ in draft.exhibits}
    queue = workplace.vault.read(queue_of(draft.snapshot.case.id))
    return tuple(
        dict.fromkeys(
            one.item.text
            for one in queue.items
            if one.item.kind == "misread"
            and one.verdict is SuggestionVerdict.REJECTED
            and one.item.document_id in documents
        )
    )


def _stop(draft: Draft, code: str, pages: tuple[NearMatchPage, ...]) -> Finding:
    view = view_of(draft)
    spots = tuple(
        view.document(one.document_id, msg(", p {page}", page=one.page), one.page)
        if one.document_id
        else FindingLocation(
            words := msg("Page {page} of the dossier", page=one.page), "dossier", kept=words
        )
        for one in pages
    )
    return new_finding("sign", code, spots, len(pages), digest_of(one.of for one in pages))


def _name(draft: Draft, code: str) -> str:
    shown = draft.disclosure
    of = EditionRequest(draft.snapshot.case.id, shown.profile, shown.audience)
    return f"{code}:{of.case_id}:{of.profile}:{of.audience}"
