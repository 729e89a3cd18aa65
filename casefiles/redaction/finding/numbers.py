"""Numbers of people with digits masked, by their last digits, and in Han digits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.folding import fold
from casefiles.domain.ids import PersonId
from casefiles.redaction.finding.dates import days_of
from casefiles.redaction.finding.hits import Place
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.reading import Reading

__all__ = ["Numbers"]

_LEAST: Final = 6
"""Digits of a number of which a masked form leads to somebody."""
_LOCAL: Final = range(12, 15)
"""Digits of an international number of which the last are one within its country."""
_LOCAL_DIGITS: Final = 11
_LEAST_LOCAL: Final = 9
_TRUE: Final = 7
_LEAST_TRUE: Final = 4
_EDGE: Final = 2
_KEY: Final = 4
_SIGN: Final = "*＊xX×•●○·#_■□"
_MASKED: Final = re.compile(
    rf"(?<![^\W_])(?:[a-z]{{0,2}})([\d](?:[ -]?\d)+)[ -]?((?:[{_SIGN}][ -]?){{2,}}|[.…]{{2,}}[ -]?)(\d(?:[ -]?\d)+)(?![^\W_])"
)
_BEGUN: Final = re.compile(
    rf"(?<!\d)(\d(?:[ -]?\d){{2,}})[ -]?(?:(?:[{_SIGN}][ -]?){{3,}})(?![^\W_])"
)
_ENDED: Final = re.compile(
    rf"(?<![^\W_])(?:(?:[{_SIGN}][ -]?){{3,}}|[.…]{{2,}} ?)(\d(?:[ -]?\d){{2,7}})(?!\d)"
)
_TAIL_WORDS: Final = re.compile(
    r"(?:尾号|尾數|末[四六]位(?:数|數字|数字)?|后[四六]位(?:数|数字)?|後[四六]位|last (?:four|six|five|4|5|6)(?: digits)?(?: of [^\n]{0,30})?"
    r"|final (?:four|six|4|6)(?: digits)?|ending(?: in| with)?|ends? (?:in|with)|последни\w+ (?:цифр\w*|четыр\w+)?|заканчива\w+(?: на)?|оканчива\w+(?: на)?"
    r"|endziffern?|endend auf|endet (?:auf|mit)|letzten? (?:vier|sechs|4|6)? ?ziffern|se termin\w+ (?:par|en|con|in)|terminant par|finissant par|terminad[oa] en"
    r"|(?:quatre |six )?derniers chiffres|(?:cuatro |seis )?últimos(?: cuatro| seis)? dígitos|ultime (?:quattro |sei )?cifre|terminante con|(?:cztery |sześć )?ostatnie(?: cztery)? cyfry"
    r"|końcówk\w+|kończąc\w+ się(?: na)?|poslední(?:mi|ch)? (?:čtyř\w*|čísl\w*)|končící(?: na)?|son (?:dört|altı|4|6) (?:hane\w*|rakam\w*)|ile biten|sonu|останні\w* (?:чотири )?цифр\w*"
    r"|соңғы (?:төрт )?(?:цифр\w*|сан\w*)|axirqi (?:töt|alte) (?:xane\w*|reqim\w*)|ئاخىرقى (?:تۆت|ئالتە) (?:خانە\S*|رەقەم\S*))[^\d\n]{0,24}\Z",
    re.IGNORECASE,
)
_ROOM: Final = 60
_TAIL_AFTER: Final = re.compile(
    r"[^\w\n]{0,3}(?:ile biten|ending|的(?:号码|手机|电话)|结尾|結尾|бүтетін)", re.IGNORECASE
)
_ALONE: Final = re.compile(r"(?<![^\W_])\d{4,8}(?![^\W_])|(?<=[\u3400-\u9fff])\d{4,8}(?!\d)")
_HAN_DIGITS: Final = {
    ord(char): str(digit)
    for digit, row in enumerate(
        ("〇零○", "一壹幺么", "二贰", "三叁参", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for char in row
}
_HAN_NUMBER: Final = re.compile(
    f"[{''.join(map(chr, _HAN_DIGITS))}](?:[ 、，,-]?[{''.join(map(chr, _HAN_DIGITS))}]){{5,}}"
)


@dataclass(frozen=True, slots=True)
class _Number:
    owner: PersonId
    digits: str
    form: str


class Numbers:
    """Finds what stands of numbers of people."""

    def __init__(self, index: Index) -> None:
        self._numbers = tuple(_numbers(index))
        self._tails = {one.digits[-size:] for one in self._numbers for size in range(4, 9)}

    @property
    def keys(self) -> frozenset[str]:
        """Return digits of which some stand in each masked number that is certain."""
        return frozenset(
            key for one in self._numbers for key in (one.digits[:_KEY], one.digits[-_KEY:])
        )

    def may_be_in_han(self, compact_text: str) -> bool:
        """Tell whether a number may stand in Han digits."""
        return bool(self._numbers) and _HAN_NUMBER.search(compact_text) is not None

    def find(self, reading: Reading) -> Iterator[Place]:
        """Yield masked numbers; certain with seven true digits."""
        if not self._numbers:
            return
        plain = _same_length(reading.text)
        if any(char.isdigit() for char in reading.key):
            yield from self._masked(plain)
            yield from self._tail(plain)
        for told in _HAN_NUMBER.finditer(reading.text):
            digits = "".join(char for char in told[0].translate(_HAN_DIGITS) if char.isdigit())
            for one in self._numbers:
                if digits == one.digits or (
                    len(digits) >= _LEAST_LOCAL and one.digits.endswith(digits)
                ):
                    yield _place(told.span(), one, len(digits), is_certain=True)

    def _masked(self, text: str) -> Iterator[Place]:
        for told in _MASKED.finditer(text):
            first, last = _digits(told[1]), _digits(told[3])
            for one in self._numbers:
                true = len(first) + len(last)
                agrees = one.digits.startswith(first) and one.digits.endswith(last)
                if agrees and true >= _LEAST_TRUE and true < len(one.digits):
                    start = told.start(1)
                    yield _place((start, told.end()), one, true, is_certain=true >= _TRUE)
        for pattern, is_end in ((_BEGUN, False), (_ENDED, True)):
            for told in pattern.finditer(text):
                shown = _digits(told[1])
                for one in self._numbers:
                    agrees = (one.digits.endswith if is_end else one.digits.startswith)(shown)
                    if agrees and len(shown) >= (_LEAST_TRUE if is_end else _LEAST):
                        is_certain = len(shown) >= _TRUE
                        yield _place(told.span(), one, len(shown), is_certain=is_certain)

    def _tail(self, text: str) -> Iterator[Place]:
        for told in _ALONE.finditer(text):
            if told[0] not in self._tails:
                continue
            if _TAIL_WORDS.search(
                text, max(0, told.start() - _ROOM), told.start()
            ) or _TAIL_AFTER.match(text, told.end()):
                for one in self._numbers:
                    if one.digits.endswith(told[0]):
                        is_certain = len(told[0]) >= _TRUE
                        yield _place(told.span(), one, len(told[0]), is_certain=is_certain)


def _numbers(index: Index) -> Iterator[_Number]:
    for own, person in index.people.items():
        for _, value in person.identifiers:
            digits = _digits(fold(value))
            if len(digits) < _LEAST or days_of(value) or "@" in value:
                continue
            yield _Number(own, digits, value)
            if len(digits) in _LOCAL:
                yield _Number(own, digits[-_LOCAL_DIGITS:], value)
            if value.strip().startswith(("+", "00")) and len(digits) > _LEAST_LOCAL:
                yield _Number(own, "0" + digits[-_LEAST_LOCAL:], value)
                yield _Number(own, digits[-_LEAST_LOCAL:], value)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _same_length(text: str) -> str:
    """Return a text with digits of any script made ASCII, and full-width signs plain."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(form if len(form := fold(char)) == 1 else char for char in text)


def _place(span: tuple[int, int], one: _Number, size: int, *, is_certain: bool) -> Place:
    start, end = span
    return Place(
        start,
        end,
        frozenset((one.owner,)),
        size,
        "masked_number",
        one.digits[-_KEY:],
        one.form,
        is_certain,
    )
