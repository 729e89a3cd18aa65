"""Glyph fonts: the faces of a PDF, in which each code is a cluster of glyphs with its text.

A code (CID) is given to each pair of glyphs, with their places, and the characters that they show,
when it is first drawn. So text is copied and found exactly as it was written, in any script, and a
file holds nothing that was not drawn. Clusters of several glyphs become glyphs of their own, which
are made when the file is written (`subsetting`).
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from casefiles.typeset.fonts.faces import Face, FontMetrics
from casefiles.typeset.fonts.shaping import Cluster, ShapedWord
from casefiles.typeset.fonts.subsetting import Glyphs, Subset, subset_of

_FULL: Final = 60_000
"""Codes and glyphs are numbered by two bytes."""
_IN_BLOCK: Final = 100


class PageFonts:
    """The glyph fonts of one document, as far as something was drawn with them."""

    def __init__(self, document: Any) -> None:
        """Remember the ReportLab document that the fonts are written into."""
        self._document = document
        self._open: dict[str, GlyphFont] = {}
        self._count = 0
        self._was_full = False

    def shown(self, words: Sequence[ShapedWord]) -> list[tuple[str, str]]:
        """Return the names of the fonts that show words of one face, and what TJ shows of each.

        There is one font, but for faces of which a font is full.
        """
        for word in words:
            if word.drawn_by is not self:
                self._draw(word)
        if not self._was_full:
            codes = "".join([word.code for word in words])
            return [(words[0].font_name, codes.replace("><", ""))] if words else []
        return [
            (name, "".join([word.code for word in group]).replace("><", ""))
            for name, group in groupby(words, key=lambda word: word.font_name)
        ]

    def _draw(self, word: ShapedWord) -> None:
        """Give a word its font name and codes: the inside of the array that TJ shows."""
        font = self._open.get(word.face.name)
        if font is None or font.is_full:
            self._count += 1
            self._was_full = self._was_full or font is not None
            font = GlyphFont(word.face, f"G{self._count}")
            self._open[word.face.name] = font
            self._document.delayedFonts.append(font)
        word.code = font.encode(word.clusters)
        word.font_name = font.name
        word.drawn_by = self


class GlyphFont:
    """One face as a document draws it (ISO 32000-1, 9.7: Type 0, CIDFontType2, Identity-H).

    Attributes:
        name: its resource name.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes: dict[tuple[Glyphs, str], int] = {}
        self._rows: list[tuple[Glyphs, str]] = [(((0, 0, 0),), "")]
        self._advances: list[int] = [face.advance(0)]
        self._glyphs: set[int] = {0}

    @property
    def is_full(self) -> bool:
        """Whether no more words should be drawn with it."""
        return len(self._rows) + len(self._glyphs) > _FULL

    def encode(self, clusters: tuple[Cluster, ...]) -> str:
        """Return codes in hexadecimal, with the distances between them that are not their own."""
        parts = ["<"]
        for cluster in clusters:
            code = self._codes.get((cluster.glyphs, cluster.text))
            if code is None:
                code = self._new_code(cluster)
            parts.append(f"{code:04X}")
            excess = self._advances[code] - cluster.advance
            if excess:
                parts.append(f">{excess * self._face.scale:g}<")
        parts.append(">")
        return "".join(parts).replace("<>", "")

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab calls it
        """Add the font to a document that is being written."""
        subset = subset_of(self._face, [row[0] for row in self._rows], self._advances)
        name = f"{subset.tag}+{self._face.name}"

        def reference(thing: Any, kind: str) -> Any:
            return doc.Reference(thing, f"{kind}:{self.name}")

        descriptor = _descriptor(name, self._face.measures())
        program = _stream(subset.data, Length1=len(subset.data))
        descriptor.dict["FontFile2"] = reference(program, "program")
        descendant = _cid_font(name, self._widths())
        descendant.dict["FontDescriptor"] = reference(descriptor, "descriptor")
        descendant.dict["CIDToGIDMap"] = reference(_stream(_numbers(subset)), "glyphs")
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(name),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([reference(descendant, "descendant")]),
                "ToUnicode": reference(_stream(self._to_unicode(name).encode()), "text"),
            }
        )
        doc.idToObject["BasicFonts"].dict[self.name] = reference(font, "font")

    def _new_code(self, cluster: Cluster) -> int:
        code = len(self._rows)
        glyphs = cluster.glyphs
        self._codes[glyphs, cluster.text] = code
        self._rows.append((glyphs, cluster.text))
        is_plain = len(glyphs) == 1 and glyphs[0][1:] == (0, 0)
        own = self._face.advance(glyphs[0][0]) if is_plain else cluster.advance
        self._advances.append(own)
        self._glyphs.update(glyph for glyph, _, _ in glyphs)
        return code

    def _widths(self) -> Any:
        scaled = [advance * self._face.scale for advance in self._advances]
        return PDFArray([0, PDFArray([f"{width:.3f}".rstrip("0").rstrip(".") for width in scaled])])

    def _to_unicode(self, name: str) -> str:
        """Return a ToUnicode CMap (ISO 32000-1, 9.10.3) in UTF-16, in blocks of 100 codes."""
        lines = [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for code, (_, text) in enumerate(self._rows)
            if text
        ]
        blocks = [lines[at : at + _IN_BLOCK] for at in range(0, len(lines), _IN_BLOCK)]
        body = [f"{len(one)} beginbfchar\n" + "\n".join(one) + "\nendbfchar" for one in blocks]
        return "\n".join(
            [
                "/CIDInit /ProcSet findresource begin",
                "12 dict begin",
                "begincmap",
                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
                f"/CMapName /{name} def",
                "/CMapType 2 def",
                "1 begincodespacerange",
                "<0000> <FFFF>",
                "endcodespacerange",
                *body,
                "endcmap",
                "CMapName currentdict /CMap defineresource pop",
                "end",
                "end",
            ]
        )


def _descriptor(name: str, measures: FontMetrics) -> Any:
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": measures.flags,
            "FontBBox": PDFArray(list(measures.box)),
            "ItalicAngle": measures.italic_angle,
            "Ascent": measures.ascent,
            "Descent": measures.descent,
            "CapHeight": measures.cap_height,
            "StemV": measures.stem,
        }
    )


def _cid_font(name: str, widths: Any) -> Any:
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": PDFDictionary(system),
            "DW": 1000,
            "W": widths,
        }
    )


def _numbers(subset: Subset) -> bytes:
    return b"".join(number.to_bytes(2, "big") for number in subset.numbers)


def _stream(content: bytes, **entries: int) -> Any:
    stream = PDFStream(PDFDictionary(entries))
    stream.content = content
    stream.filters = [PDFZCompress]
    return stream
