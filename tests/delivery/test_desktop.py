"""What a desktop is told of the program is what the program is."""

import configparser
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from casefiles import paths, supervisor
from casefiles.store.files.folder import KEYS
from casefiles.ui.look.theme import Theme
from resources.delivery import make_icon, make_package

DESKTOP = make_package.DESKTOP
BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}


def test_a_desktop_hands_the_key_file_of_a_vault_to_the_window():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP / f"{make_package.ID}.desktop", encoding="utf-8")
    rows = entry["Desktop Entry"]
    assert rows["Exec"] == "casefiles window %f"
    assert rows["Icon"] == make_package.ID
    types = ET.parse(DESKTOP / f"{make_package.ID}.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = types[0].get("type")
    assert rows["MimeType"] == f"{kind};"
    assert [one.get("pattern") for one in types[0].iter(f"{space}glob")] == [KEYS]


def test_the_key_file_stands_for_its_vault(tmp_path: Path):
    vault = tmp_path / "vault"
    vault.mkdir()
    assert supervisor.vault_of(vault) == vault
    (vault / KEYS).write_bytes(b"")
    assert supervisor.vault_of(vault / KEYS) == vault
    (vault / "other.keys").write_bytes(b"")
    assert supervisor.vault_of(vault / "other.keys") == vault / "other.keys"
    folder = tmp_path / KEYS
    folder.mkdir()
    assert supervisor.vault_of(folder) == folder


def test_the_window_is_called_as_the_menu_entry_is():
    source = (paths.root() / "casefiles/ui/shell/application.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{make_package.ID}")' in source


def test_the_icon_is_the_one_that_is_drawn_and_can_be_seen_small(qapp: QGuiApplication):
    drawn = (paths.resources() / "delivery/casefiles.svg").read_text(encoding="utf-8")
    assert drawn == make_icon.drawing()
    icon = Theme(paths.resources()).program_icon()
    assert {16, 128} <= {size.width() for size in icon.availableSizes()}
    small = QImage(16, 16, QImage.Format.Format_ARGB32)
    small.fill(0)
    painter = QPainter(small)
    QSvgRenderer(drawn.encode()).render(painter)
    painter.end()
    greys = [small.pixelColor(x, y).lightness() for x in range(16) for y in range(16)]
    assert min(greys) < 60, "a redacted line"
    assert max(greys) > 240, "paper"


def test_every_place_of_the_texts_is_known():
    for path in DESKTOP.iterdir():
        places = set(re.findall(r"@(\w+)@", path.read_text(encoding="utf-8")))
        assert places <= {"VERSION", "TIME", "DAY", "COMMANDS", "SIZE"}, path.name


def test_the_launcher_reads_nothing_of_the_person_who_starts_it():
    launcher = (DESKTOP / "casefiles").read_text(encoding="utf-8")
    assert 'exec /opt/casefiles/bin/casefiles-python -I -B -X utf8 -m casefiles "$@"' in launcher


def test_a_checkout_says_how_a_checkout_is_started():
    assert not paths.is_installed()
    assert paths.command() == "python main.py"
    assert paths.installation() is None


@pytest.mark.parametrize(
    ("environment", "running", "expected"),
    [
        ({}, {"fcitx5"}, True),
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, {"fcitx5"}, True),
        ({"XMODIFIERS": "@im=fcitx"}, {"bash"}, False),
        ({"QT_IM_MODULE": "compose"}, {"fcitx5"}, False),
        ({"XMODIFIERS": "@im=ibus"}, {"fcitx5", "ibus-daemon"}, False),
    ],
)
def test_who_types_with_fcitx_is_understood_as_by_ibus(environment, running, expected, tmp_path):
    given = {**BUS, **environment}
    assert supervisor.types_with_fcitx(given, running) is expected
    window = supervisor.environment_of_window(given, tmp_path, running)
    if expected:
        assert window["QT_IM_MODULE"] == "ibus"
    else:
        assert window.get("QT_IM_MODULE") == environment.get("QT_IM_MODULE")


def test_without_a_bus_nobody_is_asked_for_keys(tmp_path: Path):
    assert "QT_IM_MODULE" not in supervisor.environment_of_window({}, tmp_path, {"fcitx5"})


def test_programs_of_this_person_are_seen_by_name(tmp_path: Path):
    for number, name in (("7", "fcitx5"), ("8", "bash")):
        (tmp_path / number).mkdir()
        (tmp_path / number / "comm").write_text(f"{name}\n")
    assert supervisor.running_programs(tmp_path) == {"fcitx5", "bash"}
    own = Path(f"/proc/{os.getpid()}/comm").read_text().strip()
    assert own in supervisor.running_programs()
