"""Children are locked before they are given anything, and what they must not do is seen."""

import sys
from pathlib import Path

import pytest

from casefiles.domain.files.extraction import LossyImage, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.office.workplace import children
from casefiles.office.workplace.burning_children import BurningChildren
from casefiles.office.workplace.channel import ChildChannel, Limits
from casefiles.redaction.pixels.gate import burn
from tests.office.workplace.strange_child import WAYS, Escape, Sum

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the lock is Linux's")
ROOT = Path(__file__).parents[3]
CHILD = "tests.office.workplace.strange_child"
SIZE = 400, 600


def tried(monkeypatch: pytest.MonkeyPatch, way: str, kind: str) -> str:
    run = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.argv[1:] = [{kind!r}]; "
        f"import runpy; runpy.run_module({CHILD!r}, run_name='__main__')"
    )
    monkeypatch.setattr(children, "child_command", lambda *_: [sys.executable, "-c", run])
    with ChildChannel("x", "escaping", Limits(silence=60.0)) as channel:
        try:
            return channel.ask(Escape(way), Sum)[0].said
        except WorkerFailed as lost:
            return str(lost.safe["reason"])


@pytest.mark.parametrize("way", list(WAYS))
def test_a_locked_child_that_tries_to_get_out_is_refused_or_ended_and_told(
    monkeypatch: pytest.MonkeyPatch, way: str
):
    assert tried(monkeypatch, way, "locked") in {"refused", "forbidden_call"}
    assert tried(monkeypatch, way, "free") == "did it", "the control: it is a way out"


@pytest.mark.parametrize("way", [way for way in WAYS if way != "fork"])
def test_a_child_that_may_read_the_program_can_do_nothing_else(
    monkeypatch: pytest.MonkeyPatch, way: str
):
    assert tried(monkeypatch, way, "reading") == "refused"


def page(kind: str) -> Raster:
    columns, rows = SIZE
    white, black, red = b"\xff\xff\xff", b"\0\0\0", b"\xd0\x20\x20"
    across = range(columns)
    row = {
        "print": b"".join(black if at % 20 < 3 else white for at in across),
        "stamp": b"".join(red if at % 9 < 3 else white for at in across),
        "photo": b"".join(bytes([at % 256, at * 7 % 256, at * 3 % 256]) for at in across),
        "grey photo": b"".join(bytes([at % 256]) * 3 for at in across),
    }[kind]
    lossy = LossyImage(Box(0.0, 0.0, 1.0, 1.0), 1 / columns, 1 / rows, is_wavelet=False)
    return Raster(1, 200.0, 300.0, columns, rows, row * rows, (lossy,))


def test_a_locked_child_burns_every_kind_of_page_as_this_process_does():
    family = BurningChildren(CancellationToken())
    boxes = [Box(0.1, 0.1, 0.6, 0.2)]
    codings = set()
    try:
        with family.one() as child:
            for kind in ("print", "stamp", "photo", "grey photo"):
                for is_bilevel in (False, True):
                    raster = page(kind)
                    burned = child.burn(raster, "AB/1", boxes, is_bilevel=is_bilevel)
                    assert burned == burn(raster, "AB/1", 1, boxes, is_bilevel=is_bilevel)
                    codings.add(burned.coding)
            told = Path(f"/proc/{child._channel.process.pid}")
            limits = {line[:26].strip(): line[26:].split()[0] for line in told_lines(told)}
            assert (limits["Max open files"], limits["Max file size"]) == ("3", "0")
    finally:
        family.close()
    assert len(codings) >= 3


def told_lines(process: Path) -> list[str]:
    return (process / "limits").read_text().splitlines()[1:]
