"""Readings that are almost a protected name stop the finished file until somebody signs for them.

They are known only once the pages are made and read, so a signature given before that is none for
them. What was found is kept beside the draft, so that the checks tell it and lead to its pages.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Final

from casefiles.domain.editions import Signature
from casefiles.domain.errors import ExportStopped
from casefiles.domain.ids import DocumentId
from casefiles.domain.review_decisions import Verdict
from casefiles.office.checks import Spot
from casefiles.office.draft_view import view_of
from casefiles.office.finishing import Draft
from casefiles.office.near_readings import NearPage
from casefiles.office.review_queue import queue_of
from casefiles.office.second_look import digest_of_draft
from casefiles.office.stops import Stop, digest_of
from casefiles.office.verbs import Workplace
from casefiles.office.wanted import Wanted

CODE: Final = "read_back_near"


def near_stops(workplace: Workplace, draft: Draft) -> Iterator[Stop]:
    """Tell what the last export of exactly this draft read that is almost a protected name."""
    held = workplace.vault.read(lambda reader: reader.setting(_name(draft)))
    if held is None:
        return
    told = json.loads(held)
    if told["draft"] == digest_of_draft(draft):
        pages = (NearPage(DocumentId(one), int(page), str(of)) for one, page, of in told["pages"])
        yield _stop(draft, tuple(pages))


def require_near_signed(
    workplace: Workplace,
    draft: Draft,
    pages: tuple[NearPage, ...],
    signatures: Iterable[Signature],
) -> None:
    """Let a finished file leave only where what was read in it was told before, and signed for.

    Args:
        workplace: whose vault keeps what is found.
        draft: of the file.
        pages: on which almost a name was read.
        signatures: bound to what was known before the file was made.

    Raises:
        ExportStopped: read_back_near: nobody signed for exactly this.
    """
    if not pages:
        return
    stop = _stop(draft, pages)
    if any((one.code, one.of) == (stop.code, stop.of) for one in signatures):
        return
    told = {"draft": digest_of_draft(draft), "pages": [astuple(one) for one in pages]}
    workplace.vault.write(lambda at: at.put_setting(_name(draft), json.dumps(told)))
    raise ExportStopped(CODE, count=len(pages), where="; ".join(one.words for one in stop.spots))


def read_as_no_name(workplace: Workplace, draft: Draft) -> tuple[str, ...]:
    """Return what machines read on exhibits of a draft that the lawyer said is nobody's name."""
    documents = {document.id for document, _ in draft.exhibits}
    queue = workplace.vault.read(queue_of(draft.snapshot.case.id))
    return tuple(
        dict.fromkeys(
            one.item.text
            for one in queue.items
            if one.item.kind == "misread"
            and one.verdict is Verdict.REJECTED
            and one.item.document_id in documents
        )
    )


def _stop(draft: Draft, pages: tuple[NearPage, ...]) -> Stop:
    view = view_of(draft)
    spots = tuple(
        view.document(one.document_id, f", p {one.page}", one.page)
        if one.document_id
        else Spot(f"Page {one.page} of the dossier", "dossier")
        for one in pages
    )
    return Stop("sign", CODE, digest_of(one.of for one in pages), len(pages), spots)


def _name(draft: Draft) -> str:
    shown = draft.disclosure
    of = Wanted(draft.snapshot.case.id, shown.profile, shown.audience)
    return f"{CODE}:{of.case_id}:{of.profile}:{of.audience}"
