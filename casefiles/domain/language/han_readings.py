"""How Han characters are read in Mandarin, and the ways in which people spell that.

Syllables are pinyin without tones; ü counts as u, since passports write it in four ways.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import Any, Final

from casefiles.domain.language import han_reading_tables

__all__ = [
    "ambiguous_characters",
    "cuts",
    "is_surname",
    "latin_spellings",
    "readings",
    "spelled_syllables",
    "wade_giles",
]

_LONGEST: Final = 6
"""Letters of the longest syllable, in Wade-Giles too: chuang."""
_MOST_CUTS: Final = 8
_MOST_READINGS: Final = 8
_LONGEST_NAME: Final = 4
"""Han characters of a name: up to two of the family and two of the person."""

_SURNAMES: Final = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭田董潘袁蔡蒋蔣余于於"
    "杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱江尹薛闫閆段雷侯龙龍史陶黎贺賀"
    "顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟申欧歐"
    "耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂塗成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁"
    "蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戴岑景党黨宫宮费費卜冷晏席卫衛米柏"
    "宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺官封谈談匡"
    "鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌諶奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲伊仝区區郜海阚闞花权權强強帅帥屠豆朴"
    "盖蓋练練廉禹井祖漆巴丰豐支卿国國狄平计計索宣晋晉相初门門云雲容敬来來扈晁芮都普阙闕浦戚伏鹿薄邸雍辜羊乌烏母裘亓"
)
"""The characters with which most family names begin, simplified and traditional."""
_DOUBLE: Final = frozenset(
    (
        *("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫"),
        *("尉迟", "尉遲", "公孙", "公孫", "令狐", "慕容", "司徒", "夏侯", "长孙", "長孫", "端木"),
    )
)
"""Family names of two characters."""


def is_surname(char: str) -> bool:
    """Tell whether family names begin with a Han character."""
    return char in _SURNAMES


@cache
def _table() -> dict[str, tuple[str, ...]]:
    syllables = [_plain(text) for text in _decoded(han_reading_tables.SYLLABLES)]
    values = _decoded(han_reading_tables.READINGS)
    table = {}
    code = 0
    for step, numbers in zip(values[::2], values[1::2], strict=True):
        code += step
        found = numbers if isinstance(numbers, list) else [numbers]
        table[chr(code)] = tuple(dict.fromkeys(syllables[number] for number in found))
    return table


def _decoded(packed: str) -> list[Any]:
    values: list[Any] = json.loads(zlib.decompress(base64.b85decode(packed)))
    return values


def _plain(syllable: str) -> str:
    return syllable.replace("v", "u")


def readings(char: str) -> tuple[str, ...]:
    """Return every reading of a Han character, the usual one first; empty if none is known."""
    return _table().get(char, ())


@cache
def ambiguous_characters() -> frozenset[str]:
    """Return the characters that are read in more than one way."""
    return frozenset(char for char, texts in _table().items() if len(texts) > 1)


@cache
def _syllables() -> frozenset[str]:
    texts = {reading for every in _table().values() for reading in every}
    # Sounds without a vowel are no part of names, and would cut any word.
    return frozenset(
        syllable for syllable in texts if any(letter in "aeiou" for letter in syllable)
    )


_INITIALS: Final = {
    "b": "p",
    "d": "t",
    "g": "k",
    "j": "ch",
    "q": "ch",
    "x": "hs",
    "zh": "ch",
    "r": "j",
    "z": "ts",
    "c": "ts",
}
_WHOLE: Final = {
    "zhi": "chih",
    "chi": "chih",
    "shi": "shih",
    "ri": "jih",
    "zi": "tzu",
    "ci": "tzu",
    "si": "ssu",
    "ye": "yeh",
    "yue": "yueh",
    "yan": "yen",
    "you": "yu",
    "yi": "i",
    "yong": "yung",
    "er": "erh",
    "gui": "kuei",
    "kui": "kuei",
    "ge": "ko",
    "ke": "ko",
    "he": "ho",
    "guo": "kuo",
    "kuo": "kuo",
    "huo": "huo",
    "shuo": "shuo",
}
_FINALS: Final = {
    "ian": "ien",
    "ie": "ieh",
    "ue": "ueh",
    "uo": "o",
    "ong": "ung",
    "iong": "iung",
}


@lru_cache(1024)
def wade_giles(syllable: str) -> str:
    """Return how Wade and Giles spell a syllable of pinyin, without marks and apostrophes."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    initial = next((at for at in ("zh", "ch", "sh") if syllable.startswith(at)), syllable[:1])
    if initial in "aeiouwy":
        return syllable
    final = syllable.removeprefix(initial)
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)


@cache
def _by_spelling() -> dict[str, tuple[str, ...]]:
    """Return the syllables that a spelling may stand for, pinyin first."""
    table: dict[str, list[str]] = {syllable: [syllable] for syllable in sorted(_syllables())}
    for syllable in sorted(_syllables()):
        table.setdefault(wade_giles(syllable), []).append(syllable)
    extra = {
        "lyu": "lu",
        "nyu": "nu",
        "lv": "lu",
        "nv": "nu",
        "szu": "si",
        "tze": "zi",
        "hsueh": "xue",
    }
    for spelling, syllable in extra.items():
        table.setdefault(spelling, []).append(syllable)
    return {spelling: tuple(dict.fromkeys(texts)) for spelling, texts in table.items()}


def spelled_syllables(spelling: str) -> tuple[str, ...]:
    """Return the syllables of pinyin that one spelled syllable may stand for."""
    return _by_spelling().get(spelling, ())


@lru_cache(1024)
def cuts(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways in which a word in folded Latin letters is a row of spelled syllables."""
    return tuple(islice(_cuts(word), _MOST_CUTS))


def _cuts(word: str) -> Iterator[tuple[str, ...]]:
    if not word:
        yield ()
        return
    for end in range(min(_LONGEST, len(word)), 0, -1):
        if word[:end] in _by_spelling():
            for rest in _cuts(word[end:]):
                yield (word[:end], *rest)


def latin_spellings(han: str) -> tuple[tuple[str, ...], ...]:
    """Return the ways to write a name in Han characters in Latin letters, as rows of words.

    Pinyin and Wade-Giles, every reading; apart, joined, with the given name joined, the family
    name first or last, and with initials.
    """
    if not 1 < len(han) <= _LONGEST_NAME:
        return ()
    found = [readings(char) for char in han]
    if not all(found):
        return ()
    family = 2 if han[:2] in _DOUBLE and len(han) > len(han[:2]) else 1
    forms: list[tuple[str, ...]] = []
    for spoken in islice(product(*found), _MOST_READINGS):
        forms += _written(spoken, family)
        forms += _written([wade_giles(syllable) for syllable in spoken], family)
    return tuple(dict.fromkeys(forms))


def _written(syllables: Sequence[str], family: int) -> Iterable[tuple[str, ...]]:
    first, given = syllables[:family], syllables[family:]
    surname, joined = "".join(first), "".join(given)
    yield tuple(syllables)
    yield ("".join(syllables),)
    yield (surname, joined)
    yield (joined, surname)
    yield (*given, surname)
    if len(given) > 1:
        initials = [syllable[0] for syllable in given]
        yield (surname, "".join(initials))
        yield (surname, *initials)
        yield (*initials, surname)
