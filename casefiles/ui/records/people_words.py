"""How people are shown in every room: protection in words and icons, names in their own faces."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Protection
from casefiles.ui.look import fonts
from casefiles.ui.widgets.drag_guard import selectable
from casefiles.ui.widgets.labels import Chip, ChipKind
from casefiles.ui.widgets.layout import words
from casefiles.words.language import msg_mark, msg_of

PROTECTIONS: Final[dict[Protection, tuple[str, str, ChipKind]]] = {
    Protection.OPEN: (msg_mark("Named"), "eye", "plain"),
    Protection.PSEUDONYM: (msg_mark("Pseudonym"), "detective", "accent"),
    Protection.WITHHELD: (msg_mark("Withheld"), "eye-slash", "ok"),
}
"""Word, icon and kind of chip of each protection."""

READERS_SEE: Final = {
    Protection.OPEN: msg_mark("Dossiers show the name, numbers and addresses."),
    Protection.PSEUDONYM: (
        msg_mark(
            "Dossiers show a placeholder such as [PERSON B] in place of every name, number and"
            " address. Readers can see which mentions are the same person."
        )
    ),
    Protection.WITHHELD: (
        msg_mark(
            "Dossiers show [WITHHELD] in place of every name, number and address. Readers cannot"
            " distinguish withheld persons."
        )
    ),
}
"""What each protection means for whoever reads a dossier."""

_SCRIPTS: Final = {
    "Latn": msg_mark("Latin"),
    "Cyrl": msg_mark("Cyrillic"),
    "Grek": msg_mark("Greek"),
    "Arab": msg_mark("Arabic"),
    "Hans": msg_mark("Chinese, simplified"),
    "Hant": msg_mark("Chinese, traditional"),
    "Hani": msg_mark("Chinese"),
    "Tibt": msg_mark("Tibetan"),
    "Mong": msg_mark("Mongolian"),
}
_LEFTWARDS: Final = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"})
_ISOLATE, _END = "\u2068", "\u2069"


def protection_chip(protection: Protection) -> Chip:
    """Return a chip that says how a person is protected."""
    words, icon, kind = msg_of(PROTECTIONS[protection])
    return Chip(words, icon, kind)


def script_words(script: str) -> str:
    """Return the name of a script."""
    return msg_of(_SCRIPTS.get(script, script))


def name_label(name: PersonName, *, larger_by: float = 1.0) -> QLabel:
    """Return a name in the face of its script, at the side where it begins."""
    label = words(name.text)
    selectable(label)
    font = QFont(label.font())
    font.setFamilies(fonts.families_for(name.script))
    if larger_by != 1.0:
        font.setPixelSize(round(font.pixelSize() * larger_by))
    label.setFont(font)
    if name.script in _LEFTWARDS:
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return label


def other_scripts(names: tuple[PersonName, ...]) -> tuple[PersonName, ...]:
    """Return the first name of each script but that of the name that is shown."""
    firsts: dict[str, PersonName] = {}
    for name in names:
        firsts.setdefault(name.script, name)
    return tuple(list(firsts.values())[1:])


def in_a_row(names: tuple[PersonName, ...]) -> str:
    """Return names on one line, each running its own way."""
    return "  ·  ".join(f"{_ISOLATE}{name.text}{_END}" for name in names)
