"""Lays a folder that holds all of Casefiles: Debian's Python, the pinned wheels, the program.

Usage: python -m resources.delivery.make_folder OUT [CACHE]

Nothing is frozen into one file: each file is one of a package of Debian, one of a wheel's RECORD,
or one of this repository, so that anybody can compare the three with `sha256sum`. The same input
gives the same bytes.
"""

import base64
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from resources.delivery.fetched import ROOT, digest_of, fetch_debian, fetch_wheels
from resources.delivery.make_sbom import sbom_of_folder
from resources.delivery.shipped import (
    DISTRIBUTIONS_LEFT_OUT,
    is_shipped_of_python,
    is_shipped_of_resources,
    is_shipped_of_wheel,
)

INSTALLED = "/opt/casefiles"
PYTHON = "bin/casefiles-python"
LIBRARY = "lib/python3.11"
SITE = f"{LIBRARY}/dist-packages"
SUMS = "SHA256SUMS"
"""Digests of all other files; the program compares itself with them."""
SBOM = "sbom.cdx.json"
"""All that the folder is made of."""
BESIDE_QT = f"{SITE}/PySide6/Qt/lib"


def lay_folder(out: Path, cache: Path) -> None:
    """Lay the folder anew.

    Args:
        out: the folder, which is replaced.
        cache: what was fetched stays there.
    """
    debs = fetch_debian(cache)
    shutil.rmtree(out, ignore_errors=True)
    unpacked = out.with_name(f"{out.name}.debian")
    shutil.rmtree(unpacked, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    for deb in debs:
        subprocess.run(["/usr/bin/dpkg-deb", "-x", deb, unpacked], check=True)
    wheels = fetch_wheels(cache, unpacked / "usr/bin/python3.11")
    _lay_python(unpacked, out)
    for wheel in wheels:
        if not wheel.name.startswith(tuple(f"{one}-" for one in DISTRIBUTIONS_LEFT_OUT)):
            _lay_wheel(wheel, out / SITE)
    _lay_libraries_of_x11(unpacked, out)
    _lay_program(out / SITE)
    shutil.rmtree(unpacked)
    _compile(out)
    (out / SBOM).write_bytes(sbom_of_folder(out, moment_of_commit()))
    _write_sums(out)
    set_modes_and_times(out)


def commit_time() -> int:
    """Return the time that every file gets: that of the commit, or of SOURCE_DATE_EPOCH."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return int(given or _git("log", "-1", "--format=%ct"))


def moment_of_commit() -> str:
    """Return that time in ISO form."""
    return datetime.fromtimestamp(commit_time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def set_modes_and_times(folder: Path) -> None:
    """Give files modes and times that depend on nothing of this machine."""
    when = commit_time()
    for path in (*sorted(folder.rglob("*"), reverse=True), folder):
        if not path.is_symlink():
            runs = path.is_dir() or path.parent.name == "bin"
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def _git(*arguments: str) -> str:
    done = subprocess.run(
        [str(shutil.which("git")), "-C", str(ROOT), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _lay_python(unpacked: Path, out: Path) -> None:
    (out / "bin").mkdir(parents=True)
    shutil.copyfile(unpacked / "usr/bin/python3.11", out / PYTHON)
    (out / PYTHON).chmod(0o755)

    def left_out(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if not is_shipped_of_python(folder, name)]

    shutil.copytree(unpacked / "usr/lib/python3.11", out / LIBRARY, ignore=left_out)
    for package in ("libpython3.11-minimal", "libpython3.11-stdlib", "python3.11-minimal"):
        notice = unpacked / "usr/share/doc" / package / "copyright"
        if notice.is_file():
            _put(out / "licences" / f"{package}.txt", notice.read_bytes())


def _lay_wheel(wheel: Path, site: Path) -> None:
    """Unpack what a wheel's own list names, each file with the digest that stands there."""
    with zipfile.ZipFile(wheel) as archive:
        names = [one for one in archive.namelist() if one.endswith(".dist-info/RECORD")]
        rows = csv.reader(io.StringIO(archive.read(names[0]).decode()))
        for name, digest, *_ in rows:
            if name.endswith("/") or not is_shipped_of_wheel(name):
                continue
            data = archive.read(name)
            if digest and digest != _record_digest(data):
                sys.exit(f"{wheel.name}: {name} is not the file that its RECORD names.")
            _put(site / name, data)


def _record_digest(data: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
    return f"sha256={digest.decode()}"


def _lay_libraries_of_x11(unpacked: Path, out: Path) -> None:
    """Put six small libraries, which desktops often lack, where Qt looks first."""
    for path in sorted((unpacked / "usr/lib/x86_64-linux-gnu").glob("libxcb-*.so.?")):
        _put(out / BESIDE_QT / path.name, path.read_bytes())
    for notice in sorted((unpacked / "usr/share/doc").glob("libxcb-*/copyright")):
        _put(out / "licences" / f"{notice.parent.name}.txt", notice.read_bytes())


def _lay_program(site: Path) -> None:
    """Copy what the repository holds of the program, and the language data of OCR beside it."""
    listed = _git("ls-files", "-z", "casefiles", "resources").split("\0")
    named = [one for one in listed if one and (ROOT / one).is_file()]
    fetched = [str(one.relative_to(ROOT)) for one in ROOT.glob("resources/languages/*.traineddata")]
    for name in sorted((*named, *fetched)):
        first, _, rest = name.partition("/")
        if first == "casefiles":
            _put(site / name, (ROOT / name).read_bytes())
        elif is_shipped_of_resources(rest):
            _put(site / "casefiles/_resources" / rest, (ROOT / name).read_bytes())
    _put(site.parents[2] / "licences/casefiles.txt", (ROOT / "LICENSE").read_bytes())


def _compile(out: Path) -> None:
    """Compile everything; bytecode is not compared with its source, so it is the same anywhere."""
    command = [
        *(str(out / PYTHON), "-I", "-S", "-m", "compileall", "-q", "-f"),
        *("-s", str(out), "-p", INSTALLED, "--invalidation-mode", "unchecked-hash"),
        str(out / LIBRARY),
    ]
    environment = {"PYTHONHASHSEED": "0", "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, env=environment)


def _write_sums(out: Path) -> None:
    files = sorted(path for path in out.rglob("*") if path.is_file())
    lines = [f"{digest_of(path)}  {path.relative_to(out)}\n" for path in files]
    (out / SUMS).write_text("".join(lines), encoding="utf-8")


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


if __name__ == "__main__":
    lay_folder(
        Path(sys.argv[1]).resolve(),
        Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "build/package/cache").resolve(),
    )
