"""What words of an edited paragraph stand for: its references are known again, and put back.

A paragraph left as words; some of them print a link, a person, or a text that was removed for its
readers. Where those words came back whole, what they stood for comes back.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final

from casefiles.domain.foundation.ids import PaperBlockId
from casefiles.domain.foundation.printed_paragraphs import (
    Emphasis,
    PrintedParagraph,
    PrintedPiece,
)
from casefiles.domain.records.editions import ExportedNote, ExportedParagraph, ExportedWords
from casefiles.domain.rules.paper_text import emphasised, paper_links, paper_pieces

_WORDS: Final = re.compile(
    r"\[\[[^\[\]\n]+\]\]|\[[^\[\]\n]{1,40}\]|[\u2e80-\u9fff\uf900-\ufaff]|[^\W\u2e80-\u9fff]+|\s+|."
)
_PERSON: Final = re.compile(r"\[\[[^\[\]:\n]+\]\]")
_SIGN: Final = re.compile(r"\[\^([0-9]{1,3})\]")
_SAYS: Final = re.compile(r"[\w\[\]]")
_BLANKS: Final = re.compile(r"\s+")
_SAME: Final = str.maketrans(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2013", '\'\'\'"""""-'
)
"""Signs that printing shapes: quotes as they are typed, and a dash between numbers."""
_TYPED: Final = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_SHAPED: Final = re.compile("[\u2018\u2019\u201c\u201d]")


@dataclass(frozen=True, slots=True)
class RestoredWords:
    """Words of an edited text.

    Attributes:
        text: as they stand in the file.
        source: what they stand for; empty for words.
        look: `Emphasis`.
    """

    text: str
    source: str = ""
    look: int = 0

    @property
    def is_sign(self) -> bool:
        """Whether it is the sign of a footnote."""
        return _SIGN.fullmatch(self.source) is not None


@dataclass(frozen=True, slots=True)
class RestoredText:
    """An edited text, what it stands for, and which references of before are gone from it.

    Attributes:
        lost: as they were printed; one that its readers did not get as it is in the vault.
    """

    words: tuple[RestoredWords, ...]
    lost: tuple[str, ...] = ()


def exported_paragraph(
    block_id: PaperBlockId,
    texts: tuple[str, tuple[str, ...]],
    left: Sequence[int],
    printed: PrintedParagraph,
) -> ExportedParagraph:
    """Tell for each word of a paragraph as it was printed what it stands for.

    Args:
        block_id: of the block.
        texts: of the block and its footnotes, as they are in the vault.
        left: places of the links that were printed, among all that are typed in it.
        printed: by the typesetter.
    """
    text, notes = texts
    signs = [piece.note for piece in paper_pieces(text) if piece.note]
    ordered = [notes[number - 1] for number in signs if 0 < number <= len(notes)]
    links = [one.words for each in (text, *notes) for one in paper_links(each)]
    retained = [links[at] for at in left if at < len(links)]
    words = _aligned(_typed_words(text), _printed_words(printed.pieces, retained))
    pairs = zip(ordered, printed.notes, strict=False)
    aligned = (
        _aligned(_typed_words(note), _printed_words(each.pieces, retained)) for note, each in pairs
    )
    shown = tuple(ExportedNote(tuple(one)) for one in aligned)
    return ExportedParagraph(printed.number, block_id, text, notes, tuple(words), shown)


def printed_text(words: Iterable[ExportedWords]) -> str:
    """Return what was printed, with even spaces."""
    return "".join(one.printed for one in _even(words))


def emphases_of(words: Iterable[ExportedWords]) -> tuple[tuple[int, int, int], ...]:
    """Return where words stood out when they were printed; see `restored`."""
    found: list[tuple[int, int, int]] = []
    at = 0
    for one in _even(words):
        end = at + len(one.printed)
        if one.look and one.printed:
            found.append((at, end, one.look))
        at = end
    return tuple(found)


def restored(
    base: Sequence[ExportedWords], text: str, emphases: Iterable[tuple[int, int, int]] = ()
) -> RestoredText:
    """Return what an edited text stands for.

    Args:
        base: words of the paragraph as it left; none for one that somebody added.
        text: as it came back, with even spaces.
        emphases: where its words stand out: start, end and `Emphasis`.
    """
    even = _even(base)
    claimed, lost = _found_again(even, text)
    claimed += [
        (found.start(), found.end(), found[0])
        for found in _SIGN.finditer(text)
        if not _overlaps(claimed, found.start(), found.end())
    ]
    return RestoredText(tuple(_cut(text, sorted(claimed), tuple(emphases))), lost)


def with_sources(
    words: Iterable[RestoredWords], known: Mapping[str, str]
) -> tuple[RestoredWords, ...]:
    """Return words with what other words print that are known, such as a cite copied from above."""
    longest = sorted(known, key=lambda one: (-len(one), one))
    return tuple(part for one in words for part in _known_in(one, longest, known))


def stored_text(words: Sequence[RestoredWords], *, is_typed: bool, is_plain: bool = False) -> str:
    """Return words as a text of the vault: with references, emphasis in signs.

    Args:
        words: of one text.
        is_typed: quotes are straight there, and shaped when they are printed.
        is_plain: emphasis is that of the whole paragraph, and none is written.
    """
    made = ""
    for run, look in _runs(words):
        inner = "".join(one.source or _escaped(one.text, is_typed=is_typed) for one in run)
        sign = "" if is_plain else _SIGNS[Emphasis(look)]
        bare = inner.strip()
        if not sign or not bare:
            made += inner
            continue
        start = inner.index(bare)
        made += f"{inner[:start]}{sign}{bare}{sign}{inner[start + len(bare) :]}"
    return made.strip()


def differing(
    before: str, after: str
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the stretches of two texts that are not in the other, word by word."""
    ours, theirs = _WORDS.findall(before), _WORDS.findall(after)
    starts = [0, *accumulate(map(len, ours))], [0, *accumulate(map(len, theirs))]
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    changed = [one for one in codes if one[0] != "equal"]
    return (
        tuple((starts[0][a], starts[0][b]) for _, a, b, _, _ in changed if a < b),
        tuple((starts[1][c], starts[1][d]) for _, _, _, c, d in changed if c < d),
    )


def is_typed_straight(*texts: str) -> bool:
    """Tell whether no quote in texts is shaped."""
    return not any(map(_SHAPED.search, texts))


_SIGNS: Final[Mapping[Emphasis, str]] = {
    Emphasis.NONE: "",
    Emphasis.ITALIC: "*",
    Emphasis.BOLD: "**",
    Emphasis.ITALIC | Emphasis.BOLD: "**",
}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word on either side of a comparison; equal keys stand for one another."""

    key: str
    text: str
    look: int = 0
    is_link: bool = False


def _typed_words(text: str) -> list[_Word]:
    found: list[_Word] = []
    for piece in paper_pieces(text):
        found += _split("".join(run.text for run in emphasised(piece.text)))
        if piece.links:
            found += _split(" (") if piece.is_grouped else []
            for at, link in enumerate(piece.links):
                found += _split("; ") if at else []
                found.append(_Word(f"link {link.words}", link.words, is_link=True))
            found += _split(")") if piece.is_grouped else []
        if piece.note:
            found.append(_Word("note", f"[^{piece.note}]"))
    return found


def _printed_words(pieces: Iterable[PrintedPiece], links: Sequence[str]) -> list[_Word]:
    found: list[_Word] = []
    last = notes = 0
    for piece in pieces:
        if piece.note:
            notes += 1
            found.append(_Word("note", f"[^{notes}]"))
        elif piece.link and piece.link == last:
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        elif piece.link:
            is_known = piece.link <= len(links)
            key = f"link {links[piece.link - 1]}" if is_known else f"unknown {piece.link}"
            found.append(_Word(key, piece.text, is_link=True))
        else:
            found += _split(piece.text, piece.look)
        last = piece.link
    return found


def _split(text: str, look: int = 0) -> list[_Word]:
    return [
        _Word(_BLANKS.sub(" ", one).translate(_SAME), one, look) for one in _WORDS.findall(text)
    ]


def _aligned(typed: list[_Word], printed: list[_Word]) -> Iterator[ExportedWords]:
    """Yield the printed words, each stretch with what it stands for."""
    keys = [one.key for one in typed], [one.key for one in printed]
    for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        source = "".join(one.text for one in typed[a:b])
        words = "".join(one.text for one in printed[c:d])
        if kind == "equal":
            yield from map(_equal, typed[a:b], printed[c:d])
        elif not _SAYS.search(source) and not _SAYS.search(words):
            yield from (ExportedWords(one.text, look=one.look) for one in printed[c:d])
        elif _SAYS.search(source):
            yield ExportedWords(words, source, printed[c].look if words else 0)
        else:
            yield from (ExportedWords(one.text, look=one.look) for one in printed[c:d])


def _equal(typed: _Word, printed: _Word) -> ExportedWords:
    if typed.is_link or typed.key == "note":
        source = printed.text if typed.key == "note" else typed.text
        return ExportedWords(printed.text, source, printed.look)
    is_person = _PERSON.fullmatch(typed.text) is not None
    return ExportedWords(printed.text, typed.text if is_person else "", printed.look)


def _even(words: Iterable[ExportedWords]) -> tuple[ExportedWords, ...]:
    """Return words with single blanks, none at either end; words of one look are joined."""
    made: list[ExportedWords] = []
    ends_blank = True
    for one in words:
        text = _BLANKS.sub(" ", one.printed)
        text = text[1:] if ends_blank and text.startswith(" ") else text
        ends_blank = text.endswith(" ") if text else ends_blank
        if not (text or one.source):
            continue
        is_joined = made and not one.source and not made[-1].source and made[-1].look == one.look
        if is_joined:
            made[-1] = replace(made[-1], printed=made[-1].printed + text)
        else:
            made.append(replace(one, printed=text))
    if made and made[-1].printed.endswith(" "):
        made[-1] = replace(made[-1], printed=made[-1].printed[:-1])
    return tuple(made)


Span = tuple[int, int, str]


def _found_again(base: Sequence[ExportedWords], text: str) -> tuple[list[Span], tuple[str, ...]]:
    """Return where references of before stand in a text, and which are gone."""
    whole = "".join(one.printed for one in base)
    blocks = _common_stretches(whole, text)
    claimed: list[Span] = []
    waiting: list[tuple[ExportedWords, int]] = []
    at = 0
    for one in base:
        start, end = at, at + len(one.printed)
        at = end
        if not one.source or _SIGN.fullmatch(one.source):
            continue
        place = _moved(blocks, start, end) if one.printed else _between(blocks, start, len(text))
        if place is None or not _is_apart(text, place, place + end - start, one.printed):
            waiting.append((one, start))
        else:
            claimed.append((place, place + end - start, one.source))
    lost: list[str] = []
    for one, _ in waiting:
        place = _elsewhere(text, one.printed, claimed)
        if place is None:
            lost.append(one.printed or one.source)
        else:
            claimed.append((place, place + len(one.printed), one.source))
    return claimed, tuple(dict.fromkeys(lost))


def _common_stretches(before: str, after: str) -> list[tuple[int, int, int]]:
    """Return the stretches that both texts have in one order: where in each, and how long.

    What is equal at both ends is not searched, so that a text that is the same costs nothing.
    """
    most = min(len(before), len(after))
    head = next((at for at in range(most) if before[at] != after[at]), most)
    rest = range(1, most - head + 1)
    tail = next((n - 1 for n in rest if before[-n] != after[-n]), most - head)
    ours, theirs = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    inner = [(head + a, head + b, size) for a, b, size in matcher.get_matching_blocks() if size]
    found = [(0, 0, head), *inner, (len(before) - tail, len(after) - tail, tail)]
    joined: list[tuple[int, int, int]] = []
    for a, b, size in (one for one in found if one[2]):
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == b:
            first = joined.pop()
            joined.append((first[0], first[1], first[2] + size))
        else:
            joined.append((a, b, size))
    return joined


def _moved(blocks: Sequence[tuple[int, int, int]], start: int, end: int) -> int | None:
    """Return where a stretch of before stands now, if it is whole."""
    for a, b, size in blocks:
        if a <= start and end <= a + size:
            return b + start - a
    return None


def _between(blocks: Sequence[tuple[int, int, int]], at: int, length: int) -> int | None:
    """Return where a point of before is: behind what stood before it, or before what followed."""
    if at == 0 and not length:
        return 0
    for a, b, size in blocks:
        if size and a < at <= a + size:
            return b + at - a
    for a, b, size in blocks:
        if size and a == at:
            return b
    return None


def _is_apart(text: str, start: int, end: int, words: str) -> bool:
    """Tell whether words stand for themselves, and are no part of a longer word or number."""
    if not words:
        return True
    return not (
        (start > 0 and _is_one(text[start - 1], words[0]))
        or (end < len(text) and _is_one(words[-1], text[end]))
    )


def _is_one(before: str, after: str) -> bool:
    """Tell whether two characters belong to one word; scripts without spaces do not tell."""
    return all(one.isalnum() and ord(one) < _UNSPACED for one in (before, after))


_UNSPACED: Final = 0x2E80


def _elsewhere(text: str, words: str, claimed: Iterable[Span]) -> int | None:
    """Return where else words stand in a text, and nothing else is claimed."""
    spans = tuple(claimed)
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        if _is_apart(text, at, end, words) and not _overlaps(spans, at, end):
            return at
        at = text.find(words, at + 1)
    return None


def _overlaps(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b, _ in spans)


def _cut(
    text: str, claimed: Sequence[Span], emphases: Sequence[tuple[int, int, int]]
) -> Iterator[RestoredWords]:
    """Yield a text in stretches of one look, references between them."""
    borders = {0, len(text), *(at for span in claimed for at in span[:2])}
    borders |= {at for look in emphases for at in look[:2] if not _is_inside(claimed, at)}
    ordered = sorted(borders)
    pending = list(claimed)
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        while pending and pending[0][0] == start and pending[0][1] == start:
            yield RestoredWords("", pending.pop(0)[2])
        if start == end:
            continue
        look = next((how for a, b, how in emphases if a <= start < b), 0)
        if pending and pending[0][0] == start:
            yield RestoredWords(text[start:end], pending.pop(0)[2], look)
        else:
            yield RestoredWords(text[start:end], "", look)


def _is_inside(spans: Iterable[Span], at: int) -> bool:
    return any(a < at < b for a, b, _ in spans)


def _known_in(
    one: RestoredWords, longest: Sequence[str], known: Mapping[str, str]
) -> Iterator[RestoredWords]:
    if one.source:
        yield one
        return
    spans: list[Span] = []
    for words in longest:
        while (at := _elsewhere(one.text, words, spans)) is not None:
            spans.append((at, at + len(words), known[words]))
    emphases = ((0, len(one.text), one.look),)
    yield from _cut(one.text, sorted(spans), emphases)


def _runs(words: Sequence[RestoredWords]) -> Iterator[tuple[list[RestoredWords], int]]:
    """Yield stretches of one look; a link, a footnote, and what was not printed has none."""
    run: list[RestoredWords] = []
    last = 0
    for one in words:
        is_person = bool(one.source) and _PERSON.fullmatch(one.source) is not None
        look = one.look if is_person or not one.source else 0
        if run and look != last:
            yield run, last
            run = []
        run.append(one)
        last = look
    if run:
        yield run, last


def _escaped(text: str, *, is_typed: bool) -> str:
    text = text.translate(_TYPED) if is_typed else text
    return text.replace("*", "\\*")
