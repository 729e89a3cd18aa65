"""Kinship in Chinese: 我妹妹, 申请人之妹, 家父, 其妹, 关系：姐妹."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from casefiles.domain.language.folding import han_variants
from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship import han_words
from casefiles.redaction.kinship.phrase import Known, Owner, Phrase, kins_of
from casefiles.redaction.kinship.role_owners import han_role

_HAN: Final = "\u3400-\u9fff"
_BLANKS: Final = re.compile(rf"(?<=[{_HAN}])[ \t\u3000\u00a0]*\n?[ \t\u3000\u00a0]*(?=[{_HAN}])")
_STOP: Final = re.compile(r"[，。！？；：,.!?;:、\n“”\"「」『』()（）《》]")
_BACK: Final = 12
"""Characters between a subject and a word of kin that says nothing of its owner."""
_NAME: Final = 14


def _plain(text: str) -> str:
    return text.translate(han_variants())


def _table(form: str) -> Mapping[str, frozenset[Kin]]:
    found: dict[str, frozenset[Kin]] = {}
    for line in form.split("\n"):
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


_MODIFIERS: Final = re.compile(_plain(f"(?:{han_words.MODIFIERS})*\\Z"))
_OF: Final = re.compile("[二三四五六]?[的之]")
"""Behind an owner; names such as 张三 and 李四 end with a number."""
_OWNER: Final = re.compile(f"(?:{_any_of(_OWNERS)})\\Z")
_APPOSED: Final = re.compile(
    f"(?:{_any_of(frozenset(map(_plain, han_words.CLIENT)))})[{_HAN}·]{{2,4}}\\Z"
)
"""What papers call the client, with a name behind it that nobody listed: 逃犯陳家豪的."""
_ANY_OWNER: Final = re.compile(_any_of(_OWNERS))
_TIES: Final = re.compile(
    _plain("[系是为属成](?:同胞|亲)?")
    + f"({_any_of({_plain(one): 0 for one in han_words.RELATIONS})})"
    + _plain("(?:关系)?(?![城公篇花船学店院企单民])")
)
_FIELD: Final = re.compile(
    f"(?:{_any_of(frozenset(map(_plain, han_words.LABELS)))})"
    + _plain("(?:为|是)?[ \t\u3000]*[：:／/|\t)）]?[ \t\u3000\n]*\\Z")
)
_LINE: Final = re.compile(r"(?:\A|\n)[ \t\u3000\d.、（(]*\Z")
_LABEL_AFTER: Final = re.compile(_plain(r"[ \t\u3000]*(?:的?姓名|的?名字)?[ \t\u3000]*[：:|\t]"))
_SPEAKING: Final = re.compile(_plain("我(?!国|方|院|市|省|县|局|党|军|校|公司|行|部)|俺|咱|本人"))
_IS_ROLE: Final = re.compile(_plain("[做当的]\\Z"))
_COLON: Final = re.compile(r"[ \t\u3000]*[：:]")
_CALLED: Final = frozenset(map(_plain, "姐妹哥弟妈爸娘爹嫂爷奶"))
_CALLING: Final = re.compile(_plain("(?:\\A|[，。！？；：,.!?;:、\\s是和给跟让找叫对替与被])\\Z"))
_DOING: Final = re.compile(
    _plain("[在说不被让把给没去来已打告要还也都走问出带从和跟替就又会能想刚接送叫病死回，。]")
)
_SOMEBODY: Final = re.compile(
    _plain(
        "(?:女警|民警|狱警|警察|看守|管教|邻居|同事|老太太|老人|室友|医生|护士|司机|翻译|同监室[^，。]{0,6})"
        "(?:说|称|讲|提到|告诉[^，。]{1,4})\\Z"
    )
)
"""Somebody who is no party says it: what follows is that one's kin."""
_CLASSICAL: Final = re.compile(_plain("(?:之|其|该|吾|余|汝|伊)\\Z"))
_SPOKEN: Final = re.compile(_plain("(?:我们|咱们|我|俺|咱|他|她|你|您|我的|他的|她的|你的|亲)\\Z"))


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it stands, and made plain and joined.

    Attributes:
        places: for each character of `plain` its place in `whole`.
    """

    whole: str
    plain: str
    places: list[int]
    known: Known


@dataclass(frozen=True, slots=True)
class _OwnedPhrase:
    """Where a phrase begins, its owner, and who that is where it is known."""

    start: int
    owner: Owner
    named: str = ""


def find(text: str, known: Known) -> Iterator[Phrase]:
    """Yield the words of kin of a Chinese text, with their owners."""
    if not re.search(f"[{_HAN}]", text):
        return
    prepared = _Text(text, *_joined(_plain(text)), known)
    for found in _TIES.finditer(prepared.plain):
        kins = kins_of(han_words.RELATIONS[_simple(found[1])])
        yield _phrase(prepared, found.end(), kins, _OwnedPhrase(found.start(1), Owner.THIRD))
    for found in _scanner().finditer(prepared.plain):
        owned_phrase = None if found.lastgroup == "decoy" else _owned_phrase(prepared, found)
        if owned_phrase is not None:
            kins = (_WORDS if found.lastgroup == "word" else _SINGLE)[found[0]]
            yield _phrase(prepared, found.end(), kins, owned_phrase)


@cache
def _simple(word: str) -> str:
    return next(one for one in han_words.RELATIONS if _plain(one) == word)


def _phrase(text: _Text, end: int, kins: frozenset[Kin], owned_phrase: _OwnedPhrase) -> Phrase:
    first, last = text.places[owned_phrase.start], text.places[end - 1] + 1
    word = "".join(text.whole[first:last].split())
    return Phrase(first, last, kins, owned_phrase.owner, word, owned_phrase.named)


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


def _owned_phrase(text: _Text, found: re.Match[str]) -> _OwnedPhrase | None:
    """Return whose kin a word tells of; None where it is no kin."""
    at, word = found.start(), found[0]
    before = text.plain[max(0, at - 40) : at]
    if word in _HUMBLE:
        return _OwnedPhrase(at, Owner.FIRST)
    if word in _POLITE or _is_field(text.plain, found, before):
        return _OwnedPhrase(at, Owner.THIRD)
    if found.lastgroup == "single":
        return _single(text, found, before)
    return _owner(text, at) or _unsaid(text.plain, at, word, before)


def _is_field(plain: str, found: re.Match[str], before: str) -> bool:
    """Tell whether a form says whose kin it is: 关系：姐妹, 父亲姓名：."""
    if _FIELD.search(before):
        return True
    after = _LABEL_AFTER if found.lastgroup == "word" else _COLON
    return bool(_LINE.search(before) and after.match(plain, found.end()))


def _unsaid(plain: str, at: int, word: str, before: str) -> _OwnedPhrase:
    """Return whose kin it is where nothing says so: the speaker's where one speaks."""
    is_home = word in _HOME and not _IS_ROLE.search(before)
    is_spoken = _SPEAKING.search(_sentence(plain, at))
    return _OwnedPhrase(at, Owner.FIRST if is_spoken or is_home else Owner.BARE)


def _sentence(plain: str, at: int) -> str:
    """Return the sentence in which a place lies."""
    start = max(plain.rfind(end, max(0, at - 80), at) for end in "。！？\n")
    ends = [one for end in "。！？\n" if (one := plain.find(end, at, at + 80)) >= 0]
    return plain[max(start, at - 80, 0) : min(ends, default=at + 80)]


def _single(text: _Text, found: re.Match[str], before: str) -> _OwnedPhrase | None:
    """Return whose kin a word of one character tells of, which needs an owner beside it."""
    at, word = found.start(), found[0]
    after = text.plain[found.end() : found.end() + 1]
    if after and after in _no_kin_before().get(word, ""):
        return None
    if _CLASSICAL.search(before) or _SPOKEN.search(before):
        return _owner(text, at)
    run = _run(before, text.known)
    if run is not None:
        return _OwnedPhrase(at - len(run[0]), Owner.NAMED, run[1])
    role = han_role(_clause(text.plain, at), has_particle=False)
    if role:
        return _OwnedPhrase(at - len(role), Owner.ROLE)
    is_called = word in _CALLED and _CALLING.search(before)
    return (
        _OwnedPhrase(at, Owner.FIRST)
        if is_called and _DOING.match(text.plain, found.end())
        else None
    )


@cache
def _no_kin_before() -> Mapping[str, str]:
    return {_plain(one): _plain(after) for one, after in han_words.NO_SINGLE.items()}


def _owner(text: _Text, at: int) -> _OwnedPhrase | None:
    """Return the owner that stands before a word of kin."""
    clause = _clause(text.plain, at)
    modifiers = _MODIFIERS.search(clause)
    form = modifiers[0] if modifiers is not None else ""
    stored = clause[: len(clause) - len(form)]
    begin = at - len(form)
    direct = _direct(text, stored, begin)
    if direct is not None:
        return direct
    particle = _OF.match(form)
    role = han_role(stored, has_particle=bool(particle))
    if role:
        return _OwnedPhrase(begin - len(role), Owner.ROLE)
    if stored and particle:
        return _of_phrase(stored, begin)
    return _subject(clause, at)


def _direct(text: _Text, stored: str, begin: int) -> _OwnedPhrase | None:
    """Return the owner that stands right before."""
    if begin > 0:
        who = text.known.at(text.places[begin - 1], text.places[begin - 1] + 1)
        if who:
            return _OwnedPhrase(begin, Owner.NAMED, who)
    owner = _OWNER.search(stored)
    if owner is not None and not _is_within(stored, owner):
        if _OWNERS[owner[0]] is Owner.THIRD and _SOMEBODY.search(stored[: owner.start()]):
            return _OwnedPhrase(begin - len(owner[0]), Owner.OTHER)
        return _OwnedPhrase(begin - len(owner[0]), _OWNERS[owner[0]])
    run = _run(text.plain[max(0, begin - _NAME) : begin], text.known)
    return _OwnedPhrase(begin - len(run[0]), Owner.NAMED, run[1]) if run is not None else None


def _is_within(stored: str, owner: re.Match[str]) -> bool:
    """Tell whether a pronoun of one character is a part of another word, such as 其 in 尤其."""
    before = stored[: owner.start()]
    return (owner[0] == "其" and before.endswith(("尤", "土耳", "与"))) or (
        owner[0] in {"他", "她"} and before.endswith(("其", "吉"))
    )


def _of_phrase(body: str, begin: int) -> _OwnedPhrase:
    """Return the owner where "的" stands before the kin, and what stands before it is no owner."""
    is_place = re.search(_plain("[在于住从来被已]"), body[-10:])
    owners = [*_ANY_OWNER.finditer(body)]
    if owners and is_place and owners[-1].end() < len(body):
        last = owners[-1]
        return _OwnedPhrase(begin - len(body) + last.start(), _OWNERS[last[0]])
    apposed = _APPOSED.search(body)
    if apposed is not None:
        return _OwnedPhrase(begin - len(body) + apposed.start(), Owner.CLIENT)
    return _OwnedPhrase(begin, Owner.OTHER)


def _subject(clause: str, at: int) -> _OwnedPhrase | None:
    """Return the owner where a subject stands shortly before: I told (my) sister."""
    near = clause[-_BACK:]
    owners = [one for one in _ANY_OWNER.finditer(near) if not _is_within(near, one)]
    rest = near[owners[-1].end() :] if owners else ""
    if not owners or re.search("[的之]", rest):
        return None
    last = owners[-1]
    return _OwnedPhrase(at - len(near) + last.start(), _OWNERS[last[0]])


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
