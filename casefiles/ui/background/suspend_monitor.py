"""What the machine and its desktop tell: sleep, the lid, the locked screen, another user.

Where there is no bus, nothing is told, and `AutoLock` sees afterwards that the machine slept.
"""

import os
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

_LOGIN: Final = "org.freedesktop.login1"
_MANAGER: Final = f"{_LOGIN}.Manager"
_SESSION: Final = f"{_LOGIN}.Session"
_AT_LOGIN: Final = "/org/freedesktop/login1"
_OWN_SESSION: Final = f"{_AT_LOGIN}/session/auto"
_POWER: Final = "org.freedesktop.UPower"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_LIDS: Final = frozenset({(_MANAGER, "LidClosed"), (_POWER, "LidIsClosed")})
_SCREEN_SAVERS: Final = tuple(
    f"org.{desktop}.ScreenSaver" for desktop in ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
)
_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
_PATIENCE: Final = 2_000
"""Milliseconds for an answer; nobody waits for it."""


class SuspendMonitor(QObject):
    """Hears that the person is going; and lets the machine sleep only when the process ends.

    Attributes:
        going: the vault shall be locked now.
    """

    going = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = QDBusConnection.systemBus()
        self._delay: QDBusUnixFileDescriptor | None = None
        if self._system.isConnected():
            self._listen_to_system()
            self._ask_for_delay()
        # Without an address the library would start a bus of its own.
        desktop = QDBusConnection.sessionBus() if _BUS in os.environ else None
        if desktop is not None and desktop.isConnected():
            for name in _SCREEN_SAVERS:
                self._hear(desktop, ("", "", name, "ActiveChanged"), "on_ending(bool)")

    @property
    def delays_sleep(self) -> bool:
        """Whether the machine waits for this process, some seconds, before it sleeps."""
        return self._delay is not None

    def _listen_to_system(self) -> None:
        for name in ("PrepareForSleep", "PrepareForShutdown"):
            self._hear(self._system, (_LOGIN, _AT_LOGIN, _MANAGER, name), "on_ending(bool)")
        self._hear(self._system, (_LOGIN, "", _SESSION, "Lock"), "on_lock()")
        changed = "on_properties(QString,QVariantMap,QStringList)"
        for service in (_LOGIN, _POWER):
            self._hear(self._system, (service, "", _PROPERTIES, "PropertiesChanged"), changed)

    def _hear(self, bus: QDBusConnection, where: tuple[str, str, str, str], slot: str) -> None:
        service, path, interface, name = where
        # The stub says bytes, which the method itself refuses.
        bus.connect(service, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload]

    def _ask_for_delay(self) -> None:
        """Let sleep and shutdown wait until the vault is closed and the process has ended."""
        requested = ["sleep:shutdown", "Casefiles", "Closing a file", "delay"]
        self._ask(_AT_LOGIN, _MANAGER, "Inhibit", requested, self._on_delay)

    def _on_delay(self, value: object) -> None:
        if isinstance(value, QDBusUnixFileDescriptor):
            self._delay = value

    @Slot(bool)
    def on_ending(self, is_beginning: bool) -> None:
        """Lock before the machine sleeps or ends, and with the screen; waking locks nothing."""
        if is_beginning:
            self.going.emit()

    @Slot()
    def on_lock(self) -> None:
        """Lock with the session."""
        self.going.emit()

    @Slot("QString", "QVariantMap", "QStringList")
    def on_properties(self, interface: str, changed: dict[str, Any], stale: list[str]) -> None:
        """Lock when the lid closes, the session is locked, or another user's is shown."""
        names = {(interface, name) for name, value in changed.items() if value is True}
        if names & _LIDS:
            self.going.emit()
        elif (_MANAGER, "LidClosed") in {(interface, name) for name in stale}:
            self._ask_property(_AT_LOGIN, _MANAGER, "LidClosed", self._answer_handler(True))
        elif interface == _SESSION:
            # Sessions of others tell too: what counts is how the own one is now.
            self._ask_property(_OWN_SESSION, _SESSION, "LockedHint", self._answer_handler(True))
            self._ask_property(_OWN_SESSION, _SESSION, "Active", self._answer_handler(False))

    def _answer_handler(self, when: bool) -> Callable[[object], None]:
        def answered(value: object) -> None:
            answer = value.variant() if isinstance(value, QDBusVariant) else value
            if answer is when:
                self.going.emit()

        return answered

    def _ask_property(
        self, path: str, interface: str, name: str, then: Callable[[object], None]
    ) -> None:
        self._ask(path, _PROPERTIES, "Get", [interface, name], then)

    def _ask(
        self,
        path: str,
        interface: str,
        name: str,
        words: list[str],
        then: Callable[[object], None],
    ) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, path, interface, name)
        call.setArguments(words)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call, _PATIENCE), self)

        def finished() -> None:
            if not watcher.isError():
                answer = watcher.reply().arguments()
                then(answer[0] if answer else None)
            watcher.deleteLater()

        watcher.finished.connect(finished)
