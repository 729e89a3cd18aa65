"""Other names that people know commands by; the field finds commands by them too."""

from pathlib import Path


def synonyms_in(file: Path) -> dict[str, str]:
    """Return the other names of each command.

    Args:
        file: lines of a command, a tab, and words; those that begin with # say something else.
    """
    found: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        command, tab, names = line.partition("\t")
        if tab and not line.startswith("#"):
            found[command] = names
    return found
