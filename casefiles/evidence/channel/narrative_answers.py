"""What a worker answers that read a file as narrative; read back as if an enemy wrote it."""

from collections.abc import Iterator
from typing import Final

from casefiles.domain.foundation.printed_paragraphs import Emphasis
from casefiles.domain.records.narrative import (
    DEEPEST,
    BlockKind,
    NarrativeReading,
    ReadBlock,
    ReadEmphasis,
)
from casefiles.evidence.channel.answers import (
    MalformedAnswer,
    cleaned,
    exact_list,
    fields_of,
    list_of,
    whole,
    written,
)

_COUNTS: Final = ("changes", "comments", "macros", "hidden", "pictures", "tables")
_PER_ANSWER: Final = 200
_MOST_NOTES: Final = 500
_MOST_EMPHASES: Final = 20_000
_HIGHEST_MARK: Final = 99_999
_MOST: Final = 1_000_000
_LONGEST: Final = 4_000_000


def narrative_answers(reading: NarrativeReading) -> Iterator[bytes]:
    """Write what was found, then the blocks, some to an answer; the last answer is empty."""
    yield written({name: min(getattr(reading, name), _MOST) for name in _COUNTS})
    for at in range(0, len(reading.blocks), _PER_ANSWER):
        some = reading.blocks[at : at + _PER_ANSWER]
        yield written({"blocks": [list(_entry(one)) for one in some]})
    yield written({"blocks": []})


def _entry(one: ReadBlock) -> Iterator[object]:
    yield from (str(one.kind), one.level, one.text, list(one.notes), list(one.marks))
    yield int(one.is_row)
    yield [[look.note, look.start, look.end, look.look] for look in one.emphases]


def counts_from(data: bytes) -> NarrativeReading:
    """Read what was found beside the text; the blocks follow.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, set(_COUNTS))
    counts = [whole(fields[name], 0, _MOST) for name in _COUNTS]
    changes, comments, macros, hidden, pictures, tables = counts
    return NarrativeReading((), changes, comments, macros, hidden, pictures, tables)


def blocks_from(data: bytes) -> tuple[ReadBlock, ...]:
    """Read some blocks; none are left where there are none.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    entry = fields_of(data, {"blocks"})["blocks"]
    return tuple(_block(one) for one in list_of(entry, _PER_ANSWER))


def _block(value: object) -> ReadBlock:
    kind, level, text, notes, marks, is_row, emphases = exact_list(value, 7)
    if kind not in set(BlockKind):
        raise MalformedAnswer
    texts = tuple(_text(note) for note in list_of(notes, _MOST_NOTES))
    numbers = tuple(whole(one, 0, _HIGHEST_MARK) for one in list_of(marks, _MOST_NOTES))
    text = _text(text)
    return ReadBlock(
        BlockKind(kind),
        whole(level, 0, DEEPEST),
        text,
        texts,
        numbers,
        tuple(_look(one, (text, *texts)) for one in list_of(emphases, _MOST_EMPHASES)),
        bool(whole(is_row, 0, 1)),
    )


def _look(value: object, texts: tuple[str, ...]) -> ReadEmphasis:
    entry = exact_list(value, 4)
    note = whole(entry[0], 0, len(texts) - 1)
    start = whole(entry[1], 0, len(texts[note]))
    end = whole(entry[2], start, len(texts[note]))
    return ReadEmphasis(note, start, end, whole(entry[3], 0, int(Emphasis.ITALIC | Emphasis.BOLD)))


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise MalformedAnswer
    return " ".join(cleaned(value).split())
