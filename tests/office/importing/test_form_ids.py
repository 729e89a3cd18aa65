"""Ids of a case form: searched for as whole words wherever they go, told where they stand."""

import json
from dataclasses import asdict, replace

import pytest

from casefiles import paths
from casefiles.cli.printed_checks import loaded_words
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.codec import decoded, encoded
from casefiles.domain.foundation.errors import CasefilesError, InvalidInput
from casefiles.domain.foundation.ids import FieldAnswerId, PersonId, SubstituteId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Exhibit, Identifier, Person, Protection
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.dossier.forum.presets import load_preset
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.importing.form_ids import is_private, place_in_words, private_ids
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.clearance.final_check import FinalCheckTerms as Cleared
from casefiles.redaction.clearance.final_check import _Search
from casefiles.redaction.clearance.final_check_frames import FinalCheckRequest, numbered
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import FORM_ID, protected_terms_of
from casefiles.redaction.names.sought import sought_of
from casefiles.redaction.release.preset_policy import under_preset
from casefiles.redaction.release.projection import project
from tests.office.small_cases import loaded, person
from tests.office.stops.test_broken_references import NOT_TYPED, planted
from tests.office.stops.test_narrative_checks import place
from tests.redaction import cases

__all__ = ["loaded", "place"]


@pytest.mark.parametrize("own_id", ["wang-li", "p-sister", "Wang Li", "王丽", "sawut", "p1sister"])
def test_an_id_of_four_letters_says_who_it_is(own_id):
    assert is_private(own_id)


@pytest.mark.parametrize("own_id", ["p1", "c", "p-12345", "abc", "sister", "Witness", "client"])
def test_a_short_id_and_the_word_for_a_role_do_not(own_id):
    assert not is_private(own_id)


def test_ids_of_protected_people_go_wherever_they_stand_and_load_names_them(loaded):
    case = loaded(
        title="Notes of Wang-Li",
        client="open-one",
        persons=[
            person("wang-li", "Somebody Else"),
            person("p-sister", "Third Person", protection="pseudonym"),
            person("open-one", "Open Person", protection="open"),
        ],
        events=[
            {"id": "e", "date": "2021", "text": "[[wang-li]] came."},
            {"id": "f", "date": "2022", "text": "wang-li came, and Wang-Liang; open-one too.",
             "persons": ["wang-li"], "source_person": "p-sister"},
        ],
        narrative=["He came.", "Ask (P-SISTER) again."],
        register={"incident": [
            {"date": "2023", "method": "court_approach", "text": "wang-li rang.",
             "target_ids": ["wang-li"]},
        ]},
    )  # fmt: skip
    told = [(one.id, one.words) for one in case.report.private_ids]
    assert told == [
        ("wang-li", "title"),
        ("wang-li", "event 2"),
        ("p-sister", "paragraph 2"),
        ("wang-li", "incident 1"),
    ]
    words = loaded_words(asdict(case.report))
    assert words[1] == (
        "  Note:       `wang-li` is a private id and occurs in event 2."
        " It is redacted there in every dossier."
    )
    shown = canonical_bytes(case.draft().disclosure).decode().casefold()
    assert "wang-liang" in shown, "an id is searched for as a whole word alone"
    assert "open-one" in shown, "an id of somebody open says what is open"
    assert "wang-li " not in shown
    assert "p-sister" not in shown


def test_the_id_stays_with_the_person_and_is_searched_only_while_protected(loaded):
    case = loaded(
        persons=[person("wang-li", "Wang Li", identifiers=[{"kind": "other number", "value": "9"}])]
    )
    (kept,) = case.place.vault.read(lambda reader: reader.find(Person))
    assert kept.identifiers == (Identifier("other number", "9"), Identifier(FORM_ID, "wang-li"))
    found = [one for one in protected_terms_of([kept]) if one.is_whole]
    assert [one.text for one in found] == ["wang-li"]
    assert protected_terms_of([replace(kept, protection=Protection.OPEN)]) == ()


def test_a_short_id_between_brackets_is_refused(loaded):
    for text in ("[ab] came.", "[ AB ] came."):
        with pytest.raises(InvalidInput) as refused:
            loaded(persons=[person("ab", "A Name")], narrative=[text])
        assert refused.value.safe == {"place": "narrative[0]"}
    assert loaded(persons=[person("ab", "A Name")], narrative=["ab came."]).report.private_ids == ()


def test_the_sample_is_not_told_that_references_to_people_are_private_ids():
    form = json.loads((paths.resources() / "sample" / "case.json").read_text())
    people = [one["id"] for one in form["persons"] if one.get("protection") != "open"]
    assert any("related_to" in one for one in form["persons"])
    assert private_ids(form, people) == ()


def test_letters_that_run_together_to_an_id_are_none():
    """The control: searched like a name, the id lies across two words of any text."""
    one = replace(cases.person("s", "", "withheld"), names=())
    one = replace(one, identifiers=(Identifier(FORM_ID, "p-sistergul"),))
    text, own = "They must stop Sister Gul at once.", "Ask p-sistergul: now."
    aliases = protected_terms_of([one])
    assert Matcher(aliases).find(text) == ()
    assert len(Matcher(aliases).find(own)) == 1
    loose = [replace(alias, is_whole=False) for alias in aliases]
    assert Matcher(loose).find(text), "the control"
    # Clearance is told so, and takes it so.
    asked = decoded(
        encoded(FinalCheckRequest(numbered(sought_of([one])), "")), FinalCheckRequest, is_own=True
    )
    search = _Search(Cleared(asked.sought, ""))
    assert search.count_on_page(1, text) == 0
    assert search.count_on_page(1, own) == 1


def test_no_preset_prints_the_end_of_an_id():
    """A preset that lets the last letters of numbers stand knows no such number."""
    own = Identifier(FORM_ID, "wang-li-from-yinquan")
    for protection in ("open", "pseudonym", "withheld"):
        for is_minor in (False, True):
            one = cases.person("w", "Wang Li", protection)
            one = replace(one, identifiers=(own,), is_minor=is_minor, role="witness")
            text = "wang-li-from-yinquan came, [[w]] too."
            for path in sorted((paths.resources() / "presets").glob("*.yaml")):
                case = cases.snapshot(persons=[one], facts=[cases.fact(1, text)])
                case = under_preset(case, load_preset(path))
                assert not any(kept.rest.casefold() == "quan" for kept in case.retained.values())
                shown = project(case, "national_court", "court_open", ()).disclosure.facts[0].text
                goes = case.persons[0].protection != "open"
                assert ("yinquan" in shown) is not goes, path.name


def test_places_are_said_as_people_say_them():
    assert place_in_words("events[3].text") == "event 4"
    assert place_in_words("documents[1].exhibit.mark") == "document 2, exhibit, mark"
    assert place_in_words("narrative[0]") == "paragraph 1"
    assert place_in_words("register.incident[2].place") == "incident 3, place"


def test_no_text_of_any_record_lets_the_id_of_a_protected_person_leave(place):
    """Walk every text field of every record of the case: the id is planted in each in turn.

    The control: where the person is open, the same texts let it leave.
    """
    case_id = place.vault.read(lambda reader: reader.find(Case))[0].id
    line = "national_court", "court_open"
    wanted = EditionRequest(case_id, *line)
    exhibits = place.vault.read(lambda reader: reader.find(Exhibit))
    sections = ["exhibits", "exhibits_list", "statement", "narrative", "chronology", "pressure",
                "grounds"]  # fmt: skip
    place.vault.write(save_contents(wanted, sections, [one.document_id for one in exhibits]))
    draft = draft_of(place, wanted)
    written = draft.projection.documents[0]
    own = Person(
        PersonId("9" * 32), case_id, (PersonName("Qurbanjan Invented", "Latn", ""),),
        (Identifier(FORM_ID, "qurban-z"),), Protection.WITHHELD,
    )  # fmt: skip
    more = replace(
        draft.snapshot,
        persons=(*draft.snapshot.persons, own),
        answers=(FieldAnswer(FieldAnswerId("a" * 32), case_id, *line, "measure", "Refrain."),),
        substitutes=(
            Substitute(SubstituteId("b" * 32), case_id, written, ExportFormat.SUMMARY, "A word."),
        ),
    )
    left, opened = set(), set()
    for kind, name, snapshot in planted(more, "Qurban-Z"):
        for protection, found in ((Protection.WITHHELD, left), (Protection.OPEN, opened)):
            persons = tuple(
                replace(one, protection=protection) if one.id == own.id else one
                for one in snapshot.persons
            )
            try:
                projection = project(
                    replace(snapshot, persons=persons), wanted.profile, wanted.audience, ()
                )
            except (CasefilesError, ValueError, KeyError):
                continue  # no date, id or word of a closed list any more
            if b"qurban-z" in canonical_bytes(projection.disclosure).lower():
                found.add((kind, name))
    # The name of an open person is printed where a reference calls for it, whatever is in it.
    assert left - NOT_TYPED == {("Person", "names")}
    assert len(opened - NOT_TYPED) > 20
