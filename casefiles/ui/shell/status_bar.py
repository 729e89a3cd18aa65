"""The status bar: how the vault is kept, when it was checked, and when it locks."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from casefiles.office.reading.ocr_availability import OcrAvailability
from casefiles.office.vault.integrity_check import LastCheck
from casefiles.ui.base.clipboard import CLEARED_AFTER
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.check_words import check_words
from casefiles.ui.shell.autolock_indicator import AutolockIndicator
from casefiles.ui.widgets.buttons import Button, quiet_button
from casefiles.ui.widgets.labels import ShortenedLabel
from casefiles.ui.widgets.layout import row, words
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.recognition import how_to_get, nothing_is_read

_ICON: Final = 16
_HEIGHT, _LETTERS = 28, 13
"""At the least: work that begins or ends moves nothing above."""
_SPACING: Final = 8
_SANDBOX: Final = {
    "full": ("shield-check", "muted", msg_mark("Sandbox on")),
    "partial": ("shield-warning", "warn", msg_mark("Sandbox partly on")),
    "none": ("shield-slash", "danger", msg_mark("Files are not read: no sandbox on this system")),
    "": ("shield", "muted", msg_mark("Sandbox not started yet")),
}


class StatusBar(QWidget):
    """One line at the foot of the window; where it is short, words give way, whole ones at a time.

    Attributes:
        lock: when the vault locks by itself.
        scripts: shown where pictures of pages of some scripts cannot be read; leads to which.
        memory: shown where what is in memory may come to lie on a disk as it is; leads to what is
            known of this computer.
        trouble: what is amiss with the disk or with backups; empty while all is well.
    """

    def __init__(self, theme: Theme, shelf: QWidget | None = None) -> None:
        """Make the line.

        Args:
            theme: colours and sizes.
            shelf: tells of running work within the line; None for none.
        """
        super().__init__()
        self._shelf = shelf
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._level = ""
        self._checked: LastCheck | None = None
        self._now = 0
        self._fault, self._whole, self._late = "", "", ""
        self._shield, self._sandbox = QLabel(), QLabel()
        self._check, self.lock = QLabel(), AutolockIndicator()
        self._alarm, self.trouble = QLabel(), ShortenedLabel()
        self.trouble.setProperty("danger", "true")
        self._copied = QLabel(
            msg(
                "Copied: cleared from the clipboard after {cleared_after} s",
                cleared_after=CLEARED_AFTER,
            )
        )
        self._copied.hide()
        self.memory = quiet_button(msg("Memory may be written to disk"), "warning")
        self.memory.setToolTip(
            msg(
                "This computer may write parts of an open case to its disk unencrypted. See Vault,"
                " This computer."
            )
        )
        self.memory.setAccessibleDescription(self.memory.toolTip())
        self.memory.hide()
        self.scripts = quiet_button("", "text-aa")
        self.scripts.hide()
        self._words: dict[Button, str] = {self.memory: self.memory.text(), self.scripts: ""}
        self._yielding: tuple[tuple[QWidget, ...], ...] = self._laid_out()
        self._yielded = 0
        theme.changed.connect(self._show)
        self._show()

    def _laid_out(self) -> tuple[tuple[QWidget, ...], ...]:
        """Put all in a line; return what gives way where it is short, the first one first."""
        encrypted, first, second = QLabel(msg("Encrypted")), self._dot(), self._dot()
        layout = row(
            encrypted,
            first,
            self._shield,
            self._sandbox,
            second,
            self._check,
            gap=_SPACING,
            margins=(16, 4, 16, 4),
            of=self,
        )
        if self._shelf is not None:
            layout.addSpacing(4)
            layout.addWidget(self._shelf, 3)
        layout.addSpacing(4)
        layout.addWidget(self._alarm)
        layout.addWidget(self.trouble, 1)
        layout.addWidget(self.scripts)
        layout.addWidget(self.memory)
        layout.addWidget(self._copied)
        layout.addSpacing(12)
        layout.addWidget(self.lock)
        sandbox: tuple[QWidget, ...] = (self._sandbox,)
        return ((second, self._check), sandbox, (encrypted, first), (self.memory,), (self.scripts,))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return what is needed once all has given way that can."""
        needed = self._needed() - sum(map(self._width_of, self._yielding))
        return QSize(needed, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        """Say as much as there is room for, when other words stand there."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    def _fit(self) -> None:
        """Let as many parts give way as have to."""
        needed, count = self._needed(), 0
        while needed > self.width() and count < len(self._yielding):
            needed -= self._width_of(self._yielding[count])
            count += 1
        self._yielded = count
        for at, parts in enumerate(self._yielding):
            for part in parts:
                if isinstance(part, Button):
                    # Its icon stays, and so does what it does and is called.
                    words = self._words[part] if at >= count else ""
                    if part.text() != words:
                        part.setText(words)
                        part.setAccessibleName(self._words[part])
                elif part.isHidden() != (at < count):
                    part.setHidden(at < count)

    def _needed(self) -> int:
        """Return the width that all words would need."""
        layout = self.layout()
        width = layout.minimumSize().width() if layout is not None else 0
        return width + sum(map(self._width_of, self._yielding[: self._yielded]))

    def _width_of(self, parts: tuple[QWidget, ...]) -> int:
        """Return how much room it makes that these parts give way."""
        width = 0
        for part in parts:
            if not isinstance(part, Button):
                width += part.sizeHint().width() + _SPACING
            elif not part.isHidden():
                # With what stands between icon and words, or the words would come and go.
                width += part.fontMetrics().horizontalAdvance(self._words[part]) + _SPACING
        return width

    def show_sandbox(self, level: str) -> None:
        """Tell how well the processes that read files are locked away."""
        self._level = level
        self._show()

    def show_check(self, checked: LastCheck | None, now: int) -> None:
        """Tell when the vault was last checked."""
        self._checked, self._now = checked, now
        self._show()

    @Slot(str)
    def show_backup(self, words: str) -> None:
        """Tell that backups fail or are overdue; empty takes it away."""
        self._late = words
        self._show()

    def show_fault(self, words: str, whole: str = "") -> None:
        """Tell what keeps the vault from being tidied; empty takes it away.

        Args:
            words: in one sentence.
            whole: with what was kept and what to do, for the tooltip.
        """
        self._fault, self._whole = words, whole
        self._show()

    def show_reading(self, availability: OcrAvailability) -> None:
        """Tell which scripts cannot be read in pictures here; nothing where all can."""
        how = how_to_get(availability.missing)
        words = (
            msg("OCR missing for some scripts")
            if availability.can_begin
            else msg("OCR not installed")
        )
        self._words[self.scripts] = words
        self.scripts.setText(words)
        self.scripts.setToolTip(
            msg(
                "{reason} See This computer, in Vault.",
                reason=how if availability.can_begin else nothing_is_read(),
            )
        )
        self.scripts.setAccessibleDescription(self.scripts.toolTip())
        self.scripts.setVisible(bool(availability.missing))

    @Slot(bool)
    def show_copied(self, is_copied: bool) -> None:
        """Tell that what lies on the clipboard is taken back soon."""
        self._copied.setVisible(is_copied)

    @staticmethod
    def _dot() -> QLabel:
        return words("·", "muted", wrap=False)

    def _show(self) -> None:
        self.setMinimumHeight(_HEIGHT + self._theme.pixels(_LETTERS) - _LETTERS)
        icon, role, words = msg_of(_SANDBOX.get(self._level, _SANDBOX[""]))
        self._shield.setPixmap(self._theme.pixmap(icon, self._theme.pixels(_ICON), role))
        self._sandbox.setText(words)
        self._check.setText(check_words(self._checked, self._now))
        message = " ".join(part for part in (self._fault, self._late) if part)
        self.trouble.show_words(message)
        self.trouble.setToolTip("\n".join(part for part in (self._whole, self._late) if part))
        self.trouble.setAccessibleName(message)
        self._alarm.setVisible(bool(message))
        if message:
            self._alarm.setPixmap(
                self._theme.pixmap("warning", self._theme.pixels(_ICON), "danger")
            )
