"""A pack in its one canonical form, which is what its maker signs."""

import json
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.pack_reading import pack_from_bytes
from casefiles.library.packs import ReferencePack

_UNSAFE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Cn"})
_ALLOWED: Final = frozenset({"\u200c", "\u200d"})
"""Joiners, which some scripts cannot be written without."""


def canonical_pack(pack: ReferencePack) -> str:
    """Return a pack as lines of JSON, fields in their order, every value a text or a list.

    Raises:
        InvalidForm: pack_invalid, where a text holds what no reader could see.
    """
    values = _entry_fields(pack, "")
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def pack_from_canonical(text: str) -> ReferencePack:
    """Read a pack in its canonical form; the same pack in any other is refused.

    Raises:
        InvalidForm: pack_invalid.
    """
    pack = pack_from_bytes(text.encode())
    if canonical_pack(pack) != text:
        details = {"entry": "the pack itself", "field": "?", "reason": "not_canonical"}
        raise InvalidInput("pack_invalid", **details)
    return pack


def _entry_fields(value: Any, entry: str) -> dict[str, Any]:
    own = str(getattr(value, "id", entry))
    return {one.name: _cell(getattr(value, one.name), own, one.name) for one in fields(value)}


def _cell(value: Any, entry: str, field: str) -> Any:
    if is_dataclass(value):
        return _entry_fields(value, entry)
    if isinstance(value, tuple):
        return [_cell(one, entry, field) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value.isoformat() if isinstance(value, date) else str(value)
    if any(unicodedata.category(one) in _UNSAFE and one not in _ALLOWED for one in text):
        raise InvalidInput("pack_invalid", entry=entry, field=field, reason="unseen_letter")
    return text
