"""The vault of the default folder, so that nobody has to look for it at each start."""

from pathlib import Path
from typing import Final

from casefiles.store.files.folder import HEAD, KEYS

DEFAULT: Final = "Casefiles"
"""Name of the folder that is proposed for a new vault, in the home folder."""


def vault_at_hand(home: Path) -> Path | None:
    """Return the vault in the default folder, or the one below it that changed last.

    Args:
        home: the home folder.

    Returns:
        None where there is none, or nobody may look.
    """
    folder = home / DEFAULT
    try:
        if _is_vault(folder):
            return folder
        found = [one for one in folder.iterdir() if _is_vault(one)]
        return max(found, key=lambda one: (one / HEAD).stat().st_mtime_ns, default=None)
    except OSError:
        return None


def _is_vault(folder: Path) -> bool:
    return (folder / KEYS).is_file() and (folder / HEAD).is_file()
