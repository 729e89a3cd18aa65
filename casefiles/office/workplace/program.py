"""The program itself: its version, the libraries in it, its fonts, and whether it is unchanged."""

import hashlib
import importlib.metadata
import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles import __version__, paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.typeset.fonts.font_choice import missing_faces

_LIBRARIES: Final = {
    "PySide6-Essentials": "Qt",  # no text
    "sqlcipher3": "SQLCipher (sqlcipher3)",  # no text
    "cryptography": "cryptography",  # no text
    "pypdfium2": "PDFium (pypdfium2)",  # no text
    "pikepdf": "qpdf (pikepdf)",  # no text
    "Pillow": "Pillow",  # no text
    "opencv-python-headless": "OpenCV",  # no text
    "onnxruntime": "ONNX Runtime",  # no text
    "tesserocr": "Tesseract (tesserocr)",  # no text
    "reportlab": "ReportLab",  # no text
    "uharfbuzz": "HarfBuzz (uharfbuzz)",  # no text
}
"""Packages whose versions a person may be asked for, and what is known by another name in them."""
_MOST_NAMED: Final = 5
_DIGEST: Final = 64
_LINE: Final = _DIGEST + 2


@dataclass(frozen=True, slots=True)
class Program:
    """What this program is.

    Attributes:
        version: its own.
        is_package: it was installed with a list of its files.
        python: version of the Python that runs it.
        libraries: names and versions of libraries in it.
        missing_fonts: names of fonts that are not there.
    """

    version: str
    is_package: bool
    python: str
    libraries: tuple[tuple[str, str], ...]
    missing_fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgramFiles:
    """How the files of an installed program compare with the list that came with them.

    Attributes:
        count: files in the list.
        fingerprint: SHA-256 of the list, which the printed sheet of a release shows too.
        changed: how many files differ or are missing.
        added: how many files are not in the list.
        named: some of them.
    """

    count: int
    fingerprint: str
    changed: int
    added: int
    named: tuple[str, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether each file is as it came, and no other is there."""
        return self.count > 0 and not self.changed and not self.added


def program_state() -> Job[Program]:
    """Look at versions and fonts."""

    def job(workplace: JobContext, _ticket: CancellationToken) -> Program:
        return Program(
            version=__version__,
            is_package=paths.installation() is not None,
            python=platform.python_version(),
            libraries=tuple(_versions()),
            missing_fonts=missing_faces(workplace.resources / "fonts"),
        )

    return job


def compared_files() -> Job[ProgramFiles | None]:
    """Compare the files of an installed program with their list; None for a checkout."""

    def job(_workplace: JobContext, ticket: CancellationToken) -> ProgramFiles | None:
        folder = paths.installation()
        return None if folder is None else compare_files(folder, ticket)

    return job


def compare_files(folder: Path, ticket: CancellationToken) -> ProgramFiles:
    """Read every file of a folder, and compare it with the list in it.

    Args:
        folder: of the installed program.
        ticket: asked before each file.
    """
    listing = (folder / paths.SUMS).read_bytes()
    expected = dict(_rows(listing.decode("utf-8", errors="replace")))
    changed, added = [], []
    for name, path in _files(folder):
        ticket.check()
        digest = expected.pop(name, None)
        if digest is None:
            added.append(name)
        elif path.is_symlink() or _digest(path) != digest:
            changed.append(name)
    changed += expected
    named = tuple(sorted((*changed, *added))[:_MOST_NAMED])
    count = len(listing.splitlines())
    digest = hashlib.sha256(listing).hexdigest()
    return ProgramFiles(count, digest, len(changed), len(added), named)


def _versions() -> Iterator[tuple[str, str]]:
    for package, name in _LIBRARIES.items():
        with suppress(importlib.metadata.PackageNotFoundError):
            yield name, importlib.metadata.version(package)


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and digest of each line, as `sha256sum` writes them."""
    for line in text.splitlines():
        yield line[_LINE:], line[:_DIGEST]


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            inside = str(path.relative_to(folder))
            if inside != paths.SUMS:
                yield inside, path


def _digest(path: Path) -> str | None:
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return None
