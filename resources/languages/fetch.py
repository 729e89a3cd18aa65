"""Put the language data of Tesseract in place, out of Debian's packages, without installing them.

Usage: python resources/languages/fetch.py [--keep FOLDER] [FOLDER with packages ...]
Looks in the folders first, then asks apt, then the mirrors that apt uses, then Debian's own. A file
counts only if it is the one that pinned.json names. What cannot be had is told in one line.
"""

import argparse
import contextlib
import hashlib
import io
import json
import lzma
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen  # noqa: TID251  sets the program up; nothing of casefiles imports it

HERE = Path(__file__).resolve().parent
APT_HELPER = "/usr/lib/apt/apt-helper"
DEBIAN = (
    "http://deb.debian.org/debian",
    "https://snapshot.debian.org/archive/debian/20250901T000000Z",
)
SECONDS = 60
LARGEST = 64 << 20
AR_MAGIC, AR_HEADER = b"!<arch>\n", 60

File = dict[str, object]


def main() -> int:
    """Fetch what is missing; a failure only where CI must have it."""
    parser = argparse.ArgumentParser(description="Put the language data of Tesseract in place.")
    parser.add_argument("--keep", type=Path, help="folder to put the packages themselves into")
    parser.add_argument("folders", nargs="*", type=Path, help="folders with packages")
    arguments = parser.parse_args()
    pinned = json.loads((HERE / "pinned.json").read_text())
    missing = [file for file in pinned["files"] if arguments.keep or not is_in_place(file)]
    with tempfile.TemporaryDirectory() as folder:
        keep = arguments.keep is not None
        search = Search(Path(folder), tuple(arguments.folders), pinned, tuple(missing), keep)
        left = [file["language"] for file in missing if not fetched(file, search, arguments.keep)]
    if not left:
        return 0
    print(
        f"No language data for {', '.join(left)}: pictures of such pages will not be read."
        " See resources/languages/README.md.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") == "true" else 0


def place(file: File) -> Path:
    return HERE / f"{file['language']}.traineddata"


def package(file: File) -> str:
    return f"tesseract-ocr-{file['language']}"


def is_in_place(file: File) -> bool:
    return place(file).is_file() and is_pinned(place(file).read_bytes(), file)


def is_pinned(data: bytes, file: File) -> bool:
    return hashlib.sha256(data).hexdigest() == file["sha256"]


def fetched(file: File, search: "Search", keep: Path | None) -> bool:
    """Take one file from the first source that has it."""
    for found in search.sources(file):
        data = found if is_pinned(found, file) else unpacked(found, place(file).name)
        if data is None or not is_pinned(data, file):
            continue
        put(place(file), data)
        if keep is not None and found is not data:
            keep.mkdir(parents=True, exist_ok=True)
            put(keep / search.name(file), found)
        return True
    return False


def put(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    beside.replace(path)


@dataclass
class Search:
    """Where to look; apt is asked once, for all files together."""

    folder: Path
    folders: tuple[Path, ...]
    pinned: dict
    missing: tuple[File, ...]
    is_for_keeping: bool
    has_asked_apt: bool = False

    def name(self, file: File) -> str:
        return f"{package(file)}_{self.pinned['package_version']}_all.deb"

    def sources(self, file: File) -> Iterator[bytes]:
        """Yield what may be the package, or the file itself, from the nearest source on."""
        for folder in (*self.folders, HERE, HERE.parents[1] / "wheels"):
            yield from self.in_folder(folder, file)
        if not self.has_asked_apt:
            self.has_asked_apt = True
            run(["apt-get", "download", "-qq", *map(package, self.missing)], self.folder)
        yield from self.in_folder(self.folder, file)
        for mirror in mirrors():
            yield from self.by_address(f"{mirror}/{self.pinned['pool']}/{self.name(file)}")

    def in_folder(self, folder: Path, file: File) -> Iterator[bytes]:
        plain = () if self.is_for_keeping else (folder / place(file).name,)
        for path in (*plain, *sorted(folder.glob(f"{package(file)}_*.deb"))):
            if path.is_file():
                yield path.read_bytes()

    def by_address(self, address: str) -> Iterator[bytes]:
        """Fetch an address by apt, which knows the proxies of this machine, or by ourselves."""
        target = self.folder / "package"
        target.unlink(missing_ok=True)
        run([APT_HELPER, "download-file", address, str(target)], self.folder)
        if target.is_file():
            yield target.read_bytes()
            return
        with (
            contextlib.suppress(OSError),
            urlopen(address, timeout=SECONDS) as answer,  # noqa: S310  a mirror's
        ):
            yield answer.read(LARGEST)


def run(command: list[str], folder: Path) -> None:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        quiet = subprocess.DEVNULL
        subprocess.run(
            command, cwd=folder, stdout=quiet, stderr=quiet, timeout=SECONDS, check=False
        )


def mirrors() -> Iterator[str]:
    """Yield the mirrors of Debian that apt is told to use, then Debian's own."""
    told: list[str] = []
    for path in sorted(Path("/etc/apt").glob("sources.list*")):
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                told += re.findall(r"\bhttps?://[^\s\]]+", file.read_text())
    plain = [one.rstrip("/") for one in told if "security" not in one]
    yield from dict.fromkeys((*plain, *DEBIAN))


def unpacked(package: bytes, name: str) -> bytes | None:
    """Return a file of a Debian package, which is an ar archive around a tar archive."""
    for member, data in members(package):
        if member.startswith("data.tar"):
            with contextlib.suppress(tarfile.TarError, lzma.LZMAError, EOFError, OSError):
                return out_of_tar(data, name)
    return None


def members(package: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the members of an ar archive."""
    at = len(AR_MAGIC)
    while package.startswith(AR_MAGIC) and at + AR_HEADER <= len(package):
        header = package[at : at + AR_HEADER]
        name, size = header[:16].decode("ascii", "replace").strip(), header[48:58].strip()
        if not size.isdigit():
            return
        at += AR_HEADER
        yield name, package[at : at + int(size)]
        at += int(size) + int(size) % 2


def out_of_tar(data: bytes, name: str) -> bytes | None:
    """Return a file of a tar archive, whichever of the packings Python knows it has."""
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as archive:
        for member in archive:
            if member.isfile() and member.name.endswith(f"/{name}") and member.size <= LARGEST:
                inside = archive.extractfile(member)
                return None if inside is None else inside.read()
    return None


if __name__ == "__main__":
    sys.exit(main())
