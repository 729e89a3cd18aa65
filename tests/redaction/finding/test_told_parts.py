"""Parts of a number that a text says it begins with or ends in, in the languages of papers."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.names.sought import Sought, SoughtPerson

OWN = SoughtPerson(
    PersonId("own"),
    ("Zulpiye Weli",),
    (("telephone", "+86 139 9125 6804"), ("licence", "6590417")),
    born="1991-03-14",
)
TOLD = [
    ("My number ends in 6804.", "6804"),
    ("It is the phone ending with 6804.", "6804"),
    ("the last four digits are 6804", "6804"),
    ("phone number starting with 1399", "1399"),
    ("her phone starts with 139 9", "139 9"),
    ("номер заканчивается на 6804", "6804"),
    ("последние цифры номера 6804", "6804"),
    ("номер телефона начинается на 1399", "1399"),
    ("尾号6804的手机", "6804"),
    ("手机号码以1399开头", "1399"),
    ("电话后四位是6804", "6804"),
    ("son rakamları 6804", "6804"),
    ("telefonun son dört hanesi 6804", "6804"),
    ("numarası 6804 ile bitiyor", "6804"),
    ("telefon numarası 1399 ile başlıyor", "1399"),
    ("numarası 6804'le bitiyor", "6804"),
    ("номер закінчується на 6804", "6804"),
    ("останні цифри 6804", "6804"),
    ("die Nummer endet auf 6804", "6804"),
    ("die letzten Ziffern sind 6804", "6804"),
    ("le numéro se termine par 6804", "6804"),
    ("les derniers chiffres sont 6804", "6804"),
    ("el número termina en 6804", "6804"),
    ("los últimos dígitos son 6804", "6804"),
    ("il numero finisce con 6804", "6804"),
    ("le ultime cifre sono 6804", "6804"),
    ("numer kończy się na 6804", "6804"),
    ("ostatnie cyfry to 6804", "6804"),
    ("číslo končí na 6804", "6804"),
    ("poslední číslice jsou 6804", "6804"),
    ("o número termina em 6804", "6804"),
    ("os últimos dígitos são 6804", "6804"),
    ("het nummer eindigt op 6804", "6804"),
    ("de laatste cijfers zijn 6804", "6804"),
    ("numret slutar på 6804", "6804"),
    ("ο αριθμός τελειώνει σε 6804", "6804"),
    ("raqami 6804 bilan tugaydi", "6804"),
    ("oxirgi raqamlari 6804", "6804"),
    ("нөмірі 6804-пен аяқталады", "6804"),
    ("соңғы сандары 6804", "6804"),
    ("акыркы цифралары 6804", "6804"),
    ("نومۇرىنىڭ ئاخىرى 6804", "6804"),
    ("ينتهي الرقم بـ 6804", "6804"),
    ("آخر أربعة أرقام 6804", "6804"),
    ("چهار رقم آخر 6804", "6804"),
    ("شماره‌اش به 6804 ختم می‌شود", "6804"),
    ("電話番号の下四桁は6804です", "6804"),
    ("末尾が6804の番号", "6804"),
    ("전화번호 끝자리 6804", "6804"),
    ("số điện thoại có đuôi 6804", "6804"),
    ("nomor berakhiran 6804", "6804"),
    ("nömrəsi 6804 ilə bitir", "6804"),
    ("המספר מסתיים ב-6804", "6804"),
    ("numărul se termină în 6804", "6804"),
    ("a szám vége 6804", "6804"),
    ("последните цифри са 6804", "6804"),
    ("zadnje cifre su 6804", "6804"),
]


def asked(text):
    rules = NameRules(Sought((OWN,)))
    gone = [text[one.start : one.end] for one in rules.certain(text)]
    told = rules.questions(text, (), is_machine_read=False)
    return [*gone, *(text[one.start : one.end] for one in told)]


@pytest.mark.parametrize(("text", "part"), TOLD)
def test_a_part_of_a_number_that_is_told_is_asked(text, part):
    assert any(part in one for one in asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "The room is 6804 and the bus 1399.",
        "The story ends in 2017.",
        "Запись заканчивается в 1399 году хиджры.",
        "In 1991 there were 6804 entries.",
    ],
)
def test_the_same_signs_elsewhere_are_not_asked(text):
    assert asked(text) == []
