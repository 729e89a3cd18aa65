"""Fields of forms that come as narrow YAML: each is a text until it is asked for as something."""

import re
from datetime import date
from typing import Final

from casefiles.domain.errors import InvalidForm
from casefiles.plain_yaml import Plain

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
        raise InvalidForm("profile_invalid", reason="not_a_mapping")
    if value.keys() - needed - optional:
        raise InvalidForm("profile_invalid", reason="unknown_key")
    missing = sorted(needed - value.keys())
    if missing:
        raise InvalidForm("profile_invalid", reason="missing_key", key=missing[0])
    return value


def text(value: Plain) -> str:
    """Return a text that says something.

    Raises:
        InvalidForm: it is none, or is empty.
    """
    if not isinstance(value, str) or not value.strip():
        raise InvalidForm("profile_invalid", reason="not_a_text")
    return value


def truth(value: Plain) -> bool:
    """Return true or false.

    Raises:
        InvalidForm: it is neither.
    """
    if value not in {"true", "false"}:
        raise InvalidForm("profile_invalid", reason="not_true_or_false")
    return value == "true"


def day(value: Plain) -> date:
    """Return a day, such as 2026-11-24.

    Raises:
        InvalidForm: it is none.
    """
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise InvalidForm("profile_invalid", reason="not_a_day") from None
