"""Elements of names that are one name in several scripts, where no table of letters tells so.

Chinese writes Uyghur and Tibetan names by sound, in ways that have become fixed; and pinyin spells
those again. The lists hold common forms only: what is not in them is found by what a person's
record says.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from casefiles.domain.language.folding import fold, han_variants, word_kind
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.domain.language.tibetan import is_tibetan

__all__ = ["NameElement", "NameTradition", "elements_in", "elements_of", "equivalents_of"]


class NameTradition(StrEnum):
    """Where names of one kind come from."""

    CHINESE = "chinese"
    TURKIC = "turkic"
    KAZAKH = "kazakh"
    SLAVIC = "slavic"
    TIBETAN = "tibetan"


_UYGHUR: Final = (
    "Aygül ئايگۈل 阿依古丽 阿衣古丽 阿依古力",
    "Gülnar Gülnare گۈلنار 古丽娜尔 古丽娜",
    "Gül گۈل 古丽",
    "Dilnur دىلنۇر 迪丽努尔 迪里努尔",
    "Dilnar دىلنار 迪丽娜尔",
    "Memet Mamat Mehmet Muhammet مەمەت 买买提 麦麦提 马木提",
    "Muhemmet Muhammad Mohammed مۇھەممەت 穆罕默德 买合买提",
    "Ehmet Ahmet Exmet ئەخمەت ئەھمەت 艾合买提 艾合麦提 阿合买提",
    "Abdulla Abdullah ئابدۇللا 阿卜杜拉 阿不都拉",
    "Abdurahman Abdurehman ئابدۇراخمان 阿卜杜热合曼 阿不都热合曼",
    "Abdukerim ئابدۇكېرىم 阿卜杜克里木 阿不都克里木",
    "Ablikim ئابلىكىم 阿卜力克木 阿不力克木",
    "Ablet ئابلەت 阿布来提 阿不来提",
    "Tursun تۇرسۇن 吐尔逊 图尔荪",
    "Turghun Turgun تۇرغۇن 吐尔洪",
    "Hesen Hasan ھەسەن 艾山",
    "Hüseyin Huseyin ھۈسەيىن 玉山 吾守尔",
    "Yasin ياسىن 亚森 牙生",
    "Qadir Kadir قادىر 卡德尔 卡地尔",
    "Ömer Omer ئۆمەر 吾买尔 乌买尔 奥马尔",
    "Osman Usman ئوسمان 吾斯曼 乌斯曼",
    "Rehim رېھىم 热依木 热合木",
    "Rahile راھىلە 热依拉 热合拉",
    "Patime پاتىمە 帕提曼 帕提玛",
    "Zeynep زەينەپ 再娜甫 再乃甫",
    "Batur باتۇر 巴图尔 巴吐尔",
    "Alim ئالىم 阿里木",
    "Ibrahim ئىبراھىم 易卜拉欣 依布拉音",
    "Ismayil ئىسمائىل 伊斯马伊力 司马义 斯马依",
    "Yüsüp Yusup يۈسۈپ 玉素甫 玉苏普",
    "Qasim Kasim قاسىم 卡斯木 哈斯木",
    "Rozi روزى 肉孜",
    "Niyaz نىياز 尼亚孜 尼牙孜",
    "Toxti Tohti توختى 托合提",
    "Ilham ئىلھام 伊力哈木",
    "Rabiye Rebiya رابىيە 热比娅 热比亚",
    "Perhat پەرھات 帕尔哈提",
    "Adil ئادىل 阿迪力 阿地力",
    "Mahmut مەھمۇت 马合木提 买合木提",
    "Kerim كېرىم 克里木 克力木",
    "Polat پولات 普拉提 波拉提",
    "Sabir سابىر 沙比尔",
    "Mirzat مىرزات 米尔扎提",
    "Ekber ئەكبەر 艾克拜尔 艾克拜",
    "Nur نۇر 努尔",
    "Imin Emin ئىمىن 依明 伊敏 艾敏",
    "Barat بارات 巴拉提",
    "Jan Can جان 江",
    "Xan Khan خان 汗",
    "Axun Ahun ئاخۇن 阿洪 阿訇",
    "Haji Hacı ھاجى 阿吉",
    "Zulpiye Zulfiya زۇلپىيە 祖丽皮耶 祖力皮亚 祖丽菲亚",
    "Ershat Irshat ئەرشات 艾尔夏提 尔夏提",
    "Zunun زۇنۇن 祖农",
    "Halil Khalil خەلىل 哈力力 哈里力",
    "Nurehmet Nurmemet نۇرئەھمەت 努尔艾合买提",
    "Abduweli Abduwali ئابدۇۋەلى 阿布都外力 阿卜杜外力",
    "Abdusalam ئابدۇسالام 阿卜杜萨拉木 阿不都萨拉木",
    "Abdureshit ئابدۇرېشىت 阿卜杜热西提 阿不都热西提",
    "Abduqadir ئابدۇقادىر 阿卜杜卡德尔 阿不都卡德尔",
    "Ghopur Gopur غوپۇر 吾甫尔 乌甫尔",
    "Ghulam غۇلام 吾拉木",
    "Hebibulla Habibulla ھەبىبۇللا 艾比布拉",
    "Semet سەمەت 赛麦提",
    "Sidiq Sidik سىدىق 斯迪克",
    "Sawut ساۋۇت 沙吾提",
    "Supi سوپى 苏皮",
    "Tahir تاھىر 塔依尔",
    "Turdi تۇردى 吐尔地",
    "Yaqup Yakup ياقۇپ 亚库普",
    "Zordun زوردۇن 卓尔东",
    "Mutellip مۇتەللىپ 木塔力甫 木台力甫",
    "Mijit مىجىت 米吉提",
    "Ekrem ئەكرەم 艾克热木",
    "Enwer Anwar ئەنۋەر 安外尔 艾尼瓦尔",
    "Ghalip غالىپ 阿力甫",
    "Dolqun Dolkun دولقۇن 多力坤",
    "Elshat ئەلشات 艾力夏提",
    "Gheyret غەيرەت 海热提",
    "Mihrigül مىھرىگۈل 米热古丽",
    "Reyhangül رەيھانگۈل 热汗古丽",
    "Ayshem Aysham ئايشەم 阿依夏木",
    "Amine ئامىنە 阿米娜",
    "Meryem مەريەم 麦尔耶姆",
    "Xalide Halide خالىدە 哈丽代",
    "Nurgül نۇرگۈل 努尔古丽",
    "Tursunay تۇرسۇناي 吐尔逊娜依",
    "Zohre زۆھرە 佐合热",
)
_TIBETAN: Final = (
    "Tashi Zhaxi Trashi བཀྲ་ཤིས 扎西 札西",
    "Tenzin Danzeng Tenzing བསྟན་འཛིན 丹增",
    "Dorje Dorji Duoji རྡོ་རྗེ 多吉 多杰",
    "Lhamo Lamu ལྷ་མོ 拉姆",
    "Dolma Drolma Zhuoma སྒྲོལ་མ 卓玛",
    "Norbu Luobu ནོར་བུ 罗布",
    "Gyatso Jiacuo རྒྱ་མཚོ 嘉措 加措",
    "Phuntsok Pingcuo ཕུན་ཚོགས 平措",
    "Tsering Ciren Cairang ཚེ་རིང 次仁 才让",
    "Sonam Suolang བསོད་ནམས 索朗 索南",
    "Pema Padma Baima པད་མ 白玛",
    "Wangdu Wangdui དབང་འདུས 旺堆",
    "Lobsang Luosang Lobzang Losang Lozang བློ་བཟང 洛桑 罗桑",
    "Dhondup Dondrup Dhondrup Dondup Dundrup Thondup Dunzhu དོན་གྲུབ 顿珠 东珠",
    "Jampa Qiangba བྱམས་པ 强巴",
    "Tsultrim Tsultim Cicheng Chuchen ཚུལ་ཁྲིམས 次成 楚臣",
    "Choedon Choden Chodon Quzhen ཆོས་སྒྲོན 曲珍 却珍",
    "Yeshe Yeshi Yixi ཡེ་ཤེས 益西 伊西",
    "Jigme Jigmey Jimei འཇིགས་མེད 吉美 晋美 久美",
    "Kunga Gongga ཀུན་དགའ 贡嘎",
    "Gonpo Gongbu མགོན་པོ 贡布 官布",
    "Namgyal Langjie རྣམ་རྒྱལ 朗杰 南杰",
    "Sangye Sangay Sangjie སངས་རྒྱས 桑杰 桑吉",
    "Samten Samdan Sangdan བསམ་གཏན 桑丹",
    "Palden Pelden Bandan དཔལ་ལྡན 班丹 白登",
    "Wangmo Wangmu དབང་མོ 旺姆 旺毛",
    "Wangchuk Wangchug Wangqiu དབང་ཕྱུག 旺秋 旺久",
    "Thinley Trinley Chilie འཕྲིན་ལས 赤列 成列",
    "Dechen Deqing བདེ་ཆེན 德庆 德钦",
    "Dekyi Deji བདེ་སྐྱིད 德吉",
    "Gendun Gedun Gengdeng དགེ་འདུན 根敦 更登",
    "Gelek Gele དགེ་ལེགས 格勒 格列",
    "Jamyang Jiayang འཇམ་དབྱངས 嘉央 加央 降央",
    "Metok Meiduo མེ་ཏོག 梅朵 美朵",
    "Ngodup Ngodrup Ouzhu དངོས་གྲུབ 欧珠 俄珠",
    "Phurbu Phurba Pubu ཕུར་བུ 普布",
    "Rabten Rabden Radan རབ་བརྟན 热旦 绕登",
    "Rigzin Rinzin Rigdzin Renzeng རིག་འཛིན 仁增 日增",
    "Sherab Sherap Xirao ཤེས་རབ 西绕 喜饶",
    "Yonten Yundan ཡོན་ཏན 云丹 云登",
    "Lhundup Lhundrup Lunzhu ལྷུན་གྲུབ 伦珠",
    "Ngawang Awang ངག་དབང 阿旺",
    "Yangchen Yangjin དབྱངས་ཅན 央金",
    "Dawa ཟླ་བ 达瓦",
    "Nyima Nima ཉི་མ 尼玛",
    "Pasang Basang པ་སངས 巴桑",
    "Migmar Mima མིག་དམར 米玛",
    "Lhakpa Laba ལྷག་པ 拉巴",
    "Penpa Bianba སྤེན་པ 边巴",
    "Kelsang Gesang བསྐལ་བཟང 格桑",
    "Rinchen Renqing རིན་ཆེན 仁青",
    "Thupten Tudeng ཐུབ་བསྟན 土登",
    "Gyaltsen Jianzan རྒྱལ་མཚན 坚赞 江村",
    "Tsewang Ciwang ཚེ་དབང 次旺 才旺",
    "Karma Gama ཀརྨ 噶玛",
)
"""One name to a line: first the usual Latin forms, then its own script, then Chinese."""


@dataclass(frozen=True, slots=True)
class NameElement:
    """A part of names as several scripts write it, the usual form of each first."""

    tradition: NameTradition
    latin: tuple[str, ...]
    own: str
    chinese: tuple[str, ...]


_RUN_TOGETHER: Final = frozenset("ht")
"""Kinds of letters that have nothing between words; see `word_kind`."""


def _key(form: str) -> str:
    folded = fold(form).translate(han_variants()).strip("་ ")
    return (phonetic_form(folded) or folded) if not is_tibetan(form) else folded


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for line in (*_UYGHUR, *_TIBETAN):
        forms = line.split()
        for form in forms:
            texts = table.setdefault(_key(form), [])
            texts += [other for other in forms if other not in texts]
    return {key: tuple(forms) for key, forms in table.items()}


def equivalents_of(form: str) -> tuple[str, ...]:
    """Return the other written forms of an element of a name; empty if none is known.

    Args:
        form: a word, a row of Han characters, or syllables of Tibetan.
    """
    return tuple(other for other in _lines().get(_key(form), ()) if other != form)


@cache
def _elements() -> dict[str, tuple[NameElement, ...]]:
    table: dict[str, tuple[NameElement, ...]] = {}
    for tradition, lines in ((NameTradition.TURKIC, _UYGHUR), (NameTradition.TIBETAN, _TIBETAN)):
        for line in lines:
            forms = line.split()
            at = next(number for number, form in enumerate(forms) if not _is_latin(form))
            element = NameElement(tradition, tuple(forms[:at]), forms[at], tuple(forms[at + 1 :]))
            for form in forms:
                before = table.get(_key(form), ())
                table[_key(form)] = before if element in before else (*before, element)
    return table


def _is_latin(form: str) -> bool:
    return fold(form).isascii()


def elements_of(form: str) -> tuple[NameElement, ...]:
    """Return the elements that a form may stand for; empty if none is known."""
    return _elements().get(_key(form), ())


def elements_in(word: str) -> tuple[NameElement, ...]:
    """Return the elements of which a word consists, one after the other; empty if not of any.

    Chinese and Tibetan write several names without anything between.
    """
    whole = elements_of(word)
    if whole or word_kind(fold(word)[:1] or " ") not in _RUN_TOGETHER:
        return whole[:1]
    found: list[NameElement] = []
    rest = word.strip("་ ")
    while rest:
        end = next((n for n in range(len(rest), 0, -1) if elements_of(rest[:n])), 0)
        if not end:
            return ()
        found.append(elements_of(rest[:end])[0])
        rest = rest[end:].lstrip("་ ")
    return tuple(found)
