"""A day of birth beside its owner's name, last digits in a cell, and spellings of neighbours."""

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.finding.scripts.zawgyi import in_zawgyi
from casefiles.redaction.names.sought import Sought, SoughtPerson

OWN = SoughtPerson(PersonId("own"), ("Ayşe Weli",), (("licence", "6590417"),), born="1991-03-14")
BURMESE = SoughtPerson(PersonId("own"), ("မအေးအေးမြင့်",))


def found(text, person=OWN):
    rules = NameRules(Sought((person,)))
    told = rules.questions(text, (), is_machine_read=False)
    return [text[one.start : one.end] for one in (*rules.certain(text), *told)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A. Weli came, 14 March, with a child.", "14 March"),
        ("14 mars : Ayşe Weli est venue", "14 mars"),
        ("Ayşe Weli пришла 14 марта", "14 марта"),
        ("2015;Weli;Ayşe;;1991;Zhao", "1991"),
        ("Weli | Ayşe | visitor | 1991", "1991"),
        ("2015-11-07;Patime;Hekim;;1975;0417", "0417"),
        ("Mrs. Welli is afraid.", "Welli"),
        ("Policia e njoftoi Ajshe Weli", "Ajshe"),
    ],
)
def test_it_is_asked(text, part):
    assert any(part in one for one in found(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Somebody came, 14 March, with a child.", "14 March"),
        ("Ayşe Weli slept. On 14 March it rained.", "14 March"),
        ("Ayşe Weli lived there in 1991.", "1991"),
        ("2015;Hekim;Patime;;1991;Zhao", "1991"),
        ("Ayşe Weli came on 14 March 2020.", "14 March"),
        ("Room 0417 was empty.", "0417"),
        ("a;b;c;1991", "1991"),
        ("Welli is a place.", "Welli"),
    ],
)
def test_away_from_the_name_it_is_not(text, part):
    assert not any(part in one for one in found(text))


@pytest.mark.parametrize(
    ("plain", "zawgyi"),
    [
        ("ဒေါ်အေးအေးမြင့်", "ေဒၚေအးေအးျမင့္"),
        ("မောင်မောင်", "ေမာင္ေမာင္"),
        ("ကျော်", "ေက်ာ္"),
        ("စန္ဒာ", "စႏၵာ"),
        ("ခင်ခင်ကြီး", "ခင္ခင္ႀကီး"),
    ],
)
def test_burmese_is_written_as_old_phones_write_it(plain, zawgyi):
    assert in_zawgyi(plain) == zawgyi


def test_a_name_in_zawgyi_goes():
    assert found("ေဒၚေအးေအးျမင့္ ကို မေန႔ညက ဖမ္းသြားၿပီ", BURMESE) == ["ေဒၚေအးေအးျမင့္"]
