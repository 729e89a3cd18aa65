"""Chinese family names with a title, or of who speaks, Japanese parts: 小王, 王：, 佐々木さん."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.listed import HAN_TITLES
from casefiles.redaction.finding.parts import is_han, parts_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words
from casefiles.redaction.names.patterns import compact

__all__ = ["HanTitles"]

_FAMILIAR: Final = (
    *("姐", "哥", "叔", "姨", "伯", "爷", "奶奶", "大爷", "大妈", "阿姨", "大哥", "大姐", "婶"),
    *("嫂", "老", "工", "总", "队", "男", "女", "嫌", "翁", "妇", "童", "母", "父", "某男", "某女"),
    *("公子", "家属", "师傅", "大律师", "律", "氏", "家", "家人", "姓"),
    *(
        "会计",
        "厂长",
        "村长",
        "镇长",
        "乡长",
        "县长",
        "处长",
        "部长",
        "组长",
        "班长",
        "店长",
        "所长",
    ),
    *("社长", "行长", "船长", "董事长", "总经理", "支书", "主席", "司机", "老板", "老板娘", "护士"),
    *("记者", "编辑", "秘书", "书记员", "翻译", "保安", "警察", "民警", "工程师", "同学", "学长"),
    *("师兄", "师姐", "师父", "裁缝", "厨师", "木匠", "铁匠", "屠夫", "理发师", "大叔", "大娘"),
    *("大嫂", "大婶", "嫂子", "叔叔", "伯伯", "爷爷", "婆婆", "妈", "爸", "姑娘", "房东", "保姆"),
    *(
        "管教",
        "管教员",
        "干事",
        "狱警",
        "看守",
        "狱长",
        "政委",
        "大队长",
        "中队长",
        "干警",
        "副所长",
    ),
    *("副队长", "副大队长", "警司", "警督", "辅警", "协警", "法警", "教官", "干部"),
    *("导师", "博导", "高工", "场长", "监狱长", "指导员", "教导员", "连长", "排长", "营长", "团长"),
)
"""Forms of address for somebody who is known, and those of courts in Taiwan."""
_TITLES: Final = "|".join(sorted(map(compact, (*HAN_TITLES, *_FAMILIAR)), key=len, reverse=True))
_SIGNS: Final = "某×*＊○●"
_HAN: Final = "[\u3400-\u9fff]"
_JAPANESE: Final = "(?=[\u3041-\u30ff氏様殿君])"
"""What stands behind a name in Japanese: さん, は, a title."""
_LENGTHS: Final = range(3, 7)
"""Characters of names of which Japanese may say a part."""
_PIECES: Final = (2, 3)
"""Characters of a Japanese family name that stands before the other part."""


class HanTitles:
    """Finds family names with titles; always questions."""

    def __init__(self, index: Index) -> None:
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        self._letters: defaultdict[tuple[str, PersonId], set[str]] = defaultdict(set)
        for own, names in index.names.items():
            for name in names:
                parts = parts_of(name) if is_han(name) else ()
                is_family = len(parts) > 1 and parts[0].what == "family"
                if is_family and parts[0].key not in index.rejected[own]:
                    self._owners[parts[0].key].add(own)
                    self._forms.setdefault(parts[0].key, name)
                    spoken = readings(parts[1].key[0])
                    self._letters[parts[0].key, own] |= {one[:1].upper() for one in spoken}
        self._pieces: defaultdict[str, set[PersonId]] = defaultdict(set)
        for own, names in index.names.items():
            for name in names:
                for piece in _japanese_pieces(name):
                    if piece not in index.rejected[own]:
                        self._pieces[piece].add(own)
                        self._forms.setdefault(piece, name)
        pieces = "|".join(sorted(map(re.escape, self._pieces), key=len, reverse=True))
        self._japanese = re.compile(f"(?:{pieces}){_JAPANESE}") if pieces else None
        form = "|".join(sorted(map(re.escape, self._owners), key=len, reverse=True))
        self._pattern = (
            re.compile(
                rf"[小老阿]({form})(?!{_HAN}?[{_SIGNS}])|({form})(?:{_TITLES})|姓({form})(?=的|，)"
                rf"|({form})([A-Z])(?![A-Za-z])|^({form})(?=[：:])",
                re.MULTILINE,
            )
            if form
            else None
        )

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield family names with titles."""
        if not reading.has_han:
            return
        for match in self._japanese.finditer(reading.plain_han) if self._japanese else ():
            owners, piece = frozenset(self._pieces[match[0]]), match[0]
            yield FoundSpan(
                *match.span(),
                owners,
                len(piece),
                "title",
                piece,
                self._forms[piece],
                is_certain=False,
            )
        if self._pattern is None:
            return
        for match in self._pattern.finditer(reading.plain_han):
            family = match[1] or match[2] or match[3] or match[4] or match[6]
            owners = frozenset(self._owners[family])
            if match[5]:
                owners = frozenset(own for own in owners if match[5] in self._letters[family, own])
            if not owners:
                continue
            size = match.end() - match.start()
            yield FoundSpan(
                *match.span(), owners, size, "title", family, self._forms[family], is_certain=False
            )


def _japanese_pieces(name: str) -> Iterator[str]:
    """Yield either part of a name of Han characters as Japanese may cut it: 佐々木 and 遥香."""
    key = compact("".join(name.split()))
    if not is_han(name) or len(key) not in _LENGTHS:
        return
    for cut in _PIECES:
        for piece in (key[:cut], key[cut:]):
            if len(piece) > 1 and piece not in ordinary_words():
                yield piece
