"""People who are all withheld in one edition: a reader cannot tell them apart; letters would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.language.placeholder_words import PERSON
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import HARMFUL, Reach, can_reach
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.domain.rules.appearance import raised_with, shown_as
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.people.showings import save_showing
from casefiles.office.records.findings import Finding, new_finding
from casefiles.office.workplace.operations import Edit, JobContext
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.release.placeholders import pseudonym_label
from casefiles.redaction.release.printed_roles import roles_for
from casefiles.redaction.release.projection import project
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

SAME_PLACEHOLDER: Final = "same_placeholder"
"""Code of the finding."""
_WORDS: Final = {
    "relative": "relative",
    "witness": "witness",
    "official": "official",
    "judge": "official",
    "counsel": "lawyer",
    "lawyer": "lawyer",
    "expert": "expert",
    "colleague": "colleague",
    "detainee": "detainee",
}
"""Words of placeholders by role; whoever gave information, or suffered, is a person."""
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePlaceholder(Finding):
    """People whom letters would distinguish.

    Attributes:
        audience: who reads.
        letters: word of the placeholder that each would have, by code.
        labels: the placeholders, as they would be printed.
        also: other recipients for whom the same would hold.
    """

    audience: str
    letters: tuple[tuple[PersonId, str], ...]
    labels: tuple[str, ...]
    also: tuple[str, ...]


def same_placeholder_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find two or more people whom one edition withholds, with the letters that they could have.

    Nobody is counted whom a preset hides, or who may be named to nobody: a letter would not hold.
    """
    is_emergency = draft.preset is not None and draft.preset.is_emergency
    if is_emergency or draft.closed is not None or draft.profile.is_schedule:
        return
    case_id, audience = draft.snapshot.case.id, draft.disclosure.audience
    people = workplace.vault.read(lambda reader: reader.find(Person, case_id=case_id))
    reaches = draft.snapshot.reaches
    hidden = {one.id for one in draft.snapshot.persons if one.protection is Protection.WITHHELD}
    waiting = [one for one in people if one.id in hidden and _may_have(one, audience, reaches)]
    if len(waiting) < _FEWEST:
        return
    words = {one.id: word_for(one, audience, reaches) for one in waiting}
    labels = _labels(draft, words)
    unseen = [one for one in waiting if one.id not in labels]
    on_pages = _on_pages(workplace, draft, unseen) if unseen else frozenset()
    present = [one for one in waiting if one.id in labels or one.id in on_pages]
    if len(present) < _FEWEST:
        return
    view = view_of(draft)
    also = {
        reader
        for one in present
        for reader in raised_with(one, Showing(audience, Appearance.PSEUDONYM), reaches)
    }
    # Nobody has a letter who stands on pages alone, where none is printed.
    present.sort(
        key=lambda one: (one.id not in labels, len(labels.get(one.id, "")), labels.get(one.id, ""))
    )
    plain = new_finding("warn", SAME_PLACEHOLDER, [view.person(one) for one in present])
    yield SamePlaceholder(
        kind=plain.kind,
        code=plain.code,
        words=plain.words,
        count=plain.count,
        spots=plain.spots,
        audience=audience,
        letters=tuple((one.id, words[one.id]) for one in present),
        labels=tuple(labels[one.id] for one in present if one.id in labels),
        also=tuple(sorted(also)),
    )


def _on_pages(
    workplace: JobContext, draft: Draft, persons: Sequence[Person]
) -> frozenset[PersonId]:
    """Return who of some people stands on pages of exhibits from which something goes."""
    matcher = matcher_of(draft.sought)
    sought = {one.id for one in persons}
    found: set[PersonId] = set()

    def read(reader: ReadTransaction, document_id: DocumentId) -> tuple[PageText, ...]:
        reading = reader.reading(document_id)
        return reading.pages if reading is not None else ()

    for document, plan in draft.exhibits:
        pages = [number for number, boxes in plan.boxes.items() if boxes]
        if pages and sought - found:
            texts = workplace.vault.read(partial(read, document_id=document.id))
            page_texts = (one.text for one in texts if one.number in pages)
            found |= {each.person_id for text in page_texts for each in matcher.find(text)} & sought
    return frozenset(found)


def word_for(person: Person, audience: str, reaches: Sequence[Reach]) -> str:
    """Return the word of the placeholder that somebody may have before a letter, by code.

    Readers who reach the requesting State get none that says who somebody is.
    """
    if can_reach(HARMFUL, audience, reaches):
        return PERSON
    if person.is_minor:
        return "child"
    if person.kin:
        return "relative"
    return _WORDS.get(person.role.strip().casefold(), PERSON)


def show_with_letters(found: SamePlaceholder) -> Edit[int]:
    """Let everybody of a finding have a letter, in one act; returns how many got one.

    People who are shown otherwise by now stay as they are; words follow who reads by now.
    """

    def change(work: WriteTransaction) -> int:
        count = 0
        for person_id, _ in found.letters:
            person = work.get(Person, person_id)
            if person is None:
                continue
            reaches = _reaches(work, person)
            if _may_have(person, found.audience, reaches):
                word = word_for(person, found.audience, reaches)
                showing = Showing(found.audience, Appearance.PSEUDONYM, word=word)
                save_showing(person_id, showing)(work)
                count += 1
        return count

    return change


def _reaches(reader: ReadTransaction, person: Person) -> Sequence[Reach]:
    return reader.find(Reach, case_id=person.case_id)


def _may_have(person: Person, audience: str, reaches: Sequence[Reach]) -> bool:
    shown = shown_as(person, audience, reaches)
    return shown.appearance is Appearance.WITHHELD and not person.never_named


def _labels(draft: Draft, words: dict[PersonId, str]) -> dict[PersonId, str]:
    """Return the placeholder that each would have who stands in the edition at all."""
    snapshot, shown = draft.snapshot, draft.projection.disclosure
    lettered = replace(
        snapshot,
        persons=tuple(
            replace(one, protection=Protection.PSEUDONYM) if one.id in words else one
            for one in snapshot.persons
        ),
        placeholder_words={**snapshot.placeholder_words, **words},
    )
    made = project(lettered, shown.profile, shown.audience, draft.projection.numbering)
    roles = roles_for(words, shown.audience, snapshot.reaches)
    return {
        one.person_id: pseudonym_label(one.number, role=roles.get(one.person_id, PERSON))
        for one in made.numbering
        if one.person_id in words
    }
