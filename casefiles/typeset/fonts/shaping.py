"""Shaping: letters become glyphs, which HarfBuzz joins, stacks and places."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Final

import uharfbuzz as hb

from casefiles.typeset.fonts.faces import Face
from casefiles.typeset.unicode.clusters import cluster_ends
from casefiles.typeset.unicode.scripts import INVISIBLE, JOINING, UNSEARCHED

_FEATURES: Final = {"kern": True, "liga": True}
_BY_LETTER: Final = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
_BY_CHARACTER: Final = hb.BufferClusterLevel.MONOTONE_CHARACTERS
_LONGEST_SOURCE: Final = 60
"""Characters that one entry of a ToUnicode map may hold with safety (Adobe TN 5014: 512 bytes)."""
_SOFT_HYPHEN: Final = "\u00ad"
_LONGEST_LETTER: Final = 24
"""Characters beyond which what counts as one letter may be cut at the end of a line."""
_MOST_GLYPHS: Final = 50
_FARTHEST: Final = 16_000
"""Units from its origin at which a glyph of a cluster may stand (a TrueType number has 16 bits)."""
_LONGEST_CACHED: Final = 64
_MOST_CACHED: Final = 30_000


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that show some characters together, which cannot be told apart.

    Attributes:
        glyphs: number, and place right of and above the cluster's origin in units of the face.
        text: the characters, as they are copied and found.
        advance: how far it leads, in units of the face.
    """

    glyphs: tuple[tuple[int, int, int], ...]
    text: str
    advance: int


class ShapedWord:
    """Shaped text of one face, from left to right.

    Attributes:
        clusters: its clusters.
        width: in thousandths of the font size.
        drawn_by: who has drawn it, and by which name of a font and codes; see `glyph_fonts`.
    """

    __slots__ = ("clusters", "code", "drawn_by", "face", "font_name", "width")

    def __init__(self, face: Face, clusters: tuple[Cluster, ...]) -> None:
        self.face = face
        self.clusters = clusters
        self.width = sum([cluster.advance for cluster in clusters]) * face.scale
        self.drawn_by: object = None
        self.font_name = ""
        self.code = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A word and the spaces behind it, between two places where a line may end.

    Attributes:
        words: the word, if there are letters, and each space.
        width: in thousandths of the font size, without the spaces.
        full: with them.
    """

    words: tuple[ShapedWord, ...]
    spaces: int
    has_letters: bool
    width: float
    full: float


class MissingGlyph(Exception):
    """A face could not draw a text that it seemed to have."""


class Shaper:
    """Shapes text of one face, script, language and direction, and remembers its words.

    Attributes:
        known: words by their text; joining scripts have their neighbours in the key.
        segments: of text that joins nothing, by their text.
    """

    def __init__(self, face: Face, script: str, language: str, *, is_right_to_left: bool) -> None:
        self.face = face
        self.script = script
        self.language = language
        self.is_right_to_left = is_right_to_left
        self.joins = script in JOINING
        self.known: dict[str, ShapedWord] = {}
        self.segments: dict[str, Segment] = {}
        self._space: ShapedWord | None = None
        self._hyphen: Segment | None = None

    @property
    def space(self) -> ShapedWord:
        """A single space."""
        if self._space is None:
            self._space = self.word(" ")
        return self._space

    def word(self, text: str, before: str = "", after: str = "") -> ShapedWord:
        """Return shaped text.

        Args:
            text: of the shaper's script.
            before: the character before it, if letters may join over the edge; else empty.
            after: the same after it.

        Raises:
            MissingGlyph: the face has no glyph for a part of it.
        """
        key = f"{before}\n{text}\n{after}" if before or after else text
        word = self.known.get(key)
        if word is None:
            word = ShapedWord(self.face, self._clusters(text, before, after) if text else ())
            if len(text) <= _LONGEST_CACHED:
                if len(self.known) >= _MOST_CACHED:
                    self.known.clear()
                self.known[key] = word
        return word

    def segment(self, text: str, before: str = "", after: str = "") -> Segment:
        """Return a shaped word with the spaces behind it; line feeds take no room.

        Args:
            text: the word and what separates it from the next; soft hyphens in it do not show.
            before: as in `word`.
            after: as in `word`.
        """
        segment = None if before or after else self.segments.get(text)
        if segment is None:
            bare = text.rstrip(" \n")
            spaces = text.count(" ", len(bare))
            shown = bare.replace("\n", " ").replace(_SOFT_HYPHEN, "")
            words = (self.word(shown, before, after),) if bare else ()
            width = words[0].width if words else 0.0
            gaps = (self.space,) * spaces
            full = width + sum(gap.width for gap in gaps)
            segment = Segment((*words, *gaps), spaces, bool(bare), width, full)
            if not (before or after) and len(text) <= _LONGEST_CACHED:
                if len(self.segments) >= _MOST_CACHED:
                    self.segments.clear()
                self.segments[text] = segment
        return segment

    def hyphen(self) -> Segment:
        """Return the hyphen at a line's end: copied text has a soft hyphen (ISO 32000, 14.8.2)."""
        if self._hyphen is None:
            shown = self.word("\u2010" if self.face.has("\u2010") else "-")
            clusters = tuple(
                Cluster(one.glyphs, _SOFT_HYPHEN, one.advance) for one in shown.clusters
            )
            word = ShapedWord(self.face, clusters)
            self._hyphen = Segment((word,), 0, has_letters=True, width=word.width, full=word.width)
        return self._hyphen

    def edges(self, text: str) -> list[tuple[int, float]]:
        """Return the index at which each letter with its marks ends, and the width up to there.

        Widths are in thousandths of the font size, in the order of reading.
        """
        widths = [0.0] * len(text)
        for _, at, advance, _, _ in self._shape(text, "", "", is_by_letter=True):
            widths[at] += advance * self.face.scale
        ends = [
            cut
            for start, end in pairwise([0, *cluster_ends(text)])
            for cut in (range(start + 1, end + 1) if end - start > _LONGEST_LETTER else (end,))
        ]
        letters = [sum(widths[start:end]) for start, end in pairwise([0, *ends])]
        return list(zip(ends, accumulate(_shared_out(letters)), strict=True))

    def _clusters(self, text: str, before: str, after: str) -> tuple[Cluster, ...]:
        """Return clusters; one of very many or very wide glyphs is told in several parts."""
        starts: list[int] = []
        groups: list[list[tuple[int, int, int]]] = []
        advances: list[int] = []
        for glyph, at, advance, x, y in self._shape(
            text, before, after, is_by_letter=not self.joins
        ):
            if not glyph:
                raise MissingGlyph
            if not starts or starts[-1] != at or _is_full(groups[-1], advances[-1]):
                starts.append(at)
                groups.append([])
                advances.append(0)
            groups[-1].append((glyph, _near(advances[-1] + x), _near(y)))
            advances[-1] += advance
        return tuple(map(Cluster, map(tuple, groups), self._sources(text, starts), advances))

    def _sources(self, text: str, starts: list[int]) -> list[str]:
        """Return the characters of each part of a cluster; they come from left to right."""
        sources: list[str] = []
        distinct = sorted(set(starts))
        ends = dict(zip(distinct, [*distinct[1:], len(text)], strict=False))
        for start, parts in groupby(starts):
            source = text[start : ends[start]]
            if not source.isascii():
                source = UNSEARCHED.sub("", source)
            sources += _shared_text(source, len(list(parts)), from_right=self.is_right_to_left)
        return sources

    def _shape(
        self, text: str, before: str, after: str, *, is_by_letter: bool
    ) -> list[tuple[int, int, int, int, int]]:
        """Return number, index of the first character, advance and offsets of each glyph."""
        buffer = hb.Buffer()
        buffer.add_str(before + text + after, len(before), len(text))
        buffer.direction = "rtl" if self.is_right_to_left else "ltr"
        buffer.script = self.script
        buffer.language = self.language
        buffer.cluster_level = _BY_LETTER if is_by_letter else _BY_CHARACTER
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self.face.font, buffer, _FEATURES)
        skipped = len(before)
        return [
            (info.codepoint, info.cluster - skipped, at.x_advance, at.x_offset, at.y_offset)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions or [], strict=True)
        ]


def _shared_out(widths: list[float]) -> list[float]:
    """Give letters without a width, which a ligature shows, their part of it."""
    shared: list[float] = []
    at = 0
    while at < len(widths):
        end = at + 1
        while end < len(widths) and not widths[end]:
            end += 1
        shared += [widths[at] / (end - at)] * (end - at)
        at = end
    return shared


def _is_full(group: Sequence[tuple[int, int, int]], advance: int) -> bool:
    return len(group) >= _MOST_GLYPHS or advance > _FARTHEST


def _near(offset: int) -> int:
    """Keep a mark of hundreds on one letter where a font program can still place it."""
    return max(-_FARTHEST, min(_FARTHEST, offset))


def _shared_text(text: str, parts: int, *, from_right: bool) -> list[str]:
    """Share out the characters of a cluster among its parts."""
    if len(text) > _LONGEST_SOURCE * parts:
        text = INVISIBLE.sub("", text)
    cuts = [at * len(text) // parts for at in range(parts + 1)]
    shared = [text[start:end] for start, end in pairwise(cuts)]
    return shared[::-1] if from_right else shared
