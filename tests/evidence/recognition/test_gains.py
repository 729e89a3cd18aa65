"""What makes reading faster changes no text: the same pages are read with and without it."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = """
import hashlib, json, sys
import onnxruntime

if sys.argv[1] == "as before":
    class Options(onnxruntime.SessionOptions):
        def add_session_config_entry(self, name, value):
            pass
    onnxruntime.SessionOptions = Options

import cv2, numpy as np
from casefiles.evidence.ocr import line_finding, line_reading
from casefiles import paths
from casefiles.evidence.ocr.han_latin import HanLatin
from casefiles.evidence.ocr.models import load_models
from casefiles.evidence.ocr.line_finding import in_order
from tests.evidence.recognition.drawn_pages import drawn, scanned

cv2.setNumThreads(1)
engine = HanLatin(load_models(paths.resources()))

def together(crops):
    '''Read lines six at a time, with the padding of the longest, as they were once.'''
    found = [None] * len(crops)
    order = sorted(range(len(crops)), key=lambda at: crops[at].shape[1] / crops[at].shape[0])
    reader = engine._reader
    for first in range(0, len(order), 6):
        some = [crops[at] for at in order[first : first + 6]]
        widths = [line_reading._seen_width(crop) for crop in some]
        room = np.zeros((len(some), 3, 48, max(320, *widths)), np.float32)
        for seen, crop, width in zip(room, some, widths):
            scaled = np.asarray(cv2.resize(crop, (width, 48)), np.float32)[:, :, ::-1]
            seen[:, :, :width] = scaled.transpose(2, 0, 1) / 127.5 - 1.0
        told = reader._session.run(None, {"x": room})[0]
        for at, one, width in zip(order[first : first + 6], told, widths):
            found[at] = reader.decided(one, room.shape[3] / width)
    return found

told = []
for key in ("eng", "zho"):
    clean = drawn(key, (6.0, 4.0)).pixels
    for pixels in (clean, scanned(clean)):
        seen = line_finding._normalised(cv2.resize(pixels, (768, 512)))
        chances = engine._finder._session.run(None, {"x": seen})[0]
        lines = in_order(engine.find(pixels))
        crops = [line_reading.cut_out(pixels, line) for line in lines]
        read = together(crops) if sys.argv[1] == "as before" else engine._reader.read(crops)
        told.append({
            "chances": hashlib.sha256(chances.tobytes()).hexdigest(),
            "lines": ["".join(one.text for one in line.characters) for line in read],
        })
print(json.dumps(told))
"""


def told(how: str) -> list[dict]:
    """In a process of its own: the library heeds the first session of each alone."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, how],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def both() -> tuple[list[dict], list[dict]]:
    return told("as before"), told("as now")


def test_lines_are_found_by_the_same_numbers(both):
    before, now = both
    assert [one["chances"] for one in before] == [one["chances"] for one in now]


def test_lines_say_the_same_letters_alone_and_together(both):
    """In company the padding of a longer line may swallow a blank, so that blanks are no matter."""
    before, now = both
    for one, other in zip(before, now, strict=True):
        assert len(one["lines"]) > 2
        assert list(map(letters, one["lines"])) == list(map(letters, other["lines"]))
    clean = [at for at in range(len(now)) if at % 2 == 0]
    assert [before[at]["lines"] for at in clean] == [now[at]["lines"] for at in clean]


def letters(line: str) -> str:
    return "".join(line.split())


def test_denormal_numbers_are_really_flushed():
    """The control: without the setting a product of two tiny numbers is not nought."""
    script = """
import onnxruntime, sys
from pathlib import Path
from casefiles.evidence.ocr import sessions
model = (Path(onnxruntime.__file__).parent / "datasets" / "mul_1.onnx").read_bytes()
if sys.argv[1] == "as before":
    class Options(onnxruntime.SessionOptions):
        def add_session_config_entry(self, name, value):
            pass
    onnxruntime.SessionOptions = Options
import numpy as np
session = sessions.opened(model)
tiny = np.full((3, 2), 1e-39, np.float32)
print(int(np.count_nonzero(session.run(None, {session.get_inputs()[0].name: tiny})[0])))
"""
    found = [
        int(
            subprocess.run(
                [sys.executable, "-W", "ignore", "-c", script, how],
                cwd=ROOT,
                check=True,
                capture_output=True,
                text=True,
                timeout=300,
            ).stdout
        )
        for how in ("as before", "as now")
    ]
    assert found[0] > 0
    assert found[1] == 0
    assert np.float32(1e-39) != 0
