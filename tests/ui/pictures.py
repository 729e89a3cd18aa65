"""Pictures of every room and panel to look at: python -m tests.ui.pictures OUT [SCALE [rooms]].

With `rooms` only those of rooms and door are taken, at one size: each kind once.
"""

import os
import secrets
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from casefiles.ui.base.session import Session
    from casefiles.ui.look.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((1280, 720), (1600, 1000))


def take_all(out: Path, scales: tuple[str, ...] = ("1", "1.5")) -> None:
    """Take all pictures, one process per scale."""
    for scale in scales:
        subprocess.run(
            [sys.executable, "-m", "tests.ui.pictures", str(out / f"{scale}x"), scale],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            check=True,
        )


def main(out: Path, scale: str, *, is_whole: bool = True) -> None:
    """Take the pictures of one scale; Qt reads it once in a process."""
    os.environ["QT_SCALE_FACTOR"] = scale
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.ui.look.theme import Theme

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    with tempfile.TemporaryDirectory() as place:
        session = sample_session(Path(place) / "vault")
        take(session, theme, out, SIZES if is_whole else SIZES[:1])
        if is_whole:
            take_review(session, theme, out)
            take_forums(session, theme, out)
            take_keys(session, theme, out)
        session.close()


def sample_session(folder: Path) -> "Session":
    """Make a vault with the sample case, and open it."""
    from casefiles import paths
    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.evidence.channel.limits import WorkerLimits
    from casefiles.evidence.host.template import open_template
    from casefiles.office.case.vault_service import VaultService
    from casefiles.office.importing.case_loading import load_case
    from casefiles.office.workplace.clock import system_clock
    from casefiles.store.keys.key_slots import Argon2Cost
    from casefiles.store.vault.opening import create
    from casefiles.ui.base.session import Session
    from tests.office.looked_at import tick_all_details

    clock = system_clock("0" * 32)
    with (
        create(folder, "x", Argon2Cost(8, 1, 1), clock, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        form = paths.resources() / "sample" / "case.json"
        load_case(vault, template, form, secrets.token_bytes, CancellationToken())
        tick_all_details(vault, template)
    desk = VaultService(clock, secrets.token_bytes, paths.resources())
    session = Session(desk.unlock(folder, "x"), clock)
    session.crashed.connect(_tell)
    session.failed.connect(_tell)
    return session


def take(session: "Session", theme: "Theme", out: Path, sizes: tuple[tuple[int, int], ...]) -> None:
    """Take the pictures of a vault, in both themes and all sizes."""
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui import sights
    from tests.ui.settling import settle, until

    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session, longest=180)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        sights.door(theme, partial(_keeper, out, mode), out)
        for width, height in sizes:
            window.resize(width, height)
            settle(session, longest=180)
            keep = _keeper(out, f"{mode}-{width}", window, session)
            sights.rooms(window, keep)
            sights.sheets(window, keep)
        window.resize(*sizes[0])
        keep_of = partial(_keeper, out, mode)
        sights.proof(window, _keeper(out, mode, window, session), keep_of)
        sights.dossier(window, _keeper(out, mode, window, session))
        sights.bug(window, partial(_keeper, out, mode))
    sights.harm(window)
    for mode in ("dark", "light"):
        theme.set_mode(mode)
        sights.harmed(window, _keeper(out, mode, window, session))
    window.hide()


def take_review(session: "Session", theme: "Theme", out: Path) -> None:
    """Take the pictures of provenance, review, translations and glossary, in both themes."""
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui import sights_of_review
    from tests.ui.settling import settle, until

    window = MainWindow(session, theme)
    window.resize(*SIZES[0])
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    ids = sights_of_review.prepare(window)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        settle(session)
        for sight in sights_of_review.SIGHTS:
            sight(window, _keeper(out, mode, window, session), ids)
    window.hide()


def take_forums(session: "Session", theme: "Theme", out: Path) -> None:
    """Take the pictures of forms, packs, papers and limits, in both themes."""
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui import sights_of_forums
    from tests.ui.settling import settle, until

    window = MainWindow(session, theme)
    window.resize(*SIZES[0])
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    sights_of_forums.prepare(window)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        settle(session)
        sights_of_forums.forums(window, _keeper(out, mode, window, session))
    window.hide()


def take_keys(session: "Session", theme: "Theme", out: Path) -> None:
    """Take the pictures of acts upon the keys, in both themes."""
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui import sights_of_keys
    from tests.ui.settling import settle, until

    window = MainWindow(session, theme)
    window.show()
    until(lambda: window.workspace is not None)
    settle(session)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        sights_of_keys.door(theme, partial(_keeper, out, mode), out)
        sights_of_keys.cards(window, partial(_keeper, out, mode))
    window.hide()


def _keeper(
    out: Path, name: str, window: "QWidget", session: "Session | None" = None
) -> Callable[[str], None]:
    """Return what takes a picture of a window once it has come to rest."""
    from tests.ui.settling import rest, settle

    def keep(what: str) -> None:
        if session is not None:
            # Rooms look pages over by themselves, which takes long on a busy machine.
            settle(session, longest=180)
        else:
            rest()
        target = out / f"{what}-{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        if not window.grab().save(str(target)):
            raise OSError(target)

    return keep


def _tell(error: BaseException) -> None:
    traceback.print_exception(error)


if __name__ == "__main__":
    if sys.argv[2:]:
        main(Path(sys.argv[1]), sys.argv[2], is_whole=sys.argv[3:] != ["rooms"])
    else:
        take_all(Path(sys.argv[1]))
