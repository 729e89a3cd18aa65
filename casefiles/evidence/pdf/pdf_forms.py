"""What was filled into the form of a PDF (ISO 32000-1, 12.7), field by field."""

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode, FilledFormField

MOST_FIELDS: Final = 1_000
LONGEST_VALUE: Final = 20_000
_LONGEST_NAME: Final = 300
_DEEPEST: Final = 16
_MOST_SEEN: Final = 50_000
_OFF: Final = "Off"


def form_fields(document: pikepdf.Pdf) -> Iterator[FilledFormField | FileWarning]:
    """Yield the fields in the order of the form, then how many were too many to tell."""
    form = document.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    if not isinstance(fields, pikepdf.Array):
        return
    count = 0
    for one in _fields(fields):
        count += 1
        if count <= MOST_FIELDS:
            yield one
    if count > MOST_FIELDS:
        yield FileWarning(FileWarningCode.LEFT_OFF, count - MOST_FIELDS, 0, "fields of its form")


def _fields(roots: pikepdf.Array) -> Iterator[FilledFormField]:
    """Walk the tree of fields; one that lies in itself is walked once."""
    waiting: list[tuple[Any, str, Any, int]] = [(one, "", None, 0) for one in reversed(list(roots))]
    seen: set[tuple[int, int]] = set()
    checked = 0
    while waiting and checked < _MOST_SEEN:
        checked += 1
        one, above, value, depth = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or depth > _DEEPEST:
            continue
        if one.is_indirect and one.objgen in seen:
            continue
        seen.add(one.objgen)
        own = _text(one.get("/T"))
        name = ".".join(part for part in (above, own) if part)[:_LONGEST_NAME]
        value = one.get("/V", value)
        kids = one.get("/Kids")
        below = list(kids) if isinstance(kids, pikepdf.Array) else []
        named = [kid for kid in below if isinstance(kid, pikepdf.Dictionary) and "/T" in kid]
        if named:
            waiting += [(kid, name, value, depth + 1) for kid in reversed(named)]
        elif name:
            text = _value_text(value) or _ticked(one, below)
            is_cut = int(len(text) > LONGEST_VALUE)
            yield FilledFormField(name, text[:LONGEST_VALUE], is_cut)


def _value_text(value: Any) -> str:
    """Return a value as text; the box that is not ticked says nothing."""
    if isinstance(value, pikepdf.Array):
        return "\n".join(filter(None, (_text(one) for one in list(value)[:MOST_FIELDS])))
    text = _text(value)
    return "" if isinstance(value, pikepdf.Name) and text == _OFF else text


def _ticked(field: Any, kids: list[Any]) -> str:
    """Return the state of a box whose field says nothing, as some programs leave it."""
    for one in (field, *kids):
        state = one.get("/AS") if isinstance(one, pikepdf.Dictionary) else None
        if isinstance(state, pikepdf.Name) and (text := _value_text(state)):
            return text
    return ""


def _text(value: Any) -> str:
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.Stream):
        return bytes(value.read_bytes())[: LONGEST_VALUE * 4].decode("utf-8", "replace")
    if isinstance(value, pikepdf.String):
        return str(value).replace("\r\n", "\n").replace("\r", "\n")
    return ""
