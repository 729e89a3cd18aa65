"""The schedule of redactions: whom an edition lacks, where and why, for the judge alone.

One row for each placeholder, then one for all else that goes from each exhibit, then areas that
have a reason of their own. Nobody who is withheld has a row, or decides about one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.disclosed_redactions import (
    OF_AREA,
    OF_EXHIBIT,
    OF_PERSON,
    DisclosedPlace,
    DisclosedReason,
    DisclosedRedaction,
    DisclosedRisk,
)
from casefiles.domain.foundation.ids import FactId, PersonId
from casefiles.domain.language.placeholder_words import PERSON, WORDS
from casefiles.domain.records.case_records import Mark, Protection
from casefiles.domain.records.redaction_settings import REASON_CODES, RedactionReason, Treatment
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.release.placeholders import (
    WITHHELD,
    Placeholder,
    assigned_pseudonym_label,
    passage,
    pseudonym_label,
    rendered,
)
from casefiles.redaction.release.printed_roles import roles_for
from casefiles.redaction.release.projection import Projection
from casefiles.redaction.release.released_text import AppearancePolicy, policy_of, release
from casefiles.redaction.release.schedule_places import (
    IDENTITY,
    MATTERS,
    NAME,
    DescribedExhibit,
    FoundOnPages,
    MatterSearch,
    bars_of_mark,
    places_in_texts,
)

NEUTRAL: Final = REASON_CODES[0]


@dataclass(frozen=True, slots=True)
class DescribedEdition:
    """The edition that a schedule is of.

    Attributes:
        snapshot: the case as that edition had it.
        projection: what it says. disclosure: the same with the numbers that it prints.
        exhibits: those of it that have pages.
    """

    snapshot: CaseSnapshot
    projection: Projection
    disclosure: Disclosure
    exhibits: Sequence[DescribedExhibit]


@dataclass(frozen=True, slots=True)
class ScheduleRows:
    """The rows of a schedule, and what stays in the vault about them.

    Attributes:
        persons: whom the first rows are of, in their order.
        facts: the record behind each fact of each row, in their order.
    """

    rows: tuple[DisclosedRedaction, ...]
    persons: tuple[PersonId, ...] = ()
    facts: tuple[FactId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Voice:
    """How reasons are told."""

    grounds: Mapping[PersonId, RedactionReason]
    labels: Mapping[PersonId, tuple[str, ...]]
    numbers: Mapping[PersonId, int]
    ciphers: Mapping[PersonId, str]
    policy: AppearancePolicy
    is_neutral: bool

    def text(self, typed: str) -> str:
        """Return words for the judge: they go through the same release as any other text.

        Who has no placeholder in that edition gets none here.
        """
        released = release(typed, self.policy).text
        pieces = (self._known(one) for one in released.pieces)
        return rendered(passage(pieces), self.numbers, self.ciphers)

    def _known(self, piece: str | Placeholder) -> str | Placeholder:
        if isinstance(piece, str) or piece.retained or piece.person_id in self.labels:
            return piece
        return Placeholder(WITHHELD)

    def reason(self, ground: RedactionReason) -> DisclosedReason:
        """Return code and words of a reason."""
        if self.is_neutral:
            return DisclosedReason(NEUTRAL, "")
        code = ground.code if ground.code in REASON_CODES else NEUTRAL
        return DisclosedReason(code, self.text(ground.reason))


def court_reason_of_mark(mark: Mark, of_person: RedactionReason | None) -> RedactionReason:
    """Return what the judge is told of a mark: what is said of it, else of whom it protects.

    Words about the person explain the person's own reason alone, so they go with that reason.
    """
    own = RedactionReason(mark.person_id, mark.judge_code, mark.judge_reason)
    if of_person is None or own.code:
        return own
    return RedactionReason(mark.person_id, of_person.code, own.reason or of_person.reason)


def schedule_rows(
    edition: DescribedEdition,
    treatments: tuple[Treatment | None, Treatment | None],
    facts: Mapping[FactId, DisclosedRisk],
    *,
    is_neutral: bool,
) -> ScheduleRows:
    """Return what an edition lacks, person by person, then what else goes, exhibit by exhibit.

    Everything but reasons and kinds of matter can be seen in that edition; reasons are what the
    lawyer declares.

    Args:
        edition: that edition.
        treatments: what was chosen for that edition, and for the schedule.
        facts: those of which its readers may have the text, as typed; cites as they may have them.
        is_neutral: no reason but the neutral one is told, since others may come to read it.
    """
    voice = _voice(edition, treatments, is_neutral=is_neutral)
    snapshot = edition.snapshot
    search = MatterSearch(snapshot.persons, voice.labels.keys(), snapshot.excused)
    found = [(one, search.on_pages(one)) for one in edition.exhibits]
    in_texts = _matter_in_texts(edition, search)
    rows: list[DisclosedRedaction] = []
    sources: list[FactId] = []
    for person_id in voice.labels:
        row, used = _of_person(person_id, edition, (voice, found, in_texts), facts)
        rows.append(row)
        sources += used
    last = [_Rest(exhibit, pages, _own(exhibit, snapshot, voice)) for exhibit, pages in found]
    rows += [row for one in last for row in one.common()]
    rows += [row for one in last for row in one.areas(voice)]
    return ScheduleRows(tuple(rows), tuple(voice.labels), tuple(sources))


def _voice(
    edition: DescribedEdition,
    treatments: tuple[Treatment | None, Treatment | None],
    *,
    is_neutral: bool,
) -> _Voice:
    of_edition, of_schedule = treatments
    grounds = of_schedule.grounds if of_schedule is not None else ()
    numbers = {one.person_id: one.number for one in edition.projection.numbering}
    chosen = of_edition.ciphers if of_edition is not None else ()
    ciphers = {one.person_id: one.text for one in chosen if one.person_id in numbers}
    snapshot, audience = edition.snapshot, edition.disclosure.audience
    roles = roles_for(snapshot.placeholder_words, audience, snapshot.reaches)
    return _Voice(
        {one.person_id: one for one in grounds},
        _labels(edition.disclosure, (numbers, roles), ciphers),
        numbers,
        ciphers,
        policy_of(snapshot.persons, snapshot.retained, snapshot.excused, roles),
        is_neutral,
    )


def _labels(
    shown: Disclosure,
    letters: tuple[Mapping[PersonId, int], Mapping[PersonId, str]],
    ciphers: Mapping[PersonId, str],
) -> dict[PersonId, tuple[str, ...]]:
    """Return what stands for each person in that edition, by letter, then by cipher.

    A letter is printed in the language of its sentence; the first of them is the English one.
    """
    printed = {one.label for one in shown.persons if one.is_pseudonym}
    numbers, roles = letters
    labels = {
        person_id: _in_languages(number, roles.get(person_id, PERSON))
        for person_id, number in sorted(numbers.items(), key=lambda pair: pair[1])
        if person_id not in ciphers
    }
    assigned = sorted((assigned_pseudonym_label(text), one) for one, text in ciphers.items())
    labels |= {person_id: (label,) for label, person_id in assigned}
    return {person_id: own for person_id, own in labels.items() if own[0] in printed}


def _in_languages(number: int, role: str) -> tuple[str, ...]:
    labels = (pseudonym_label(number, language, role) for language in WORDS)
    return tuple(dict.fromkeys((pseudonym_label(number, role=role), *labels)))


_Found = Sequence[tuple[DescribedExhibit, FoundOnPages]]
_Seen = tuple[_Voice, _Found, Mapping[PersonId, frozenset[str]]]
"""How reasons are told, what is found on pages, and what kinds of matter texts hold of whom."""


def _matter_in_texts(
    edition: DescribedEdition, search: MatterSearch
) -> dict[PersonId, frozenset[str]]:
    matter: dict[PersonId, set[str]] = {}
    for typed, _ in edition.projection.typed:
        for *_, person_id, kind in search.in_text(typed):
            matter.setdefault(person_id, set()).add(kind)
    return {one: frozenset(kinds) for one, kinds in matter.items()}


def _of_person(
    person_id: PersonId,
    edition: DescribedEdition,
    seen: _Seen,
    facts: Mapping[FactId, DisclosedRisk],
) -> tuple[DisclosedRedaction, tuple[FactId, ...]]:
    voice, found, in_texts = seen
    ground = voice.grounds.get(person_id) or RedactionReason(person_id, NEUTRAL, "")
    labels = voice.labels[person_id]
    places = [*dict.fromkeys(places_in_texts(edition.disclosure, labels))]
    matter = {NAME, *in_texts.get(person_id, ())}
    for exhibit, pages in found:
        places += pages.places(exhibit.mark, pages.of_person.get(person_id, {}))
        matter |= pages.matter.get(person_id, frozenset())
    reason = voice.reason(ground)
    row = DisclosedRedaction(labels[0], 0, 0, 0, reason.code, reason.reason, OF_PERSON)
    row = replace(row, places=tuple(places) or (DisclosedPlace("cover"),))
    if voice.is_neutral:
        return replace(row, matter=(IDENTITY,)), ()
    used = tuple(one for one in dict.fromkeys(ground.facts) if one in facts)
    row = replace(
        row,
        matter=tuple(one for one in MATTERS if one in matter),
        more=_more(person_id, (reason, ground), voice, found),
        facts=tuple(replace(facts[one], text=voice.text(facts[one].text)) for one in used),
        less=voice.text(ground.less),
        order=voice.text(ground.order),
    )
    return row, used


def _more(
    person_id: PersonId,
    known: tuple[DisclosedReason, RedactionReason],
    voice: _Voice,
    found: _Found,
) -> tuple[DisclosedReason, ...]:
    """Return what is said of single marks of a person beyond what is said of the person."""
    reason, ground = known
    others = (
        voice.reason(court_reason_of_mark(mark, ground))
        for exhibit, _ in found
        for mark in exhibit.marks
        if mark.person_id == person_id and (mark.judge_code or mark.judge_reason)
    )
    # Their order in the vault is nobody's business.
    return tuple(sorted({*others} - {reason}, key=_order))


def _own(exhibit: DescribedExhibit, snapshot: CaseSnapshot, voice: _Voice) -> list[Mark]:
    """Return the marks that protect nobody who is hidden and have a reason of their own."""
    if voice.is_neutral:
        return []
    hidden = {one.id for one in snapshot.persons if one.protection is not Protection.OPEN}
    return [
        one
        for one in exhibit.marks
        if one.person_id not in hidden and (one.judge_code or one.judge_reason)
    ]


@dataclass(frozen=True, slots=True)
class _Rest:
    """What goes from an exhibit beside what goes for people with a placeholder.

    Attributes:
        own: marks with a reason of their own that protect nobody who is hidden.
    """

    exhibit: DescribedExhibit
    pages: FoundOnPages
    own: Sequence[Mark]

    def common(self) -> Iterator[DisclosedRedaction]:
        """Yield one row for all of which no more is told, whoever it protects."""
        taken = [*self.pages.of_person.values(), *(self._bars(one) for one in self.own)]
        places = self.pages.places(self.exhibit.mark, self.pages.rest(taken))
        if places:
            yield _row(OF_EXHIBIT, self.exhibit.mark, DisclosedReason(NEUTRAL, ""), places)

    def areas(self, voice: _Voice) -> Iterator[DisclosedRedaction]:
        """Yield a row for each reason that areas have by themselves."""
        found: dict[DisclosedReason, dict[int, set[int]]] = {}
        for mark in self.own:
            reason = voice.reason(court_reason_of_mark(mark, None))
            pages = found.setdefault(reason, {})
            for page, numbers in self._bars(mark).items():
                pages.setdefault(page, set()).update(numbers)
        for reason in sorted(found, key=_order):
            places = self.pages.places(self.exhibit.mark, found[reason])
            if places:
                yield _row(OF_AREA, self.exhibit.mark, reason, places)

    def _bars(self, mark: Mark) -> dict[int, frozenset[int]]:
        bars = self.pages.bars.get(mark.page)
        return {} if bars is None else {mark.page: bars_of_mark(mark, self.exhibit, bars)}


def _order(reason: DisclosedReason) -> tuple[int, str]:
    return REASON_CODES.index(reason.code), reason.reason


def _row(
    kind: str, mark: str, reason: DisclosedReason, places: tuple[DisclosedPlace, ...]
) -> DisclosedRedaction:
    row = DisclosedRedaction(mark, 0, 0, 0, reason.code, reason.reason, kind)
    return replace(row, matter=(IDENTITY,) if kind == OF_EXHIBIT else (), places=places)
