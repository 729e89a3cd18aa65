"""People in a form and before the requesting State: who must be named there, and who is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language import placeholder_words
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import HARMFUL, can_reach
from casefiles.domain.records.showings import (
    Appearance,
    ShowingBasis,
    document_place,
    field_place,
)
from casefiles.domain.rules.appearance import find_showing
from casefiles.dossier.forum.forums import FieldType, FormField, Need
from casefiles.office.draft.combined_disclosure import earlier_placeholders
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.words.language import msg, msg_n

_HIDDEN: Final = tuple(
    map(
        re.compile,
        (
            placeholder_words.PSEUDONYM,
            placeholder_words.WITHHELD,
            placeholder_words.PLACEHOLDER_PATTERN,
        ),
    )
)


def person_field_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find fields that must name somebody and would not, and what naming somebody there tells.

    field_is_withheld: a field in which the forum must read who a person is would print a
    placeholder. named_in_field: somebody is named in a field alone, which tells who the placeholder
    of the other papers is; named_in_document: in an exhibit alone. named_to_state: somebody
    protected elsewhere is named to the requesting State on nothing but the lawyer's decision.
    """
    fields = _person_fields(draft)
    hidden = [one for one in draft.disclosure.answers if one.field in fields and _hides(one.text)]
    if hidden:
        spots = tuple(_field(fields[one.field]) for one in hidden)
        of = digest_of(one.field for one in hidden)
        stop = new_finding("stop", "field_is_withheld", spots, len(hidden), of)
        yield replace(stop, means=_of_family(draft))
    yield from _named_alone(workplace, draft)
    yield from _named_to_state(draft)


def _hides(text: str) -> bool:
    return any(one.search(text) for one in _HIDDEN)


def _of_family(draft: Draft) -> str:
    """Return what naming somebody in this form comes to, where it reaches the requesting State."""
    if not _reaches_state(draft):
        return ""
    return msg(
        "The requesting State learns who is named here. Ask the family for consent first, and"
        " record it with the naming."
    )


def _reaches_state(draft: Draft) -> bool:
    return can_reach(HARMFUL, draft.disclosure.audience, draft.snapshot.reaches)


def _named_alone(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find whom a field or an exhibit alone names, and how many placeholders that resolves."""
    named = {
        "named_in_field": _in_fields(draft),
        "named_in_document": _in_documents(draft),
    }
    if not any(named.values()):
        return
    view = view_of(draft)
    earlier = earlier_placeholders(workplace, draft)
    for code, persons in named.items():
        if not persons:
            continue
        spots = tuple(map(view.person, persons))
        known = {one.id for one in persons}
        here = sum(
            token.person_id in known for _, text in draft.projection.typed for token in text.tokens
        )
        there = sum(count for who, count in earlier.items() if who in known)
        finding = new_finding("sign", code, spots, len(spots), digest_of(sorted(known)))
        yield replace(finding, means=_resolved(draft, code, known, (here, there)))


def _resolved(draft: Draft, code: str, known: set[PersonId], counts: tuple[int, int]) -> str:
    """Return in words what naming somebody at one place resolves."""
    here, there = counts
    words = msg(
        "The placeholder is in {here} of this dossier and in {there} of earlier ones.",
        here=msg_n("{n} place", "{n} places", here),
        there=msg_n("{n} place", "{n} places", there),
    )
    if code == "named_in_document":
        shown = sum(
            bool(known & set(one.persons))
            for plan in draft.plans
            for strips in plan.opened.values()
            for one in strips
        )
        words += " " + msg_n(
            "{n} area is shown on pages; what holds anything else stays removed.",
            "{n} areas are shown on pages; what holds anything else stays removed.",
            shown,
        )
    family = _of_family(draft)
    return f"{words} {family}" if family else words


def _in_fields(draft: Draft) -> tuple[Person, ...]:
    named = {
        one.id: one
        for answer in draft.snapshot.answers
        for one in draft.snapshot.named_in.get(answer.field, ())
        if str(one.id) in set(referenced(answer.text))
    }
    return tuple(named.values())


def _in_documents(draft: Draft) -> tuple[Person, ...]:
    shown = set(draft.projection.documents)
    named = {
        one.id: one
        for document_id, there in draft.snapshot.named_at.items()
        if document_id in shown
        for one in there
        if one.names
    }
    return tuple(named.values())


def _named_to_state(draft: Draft) -> Iterator[Finding]:
    if not _reaches_state(draft):
        return
    shown = _labelled(draft)
    found = [
        one
        for one in draft.snapshot.persons
        if one.protection is Protection.OPEN and one.id in shown and _is_own_decision(one)
    ]
    profile = draft.profile.id
    fields = {
        field_place(profile, field): persons for field, persons in draft.snapshot.named_in.items()
    }
    places = fields | {
        document_place(one): persons for one, persons in draft.snapshot.named_at.items()
    }
    alone = {one.id for one in (*_in_fields(draft), *_in_documents(draft))}
    found += {
        one.id: one
        for place, persons in places.items()
        for one in persons
        if one.id in alone and _is_own_decision(one, place)
    }.values()
    if found:
        view = view_of(draft)
        spots = tuple(view.person(one) for one in found)
        yield new_finding(
            "sign", "named_to_state", spots, len(found), digest_of(one.id for one in found)
        )


def _labelled(draft: Draft) -> frozenset[str]:
    labels = {one.label for one in draft.disclosure.persons if not one.is_pseudonym}
    return frozenset(
        str(one.id) for one in draft.snapshot.persons if one.names and one.names[0].text in labels
    )


def _is_own_decision(person: Person, place: str = "") -> bool:
    showing = find_showing(person, HARMFUL, place)
    return (
        showing is not None
        and showing.appearance is Appearance.NAMED
        and showing.basis is ShowingBasis.LAWYER
    )


def _person_fields(draft: Draft) -> Mapping[str, FormField]:
    form = draft.profile.form
    if form is None:
        return {}
    return {
        one.id: one for one in form.fields if one.type is FieldType.PERSON and one.need is Need.MUST
    }


def _field(field: FormField) -> FindingLocation:
    return FindingLocation(field.label, "dossier", field.id, "form")
