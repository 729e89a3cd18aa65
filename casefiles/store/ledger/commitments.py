"""The hashes that the ledger is made of, straight from values, since a check makes millions."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from casefiles.domain.foundation.canonical import (
    bytes_form,
    canonical,
    integer_form,
    sequence_form,
    text_form,
)

_ENTRY_TAG: Final = b"\x00"
_PATCH_TAG: Final = b"\x02casefiles/patch/1"
_ROW_TAG: Final = b"\x02casefiles/row/1"
_BEFORE_ALL: Final = canonical("") + canonical(0)
_NOTHING: Final = canonical(None)

_known = lru_cache(4096)(text_form)
"""Form of a text that comes again and again: a code, an id of a scope, the name of a column."""

_decoded = json.JSONDecoder().raw_decode


def entry_digest(values: Sequence[Any]) -> bytes:
    """Return the hash of an entry.

    Args:
        values: version, scope, device, seq, boot, wall, monotonic, hlc, seen, actor, action, kind,
            object, patch, row_after and prev.
    """
    version, scope, device, seq, boot, wall, monotonic, hlc, *found, patch, row_after, prev = values
    seen, actor, action, kind, object_id = found
    body = (
        integer_form(version),
        _known(scope),
        _known(device),
        integer_form(seq),
        _known(boot),
        integer_form(wall),
        integer_form(monotonic),
        integer_form(hlc),
        text_form(seen),
        _known(actor),
        _known(action),
        _known(kind),
        text_form(object_id),
        bytes_form(patch),
        bytes_form(row_after),
        bytes_form(prev),
    )
    return sha256(_ENTRY_TAG + sequence_form(b"".join(body))).digest()


def patch_digest(salt: bytes, changes: Iterable[Sequence[Any]]) -> bytes:
    """Return what an entry holds of its patch.

    Args:
        salt: of the patch.
        changes: field, before, after, device and seq of each change.

    Raises:
        ValueError: a value without a canonical form.
        TypeError: a value of a type that has none.
    """
    forms = []
    for name, before, after, device, seq in changes:
        # Most changes are first values of fields, which nobody wrote before.
        if before is None and device == "" and seq == 0 and type(seq) is int:
            form = _known(name) + _NOTHING + canonical(after) + _BEFORE_ALL
        else:
            form = (
                _known(name)
                + canonical(before)
                + canonical(after)
                + canonical(device)
                + canonical(seq)
            )
        forms.append(sequence_form(form))
    return sha256(_PATCH_TAG + salt + sequence_form(b"".join(forms))).digest()


def row_digest(salt: bytes, cells: Iterable[tuple[str, Any]]) -> bytes:
    """Return what an entry holds of the row after it.

    Args:
        salt: of the row.
        cells: columns and values, sorted by column; what is None counts as absent.
    """
    forms = []
    for name, value in cells:
        if type(value) is str:
            forms.append(sequence_form(_known(name) + text_form(value)))
        elif value is not None:
            forms.append(sequence_form(_known(name) + canonical(value)))
    return sha256(_ROW_TAG + salt + sequence_form(b"".join(forms))).digest()


def is_patch(commitment: bytes, salt: bytes, text: str) -> bool:
    """Tell whether the text of a patch is the one that its entry commits to."""
    try:
        changes, end = _decoded(text)
        return end == len(text) and patch_digest(salt, changes) == commitment
    except (ValueError, TypeError, RecursionError):
        # What cannot be read proves nothing.
        return False
