"""A drill: the disk fills up while she writes. It is told, and her words wait for room."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.domain.records.case_records import Event
from casefiles.ui.shell.application import DONE, LOCKED
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.forms import RecordForm
from tests.journeys.drills.drill import come_in, contents_at, lawyers_vault, seen, shown_in
from tests.journeys.window.test_window import Program, program, records, unlock_by_keys
from tests.sample_vaults import PASSPHRASE
from tests.ui.robot import CONTROL, Key, fill, focused, press, tab_to
from tests.ui.settling import settle, until

__all__ = ["program"]

BALLAST = 4 << 20
SMALL = 14 << 20
"""Room for the vault and for twice the ballast, which is made again once that is free."""
LONG = 30_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(place)], check=False
    )
    if mounted.returncode:
        if os.environ.get("CI") == "true":
            pytest.fail("a small disk cannot be mounted")
        pytest.skip("a small disk can be mounted by root only")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def take_all_but(disk: Path, left: int, name: str = "films") -> Path:
    """Let other programs take the disk but for so many bytes."""
    room = os.statvfs(disk)
    taken = disk / name
    with taken.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize - left)
    return taken


def begin_event(window: MainWindow, words: str) -> RecordForm:
    """Write a long event by keys, and do not save it yet."""
    press(Key.Key_4, CONTROL)
    settle(window.session, 0.05)
    press(Key.Key_N, CONTROL)
    settle(window.session, 0.05)
    form = visible_form(window)
    fill("When", "2019")
    tab_to("What happened")
    focused().insertPlainText(words)
    return form


def visible_form(window: MainWindow) -> RecordForm:
    (form,) = [one for one in window.findChildren(RecordForm) if one.isVisible()]
    return form


def write_until_full(window: MainWindow) -> tuple[str, RecordForm]:
    """Save one event after the other; return what could not be saved, and its form."""
    session = window.session
    first = last = len(records(session, Event))
    while True:
        typed = f"{last} {os.urandom(LONG // 2).hex()}"
        form = begin_event(window, typed)
        press(Key.Key_Return, CONTROL)
        settle(session)
        before, last = last, len(records(session, Event))
        if last == before:
            assert last > first
            return typed, form


def test_a_full_disk_is_told_and_nothing_typed_or_kept_is_lost(program: Program, disk: Path):
    folder = disk / "vault"
    program.ballast = BALLAST
    lawyers_vault(folder, BALLAST)
    window = come_in(program, folder)
    films = take_all_but(disk, 600_000)

    typed, form = write_until_full(window)
    assert "The disk is full" in window.notice_line.text
    assert form.isVisible()
    assert form.fields["text"].value() == typed
    kept = shown_in(window)
    until(lambda: "The disk is full." in seen(window.status))
    assert (folder / "vault.ballast").stat().st_size == 0
    more = take_all_but(disk, BALLAST // 2, "more films")
    program.leave(LOCKED)

    window = unlock_by_keys(program, PASSPHRASE)
    assert shown_in(window) == kept
    until(lambda: "The disk is full." in seen(window.status))
    films.unlink()
    more.unlink()
    press(Key.Key_4, CONTROL)
    settle(window.session)
    press(Key.Key_N, CONTROL)
    until(lambda: visible_form(window).fields["text"].value() == typed)
    press(Key.Key_Return, CONTROL)
    settle(window.session)
    assert typed in [event.text for event in records(window.session, Event)]
    last = shown_in(window)
    assert last.records.items() > kept.records.items()
    program.leave(DONE)
    assert (folder / "vault.ballast").stat().st_size == BALLAST
    assert contents_at(folder) == last
