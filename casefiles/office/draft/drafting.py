"""What a dossier says and what goes from its pages, before any of them is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from casefiles.domain.disclosure.closed_paper import CLOSED_READER, OPEN_READER, ClosedPaper
from casefiles.domain.disclosure.disclosed import DisclosedExhibit, Disclosure
from casefiles.domain.disclosure.paragraph_numbers import RENUMBERED, InheritedNumbers
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.records.case_records import Document, Mark, Person, Protection
from casefiles.domain.records.folios import InheritedFolio, those_there
from casefiles.domain.records.foreseeable_readers import HARMFUL, Reach, can_reach
from casefiles.domain.records.image_quality import AS_FILED, PageExportSettings
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.domain.records.showings import document_place
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.presets import RedactionPreset
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.profiles import Profile
from casefiles.office.draft.closed.opened_strips import opened_areas, opened_plans
from casefiles.office.draft.exhibit_letters import letters_of_exhibits
from casefiles.office.draft.export_cache import ExportCache, Letters
from casefiles.office.draft.languages.chosen_language import in_chosen_language
from casefiles.office.draft.one_moment import Moment, in_one_moment
from casefiles.office.draft.page_numbers import inherited_folios, letters_of_line
from casefiles.office.draft.paragraph_numbers import inherited_numbers_of
from casefiles.office.draft.released_text import public_text_of
from casefiles.office.draft.schedule_draft import (
    DESCRIBED_AUDIENCE,
    DESCRIBED_PROFILE,
    OpenPapers,
    reasons_for,
    schedule_projection,
)
from casefiles.office.draft.snapshots import Readings, snapshot_of
from casefiles.office.law.argument_sources import with_authorities_alone, with_library
from casefiles.office.law.custom_limits import form_as_known
from casefiles.office.law.typed_papers import with_typed_paper
from casefiles.office.reading.ocr_text import AllPictured, all_pictured
from casefiles.office.redaction.burning import BurnPlan, ExhibitSource, marks_for, plan_burning
from casefiles.office.redaction.page_inspection import inspect_pages, pages_seen
from casefiles.office.redaction.presets import (
    PresetEffect,
    effect_of,
    preset_of,
    redaction_settings_of,
    who_files,
)
from casefiles.office.redaction.without_kin import KinAt, kin_at, without_kin
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.excused_places import excused_on_pages
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.finding.left_places import words_left_on
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import Sought
from casefiles.redaction.release.named_to_judge import (
    is_named_to_judge,
    named_to_judge,
    placeholders_of,
    without_letter,
)
from casefiles.redaction.release.preset_policy import under_preset
from casefiles.redaction.release.printed_roles import neutral_roles
from casefiles.redaction.release.projection import Projection, project
from casefiles.redaction.release.reader_policy import for_reader
from casefiles.redaction.release.text_choice import TextChoice
from casefiles.words.language import in_english


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition before it is typeset.

    Attributes:
        snapshot: the case as its preset wants it, so that all who search for what is protected
            search for what the preset takes too.
        preset: that was chosen; None for none.
        effect: what it does to the text.
        folios: where the parts of an edition began whose page numbers it keeps.
        numbers: of its paragraphs, where they are those of that edition.
        no_names: readings of its exhibits of which a person said that they are nobody's name.
        letters: of its exhibits, by writing system.
        closed: it is the closed paper of the open one; None for any other.
        unlettered: names that its judge may read, of people whom the open one gives no letter.
        choices: what each text has in its language; empty where none was chosen.
        in_margin: people with a placeholder whom a closed paper names beside its text.
        without_text_layer: no text lies behind its pages, whatever was chosen.
    """

    snapshot: CaseSnapshot
    profile: Profile
    projection: Projection
    plans: tuple[BurnPlan, ...]
    preset: RedactionPreset | None = None
    effect: PresetEffect | None = None
    folios: tuple[InheritedFolio, ...] = ()
    numbers: InheritedNumbers = RENUMBERED
    no_names: tuple[str, ...] = ()
    letters: Mapping[DocumentId, Letters] = field(default_factory=dict)
    closed: ClosedPaper | None = None
    unlettered: tuple[str, ...] = ()
    choices: tuple[TextChoice, ...] = ()
    in_margin: tuple[PersonId, ...] = ()
    without_text_layer: bool = False

    @property
    def disclosure(self) -> Disclosure:
        """The disclosure, which also tells of areas removed for names in the text of pages."""
        has_boxes = any(plan.box_count for plan in self.plans)
        shown = self.projection.disclosure
        marks = (one.mark for one in shown.exhibits)
        sections = (one.id for one in self.profile.sections)
        folios = those_there(self.folios, sections, marks)
        labels, removed = self.numbers.labels, self.numbers.removed
        return replace(shown, has_boxes=has_boxes, folios=folios, paragraphs=labels, gone=removed)

    @property
    def composed(self) -> Disclosure:
        """What its pages are made of: of a closed paper exactly what those of the open one are."""
        shown = self.disclosure
        return replace(shown, audience=OPEN_READER) if self.closed is not None else shown

    @property
    def ciphers(self) -> tuple[AssignedPseudonym, ...]:
        """What persons without a letter are called in it."""
        treatment = self.snapshot.treatment
        return treatment.ciphers if treatment is not None else ()

    @property
    def exhibits(self) -> tuple[tuple[Document, BurnPlan], ...]:
        """The exhibits that have pages, with what is done to each."""
        return _drawn(self.snapshot, self.projection, self.plans)

    @property
    def named_outside_texts(self) -> frozenset[PersonId]:
        """Whom its margins, the pictures of its pages or the words of single exhibits name."""
        opened = {
            who
            for plan in self.plans
            for strips in plan.opened.values()
            for one in strips
            for who in one.persons
        }
        shown = zip(self.projection.documents, self.projection.disclosure.exhibits, strict=True)
        as_words = {
            one.id
            for document_id, exhibit in shown
            if exhibit.paragraphs
            for one in self.snapshot.named_at.get(document_id, ())
            if one.names
        }
        return frozenset(opened | as_words | set(self.in_margin))

    @property
    def redraws_public(self) -> bool:
        """Whether published exhibits from which nothing goes are drawn anew as text."""
        if self.preset is not None and self.preset.is_emergency:
            return False
        return self._pages_leave.redraws_public

    @property
    def has_text_layer(self) -> bool:
        """Whether what is read in burned pages lies behind them."""
        return self._pages_leave.has_text_layer and not self.without_text_layer

    @property
    def _pages_leave(self) -> PageExportSettings:
        outline = self.snapshot.outline
        return outline.pages_leave if outline is not None else AS_FILED

    @property
    def unread(self) -> int:
        """Exhibit pages that neither a machine read nor a person looked at."""
        return sum(plan.unread for plan in self.plans)

    @property
    def sought(self) -> Sought:
        """What may not be in it, and what may stay all the same."""
        return sought_for(self.snapshot.persons, self.snapshot.excused)

    def sought_in(self, document_id: DocumentId) -> Sought:
        """What may not be in one exhibit: more than elsewhere where somebody is hidden in it."""
        if document_id not in self.snapshot.hidden_in:
            return self.sought
        return sought_for(self.snapshot.persons_in(document_id), self.snapshot.excused)

    @property
    def public_text(self) -> str:
        """Everything that the dossier may say."""
        return public_text_of(self.disclosure, self.profile)


def draft_of(
    workplace: JobContext,
    request: EditionRequest,
    ticket: CancellationToken | None = None,
    export_cache: ExportCache | None = None,
) -> Draft:
    """Decide what a dossier says and what goes from its pages.

    Pages that nobody looked at for codes since they were read are drawn for that, once.

    Args:
        workplace: the open vault.
        request: which dossier.
        ticket: lets the drawing be stopped; None where it is of no length.
        export_cache: of an earlier draft, in memory; added to. None for a dossier that leaves.

    Raises:
        Refused: unknown case, profile or audience, or a case that never rests.
        ExportStopped: several exhibits would leave under one mark.
        Cancelled: somebody asked to stop.
    """
    quiet = CancellationToken() if ticket is None else CancellationToken(stop=ticket.stop)

    def draft(moment: Moment) -> Draft:
        # What a dossier says never follows the language of the window.
        with in_english():
            made = _draft_of(workplace, request, quiet, export_cache)
        moment.require()
        return made

    return in_one_moment(workplace, request.case_id, quiet, draft)


def _draft_of(
    workplace: JobContext,
    request: EditionRequest,
    quiet: CancellationToken,
    export_cache: ExportCache | None,
) -> Draft:
    profile = profile_for(workplace, request)
    if is_paired(profile, request.audience):
        return _closed_draft(workplace, request, quiet, export_cache)
    # What is kept for one draft alone saves nothing and costs nothing.
    export_cache = ExportCache() if export_cache is None else export_cache
    lawyers, readings = workplace.vault.read(
        snapshot_of(request.case_id, request.profile, request.audience, export_cache.reading)
    )
    case = lawyers
    lawyers = workplace.vault.read(lambda reader: with_typed_paper(reader, case, profile))
    lawyers = for_reader(lawyers, request.profile, request.audience)
    lawyers = with_library(lawyers, request.profile, workplace)
    if profile.is_of_authorities:
        lawyers = with_authorities_alone(lawyers)
    if profile.is_schedule:
        return _schedule_draft(workplace, request, profile, (lawyers, readings), export_cache)
    preset = preset_of(workplace, lawyers.treatment)
    treated = under_preset(lawyers, preset, who_files(workplace, lawyers))
    snapshot, choices = in_chosen_language(workplace, treated, request)
    leave = snapshot.outline.pages_leave if snapshot.outline is not None else AS_FILED
    kin, sentences = None, 0
    if preset is not None and preset.is_emergency:
        kin = kin_at(workplace, snapshot)
        snapshot, sentences = without_kin(workplace, snapshot, kin)
    earlier = workplace.vault.read(letters_of_line(request, leave.numbered_as))
    projection = project(snapshot, request.profile, request.audience, earlier)
    for document_id in export_cache.unlooked(projection.documents):
        inspect_pages(workplace, document_id, quiet)
        export_cache.note_pages_checked(document_id)
    shown = {one: readings[one].pages for one in projection.documents if one in readings}
    pictures = workplace.vault.read(
        lambda reader: {
            one: export_cache.pictured(one, partial(all_pictured, reader, one, pages))
            for one, pages in shown.items()
        }
    )
    seen = workplace.vault.read(lambda reader: pages_seen(reader, projection.documents))
    plans = _plans(snapshot, (readings, pictures), projection, request, export_cache, kin)
    plans = _without_seen(projection, plans, seen)
    if preset is None or not preset.is_emergency:
        plans = _named_alone(workplace, (snapshot, projection, plans), request, export_cache)
    letters = letters_of_exhibits(snapshot, (readings, pictures), projection, plans, export_cache)
    effect = None
    if preset is not None:
        effect = effect_of(lawyers, snapshot, projection.retained, sentences)
    folios = workplace.vault.read(inherited_folios(request, leave.numbered_as))
    numbers = workplace.vault.read(inherited_numbers_of(request, leave.numbered_as, projection))
    return Draft(
        *(snapshot, profile, projection, plans, preset, effect, folios, numbers),
        letters=letters,
        choices=choices,
    )


def _named_alone(
    workplace: JobContext,
    values: tuple[CaseSnapshot, Projection, tuple[BurnPlan, ...]],
    request: EditionRequest,
    export_cache: ExportCache,
) -> tuple[BurnPlan, ...]:
    """Return plans with what exhibits show of people whom they alone name."""
    snapshot, projection, plans = values
    named = {one: frozenset(who.id for who in there) for one, there in snapshot.named_at.items()}
    if not named:
        return plans
    drawn = _drawn(snapshot, projection, plans)
    sought = sought_for(snapshot.persons, snapshot.excused)
    return opened_plans(workplace, drawn, (snapshot, sought, named), export_cache, request.audience)


def _drawn(
    snapshot: CaseSnapshot, projection: Projection, plans: tuple[BurnPlan, ...]
) -> tuple[tuple[Document, BurnPlan], ...]:
    """Return the exhibits that have pages, with what is done to each."""
    documents = {one.id: one for one in snapshot.documents}
    shown = zip(projection.documents, projection.disclosure.exhibits, strict=True)
    drawn = (documents[document_id] for document_id, exhibit in shown if exhibit.pages)
    return tuple(zip(drawn, plans, strict=True))


def is_paired(profile: Profile, audience: str) -> bool:
    """Tell whether a paper is the closed one of an open paper."""
    # An application says to the judge what the open one does not.
    is_apart = any(section.id in {"schedule", "application"} for section in profile.sections)
    return audience == CLOSED_READER and OPEN_READER in profile.audiences and not is_apart


def _closed_draft(
    workplace: JobContext,
    request: EditionRequest,
    quiet: CancellationToken,
    export_cache: ExportCache | None,
) -> Draft:
    """Return the open paper as it is, with the names that this judge may read."""
    cache = ExportCache() if export_cache is None else export_cache
    open_paper = replace(request, audience=OPEN_READER)
    return closed_draft_of(workplace, _draft_of(workplace, open_paper, quiet, cache), cache)


def closed_draft_of(workplace: JobContext, draft: Draft, export_cache: ExportCache) -> Draft:
    """Return the closed paper of an open one."""
    snapshot, reaches = draft.snapshot, draft.snapshot.reaches
    case_id = snapshot.case.id
    persons = workplace.vault.read(lambda reader: reader.find(Person, case_id=case_id))
    shown = replace(draft.projection.disclosure, audience=CLOSED_READER)
    notes = named_to_judge(draft.projection, persons, draft.ciphers, reaches)
    labels = placeholders_of(draft.projection, draft.ciphers)
    known = {one.id for one in persons if one.id in labels and is_named_to_judge(one, reaches)}
    plans = draft.plans
    if draft.preset is None or not draft.preset.is_emergency:
        # Whom the open reader may know in an exhibit, the judge may know there too.
        alone = {one: {who.id for who in there} for one, there in snapshot.named_at.items()}
        hidden = {one.id for one in snapshot.persons if one.protection is not Protection.OPEN}
        of_judge = [one for one in persons if one.id in hidden]
        named = {
            one.id: frozenset(
                alone.get(one.id, set()) | _named_to_judge_at(of_judge, one.id, reaches, known)
            )
            for one, _ in draft.exhibits
        }
        values = snapshot, draft.sought, named
        plans = opened_plans(workplace, draft.exhibits, values, export_cache)
    return replace(
        draft,
        plans=plans,
        projection=replace(draft.projection, disclosure=shown),
        closed=ClosedPaper(notes, opened_areas(plans, draft.plans, labels)),
        unlettered=without_letter(persons, snapshot.persons, reaches),
        in_margin=tuple(sorted(known)),
    )


def _named_to_judge_at(
    persons: Iterable[Person],
    document_id: DocumentId,
    reaches: Sequence[Reach],
    known: set[PersonId],
) -> set[PersonId]:
    """Return whom a judge may know in one exhibit: as chosen for it, else for the whole paper."""
    place = document_place(document_id)
    return {
        one.id
        for one in persons
        if (one.id in known or any(each.place == place for each in one.showings))
        and is_named_to_judge(one, reaches, place)
    }


def _schedule_draft(
    workplace: JobContext,
    request: EditionRequest,
    profile: Profile,
    lawyers: tuple[CaseSnapshot, Readings],
    export_cache: ExportCache,
) -> Draft:
    """Return the schedule of what another edition lacks."""
    snapshot, readings = lawyers
    own = reasons_for(workplace, request, snapshot.treatment)
    audience = own.describes if own is not None and own.describes else DESCRIBED_AUDIENCE
    described = EditionRequest(request.case_id, DESCRIBED_PROFILE, audience)
    draft = draft_of(workplace, described, export_cache=export_cache)
    if can_reach(HARMFUL, request.audience, snapshot.reaches):
        # Readers of the edition may know more than those of its schedule: its letters stay.
        words = neutral_roles(draft.snapshot.placeholder_words)
        neutral = replace(draft.snapshot, placeholder_words=words)
        numbering = draft.projection.numbering
        projection = project(neutral, DESCRIBED_PROFILE, audience, numbering)
        draft = replace(draft, snapshot=neutral, projection=projection)
    papers = OpenPapers(draft.snapshot, draft.projection, draft.disclosure, draft.plans)
    projection = schedule_projection(
        workplace, request, papers, (snapshot, readings, own), export_cache
    )
    return Draft(replace(draft.snapshot, treatment=own), profile, projection, ())


def profile_for(workplace: JobContext, request: EditionRequest) -> Profile:
    """Return the profile that is wanted.

    Raises:
        Refused: unknown profile, a recipient that it is not for, or a language without all words.
    """
    chosen = workplace.vault.read(redaction_settings_of(request))
    language = chosen.language if chosen is not None else ""
    layout = load_layout(workplace.resources, request.profile, language)
    if request.audience not in layout.audiences:
        raise Refused("unknown_audience", allowed=", ".join(sorted(layout.audiences)))
    form = layout.form
    if form is None:
        return layout
    return replace(layout, form=form_as_known(workplace, form))


def _plans(
    snapshot: CaseSnapshot,
    texts: tuple[Readings, Mapping[DocumentId, AllPictured]],
    projection: Projection,
    request: EditionRequest,
    export_cache: ExportCache,
    kin: KinAt | None,
) -> tuple[BurnPlan, ...]:
    readings, pictures = texts
    sought = export_cache.same(sought_for(snapshot.persons, snapshot.excused))
    documents = {document.id: document for document in snapshot.documents}
    exhibits = zip(projection.disclosure.exhibits, projection.documents, strict=True)
    leave = snapshot.outline.pages_leave if snapshot.outline is not None else AS_FILED

    def sought_in(document_id: DocumentId) -> Sought:
        if document_id not in snapshot.hidden_in:
            return sought
        return sought_for(snapshot.persons_in(document_id), snapshot.excused)

    def plan(shown: DisclosedExhibit, document_id: DocumentId) -> BurnPlan:
        source = ExhibitSource(
            *(documents[document_id], shown.mark, readings[document_id]),
            *pictures.get(document_id, ((), ())),
        )
        marks = tuple(marks_for(snapshot.marks, document_id, request.audience))
        values = source.reading.pages, source.pictured
        also = kin.marks(document_id, values) if kin is not None else ()
        own = sought_in(document_id)
        made = partial(_planned, source, marks, request.audience, own, also)
        return replace(
            export_cache.plan(source, (*marks, *also), own, made), fineness=leave.of(document_id)
        )

    return tuple(plan(shown, document_id) for shown, document_id in exhibits if shown.pages)


def _planned(
    source: ExhibitSource,
    marks: tuple[Mark, ...],
    audience: str,
    sought: Sought,
    also: tuple[Mark, ...],
) -> BurnPlan:
    plan = plan_burning(source, marks, audience, matcher_of(sought), also)
    pages = source.pictured or source.reading.pages
    return replace(
        plan,
        excused=excused_on_pages(pages, plan.boxes, sought),
        words_left=words_left_on(pages, plan.boxes, sought),
    )


def _without_seen(
    projection: Projection,
    plans: tuple[BurnPlan, ...],
    seen: Mapping[DocumentId, frozenset[int]],
) -> tuple[BurnPlan, ...]:
    """Return plans without those unread pages that somebody looked at, page by page."""
    exhibits = zip(projection.documents, projection.disclosure.exhibits, strict=True)
    drawn = [document_id for document_id, exhibit in exhibits if exhibit.pages]
    return tuple(
        replace(
            plan,
            unread_pages=tuple(
                one for one in plan.unread_pages if one not in seen.get(document_id, ())
            ),
        )
        for document_id, plan in zip(drawn, plans, strict=True)
    )
