"""What a forum must be able to read: a preset's hard stop where a dossier would remove it."""

from collections.abc import Iterator

from casefiles.domain.language.text_references import referenced, replace_references
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.rules.presets import RequiredContent
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.redaction.presets import effect_words, is_old, presets_for
from casefiles.office.workplace.operations import JobContext
from casefiles.words.language import in_english, msg


def needed_field(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find what the forum needs and this dossier would not show; an old preset only warns."""
    preset = draft.preset
    if preset is None or is_old(preset, workplace):
        return
    spots = _missing(draft, preset.must_stay)
    if spots:
        with in_english():
            of = digest_of(_missing(draft, preset.must_stay))
        yield new_finding("stop", "needed_field_redacted", spots, len(spots), of)


def preset_checks(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Tell what a preset does, and what its age or its absence means."""
    preset = draft.preset
    if preset is None:
        offered = presets_for(workplace, draft.disclosure.audience)
        needs = [one.must_stay for one in offered]
        spots = _missing(draft, frozenset.intersection(*needs)) if needs else ()
        if spots:
            yield new_finding("warn", "needed_field_warned", spots)
        return
    if is_old(preset, workplace):
        yield new_finding("warn", "preset_old", count=0, day=preset.review_by.isoformat())
        spots = _missing(draft, preset.must_stay)
        if spots:
            yield new_finding("warn", "needed_field_warned", spots)
    if draft.effect is not None:
        yield new_finding("info", "preset_effect", count=0, effect=effect_words(draft.effect))


def _missing(draft: Draft, needed: frozenset[RequiredContent]) -> tuple[FindingLocation, ...]:
    """Return where what is needed would be removed."""
    spots: dict[FindingLocation, None] = {}
    clients = _clients(draft)
    view = view_of(draft)
    if RequiredContent.CLIENT_NAME in needed:
        for person in clients:
            if person.protection is not Protection.OPEN:
                spots[view.person(person)] = None
        names = {str(one.id): one.names[0].text for one in draft.snapshot.persons if one.names}
        description = replace_references(draft.snapshot.case.client, lambda one: names.get(one, ""))
        if not spots and description != draft.disclosure.client:
            client = FindingLocation(msg("The client of the case"), "overview", "", "edit")
            spots[client] = None
    if RequiredContent.CLIENT_PAGES in needed:
        ids = {person.id for person in clients}
        shown, audience = set(draft.projection.documents), draft.disclosure.audience
        for mark in draft.snapshot.marks:
            is_for_these = not mark.audiences or audience in mark.audiences
            if mark.person_id in ids and mark.document_id in shown and is_for_these:
                spots[view.document(mark.document_id, f", p {mark.page}", mark.page)] = None
    return tuple(spots)


def _clients(draft: Draft) -> list[Person]:
    named = set(referenced(draft.snapshot.case.client))
    return [
        person
        for person in draft.snapshot.persons
        if person.id in named or person.role.strip().casefold() == "client"
    ]
