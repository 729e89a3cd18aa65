"""Names that are listed as they sound, in Han: Zhang Guoqiang is 张国强, 김미경 is 金美京."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.domain.language.han_readings import (
    cuts,
    is_surname,
    readings,
    spelled_syllables,
)
from casefiles.domain.language.sino_readings import han_read_in_korean, korean_readings
from casefiles.redaction.finding.han.han_short import ENDS_NAME
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import HANGUL, is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.spelling_variants.forms import letters
from casefiles.redaction.spelling_variants.traditions import is_chinese_latin

__all__ = ["HanSpelled", "characters_of"]

_HAN: Final = range(0x4E00, 0xA000)
_HANGUL_NAME: Final = re.compile(rf"{HANGUL}{{2,4}}")
_LONGEST: Final = 4
_THREE: Final = 3
_PAIR: Final = 2
_IN_GIVEN_NAMES: Final = frozenset(
    compact(
        "国强建军志明伟刚勇毅俊峰辉力永健世广义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子杰涛昌成康星光天达安岩中"
        "茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆磊民友裕河哲江超浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克"
        "伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘秀娟英华慧巧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅"
        "琳素云莲真环雪荣爱妹霞香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹"
        "蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝丽"
        "阳妮宝贝初程梵罡恒鸿桦骅剑娇纪宽苛灵玛媚琪晴容睿烁堂唯威韦雯苇萱阅彦宇雨洋忠宗曼紫逸贤蝶绿蓝儿翠烟轩文平东"
    )
)
"""Characters of which given names are mostly made."""
_TAKEN_APART: Final = letters(
    "张 弓长 李 木子 陈 耳东 胡 古月 吴 口天 林 双木 许 言午 章 立早 何 人可 杨 木易 刘 文刀 徐"
    " 双人余"
    " 朱 牛八 孙 子小 黄 草头黄 郑 关耳 董 草重 魏 委鬼 岳 丘山 雷 雨田 钱 金戈 曾 八田日 谢"
    " 言身寸 罗 四夕"
)
"""How people take the character of a family apart, so that a search does not find it."""
_SPLIT: Final = {compact(char): compact(parts) for char, parts in _TAKEN_APART.items()}
_ADDRESSES: Final = (
    "先生",
    "女士",
    "小姐",
    "老师",
    "律师",
    "师傅",
    "大哥",
    "大姐",
    "哥",
    "姐",
    "叔",
    "总",
    "氏",
)
_CALLED: Final = "|".join(("[×Xx＊*○]{1,2}", "某某?", *map(compact, _ADDRESSES)))
_FAMILIAR: Final = compact("老小阿")
_ADDRESSED: Final = "[哥姐叔姨弟妹子]"
_VIETNAMESE: Final = letters(
    "nguyen 阮 tran 陈 le 黎 pham 范 hoang 黄 huynh 黄 phan 潘 vu 武 vo 武 dang 邓 bui 裴 do 杜"
    " ho 胡 ngo 吴"
    " duong 杨 ly 李 dao 陶 doan 段 dinh 丁 trinh 郑 truong 张 lam 林 mai 梅 luong 梁 cao 高 ha"
    " 何 thai 蔡"
    " luu 刘 chu 朱 ta 谢 to 苏 ta 谢 tang 曾 quach 郭 kieu 乔 nghiem 严 vuong 王 tong 宋 trieu 赵"
)
_MIDDLE: Final = letters(
    "thi 氏 van 文 huu 有 duc 德 cong 公 quang 光 ngoc 玉 xuan 春 thanh 清 minh 明"
)


@dataclass(frozen=True, slots=True)
class _Spelled:
    """A pattern of Han with whose it is.

    Attributes:
        firsts: with what it may begin.
        rest: pattern of what follows the first.
        owner: whose name it is.
        form: the name as listed.
        is_given: it is the given name alone.
    """

    firsts: Iterable[str]
    rest: str
    owner: PersonId
    form: str
    is_given: bool = False


class _Choice:
    """Patterns by the characters with which they begin, so that few are tried at each place."""

    def __init__(self, spelled: Iterable[_Spelled]) -> None:
        self._by_first: defaultdict[str, list[tuple[re.Pattern[str], _Spelled]]] = defaultdict(list)
        for one in spelled:
            pattern = re.compile(one.rest)
            for first in one.firsts:
                self._by_first[first].append((pattern, one))
        self.signs = frozenset(self._by_first)
        firsts = "".join(map(re.escape, sorted(self._by_first)))
        self.firsts = re.compile(f"[{firsts}]") if firsts else None

    def find(self, text: str) -> Iterator[tuple[int, int, _Spelled]]:
        for first in self.firsts.finditer(text) if self.firsts is not None else ():
            for pattern, one in self._by_first[first[0]]:
                match = pattern.match(text, first.end())
                if match is not None and not (one.is_given and _is_of_other(text, first.start())):
                    yield first.start(), match.end(), one


class HanSpelled:
    """Finds names listed by their sound where a text has them in Han; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        names = [(own, name) for own, own_names in index.names.items() for name in own_names]
        in_han = {own for own, name in names if is_han(name)}
        self._han = _Choice(
            one
            for own, name in names
            for one in (_of_han(own, name) if own in in_han else _spelled(own, name))
        )
        self._hangul = _Choice(one for own, name in names for one in _in_hangul(own, name))

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has such a name."""
        if reading.has_han:
            yield from self._of(self._han, reading.plain_han)
        text = reading.text
        if not text.isascii() and not reading.signs.isdisjoint(self._hangul.signs):
            yield from self._of(self._hangul, text)

    def _of(self, choice: _Choice, text: str) -> Iterator[FoundSpan]:
        for start, end, one in choice.find(text):
            word = text[start:end]
            if word in ordinary_words() or compact(word) in self._rejected[one.owner]:
                continue
            place = start, end, frozenset((one.owner,)), len(word), "sounds", word, one.form
            yield FoundSpan(*place, is_certain=False)


def _is_of_other(text: str, start: int) -> bool:
    """Tell whether the character of a family stands before a given name of another."""
    return start > 0 and text[start - 1] in _families()


def _of_han(own: PersonId, name: str) -> Iterator[_Spelled]:
    """Yield what stands for a name in Han: its first character taken apart, or its initials."""
    if not is_han(name):
        return
    key = compact(name)
    if key[:1] in _SPLIT:
        parts = _SPLIT[key[0]]
        yield _Spelled(parts[0], f"{parts[1:]}{key[1:]}", own, name)
    syllables = [next(iter(readings(char)), "") for char in name]
    if len(syllables) == _THREE and all(syllables):
        first, *rest = (one[0].upper() for one in syllables)
        yield _Spelled(first, f"(?<![A-Za-z].){''.join(rest)}(?![A-Za-z])", own, name)


def _spelled(own: PersonId, name: str) -> Iterator[_Spelled]:
    words = tuple(name.split())
    if is_chinese_latin(words):
        yield from _of_pinyin(own, name, [compact(word) for word in words])
    elif _HANGUL_NAME.fullmatch("".join(words)):
        chars = [_chars(han_read_in_korean(one)) for one in "".join(words)]
        if all(chars) and len(chars) > 1:
            yield _Spelled(chars[0], _row(chars[1:]), own, name)
    elif len(words) > _PAIR and fold(words[0]) in _VIETNAMESE:
        middle = _MIDDLE.get(fold(words[1]), "")
        if middle:
            rest = f"{compact(middle)}[\u4e00-\u9fff]{{{len(words) - _PAIR}}}"
            yield _Spelled(compact(_VIETNAMESE[fold(words[0])]), rest, own, name)


def _of_pinyin(own: PersonId, name: str, words: Sequence[str]) -> Iterator[_Spelled]:
    rows = [min(cuts(word), key=len) for word in words]
    for order in _orders([one for row in rows for one in row], len(rows[-1])):
        spellings = [spelled_syllables(syllable) for syllable in order]
        family = _chars(char for one in spellings[0] for char in _by_family().get(one, ""))
        given = [
            _chars(char for one in ways for char in _by_reading()[one]) for ways in spellings[1:]
        ]
        if not family or not all(given):
            continue
        joint = _row(given)
        yield _Spelled(family, joint, own, name)
        for parts in (parts for char, parts in _SPLIT.items() if char in family):
            yield _Spelled(parts[0], f"{parts[1:]}{joint}", own, name)
        yield _Spelled(_FAMILIAR, f"[{family}]{ENDS_NAME}", own, name)
        yield _Spelled(family, f"(?:{_CALLED})", own, name)
        if len(given) == _PAIR:
            first, last = ("".join(one for one in way if one in _IN_GIVEN_NAMES) for way in given)
            if first and last:
                yield _Spelled(first, f"[{last}]", own, name, is_given=True)
            if last:
                yield _Spelled(last, f"(?<![\u4e00-\u9fff].){_ADDRESSED}", own, name)


def characters_of(name: str) -> Iterator[tuple[str, ...]]:
    """Yield which characters of names each syllable of a name in pinyin may be, family first."""
    words = tuple(name.split())
    if not is_chinese_latin(words):
        return
    rows = [min(cuts(compact(word)), key=len) for word in words]
    for order in _orders([one for row in rows for one in row], len(rows[-1])):
        characters = [
            "".join(_by_family().get(one, "") for one in spelled_syllables(order[0])),
            *(
                "".join(
                    char
                    for one in spelled_syllables(syllable)
                    for char in _by_reading()[one]
                    if compact(char) in _IN_GIVEN_NAMES
                )
                for syllable in order[1:]
            ),
        ]
        if all(characters):
            yield tuple(characters)


def _orders(syllables: Sequence[str], last: int) -> Iterator[Sequence[str]]:
    """Yield the syllables of a name with that of the family first."""
    if len(syllables) <= _LONGEST:
        yield syllables
        if last == 1 and len(syllables) > _PAIR:
            yield (syllables[-1], *syllables[:-1])


def _row(places: Iterable[str]) -> str:
    return "".join(f"[{chars}]" for chars in places)


def _chars(chars: Iterable[str]) -> str:
    return "".join(sorted({compact(one) for one in chars}))


@cache
def _families() -> frozenset[str]:
    return frozenset(chr(code) for code in _HAN if is_surname(chr(code)))


@cache
def _by_family() -> dict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for char in sorted(_families()):
        for reading in readings(char)[:1]:
            found[reading] += char
    return found


@cache
def _by_reading() -> defaultdict[str, str]:
    found: defaultdict[str, str] = defaultdict(str)
    for code in _HAN:
        for reading in readings(chr(code)):
            found[reading] += chr(code)
    return found


def _in_hangul(own: PersonId, name: str) -> Iterator[_Spelled]:
    """Yield how Korean reads a name in Han."""
    syllables = [korean_readings(char) for char in name]
    if is_han(name) and 1 < len(name) <= _LONGEST and all(syllables):
        rest = _row("".join(one) for one in syllables[1:])
        yield _Spelled(syllables[0], f"(?<!{HANGUL}.){rest}", own, name)
