"""Every field and vocabulary that the domain asks for: where it is, and where a person fills it in.

What the domain asks for stands in `domain_fields.txt` and `domain_terms.txt`; the table is printed
with `pytest -s`.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from casefiles import paths
from casefiles.domain.foundation.ids import CaseId, ConsentId, FactId, PersonId
from casefiles.domain.foundation.schema import UNASKED, CodeOf, RecordField, field_of
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Person,
    Record,
)
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.domain.records.provenance import Consent
from casefiles.library.vocabularies import load_vocabulary, vocabulary_names
from casefiles.office.case.overview import STAGES
from casefiles.office.documents.consents import new_consent
from casefiles.office.documents.document_records import document as document_of
from casefiles.office.narrative.facts import new_fact
from casefiles.office.records.form_fields import (
    FIELDS_OF,
    FIELDS_OF_PARTS,
    fields_of,
    vocabularies_of,
)
from casefiles.ui.places.argument.argument_form import ArgumentForm
from casefiles.ui.places.documents.details.consent_panel import ConsentForm
from casefiles.ui.places.documents.details.document_form import DocumentForm
from casefiles.ui.places.people.person_form import PersonForm
from casefiles.ui.places.today.case_form import CaseEditForm
from casefiles.ui.places.today.date_form import DateForm
from casefiles.ui.records.event_form import EventForm
from casefiles.ui.records.fact_form import FactForm
from tests.ui.settling import settle

HERE = Path(__file__).parent
TYPES = {kind.__name__: kind for kind in get_args(Record)}
DERIVED = (Argument, Case, Consent, Deadline, Event, Exhibit, Document, Fact, Person)
"""Types beside those of the proceedings whose forms are made from their fields."""


def lines(name: str) -> Iterator[tuple[str, str, str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, second, third = line.split(" | ")
            yield first, second, third


@pytest.fixture
def forms(context, session, qtbot) -> dict[str, list[str]]:
    """Return the fields of the forms of records that have one of their own, by type."""
    argument = Argument(
        "0" * 32, CaseId(context.case_id), "assurances_othman", "giver", 0, Bearing.OURS, ""
    )
    made = {
        "Case": CaseEditForm(context, context.case_id, None),
        "Person": PersonForm(context, PersonId("0" * 32), None),
        "Fact": FactForm(context, "fact", "A fact", new_fact(FactId("0" * 32), context.case_id)),
        "Argument": ArgumentForm(context, argument, is_new=True),
        "Deadline": DateForm(context, "0" * 32, None),
    }
    document = session.vault.ask(lambda reader: reader.find(Document))[0]
    page = DocumentForm(context, session.vault.ask(document_of(document.id)))
    new = new_consent(ConsentId("0" * 32), CaseId(context.case_id), document.id, PersonId(""))
    consent = ConsentForm(context, "consent", "A consent", new)
    event = EventForm(context, None, ("Police",), "Police")
    for form in (*made.values(), page, consent, event):
        qtbot.addWidget(form)
    settle(session)
    made |= {"Event": event.form, "Document": page.form, "Exhibit": page.form, "Consent": consent}
    return {name: list(form.fields) for name, form in made.items()}


def filled_in(forms: dict[str, list[str]], place: str) -> str:
    """Return where a person fills in a field; empty for nowhere."""
    name, field, *parts = place.split(".")
    kind = TYPES[name]
    if kind in FIELDS_OF:
        told = next((one for one in FIELDS_OF[kind] if one.name == field), None)
        if told is None:
            return ""
        within = {one.name for one in FIELDS_OF_PARTS.get(told.kind or type(None), ())}
        return f"Proceedings, {name}" if set(parts) <= within else ""
    if field in forms[name]:
        return f"form of {name}"
    return f"where {name} is begun" if is_chosen_before(field_of(kind, field)) else ""


def is_chosen_before(field: RecordField) -> bool:
    """Tell whether a field is filled by where a record is begun: an argument has test and limb."""
    return field.is_required and UNASKED in field.traits and isinstance(field.meaning, CodeOf)


def is_in_data(place: str) -> bool:
    name, *way = place.split(".")
    kind: Any = TYPES[name]
    for field in way:
        if field not in {one.name for one in fields(kind)}:
            return False
        hint = get_type_hints(kind)[field]
        kind = next((one for one in (hint, *get_args(hint)) if is_dataclass(one)), kind)
    return True


def test_every_field_is_in_the_data_and_in_a_form(forms):
    lacking = []
    for entity, words, places in lines("domain_fields.txt"):
        for place in places.split(", "):
            where = filled_in(forms, place)
            print(f"{entity:20} {words:48} {place:32} {where or 'NOWHERE'}")
            if not is_in_data(place) or not where:
                lacking.append((entity, words, place))
    assert lacking == []


def test_every_field_of_the_register_is_asked_for():
    for kind in REGISTERED:
        asked = {one.name for one in FIELDS_OF[kind]}
        assert asked == {one.name for one in fields(kind)} - {"id", "case_id"}, kind
    for kind, told in FIELDS_OF_PARTS.items():
        assert {one.name for one in told} == {one.name for one in fields(kind)}, kind


def test_a_derived_form_asks_for_each_field_under_its_own_name(forms):
    own = {kind.__name__: [one.name for one in fields_of(kind)] for kind in DERIVED}
    at = own["Document"].index("source")
    own["Document"][at:at] = own["Exhibit"]
    own["Exhibit"] = own["Document"]
    # The client is one text, which the form offers to make a person of.
    own["Case"].insert(own["Case"].index("client") + 1, "names_client")
    assert {name: forms[name] for name in own} == own


def test_every_code_ships_and_is_offered():
    offered = {name for kind in REGISTERED for name in vocabularies_of(kind)} | {"stage"}
    editable = set(vocabulary_names(paths.resources()))
    lacking = []
    for vocabulary, words, code in lines("domain_terms.txt"):
        term = load_vocabulary(paths.resources(), vocabulary).term(code)
        where = "offered" if vocabulary in offered & editable else "NOWHERE"
        print(f"{vocabulary:16} {words:44} {code:26} {where}")
        if term is None or where == "NOWHERE":
            lacking.append((vocabulary, words))
    assert lacking == []


def test_every_stage_can_be_chosen_for_the_case():
    known = {str(stage) for stage in STAGES}
    asked = {code for vocabulary, _, code in lines("domain_terms.txt") if vocabulary == "stage"}
    assert sorted(asked - known) == []
