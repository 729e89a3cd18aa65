"""What the machine tells on its buses locks the vault: sleep, lid, locked screen, another user.

Each test asks a bus of its own, with a service that answers as the login service of a system does.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

from casefiles.ui.background.suspend_monitor import SuspendMonitor

LOGIN, AT = "org.freedesktop.login1", "/org/freedesktop/login1"
CHANGED = ("org.freedesktop.DBus.Properties", "PropertiesChanged")
THIS, OTHER = f"{AT}/session/_31", f"{AT}/session/c2"

ON_THE_BUS = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import (QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVariant,
    QDBusVirtualObject)
from casefiles.ui.background.suspend_monitor import SuspendMonitor

cases, service = json.loads(sys.argv[1])
application = QCoreApplication([])
asked, state, told = [], {}, []

class Login(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        asked.append([message.member(), *message.arguments()])
        if message.member() == "Inhibit":
            reading, writing = os.pipe()
            connection.send(message.createReply(QDBusUnixFileDescriptor(writing)))
        else:
            connection.send(message.createReply(QDBusVariant(state[message.arguments()[1]])))
        return True

def wait(milliseconds):
    QTimer.singleShot(milliseconds, application.quit)
    application.exec()

bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "login")
assert bus.registerService(service)
login = Login()
assert bus.registerVirtualObject("/org/freedesktop/login1", login, QDBusConnection.SubPath)
watch = SuspendMonitor()
going = []
watch.going.connect(lambda: going.append(1))
wait(300)
for path, interface, name, arguments, now in cases:
    state.update(now)
    going.clear()
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(arguments)
    bus.send(signal)
    wait(200)
    told.append(len(going))
print(json.dumps([told, watch.delays_sleep, asked[:1]]))
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address",
         f"--address=unix:path={tmp_path_factory.mktemp('bus')}/bus"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as bus:  # fmt: skip
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()
        bus.terminate()


def told(address: str, cases: list[list], service: str = LOGIN) -> list:
    """Send signals one after the other; tells how often each locked, and what was asked first."""
    done = subprocess.run(
        [sys.executable, "-c", ON_THE_BUS, json.dumps([cases, service])],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address, "DBUS_SESSION_BUS_ADDRESS": address},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


HERE = {"LockedHint": False, "Active": True, "LidClosed": False}
GOING = {
    "sleep": [AT, f"{LOGIN}.Manager", "PrepareForSleep", [True], HERE],
    "shutdown": [AT, f"{LOGIN}.Manager", "PrepareForShutdown", [True], HERE],
    "lock": [THIS, f"{LOGIN}.Session", "Lock", [], HERE],
    "lid": [AT, *CHANGED, [f"{LOGIN}.Manager", {"LidClosed": True}, [""]], HERE],
    "lid, asked": [
        AT, *CHANGED, [f"{LOGIN}.Manager", {}, ["LidClosed"]], HERE | {"LidClosed": True}],
    "session locked": [
        THIS, *CHANGED, [f"{LOGIN}.Session", {"LockedHint": True}, [""]],
        HERE | {"LockedHint": True}],
    "another user": [
        THIS, *CHANGED, [f"{LOGIN}.Session", {"Active": False}, [""]], HERE | {"Active": False}],
    "screen": ["/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True], HERE],
    "screen of gnome": [
        "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", [True], HERE],
}  # fmt: skip
STAYING = {
    "waking": [AT, f"{LOGIN}.Manager", "PrepareForSleep", [False], HERE],
    "lid opened": [
        AT, *CHANGED, [f"{LOGIN}.Manager", {"LidClosed": False, "Docked": True}, [""]], HERE],
    "session of somebody else": [
        OTHER, *CHANGED, [f"{LOGIN}.Session", {"LockedHint": True, "Active": False}, [""]], HERE],
    "screen unlocked": [
        "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [False], HERE],
}  # fmt: skip


def test_the_vault_locks_when_the_machine_tells_that_somebody_goes(address):
    cases = GOING | STAYING
    locks, delays, first = told(address, list(cases.values()))
    heard = dict(zip(cases, locks, strict=True))
    assert {name for name, count in heard.items() if count} == set(GOING)
    assert delays, "the machine waits until the vault is closed"
    assert first[0][:2] == ["Inhibit", "sleep:shutdown"]
    assert first[0][-1] == "delay"


def test_the_power_service_tells_of_the_lid_where_the_login_service_does_not(address):
    signal = ["/org/freedesktop/UPower", *CHANGED,
              ["org.freedesktop.UPower", {"LidIsClosed": True}, [""]], HERE]  # fmt: skip
    assert told(address, [signal], "org.freedesktop.UPower") == [[1], False, []]


def test_without_any_bus_it_watches_in_silence(qapp, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    watch = SuspendMonitor()
    assert not watch.delays_sleep
