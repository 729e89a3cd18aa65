"""What each preset makes of a text: what its rule says, and nothing of what is hidden."""

from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes, disclosure_from_bytes
from casefiles.domain.records.case_records import Identifier, Protection
from casefiles.dossier.forum.presets import load_preset, preset_path
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.release.preset_policy import under_preset
from casefiles.redaction.release.projection import project
from tests.redaction.cases import fact, person, snapshot

RESOURCES = Path(__file__).parents[3] / "resources"


def somebody(name, role, *numbers, protection="open", is_minor=False):
    identifiers = tuple(Identifier(kind, value) for kind, value in numbers)
    one = person(name.split()[0].lower(), name, protection)
    return replace(one, role=role, identifiers=identifiers, is_minor=is_minor)


def shown(preset, text, *persons, audience="court_open"):
    """Return the released text of one fact, under a preset."""
    return released(preset, text, *persons, audience=audience).facts[0].text


def released(preset, text, *persons, audience="court_open"):
    rule = load_preset(preset_path(RESOURCES, preset)) if preset else None
    case = under_preset(snapshot(persons=persons, facts=[fact(1, text)]), rule)
    return project(case, "national_court", audience, ()).disclosure


BANK = ("bank account", "6222 0212 3456 7890")
BORN = ("date of birth", "11 May 1984")
HOME = ("address", "12 Elm Street, Springfield")


@pytest.mark.parametrize("preset", ["us_frcp_5_2", "us_frcrimp_49_1"])
def test_of_numbers_the_last_four_stand_of_births_the_year_of_minors_the_initials(preset):
    """Fed. R. Civ. P. 5.2(a), Fed. R. Crim. P. 49.1(a).

    "... a party or nonparty making the filing may include only: (1) the last four digits of the
    social-security number and taxpayer-identification number; (2) the year of the individual's
    birth; (3) the minor's initials; (4) the last four digits of the financial-account number"
    """
    client = somebody("Tursun Sample", "client", BANK, BORN, ("tax number", "987-65-4320"))
    child = somebody("Aygul Sample", "relative", is_minor=True)
    text = (
        "Tursun Sample, born on 11 May 1984 (1984-05-11), pays from 6222021234567890"
        " under number 987-65-4320 for Aygul Sample."
    )
    assert shown(preset, text, client, child) == (
        "Tursun Sample, born on [DATE …1984], pays from [NUMBER …7890]"
        " under number [NUMBER …4320] for [A.S.]."
    )


def test_only_the_criminal_rule_takes_the_home_address():
    """Rule 49.1(a)(5) adds "the city and state of the home address"; Rule 5.2 says nothing."""
    client = somebody("Tursun Sample", "client", HOME)
    text = "He lives at 12 Elm Street, Springfield."
    assert shown("us_frcp_5_2", text, client) == text
    assert shown("us_frcrimp_49_1", text, client) == "He lives at [ADDRESS]."


def test_the_applicant_stays_and_third_parties_lose_what_leads_to_them():
    """ECtHR: the application names its applicant (Rule 47); its file is public (Rule 33)."""
    client = somebody("Tursun Sample", "client", ("telephone", "+90 212 555 0100"))
    neighbour = somebody("Anna Muster", "neighbour", ("telephone", "+90 212 555 0199"), HOME)
    text = "Call +90 212 555 0100, or Anna Muster: 0212 555 0199, 12 Elm Street, Springfield."
    told = shown("echr_default", text, client, neighbour, audience="treaty_body")
    assert told == "Call +90 212 555 0100, or Anna Muster: [NUMBER], [ADDRESS]."


def test_the_author_is_named_to_a_treaty_body_and_relatives_are_not():
    """CED/C/5: the State party needs the author's identity to respond; others are spared."""
    client = somebody("Tursun Sample", "client")
    sister = somebody("Aygul Sample", "relative")
    source = somebody("Wang Li", "source")
    text = "Tursun Sample heard it from Aygul Sample and Wang Li."
    told = shown("un_third_parties", text, client, sister, source, audience="treaty_body")
    assert told == "Tursun Sample heard it from [PERSON A] and [WITHHELD]."


def test_the_commission_gets_the_applicant_with_every_number_of_his_papers():
    """CCF admissibility: the identity document is not redacted and bears no erasures."""
    client = somebody("Tursun Sample", "client", ("passport", "EX9900417"), BORN)
    text = "Tursun Sample, 11 May 1984, passport EX9900417."
    assert shown("ccf_requesting_bureau", text, client, audience="ccf") == text


def test_no_natural_person_is_named_to_the_court_of_justice_by_true_initials():
    """CJEU: initials used are not the true initials; since 2023 invented names."""
    client = somebody("Tursun Sample", "client")
    child = somebody("Aygul Sample", "relative", is_minor=True)
    told = shown("cjeu_reference", "Tursun Sample and Aygul Sample v. State.", client, child)
    first, second = told.removesuffix(" v. State.").split(" and ")
    assert {first, second} == {"[PERSON A]", "[PERSON B]"}


def test_names_stay_in_england_without_an_order_while_contact_data_go():
    """E&W: no self-help anonymity; addresses, telephones and bank details go."""
    client = somebody("Tursun Sample", "client", BANK, HOME)
    witness = somebody("Anna Muster", "witness", BORN)
    text = "Tursun Sample, 12 Elm Street, Springfield, 6222021234567890; Anna Muster, 11.05.1984."
    assert shown("ew_criminal_court", text, client, witness) == (
        "Tursun Sample, [ADDRESS], [NUMBER]; Anna Muster, [DATE]."
    )


# What is protected stays protected, and what is hidden decides nothing.


@pytest.mark.parametrize("protection", ["pseudonym", "withheld"])
def test_a_protected_person_overrides_every_rest_that_a_preset_keeps(protection):
    child = somebody("Aygul Sample", "relative", BANK, BORN, protection=protection, is_minor=True)
    text = "Aygul Sample, born 11 May 1984, pays from 6222021234567890."
    told = shown("us_frcp_5_2", text, child)
    assert "A.S." not in told
    assert "7890" not in told
    assert "…" not in told


def test_no_preset_makes_anybody_more_visible_than_the_lawyer_did():
    persons = [
        somebody("Tursun Sample", role, BANK, protection=protection)
        for role in ("client", "witness", "")
        for protection in ("pseudonym", "withheld")
    ]
    for path in sorted((RESOURCES / "presets").glob("*.yaml")):
        for one in persons:
            preset = load_preset(path)
            after = under_preset(snapshot(persons=[one]), preset)
            # In an emergency everybody but the client is less visible still.
            is_less = preset.is_emergency and one.role != "client"
            less = replace(one, protection=Protection.WITHHELD)
            assert after.persons == (less if is_less else one,)


def test_a_number_shared_with_a_protected_person_shows_no_rest():
    client = somebody("Tursun Sample", "client", BANK)
    sister = somebody("Aygul Sample", "relative", BANK, protection="withheld")
    assert shown("us_frcp_5_2", "From 6222021234567890.", client, sister) == "From [WITHHELD]."


@pytest.mark.parametrize(
    "hidden", ["1111 1111 1111 7890", "9 7890 7890", "6222021234 567890", "AB-12-34-56-7890"]
)
def test_only_the_declared_rest_of_a_number_reaches_the_bytes(hidden):
    def told(value):
        client = somebody("Tursun Sample", "client", ("bank account", value))
        child = somebody("Aygul Sample", "relative", is_minor=True)
        text = f"He pays from {value} for Aygul Sample; again {value}."
        return canonical_bytes(released("us_frcp_5_2", text, client, child))

    assert told(hidden) == told("6222 0212 3456 7890")
    # The control: another rest is another declared fact.
    assert told("6222 0212 3456 7891") != told("6222 0212 3456 7890")


@pytest.mark.parametrize("name", ["Ayqiz Sabir", "Abdurahman Supiyan", "An-Sun", "Ai  Si"])
def test_only_the_initials_of_a_minor_reach_the_bytes(name):
    def told(name):
        child = replace(somebody("x", "relative", is_minor=True), names=person("x", name).names)
        return canonical_bytes(released("us_frcp_5_2", f"We saw {name}; {name}'s bag.", child))

    assert told(name) == told("Aygul Sample")
    assert b"[A.S.]'s bag" in told(name)
    # The control: other initials are another declared fact.
    assert told("Bahar Sample") != told("Aygul Sample")


def test_the_day_of_birth_does_not_reach_the_bytes():
    def told(day, text):
        client = somebody("Tursun Sample", "client", ("date of birth", day))
        return canonical_bytes(released("us_frcp_5_2", text, client))

    assert told("11 May 1984", "Born 11 May 1984.") == told("2 December 1984", "Born 1984-12-02.")


@pytest.mark.parametrize("value", ["12345", "987-654", "12 34"])
def test_of_a_short_number_nothing_stands_since_its_end_would_be_most_of_it(value):
    client = somebody("Tursun Sample", "client", ("bank account", value))
    assert shown("us_frcp_5_2", f"Account {value}.", client) == "Account [NUMBER]."


def test_a_minor_without_latin_letters_becomes_a_pseudonym():
    child = somebody("阿依古丽", "relative", is_minor=True)
    assert shown("us_frcp_5_2", "She is 阿依古丽.", child) == "She is [PERSON A]."


def test_clearance_and_the_gate_search_for_what_a_preset_takes():
    client = somebody("Tursun Sample", "client", BANK, HOME)
    rule = load_preset(preset_path(RESOURCES, "us_frcrimp_49_1"))
    after = under_preset(snapshot(persons=[client]), rule)
    forms = {alias.text for alias in protected_terms_of(after.persons)}
    assert forms == {BANK[1], HOME[1]}
    assert Matcher(protected_terms_of(after.persons)).find("at 6222-0212-3456-7890.")


def test_without_a_preset_nothing_changes():
    case = snapshot(persons=[somebody("Tursun Sample", "client", BANK)])
    assert under_preset(case, None) is case


def test_a_disclosure_with_kept_rests_comes_back_from_its_bytes():
    client = somebody("Tursun Sample", "client", BANK)
    told = released("us_frcp_5_2", "From 6222021234567890.", client)
    assert told.has_kept
    assert disclosure_from_bytes(canonical_bytes(told)) == told
    assert b"has_kept" not in canonical_bytes(released("", "From nowhere.", client))


def test_the_client_stays_open_in_the_persons_of_the_case():
    client = somebody("Tursun Sample", "client", BANK)
    after = under_preset(
        snapshot(persons=[client]), load_preset(preset_path(RESOURCES, "echr_default"))
    )
    assert after.persons == (client,)
    assert after.persons[0].protection is Protection.OPEN


def test_in_an_emergency_the_client_alone_is_named_whatever_the_lawyer_set():
    client = somebody("Tursun Sample", "client", BORN, BANK)
    judge = somebody("Mireille Thorvane", "judge")
    sister = somebody("Aygul Sample", "relative", protection="pseudonym")
    text = (
        "[[tursun]], born on 11 May 1984, pays from 6222021234567890;"
        " [[mireille]] heard [[aygul]] and Mireille Thorvane."
    )
    assert shown("emergency", text, client, judge, sister) == (
        "Tursun Sample, born on 11 May 1984, pays from [NUMBER];"
        " [WITHHELD] heard [WITHHELD] and [WITHHELD]."
    )


def test_an_emergency_names_counsel_who_files_and_withholds_the_numbers_and_all_others():
    counsel = somebody("Aud Brennick", "counsel", HOME)
    other = somebody("Nils Harrow", "counsel")
    hidden = somebody("Vera Stone", "counsel", protection="withheld")
    rule = load_preset(preset_path(RESOURCES, "emergency"))
    text = "Aud Brennick of 12 Elm Street, Springfield, Nils Harrow and Vera Stone."
    case = snapshot(persons=(counsel, other, hidden), facts=[fact(1, text)])

    def of(*ids):
        treated = under_preset(case, rule, frozenset(ids))
        return project(treated, "national_court", "court_open", ()).disclosure.facts[0].text

    assert "Brennick" not in of()
    named = of(counsel.id, hidden.id)
    assert "Aud Brennick" in named
    for gone in ("Elm Street", "Harrow", "Stone"):
        assert gone not in named
