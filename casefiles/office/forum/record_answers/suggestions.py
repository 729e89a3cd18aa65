"""Which rule suggests the answer of a field, and where its records are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.schema import code_of
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.form_answers import CELL
from casefiles.domain.records.offices import Office
from casefiles.dossier.forum.forums import FieldType, FormField, ForumProfile
from casefiles.office.forum.record_answers import (
    argued,
    counsel_and_client,
    detention,
    form_itself,
    incidents,
    proceedings,
)
from casefiles.office.forum.record_answers.known_records import (
    KnownRecords,
    SuggestedAnswer,
    known_records,
)
from casefiles.office.records.findings import FindingLocation
from casefiles.office.records.record_locations import location_of
from casefiles.office.records.record_names import RecordNames
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.kinds import KIND_WORDS
from casefiles.words.language import msg_of
from casefiles.words.register import TYPES

Rule = Callable[[KnownRecords], SuggestedAnswer | None]
OptionRule = Callable[[KnownRecords, FormField], SuggestedAnswer | None]
_OFFICE: Final = FindingLocation("", "dossier", "", "office")

RULES: Final[Mapping[str, Rule]] = {
    "is_accepted": form_itself.is_accepted,
    "counsel": counsel_and_client.counsel,
    "counsel_name": counsel_and_client.counsel_name,
    "counsel_contact": counsel_and_client.counsel_contact,
    "counsel_at_night": counsel_and_client.counsel_at_night,
    "counsel_otherwise": counsel_and_client.counsel_otherwise,
    "applicant": counsel_and_client.applicant,
    "author": counsel_and_client.author,
    "is_victim": counsel_and_client.is_victim,
    "family_name": counsel_and_client.family_name,
    "given_names": counsel_and_client.given_names,
    "sex": counsel_and_client.sex,
    "born": counsel_and_client.born,
    "birth_day": counsel_and_client.birth_day,
    "nationality": counsel_and_client.nationality,
    "occupation": counsel_and_client.occupation,
    "residence": counsel_and_client.residence,
    "identity_papers": counsel_and_client.identity_papers,
    "identity_copy": counsel_and_client.identity_copy,
    "identity_valid_until": counsel_and_client.identity_valid_until,
    "access_words": counsel_and_client.access_words,
    "relief_sought": argued.relief_sought,
    "orders_sought": argued.orders_sought,
    "detention_place": detention.place,
    "detention_places": detention.places,
    "detention_begin": detention.begin,
    "detention_duration": detention.duration,
    "detained_by": detention.detained_by,
    "detention_grounds": detention.grounds,
    "detention_law": detention.law,
    "detention_ordered_by": detention.ordered_by,
    "arrest_day": detention.arrest_day,
    "arrest_place": detention.arrest_place,
    "arrested_by": detention.arrested_by,
    "is_warrant_shown": detention.is_warrant_shown,
    "warrant_body": detention.warrant_body,
    "reasons_given": detention.reasons_given,
    "removal": proceedings.removal,
    "removal_zone": proceedings.removal_zone,
    "destination": proceedings.destination,
    "flight": proceedings.flight,
    "reference_here": proceedings.reference_here,
    "remedies": proceedings.remedies,
    "other_procedures": proceedings.other_procedures,
    "decisions_attached": proceedings.decisions_attached,
    "last_decision_day": proceedings.last_decision_day,
    "new_evidence": proceedings.new_evidence,
    "measure": proceedings.measure,
    "interim_lines": proceedings.interim_lines,
    "history": proceedings.history,
    "notice_number": proceedings.notice_number,
    "notice_bureau": proceedings.notice_bureau,
    "notice_day": proceedings.notice_day,
    "provisional": proceedings.provisional,
    "deletion": proceedings.deletion,
    "risk": argued.risk,
    "personal_risk": argued.personal_risk,
    "general_situation": argued.general_situation,
    "why_assurances_fail": argued.why_assurances_fail,
    "claims": argued.claims,
    "convention_articles": argued.convention_articles,
    "disappeared": incidents.disappeared,
    "disappearance_day": incidents.day,
    "disappearance_place": incidents.place,
    "disappearance_forces": incidents.forces,
    "disappearance_described": incidents.described,
    "disappearance_search": incidents.search,
}
"""By the word that a profile names the rule with."""
OPTION_RULES: Final[Mapping[str, OptionRule]] = {
    "option_of_title": form_itself.option_of_title,
    "option_of_language": form_itself.option_of_language,
}
"""Likewise those that choose among the options of a field."""


@dataclass(frozen=True, slots=True)
class FieldSuggestion:
    """A suggested answer.

    Attributes:
        text: as an answer is typed.
        sources: the records that it comes from, each once, with the place where it is shown.
    """

    text: str
    sources: tuple[FindingLocation, ...]


def suggestions(
    reader: ReadTransaction,
    case: Case,
    form: ForumProfile,
    resources: Path,
) -> dict[str, FieldSuggestion]:
    """Return what records suggest, by the fields that have a rule which finds something.

    Raises:
        InvalidForm: legal tests or States were edited into nonsense.
    """
    if not any(one.rules for one in form.fields):
        return {}
    known, names = known_records(reader, case, form, resources), RecordNames(reader)
    found = ((one.id, suggested(known, one)) for one in form.fields)
    return {field: _shown(names, one) for field, one in found if one is not None}


def suggested(known: KnownRecords, field: FormField) -> SuggestedAnswer | None:
    """Return what the first rule of a field finds; only rows of a list keep their cells."""
    answers = (
        RULES[name](known) if name in RULES else OPTION_RULES[name](known, field)
        for name in field.rules
    )
    found = next((one for one in answers if one is not None), None)
    if found is None or field.type is FieldType.LIST:
        return found
    lines = (
        ", ".join(cell.strip() for cell in line.split(CELL) if cell.strip())
        for line in found.text.split("\n")
    )
    return replace(found, text="\n".join(lines))


def _shown(names: RecordNames, one: SuggestedAnswer) -> FieldSuggestion:
    places: dict[FindingLocation, None] = {}
    for record in one.records:
        kind = code_of(type(record))
        at = _OFFICE if isinstance(record, Office) else location_of(kind, record.id)
        if at is not None:
            own = names.name(kind, record.id)
            words = own or msg_of(KIND_WORDS[kind].name)
            if kind in TYPES:
                words = f"{msg_of(TYPES[kind][0])}: {own}"
            places.setdefault(FindingLocation(words, at.room, at.record, at.detail))
    return FieldSuggestion(one.text, tuple(places))
