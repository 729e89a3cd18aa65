"""The program as it is installed: a list of its files, and what is noticed when one differs."""

import hashlib
import os
import secrets
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.computer import disk_of
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.program import ProgramFiles, compare_files, program_state
from casefiles.typeset.fonts.font_choice import missing_faces
from tests.office.workplace.test_computer import machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small installed program with its list."""
    files = {"bin/python": b"python", "lib/a.py": b"a = 1\n", "lib/with space.txt": b""}
    lines = []
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
    (tmp_path / paths.SUMS).write_text("".join(lines))
    return tmp_path


def seen(folder: Path) -> ProgramFiles:
    return compare_files(folder, CancellationToken())


def test_files_as_they_came_are_unchanged_and_the_list_has_a_fingerprint(folder: Path):
    files = seen(folder)
    assert files.is_unchanged
    assert files.count == 3
    listing = (folder / paths.SUMS).read_bytes()
    assert files.fingerprint == hashlib.sha256(listing).hexdigest()


@pytest.mark.parametrize("byte", range(6))
def test_each_changed_byte_is_noticed(folder: Path, byte: int):
    data = bytearray(b"a = 1\n")
    data[byte] ^= 1
    (folder / "lib/a.py").write_bytes(data)
    files = seen(folder)
    assert (files.is_unchanged, files.changed, files.named) == (False, 1, ("lib/a.py",))


def test_a_file_that_is_gone_or_a_link_or_added_is_noticed(folder: Path):
    (folder / "lib/with space.txt").unlink()
    assert seen(folder).named == ("lib/with space.txt",)
    (folder / "lib/with space.txt").symlink_to(os.devnull)
    assert seen(folder).changed == 1
    (folder / "lib/with space.txt").unlink()
    (folder / "lib/with space.txt").write_bytes(b"")
    (folder / "lib/extra.py").write_bytes(b"")
    files = seen(folder)
    assert (files.is_unchanged, files.changed, files.added) == (False, 0, 1)


def test_an_emptied_list_is_no_proof(folder: Path):
    (folder / paths.SUMS).write_bytes(b"")
    assert not seen(folder).is_unchanged


def test_every_library_that_is_named_is_there_and_no_font_is_missing():
    clock = system_clock("0" * 32)
    place = JobContext(None, lambda: None, clock, secrets.token_bytes, paths.resources())  # type: ignore[arg-type, return-value]
    state = program_state()(place, CancellationToken())
    assert len(state.libraries) == 11
    assert all(version[0].isdigit() for _, version in state.libraries)
    assert state.missing_fonts == ()
    assert not state.is_package


def test_a_font_that_is_missing_is_named(tmp_path: Path):
    assert missing_faces(paths.resources() / "fonts") == ()
    for font in (paths.resources() / "fonts").glob("*.ttf"):
        if font.name != "NotoSansSC-Bold.ttf":
            (tmp_path / font.name).touch()
    assert missing_faces(tmp_path) == ("NotoSansSC-Bold",)


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [({"dm_7": "CRYPT-LUKS2-x-root"}, "encrypted"), ({"dm_7": "LVM-x"}, "plain"), ({}, None)],
)
def test_the_disk_below_a_vault_is_told(tmp_path: Path, blocks, kind):
    assert disk_of(Path("/home/a/vault"), machine(tmp_path, "", **blocks)) == kind
