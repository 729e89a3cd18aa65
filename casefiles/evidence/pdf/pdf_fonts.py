"""Gives PDFium the house's faces from memory, so that a locked worker draws what no PDF embeds."""

import ctypes
import struct
from collections.abc import Mapping, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from casefiles.evidence.layout.faces import (
    ARABIC,
    LATIN,
    SIMPLIFIED,
    TIBETAN,
    TRADITIONAL,
    FontFile,
    font_table,
)

# Windows character sets, as PDFium asks for them (public/fpdf_sysfontinfo.h).
_BY_CHARSET: Mapping[int, int] = {
    **dict.fromkeys((128, 129, 134), SIMPLIFIED),
    136: TRADITIONAL,
    178: ARABIC,
    **dict.fromkeys((161, 162, 163, 186, 204, 238), LATIN),
}
_BY_NAME: Mapping[bytes, int] = {
    **dict.fromkeys((b"mingliu", b"jhenghei", b"dfkai", b"bkai"), TRADITIONAL),
    **dict.fromkeys((b"sim", b"song", b"kaiti", b"heiti", b"yahei", b"xihei"), SIMPLIFIED),
    **dict.fromkeys((b"ukij", b"alkatip", b"arab", b"naskh"), ARABIC),
    **dict.fromkeys((b"tibet", b"himalaya", b"monlam", b"jomolhari"), TIBETAN),
}
_WHOLE_FILE = 0


class MemoryFonts:
    """PDFium's only source of fonts besides those in a document and its own fourteen.

    Keep the object as long as PDFium is used: it owns what PDFium points to.
    """

    def __init__(self, faces: Sequence[FontFile]) -> None:
        """Replace PDFium's source of fonts for the life of the process."""
        self._faces = tuple(faces)
        self._described = pdfium.FPDF_SYSFONTINFO()
        self._described.version = 1
        kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
        answers = {
            "Release": _ignore,
            "EnumFonts": _ignore,
            "MapFont": self._map_font,
            "GetFont": _no_font,
            "GetFontData": self._font_data,
            "GetFaceName": self._face_name,
            "GetFontCharset": _charset_of,
            "DeleteFont": _ignore,
        }
        self._callbacks = {name: kinds[name](answer) for name, answer in answers.items()}
        for name, callback in self._callbacks.items():
            setattr(self._described, name, callback)
        pdfium.FPDF_SetSystemFontInfo(ctypes.byref(self._described))

    def _map_font(self, *request: Any) -> int | None:
        """Return the handle of a face: its place in the list, from 1; None lets PDFium choose."""
        _info, _weight, _italic, charset, _pitch, name, exact = request
        chosen = _BY_CHARSET.get(charset)
        if chosen is None:
            chosen = _face_by_name(name)
        if chosen is None:
            return None
        if exact:
            ctypes.cast(exact, ctypes.POINTER(ctypes.c_int))[0] = 0
        return chosen + 1

    def _font_data(self, *request: Any) -> int:
        """Copy a table, or the whole file, into a buffer that is large enough; return its size."""
        _info, handle, tag, buffer, size = request
        data = self._faces[handle - 1].data
        if tag != _WHOLE_FILE:
            try:
                data = font_table(data, struct.pack(">I", tag))
            except KeyError:
                return 0
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    def _face_name(self, *request: Any) -> int:
        _info, handle, buffer, size = request
        name = self._faces[handle - 1].name.encode() + b"\0"
        if buffer and size >= len(name):
            ctypes.memmove(buffer, name, len(name))
        return len(name)


def _face_by_name(name: Any) -> int | None:
    requested = ctypes.cast(name, ctypes.c_char_p).value if name else None
    if not requested:
        return None
    lowered = requested.lower()
    return next((face for hint, face in _BY_NAME.items() if hint in lowered), None)


def _charset_of(_info: object, handle: int) -> int:
    return next((charset for charset, face in _BY_CHARSET.items() if face == handle - 1), 1)


def _no_font(_info: object, _name: object) -> None:
    """Fonts are chosen by `MapFont` only."""


def _ignore(*_arguments: object) -> None:
    """Nothing is enumerated and nothing has to be released."""
