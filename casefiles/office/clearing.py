"""The last look at a finished file, by a child that knows what to search for and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.domain.errors import WorkerFailed
from casefiles.domain.ticket import Ticket
from casefiles.evidence.template import Template
from casefiles.office.children import ask_child
from casefiles.redaction.aliases import Alias
from casefiles.redaction.clearance import (
    ClearanceReport,
    page_texts_bytes,
    report_from_bytes,
    request_bytes,
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a finished file may hold.

    Attributes:
        text: the Disclosure and the wording of the profile; a form in it was decided before.
        pictures: digests of the burned pages.
    """

    text: str
    pictures: tuple[str, ...]


def clear(
    data: bytes,
    aliases: Sequence[Alias],
    allowed: Allowed,
    template: Template,
    ticket: Ticket,
) -> tuple[ClearanceReport, int]:
    """Search a finished dossier for everything protected.

    A sandboxed worker reads its text as any reader would; the child takes the bytes apart.

    Args:
        data: the file exactly as it will be written.
        aliases: names and numbers that may not be in it.
        allowed: what the file may say and show.
        template: for the worker.
        ticket: progress.

    Returns:
        The report, and the number of pages that the worker read.

    Raises:
        WorkerFailed: the worker or the child failed; the file is not cleared.
        ExportStopped: the file cannot be taken apart.
        Cancelled: somebody asked to stop.
    """
    ticket.step(0, 1, "clearance")
    reading = template.read([data], Ticket(stop=ticket.stop))
    if reading.unreadable:
        raise WorkerFailed("clearance_unread", reason=reading.unreadable)
    texts = [page.text for page in reading.pages]
    frames = [request_bytes(aliases, allowed.text, allowed.pictures), data, page_texts_bytes(texts)]
    answer = ask_child("casefiles.redaction", frames, ticket, "clearance")
    ticket.step(1, 1, "clearance")
    try:
        return report_from_bytes(answer), len(texts)
    except (ValueError, TypeError):
        raise WorkerFailed("child_crashed", work="clearance") from None
