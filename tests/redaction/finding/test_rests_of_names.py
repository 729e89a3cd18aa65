"""What is left of a name beside a part of it: an initial in the name of a sheet, a file, a chat."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import Sought, SoughtPerson

PEOPLE = (
    SoughtPerson(
        PersonId("herder"), ("Serikbol Dauletuly Ospanov", "Серікбол Дәулетұлы Оспанов", "Sereke")
    ),
    SoughtPerson(PersonId("wife"), ("Aigerim Toktarkyzy Ospanova", "Айгерім Тоқтарқызы Оспанова")),
    SoughtPerson(PersonId("source"), ("Ma Zhanyuan", "马占元")),
    SoughtPerson(PersonId("shop"), ("Nurcan Yıldızhan-Kaya",)),
    SoughtPerson(PersonId("other"), ("Zulpiye Baratjan",)),
)


def left(text: str) -> str:
    """Return what stays of a text, with a star for each thing that goes."""
    for one in reversed(matcher_of(Sought(PEOPLE)).find(text)):
        text = f"{text[: one.start]}*{text[one.end :]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Serikbol O", "O Serikbol", "SERIKBOL O", "serikbol o", "Serikbol-O", "Serikbol (O)",
        "Serikbol (O.)", "Serikbol [O]", "Serikbol, (O.)", "Serikbol D O", "Serikbol Os",
        "Serikbol Dauletuly O", "Serikbol Dauletuly Osp", "S-Ospanov", "Ospanov-S", "Sereke O",
        "Sereke (O)", "Aigerim “O”", "Aigerim 'O'", "Aigerim - O", "Aigerim – O", "Aigerim: O",
        "Aigerim 1 O", "Aigerim\nO", "O\nAigerim", "Айгерім О", "О. Айгерім", "Zulpiye Bar",
        "Zulpiye Barat", "Nurcan Y", "Nurcan Y-K", "Nurcan Y K", "占元M", "M占元", "Nurcan Y.-K.",
    ],
)  # fmt: skip
def test_a_heading_that_is_a_cut_name_goes_as_a_whole(text):
    assert left(text) == "*"


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Aigerim O: hello", "*: hello"),
        ("Aigerim O (Work)", "* (Work)"),
        ("Aigerim O – Almaty", "* – Almaty"),
        ("Aigerim O's phone", "*'s phone"),
        ("Aigerim O & Serikbol O", "* & *"),
        ("Sheet Aigerim O", "Sheet *"),
        ("1. Aigerim O", "1. *"),
        ("Aigerim O 2021", "* 2021"),
        ("12 | Aigerim O | 400", "12 | * | 400"),
        ("Aigerim O  O Serikbol  40", "*  *  40"),
        ("From: Aigerim O <a@mail.example>", "From: * <a@mail.example>"),
        ("Yesterday Serikbol O came to the shop with two others.",
         "Yesterday * came to the shop with two others."),
        ("(Serikbol O)", "(*)"),
        ("“Serikbol O”", "“*”"),
    ],
)  # fmt: skip
def test_nothing_else_beside_it_goes(text, stays):
    assert left(text) == stays


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("When I met Ibrahim and Aigerim I ran home.", "When I met Ibrahim and * I ran home."),
        ("A Serikbol le dijeron que no volviera.", "A * le dijeron que no volviera."),
        ("SERIKBOL Y AIGERIM", "* Y *"),
        ("Serikbol o su hermano", "* o su hermano"),
        ("A letter from Aigerim To Serikbol", "A letter from * To *"),
        ("The bill of Serikbol, B 5", "The bill of *, B 5"),
        ("Serikbol’s sheep", "*’s sheep"),
        ("We ate with Serikbol. Or so he said to everybody there.",
         "We ate with *. Or so he said to everybody there."),
    ],
)  # fmt: skip
def test_words_and_other_letters_stay(text, stays):
    assert left(text) == stays


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Tell Saule that he is safe.", "Tell * that he is safe."),
        ("Write to saule_t tonight.", "Write to * tonight."),
        ("Saule T. told me.", "* told me."),
        ("It is Aigerim, I lost my telephone.", "It is *, I lost my telephone."),
        ("Aigerim, a friend came.", "*, a friend came."),
        ("Aigerim, O.", "*"),
        ("Mr. Ospanov left.", "Mr. * left."),
        ("Mrs. Ospanova left.", "Mrs. * left."),
        ("Mr. Moroz left, Ms. Moroz stayed.", "Mr. * left, Ms. * stayed."),
        ("Mr. M. Moroz left.", "Mr. * left."),
    ],
)
def test_a_word_beside_a_name_does_not_go_for_its_first_letter(text, stays):
    """What is missing would tell the initial."""
    assert left_of_handles(text) == stays


def left_of_handles(text: str) -> str:
    """Return what stays where somebody is listed with an initial and a handle."""
    saule = SoughtPerson(PersonId("sister"), ("Saule T.",), (("handle", "saule_t"),))
    moroz = SoughtPerson(PersonId("moroz"), ("Mykola Moroz",))
    for one in reversed(matcher_of(Sought((*PEOPLE, saule, moroz))).find(text)):
        text = f"{text[: one.start]}*{text[one.end :]}"
    return text
