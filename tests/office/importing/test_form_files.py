"""Files of a form are opened below its folder only: no links, devices or ways out."""

import os
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.office.importing.import_files import blocks, open_below


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "form"
    (inside / "sub").mkdir(parents=True)
    (inside / "sub" / "a.txt").write_bytes(b"evidence")
    (tmp_path / "outside.txt").write_bytes(b"secret of another case")
    return inside


def test_a_file_below_the_folder_is_read(folder: Path):
    with open_below(folder, "sub/a.txt", "here") as descriptor:
        assert b"".join(blocks(descriptor, "here")) == b"evidence"


@pytest.mark.parametrize("name", ["../outside.txt", "sub/../../outside.txt", "/etc/passwd", "a\\b"])
def test_a_path_that_leaves_the_folder_is_refused(folder: Path, name: str):
    with pytest.raises(InvalidInput, match="file_outside_folder"), open_below(folder, name, "here"):
        pass


def test_a_link_to_a_file_or_on_the_way_is_refused(folder: Path):
    (folder / "link.txt").symlink_to(folder.parent / "outside.txt")
    (folder / "way").symlink_to(folder.parent)
    for name in ("link.txt", "way/outside.txt"):
        with pytest.raises(InvalidInput, match="file_unreadable"), open_below(folder, name, "x"):
            pass


def test_a_pipe_or_folder_is_refused_without_waiting(folder: Path):
    os.mkfifo(folder / "pipe")
    for name in ("pipe", "sub"):
        with pytest.raises(InvalidInput, match="file_not_regular"), open_below(folder, name, "x"):
            pass


def test_a_missing_file_is_told_by_its_place_not_its_name(folder: Path):
    with pytest.raises(InvalidInput) as refused, open_below(folder, "gulnar.pdf", "documents[0]"):
        pass
    assert str(refused.value) == "file_missing (place=documents[0])"


def test_refusals_leave_no_descriptor_open(folder: Path):
    before = len(os.listdir("/proc/self/fd"))
    for name in ("sub/none", "none/a", "sub"):
        with pytest.raises(InvalidInput), open_below(folder, name, "x"):
            pass
    assert len(os.listdir("/proc/self/fd")) == before
