"""The schedule of redactions: what an edition lacks, where and why, for the judge alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

from casefiles.domain.disclosure.disclosed import DisclosedRedaction
from casefiles.domain.foundation.boxes import Box, meet
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.placeholder_words import PERSON
from casefiles.domain.records.case_records import Mark
from casefiles.domain.records.redaction_settings import REASON_CODES, RedactionReason, Treatment
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.release.placeholders import (
    assigned_pseudonym_label,
    pseudonym_label,
    rendered,
)
from casefiles.redaction.release.printed_roles import roles_for
from casefiles.redaction.release.projection import Projection
from casefiles.redaction.release.released_text import AppearancePolicy, policy_of, release

NEUTRAL = REASON_CODES[0]


@dataclass(frozen=True, slots=True)
class DescribedExhibit:
    """An exhibit of the edition that a schedule is of.

    Attributes:
        mark: as that edition prints it.
        boxes: areas that go from its pages, by page.
        marks: those of which the areas come, as far as people drew them.
    """

    mark: str
    boxes: Mapping[int, tuple[Box, ...]]
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class _Voice:
    """How reasons are told."""

    grounds: Mapping[PersonId, RedactionReason]
    numbers: Mapping[PersonId, int]
    ciphers: Mapping[PersonId, str]
    policy: AppearancePolicy
    is_neutral: bool

    def of_person(self, person_id: PersonId) -> tuple[str, str]:
        """Return code and reason for a person."""
        ground = self.grounds.get(person_id)
        return self._reason_texts(ground) if ground is not None else (NEUTRAL, "")

    def of_marks(self, marks: Iterable[Mark]) -> tuple[str, str]:
        """Return code and reason for an area; the neutral one where its marks differ."""
        found = {self._of_mark(one) for one in marks}
        return found.pop() if len(found) == 1 else (NEUTRAL, "")

    def _of_mark(self, mark: Mark) -> tuple[str, str]:
        return self._reason_texts(court_reason_of_mark(mark, self.grounds.get(mark.person_id)))

    def _reason_texts(self, ground: RedactionReason) -> tuple[str, str]:
        if self.is_neutral:
            return NEUTRAL, ""
        code = ground.code if ground.code in REASON_CODES else NEUTRAL
        # What was typed for the judge goes through the same release as any other text.
        reason = release(ground.reason, self.policy).text
        return code, rendered(reason, self.numbers, self.ciphers)


def court_reason_of_mark(mark: Mark, of_person: RedactionReason | None) -> RedactionReason:
    """Return what the judge is told of a mark: what is said of it, else of whom it protects.

    Words about the person explain the person's own reason alone, so they go with that reason.
    """
    own = RedactionReason(mark.person_id, mark.judge_code, mark.judge_reason)
    if of_person is None or own.code:
        return own
    return RedactionReason(mark.person_id, of_person.code, own.reason or of_person.reason)


def removals_of(
    snapshot: CaseSnapshot,
    described: tuple[Projection, Sequence[DescribedExhibit]],
    treatments: tuple[Treatment | None, Treatment | None],
    *,
    is_neutral: bool,
) -> tuple[DisclosedRedaction, ...]:
    """Return what an edition lacks: its tokens, then the areas of its pages.

    Everything but the reasons can be seen in that edition; reasons are what the lawyer declares.

    Args:
        snapshot: the case as that edition had it.
        described: that edition.
        treatments: what was chosen for that edition, and for the schedule.
        is_neutral: no reason but the neutral one is told, since others may come to read it.
    """
    projection, exhibits = described
    of_edition, of_schedule = treatments
    grounds = of_schedule.grounds if of_schedule is not None else ()
    ciphers = of_edition.ciphers if of_edition is not None else ()
    numbers = {one.person_id: one.number for one in projection.numbering}
    roles = roles_for(snapshot.placeholder_words, projection.disclosure.audience, snapshot.reaches)
    voice = _Voice(
        {one.person_id: one for one in grounds},
        numbers,
        {one.person_id: one.text for one in ciphers if one.person_id in numbers},
        policy_of(snapshot.persons, snapshot.retained, snapshot.excused, roles),
        is_neutral,
    )
    shown = {one.label for one in projection.disclosure.persons if one.is_pseudonym}
    areas = (area for exhibit in exhibits for area in _areas(exhibit, voice))
    return (*_tokens(voice, shown), *areas)


def _tokens(voice: _Voice, shown: set[str]) -> Iterator[DisclosedRedaction]:
    """Yield each token that the edition prints, by its letter, then by its cipher."""
    numbered = sorted(voice.numbers.items(), key=lambda pair: pair[1])
    labels = [
        (pseudonym_label(number, role=voice.policy.words.get(person_id, PERSON)), person_id)
        for person_id, number in numbered
        if person_id not in voice.ciphers
    ]
    labels += sorted(
        (assigned_pseudonym_label(text), person_id) for person_id, text in voice.ciphers.items()
    )
    for label, person_id in labels:
        if label in shown:
            yield DisclosedRedaction(label, 0, 0, 0, *voice.of_person(person_id))


def _areas(exhibit: DescribedExhibit, voice: _Voice) -> Iterator[DisclosedRedaction]:
    """Yield the areas of an exhibit from top to bottom; those of one height are told once."""
    found: dict[DisclosedRedaction, None] = {}
    for number in sorted(exhibit.boxes):
        for box in sorted(exhibit.boxes[number], key=lambda one: (one.y0, one.y1, one.x0, one.x1)):
            drawn = [one for one in exhibit.marks if one.page == number and meet(one.box, box)]
            why = voice.of_marks(drawn)
            top, bottom = max(floor(box.y0 * 100), 0), min(ceil(box.y1 * 100), 100)
            found[DisclosedRedaction(exhibit.mark, number, top, bottom, *why)] = None
    yield from found
