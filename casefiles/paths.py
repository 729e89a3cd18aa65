"""Where the program's own files lie, and how it is started; the only module that knows."""

import sys
from pathlib import Path
from typing import Final

SUMS: Final = "SHA256SUMS"
"""The list of all files of an installed program, with the digest of each."""
_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds the package, which children put on their module path."""
    return _PACKAGE.parent


def resources() -> Path:
    """Return the folder of fonts, profiles and the sample case, in a checkout or installed."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def is_installed() -> bool:
    """Tell whether this program was installed, and is not run from a checkout."""
    return (_PACKAGE / "_resources").is_dir()


def command() -> str:
    """Return what a person types to start the program."""
    return "casefiles" if is_installed() else "python main.py"


def installation() -> Path | None:
    """Return the folder of a package, with the list of its files; None for anything else."""
    for folder in Path(sys.executable).parents[1:2]:
        if is_installed() and (folder / SUMS).is_file():
            return folder
    return None
