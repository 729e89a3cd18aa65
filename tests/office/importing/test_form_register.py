"""The register of a case form comes into the vault as it is written, or all of it is refused."""

import json
import secrets

import pytest

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.records.arguments import Argument
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Hearing
from casefiles.domain.records.requests import Charge, OffenceElement, Request, RequestKind
from casefiles.office.importing.case_import import read_case_import
from casefiles.office.importing.import_records import SealedFile, records_of

CITE = {"document": "d", "page": 1}
REGISTER = {
    "request": [
        {"id": "first", "kind": "provisional_arrest", "dated": "2024-01-05"},
        {"id": "second", "previous_id": "first", "particulars": [
            {"kind": "sum", "about": "damage", "text": "5", "page": 2}
        ]},
    ],
    "charge": [
        {"request_id": "second", "label": "fraud", "elements": [{"text": "loss"}]},
        {"request_id": "second", "label": "theft"},
    ],
    "hearing": [{"id": "h", "date": "2024-02-01"}],
    "incident": [
        {"date": "2024-02-02", "hearing_id": "h", "target_ids": ["p"], "text": "[[p]] is called.",
         "cites": [CITE], "is_withheld": True, "source_person": "p"}
    ],
    "argument": [
        {"test": "t", "limb": "l", "bearing": "ours", "text": "So.", "fact_ids": [1]},
        {"test": "t", "limb": "l", "bearing": "theirs", "text": "No."},
    ],
}  # fmt: skip


def form(register):
    return json.dumps(
        {
            "reference": "R",
            "title": "T",
            "persons": [{"id": "p", "names": [{"text": "Aygül"}]}],
            "documents": [{"id": "d", "file": "d.pdf"}],
            "narrative": ["One."],
            "register": register,
        }
    ).encode()


def loaded(register):
    class Readings:
        pages = ((), ())
        unreadable = None

    def hold(_case):
        yield SealedFile("c", Readings(), {})

    return records_of(read_case_import(form(register)), secrets.token_bytes, hold).others


def test_every_entry_becomes_a_record_and_names_lead_to_ids():
    records = loaded(REGISTER)
    of = {kind: [one for one in records if isinstance(one, kind)] for kind in map(type, records)}
    first, second = of[Request]
    assert second.previous_id == first.id
    assert first.kind is RequestKind.PROVISIONAL_ARREST
    assert [one.text for one in second.particulars] == ["5"]
    fraud, theft = of[Charge]
    assert (fraud.position, theft.position) == (1, 2)
    assert fraud.request_id == second.id
    assert isinstance(fraud.elements[0], OffenceElement)
    (incident,), (hearing,) = of[Incident], of[Hearing]
    assert incident.hearing_id == hearing.id
    assert incident.text == f"[[{incident.target_ids[0]}]] is called."
    assert incident.is_withheld
    assert isinstance(incident.cites[0], Citation)
    ours, theirs = of[Argument]
    assert (ours.position, theirs.position) == (1, 2)
    assert ours.fact_ids != ()


def incident(**values):
    return {"incident": [{"date": "2024", **values}]}


def changed(listed, **values):
    return {listed: [{**REGISTER[listed][0], **values}]}


PAGE_OF_NOTHING = {"document": "e", "page": 1}
FAULTS = [
    ([], "form_wrong_type", "register"),
    ({"wish": []}, "form_unknown_key", "register"),
    ({"hearing": {}}, "form_wrong_type", "register.hearing"),
    (changed("hearing", mood="bad"), "form_unknown_key", "register.hearing[0]"),
    (changed("hearing", date="2024-02-30"), "form_not_a_date", "register.hearing[0].date"),
    ({"hearing": [{}]}, "form_missing_key", "register.hearing[0].date"),
    ({"hearing": REGISTER["hearing"] * 2}, "form_doubled_id", "register"),
    (changed("request", kind="wish"), "form_unknown_word", "register.request[0].kind"),
    (changed("request", edition_id="x"), "form_unknown_key", "register.request[0]"),
    (
        changed("request", previous_id="nobody"),
        "form_dangling_id",
        "register.request[0].previous_id",
    ),
    (incident(target_ids=["q"]), "form_dangling_id", "register.incident[0].target_ids[0]"),
    (incident(text="[[q]]"), "form_dangling_id", "register.incident[0].text"),
    (incident(is_withheld=1), "form_wrong_type", "register.incident[0].is_withheld"),
    (incident(cites=[PAGE_OF_NOTHING]), "form_dangling_id", "register.incident[0].cites[0]"),
    (changed("argument", fact_ids=[2]), "form_dangling_id", "register.argument[0].fact_ids[0]"),
]


@pytest.mark.parametrize(("register", "code", "place"), FAULTS)
def test_a_fault_is_told_by_its_place(register, code, place):
    with pytest.raises(InvalidInput) as caught:
        read_case_import(form(register))
    assert (caught.value.code, caught.value.safe["place"]) == (code, place)
    assert "nobody" not in str(caught.value.safe)
