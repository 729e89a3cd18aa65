"""People in a form and before the requesting State: who must be named there, and who is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from casefiles.domain.language import placeholder_words
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Person, Protection
from casefiles.domain.records.foreseeable_readers import HARMFUL, can_reach
from casefiles.domain.records.showings import Appearance, ShowingBasis
from casefiles.domain.rules.appearance import find_showing
from casefiles.dossier.forum.forums import FieldType, FormField, Need
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.records.findings import Finding, FindingLocation, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.words.language import msg_n

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


def person_field_findings(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find fields that must name somebody and would not, and what naming somebody there tells.

    field_is_withheld: a field in which the forum must read who a person is would print a
    placeholder. named_in_field: somebody is named in a field alone, which tells who the placeholder
    of the other papers is. named_to_state: somebody protected elsewhere is named to the requesting
    State on nothing but the lawyer's decision.
    """
    fields = _person_fields(draft)
    hidden = [one for one in draft.disclosure.answers if one.field in fields and _hides(one.text)]
    if hidden:
        spots = tuple(_field(fields[one.field]) for one in hidden)
        of = digest_of(one.field for one in hidden)
        yield new_finding("stop", "field_is_withheld", spots, len(hidden), of)
    yield from _named_in_fields(draft)
    yield from _named_to_state(draft)


def _hides(text: str) -> bool:
    return any(one.search(text) for one in _HIDDEN)


def _named_in_fields(draft: Draft) -> Iterator[Finding]:
    named = {
        one.id: one
        for answer in draft.snapshot.answers
        for one in draft.snapshot.named_in.get(answer.field, ())
        if str(one.id) in set(referenced(answer.text))
    }
    if named:
        view = view_of(draft)
        spots = tuple(view.person(one) for one in named.values())
        places = sum(
            token.person_id in named for _, text in draft.projection.typed for token in text.tokens
        )
        of = digest_of(sorted(named))
        means = msg_n(
            "The placeholder stands in {n} place of this dossier.",
            "The placeholders stand in {n} places of this dossier.",
            places,
        )
        yield replace(new_finding("sign", "named_in_field", spots, len(named), of), means=means)


def _named_to_state(draft: Draft) -> Iterator[Finding]:
    if not can_reach(HARMFUL, draft.disclosure.audience, draft.snapshot.reaches):
        return
    shown = _labelled(draft)
    found = [
        one
        for one in draft.snapshot.persons
        if one.protection is Protection.OPEN and one.id in shown and _is_own_decision(one)
    ]
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


def _is_own_decision(person: Person) -> bool:
    showing = find_showing(person, HARMFUL)
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
