"""What workers tell of a file beside its pages, as frames of plain JSON; see `answers`."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from casefiles.domain.files.extracted_items import Item, kind_of_item
from casefiles.domain.files.item_fields import InvalidItem, item_from, plain_fields
from casefiles.evidence.channel.answers import (
    LARGEST_ANSWER,
    MalformedAnswer,
    cleaned,
    fields_of,
    list_of,
    written,
)

_ITEMS_PER_ANSWER: Final = 500


def item_answers(items: Iterable[Item]) -> Iterator[bytes]:
    """Write items, some to an answer; the last answer is empty."""
    batch: list[list[object]] = []
    for item in items:
        batch.append([kind_of_item(item), plain_fields(item)])
        if len(batch) == _ITEMS_PER_ANSWER:
            yield from _fitting(batch)
            batch = []
    if batch:
        yield from _fitting(batch)
    yield written({"items": []})


def _fitting(batch: list[list[object]]) -> Iterator[bytes]:
    """Write a batch, in halves where it is too large for one answer."""
    answer = written({"items": batch})
    if len(answer) <= LARGEST_ANSWER or len(batch) == 1:
        yield answer
    else:
        half = len(batch) // 2
        yield from _fitting(batch[:half])
        yield from _fitting(batch[half:])


def items_from(data: bytes) -> tuple[Item, ...]:
    """Read some items.

    Raises:
        NonsenseAnswer: they break the form.
    """
    entry: dict[str, Any] = fields_of(data, {"items"})
    return tuple(_item(one) for one in list_of(entry["items"], _ITEMS_PER_ANSWER))


def _item(value: object) -> Item:
    pair = list_of(value, 2)
    try:
        kind, fields = pair
        return item_from(kind, fields, cleaned)
    except (InvalidItem, ValueError) as error:
        raise MalformedAnswer from error
