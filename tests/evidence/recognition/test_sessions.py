"""The library that runs the models reports to nobody and keeps nothing in a home folder."""

import os
import subprocess
import sys
from pathlib import Path

import onnxruntime

ROOT = Path(__file__).resolve().parents[3]
MODEL = Path(onnxruntime.__file__).parent / "datasets" / "mul_1.onnx"
SCRIPT = """
import sys
from pathlib import Path
from casefiles.evidence.ocr.sessions import opened
session = opened(Path(sys.argv[1]).read_bytes())
assert session.get_inputs()
"""


def test_opening_a_model_leaves_no_file(tmp_path: Path):
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ORT_")}
    subprocess.run(
        [sys.executable, "-c", SCRIPT, str(MODEL)],
        cwd=ROOT,
        env=environment | {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")},
        check=True,
        timeout=300,
    )
    assert [path for path in home.rglob("*") if path.is_file()] == []


RESTORE = """
tiny = 5e-324
assert not tiny > 0, "the model changed nothing: this proves nothing"
from tests.arithmetic import restore_tiny_numbers
restore_tiny_numbers()
assert tiny > 0
"""


def test_a_model_that_a_test_opened_spoils_the_arithmetic_of_no_later_test():
    subprocess.run([sys.executable, "-c", SCRIPT + RESTORE, str(MODEL)], cwd=ROOT, check=True)
