"""The parts of a forum profile as they stand in YAML, each refused with its place."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.dossier.forum.forums import (
    ANSWER_RULES,
    FILLS,
    PAPERS,
    PARTS,
    AnnexRules,
    Channel,
    FieldType,
    FormField,
    FormHeading,
    ForumRule,
    Limit,
    LimitKind,
    Need,
)
from casefiles.library.seen import How, Seen
from casefiles.resource_files.plain_fields import ID
from casefiles.resource_files.plain_yaml import Plain

Item = TypeVar("Item")
Word = TypeVar("Word", bound=StrEnum)
_LONGEST_PLACE: Final = 96
_NUMBERED: Final = frozenset(
    {
        *(LimitKind.PAGES, LimitKind.WORDS, LimitKind.CHARACTERS, LimitKind.FILE_SIZE),
        *(LimitKind.TOTAL_SIZE, LimitKind.RESOLUTION, LimitKind.FONT_SIZE, LimitKind.MARGIN),
        LimitKind.COUNT,
    }
)
_MOST: Final = 1_000_000.0


def refused(file: str, place: str, reason: str) -> InvalidInput:
    """Return the fault of a profile, with where it is."""
    return InvalidInput("forum_invalid", reason=reason, place=place[:_LONGEST_PLACE], file=file)


def _fault(place: str, reason: str) -> InvalidInput:
    return InvalidInput("forum_invalid", reason=reason, place=place[:_LONGEST_PLACE])


def each(
    value: Plain, place: str, read: Callable[[Mapping[str, Plain], str], Item]
) -> tuple[Item, ...]:
    """Read each mapping of a list."""
    items = []
    for number, one in enumerate(as_list(value, place), start=1):
        if not isinstance(one, dict):
            raise _fault(f"{place} {number}", "not_a_mapping")
        items.append(read(one, f"{place} {number}"))
    return tuple(items)


def as_text(value: Plain, place: str, *, may_be_empty: bool = False) -> str:
    """Return a text."""
    if not isinstance(value, str) or (not value.strip() and not may_be_empty):
        raise _fault(place, "not_a_text")
    return value


def as_id(value: Plain, place: str) -> str:
    """Return an id."""
    name = as_text(value, place)
    if not ID.match(name):
        raise _fault(place, "not_an_id")
    return name


def as_list(value: Plain, place: str) -> list[Plain]:
    """Return a list."""
    if not isinstance(value, list):
        raise _fault(place, "not_a_list")
    return value


def as_texts(value: Plain, place: str) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(as_text(one, place) for one in as_list(value, place))


def as_truth(value: Plain, place: str) -> bool:
    """Return true or false."""
    if value not in {"true", "false"}:
        raise _fault(place, "not_true_or_false")
    return value == "true"


def as_day(value: Plain, place: str) -> date:
    """Return a day."""
    try:
        return date.fromisoformat(as_text(value, place))
    except ValueError:
        raise _fault(place, "not_a_day") from None


def as_choice(value: Plain, place: str, words: type[Word]) -> Word:
    """Return one of the words of a list."""
    try:
        return words(as_text(value, place))
    except ValueError:
        raise _fault(place, "unknown_word") from None


def _keys(values: Mapping[str, Plain], place: str, must: str, may: str = "") -> None:
    known = {*must.split(), *may.split()}
    unknown = sorted(values.keys() - known)
    if unknown:
        raise _fault(f"{place} {unknown[0]}", "unknown_key")
    missing = sorted(set(must.split()) - values.keys())
    if missing:
        raise _fault(f"{place} {missing[0]}", "missing_key")


def heading(values: Mapping[str, Plain], place: str) -> FormHeading:
    """Read a heading."""
    _keys(values, place, "id heading conf", "parts printed")
    parts = as_texts(values.get("parts", []), place)
    if not set(parts) <= PARTS:
        raise _fault(place, "unknown_part")
    return FormHeading(
        as_id(values["id"], place),
        as_text(values["heading"], place),
        as_choice(values["conf"], place, How),
        parts,
        as_text(values.get("printed", ""), place, may_be_empty=True),
    )


def form_field(values: Mapping[str, Plain], place: str) -> FormField:
    """Read a field."""
    _keys(
        values, place, "id label type req conf heading", "fill given options paper face from many"
    )
    field = FormField(
        id=as_id(values["id"], place),
        label=as_text(values["label"], place),
        type=as_choice(values["type"], place, FieldType),
        need=as_choice(values["req"], place, Need),
        how=as_choice(values["conf"], place, How),
        heading=as_id(values["heading"], place),
        fill=as_text(values.get("fill", ""), place, may_be_empty=True),
        given=as_text(values.get("given", ""), place, may_be_empty=True),
        options=as_texts(values.get("options", []), place),
        paper=as_text(values.get("paper", ""), place, may_be_empty=True),
        is_on_face=as_truth(values.get("face", "false"), place),
        rules=as_texts(values.get("from", []), place),
        has_many=as_truth(values.get("many", "false"), place),
    )
    if field.has_many and field.type is not FieldType.CHOICE:
        raise _fault(place, "many_without_choice")
    if field.paper and field.paper not in PAPERS:
        raise _fault(place, "unknown_paper")
    if not set(field.rules) <= ANSWER_RULES:
        raise _fault(place, "unknown_rule")
    if field.fill and field.fill not in FILLS:
        raise _fault(place, "unknown_fill")
    if (field.type is FieldType.CHOICE) != bool(field.options) and field.type is not FieldType.LIST:
        raise _fault(place, "options_without_choice")
    return field


def limit(values: Mapping[str, Plain], place: str) -> Limit:
    """Read a limit."""
    _keys(values, place, "kind value scope action conf", "of key read")
    action = as_text(values["action"], place)
    if action not in {"block", "warn"}:
        raise _fault(place, "unknown_word")
    one = Limit(
        as_choice(values["kind"], place, LimitKind),
        as_text(values["value"], place, may_be_empty=True),
        as_text(values["scope"], place, may_be_empty=True),
        action == "block",
        _seen(values, place),
        as_text(values.get("of", ""), place, may_be_empty=True),
    )
    if one.value and one.kind in _NUMBERED and not _is_sane(one.value):
        raise _fault(place, "absurd_number")
    return one


def _is_sane(value: str) -> bool:
    try:
        number = float(value)
    except ValueError:
        return False
    return 0 < number <= _MOST


def annex(value: Plain, place: str) -> AnnexRules:
    """Read the rules for annexes."""
    if not isinstance(value, dict):
        raise _fault(place, "not_a_mapping")
    _keys(
        value,
        place,
        "label order columns paginate hyperlinked bookmarks translation_pair conf",
    )
    return AnnexRules(
        as_text(value["label"], place),
        as_text(value["order"], place),
        as_texts(value["columns"], place),
        as_text(value["paginate"], place),
        as_truth(value["hyperlinked"], place),
        as_truth(value["bookmarks"], place),
        as_text(value["translation_pair"], place),
        as_choice(value["conf"], place, How),
    )


def channel(values: Mapping[str, Plain], place: str) -> Channel:
    """Read a way in."""
    _keys(values, place, "kind to note allowed conf", "key read")
    return Channel(
        as_id(values["kind"], place),
        as_text(values["to"], place, may_be_empty=True),
        as_text(values["note"], place, may_be_empty=True),
        as_truth(values["allowed"], place),
        _seen(values, place),
    )


def rule(values: Mapping[str, Plain], place: str) -> ForumRule:
    """Read a rule."""
    _keys(values, place, "id text conf", "key read")
    return ForumRule(
        as_id(values["id"], place),
        as_text(values["text"], place),
        _seen(values, place),
    )


def _seen(values: Mapping[str, Plain], place: str) -> Seen:
    """Return how an item was read; only one with key and day is ever shown as sourced."""
    key = as_text(values["key"], place) if "key" in values else ""
    read = as_day(values["read"], place) if "read" in values else None
    return Seen(as_choice(values["conf"], place, How), key, read)


def audiences(value: Plain, place: str) -> Mapping[str, str]:
    """Read whom papers are for, each once."""
    pairs = each(value, place, _reader)
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _fault(place, "doubled_item")
    return found


def _reader(values: Mapping[str, Plain], place: str) -> tuple[str, str]:
    _keys(values, place, "audience words")
    words = as_text(values["words"], place, may_be_empty=True)
    return as_text(values["audience"], place), words
