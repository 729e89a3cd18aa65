"""Initials of all parts of a name: Z.B., in either order; of three and more without points: NSB."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.han_readings import readings
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index, proposed_names
from casefiles.redaction.finding.parts import NamePart, is_han, parts_of, pieces_of, script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.words import says_little
from casefiles.redaction.kinship.word_lists import words_of
from casefiles.redaction.names.patterns import compact

__all__ = ["Initials"]

_PAIRED: Final = words_of("zh sh ch kh ts ya yu yo ye dz dj dzh cz sz gh th ph qu sch tsch tch")
"""What writes one letter of another script, or one sound, and stands for a part: A.Zh., Th. M."""
_PAIR: Final = rf"(?:{'|'.join(one.title() for one in _PAIRED)})"
_TOKEN: Final = rf"(?:(?:[^\W\d_]['’])?[^\W\d_]|{_PAIR})\.ª?"
_LONGEST_TOKEN: Final = max(map(len, _PAIRED))
_POINTED: Final = re.compile(
    rf"(?<![^\W_.'’])(?:(?:{_TOKEN}[ \u00a0-]?){{2,5}}(?![^\W\d_])"
    rf"|(?:[^\W\d_]\. ?){{2,4}}[^\W\d_](?![^\W_'’])|(?:{_TOKEN} ?){{1,3}}{_PAIR}(?![^\W_'’]))"
)
_LATIN: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽƏȘȚ"
_CYRILLIC: Final = "А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ"
"""Capitals."""
_CAPITAL: Final = f"[{_LATIN}{_CYRILLIC}Α-Ω]"
_PLAIN: Final = re.compile(
    rf"(?<![^\W_])(?:[{_LATIN}]{{3,4}}|[{_CYRILLIC}]{{3,4}})(?![^\W_])"
    "|(?<![A-Za-z\\d])[A-Z]{3,4}(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[A-Z]{3,4}(?![A-Za-z\\d])"
    "|(?<![A-Za-z])[a-z]{3,4}(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[a-z]{3,4}(?![A-Za-z])"
)
"""Letters without points; small ones as Chinese writes them, beside its characters."""
_SPEAKER: Final = re.compile(
    r"^[ \t>*•\[\]()\d:.,/-]{0,28}(?<![^\W_])"
    rf"(?P<name>{_CAPITAL}(?:[-. ]{{0,2}}{_CAPITAL}){{1,3}})"
    r"[ \u00a0]?(?:\([^()\n]{1,30}\))?[ \u00a0]?[:：](?![/\d])",
    re.MULTILINE,
)
"""Letters at the start of a line with a colon behind them: who speaks in a talk."""
_OF_MAIL: Final = frozenset(words_of("to re cc fw aw wg tr rv ps nb"))
"""What stands so in the head of a mail, or before a remark."""
_PIECES: Final = re.compile(r"[-'’ ]")
_INNER: Final = re.compile(r"(?<=[^\W\d_])(?<=[a-zà-ÿа-я])([A-ZÀ-ÞА-Я])")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_CAPITALS: Final = re.compile(f"[{_LATIN}{_CYRILLIC}]{{3}}")
_LINE: Final = re.compile(r"(?:[^\W\da-zа-яё_]{2,}[\W\d_]+){3}")
_IN_A_ROW: Final = re.compile(
    r"(?<![^\W_])[^\W\da-zа-яё_]{2,4}"
    r"(?:[ \u00a0]?[,;/|\n][ \u00a0]?[^\W\da-zа-яё_]{2,4}(?![^\W_]))+"
)
"""Short words in capitals with a sign or a line end between any two: a list of initials."""
_CAPITALS_BEFORE: Final = re.compile(r"[^\W\da-zа-яё_]{2,}[^\w.!?]{1,3}\Z")
_CAPITALS_AFTER: Final = re.compile(r"[^\w.!?]{1,3}[^\W\da-zа-яё_]{2,}(?![^\W_])")
_SHORTENED_AT: Final = re.compile(r"\.[ \u00a0]?([^\W\d_])\.")
_SHORTENED: Final = re.compile(r"(?<![^\W_])([^\W\d_]{2,4})\Z")
"""A part cut to its first letters with an initial behind it: Ελ. Π."""
_CALLED: Final = re.compile(r"(?<![^\W_])([^\W\d_]{3,4})[ \u00a0]([^\W\d_])\Z")
"""What somebody is called for short with an initial, before its point: Tom F."""
_CAPITAL_NEXT: Final = re.compile(r"[ \u00a0]?[^\W\da-zа-яё_]")
"""Behind an initial, the name that it stands before: Par H. Dupont."""
_LONGEST_CUT: Final = 6
_LEAST_PLAIN: Final = 3
_NEAR: Final = 24
_UNSPACED: Final = frozenset("hut")
_MOST: Final = 5
_OF_TIME: Final = (
    (re.compile(r"J\.[- ]?C\."), re.compile(r"(?<!\w)(?:avant|av\.|après|apr\.|ap\.)[ \u00a0]\Z")),
    (re.compile(r"[AP]\. ?M\.", re.IGNORECASE), re.compile(r"\d[ \u00a0]?\Z")),
)
"""Initials that tell a time, and what stands before them."""
_MOST_WAYS: Final = 48


class Initials:
    """Finds pointed initials."""

    def __init__(self, index: Index) -> None:
        self._rejected = index.rejected
        self._owners: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._forms: dict[str, str] = {}
        for own, names in index.names.items():
            for name in names:
                for letters in _initials(name):
                    if letters not in index.rejected[own]:
                        self._owners[letters].add(own)
                        self._forms.setdefault(letters, name)
            for name in proposed_names(index.people[own]):
                letters = next(_initials(name), "")
                if len(letters) >= _LEAST_PLAIN and letters not in index.rejected[own]:
                    self._owners[letters].add(own)
                    self._forms.setdefault(letters, name)
        self._plain = {
            letters: frozenset(owners)
            for letters, owners in self._owners.items()
            if len(letters) >= _LEAST_PLAIN and not says_little(letters)
        }
        self._cut: defaultdict[tuple[str, str], set[PersonId]] = defaultdict(set)
        self._add_cut(index)
        self._words: defaultdict[str, set[PersonId]] = defaultdict(set)
        self._add_words(index)
        self._add_han(index)

    def _add_words(self, index: Index) -> None:
        """Take initials that are a word of some language: TEM."""
        found = (
            (own, name, letters)
            for own, names in index.names.items()
            for name in names
            for letters in _one_each(name)
        )
        for own, name, letters in found:
            is_word = len(letters) >= _LEAST_PLAIN and says_little(letters)
            if is_word and letters not in index.rejected[own]:
                self._words[letters].add(own)
                self._forms.setdefault(letters, name)

    def _add_cut(self, index: Index) -> None:
        """Take the first letters of one part with the first of another: Ελ. Π."""
        for own, names in index.names.items():
            for name in names:
                parts = [part for part in parts_of(name) if part.what != "within"]
                if len(parts) > _MOST or any(script_of(one.key) in _UNSPACED for one in parts):
                    continue
                for one in parts:
                    for size in range(2, min(5, len(one.key))):
                        for other in parts:
                            if other.position != one.position:
                                self._cut[one.key[:size], other.key[0]].add(own)
                                self._forms.setdefault(one.key[:size] + other.key[0], name)

    def _shortened(self, reading: TextForms) -> Iterator[FoundSpan]:
        text = reading.text
        for at in reading.points:
            match = _SHORTENED_AT.match(text, at)
            if match is None:
                yield from self._called(text, at)
                continue
            word = _SHORTENED.search(text, max(0, at - _LONGEST_CUT), at)
            if word is None or not (word[0][0].isupper() and match[1].isupper()):
                continue
            key = compact(word[0]), compact(match[1])
            letters = "".join(key)
            owners = frozenset(self._cut.get(key, ()))
            if owners and not says_little(key[0]):
                place = word.start(), match.end(), owners, len(letters), "initials", letters
                yield FoundSpan(*place, self._forms[letters], is_certain=False)

    def _called(self, text: str, at: int) -> Iterator[FoundSpan]:
        match = _CALLED.search(text, max(0, at - _LONGEST_CUT), at)
        if match is None or not (match[1].istitle() and match[2].isupper()):
            return
        key = compact(match[1]), compact(match[2])
        letters = "".join(key)
        owners = frozenset(
            own for own in self._cut.get(key, ()) if letters not in self._rejected[own]
        )
        is_of_next = _CAPITAL_NEXT.match(text, at + 1) is not None
        if owners and not (says_little(key[0]) and is_of_next):
            place = match.start(), at + 1, owners, len(letters), "initials", letters
            yield FoundSpan(*place, self._forms[letters], is_certain=False)

    def _add_han(self, index: Index) -> None:
        """Take the letters with which pinyin begins the characters of a name: dzy."""
        for own, names in index.names.items():
            for name in filter(is_han, names):
                spoken = [next(iter(readings(char)), "") for char in name if char.isalpha()]
                letters = "".join(one[:1] for one in spoken)
                is_whole = all(spoken) and len(letters) >= _LEAST_PLAIN
                if is_whole and letters not in index.rejected[own] and not says_little(letters):
                    self._plain[letters] = self._plain.get(letters, frozenset()) | {own}
                    self._forms.setdefault(letters, name)

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield initials that may stand for somebody: always a question."""
        text = reading.text
        yield from self._without_points(reading)
        yield from self._of_speakers(text)
        if not self._owners or not reading.has_point_after_letter:
            return
        yield from self._shortened(reading)
        for match in _pointed(reading):
            start = match.start()
            # Titles such as M. may stand before them.
            for token in re.finditer(_TOKEN, match[0]):
                if compact(match[0][token.start() :]) in self._owners:
                    start += token.start()
                    break
            letters = compact(text[start : match.end()])
            owners = None if _is_of_time(text, match) else self._owners.get(letters)
            if owners and _has_capitals(text[start : match.end()]):
                end = match.start() + len(match[0].rstrip(" \u00a0-"))
                yield FoundSpan(
                    start,
                    end,
                    frozenset(owners),
                    len(letters),
                    "initials",
                    letters,
                    self._forms[letters],
                    is_certain=False,
                )

    def _of_speakers(self, text: str) -> Iterator[FoundSpan]:
        for match in (
            _SPEAKER.finditer(text) if self._owners and (":" in text or "：" in text) else ()
        ):
            letters = compact(match["name"])
            owners = frozenset(self._owners.get(letters, ()))
            if owners and letters not in _OF_MAIL:
                place = *match.span("name"), owners, len(letters), "initials", letters
                yield FoundSpan(*place, self._forms[letters], is_certain=False)

    def _without_points(self, reading: TextForms) -> Iterator[FoundSpan]:
        text = reading.text
        for match in _plain(reading) if self._plain or self._words else ():
            letters = compact(match[0])
            owners = self._plain.get(letters)
            if not owners and match[0].isupper() and not _is_adjacent_to_capitals(text, match):
                owners = frozenset(self._words.get(letters, ()))
            is_loud = match[0].isupper() and not _is_next_to_han(text, match)
            if owners and not (is_loud and _is_of_capitals(text, match)):
                place = match.start(), match.end(), owners, len(letters), "initials", letters
                yield FoundSpan(*place, self._forms[letters], is_certain=False)


def _plain(reading: TextForms) -> Iterator[re.Match[str]]:
    """Yield letters without points, looked for only where three capitals stand."""
    if reading.has_han:
        yield from _PLAIN.finditer(reading.text)
        return
    for capitals in _CAPITALS.finditer(reading.text):
        match = _PLAIN.match(reading.text, capitals.start())
        if match is not None:
            yield match


def _pointed(reading: TextForms) -> Iterator[re.Match[str]]:
    """Yield pointed initials, looked for only before points."""
    text, end = reading.text, 0
    for at in reading.points:
        for start in range(max(end, at - _LONGEST_TOKEN), at):
            match = _POINTED.match(text, start)
            if match is not None:
                end = match.end()
                yield match
                break


def _is_of_time(text: str, match: re.Match[str]) -> bool:
    """Tell whether letters are those of an era or an hour: av. J.-C., 9 A.M."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return any(
        sign.match(match[0]) and where.search(before) is not None for sign, where in _OF_TIME
    )


def _is_next_to_han(text: str, match: re.Match[str]) -> bool:
    return any(map(_HAN.match, text[max(0, match.start() - 1) : match.end() + 1]))


def _is_of_capitals(text: str, match: re.Match[str]) -> bool:
    """Tell whether a text has its capitals there for another reason than that it is initials."""
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    return _LINE.search(near) is not None and not _is_in_row(text, match)


def _is_adjacent_to_capitals(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word of capitals stands beside letters that are a word, too: NOT GUILTY."""
    before = _CAPITALS_BEFORE.search(text, max(0, match.start() - _NEAR), match.start())
    is_adjacent = before is not None or _CAPITALS_AFTER.match(text, match.end()) is not None
    return is_adjacent and not _is_in_row(text, match)


def _is_in_row(text: str, match: re.Match[str]) -> bool:
    """Tell whether letters stand in a list of such, where no other word of capitals is near."""
    first = max(0, match.start() - _NEAR)
    return any(
        row.start() <= match.start() and match.end() <= row.end()
        for row in _IN_A_ROW.finditer(text, first, match.end() + _NEAR)
    )


def _has_capitals(text: str) -> bool:
    """Tell whether the first and the last letter are no small ones: J. v. W. is, j. v. w. not."""
    first = [match[0][0] for match in re.finditer(r"[^\W\d_]+", text)]
    return bool(first[0] == first[0].upper() and first[-1] == first[-1].upper())


def _initials(name: str) -> Iterator[str]:
    parts = [part for part in parts_of(name) if part.what != "within" and script_of(part.key)]
    places = sorted({part.position for part in parts})
    if not 1 < len(places) <= _MOST or any(script_of(one.key) in _UNSPACED for one in parts):
        return
    found = [[part for part in parts if part.position == place] for place in places]
    for at in range(len(found)):
        turned = [*found[at:], *found[:at]]
        choices = [sorted({way for part in one for way in _ways(part)}) for one in turned]
        yield from map("".join, islice(product(*choices), _MOST_WAYS))
    if len(found) > len("gf"):
        # Whoever leaves a father's name out writes the first and the last: А.Ж. of А.Н. Ж.
        ends = [
            sorted({way for part in one for way in _ways(part)}) for one in (found[0], found[-1])
        ]
        for pair in (ends, ends[::-1]):
            yield from map("".join, islice(product(*pair), _MOST_WAYS))


def _inner(piece: str) -> str:
    """Return the first letter, with that of what a capital begins within: ma of MacAllister."""
    capitals = _INNER.findall(piece)
    return compact(piece[:1] + "".join(capitals))


def _one_each(name: str) -> Iterator[str]:
    """Yield one letter for each part and its pieces, from either end: TEM, EMT."""
    parts = [part for part in parts_of(name) if part.what != "within" and script_of(part.key)]
    if 1 < len(parts) <= _MOST and not any(script_of(one.key) in _UNSPACED for one in parts):
        texts = ["".join(piece[0] for piece in pieces_of(part)) for part in parts]
        yield "".join(texts)
        yield "".join((texts[-1], *texts[:-1]))


def _ways(part: NamePart) -> Iterator[str]:
    """Yield the letters that may stand for a part: j, jp; w, vw."""
    pieces = pieces_of(part)
    lead = "".join(word[0] for word in part.lead)
    paired = (one for one in _PAIRED if part.key.startswith(one) and part.key != one)
    letters_of_pieces = "".join(piece[0] for piece in pieces)
    inner = "".join(_inner(piece) for piece in _PIECES.split(part.text))
    for letters in (part.key[0], letters_of_pieces, inner or letters_of_pieces, *paired):
        yield letters
        yield lead + letters
