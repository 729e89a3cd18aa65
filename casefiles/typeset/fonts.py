"""Fonts: which face draws a character, how wide it is, and its embedded subset."""

from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont
from typing_extensions import override

from casefiles.domain.errors import UnsupportedText
from casefiles.typeset.tree import Place

_LATIN_STYLES: Final = {
    (False, False): "NotoSans-Regular",
    (True, False): "NotoSans-Bold",
    (False, True): "NotoSans-Italic",
    (True, True): "NotoSans-BoldItalic",
}
_SIMPLIFIED: Final = {False: "NotoSansSC-Regular", True: "NotoSansSC-Bold"}
_TRADITIONAL: Final = {False: "NotoSansTC-Regular", True: "NotoSansTC-Bold"}
_SHARED_PUNCTUATION: Final = frozenset("\u00b7\u2014\u2018\u2019\u201c\u201d\u2026")
"""Quotes and dashes that Latin and Han share: in Chinese they are as wide as a character."""
_CODES_IN_BLOCK: Final = 100
_FILLED_WITH_SPACE: Final = range(1, 32)
_SPACE: Final = 32


class Face(TTFont):  # type: ignore[misc] # ReportLab has no types
    """One face, embedded as subsets of the characters drawn.

    Attributes:
        widths: advance of each character it has, in thousandths of the font size.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=0, shapable=False)
        self.widths: dict[int, float] = self.face.charWidths

    @override
    def addObjects(self, doc: Any) -> None:
        """Add the font's objects, with a ToUnicode map that holds beyond the first plane too."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _to_unicode(name, subset)


class FontLibrary:
    """The faces of one document, loaded when a character first asks for them.

    Attributes:
        folder: where the font files lie.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._faces: dict[str, Face] = {}
        self._choices: dict[tuple[bool, bool, str], dict[str, Face]] = {}

    def face(self, name: str) -> Face:
        """Return a face by its file name without suffix."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = Face(name, self.folder / f"{name}.ttf")
        return face

    def runs(
        self, text: str, style: tuple[bool, bool, str], place: Place
    ) -> list[tuple[Face, str]]:
        """Cut a text into pieces that one face draws.

        Args:
            text: printable text.
            style: bold, italic and language.
            place: where the text stands.

        Raises:
            UnsupportedText: no_glyph, where no face of the style has a character.
        """
        choice = self._choices.setdefault(style, {})
        runs: list[tuple[Face, str]] = []
        start = 0
        current: Face | None = None
        for index, character in enumerate(text):
            face = choice.get(character)
            if face is None:
                face = choice[character] = self._choose(character, style, place)
            if face is not current:
                if current is not None:
                    runs.append((current, text[start:index]))
                start, current = index, face
        if current is not None:
            runs.append((current, text[start:]))
        return runs

    def _choose(self, character: str, style: tuple[bool, bool, str], place: Place) -> Face:
        if character == "\n":  # a line end takes no space, so that any face will do
            return self.face(_LATIN_STYLES[style[:2]])
        for name in _chain(character, style):
            face = self.face(name)
            if ord(character) in face.widths and character >= " ":
                return face
        raise UnsupportedText("no_glyph", place=place.section, number=place.number)


def _chain(character: str, style: tuple[bool, bool, str]) -> tuple[str, ...]:
    is_bold, is_italic, language = style
    latin = _LATIN_STYLES[is_bold, is_italic]
    han = (_SIMPLIFIED[is_bold], _TRADITIONAL[is_bold])
    if language.startswith("zh-Hant"):
        han = (han[1], han[0])
    if language.startswith("zh") and character in _SHARED_PUNCTUATION:
        return (*han, latin)
    return (latin, *han)


def _to_unicode(name: str, subset: list[int]) -> str:
    """Return a ToUnicode CMap (ISO 32000-1, 9.10.3) in UTF-16, in blocks of 100 codes."""
    lines = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if code and not (code in _FILLED_WITH_SPACE and character == _SPACE)
    ]
    blocks = [lines[at : at + _CODES_IN_BLOCK] for at in range(0, len(lines), _CODES_IN_BLOCK)]
    body = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *body,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
