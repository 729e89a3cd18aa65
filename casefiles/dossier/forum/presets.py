"""Redaction presets: what a forum wants gone, kept or untouched, as checked data."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.domain.records.number_kinds import IdentifierCategory
from casefiles.domain.rules.presets import (
    PersonCategory,
    PresetProtection,
    RedactionPreset,
    RequiredContent,
    RetainedPart,
)
from casefiles.library.seen import READING, is_unverified_form
from casefiles.resource_files.plain_fields import (
    day,
    fields,
    form_path,
    require_days,
    require_own_name,
    some_fields,
    text,
    truth,
)
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

_FIELDS: Final = frozenset(
    {
        "id",
        "title",
        "rule",
        "as_of",
        "review_by",
        "source",
        "unverified",
        "audiences",
        "persons",
        "client_numbers",
        "other_numbers",
        "must_stay",
        "notes",
    }
)
_OPTIONAL: Final = frozenset({"emergency"}) | READING
_DATES: Final = frozenset({IdentifierCategory.BIRTH_DATE})
_UNCOUNTED: Final = frozenset({IdentifierCategory.BIRTH_DATE, IdentifierCategory.ADDRESS})
E = TypeVar("E", bound=StrEnum)
K = TypeVar("K", bound=StrEnum)


def preset_path(resources: Path, preset_id: str) -> Path:
    """Return where a preset lies.

    Raises:
        Refused: unknown_preset, where no preset can have this id.
    """
    folder = resources / "presets"
    return form_path(folder, preset_id, _unknown(folder))


def _unknown(folder: Path) -> Refused:
    allowed = ", ".join(sorted(one.stem for one in folder.glob("*.yaml")))
    return Refused("unknown_preset", allowed=allowed)


def load_preset(path: Path) -> RedactionPreset:
    """Read a preset, all or nothing.

    Raises:
        Refused: unknown_preset, where there is no such file.
        InvalidForm: profile_invalid; the details tell a reason and, where known, line or key.
            law_invalid, where nobody signed for what it declares verified.
    """
    data = bytes_of_form(path, _unknown(path.parent))
    entry = some_fields(read_plain_yaml(data), _FIELDS, _OPTIONAL)
    preset = RedactionPreset(
        id=text(entry["id"]),
        title=text(entry["title"]),
        rule=text(entry["rule"]),
        as_of=day(entry["as_of"]),
        review_by=day(entry["review_by"]),
        source=text(entry["source"]),
        is_unverified=is_unverified_form(entry, path),
        audiences=frozenset(_list(entry["audiences"])),
        persons=_choices(entry["persons"], PersonCategory, PresetProtection),
        client_numbers=_choices(entry["client_numbers"], IdentifierCategory, RetainedPart),
        other_numbers=_choices(entry["other_numbers"], IdentifierCategory, RetainedPart),
        must_stay=frozenset(_word(one, RequiredContent) for one in _list(entry["must_stay"])),
        notes=tuple(_list(entry["notes"])),
        is_emergency=truth(entry.get("emergency", "false")),
    )
    _check(preset, path)
    return preset


def _check(preset: RedactionPreset, path: Path) -> None:
    require_own_name(preset.id, path)
    require_days(preset.as_of, preset.review_by)
    if not preset.audiences or not preset.audiences <= AUDIENCES:
        raise InvalidInput("profile_invalid", reason="unknown_audience")
    for numbers in (preset.client_numbers, preset.other_numbers):
        for kind, rest in numbers.items():
            has_wrong_rest = (rest is RetainedPart.YEAR and kind not in _DATES) or (
                rest is RetainedPart.LAST_FOUR and kind in _UNCOUNTED
            )
            if has_wrong_rest:
                raise InvalidInput("profile_invalid", reason="rest_of_another_kind", key=str(kind))
    names = preset.persons[PersonCategory.CLIENT]
    if RequiredContent.CLIENT_NAME in preset.must_stay and names is not PresetProtection.OPEN:
        raise InvalidInput("profile_invalid", reason="needed_and_removed")


def _choices(value: Plain, keys: type[K], words: type[E]) -> Mapping[K, E]:
    entry = fields(value, frozenset(str(key) for key in keys))
    return {key: _word(text(entry[str(key)]), words) for key in keys}


def _word(value: str, words: type[E]) -> E:
    try:
        return words(value)
    except ValueError:
        raise InvalidInput("profile_invalid", reason="unknown_word") from None


def _list(value: Plain) -> list[str]:
    if not isinstance(value, list):
        raise InvalidInput("profile_invalid", reason="not_a_list")
    items = [text(item) for item in value]
    if len(set(items)) < len(items):
        raise InvalidInput("profile_invalid", reason="doubled_item")
    return items
