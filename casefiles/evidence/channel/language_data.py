"""Which language data of Tesseract is in place; the files themselves are fetched at set-up."""

import hashlib
import json
from pathlib import Path
from typing import Any


def folder_of(resources: Path) -> Path:
    """Return the folder of language data."""
    return resources / "languages"


def pinned(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that belongs there, by language.

    Raises:
        OSError: the list of them is missing.
        ValueError: the list is broken.
    """
    parsed: dict[str, Any] = json.loads((folder / "pinned.json").read_text("utf-8"))
    return {str(file["language"]): str(file["sha256"]) for file in parsed["files"]}


def place(folder: Path, language: str) -> Path:
    """Return where the data of a language belongs."""
    return folder / f"{language}.traineddata"


def missing(resources: Path) -> tuple[str, ...]:
    """Return the languages whose data is not in place; whether it is sound is looked at later."""
    folder = folder_of(resources)
    return tuple(language for language in pinned(folder) if not place(folder, language).is_file())


def sound(resources: Path) -> tuple[str, ...]:
    """Return the languages whose data is in place and is what it should be, byte for byte."""
    folder = folder_of(resources)
    return tuple(
        language
        for language, digest in pinned(folder).items()
        if _digest(place(folder, language)) == digest
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
