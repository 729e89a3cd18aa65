"""Subsets: font programs that hold the drawn glyphs only, clusters of several as one glyph."""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from casefiles.typeset.fonts.faces import Face

Glyphs = tuple[tuple[int, int, int], ...]
"""Number of each glyph, and its place right of and above the origin, in units of the face."""

_RETAINED_TABLES: Final = frozenset(
    ("head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep")
)
"""Tables that a font program in a CIDFontType2 needs (ISO 32000-1, 9.9)."""
_ARGS_ARE_XY: Final = 0x0002
_ROUNDED: Final = 0x0004
_LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program.

    Attributes:
        data: the file.
        numbers: in it, of the glyph for each cluster that was asked for, in that order.
        tag: six capital letters, told from what it holds.
    """

    data: bytes
    numbers: tuple[int, ...]
    tag: str


def subset_of(face: Face, clusters: Sequence[Glyphs], advances: Sequence[int]) -> Subset:
    """Return a font program for some clusters.

    Args:
        face: the whole face.
        clusters: their glyphs.
        advances: of each cluster, in units of the face.
    """
    data, renumbered = _drawn_glyphs(face, clusters)
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        made = _add_composites(font, clusters, advances, renumbered)
        output = io.BytesIO()
        font.save(output, reorderTables=True)
    data = output.getvalue()
    numbers = tuple(
        made[glyphs, advance] if is_composite(glyphs) else renumbered[glyphs[0][0]]
        for glyphs, advance in zip(clusters, advances, strict=True)
    )
    return Subset(data, numbers, _tag(data))


def is_composite(glyphs: Glyphs) -> bool:
    """Tell whether a cluster needs a glyph of its own."""
    return len(glyphs) != 1 or glyphs[0][1:] != (0, 0)


def _drawn_glyphs(face: Face, clusters: Sequence[Glyphs]) -> tuple[bytes, dict[int, int]]:
    """Return a font with the glyphs of the clusters, and their new numbers by the old ones."""
    requested = hb.SubsetInput()
    requested.sets(hb.SubsetInputSets.GLYPH_INDEX).update(
        sorted({glyph for glyphs in clusters for glyph, _, _ in glyphs})
    )
    dropped = sorted(set(face.opened.table_tags) - _RETAINED_TABLES)
    requested.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in dropped
    )
    requested.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    plan = hb.SubsetPlan(face.opened, requested)
    return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


def _add_composites(
    font: TTFont, clusters: Sequence[Glyphs], advances: Sequence[int], renumbered: dict[int, int]
) -> dict[tuple[Glyphs, int], int]:
    """Make a glyph of each cluster of several, and return its number by glyphs and advance."""
    order = list(font.getGlyphOrder())
    outlines, metrics = font["glyf"], font["hmtx"].metrics
    made: dict[tuple[Glyphs, int], int] = {}
    for glyphs, advance in zip(clusters, advances, strict=True):
        if not is_composite(glyphs) or (glyphs, advance) in made:
            continue
        name = f"cluster{len(order)}"
        made[glyphs, advance] = len(order)
        order.append(name)
        placed = [(order[renumbered[glyph]], x, y) for glyph, x, y in glyphs]
        outlines.glyphs[name] = _composite([one for one in placed if _has_ink(outlines, one[0])])
        metrics[name] = (advance, 0)
    if made:
        font.setGlyphOrder(order)
        outlines.glyphOrder = order
        for name in order[-len(made) :]:
            glyph = outlines[name]
            glyph.recalcBounds(outlines)
            metrics[name] = (metrics[name][0], getattr(glyph, "xMin", 0))
    return made


def _has_ink(outlines: Any, name: str) -> bool:
    return bool(outlines[name].numberOfContours)


def _composite(placed: Sequence[tuple[str, int, int]]) -> Glyph:
    glyph = Glyph()
    glyph.numberOfContours = -1 if placed else 0
    if placed:
        glyph.components = [_component(*one) for one in placed]
    return glyph


def _component(name: str, x: int, y: int) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName = name
    component.x, component.y = x, y
    component.flags = _ARGS_ARE_XY | _ROUNDED
    return component


def _tag(data: bytes) -> str:
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, letter = divmod(number, _LETTERS)
        letters.append(chr(ord("A") + letter))
    return "".join(letters)
