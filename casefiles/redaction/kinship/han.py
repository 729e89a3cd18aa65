"""Kinship in Chinese: 我妹妹, 申请人之妹, 家父, 其妹, 关系：姐妹."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from casefiles.domain.folding import han_variants
from casefiles.domain.kin import Kin
from casefiles.redaction.kinship import han_words
from casefiles.redaction.kinship.phrase import Known, Owner, Phrase, kins_of

_HAN: Final = "\u3400-\u9fff"
_BLANKS: Final = re.compile(rf"(?<=[{_HAN}])[ \t\u3000\u00a0]*\n?[ \t\u3000\u00a0]*(?=[{_HAN}])")
_STOP: Final = re.compile(r"[，。！？；：,.!?;:、\n“”\"「」『』()（）《》]")
_BACK: Final = 12
"""Characters between a subject and a word of kin that says nothing of its owner."""
_NAME: Final = 14
_MODIFIERS: Final = re.compile(f"(?:{han_words.MODIFIERS})*\\Z")
_RELATION: Final = "[系是为属成]"


def _plain(text: str) -> str:
    return text.translate(han_variants())


def _table(told: str) -> Mapping[str, frozenset[Kin]]:
    found: dict[str, frozenset[Kin]] = {}
    for line in told.split("\n"):
        kins, _, words = line.partition(":")
        for word in words.split():
            found[_plain(word)] = found.get(_plain(word), frozenset()) | kins_of(kins)
    return found


_WORDS: Final = _table(han_words.WORDS)
_SINGLE: Final = _table(han_words.SINGLE)
_HUMBLE: Final = frozenset(map(_plain, han_words.HUMBLE))
_POLITE: Final = frozenset(map(_plain, han_words.POLITE))
_HOME: Final = frozenset(map(_plain, han_words.HOME))
_OWNERS: Final = {
    **dict.fromkeys(map(_plain, han_words.THIRD), Owner.THIRD),
    **dict.fromkeys(map(_plain, han_words.FIRST), Owner.FIRST),
    **dict.fromkeys(map(_plain, han_words.OWN), Owner.OWN),
    **dict.fromkeys(map(_plain, han_words.CLIENT), Owner.CLIENT),
}


def _any_of(words: Mapping[str, object] | frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda one: (-len(one), one))))


@cache
def _scanner() -> re.Pattern[str]:
    decoys = frozenset(map(_plain, han_words.DECOYS))
    return re.compile(
        f"(?P<decoy>{_any_of(decoys)})|(?P<word>{_any_of(_WORDS)})|(?P<single>[{''.join(_SINGLE)}])"
    )


_OWNER: Final = re.compile(f"(?:{_any_of(_OWNERS)})\\Z")
_ANY_OWNER: Final = re.compile(_any_of(_OWNERS))
_TIES: Final = re.compile(
    f"{_RELATION}(?:同胞|亲)?({_any_of({_plain(one): 0 for one in han_words.RELATIONS})})(?:关系)?(?![城公篇花船学店院企单民])"
)
_FIELD: Final = re.compile(
    f"(?:{_any_of(frozenset(map(_plain, han_words.LABELS)))})(?:为|是)?[ \\t\\u3000]*[：:／/|\\t)）]?"
    "[ \\t\\u3000\\n]*\\Z"
)
_LINE: Final = re.compile(r"(?:\A|\n)[ \t\u3000\d.、（(]*\Z")
_LABEL_AFTER: Final = re.compile(r"[ \t\u3000]*(?:的?姓名|的?名字)?[ \t\u3000]*[：:|\t]")
_SPEAKING: Final = re.compile(_plain("我(?!国|方|院|市|省|县|局|党|军|校|公司|行|部)|俺|咱|本人"))
_CALLED: Final = frozenset(map(_plain, "姐妹哥弟妈爸娘爹嫂爷奶"))
_CALLING: Final = re.compile(_plain("(?:\\A|[，。！？；：,.!?;:、\\s是和给跟让找叫对替与被])\\Z"))
_DOING: Final = re.compile(
    _plain("[在说不被让把给没去来已打告要还也都走问出带从和跟替就又会能想刚接送叫病死回，。]")
)
_CLASSICAL: Final = re.compile("(?:之|其|该|吾|余|汝|伊)\\Z")
_SPOKEN: Final = re.compile("(?:我们|咱们|我|俺|咱|他|她|你|您|我的|他的|她的|你的|亲)\\Z")
_NO_SINGLE: Final = {
    "子": "女公弟孙集项系目网弹夜宫", "女": "士性人方子工生友孩儿童仆郎", "母": "公语校亲国体乳女系子", "父": "权系老母",
    "夫": "妇妻人", "弟": "子", "兄": "台", "妈": "逼祖咪", "娘": "家们子", "爷": "们", "伯": "爵克尔",
    "孙": "中悟", "儿": "童科戏女", "姑": "娘且息", "奶": "粉牛", "妻": "子女", "岳": "阳飞麓",
}  # fmt: skip


def find(text: str, known: Known) -> Iterator[Phrase]:
    """Yield the words of kin of a Chinese text, with their owners."""
    if not re.search(f"[{_HAN}]", text):
        return
    plain, places = _joined(_plain(text))
    for found in _TIES.finditer(plain):
        kins = kins_of(han_words.RELATIONS[_simple(found[1])])
        yield _phrase(text, places, found.start(1), found.end(), kins, Owner.THIRD)
    for found in _scanner().finditer(plain):
        if found.lastgroup == "decoy":
            continue
        phrase = _told(plain, found, known, places)
        if phrase is not None:
            start, owner, named = phrase
            kins = (_WORDS if found.lastgroup == "word" else _SINGLE)[found[0]]
            yield _phrase(text, places, start, found.end(), kins, owner, named)


@cache
def _simple(word: str) -> str:
    return next(one for one in han_words.RELATIONS if _plain(one) == word)


def _phrase(
    text: str,
    places: list[int],
    start: int,
    end: int,
    kins: frozenset[Kin],
    owner: Owner,
    named: str = "",
) -> Phrase:
    first, last = places[start], places[end - 1] + 1
    word = "".join(text[first:last].split())
    return Phrase(first, last, kins, owner, word, named)


def _joined(plain: str) -> tuple[str, list[int]]:
    """Return a text without blanks and line ends within runs of Han, and where all of it stood."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for blank in _BLANKS.finditer(plain):
        if blank[0]:
            parts.append(plain[at : blank.start()])
            places.extend(range(at, blank.start()))
            at = blank.end()
    parts.append(plain[at:])
    places.extend(range(at, len(plain)))
    return "".join(parts), places


def _told(
    plain: str, found: re.Match[str], known: Known, places: list[int]
) -> tuple[int, Owner, str] | None:
    """Return where a phrase begins, its owner, and who that is; None where it is no kin."""
    at, word = found.start(), found[0]
    before = plain[max(0, at - 40) : at]
    after = plain[found.end() : found.end() + 12]
    if _FIELD.search(before):
        return at, Owner.THIRD, ""
    if word in _HUMBLE:
        return at, Owner.FIRST, ""
    if word in _POLITE:
        return at, Owner.THIRD, ""
    if found.lastgroup == "single":
        return _single(plain, found, known, places)
    if _LINE.search(before) and _LABEL_AFTER.match(after):
        return at, Owner.THIRD, ""
    told = _owner(plain, at, known, places)
    if told is not None:
        return told
    if _SPEAKING.search(_sentence(plain, at)):
        return at, Owner.FIRST, ""
    if word in _HOME and not re.search("[做当的]\\Z", before):
        return at, Owner.FIRST, ""
    return at, Owner.BARE, ""


def _sentence(plain: str, at: int) -> str:
    """Return the sentence in which a place lies."""
    start = max(plain.rfind(end, max(0, at - 80), at) for end in "。！？\n")
    ends = [one for end in "。！？\n" if (one := plain.find(end, at, at + 80)) >= 0]
    return plain[max(start, at - 80, 0) : min(ends, default=at + 80)]


def _single(
    plain: str, found: re.Match[str], known: Known, places: list[int]
) -> tuple[int, Owner, str] | None:
    at, word = found.start(), found[0]
    before, after = plain[max(0, at - 40) : at], plain[found.end() : found.end() + 1]
    if _LINE.search(before) and re.match(r"[ \t\u3000]*[：:]", plain[found.end() :]):
        return at, Owner.THIRD, ""
    if after and after in _NO_SINGLE.get(_simplified(word), ""):
        return None
    if _CLASSICAL.search(before) or _SPOKEN.search(before):
        told = _owner(plain, at, known, places)
        return told if told is not None and told[1] is not Owner.NONE else None
    run = _run(before, known)
    if run is not None:
        return at - len(run[0]), Owner.NAMED, run[1]
    is_called = word in _CALLED and _CALLING.search(before) and _DOING.match(plain, found.end())
    return (at, Owner.FIRST, "") if is_called else None


@cache
def _simplified(char: str) -> str:
    return next((one for one in _NO_SINGLE if _plain(one) == char), char)


def _owner(plain: str, at: int, known: Known, places: list[int]) -> tuple[int, Owner, str] | None:
    """Return the owner that stands before a word of kin."""
    clause = _clause(plain, at)
    modifiers = _MODIFIERS.search(clause)
    held = clause[: modifiers.start()] if modifiers is not None else clause
    begin = at - len(clause) + len(held)
    direct = _direct(plain, held, begin, known, places)
    if direct is not None:
        return direct
    if held and modifiers is not None and modifiers[0].startswith(("的", "之")):
        return _of_phrase(held, begin)
    return _subject(clause, at)


def _direct(
    plain: str, held: str, begin: int, known: Known, places: list[int]
) -> tuple[int, Owner, str] | None:
    if begin > 0:
        who = known.at(places[begin - 1], places[begin - 1] + 1)
        if who:
            return begin, Owner.NAMED, who
    owner = _OWNER.search(held)
    if owner is not None and not _is_within(held, owner):
        return begin - len(owner[0]), _OWNERS[owner[0]], ""
    run = _run(plain[max(0, begin - _NAME) : begin], known)
    if run is not None:
        return begin - len(run[0]), Owner.NAMED, run[1]
    return None


def _is_within(held: str, owner: re.Match[str]) -> bool:
    """Tell whether a pronoun of one character is a part of another word, such as 其 in 尤其."""
    before = held[: owner.start()]
    return (owner[0] == "其" and before.endswith(("尤", "土耳", "与"))) or (
        owner[0] in {"他", "她"} and before.endswith(("其", "吉"))
    )


def _of_phrase(body: str, begin: int) -> tuple[int, Owner, str]:
    """Return the owner where "的" stands before the kin, and what stands before it is no owner."""
    is_place = re.search("[在于住从来被已]", body[-10:])
    owners = [*_ANY_OWNER.finditer(body)]
    if owners and is_place and owners[-1].end() < len(body):
        last = owners[-1]
        return begin - len(body) + last.start(), _OWNERS[last[0]], ""
    return begin, Owner.OTHER, ""


def _subject(clause: str, at: int) -> tuple[int, Owner, str] | None:
    """Return the owner where a subject stands shortly before: I told (my) sister."""
    near = clause[-_BACK:]
    owners = [one for one in _ANY_OWNER.finditer(near) if not _is_within(near, one)]
    rest = near[owners[-1].end() :] if owners else ""
    if not owners or re.search("[的之]", rest):
        return None
    last = owners[-1]
    return at - len(near) + last.start(), _OWNERS[last[0]], ""


def _clause(plain: str, at: int) -> str:
    window = plain[max(0, at - 30) : at]
    stops = [*_STOP.finditer(window)]
    return window[stops[-1].end() :] if stops else window


def _run(before: str, known: Known) -> tuple[str, str] | None:
    """Return a name that is known and stands at the end of a text, also with a title."""
    before = re.sub(_plain("(?:先生|女士|小姐|同志)") + "\\Z", "", before)
    plain = ((_plain_name(name), who) for name, who in known.runs.items())
    return next((one for one in plain if before.endswith(one[0])), None)


@cache
def _plain_name(name: str) -> str:
    return _plain(name)
