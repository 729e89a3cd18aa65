"""Short forms and pet names of given names: Саша, Gosia, İbo. They are asked about, never taken."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.redaction.finding.endings import Stem, stems_of
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Form
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.finding.small_letters import begins_sentence, is_chat
from casefiles.redaction.finding.words import (
    common_names,
    ordinary_words,
    says_little,
    short_names,
)
from casefiles.redaction.names.patterns import compact

__all__ = ["ShortNames"]

_LEAST: Final = 3
_LEAST_LOWER: Final = 4
_LEAST_STEM: Final = 4
_CASED: Final = frozenset("lcg")
_GERMAN: Final = re.compile(r"\b(?:der|die|und|ist|nicht|das)\b")
_OFTEN: Final = 2
"""Words of German from which capitals say nothing of a word."""


def _joined(stems: str, endings: str) -> Iterator[str]:
    return (stem + ending for stem in stems.split() for ending in ("", *endings.split()))


_LATIN_TAILS: Final = frozenset(
    map(
        compact,
        [
            "ito",
            "ita",
            "itos",
            "itas",
            "cito",
            "cita",
            "illo",
            "ino",
            "ina",
            "inho",
            "inha",
            "zinho",
            "zinha",
            "ek",
            "eczek",
            "uś",
            "usia",
            "unia",
            "cka",
            "icka",
            "enka",
            "ička",
            "iczka",
            "chen",
            "lein",
            "erl",
            "ette",
            "cik",
            "cugum",
            "jon",
            "ik",
            "uska",
        ],
    )
)
_CYRILLIC_TAILS: Final = frozenset(
    map(
        compact,
        (
            *_joined("ик чик ёк джон жон тай ко", "а у ом е"),
            *(
                stem + ending
                for stem in [
                    "к",
                    "ушк",
                    "юшк",
                    "очк",
                    "ечк",
                    "еньк",
                    "оньк",
                    "ошк",
                    "ульк",
                    "ичк",
                    "иньк",
                    "ишк",
                    "ашк",
                ]
                for ending in ["а", "и", "е", "у", "ой", "ою"]
            ),
            *(
                stem + ending
                for stem in ["уш", "юш", "ус", "юс", "уль", "аш"]
                for ending in ["а", "и", "е", "у", "ей", "ею", "я", "ю", "і"]
            ),
        ),
    )
)
_TAILS: Final[Mapping[str, frozenset[str]]] = {"l": _LATIN_TAILS, "c": _CYRILLIC_TAILS}
_SERVANT: Final = re.compile(
    rf"(\w{{3,}}?)(?:{compact('الله')}|{compact('الدین')}|{compact('الرحمن')}|{compact('الحق')}"
    r"|(?:[ui]l)?l[ua]h|[ui]ddi?n|[ui]ddeen|urrahman|ulhaq)"
)
_FINAL: Final = re.compile("[aeiouаеиоуыяьії]\\Z")


class ShortNames:
    """What people may be called for short, by the parts of their names."""

    def __init__(
        self,
        bases: Mapping[str, Base],
        rejected: Mapping[PersonId, frozenset[str]],
        nicknames: Mapping[str, frozenset[str]],
    ) -> None:
        self._rejected = rejected
        self._known = bases.keys()
        values: defaultdict[str, list[Base]] = defaultdict(list)
        found: defaultdict[str, list[Form]] = defaultdict(list)
        for key, base in bases.items():
            if not base.is_listed or not _may_be_given(base):
                continue
            own = (*_table().get(key, ()), *_first_of(key), *nicknames.get(key, ()))
            for short in own:
                if short not in bases:
                    values[short].append(base)
            stem = _tailed(key, base.script)
            if stem is not None:
                found[stem.key].append(Form(_short(key, [base]), stem))
        self.by_part = _by_part(values)
        for short, full in values.items():
            base = _short(short, full)
            for stem in stems_of(short, base.script, is_short=True):
                found[stem.key].append(Form(base, stem))
        self.forms = {key: tuple(forms) for key, forms in found.items()}

    def find(self, text: str, hits: Iterable[PartHit]) -> Iterator[FoundSpan]:
        """Yield short forms where they are written as names: always questions."""
        is_capital_telling: bool | None = None
        for hit in hits:
            if hit.key in self._known or not _counts(text, hit):
                continue
            if not hit.is_lower and hit.base.script in _CASED and hit.key in ordinary_words():
                if is_capital_telling is None:
                    is_capital_telling = len(_GERMAN.findall(text)) < _OFTEN
                if not is_capital_telling or begins_sentence(text, hit.start):
                    continue
            # Short forms of the table are one word in all cases, others are each their own.
            word = hit.key if hit.base.is_listed else hit.base.key
            owners = frozenset(one for one in hit.base.owners if word not in self._rejected[one])
            if owners:
                place = hit.start, hit.end, owners, len(word), "short", word, hit.base.text
                yield FoundSpan(*place, is_certain=False)


def _first_of(key: str) -> Iterator[str]:
    """Yield the first word of a name that ends in one for God or faith: Najib of Najibullah."""
    match = _SERVANT.fullmatch(key)
    least = _LEAST + key.isascii()
    if match is not None and len(match[1]) >= least and match[1] not in ordinary_words():
        yield match[1]


def _by_part(values: Mapping[str, Sequence[Base]]) -> dict[str, frozenset[str]]:
    """Return what each part is called for short."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for short, full in values.items():
        for base in full:
            found[base.key].add(short)
    return {key: frozenset(one) for key, one in found.items()}


def _counts(text: str, hit: PartHit) -> bool:
    """Tell whether a short form stands where it may name somebody."""
    if hit.written > Written.GLUED or hit.is_capitals:
        return False
    size = len(hit.base.key)
    if size < _LEAST and (hit.is_lower or hit.written is not Written.WHOLE):
        return False
    if hit.base.script not in _CASED:
        return size >= _LEAST and hit.key not in ordinary_words()
    is_word = hit.base.key in ordinary_words()
    if hit.is_lower:
        is_long = size >= _LEAST_LOWER and not is_word and hit.key not in ordinary_words()
        return is_long and is_chat(text, hit.start, hit.end)
    return hit.written is Written.WHOLE or not is_word


def _may_be_given(base: Base) -> bool:
    is_whole = not base.what <= {"family"} and not base.what <= {"within"}
    return bool(base.owners) and is_whole and base.script in {"l", "c", "g", "a", "o"}


def _tailed(key: str, script: str) -> Stem | None:
    """Return the stem to which endings of pet names are written; None for what many bear."""
    tails = _TAILS.get(script)
    stem = _FINAL.sub("", key)
    if tails is None or len(stem) < _LEAST_STEM or says_little(key):
        return None
    return Stem(stem, tails, is_whole=False)


def _short(key: str, full: Sequence[Base]) -> Base:
    """Return what leads to the owners of full names, and to nothing by itself."""
    return Base(
        key,
        script_of(key),
        full[0].text,
        frozenset(own for one in full for own in one.owners),
        {},
        is_telling=False,
        is_listed=key == full[0].key,
        is_jointed=False,
        what=frozenset({"part"}),
        is_of_open=False,
        mates=frozenset(),
        initials=frozenset(),
        lead=frozenset(),
        is_short=True,
    )


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return what each name is short for, and what is short for it.

    A line of many full names joins what languages make of one: there a short name counts that
    shares its beginning with the full one, and is no full name itself.
    """
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    lines = short_names()
    every = {one for full, _, _ in lines for one in full}
    for full, short, is_one_language in lines:
        for one in full:
            if is_one_language:
                found[one].update(dict.fromkeys(short))
            else:
                likely = (name for name in short if name not in every and _sound_similar(name, one))
                found[one].update(dict.fromkeys(likely))
        for one in short if is_one_language else ():
            if len(one) >= _LEAST_LOWER and one not in every:
                found[one].update(
                    dict.fromkeys(name for name in full if name not in common_names())
                )
    return {key: tuple(one for one in names if one != key) for key, names in found.items()}


def _sound_similar(short: str, full: str) -> bool:
    """Tell whether a short name sounds as its full one begins, or as a stretch of it."""
    plain = full.replace("th", "t").replace("ph", "f")
    one, other = phonetic_form(short) or short, phonetic_form(plain) or plain
    return other.startswith(one[:2]) or (len(one) >= _LEAST and one[:_LEAST] in other)
