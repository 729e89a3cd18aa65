"""The tables of Unicode are what the scripts beside its licence make of the Standard's files."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
needs_unicode = pytest.mark.skipif(
    not Path("/usr/share/unicode").is_dir(), reason="unicode-data is not installed"
)


@needs_unicode
@pytest.mark.parametrize(("maker", "table"), [("bidi", "bidi"), ("breaks", "break")])
def test_a_table_is_what_its_maker_makes(maker: str, table: str):
    script = ROOT / "resources" / "unicode" / f"make_{maker}.py"
    made = subprocess.run([sys.executable, str(script)], capture_output=True, check=True).stdout
    assert made == (ROOT / "casefiles" / "typeset" / "unicode" / f"{table}_tables.py").read_bytes()
