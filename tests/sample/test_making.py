"""The maker of the sample makes what is committed, twice the same, and forgets no secret."""

import os
import shutil
import subprocess
import sys

import pytest
from PIL import features

from tests.sample.files_of_sample import SAMPLE

TOOLS = ("heif-enc", "opusenc", "espeak-ng", "sox", "exiftool")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None] + [
    part for part in ("raqm", "fribidi") if not features.check(part)
]
needs_makers_tools = pytest.mark.skipif(
    bool(MISSING), reason=f"nobody but the maker needs {', '.join(MISSING)}"
)


def make(folder, script=SAMPLE / "make_sample.py", **environment):
    return subprocess.run(
        [sys.executable, script, folder],
        env=os.environ | environment,
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the maker whose texts may be changed."""
    resources = tmp_path / "resources"
    shutil.copytree(
        SAMPLE, resources / "sample", ignore=shutil.ignore_patterns("files", "__pycache__")
    )
    (resources / "fonts").symlink_to(SAMPLE.parent / "fonts")
    return resources / "sample"


@needs_makers_tools
def test_two_runs_in_other_surroundings_make_the_same_bytes(tmp_path):
    for name, environment in (
        ("one", {"TZ": "Asia/Urumqi", "PYTHONHASHSEED": "1"}),
        ("two", {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LANG": "C"}),
    ):
        assert make(tmp_path / name, **environment).returncode == 0
    made = {path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*")}
    assert len(made) > 12
    for path in made:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()
    form = (tmp_path / "one" / "case.json").read_text()
    assert form == (SAMPLE / "case.json").read_text()


@needs_makers_tools
@pytest.mark.parametrize(
    ("text", "before", "after", "complaint"),
    [
        ("request.txt", "{father|巴拉提江·吾守尔}（", "巴拉提江·吾守尔（", "outside a spot"),
        ("arrest.txt", "the screen showed", "{more|the screen} showed", "spots without a mark"),
    ],
)
def test_a_secret_that_would_get_no_mark_stops_the_maker(copy, text, before, after, complaint):
    source = copy / "texts" / text
    assert before in source.read_text()
    source.write_text(source.read_text().replace(before, after, 1))
    done = make(copy, copy / "make_sample.py")
    assert done.returncode != 0
    assert complaint in done.stderr
