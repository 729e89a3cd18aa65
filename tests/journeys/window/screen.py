"""A screen that nobody sees, and a keyboard: how a person uses the window."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops, ImageGrab

Seen = tuple[int, int]
"""A window and its process: the server gives the numbers of windows that are gone to new ones."""

_SMALL = 150
"""Pixels that a blinking cursor may change; a bar that runs to and fro changes more."""
_OTHER_PAGE = 20_000
_LOOK = 0.15


def wait(condition: Callable[[], bool], what: str, longest: float = 90.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + longest
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


@dataclass
class Screen:
    """An X server of its own.

    Attributes:
        display: its name.
        server: its process.
        before: what was shown when keys were last pressed.
    """

    display: str
    server: "subprocess.Popen[bytes]"
    before: Image.Image | None = field(default=None)

    @classmethod
    def begin(cls, size: str = "1280x800") -> "Screen":
        """Start the server at a free number, with a screen of so many pixels."""
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writing),
                "-noreset",
                "-screen",
                "0",
                f"{size}x24",
                "-nolisten",
                "tcp",
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as stream:
            number = stream.readline().strip()
        return cls(f":{number}", server)

    def end(self) -> None:
        """Stop the server."""
        self.server.terminate()
        self.server.wait()

    def tool(self, *words: str) -> str:
        """Run xdotool; returns what it prints."""
        done = subprocess.run(
            ["xdotool", *words],
            env={"PATH": os.environ["PATH"], "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def windows(self) -> set[Seen]:
        """Return the windows that can be seen, each with its process."""
        found = set()
        for window in self.tool("search", "--onlyvisible", "--name", "^Casefiles$").split():
            process = self.tool("getwindowpid", window).strip()
            if process:
                found.add((int(window), int(process)))
        return found

    def next_window(self, known: set[Seen]) -> Seen:
        """Wait for a window that was not known, and give it the keyboard."""
        wait(lambda: bool(self.windows() - known), f"no window besides {known}")
        seen = min(self.windows() - known)
        self.tool("windowfocus", "--sync", str(seen[0]))
        self.settle()
        return seen

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.before = self.picture()
        self.tool("key", "--delay", "30", *keys)

    def leave(self, program: "subprocess.Popen[str]") -> str:
        """Leave the program by its keys; returns what it said of errors.

        A window that is busy with its first pages may not hear a key: then it is pressed again.
        """
        for _ in range(8):
            self.press("ctrl+q")
            try:
                return program.communicate(timeout=15)[1]
            except subprocess.TimeoutExpired:
                continue
        raise TimeoutError("the program does not end")

    def type(self, text: str) -> None:
        """Type a text."""
        self.before = self.picture()
        self.tool("type", "--delay", "15", text)

    def picture(self) -> Image.Image:
        """Return what is shown."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def settle(self, longest: float = 90.0, quiet_for: float = 0.75) -> None:
        """Wait until nothing but a cursor has moved for so many seconds."""
        end, last = time.monotonic() + longest, self.picture()
        quiet = 0
        while quiet * _LOOK < quiet_for:
            time.sleep(_LOOK)
            now = self.picture()
            quiet = quiet + 1 if _area(last, now) < _SMALL else 0
            last = now
            if time.monotonic() > end:
                raise TimeoutError("the screen does not come to rest")

    def settle_on_something_new(self) -> None:
        """Wait until another page is shown than when keys were last pressed."""
        wait(self.shows_something_new, "nothing happened")
        self.settle()

    def shows_something_new(self) -> bool:
        """Tell whether another page is shown than when keys were last pressed."""
        assert self.before is not None
        return _area(self.before, self.picture()) > _OTHER_PAGE

    def save(self, path: Path) -> None:
        """Keep a picture, to be looked at."""
        self.picture().save(path)


def _area(one: Image.Image, other: Image.Image) -> int:
    box = ImageChops.difference(one, other).getbbox()
    return (box[2] - box[0]) * (box[3] - box[1]) if box else 0
