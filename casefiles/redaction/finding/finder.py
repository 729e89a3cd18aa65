"""All rules of finding names together: what goes at once, and what somebody is asked about."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import word_kind
from casefiles.domain.language.han_readings import is_surname
from casefiles.redaction.finding.alone import alone
from casefiles.redaction.finding.beginnings import Beginnings
from casefiles.redaction.finding.called import with_called, with_rank
from casefiles.redaction.finding.dates.birth_events import BirthEvents
from casefiles.redaction.finding.dates.dates import Days, days_of
from casefiles.redaction.finding.dates.days_near_names import DaysNearNames, NamePlace
from casefiles.redaction.finding.days_in_numbers import days_in_number
from casefiles.redaction.finding.edge_masks import EdgeMasks
from casefiles.redaction.finding.fields import FormFieldFinder
from casefiles.redaction.finding.han.han_described import HanDescribed
from casefiles.redaction.finding.han.han_pets import HanPets
from casefiles.redaction.finding.han.han_short import HanShort
from casefiles.redaction.finding.han.han_slips import HanSlips
from casefiles.redaction.finding.han.han_spelled import HanSpelled
from casefiles.redaction.finding.han.han_tibetan import HanTibetan
from casefiles.redaction.finding.han.han_titles import HanTitles
from casefiles.redaction.finding.han.masks import Masks
from casefiles.redaction.finding.han.mongol_names import MongolNames
from casefiles.redaction.finding.han.pinyin_sounds import PinyinSounds
from casefiles.redaction.finding.han.tibetan_short import TibetanShort
from casefiles.redaction.finding.han.toned_pinyin import TonedPinyin
from casefiles.redaction.finding.heard.heard_names import HeardNames
from casefiles.redaction.finding.hits import FoundSpan, NameQuestion, places_apart
from casefiles.redaction.finding.index import Form, index_of
from casefiles.redaction.finding.initials import Initials
from casefiles.redaction.finding.kunyas import Kunyas
from casefiles.redaction.finding.letters.adjacent_names import adjacent_names
from casefiles.redaction.finding.letters.lone_letters import LoneLetters
from casefiles.redaction.finding.machine.misread_parts import MisreadParts, is_han_confusable
from casefiles.redaction.finding.near import Near
from casefiles.redaction.finding.numbers.addresses import Addresses
from casefiles.redaction.finding.numbers.handle_names import HandleNames
from casefiles.redaction.finding.numbers.handle_parts import HandleParts, nicknames
from casefiles.redaction.finding.numbers.kin_letters import KinLetters
from casefiles.redaction.finding.numbers.numbers import NumberFinder
from casefiles.redaction.finding.numbers.plates import Plates
from casefiles.redaction.finding.open_names import OpenNames
from casefiles.redaction.finding.other_letters.coded_names import coded_names
from casefiles.redaction.finding.other_letters.foreign_names import ForeignNames
from casefiles.redaction.finding.other_letters.joined_sounds import JoinedSounds
from casefiles.redaction.finding.other_letters.keyboard import KeyboardSlips
from casefiles.redaction.finding.other_letters.mandarin_names import MandarinNames
from casefiles.redaction.finding.other_letters.reversed_letters import ReversedLetters
from casefiles.redaction.finding.other_letters.shared_family import SharedFamily
from casefiles.redaction.finding.other_letters.stretched import Stretched
from casefiles.redaction.finding.other_letters.whole_spellings import WholeSpellings
from casefiles.redaction.finding.part_search import PartHit, PartSearch
from casefiles.redaction.finding.pet_names import PetNames
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.rests import Rests
from casefiles.redaction.finding.short_names import ShortNames
from casefiles.redaction.finding.slips import Slips
from casefiles.redaction.finding.titles import TitledDoubles, TitledLetters, after_titles
from casefiles.redaction.finding.unlisted_names import unlisted_names, widened, with_joined
from casefiles.redaction.finding.whole import WholeNames
from casefiles.redaction.names.encoded_text import decoded
from casefiles.redaction.names.mentions import SHARED, Mention
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_terms import dialled_at_home, forms_of
from casefiles.redaction.names.rules import RuleHit
from casefiles.redaction.names.sought import Sought
from casefiles.redaction.names.uncertain_mentions import (
    UncertainMatcher,
    UncertainMention,
    is_one_edit,
    machine_read,
)

__all__ = ["NameRules"]

_SLIP: Final = 6
"""Letters from which one of a whole name may be a slip of somebody who typed."""
_INNER: Final = re.compile(r"[^\s|](?:.*[^\s|])?", re.DOTALL)
"""Without blanks, and what parts cells, at either end."""
_LEAST_LEFT: Final = 2
"""Word characters that something certain leaves of a question, from which it is still asked."""


class NameRules:
    """Finds people beyond their listed forms; made from plain words, without records."""

    def __init__(self, sought: Sought) -> None:
        index = index_of(sought)
        self._people = {one.person_id: one for one in sought.protected}
        self._short_names = ShortNames(index.bases, index.rejected, nicknames(index))
        self._parts = PartSearch(_together(index.forms, self._short_names.forms))
        self._whole = WholeNames(sought, index)
        self._near = Near(index.bases)
        self._rests = Rests(index)
        self._fields = FormFieldFinder(index.bases)
        self._masks = Masks(index)
        self._edges = EdgeMasks(index)
        self._han_titles = HanTitles(index)
        self._titled = TitledLetters(index), TitledDoubles(index)
        self._kunyas = Kunyas(sought)
        self._numbers, self._plates = NumberFinder(index), Plates(index)
        self._addresses = Addresses(index)
        self._initials = Initials(index)
        self._slips = Slips(index)
        self._other_letters = (
            *(ForeignNames(index), WholeSpellings(index)),
            *(HanSpelled(index), PinyinSounds(index), TonedPinyin(index), MandarinNames(index)),
            *(JoinedSounds(index), KeyboardSlips(index), LoneLetters(index), Stretched(index)),
            *(SharedFamily(index), ReversedLetters(index), *coded_names(index)),
        )
        self._of_han = (
            *(HanSlips(index), HanShort(index), HanPets(index), HanTibetan(index)),
            *(MongolNames(index), HanDescribed(index), TibetanShort(index)),
        )
        self._heard, self._misread = HeardNames(index), MisreadParts(index)
        self._beginnings = Beginnings(index)
        self._pet_names = PetNames(index, self._short_names.by_part)
        self._handles = HandleNames(index, self._short_names.by_part), HandleParts(index)
        self._kin_letters = KinLetters(index)
        self._rejected = index.rejected
        self._listed = {key: base.owners for key, base in index.bases.items() if base.is_listed}
        self._owners_of_day = _owners_of_day(sought)
        self._days = Days(tuple(self._owners_of_day))
        self._births = BirthEvents(self._owners_of_day)
        self._days_near_names = DaysNearNames(self._owners_of_day)
        self._open = OpenNames(sought)
        self.open_names = self._open.of_several_words
        # The id of a form is found as it stands or not at all: "p-sister" is no slip of "sister".
        aliases = tuple(one for one in forms_of(sought.protected) if not one.is_whole)
        self._uncertain = UncertainMatcher(
            (*aliases, *self._whole.aliases, *dialled_at_home(sought.protected))
        )
        self._listed_uncertain = UncertainMatcher(aliases)
        triggers = {*self._masks.keys, *self._numbers.keys, *self._plates.keys, *self._days.keys}
        self._triggers = AhoCorasick(sorted(one for one in triggers if one))
        self._singles = self._parts.short_keys | self._fields.single
        self._last: tuple[TextForms, Sequence[PartHit], tuple[FoundSpan, ...]] = (
            TextForms(""),
            [],
            (),
        )

    def certain(self, text: str) -> Iterator[RuleHit]:
        """Yield what goes at once."""
        return (place.hit() for place in self._places(text) if place.is_certain)

    def with_rest(self, text: str, start: int, end: int, owners: frozenset[PersonId]) -> RuleHit:
        """Return a listed form with the initials and beginnings beside it that are of its name."""
        word = compact(text[start:end])
        place = FoundSpan(start, end, owners, len(word), "part", word, word, is_certain=True)
        return self._rests.with_rest(text, place).hit()

    def may_find(self, compact_text: str) -> bool:
        """Tell whether a text of word characters may hold something that goes at once."""
        return (
            self._parts.may_find(compact_text)
            or bool(self._triggers.find_matches_as_indexes(compact_text))
            or any(key in compact_text for key in self._singles)
            or self._whole.may_find(compact_text)
            or self._numbers.may_be_in_han(compact_text)
        )

    def questions(
        self, text: str, certain: Sequence[Mention], *, is_machine_read: bool
    ) -> tuple[NameQuestion, ...]:
        """Return what somebody is asked about, in order, none overlapping another.

        Args:
            text: any text.
            certain: its mentions; what they cover is decided.
            is_machine_read: a machine read it from a picture.
        """
        found = self._of_codes(text, is_machine_read=is_machine_read)
        reading, hits, places = self._read(text)
        found += self._found_in(reading, hits, places, is_machine_read=is_machine_read)
        named = self._days_near_names.find(reading, _names(certain, places))
        found += self._unless_rejected(one.as_question() for one in named)
        found += adjacent_names(text, certain, self._people)
        taken = [(one.start, one.end) for one in certain]
        taken += places_apart(taken, places)
        found = [one for one in found if not _is_removed_address(text, one, taken)]
        opened = self._open.spans(text) if found else ()
        return tuple(_apart(text, found, _joined(taken), opened))

    def _of_codes(self, text: str, *, is_machine_read: bool) -> list[NameQuestion]:
        """Return what is asked of names in signs that programs write for letters."""
        plain = decoded(text)
        if plain is None:
            return []
        found = self._found_in(*self._read(plain.text), is_machine_read=is_machine_read)
        return [
            replace(one, start=start, end=end)
            for one in found
            if plain.has_code(one.start, one.end)
            for start, end in (plain.span(one.start, one.end),)
        ]

    def _found_in(
        self,
        reading: TextForms,
        hits: Sequence[PartHit],
        places: Sequence[FoundSpan],
        *,
        is_machine_read: bool,
    ) -> list[NameQuestion]:
        """Return all that may be asked of a text, whatever goes of it."""
        text = reading.text
        found = [place.as_question() for place in places if not place.is_certain]
        found += [place.as_question() for place in self._slips.find(reading, hits)]
        for finder in (*self._other_letters, *self._of_han, self._heard, *self._handles):
            found += [place.as_question() for place in finder.find(reading)]
        called = (*self._beginnings.find(reading), *self._pet_names.find(reading))
        found += _unless_within(called, found)
        misread = self._misread.find(text, is_machine_read=is_machine_read)
        found += [place.as_question() for place in misread]
        found += self._doubts(text, is_machine_read=is_machine_read)
        found += self._unless_rejected(unlisted_names(text, places))
        found += self._unless_rejected(self._birth_event_questions(reading, places))
        found += self._unless_rejected(self._in_other_words(reading))
        return found

    def over_lines(self, text: str) -> tuple[NameQuestion, ...]:
        """Return what is asked of numbers, addresses, days and parts that lines of a talk share."""
        reading, _, places = self._read(text)
        parts = (one.as_question() for one in places if one.kind == "part" and not one.is_certain)
        found = (*self._in_other_words(reading), *self._birth_event_questions(reading, ()), *parts)
        return tuple(
            self._unless_rejected(
                one for one in dict.fromkeys(found) if "\n" in text[one.start : one.end]
            )
        )

    def _in_other_words(self, reading: TextForms) -> Iterator[NameQuestion]:
        for place in (*self._addresses.find(reading), *self._numbers.in_words(reading)):
            yield place.as_question()

    def _birth_event_questions(
        self, reading: TextForms, places: Sequence[FoundSpan]
    ) -> Iterator[NameQuestion]:
        """Yield days of birth told as events, where no rule takes the day itself."""
        days = [(one.start, one.end) for one in places if one.kind == "date"]
        for place in self._births.find(reading):
            if not any(start < place.end and place.start < end for start, end in days):
                yield place.as_question()

    def _unless_rejected(self, found: Iterable[NameQuestion]) -> Iterator[NameQuestion]:
        for one in found:
            if not any(one.word in self._rejected[own] for own in one.owners):
                yield one

    def _places(self, text: str) -> tuple[FoundSpan, ...]:
        """Return what rules find, once for both questions about one text."""
        return self._read(text)[2]

    def _read(self, text: str) -> tuple[TextForms, Sequence[PartHit], tuple[FoundSpan, ...]]:
        if self._last[0].text != text:
            reading = TextForms(text)
            found = self._parts.find(reading)
            hits = [hit for hit in found if not hit.base.is_short]
            short = self._short_names.find(text, (hit for hit in found if hit.base.is_short))
            joined = (with_joined(text, one) for one in (*self._find(reading, hits), *short))
            places = tuple(with_rank(text, self._rests.with_rest(text, one)) for one in joined)
            self._last = reading, hits, places
        return self._last

    def _find(self, reading: TextForms, hits: Sequence[PartHit]) -> Iterator[FoundSpan]:
        text = reading.text
        yield from self._of_parts(text, hits)
        yield from self._fields.find(reading, hits)
        yield from self._whole.find(text)
        yield from self._masks.find(reading)
        yield from self._han_titles.find(reading)
        yield from self._edges.find(text)
        for titled in self._titled:
            yield from titled.find(reading)
        yield from self._kunyas.find(text)
        yield from self._initials.find(reading)
        yield from self._kin_letters.find(reading)
        yield from self._numbers.find(reading)
        yield from self._plates.find(reading)
        for one in self._days.find(reading):
            owners = self._owners_of_day[one.day]
            word = one.day.isoformat()
            yield FoundSpan(
                one.start, one.end, owners, len("19910412"), "date", word, word, one.is_sure
            )

    def _of_parts(self, text: str, hits: Sequence[PartHit]) -> Iterator[FoundSpan]:
        initialed = [*self._near.adjacent_initials(text, hits)]
        never = {(one.start, one.end) for one in initialed if self._is_never(one)}
        yield from (one for one in initialed if (one.start, one.end) not in never)
        for hit in hits:
            place = alone(text, hit)
            if place is None:
                continue
            if place.is_certain or not any(a <= place.start and place.end <= b for a, b in never):
                yield place
        yield from self._near.find(text, hits)
        yield from after_titles(text, hits)

    def _is_never(self, one: FoundSpan) -> bool:
        """Tell whether somebody said of a part with its initials that it is another person."""
        return not one.is_certain and all(one.word in self._rejected[own] for own in one.owners)

    def _doubts(self, text: str, *, is_machine_read: bool) -> Iterator[NameQuestion]:
        for doubt in self._uncertain.find(text, (), is_machine_read=True):
            read, form = compact(text[doubt.start : doubt.end]), compact(doubt.form)
            if doubt.why == "misread" and doubt.person_id in self._listed.get(read, ()):
                continue  # it is written as it is listed, whatever else is listed like it
            if doubt.why == "misread" and not is_machine_read:
                is_long = len(form) >= _SLIP or not form.isascii()
                if (
                    is_long
                    and read != form
                    and is_one_edit(read, form)
                    and _may_be_slip(read, form)
                ):
                    yield self._question_of(doubt, "slip", read)
                elif read != form and _is_misread_number(read, form):
                    yield self._question_of(doubt, doubt.why, read)
            else:
                yield self._question_of(doubt, doubt.why, read)

    def _question_of(self, doubt: UncertainMention, kind: str, word: str) -> NameQuestion:
        owners = frozenset(() if doubt.person_id == SHARED else (doubt.person_id,))
        return NameQuestion(doubt.start, doubt.end, owners, kind, word, doubt.form)


def _names(certain: Sequence[Mention], places: Sequence[FoundSpan]) -> Iterator[NamePlace]:
    """Yield where names stand."""
    for one in certain:
        yield NamePlace(one.start, one.end, frozenset((one.person_id,)))
    for place in places:
        if place.kind not in {"date", "masked_number"}:
            yield NamePlace(place.start, place.end, place.owners)


def _unless_within(pets: Iterable[FoundSpan], found: Sequence[NameQuestion]) -> list[NameQuestion]:
    """Return pet names, but for those that are a word of a longer question."""
    return [
        pet.as_question()
        for pet in pets
        if not any(
            one.start <= pet.start and pet.end <= one.end and one.kind != "short" for one in found
        )
    ]


def _together(*mappings: Mapping[str, tuple[Form, ...]]) -> dict[str, tuple[Form, ...]]:
    found: dict[str, tuple[Form, ...]] = {}
    for forms in mappings:
        for key, own in forms.items():
            found[key] = (*found.get(key, ()), *own)
    return found


def _may_be_slip(read: str, form: str) -> bool:
    """Tell whether another first character is one of a family: 说建国 is no slip of 陈建国."""
    if len(read) != len(form) or read[0] == form[0] or word_kind(form[0]) != "h":
        return True
    return is_surname(read[0]) or is_han_confusable(read[0], form[0])


def _is_misread_number(read: str, form: str) -> bool:
    """Tell whether a form with digits differs by signs alone that machines confuse."""
    has_digits = any(map(str.isdigit, read + form))
    return has_digits and machine_read(read) == machine_read(form)


def _owners_of_day(sought: Sought) -> dict[date, frozenset[PersonId]]:
    found: dict[date, frozenset[PersonId]] = {}
    for person in sought.protected:
        days = [day for _, value in person.identifiers for day in days_of(value)]
        days += [day for kind, value in person.identifiers for day in days_in_number(kind, value)]
        with suppress(ValueError):
            days.append(date.fromisoformat(person.born))
        for day in days:
            found[day] = found.get(day, frozenset()) | {person.person_id}
    return found


_PRIORITY: Final = {
    kind: number
    for number, kind in enumerate(
        (
            *("date", "masked_number", "initials", "field", "mask", "title", "slip", "sounds"),
            *("part", "short", "in_word", "misread", "beside"),
        )
    )
}
"""What a place is asked as where rules overlap: the first says most."""


def _is_removed_address(
    text: str, question: NameQuestion, taken: Sequence[tuple[int, int]]
) -> bool:
    """Tell whether the name in an address goes already; its server names nobody."""
    at = text.find("@", question.start, question.end)
    return at > 0 and any(start <= question.start and at <= end for start, end in taken)


def _apart(
    text: str,
    found: Iterable[NameQuestion],
    taken: Sequence[tuple[int, int]],
    opened: Sequence[tuple[int, int]],
) -> list[NameQuestion]:
    """Return one question for each place, for what nothing certain covers and no open name holds.

    Args:
        text: the text.
        found: questions in any order.
        taken: stretches that go, in order and apart.
        opened: where names of open people stand.
    """
    starts: list[int] = []
    name_questions: list[NameQuestion] = []
    begun = [start for start, _ in taken]
    for one in sorted(set(found), key=_priority):
        left = _left(text, one, taken, begun)
        if left is None or any(start <= left.start and left.end <= end for start, end in opened):
            continue
        at = bisect_left(starts, left.start)
        if (at and name_questions[at - 1].end > left.start) or (
            at < len(name_questions) and name_questions[at].start < left.end
        ):
            continue
        starts.insert(at, left.start)
        name_questions.insert(at, left)
    return _widened(text, name_questions, taken)


def _priority(one: NameQuestion) -> tuple[bool, int, int, int]:
    is_of_one_word = one.kind in {"slip", "sounds"} and " " not in one.form and one.form.isascii()
    return is_of_one_word, _PRIORITY[one.kind], one.start, -one.end


def _widened(
    text: str, name_questions: Sequence[NameQuestion], taken: Sequence[tuple[int, int]]
) -> list[NameQuestion]:
    """Return questions with the names beside them, as far as nothing else stands there."""
    found: list[NameQuestion] = []
    stops = [(one.start, one.end) for one in name_questions]
    walls = sorted([*stops, *taken])
    begun = [start for start, _ in walls]
    for one in name_questions:
        wide = with_called(text, widened(text, one))
        at = bisect_left(begun, one.start)
        before = walls[at - 1][1] if at else 0
        after = next((start for start, _ in walls[at + 1 : at + 3] if start >= one.end), len(text))
        start = wide.start if wide.start >= before else one.start
        end = wide.end if wide.end <= after else one.end
        found.append(replace(one, start=start, end=end))
    return found


def _joined(taken: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(taken):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _left(
    text: str, one: NameQuestion, taken: Sequence[tuple[int, int]], begun: Sequence[int]
) -> NameQuestion | None:
    """Return what certain places leave of a question; None if that says nothing."""
    first = max(0, bisect_left(begun, one.start) - 1)
    rests, at = [], one.start
    for start, end in takewhile(lambda place: place[0] < one.end, taken[first:]):
        if end <= at:
            continue
        rests.append((at, start))
        at = end
    if not rests and at == one.start:
        return one
    if one.kind == "part" and not any(map(str.isspace, text[one.start : one.end])):
        return None  # what is left of one word is its ending
    rests.append((at, one.end))
    start, end = max(rests, key=lambda place: len(compact(text[slice(*place)])))
    least = 1 if one.kind == "initials" else _LEAST_LEFT
    match = _INNER.search(text, start, end) if start < end else None
    if match is None or len(compact(match[0])) < least:
        return None
    return replace(one, start=match.start(), end=match.end())
