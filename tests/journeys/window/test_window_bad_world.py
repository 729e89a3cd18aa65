"""The real program where something is amiss: the screen, the fonts, a kill, a second window."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.journeys.window.screen import Screen, wait
from tests.journeys.window.test_supervisor import UNSEEN, is_running, start, window_of
from tests.sample_vaults import desk, made_sample, sample_vault  # noqa: F401

PASSPHRASE = "correct horse"
NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><selectfont><rejectfont>{}</rejectfont></selectfont></fontconfig>
"""


def screen_of(size: str) -> Screen:
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.skip("needs xvfb and xdotool")
    return Screen.begin(size)


@pytest.fixture
def screen() -> Iterator[Screen]:
    screen = screen_of("1280x800")
    yield screen
    screen.end()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def lawyers_home(home: Path, sample_vault: Path) -> Path:  # noqa: F811
    sample_vault.rename(home / "Casefiles")
    return home


def start_over(vault: Path, screen: Screen) -> "subprocess.Popen[str]":
    """Start the window over a vault."""
    return start(
        vault.parent, "sh", "-c", f'exec "$@" window {vault}', "sh", DISPLAY=screen.display
    )


def unlocked(screen: Screen) -> int:
    """Open the vault by keys; returns the process of the window."""
    door = screen.next_window(set())
    screen.type(PASSPHRASE)
    screen.press("Return")
    screen.settle_on_something_new()
    screen.press("Return")
    return screen.next_window({door})[1]


def below(process: int) -> set[int]:
    """Return what a process started, on any of its threads, and what that started."""
    found: set[int] = set()
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        found |= {int(word) for word in told.read_text().split()}
    return found.union(*(below(one) for one in found))


def test_a_killed_window_takes_its_workers_along_and_the_vault_opens_again(
    screen: Screen, lawyers_home: Path
):
    vault = lawyers_home / "Casefiles"
    program = start_over(lawyers_home / "Casefiles", screen)
    try:
        window = unlocked(screen)
        wait(lambda: bool(below(window)), "no worker was started")
        workers = below(window)
        os.kill(window, signal.SIGKILL)
        _, errors = program.communicate(timeout=120)
        assert program.returncode == 128 + signal.SIGKILL
        assert "ended unexpectedly (signal 9)" in errors
        assert "Traceback" not in errors
        wait(lambda: not any(map(is_running, workers)), "workers live on", 10)
        assert not is_in_use(vault)
        program = start_over(lawyers_home / "Casefiles", screen)
        assert unlocked(screen) != window
    finally:
        program.terminate()
        print(program.communicate(timeout=120))


def is_in_use(vault: Path) -> bool:
    import fcntl

    descriptor = os.open(vault, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def says_trouble(screen: Screen) -> bool:
    """Tell whether words stand on a screen in the colour of trouble."""
    red, green, blue = screen.picture().split()
    inked = red.point(lambda shade: 255 * (shade > 140))
    for other in (green, blue):
        inked = ImageChops.multiply(inked, other.point(lambda shade: 255 * (shade < 90)))
    return inked.histogram()[255] > 100


def test_a_second_window_says_that_the_vault_is_in_use(
    screen: Screen, lawyers_home: Path, tmp_path: Path
):
    other = screen_of("1280x800")
    first = start_over(lawyers_home / "Casefiles", screen)
    second = None
    try:
        screen.next_window(set())
        assert not says_trouble(screen), "the vault is free"
        unlocked(screen)
        second = start_over(lawyers_home / "Casefiles", other)
        other.next_window(set())
        wait(lambda: says_trouble(other), "the door does not say that the vault is in use")
        other.type(PASSPHRASE)
        other.press("Return")
        other.settle()
        wait(lambda: says_trouble(other), "the door does not say it again")
        other.save(tmp_path / "second.png")
        assert len(other.windows()) == 1, "it stays at the door"
        assert first.poll() is None
        assert second.poll() is None
    finally:
        for program in (second, first):
            if program is not None:
                program.terminate()
                _, errors = program.communicate(timeout=120)
                assert errors == ""
        other.end()


def ends_politely(program: "subprocess.Popen[str]", seconds: float = 3.0) -> None:
    """Let a window live for a while, and end it: nothing on the error stream."""
    window = window_of(program)
    time.sleep(seconds)
    assert is_running(window)
    program.send_signal(signal.SIGTERM)
    _, errors = program.communicate(timeout=120)
    assert (program.returncode, errors.replace(UNSEEN, "")) == (0, "")
    assert not is_running(window)


@pytest.mark.parametrize("size", ["1280x720", "1024x768"])
def test_the_window_fits_a_small_screen_under_x11(size: str, lawyers_home: Path):
    screen = screen_of(size)
    width, height = map(int, size.split("x"))
    program = start_over(lawyers_home / "Casefiles", screen)
    try:
        door = screen.next_window(set())
        fits(screen, door[0], width, height)
        screen.type(PASSPHRASE)
        screen.press("Return")
        screen.settle_on_something_new()
        screen.press("Return")
        window = screen.next_window({door})
        fits(screen, window[0], width, height)
        ends_politely(program, 0.2)
    except BaseException:
        program.kill()
        print(program.communicate(timeout=120))
        raise
    finally:
        screen.end()


def fits(screen: Screen, window: int, width: int, height: int) -> None:
    told = dict(
        line.split("=") for line in screen.tool("getwindowgeometry", "--shell", str(window)).split()
    )
    left, top = int(told["X"]), int(told["Y"])
    assert left >= 0
    assert top >= 0
    assert left + int(told["WIDTH"]) <= width
    assert top + int(told["HEIGHT"]) <= height


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A Wayland compositor that shows nothing; yields how to find it."""
    if shutil.which("weston") is None:
        pytest.skip("needs weston")
    place = tmp_path / "run"
    place.mkdir(mode=0o700)
    environment = {"XDG_RUNTIME_DIR": str(place), "PATH": os.environ["PATH"]}
    log = (tmp_path / "weston.log").open("wb")
    server = subprocess.Popen(
        ["weston", "--backend=headless", "--socket=casefiles-test", "--idle-time=0"],
        env=environment, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        wait((place / "casefiles-test").exists, "weston does not come up", 15)
        yield {
            "XDG_RUNTIME_DIR": str(place),
            "WAYLAND_DISPLAY": "casefiles-test",
            "QT_QPA_PLATFORM": "wayland",
        }
    finally:
        server.terminate()
        server.wait()
        log.close()


def test_the_window_lives_under_wayland(home: Path, wayland: dict[str, str]):
    ends_politely(start(home, **wayland))


def test_the_window_lives_under_x11(home: Path, screen: Screen):
    program = start(home, DISPLAY=screen.display)
    screen.next_window(set())
    ends_politely(program)


def shown_by(screen: Screen, home: Path, **environment: str) -> Image.Image:
    program = start(home, DISPLAY=screen.display, **environment)
    try:
        screen.next_window(set())
        picture = screen.picture()
        ends_politely(program, 0.1)
    except BaseException:
        program.kill()
        print(program.communicate(timeout=120))
        raise
    return picture


def test_without_any_font_of_the_system_text_is_text(screen: Screen, home: Path, tmp_path: Path):
    usual = shown_by(screen, home)
    config = tmp_path / "config"
    (config / "fontconfig").mkdir(parents=True)
    places = "".join(f"<glob>{place}/*</glob>" for place in ("/usr", "/opt", "/root", "/home"))
    (config / "fontconfig" / "fonts.conf").write_text(NO_FONTS.format(places))
    listed = subprocess.run(
        ["fc-list"], env={"XDG_CONFIG_HOME": str(config), "PATH": os.environ["PATH"]},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert listed.stdout == "", "the system has no font left"
    without = shown_by(screen, home, XDG_CONFIG_HOME=str(config))
    usual.save(tmp_path / "usual.png")
    without.save(tmp_path / "without.png")
    assert ImageChops.difference(usual, without).getbbox() is None
