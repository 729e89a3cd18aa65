"""Files, disks and moments that go wrong while the window works: told in words, nothing lost."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from shiboken6 import isValid

from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Document, Edition, Event
from casefiles.office.case.vault_service import VaultService
from casefiles.office.vault.integrity_check import check_vault
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.session import Session
from casefiles.ui.look.theme import Theme
from casefiles.ui.places.documents.list.arrivals import Arrivals
from casefiles.ui.places.documents.list.drop_area import DropArea
from casefiles.ui.shell.main_window import MainWindow
from casefiles.ui.widgets.forms import RecordForm
from casefiles.words.catalogue import explain
from tests.journeys.files.test_drop_300 import drop
from tests.office.looked_at import tick_details
from tests.ui.conftest import (  # noqa: F401
    CLOCK,
    PASSPHRASE,
    desk,
    made_sample,
    no_stray_windows,
    own_desk,
    sample_vault,
    theme,
)
from tests.ui.settling import settle, until
from tests.warm_children import cold_children

Opens = Callable[..., "Open"]
RIGHT_TO_LEFT = "\u202efdp.exe"


class Open:
    """A vault that is open in a window, and what the window said."""

    def __init__(self, desk: VaultService, theme: Theme, folder: Path) -> None:
        self.desk, self.folder = desk, folder
        self.session = Session(desk.unlock(folder, PASSPHRASE), CLOCK)
        self.crashes: list[BaseException] = []
        self.said: list[str] = []
        self.session.crashed.connect(self.crashes.append)
        self.main = MainWindow(self.session, theme)
        self.main.notices.posted.connect(lambda words, _kind, _action: self.said.append(words))
        self.main.show()
        self.main.activateWindow()
        until(lambda: self.main.workspace is not None)
        settle(self.session)

    @property
    def case_id(self) -> CaseId:
        return self.main.workspace.context.case_id

    def find(self, kind: type) -> tuple:
        return self.session.vault.ask(lambda reader: reader.find(kind))

    def go(self, place: NavigationTarget):
        self.main.workspace.context.navigator.go(place)
        settle(self.session, 0.05)
        return self.main.workspace.room

    def do(self, action: str) -> None:
        self.main.workspace.context.actions.requested.emit(action)

    def arrivals(self) -> Arrivals:
        return self.go(NavigationTarget("documents")).arrivals

    def drop(self, path: Path) -> Arrivals:
        arrivals = self.arrivals()
        drop(self.main.workspace.room.findChild(DropArea), path)
        until(lambda: arrivals.is_running or bool(arrivals.ended))
        return arrivals

    def taken(self) -> int:
        """Return how many files the work at hand has taken; 0 before it begins."""
        return self.session.tasks[0].progress.done if self.session.tasks else 0

    def close(self) -> None:
        """Close as a lock does; what waited for work in hand would end by the fault handler."""
        self.main.keep_drafts()
        self.session.close()
        self.main.hide()
        assert self.crashes == []


@pytest.fixture
def opens(qapp, desk: VaultService, theme: Theme, qtbot) -> Iterator[Opens]:
    opened: list[Open] = []

    def make(folder: Path, by: VaultService = desk) -> Open:
        opened.append(Open(by, theme, folder))
        qtbot.addWidget(opened[-1].main)
        return opened[-1]

    yield make
    for one in opened:
        one.main.hide()
        try:
            one.session.close()
        except CasefilesError as error:
            print("closing:", error)


def require_sound(desk: VaultService, folder: Path) -> tuple:
    """Open a vault anew, and prove it; returns its documents."""
    with desk._open(folder, PASSPHRASE) as vault:
        assert check_vault(vault, CancellationToken()).sound
        return vault.read(lambda reader: reader.find(Document))


def many_files(folder: Path, count: int) -> Path:
    for number in range(count):
        path = (
            folder / f"{number % 40:02}" / f"{number:05} note{('.txt', '.TXT', '.pdf')[number % 3]}"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"Note {number}: seen at the gate.\n" * (number % 3 + 1) if number % 17 else ""
        )
    return folder


@pytest.mark.parametrize("count", [200, pytest.param(5_000, marks=pytest.mark.long)])
def test_a_great_drop_is_stopped_gone_on_with_and_closed(
    opens: Opens, desk: VaultService, sample_vault: Path, tmp_path: Path, count: int
):
    window = opens(sample_vault)
    before = len(window.find(Document))
    folder = many_files(tmp_path / "stick", count)
    arrivals = window.drop(folder)
    until(lambda: len(arrivals.rows()) + len(arrivals.became) >= count - 20)
    until(lambda: window.taken() >= count // 20, longest=240)
    window.session.tasks[0].stop()
    until(lambda: not arrivals.is_running)
    (ended,) = arrivals.ended.values()
    assert ended.report.is_stopped
    assert ended.left
    arrivals.go_on(ended.id)
    until(lambda: window.taken() >= count // 10, longest=240)
    kept = len(window.find(Document))
    window.close()
    documents = require_sound(desk, sample_vault)
    assert before < kept <= len(documents) < before + count
    again = opens(sample_vault)
    until(lambda: bool(again.arrivals().ended))
    (left,) = again.arrivals().ended.values()
    assert left.can_go_on
    assert left.left >= count - (len(documents) - before) - count // 17 - 1 - 40
    print(f"{count} files, {kept - before} kept")


@pytest.mark.parametrize("size", [48 << 20, pytest.param(3 << 30, marks=pytest.mark.long)])
def test_what_is_no_honest_file_is_refused_or_kept_in_words(
    opens: Opens, desk: VaultService, sample_vault: Path, tmp_path: Path, size: int
):
    folder = tmp_path / "stick"
    folder.mkdir()
    good = {
        "new\nline\t.txt": b"a", "n" * 251 + ".txt": b"b", RIGHT_TO_LEFT: b"c", "empty.txt": b"",
        "[[name]].txt": b"d", "a'b\"c;--.txt": b"e", "%00%2f.txt": b"f", " .txt": b"g",
    }  # fmt: skip
    for name, data in good.items():
        (folder / name).write_bytes(data)
    Path(os.fsdecode(os.fsencode(folder) + b"/bad \xff\xfe.txt")).write_bytes(b"h")
    with (folder / "huge.bin").open("wb") as huge:
        huge.truncate(size)
    (folder / "link.txt").symlink_to("new\nline\t.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    if os.geteuid() == 0:
        os.mknod(folder / "zero", 0o20600, os.makedev(1, 5))
    window = opens(sample_vault)
    before = {document.id for document in window.find(Document)}
    at_most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + 300_000
    arrivals = window.drop(folder)
    until(lambda: not arrivals.is_running, longest=300)
    settle(window.session)
    (ended,) = arrivals.ended.values()
    refused = {row.name: row.reason for row in ended.report.not_taken}
    taken = {one.file_name for one in window.find(Document) if one.id not in before}
    print(refused, taken, ended.words())
    assert "2 cannot be read" in ended.words()
    assert refused["link.txt"] == refused["loop"] == "arrival_is_link"
    assert refused["pipe.txt"] == "arrival_not_a_file"
    assert taken >= {"huge.bin", "[[name]].txt", "new\ufffdline\ufffd.txt"}
    assert len(taken) == len(good) + 2
    assert any("bad" in name for name in taken)
    shown = window.main.workspace.room.list.table.rows_model
    places = [(row, at) for row in range(shown.rowCount()) for at in range(shown.columnCount())]
    words = [str(shown.index(*place).data() or "") for place in places]
    assert not [text for text in words if "\u202e" in text or "\n" in text]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < at_most
    window.close()
    require_sound(desk, sample_vault)


def test_files_that_vanish_change_or_close_up_on_the_way_are_told(
    opens: Opens, desk: VaultService, sample_vault: Path, tmp_path: Path
):
    folder = many_files(tmp_path / "stick", 80)
    for number in range(3):
        (folder / "39" / f"z{number}.txt").write_text(f"last {number}")
    window = opens(sample_vault)
    before = len(window.find(Document))
    arrivals = window.drop(folder)
    until(lambda: bool(arrivals.rows()))
    (folder / "39" / "z0.txt").unlink()
    (folder / "39" / "z1.txt").unlink()
    (folder / "39" / "z1.txt").mkdir()
    (folder / "39" / "z2.txt").unlink()
    (folder / "39" / "z2.txt").symlink_to("/etc/passwd")
    until(lambda: not arrivals.is_running, longest=120)
    (ended,) = arrivals.ended.values()
    refused = {row.name: row.reason for row in ended.report.not_taken}
    assert refused.keys() == {"z0.txt", "z1.txt", "z2.txt"}
    assert refused["z0.txt"] == "arrival_vanished"
    assert "3 not taken" in ended.words()
    window.close()
    assert len(require_sound(desk, sample_vault)) == before + ended.report.added


def children_of_this() -> set[int]:
    """Return the processes that this one started, and theirs."""
    found, waiting = set(), [os.getpid()]
    while waiting:
        for task in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            try:
                new = {int(word) for word in task.read_text().split()} - found
            except OSError:
                continue
            found |= new
            waiting += new
    return found


@pytest.fixture
def started_cold() -> Iterator[None]:
    """Let this process be the parent of each child, as the program is."""
    with cold_children():
        yield


LONG = pytest.mark.long


@pytest.mark.parametrize("steps", [pytest.param(0, marks=LONG), 1, pytest.param(4, marks=LONG)])
@pytest.mark.parametrize("work", ["export", "rehearsal"])
@pytest.mark.usefixtures("started_cold")
def test_a_lock_during_work_leaves_no_file_and_no_process(
    opens: Opens, own_desk: VaultService, sample_vault: Path, tmp_path: Path, work: str, steps: int
):
    out = tmp_path / "out"
    out.mkdir()
    before = children_of_this()
    window = opens(sample_vault, own_desk)
    case_id = window.session.vault.ask(lambda reader: reader.find(Case))[0].id
    tick_details(window.session.vault, EditionRequest(case_id, "national_court", "court_open"))
    room = window.go(NavigationTarget("dossier"))
    until(lambda: room.checks.is_current, longest=60)
    settle(window.session)
    heard: list[Progress] = []
    window.session.started.connect(
        lambda task: task.stepped.connect(lambda: heard.append(task.progress))
    )
    if work == "export":
        room._on_export_requested(out / "dossier.pdf", False)
    else:
        window.do("dossier.preview")
    until(lambda: bool(window.session.tasks))
    until(lambda: len(heard) >= steps or not window.session.tasks)
    is_done = not window.session.tasks
    window.close()
    print(f"{work} locked after {heard}, done: {is_done}")
    assert not is_done or steps > 1, "it was locked at work"
    editions = require_sound_editions(own_desk, sample_vault)
    assert len(os.listdir(out)) == editions
    assert is_done or editions == 0 or work == "export"
    until(lambda: children_of_this() - before == set())


def require_sound_editions(desk: VaultService, folder: Path) -> int:
    require_sound(desk, folder)
    with desk._open(folder, PASSPHRASE) as vault:
        return len(vault.read(lambda reader: reader.find(Edition)))


@pytest.fixture
def small_disk(tmp_path: Path, made_sample: Path) -> Iterator[Path]:
    """A disk with the vault of the sample case, and little room beside it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sum(one.stat().st_size for one in made_sample.iterdir()) + (6 << 20)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode:
        if os.environ.get("CI") == "true":
            pytest.fail("a small disk cannot be mounted")
        pytest.skip("a small disk can be mounted by root only")
    shutil.copytree(made_sample, disk / "vault")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return filler


def event_form(window: Open) -> RecordForm:
    window.go(NavigationTarget("timeline"))
    window.do("timeline.add_event")
    settle(window.session, 0.05)
    return next(one for one in window.main.findChildren(RecordForm) if one.isVisible())


def write_event(form: RecordForm, text: str) -> None:
    form.fields["date"].line.setText("2019")
    form.fields["text"].edit.setPlainText(text)


def test_a_full_disk_is_told_and_what_was_typed_stays(
    opens: Opens, desk: VaultService, small_disk: Path, tmp_path: Path
):
    window = opens(small_disk / "vault")
    events = len(window.find(Event))
    form = event_form(window)
    filler = fill(small_disk)
    for number in range(200):
        write_event(form, f"{number} " + os.urandom(30_000).hex())
        typed = form.fields["text"].value()
        form.save.click()
        settle(window.session, 0.03)
        if window.said and "full" in " ".join(window.said):
            break
        events += 1
        form = event_form(window)
    assert "full" in " ".join(window.said)
    assert form.isVisible()
    assert form.fields["text"].value() == typed
    window.said.clear()
    folder = many_files(tmp_path / "stick", 12)
    (folder / "big.bin").write_bytes(os.urandom(1 << 20))
    arrivals = window.arrivals()
    drop(window.main.workspace.room.findChild(DropArea), folder)
    settle(window.session)
    until(lambda: not arrivals.is_running)
    told = " ".join((*window.said, *(one.words() for one in arrivals.ended.values())))
    assert "full" in told
    filler.unlink()
    form = event_form(window)
    form.save.click()
    settle(window.session)
    assert len(window.find(Event)) == events + 1
    window.close()
    require_sound(desk, small_disk / "vault")


@pytest.mark.parametrize("how", ["renamed", "locked away"])
def test_a_vault_that_is_pulled_away_is_told(
    opens: Opens, desk: VaultService, sample_vault: Path, tmp_path: Path, how: str
):
    window = opens(sample_vault)
    events = len(window.find(Event))
    elsewhere = sample_vault.with_name("elsewhere")
    if how == "renamed":
        sample_vault.rename(elsewhere)
    else:
        sample_vault.chmod(0)
    form = event_form(window)
    write_event(form, "after it was pulled away")
    form.save.click()
    settle(window.session)
    for room in ("documents", "people", "dossier", "history", "vault", "preferences", "overview"):
        window.go(NavigationTarget(room))
    window.do("app.check")
    settle(window.session)
    folder = many_files(tmp_path / "stick", 5)
    drop(window.go(NavigationTarget("documents")).findChild(DropArea), folder)
    settle(window.session)
    is_shown = isValid(form)
    print(how, window.said)
    try:
        window.close()
    except CasefilesError as error:
        print(explain(error.code, error.safe))
    finally:
        if how == "renamed":
            elsewhere.rename(sample_vault)
        else:
            sample_vault.chmod(0o700)
    require_sound(desk, sample_vault)
    with desk._open(sample_vault, PASSPHRASE) as vault:
        is_kept = len(vault.read(lambda reader: reader.find(Event))) == events + 1
    if not is_kept:
        assert is_shown
        assert any("not where it was" in words for words in window.said)
