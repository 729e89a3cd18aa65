"""Fetches what a package is made of, by digest: packages of Debian, and the pinned wheels."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen  # noqa: TID251  builds a package; nothing of casefiles imports it

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MIRROR = os.environ.get("MIRROR", "http://deb.debian.org")
SNAPSHOT = "https://snapshot.debian.org/archive"
SNAPSHOT_DAY = "20261203T000000Z"
APT_HELPER = "/usr/lib/apt/apt-helper"
SECONDS = 300
GLIBC = ("2_34", "2_28", "2_27", "2_26", "2_17")
"""Wheels for no newer C library than Debian 12 has, whatever machine builds."""


@dataclass(frozen=True, slots=True)
class DebianPackage:
    """A package of Debian, pinned by its digest."""

    package: str
    version: str
    archive: str
    file: str
    sha256: str

    @property
    def addresses(self) -> tuple[str, str]:
        """Where it may lie: a mirror of today, and the archive of all days."""
        name = "debian-security" if self.archive == "security" else "debian"
        return (
            f"{MIRROR}/{name}/{self.file}",
            f"{SNAPSHOT}/{name}/{SNAPSHOT_DAY}/{self.file}",
        )


def pinned() -> list[DebianPackage]:
    """Return the packages of Debian that a package of Casefiles is made of."""
    read = json.loads((HERE / "debian.json").read_text(encoding="utf-8"))
    return [DebianPackage(**one) for one in read["packages"]]


def fetch_debian(cache: Path) -> list[Path]:
    """Return the pinned packages as files, out of the cache or `wheels`, else of a mirror."""
    cache.mkdir(parents=True, exist_ok=True)
    return [_fetched(one, cache) for one in pinned()]


def fetch_wheels(cache: Path, python: Path) -> list[Path]:
    """Return the wheels that requirements.txt pins for Python 3.11 and Debian 12.

    Args:
        cache: where they stay.
        python: the Python of the package, whose version decides which lines hold.
    """
    wanted = cache / f"wheels-{digest_of(ROOT / 'requirements.txt')[:16]}"
    if not wanted.is_dir():
        part = wanted.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        _download(part, python)
        part.replace(wanted)
    return sorted(wanted.glob("*.whl"))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetched(one: DebianPackage, cache: Path) -> Path:
    name = one.file.rsplit("/", 1)[1]
    target = cache / name
    for place in (target, ROOT / "wheels" / name):
        if place.is_file() and digest_of(place) == one.sha256:
            return place
    part = target.with_suffix(".part")
    for address in one.addresses:
        part.unlink(missing_ok=True)
        _get(address, part)
        if part.is_file() and digest_of(part) == one.sha256:
            part.replace(target)
            return target
    sys.exit(f"{name} with the pinned digest cannot be had. See resources/delivery/README.md.")


def _get(address: str, target: Path) -> None:
    """Fetch an address by apt, which knows the proxies of this machine, or by ourselves."""
    if Path(APT_HELPER).exists():
        quiet = subprocess.DEVNULL
        command = [APT_HELPER, "download-file", address, str(target)]
        with contextlib.suppress(subprocess.SubprocessError):
            subprocess.run(command, stdout=quiet, stderr=quiet, timeout=SECONDS, check=False)
    if not target.is_file():
        with (
            contextlib.suppress(OSError),
            urlopen(address, timeout=SECONDS) as answer,  # noqa: S310  a mirror's
        ):
            target.write_bytes(answer.read())


def _download(folder: Path, python: Path) -> None:
    import pip  # noqa: PLC0415 - that of the environment that builds

    site = str(Path(pip.__file__).resolve().parents[1])
    run = "runpy.run_module('pip', run_name='__main__')"
    code = f"import sys, runpy; sys.path.append({site!r}); {run}"
    given = ROOT / "wheels"
    offline = ["--no-index", "--find-links", str(given)] if any(given.glob("*.whl")) else []
    platforms = [f"--platform=manylinux_{one}_x86_64" for one in GLIBC]
    command = [
        *(str(python), "-I", "-c", code, "download", "--require-hashes", "--only-binary", ":all:"),
        *("--quiet", "--disable-pip-version-check", "--implementation=cp", "--python-version=3.11"),
        *("--abi=cp311", "--abi=abi3", "--abi=none", "--platform=manylinux2014_x86_64", *platforms),
        *("-r", str(ROOT / "requirements.txt"), "-d", str(folder), *offline),
    ]
    subprocess.run(command, check=True)
