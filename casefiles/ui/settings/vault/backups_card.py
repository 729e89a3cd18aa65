"""Backups of the vault: beside it and on a stick, made now or every hour."""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Slot
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.vault.backups import (
    EVERY,
    BackupResult,
    BackupState,
    CopiesElsewhere,
    back_up_elsewhere,
    back_up_now,
    backup_state,
    moment_in,
    size_in,
)
from casefiles.ui.background.backup_scheduler import CHANGED
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_folder
from casefiles.ui.settings.vault.card import VaultCard
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.labels import Chip
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_HOURLY: Final = msg_mark("Changes are backed up every hour while the vault is open.")
_NEVER: Final = msg_mark("There is none yet. {hourly}")
_LOCAL_TEXT: Final = msg_mark(
    "Encrypted, in the vault's own folder. They help if a file is damaged, not if the disk is lost."
)
_USB_TEXT: Final = msg_mark(
    "A backup on a USB drive kept elsewhere helps if this computer is lost. It opens with the"
    " passphrase valid when it was made."
)
_BACK: Final = msg_mark(
    "Lock the vault, then choose “Restore from a backup” on the unlock screen. A new vault is made"
    " beside this one; nothing is overwritten."
)


class BackupsCard(VaultCard):
    """When the last backups were made, where they lie, and making one now."""

    key: ClassVar[str] = "backups"

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Backups"))
        self.now = button(msg("Back up now"), "floppy-disk")
        self.now.clicked.connect(self._on_now)
        self._last = self.card.add(msg("Last backup"), msg_of(_HOURLY), self.now)
        self.proof = Chip("")
        self._local_backups = self.card.add(msg("Local backups"), msg_of(_LOCAL_TEXT), self.proof)
        self.usb_backup = button(msg("Back up to a USB drive…"), "usb")
        self.usb_backup.clicked.connect(self._on_usb_backup)
        self._elsewhere = self.card.add(msg("On a USB drive"), msg_of(_USB_TEXT), self.usb_backup)
        self.card.add(msg("Restoring a backup"), msg_of(_BACK), Chip(msg("Restore"), "lock"))
        self._on_state(None)

    @override
    def ask(self) -> None:
        """Ask for what may be different now."""
        self.session.fetch(self, backup_state(), self._on_state, channel="state")

    @override
    def on_changed(self, changes: Changes) -> None:
        """Ask again when a backup was made, or something was erased from all of them."""
        if changes.concern("backup", "vault"):
            self.ask()

    def _on_state(self, state: BackupState | None) -> None:
        if state is None:
            self.proof.show_state(msg("Checking…"), "hourglass", "plain")
            return
        now = self.session.clock.wall()
        self._last.setText(_last_words(state, now))
        self._local_backups.setText(_backups_text(state, now))
        self._elsewhere.setText(f"{_elsewhere_words(state.elsewhere, now)} {msg_of(_USB_TEXT)}")
        if state.unreadable:
            self.proof.show_state(msg("A file is damaged"), "warning", "warn")
        elif not state.count:
            self.proof.show_state(msg("None yet"), "hourglass", "plain")
        elif state.proven:
            self.proof.show_state(msg("Verified"), "shield-check", "ok")
        else:
            self.proof.show_state(msg("Not verified yet"), "hourglass", "plain")

    @Slot()
    def _on_now(self) -> None:
        self.now.setEnabled(False)
        self.session.finish(
            self,
            msg("Backing up"),
            back_up_now(),
            self._on_made,
            otherwise=self._on_fault,
        )

    def _on_made(self, made: BackupResult) -> None:
        self._end()
        if made.trouble:
            self.context.notices.post(
                msg("Backup created and verified. Not enough space to merge older backups.")
            )
        elif made.size:
            self.context.notices.post(msg("Backup created and verified."))
        else:
            self.context.notices.post(msg("Nothing has changed since the last backup."))

    @Slot()
    def _on_usb_backup(self) -> None:
        choose_folder(self.card, lambda chosen: self.back_up_to(chosen[0]))

    def back_up_to(self, folder: Path) -> None:
        """Back up into a folder on a stick."""
        self.usb_backup.setEnabled(False)
        self.session.finish(
            self,
            msg("Backing up to a USB drive"),
            back_up_elsewhere(folder),
            self._on_made_elsewhere,
            otherwise=self._on_fault,
        )

    def _on_made_elsewhere(self, made: BackupResult) -> None:
        self._end()
        if made.same_disk:
            self.context.notices.post(
                msg(
                    "Backup made and verified. It is on the same disk as the vault, so both would"
                    " be lost together: use a USB drive too."
                )
            )
        else:
            self.context.notices.post(
                msg(
                    "Backup saved to the USB drive and verified. Eject the drive before removing"
                    " it."
                )
            )

    def _on_fault(self, error: CasefilesError) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self.context.notices.warn(error)

    def _end(self) -> None:
        self.now.setEnabled(True)
        self.usb_backup.setEnabled(True)
        self.session.changed.emit(CHANGED)


def _last_words(state: BackupState, now: int) -> str:
    if state.last is None:
        return msg_of(_NEVER).format(hourly=msg_of(_HOURLY))
    following = moment_in(max(state.last + EVERY, now), now)
    return msg(
        "Made {moment}; the next follows {following}. {hourly}",
        moment=moment_in(state.last, now),
        following=following,
        hourly=msg_of(_HOURLY),
    )


def _backups_text(state: BackupState, now: int) -> str:
    words = msg_of(_LOCAL_TEXT)
    if state.first is not None:
        count = msg_n("{n} backup", "{n} backups", state.count)
        first = moment_in(state.first, now)
        words = msg(
            "{count}, the oldest of {first}; {size_in} on the disk. {local_text}",
            count=count,
            first=first,
            size_in=size_in(state.size),
            local_text=msg_of(_LOCAL_TEXT),
        )
    if state.unreadable:
        words += msg(
            " A file that should be a backup cannot be read; the others are not touched by it."
        )
    return words


def _elsewhere_words(elsewhere: CopiesElsewhere, now: int) -> str:
    if elsewhere.last is None:
        return msg("None yet.")
    return msg("The last was made {moment}.", moment=moment_in(elsewhere.last, now))
