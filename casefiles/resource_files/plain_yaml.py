"""A narrow reader of YAML: mappings, lists and text; no tags, aliases, types or doubled keys.

Every value is text, so that no word turns into a date, number or truth by itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from casefiles.domain.foundation.errors import CasefilesError, InvalidInput

Plain = str | list["Plain"] | dict[str, "Plain"]

SIZE_LIMIT: Final = 256 * 1024
"""In bytes; the forms read here are a few kilobytes."""
_DEEPEST: Final = 8
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The one in C where the wheel has it: ten times as fast, with the same events."""


def bytes_of_form(path: Path, missing: CasefilesError) -> bytes:
    """Return what stands in a file, no more than `read_plain_yaml` needs to refuse it.

    Args:
        path: of the file.
        missing: raised where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError:
        raise missing from None


def read_plain_yaml(data: bytes) -> Plain:
    """Read one document.

    Raises:
        InvalidForm: profile_invalid; the details tell a reason and, where known, a line.
    """
    if len(data) > SIZE_LIMIT:
        raise InvalidInput("profile_invalid", reason="too_large")
    try:
        text = data.decode("utf-8")
        events = _checked(yaml.parse(text, Loader=_LOADER))
        value = _value(next(events), events, 0)
        if next(events, None) is not None:
            raise InvalidInput("profile_invalid", reason="several_documents")
    except UnicodeDecodeError:
        raise InvalidInput("profile_invalid", reason="not_utf8") from None
    except (yaml.YAMLError, StopIteration):
        raise InvalidInput("profile_invalid", reason="syntax") from None
    return value


def _checked(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield the events that make up values, refusing what no form needs."""
    for event in events:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise InvalidInput("profile_invalid", reason="alias", line=line)
        if getattr(event, "tag", None) is not None:
            raise InvalidInput("profile_invalid", reason="tag", line=line)
        if isinstance(event, yaml.DocumentStartEvent) and (event.tags or event.version):
            raise InvalidInput("profile_invalid", reason="directive", line=line)
        if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
            yield event


def _value(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Plain:
    line = _line(event)
    if depth > _DEEPEST:
        raise InvalidInput("profile_invalid", reason="too_deep", line=line)
    match event:
        case yaml.ScalarEvent():
            return str(event.value)
        case yaml.SequenceStartEvent():
            return _sequence(events, depth)
        case _:
            return _mapping(events, depth)


def _sequence(events: Iterator[yaml.Event], depth: int) -> list[Plain]:
    items: list[Plain] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_value(event, events, depth + 1))
    return items


def _mapping(events: Iterator[yaml.Event], depth: int) -> dict[str, Plain]:
    fields: dict[str, Plain] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        line = _line(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise InvalidInput("profile_invalid", reason="key_not_text", line=line)
        if event.value in fields:
            raise InvalidInput("profile_invalid", reason="doubled_key", line=line)
        fields[event.value] = _value(next(events), events, depth + 1)
    return fields


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
