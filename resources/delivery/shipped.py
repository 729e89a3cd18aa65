"""What of Debian's Python, of the wheels and of the program is shipped; nothing that never runs."""

import fnmatch
from pathlib import Path


def _lists(text: str) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            lists[name] = (*lists.get(name, ()), *line.split())
    return lists


_LISTS = _lists(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))
DISTRIBUTIONS_LEFT_OUT = _LISTS["distributions left out"]
"""Wheels that others ask for and nothing of the program imports; a test follows the imports."""
_MODULES = _LISTS["modules of Qt"]


def is_shipped_of_wheel(name: str) -> bool:
    """Tell whether a file of a wheel is shipped, by its name in the wheel."""
    if ".dist-info/" in name:
        return True  # licences, RECORD, and the versions that a person asks for
    if name.startswith("PySide6/Qt"):
        return _is_shipped_of_qt(name)
    return not _fits(name, "wheels left out")


def is_shipped_of_python(folder: str, name: str) -> bool:
    """Tell whether an entry of a folder of Debian's standard library is shipped."""
    if folder.endswith("lib-dynload"):
        return not _fits(name.split(".", 1)[0], "standard modules in C left out")
    return not _fits(name, "standard library left out")


def is_shipped_of_resources(name: str) -> bool:
    """Tell whether a file of `resources` is shipped, by its path there."""
    return name in _LISTS["resources all the same"] or not _fits(name, "resources left out")


def _is_shipped_of_qt(name: str) -> bool:
    base = name.rsplit("/", 1)[1]
    if name.startswith("PySide6/Qt/lib/"):
        wanted = (*_MODULES, *_LISTS["further libraries of Qt"])
        return base.startswith(("libicu", *(f"libQt6{one}.so" for one in wanted)))
    if name.startswith("PySide6/Qt/plugins/"):
        return name.removeprefix("PySide6/Qt/plugins/").startswith(_LISTS["plugins of Qt"])
    if name.startswith("PySide6/Qt/translations/"):
        return base.startswith("qtbase_")
    if base.endswith(".abi3.so"):
        return base in {f"Qt{one}.abi3.so" for one in _MODULES}
    return not _fits(name, "wheels left out")


def _fits(name: str, patterns: str) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in _LISTS[patterns])
