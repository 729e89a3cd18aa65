"""A short part after a title, or one that is a word as well: Mr Lü, Ani Dolma."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.domain.language.folding import fold
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Base, Index
from casefiles.redaction.finding.part_search import PartHit, Written
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.role_words import ROLES, ROLES_AFTER_NAME
from casefiles.redaction.finding.words import ordinary_words

__all__ = ["TitledDoubles", "TitledLetters", "after_titles"]

_TITLES: Final = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Mme|Mlle|M|MM|Messrs|Madam|Madame|Monsieur|Sir|Dr|Prof|Professor|Judge|Attorney"
    r"|Comrade|Ani|Geshe|Lama|Khenpo|Daw|Herrn?|Frau|Sr|Sra|Srta|Señora?|Don|Doña|Sig|Signora?|Dott|Pani?|pani?|Pan[aíu]?|Bay|Bayan|Sayın|Av"
    r"|[Uu]ncle|[Aa]unt|[Aa]untie|[Oo]ld|[Ll]ittle|[Ll]ao|[Xx]iao|Brother|Sister|[Ll]awyer|[Oo]fficer|Г-н|Г-жа|[Гг]осподин[ауе]?"
    r"|[Гг]оспож[аиуе]|г-н[ауе]?|г-ж[аиуе]|[Гг]ражданин[ауе]?|[Гг]ражданк[аиуе]|[Пп]одсудим\w+|[Оо]бвиняем\w+|[Пп]отерпевш\w+|[Оо]сужд[её]нн\w+"
    r"|[Оо]бвинувачен\w+|[Пп]отерпіл\w+|MR|MRS|MS|DR|[Aa]pplicant|[Ww]itness|[Cc]laimant|[Dd]efendant|[Kk]läger(?:in)?|[Aa]ngeklagten?)"
)
_TITLE: Final = re.compile(rf"(?<![^\W_]){_TITLES}\.?,?[ \u00a0]+\Z")
_LETTER: Final = re.compile(
    r"(?<![^\W_])([^\W\d_])\."
    r"(?:[ \u00a0]?(\(ФИО ?\d+\))|(?![ \u00a0]?(?:[A-ZА-ЯІЇЄÀ-Þ]|[^\W\d_]\.)))"
)
_ROOM: Final = 18
_ROLE_ROOM: Final = 24
_ROLE: Final = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,})(?:['’]?s)?(?:\.?[ \u00a0](?:iur|med)\.)?,?[ \u00a0]\Z"
)
_ROLE_AFTER: Final = re.compile(r",?[ \u00a0]([^\W\d_]{2,})(?![^\W_])")
_LONGEST: Final = 4
_TWICE: Final = re.compile(r"([^\W\d_])\1")


def after_titles(text: str, hits: Sequence[PartHit]) -> Iterator[FoundSpan]:
    """Yield short parts after a title: always a question."""
    for hit in hits:
        base = hit.base
        is_word = not base.is_listed and base.key in ordinary_words()
        is_short = is_word or len(base.key) <= _LONGEST
        is_short = is_short and base.script not in {"h", "u", "t"}
        if not is_short or hit.is_lower or hit.written > Written.GLUED or not base.owners:
            continue
        if _TITLE.search(text, max(0, hit.start - _ROOM), hit.start) or _has_role(text, hit):
            size = len(base.key)
            place = hit.start, hit.end, base.owners, size, "title", base.key, base.text
            yield FoundSpan(*place, is_certain=False)


def _has_role(text: str, hit: PartHit) -> bool:
    """Tell whether a trade or a role stands before a part, or behind it: lawyer Li, Emre Usta."""
    before = _ROLE.search(text, max(0, hit.start - _ROLE_ROOM), hit.start)
    if before is not None and fold(before[1]) in ROLES:
        return True
    after = _ROLE_AFTER.match(text, hit.end) if hit.base.key not in ordinary_words() else None
    return after is not None and fold(after[1]) in ROLES_AFTER_NAME


class TitledDoubles:
    """Finds a name behind a title with a letter once where it is listed twice, or twice: Welli."""

    def __init__(self, index: Index) -> None:
        self._by_single: dict[str, list[Base]] = {}
        for base in index.bases.values():
            if base.is_listed and base.owners and base.script == "l" and len(base.key) >= _LONGEST:
                self._by_single.setdefault(_TWICE.sub(r"\1", base.key), []).append(base)
        self._first = {one[0] for one in self._by_single}

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield names to ask about."""
        for match in reading.words if self._by_single else ():
            if match[0][0].lower() not in self._first:
                continue
            key = fold(match[0])
            bases = [b for b in self._by_single.get(_TWICE.sub(r"\1", key), []) if b.key != key]
            if not bases or key in ordinary_words():
                continue
            if _TITLE.search(reading.text, max(0, match.start() - _ROOM), match.start()):
                owners = frozenset(own for base in bases for own in base.owners)
                place = *match.span(), owners, len(key), "title", key, bases[0].text
                yield FoundSpan(*place, is_certain=False)


class TitledLetters:
    """Finds a single letter with a title, as courts write: Гражданин К., Mr K."""

    def __init__(self, index: Index) -> None:
        self._bases = tuple(
            base
            for base in index.bases.values()
            if base.is_listed and base.owners and base.script in {"l", "c", "g"}
        )
        self._first = {base.key[0] for base in self._bases}

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield letters that may stand for somebody: always a question."""
        text = reading.text
        for at in reading.points if self._first else ():
            match = _LETTER.match(text, at - 1)
            if match is None:
                continue
            letter = match[1].lower()
            if not match[1].isupper() or letter not in self._first:
                continue
            if match[2] or _TITLE.search(text, max(0, match.start() - _ROOM), match.start()):
                bases = [base for base in self._bases if base.key[0] == letter]
                owners = frozenset(own for base in bases for own in base.owners)
                place = match.start(), match.end(), owners, 1, "mask", letter, bases[0].text
                yield FoundSpan(*place, is_certain=False)
