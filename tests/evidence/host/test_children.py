"""The processes behind a template: none is left over, none knows what another one saw."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host import children as host_children
from casefiles.evidence.host.children import ForkedChildren, FreshChildren
from casefiles.evidence.host.sandboxed_children import SandboxedChildren
from casefiles.evidence.host.template import Template, open_template
from casefiles.words.catalogue import explain
from tests.evidence.conftest import RESOURCES
from tests.evidence.samples import endless_forms, picture, text_pdf

ROOT = Path(__file__).resolve().parents[3]
LIMITS = WorkerLimits()
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc")


def children_of(process: int) -> list[int]:
    told = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(number) for number in told.split()]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(is_so, seconds: float = 20.0) -> bool:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if is_so():
            return True
        time.sleep(0.02)
    return False


def open_files() -> set[tuple[str, str]]:
    """Return what is open, each pipe by its own number; what others close meanwhile is no leak."""
    found = set()
    for name in os.listdir("/proc/self/fd"):
        with contextlib.suppress(OSError):
            found.add((name, str(Path(f"/proc/self/fd/{name}").readlink())))
    return {one for one in found if not one[1].startswith(f"/proc/{os.getpid()}/")}


def descriptors(process: int) -> int:
    """How many files a process has open; a hardened one tells only root."""
    return len(os.listdir(f"/proc/{process}/fd")) if os.geteuid() == 0 else 0


only_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only root may look into a hardened process",
)


def test_workers_are_fully_locked_here(template: Template):
    assert template.level == "full"


def test_two_hundred_documents_leave_nothing_behind():
    documents = [text_pdf(["a"]), picture("PNG"), b"note", b"\xff\xd8\xff broken", b"", b"%PDF-"]
    before = open_files()
    threads = threading.active_count()
    with open_template(RESOURCES, LIMITS) as template:
        family = template._children
        assert isinstance(family, ForkedChildren)
        files_of_template = descriptors(family.process_id)
        during = open_files()
        for number in range(200):
            template.read([documents[number % len(documents)]], CancellationToken())
        assert open_files() <= during
        assert descriptors(family.process_id) == files_of_template
        assert children_of(family.process_id) == []
    assert open_files() <= before
    assert threading.active_count() <= threads
    assert not is_alive(family.process_id)


@only_root
def test_a_worker_knows_nothing_of_the_document_before():
    """Fresh memory for each: the template never holds what a worker was given."""
    secret = b"needle-" + os.urandom(8).hex().encode()
    with open_template(RESOURCES, LIMITS) as template:
        template.read([text_pdf([secret.decode()])], CancellationToken())
        template.read([secret * 100], CancellationToken())
        family = template._children
        assert isinstance(family, ForkedChildren)
        memory = memory_of(family.process_id)
        assert b"NotoSans" in memory, "control: the memory was really read"
        assert b"needle-" not in memory


def memory_of(process: int) -> bytes:
    found = []
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            bounds, rights = line.split()[:2]
            start, end = (int(bound, 16) for bound in bounds.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                found.append(memory.read(end - start) or b"")
    return b"".join(found)


def test_a_crashing_document_does_not_disturb_its_neighbour(template: Template):
    """Two at once: one dies of a signal while the other one is read to its end."""
    pages = [[str(number)] for number in range(300)]
    results = []
    long = threading.Thread(
        target=lambda: results.append(template.read([text_pdf(*pages)], CancellationToken()))
    )
    long.start()
    for _ in range(20):
        assert template.read([b"%PDF-1.7 broken"], CancellationToken()).unreadable == "broken_file"
    long.join()
    assert len(results[0].pages) == 300


def test_an_abandoned_rendering_ends_its_worker(template: Template):
    family = template._children
    assert isinstance(family, ForkedChildren)
    rasters = template.render([text_pdf(["a"], ["b"], ["c"])], [1, 2, 3], 72, CancellationToken())
    next(rasters)
    assert len(children_of(family.process_id)) == 1
    rasters.close()
    assert children_of(family.process_id) == []


def test_when_the_program_is_killed_its_workers_die_too():
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.evidence.host.test_children import *\n"
        "with open_template(RESOURCES, WorkerLimits(seconds_per_page=60)) as template:\n"
        "    print(template._children.process_id, flush=True)\n"
        "    template.read([endless_forms()], CancellationToken())\n"
    )
    program = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE)
    assert program.stdout is not None
    template = int(program.stdout.readline())
    assert wait_until(lambda: children_of(template))
    (worker,) = children_of(template)
    program.kill()
    program.wait()
    program.stdout.close()
    assert wait_until(lambda: not is_alive(template))
    assert wait_until(lambda: not is_alive(worker))


def test_when_the_template_is_killed_the_program_says_so_and_its_worker_dies():
    with open_template(RESOURCES, LIMITS) as template:
        family = template._children
        assert isinstance(family, ForkedChildren)
        rasters = template.render([text_pdf(["a"], ["b"])], [1, 2], 300, CancellationToken())
        next(rasters)
        (worker,) = children_of(family.process_id)
        os.kill(family.process_id, signal.SIGKILL)
        assert wait_until(lambda: not is_alive(worker))
        rasters.close()
        with pytest.raises(WorkerFailed, match="sandbox_lost"):
            template.read([b"text"], CancellationToken())


def test_a_template_that_cannot_start_is_told(tmp_path: Path):
    before = open_files()
    with pytest.raises(WorkerFailed) as caught:
        open_template(tmp_path, LIMITS)
    assert caught.value.code == "sandbox_failed"
    assert str(tmp_path) not in str(caught.value)
    assert open_files() <= before


def test_a_template_that_is_merely_late_is_told_apart_from_a_fault(monkeypatch):
    monkeypatch.setattr(host_children, "_SECONDS_TO_START", 0.05)
    before = open_files()
    with pytest.raises(WorkerFailed) as caught:
        open_template(RESOURCES, LIMITS)
    assert caught.value.code == "sandbox_busy"
    words = explain("sandbox_busy", {})
    assert "too busy" in words
    assert "try again" in words
    assert "report" not in words
    assert open_files() <= before


class Silent:
    """A child that runs and says nothing, as on a machine that does not come to it."""

    def __init__(self) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(["sleep", "60"], stdin=pipe, stdout=pipe)
        self.requests, self.answers = self._process.stdin, self._process.stdout

    def start(self):
        return self

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int:
        self._process.kill()
        status = self._process.wait()
        self.requests.close()
        self.answers.close()
        return max(-status, 0)

    def close(self) -> None:
        """Nothing is left."""


def test_a_worker_that_is_merely_late_is_told_apart_from_a_fault():
    with pytest.raises(WorkerFailed) as caught:
        SandboxedChildren(Silent(), time.monotonic, 0.2)
    assert caught.value.code == "sandbox_busy"


def test_who_asks_when_all_is_closed_starts_no_process_any_more():
    before = children_of(os.getpid())
    with open_template(RESOURCES, LIMITS) as late:
        pass
    for start in (late.media, late.recogniser):
        with pytest.raises(WorkerFailed, match="sandbox_lost"):
            start()
    assert set(children_of(os.getpid())) <= set(before)


def test_fresh_processes_do_the_same_work():
    """Where nothing can be forked, every document gets a program of its own."""
    fresh = FreshChildren(RESOURCES, LIMITS)
    data = text_pdf(["the same"])
    with Template(fresh, LIMITS, time.monotonic, has_namespaces=False) as slow:
        assert slow.level == "full"
        reading, raster = (
            slow.read([data], CancellationToken()),
            list(slow.render([data], [1], 72, CancellationToken())),
        )
    with open_template(RESOURCES, LIMITS) as quick:
        assert quick.read([data], CancellationToken()) == reading
        assert list(quick.render([data], [1], 72, CancellationToken())) == raster


def test_fresh_processes_are_reaped_and_timed():
    limits = WorkerLimits(seconds_per_page=0.5)
    before = open_files()
    fresh = FreshChildren(RESOURCES, limits)
    with Template(fresh, limits, time.monotonic, has_namespaces=False) as slow:
        assert slow.read([endless_forms()], CancellationToken()).unreadable == "reading_timed_out"
    assert open_files() <= before


def test_the_program_itself_loads_no_parser():
    """Whoever holds the key must not even have the code in reach of a document."""
    probe = (
        "import sys, casefiles.evidence.host.template\n"
        "print(*(n for n in ('PIL', 'pypdfium2', 'pikepdf', 'lxml') if n in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


@only_root
def test_nothing_of_the_surroundings_is_passed_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CASE_SECRET", "needle")
    secret, other = os.pipe()
    os.set_inheritable(secret, True)
    try:
        with open_template(RESOURCES, LIMITS) as template:
            family = template._children
            assert isinstance(family, ForkedChildren)
            place = Path(f"/proc/{family.process_id}")
            assert b"needle" not in (place / "environ").read_bytes()
            targets = {str((place / "fd" / name).readlink()) for name in os.listdir(place / "fd")}
            assert not any(target.startswith("pipe:") for target in targets)
            assert "needle" not in (place / "cmdline").read_text()
    finally:
        os.close(secret)
        os.close(other)


def test_the_template_works_from_a_folder_with_a_strange_name(tmp_path: Path):
    """The program's own folder is given as an argument, never as code."""
    odd = tmp_path / 'it\'s "odd"; import os'
    odd.mkdir()
    (odd / "casefiles").symlink_to(ROOT / "casefiles")
    (odd / "resources").symlink_to(RESOURCES)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from casefiles.domain.foundation.cancellation import CancellationToken\n"
        "from casefiles.evidence.channel.limits import WorkerLimits\n"
        "from casefiles.evidence.host.template import open_template\n"
        "with open_template(Path(sys.argv[1]) / 'resources', WorkerLimits()) as template:\n"
        "    print(template.read([b'note'], CancellationToken()).media_type)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(odd)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "text/plain"
    assert done.stderr == ""
