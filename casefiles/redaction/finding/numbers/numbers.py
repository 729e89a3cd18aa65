"""Numbers of people in another layout, with digits masked, by their last digits, in Han digits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, folded_in_place
from casefiles.redaction.finding.dates.dates import days_of
from casefiles.redaction.finding.dates.table_cells import cells_around
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.numbers.dictated import (
    Atom,
    parts_of,
    places_of,
    renderings,
    rows_in,
)
from casefiles.redaction.finding.numbers.number_words import Stated, stated
from casefiles.redaction.finding.numbers.spoken_numbers import may_be_spoken
from casefiles.redaction.finding.reading import TextForms

__all__ = ["NumberFinder", "same_length"]

_LEAST: Final = 6
"""Signs of a number of which a masked form leads to somebody."""
_TRUE: Final = 7
_LEAST_TRUE: Final = 4
_LEAST_STATED: Final = 3
"""Digits of a part of which a text says where in a number it stands."""
_MOST_CUT: Final = 2
_KEY: Final = 4
_LAST_FOUR: Final = re.compile(r"(?<![^\s;|])(?!(?:19|20)\d\d)\d{4}(?![^\s;|])")
"""Four digits that are no year."""
_ROOM: Final = 60
_MASK: Final = "*＊xX×•●○·#_■□"
_SIGN: Final = rf"(?:\d|[{_MASK}]|\.{{2,}}|…)"
_PIECE: Final = re.compile(
    rf"(?<![0-9a-z])(?P<lead>[a-z]{{0,8}}?){_SIGN}+(?P<last>[ (-]?[a-z]\)?)?(?![0-9a-z])"
)
"""What stands between blanks of a number, of which some signs may be masked."""
_WILD_SIGN: Final = rf"(?:[{_MASK}…]|\.\.)"
_MAY_BE_MASKED: Final = re.compile(
    rf"\d[a-z ()-]{{0,13}}{_WILD_SIGN}|{_WILD_SIGN}[a-z ()-]{{0,13}}\d"
)
"""A digit as near a masked sign as pieces of one number let them stand."""
_JOINT: Final = re.compile(r"[ ()-]{0,2}\Z")
_MOST_PIECES: Final = 8
"""Pieces of one masked number, such as 13 8* ** *4 12 6."""
_MAIL: Final = re.compile(r"(?<![\w.])([\w.+-]*?)[*•×x]{2,}([\w.+-]*)@([\w-]+\.[\w.-]+)")
_LEAST_NAME: Final = 6
_TELLING_NAME: Final = re.compile(r"[._\d-]")
"""Stands in the name of an address that is no word."""
_DOT_WORD: Final = r"(?:dot|punkt|point|punto|точка|крапка|kropka|nokta|نقطة)"
_AT_SPELLED: Final = r"(?:at|ät|chez|собака|małpa|et|arobase)"
_DOT: Final = rf"(?:\s?[\[({{<]\s?{_DOT_WORD}\s?[\])}}>]\s?|\s{_DOT_WORD}\s)"
_AT: Final = rf"(?:\s?[\[({{<]\s?{_AT_SPELLED}\s?[\])}}>]\s?|\s{_AT_SPELLED}\s)"
_WRITTEN_OUT: Final = re.compile(
    rf"[\[({{<]\s?(?:{_DOT_WORD}|{_AT_SPELLED})\s?[\])}}>]|\s(?:{_DOT_WORD}|{_AT_SPELLED})\s"
)
_SIGNS_OF_MAIL: Final = re.compile("[.@]")
_AT_WORD: Final = re.compile(r"\s?[\[(]\s?at\s?[\])]\s?[\w.-]*(?:\s?[\[(]dot[\])]\s?\w+)*")
_RUN: Final = re.compile(r"[+(]?\d(?:[ ().,\-–·/№\u00a0]{0,3}\d){6,24}")
_ALONE: Final = re.compile(r"(?<![0-9a-z])\d(?:[ -]?\d){2,7}[a-z]?(?![0-9a-z])")
_LEAST_SAME: Final = 8
_RUSSIAN: Final = 11
"""Digits of a number of Russia or Kazakhstan, in which the first is dialled as 8."""
_LOCAL: Final = 7
"""Digits that are dialled within one town."""
_PHONE: Final = re.compile(r"phone|mobil|cell|tel|handy|whatsapp|signal|тел|моб|电话|手机")
_MOST_BEFORE: Final = 5
_HAN_DIGITS: Final = {
    ord(char): str(digit)
    for digit, row in enumerate(
        (
            "〇零○洞",
            "一壹幺么",
            "二贰",
            "三叁参",
            "四肆",
            "五伍",
            "六陆陸",
            "七柒拐",
            "八捌",
            "九玖勾",
        )
    )
    for char in row
}
_HAN_DIGIT: Final = f"[{''.join(map(chr, _HAN_DIGITS))}]"
_HAN_SIGN: Final = f"(?:[两二三四五六]个{_HAN_DIGIT}|{_HAN_DIGIT})"
_HAN_JOINT: Final = r"[ 、，,\n-]{0,2}"
_HAN_NUMBER: Final = re.compile(f"{_HAN_SIGN}(?:{_HAN_JOINT}{_HAN_SIGN}){{3,}}")
_HAN_ROW: Final = re.compile(f"{_HAN_SIGN}(?:{_HAN_JOINT}{_HAN_SIGN}){{2,}}")
_NOUGHTS: Final = re.compile(f"([两二三四五六])个({_HAN_DIGIT})")
_WILD: Final = "?"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number: its digits and letters, its digits alone, and as listed.

    Attributes:
        starts: how its signs may begin, with and without what is dialled before it.
        digit_starts: the same of its digits.
    """

    owner: PersonId
    signs: str
    digits: str
    form: str
    is_phone: bool
    starts: tuple[str, ...]
    digit_starts: tuple[str, ...]


class NumberFinder:
    """Finds what stands of numbers of people."""

    def __init__(self, index: Index) -> None:
        self._numbers = tuple(_numbers(index))
        self._mails = tuple(
            (own, fold(value.strip()), value)
            for own, person in index.people.items()
            for _, value in person.identifiers
            if "@" in value
        )

    @property
    def keys(self) -> frozenset[str]:
        """Return signs of which some stand in each place that is certain."""
        return frozenset(
            key
            for one in self._numbers
            for key in (
                *(start[:_KEY] for start in one.starts),
                *(one.signs[-_KEY:], one.digits[-_KEY:]),
            )
        )

    def may_be_in_han(self, compact_text: str) -> bool:
        """Tell whether a number may stand in Han digits."""
        return bool(self._numbers) and _HAN_NUMBER.search(compact_text) is not None

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield places; those with seven true digits are certain."""
        if not self._numbers and not self._mails:
            return
        plain = same_length(reading.text)
        if reading.has_digits:
            yield from self._in_layout(plain)
            yield from self._masked(plain)
            yield from self._parts_in_digits(plain)
            yield from self._in_cells(plain)
        if "@" in plain:
            yield from self._mail(plain)
        yield from self._mail_name(plain)
        for match in _HAN_ROW.finditer(reading.text) if reading.has_han else ():
            digits = _digits(_NOUGHTS.sub(_noughts, match[0]).translate(_HAN_DIGITS))
            for one in self._numbers if len(digits) >= _LEAST else ():
                if _is_same(digits, one.digits):
                    yield _place(match.span(), one, len(digits), is_certain=True)
            yield from self._part(plain, match.span(), digits)

    def in_words(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield numbers that are written as words, to ask about."""
        if not self._numbers or not may_be_spoken(reading.key):
            return
        plain = same_length(reading.text)
        within = tuple({form for one in self._numbers for form in (one.signs, one.digits)})
        for row in rows_in(reading.whole.folded):
            yield from self._dictated(reading, row, within)
            for signs, first, last in parts_of(row, within):
                yield from self._part(plain, reading.span(first, last - 1), signs)

    def _dictated(
        self, reading: TextForms, row: Sequence[Atom], within: Sequence[str]
    ) -> Iterator[FoundSpan]:
        """Yield whole numbers that words in a row say."""
        for one in self._numbers:
            for form in _dialled(one):
                for start, end in places_of(row, form):
                    span = reading.span(start, end - 1)
                    yield _place(span, one, len(one.digits), is_certain=False)
        # So many digits need nobody to say that a number begins with them.
        span = reading.span(row[0].start, row[-1].end - 1)
        for signs in sorted(renderings(row, within)):
            for one in self._numbers if len(signs) >= _TRUE else ():
                if _begins(one, signs):
                    yield _place(span, one, len(signs), is_certain=False)

    def _in_layout(self, text: str) -> Iterator[FoundSpan]:
        """Yield numbers as another layout has them, with or without the code of the country."""
        for match in _RUN.finditer(text):
            digits = _digits(match[0])
            for one in self._numbers:
                if _is_same(digits, one.digits):
                    yield _place(match.span(), one, len(one.digits), is_certain=True)
                elif len(digits) == _LOCAL and one.digits.endswith(digits) and one.is_phone:
                    yield _place(match.span(), one, _LOCAL, is_certain=False)

    def _masked(self, text: str) -> Iterator[FoundSpan]:
        if _MAY_BE_MASKED.search(text) is None:
            return
        at = 0
        for start, end in _stretches(text):
            if start < at:
                continue
            shown = "".join(_shown(text[start:end]))
            true = sum(char != _WILD for char in shown)
            if true < _LEAST_TRUE or _WILD not in shown or not any(map(str.isdigit, shown)):
                continue
            masked = _masked_of(shown)
            for one in self._numbers:
                if _agrees(masked, one):
                    at = end
                    is_certain = sum(map(str.isdigit, shown)) >= _TRUE
                    yield _place((start, end), one, true, is_certain=is_certain)

    def _parts_in_digits(self, text: str) -> Iterator[FoundSpan]:
        for match in _ALONE.finditer(text):
            signs = "".join(char for char in match[0] if char.isalnum())
            yield from self._part(text, match.span(), signs)
            yield from self._cut(match.span(), signs)

    def _cut(self, span: tuple[int, int], signs: str) -> Iterator[FoundSpan]:
        """Yield a number without its first sign, or its letters: 417733 of K0417733."""
        for one in self._numbers if len(signs) >= _LEAST else ():
            if one.signs.endswith(signs) and 0 < len(one.signs) - len(signs) <= _MOST_CUT:
                yield _place(span, one, len(signs), is_certain=False)

    def _in_cells(self, text: str) -> Iterator[FoundSpan]:
        """Yield the last four digits of a number, where they are all of a cell of a row."""
        for match in _LAST_FOUR.finditer(text):
            owners = [one for one in self._numbers if one.digits.endswith(match[0])]
            if owners and match.span() in cells_around(text, match.start()):
                people = frozenset(one.owner for one in owners)
                place = *match.span(), people, len(match[0]), "masked_number", match[0]
                yield FoundSpan(*place, owners[0].form, is_certain=False)

    def _part(self, text: str, span: tuple[int, int], signs: str) -> Iterator[FoundSpan]:
        """Yield a part of which the text says that a number begins with it, or ends in it."""
        owners = [one for one in self._numbers if signs in one.signs and signs != one.signs]
        if not owners or len(signs) < _LEAST_STATED:
            return
        where = stated(text, *span, is_long=len(signs) >= _LEAST - 1)
        owners = [one for one in owners if _is_at(signs, one, where)]
        if where == "end":
            is_certain = len(signs) >= _TRUE
            yield from (_place(span, one, len(signs), is_certain=is_certain) for one in owners)
        elif owners:
            people = frozenset(one.owner for one in owners)
            place = *span, people, len(signs), "masked_number", signs
            yield FoundSpan(*place, owners[0].form, is_certain=False)

    def _mail_name(self, text: str) -> Iterator[FoundSpan]:
        """Yield the part of an address before the @ where it stands alone, or before (at)."""
        for own, mail, form in self._mails:
            name = mail.partition("@")[0]
            for match in _in_letters(mail).finditer(text) if _may_be_in_words(mail, text) else ():
                owners, span = frozenset((own,)), match.span()
                yield FoundSpan(
                    *span, owners, len(name), "masked_number", name, form, is_certain=False
                )
            if len(name) < _LEAST_NAME or not _TELLING_NAME.search(name):
                continue
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                around = text[at - 1 : at] + text[end : end + 1]
                if not any(char.isalnum() or char in "_@" for char in around):
                    rest = _AT_WORD.match(text, end)
                    stop = rest.end() if rest is not None else end
                    owners = frozenset((own,))
                    yield FoundSpan(
                        at, stop, owners, len(name), "masked_number", name, form, is_certain=False
                    )
                at = text.find(name, at + 1)

    def _mail(self, text: str) -> Iterator[FoundSpan]:
        for own, mail, form in self._mails if "+" in text else ():
            for match in _with_detail(mail).finditer(text):
                kind, owners = "masked_number", frozenset((own,))
                yield FoundSpan(*match.span(), owners, len(mail), kind, mail, form, is_certain=True)
        for match in _MAIL.finditer(text) if self._mails else ():
            for own, mail, form in self._mails:
                name, _, place = mail.partition("@")
                is_same = name.startswith(match[1]) and name.endswith(match[2])
                if is_same and match[1] + match[2] and place == match[3].rstrip("."):
                    size = len(match[1] + match[2])
                    owners = frozenset((own,))
                    start, end = match.span()
                    yield FoundSpan(
                        start, end, owners, size, "masked_number", mail, form, is_certain=False
                    )


def _may_be_in_words(mail: str, text: str) -> bool:
    """Tell whether all of an address but its signs stands in a text, and signs in words."""
    is_there = all(piece in text for piece in _SIGNS_OF_MAIL.split(mail))
    return is_there and _WRITTEN_OUT.search(text) is not None


@cache
def _in_letters(mail: str) -> re.Pattern[str]:
    """Return what finds an address of which the signs are written out: omid (dot) g (at) x.gr."""
    form = re.escape(mail).replace(r"\.", rf"(?:\.|{_DOT})").replace("@", rf"(?:@|{_AT})")
    return re.compile(rf"(?<!\w){form}(?!\w)")


@cache
def _with_detail(mail: str) -> re.Pattern[str]:
    """Return what finds an address with a word added that its server passes over: name+law@x.gr."""
    name, _, place = mail.partition("@")
    return re.compile(rf"(?<![\w.]){re.escape(name)}\+[\w.+-]{{1,40}}@{re.escape(place)}(?![\w-])")


def _noughts(found: re.Match[str]) -> str:
    """Return as many equal digits as Chinese counts: 四个零."""
    return found[2] * "〇一二三四五六".find(found[1].replace("两", "二"))


def _numbers(index: Index) -> Iterator[_Number]:
    for own, person in index.people.items():
        for kind, value in person.identifiers:
            signs = "".join(char for char in fold(value) if char.isalnum() and char.isascii())
            digits = _digits(signs)
            is_number = len(digits) * 2 >= len(signs) and len(digits) >= _LEAST - 1
            if is_number and len(signs) >= _LEAST and "@" not in value and not days_of(value):
                is_phone = _PHONE.search(fold(kind)) is not None
                starts = _starts(signs), _starts(digits)
                yield _Number(own, signs, digits, value, is_phone, *starts)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_same(digits: str, own: str) -> bool:
    """Tell whether digits are a number but for codes of country and area dialled before it."""
    same = 0
    while same < min(len(digits), len(own)) and digits[-1 - same] == own[-1 - same]:
        same += 1
    if same == len(own):
        return same >= _LEAST and len(digits) - same <= _MOST_BEFORE
    is_long = same >= _LEAST_SAME and same * 2 > len(own)
    return is_long and len(digits) - same <= _MOST_BEFORE and len(own) - same <= _MOST_BEFORE


def _is_at(signs: str, one: _Number, where: Stated) -> bool:
    """Tell whether signs stand in a number where a text says so."""
    if where == "end":
        return one.signs.endswith(signs)
    if where == "begin":
        return any(start.startswith(signs) for start in one.starts)
    return where == "middle" and not one.signs.endswith(signs)


def _dialled(one: _Number) -> frozenset[str]:
    """Return how a number may be said, with what is dialled before it and without."""
    forms = {one.signs, one.digits, *one.starts, *one.digit_starts}
    if one.digits.startswith("7") and len(one.digits) == _RUSSIAN:
        forms.add("8" + one.digits[1:])
    return frozenset(form for form in forms if len(form) >= _LEAST)


def _begins(one: _Number, digits: str) -> bool:
    return any(start.startswith(digits) for start in (*one.starts, *one.digit_starts))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what may be one number with masks: from each piece, the longest stretch first.

    A day, a row or a letter beside a number is no part of it, though nothing in its signs says so.
    """
    pieces = [*_PIECE.finditer(text)]
    for at, first in enumerate(pieces):
        if text[first.end("lead")] in ".…":
            continue
        last = at
        while last + 1 < min(at + _MOST_PIECES, len(pieces)) and _JOINT.match(
            text[pieces[last].end() : pieces[last + 1].start()]
        ):
            last += 1
        lead = len(first["lead"] or "")
        starts = (first.start(), first.start() + lead) if lead else (first.start(),)
        for begin in starts:
            for piece in pieces[at : last + 1][::-1]:
                yield begin, piece.end()
                if piece["last"]:
                    yield begin, piece.start("last")


def _shown(text: str) -> Iterator[str]:
    """Yield the signs of a masked number, a wild one for each that is masked."""
    at = 0
    while at < len(text):
        char = text[at]
        if text.startswith("..", at) or char == "…":
            yield _WILD * 2
            while at < len(text) and text[at] in ".…":
                at += 1
            continue
        if char in _MASK:
            yield _WILD
        elif char.isalnum():
            yield char
        at += 1


@dataclass(frozen=True, slots=True)
class _Masked:
    """A masked number: its signs, and its two edges where only masks are between them."""

    shown: str
    first: str
    last: str
    is_masked_between: bool


def _masked_of(shown: str) -> _Masked:
    first, _, rest = shown.partition(_WILD)
    last = rest.rpartition(_WILD)[2]
    between = shown[len(first) : len(shown) - len(last)]
    return _Masked(shown, first, last, not between.strip(_WILD) and bool(between))


def _agrees(masked: _Masked, one: _Number) -> bool:
    """Tell whether a masked number may be somebody's: at each place, or at both edges."""
    shown, first, last = masked.shown, masked.first, masked.last
    for own, starts in ((one.signs, one.starts), (one.digits, one.digit_starts)):
        if len(shown) == len(own) and all(
            char in (_WILD, mine) for char, mine in zip(shown, own, strict=True)
        ):
            return True
        if (
            masked.is_masked_between
            and len(first) + len(last) < len(own)
            and own.endswith(last)
            and any(start.startswith(first) for start in starts)
        ):
            return True
    return False


def _starts(own: str) -> tuple[str, ...]:
    """Return a number, and without what is dialled before it in its own country or outside."""
    cuts = [own[cut:] for cut in range(_KEY) if not cut or len(own) - cut >= _LEAST_SAME]
    return tuple(one for rest in cuts for one in (rest, "0" + rest))


def same_length(text: str) -> str:
    """Return a text with digits of any script made ASCII, and full-width signs plain."""
    return folded_in_place(text)


def _place(span: tuple[int, int], one: _Number, size: int, *, is_certain: bool) -> FoundSpan:
    start, end = span
    owners, word = frozenset((one.owner,)), one.signs[-_KEY:]
    return FoundSpan(start, end, owners, size, "masked_number", word, one.form, is_certain)
