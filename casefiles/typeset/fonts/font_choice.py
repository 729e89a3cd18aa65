"""Fonts: which face draws a character, by the language of its span and by what a face has."""

from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.styles import Family
from casefiles.typeset.fonts.faces import Face, UnusableFont
from casefiles.typeset.fonts.line_memory import LineMemory
from casefiles.typeset.fonts.shaping import Shaper
from casefiles.typeset.unicode.directions import is_right_to_left
from casefiles.typeset.unicode.scripts import SHARED, script_of

FontRequest = tuple[bool, bool, str, Family]
"""Bold, italic, the language as BCP 47 names it, and the family of Latin letters."""

_FACES: Final = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
_LATIN: Final = {
    (bold, italic, family): f"{name}-{face}"
    for (bold, italic), face in _FACES.items()
    for family, name in ((Family.SANS, "NotoSans"), (Family.SERIF, "NotoSerif"))
}
_ARABIC: Final = "NotoSansArabic"
_TIBETAN: Final = "NotoSerifTibetan"
_SIMPLIFIED: Final = "NotoSansSC"
_TRADITIONAL: Final = "NotoSansTC"
_SCRIPTS: Final = {_ARABIC: "Arab", _TIBETAN: "Tibt", _SIMPLIFIED: "Hani", _TRADITIONAL: "Hani"}
_WEIGHTS: Final = ("Regular", "Bold")
_HAN_PUNCTUATION: Final = frozenset("\u00b7\u2014\u2018\u2019\u201c\u201d\u2026")
"""Quotes and dashes that Latin and Han share: in Chinese they are as wide as a character."""
_MIDDLE_DOT: Final = "\u00b7"
"""Parts the parts of a foreign name in Chinese."""
_FIRST_WIDE: Final = "\u2e80"
_PRIVATE: Final = (
    range(0xE000, 0xF900),
    range(0xF0000, 0x110000),
)
_MOST_SHAPERS: Final = 500


def missing_faces(folder: Path) -> tuple[str, ...]:
    """Return the names of faces that a dossier may need and that are not in a folder."""
    names = (*_LATIN.values(), *(f"{one}-{face}" for one in _SCRIPTS for face in _WEIGHTS))
    return tuple(name for name in names if not (folder / f"{name}.ttf").is_file())


class FontLibrary:
    """The faces of one document, opened when a character first asks for them.

    Attributes:
        folder: where the font files lie.
        lines: what was set before, where a document is laid out again and again; None elsewhere.
    """

    def __init__(self, folder: Path, lines: LineMemory | None = None) -> None:
        self.folder = folder
        self.lines = lines
        self._faces: dict[str, Face] = {}
        self._letters: dict[tuple[FontRequest, tuple[Face, str]], set[str]] = {}
        self._choices: dict[FontRequest, dict[str, tuple[Face, str]]] = {}
        self._shapers: dict[tuple[str, str, str, bool], Shaper] = {}

    def latin(self, request: FontRequest, place: TextPosition) -> Face:
        """Return the face for Latin text."""
        return self._face(_LATIN[request[0], request[1], request[3]], place)

    def chosen(self, character: str, request: FontRequest, place: TextPosition) -> tuple[Face, str]:
        """Return the face that draws a character by itself, and the script to shape it in.

        Raises:
            UnsupportedText: no_glyph, where no face has it; no_font, where a font that may have it
                is missing.
        """
        choice = self._choices.setdefault(request, {})
        found = choice.get(character)
        if found is None:
            found = choice[character] = self._choose(character, request, place)
            self._letters.setdefault((request, found), set()).add(character)
        return found

    def is_all(self, letters: str, request: FontRequest, found: tuple[Face, str]) -> bool:
        """Tell whether it is known that one face and script draw all of some letters."""
        return self._letters[request, found].issuperset(letters)

    def with_mark(
        self, letter: str, mark: str, request: FontRequest, place: TextPosition
    ) -> Face | None:
        """Return the first face that has both a letter and a mark on it."""
        for name in _chain(letter, request):
            face = self._face(name, place)
            if face.has(letter) and face.has(mark):
                return face
        return None

    def matches_face(self, character: str, script: str, face: Face, request: FontRequest) -> bool:
        """Tell whether a shared sign is drawn by the face of the text before it."""
        if script not in SHARED or not face.has(character):
            return False
        is_han = face.name.startswith((_SIMPLIFIED, _TRADITIONAL))
        if not request[2].startswith("zh"):
            # A quotation mark or digit behind a Chinese name belongs to the sentence around it.
            return not is_han or character == _MIDDLE_DOT or character >= _FIRST_WIDE
        return is_han or character not in _HAN_PUNCTUATION

    def shaper(self, face: Face, script: str, language: str, *, is_backwards: bool) -> Shaper:
        """Return what shapes words of one face, script, language and direction."""
        key = (face.name, script, language, is_backwards)
        shaper = self._shapers.get(key)
        if shaper is None:
            if len(self._shapers) >= _MOST_SHAPERS:
                self._shapers.clear()
            shaper = Shaper(face, script, language, is_right_to_left=is_backwards)
            self._shapers[key] = shaper
        return shaper

    def _face(self, name: str, place: TextPosition) -> Face:
        face = self._faces.get(name)
        if face is None:
            try:
                face = Face(name, self.folder / f"{name}.ttf")
            except UnusableFont:
                raise UnsupportedText("no_font", place=place.section, number=place.number) from None
            self._faces[name] = face
        return face

    def _choose(
        self, character: str, request: FontRequest, place: TextPosition
    ) -> tuple[Face, str]:
        script = script_of(character)
        code = ord(character)
        if character >= " " and not any(code in plane for plane in _PRIVATE):
            for name in _chain(character, request):
                face = self._face(name, place)
                if face.has(character):
                    own = _SCRIPTS.get(name.partition("-")[0], "Latn")
                    return face, own if script in SHARED else script
        raise UnsupportedText("no_glyph", place=place.section, number=place.number)


def _chain(character: str, request: FontRequest) -> tuple[str, ...]:
    """Return the names of faces that may draw a character, best first."""
    is_bold, is_italic, language, family = request
    # What Noto Serif lacks, such as some signs, Noto Sans may have.
    families = dict.fromkeys((family, Family.SANS))
    latin = tuple(_LATIN[is_bold, is_italic, one] for one in families)
    order = [_ARABIC, _TIBETAN, _SIMPLIFIED, _TRADITIONAL]
    if language.startswith("zh"):
        order = [_SIMPLIFIED, _TRADITIONAL, _ARABIC, _TIBETAN]
        if language.startswith(("zh-Hant", "zh-TW", "zh-HK", "zh-MO")):
            order[:2] = [_TRADITIONAL, _SIMPLIFIED]
    others = tuple(f"{name}-{'Bold' if is_bold else 'Regular'}" for name in order)
    if language.startswith("zh") and character in _HAN_PUNCTUATION:
        return (*others[:2], *latin)
    if _prefers_own_face(language, character):
        own = _ARABIC if is_right_to_left(language) else _TIBETAN
        return tuple(sorted((*latin, *others), key=lambda name: not name.startswith(own)))
    return (*latin, *others)


def _prefers_own_face(language: str, character: str) -> bool:
    """Tell whether a shared sign takes the face of the language, as in a line of signs only."""
    if script_of(character) not in SHARED:
        return False
    return is_right_to_left(language) or language.partition("-")[0] in {"bo", "dz"}
