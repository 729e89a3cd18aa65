"""Exporting an edition: one direction, each step a type, so that a leak is a type error."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from casefiles.domain.audiences import AUDIENCES
from casefiles.domain.disclosure import BurnedPage, Disclosure, canonical_bytes, page_header
from casefiles.domain.errors import ExportStopped, RedactionLeak, Refused
from casefiles.domain.ids import DocumentId, EditionId, Randomness, new_id
from casefiles.domain.reading import Reading
from casefiles.domain.records import Certificate, Edition, Number
from casefiles.domain.snapshot import CaseSnapshot
from casefiles.domain.ticket import Ticket
from casefiles.dossier.dates import date_in_words
from casefiles.dossier.profiles import Profile, load_profile, profile_path
from casefiles.evidence.template import Template
from casefiles.office.burning import BurnPlan, ExhibitSource, burned_pages, plan_burning
from casefiles.office.children import ask_child
from casefiles.office.clearing import Allowed, clear
from casefiles.office.delivery import check_target, delivered
from casefiles.office.snapshots import snapshot_of
from casefiles.redaction.aliases import aliases_of, open_names_of
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.pictures import picture_digest
from casefiles.redaction.projection import Projection, project
from casefiles.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        signed_reason: why unread pages may leave; empty if nobody signed.
    """

    reference: str
    profile: str
    audience: str
    target: Path
    replace: bool
    signed_reason: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an export takes from outside the vault."""

    template: Template
    resources: Path
    randomness: Randomness
    ticket: Ticket


@dataclass(frozen=True, slots=True)
class _Draft:
    """An edition before it is typeset."""

    snapshot: CaseSnapshot
    profile: Profile
    projection: Projection
    plans: tuple[BurnPlan, ...]

    @property
    def disclosure(self) -> Disclosure:
        """The disclosure, which also tells of areas removed for names in the text of pages."""
        has_boxes = any(plan.box_count for plan in self.plans)
        return replace(self.projection.disclosure, has_boxes=has_boxes)

    @property
    def unread(self) -> int:
        """Exhibit pages that neither a machine read nor a person looked at."""
        return sum(plan.unread for plan in self.plans)

    @property
    def public_text(self) -> str:
        """Everything that the dossier may say."""
        wording = [*self.profile.wording.values(), *self.profile.audiences.values()]
        headings = [section.heading for section in self.profile.sections]
        released = canonical_bytes(self.disclosure).decode()
        return "\n".join([released, self.profile.title, *headings, *wording, *self.dates])

    @property
    def dates(self) -> set[str]:
        """The dates of the disclosure as they are printed: a person may be called May or August."""
        shown = self.disclosure
        dates = {*(event.date for event in shown.events), *(one.date for one in shown.deadlines)}
        return {date_in_words(date) for date in dates | {shown.dated} if date}


def export_edition(vault: Vault, order: Order, around: Surroundings) -> Edition:
    """Write one dossier for one audience, and record it in the ledger.

    Args:
        vault: an open vault.
        order: what is asked for.
        around: what it takes.

    Returns:
        The record of the edition, with its certificate.

    Raises:
        Refused: unknown case, profile or audience, or the target cannot be used.
        UnsupportedText: a released text cannot be typeset yet.
        ExportStopped: a stop was neither resolved nor signed; no file was written.
        RedactionLeak: clearance found something protected; no file was written.
        NotEnoughSpace: the disk is full; no file was left.
        WorkerFailed: a page could not be rendered, or a child failed.
        Cancelled: somebody asked to stop.
    """
    check_target(order.target, vault.folder, replace=order.replace)
    draft = _draft(vault, order, around)
    if draft.unread and not order.signed_reason.strip():
        raise ExportStopped("unread_pages", pages=draft.unread)
    pages = burned_pages(vault, around.template, draft.plans, around.ticket)
    pictures: list[str] = []
    frames = _frames(draft.disclosure, pages, pictures, around.resources)
    data = ask_child("casefiles.dossier", frames, around.ticket, "typesetting")
    allowed = Allowed(draft.public_text, tuple(pictures))
    certificate = _certify(data, draft, allowed, order, around)
    edition = Edition(
        id=EditionId(new_id(around.randomness)),
        case_id=draft.snapshot.case.id,
        profile=order.profile,
        audience=order.audience,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        numbering=draft.projection.numbering,
        certificate=certificate,
    )
    with delivered(data, order.target, around.randomness, replace=order.replace):
        vault.write(lambda work: work.insert(edition, "export"))
    return edition


def _draft(vault: Vault, order: Order, around: Surroundings) -> _Draft:
    if order.audience not in AUDIENCES:
        raise Refused("unknown_audience", allowed=", ".join(sorted(AUDIENCES)))
    profile = load_profile(profile_path(around.resources, order.profile))
    snapshot, readings = snapshot_of(vault, order.reference)
    numbering = _numbering_of_line(vault, snapshot, order)
    projection = project(snapshot, order.profile, order.audience, numbering)
    return _Draft(snapshot, profile, projection, _plans(snapshot, readings, projection, order))


def _plans(
    snapshot: CaseSnapshot,
    readings: Mapping[DocumentId, Reading],
    projection: Projection,
    order: Order,
) -> tuple[BurnPlan, ...]:
    matcher = Matcher(aliases_of(snapshot.persons), open_names_of(snapshot.persons))
    documents = {document.id: document for document in snapshot.documents}
    exhibits = zip(projection.disclosure.exhibits, projection.documents, strict=True)
    return tuple(
        plan_burning(
            ExhibitSource(documents[document_id], shown.mark, readings[document_id]),
            snapshot.marks,
            order.audience,
            matcher,
        )
        for shown, document_id in exhibits
        if shown.pages
    )


def _numbering_of_line(vault: Vault, snapshot: CaseSnapshot, order: Order) -> tuple[Number, ...]:
    """Return the numbers of the last edition for this profile and audience, so that they stay."""
    editions = vault.read(
        lambda reader: reader.find(
            Edition, case_id=snapshot.case.id, profile=order.profile, audience=order.audience
        )
    )
    return editions[-1].numbering if editions else ()


def _frames(
    disclosure: Disclosure, pages: Iterator[BurnedPage], pictures: list[str], resources: Path
) -> Iterator[bytes]:
    """Yield what the typesetting child is given: words and burned pixels, nothing else.

    The digests of the pixels are added to `pictures`, so that clearance knows them again.
    """
    yield json.dumps({"resources": str(resources)}).encode()
    yield canonical_bytes(disclosure)
    for page in pages:
        pictures.append(picture_digest(page.data))
        yield page_header(page)
        yield page.data
    yield b""


def _certify(
    data: bytes, draft: _Draft, allowed: Allowed, order: Order, around: Surroundings
) -> Certificate:
    aliases = aliases_of(draft.snapshot.persons)
    report, pages = clear(data, aliases, allowed, around.template, around.ticket)
    if report.hits:
        raise RedactionLeak("clearance_hit", hits=report.hits)
    return Certificate(
        pages=pages,
        exhibit_pages=sum(len(plan.boxes) for plan in draft.plans),
        boxes=sum(plan.box_count for plan in draft.plans),
        tokens=draft.projection.tokens,
        aliases=len({alias.text for alias in aliases}),
        streams=report.streams,
        hits=report.hits,
        unread_pages=draft.unread,
        signed_reason=order.signed_reason if draft.unread else "",
    )
