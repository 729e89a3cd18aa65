"""Burning and reading the pictures of dossiers before anybody exports them, while nothing waits.

What is read so is stored as an export stores it, by the picture. Which picture a page burns to is
stored too, by all that decides it: so that a page is burned ahead once, and can be counted. An
export never trusts that: it looks its own pictures up.
"""

import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped, Refused, WorkerFailed
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Outline
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.export_cache import ExportCache
from casefiles.office.draft.ocr_readback import missing_scripts, scripts_of
from casefiles.office.draft.pictures.picture_readings import (
    PictureReadings,
    picture_key,
    picture_search,
    stored_reading,
)
from casefiles.office.draft.pictures.text_layer import TextLayer
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.redaction.burning import BurnPlan
from casefiles.office.workplace.battery import is_battery_low
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.pixels.burned_pixels import raster_of
from casefiles.store.access.reader import ReadTransaction

_LABEL: Final = "reading_ahead"
_AT_ONCE: Final = 8
"""Pages that are burned before they are read: few are lost where the work is stopped."""
_FORM, _WITH_LAYER = "1 burned", "1 layered"
"""Of how it is stored to which picture a page burns, and whether its text layer is read too;
another one burns every page again."""


@dataclass(frozen=True, slots=True)
class PicturesRead:
    """How many pictures of a dossier are read, and how many it has."""

    read: int
    total: int


def pictures_read(request: EditionRequest, cache: ExportCache | None = None) -> Job[PicturesRead]:
    """Count the pictures of a dossier, and those that an export need not read any more.

    Raises:
        Refused: unknown case, profile or audience.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> PicturesRead:
        draft = draft_of(workplace, request, ticket, cache)
        return _Ahead(workplace, draft, ticket).count()

    return work


def saved_dossiers() -> Query[tuple[EditionRequest, ...]]:
    """Return the dossiers whose contents somebody chose, of open cases."""

    def ask(reader: ReadTransaction) -> tuple[EditionRequest, ...]:
        open_cases = {one.id for one in reader.find(Case) if not one.closed}
        return tuple(
            EditionRequest(one.case_id, one.profile, one.audience)
            for one in reader.find(Outline)
            if one.case_id in open_cases
        )

    return ask


def pictures_waiting() -> Job[int]:
    """Count the pictures that `read_ahead` would read, of all dossiers whose contents are chosen.

    Raises (when carried out):
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> int:
        those = workplace.vault.read(saved_dossiers())
        counts = (one.count() for one in _dossiers(workplace, those, ticket))
        return sum(count.total - count.read for count in counts)

    return work


def read_ahead(
    requests: Sequence[EditionRequest] | None = None,
    rests: Callable[[], bool] = is_battery_low,
) -> Job[int]:
    """Burn and read every picture of dossiers that nobody read yet, one at a time.

    Each picture is stored by itself, so that whatever ends the work loses one at most. An exhibit
    that cannot be burned or read as it is waits for the export, which says why.

    Args:
        requests: which dossiers; None for all whose contents somebody chose.
        rests: asked before each few pages whether the rest shall wait.

    Returns (when carried out):
        How many pictures were read.

    Raises (when carried out):
        Cancelled: somebody asked to stop; what was read stays.
        WorkerFailed: what reads pictures does not start.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> int:
        those = workplace.vault.read(saved_dossiers()) if requests is None else requests
        return sum(one.read(rests) for one in _dossiers(workplace, those, ticket))

    return work


def _dossiers(
    workplace: JobContext, requests: Iterable[EditionRequest], ticket: CancellationToken
) -> Iterator["_Ahead"]:
    """Yield the dossiers that can be drafted; of others the export says why they cannot."""
    for request in requests:
        ticket.check()
        try:
            draft = draft_of(workplace, request, ticket)
        except (Refused, ExportStopped):
            continue
        yield _Ahead(workplace, draft, ticket)


class _Ahead:
    """One dossier whose pictures are read."""

    def __init__(self, workplace: JobContext, draft: Draft, ticket: CancellationToken) -> None:
        self._workplace, self._draft, self._ticket = workplace, draft, ticket
        self._quiet = CancellationToken(stop=ticket.stop)
        terms = forms_of(draft.sought.protected)
        scripts = scripts_of(terms)
        missing = missing_scripts(workplace.resources, scripts)
        here = [one for one in scripts if one not in missing]
        self._search = picture_search(here, terms, workplace.vault.raster_key)
        self._name = _WITH_LAYER if draft.has_text_layer else _FORM

    @property
    def _case_id(self) -> CaseId:
        return self._draft.snapshot.case.id

    def count(self) -> PicturesRead:
        """Count the pictures, and those that are read."""
        total = sum(len(plan.boxes) for plan in self._draft.plans)
        return PicturesRead(total - sum(len(pages) for _, pages in self._left()), total)

    def read(self, rests: Callable[[], bool]) -> int:
        """Read the pictures that are left until it rests, and return how many were read."""
        left = list(self._left())
        total, done, read = sum(len(pages) for _, pages in left), 0, 0
        for plan, pages in left:
            for first in range(0, len(pages), _AT_ONCE):
                if rests():
                    return read
                some = pages[first : first + _AT_ONCE]
                try:
                    for page in self._burned(plan, some):
                        self._ticket.step(done, total, _LABEL)
                        self._read(plan, page)
                        done, read = done + 1, read + 1
                except (ExportStopped, WorkerFailed) as error:
                    if error.code in PROGRAM_FAULTS:
                        raise
                    # The export will say what is wrong with it.
                    done += len(pages) - first
                    break
        return read

    def _left(self) -> Iterator[tuple[BurnPlan, tuple[int, ...]]]:
        """Yield the exhibits with pages that nobody read, and these."""
        for plan in self._draft.plans if self._search.scripts else ():
            pages = self._workplace.vault.read(partial(self._unread, plan=plan))
            if pages:
                yield plan, pages

    def _unread(self, reader: ReadTransaction, *, plan: BurnPlan) -> tuple[int, ...]:
        return tuple(
            number for number in sorted(plan.boxes) if not self._is_read(reader, plan, number)
        )

    def _is_read(self, reader: ReadTransaction, plan: BurnPlan, number: int) -> bool:
        digest = reader.read_back(self._case_id, self._page_key(plan, number), self._name)
        return digest is not None and (
            stored_reading(reader, case_id=self._case_id, digest=digest, search=self._search)
            is not None
        )

    def _page_key(self, plan: BurnPlan, number: int) -> str:
        """Return the keyed digest of all that decides how a page is burned."""
        parts = (
            *(plan.content_id, number, plan.fineness, plan.boxes[number]),
            *(plan.strips.get(number), plan.stays.get(number), plan.opened.get(number)),
        )
        key = self._workplace.vault.raster_key
        return hmac.digest(key, f"burned {parts!r}".encode(), "sha256").hex()

    def _burned(self, plan: BurnPlan, pages: Iterable[int]) -> Iterator[BurnedPage]:
        part = replace(plan, boxes={number: plan.boxes[number] for number in pages})
        read_lines = None
        if self._draft.has_text_layer:
            matcher = matcher_of(self._draft.sought)
            read_lines = TextLayer(self._workplace, self._case_id, matcher, self._quiet).lines
        vault, template = self._workplace.vault, self._workplace.template()
        with closing(
            burned_pages(vault, template, (part,), self._quiet, read_lines, most=1)
        ) as burned:
            yield from burned

    def _read(self, plan: BurnPlan, page: BurnedPage) -> None:
        digest = picture_key(page, self._workplace.vault.raster_key)
        reading = PictureReadings(self._workplace, self._case_id, self._quiet, self._search)
        reading.page(digest, page.number, partial(raster_of, page))
        key = self._page_key(plan, page.number)
        self._workplace.vault.write(
            lambda work: work.put_read_back(self._case_id, key, self._name, digest)
        )
