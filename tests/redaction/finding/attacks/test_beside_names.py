"""What stays beside a name that goes and tells of the person is asked about, and little else."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.mentions import Mention
from casefiles.redaction.names.sought import Sought, SoughtPerson

MOTHER = SoughtPerson(
    PersonId("mother"),
    ("Mihrigul Hoshur", "米合日古丽·霍舒尔", "مىھرىگۈل ھوشۇر", "Михригуль Хошур"),
    (("WeChat", "miri_88"),),
)
CLIENT = SoughtPerson(PersonId("client"), ("Enver Hoshur", "安外尔·霍舒尔"))
SOUGHT = Sought((MOTHER,), (CLIENT,))


def asked(text: str) -> list[str]:
    gone = matcher_of(SOUGHT).find(text)
    found = rules_of(SOUGHT).questions(text, gone, is_machine_read=False)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mihrigul apa kelmidi.", "apa"),
        ("ana Mihrigul kelmidi.", "ana"),
        ("Вчера бабушка Михригуль спит.", "бабушка"),
        ("ئاپا مىھرىگۈل كەلمىدى", "ئاپا"),
        ("米合日古丽大妈没来。", "大妈"),
        ("昨天大妈米合日古丽没来。", "大妈"),
        ("Mihrigul Hoshur, wife, did not sign.", ", wife"),
        ("Mihrigul Hoshur (sister-in-law) came.", "(sister-in-law"),
        ("Mihrigul: matka, lat 50", ": matka"),
        ("Wife Mihrigul came.", "Wife"),
        ("Photo Mihrigul-school17.jpg is attached.", "-school17.jpg"),
        ("room12_mihrigul.pdf", "room12_"),
    ],
)
def test_a_word_that_tells_of_the_person_is_asked_about(text, told):
    assert any(told in one for one in asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mihrigul, man of the hour, they said.",
        "Mihrigul makes bread, far from home.",
        "IMG_2024_Mihrigul.jpg",
        "Mihrigul_scan_03.pdf",
        "Mihrigul.jpg",
        "Mihrigul Hoshur, born in Kashgar",
        "The applicant told Mihrigul nothing.",
        "Enver aka keldi, Enver-school17.jpg",
    ],
)
def test_an_ordinary_word_beside_a_name_is_not(text):
    assert asked(text) == []


def test_what_stands_beside_a_reference_to_the_person_is_asked_about():
    text = "           apa came."
    reference = Mention(0, 10, PersonId("mother"))
    (one,) = rules_of(SOUGHT).questions(text, [reference], is_machine_read=False)
    assert (text[one.start : one.end], one.form) == ("apa", MOTHER.names[0])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("tell lugirhim nothing", "lugirhim"),
        ("tell l u g i r h i m nothing", "l u g i r h i m"),
        ("Miri keldi, dedi u.", "Miri"),
        ("Мири, удали всё", "Мири"),
        ('the woman "Mi He Ri Gu Li" (illegible)', "Mi He Ri Gu Li"),
        ("证人米××××·霍×尔出庭", "米××××·霍×尔"),
        ("证人米合·霍出庭", "米合·霍"),
        ("米米没来", "米米"),
    ],
)
def test_a_name_in_disguise_is_asked_about(text, form):
    assert asked(text) == [form]


@pytest.mark.parametrize(
    "text",
    ["The tail of the plug, lug it up.", "p a t h s of l i g h t", "Mi said no.", "爸爸没来"],
)
def test_words_that_are_no_disguise_stay(text):
    assert asked(text) == []
