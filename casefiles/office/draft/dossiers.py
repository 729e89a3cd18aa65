"""Planning a dossier: its forum, its readers, and what of the case goes into it, in which order."""

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.disclosure.sections import FIXED, ON_REQUEST_ONLY, PAPER
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, EditionId, OutlineId
from casefiles.domain.records.case_records import Case, Edition, Outline
from casefiles.domain.records.image_quality import AS_FILED, PageExportSettings
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.rows import DocumentFilter
from casefiles.domain.rules.exportability import is_exportable
from casefiles.dossier.forum.forum_layout import DEFAULT_FORUM, load_layouts
from casefiles.dossier.layouts.reading import papers_chosen_apart, titles_in_use
from casefiles.office.draft.numbered_editions import NumberedEdition, numbered_editions
from casefiles.office.draft.recipients import REACH, REACHES_REQUESTING_STATE
from casefiles.office.people.persons import shown_names
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.redaction.release.released_case import natural_order
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_of

_SETTING: Final = "dossier:"


@dataclass(frozen=True, slots=True)
class RecipientChoice:
    """Whom a dossier can be for.

    Attributes:
        words: as the dossier prints it.
        reach: who may foreseeably read it.
        reaches_requesting_state: by the ordinary course of things.
    """

    id: str
    words: str
    reach: str
    reaches_requesting_state: bool


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section that the profile orders.

    Attributes:
        is_fixed: no dossier may lack it.
    """

    id: str
    heading: str
    is_requested: bool
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class ForumChoice:
    """A profile: what one forum wants.

    Attributes:
        sections: as they are where nothing else was chosen.
        is_unverified: it is a house form, or rests on general knowledge.
        has_form: it has headings and fields of its own.
        is_interim: it is a request for interim measures.
        preset: the redaction preset that fits it; empty for none.
        papers: titles of the papers that its filing pack holds; empty where it holds one report.
    """

    id: str
    title: str
    source: str
    as_of: str
    review_by: str
    is_unverified: bool
    sections: tuple[PlannedSection, ...]
    audiences: tuple[RecipientChoice, ...]
    has_form: bool = False
    is_interim: bool = False
    preset: str = ""
    papers: tuple[str, ...] = ()

    def audience(self, audience_id: str) -> RecipientChoice:
        """Return an audience by its id.

        Raises:
            Refused: the profile does not know it.
        """
        found = next((one for one in self.audiences if one.id == audience_id), None)
        if found is None:
            raise Refused("unknown_audience", allowed=", ".join(one.id for one in self.audiences))
        return found


@dataclass(frozen=True, slots=True)
class PlannedExhibit:
    """An exhibit that may leave.

    Attributes:
        title: with the names of persons; nobody but the lawyer reads this.
        pages: 0 where it is produced separately, because its pages cannot be drawn.
    """

    id: DocumentId
    mark: str
    title: str
    pages: int
    is_requested: bool


@dataclass(frozen=True, slots=True)
class DossierPlan:
    """What is chosen for one profile and audience.

    Attributes:
        exhibits: those that are wanted in their order, then those left out.
        withheld_count: exhibits that may not leave at all, and are not offered.
        is_chosen: somebody chose; otherwise everything goes in, by exhibit mark.
        pages_leave: how finely the pages of exhibits leave.
        numbered: earlier editions whose page numbers it can keep, the newest first.
    """

    request: EditionRequest
    sections: tuple[PlannedSection, ...]
    exhibits: tuple[PlannedExhibit, ...]
    withheld_count: int
    is_chosen: bool
    pages_leave: PageExportSettings = AS_FILED
    numbered: tuple[NumberedEdition, ...] = ()


def forums() -> Job[tuple[ForumChoice, ...]]:
    """Return every profile that came with the program: house forms first, each by its title."""

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[ForumChoice, ...]:
        found = []
        for profile in load_layouts(workplace.resources):
            ticket.check()
            found.append(
                ForumChoice(
                    id=profile.id,
                    title=profile.title,
                    source=profile.source,
                    as_of=profile.as_of.isoformat(),
                    review_by=profile.review_by.isoformat(),
                    is_unverified=profile.is_unverified,
                    has_form=profile.form is not None,
                    is_interim=profile.form is not None and profile.form.is_interim,
                    preset=profile.form.redaction_preset if profile.form is not None else "",
                    papers=titles_in_use(workplace.resources, profile.id),
                    sections=(
                        *(
                            PlannedSection(
                                one.id,
                                one.heading,
                                is_requested=one.id not in ON_REQUEST_ONLY,
                                is_fixed=one.id in FIXED,
                            )
                            for one in profile.sections
                        ),
                        *_papers_on_request(workplace, profile.id),
                    ),
                    audiences=tuple(
                        RecipientChoice(
                            one, words, msg_of(REACH[one]), one in REACHES_REQUESTING_STATE
                        )
                        for one, words in profile.audiences.items()
                    ),
                )
            )
        return tuple(sorted(found, key=_place))

    return work


def _papers_on_request(workplace: JobContext, profile: str) -> Iterator[PlannedSection]:
    """Yield the papers of a filing that somebody has to choose."""
    for own, title in papers_chosen_apart(workplace.resources, profile):
        words = title.partition("{")[0].strip().removesuffix(" of")
        yield PlannedSection(f"{PAPER}{own}", words, is_requested=False, is_fixed=False)


def _place(forum: ForumChoice) -> tuple[bool, bool, str]:
    """Return what forums are sorted by: the dossier of the house is what nobody has to look for."""
    return forum.has_form, forum.id != DEFAULT_FORUM, forum.title


def plan_of(case_id: CaseId, forum: ForumChoice, audience: str) -> Query[DossierPlan]:
    """Return what is chosen for one profile and audience."""

    def ask(reader: ReadTransaction) -> DossierPlan:
        outline = _outline(reader, EditionRequest(case_id, forum.id, audience))
        exhibits, withheld_count = _exhibits(reader, case_id)
        sections = forum.sections
        if outline is not None:
            exhibits = _in_order(exhibits, outline)
            sections = tuple(
                PlannedSection(
                    one.id, one.heading, one.is_fixed or one.id in outline.sections, one.is_fixed
                )
                for one in sections
            )
        return DossierPlan(
            request=EditionRequest(case_id, forum.id, audience),
            sections=sections,
            exhibits=exhibits,
            withheld_count=withheld_count,
            is_chosen=outline is not None,
            pages_leave=outline.pages_leave if outline is not None else AS_FILED,
            numbered=numbered_editions(EditionRequest(case_id, forum.id, audience))(reader),
        )

    return ask


def exhibits_requested(request: EditionRequest) -> Query[tuple[DocumentId, ...]]:
    """Return the exhibits that a dossier shows, in their order."""

    def ask(reader: ReadTransaction) -> tuple[DocumentId, ...]:
        outline = _outline(reader, request)
        exhibits, _ = _exhibits(reader, request.case_id)
        shown = exhibits if outline is None else _in_order(exhibits, outline)
        return tuple(one.id for one in shown if one.is_requested)

    return ask


def save_contents(
    request: EditionRequest,
    sections: Collection[str],
    documents: Collection[DocumentId],
    pages_leave: PageExportSettings | None = None,
) -> Edit[None]:
    """Keep what was chosen for one profile and audience.

    Args:
        request: of which dossier.
        sections: ids of those that are wanted; the fixed ones always are.
        documents: exhibits that are wanted, in the order of their appearance.
        pages_leave: how their pages leave; None for as before.

    Raises:
        Refused: the case is not there.
    """
    outline = Outline(
        id=_outline_id(request),
        case_id=request.case_id,
        profile=request.profile,
        audience=request.audience,
        sections=tuple(sorted(FIXED.union(sections))),
        documents=tuple(dict.fromkeys(documents)),
        pages_leave=pages_leave or AS_FILED,
    )

    def change(work: WriteTransaction) -> None:
        if work.get(Case, request.case_id) is None:
            raise Refused("case_unknown")
        present = _outline(work, request)
        if present is None:
            work.insert(outline, "add_outline")
        else:
            changed = replace(
                present,
                sections=outline.sections,
                documents=outline.documents,
                pages_leave=present.pages_leave if pages_leave is None else pages_leave,
            )
            work.update(changed, "edit_outline")

    return change


def number_as(forum: ForumChoice, request: EditionRequest, edition_id: EditionId) -> Edit[None]:
    """Let a dossier keep the page numbers of an edition; all else of it stays as it is planned."""

    def change(work: WriteTransaction) -> None:
        plan = plan_of(request.case_id, forum, request.audience)(work)
        sections = [one.id for one in plan.sections if one.is_requested]
        documents = [one.id for one in plan.exhibits if one.is_requested]
        leave = replace(plan.pages_leave, numbered_as=edition_id)
        save_contents(request, sections, documents, leave)(work)

    return change


def reset_contents(request: EditionRequest) -> Edit[None]:
    """Forget what was chosen: everything goes in again, by exhibit mark."""

    def change(work: WriteTransaction) -> None:
        present = _outline(work, request)
        if present is not None:
            work.delete(Outline, present.id, "remove_outline")

    return change


def last_choice(case_id: CaseId) -> Query[tuple[str, str]]:
    """Return profile and audience that were last looked at; empty if none were."""

    def ask(reader: ReadTransaction) -> tuple[str, str]:
        profile, _, audience = (reader.setting(_SETTING + case_id) or "").partition(" ")
        return profile, audience

    return ask


def remember_choice(request: EditionRequest) -> Edit[None]:
    """Remember profile and audience for the next time."""
    text = f"{request.profile} {request.audience}"
    return lambda work: work.renew_setting(_SETTING + request.case_id, text)


def prepared_dossiers(case_id: CaseId) -> Query[tuple[tuple[str, str, int], ...]]:
    """Return profile, audience and number of exports of each dossier that was begun.

    Begun is what was exported, has contents or a redaction preset of its own, or was looked at
    last. In the order of profiles and audiences.
    """

    def ask(reader: ReadTransaction) -> tuple[tuple[str, str, int], ...]:
        exported: dict[tuple[str, str], int] = {}
        for one in reader.find(Edition, case_id=case_id):
            key = one.profile, one.audience
            exported[key] = exported.get(key, 0) + 1
        begun = {(one.profile, one.audience) for one in reader.find(Outline, case_id=case_id)}
        begun |= {(one.profile, one.audience) for one in reader.find(Treatment, case_id=case_id)}
        last = last_choice(case_id)(reader)
        if all(last):
            begun.add(last)
        return tuple((*one, exported.get(one, 0)) for one in sorted({*begun, *exported}))

    return ask


def _outline_id(request: EditionRequest) -> OutlineId:
    """Return the id of an outline: there is one for each profile and audience, so it follows them.

    The case's id is random, so that this one tells nothing either.
    """
    parts = f"outline\n{request.case_id}\n{request.profile}\n{request.audience}"
    return OutlineId(hashlib.sha256(parts.encode()).hexdigest()[:32])


def _outline(reader: ReadTransaction, request: EditionRequest) -> Outline | None:
    found = reader.find(
        Outline, case_id=request.case_id, profile=request.profile, audience=request.audience
    )
    return found[0] if found else None


def _exhibits(reader: ReadTransaction, case_id: CaseId) -> tuple[tuple[PlannedExhibit, ...], int]:
    """Return the exhibits that may leave, by the order of their marks, and how many may not."""
    show = shown_names(reader, case_id)
    rows = [row for row in reader.document_rows(case_id, DocumentFilter()) if row.mark]
    document_rows = sorted(
        (row for row in rows if is_exportable(row)), key=lambda row: natural_order(row.mark)
    )
    exhibits = tuple(
        PlannedExhibit(
            id=row.id,
            mark=show(row.mark),
            title=show(row.title) or row.file_name,
            pages=0 if row.unreadable is None or row.unreadable else row.pages,
            is_requested=True,
        )
        for row in document_rows
    )
    return exhibits, len(rows) - len(document_rows)


def _in_order(exhibits: tuple[PlannedExhibit, ...], outline: Outline) -> tuple[PlannedExhibit, ...]:
    by_id = {one.id: one for one in exhibits}
    planned_exhibits = [by_id[one] for one in dict.fromkeys(outline.documents) if one in by_id]
    chosen = {one.id for one in planned_exhibits}
    left_out = [
        PlannedExhibit(one.id, one.mark, one.title, one.pages, is_requested=False)
        for one in exhibits
        if one.id not in chosen
    ]
    return (*planned_exhibits, *left_out)
