"""From a whole case to what one audience may read: every secret a token, every order public."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from casefiles.domain.disclosure.disclosed import (
    DisclosedExhibit,
    DisclosedPerson,
    Disclosure,
    canonical_bytes,
)
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.ids import (
    DocumentId,
    EventId,
    FactId,
    NarrativeBlockId,
    PaperBlockId,
    PersonId,
)
from casefiles.domain.language.placeholder_words import PERSON, words_language
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.release.disclosing import (
    Show,
    arguments_shown,
    deadlines_shown,
    events_shown,
    exhibits_shown,
    facts_shown,
    link_numbers,
    sightings_of,
    source_events,
    source_facts,
    source_steps,
    steps_shown,
)
from casefiles.redaction.release.numbering import EarlierLetters, number_persons
from casefiles.redaction.release.placeholders import (
    WITHHELD,
    Placeholder,
    PlaceholderText,
    assigned_pseudonym_label,
    blanked,
    pseudonym_label,
    rendered,
)
from casefiles.redaction.release.printed_roles import roles_for
from casefiles.redaction.release.released_answers import answers_shown
from casefiles.redaction.release.released_case import ReleasedCase, Typed, released_case, texts_of
from casefiles.redaction.release.released_narrative import narrative_shown
from casefiles.redaction.release.released_paper import paper_shown
from casefiles.redaction.release.released_text import AppearancePolicy, policy_of


@dataclass(frozen=True, slots=True)
class Projection:
    """What may leave, and what stays in the vault about it.

    Attributes:
        disclosure: what may leave; its `has_boxes` tells of marks only.
        numbering: the pseudonym numbers of this line of editions.
        tokens: mentions of protected persons, and of what a preset takes, replaced in its texts.
        retained: how many of them a preset made, by what they stood for and whether a rest stands.
        documents: the document behind each exhibit of the disclosure, in the same order.
        events: the record behind each of its events.
        facts: the record behind each of its facts.
        steps: the record behind each of its steps.
        blocks: the record behind each block of its narrative.
        typed: each text of the lawyer's that it shows, as it was typed, with what is released.
        scheduled: of a schedule, whom the rows for persons are of, in their order.
        risks: of a schedule, the record behind each fact of its rows, in their order.
        paper: the record behind each block of its argument as prose.
        paper_links: for each of these, which of its links leave, by their places among all.
    """

    disclosure: Disclosure
    numbering: tuple[PseudonymNumber, ...]
    tokens: int
    retained: Mapping[tuple[str, bool], int]
    documents: tuple[DocumentId, ...]
    events: tuple[EventId, ...]
    facts: tuple[FactId, ...]
    steps: tuple[str, ...] = ()
    blocks: tuple[NarrativeBlockId, ...] = ()
    typed: tuple[Typed, ...] = field(default=(), compare=False)
    scheduled: tuple[PersonId, ...] = ()
    risks: tuple[FactId, ...] = ()
    paper: tuple[PaperBlockId, ...] = ()
    paper_links: tuple[tuple[int, ...], ...] = ()


def project(
    snapshot: CaseSnapshot,
    profile: str,
    audience: str,
    earlier: EarlierLetters | tuple[PseudonymNumber, ...],
) -> Projection:
    """Return what may leave for one audience, as far as the outline of the snapshot wants it.

    Nothing protected decides a byte of it: neither names, numbers, ids, file names or the order of
    records, nor persons, events and documents that are withheld as a whole.

    Args:
        snapshot: the whole case; dates in EDTF; its outline of this profile and audience.
        profile: id of the forum's profile.
        audience: whom it is for.
        earlier: pseudonym numbers of this line of editions, empty for its first; and of others.

    Raises:
        ExportStopped: several exhibits would leave under one mark (`exhibit_marks_equal`).
    """
    _check_outline(snapshot, profile, audience)
    roles = roles_for(snapshot.placeholder_words, audience, snapshot.reaches)
    policy = policy_of(snapshot.persons, snapshot.retained, snapshot.excused, roles)
    places = _policies_of_fields(snapshot, roles), _policies_of_documents(snapshot, roles)
    case = released_case(snapshot, policy, audience, *places)
    labels = sorted(policy.labels[person_id] for person_id in case.open_persons)
    frame = _frame(snapshot, profile, audience, labels)
    seed = hashlib.sha256(canonical_bytes(_filled(frame, case, blanked))).digest()
    letters = earlier if isinstance(earlier, EarlierLetters) else EarlierLetters(earlier)
    numbering = number_persons(sightings_of(case), seed, letters, roles)
    numbers = {number.person_id: number.number for number in numbering}
    ciphers = _ciphers(snapshot)

    def show(text: PlaceholderText) -> str:
        return rendered(text, numbers, ciphers)

    disclosure = _filled(frame, case, show)
    _check_marks(disclosure.exhibits)
    exhibits = exhibits_shown(case, show)
    documents = tuple(released.document_id for _, released in exhibits)
    drawn = frozenset(released.document_id for _, released in exhibits if released.pages)
    tokens = _tokens(case)
    shown = {token.person_id for token in tokens if token.person_id != WITHHELD}
    lettered = sorted(shown - ciphers.keys(), key=numbers.__getitem__)
    labels_shown = (
        *(
            pseudonym_label(numbers[one], words_language(snapshot.language), roles.get(one, PERSON))
            for one in lettered
        ),
        *sorted(
            assigned_pseudonym_label(ciphers[person_id]) for person_id in shown & ciphers.keys()
        ),
    )
    pseudonyms = (DisclosedPerson(label, True) for label in labels_shown)
    disclosure = replace(
        disclosure,
        persons=(*frame.persons, *pseudonyms),
        has_withheld=any(token.is_withheld for token in tokens),
        has_kept=any(token.retained for token in tokens),
        has_boxes=_has_boxes(snapshot, audience, drawn),
    )
    return Projection(
        disclosure=disclosure,
        numbering=numbering,
        tokens=len(tokens),
        retained=Counter((token.retained, bool(token.rest)) for token in tokens if token.retained),
        documents=documents,
        events=source_events(case, show),
        facts=source_facts(case, show),
        steps=source_steps(case, show),
        blocks=tuple(one.block_id for one in case.narrative),
        typed=case.typed,
        paper=tuple(one.block_id for one in case.paper),
        paper_links=tuple(one.typed_links for one in case.paper),
    )


def _policies_of_fields(
    snapshot: CaseSnapshot, roles: Mapping[PersonId, str]
) -> dict[str, AppearancePolicy]:
    """Return how persons appear in the fields that name somebody whom the rest does not."""
    return {
        field_id: _policy_with(snapshot, (snapshot.persons, named), frozenset(), roles)
        for field_id, named in snapshot.named_in.items()
    }


def _policies_of_documents(
    snapshot: CaseSnapshot, roles: Mapping[PersonId, str]
) -> dict[DocumentId, AppearancePolicy]:
    """Return how persons appear in the words of exhibits that withhold or name more of them."""
    policies = {}
    for document_id in sorted({*snapshot.hidden_in, *snapshot.named_at}):
        hidden = snapshot.hidden_in.get(document_id, frozenset())
        persons = snapshot.persons_in(document_id), snapshot.named_at.get(document_id, ())
        policies[document_id] = _policy_with(snapshot, persons, hidden, roles)
    return policies


def _policy_with(
    snapshot: CaseSnapshot,
    persons: tuple[Iterable[Person], Iterable[Person]],
    hidden: frozenset[PersonId],
    roles: Mapping[PersonId, str],
) -> AppearancePolicy:
    """Return how persons appear where some are named whom the rest does not name."""
    everyone = {one.id: one for group in persons for one in group}
    named = {one.id for one in persons[1] if one.protection is Protection.OPEN}
    changed = named | hidden
    retained = {one: value for one, value in snapshot.retained.items() if one not in changed}
    return policy_of(everyone.values(), retained, snapshot.excused, roles)


def _check_outline(snapshot: CaseSnapshot, profile: str, audience: str) -> None:
    outline = snapshot.outline
    if outline is not None and (outline.profile, outline.audience) != (profile, audience):
        raise ValueError("an outline for other readers")


def _frame(
    snapshot: CaseSnapshot, profile: str, audience: str, labels: Iterable[str]
) -> Disclosure:
    """Return a disclosure with everything in it that needs no token."""
    return Disclosure(
        profile=profile,
        audience=audience,
        reference="",
        title="",
        client="",
        requesting_state="",
        requested_state="",
        dated=snapshot.case.dated,
        deadlines=(),
        persons=tuple(DisclosedPerson(label, is_pseudonym=False) for label in labels),
        events=(),
        facts=(),
        exhibits=(),
        has_withheld=False,
        has_boxes=False,
        language=snapshot.language,
    )


def _filled(frame: Disclosure, case: ReleasedCase, show: Show) -> Disclosure:
    argued = arguments_shown(case, show)
    return replace(
        frame,
        reference=show(case.head.reference),
        title=show(case.head.title),
        client=show(case.head.client),
        requesting_state=show(case.head.requesting_state),
        requested_state=show(case.head.requested_state),
        deadlines=deadlines_shown(case, show),
        events=events_shown(case, show),
        facts=facts_shown(case, show),
        steps=steps_shown(case, show),
        exhibits=tuple(exhibit for exhibit, _ in exhibits_shown(case, show)),
        sections=case.sections,
        answers=answers_shown(case.answers, show),
        grounds=tuple(argued.grounds()),
        authorities=argued.authorities,
        narrative=narrative_shown(case.narrative, show),
        paper=paper_shown(case.paper, show, link_numbers(case, argued.numbers, show)),
    )


def _ciphers(snapshot: CaseSnapshot) -> dict[PersonId, str]:
    """Return the ciphers of this line, those of persons who have a pseudonym."""
    if snapshot.treatment is None:
        return {}
    pseudonymous = {p.id for p in snapshot.persons if p.protection is Protection.PSEUDONYM}
    assigned_pseudonyms = snapshot.treatment.ciphers
    return {one.person_id: one.text for one in assigned_pseudonyms if one.person_id in pseudonymous}


def _tokens(case: ReleasedCase) -> tuple[Placeholder, ...]:
    return tuple(token for one in case.records for text in texts_of(one) for token in text.tokens)


def _check_marks(exhibits: tuple[DisclosedExhibit, ...]) -> None:
    """Refuse equal marks: cites would be ambiguous, and the pages' order would tell the hidden."""
    equal = len(exhibits) - len({exhibit.mark for exhibit in exhibits})
    if equal:
        raise ExportStopped("exhibit_marks_equal", exhibits=equal)


def _has_boxes(snapshot: CaseSnapshot, audience: str, documents: frozenset[DocumentId]) -> bool:
    return any(
        mark.document_id in documents
        and mark.page <= snapshot.page_counts.get(mark.document_id, 0)
        and (not mark.audiences or audience in mark.audiences)
        for mark in snapshot.marks
    )
