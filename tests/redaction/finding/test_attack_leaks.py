"""Ways to write one person that once left in silence, and words like them that must stay."""

from datetime import date

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.days_in_numbers import days_in_number
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.names.sought import Sought, SoughtPerson

PHONE = (("telephone", "+7 701 555 01 42"),)


def met(name, text, identifiers=()):
    """Return what goes or is asked about."""
    own = NameRules(Sought((SoughtPerson(PersonId("p"), (name,), tuple(identifiers)),), ()))
    hits = [*own.certain(text), *own.questions(text, (), is_machine_read=False)]
    return {text[one.start : one.end] for one in hits}


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("Askar Zhumabekov", "ZHUMABEKOV/ASKARMR", "ASKARMR"),
        ("Askar Zhumabekov", "ZHUMABEKOV/A MR", "ZHUMABEKOV/A"),
        ("Askar Zhumabekov", "the bill of Mr A Zhumabekov", "A Zhumabekov"),
        ("Askar Zhumabekov", "Please say A.Zh. from now on.", "A.Zh."),
        ("Askar Zhumabekov", "Here Zh. A. signed.", "Zh. A."),
        ("Thomas Ekelund", "Seen by Th. E. in the morning.", "Th. E."),
        ("Аскар Нурланович Жумабеков", "Подпись А.Ж. неразборчива.", "А.Ж."),
        ("Askar Nurlanovich Zhumabekov", "The boys called him Nurlanych.", "Nurlanych"),
        ("Askar Zhumabekov", "Cumabekov ailesi perişan.", "Cumabekov"),
        ("Askar Zhumabekov", "W spisie jest Żumabekow.", "Żumabekow"),
        ("Thomas Ekelund", "Здесь Экелюнд подписал.", "Экелюнд"),
        ("Thomas Ekelund-Marsh", "Здесь Эке-\nлунд-Марш подписал.", "Эке-\nлунд-Марш"),
        ("Askar Zhumabekov", "There Zhumabek0v signed.", "Zhumabek0v"),
        ("Askar Zhumabekov", "There Zhum…bekov signed.", "Zhum…bekov"),
        ("Askar Zhumabekov", "There Ask*r signed.", "Ask*r"),
        ("Askar Zhumabekov", "ZHUMA | BEKOV | split", "ZHUMA | BEKOV"),
        ("Askar Zhumabekov", "ZHUMA            BEKOV   split", "ZHUMA            BEKOV"),
        ("Askar Zhumabekov", "12  \t ZHUMA  \n  BEKOV", "ZHUMA  \n  BEKOV"),
        ("Rabigul Yasinjan", "Here Rabi Gul is in the camp.", "Rabi Gul"),
        ("Thomas Ekelund", "follow @drekelund there", "drekelund"),
        ("Ouyang Xiulan", "my ouyanglaoshi said it was fine", "ouyanglaoshi"),
        ("欧阳秀兰", "被询问人欧某兰没有签字。", "欧某兰"),
        ("Thomas Ekelund-Marsh", "托马斯·埃克隆德医生作证。", "托马斯·埃克隆德"),
        ("Thomas Ekelund-Marsh", "医生埃克隆德-马什作证。", "埃克隆德-马什"),
        (
            "Askar Nurlanovich Zhumabekov",
            "阿斯卡尔·努尔兰诺维奇·朱马别科夫在押。",
            "阿斯卡尔·努尔兰诺维奇·朱马别科夫",
        ),
        ("Şükriye Özdoğan", "Je connais Chukriye.", "Chukriye"),
        ("Shukriye Özdoğan", "Je connais Choukriye.", "Choukriye"),
        ("Rachida Özdoğan", "I know Rashida well.", "Rashida"),
        ("欧阳秀兰", "兰老师没有签字。", "兰老师"),
        ("欧阳秀兰", "我问兰医生。", "兰医生"),
        ("Thomas Ekelund-Marsh", "Signed TEM on each page.", "TEM"),
        ("Thomas Ekelund-Marsh", "Present: TEM, GYA, WDM.", "TEM"),
        ("Thomas Ekelund-Marsh", "TEM\nGYA\nWDM", "TEM"),
        ("Thomas Ekelund-Marsh", "托马斯医生作证。", "托马斯医生"),
        ("Thomas Ekelund-Marsh", "我问过医生托马斯。", "托马斯"),
        ("Tom Ekelund", "汤姆医生作证。", "汤姆医生"),
        ("Askar Zhumabekov", "aska told me not to write names.", "aska"),
        ("Askar Zhumabekov", "Then Aska told me.", "Aska"),
        ("Rabigul Yasinjan", "2 | Yasinjan | R. | 14 Feb | camp", "R."),
        ("Rabigul Yasinjan", "2\tYasinjan\tR.\t14 Feb\tcamp", "R."),
        ("Rabigul Yasinjan", "2 | R. | Yasinjan | camp", "R."),
        ("Rabigul Yasinjan", "2 | Yasinjan | R | camp", "R"),
        ("Thomas Ekelund-Marsh", "У Марша свои дела.", "Марша"),
        ("Thomas Ekelund-Marsh", "Я дал это Маршу.", "Маршу"),
    ],
)
def test_a_name_is_found(name, text, form):
    assert any(form in one for one in met(name, text))


def test_a_name_with_a_dot_is_found_beside_another_chinese_spelling():
    own = SoughtPerson(PersonId("p"), ("Askar Zhumabekov", "阿斯哈尔·朱马别克"))
    text = "阿斯卡尔·朱马别科夫在押。"
    (asked,) = NameRules(Sought((own,), ())).questions(text, (), is_machine_read=False)
    assert text[asked.start : asked.end] == "阿斯卡尔·朱马别科夫"


def test_both_halves_of_a_double_name_are_asked_about_in_another_script():
    assert any("Маршу" in one for one in met("Thomas Ekelund-Marsh", "Врачу Экелунд-\nМаршу."))


@pytest.mark.parametrize("text", ["Ring 5550142 first.", "Ring 555-01-42 first."])
def test_a_telephone_number_is_found_as_it_is_dialled_in_its_town(text):
    assert met("Askar Zhumabekov", text, PHONE)


@pytest.mark.parametrize("text", ["The card ended in 0142.", "The number ended with 0142"])
def test_the_last_digits_of_a_number_are_found_in_the_past_tense(text):
    assert met("Askar Zhumabekov", text, PHONE) == {"0142"}


@pytest.mark.parametrize("text", ["Ring 5550143.", "In 555-01-43 years", "Case 0142"])
def test_other_numbers_are_not(text):
    assert met("Askar Zhumabekov", text, PHONE) == set()


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("ul. Abaya 47, kv. 12, Almaty", "Живёт: ул. Абая, д. 47, кв. 12."),
        ("ul. Abaya 47, kv. 12, Almaty", "We lived at Abai St. 47 then."),
        ("Gül Sokak No: 14/3, Zeytinburnu", "Evim Gül Sokak 14/3 adresinde."),
        ("Gül Sokak No: 14/3, Zeytinburnu", "Gönderen: Gül Sk. No:14 D:3"),
    ],
)
def test_an_address_is_found_in_another_script_and_on_a_short_street(address, text):
    assert met("Askar Zhumabekov", text, (("address", address),))


@pytest.mark.parametrize("text", ["Bahçede 14 gül var.", "Gül, 14 yaşında", "Gül Sokak 15"])
def test_a_word_that_is_a_street_alone_is_not(text):
    assert met("Askar Zhumabekov", text, (("address", "Gül Sokak No: 14/3"),)) == set()


@pytest.mark.parametrize(
    ("kind", "number", "day"),
    [
        ("resident ID", "659999199102140426", date(1991, 2, 14)),
        ("resident ID", "790317399914", date(1979, 3, 17)),
        ("resident ID", "21703197900012", date(1979, 3, 17)),
        ("resident ID", "44051401359", date(1944, 5, 14)),
        ("tax number", "1759013776", date(1948, 2, 28)),
    ],
)
def test_a_number_of_identity_tells_a_day_of_birth(kind, number, day):
    assert day in days_in_number(kind, number)
    assert met("Askar Zhumabekov", f"Born on {day:%d.%m.%Y}.", ((kind, number),))


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("telephone", "790317399914"),
        ("resident ID", "659999199113140426"),
        ("resident ID", "44051401358"),
        ("bank card", "659999199102140426"),
    ],
)
def test_other_numbers_tell_no_day(kind, number):
    assert list(days_in_number(kind, number)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Askar Zhumabekov", "On A. 5 and B. 6 zh. stands, e.g. in A.Z.B. and a.zh."),
        ("Thomas Ekelund", "The word *bold* and 5*5 and E…n stay."),
        ("Ouyang Xiulan", "与欧阳修诗词展无关，欧洲某国。"),
        ("欧阳秀兰", "荷兰老师，兰州医生。"),
        ("Thomas Ekelund-Marsh", "Марш энтузиастов. Шли маршем."),
        ("Thomas Ekelund-Marsh", "ELE TEM RAZAO AGORA MESMO"),
        ("Thomas Ekelund-Marsh", "他没说医生来。"),
        ("Askar Zhumabekov", "Benim aşka ihtiyacım var, Aşka gel."),
        ("Askar Zhumabekov", "I was asked, and she asks."),
        ("Rabigul Yasinjan", "2 | R. | camp"),
    ],
)
def test_words_that_are_no_names_stay(name, text):
    assert met(name, text) == set()


@pytest.mark.parametrize(
    "text",
    ["1 M husband of no. 6", "sister of No 6, born 1991", "daughter of 1 and 6", "wife of 3"],
)
def test_kin_of_somebody_told_by_a_number_of_the_same_list_is_of_somebody_known(text):
    (told,) = phrases(text)
    assert told.owner is Owner.THIRD


@pytest.mark.parametrize("text", ["the mother of 3 children", "a father of 2 boys"])
def test_a_number_of_children_is_nobody(text):
    assert all(told.owner is not Owner.THIRD for told in phrases(text))
