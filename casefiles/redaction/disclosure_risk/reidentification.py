"""What points to a person without a name: details of a Disclosure that fit few people together.

Only what readers see counts. How few would fit is told in three steps, never as a chance: a kinship
beside an open name or "the only" of its kind fits one; a role in a place, a few.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final, Literal

from casefiles.domain.dates.edtf import EdtfMoment, is_edtf, parse
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.placeholder_words import (
    WORDS,
    forms_of_person_placeholder,
    read_person_placeholder,
)
from casefiles.redaction.disclosure_risk.edition_overlap import About, EditionView
from casefiles.redaction.disclosure_risk.edition_views import CASE
from casefiles.redaction.disclosure_risk.reidentification_words import (
    AGE,
    DAY,
    KIN,
    OFFICE,
    ONLY,
    ROLE,
    SMALL_PLACE,
    WIDE_PLACE,
    sex_shown,
)
from casefiles.redaction.disclosure_risk.text_overlap import is_withheld
from casefiles.redaction.release.placeholders import withheld_label

ClueKind = Literal[
    "kin", "role", "age", "only", "beside", "place", "day", "office", "picture", "sex"
]
_SENTENCE_END: Final = re.compile(r"(?<=[.!?。！？؟།])\s+|(?<=[。！？])|\n")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PART: Final = re.compile(r"\s*[,，、()（）/]\s*")
_NEAR: Final = 6
"""Words on either side of a token in which a kinship, a role or an age is that person's."""
_NEAR_UNSPACED: Final = 14
_MEDIUM, _SMALL = 1, 2
_LEAST_PLACE: Final = {True: 2, False: 4}


class CandidateCount(IntEnum):
    """How few people fit."""

    SOME = 1
    FEW = 2
    ONE = 3


@dataclass(frozen=True, slots=True)
class IdentifyingDetail:
    """One detail that narrows down who somebody is.

    Attributes:
        words: as they stand in the dossier.
        narrow: of a place: 0 a country or unknown, 1 a town or county, 2 a village or a house.
    """

    kind: ClueKind
    words: str
    narrow: int = 0


@dataclass(frozen=True, slots=True)
class IdentifyingCombination:
    """Details that stand together, in one record or, with an empty record, in all of them.

    Attributes:
        text: the sentence; empty for all together.
    """

    person_id: PersonId
    about: About
    record: str
    clues: tuple[IdentifyingDetail, ...]
    fit: CandidateCount
    text: str = ""


@dataclass(frozen=True, slots=True)
class ReidentificationProfile:
    """What a dossier says of one person whose name it does not say.

    Attributes:
        label: what stands in place of the name.
        pointers: all together first, where it says more than each alone; then by how few fit.
    """

    person_id: PersonId
    label: str
    pointers: tuple[IdentifyingCombination, ...]

    @property
    def fit(self) -> CandidateCount:
        """How few people fit all of it."""
        return max(one.fit for one in self.pointers)


@dataclass(frozen=True, slots=True)
class _Sight:
    """A record that speaks of a person, as readers see it."""

    about: About
    record: str
    date: str
    place: str
    text: str


def reidentification_profiles(
    sheet: EditionView,
    mentioned: Mapping[str, frozenset[PersonId]],
    pictures: Mapping[PersonId, tuple[IdentifyingCombination, ...]],
) -> tuple[ReidentificationProfile, ...]:
    """Return what an edition says of each person that it does not name.

    Args:
        sheet: the edition.
        mentioned: whom each record speaks of, by its id; tells which withheld person is meant.
        pictures: what pictures in it point to whom.

    Returns:
        Persons of whom it says something, those whom the fewest fit first.
    """
    places = _places(sheet)
    found = []
    for person_id, label in sheet.people.items():
        if label in sheet.tokens or is_withheld(label):
            sights = _sights(sheet, person_id, label, mentioned)
            pointers = [*_pointers(person_id, label, sights, sheet, places)]
            pointers += pictures.get(person_id, ())
            if pointers:
                found.append(
                    ReidentificationProfile(person_id, label, _with_all_together(pointers))
                )
    return tuple(sorted(found, key=lambda one: (-one.fit, one.label, one.person_id)))


def _sights(
    sheet: EditionView,
    person_id: PersonId,
    label: str,
    mentioned: Mapping[str, frozenset[PersonId]],
) -> Iterator[_Sight]:
    """Yield the records in which a person's token stands."""
    disclosure = sheet.disclosure
    every = [
        _Sight("case", CASE, "", "", f"{disclosure.title}\n{disclosure.client}"),
        *(
            _Sight("case", CASE, "", "", f"{one.text}\n{one.answer}\n{one.reply}")
            for ground in disclosure.grounds
            for limb in ground.limbs
            for one in limb.arguments
        ),
        *(
            _Sight("case", CASE, "", "", "".join(piece.text for piece in block.all_pieces))
            for block in disclosure.narrative
        ),
        *(_Sight("case", CASE, "", "", block.text) for block in disclosure.paper),
        *(_Sight("case", CASE, "", "", one.text) for one in disclosure.answers),
        *(
            _Sight("event", key, one.date, one.place, one.text)
            for key, one in zip(sheet.events, disclosure.events, strict=True)
        ),
        *(
            _Sight("event", key, one.date, one.place, one.text)
            for key, one in zip(sheet.steps, disclosure.steps, strict=True)
            if key not in sheet.events
        ),
        *(
            _Sight("fact", key, "", "", one.text)
            for key, one in zip(sheet.facts, disclosure.facts, strict=True)
        ),
        *(
            _Sight("document", key, "", "", f"{one.title}\n{one.witness}")
            for key, one in zip(sheet.documents, disclosure.exhibits, strict=True)
        ),
    ]
    forms = _forms(label)
    for one in every:
        is_there = any(form in one.text or form in one.place for form in forms)
        is_meant = not is_withheld(label) or person_id in mentioned.get(one.record, frozenset())
        if is_there and is_meant:
            yield one


def _forms(label: str) -> tuple[str, ...]:
    """Return a token in each language in which it is written."""
    if is_withheld(label):
        return tuple(dict.fromkeys(map(withheld_label, WORDS)))
    read = read_person_placeholder(label)
    return (label,) if read is None else forms_of_person_placeholder(*read)


def _pointers(
    person_id: PersonId,
    label: str,
    sights: Iterable[_Sight],
    sheet: EditionView,
    places: tuple[str, ...],
) -> Iterator[IdentifyingCombination]:
    forms = _forms(label)
    names = [one.label for one in sheet.disclosure.persons if not one.is_pseudonym]
    for sight in sights:
        around = tuple(_around(sight))
        for sentence, following in _sentences(sight.text, forms) or [("", "")]:
            own = dict.fromkeys((*_own(sentence, forms, names), *around))
            own |= dict.fromkeys(_sex(sentence, following, forms, names))
            own |= dict.fromkeys(_in_text(sentence, places))
            fit = fit_of(own)
            if fit is not None:
                yield IdentifyingCombination(
                    person_id, sight.about, sight.record, tuple(own), fit, sentence
                )


def _sentences(text: str, forms: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return each sentence that has a token, and the one after it."""
    every = [*_SENTENCE_END.split(text), ""]
    return [(one, after) for one, after in pairwise(every) if _has(one, forms)]


def _sex(
    sentence: str, following: str, forms: tuple[str, ...], names: list[str]
) -> Iterator[IdentifyingDetail]:
    """Yield what shows the sex, unless an open name stands nearer to whom it may belong."""
    near = [*_near(sentence, forms)]
    is_of_another = any(name in sentence for name in names) or "[" in following
    ways = [*zip(near[::2], near[1::2], strict=True)] + (
        [] if is_of_another else [(_first(following), "")]
    )
    for before, after in ways:
        shown = sex_shown(before, after)
        if shown and not any(name in f"{before} {after}" for name in names):
            yield IdentifyingDetail("sex", shown)
            return


def _has(text: str, forms: tuple[str, ...]) -> bool:
    return any(form in text for form in forms)


def _around(sight: _Sight) -> Iterator[IdentifyingDetail]:
    """Yield when and where a record says that something was."""
    if sight.place:
        yield IdentifyingDetail("place", sight.place, _narrow(sight.place))
    if _is_day(sight.date):
        yield IdentifyingDetail("day", sight.date)


def _is_day(date: str) -> bool:
    found = parse(date) if is_edtf(date) else None
    return isinstance(found, EdtfMoment) and bool(found.day) and "X" not in found.day


def _own(sentence: str, forms: tuple[str, ...], names: list[str]) -> Iterator[IdentifyingDetail]:
    """Yield what a sentence says of the person where it has the token."""
    near = list(_near(sentence, forms))
    text = " ".join(near)
    words = [fold(one) for one in _WORD.findall(text)]
    for kind, patterns in (("kin", KIN), ("role", ROLE)):
        found = patterns.find(words, fold(text))
        if found:
            yield IdentifyingDetail("kin" if kind == "kin" else "role", _as_written(found, text))
            alone = _alone(words, found) or ONLY.find((), fold(text))
            if alone:
                yield IdentifyingDetail("only", _as_written(alone, text))
    age = AGE.search(text)
    if age is not None:
        yield IdentifyingDetail("age", age[0])
    adjacent = next((name for name in names if name in text), "")
    if adjacent:
        yield IdentifyingDetail("beside", adjacent)


def _alone(words: list[str], found: str) -> str:
    """Return what says that there is one of its kind, shortly before a kinship or a role."""
    at = words.index(found) if found in words else 0
    return ONLY.find(words[max(at - 2, 0) : at], "")


def _near(sentence: str, forms: tuple[str, ...]) -> Iterator[str]:
    """Yield what stands around each token of a person, without other tokens."""
    for form in forms:
        at = sentence.find(form)
        while at >= 0:
            before, after = sentence[:at], sentence[at + len(form) :]
            yield _last(before)
            yield _first(after)
            at = sentence.find(form, at + len(form))


def _last(text: str) -> str:
    if _is_unspaced(text):
        return text[-_NEAR_UNSPACED:]
    return " ".join(text.split()[-_NEAR:])


def _first(text: str) -> str:
    if _is_unspaced(text):
        return text[:_NEAR_UNSPACED]
    return " ".join(text.split()[:_NEAR])


def _is_unspaced(text: str) -> bool:
    kinds = [kind for char in fold(text) if (kind := word_kind(char))]
    return 2 * sum(kind in {"h", "t", "u"} for kind in kinds) > len(kinds)


def _in_text(sentence: str, places: tuple[str, ...]) -> Iterator[IdentifyingDetail]:
    """Yield places, days and institutions that a sentence names."""
    words = [fold(one) for one in _WORD.findall(sentence)]
    office = OFFICE.find(words, fold(sentence))
    if office:
        yield IdentifyingDetail("office", _as_written(office, sentence))
    day = DAY.search(sentence)
    if day is not None:
        yield IdentifyingDetail("day", day[0])
    place = next((one for one in places if one in sentence), "")
    if place:
        yield IdentifyingDetail("place", place, _narrow(place))


def _places(sheet: EditionView) -> tuple[str, ...]:
    """Return the places that events name, the longest first, to find them in other texts."""
    parts = {
        part
        for event in sheet.disclosure.events
        for part in _PART.split(event.place)
        if "[" not in part and len(part) >= _LEAST_PLACE[_is_unspaced(part)]
    }
    return tuple(sorted(parts, key=lambda one: (-len(one), one)))


def _narrow(place: str) -> int:
    words = [fold(one) for one in _WORD.findall(place)]
    if SMALL_PLACE.find(words, fold(place)):
        return _SMALL
    is_wide = bool(WIDE_PLACE.find(words, fold(place))) and not _PART.search(place)
    return 0 if is_wide or "known" in words else _MEDIUM


def _as_written(found: str, text: str) -> str:
    """Return a word as it stands in a text, given its folded form."""
    return next((one for one in _WORD.findall(text) if fold(one) == found), found)


def fit_of(clues: Iterable[IdentifyingDetail]) -> CandidateCount | None:
    """Tell how few people fit some details together; None where they point to nobody."""
    identifying_details = tuple(clues)
    kinds = {one.kind for one in identifying_details}
    narrow = max((one.narrow for one in identifying_details if one.kind == "place"), default=0)
    personal = kinds & {"kin", "role", "age", "office"}
    is_one = (
        "picture" in kinds
        or ("only" in kinds and bool(personal))
        or {"kin", "beside"} <= kinds
        or (narrow == _SMALL and "day" in kinds and bool(personal))
    )
    if is_one:
        return CandidateCount.ONE
    is_few = (
        (bool(personal & {"kin", "role", "age"}) and narrow >= _MEDIUM)
        or (narrow == _SMALL and "day" in kinds)
        or ("office" in kinds and "day" in kinds and narrow >= _MEDIUM)
        or len(personal) > 1
    )
    if is_few:
        return CandidateCount.FEW
    is_some = personal or "sex" in kinds or (narrow and "day" in kinds)
    return CandidateCount.SOME if is_some else None


def _with_all_together(
    pointers: list[IdentifyingCombination],
) -> tuple[IdentifyingCombination, ...]:
    """Put what all say together before what each says, where there are several."""
    ordered = sorted(
        dict.fromkeys(pointers), key=lambda one: (-one.fit, one.about, one.record, one.text)
    )
    if len(ordered) == 1:
        return tuple(ordered)
    clues = dict.fromkeys(clue for one in ordered for clue in one.clues)
    first = ordered[0]
    fit = max(fit_of(clues) or first.fit, first.fit)
    return IdentifyingCombination(first.person_id, "person", "", tuple(clues), fit), *ordered
