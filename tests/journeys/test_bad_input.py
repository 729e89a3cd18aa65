"""Bad input ends in words and the right exit code, with nothing half done."""

import json
import os
import shlex
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.samples import flate_bomb
from tests.journeys.conftest import Journey
from tests.journeys.terminal import SAMPLE, Ended, names_of


def said(done: Ended, code: int, words: str) -> None:
    assert done.code == code, done.out + done.err
    assert words in done.err
    assert "Traceback" not in done.err
    assert "Error" not in done.err


@pytest.fixture
def vault(journey: Journey, tmp_path: Path) -> Path:
    return Path(shutil.copytree(journey.vault, tmp_path / "vault"))


def held(journey: Journey, vault: Path) -> Any:
    """Return what a check counts, but for pages: those that are freed again stay in the file."""
    return journey.terminal.run("check", vault, "--json").json | {"pages": 0}


def case_of(folder: Path, files: dict[str, bytes], **more: Any) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    documents = more.pop("documents", [{"id": name, "file": name} for name in files])
    form = {"reference": "BAD/1", "title": "Case", "documents": documents} | more
    path = folder / "case.json"
    path.write_text(json.dumps(form))
    return path


def test_a_wrong_passphrase_is_not_called_damage(journey: Journey, tmp_path: Path):
    other = tmp_path / "other"
    other.write_text("wrong\n")
    other.chmod(0o600)
    done = journey.terminal.run("check", journey.vault, "--passphrase-file", other, secret=False)
    said(done, 4, "passphrase")


def test_a_passphrase_file_that_others_can_read_is_refused(journey: Journey, tmp_path: Path):
    other = tmp_path / "other"
    other.write_text("x\n")
    other.chmod(0o644)
    done = journey.terminal.run("check", journey.vault, "--passphrase-file", other, secret=False)
    said(done, 3, "chmod 600")


def test_a_passphrase_comes_from_a_descriptor_too(journey: Journey):
    read, write = os.pipe()
    os.write(write, b"correct horse battery staple\n")
    os.close(write)
    done = journey.terminal.run(
        "check", journey.vault, "--passphrase-fd", read, secret=False, pass_fds=[read]
    )
    os.close(read)
    assert done.code == 0, done.err


def test_without_a_terminal_a_passphrase_option_is_asked_for(journey: Journey):
    said(journey.terminal.run("check", journey.vault, secret=False), 3, "--passphrase-file")


@pytest.mark.parametrize("name", ["vault.db", "vault.keys"])
def test_an_empty_file_is_never_taken_for_a_new_vault(journey: Journey, vault: Path, name: str):
    (vault / name).write_bytes(b"")
    if name == "vault.keys":
        (vault / "vault.keys.copy").write_bytes(b"")
    done = journey.terminal.run("check", vault)
    assert done.code in {3, 6}, done.err
    assert "Traceback" not in done.err
    assert (vault / name).stat().st_size == 0, "evidence of what happened is kept"


def test_a_folder_that_is_no_vault_is_left_alone(journey: Journey, tmp_path: Path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    said(journey.terminal.run("check", tmp_path / "photos"), 3, "vault")
    assert os.listdir(tmp_path / "photos") == ["a.jpg"]
    said(journey.terminal.run("create", tmp_path / "photos"), 3, "empty")


def test_a_second_instance_is_told_so(journey: Journey, vault: Path):
    import fcntl

    descriptor = os.open(vault, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        said(journey.terminal.run("check", vault), 7, "open")
    finally:
        os.close(descriptor)
    assert journey.terminal.run("check", vault).code == 0


def test_a_flipped_bit_is_found_by_check(journey: Journey, vault: Path):
    database = vault / "vault.db"
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    done = journey.terminal.run("check", vault)
    assert done.code == 6, done.out + done.err


def test_usage_is_explained(journey: Journey):
    said(journey.terminal.run("export", journey.vault), 2, "--case")
    said(journey.terminal.run(secret=False), 2, "display")
    said(journey.terminal.run("widnow", secret=False), 2, "COMMAND")


def test_a_second_load_of_a_reference_is_refused(journey: Journey):
    said(journey.terminal.run("load", journey.vault, SAMPLE), 3, "already")


def test_an_existing_target_is_kept_unless_replace(journey: Journey, tmp_path: Path):
    target = tmp_path / "dossier.pdf"
    target.write_bytes(b"mine")
    done = journey.terminal.export(journey.vault, journey.reference, "court_open", target)
    said(done, 3, "--replace")
    assert target.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("case", "profile", "audience", "words"),
    [("NONE/1", "national_court", "court_open", "reference"),
     (None, "no_such_profile", "court_open", "profile"),
     (None, "../../etc/passwd", "court_open", "profile"),
     (None, "national_court", "everybody", "recipient")],
)  # fmt: skip
def test_what_is_not_known_is_said(
    journey: Journey, tmp_path: Path, case: str | None, profile: str, audience: str, words: str
):
    done = journey.terminal.run(
        "export", journey.vault, "--case", case or journey.reference, "--profile", profile,
        "--recipient", audience, "--out", tmp_path / "a.pdf",
    )  # fmt: skip
    said(done, 3, words)
    assert os.listdir(tmp_path) == []


def test_files_that_lie_hang_or_kill_are_kept_and_listed(
    journey: Journey, tmp_path: Path, vault: Path
):
    files = {
        "lie.pdf": b"MZ" + bytes(200),
        "empty.pdf": b"",
        "broken.pdf": b"%PDF-1.7\nnothing",
        "broken.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
        "plain.pdf": b"This is plain text named pdf.\n",
    }
    form = case_of(tmp_path / "form", files)
    done = journey.terminal.run("load", vault, form, "--json")
    assert done.code == 0, done.err
    reasons = {item["document"]: item["reason"] for item in done.json["unreadable"]}
    assert set(reasons) == {"lie.pdf", "empty.pdf", "broken.pdf", "broken.jpg"}
    assert reasons["empty.pdf"] == "empty_file"
    assert journey.terminal.run("check", vault).code == 0


def test_a_file_that_kills_its_reader_is_kept_and_the_rest_is_loaded(
    journey: Journey, tmp_path: Path, vault: Path
):
    files = {"bomb.pdf": flate_bomb(1024), "note.txt": b"The rest is read."}
    form = case_of(tmp_path / "form", files)
    done = journey.terminal.run("load", vault, form, "--json")
    assert done.code == 0, done.err
    assert [item["document"] for item in done.json["unreadable"]] == ["bomb.pdf"]
    assert done.json["unreadable"][0]["reason"] in {"reader_crashed", "reader_out_of_memory"}
    assert journey.terminal.run("check", vault).code == 0


def test_ctrl_c_while_loading_leaves_nothing_half_done(
    journey: Journey, tmp_path: Path, vault: Path
):
    before = held(journey, vault)
    form = case_of(tmp_path / "form", {f"{n}.bin": os.urandom(8 << 20) for n in range(8)})
    process = journey.terminal.start("load", vault, form)
    assert process.stderr is not None
    process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    said(Ended(process.returncode, out, err), 130, "Cancelled")
    assert held(journey, vault) == before


def test_a_kind_kill_while_exporting_leaves_no_file(journey: Journey, tmp_path: Path, vault: Path):
    command = [
        "export", vault, "--case", journey.reference, "--profile", "national_court",
        "--recipient", "expert", "--out", tmp_path / "a.pdf", "--not-read-first", "--not-read-back",
    ]  # fmt: skip
    told = journey.terminal.run(*command, "--json")
    assert told.code == 5, told.err
    process = journey.terminal.start(*command, *names_of(told.json, "x"))
    assert process.stderr is not None
    process.stderr.readline()
    process.terminate()
    out, err = process.communicate()
    said(Ended(process.returncode, out, err), 130, "Cancelled")
    assert not [name for name in os.listdir(tmp_path) if name != "vault"]
    assert journey.terminal.run("check", vault).code == 0


def test_a_fault_in_the_form_leaves_no_half_case(journey: Journey, tmp_path: Path, vault: Path):
    before = held(journey, vault)
    form = case_of(
        tmp_path / "form",
        {"a.txt": b"one page"},
        documents=[{"id": "a", "file": "a.txt", "marks": [{"page": 9, "box": [0, 0, 1, 1]}]}],
    )
    said(journey.terminal.run("load", vault, form), 3, "page")
    assert held(journey, vault) == before


def test_unread_pages_stop_an_export_until_signed(journey: Journey, tmp_path: Path, vault: Path):
    from PIL import Image

    folder = tmp_path / "form"
    folder.mkdir()
    Image.new("RGB", (300, 200), "red").save(folder / "photo.png")
    documents = [{"id": "p", "file": "photo.png", "exhibit": {"mark": "X/1"}}]
    form = case_of(folder, {}, documents=documents)
    assert journey.terminal.run("load", vault, form).code == 0
    out = tmp_path / "a.pdf"
    done = journey.terminal.export(vault, "BAD/1", "court_open", out)
    said(done, 5, "1 exhibit page")
    assert not out.exists()
    signed = journey.terminal.export(vault, "BAD/1", "court_open", out, reason="no page check")
    assert signed.code == 0, signed.err
    assert signed.json["certificate"]["unread_pages"] == 1
    assert b"no page check" not in out.read_bytes()


def test_a_sign_that_no_font_has_stops_the_export(journey: Journey, tmp_path: Path, vault: Path):
    form = case_of(tmp_path / "form", {}, narrative=["ᠮᠣᠩᠭᠣᠯ"])
    assert journey.terminal.run("load", vault, form).code == 0
    out = tmp_path / "a.pdf"
    done = journey.terminal.export(vault, "BAD/1", "court_open", out)
    assert done.code in {3, 5}, done.err
    assert "ᠮᠣᠩᠭᠣᠯ" not in done.err
    assert not out.exists()


def as_user() -> bool:
    return os.geteuid() == 0 and shutil.which("setpriv") is not None


def test_a_read_only_folder_is_told_so(journey: Journey, vault: Path):
    """Root writes everywhere, so the program runs as nobody."""
    if not as_user():
        pytest.skip("needs root and setpriv to become another user")
    for path in [vault, *vault.iterdir(), vault.parent]:
        os.chown(path, 65534, 65534)
    vault.chmod(0o500)
    for parent in vault.parents:
        if not parent.stat().st_mode & 0o001:
            parent.chmod(0o755)
    secret = vault.parent / "secret"
    secret.write_text(journey.terminal.passphrase_file.read_text())
    secret.chmod(0o600)
    os.chown(secret, 65534, 65534)
    for verb, code in (("check", 0), ("backup", 3)):
        command = journey.terminal.command(verb, vault, "--passphrase-file", secret, secret=False)
        done = subprocess.run(
            ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *command],
            capture_output=True, text=True, env=journey.terminal.environment, check=False, cwd="/",
        )  # fmt: skip
        if "can't open file" in done.stderr or "Permission denied" in done.stderr.split("\n")[0]:
            pytest.skip("the checkout is not readable for other users")
        ended = Ended(done.returncode, done.stdout, done.stderr)
        said(ended, code, "The location of this vault is not writable")


@pytest.fixture
def small_disk(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode:
        if os.environ.get("CI") == "true":
            pytest.fail("a small disk cannot be mounted")
        pytest.skip("a small disk can be mounted by root only")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_during_load_keeps_the_vault(
    journey: Journey, tmp_path: Path, small_disk: Path
):
    vault = small_disk / "vault"
    assert journey.terminal.run("create", vault).code == 0
    small = case_of(tmp_path / "small", {"a.txt": b"kept"})
    assert journey.terminal.run("load", vault, small).code == 0
    big = case_of(tmp_path / "big", {"a.txt": os.urandom(12 << 20)}, reference="BIG/1")
    said(journey.terminal.run("load", vault, big), 8, "full")
    filler = small_disk / "filler"
    size = os.statvfs(small_disk)
    filler.write_bytes(bytes(max(0, size.f_bavail * size.f_frsize - (300 << 10))))
    tight = case_of(tmp_path / "tight", {"a.txt": os.urandom(200 << 10)}, reference="TIGHT/1")
    done = journey.terminal.run("load", vault, tight)
    assert done.code in {0, 8}, done.err
    filler.unlink()
    checked = journey.terminal.run("check", vault, "--json")
    assert checked.code == 0, checked.out + checked.err
    assert checked.json["cases"] == (1 if done.code else 2)


def test_a_full_disk_during_export_leaves_no_file(journey: Journey, small_disk: Path, vault: Path):
    size = os.statvfs(small_disk)
    (small_disk / "filler").write_bytes(bytes(size.f_bavail * size.f_frsize - (100 << 10)))
    out = small_disk / "a.pdf"
    done = journey.terminal.export(vault, journey.reference, "court_open", out, reason="x")
    said(done, 8, "full")
    assert os.listdir(small_disk) == ["filler"]
    assert journey.terminal.run("check", vault).code == 0


def test_a_name_that_is_also_a_month_or_a_word_of_the_file_format_stops_nothing(
    journey: Journey, tmp_path: Path, vault: Path
):
    names = ["May", "Bold", "Length", "Regular", "Image", "Identity"]
    form = case_of(
        tmp_path / "form",
        {},
        persons=[{"id": name, "names": [{"text": name}]} for name in names],
        events=[{"id": "e", "date": "2021-05-04", "text": "Bold met Regular and [[Length]]."}],
    )
    assert journey.terminal.run("load", vault, form).code == 0
    out = tmp_path / "a.pdf"
    unsigned = journey.terminal.export(vault, "BAD/1", "court_open", out)
    assert unsigned.json["error"] == "not_read_back", "it comes last, so nothing else stops"
    done = journey.terminal.export(vault, "BAD/1", "court_open", out, reason="read on paper")
    assert done.code == 0, done.err
    text = subprocess.run(["pdftotext", str(out), "-"], capture_output=True, text=True, check=True)
    assert "4 May 2021" in text.stdout
    assert "met" in text.stdout
    assert not any(f"{name} " in text.stdout for name in names[1:])


def test_ids_are_offered_as_they_must_be_typed(journey: Journey, tmp_path: Path):
    done = journey.terminal.export(
        journey.vault, journey.reference, "everybody", tmp_path / "a.pdf"
    )
    said(done, 3, "requesting_state")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">/dev/full", "2>/dev/full"])
def test_closed_and_full_streams_fail_no_work(journey: Journey, closed: str):
    line = shlex.join(journey.terminal.command("check", journey.vault))
    done = subprocess.run(
        f"{line} {closed}", shell=True, env=journey.terminal.environment, check=False,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0


def test_json_is_one_object_also_for_usage_errors(journey: Journey):
    done = journey.terminal.run("export", journey.vault, "--json")
    assert done.code == 2
    assert done.json == {"error": "usage"}
