"""Redaction presets of the lawyer's dossiers: which there are, which is chosen, what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import PersonId, Randomness, TreatmentId, new_id
from casefiles.domain.language.folding import fold
from casefiles.domain.records.case_records import Case, Person, Protection
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.rules.presets import PersonCategory, RedactionPreset, role_category
from casefiles.dossier.forum.presets import load_preset, preset_path
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_mark_n, msg_n, msg_n_of

EMERGENCY: Final = "emergency"
"""The preset for a removal within days: the client named, everybody else withheld."""
_BILLION: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class OfferedPreset:
    """A preset as the window offers it.

    Attributes:
        is_old: it was due for review, so that its stops only warn.
    """

    id: str
    title: str
    rule: str
    source: str
    as_of: str
    review_by: str
    is_unverified: bool
    is_old: bool
    audiences: frozenset[str]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresetEffect:
    """What a preset does to one dossier.

    Attributes:
        persons: how many open persons it protects.
        removed: mentions in the text of which nothing stands, by what they were.
        retained: mentions in the text of which a part stands, by what they were.
        sentences: how many about kin go from its texts.
    """

    persons: int
    removed: Mapping[str, int]
    retained: Mapping[str, int]
    sentences: int = 0


def presets() -> Job[tuple[OfferedPreset, ...]]:
    """Return every preset that came with the program, by its title."""

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[OfferedPreset, ...]:
        found = []
        for path in sorted((workplace.resources / "presets").glob("*.yaml")):
            ticket.check()
            found.append(_offered(load_preset(path), workplace))
        return tuple(sorted(found, key=lambda one: one.title))

    return work


def presets_for(workplace: JobContext, audience: str) -> tuple[RedactionPreset, ...]:
    """Return the presets that are offered for an audience."""
    found = (load_preset(path) for path in sorted((workplace.resources / "presets").glob("*.yaml")))
    return tuple(one for one in found if audience in one.audiences)


def is_old(preset: RedactionPreset, workplace: JobContext) -> bool:
    """Tell whether a preset was due for review."""
    return preset.review_by < datetime.fromtimestamp(workplace.clock.wall() // _BILLION, UTC).date()


def preset_of(workplace: JobContext, treatment: Treatment | None) -> RedactionPreset | None:
    """Return the preset that was chosen for a line of editions.

    Raises:
        Refused: it is not there any more.
    """
    if treatment is None or not treatment.preset:
        return None
    return load_preset(preset_path(workplace.resources, treatment.preset))


def who_files(workplace: JobContext, snapshot: CaseSnapshot) -> frozenset[PersonId]:
    """Return counsel among the people of a case: named by the lawyer, and called as the office is.

    A request that withholds who sends it cannot be sent.
    """
    office = workplace.vault.read(lambda reader: reader.get(Office, OWN_OFFICE))
    name = fold(office.name.strip()) if office is not None else ""
    return frozenset(
        one.id
        for one in snapshot.persons
        if name
        and one.protection is Protection.OPEN
        and not one.is_minor
        and role_category(one.role) is PersonCategory.PROFESSIONAL
        and any(fold(each.text.strip()) == name for each in one.names)
    )


def redaction_settings_of(request: EditionRequest) -> Query[Treatment | None]:
    """Return what was chosen for a line of editions."""
    return lambda reader: find_redaction_settings(reader, request)


def find_redaction_settings(reader: ReadTransaction, request: EditionRequest) -> Treatment | None:
    """Return what was chosen for a line of editions."""
    keys = {"profile": request.profile, "audience": request.audience}
    return next(iter(reader.find(Treatment, case_id=request.case_id, **keys)), None)


def save_preset(request: EditionRequest, preset_id: str, randomness: Randomness) -> Edit[None]:
    """Choose a preset for a line of editions; empty for none.

    Raises (when carried out):
        Refused: the case is not there.
    """
    return change_redaction_settings(
        request, lambda one: replace(one, preset=preset_id), randomness
    )


def change_redaction_settings(
    request: EditionRequest, changed: Callable[[Treatment], Treatment], randomness: Randomness
) -> Edit[None]:
    """Change what was chosen for a line of editions, and forget it where nothing is left."""
    bare = Treatment(
        TreatmentId(new_id(randomness)), request.case_id, request.profile, request.audience
    )

    def change(work: WriteTransaction) -> None:
        if work.get(Case, request.case_id) is None:
            raise Refused("case_unknown")
        there = find_redaction_settings(work, request)
        now = changed(there or bare)
        if there is None:
            if now != bare:
                work.insert(now, "add_treatment")
        elif now == replace(bare, id=there.id):
            work.delete(Treatment, there.id, "remove_treatment")
        elif now != there:
            work.update(now, "edit_treatment")

    return change


def effect_of(
    before: CaseSnapshot,
    after: CaseSnapshot,
    retained: Mapping[tuple[str, bool], int],
    sentences: int = 0,
) -> PresetEffect:
    """Return what a preset did.

    Args:
        before: the case as the lawyer keeps it.
        after: as the preset wants it.
        retained: the tokens it made, by what they stood for and whether a rest stands.
        sentences: how many about kin it cut.
    """
    is_open = {one.id for one in before.persons if one.protection is Protection.OPEN}
    return PresetEffect(
        persons=sum(_is_now_protected(one, is_open) for one in after.persons),
        removed={kind: count for (kind, has_rest), count in retained.items() if not has_rest},
        retained={kind: count for (kind, has_rest), count in retained.items() if has_rest},
        sentences=sentences,
    )


def _is_now_protected(person: Person, was_open: set[PersonId]) -> bool:
    return person.id in was_open and person.protection is not Protection.OPEN


_THINGS: Final = {
    "number": msg_mark_n("{n} number", "{n} numbers"),
    "date": msg_mark_n("{n} date of birth", "{n} dates of birth"),
    "address": msg_mark_n("{n} address", "{n} addresses"),
    "kin": msg_mark_n("{n} sentence about kin", "{n} sentences about kin"),
}
_RESTS: Final = {
    "number": msg_mark_n("the last four of {n} number", "the last four of {n} numbers"),
    "date": msg_mark_n("the year of {n} date of birth", "the year of {n} dates of birth"),
    "name": msg_mark_n("initials of a minor at {n} place", "initials of minors at {n} places"),
}


def effect_words(effect: PresetEffect) -> str:
    """Return in a sentence what a preset does to the text of a dossier."""
    missing = {**effect.removed, **({"kin": effect.sentences} if effect.sentences else {})}
    removed = [msg_n_of(_THINGS[kind], missing[kind]) for kind in _THINGS if kind in missing]
    counts = effect.retained
    retained = [msg_n_of(_RESTS[kind], counts[kind]) for kind in _RESTS if kind in counts]
    parts = []
    if effect.persons:
        people = msg_n("{n} open person", "{n} open people", effect.persons)
        parts.append(msg("protects {people}", people=people))
    if removed:
        parts.append(msg("removes {listed}", listed=_listed(removed)))
    if retained:
        parts.append(msg("keeps {listed}", listed=_listed(retained)))
    if not parts:
        return msg("This preset changes nothing in this dossier.")
    return msg(
        "This preset {listed}. Lines of exhibits that show them are redacted whole.",
        listed=_listed(parts),
    )


def _listed(parts: list[str]) -> str:
    return (
        parts[0]
        if len(parts) == 1
        else msg("{names} and {parts}", names=", ".join(parts[:-1]), parts=parts[-1])
    )


def _offered(preset: RedactionPreset, workplace: JobContext) -> OfferedPreset:
    return OfferedPreset(
        preset.id,
        preset.title,
        preset.rule,
        preset.source,
        preset.as_of.isoformat(),
        preset.review_by.isoformat(),
        preset.is_unverified,
        is_old(preset, workplace),
        preset.audiences,
        preset.notes,
    )
