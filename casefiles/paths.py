"""Where the program's own files lie; the only module that knows."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds the package, which children put on their module path."""
    return _PACKAGE.parent


def resources() -> Path:
    """Return the folder of fonts, profiles and the sample case, in a checkout or installed."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
