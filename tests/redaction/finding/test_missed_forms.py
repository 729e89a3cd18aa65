"""Forms of protected people that were once left in silence, each found or asked about now."""

from typing import Final

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner
from casefiles.redaction.names.sought import Sought, SoughtPerson

PHONES: Final = (
    ("phone", "+86 138 9977 4126"),
    ("phone", "+86 135 0996 1827"),
    ("id", "653201198908172428"),
)


def person(*names, identifiers=(), born=""):
    return SoughtPerson(PersonId("p"), names, tuple(identifiers), (), born)


def rules(*people):
    return NameRules(Sought(people, ()))


def met(own, text):
    """Return what goes or is asked about."""
    hits = [*own.certain(text), *own.questions(text, (), is_machine_read=False)]
    return {text[one.start : one.end] for one in hits}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("On 2025-02-03 138****4126 called.", "138****4126"),
        ("3 138****4126", "138****4126"),
        ("a 135****1827 b", "135****1827"),
        ("a 135****1827 b 138****4126 c", "138****4126"),
        ("[不予公开] 653201********2428 1", "653201********2428"),
        ("2025-02-03 `135****1827` x", "135****1827"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 138 **** 4126 14 15", "138 **** 4126"),
        ("row138****4126", "138****4126"),
        ("phone135****1827", "135****1827"),
        ("2025-01-11 138****4126 2025-01-12 135****1827 2025-01-13", "135****1827"),
    ],
)
def test_a_masked_number_is_found_whatever_stands_beside_it(text, form):
    assert form in met(rules(person("Reyhangul Rozi", identifiers=PHONES)), text)


@pytest.mark.parametrize(
    "text", ["On 2025-02-03 139****4127 called.", "a 1 b ** 2 c", "..... 12 ..... 4126 x 13"]
)
def test_masked_numbers_of_others_are_not(text):
    assert met(rules(person("Reyhangul Rozi", identifiers=PHONES)), text) == set()


def kin(text):
    return {(one.word, one.owner) for one in phrases(text)}


@pytest.mark.parametrize(
    ("text", "word", "owner"),
    [
        ("They told me that eşim had been taken to the station.", "eşim", Owner.FIRST),
        ("They told me that oğlum had been taken to the station.", "oğlum", Owner.FIRST),
        ("They told me that oglum had been taken to the station.", "oglum", Owner.FIRST),
        ("They told me that dayım had been taken to the station.", "dayım", Owner.FIRST),
        ("They told me that taghamm had been taken.", "taghamm", Owner.FIRST),
        ("Номи хоҳарам Зарина аст.", "хоҳарам", Owner.FIRST),
        ("Потом вызвали и спросили: где ҳамсарам?", "ҳамсарам", Owner.FIRST),
        ("Potem wezwano: амакам.", "амакам", Owner.FIRST),
        ("Бародарамро бурданд.", "Бародарамро", Owner.FIRST),
        ("Апаям ба ман гуфт.", "Апаям", Owner.FIRST),
        ("Хоҳари ман омад.", "Хоҳари", Owner.FIRST),
        ("Хоҳараш омад.", "Хоҳараш", Owner.THIRD),
        ("Хоҳари муваккил омад.", "Хоҳари", Owner.CLIENT),
    ],
)
def test_a_word_of_kin_is_known_among_words_of_another_language(text, word, owner):
    assert (word, owner) in kin(text)


@pytest.mark.parametrize(
    "text",
    [
        "The eSIM of the card was on the table at the end.",
        "Adam and Karim said that the halal shop was on the left.",
        "Мы были в зале, и занавес был закрыт.",
    ],
)
def test_what_only_looks_like_kin_in_another_language_is_none(text):
    assert kin(text) == set()


@pytest.mark.parametrize(
    ("born", "text"),
    [
        ("1990-05-14", "14 майи соли 1990"),
        ("1990-05-14", "14-майы 1990"),
        ("1990-05-14", "1990-yil 14-mayda"),
        ("1990-05-14", "1990-жылы 14-майда"),
        ("1990-05-14", "1990 жылғы 14 мамырда"),
        ("1990-05-14", "1990 йил 14 май"),
        ("1985-11-02", "2 ноябри соли 1985"),
        ("1985-11-02", "2 ноября 1985 г"),
        ("1986-07-08", "8 июли соли 1986"),
        ("1986-06-08", "8 июни соли 1986"),
        ("1981-10-11", "11 oktabr 1981"),
        ("1994-03-21", "Навруз 1994"),
        ("1994-03-21", "Наврӯзи соли 1994"),
        ("1994-03-21", "1994 Nowruz"),
        ("1994-03-21", "Nevruz 1994"),
        ("1994-03-21", "1 ҳамали 1373"),
        ("1994-03-21", "1 фарвардини 1373"),
    ],
)
def test_a_day_of_birth_is_known_in_the_languages_of_central_asia(born, text):
    own = rules(person("Malika Rahimova", born=born))
    assert any(text in form for form in met(own, f"Санаи таваллуд: {text}."))


@pytest.mark.parametrize(
    "text", ["In March 1994 they left.", "Навруз 1995", "Навруз, 19 марта", "Narzu 1994"]
)
def test_other_days_are_not(text):
    assert met(rules(person("Malika Rahimova", born="1994-03-21")), text) == set()


TRANSCRIBED: Final = {
    "Nermin Kaya": "内尔明·卡亚",
    "Zarina Saidova": "扎里娜·萨伊多娃",
    "Сергей Морозов": "谢尔盖·莫罗佐夫",
    "Anton Lebedev": "安东·列别杰夫",
    "Bakhtiyor Karimov": "巴赫季约尔·卡里莫夫",
    "Reyhangul Rozi": "热依汗古丽·肉孜",
    "Memtili Hoshur": "买买提力·吾守尔",
    "Aynur Qadir": "阿依努尔·卡德尔",
    "Умед Шарипов": "乌梅德·沙里波夫",
    "Fatma Yıldız": "法特玛·耶尔德兹",
}
OTHERS: Final = (
    "巴拉克·奥巴马 乔治·布什 安格拉·默克尔 埃马纽埃尔·马克龙 迈克尔·杰克逊 艾萨克·牛顿"
    " 米哈伊尔·戈尔巴乔夫 德米特里·梅德韦杰夫 谢尔盖·拉夫罗夫 努尔苏丹·纳扎尔巴耶夫 伊斯兰·卡里莫夫"
    " 埃莫马利·拉赫蒙 穆阿迈尔·卡扎菲 莱昂内尔·梅西 伊利哈木·土赫提 热比娅·卡德尔 多力坤·艾沙"
)


@pytest.mark.parametrize("name", TRANSCRIBED)
def test_a_name_that_chinese_spells_by_its_sounds_is_asked_about(name):
    form = TRANSCRIBED[name]
    everybody = rules(*(SoughtPerson(PersonId(one), (one,)) for one in TRANSCRIBED))
    for text in (f"另查明，{form}与其有联系。", f"民警询问了{form}的情况。", form):
        hits = everybody.questions(text, (), is_machine_read=False)
        told = {(text[hit.start : hit.end], hit.kind, hit.person_id) for hit in hits}
        assert told == {(form, "sounds", PersonId(name))}


def test_names_of_others_with_a_dot_are_not():
    everybody = rules(*(SoughtPerson(PersonId(one), (one,)) for one in TRANSCRIBED))
    assert everybody.questions(OTHERS, (), is_machine_read=False) == ()


def test_a_name_that_was_said_to_be_another_is_not_asked_about_again():
    own = rules(SoughtPerson(PersonId("p"), ("Nermin Kaya",), (), ("内尔明·卡亚",)))
    assert met(own, "另查明，内尔明·卡亚与其有联系。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Позвонить Умед Шарипов утром.",
        "Он ушёл. Позвонить Шарипова утром.",
        "> On 3 March Umed Sharipov wrote:",
    ],
)
def test_a_word_that_has_its_capital_for_another_reason_is_no_other_name(text):
    own = rules(person("Umed Sharipov", "Умед Шарипов"))
    found = own.questions(text, (), is_machine_read=False)
    assert [text[one.start : one.end] for one in found] == []


def test_another_name_beside_a_listed_one_is_asked_about_at_the_beginning_of_a_sentence_too():
    own = rules(person("Umed Sharipov", "Умед Шарипов"))
    for text, name in (("Рустам Шарипов пришёл.", "Рустам"), ("March Sharipov came.", "March")):
        found = own.questions(text, (), is_machine_read=False)
        assert name in {text[one.start : one.end] for one in found}


def test_an_initial_with_a_shared_family_name_is_answered_as_both_together():
    opened = SoughtPerson(PersonId("o"), ("Abduweli Rozi",))
    own = NameRules(Sought((person("Reyhangul Rozi"),), (opened,)))
    text = "I gave the keys to Aynur, R. Rozi and others."
    (one,) = own.questions(text, (), is_machine_read=False)
    assert (text[one.start : one.end], one.word) == ("R. Rozi", "rrozi")
    known = Sought((person("Reyhangul Rozi", "R. Rozi"),), (opened,))
    mentions = matcher_of(known).find(text)
    assert [text[hit.start : hit.end] for hit in mentions] == ["R. Rozi"]
    assert NameRules(known).questions(text, mentions, is_machine_read=False) == ()
    never = SoughtPerson(PersonId("p"), ("Reyhangul Rozi",), (), ("rrozi",))
    assert NameRules(Sought((never,), (opened,))).questions(text, (), is_machine_read=False) == ()


def test_what_is_written_as_it_is_listed_is_no_misreading_of_another_form():
    own = rules(person("Anton Lebedev", "Lebidev"))
    text = "They showed me a picture of Lebedev."
    assert own.questions(text, (), is_machine_read=True) == ()
    [hit] = own.questions("A picture of Lebibev.", (), is_machine_read=True)
    assert hit.kind == "misread"


MOTHER: Final = person(
    "Ayshemgul Nurmemet",
    identifiers=(
        ("date of birth", "1958-11-02"),
        ("telephone", "+86 138 9944 5723"),
        ("address", "48 Yawagh Road, Kashgar"),
    ),
)
TEACHER: Final = person("Gülbahar Éziz", identifiers=(("e-mail", "gulbahar.eziz@mektep.example"),))


@pytest.mark.parametrize(
    "page",
    [
        *("- 4 -", "Page 4", "Page 4 of 9", "Seite 4", "Лист 4", "стр. 4", "第4页 共9页", "4/9"),
        *("[4]", "  - 4 -  ", "\n4\n", "\n\nPage 4\n\n", "صفحة 4", "бет 4"),
    ],
)
@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        (MOTHER, "+86 138", "9944 5723"),
        (MOTHER, "138 9944", "5723"),
        (MOTHER, "48 Yawagh", "Road, Kashgar"),
        (MOTHER, "Ayshem-", "gul"),
        (TEACHER, "gulbahar.eziz@", "mektep.example"),
        (TEACHER, "gulbahar.eziz", "@mektep.example"),
    ],
)
def test_what_the_number_of_a_page_parts_is_found_whole(page, who, before, after):
    whole = f"{before}\n{page}\n{after}"
    text = f"it was {whole} she said"
    gone = matcher_of(Sought((who,), ())).find(text)
    assert [text[one.start : one.end] for one in gone] == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "Ayshem was\n- 4 -\ngone, they said",
        "row 138\n4\n9944\n5\n5723",
        "48 Yawa\nPage 4 of the Road, Kashgar",
    ],
)
def test_other_lines_between_two_join_nothing(text):
    assert not any("\n" in one for one in met(rules(MOTHER), text))


@pytest.mark.parametrize(
    "form",
    [
        "бір үш сегіз тоғыз тоғыз төрт төрт бес жеті екі үш",
        "бир-үч-сегиз, тогуз-тогуз, төрт-төрт, беш-жети-эки-үч",
        "بىر ئۈچ سەككىز توققۇز توققۇز تۆت تۆت بەش يەتتە ئىككى ئۈچ",
        "bir üch sekkiz toqquz toqquz töt töt besh yette ikki üch",
        "bir uch sakkiz to'qqiz to'qqiz to'rt to'rt besh yetti ikki uch",
        "бир уч саккиз тўққиз тўққиз тўрт тўрт беш етти икки уч",
        "un trois huit neuf neuf quatre quatre cinq sept deux trois",
        "uno tres ocho nueve nueve cuatro cuatro cinco siete dos tres",
        "uno tre otto nove nove quattro quattro cinque sette due tre",
        "jedna tři osm devět devět čtyři čtyři pět sedm dva tři",
        "ett tre åtta nio nio fyra fyra fem sju två tre",
        "واحد ثلاثة ثمانية تسعة تسعة أربعة أربعة خمسة سبعة اثنين ثلاثة",
        "one three eight double nine double four five seven two three",
        "бир-три-восемь, девять-девять, четыре-четыре",
        "второго ноября пятьдесят восьмого года",
        "другого листопада п'ятдесят восьмого року",
    ],
)
def test_numbers_and_days_that_somebody_spoke_are_asked_about(form):
    assert form in met(rules(MOTHER), f"— {form}.")


@pytest.mark.parametrize(
    "text",
    [
        "Seine alte Wohnung hat zwei, drei oder vier Zimmer.",
        "бір үш сегіз тоғыз бес төрт төрт бес жеті екі үш",
        "третьего ноября пятьдесят восьмого года",
        "un, deux, trois, quatre, cinq, six, sept",
    ],
)
def test_spoken_numbers_of_others_are_not(text):
    assert met(rules(MOTHER), text) == set()


@pytest.mark.parametrize(
    ("own", "text", "form"),
    [
        ("Lars-Erik Søndergaard", "L-E S: I wrote it.", "L-E S"),
        ("Reyhangül Abliz", "Q: Who?\n[12:04] RA: I do not say.", "RA"),
        ("Ольга Мороз", "ОМ: не знаю", "ОМ"),
        ("Hakan Yıldırımoğlu", "Yıldırımoğullarının evi", "Yıldırımoğullarının"),
    ],
)
def test_letters_of_a_speaker_and_the_name_of_a_whole_family_are_asked_about(own, text, form):
    assert form in met(rules(person(own)), text)


@pytest.mark.parametrize("text", ["the RA was here", "Q: no\nA: yes", "at RA:12"])
def test_letters_elsewhere_are_not(text):
    assert met(rules(person("Reyhangül Abliz")), text) == set()


@pytest.mark.parametrize("name", ["Tom Olsen", "Rosa Eder", "Per Sand"])
def test_heads_of_a_mail_are_no_speakers(name):
    assert met(rules(person(name)), "TO: all\nRE: it\nPS: bye") == set()


def test_both_parts_of_a_passport_number_are_asked_about():
    own = person("Людмила Пшеничникова", identifiers=(("passport", "3611 748205"),))
    assert met(rules(own), "Паспорт: серия 3611 номер 748205") == {"3611", "748205"}
    assert met(rules(own), "Паспорт: серия 3612 номер 748215") == set()


def test_a_day_of_birth_on_a_card_without_its_year_is_asked_about():
    assert met(rules(MOTHER), "BDAY:--1102") == {"BDAY:--1102"}
    assert met(rules(MOTHER), "BDAY:--1103") == set()


def test_an_address_with_a_word_added_goes_whole():
    text = "write to gulbahar.eziz+law@mektep.example now"
    gone = matcher_of(Sought((TEACHER,), ())).find(text)
    assert [text[one.start : one.end] for one in gone] == ["gulbahar.eziz+law@mektep.example"]


@pytest.mark.parametrize(
    "form",
    [
        "zero five four one, three sixty-six, eighty, twenty-seven",
        "five hundred forty-one, three hundred sixty-six, eighty, twenty-seven",
        "cinq cent quarante et un, trois cent soixante-six, quatre-vingt, vingt-sept",
        "fünfhunderteinundvierzig dreihundertsechsundsechzig achtzig siebenundzwanzig",
        "cinquecentoquarantuno trecentosessantasei ottanta ventisette",
        "femhundrafyrtioett trehundrasextiosex åttio tjugosju",
        "beşyüzkırkbir üçyüzaltmışaltı seksen yirmiyedi",
        "пятьсот сорок один, триста шестьдесят шесть, восемьдесят, двадцать семь",
        "беш жүз кырк бир, үч жүз алтымыш алты, сексен, жыйырма жети",
        "پانصد و چهل و یک سیصد و شصت و شش هشتاد بیست و هفت",
        "خمسة أربعة واحد ثلاثة ستة ستة ثمانية صفر اثنين سبعة",
        "five four one three double six eight zero two seven",
        "cinq quatre un trois, deux fois le six, huit zéro deux sept",
        "пять четыре один три, две шестёрки, восемь ноль два семь",
        "五四幺三，两个六，八零二七",
    ],
)
def test_a_number_is_found_however_its_words_are_joined(form):
    wife = person("Nurbiye Tohtaxun", identifiers=(("telephone", "+90 541 366 80 27"),))
    found = {one.strip("．.") for one in met(rules(wife), f"She says: {form}.")}
    assert form in found


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("El número acaba en ochenta veintisiete, lo vi.", "ochenta veintisiete"),
        ("The phone ends in eight zero two seven, I think", "eight zero two seven"),
        ("Нөмірі сексен жиырма жетіге аяқталады", "сексен жиырма жетіге"),
    ],
)
def test_spoken_digits_of_which_a_text_says_where_they_stand_are_asked_about(text, form):
    wife = person("Nurbiye Tohtaxun", identifiers=(("telephone", "+90 541 366 80 27"),))
    assert form in met(rules(wife), text)
