"""Names as Chinese shortens and respells them: 小迪, 买迪里, 热合曼, 狄里夏提.

Chinese writes a Uyghur or Kazakh name by syllables, each with one of a few characters that sound
alike. So one character stands for each such group, in the names and in the text that is searched.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index, proposed_names
from casefiles.redaction.finding.parts import is_han
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["ENDS_NAME", "HanShort"]

_CONFUSED_CHARACTERS: Final = """
阿啊 艾爱埃哎 安 奥 巴把芭吧 拜 班 包 贝 比毕 别 布不卜 波博 达 旦丹 道
迪狄底地帝蒂 德 都杜督多朵 尔儿 范 甫 古谷 哈 汗罕 合和何赫河 霍 吉 加佳贾 江姜
居 卡喀 坎 克可科 库 拉腊 莱 兰 朗 勒 雷 里力利丽黎莉立 林琳 鲁 伦 罗 洛
马玛麻 买麦迈 曼满 美 蒙 米密 敏明民 莫 木穆姆 纳那娜 乃奈 尼妮泥 努奴 诺 帕
潘 皮 普 齐其 恰 秦 曲 热 仁 如茹 赛 桑 沙莎 山 申 苏素 孙 索 塔 太 坦
提铁 吐图 托 娃 瓦 维 温 乌吾吴 西希 夏 翔 肖 逊 牙亚雅娅 叶耶 伊依衣 玉 扎
则 孜
"""
_GROUPS: Final = tuple(compact(group) for group in _CONFUSED_CHARACTERS.split())
_ONE: Final = str.maketrans({char: group[0] for group in _GROUPS for char in group[1:]})
_DOT: Final = "[·•・‧．]"
_DOTS: Final = re.compile(_DOT)
_JOINT: Final = re.compile(rf"{_DOT}?\Z")
_BLOCKING: Final = frozenset("".join(_GROUPS)) - frozenset(
    compact("和何不都多把吧可地达加里力立江明民安多其山则太")
)
"""Characters beside two of a name that make these a part of another one."""
_PREFIXES: Final = (
    *("阿不都", "阿布都", "阿卜杜", "阿不力", "阿布力", "买买提", "努尔", "古丽", "艾", "吐尔"),
)
_SUFFIXES: Final = ("古丽", "别克", "拜克", "尼亚孜", "尼沙", "木江", "江", "汗", "坤")
_TAIL: Final = re.compile("|".join(compact(one).translate(_ONE) for one in _SUFFIXES))
_AFTER: Final = compact(
    "没的说在去来是和也被把给问叫打告走回知从对跟要就都向与哥姐他她家已曾正现后今昨当因不还才想看听写住哭笑坐站睡病一你快让读带帮请会能"
)
ENDS_NAME: Final = f"(?=[^\u3400-\u9fff]|[{_AFTER}]|\\Z)"
"""Pattern of what comes after a name in a sentence: no character of a longer word."""
_BEFORE: Final = "".join(_BLOCKING) + "·•・‧．"
_CALLED: Final = re.compile("大?[姐哥](?![妹夫])|阿姨|大叔|妹妹?|老师")
"""Forms of address behind a name, which are seen with it."""
_TITLES: Final = "阿姨|大妈|大娘|大姐|大哥|大叔|大爷|奶奶|爷爷|女士|先生|姐|哥|嫂"
"""Behind the first character of a name: 热阿姨."""
_PAIR: Final = 2
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class _Short:
    owners: frozenset[PersonId]
    form: str


class HanShort:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._listed = frozenset(key for key, base in index.bases.items() if base.is_listed)
        owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        firsts: defaultdict[str, set[PersonId]] = defaultdict(set)
        form: dict[str, str] = {}
        for own, person in index.people.items():
            for name in (*index.names[own], *proposed_names(person)):
                parts = _parts(name)
                for key in _keys(parts):
                    owners[key].add(own)
                    form.setdefault(key, name)
                for part in parts:
                    firsts[part[0]].add(own)
                    form.setdefault(part[0], name)
        shorts = {key: _Short(frozenset(own), form[key]) for key, own in owners.items()}
        self._short = tuple(shorts.values())
        self._keys = tuple(key.translate(_ONE) for key in shorts)
        self._automaton = AhoCorasick(list(self._keys))
        self._firsts = {key: _Short(frozenset(own), form[key]) for key, own in firsts.items()}
        choice = "".join(map(re.escape, self._firsts))
        self._called = (
            re.compile(
                f"[小老阿]([{choice}]){ENDS_NAME}|(?<![{_BEFORE}])([{choice}])(?:{_TITLES})(?![妹夫])"
            )
            if choice
            else None
        )

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has such a name."""
        if self._called is None or not reading.has_han:
            return
        plain = reading.plain_han
        yield from self._respelled(plain, plain.translate(_ONE))
        for match in self._called.finditer(plain):
            if match[0] not in ordinary_words():
                short = self._firsts[match[1] or match[2]]
                yield from self._place(plain, match.span(), short)

    def _respelled(self, plain: str, text: str) -> Iterator[FoundSpan]:
        start, end, last = -1, -1, -1
        for number, first, stop in sorted(
            self._automaton.find_matches_as_indexes(text, overlapping=True),
            key=lambda hit: (hit[1], -hit[2]),
        ):
            if stop <= end or (stop - first == _PAIR and not _is_isolated(plain, first, stop)):
                continue
            if start >= 0 and not (first <= end or _JOINT.match(plain[end:first])):
                yield from self._place(plain, (start, end), self._short[last])
                start = -1
            start = first if start < 0 else start
            tail = _TAIL.match(text, stop)
            end, last = tail.end() if tail is not None else stop, number
        if start >= 0:
            yield from self._place(plain, (start, end), self._short[last])

    def _place(self, plain: str, span: tuple[int, int], short: _Short) -> Iterator[FoundSpan]:
        word = compact(plain[slice(*span)])
        owners = frozenset(own for own in short.owners if word not in self._rejected[own])
        if owners and word not in self._listed:
            called = _CALLED.match(plain, span[1])
            end = span[1] if called is None else called.end()
            place = span[0], end, owners, len(word), "sounds", word, short.form
            yield FoundSpan(*place, is_certain=False)


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name that Chinese writes with a dot, the given one first."""
    if not is_han(name) or not _DOTS.search(name):
        return ()
    pieces = (compact(one) for one in _DOTS.split(name))
    return tuple(one for one in pieces if len(one) >= _PAIR)


def _keys(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if len(part) >= _LEAST:
            yield part
        yield from _pieces(part)
        if len(part) == _LEAST and part[1:] not in _SUFFIXES:
            yield from _unless_word(part[1:])
    for size in (_PAIR, _LEAST):
        if parts and len(parts[0]) > size:
            yield from _unless_word(parts[0][:size])
    for other in parts[1:]:
        yield other[0] + parts[0][:_PAIR]


def _pieces(part: str) -> Iterator[str]:
    """Yield the elements of a name by which people are called: 阿不都 and 热合曼."""
    for element in map(compact, _PREFIXES):
        if part.translate(_ONE).startswith(element.translate(_ONE)):
            size = len(element)
            yield from _unless_word(part[:size])
            yield from _unless_word(part[size:])
    for element in map(compact, _SUFFIXES):
        if part.translate(_ONE).endswith(element.translate(_ONE)):
            yield from _unless_word(part[: -len(element)])
            yield from _unless_word(element) if element == _SUFFIXES[0] else ()


def _unless_word(piece: str) -> Iterator[str]:
    if len(piece) >= _PAIR and piece not in ordinary_words():
        yield piece


def _is_isolated(plain: str, first: int, stop: int) -> bool:
    """Tell whether no character of another name stands beside two characters."""
    adjacent = plain[max(0, first - 1) : first] + plain[stop : stop + 1]
    is_parted = plain[first:stop] not in ordinary_words()
    return is_parted and not any(char in _BLOCKING or _DOTS.match(char) for char in adjacent)
