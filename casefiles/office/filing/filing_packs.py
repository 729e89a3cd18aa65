"""Filing packs: text for each field, upload parts under the limit, and what to do with them.

Every file of a pack is cleared as it will be written, and leaves through `delivery` alone.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.closed_paper import CLOSED_PREFIX, CLOSED_READER
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, Refused
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedFile, SignOff
from casefiles.dossier.filing.papers import words_of_layout
from casefiles.dossier.forum.form_values import missing_fields
from casefiles.dossier.forum.forums import ForumProfile, LimitKind, Need
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.layouts.reading import layout_in_use
from casefiles.dossier.parts.filing_pack_texts import PackFile, fixed_words, pack_texts
from casefiles.dossier.requests import MadePart, TypesetFiling, TypesetInParts
from casefiles.office.draft.departures import about_to_leave
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.edition_finishing import Finished, exported_content, typeset
from casefiles.office.draft.final_check import FinishedFile, PermittedContent
from casefiles.office.draft.near_matches import near_in, unread_in
from casefiles.office.draft.one_moment import Moment, in_one_moment
from casefiles.office.draft.reading_first import read_exhibits
from casefiles.office.draft.snapshots import case_named
from casefiles.office.export.export_checks import NO_CONSENT, ExportApproval
from casefiles.office.export.exported_argument import with_argument
from casefiles.office.export.exporting import allowed, edition_of, enter, skipped_readback_finding
from casefiles.office.export.word_editions import WORDS_OF_READER
from casefiles.office.filing.filing_papers import (
    LongPaper,
    filing_request,
    long_papers,
    require_one_appearance,
    require_pages,
    require_sizes,
)
from casefiles.office.filing.pack_final_check import check_each_file
from casefiles.office.preflight.finished_files import require_sound_files
from casefiles.office.records.case_closure import require_open, today
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.filing_heads import filing_head_findings
from casefiles.office.stops.marked_pages import ink_stops
from casefiles.office.stops.near_match_findings import read_as_no_name, require_near_signed
from casefiles.office.workplace.delivery import check_target, delivered, new_folder
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext

_MEGABYTE: Final = 1_000_000
_BY_EMAIL: Final = 10.0
"""Megabytes of a part where papers go by e-mail and no size is established: a house rule."""
_ELSE: Final = 50.0
_NUMBER: Final = "{part}"
_SUFFIX: Final = ".pdf"


@dataclass(frozen=True, slots=True)
class PackDelivery:
    """Where a pack goes.

    Attributes:
        folder: that holds it; the pack gets a folder of its own in there.
        signatures: for what somebody signed.
        reads_back: whether finished pages are read as pictures.
        consent: what may pass, from a terminal, by name; None in a window.
        has_word: papers to be edited are there as Word files too; a report in parts has none.
    """

    folder: Path
    signatures: tuple[SignOff, ...] = ()
    reads_back: bool = True
    consent: ExportApproval | None = None
    has_word: bool = False


@dataclass(frozen=True, slots=True)
class DeliveredPack:
    """A pack that left.

    Attributes:
        files: each with its digest.
        empty: labels of fields that the forum needs and that stayed empty.
        long: papers with more pages than the forum expects.
        begun_again: see `export.Delivered`.
        notes: what the finished files show besides, in words.
    """

    edition: Edition
    folder: Path
    files: tuple[PackFile, ...]
    empty: tuple[str, ...] = ()
    begun_again: int = 0
    long: tuple[LongPaper, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackOrder:
    """What is asked for at the terminal; see `export.Order`."""

    reference: str
    profile: str
    audience: str
    folder: Path
    consent: ExportApproval = NO_CONSENT
    reads_back: bool = True
    reads_first: bool = True
    has_word: bool = False


def pack_name(audience: str) -> str:
    """Return the name of a pack's folder, which tells nothing of the case."""
    beginning = CLOSED_PREFIX if audience == CLOSED_READER else ""
    return f"{beginning}filing-{audience.replace('_', '-')}"


def export_pack(request: EditionRequest, delivery: PackDelivery) -> Job[DeliveredPack]:
    """Write a filing pack into a folder of its own, and record it in the ledger.

    Raises:
        Refused: the profile has no form, the target cannot be used, or page_over_limit.
        ExportStopped: a stop was neither resolved nor signed; no file was written.
        RedactionLeak: clearance found something protected; no file was written.
        NotEnoughSpace: the disk is full; no file was left.
        WorkerFailed: a page could not be rendered, or a child failed.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> DeliveredPack:
        target = _target_of(workplace, delivery.folder, request.audience)
        return in_one_moment(
            workplace,
            request.case_id,
            ticket,
            lambda moment: export(workplace, target, ticket, moment),
        )

    def export(
        workplace: JobContext, target: Path, ticket: CancellationToken, moment: Moment
    ) -> DeliveredPack:
        ticket.step(0, 0, "drafting")
        workplace.vault.read(lambda reader: require_open(reader, request.case_id))
        draft = draft_of(workplace, request, ticket)
        form = draft.profile.form
        if form is None:
            raise Refused("no_form")
        reads_back = delivery.reads_back
        stops = [
            *findings_of(workplace, draft),
            *ink_stops(workplace, draft, ticket),
            *skipped_readback_finding(draft, reads_back=reads_back),
            *filing_head_findings(workplace, draft),
        ]
        moment.require()
        given = delivery.signatures, delivery.consent
        signatures = allowed(workplace, draft, stops, given, ticket)
        draft = replace(draft, no_names=read_as_no_name(workplace, draft))
        draft = replace(draft, without_text_layer=not reads_back)
        files, finished = finish_pack(
            *(workplace, draft, form, ticket, reads_back), has_word=delivery.has_word
        )
        require_near_signed(workplace, draft, finished, signatures)
        layout = layout_in_use(workplace.resources, request.profile)
        notes = require_sound_files(draft, finished.checked, layout)
        moment.require()
        edition = edition_of(draft, finished, request, signatures, workplace)
        left = tuple(ExportedFile(one.name, one.size, one.sha256) for one in map(_pack_file, files))
        edition = replace(edition, size=sum(one.size for one in left), files=left)
        ticket.step(0, 0, "delivering")
        with ExitStack() as stack:
            names = stack.enter_context(about_to_leave(workplace, edition, target)).names
            stack.enter_context(new_folder(target))
            for one in files:
                stack.enter_context(delivered(one.data, target / one.name, names, replace=False))
            ticket.check()
            workplace.vault.write(enter(edition, moment))
        # The pack is out and entered; should signing fail now, closing signs again.
        with suppress(CasefilesError):
            workplace.vault.sign_ledger()
        lacks = missing_fields(form, draft.disclosure, Need.MUST)
        pack_files = tuple(_pack_file(one) for one in files)
        empty = tuple(one.label for one in lacks)
        long = () if layout is None else long_papers(files, layout)
        return DeliveredPack(edition, target, pack_files, empty, moment.turn, long, notes)

    return work


def _target_of(workplace: JobContext, folder: Path, audience: str) -> Path:
    """Return the folder that a pack gets; refuse one that is there, or cannot be made."""
    target = folder / pack_name(audience)
    if target.is_dir():
        raise Refused("pack_folder_exists", name=target.name)
    check_target(target, workplace.vault.folder, replace=False)
    return target


def order_pack(order: PackOrder) -> Job[DeliveredPack]:
    """Write a filing pack as the terminal asks, by the same stops and clearance as the window.

    Raises:
        CasefilesError: see `export_pack`; or no case has this reference.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> DeliveredPack:
        case_id = workplace.vault.read(case_named(order.reference))
        request = EditionRequest(case_id, order.profile, order.audience)
        _target_of(workplace, order.folder, order.audience)
        delivery = PackDelivery(order.folder, (), order.reads_back, order.consent, order.has_word)
        if order.reads_first:
            order.consent.report_read(read_exhibits(request)(workplace, ticket))
        return export_pack(request, delivery)(workplace, ticket)

    return work


def finish_pack(
    workplace: JobContext,
    draft: Draft,
    form: ForumProfile,
    ticket: CancellationToken,
    reads_back: bool,
    *,
    has_word: bool = False,
) -> tuple[tuple[FinishedFile, ...], Finished]:
    """Make and clear every file of a pack.

    Args:
        workplace: where the work is done.
        draft: what it says.
        form: of the forum.
        ticket: progress.
        reads_back: whether finished pages are read as pictures.
        has_word: see `PackDelivery`.

    Returns:
        The files, and what an edition keeps of them: its bytes are a list of their digests.

    Raises:
        CasefilesError: see `export_pack`.
    """
    file_name = part_name(form, draft.disclosure.reference)
    limit = int(part_limit(form) * _MEGABYTE)
    if draft.closed is not None:
        file_name = CLOSED_PREFIX + file_name
    layout = layout_in_use(workplace.resources, draft.profile.id)
    given = limit, file_name, f"Part {_NUMBER}"
    request = _request(workplace, draft, layout, given, has_word=has_word)
    made = typeset(workplace, draft, ticket, request)
    parts = tuple(
        _finished(part, data, file_name.replace(_NUMBER, "1"), is_counted=layout is not None)
        for part, data in zip(made.made.parts, made.files, strict=True)
    )
    if layout is not None:
        require_sizes(parts, limit)
        require_pages(long_papers(parts, layout))
        require_one_appearance(draft, [part.written_text for part in made.made.parts])
        words = f"{made.allowed.text}\n{words_of_layout(layout)}\n{WORDS_OF_READER}"
        made = replace(made, allowed=replace(made.allowed, text=words))
    _require_total(form, parts, date.fromisoformat(today(workplace.clock.wall())))
    reading = draft.snapshot.case.id if reads_back else None
    allowed = tuple(replace(made.allowed, written=part.written_text) for part in made.made.parts)
    file_check_results = check_each_file(
        workplace, draft, tuple(zip(parts, allowed, strict=True)), reading, ticket
    )
    near = tuple(page for one in file_check_results for page in near_in(draft.exhibits, one.found))
    unread = tuple(
        page for one in file_check_results for page in unread_in(draft.exhibits, one.found)
    )
    pack_files = [_pack_file(one) for one in parts]
    texts = tuple(
        FinishedFile(name, text.encode())
        for name, text in pack_texts(draft.disclosure, draft.profile, form, pack_files)
    )
    public = PermittedContent(f"{draft.public_text}\n{fixed_words(form, draft.profile)}")
    sheets = tuple((one, replace(public, written=_sheet_text(one))) for one in texts)
    file_check_results += check_each_file(workplace, draft, sheets, None, ticket)
    certificates = [one.certificate for one in file_check_results]
    files = (*texts, *parts)
    certificate = replace(
        certificates[0],
        # A word processor counts the pages of its files itself.
        pages=sum(one.pages for one, file in zip(certificates, parts, strict=False) if file.is_pdf),
        streams=sum(one.streams for one in certificates),
        pictures=sum(one.pictures for one in certificates),
        redrawn=certificates[0].exhibit_pages - sum(one.pictures for one in certificates),
        layers=made.layers,
        near=tuple(dict.fromkeys(page for one in certificates for page in one.near)),
        known=sum(one.known for one in certificates),
        lines=_added(one.lines for one in certificates),
        unread_areas=tuple(area for one in certificates for area in one.unread_areas),
    )
    listed = "\n".join(f"{one.sha256}  {one.name}" for one in map(_pack_file, files))
    numbering = draft.projection.numbering
    content = with_argument(exported_content(draft, made.pictures), draft, made.made.parts)
    checked = tuple(zip(parts, (one.found for one in file_check_results), strict=False))
    return files, Finished(
        *(listed.encode(), certificate, numbering, content),
        near=near,
        unread=unread,
        checked=checked,
    )


def _finished(part: MadePart, data: bytes, only_name: str, *, is_counted: bool) -> FinishedFile:
    """Return a file of a pack; a Word file has parts in place of pages, which nobody counts."""
    file = FinishedFile(part.name or only_name, data)
    return replace(file, pages=len(part.written_text.pages)) if is_counted and file.is_pdf else file


def _request(
    workplace: JobContext,
    draft: Draft,
    layout: Layout | None,
    given: tuple[int, str, str],
    *,
    has_word: bool,
) -> TypesetFiling | TypesetInParts:
    """Return what the typesetter is asked for: papers of a layout, or one report in parts."""
    limit, file_name, word = given
    if layout is not None:
        prefix = CLOSED_PREFIX if draft.closed is not None else ""
        return filing_request(workplace, draft, layout, limit, (word, prefix), has_word=has_word)
    return TypesetInParts(str(workplace.resources), limit, file_name, word, draft.closed)


def _added(counts: Iterable[Iterable[tuple[str, int]]]) -> tuple[tuple[str, int], ...]:
    """Return the sum of counts by name."""
    found: Counter[str] = Counter()
    for one in counts:
        found.update(dict(one))
    return tuple(sorted(found.items()))


def part_limit(form: ForumProfile) -> float:
    """Return how many megabytes a file of a pack may have."""
    found = [float(x.value) for x in form.limits if x.kind is LimitKind.FILE_SIZE and x.value]
    by_email = _is_filed_by_email(form)
    if by_email:  # each part goes in a message of its own
        found += [float(x.value) for x in form.limits if x.kind is LimitKind.TOTAL_SIZE and x.value]
    return min(found, default=_BY_EMAIL if by_email else _ELSE)


def _is_filed_by_email(form: ForumProfile) -> bool:
    return any(one.kind == "email" and one.is_allowed for one in form.channels)


def _require_total(form: ForumProfile, files: Sequence[FinishedFile], day: date) -> None:
    """Refuse more than a forum takes in all, where that is sourced and nothing is urgent."""
    size = sum(len(one.data) for one in files)
    for one in form.limits:
        is_sourced = one.kind is LimitKind.TOTAL_SIZE and one.value and not form.is_interim
        if is_sourced and one.stops(day, form.review_by) and not _is_filed_by_email(form):
            most = float(one.value)
            if size > most * _MEGABYTE:
                megabytes = f"{size / _MEGABYTE:.1f}"
                raise Refused("pack_over_total", limit=f"{most:g}", size=megabytes)


def part_name(form: ForumProfile, reference: str) -> str:
    """Return how the parts of a pack are called, in letters that every portal takes."""
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in reference)
    case_ref = "-".join(part for part in plain.split("-") if part) or "case"
    pattern = form.file_name or "submission-{n}"
    return pattern.replace("{case_ref}", case_ref).replace("{n}", _NUMBER) + _SUFFIX


def _sheet_text(file: FinishedFile) -> WrittenText:
    """Return what a sheet of text is to say: all of it, and nothing else."""
    return WrittenText((), (file.data.decode(),))


def _pack_file(file: FinishedFile) -> PackFile:
    digest = hashlib.sha256(file.data).hexdigest()
    return PackFile(file.name, len(file.data), digest, file.pages)
