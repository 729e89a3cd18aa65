"""Every room, form and sheet leaves its picture under the build folder, to be looked at."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from casefiles.ui.base.actions import ROOMS
from tests.ui.pictures import ROOT


@pytest.mark.long
def test_pictures_of_every_room_are_kept_to_be_looked_at():
    out = ROOT / "build" / "pictures"
    subprocess.run(
        [sys.executable, "-m", "tests.ui.pictures", str(out), "1", "rooms"],
        cwd=ROOT,
        check=True,
        env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": "/nonexistent"},
        capture_output=True,
        timeout=900,
    )
    for mode in ("light", "dark"):
        for key, _, _ in ROOMS:
            picture: Path = out / f"{key}-plain-{mode}-1280.png"
            with Image.open(picture) as shown:
                assert shown.size == (1280, 720)
                assert len(shown.convert("RGB").getcolors(1 << 20) or ()) > 50
