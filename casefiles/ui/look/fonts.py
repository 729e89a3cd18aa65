"""The bundled faces: every script of a case shows without any font of the system."""

from pathlib import Path
from typing import Final

from PySide6.QtGui import QFontDatabase

FAMILIES: Final = (
    "Noto Sans",
    "Noto Sans SC",
    "Noto Sans TC",
    "Noto Sans Arabic",
    "Noto Serif Tibetan",
)
"""In the order in which a character looks for its face."""

_FAMILY_OF_SCRIPT: Final = {
    "Hans": "Noto Sans SC",
    "Hani": "Noto Sans SC",
    "Hant": "Noto Sans TC",
    "Arab": "Noto Sans Arabic",
    "Tibt": "Noto Serif Tibetan",
}
_loaded: set[Path] = set()


def load(folder: Path) -> None:
    """Make the faces of a folder known to Qt, once in a process."""
    if folder in _loaded:
        return
    _loaded.add(folder)
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def families_for(script: str) -> list[str]:
    """Return the families for a text, that of its script (ISO 15924) first."""
    first = _FAMILY_OF_SCRIPT.get(script, FAMILIES[0])
    return [first, *(family for family in FAMILIES if family != first)]
