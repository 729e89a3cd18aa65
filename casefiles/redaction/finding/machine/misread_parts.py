"""Parts of names with signs that machines mistake for one another: Mü11er, B0P0HЦ0BA, lsmail.

Text that nobody knows to be machine-read may be so too: the layer that a scanner wrote into a file
is taken for typed text. There only what nobody types is asked about: a digit among letters, two
letters for one, a small l or a capital I where the other belongs.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.redaction.finding.edge_masks import with_initials
from casefiles.redaction.finding.endings import endings_of
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.words import says_little
from casefiles.redaction.names.patterns import (
    IS_SPACED,
    Compacted,
    compact,
    compacted,
    with_latin_look_alikes,
)
from casefiles.redaction.names.uncertain_mentions import MachineRead, machine_read

__all__ = ["MisreadParts", "is_han_confusable"]

_SCRIPTS: Final = frozenset("lcg")
_LEAST: Final = 4
_LEAST_IN_LETTERS: Final = 5
_LONGEST_ENDING: Final = 4
_DIGIT: Final = re.compile(r"\d")
_ELL: Final = re.compile(r"[a-zà-ÿ]I|\Al[a-z]")
"""A capital I within a word, or a small l that begins one."""
_HAN_LOOK_ALIKES: Final = """
王玉主壬 干于千 末未朱 土士 日曰目 侯候 陈阵 杨扬 季李 孙孔 马乌 胡湖 林杯 许计 邓郑 冯马 彭澎
田由甲申 汪江注汪 任仕 史吏 贾贸 余佘 杜社 戴载 石右 谭潭 廖缪 邹邵 金全 陆陡 崔催 毛手 邱丘 秦泰奏
孟盂 龙尤 段殷 雷雪 钱钳 汤杨 尹伊 黎梨 乔齐 龚袭 吴昊 徐除 刘对 何伺 郭敦 曹曺 宋末 高髙 梁粱 罗岁
"""
"""Family names and the characters that machines take for them."""


def is_han_confusable(one: str, other: str) -> bool:
    """Tell whether a machine takes one of two characters for the other."""
    return any(one in group and other in group for group in _HAN_LOOK_ALIKES.split())


class MisreadParts:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        found: defaultdict[str, dict[str, Base]] = defaultdict(dict)
        for base in index.bases.values():
            is_name = base.owners and not base.what <= {"within"} and not base.is_short
            if is_name and base.script in _SCRIPTS and len(base.key) >= _LEAST:
                for form in (base.key, base.key.upper()):
                    key = machine_read(compact(with_latin_look_alikes(form)))
                    found[key][base.key] = base
        self._bases = tuple(tuple(bases.values()) for bases in found.values())
        self._automaton = AhoCorasick(list(found))

    def find(self, text: str, *, is_machine_read: bool) -> Iterator[FoundSpan]:
        """Yield words that are a part but for signs read wrongly."""
        latin = with_latin_look_alikes(text)
        key = compact(latin)
        read = machine_read(key)
        matches = self._automaton.find_matches_as_indexes(read, overlapping=True)
        if not matches:
            return
        whole = compacted(latin)
        places = MachineRead(key, read, whole.places)
        for index, first, end in matches:
            start, stop = places.first(first), places.last(end - 1) + 1
            if start and IS_SPACED[whole.folded[start - 1]]:
                continue
            for base in self._bases[index]:
                last = _with_ending(whole.folded, stop, base.script)
                if last is not None:
                    yield from self._place(text, whole, (start, stop, last), base, is_machine_read)

    def _place(
        self,
        text: str,
        whole: Compacted,
        place: tuple[int, int, int],
        base: Base,
        is_machine_read: bool,
    ) -> Iterator[FoundSpan]:
        first, stem, last = place
        start, stop = whole.offsets[first], whole.offsets[last - 1] + 1
        stretch = text[start : whole.offsets[stem - 1] + 1]
        word = compact(stretch)
        owners = frozenset(own for own in base.owners if word not in self._rejected[own])
        if word != base.key and owners and _counts(stretch, word, base, is_machine_read):
            start, stop = with_initials(text, start, stop)
            size, kind = len(base.key), "misread"
            yield FoundSpan(start, stop, owners, size, kind, word, base.text, is_certain=False)


def _with_ending(folded: str, stop: int, script: str) -> int | None:
    """Return where the word ends that a part begins; None if the rest is no ending."""
    last = stop
    while last < len(folded) and IS_SPACED[folded[last]]:
        last += 1
        if last - stop > _LONGEST_ENDING:
            return None
    return last if last == stop or compact(folded[stop:last]) in endings_of(script) else None


def _counts(stretch: str, word: str, base: Base, is_machine_read: bool) -> bool:
    if _DIGIT.search(word):
        return sum(map(str.isalpha, word)) * 2 >= len(word)
    if says_little(word) or not (stretch[0].isupper() or _ELL.search(stretch)):
        return False
    is_long = len(base.key) >= _LEAST_IN_LETTERS
    is_joined = len(word) != len(base.key)
    return is_machine_read or (is_long and (is_joined or _ELL.search(stretch) is not None))
