"""Addresses in other words: the street in another case or script, with the number of the house.

A street alone is no address of anybody: the number must be there, in digits or in words. It is
asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.han_readings import readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.numbers.address_rests import AddressRest, room_of, rooms
from casefiles.redaction.finding.numbers.spoken_numbers import spoken_in
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.scripts.other_scripts import in_cyrillic
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["Addresses"]

_KIND: Final = re.compile(
    "|".join(
        map(
            fold,
            (
                "address|adres|anschrift|wohnung|domicil|direcci|indirizz|адрес|місце прожив",
                "мекенжай|ئادرېس|地址|住址|住所|διεύθυνση|نشانی|آدرس|عنوان|ikamet",
            ),
        )
    )
)
_TYPES: Final = frozenset(
    map(
        compact,
        words_of(
            """
street road avenue lane house block flat apartment room floor building district town village city
straße strasse gasse weg platz allee haus wohnung hausnummer rue boulevard calle avenida piso via
viale corso piazza ul ulica aleja osiedle mieszkanie улица улице улицы ул проспект просп переулок
дом квартира кв корпус вул вулиця вулиці будинок буд провулок mahallesi mahalle mah sokak sokağı
sok sk cadde caddesi cad apartmanı daire kat no οδός οδού αριθμός όροφος көшесі көше үй пәтер мкр
"""
        ),
    )
)
_STREET_NUMBER: Final = re.compile(
    r"\s?\.?\s?(?:sok|sk\b|cad|street|st\b|avenue|ave\b|переул|улиц)"
)
_JOINED_TYPE: Final = re.compile("(\\w{3,}?)(str|pl|vag|gat)(?:asse|aat|atz|en|an)")
"""Streets of one word, with what is written of the kind of street when it is cut short."""
_POST_CODE: Final = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z\d] ?[A-Z\d]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
    r"|\d{4} ?[A-Z]{2})\b"
)
"""British, Irish, Canadian and Dutch; those of other countries are of whole quarters."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER: Final = re.compile(r"\d{1,4}")
_HAN_NUMBER: Final = re.compile("[〇零一二三四五六七八九十百]{1,5}|[0-9]{1,4}")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_HAN_NAMED: Final = re.compile(
    "([\u3400-\u9fff]{2,4}?)[东西南北中東]?[一二三四五]?(?:大?路|大?街|大?道|巷|弄|胡同)\\Z"
)
"""The name of a street before the number of a house, without what says that it is one."""
_HAN_PLACES: Final = re.compile("[省市区區县縣镇鎮乡鄉州村]")
_HAN_WORD: Final = re.compile(r"[\u3400-\u9fff]+")
_ROOM: Final = 44
_LEAST: Final = 4
_LEAST_TYPED: Final = 2
"""Letters of a street that counts only beside what says that it is one: Gül Sokak."""
_CUT: Final = 2
"""Letters of a street that may be another ending."""
_ENDING: Final = 4
_HAN_STREET: Final = 3
_BUILDING: Final = frozenset("号號")
_LEAST_HAN: Final = 2
_LETTERS: Final = """
αa βb γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ыy эe юyu яya
ь ъ іi їi єie ґg
"""
"""Greek and Cyrillic letters, each with what stands for it in Latin."""
_LATIN: Final = str.maketrans({one[0]: one[1:] for one in words_of(_LETTERS)})
_DIGITS: Final = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class _Address:
    """A street and the numbers behind it.

    Attributes:
        stem: of the street, folded; the end of it for Han.
        numbers: as many of them as tell the house.
        is_han: written in Chinese.
        is_typed: it counts only beside a word such as street.
    """

    owner: PersonId
    stem: str
    numbers: tuple[int, ...]
    form: str
    is_han: bool
    is_typed: bool = False


class Addresses:
    """Finds streets of people beside the numbers of their houses."""

    def __init__(self, index: Index) -> None:
        self._addresses = tuple(
            one
            for own, person in index.people.items()
            for kind, value in person.identifiers
            if _KIND.search(fold(kind))
            for one in _addresses_of(own, value)
        )
        self._codes = tuple(
            one
            for own, person in index.people.items()
            for kind, value in person.identifiers
            if _KIND.search(fold(kind))
            for one in _codes_of(own, value)
        )
        forms = {one.form for one in (*self._addresses, *self._codes)}
        self._rests = {form: AddressRest(form, _stems, _TYPES) for form in forms}
        self._rooms = tuple(
            (one, *room_of(one.form)) for one in _once(self._addresses) if room_of(one.form)[0]
        )
        stems = sorted(
            {one.stem for one in (*self._addresses, *self._codes)}
            | {street for _, _, street in self._rooms}
        )
        self._finder = AhoCorasick(stems) if stems else None

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield places to ask about."""
        if self._finder is None or not self._finder.find_matches_as_indexes(reading.key):
            return
        for one, start, end in self._found(reading.whole.folded):
            yield _place(one, reading.span(start, end - 1))

    def _found(self, folded: str) -> Iterator[tuple[_Address, int, int]]:
        for one in self._codes:
            for match in re.finditer(rf"(?<!\w){'[ -]?'.join(one.stem)}(?!\w)", folded):
                yield one, *match.span()
        for one in self._addresses:
            for start, end in _streets(folded, one):
                place = _with_number(folded, start, end, one)
                if place is not None:
                    yield one, *self._rests[one.form].around(folded, *place)
        for one, room, street in self._rooms:
            for start, end in rooms(folded, room, street):
                yield one, start, end


def _once(addresses: tuple[_Address, ...]) -> Iterator[_Address]:
    """Yield one of each address."""
    yield from {(one.owner, one.form): one for one in addresses}.values()


def _place(one: _Address, span: tuple[int, int]) -> FoundSpan:
    owners, word = frozenset((one.owner,)), compact(one.form)
    size = len(one.stem)
    return FoundSpan(*span, owners, size, "masked_number", word, one.form, is_certain=False)


def _codes_of(owner: PersonId, value: str) -> Iterator[_Address]:
    """Yield codes of the post that are those of a few houses: N1 4QT, K1A 0B1, 1012 AB."""
    for match in _POST_CODE.finditer(value):
        yield _Address(owner, compact(match[0]), (), value, is_han=False)


def _addresses_of(owner: PersonId, value: str) -> Iterator[_Address]:
    folded = fold(value)
    if _HAN.search(folded):
        yield from _han_addresses_of(owner, value, folded)
        return
    first = _NUMBER.search(folded)
    if first is None:
        return
    words = [one for one in _WORD.finditer(folded) if _is_street(one[0])]
    before = [one for one in words if one.end() <= first.start()]
    typed = None if before else _typed(folded[: first.start()])
    street = before[-1] if before else typed or next(iter(words), None)
    if street is None:
        return
    found = [*_NUMBER.finditer(folded)]
    if not before and typed is None:
        # A flat or a floor may stand before the house, whose number stands next to the street.
        found = [one for one in found if one.end() <= street.start()][-1:] or found
    is_numbered = _STREET_NUMBER.match(folded, first.end()) is not None
    values = tuple(int(one[0]) for one in found[: 2 if is_numbered else 1])
    for stem in dict.fromkeys(_stems(street[0])):
        yield _Address(owner, stem, values, value, is_han=False, is_typed=street is typed)


def _typed(folded: str) -> re.Match[str] | None:
    """Return a short word beside one that says that it is a street."""
    words = [*_WORD.finditer(folded)]
    for one, other in pairwise(words):
        for word, kind in ((one, other), (other, one)):
            key = compact(word[0])
            if compact(kind[0]) in _TYPES and key not in _TYPES and len(key) >= _LEAST_TYPED:
                return word
    return None


def _stems(street: str) -> Iterator[str]:
    """Yield how a street begins in its own letters, in those of the other script, with i for y.

    Of the word for a street at the end of it only what is kept when it is cut short: Lindenstr.
    """
    whole = _JOINED_TYPE.fullmatch(street)
    if whole is not None:
        yield compact(whole[1] + whole[2])
    for form in dict.fromkeys(_written(street)):
        cut = min(_CUT, max(0, len(form) - _LEAST))
        yield compact(form[: len(form) - cut])


def _written(street: str) -> Iterator[str]:
    yield street
    yield (latin := street.translate(_LATIN))
    if latin.isascii():
        yield latin.replace("y", "i")
        if "kh" in latin:
            yield latin.replace("kh", "h")
        yield fold(in_cyrillic(latin))


def _han_addresses_of(owner: PersonId, value: str, folded: str) -> Iterator[_Address]:
    found = [*_HAN_NUMBER.finditer(folded)]
    for at, number in enumerate(found):
        before = folded[max(0, number.start() - _HAN_STREET) : number.start()]
        street = _HAN_WORD.search(before)
        if street is None or len(street[0]) < _LEAST_HAN or not number[0].isdigit():
            continue
        collected = [_han_value(one[0]) for one in found[at : at + 2]]
        name = compact(street[0])
        is_building = (
            folded[number.end() : number.end() + 1] in _BUILDING and len(name) >= _HAN_STREET
        )
        chosen = collected[:1] if is_building else collected
        yield _Address(owner, name[-_HAN_STREET:], tuple(chosen), value, is_han=True)
        for spelled in _in_pinyin(folded[: number.start()]):
            yield _Address(owner, spelled, (collected[0],), value, is_han=False)
        if len(collected) > 1 and len(name) > _LEAST_HAN:
            yield _Address(owner, name[-_LEAST_HAN:], tuple(collected), value, is_han=True)
        return


def _in_pinyin(before: str) -> Iterator[str]:
    """Yield the name of a street as translators spell it: 118 Heping South Road."""
    match = _HAN_NAMED.match(_HAN_PLACES.split(before)[-1])
    syllables = [readings(char)[:1] for char in match[1]] if match else []
    spelled = "".join(one[0] for one in syllables if one)
    if all(syllables) and len(spelled) >= _LEAST:
        yield spelled


def _is_street(word: str) -> bool:
    key = compact(word)
    return len(key) >= _LEAST and key not in _TYPES


def _streets(folded: str, one: _Address) -> Iterator[tuple[int, int]]:
    """Yield where the street stands, as a word with any ending."""
    at = folded.find(one.stem)
    while at >= 0:
        end = at + len(one.stem)
        if one.is_han:
            yield at, end
        elif not at or (word_kind(folded[at - 1]) != "a" and not folded[at - 1].isalpha()):
            while end < len(folded) and folded[end].isalpha():
                end += 1
            room = 0 if one.is_typed else _CUT + _ENDING
            if end - at <= len(one.stem) + room and (
                not one.is_typed or _is_typed(folded, at, end)
            ):
                yield at, end
        at = folded.find(one.stem, at + 1)


def _is_typed(folded: str, start: int, end: int) -> bool:
    """Tell whether a word beside another says that it is a street."""
    match = _WORD.match(folded, end + 1)
    before = [*_WORD.finditer(folded, max(0, start - _ROOM), start)][-1:]
    adjacent = [match[0] if match else "", *(one[0] for one in before)]
    return any(compact(word) in _TYPES for word in adjacent)


def _with_number(folded: str, start: int, end: int, one: _Address) -> tuple[int, int] | None:
    """Return the street with its numbers, behind it or before; None where they are others."""
    if one.is_han:
        following = _han_numbers(folded, end)
    else:
        following = _numbers(folded, end, min(len(folded), end + _ROOM))
    found = following[: len(one.numbers)]
    if len(found) == len(one.numbers) and tuple(value for value, _, _ in found) == one.numbers:
        return start, found[-1][2]
    if one.is_han or len(one.numbers) > 1:
        return None
    before = _numbers(folded, max(0, start - _ROOM), start)
    if before and before[-1][0] == one.numbers[0]:
        return before[-1][1], end
    return None


def _numbers(folded: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return numbers of a stretch, in digits and in words, with where they stand."""
    stop = folded.find("\n\n", start, end)
    stop = end if stop < 0 else stop
    found = [(int(one[0]), one.start(), one.end()) for one in _NUMBER.finditer(folded, start, stop)]
    found += (
        (int(one.digits), one.start, one.end)
        for one in spoken_in(folded, start, stop)
        if len(one.digits) <= _LEAST
    )
    return sorted(found, key=lambda one: one[1])


def _han_numbers(folded: str, at: int) -> list[tuple[int, int, int]]:
    """Return the numbers right behind a street in Chinese."""
    found: list[tuple[int, int, int]] = []
    for one in _HAN_NUMBER.finditer(folded, at, at + _ROOM // 2):
        last = found[-1][2] if found else at
        if one.start() - last > _LEAST_HAN:
            break
        found.append((_han_value(one[0]), one.start(), one.end()))
    return found


@cache
def _han_value(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    plain = text.replace("零", "〇")
    if not any(sign in plain for sign in "十百"):
        return int("".join(str(_DIGITS.index(char)) for char in plain))
    hundreds, _, rest = plain.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * (_DIGITS.find(hundreds[:1]) if hundreds else 0)
    value += 10 * (_DIGITS.index(tens[-1]) if tens else 1) if ten else 0
    return value + (_DIGITS.index(ones[-1]) if ones else 0)
