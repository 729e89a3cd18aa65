"""Playing leaves no file and opens no way out: sounds, films and loudspeaker under strace."""

import re
import subprocess
import sys
from pathlib import Path

from tests.tools import need

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
import os
from pathlib import Path
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.media_template import open_media_template
from casefiles.office.workplace.audio_output import AudioOutput
from tests.evidence.films import mov
film = mov()
with open_media_template(Path("resources"), WorkerLimits()) as template:
    with template.open(film.pieces, film.size) as media:
        assert media.info()[0].duration == 2000
        assert media.picture(1000, 64).moment == 1000
        assert media.sound(0, 500)
        assert media.shape(0, 2000, 20)
os.environ.pop("XDG_RUNTIME_DIR", None)
os.environ.pop("PULSE_SERVER", None)
speaker = AudioOutput()
assert speaker.begin(CancellationToken()) == "no_sound_device"
assert speaker.play(bytes(4800), CancellationToken()) == "no_sound_device"
speaker.end()
"""
CALLS = "openat,open,creat,mkdir,mkdirat,socket,connect,memfd_create,rename,renameat2,link,symlink"


def test_playing_makes_no_file_and_asks_nobody_outside(tmp_path: Path):
    need("strace")
    log = tmp_path / "trace"
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}"),
            *(sys.executable, "-B", "-c", SCRIPT),
        ],
        cwd=ROOT,
        env={"PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=300,
    )
    trace = log.read_text(errors="replace")
    assert "libavformat" in trace
    made = [
        line
        for line in trace.splitlines()
        if re.search(r"O_CREAT|O_WRONLY|O_RDWR|creat\(|mkdir", line)
        and "/dev/null" not in line
        and "__pycache__" not in line
        and " = -1 " not in line
    ]
    assert made == []
    sockets = [line for line in trace.splitlines() if re.search(r"\bsocket\(", line)]
    assert [line for line in sockets if "AF_UNIX" not in line] == []
