"""What a form of a record offers: terms, rules, questions, papers and other records."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.proceedings_records import REGISTERED, Registered
from casefiles.domain.records.relief import Issue
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.library.legal_tests import load_legal_tests
from casefiles.office.proceedings.assurance_limbs import assurance_limbs
from casefiles.office.proceedings.proceedings_list import records_to_choose
from casefiles.office.proceedings.time_limit_choices import case_at, rules_between
from casefiles.office.records.form_fields import FIELDS_OF, FieldKind, vocabularies_of
from casefiles.office.records.pickers import PickerItem, documents_to_choose
from casefiles.office.records.record_names import RecordNames
from casefiles.office.records.vocabularies import choices
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.reader import ReadTransaction

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldChoices:
    """What can be chosen in a form, as codes or ids with words.

    Attributes:
        terms: by vocabulary.
        limbs: questions of the legal test of assurances.
        records: by the type that a field refers to.
        every_record: of the register.
        kin: what people can be to one another.
        offered: words for fields that take others too, and those of a choice that the form words
            by itself, by field.
    """

    terms: Mapping[str, Pairs] = field(default_factory=dict)
    rules: Pairs = ()
    limbs: Pairs = ()
    profiles: Pairs = ()
    editions: Pairs = ()
    records: Mapping[type[Any], Pairs] = field(default_factory=dict)
    every_record: tuple[PickerItem, ...] = ()
    kin: Pairs = ()
    documents: tuple[PickerItem, ...] = ()
    offered: Mapping[str, Pairs] = field(default_factory=dict)


def offers_for(case_id: CaseId, kind: type[Registered]) -> Job[FieldChoices]:
    """Return what the form of a type offers.

    Raises:
        InvalidForm: rules, tests or profiles were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> FieldChoices:
        ticket.check()
        rules = rules_between(workplace, case_at(workplace, case_id))
        profiles = load_layouts(workplace.resources)
        values = (
            tuple((one.id, one.title) for one in rules),
            tuple((one.id, one.text) for one in assurance_limbs(workplace)),
            tuple((one.id, one.title) for one in profiles),
        )
        offers = workplace.vault.read(lambda reader: _offers(reader, case_id, kind, values))
        tests = load_legal_tests(workplace.resources).tests if kind is Issue else ()
        return replace(offers, offered={"test": tuple((one.id, one.title) for one in tests)})

    return work


def _offers(
    reader: ReadTransaction,
    case_id: CaseId,
    kind: type[Registered],
    values: tuple[Pairs, Pairs, Pairs],
) -> FieldChoices:
    at = RecordNames(reader)
    rules, limbs, profiles = values
    fields = FIELDS_OF[kind]
    refers_to = {one.kind for one in fields if one.holds is FieldKind.RECORD and one.kind}
    is_any = any(one.holds is FieldKind.ANY_RECORD for one in fields)
    editions = reader.find(Edition, case_id=case_id)
    return FieldChoices(
        {name: choices(reader, name) for name in vocabularies_of(kind)},
        rules,
        limbs,
        profiles,
        tuple((one.id, at.name("edition", one.id)) for one in editions),
        {one: _pairs(reader, case_id, one) for one in refers_to},
        records_to_choose(case_id, REGISTERED)(reader) if is_any else (),
        choices(reader, "relationship_kind"),
        documents_to_choose(case_id)(reader),
    )


def _pairs(reader: ReadTransaction, case_id: CaseId, kind: type[Any]) -> Pairs:
    return tuple((one.id, one.words) for one in records_to_choose(case_id, (kind,))(reader))
