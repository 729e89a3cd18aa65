"""People are told apart by letters alone; words before them say no more than readers may know."""

import re
from dataclasses import replace
from itertools import permutations

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.placeholder_words import (
    PLACEHOLDER_PATTERN,
    PSEUDONYM,
    ROLES,
    WITHHELD,
    WORDS,
    forms_of_person_placeholder,
    person_placeholder,
    read_person_placeholder,
)
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.foreseeable_readers import AUDIENCES, HARMFUL, Reach, can_reach
from casefiles.redaction.release import projection
from casefiles.redaction.release.placeholders import WITHHELD as NOBODY
from casefiles.redaction.release.placeholders import Placeholder, passage, rendered
from casefiles.redaction.release.printed_roles import roles_for
from casefiles.redaction.release.projection import project
from tests.redaction.cases import document, exhibit, fact, person, snapshot

SISTER, BROTHER, AUNT = person("s", "Ayshe Kara"), person("b", "Tursun Kara"), person("a", "Zora M")
EVERYBODY = (SISTER, BROTHER, AUNT)
OPEN, CLOSED = "court_open", "court_closed"


def words(**roles: str) -> dict[PersonId, str]:
    return {PersonId(one): role for one, role in roles.items()}


def case(*texts: str, persons=EVERYBODY, roles=None):
    facts = [fact(number, text) for number, text in enumerate(texts, 1)]
    return replace(snapshot(persons=persons, facts=facts), placeholder_words=roles or {})


def said(one, audience: str = CLOSED, earlier=()) -> str:
    made = project(one, "national_court", audience, earlier).disclosure
    return "\n".join(each.text for each in made.facts)


# Letters and words


def test_letters_follow_z_with_two():
    numbers = (1, 2, 26, 27, 53, 703)
    shown = [person_placeholder(number) for number in numbers]
    letters = ("A", "B", "Z", "AA", "BA", "AAA")
    assert shown == [f"[PERSON {one}]" for one in letters]


@pytest.mark.parametrize("language", WORDS)
def test_each_placeholder_is_read_again_and_is_no_other(language):
    own = WORDS[language]
    for role in ROLES:
        for number in (1, 26, 27, 702):
            shown = person_placeholder(number, language, role)
            assert read_person_placeholder(shown) == (role, number)
            assert re.fullmatch(PSEUDONYM, shown)
            assert not re.fullmatch(f"{WITHHELD}|{PLACEHOLDER_PATTERN}", shown)
    others = {own.withheld, own.number, own.date, own.address}
    assert len(set(own.roles) | others) == len(ROLES) + len(others)


def test_a_word_stands_for_one_role_in_whichever_language():
    meant: dict[str, set[str]] = {}
    for one in WORDS.values():
        for role, word in zip(ROLES, one.roles, strict=True):
            meant.setdefault(word, set()).add(role)
    assert {word: roles for word, roles in meant.items() if len(roles) > 1} == {}


def test_no_word_says_that_somebody_gave_information():
    assert "source" not in ROLES
    telling = {"SOURCE", "ŹRÓDŁO", "FUENTE", "KAYNAK", "ИСТОЧНИК", "مصدر", "来源", "來源", "QUELLE"}
    assert not telling & {word for one in WORDS.values() for word in one.roles}


@pytest.mark.parametrize("old", ["[PERSON 2]", "[某人 2]", "[ЛИЦО 2]", "[مي 2]", "[PERSONNE 2]"])
def test_what_left_with_a_number_is_still_read(old):
    word = old[1:-3]
    known = word in {one.roles[0] for one in WORDS.values()}
    assert read_person_placeholder(old) == (("person", 2) if known else None)
    assert (old in forms_of_person_placeholder("relative", 2)) is known


def test_a_number_behind_another_word_was_never_printed():
    assert read_person_placeholder("[WITNESS 2]") is None
    assert read_person_placeholder("[PERSON ABCD]") is None
    assert read_person_placeholder("[PERSON a]") is None


# Words of people


def test_a_person_has_the_word_that_was_chosen_in_each_language():
    one = case("They saw [[s]] and the man.", "警察问[[s]]。", roles=words(s="witness"))
    first, second = said(one).split("\n")
    assert first == "They saw [WITNESS A] and the man."
    assert second == "警察问[证人 A]。"


def test_a_list_of_persons_has_the_words_too():
    made = project(case("[[s]], [[b]]", roles=words(s="lawyer")), "national_court", CLOSED, ())
    labels = [one.label for one in made.disclosure.persons]
    assert sorted(label.split()[0] for label in labels) == ["[LAWYER", "[PERSON"]


def test_who_has_no_word_or_an_unknown_one_is_a_person():
    shown = said(case("[[s]], [[b]]", roles=words(s="source", b="nonsense")))
    assert set(re.findall(r"\[(\w+) ", shown)) == {"PERSON"}


def test_people_of_one_role_and_of_several_never_share_a_letter():
    texts = [f"[[{one}]] met [[{two}]]." for one, two in permutations("sba", 2)]
    for roles in (words(s="witness", b="witness", a="witness"), words(s="relative", b="child"), {}):
        shown = said(case(*texts, roles=roles))
        letters = {read_person_placeholder(f"[{one}]") for one in re.findall(r"\[([^]]+)\]", shown)}
        assert sorted(number for _, number in letters) == [1, 2, 3]


def test_letters_follow_neither_names_nor_words_nor_order():
    """Over many texts every order of letters comes up, whatever the order of names and words."""
    roles = words(s="child", b="person", a="relative")
    found = set()
    for number in range(60):
        shown = said(case(f"At {number}: [[s]], [[b]], [[a]].", roles=roles))
        found.add(tuple(re.findall(r"\[\w+ (\w)\]", shown)))
    assert len(found) == len(tuple(permutations("ABC")))


def test_control_letters_by_word_would_be_seen(monkeypatch):
    number_persons = projection.number_persons

    def by_word(sightings, seed, earlier, roles):
        made = number_persons(sightings, seed, earlier, roles)
        ordered = sorted(made, key=lambda one: roles.get(one.person_id, ""))
        return tuple(replace(one, number=place) for place, one in enumerate(ordered, 1))

    monkeypatch.setattr(projection, "number_persons", by_word)
    with pytest.raises(AssertionError):
        test_letters_follow_neither_names_nor_words_nor_order()


def twins(order: str) -> set[bytes]:
    """Return what leaves where nothing but their words tells three people apart."""
    roles = words(s="witness", b="official", a="lawyer")
    texts = [f"[[{one}]] was asked." for one in order]
    made = []
    for arranged in permutations(EVERYBODY):
        one = case(*texts, persons=arranged, roles=roles)
        one = replace(one, facts=tuple(replace(each, position=1) for each in one.facts))
        made.append(canonical_bytes(project(one, "national_court", CLOSED, ()).disclosure))
    return set(made)


def test_words_tell_apart_who_looks_the_same_whatever_the_order_of_records():
    assert len({one for order in permutations("sba") for one in twins("".join(order))}) == 1


def test_control_letters_by_record_would_be_seen(monkeypatch):
    def by_record(sightings, _seed, _earlier, _roles):
        found = dict.fromkeys(person for one in sightings for person in one.persons)
        return tuple(PseudonymNumber(one, place) for place, one in enumerate(found, 1))

    monkeypatch.setattr(projection, "number_persons", by_record)
    with pytest.raises(AssertionError):
        test_words_tell_apart_who_looks_the_same_whatever_the_order_of_records()


def test_a_letter_stays_when_a_word_is_chosen_later():
    before = case("[[s]] and [[b]] came.")
    made = project(before, "national_court", CLOSED, ())
    later = replace(before, placeholder_words=words(s="witness", b="expert"))
    plain = said(before)
    shown = said(later, earlier=made.numbering)
    assert re.findall(r" (\w)\]", shown) == re.findall(r" (\w)\]", plain)
    assert "[WITNESS " in shown
    assert "[EXPERT " in shown


# Readers who reach the requesting State


@pytest.mark.parametrize("audience", sorted(AUDIENCES))
def test_kinship_and_childhood_are_told_to_nobody_who_reaches_the_state(audience):
    roles = words(s="relative", b="child", a="witness")
    made = project(case("[[s]], [[b]], [[a]]", roles=roles), "national_court", audience, ())
    told = canonical_bytes(made.disclosure).decode()
    assert ("RELATIVE" in told) == ("CHILD" in told) == (not can_reach(HARMFUL, audience))
    assert "[WITNESS " in told


def test_a_reach_that_the_lawyer_adds_takes_the_words_away():
    roles = words(s="relative")
    wider = Reach("r", "c", CLOSED, (HARMFUL,), (), "")
    assert roles_for(roles, CLOSED, ()) == roles
    assert roles_for(roles, CLOSED, (wider,)) == words(s="person")


def test_what_is_read_to_a_listener_has_no_such_word_either():
    """Titles of exhibits are the alternative texts of their pages."""
    one = snapshot(
        persons=EVERYBODY,
        documents=[document("d", "Letter of [[s]]")],
        exhibits=[exhibit("d", "AB/1", "[[s]]")],
    )
    one = replace(one, placeholder_words=words(s="relative"))
    for audience, shown in ((OPEN, "[PERSON A]"), (CLOSED, "[RELATIVE A]")):
        (made,) = project(one, "national_court", audience, ()).disclosure.exhibits
        assert (made.title, made.witness) == (f"Letter of {shown}", shown)


# Equal placeholders beside each other

A, B = Placeholder(PersonId("a"), role="witness"), Placeholder(PersonId("b"))
GONE = Placeholder(NOBODY)


def printed(*pieces) -> str:
    return rendered(passage(pieces), {PersonId("a"): 1, PersonId("b"): 2})


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ((A, " (", A, ") came"), "[WITNESS A] came"),
        (("He, ", A, "(", A, "), came"), "He, [WITNESS A], came"),
        ((A, "（", A, "）来了"), "[证人 A]来了"),
        ((A, " / ", A, "/", A, " came"), "[WITNESS A] came"),
        ((A, " (", A, " / ", A, ") came"), "[WITNESS A] came"),
        ((A, " (", A, ") (", A, ")"), "[WITNESS A]"),
        ((GONE, " (", GONE, ") came"), "[WITHHELD] came"),
        ((A, ", ", A, " came"), "[WITNESS A], [WITNESS A] came"),
        ((A, " (", B, ") came"), "[WITNESS A] ([PERSON B]) came"),
        ((A, " (", A, ", a nurse)"), "[WITNESS A] ([WITNESS A], a nurse)"),
        ((A, " (not ", A, ")"), "[WITNESS A] (not [WITNESS A])"),
        ((A, " (", GONE, ")"), "[WITNESS A] ([WITHHELD])"),
        ((A, "/", B), "[WITNESS A]/[PERSON B]"),
        ((A, "\n/ ", A), "[WITNESS A]\n/ [WITNESS A]"),
        (("(", A, ")"), "([WITNESS A])"),
    ],
)
def test_one_person_twice_in_a_row_is_said_once(pieces, text):
    assert printed(*pieces) == text


SPELLINGS = ("Ayshe Kara", "Ayshe", "أيشة", "阿依古丽", "Kara, Ayshe Mehmet Qizi")


@pytest.mark.parametrize("joined", ["{} ({})", "{} / {}", "{}（{}）"])
def test_a_second_spelling_leaves_what_the_name_alone_leaves(joined):
    """Nothing of the hidden text decides, and no count of names is told."""
    somebody = person("s", SPELLINGS[0])
    names = tuple(replace(somebody.names[0], text=text) for text in SPELLINGS)
    somebody = replace(somebody, names=names)
    texts = [
        f"They saw {joined.format(one, two)} there." for one, two in permutations(SPELLINGS, 2)
    ]
    told = {said(case(text, persons=(somebody,))) for text in texts}
    assert told == {said(case("They saw [[s]] there.", persons=(somebody,)))}
    assert told == {"They saw [PERSON A] there."}
