"""Names that a text has in letters of another script than the case lists them in.

Words are taken for parts of a name by their consonants. One word says something where its vowels
agree too; two or three in a row, where they are parts of one person.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.folding import fold
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index, proposed_names
from casefiles.redaction.finding.likeness import latin_of
from casefiles.redaction.finding.listed import TITLES
from casefiles.redaction.finding.other_letters.skeletons import (
    first_classes,
    listed_skeletons,
    skeletons,
    sounding_pattern,
)
from casefiles.redaction.finding.parts import parts_of, script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import ordinary_words, says_little
from casefiles.redaction.names.patterns import compact

__all__ = ["ForeignNames"]

_MOST_CACHED: Final = 50_000
"""Words that are kept at most."""
_MARKED_SIGNS: Final = frozenset(
    chr(code)
    for first, last in (
        *((0x0900, 0x109F), (0x1200, 0x137F), (0x1780, 0x17FF), (0x1820, 0x18AA)),
        *((0x0E00, 0x0E4E), (0x0E80, 0x0ECE), (0x30A1, 0x30FF), (0xAC00, 0xD7A3)),
        (0x10D0, 0x10FB),
    )
    for code in range(first, last + 1)
)
_RUN: Final = re.compile(
    "[\u0900-\u0963\u0971-\u0df3]+|[\u0e00-\u0e4e\u0e80-\u0ece]+|[\u1200-\u135f]+(?:/[\u1200-\u135f]+)?|[\u1780-\u17d3]+"
    "|[\u1820-\u18aa\u180b-\u180e\u202f]+|[\u30a1-\u30fa\u30fc]+|[\uac00-\ud7a3]+|[\u10d0-\u10fa]+"
)
"""Words of scripts whose vowels are marks, or that have no capitals."""
_OF_TWO: Final = re.compile(
    "عبد|الله|اللہ|الدین|الدين|ullah|uddin|[\uac00-\ud7a3]{2}|(?:ገብረ|ወልደ|ኃይለ|ሃይለ|ተክለ|ወለተ).."
)
"""Parts that may be two words in a text."""
_ARTICLES: Final = (
    "al|el|ul|as|ash|an|ar|az|at|ad|es|er|en|bin|ben|ibn|bint|bint[ie]|von|de|oğlu|بن|بنت|ابن|ibnu"
)
_JOINT: Final = re.compile(
    r"(?:[ \u00a0\u200c,/\n-]{1,2}|[ \u00a0]?[·・][ \u00a0]?"
    r"|[ \u00a0](?:[wsdh]/o[ \u00a0][^\W\d_]+|[^\W\d_]\.)[ \u00a0])"
    rf"(?:(?:{_ARTICLES})[- \u00a0]){{0,2}}\Z",
    re.IGNORECASE,
)
_PARTICLE: Final = re.compile(rf"(?:{_ARTICLES})", re.IGNORECASE)
_LONGEST_JOINT: Final = 24
_BEFORE: Final = re.compile(
    r"(?<![^\W_])(?:([^\W\d_]+)\.?[ \u00a0])?((?:al|el|as|ash|an|ar|az|at|ad)[- ]|[^\W\d_]\. )?\Z",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"[ \u00a0](?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]z|[Aa]t|[Aa]d)[- ][A-ZÀ-Þ][^\W\d_]+"
)
_ROOM: Final = 20
_FAMILY: Final = re.compile("[ \u00a0][A-ZÀ-ÞА-ЯЁІЇЄ][^\\W\\d_]+")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]{3}")
_OF_HANGUL: Final = range(3, 7)
"""Syllables of a word that may be a name of one and two, and what is glued to it."""
_OWNER: Final = re.compile("['’ʼ]s\\Z")
_CHAT: Final = re.compile(r"(?<!\w)(?=\d?[A-Za-z])[A-Za-z']{0,8}[235679][A-Za-z'235679]+(?!\w)")
_MAY_BE_CHAT: Final = re.compile("[235679](?=[a-z]{2})(?!nd|rd|th|st)")
_SPOKEN_TIBETAN: Final = re.compile("[A-Z][a-zöü]{3,} [A-Z][a-zöü]{3,}")
_GEORGIAN: Final = re.compile("[\u10d0-\u10fa]+")
_GEORGIAN_CASE: Final = re.compile("(?<=...)(?:ისთვის|სთვის|ისგან|სთან|მა|ის|ით|ად|მ|ს|ი)\\Z")
_GLIDE: Final = re.compile("(?<=[bcdfghklmnprstvwxz])['ʹ’]?[yij](?=[aeou])")
_PERSIAN: Final = re.compile("(?<![^\\W\\d_])[^\\W\\d_]+\u200c[^\\W\\d_]+")
_OF_DIGITS: Final = str.maketrans({"2": "'", "3": "'", "5": "kh", "6": "t", "7": "h", "9": "q"})
"""What digits stand for where Arabic is typed in Latin letters: mo7amed."""
_HALVES: Final = 500
"""Number of the first name of which each half of a double one is a part."""
_FATHER: Final = re.compile(
    r"[ \u00a0-](?:оглы|огли|оглу|угли|ўғли|кызы|қызы|кизи|қизи|улы|ұлы|уулу|o[gğ]lu|og?h?l[iıu]"
    r"|o['’ʻʼ]?g['’ʻʼ]?li|uly|ulı|q[iıy]z[iıy]|k[iıy]z[iıy])(?![^\W_])",
    re.IGNORECASE,
)
"""Behind the name of a father, in letters in which nobody listed it: Вагиф оглы."""
_LEAST_TOGETHER: Final = 5
_LEAST_OF_THREE: Final = 4
_LEAST_SOUNDING: Final = 2
_LEAST_ALONE: Final = 4
_LEAST_ALONE_LETTERS: Final = 5
_THREE: Final = 3
_WITHOUT_VOWELS: Final = frozenset("ar")
_CASED: Final = frozenset("lcg")


_Run = tuple[int, int, str]
"""Where a word begins and ends, and the word."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a name: whose, of which name and where in it, as written, with its script."""

    owner: PersonId
    name: int
    position: int
    text: str
    script: str


@dataclass(frozen=True, slots=True)
class _Like:
    """A word that may be parts of names.

    Attributes:
        parts: which, how many consonants say so, and whether its vowels do; these first.
        may_begin: a part may begin with it and end in the next word.
        is_alone: it says enough by itself.
    """

    parts: tuple[tuple[_Part, int, bool], ...]
    may_begin: bool
    is_alone: bool = False


_NOBODY: Final = _Like((), may_begin=False)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    like: _Like


@dataclass(frozen=True, slots=True)
class _Taken:
    """A word taken for a part."""

    token: _Token
    part: _Part
    size: int
    is_sounding: bool


class ForeignNames:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._listed = frozenset(key for key, base in index.bases.items() if base.is_listed)
        self._parts: defaultdict[str, list[_Part]] = defaultdict(list)
        self._begun: set[str] = set()
        self._known: dict[str, _Like] = {}
        self._seen: set[str] = set()
        self._telling: set[str] = set()
        self._beginning: set[str] = set()
        for part in _parts(index):
            for one in listed_skeletons(part.text):
                self._parts[one].append(part)
                if _OF_TWO.search(part.text):
                    self._begun.update(one[:size] for size in range(1, len(one)))

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield where a text has such names."""
        others = _other_words(reading) if self._parts else []
        useful = self._useful(reading, others) if self._parts else frozenset()
        useful |= self._telling & {
            word[0] for word in reading.words if _FATHER.match(reading.text, word.end())
        }
        if not useful:
            return
        text = reading.text
        tokens = [*self._tokens(reading, others, useful)]
        at = 0
        while at < len(tokens):
            token, following = tokens[at], tokens[at + 1 : at + 2]
            is_near = following and following[0].start - token.end <= _LONGEST_JOINT
            child = _FATHER.match(text, token.end)
            if not is_near and not token.like.is_alone and child is None:
                at += 1
                continue
            rows = [*self._rows(text, tokens, at)]
            enough = [row for row in rows if self._says_enough(row)]
            row = max(enough or rows, key=len, default=())
            is_fathers = child is not None and len(row) == 1 and row[0].is_sounding
            if row and (is_fathers or enough) and not _is_of_others(text, row):
                yield from self._place(text, row)
                at += len(row)
            else:
                at += 1

    def _useful(self, reading: TextForms, others: Sequence[_Run]) -> frozenset[str]:
        """Return the words of a text that say enough, or that may together with others."""
        words = reading.different_words
        if len(self._known) > _MOST_CACHED:
            self._known.clear()
            self._seen.clear()
            self._telling.clear()
            self._beginning.clear()
        if others:
            words = frozenset([*filter(_is_plain, words), *(one for _, _, one in others)])
        for word in words - self._seen:
            self._like(word)
        telling = self._telling & words
        if not telling or not self._beginning.isdisjoint(telling):
            return frozenset(telling)
        places: defaultdict[tuple[PersonId, int], dict[int, int]] = defaultdict(dict)
        for word in telling:
            for part, size, is_sounding in self._known[word].parts:
                by_position = places[part.owner, part.name]
                worth = max(size, _LEAST_OF_THREE - 1 if is_sounding else 0)
                by_position[part.position] = max(worth, by_position.get(part.position, 0))
        names = {
            name
            for name, by_position in places.items()
            if len(by_position) > 1 and sum(by_position.values()) >= _LEAST_OF_THREE
        }
        return frozenset(
            word
            for word in telling
            if (like := self._known[word]).is_alone
            or any((part.owner, part.name) in names for part, _, _ in like.parts)
        )

    def _tokens(
        self, reading: TextForms, others: Sequence[_Run], useful: frozenset[str]
    ) -> Iterator[_Token]:
        text, begun, last = reading.text, None, -1
        for start, end, word in self._requested(reading, others, useful):
            like = self._like(word)
            if start < last or (like is _NOBODY and begun is None):
                continue
            joined = None if like.parts else self._joined(text, begun, start, end)
            begun = None
            token = _Token(start, end - len(word) + len(_OWNER.sub("", word)), word, like)
            if joined is not None or like.parts:
                yield joined or token
                last = end
            if like.may_begin:
                begun = token

    def _requested(
        self, reading: TextForms, others: Sequence[_Run], useful: frozenset[str]
    ) -> Sequence[_Run]:
        """Return the useful words, and those behind one that a part begins with."""
        beginning = self._beginning & useful
        if not beginning:
            found = [(*one.span(), one[0]) for one in reading.words if one[0] in useful]
            found += (one for one in others if one[2] in useful)
            return sorted(found, key=_in_order) if others else found
        found = [(*one.span(), one[0]) for one in reading.words if not others or _is_plain(one[0])]
        words = sorted([*found, *others], key=_in_order) if others else found
        before = ("", *(one[2] for one in words))
        return [
            one
            for one, last_word in zip(words, before, strict=False)
            if one[2] in useful or last_word in beginning
        ]

    def _joined(self, text: str, begun: _Token | None, start: int, end: int) -> _Token | None:
        """Return two words that are one part together: Najeeb Ullah, Abd ar-Rahman."""
        if begun is None or start - begun.end > _LONGEST_JOINT:
            return None
        if not _JOINT.match(text, begun.end, start):
            return None
        word = begun.word + text[start:end]
        like = self._like(word)
        return _Token(begun.start, end, word, like) if like.parts else None

    def _like(self, word: str) -> _Like:
        known = self._known
        if word not in known:
            self._seen.add(word)
            is_particle = _PARTICLE.fullmatch(word) is not None
            known[word] = _NOBODY if is_particle else self._similar_parts(_OWNER.sub("", word))
            if known[word] is not _NOBODY:
                self._telling.add(word)
                if known[word].may_begin:
                    self._beginning.add(word)
        return known[word]

    def _similar_parts(self, written: str) -> _Like:
        is_chat = any(map(str.isdigit, written))
        word = written.translate(_OF_DIGITS).strip("'").capitalize() if is_chat else written
        script = script_of(compact(word))
        if not script or script in {"h", "t"} or (script in _CASED and not word[0].isupper()):
            return _NOBODY
        firsts = first_classes(word)
        spoken = _without_case(word)
        ways = frozenset(way for one in spoken for way in skeletons(one))
        found: dict[_Part, int] = {}
        for way in sorted(ways):
            for part in self._parts.get(way, ()):
                if _may_be(part.script, script) and first_classes(part.text) & firsts:
                    found[part] = max(len(way), found.get(part, 0))
        candidates = (
            (part, size, any(_sounds(one, part) for one in spoken)) for part, size in found.items()
        )
        # One consonant without its vowels says nothing.
        parts = tuple(
            sorted((one for one in candidates if one[1] > 1 or one[2]), key=lambda one: not one[2])
        )
        may_begin = bool(ways & self._begun)
        if not parts and not may_begin:
            return _NOBODY
        return _Like(parts, may_begin, any(_is_alone(written, *one) for one in parts))

    def _rows(self, text: str, tokens: Sequence[_Token], at: int) -> Iterator[tuple[_Taken, ...]]:
        """Yield rows of words that are parts of one name, each another."""
        for one in tokens[at].like.parts:
            part = one[0]
            row = [_Taken(tokens[at], *one)]
            taken = {part.position}
            for token in tokens[at + 1 :]:
                gap = token.start - row[-1].token.end
                if gap < 0:
                    continue
                is_near = gap <= _LONGEST_JOINT
                if gap and not (is_near and _JOINT.match(text, row[-1].token.end, token.start)):
                    break
                following = next(
                    (
                        other
                        for other in token.like.parts
                        if (other[0].owner, other[0].name) == (part.owner, part.name)
                        and other[0].position not in taken
                    ),
                    None,
                )
                if following is None:
                    break
                row.append(_Taken(token, *following))
                taken.add(following[0].position)
            yield tuple(row)

    def _says_enough(self, row: Sequence[_Taken]) -> bool:
        keys = [compact(one.token.word) for one in row]
        if all(key in self._listed for key in keys):
            return False
        total = sum(one.size for one in row)
        if len(row) == 1:
            return _is_alone(row[0].token.word, row[0].part, row[0].size, row[0].is_sounding)
        if all(key in ordinary_words() for key in keys):
            return False
        least = _LEAST_OF_THREE if len(row) >= _THREE else _LEAST_TOGETHER
        is_sounding = total >= _LEAST_SOUNDING and all(one.is_sounding for one in row)
        return total >= least or is_sounding

    def _place(self, text: str, row: Sequence[_Taken]) -> Iterator[FoundSpan]:
        start, end = row[0].token.start, row[-1].token.end
        before = _BEFORE.search(text, max(0, start - _ROOM), start)
        if before is not None:
            is_titled = before[1] and fold(before[1]) in TITLES
            start = before.start() if is_titled else start - len(before[2] or "")
        after = _AFTER.match(text, end) or _FATHER.match(text, end)
        end = end if after is None else after.end()
        word, owner = compact(text[start:end]), row[0].part.owner
        if word not in self._rejected[owner]:
            form = " ".join(one.part.text for one in row)
            place = start, end, frozenset((owner,)), len(word), "sounds", word, form
            yield FoundSpan(*place, is_certain=False)


def _parts(index: Index) -> Iterator[_Part]:
    for own, names in index.names.items():
        spellings = list(names)
        scripts = {script_of(compact(name)) for name in names}
        if "t" in scripts and "l" not in scripts:
            # Tibetan is read in Latin letters first, as it is spoken.
            more = proposed_names(index.people[own])
            spellings += [name for name in more if _SPOKEN_TIBETAN.fullmatch(name)]
        for number, name in enumerate(spellings):
            short: _Part | None = None
            for part in parts_of(name):
                script = script_of(part.key)
                if part.what == "within" or not script or script in {"h", "t"}:
                    continue
                one = _Part(own, number, part.position, part.text, script)
                yield one
                if "ё" in part.text.lower():
                    yield replace(one, text=part.text.replace("ё", "е").replace("Ё", "Е"))
                if short is not None and len(part.key) < _THREE:
                    # Two short words are one in other letters: بی بی is Bibi.
                    yield replace(short, text=short.text + part.text)
                short = one if len(part.key) < _THREE else None
            yield from _halves(own, _HALVES + number, name)


def _halves(own: PersonId, number: int, name: str) -> Iterator[_Part]:
    """Yield the words of a name with a double one, each by itself: Ковальчик-Жак."""
    words = [word for word in re.split(r"[\s-]+", name) if compact(word)]
    scripts = {script_of(compact(word)) for word in words}
    # The syllables of a given name such as Ji-hoon are no names by themselves.
    is_double = "-" in name and all(len(compact(word)) >= _THREE for word in words)
    for position, word in enumerate(words if is_double and scripts <= _CASED else ()):
        yield _Part(own, number, position, word, script_of(compact(word)))


def _without_case(word: str) -> tuple[str, ...]:
    """Return a word, of Georgian also without the endings that it writes to foreign names."""
    if not _GEORGIAN.fullmatch(word):
        return (word,)
    return tuple(dict.fromkeys((word, _GEORGIAN_CASE.sub("", word))))


def _may_be(listed: str, written: str) -> bool:
    """Tell whether a part in one script may be a word in another; Latin has rules of its own."""
    return listed != written or listed in {"a", "c", "o"}


def _other_words(reading: TextForms) -> list[_Run]:
    """Return words that marks, digits or a joiner cut in the usual words of a text."""
    text = reading.text
    found: list[_Run] = []
    if not text.isascii():
        if not reading.signs.isdisjoint(_MARKED_SIGNS):
            for match in _RUN.finditer(text):
                if _HANGUL.match(match[0]):
                    found += _syllables(match)
                else:
                    found.append((*match.span(), match[0]))
        if "\u200c" in text:
            found += ((*match.span(), match[0]) for match in _PERSIAN.finditer(text))
    if reading.has_digits and _MAY_BE_CHAT.search(text):
        found += ((*match.span(), match[0]) for match in _CHAT.finditer(text))
    return found


def _is_plain(word: str) -> bool:
    """Tell whether a word is of a script without marks, of which it is whole."""
    return word.isascii() or word[0] not in _MARKED_SIGNS


def _in_order(one: _Run) -> tuple[int, int]:
    """Return by what words are put in order: by their beginning, the longer first."""
    return one[0], -one[1]


def _syllables(run: re.Match[str]) -> tuple[_Run, ...]:
    """Return a word; of Hangul that may be a whole name, the family and the given name."""
    word, start = run[0], run.start()
    if len(word) in _OF_HANGUL:
        return (start, start + 1, word[0]), (start + 1, start + 3, word[1:3])
    return ((start, run.end(), word),)


def _is_alone(word: str, part: _Part, size: int, is_sounding: bool) -> bool:
    """Tell whether one word is surely written as a part that says something by itself."""
    key = compact(_OWNER.sub("", word))
    script = script_of(key)
    if script == part.script or not is_sounding:
        return False
    if len(key) < _LEAST_ALONE_LETTERS and script in _CASED:
        return False
    if size < _LEAST_ALONE and not _is_same(_OWNER.sub("", word), part):
        return False
    return not says_little(key) and not says_little(compact(part.text))


def _is_same(word: str, part: _Part) -> bool:
    """Tell whether a word sounds as a part does, every vowel written: Jovana for Јована."""
    sound = phonetic_form(_without_glides(latin_of(part.text)))
    is_full = part.script not in _WITHOUT_VOWELS and len(sound) > _LEAST_ALONE_LETTERS
    spoken = (_without_glides(latin_of(one)) for one in _without_case(word))
    return is_full and any(sound == phonetic_form(one) for one in spoken)


def _without_glides(latin: str) -> str:
    """Return Latin letters without what softens a vowel: Solovyeva, Solovieva, Solowjewa."""
    return _GLIDE.sub("", latin)


def _is_of_others(text: str, row: Sequence[_Taken]) -> bool:
    """Tell whether a given name alone stands before the family name of somebody else."""
    is_given = len(row) == 1 and row[0].part.position == 0
    return is_given and _FAMILY.match(text, row[0].token.end) is not None


def _sounds(word: str, part: _Part) -> bool:
    latin = "".join(char for char in latin_of(word) if char.isascii() and char.isalpha())
    pattern = sounding_pattern(part.text)
    ways = dict.fromkeys((latin, _without_glides(latin)))
    return any(pattern.fullmatch(way) is not None for way in ways)
