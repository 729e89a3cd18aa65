"""Texts that tell a hidden name without it: by its sound, by a word it is, by a second person."""

from dataclasses import asdict, replace

from casefiles.cli.printed_checks import loaded_words
from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.records.case_records import Person, Protection
from casefiles.office.stops import text_checks
from tests.office.small_cases import loaded, person

__all__ = ["loaded"]
OPEN = person("c", "Open Person", protection="open")


def test_a_name_that_is_a_word_of_the_text_is_told_with_its_places(loaded):
    case = loaded(
        persons=[OPEN, person("may", "May"), person("rock", "Rock"), person("z", "Zulpiye")],
        events=[
            {"id": "e", "date": "2021-05-04", "text": "He may come, and she may not."},
            {"id": "f", "date": "2021-05-05", "text": "[[c]] saw [[z]] and Zulpiye and [[rock]]."},
        ],
        narrative=["It may be so."],
    )
    (found,) = case.checks_of("public_word")
    assert (found.kind, found.count) == ("warn", 3)
    assert found.words.startswith(
        "The protected name “may” is also a word in your text: 3 passages"
    )
    assert "Choose another protection" in found.words
    assert {one.room for one in found.spots} == {"timeline", "dossier"}
    assert len(found.spots) == 2
    # What readers fill in: the word is gone where anybody reads it.
    assert "He [WITHHELD] come" in canonical_bytes(case.draft().disclosure).decode()


def test_a_name_in_capitals_that_the_dossier_prints_elsewhere_is_told(loaded):
    case = loaded(
        persons=[OPEN, person("m", "May")],
        events=[{"id": "e", "date": "2021-05-04", "text": "[[c]] met May."}],
    )
    (found,) = case.checks_of("public_word")
    assert found.count == 1, "the month of the date is printed beside it"


def test_a_name_that_is_no_word_and_one_within_an_open_name_are_not_told(loaded):
    case = loaded(
        persons=[
            person("c", "Ershat Baratjan", protection="open"),
            person("f", "Baratjan"),
            person("z", "Zulpiye"),
        ],
        narrative=["[[c]] came with Baratjan.", "Zulpiye came."],
    )
    assert case.checks_of("public_word") == []


def test_sounds_are_told_with_place_and_a_neutral_wording(loaded, monkeypatch):
    case = loaded(
        persons=[OPEN, person("a", "Ayshe", protection="pseudonym")],
        events=[{"id": "e", "date": "2021", "text": "He met an [[a]] in the street of the town."}],
        narrative=["La sœur d'Ayshe est dans la maison.", "[[a]] came to the house."],
    )
    (found,) = case.checks_of("sound_told")
    assert (found.kind, found.count) == ("warn", 2)
    words = {one.room: one.words for one in found.spots}
    assert "“He met an […] in the street" in words["timeline"]
    assert "the person […]" in words["timeline"]
    assert "la personne" in words["dossier"]
    monkeypatch.setattr(text_checks, "disclosed_sounds", lambda _: ())
    assert case.checks_of("sound_told") == [], "the control: nothing else finds them"


def test_one_person_open_and_protected_under_two_ids_is_told_at_load_and_stops(loaded):
    case = loaded(
        persons=[
            person("shown", "Wang Li", protection="open"),
            person("hidden", "Li Wang", "WÁNG LÌ"),
            person("other", "Wang Limin"),
            person("nobody"),
        ],
        narrative=["[[shown]] came, and [[hidden]] too."],
    )
    assert case.report.contradictions == (("shown", "hidden"),)
    assert case.report.nameless == ("nobody",)
    told = "".join(loaded_words(asdict(case.report)))
    assert "`shown` is named and `hidden` is protected, under one name" in told
    assert "`nobody` is protected and has no name or number" in told
    # Nothing else stops it, though the name of the one who is hidden is printed.
    assert "Wang Li" in canonical_bytes(case.draft().disclosure).decode()
    stop = case.stops()["protection_contradicts"]
    assert (stop.kind, stop.count, [one.words for one in stop.spots]) == ("sign", 1, ["Wang Li"])
    (unknown,) = case.checks_of("unsearchable")
    assert (unknown.kind, unknown.count) == ("warn", 1)
    vault = case.place.vault
    people = vault.read(lambda reader: reader.find(Person))
    open_one = next(one for one in people if one.protection is Protection.OPEN)
    changed = replace(open_one, protection=Protection.WITHHELD)
    vault.write(lambda work: work.update(changed, "edit_person"))
    assert "protection_contradicts" not in case.stops()


def test_an_empty_case_is_told_to_be_empty_and_stops_nothing_else(loaded):
    case = loaded()
    assert [one.kind for one in case.checks_of("empty")] == ["warn"]
    assert case.stops() == {}
