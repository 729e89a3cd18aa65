"""A case form with any fault is refused, with the place of the fault and none of its contents."""

import json
from copy import deepcopy
from typing import Any

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.ids import CaseId, FactId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Person,
    Protection,
)
from casefiles.domain.records.number_kinds import IDENTIFIER_KINDS
from casefiles.domain.records.redaction_settings import RedactionReason
from casefiles.office.importing.case_import import read_case_import
from casefiles.office.importing.form_keys import names_of
from casefiles.office.importing.record_reader import naming_of, record_of_form
from casefiles.words.catalogue import explain

SECRET = "Gulnar Invented"
SOUND: dict[str, Any] = {
    "reference": "REF/1",
    "title": "Case of [[c]]",
    "client": "c",
    "dated": "2026-03",
    "hearings": [{"date": "2026-04-01", "forum": "Regional Court"}],
    "persons": [
        {"id": "c", "names": [{"text": "Open Person", "script": "Latn"}], "protection": "open"},
        {
            "id": "s",
            "names": [{"text": SECRET}],
            "identifiers": [{"kind": "passport", "value": "1"}],
        },
    ],
    "events": [
        {
            "id": "e",
            "date": "2021~",
            "text": "[[s]] called",
            "persons": ["s"],
            "cites": [{"document": "d", "page": 1}],
        },
    ],
    "documents": [
        {
            "id": "d",
            "file": "a.txt",
            "exhibit": {"mark": "AB/1", "witness": "c"},
            "marks": [{"page": 1, "box": [0, 0, 1, 0.5], "person": "s", "audiences": ["public"]}],
            "looked_at": True,
        },
    ],
    "narrative": ["One [[c]]."],
}


def form(*path: str | int, value: Any) -> bytes:
    changed = deepcopy(SOUND)
    target: Any = changed
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return json.dumps(changed).encode()


def test_a_sound_form_is_read_whole_and_absent_protection_means_withheld():
    read = read_case_import(json.dumps(SOUND).encode())
    assert read.persons[0].protection is Protection.OPEN
    assert read.persons[1].protection is Protection.WITHHELD
    assert read.documents[0].is_looked_at
    assert not read.documents[0].is_public
    assert read.of(Mark)[0].audiences == ("public",)


def test_the_smallest_form_needs_a_reference_and_a_title_only():
    assert read_case_import(b'{"reference": "R", "title": "T"}').documents == ()


def test_who_told_and_who_knows_is_read_of_events_and_paragraphs():
    told = {"source_person": "s", "known_to": ["c"], "widely_known": True}
    read = read_case_import(form("narrative", value=["One.", {"text": "Two.", **told}]))
    first, second = read.of(Fact)
    assert [first.text, second.text] == ["One.", "Two."]
    for one in (first, *read.of(Event)):
        assert (one.source_person, one.known_to, one.is_widely_known) == ("", (), False)
    assert (second.source_person, second.known_to, second.is_widely_known) == ("s", ("c",), True)


def test_marks_alone_do_not_say_that_somebody_looked_at_every_page():
    document = {"id": "d", "file": "a.txt"}
    for more in ({}, {"marks": []}, {"marks": [{"page": 1, "box": [0, 0, 1, 1]}]}):
        read = read_case_import(form("documents", 0, value=document | more))
        assert not read.documents[0].is_looked_at
    looked = read_case_import(form("documents", 0, value=document | {"looked_at": True}))
    assert looked.documents[0].is_looked_at


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (form("surprise", value=1), "form_unknown_key", "form"),
        (form("persons", 1, "names", 0, "surprise", value=1), "form_unknown_key",
         "persons[1].names[0]"),
        (b'{"reference": "R", "title": "T", "title": "U"}', "form_doubled_key", None),
        (b'{"reference": "R", "title": NaN}', "form_absurd_number", None),
        (b'{"reference": "R", "title": 1e999}', "form_absurd_number", None),
        (b'{"reference": "R", "title": ' + b"9" * 5000 + b"}", "form_absurd_number", None),
        (b'{"reference": "R"}', "form_missing_key", "title"),
        (b"[" * 100_000, "form_too_deep", None),
        (b"not json", "form_not_json", None),
        (b'{"reference": "\xff"}', "form_not_utf8", None),
        (b"[]", "form_wrong_type", "form"),
        (form("reference", value="  "), "form_empty_text", "reference"),
        (form("reference", value="[[c]]"), "form_bracket_in_id", "reference"),
        (form("title", value="bell \u0007"), "form_control_character", "title"),
        (form("title", value="half \ud83d"), "form_control_character", "title"),
        (form("title", value="x" * 300_000), "form_too_long", "title"),
        (form("title", value=3), "form_wrong_type", "title"),
        (form("events", 0, "date", value="4 March"), "form_not_a_date", "events[0].date"),
        (form("events", 0, "date", value="2021-02-30"), "form_not_a_date", "events[0].date"),
        (form("dated", value=""), "form_empty_text", "dated"),
        (form("persons", 0, "protection", value="secret"), "form_unknown_word",
         "persons[0].protection"),
        (form("persons", 0, "names", 0, "script", value="Latin"), "form_not_a_script",
         "persons[0].names[0].script"),
        (form("persons", 1, "identifiers", value=[{}]), "form_identifier_kind",
         "persons[1].identifiers[0].kind"),
        (form("persons", 1, "identifiers", value=[{"value": "1"}]), "form_identifier_kind",
         "persons[1].identifiers[0].kind"),
        (form("persons", 1, "identifiers", 0, "kind", value="shoe size"), "form_identifier_kind",
         "persons[1].identifiers[0].kind"),
        (form("persons", 1, "identifiers", 0, "kind", value="form id"), "form_identifier_kind",
         "persons[1].identifiers[0].kind"),
        (form("persons", 1, "identifiers", 0, "kind", value="day of her birth"),
         "form_identifier_kind", "persons[1].identifiers[0].kind"),
        (form("persons", 1, "identifiers", value=[{"kind": "passport"}]), "form_missing_key",
         "persons[1].identifiers[0].value"),
        (form("persons", 1, "identifiers", 0, "value", value=" "), "form_empty_text",
         "persons[1].identifiers[0].value"),
        (form("persons", 1, "identifiers", 0, "kind", value=""), "form_identifier_kind",
         "persons[1].identifiers[0].kind"),
        (form("persons", 1, "identifiers", value=[{"kind": "出生日期", "value": "spring 1991"}]),
         "form_not_a_day_of_birth", "persons[1].identifiers[0].value"),
        (form("persons", 1, "identifiers", value=[{"kind": "Date of  birth:", "value": "1991"}]),
         "form_not_a_day_of_birth", "persons[1].identifiers[0].value"),
        (form("persons", 1, "id", value="c"), "form_doubled_id", "persons"),
        (form("narrative", 0, value="[[nobody]]"), "form_dangling_id", "narrative[0]"),
        (form("narrative", 0, value={"text": "x", "cites": [{"document": "no", "page": 1}]}),
         "form_dangling_id", "narrative[0].cites"),
        (form("narrative", 0, value={"text": "x", "source_person": "no"}), "form_dangling_id",
         "narrative[0].source_person"),
        (form("narrative", 0, value={"text": "x", "known_to": ["c", "no"]}), "form_dangling_id",
         "narrative[0].known_to"),
        (form("narrative", 0, value={"text": "x", "widely_known": 1}), "form_wrong_type",
         "narrative[0].widely_known"),
        (form("narrative", 0, value={"text": "x", "told_by": "s"}), "form_unknown_key",
         "narrative[0]"),
        (form("narrative", 0, value={"source_person": "s"}), "form_missing_key",
         "narrative[0].text"),
        (form("narrative", 0, value=3), "form_wrong_type", "narrative[0]"),
        (form("events", 0, "source_person", value="no"), "form_dangling_id",
         "events[0].source_person"),
        (form("events", 0, "persons", value=["x"]), "form_dangling_id", "events[0].persons"),
        (form("events", 0, "cites", 0, "document", value="x"), "form_dangling_id",
         "events[0].cites"),
        (form("events", 0, "cites", 0, "page", value=0), "form_out_of_range",
         "events[0].cites[0].page"),
        (form("events", 0, "cites", 0, "page", value=True), "form_wrong_type",
         "events[0].cites[0].page"),
        (form("events", 0, "withheld", value="yes"), "form_wrong_type", "events[0].withheld"),
        (form("documents", 0, "status", value="public"), "form_unknown_word",
         "documents[0].status"),
        (form("documents", 0, "marks", 0, "box", value=[0, 0, 0, 1]), "form_not_a_box",
         "documents[0].marks[0].box"),
        (form("documents", 0, "marks", 0, "box", value=[0, 0, 1.01, 1]), "form_not_a_box",
         "documents[0].marks[0].box"),
        (form("documents", 0, "marks", 0, "box", value=[0, 0, 1]), "form_wrong_type",
         "documents[0].marks[0].box"),
        (form("documents", 0, "marks", 0, "audiences", value=[]), "form_empty_list",
         "documents[0].marks[0].audiences"),
        (form("documents", 0, "marks", 0, "audiences", value=["courts"]), "form_unknown_word",
         "documents[0].marks[0].audiences"),
        (form("documents", 0, "marks", 0, "person", value="x"), "form_dangling_id",
         "documents[0].marks"),
    ],
)  # fmt: skip
def test_each_fault_is_refused_with_its_place(data: bytes, code: str, place: str | None):
    with pytest.raises(InvalidInput) as refused:
        read_case_import(data)
    assert refused.value.code == code
    if place is not None:
        assert refused.value.safe["place"] == place
    assert SECRET not in str(refused.value)


def test_two_documents_may_not_carry_the_same_exhibit_mark():
    documents = [SOUND["documents"][0], SOUND["documents"][0] | {"id": "d2"}]
    with pytest.raises(InvalidInput, match="form_doubled_exhibit"):
        read_case_import(form("documents", value=documents))


def test_blanks_around_reference_role_and_mark_are_left_out():
    assert read_case_import(form("reference", value=" R 1 ")).case.reference == "R 1"
    assert (
        read_case_import(form("persons", 0, "role", value=" client ")).persons[0].role == "client"
    )
    marked = read_case_import(form("documents", 0, "exhibit", value={"mark": " AB/1 "}))
    assert [one.mark for one in marked.of(Exhibit)] == ["AB/1"]


def test_a_form_tells_who_is_a_minor():
    told = read_case_import(form("persons", 0, "minor", value=True))
    assert [one.is_minor for one in told.persons] == [True, False]


def test_a_person_has_the_role_that_the_form_tells():
    told = read_case_import(form("persons", 0, "role", value="witness"))
    assert [one.role for one in told.persons] == ["witness", ""]


@pytest.mark.parametrize("value", ["1991-04-12", "12 avril 1991", "1991年4月12日", "03/04/1991"])
def test_a_day_of_birth_may_be_written_in_any_way_that_is_a_day(value):
    told = form("persons", 1, "identifiers", value=[{"kind": "Geburtsdatum", "value": value}])
    [identifier] = read_case_import(told).persons[1].identifiers
    assert identifier.value == value


def test_who_uses_an_unknown_kind_of_number_is_told_the_known_ones():
    with pytest.raises(InvalidInput) as refused:
        read_case_import(form("persons", 1, "identifiers", 0, "kind", value="shoe size"))
    words = explain(refused.value.code, refused.value.safe)
    for kind in IDENTIFIER_KINDS:
        assert kind in words
        told = [{"kind": kind.upper(), "value": "1991-04-12"}]
        assert read_case_import(form("persons", 1, "identifiers", value=told))
    assert "shoe" not in words


@pytest.mark.parametrize(
    ("path", "at"),
    [
        (("persons", 0, "names", 0, "text"), "persons[0].names[0].text"),
        (("persons", 0, "role"), "persons[0].role"),
        (("persons", 1, "identifiers", 0, "value"), "persons[1].identifiers[0].value"),
        (("documents", 0, "marks", 0, "reason"), "documents[0].marks[0].reason"),
    ],
)
@pytest.mark.parametrize("text", ["[[c]] 17", "[[nobody]] 17"])
def test_a_reference_is_refused_where_none_is_read(path, at, text):
    with pytest.raises(InvalidInput) as refused:
        read_case_import(form(*path, value=text))
    assert (refused.value.code, refused.value.safe) == ("form_reference_unread", {"place": at})


def test_every_key_of_the_form_is_described_for_people():
    page = (paths.resources() / "sample" / "CASE_FORM.md").read_text("utf-8")
    kinds = (Case, Person, PersonName, Identifier, Event, Fact, Document, Exhibit, Mark, Deadline)
    kinds = (*kinds, RedactionReason)
    keys = {key for kind in kinds for key in names_of(kind)}
    assert {"dated", "found_in", "withheld", "minor", "box"} < keys
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []


SAYS = {"code": "relative", "reason": "At home.", "facts": [1], "less": "Known."}


def test_what_a_judge_is_told_of_a_person_is_read_with_the_facts_that_it_rests_on():
    read = read_case_import(form("persons", 1, "court_reason", value=SAYS))
    (treatment,) = (one for one in read.records if one.kind == "treatment")
    kept = treatment.record
    assert (kept.profile, kept.audience) == ("redaction_schedule", "court_closed")
    reason = RedactionReason(PersonId("s"), "relative", "At home.", (FactId("1"),), "Known.")
    assert kept.grounds == (reason,)
    ids = {("person", "c"): "C", ("person", "s"): "S", ("fact", "1"): "F"}
    (made,) = record_of_form(treatment, "T", naming_of(ids, CaseId("X"))).grounds
    assert made == RedactionReason(PersonId("S"), "relative", "At home.", (FactId("F"),), "Known.")
    bare = read_case_import(form("persons", 1, "court_reason", value={}))
    (treatment,) = (one for one in bare.records if one.kind == "treatment")
    assert treatment.record.grounds == (RedactionReason(PersonId("s"), "protected", ""),)


@pytest.mark.parametrize(
    ("key", "value", "code", "at"),
    [
        ("facts", [2], "form_dangling_id", "facts"),
        ("facts", [0], "form_dangling_id", "facts"),
        ("facts", ["1"], "form_wrong_type", "facts[0]"),
        ("code", "kin", "form_unknown_word", "code"),
        ("why", "x", "form_unknown_key", ""),
        ("less", 3, "form_wrong_type", "less"),
    ],
)
def test_a_reason_for_the_judge_with_a_fault_is_refused(key, value, code, at):
    with pytest.raises(InvalidInput) as refused:
        read_case_import(form("persons", 1, "court_reason", value=SAYS | {key: value}))
    assert refused.value.code == code
    assert str(refused.value.safe["place"]).startswith(
        f"persons[1].court_reason{'.' * bool(at)}{at}"
    )


@pytest.mark.parametrize("kind", ["person", "document", "event"])
def test_what_stands_beside_the_keys_of_a_form_cannot_be_filled_by_it(kind):
    lists = {"person": "persons", "document": "documents", "event": "events"}
    for key in ("case_id", "content_id", "is_minor", "is_public", "lane", "privilege"):
        with pytest.raises(InvalidInput) as refused:
            read_case_import(form(lists[kind], 0, key, value=""))
        assert refused.value.code == "form_unknown_key"
