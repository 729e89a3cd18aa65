"""What a screen reader hears: every widget that is used has a name and a role, in every sight."""

import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from casefiles.domain.records.case_records import Document, Event, Person
from casefiles.office.vault.recovery_shares import drawn_shares
from casefiles.office.workplace.handover import Handover
from casefiles.ui.base.dossier_steps import STEPS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.places import PLACES
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.erase_page import ErasePage
from casefiles.ui.shell.crash import CrashSheet
from casefiles.ui.shell.keys_sheet import KeysSheet
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.shell.palette import Palette
from casefiles.ui.unlock.operation_texts import ACTS
from casefiles.ui.unlock.window import UnlockWindow
from tests.ui.conftest import CLOCK, PASSPHRASE
from tests.ui.dress import dress
from tests.ui.settling import rest, settle, until
from tests.ui.test_every_room import is_for_hands, is_inner, told

SIZES = (
    (QSize(1280, 720), 100),
    (QSize(1366, 768), 100),
    (QSize(1920, 1080), 100),
    (QSize(1920, 1080), 150),
    (QSize(1280, 720), 200),
)
"""Windows and sizes of text that people have."""
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)
"""What Qt says of a widget of which it knows nothing."""
FORMS = (
    *("people.edit", "people.add_person", "timeline.edit", "timeline.add_event"),
    *("overview.edit_case", "overview.add_date", "documents.edit", "documents.new_fact"),
    *("register.add", "dossier.edit_facts"),
)
DOOR = (
    *(
        "welcome",
        "new_vault",
        "unlock",
        "sample",
        "sheet",
        "shares",
        "recovery",
        "clock",
        "working",
    ),
    *("usb_key", "printing"),
)
"""Pages before a vault is open."""


@dataclass
class Sights:
    """The window over the sample case, and what was found in each of its sights."""

    window: MainWindow
    theme: Theme
    session: Session
    records: dict[str, str]

    def go(self, room: str, record: str = "", detail: str = "") -> None:
        self.window.workspace.context.navigator.go(NavigationTarget(room, record, detail))
        settle(self.session, 0.1)

    def ask(self, command: str) -> None:
        self.window.workspace.context.actions.requested.emit(command)
        settle(self.session, 0.1)


def records_of(session: Session) -> dict[str, str]:
    """Return a record of each place that has forms of its own."""
    kinds = {"documents": Document, "timeline": Event, "people": Person}
    return {
        room: session.vault.ask(lambda reader, kind=kind: reader.find(kind))[0].id
        for room, kind in kinds.items()
    }


@pytest.fixture(scope="module")
def sights(qapp, desk, made_sample: Path, tmp_path_factory) -> Iterator[Sights]:
    folder = shutil.copytree(made_sample, tmp_path_factory.mktemp("names") / "vault")
    session = Session(desk.unlock(folder, PASSPHRASE), CLOCK)
    theme = dress(qapp)
    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    yield Sights(window, theme, session, records_of(session))
    session.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    theme.set_scale(100)


def used(shown: QWidget) -> list[QWidget]:
    """Return what a person uses of a window or sheet, as far as it is seen."""
    every = [shown, *shown.findChildren(QWidget)]
    return [
        one
        for one in every
        if one.isVisible() and one.window() is shown.window() and is_for_hands(one)
        if not is_inner(one)
    ]


def unlabelled(widgets: list[QWidget]) -> list[str]:
    """Say which widgets have no name, or no role, that a screen reader could speak."""
    faults = []
    for widget in widgets:
        heard = QAccessible.queryAccessibleInterface(widget)
        if not re.search(r"\w\w|^\w$|^[+−-]$", heard.text(QAccessible.Text.Name)):
            faults.append(f"no name: {told(widget)}")
        if heard.role() in NO_ROLE:
            faults.append(f"no role ({heard.role().name}): {told(widget)}")
    return faults


def in_sizes(sights: Sights, shown: Callable[[], QWidget]) -> list[str]:
    """Return what is unlabelled in any of the sizes, each fault once."""
    faults = {}
    for size, scale in SIZES:
        sights.theme.set_scale(scale)
        sights.window.resize(size)
        settle(sights.session, 0.1)
        widgets = used(shown())
        # A sheet of keys is read, and closed by Escape.
        assert widgets or shown() is not sights.window, f"nothing is used at {size.toTuple()}"
        faults |= {one.partition(" at (")[0]: one for one in unlabelled(widgets)}
    sights.theme.set_scale(100)
    return list(faults.values())


PLACES_AND_VIEWS = [
    (one.room if views else place.key, one.page if views else "")
    for place in PLACES
    for views in [place.views]
    for one in (views or [None])
]
OTHERS = [("search", "baratjan"), ("emergency", ""), ("history", ""), ("preferences", "")]


@pytest.mark.parametrize(("room", "detail"), [*PLACES_AND_VIEWS, *OTHERS])
def test_all_of_a_place_has_a_name_and_a_role(sights: Sights, room: str, detail: str):
    sights.go(room, "", detail)
    assert in_sizes(sights, lambda: sights.window) == []


@pytest.mark.parametrize("step", STEPS)
def test_all_of_a_step_of_the_dossier_has_a_name_and_a_role(sights: Sights, step: str):
    sights.go("dossier")
    steps = list(STEPS)
    sights.ask(f"app.view_{steps.index(step) + 1}")
    assert in_sizes(sights, lambda: sights.window) == []


@pytest.mark.parametrize("command", FORMS)
def test_all_of_a_form_has_a_name_and_a_role(sights: Sights, command: str):
    room = command.partition(".")[0]
    sights.go(room, sights.records.get(room, ""))
    sights.ask(command)
    assert in_sizes(sights, lambda: sights.window) == []


def test_all_that_hangs_over_a_place_has_a_name_and_a_role(sights: Sights):
    sights.go("people", sights.records["people"])
    bug = CrashSheet(ValueError("of a test"), sights.window)
    for command, kind in (
        *(("app.palette", Palette), ("app.keys", KeysSheet), ("people.erase", ErasePage)),
        ("", CrashSheet),
    ):
        bug.show() if not command else sights.ask(command)
        sheet = next(one for one in sights.window.findChildren(kind) if one.isVisible())
        assert in_sizes(sights, lambda sheet=sheet: sheet) == [], command
        assert sheet.isVisible(), command
        sheet.dismiss() if kind is Palette else sheet.close()


@pytest.fixture
def door(qapp, theme, own_desk, tmp_path: Path) -> Iterator[UnlockWindow]:
    window = UnlockWindow(own_desk, theme, Handover(None, tmp_path))
    window.show()
    rest()
    yield window
    window.close()
    window.deleteLater()
    theme.set_scale(100)


def test_all_before_the_vault_is_open_has_a_name_and_a_role(door: UnlockWindow, theme: Theme):
    door.show_sheet()
    door.keys.act.show_act(ACTS["change_keys"])
    door.keys.shares.show_shares(drawn_shares(secrets.token_bytes).shares)
    door.keys.shares.next.click()
    pages = [getattr(door, name) for name in DOOR]
    pages += [door.ways_back.choose, door.keys.act, door.keys.shares, door.rescue.page]
    faults = {}
    for size, scale in SIZES:
        theme.set_scale(scale)
        door.resize(size)
        for page in pages:
            door.show_page(page)
            rest(0.05)
            assert page.isVisible(), type(page).__name__
            for one in unlabelled(used(door)):
                faults[type(page).__name__, one.partition(" at (")[0]] = one
    assert faults == {}


def test_control_what_has_no_name_is_seen(qtbot):
    field, button, label = QLineEdit(), QPushButton(), QLabel("Words")
    for one in (field, button, label):
        qtbot.addWidget(one)
    assert len(unlabelled([field, button])) == 2
    field.setAccessibleName("Name on the passport")
    button.setText("Save")
    assert unlabelled([field, button]) == []
