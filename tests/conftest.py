"""A test that cannot run here is skipped for a user and a failure where CI=true."""

import gc
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from casefiles.words import language
from tests import arithmetic, costs, shards

# A text that a catalogue lacks, or that cannot be filled, ends a test; a user gets it in English.
language.refuse_faults()

# The same examples each time: what chance finds it finds in the campaigns, not in somebody's run.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")

# Windows of tests are drawn where nobody sees them; Qt would end the process without a display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_SHARD = pytest.StashKey[shards.Shard]()
_LAST = pytest.StashKey[bool]()

_SPENT: list[float] = []
"""Processor seconds at the ends of the phases of the test that runs."""

_YOUNG = 1
"""Generations of garbage that are collected after each test."""

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
"""Bytes of a page of memory."""

_GROWTH = 300 << 20
"""Bytes by which a process grows before all its garbage is collected, in a fifth of a second."""

_grown_from = [0]
"""Bytes in memory at the last full collection."""

INHERENT = (
    "root writes anywhere",  # its twin in tests/journeys becomes another user
    "root may read everything",
    "the checkout is not readable for other users",
    "no other Python",
    "Unicode's files of this version are not installed",
    "nobody but the maker needs",
    "the kernel's headers are not installed",
    "no second medium here",
    "root may not mount here",
    "only root can give files to somebody else",
)
"""Reasons that no installation of test tools could remove everywhere."""


@pytest.fixture
def stick() -> Iterator[Path]:
    """Return a folder on another medium than those of the vaults of tests."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK) or memory.stat().st_dev == Path("/tmp").stat().st_dev:
        pytest.skip("no second medium here")
    with tempfile.TemporaryDirectory(dir=memory, prefix="casefiles-stick-") as place:
        yield Path(place)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> object:
    """Return pytest-qt's bot, but patient."""
    from tests.patience import PatientBot

    return PatientBot(request)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SHARD] = shards.settled_shard()


def pytest_report_header(config: pytest.Config) -> str:
    return f"turn of tests: {config.stash[_SHARD]} of {shards.TURNS} ({shards.WHERE})"


@pytest.fixture(scope="session")
def shard(pytestconfig: pytest.Config) -> shards.Shard:
    """Return what this run takes of the cases inside a test."""
    return pytestconfig.stash[_SHARD]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave a file unread that waits for its turn; pytest asks about no file that was named."""
    shard = config.stash[_SHARD]
    if shard.is_whole or not collection_path.match("test_*.py"):
        return None
    if not collection_path.is_relative_to(config.rootpath):
        return None
    name = collection_path.relative_to(config.rootpath).as_posix()
    return shards.waits(name, collection_path.read_text(encoding="utf-8"), shard) or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if shards.is_split(item):
            item.add_marker("campaign")
    items[:] = shards.by_cost(items)
    if any("[" in argument for argument in config.args):
        return  # whoever names one case wants that case
    if empty := shards.without_cases(items):
        raise pytest.UsageError(f"a shard has no case of: {', '.join(empty)}")
    items[:], left = shards.split(items, config.stash[_SHARD])
    if left:
        config.hook.pytest_deselected(items=left)


def pytest_sessionstart() -> None:
    gc.disable()


def pytest_sessionfinish() -> None:
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        # Qt frees what was copied when the process ends: after Python, which made it.
        gui.QGuiApplication.clipboard().clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    item.stash[_LAST] = nextitem is None
    _SPENT.clear()
    _SPENT.append(costs.spent())
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and shards.is_split(item):
        report.sections.append(
            ("Shard", f"{shards.WHERE}={item.config.stash[_SHARD]} runs it again")
        )
    _SPENT.append(costs.spent())
    ends = call.when == "teardown" and item.stash[_LAST]
    costs.note(costs.END if ends else item.nodeid, call.when, _SPENT[-1] - _SPENT[-2])
    if report.skipped and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
        if not any(inherent in reason for inherent in INHERENT):
            report.outcome = "failed"
            report.longrepr = f"with CI=true nothing may be skipped: {reason}"
    return report


def _resident() -> int:
    """Return how many bytes of memory this process has; 0 where no system tells."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * _PAGE if told.exists() else 0


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Let go of widgets that a test is done with: outside of a running loop Qt keeps them all.

    As in the program, garbage is collected on this thread only: on a worker's thread that would
    end objects of Qt under the feet of the window.
    """
    ended = yield
    gc.disable()
    arithmetic.restore_tiny_numbers()
    if _resident() > _grown_from[0] + _GROWTH:
        gc.collect()
        _grown_from[0] = _resident()
    else:
        gc.collect(_YOUNG)
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return ended
