"""Makes the package of Casefiles for Debian 12, 13 and what shares their libraries.

Usage: python -m resources.delivery.make_package [OUT]

The folder that it installs is laid by `make_folder`. The same commit gives the same bytes, whatever
folder, time zone, language or umask it is made in.
"""

import datetime as dt
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from casefiles import __version__
from resources.delivery.fetched import HERE, ROOT, digest_of
from resources.delivery.make_folder import (
    INSTALLED,
    PYTHON,
    SUMS,
    commit_time,
    lay_folder,
    set_modes_and_times,
)

ID = "org.casefiles.Casefiles"
DESKTOP = HERE / "desktop"
SHARE = "usr/share"
COMPRESSION = ("-Zzstd", "-z12", "--threads-max=1")
DPKG_DEB = "/usr/bin/dpkg-deb"


def make_package(out: Path) -> Path:
    """Lay the folder and pack it.

    Args:
        out: folder for what is made; what was fetched stays there in `cache`.

    Returns:
        The package.
    """
    os.umask(0o022)
    folder = out / "folder"
    lay_folder(folder, ROOT / "build/package/cache")
    tree = out / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / INSTALLED.lstrip("/"), copy_function=os.link, symlinks=True)
    _lay_desktop(tree, folder)
    _lay_documents(tree, folder)
    _lay_control(tree)
    set_modes_and_times(tree)
    for script in ("usr/bin/casefiles", "DEBIAN/postinst"):
        (tree / script).chmod(0o755)
    made = out / f"casefiles_{__version__}_amd64.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit_time()), "LC_ALL": "C.UTF-8"}
    command = [DPKG_DEB, "--root-owner-group", *COMPRESSION, "--build", tree, made]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def filled(name: str, values: dict[str, str]) -> str:
    """Return one of the texts of `desktop` with its places filled in."""
    text = (DESKTOP / name).read_text(encoding="utf-8")
    return re.sub(r"@(\w+)@", lambda found: values[found[1]], text)


def values_of(python: Path) -> dict[str, str]:
    """Return what texts of a package say of this version.

    Args:
        python: that of the laid folder, which tells the commands.
    """
    when = dt.datetime.fromtimestamp(commit_time(), dt.UTC)
    return {
        "VERSION": __version__,
        "TIME": str(commit_time()),
        "DAY": when.date().isoformat(),
        "COMMANDS": _commands(python),
    }


def _commands(python: Path) -> str:
    """Return the commands and what each does, as a part of the man page."""
    environment = {"COLUMNS": "200", "LC_ALL": "C.UTF-8"}
    command = [str(python), "-I", "-B", "-X", "utf8", "-m", "casefiles", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    rows = re.findall(r"^    ([a-z][a-z-]+)\s+(\S.*)$", done.stdout, re.MULTILINE)
    return "\n".join(f".TP\n.B {_roff(name)}\n{_roff(text)}" for name, text in rows)


def _roff(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-")


def _lay_desktop(tree: Path, folder: Path) -> None:
    values = values_of(folder / PYTHON)
    _put(tree / "usr/bin/casefiles", filled("casefiles", values))
    _put(tree / f"{SHARE}/applications/{ID}.desktop", filled(f"{ID}.desktop", values))
    _put(tree / f"{SHARE}/mime/packages/{ID}.xml", filled(f"{ID}.xml", values))
    _put(tree / f"{SHARE}/metainfo/{ID}.metainfo.xml", filled(f"{ID}.metainfo.xml", values))
    icon = (HERE / "casefiles.svg").read_text(encoding="utf-8")
    _put(tree / f"{SHARE}/icons/hicolor/scalable/apps/{ID}.svg", icon)
    _put(tree / f"{SHARE}/man/man1/casefiles.1", filled("casefiles.1", values))
    _put(tree / "etc/apparmor.d/casefiles", filled("apparmor", values))


def _lay_documents(tree: Path, folder: Path) -> None:
    documents = tree / SHARE / "doc/casefiles"
    notices = sorted((folder / "licences").glob("*.txt"))
    head = (
        "Casefiles is under the Apache License 2.0, the first text below. What it brings has\n"
        "its own licences: the texts below, and those in the folders *.dist-info/ of\n"
        f"{INSTALLED}/lib/python3.11/dist-packages.\n"
    )
    ordered = sorted(notices, key=lambda path: (path.stem != "casefiles", path.name))
    texts = [f"\n==== {path.stem} ====\n\n{path.read_text()}" for path in ordered]
    _put(documents / "copyright", head + "".join(texts))


def _lay_control(tree: Path) -> None:
    control = tree / "DEBIAN"
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    values = {"VERSION": __version__, "SIZE": str(size)}
    _put(control / "control", filled("control", values))
    _put(control / "conffiles", "/etc/apparmor.d/casefiles\n")
    _put(control / "postinst", filled("postinst", values))
    sums = "".join(
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n"  # noqa: S324  dpkg's
        for path in files
        if not path.is_relative_to(tree / "etc")
    )
    _put(control / "md5sums", sums)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/package").resolve()
    package = make_package(target)
    print(f"{package.stat().st_size / 1e6:.0f} MB  {digest_of(package)}  {package}")
    print(f"The list of its files has the digest {digest_of(target / 'folder' / SUMS)}")
