"""A finished file arrives whole or not at all."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import CasefilesError, NotEnoughSpace, Refused
from casefiles.domain.foundation.ids import Randomness
from casefiles.office.workplace import delivery
from casefiles.office.workplace.delivery import check_target, delivered


def test_a_file_arrives_with_private_mode_and_leaves_no_part(tmp_path: Path):
    target = tmp_path / "dossier.pdf"
    deliver(b"x" * 3_000_000, target, os.urandom, replace=False)
    assert target.read_bytes() == b"x" * 3_000_000
    assert target.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["dossier.pdf"]


def test_an_existing_file_is_kept_unless_it_may_be_replaced(tmp_path: Path):
    target = tmp_path / "dossier.pdf"
    target.write_bytes(b"old")
    with pytest.raises(Refused, match="target_exists"):
        deliver(b"new", target, os.urandom, replace=False)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["dossier.pdf"]
    deliver(b"new", target, os.urandom, replace=True)
    assert target.read_bytes() == b"new"


def test_targets_that_cannot_be_meant_are_refused_before_any_work(tmp_path: Path):
    vault = tmp_path / "vault"
    vault.mkdir()
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "nowhere")
    for target, code in (
        (tmp_path / "none" / "a.pdf", "target_folder_missing"),
        (vault / "a.pdf", "target_in_vault"),
        (vault, "target_not_a_file"),
        (link, "target_exists"),
    ):
        with pytest.raises(Refused, match=code):
            check_target(target, vault, replace=False)


def test_a_target_folder_that_vanishes_ends_in_words(tmp_path: Path):
    folder = tmp_path / "stick"
    folder.mkdir()
    check_target(folder / "a.pdf", tmp_path / "vault", replace=False)
    shutil.rmtree(folder)
    with pytest.raises(Refused, match="target_vanished"):
        deliver(b"x", folder / "a.pdf", os.urandom, replace=False)


def test_a_folder_that_vanishes_between_writing_and_renaming_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "stick"
    folder.mkdir()
    whole = delivery._write

    def pulled(data: bytes, name: str, descriptor: int) -> None:
        whole(data, name, descriptor)
        shutil.rmtree(folder)

    monkeypatch.setattr(delivery, "_write", pulled)
    with pytest.raises(Refused, match="target_vanished"):
        deliver(b"x", folder / "a.pdf", os.urandom, replace=True)
    assert not folder.exists()


def test_a_full_disk_leaves_neither_part_nor_file(tmp_path: Path):
    import resource
    import signal

    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, hard))
    try:
        with pytest.raises(NotEnoughSpace):
            deliver(b"x" * (2 << 20), tmp_path / "a.pdf", os.urandom, replace=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert os.listdir(tmp_path) == []


def test_a_disk_that_returns_other_bytes_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    whole = delivery._write
    monkeypatch.setattr(
        delivery, "_write", lambda data, name, folder: whole(data[:-1] + b"?", name, folder)
    )
    with pytest.raises(CasefilesError, match="target_not_kept"):
        deliver(b"dossier", tmp_path / "a.pdf", os.urandom, replace=False)
    assert os.listdir(tmp_path) == []


def test_a_file_is_taken_away_again_if_it_cannot_be_recorded(tmp_path: Path):
    with (
        pytest.raises(ZeroDivisionError),
        delivered(b"new", tmp_path / "a.pdf", os.urandom, replace=False),
    ):
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_replaced_file_comes_back_if_the_new_one_cannot_be_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
):
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with (
        pytest.raises(ZeroDivisionError),
        delivered(b"new", target, os.urandom, replace=True),
    ):
        assert target.read_bytes() == b"new"
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_stick_without_links_takes_a_file_and_refuses_to_overwrite(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "link", without_links)
    target = tmp_path / "a.pdf"
    deliver(b"one", target, os.urandom, replace=False)
    with pytest.raises(Refused, match="target_exists"):
        deliver(b"two", target, os.urandom, replace=False)
    assert target.read_bytes() == b"one"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="target_name_unusable"):
        check_target(tmp_path / ("x" * 300), tmp_path / "vault", replace=False)


def without_links(*_args: object, **_options: object) -> None:
    raise PermissionError(errno.EPERM, "no links here")


def deliver(data: bytes, target: Path, randomness: Randomness, *, replace: bool) -> None:
    with delivered(data, target, randomness, replace=replace):
        pass
