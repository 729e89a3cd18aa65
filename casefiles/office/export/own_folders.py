"""Papers for a judge alone are kept by themselves: a folder and a beginning of names of their own.

What is served is never written beside them, nor they beside what is served.
"""

from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.closed_paper import CLOSED_PREFIX, KEY_PREFIX
from casefiles.domain.foundation.errors import Refused

_PREFIXES: Final = (CLOSED_PREFIX, KEY_PREFIX)


def require_own_folder(target: Path, prefix: str) -> None:
    """Refuse a place for a file for a judge alone that is not apart from all else.

    Raises:
        Refused: name_without_prefix, or folder_not_own.
    """
    if not target.name.startswith(prefix):
        raise Refused("name_without_prefix", prefix=prefix)
    if any(not name.startswith(prefix) for name in _in_folder(target.parent)):
        raise Refused("folder_not_own", prefix=prefix)


def require_no_closed_file(target: Path) -> None:
    """Refuse a place for what is served beside files for a judge alone.

    Raises:
        Refused: next_to_closed.
    """
    if any(name.startswith(_PREFIXES) for name in (target.name, *_in_folder(target.parent))):
        raise Refused("next_to_closed")


def _in_folder(folder: Path) -> tuple[str, ...]:
    """Return the names in a folder; none where it cannot be looked into, which writing tells."""
    try:
        return tuple(one.name for one in folder.iterdir())
    except OSError:
        return ()
