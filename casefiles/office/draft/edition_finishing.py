"""From an open vault to the finished bytes of a dossier, cleared; nothing is written anywhere."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage, canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped, RedactionLeak
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.editions import (
    ErasedName,
    ExportedContent,
    ExportedPage,
    FileSignature,
    PseudonymNumber,
)
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.folios import InheritedFolio
from casefiles.dossier import requests
from casefiles.dossier.requests import Made, TypesetFiling, TypesetInParts
from casefiles.office.draft.dossier_frames import (
    handed_in,
    made_of,
    pages_recording_text,
    pages_recording_text_layer,
)
from casefiles.office.draft.drafting import Draft, draft_of, profile_for
from casefiles.office.draft.final_check import (
    FinalCheckResult,
    FinishedFile,
    PermittedContent,
    run_final_check,
)
from casefiles.office.draft.near_matches import (
    NearMatchPage,
    names_read_in,
    near_in,
    unread_areas,
    unread_in,
)
from casefiles.office.draft.pictures.text_layer import TextLayer
from casefiles.office.draft.public_pages import public_pages
from casefiles.office.draft.schedule_draft import DESCRIBED_AUDIENCE
from casefiles.office.draft.signing import Sign
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.redaction.burning import opened_pictures
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.disclosure_risk.edition_views import texts_of_disclosure
from casefiles.redaction.finding.excused_places import added, excused_in_texts
from casefiles.redaction.finding.left_places import words_left_in
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.names.sought import Excuse
from casefiles.words.gate import where_in_words
from casefiles.words.language import in_english

_UNNAMED: Final = "dossier.pdf"

__all__ = [
    "DESCRIBED_AUDIENCE",
    "Draft",
    "EditionRequest",
    "Finished",
    "certified",
    "draft_of",
    "finish",
    "profile_for",
]


@dataclass(frozen=True, slots=True)
class Finished:
    """A dossier that clearance let pass.

    Attributes:
        data: the file exactly as it would be written.
        certificate: what clearance found; without the reason why unread pages may leave.
        numbering: the pseudonym numbers in it.
        left_as: what it says and shows, to lay later editions over it.
        signature: in it; None for an unsigned one.
        near: pages on which almost a protected name was read; it may not leave before somebody
            signed for exactly these (see `near_stops`).
        unread: pages with areas that no engine could read; the same holds for them.
        checked: each file that has pages, with what was found in it.
    """

    data: bytes
    certificate: FinalCheckCertificate
    numbering: tuple[PseudonymNumber, ...]
    left_as: ExportedContent
    signature: FileSignature | None = None
    near: tuple[NearMatchPage, ...] = ()
    unread: tuple[NearMatchPage, ...] = ()
    checked: tuple[tuple[FinishedFile, FinalCheckResult], ...] = field(default=(), repr=False)


def finish(
    workplace: JobContext,
    draft: Draft,
    ticket: CancellationToken,
    name: str = _UNNAMED,
    *,
    reads_back: bool = False,
    sign: Sign | None = None,
) -> Finished:
    """Burn, typeset, sign and clear a dossier.

    Args:
        workplace: where the work is done.
        draft: what it says and what goes from its pages.
        ticket: progress.
        name: of the file, as it will be written; clearance looks at it too.
        reads_back: whether its pages are read as pictures; nothing may leave without that, unless
            somebody signed for it.
        sign: signs the file, which is cleared afterwards; None to leave it unsigned.

    Raises:
        UnsupportedText: no font can draw a released text.
        ExportStopped: a page does not look as it did when its marks were drawn.
        RedactionLeak: clearance found something protected.
        WorkerFailed: a page could not be rendered, or a child failed.
        Cancelled: somebody asked to stop.
    """
    made = typeset(
        workplace,
        draft,
        ticket,
        requests.Typeset(str(workplace.resources), draft.closed),
    )
    (data,) = made.files
    allowed = replace(made.allowed, written=made.made.parts[0].written_text)
    signature = None
    if sign is not None:
        data, signature = sign(data, ticket)
        signature = replace(signature, behind=f"{allowed.layer}\n{allowed.redrawn}".strip())
        allowed = replace(allowed, chain=signature.chain)
    reading = draft.snapshot.case.id if reads_back else None
    file = FinishedFile(name, data)
    cleared = run_final_check(workplace, file, draft.sought, allowed, reading, ticket)
    certificate = replace(certified(cleared, draft), layers=made.layers)
    content = exported_content(draft, made.pictures, made.made.folios)
    near, unread = (of(draft.exhibits, cleared) for of in (near_in, unread_in))
    numbering, checked = draft.projection.numbering, ((file, cleared),)
    return Finished(data, certificate, numbering, content, signature, near, unread, checked)


@dataclass(frozen=True, slots=True)
class TypesetDraft:
    """What the typesetting child made of a draft, before clearance.

    Attributes:
        made: what is in the files.
        files: one, or several as `filing_packs` asks for them.
        allowed: what the files may say and show.
        layers: pages with text behind them.
        pictures: digests of the burned pages, in their order.
    """

    made: Made = field(repr=False)
    files: tuple[bytes, ...] = field(repr=False)
    allowed: PermittedContent
    layers: int
    pictures: tuple[str, ...]


def typeset(
    workplace: JobContext,
    draft: Draft,
    ticket: CancellationToken,
    request: requests.Typeset | TypesetFiling | TypesetInParts,
) -> TypesetDraft:
    """Burn the pages of a draft and typeset it.

    Args:
        workplace: where the work is done.
        draft: what it says and what goes from its pages.
        ticket: progress.
        request: into one file, or into several.

    Raises:
        CasefilesError: see `finish`.
    """
    with in_english():
        return _typeset(workplace, draft, ticket, request)


def _typeset(
    workplace: JobContext,
    draft: Draft,
    ticket: CancellationToken,
    request: requests.Typeset | TypesetFiling | TypesetInParts,
) -> TypesetDraft:
    layer = TextLayer(workplace, draft.snapshot.case.id, matcher_of(draft.sought), ticket)
    read_lines = layer.lines if draft.has_text_layer else None
    vault, template = workplace.vault, workplace.template()
    pictures: list[str] = []
    layer_texts: list[str] = []
    texts: list[str] = []
    exhibits = draft.exhibits if draft.redraws_public else ()
    matchers = _matchers_of_exhibits(draft)
    marks = {plan.exhibit: one.id for one, plan in draft.exhibits}
    with closing(burned_pages(vault, template, draft.plans, ticket, read_lines)) as pages:
        blobs = handed_in(
            draft.composed,
            pages_recording_text_layer(_without_names(pages, marks, matchers), layer_texts)
            if draft.has_text_layer
            else pages,
            pictures,
            lambda sizes: pages_recording_text(
                chain.from_iterable(
                    public_pages(
                        *(workplace, [one], sizes),
                        *(matchers.get(one[0].id, layer.matcher), ticket),
                    )
                    for one in exhibits
                ),
                texts,
            ),
        )
        made, files = made_of(request, blobs, ticket)
    shown = draft.public_text, tuple(pictures), "\n".join(layer_texts)
    margin = draft.closed.text if draft.closed is not None else ""
    opened = opened_pictures(draft.plans)
    allowed = PermittedContent(
        *shown,
        no_names=draft.no_names,
        margin=margin,
        opened=opened,
        redrawn="\n".join(texts),
    )
    return TypesetDraft(made, files, allowed, len(layer_texts), tuple(pictures))


def exported_content(
    draft: Draft, pictures: Sequence[str], folios: tuple[InheritedFolio, ...] = ()
) -> ExportedContent:
    """Return what an edition says and shows; its pictures in the order in which pages are burned.

    Nothing here is looked at while the file is made: it is kept in the vault afterwards.
    """
    projection = draft.projection
    burned = [
        (plan.exhibit, number, plan.shut(number))
        for plan in draft.plans
        for number in sorted(plan.boxes)
    ]
    return ExportedContent(
        canonical_bytes(draft.disclosure).decode(),
        projection.documents,
        projection.events,
        (*projection.facts, *projection.risks),
        tuple(ExportedPage(*page, picture) for page, picture in zip(burned, pictures, strict=True)),
        draft.ciphers,
        projection.steps,
        folios,
        projection.blocks,
        tuple(ErasedName(one, "") for one in sorted(draft.named_outside_texts)),
    )


def certified(cleared: FinalCheckResult, draft: Draft) -> FinalCheckCertificate:
    """Return what clearance found of a finished file.

    Raises:
        RedactionLeak: something protected, or that no dossier has.
    """
    report, read = cleared.report, cleared.read
    excused, words = excused_of(draft), words_left_of(draft)
    if report.hits:
        raise RedactionLeak("clearance_hit", hits=report.hits, where=where_in_words(report.places))
    if again := names_read_in(draft.exhibits, cleared, _matchers_of_exhibits(draft)):
        where = where_in_words([("picture_text", page, 1) for page in again])
        raise RedactionLeak("clearance_hit", hits=len(again), where=where)
    return FinalCheckCertificate(
        pages=cleared.pages,
        exhibit_pages=sum(len(plan.boxes) for plan in draft.plans),
        boxes=sum(plan.box_count for plan in draft.plans),
        tokens=draft.projection.tokens,
        aliases=len({alias.text for alias in forms_of(draft.sought.protected)}),
        streams=report.streams,
        hits=report.hits,
        unread_pages=draft.unread,
        pictures=len(report.pictured),
        redrawn=sum(len(plan.boxes) for plan in draft.plans) - len(report.pictured),
        read_back=tuple(sorted(read.seen)),
        scripts=read.scripts,
        scripts_missing=read.missing,
        pale=read.pale,
        doubts=tuple(page for page, _ in report.doubts),
        near=tuple(page for page, _ in report.near),
        is_whole=True,
        excused=sum(excused.values()),
        excuses=len(excused),
        words_left=sum(words.values()),
        words_decided=len(words),
        known=read.known,
        lines=read.lines,
        unread_areas=tuple(
            (page, len(areas)) for page, areas in unread_areas(draft.exhibits, cleared).items()
        ),
    )


def _matchers_of_exhibits(draft: Draft) -> dict[DocumentId, Matcher]:
    """Return what finds everybody in those exhibits in which more people are hidden."""
    return {one: matcher_of(draft.sought_in(one)) for one in draft.snapshot.hidden_in}


def _without_names(
    pages: Iterator[BurnedPage],
    marks: Mapping[str, DocumentId],
    matchers: Mapping[DocumentId, Matcher],
) -> Iterator[BurnedPage]:
    """Yield pages; the text behind those of one exhibit may name nobody who is hidden in it."""
    for page in pages:
        matcher = matchers.get(marks[page.exhibit])
        if matcher is not None and matcher.find_joined("\n".join(one.text for one in page.lines)):
            raise ExportStopped("text_layer_mention", exhibit=page.exhibit, page=page.number)
        yield page


def words_left_of(draft: Draft) -> dict[str, int]:
    """Return how often a protected name stays as a word in small letters, by its form."""
    texts = words_left_in(texts_of_disclosure(draft.disclosure), draft.sought)
    found = Counter[str]()
    for values in (texts, *(plan.words_left for plan in draft.plans)):
        found.update(dict(values))
    return dict(found)


def excused_of(draft: Draft) -> dict[Excuse, int]:
    """Return how often a protected form stays in an open person's name, by decision."""
    texts = excused_in_texts(texts_of_disclosure(draft.disclosure), draft.sought)
    return added([texts.stays, *(plan.excused.stays for plan in draft.plans)])
