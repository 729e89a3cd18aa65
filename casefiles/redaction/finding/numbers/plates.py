"""Plates and numbers with letters: in another layout, with look-alikes, masked, by their end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.numbers.numbers import same_length
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["Plates"]

_KIND: Final = re.compile(
    "plate|kennzeichen|rejestr|номер авто|госномер|g/n|plaka|车牌|車牌|immatric"
)
_MASKED: Final = re.compile(r"(?<![0-9a-z])([0-9a-z][0-9a-z ·.-]{1,8})[ ]?(?:\.\.\.|…|[*×•#_]{2,})")
_VEHICLE: Final = re.compile(
    "|".join(
        map(
            fold,
            (
                "bus|van|car|plate|vehicle|taxi|truck|auto|kennzeichen|wagen|бус|авто|машин|фургон|номер",
                "мікроавтобус|plaka|araba|araç|minibüs|pojazd|samoch|rejestr|车牌|車牌|车号|車號|尾号",
            ),
        )
    )
)
_ROOM: Final = 24
_LEAST: Final = 5
_MOST: Final = 12
_LEAST_KEY: Final = 3
_IN_HAN: Final = re.compile("[A-Za-zＡ-Ｚａ-ｚ][，, ·]?[〇零一二三四五六七八九]")
_TAIL: Final = 4
_LEAST_SHOWN: Final = 4
_SAME_SHAPE: Final = str.maketrans("авекмнорстухіјѕԁ", "abekmhopctyxijsd")
_HAN: Final = {
    ord(char): str(digit)
    for digit, row in enumerate(("〇零", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for char in row
}


@dataclass(frozen=True, slots=True)
class _Plate:
    """A plate, or another number with letters.

    Attributes:
        run: its longest run of digits, by which it is looked for.
    """

    owner: PersonId
    signs: str
    form: str
    run: str
    is_plate: bool


class Plates:
    """Finds what stands of the plates of people."""

    def __init__(self, index: Index) -> None:
        self._plates = tuple(_plates(index))
        self._tails = tuple(
            (tail, one)
            for one in self._plates
            if one.is_plate
            for tail in dict.fromkeys((one.signs[-_TAIL - 1 :], one.run))
            if len(tail) >= _TAIL
        )

        heads = {key for one in self._plates for key in _heads(one)}
        self._finder = AhoCorasick(sorted(heads)) if heads else None

    @property
    def keys(self) -> frozenset[str]:
        """Return signs of which some stand in each place that is certain."""
        return frozenset(
            key for one in self._plates for key in (one.signs, one.run) if _is_key(key)
        )

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield places; a whole plate is certain."""
        is_stated = self._finder is not None and bool(
            self._finder.find_matches_as_indexes(reading.key)
        )
        if not self._plates or not (is_stated or _may_be_in_han(reading.text)):
            return
        text = _plain(reading.text)
        whole = [*self._whole(text)]
        yield from whole
        taken = [(one.start, one.end) for one in whole]
        for one in (*self._masked(text), *self._tail(text, same_length(reading.text))):
            if not any(start < one.end and one.start < end for start, end in taken):
                yield one

    def _whole(self, text: str) -> Iterator[FoundSpan]:
        signs, places = [], []
        for at, char in enumerate(text):
            if char.isascii() and char.isalnum():
                signs.append(char)
                places.append(at)
        joined = "".join(signs)
        for one in self._plates:
            at = joined.find(one.signs)
            while at >= 0:
                start, end = places[at], places[at + len(one.signs) - 1] + 1
                if _is_apart(text, start, end) and end - start <= len(one.signs) + _LEAST + 1:
                    is_certain = _is_key(one.run) or text[start:end] == one.signs
                    yield _place((start, end), one, len(one.signs), is_certain=is_certain)
                at = joined.find(one.signs, at + 1)

    def _masked(self, text: str) -> Iterator[FoundSpan]:
        for found in _MASKED.finditer(text):
            shown = _signs(found[1])
            for one in self._plates:
                is_short = len(shown) < _LEAST_SHOWN - 1 or len(shown) >= len(one.signs)
                if not is_short and one.signs.startswith(shown) and not shown.isalpha():
                    yield _place(found.span(), one, len(shown), is_certain=False)

    def _tail(self, text: str, form: str) -> Iterator[FoundSpan]:
        for tail, one in self._tails:
            at = text.find(tail)
            while at >= 0:
                end = at + len(tail)
                near = form[max(0, at - _ROOM) : end + _ROOM]
                if _is_apart(text, at, end) and (not tail.isdigit() or _VEHICLE.search(near)):
                    yield _place((at, end), one, len(tail), is_certain=False)
                at = text.find(tail, at + 1)


def _plates(index: Index) -> Iterator[_Plate]:
    for own, person in index.people.items():
        for kind, value in person.identifiers:
            signs = _signs(value)
            is_mixed = any(map(str.isdigit, signs)) and any(map(str.isalpha, signs))
            if is_mixed and _LEAST <= len(signs) <= _MOST and "@" not in value:
                run = max(re.findall(r"\d+", signs), key=len)
                yield _Plate(own, signs, value, run, _KIND.search(fold(kind)) is not None)


def _is_key(key: str) -> bool:
    return len(key) >= _LEAST_KEY


def _heads(one: _Plate) -> Iterator[str]:
    """Yield signs of which some stand wherever a part of it does."""
    yield one.run if _is_key(one.run) else one.signs[-_TAIL:]
    head = one.signs[: _LEAST_SHOWN - 1]
    size = _LEAST_SHOWN if head.isalpha() or head.isdigit() else len(head)
    yield one.signs[:size]
    yield compact(one.form)[:_LEAST_SHOWN]


def _may_be_in_han(text: str) -> bool:
    """Tell whether a plate may stand in Han digits: 川A，七K四M二."""
    return not text.isascii() and _IN_HAN.search(text) is not None


def _plain(text: str) -> str:
    return same_length(text).translate(_SAME_SHAPE).translate(_HAN)


def _signs(value: str) -> str:
    return "".join(char for char in _plain(value) if char.isascii() and char.isalnum())


def _is_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is no part of a longer run of letters and digits."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not any(char.isascii() and char.isalnum() for char in (before, after) if char)


def _place(span: tuple[int, int], one: _Plate, size: int, *, is_certain: bool) -> FoundSpan:
    owners = frozenset((one.owner,))
    return FoundSpan(*span, owners, size, "masked_number", one.signs, one.form, is_certain)
