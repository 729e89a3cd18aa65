"""What may be written onto a part of a name, and what goes from it then: cases and suffixes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from casefiles.redaction.finding.changed_stems import changed_stems
from casefiles.redaction.names.patterns import compact

__all__ = ["Stem", "endings_of", "is_ending", "prefixes_of", "stems_of"]


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(compact, words.split()))


# Uyghur and Turkish, forms of address written on, Polish and Czech, German, Hungarian, Finnish.
_LATIN: Final = _folded(
    "ning nin nun nın nün un in ın ün ni nu nü nı gha ghe ga ge qa qe ka ke din tin dan tan den"
    " ten da ta de te mu mi lar ler larning lerning iga ige imiz ingiz im ing um si la le"
    " dir tir dur tur dür tür"
    " ekem xan khan han jan can kam qiz gul ye ya yi yı yu yü na ne"
    " a e i u o em ie iem ium owi owa owie om ovi ové ovou ová ovo ech ich ami ách ą ę"
    " y ów ovým ovými ových"
    " s es en ens"
    " nak nek t ot et at öt ban ben ba be ból ből val vel ról ről tól től nál nél hoz hez höz ra"
    " re ért ék"
    " n lle lta ltä lla llä ssa ssä sta stä an än"
)
_CYRILLIC: Final = _folded(
    "а у ю ом ем ём ым им ой ей ою ею е ы и я ого его ому ему ых их ыми ими ов ев ам ами ах ям"
    " ями ях ові еві єм і ї ію ією ові нің ның дің дың тің тың ге ға ке қа ні ны ді ды ти ты"
    " да де та те дан ден тан тен нан нен мен пен бен дікі тікі нікі лар лер дар дер нин ниң ни"
    " ға ғә қә дин тин жан хан"
)
_ARABIC: Final = _folded(
    "نىڭ نى غا گە قا كە دىن تىن دا تا دە تە مۇ لار لەر لارنىڭ لەرنىڭ ىڭ ىم م ڭ ى سى گىلا غىلا"
    " چۇ جان خان كام گۈل قىز دەك تەك ئىكەن كى نىڭكى ست است اش ها های ام را"
)
_ARABIC_PREFIXES: Final = _folded(
    "و ف ب ل ك ال وال بال لل فال كال وب ول وك وبال ولل وكال فب فل فلل"
)
_PREFIXES: Final = {"a": _ARABIC_PREFIXES, "r": frozenset(("ו", "ול", "וש", "וב"))}
_TIBETAN: Final = frozenset(("ས", "ར", "འི", "འིས", "འང", "འམ", "འོ", "འུ", "ལགས", "ལ"))
_GREEK: Final = _folded("ς ν υ ου ο ε η ας ης ων ους")
_HANGUL: Final = _folded(
    "이 가 은 는 을 를 의 에 에게 께 와 과 도 만 로 으로 씨 님 양 군 이는 이가 이의 이를 이도"
    " 이와 이에게 씨는 씨가 씨의"
    " 씨를 씨도 씨와 씨에게 한테 에서 모 모씨 아 야 이야"
    " 입니다 이에요 예요 이다 이라고 라고 이라는 라는 이라 이랑 랑 하고"
    " 이었다 였다 이고 이며 이나 님이 님은 님을"
    " 님의 님께 님께서 께서 이한테 까지 부터 처럼 보다 이에게서 에게서 한테서 이도 이만"
)
# Georgian, Armenian, Ethiopic and Bengali, whose letters no other of these has.
_OTHER: Final = _HANGUL | _folded(
    "ს მ ის ით მა სთან ისთვის სთვის ისგან ი ს ը ն ի ին ից ով ինը ում ን ና ም ስ ንም কে র এর য় রা দের"
)
_GEORGIAN: Final = _folded("ის ით ისა ისთვის ისგან ისას ისთან ისებრ ების ები ებს ებმა ებთან")
_ADJECTIVE: Final = _folded(
    "ого его ому ему ым им ом ем ая яя ой ей ую юю ою их ых ими ыми ие ые ий ый і ої ію"
)
_NOUN: Final = _folded("ы и у ю е ой ою ей ею ам ами ах ям ями ях о і ії ією")
_OF_FAMILIES: Final = _folded("ых ым ыми их им ими")
"""Of all who bear the name of a woman: у Щербаковых."""
_FAMILY_TAILS: Final = frozenset(("ов", "ев", "ин", "ын", "ів", "єв"))
_SOFT: Final = _folded("я ю ем ём е и ей ям ями ях ью єм і ї ю")
_FLEETING: Final = _folded("а у ом ем е ы і ові")
_LATIN_ADJECTIVE: Final = _folded(
    "iego iemu im iej ą ich imi ie ego emu ym ej ého ému ým é ou y i a"
)
_LATIN_NOUN: Final = _folded("y i ie e ę ą o u ou ům ii iej ej")
_LATIN_FLEETING: Final = _folded("a owi ovi iem em u ie e om y ů ové")
_LATIN_LONG: Final = _folded("y e i u ou")
_REDUCED: Final = _folded(
    "ning ni gha ge din da de mu m ng lar ler نىڭ نى غا گە دىن دا دە مۇ م ڭ لار لەر"
)
_ALL: Final = {
    "l": _LATIN,
    "c": _CYRILLIC,
    "a": _ARABIC,
    "t": _TIBETAN,
    "g": _GREEK,
    "o": _OTHER,
}
_LONG: Final = 5
_LEAST: Final = 3
_LEAST_CYRILLIC: Final = 2
_SHORT_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Stem:
    """A form of a part to which endings are written.

    Attributes:
        key: the stem, folded.
        endings: what may follow.
        is_whole: nothing has to follow.
        is_changed: it is spelled otherwise than the part.
    """

    key: str
    endings: frozenset[str]
    is_whole: bool
    is_changed: bool = False


@lru_cache(8192)
def stems_of(key: str, script: str, *, is_short: bool = False) -> tuple[Stem, ...]:
    """Return the forms of a folded part that take endings, itself first.

    Args:
        key: the part.
        script: kind of its letters.
        is_short: it is no part of a name, but short for one, and in the languages of those alone.
    """
    own = Stem(key, _ALL.get(script, frozenset()), is_whole=True)
    more: Iterator[Stem] = iter(())
    match script:
        case "c":
            more = _cyrillic(key)
        case "l":
            more = _latin(key)
        case "a":
            more = _reduced(key)
        case "g":
            more = _greek(key)
        case "o":
            more = _georgian(key)
    found = changed_stems(key, script, is_short=is_short)
    changed = (Stem(*one, is_changed=one[0] != key) for one in found)
    least = _LEAST_CYRILLIC if script == "c" else _LEAST
    return (own, *(one for one in (*more, *changed) if len(one.key) >= least))


@lru_cache(4096)
def is_ending(rest: str, endings: frozenset[str]) -> bool:
    """Tell whether what follows a stem is an ending, or two of them, one on the other."""
    if rest in endings:
        return True
    if endings not in {_LATIN, _CYRILLIC, _ARABIC} or len(rest) < _LEAST:
        return False
    cuts = range(2, len(rest) - 1)
    return any(rest[:cut] in endings and rest[cut:] in endings for cut in cuts)


def prefixes_of(script: str) -> frozenset[str]:
    """Return what may be written before a part in one word with it."""
    return _PREFIXES.get(script, frozenset())


def endings_of(script: str) -> frozenset[str]:
    """Return all endings of a script."""
    return _ALL.get(script, frozenset())


def _cyrillic(key: str) -> Iterator[Stem]:
    """Yield stems of Russian and Ukrainian: й folds to и, ё to е."""
    if re.search("(?:ск|цк)(?:ии|ая|а|ои|іи)$|(?:ыи|ая)$", key) and len(key) >= _LONG:
        yield Stem(re.sub("(?:ии|ая|а|ои|іи|ыи)$", "", key), _ADJECTIVE, is_whole=False)
    elif key.endswith(("а", "я")):
        is_family = len(key) >= _LONG and key[-3:-1] in _FAMILY_TAILS
        yield Stem(key[:-1], _NOUN | _OF_FAMILIES if is_family else _NOUN, is_whole=False)
    elif key.endswith(("ь", "и", "і")):
        yield Stem(key[:-1], _SOFT, is_whole=False)
    if re.search("[^аеиоуыэюяіє][ео][^аеиоуыэюяіє]$", key):
        yield Stem(key[:-2] + key[-1], _FLEETING, is_whole=False)


def _latin(key: str) -> Iterator[Stem]:
    """Yield stems of Polish and Czech, and those of Uyghur with a reduced vowel."""
    if re.search("(?:sk|ck|dzk)[aiy]$", key) and len(key) >= _LONG:
        yield Stem(key[:-1], _LATIN_ADJECTIVE, is_whole=False)
    elif key.endswith("a") and len(key) >= _LONG:
        yield Stem(key[:-1], _LATIN_NOUN, is_whole=False)
    elif key.endswith("a") and len(key) == _SHORT_NAME:
        yield Stem(key[:-1], _LATIN_LONG, is_whole=False)
    elif key.endswith(("ek", "ec", "el", "er")) and len(key) >= _LONG:
        yield Stem(key[:-2] + key[-1], _LATIN_FLEETING, is_whole=False)
    yield from _reduced(key)


def _reduced(key: str) -> Iterator[Stem]:
    if len(key) < _LONG:
        return
    if key.endswith(("a", "e")):
        yield Stem(key[:-1] + "i", _REDUCED, is_whole=False)
    elif key.endswith(("ا", compact("ە"))):
        yield Stem(key[:-1] + compact("ى"), _REDUCED, is_whole=False)


def _georgian(key: str) -> Iterator[Stem]:
    """Yield the stem that is left where a vowel falls before an ending: ბერიძე, ბერიძის."""
    if key.endswith(("ა", "ე")) and len(key) > _LEAST:
        yield Stem(key[:-1], _GEORGIAN, is_whole=False)


def _greek(key: str) -> Iterator[Stem]:
    for tail, endings in (("οσ", "ου ο ε ον οι"), ("ησ", "η ηδεσ"), ("ασ", "α αδεσ"), ("ισ", "ι")):
        folded = compact(tail)
        if key.endswith(folded):
            yield Stem(key[: -len(folded)], _folded(endings), is_whole=False)
