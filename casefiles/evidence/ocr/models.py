"""The models that come with the program: one finds lines of any script, one reads them.

Of both there is a small one besides, which looks at finished pages first.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

_KEYS: Final = ("finds", "reads", "finds_quickly", "reads_quickly", "letters_quickly")


@dataclass(frozen=True, slots=True)
class QuickModels:
    """Contents of the files of the small models.

    Attributes:
        finds: finds lines of text of any script.
        reads: reads Han characters and Latin letters.
        letters: what it knows, line by line.
    """

    finds: bytes
    reads: bytes
    letters: str


@dataclass(frozen=True, slots=True)
class Models:
    """Contents of the model files.

    Attributes:
        finds: finds lines of text of any script.
        reads: reads Han characters and Latin letters.
        version: for the vault, so that a page read by another version is known.
        quick: the small ones.
    """

    finds: bytes
    reads: bytes
    version: str
    quick: QuickModels


def load_models(resources: Path) -> Models:
    """Read the models.

    Raises:
        OSError: one is missing, or is not the pinned file byte for byte.
    """
    folder = resources / "ocr_models"
    pinned = _pinned(folder)
    finds, reads, small, quick, letters = (_read(folder, pinned[key]) for key in _KEYS)
    version = f"PP-OCRv6 small {pinned['reads']['sha256'][:12]}"
    return Models(finds, reads, version, QuickModels(small, quick, letters.decode()))


@cache
def has_models(resources: Path) -> bool:
    """Tell whether the models are in place; without them no picture can be read."""
    try:
        load_models(resources)
    except OSError:
        return False
    return True


def _pinned(folder: Path) -> dict[str, dict[str, str]]:
    try:
        pinned: dict[str, Any] = json.loads((folder / "pinned.json").read_text("utf-8"))
        return {
            key: {"file": str(pinned[key]["file"]), "sha256": str(pinned[key]["sha256"])}
            for key in _KEYS
        }
    except (ValueError, KeyError, TypeError) as error:
        raise OSError("the list of models cannot be read") from error


def _read(folder: Path, pinned: dict[str, str]) -> bytes:
    data = (folder / pinned["file"]).read_bytes()
    if hashlib.sha256(data).hexdigest() != pinned["sha256"]:
        raise OSError(f"{pinned['file']} is not the pinned file")
    return data
