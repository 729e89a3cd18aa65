"""This computer: what becomes of memory, what other programs see, what nobody can promise."""

from typing import ClassVar, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.memory_protection import DiskKind
from casefiles.office.reading.ocr_availability import OcrAvailability, machine_reading
from casefiles.office.workplace.computer import Computer, disk_of, doubts_of, this_computer
from casefiles.office.workplace.operations import JobContext
from casefiles.ui.base.context import Context
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.labels import Chip, ChipKind, words_in_line
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.recognition import ALL_ARE_READ, how_to_get, in_words, nothing_is_read

_State = tuple[str, str, ChipKind, str]
_Seen = tuple[Computer, tuple[str, ...], DiskKind | None]

_SWAP: Final[dict[str | None, _State]] = {
    "none": (
        msg_mark("None"),
        "check-circle",
        "ok",
        msg_mark("Memory of this computer is not moved to disk."),
    ),
    "memory": (
        msg_mark("In memory only"),
        "check-circle",
        "ok",
        msg_mark("What does not fit is kept compressed in memory, not on disk."),
    ),
    "encrypted": (
        msg_mark("Encrypted"),
        "check-circle",
        "ok",
        msg_mark("Memory that is moved to disk is encrypted there."),
    ),
    "plain": (
        msg_mark("Not encrypted"),
        "warning",
        "warn",
        (
            msg_mark(
                "Parts of an open case may be written to the disk unencrypted and remain there"
                " after the vault is locked. Turn off swap or encrypt the whole disk."
            )
        ),
    ),
    None: (
        msg_mark("Not determined"),
        "question",
        "plain",
        msg_mark("This system does not report where memory is moved."),
    ),
}
_DISK: Final[dict[str | None, _State]] = {
    "encrypted": (
        msg_mark("Encrypted"),
        "check-circle",
        "ok",
        msg_mark("The whole disk is encrypted, besides the vault itself."),
    ),
    "plain": (
        msg_mark("Not encrypted"),
        "warning",
        "warn",
        msg_mark(
            "The vault is encrypted, the disk below it is not. When the computer is off, the names"
            " of its folders, their times, and what other programs stored can be read from it."
        ),
    ),
    None: (
        msg_mark("Not reported"),
        "question",
        "plain",
        msg_mark("This system does not report whether the disk is encrypted."),
    ),
}
_MEMORY_TEXT: Final = msg_mark(
    "Swap is not encrypted, but this program's memory is kept out of it."
)
_SLEEP: Final[dict[str | None, _State]] = {
    "off": (
        msg_mark("Not possible"),
        "check-circle",
        "ok",
        msg_mark("No hibernation image."),
    ),
    "encrypted": (
        msg_mark("Encrypted"),
        "check-circle",
        "ok",
        msg_mark("The hibernation image is written to an encrypted disk. The vault locks first."),
    ),
    "plain": (
        msg_mark("Not encrypted"),
        "warning",
        "warn",
        (
            msg_mark(
                "The hibernation image is not encrypted. The vault locks first, so that no case"
                " data remains in this program. Shut the computer down when travelling."
            )
        ),
    ),
    None: (msg_mark("Not determined"), "question", "plain", msg_mark("Unknown on this system.")),
}
_PICTURES: Final[dict[str, _State]] = {
    "xcb": (
        msg_mark("Cannot be kept off"),
        "warning",
        "warn",
        (
            msg_mark(
                "Any program of this desktop can take pictures of the screen, and"
                " read what is typed. Run nothing besides Casefiles that you do not"
                " trust."
            )
        ),
    ),
    "wayland": (
        msg_mark("Up to the desktop"),
        "info",
        "plain",
        (
            msg_mark(
                "The desktop decides which programs may take pictures of the"
                " screen. Do not share your screen while a vault is open."
            )
        ),
    ),
    "": (
        msg_mark("Cannot be kept off"),
        "warning",
        "warn",
        msg_mark("Do not share your screen while a vault is open."),
    ),
}
_NOT_PROMISED: Final = msg_mark(
    "No program protects from one that already rules the computer, from"
    " a camera or a hidden keyboard recorder, or from force. While the"
    " vault is open, its contents are in memory. What was on a flash"
    " disk may survive erasing. The clock is believed, not proven; and"
    " that the whole vault was put back to an older day shows only"
    " beside something kept elsewhere."
)


class ComputerCard(VaultCard):
    """What is known of the computer, in words."""

    key: ClassVar[str] = "computer"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("This computer"))
        self.chips: dict[str, Chip] = {}
        self._words = {
            key: self._row(key, name)
            for key, name in (
                ("place", msg("Location of the vault")),
                ("disk", msg("Disk of the vault")),
                ("swap", msg("Swap")),
                ("sleep", msg("Hibernation")),
                ("process", msg("Other programs")),
                ("network", msg("Network")),
                ("pictures", msg("Screen capture")),
                ("reading", msg("Scripts recognised (OCR)")),
            )
        }
        promise = Chip(msg("Not covered"), "info")
        self.card.add(msg("Limits of protection"), msg_of(_NOT_PROMISED), promise)
        self._show("pictures", msg_of(_PICTURES.get(QGuiApplication.platformName(), _PICTURES[""])))

    @override
    def ask(self) -> None:
        """Look at the computer again."""
        folder = self.session.vault.folder

        def look(_place: JobContext, _ticket: CancellationToken) -> _Seen:
            return this_computer(), doubts_of(folder), disk_of(folder)

        self.session.fetch(self, look, self._on_inspected, channel="computer")
        self.session.fetch(self, machine_reading(), self._on_reading, channel="reading")

    def _row(self, key: str, name: str) -> QLabel:
        self.chips[key] = Chip("")
        return self.card.add(name, "", self.chips[key])

    def _on_inspected(self, seen: _Seen) -> None:
        machine, doubts, disk = seen
        self._show("place", place_state(doubts))
        self._show("disk", msg_of(_DISK[disk]))
        self._show("swap", swap_state(machine))
        self._show("sleep", msg_of(_SLEEP[machine.sleep]))
        self._show("process", process_state(machine))
        self._show("network", network_state(machine))

    def _on_reading(self, availability: OcrAvailability) -> None:
        self._show("reading", reading_state(availability))

    def _show(self, key: str, state: _State) -> None:
        words, icon, kind, description = state
        self.chips[key].show_state(words, icon, kind)
        self._words[key].setText(description)


def reading_state(availability: OcrAvailability) -> _State:
    """Say in which languages pictures of pages are read here, and how to get the others."""
    if not availability.can_begin:
        return (msg("None"), "warning", "warn", nothing_is_read())
    read = msg("Read here: {in_words}.", in_words=in_words(availability.read))
    if availability.missing:
        how = how_to_get(availability.missing)
        return (msg("Some are missing"), "warning", "warn", f"{read} {how}")
    return (msg("All"), "check-circle", "ok", f"{read} {msg_of(ALL_ARE_READ)}")


def place_state(doubts: tuple[str, ...]) -> _State:
    """Say what speaks against the folder of the vault."""
    if not doubts:
        return (
            msg("On this computer"),
            "check-circle",
            "ok",
            msg("No problem found."),
        )
    words = " ".join(words_in_line(code) for code in doubts)
    return (msg("Review"), "warning", "warn", words)


def swap_state(machine: Computer) -> _State:
    """Say where memory goes."""
    if machine.swap == "plain" and machine.process.no_swap:
        return (msg("Held in memory"), "check-circle", "ok", msg_of(_MEMORY_TEXT))
    return msg_of(_SWAP[machine.swap])


def process_state(machine: Computer) -> _State:
    """Say what keeps other programs of the same person out."""
    process = machine.process
    if process.no_debugger and process.no_core_dumps:
        words = msg(
            "Other programs of yours cannot read its memory, and a crash writes none to disk."
        )
        return (msg("Protected"), "shield-check", "ok", words)
    words = msg(
        "This system does not keep your other programs from reading the memory of this one."
    )
    return (msg("Not protected"), "shield-warning", "warn", words)


def network_state(machine: Computer) -> _State:
    """Say whether the program could reach a network."""
    if machine.process.no_network:
        words = msg("The system refuses this program and its readers every connection.")
        return (msg("Blocked"), "shield-check", "ok", words)
    words = msg("This program opens no connection, but this system does not bar it from doing so.")
    return (msg("Not blocked"), "shield-warning", "warn", words)
