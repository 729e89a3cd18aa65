"""Cases T65 to T68 of the battery: names as texts hide them, found or left to a person."""

import pytest

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import protected_terms_of
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher

NAMES = ("Dilnur Tursun", "Wang Wei", "ئالىم تۇرسۇن", "古丽娜尔", "Li")
PERSON = Person(
    PersonId("5" * 32),
    CaseId("c" * 32),
    tuple(PersonName(name, "", "") for name in NAMES),
    (
        Identifier("resident ID", "11010519491231002X"),
        Identifier("e-mail", "dilnur.t@example.org"),
        Identifier("telephone", "+86 138 1234 5678"),
    ),
    Protection.WITHHELD,
)
MATCHER = Matcher(protected_terms_of([PERSON]))


def held(text):
    return [text[one.start : one.end] for one in MATCHER.find(text)]


@pytest.mark.parametrize(
    "written",
    [
        "Dil\u200bnur Tur\u00adsun",
        "\u202eDilnur Tursun\u202c",
        "Dіlnur Tursun",
        "Ｄｉｌｎｕｒ　Ｔｕｒｓｕｎ",
        "DILNUR-TURSUN",
        "D i l n u r  T u r s u n",
        "Dilnur\nTursun",
        "Tursun, Dilnur",
        "𝐃𝐢𝐥𝐧𝐮𝐫 𝐓𝐮𝐫𝐬𝐮𝐧",
    ],
)
def test_t65_signs_without_width_and_letters_that_look_alike(written):
    assert held(f"and {written} came")


@pytest.mark.parametrize(
    "written",
    [
        "ئالىم تۇرسۇننىڭ",
        "ئـالىـم تـۇرسۇن",
        "ﺋﺎﻟﻰﻢ ﺗﯘﺭﺳﯘﻥ",
        "ئالىم تۇرسۇن"[::-1],
        "ئالىم تۇرسۇنلار",
    ],
)
def test_t66_suffixes_drawn_out_letters_presentation_forms_and_visual_order(written):
    assert held(f"x {written} y")


@pytest.mark.parametrize(
    "written",
    [
        "wangwei@mail.example.cn",
        "https://example.cn/people/wang_wei/photo",
        "wang.wei1990@qq.example",
        "https://example.cn/u/wangwei88",
        "dilnur.t@example.org",
        "dilnur.t [at] example [dot] org",
        "dilnur.t(at)example.org",
    ],
)
def test_t67_names_in_addresses_and_paths(written):
    assert held(f"see {written} there")


@pytest.mark.parametrize("word", ["line", "Lining", "LiWang", "li88"])
def test_t68_a_short_name_inside_words_is_left_to_a_person(word):
    text = f"The word {word} stands here."
    assert held(text) == []
    found = UncertainMatcher(MATCHER.aliases).find(text, (), is_machine_read=False)
    assert [text[one.start : one.end] for one in found] == [word]


def test_t68_precision_on_prose():
    prose = (
        "Many lights along the line were dimmed while officials deliberated; highlights of the"
        " policy followed. Family links, weighty files and realistic delays did not help. " * 20
    )
    assert held(prose) == []
    found = UncertainMatcher(MATCHER.aliases).find(prose, (), is_machine_read=True)
    assert {prose[one.start : one.end].lower() for one in found} == {"lights", "line", "links"}


@pytest.mark.parametrize(
    "written",
    [
        "110105491231002",
        "110105 19491231 002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "0086-138-1234-5678",
        "13812345678",
    ],
)
def test_a_recognised_value_that_is_known_of_a_person_is_a_mention(written):
    assert held(f"number {written} there")
