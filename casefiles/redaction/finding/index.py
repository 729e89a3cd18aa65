"""Everything that rules look for, made once from the people who are sought."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import word_kind
from casefiles.redaction.finding.endings import Stem, stems_of
from casefiles.redaction.finding.listed import cleaned_names
from casefiles.redaction.finding.parts import NamePart, parts_of, pieces_of, script_of
from casefiles.redaction.finding.scripts.other_scripts import in_other_scripts
from casefiles.redaction.finding.spellings import is_pinyin, is_turkish, part_spellings
from casefiles.redaction.finding.words import says_little
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import Sought, SoughtPerson
from casefiles.redaction.spelling_variants.forms import INITIALS
from casefiles.redaction.spelling_variants.proposing import proposals_for

__all__ = ["Base", "Form", "Index", "Slot", "index_of", "proposed_names"]

_LEAST: Final = {"h": 2, "u": 2, "t": 2}
_LEAST_LETTERS: Final = 2
_TELLING: Final = 4
_TELLING_HAN: Final = 2
_TELLING_DOTTED: Final = 3
_LEAST_MATE: Final = 2
_PROPOSED: Final = 1000
"""Number of the first proposal among the names of somebody."""
_REACH: Final = 16
"""Parts on either side that belong to a part: no name has more, a page pasted as a name has."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a part stands in a name: which name of its person, and which part of that."""

    name: int
    position: int


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """A part of names, as it is grouped and answered.

    Attributes:
        key: folded.
        script: kind of its letters.
        text: as listed first.
        owners: whom it may lead to when it stands alone, with their places in names.
        near: the same with those whom it leads to beside another part only.
        is_telling: alone it goes at once where it is written as a name.
        is_listed: it is of a listed name, not of a proposal.
        is_jointed: blanks or dashes may stand in it.
        what: family, given, part or within.
        is_of_open: an open person bears it, too.
        mates: other parts of the same names.
        initials: first letters of these and of their pieces, and of its own.
        lead: particles that stand before it in names.
        is_short: it is no part of a name, but short for one: it counts alone, as a question.
    """

    key: str
    script: str
    text: str
    owners: frozenset[PersonId]
    near: dict[PersonId, frozenset[Slot]]
    is_telling: bool
    is_listed: bool
    is_jointed: bool
    what: frozenset[str]
    is_of_open: bool
    mates: frozenset[str]
    initials: frozenset[str]
    lead: frozenset[str]
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a part begins in a text, with what may follow it."""

    base: Base
    stem: Stem


@dataclass(slots=True)
class _Collected:
    text: str
    slots: defaultdict[PersonId, set[Slot]] = field(default_factory=lambda: defaultdict(set))
    what: set[str] = field(default_factory=set)
    is_listed: bool = False
    is_jointed: bool = False
    is_dotted: bool = False
    mates: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    lead: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Index:
    """What is looked for.

    Attributes:
        bases: parts, by their folded form.
        forms: ways in which parts begin, by their first word characters.
        people: those who are sought, by id.
        names: cleaned names of each.
        rejected: folded words that are no name of somebody.
    """

    bases: dict[str, Base]
    forms: dict[str, tuple[Form, ...]]
    people: dict[PersonId, SoughtPerson]
    names: dict[PersonId, tuple[str, ...]]
    rejected: dict[PersonId, frozenset[str]]


def index_of(sought: Sought) -> Index:
    """Return what is looked for."""
    collected: dict[str, _Collected] = {}
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    people = {one.person_id: one for one in sought.protected}
    rejected = {own: frozenset(map(compact, one.rejected)) for own, one in people.items()}
    names = {own: _cleaned(one) for own, one in people.items()}
    for own, person in people.items():
        for number, name in enumerate(names[own]):
            _collect(collected, spelled, own, number, name)
        more = (*proposed_names(person), *in_other_scripts(names[own]))
        for number, name in enumerate(more, _PROPOSED):
            _collect_proposed(collected, own, number, name)
    opened = _keys_of_open(sought)
    bases = {key: _base(key, entry, opened, rejected) for key, entry in collected.items()}
    return Index(bases, _forms(bases, spelled), people, names, rejected)


def _keys_of_open(sought: Sought) -> set[str]:
    """Return parts of the names of open people, and what stands within them."""
    collected: dict[str, _Collected] = {}
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    for person in sought.open:
        for number, name in enumerate(_cleaned(person)):
            _collect(collected, spelled, person.person_id, number, name)
    return set(collected)


def proposed_names(sought: SoughtPerson) -> tuple[str, ...]:
    """Return what the names of somebody may also look like: whole names, no initials."""
    person_names = proposals_for(replace(sought, names=_cleaned(sought)))
    return tuple(one.text for one in person_names if one.kind != INITIALS)


def _cleaned(person: SoughtPerson) -> tuple[str, ...]:
    names = (text for text in person.names if text not in person.phrases)
    return tuple(dict.fromkeys(name for text in names for name in cleaned_names(text)))


def _collect(
    collected: dict[str, _Collected],
    spelled: defaultdict[str, set[str]],
    own: PersonId,
    number: int,
    name: str,
) -> None:
    parts = parts_of(name)
    is_chinese = is_pinyin(tuple(part.key for part in parts))
    has_turkish = is_turkish(name)
    around = _Around(parts)
    for part in parts:
        entry = collected.setdefault(part.key, _Collected(part.text))
        _add(entry, part, Slot(number, part.position), own, around)
        entry.is_listed = True
        entry.is_dotted |= part.what == "part" and script_of(part.key) == "h"
        ways = part_spellings(part.text, is_chinese=is_chinese, is_turkish=has_turkish)
        spelled[part.key].update(ways)


def _collect_proposed(
    collected: dict[str, _Collected], own: PersonId, number: int, name: str
) -> None:
    # Half of a double name is a name by itself, other pieces of what nobody listed are none.
    parts = tuple(part for part in parts_of(name) if part.what != "within" or "-" in name)
    around = _Around(parts)
    for part in parts:
        entry = collected.setdefault(part.key, _Collected(part.text))
        _add(entry, part, Slot(number, part.position), own, around)


class _Around:
    """What stands around each part of one name."""

    def __init__(self, parts: tuple[NamePart, ...]) -> None:
        self._by_place: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for part in parts:
            letters = "".join(piece[0] for piece in pieces_of(part))
            self._by_place[part.position].append((part.key, letters))

    def of(self, part: NamePart) -> Iterator[tuple[str, str, bool]]:
        """Yield parts near one and itself, their initials, and whether they stand elsewhere."""
        for place in range(part.position - _REACH, part.position + _REACH + 1):
            for key, letters in self._by_place.get(place, ()):
                yield key, letters, place != part.position


def _add(collected: _Collected, part: NamePart, slot: Slot, own: PersonId, around: _Around) -> None:
    collected.slots[own].add(slot)
    collected.what.add(part.what)
    collected.is_jointed |= part.is_jointed
    collected.lead.update(part.lead)
    for key, letters, is_other in around.of(part):
        if is_other and len(key) >= _LEAST_MATE:
            collected.mates.add(key)
        if is_other or key == part.key:
            collected.initials.update(letters)


def _base(
    key: str,
    collected: _Collected,
    opened: set[str],
    rejected: dict[PersonId, frozenset[str]],
) -> Base:
    script = script_of(key)
    owners = frozenset(own for own in collected.slots if key not in rejected[own])
    is_shared = key in opened or len(collected.slots) > 1
    is_telling = (
        collected.is_listed
        and not (script in {"h", "o"} and collected.what == {"family"})
        and collected.what != {"within"}
        and not is_shared
        and not says_little(key)
        and len(key) >= _least_telling(script, collected)
    )
    near = {own: frozenset(slots) for own, slots in collected.slots.items()}
    return Base(
        key,
        script,
        collected.text,
        owners,
        near,
        is_telling,
        collected.is_listed,
        collected.is_jointed,
        frozenset(collected.what),
        key in opened,
        frozenset(collected.mates),
        frozenset(collected.initials),
        frozenset(collected.lead),
    )


def _least_telling(script: str, collected: _Collected) -> int:
    if script == "h":
        return _TELLING_DOTTED if collected.is_dotted else _TELLING_HAN
    # Tibetan has no list of ordinary words: its parts are always asked about.
    return 1 << 20 if script in {"t", "u"} else _TELLING


def _forms(bases: dict[str, Base], spelled: dict[str, set[str]]) -> dict[str, tuple[Form, ...]]:
    found: defaultdict[str, dict[Form, None]] = defaultdict(dict)
    for key, base in bases.items():
        for written in (key, *spelled.get(key, ())):
            for stem in _stems(written, base):
                found[stem.key][Form(base, stem)] = None
    return {key: tuple(forms) for key, forms in found.items()}


def _stems(written: str, base: Base) -> Iterator[Stem]:
    least = _LEAST.get(base.script, _LEAST_LETTERS)
    if len(written) >= least and all(map(word_kind, written)):
        yield from stems_of(written, base.script)
