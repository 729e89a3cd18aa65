"""This program: its version, libraries and fonts, and whether its files are as they came."""

from typing import ClassVar, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from casefiles.office.workplace.program import (
    Program,
    ProgramFiles,
    compared_files,
    program_state,
)
from casefiles.ui.base.context import Context
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import Chip, ChipKind
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_State = tuple[str, str, ChipKind, str]
_GROUP: Final = 4

_COMPARE: Final = msg_mark(
    "Reads every file of the program and compares it with the list that came with it. Compare the"
    " fingerprint of the list with the printed sheet of the release: a person who changes the"
    " program can change the list too."
)
_CHECKOUT: Final = msg_mark(
    "This copy runs from a folder of its source, which has no list of its files."
)


class ProgramCard(VaultCard):
    """What is known of the program itself.

    Attributes:
        compare: reads all files of the program.
        chips: of the rows, by key.
    """

    key: ClassVar[str] = "program"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("This program"))
        self.chips = {key: Chip("") for key in ("version", "fonts", "files")}
        self._version = self.card.add(msg("Version"), "", self.chips["version"])
        self._fonts = self.card.add(msg("Fonts"), "", self.chips["fonts"])
        self.compare = button(msg("Compare"), "seal-check")
        self.compare.clicked.connect(self._on_compare)
        self._how = self.card.add(msg("Files of the program"), msg_of(_COMPARE), self.compare)
        self._files = self.card.add(msg("Result"), "", self.chips["files"])
        self._show(self._files, "files", files_state(None))
        self._has_begun = False

    @override
    def ask(self) -> None:
        """Ask once: none of it changes while the program runs."""
        if not self._has_begun:
            self._has_begun = True
            self.session.fetch(self, program_state(), self._on_state, channel="program")

    @Slot()
    def _on_compare(self) -> None:
        self.compare.setEnabled(False)
        words = msg("Reading the files of the program.")
        self._show(self._files, "files", (msg("Checking…"), "hourglass", "plain", words))
        self.session.fetch(self, compared_files(), self._on_compared, channel="files")

    def _on_state(self, program: Program) -> None:
        self._show(self._version, "version", version_state(program))
        self._show(self._fonts, "fonts", fonts_state(program))
        self.compare.setEnabled(program.is_package)
        if not program.is_package:
            words = msg_of(_CHECKOUT)
            self._show(self._files, "files", (msg("Not compared"), "info", "plain", words))

    def _on_compared(self, files: ProgramFiles | None) -> None:
        self.compare.setEnabled(files is not None)
        self._show(self._files, "files", files_state(files))

    def _show(self, label: QLabel, key: str, state: _State) -> None:
        words, icon, kind, description = state
        self.chips[key].show_state(words, icon, kind)
        label.setText(description)


def version_state(program: Program) -> _State:
    """Say which program this is, and of what it is made."""
    parts = (("Python", program.python), *program.libraries)  # no text
    libraries = ", ".join(f"{name} {version}" for name, version in parts)
    chip = msg("Installed") if program.is_package else msg("From its source")
    words = msg(
        "Casefiles {version}, with {libraries}.", version=program.version, libraries=libraries
    )
    return (chip, "info", "plain", words)


def fonts_state(program: Program) -> _State:
    """Say whether every font of the dossiers is there."""
    if program.missing_fonts:
        names = ", ".join(program.missing_fonts)
        words = msg(
            "Missing: {names}. Text that needs them blocks an export. Install the program again.",
            names=names,
        )
        return (msg("Some are missing"), "warning", "warn", words)
    words = msg("All fonts of dossiers are there: Latin, Cyrillic, Arabic, Chinese and Tibetan.")
    return (msg("All"), "check-circle", "ok", words)


def files_state(files: ProgramFiles | None) -> _State:
    """Say how the files of the program compare with their list."""
    if files is None:
        return (msg("Not compared"), "info", "plain", msg("Not compared since this window opened."))
    shown = msg("Fingerprint of the list: {groups}", groups=fingerprint_groups(files.fingerprint))
    if files.is_unchanged:
        words = msg_n(
            "{n} file is as it came. {shown}", "All {n} files are as they came. {shown}",
            files.count, shown=shown,
        )  # fmt: skip
        return (msg("Unchanged"), "shield-check", "ok", words)
    words = msg(
        "{changed} changed or missing, {added} added, such as {names}. Do not enter a passphrase"
        " again on this computer before the program is installed again.",
        changed=files.changed, added=files.added, names=", ".join(files.named),
    )  # fmt: skip
    return (msg("Changed"), "shield-warning", "danger", words)


def fingerprint_groups(digest: str) -> str:
    """Return a digest in groups that can be read aloud."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))
