"""Korean and Japanese names in Latin letters, and Japanese ones in kana."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from casefiles.domain.language.sino_readings import japanese_readings
from casefiles.redaction.finding.scripts.sounded_letters import in_latin
from casefiles.redaction.kinship.word_lists import words_of

__all__ = [
    "first_kana",
    "in_hiragana",
    "kana_pattern",
    "korean_heads",
    "korean_pattern",
    "romaji_heads",
    "romaji_pattern",
]

_HANGUL_START: Final = 0xAC00
_FINALS, _VOWELS = 28, 21
_FIRST: Final = words_of(
    "g|k kk?|gg? n d|t tt?|dd? r|l|rh m b|p pp?|bb? s|sh ss?|s - j|ch|tj jj?|tch? ch|tch k|kh"
    " t|th p|ph h"
)
_VOWEL: Final = words_of(
    "a|ah ae|ai|e|ay ya ya?e eo|o|u|uh|e|ŏ e|ay ye?o|ya?u|you|yŏ ye|e|ae|yae o|oh wa wae|wai"
    " oe|we|oi|ay yo|yoh"
    " u|oo|ou we?o|wu|weo|wŏ we wi|ui|wee yu|yoo|you eu|u|e|oo|ŭ ui|eui|ee|i|yi i|ee|y|yi|ih"
)
_LAST: Final = words_of("- k|g|c k k|g n n n t|d l|r k m l l l p p m p|b p t|s t ng t t k t p t|h")
_FAMILIES: Final = dict(
    one.split("=")
    for one in words_of(
        "박=pa?r?k|ba?r?k|pahk 이=yi|i|lee|rhee|ri|li|rhie|leigh 리=ri|rhee|lee|li"
        " 임=im|lim|rim|yim 노=noh?|roh?|rho"
        " 유=yu|yoo|you|ryu|yuh 최=choi|choe|choy|chwe|tsoi 김=kim|gim|ghim"
        " 정=j(?:eo|u|o)ng|ch(?:u|o)ng|jung 조=jo|cho"
        " 강=kang|gang 신=shin|sin 오=oh? 우=woo|wu|u 문=moon|mun 구=koo|ku|gu|goo"
        " 주=joo|ju|chu 양=yang|ryang"
        " 허=heo|hur|huh|ho 서=seo|suh|so 송=song 안=ahn|an 여=yeo|yuh 심=sim|shim 손=son|sohn"
        " 백=baek|paik|back|paek"
    )
)
_GIVEN_JOINT: Final = "[- ]?"
_PARTS_JOINT: Final = "[ \u00a0,]{1,2}"
_SEPARATOR: Final = "[ \u3000\u00a0・=＝]?"
_KATAKANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VOICED: Final = dict(
    zip(
        "かきくけこさしすせそたちつてとはひふへほ",
        "がぎぐげござじずぜぞだぢづでどばびぶべぼ",
        strict=True,
    )
)
_STEMS: Final = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_ROMAJI: Final = {
    "shi": "s[hy]?i", "sh": "s[hy]", "chi": "(?:ch|t)i", "ch": "(?:ch|ty)", "tsu": "ts?u",
    "fu": "[fh]u",
    "ji": "[jz]i", "j": "(?:jy?|zy)", "n": "[nm]",
    "ou": "(?:o[uho]?|ō|ô)", "oo": "(?:o[uho]?|ō|ô)",
    "uu": "(?:uu?|ū|û)",
}  # fmt: skip
_PIECES: Final = re.compile("shi|sh|chi|ch|tsu|fu|ji|j|n(?=[bmp])|ou|oo|uu")
_LENGTHS: Final = range(3, 6)
_USUAL: Final = 2
_NAME_READINGS: Final = dict(
    one.split("=")
    for one in words_of(
        "子=こ 美=み 愛=あい,まな 翔=しょう,かける 太=た 郎=ろう 一=かず,いち 夫=お 雄=お,ゆう"
        " 男=お 彦=ひこ 之=ゆき,の 幸=ゆき,さち 明=あき,あきら"
        " 昭=あき 和=かず 正=まさ 勝=かつ,まさる 恵=え,めぐみ 香=か,かおり 奈=な 菜=な"
        " 優=ゆう,まさ 真=ま,まこと 由=ゆ 裕=ゆう,ひろ 紀=のり,き"
        " 智=とも,さとし 介=すけ 輔=すけ 大=だい,ひろ 樹=き,たつき 陽=よう,はる 結=ゆ,ゆい"
        " 衣=い,え 花=か,はな 葉=は,よう 里=り,さと 理=り,おさむ"
        " 沙=さ 紗=さ 織=おり 代=よ 世=よ 江=え 枝=え 絵=え 千=ち 知=とも,ち 哲=てつ,さとし"
        " 浩=ひろ,ひろし 博=ひろ,ひろし 弘=ひろ,ひろし 宏=ひろ"
        " 洋=ひろ,よう 康=やす 隆=たか,たかし 孝=たか,たかし 貴=たか 敬=たか 健=けん,たけし"
        " 剛=たけし,つよし 武=たけ,たけし 誠=まこと,せい 修=おさむ"
        " 茂=しげる 実=みのる,み 進=すすむ 清=きよし,きよ 徹=とおる 聡=さとし 純=じゅん"
        " 淳=じゅん,あつし 直=なお 尚=なお 信=のぶ 伸=しん,のぶ"
        " 晴=はる 春=はる 悠=ゆう,はる 遥=はるか 舞=まい 麻=ま,あさ 莉=り 梨=り 佳=か,よし"
        " 加=か 嘉=よし 義=よし 良=よし,りょう 吉=よし 好=よし"
        " 芳=よし 文=ふみ 史=ふみ 章=あき 秋=あき 亜=あ 有=ゆう,あり 友=とも,ゆう 朋=とも"
        " 仁=ひと,じん 人=ひと,と 斗=と 翼=つばさ 海=かい,うみ"
        " 空=そら 光=みつ,ひかる 満=みつ 充=みつ 道=みち 通=みち 路=みち 弥=や 也=や 哉=や"
        " 矢=や 生=お,き 喜=き,よし 希=き,のぞみ 規=のり 典=のり"
        " 徳=のり 則=のり 成=なり,しげ 重=しげ 繁=しげ 忠=ただ 匡=まさ 雅=まさ 政=まさ"
        " 将=まさ,しょう 昌=まさ 英=ひで,えい 秀=ひで 栄=えい"
    )
)
"""How given names read characters, beside what dictionaries tell."""


def korean_pattern(name: str) -> str:
    """Return a pattern of a name of two to four syllables of Hangul in Latin letters.

    Args:
        name: the family name first, without blanks.
    """
    family = _FAMILIES.get(name[0]) or _syllable(name[0])
    given = _GIVEN_JOINT.join(f"(?:{_syllable(one)})" for one in name[1:])
    return f"(?:{family}){_PARTS_JOINT}{given}|{given}{_PARTS_JOINT}(?:{family})"


def korean_heads(name: str) -> Iterator[str]:
    """Yield patterns of the whole word with which such a name begins, in either order."""
    yield f"(?:{_FAMILIES.get(name[0]) or _syllable(name[0])})"
    for size in range(2, len(name) + 1):
        yield "".join(_syllable(one) for one in name[1:size])


def _syllable(char: str) -> str:
    first, rest = divmod(ord(char) - _HANGUL_START, _FINALS * _VOWELS)
    vowel, last = divmod(rest, _FINALS)
    parts = _FIRST[first], _VOWEL[vowel], _LAST[last]
    return "".join(f"(?:{one})" for one in parts if one != "-")


def in_hiragana(text: str) -> str:
    """Return a text of equal length with hiragana for katakana."""
    return text.translate(_KATAKANA)


def first_kana(name: Sequence[str]) -> tuple[str, ...]:
    """Return how the first of some characters is read."""
    return _readings(tuple(name[0]), is_voiced=False)


def kana_pattern(name: Sequence[str]) -> str:
    """Return a pattern of a name in hiragana, the family name first; empty if none is known.

    Args:
        name: of each place, the characters that may stand there.
    """
    cut_ways = []
    for cut in _cuts(len(name)):
        family, given = (_read(part) for part in (name[:cut], name[cut:]))
        if family and given:
            cut_ways.append(f"{family}{_SEPARATOR}{given}")
    return "|".join(cut_ways)


def romaji_pattern(name: str) -> str:
    """Return the same of a name in Latin letters, in either order; empty if none is known."""
    cut_ways = []
    for cut in _cuts(len(name)):
        family, given = (_read(part, is_latin=True) for part in (name[:cut], name[cut:]))
        if family and given:
            joint = _PARTS_JOINT
            cut_ways += [f"{family}{joint}{given}", f"{given}{joint}{family}"]
    return "|".join(cut_ways)


def romaji_heads(name: str) -> Iterator[str]:
    """Yield patterns of the whole word with which such a name begins, in either order."""
    for cut in _cuts(len(name)):
        readings = [_read(part, is_latin=True) for part in (name[:cut], name[cut:])]
        yield from readings if all(readings) else ()


def _cuts(size: int) -> tuple[int, ...]:
    """Return after how many characters the family name of so many may end, the usual first."""
    if size not in _LENGTHS:
        return (1,) if size == _USUAL else ()
    return (2, 1) if size <= len("佐藤") + 1 else (2, 3)


def _read(chars: Sequence[str], *, is_latin: bool = False) -> str:
    patterns = []
    for at, char in enumerate(chars):
        ways = _readings(tuple(char), is_voiced=at > 0)
        if not ways:
            return ""
        spelled = sorted({_spelled(one) for one in ways} if is_latin else set(ways), key=len)
        patterns.append(f"(?:{'|'.join(reversed(spelled))})")
    return ("['’-]?" if is_latin else "").join(patterns)


@cache
def _readings(chars: tuple[str, ...], *, is_voiced: bool) -> tuple[str, ...]:
    ways: list[str] = []
    for char in chars:
        ways += _NAME_READINGS.get(char, "").split(",") if char in _NAME_READINGS else ()
        ways += japanese_readings(char)
    ways += [one[:-1] + _STEMS[one[-1]] for one in ways if len(one) > 1 and one[-1] in _STEMS]
    ways += [one[:-1] + "っ" for one in ways if len(one) > 1 and one[-1] in "つちくき"]
    if is_voiced:
        ways += [_VOICED[one[0]] + one[1:] for one in ways if one[0] in _VOICED]
    return tuple(dict.fromkeys(ways))


def _spelled(kana: str) -> str:
    return _PIECES.sub(lambda piece: _ROMAJI[piece[0]], in_latin(kana))
