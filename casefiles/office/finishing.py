"""From an open vault to the finished bytes of a dossier, cleared; nothing is written anywhere."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casefiles.domain.audiences import AUDIENCES
from casefiles.domain.disclosure import BurnedPage, Disclosure, canonical_bytes, page_header
from casefiles.domain.errors import RedactionLeak, Refused
from casefiles.domain.ids import CaseId
from casefiles.domain.records import Certificate, Edition, Number
from casefiles.domain.snapshot import CaseSnapshot
from casefiles.domain.ticket import Ticket
from casefiles.dossier.dates import date_in_words
from casefiles.dossier.profiles import Profile, load_profile, profile_path
from casefiles.office.burning import BurnPlan, ExhibitSource, burned_pages, plan_burning
from casefiles.office.children import ask_child
from casefiles.office.clearing import Allowed, clear
from casefiles.office.snapshots import Readings, snapshot_of
from casefiles.office.verbs import Workplace
from casefiles.redaction.aliases import aliases_of, open_names_of
from casefiles.redaction.mentions import Matcher
from casefiles.redaction.pictures import picture_digest
from casefiles.redaction.projection import Projection, project


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which dossier."""

    case_id: CaseId
    profile: str
    audience: str


@dataclass(frozen=True, slots=True)
class Draft:
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


@dataclass(frozen=True, slots=True)
class Finished:
    """A dossier that clearance let pass.

    Attributes:
        data: the file exactly as it would be written.
        certificate: what clearance found; without the reason why unread pages may leave.
        numbering: the pseudonym numbers in it.
    """

    data: bytes
    certificate: Certificate
    numbering: tuple[Number, ...]


def draft_of(workplace: Workplace, wanted: Wanted) -> Draft:
    """Decide what a dossier says and what goes from its pages, without looking at any page.

    Raises:
        Refused: unknown case, profile or audience.
        ExportStopped: several exhibits would leave under one mark.
    """
    profile = profile_for(workplace, wanted)
    snapshot, readings = workplace.vault.read(
        snapshot_of(wanted.case_id, wanted.profile, wanted.audience)
    )
    projection = project(
        snapshot, wanted.profile, wanted.audience, _numbering_of_line(workplace, wanted)
    )
    return Draft(snapshot, profile, projection, _plans(snapshot, readings, projection, wanted))


def profile_for(workplace: Workplace, wanted: Wanted) -> Profile:
    """Return the profile that is wanted.

    Raises:
        Refused: unknown profile or audience.
    """
    if wanted.audience not in AUDIENCES:
        raise Refused("unknown_audience", allowed=", ".join(sorted(AUDIENCES)))
    return load_profile(profile_path(workplace.resources, wanted.profile))


def finish(workplace: Workplace, draft: Draft, ticket: Ticket) -> Finished:
    """Burn, typeset and clear a dossier.

    Raises:
        UnsupportedText: a released text cannot be typeset yet.
        ExportStopped: a page does not look as it did when its marks were drawn.
        RedactionLeak: clearance found something protected.
        WorkerFailed: a page could not be rendered, or a child failed.
        Cancelled: somebody asked to stop.
    """
    pages = burned_pages(workplace.vault, workplace.template(), draft.plans, ticket)
    pictures: list[str] = []
    frames = _frames(draft.disclosure, pages, pictures, workplace)
    data = ask_child("casefiles.dossier", frames, ticket, "typesetting")
    allowed = Allowed(draft.public_text, tuple(pictures))
    certificate = _certify(data, draft, allowed, workplace, ticket)
    return Finished(data, certificate, draft.projection.numbering)


def _plans(
    snapshot: CaseSnapshot, readings: Readings, projection: Projection, wanted: Wanted
) -> tuple[BurnPlan, ...]:
    matcher = Matcher(aliases_of(snapshot.persons), open_names_of(snapshot.persons))
    documents = {document.id: document for document in snapshot.documents}
    exhibits = zip(projection.disclosure.exhibits, projection.documents, strict=True)
    return tuple(
        plan_burning(
            ExhibitSource(documents[document_id], shown.mark, readings[document_id]),
            snapshot.marks,
            wanted.audience,
            matcher,
        )
        for shown, document_id in exhibits
        if shown.pages
    )


def _numbering_of_line(workplace: Workplace, wanted: Wanted) -> tuple[Number, ...]:
    """Return the numbers of the last edition for this profile and audience, so that they stay."""
    editions = workplace.vault.read(
        lambda reader: reader.find(
            Edition, case_id=wanted.case_id, profile=wanted.profile, audience=wanted.audience
        )
    )
    return editions[-1].numbering if editions else ()


def _frames(
    disclosure: Disclosure, pages: Iterator[BurnedPage], pictures: list[str], workplace: Workplace
) -> Iterator[bytes]:
    """Yield what the typesetting child is given: words and burned pixels, nothing else.

    The digests of the pixels are added to `pictures`, so that clearance knows them again.
    """
    yield json.dumps({"resources": str(workplace.resources)}).encode()
    yield canonical_bytes(disclosure)
    for page in pages:
        pictures.append(picture_digest(page.data))
        yield page_header(page)
        yield page.data
    yield b""


def _certify(
    data: bytes, draft: Draft, allowed: Allowed, workplace: Workplace, ticket: Ticket
) -> Certificate:
    aliases = aliases_of(draft.snapshot.persons)
    report, pages = clear(data, aliases, allowed, workplace.template(), ticket)
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
        signed_reason="",
    )
