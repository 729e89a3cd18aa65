"""Tells whether another library opens a file that our readers refused: FILE KIND, in a process.

Prints `sound` or `broken`; what kills this process counts as broken.
"""

import io
import sys
import wave
import zipfile
from pathlib import Path
from xml.parsers import expat

import olefile
import pikepdf
from PIL import Image

OFFICE = {
    **dict.fromkeys(("docx", "docm", "dotx"), "word/document.xml"),
    **dict.fromkeys(("pptx", "pptm"), "ppt/presentation.xml"),
    **dict.fromkeys(("xlsx", "xlsm"), "xl/workbook.xml"),
    "xlsb": "xl/workbook.bin",
    **dict.fromkeys(("odt", "ods", "odp", "ott"), "content.xml"),
}
_PICTURES = "jpg jpeg png tif tiff gif webp avif heic heif bmp jp2 j2k"
PICTURES = frozenset(_PICTURES.split())
STREAMS = {"doc": "WordDocument", "ppt": "PowerPoint Document", "msg": "__properties_version1.0"}


def is_sound(data: bytes, kind: str) -> bool:
    """Open a file as another program would; raises whatever that raises."""
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(data)) as document:
            return len(document.pages) > 0
    if kind in PICTURES:
        Image.open(io.BytesIO(data)).load()
        return True
    if kind in OFFICE:
        return _is_sound_package(data, OFFICE[kind])
    if kind in STREAMS or kind == "xls":
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            wanted = ("Workbook", "Book") if kind == "xls" else (STREAMS[kind],)
            return any(compound.exists(name) for name in wanted)
    return _is_sound_stream(data, kind)


def _is_sound_stream(data: bytes, kind: str) -> bool:
    if kind == "wav":
        with wave.open(io.BytesIO(data)) as sound:
            return sound.getnframes() > 0
    if kind == "rtf":
        return data.startswith(b"{\\rtf") and data.rstrip(b"\0\r\n ").endswith(b"}")
    return bool(data.strip()) and b"\0" not in data[:4096]


def _is_sound_package(data: bytes, part: str) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.testzip() is not None or part not in archive.namelist():
            return False
        if part.endswith(".xml"):
            expat.ParserCreate().Parse(archive.read(part), True)
        return "EncryptedPackage" not in archive.namelist()


if __name__ == "__main__":
    Image.MAX_IMAGE_PIXELS = 120_000_000
    try:
        told = is_sound(Path(sys.argv[1]).read_bytes(), sys.argv[2])
    except BaseException:  # noqa: BLE001  any fault of a library is its answer
        told = False
    print("sound" if told else "broken")
