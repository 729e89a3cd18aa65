"""Fields of forms that come as narrow YAML: each is a text until it is asked for as something."""

import re
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.errors import CasefilesError, InvalidInput
from casefiles.resource_files.plain_yaml import Plain

ID: Final = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
"""The form of an id, which is also the name of the file without its ending."""


def fields(value: Plain, known: frozenset[str]) -> dict[str, Plain]:
    """Return a mapping that has exactly the known keys.

    Raises:
        InvalidForm: it has others, or lacks one.
    """
    return some_fields(value, known, frozenset())


def some_fields(value: Plain, needed: frozenset[str], optional: frozenset[str]) -> dict[str, Plain]:
    """Return a mapping that has all keys that are needed, and no other but optional ones.

    Raises:
        InvalidForm: it has others, or lacks one.
    """
    if not isinstance(value, dict):
        raise InvalidInput("profile_invalid", reason="not_a_mapping")
    if value.keys() - needed - optional:
        raise InvalidInput("profile_invalid", reason="unknown_key")
    missing = sorted(needed - value.keys())
    if missing:
        raise InvalidInput("profile_invalid", reason="missing_key", key=missing[0])
    return value


def text(value: Plain) -> str:
    """Return a text that says something.

    Raises:
        InvalidForm: it is none, or is empty.
    """
    if not isinstance(value, str) or not value.strip():
        raise InvalidInput("profile_invalid", reason="not_a_text")
    return value


def truth(value: Plain) -> bool:
    """Return true or false.

    Raises:
        InvalidForm: it is neither.
    """
    if not isinstance(value, str) or value not in {"true", "false"}:
        raise InvalidInput("profile_invalid", reason="not_true_or_false")
    return value == "true"


def day(value: Plain) -> date:
    """Return a day, such as 2026-11-24.

    Raises:
        InvalidForm: it is none.
    """
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise InvalidInput("profile_invalid", reason="not_a_day") from None


def form_path(folder: Path, own_id: str, unknown: CasefilesError) -> Path:
    """Return where a form of this id lies.

    Args:
        folder: of forms of its kind.
        own_id: its id.
        unknown: raised where no form can have this id.
    """
    if not ID.match(own_id):
        raise unknown
    return folder / f"{own_id}.yaml"


def require_own_name(own_id: str, path: Path) -> None:
    """Refuse a form that is not called as its file.

    Raises:
        InvalidForm: it is not.
    """
    if not ID.match(own_id) or own_id != path.stem:
        raise InvalidInput("profile_invalid", reason="id_is_not_file_name")


def require_days(as_of: date, review_by: date) -> None:
    """Refuse a form that is due for review before it was checked.

    Raises:
        InvalidForm: it is.
    """
    if review_by < as_of:
        raise InvalidInput("profile_invalid", reason="review_before_as_of")
