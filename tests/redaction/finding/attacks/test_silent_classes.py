"""Forms that once passed in silence, by the rule that now asks about them, and what stays calm."""

from typing import Final

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.beginnings import Beginnings
from casefiles.redaction.finding.han.han_described import HanDescribed
from casefiles.redaction.finding.han.han_short import HanShort
from casefiles.redaction.finding.han.masks import Masks
from casefiles.redaction.finding.han.mongol_names import MongolNames
from casefiles.redaction.finding.letters.lone_letters import LoneLetters
from casefiles.redaction.finding.numbers.numbers import NumberFinder
from casefiles.redaction.finding.other_letters.joined_sounds import JoinedSounds
from casefiles.redaction.finding.other_letters.keyboard import KeyboardSlips
from casefiles.redaction.finding.other_letters.mandarin_names import MandarinNames
from casefiles.redaction.finding.other_letters.stretched import Stretched
from casefiles.redaction.finding.pet_names import PetNames
from casefiles.redaction.names.sought import SoughtPerson
from tests.redaction.finding.finding_forms import tools

ADDRESS: Final = (("address", "12 Peace Street, Room 4, Almaty"),)
HAN_ADDRESS: Final = (("address", "天山区和平南路118号3单元502室"),)
PHONE: Final = (("telephone", "+44 7911 402 886"),)
PASSPORT: Final = (("passport", "K0417733"),)


def asked(name: str, text: str, identifiers: tuple[tuple[str, str], ...] = ()) -> list[str]:
    own = tools([SoughtPerson(PersonId("p"), (name,), identifiers)])
    mentions = own.matcher.find(text)
    found = own.rules.questions(text, mentions, is_machine_read=False)
    return [text[one.start : one.end] for one in found]


FORMS: Final = [
    (MandarinNames, "吴思远", "이름은 우쓰위안이라고", "우쓰위안", ()),
    (MandarinNames, "陈水扁", "천수이볜은 말했다", "천수이볜", ()),
    (MandarinNames, "蔡英文", "氏名：ツァイ・インウェン。", "ツァイ・インウェン", ()),
    (MandarinNames, "邓小平", "姓名ㄉㄥˋ ㄒㄧㄠˇ ㄆㄧㄥˊ，", "ㄉㄥˋ ㄒㄧㄠˇ ㄆㄧㄥˊ", ()),
    (JoinedSounds, "Memettursun Hoshur", "as Mamat Tursun Hoxur, male", "Mamat Tursun Hoxur", ()),
    (JoinedSounds, "Tesfalem Woldu", "Tesfa Alem came", "Tesfa Alem", ()),
    (KeyboardSlips, "Нурлан Бекенов", "сорри: Yehkfy ушёл", "Yehkfy", ()),
    (KeyboardSlips, "Nurlan Bekenov", "it was Тгкдфт again", "Тгкдфт", ()),
    (LoneLetters, "Jürgen Weißhaupt", "Der Zeuge W. wurde gehört.", "W.", ()),
    (LoneLetters, "Zhao Kuiyuan", "noon, after Z. left", "Z.", ()),
    (PetNames, "Мәдина Садық", "Мадинка ушла", "Мадинка", ()),
    (PetNames, "Данияр Исмаил", "Данюша уже в школе", "Данюша", ()),
    (PetNames, "Daniyar Ismail", "photo Danik", "Danik", ()),
    (Beginnings, "Айгерим Сапарбек", "Айгера, өшір", "Айгера", ()),
    (HanShort, "热希玛·萨帕尔别克", "热阿姨什么都不说", "热阿姨", ()),
    (HanShort, "古孜拉·依明", "古姐你别来", "古姐", ()),
    (HanShort, "古孜拉·依明", "孜拉在吗", "孜拉", ()),
    (Masks, "努尔古丽·赛提哈力", "努·赛证言", "努·赛", ()),
    (LoneLetters, "Gulzira Imin", "See my page.\n\nBest,\nG.\n\n-- ", "G.", ()),
    (LoneLetters, "Tenzin Lhamo", "Spoke w TL on 4/2", "TL", ()),
    (LoneLetters, "Tenzin Lhamo", "TL to attend", "TL", ()),
    (LoneLetters, "Ma Zhanyuan", "old ma was here", "old ma", ()),
    (Stretched, "Dolma Yangzom", "delete it Dolmaaa!!!", "Dolmaaa", ()),
    (MongolNames, "乌云其木格", "证人乌云系蒙古族教师。", "乌云", ()),
    (MongolNames, "乌云其木格", "Uyunqimge taught there", "Uyunqimge", ()),
    (HanDescribed, "欧阳雪梅", "写法：太阳的阳，雪花的雪", "太阳的阳，雪花的雪", ()),
]


@pytest.mark.parametrize(("rule", "name", "text", "form", "known"), FORMS)
def test_a_form_is_asked_about_by_its_rule_alone(monkeypatch, rule, name, text, form, known):
    assert form in asked(name, text, known)
    monkeypatch.setattr(rule, "find", lambda _self, _reading: ())
    assert form not in asked(name, text, known), "control: without the rule"


@pytest.mark.parametrize(
    ("text", "form", "known"),
    [
        ("her mobile, ending 886, was off", "886", PHONE),
        ("her mobile, ending eight eight six, was off", "eight eight six", PHONE),
        ("matricule n° 417733", "417733", PASSPORT),
        ("lives in Room 4, 12 Peace Street now", "Room 4, 12 Peace Street", ADDRESS),
        ("lives at Peace str. 12, flat 4, Almaty", "Peace str. 12, flat 4, Almaty", ADDRESS),
        ("送到3单元502室，和平南路", "3单元502室，和平南路", HAN_ADDRESS),
        ("住和平南路118号3单元502室。", "和平南路118号3单元502室", HAN_ADDRESS),
    ],
)
def test_ends_of_numbers_and_whole_addresses_are_asked_about(text, form, known):
    assert form in asked("Fiona MacAllister-Boyd", text, known)


def test_a_number_without_its_first_sign_is_not_asked_without_its_rule(monkeypatch):
    """Control."""
    monkeypatch.setattr(NumberFinder, "_cut", lambda _self, _span, _signs: ())
    assert asked("Ana Bell", "matricule n° 417733", PASSPORT) == []


def test_capitals_within_a_part_have_initials_of_their_own():
    assert asked("Fiona MacAllister-Boyd", "FMAB to attend") == ["FMAB"]
    assert asked("Fiona Macallister-Boyd", "FMAB to attend") == []


@pytest.mark.parametrize(
    ("name", "text", "known"),
    [
        ("李娜", "リナは来た。카리나가 왔다.", ()),
        ("吴思远", "우리는 위안을 얻었다. スーツとユーロ。", ()),
        ("Tenzin Lhamo", "TL;DR he left. The TL value. Vitamin T. is not a thing.", ()),
        ("Jürgen Weißhaupt", "J. S. Bach and W. A. Mozart; World War I. Then W.", ()),
        ("Max Muster", "les propos de M. le maire, devant M. le commissaire", ()),
        ("Ursula Stein", "from US to EU, with UN and TV", ()),
        ("乌云其木格", "天上乌云密布，乌云散去。", ()),
        ("段志远", "远方的山，志气的人。", ()),
        ("Gulzira Imin", "The first point,\nG is the second.", ()),
        ("热希玛·萨帕尔别克", "天热，大姐、阿姨和先生们来了。热情的女士。", ()),
        ("Данияр Исмаил", "Даниловка стоит. Данные. Баня.", ()),
        ("Мәдина Садық", "Мединский институт.", ()),
        ("Ana Bell", "room 417733 and page 886", PHONE),
        ("Ana Bell", "Room 4 of the Peace Palace; 14 Peace Street, Room 5", ADDRESS),
        ("Ana Bell", "和平北路3单元502室", HAN_ADDRESS),
    ],
)
def test_what_only_looks_like_it_stays(name, text, known):
    assert asked(name, text, known) == []
