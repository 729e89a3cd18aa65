"""Names that stand in other letters than the case lists them in: each is asked about, or goes."""

from functools import cache

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.redaction.finding.finding_forms import is_covered


@cache
def _sought(name: str) -> Sought:
    return Sought((SoughtPerson(PersonId("own"), (name,)),))


def seen(name: str, text: str) -> list[str]:
    mentions = matcher_of(_sought(name)).find(text)
    found = rules_of(_sought(name)).questions(text, mentions, is_machine_read=False)
    return [text[one.start : one.end] for one in (*mentions, *found)]


def is_seen(name: str, form: str, text: str) -> bool:
    mentions = matcher_of(_sought(name)).find(text)
    found = rules_of(_sought(name)).questions(text, mentions, is_machine_read=False)
    start = text.index(form)
    places = [(one.start, one.end) for one in (*mentions, *found)]
    return is_covered(text, (start, start + len(form)), places)


HAN = [
    ("Liu Jianhua", "刘建华", "公安机关将刘建华带走。"),
    ("Liu Jianhua", "劉建華", "公安機關將劉建華帶走。"),
    ("Wu Xiuying", "小吴", "村里人说：“小吴，你别回来。”"),
    ("Wu Xiuying", "口天秀英", "网友说口天秀英还在里面。"),
    ("Chen Guoliang", "国良", "“国良，你快走吧。”"),
    ("이정호", "李正浩", "朝鲜人李正浩被遣返。"),
    ("Trần Văn Long", "陈文龙", "越南人陈文龙被拘留。"),
    ("Нұрлан Әбдіқадырұлы", "努尔兰·阿布迪哈迪尔", "努尔兰·阿布迪哈迪尔被送进学习班。"),
    ("Patrick Reuter", "帕特里克·罗伊特", "德国人帕特里克·罗伊特作证。"),
    ("Батбаяр", "巴特巴雅尔", "呼和浩特市公安局传唤了巴特巴雅尔。"),
    ("Lobsang Tsultrim", "洛桑次成", "僧人洛桑次成被判刑。"),
]
PINYIN = [
    ("Abdukérim Turdi", "ABUDUKELIMU TUERDI", "row 12: ABUDUKELIMU TUERDI, M."),
    ("Li Meifang", "Li3 Mei3fang1", "Her name is noted as Li3 Mei3fang1 here."),
    ("李美芳", "Li3 Mei3fang1", "Her name is noted as Li3 Mei3fang1 here."),
    ("李美芳", "LMF", "聊天记录：LMF昨天又被叫去了。"),
]
ARABIC = [
    ("خالد بن عبد العزيز الشهري", "Khaled bin Abdel Aziz Al-Shehri", "We saw {} there."),
    ("فاطمة الزهراء بناني", "Fatima Zohra Bennani", "We saw {} there."),
    ("رضوان حداد", "Redouane El Haddad", "We saw {} there."),
    ("نور حسن", "Nour Hassan", "We saw {} there."),
    ("محمود السباعي", "ma7moud el sebai3y", "ya {} fel segn"),
    ("نوراللہ خان", "Noor Ullah Khan", "The file of {} is lost."),
    ("نجم‌الدین صافی", "Najmuddin Safi", "The file of {} is lost."),
    ("Рустам Каримов", "رستم کریم‌اف", "گزارش می‌گوید {} بازداشت شد."),
    ("דניאל כהן", "دانيال كوهين", "قال {} ذلك."),
    ("شيماء قاسم", "شيما قاسم", "اعتقلت {} أمس."),
]
BELARUSIAN = [
    ("Вольга Гаўрылава", "Volha Haurylava", "We met {} again."),
    ("Вольга Гаўрылава", "Olga Gavrilova", "We met {} again."),
    ("Сяргей Ціханоўскі", "Сергея Тихановского", "Суд признал {} виновным."),
    ("Милош Обрадовић", "milos obradovic", "javi {} da ne dolazi"),
    ("Κατερίνα Δημητρίου", "katerina dimitrioy", "h {} exei to video"),
    ("Κατερίνα Δημητρίου", "Katerina Dimitriou", "We met {} again."),
]
ASIAN = [
    ("최은정", "Choi Eun-jung", "We met {} again."),
    ("이상호", "LEE Sang Ho", "We met {} again."),
    ("박정민", "Пак Чон Мин", "Мы видели {} вчера."),
    ("田中健一", "Tanaka Ken'ichi", "We met {} again."),
    ("山本恵子", "Keiko Yamamoto", "We met {} again."),
    ("山本恵子", "やまもと けいこ", "ふりがな：{}"),
    ("高橋裕子", "タカハシ　ユウコ", "フリガナ：{}　職業"),
    ("ဒေါ်ခင်မာလွင်", "Khin Mar Lwin", "We met {} again."),
    ("ဦးကျော်ဇောဝင်း", "U Kyaw Zaw Win", "We met {} again."),
    ("မသန္တာ", "Ma Thandar", "We met {} again."),
    ("สมชาย แสงทอง", "Somchai Saengthong", "We met {} again."),
    ("Rahim Qadir", "ราฮิม กาดีร์", "ชายชื่อ {} ถูกกักตัว"),
    ("ਗੁਰਪ੍ਰੀਤ ਸੰਧੂ", "गुरप्रीत संधू", "{} ने कहा।"),
    ("ফাতেমা বেগম", "Fatema Begum", "We met {} again."),
    ("ኃይለማርያም ደስታ", "Hailemariam Desta", "We met {} again."),
    ("ገብረመድህን ታደሰ", "G/Medhin Tadesse", "We met {} again."),
    ("བསོད་ནམས་དབང་འདུས", "Sonam Wangdu", "We met {} again."),
    ("Sonam Wangdu", "བསོད་ནམས་དབང་འདུས", "གྲྭ་པ་{}་ལ་"),
    ("བསོད་ནམས་དབང་འདུས", "सोनम वांगडू", "{} जेल में है।"),
    ("Оюунчимэг", "ᠣᠶᠤᠨᠴᠢᠮᠡᠭ", "{} ᠬᠥᠬᠡᠬᠣᠲᠠ"),
    ("Wang Junjie", "왕쥔제", "수련자 {} 씨"),
    ("Wang Junjie", "ワン・ジュンジエ", "{}氏が拘束された。"),
]


@pytest.mark.parametrize(("name", "form", "text"), HAN + PINYIN)
def test_a_name_is_seen_in_han_and_in_its_pinyin(name, form, text):
    assert is_seen(name, form, text), seen(name, text)


@pytest.mark.parametrize(("name", "form", "text"), ARABIC + BELARUSIAN + ASIAN)
def test_a_name_is_seen_in_letters_of_another_script(name, form, text):
    whole = text.format(form)
    assert is_seen(name, form, whole), seen(name, whole)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Liu Jianhua", "刘志强和李建华来了。他见过海浪，也健忘。"),
        ("이정호", "李正义来了，王正浩走了。"),
        ("Нұрлан Әбдіқадырұлы", "古丽娜尔·买买提和阿布都·热合曼来了。"),
        ("خالد بن عبد العزيز الشهري", "Khalil Abdel Karim Al-Shami and Aziz Sheikh left."),
        ("佐藤美咲", "Mikasa Sota and Misako Saito left. さとうきびをみさきで売る。"),
        ("မအေးအေးမြင့်", "May Ann Myers and Aung Aung left."),
        ("박은혜", "Parker and Eunice Hye-Bank left. Kim Eun-ji came."),
        ("שירה אזולאי", "سارة الزهراني قالت. Shula Azar said."),
    ],
)
def test_others_stay(name, text):
    assert seen(name, text) == []
