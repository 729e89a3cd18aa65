"""Tibetan names as another clerk writes them in Han: 旦增拉毛 for 丹增拉姆."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["HanTibetan"]

_USED: Final = compact(
    "丹旦单登增曾赠拉腊姆毛木莫嫫扎札达德顿才次泽茨仁让卓桌珠央杨金尼妮玛马巴白贝桑索南楠洛罗"
    "格根平彭措错普布多朵吉杰结久旺王嘉加甲美米迪贡嘎噶边班坚赞强羌曲却琼群益西希喜云培佩土吐"
    "阿安欧俄热日江央晋晶斯塔它洼瓦维朗郎勒乐列林华桂"
)
"""Characters with which Chinese writes Tibetan names."""
_SAME_SOUND: Final = {
    "mao": "mu", "mo": "mu", "zhuo": "zhu", "cai": "ci", "ze": "ci", "peng": "ping",
    "jie": "ji", "ying": "yang", "deng": "dan", "dun": "dan",
}  # fmt: skip
"""Syllables of Mandarin that write one of Tibetan."""
_SYLLABLES: Final = 4


class HanTibetan:
    """Finds names of four characters that sound as one that is listed; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        by_sound: defaultdict[str, str] = defaultdict(str)
        for char in dict.fromkeys(_USED):
            by_sound[_sound(char)] += char
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        self._listed: set[str] = set()
        choices = []
        for own, names in index.names.items():
            for name in names:
                key = compact(name)
                if len(key) == _SYLLABLES and is_han(name) and _is_of_two(name):
                    classes = [f"[{one}{by_sound[_sound(one)]}]" for one in key]
                    choices.append("".join(classes))
                    self._owners[_sounds(key)].add(own)
                    self._forms.setdefault(_sounds(key), name)
                    self._listed.add(key)
        form = "|".join(dict.fromkeys(choices))
        self._pattern = re.compile(form) if choices else None

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield other spellings."""
        if self._pattern is None or not reading.has_han:
            return
        for match in self._pattern.finditer(reading.plain_han):
            word = match[0]
            if word in self._listed:
                continue
            own, form = self._owners[_sounds(word)], self._forms.get(_sounds(word), word)
            owners = frozenset(one for one in own if word not in self._rejected[one])
            if owners:
                place = match.start(), match.end(), owners, len(word), "sounds", word, form
                yield FoundSpan(*place, is_certain=False)


def _is_of_two(name: str) -> bool:
    return any(part.what == "within" for part in parts_of(name))


def _sounds(text: str) -> str:
    return " ".join(map(_sound, text))


def _sound(char: str) -> str:
    form = next(iter(readings(char)), char)
    return _SAME_SOUND.get(form, form)
