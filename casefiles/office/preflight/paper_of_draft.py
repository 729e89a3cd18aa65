"""A draft as it is printed: its composed tree, and what its records say of what stands there."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.records.reprisals import ReprisalStepKind
from casefiles.domain.records.translation import DocumentLinkKind
from casefiles.dossier.filing.unprinted_papers import UnprintedPaper, unprinted_papers
from casefiles.dossier.forum.form_values import value_of
from casefiles.dossier.forum.forums import FieldType, FormField
from casefiles.dossier.layouts.closed_lists import PaperKind, PartId
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.word_edition import compose_for_word
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.preflight.paper_formats import formats_of
from casefiles.office.preflight.printed_blocks import exhibits_cited, faults_of, texts_of
from casefiles.office.preflight.printed_paper import (
    PrintedAnswer,
    PrintedAuthority,
    PrintedDate,
    PrintedExhibit,
    PrintedPaper,
    PrintedText,
)
from casefiles.office.preflight.text_locations import TextLocations
from casefiles.office.records.findings import FindingLocation
from casefiles.typeset.document.tree import DocumentTree
from casefiles.words.language import msg

RELIEF_FIELDS: Final = ("measure", "sought")
"""Fields in which a form asks what its body shall do."""
REMOVAL_FIELDS: Final = ("removal_datetime", "removal_date")
"""Fields in which it asks when the client would be taken."""
_PLANNED: Final = frozenset({ReprisalStepKind.DATE, ReprisalStepKind.HEARING})
"""Steps that may lie ahead."""


_ASKING: Final = frozenset({PaperKind.ARGUMENT, PaperKind.LETTER, PaperKind.FORM})
"""Kinds of papers that ask their forum for something."""


def papers_of(draft: Draft, layout: Layout | None = None) -> tuple[PrintedPaper, ...]:
    """Return the dossier in one file, and the papers of its filing, as they are printed.

    The pages of their exhibits are not drawn for that: what is read are the texts that lead to
    them.

    Args:
        draft: of them.
        layout: of the filing; None where there is none.

    Raises:
        InvalidForm: see `composition.compose`.
    """
    view = view_of(draft)
    whole = paper_of(view, compose_for_word(draft.disclosure, draft.profile))
    if layout is None:
        return (whole,)
    found = unprinted_papers(draft.disclosure, draft.profile, layout, kinds_by_mark(draft))
    return (whole, *(_paper_of_filing(one, whole, view) for one in found))


def kinds_by_mark(draft: Draft) -> dict[str, str]:
    """Return what kind of document each exhibit is, by its mark, where somebody said."""
    kinds = {one.id: one.kind for one in draft.snapshot.documents}
    shown = zip(draft.projection.disclosure.exhibits, draft.projection.documents, strict=True)
    by_mark = {exhibit.mark: kinds.get(document_id, "") for exhibit, document_id in shown}
    return {mark: kind for mark, kind in by_mark.items() if kind}


def _paper_of_filing(one: UnprintedPaper, whole: PrintedPaper, view: DraftView) -> PrintedPaper:
    """Return one paper of a filing; what its records say is asked of the dossier alone."""
    locations = TextLocations(view)
    document, form = one.document, view.draft.profile.form
    is_silent = one.paper.paper.kind in _ASKING and PartId.RELIEF in one.empty
    words = msg("{paper}: what is asked of the court", paper=one.paper.words)
    spot = FindingLocation(words, "dossier", "relief", "form", kept=words)
    return PrintedPaper(
        language=document.language,
        dated=whole.dated,
        is_interim=whole.is_interim,
        is_emergency=whole.is_emergency,
        texts=tuple(texts_of(document, locations)),
        relief=(PrintedAnswer("relief", "", spot),) if is_silent else (),
        names=whole.names,
        faults=tuple(faults_of(document, locations)),
        formats=tuple(formats_of(document.look, form)) if form is not None else (),
        standing=whole.standing,
    )


def paper_of(view: DraftView, document: DocumentTree) -> PrintedPaper:
    """Return one paper of a draft, as it is printed."""
    draft, shown = view.draft, view.draft.disclosure
    locations = TextLocations(view)
    texts = tuple(texts_of(document, locations))
    cited = exhibits_cited(document)
    form = draft.profile.form
    answers = tuple(_answers(view))
    return PrintedPaper(
        language=document.language,
        dated=shown.dated,
        is_interim=form is not None and form.is_interim,
        is_emergency=draft.preset is not None and draft.preset.is_emergency,
        texts=texts,
        heads=tuple(_heads(view)),
        dates=tuple(_dates(view, locations, texts)),
        answers=answers,
        relief=tuple(one for one in answers if one.field in RELIEF_FIELDS),
        removal=tuple(one for one in answers if one.field in REMOVAL_FIELDS),
        exhibits=tuple(_exhibits(view)),
        authorities=tuple(
            PrintedAuthority(
                one.name, FindingLocation(one.name, "argument", kept=one.name), one.is_checked
            )
            for one in shown.authorities
        ),
        names=tuple(one.label for one in shown.persons if not one.is_pseudonym),
        cited=frozenset(
            one.mark for number, one in enumerate(shown.exhibits, start=1) if number in cited
        ),
        faults=tuple(faults_of(document, locations)),
        formats=tuple(formats_of(document.look, form)) if form is not None else (),
        standing=frozenset({draft.profile.say("evidence_to_follow")}),
    )


def _heads(view: DraftView) -> Iterator[tuple[str, FindingLocation]]:
    """Yield what the first page names, each with its place."""
    shown = view.draft.disclosure
    for words, text in (
        (msg("Title"), shown.title),
        (msg("Reference"), shown.reference),
        (msg("Client"), shown.client),
        (msg("Requesting State"), shown.requesting_state),
        (msg("Requested State"), shown.requested_state),
    ):
        yield text, FindingLocation(words, "overview", "", "edit", kept=words)


def _dates(
    view: DraftView, locations: TextLocations, texts: tuple[PrintedText, ...]
) -> Iterator[PrintedDate]:
    """Yield when what is printed happened; dates that may lie ahead are left out."""
    shown = view.draft.disclosure
    printed = {one.section for one in texts}
    happened = [("chronology", number, one.date) for number, one in enumerate(shown.events, 1)]
    happened += [
        ("pressure", number, one.date)
        for number, one in enumerate(shown.steps, start=1)
        if one.kind not in _PLANNED
    ]
    happened += [("authorities", 0, one.date) for one in shown.authorities]
    for section, number, date in happened:
        if section in printed:
            yield PrintedDate(date, locations.of(section, number))
    for number, exhibit in enumerate(shown.exhibits, start=1):
        for date in (exhibit.sheet.dated, exhibit.sheet.certified):
            yield PrintedDate(date, locations.of("exhibits", number))


def _answers(view: DraftView) -> Iterator[PrintedAnswer]:
    form = view.draft.profile.form
    for field in form.fields if form is not None else ():
        yield PrintedAnswer(
            field.id,
            value_of(field, view.draft.disclosure).strip(),
            _spot(field),
            field.type in {FieldType.TRUTH, FieldType.CHOICE},
        )


def _spot(field: FormField) -> FindingLocation:
    return FindingLocation(field.label, "dossier", field.id, "form", kept=field.label)


def _exhibits(view: DraftView) -> Iterator[PrintedExhibit]:
    projection, snapshot = view.draft.projection, view.snapshot
    documents = {one.id: one for one in snapshot.documents}
    shown = set(projection.documents)
    pictures = {one for one, _ in view.drawn if view.draft.has_text_layer}
    links = [
        one
        for one in snapshot.links
        if one.kind is DocumentLinkKind.TRANSLATION and one.document_id in shown
    ]
    translated = {one.other_id for one in links} | {one.document_id for one in links}
    for exhibit, document_id in zip(
        projection.disclosure.exhibits, projection.documents, strict=True
    ):
        document = documents[document_id]
        yield PrintedExhibit(
            mark=exhibit.mark,
            spot=view.document(document_id),
            content=document.content_id,
            languages=document.languages,
            is_silent=document_id in pictures and not view.draft.letters.get(document_id),
            has_translation=document_id in translated or exhibit.form in {"summary", "transcript"},
        )
