"""The words of an exhibit that leaves as text, released: what is marked and who is named goes."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from casefiles.domain.files.text_blocks import BETWEEN_HEADS, TextBlock
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Document, Mark, RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.redaction.release.placeholders import PlaceholderText, passage
from casefiles.redaction.release.released_text import (
    AppearancePolicy,
    ReleasedText,
    release,
    release_words,
)

Span = tuple[int, int]
"""First character and the one after the last."""


@dataclass(frozen=True, slots=True)
class ReleasedParagraph:
    """A piece of text; its head is empty where it has none."""

    head: PlaceholderText
    text: PlaceholderText


@dataclass(frozen=True, slots=True)
class ReleasedWords:
    """What an exhibit says in place of its pages.

    Attributes:
        form: how it was made: messages, words, or a written kind of substitute.
        releases: head and text of each piece.
        typed: of words that the lawyer wrote, the text of each piece as it was typed.
    """

    form: str
    releases: tuple[tuple[ReleasedText, ReleasedText], ...]
    typed: tuple[str, ...] = ()


def released_words(
    snapshot: CaseSnapshot, document: Document, audience: str, policy: AppearancePolicy
) -> ReleasedWords | None:
    """Return the words that a document leaves as; None where it leaves as pages or not at all.

    Words that somebody wrote in place of pages leave as they are written. What we set on pages
    ourselves leaves as its own words unless the lawyer says otherwise: as pages, its line ends and
    columns would tell how long a removed name is, and if only files with something to remove or to
    hide left as words, the form alone would tell that they have it.
    """
    chosen = _chosen(snapshot, document.id)
    if chosen is not None and chosen.kind.is_written:
        lines = [(line, release(line, policy)) for line in chosen.text.splitlines()]
        written = [(line, one) for line, one in lines if one.text.pieces]
        plain = tuple((release("", policy), one) for _, one in written)
        return ReleasedWords(str(chosen.kind), plain, tuple(line for line, _ in written))
    blocks = snapshot.blocks.get(document.id, ())
    marks = text_marks_for(snapshot.marks, document.id, audience)
    if not blocks or (chosen is not None and chosen.kind is not ExportFormat.MESSAGES):
        return None
    values = tuple(_released(blocks, marks, policy))
    # By what is left: a message that goes as a whole decides nothing.
    form = "messages" if any(head.text.pieces for head, _ in values) else "words"
    return ReleasedWords(form, values)


def text_marks_for(
    marks: Iterable[Mark], document_id: DocumentId, audience: str
) -> tuple[Mark, ...]:
    """Return the marks of words of a document that apply to an audience."""
    return tuple(
        mark
        for mark in marks
        if mark.document_id == document_id
        and mark.kind.is_of_text
        and (not mark.audiences or audience in mark.audiences)
    )


def _chosen(snapshot: CaseSnapshot, document_id: DocumentId) -> Substitute | None:
    found = (one for one in snapshot.substitutes if one.document_id == document_id)
    return next(found, None)


def _released(
    blocks: Sequence[TextBlock], marks: Sequence[Mark], policy: AppearancePolicy
) -> Iterable[tuple[ReleasedText, ReleasedText]]:
    """Yield what each block says; one that goes as a whole leaves no trace."""
    keeps = any(mark.kind is RedactionKind.KEEP_SPAN for mark in marks)
    shown: list[tuple[TextBlock, list[Span]]] = []
    for number, block in enumerate(blocks, start=1):
        spans = redacted_spans(
            block.whole, [mark for mark in marks if mark.page == number], keeps=keeps
        )
        if spans is not None:
            shown.append((block, spans))
    cut = _cut_mentions([block for block, _ in shown], policy)
    for (block, spans), more in zip(shown, cut, strict=True):
        start = len(block.head) + 1 if block.head else 0
        removed = sorted([*spans, *more])
        yield (
            _released_head(block.head, _within(removed, 0, len(block.head)), policy),
            release_words(block.text, _within(removed, start, len(block.whole)), policy),
        )


def _released_head(head: str, removed: Sequence[Span], policy: AppearancePolicy) -> ReleasedText:
    """Return sender and time of a message; of a sender who goes nothing else stays.

    Pictures and words that people add to their names lead to them, and tell which messages the same
    person sent, which a token of somebody withheld does not.
    """
    sender, between, _ = head.partition(BETWEEN_HEADS)
    size = len(sender)
    tokens = release_words(sender, _within(removed, 0, size), policy).text.tokens
    if not (between and tokens):
        return release_words(head, removed, policy)
    rest = release_words(head[size:], _within(removed, size, len(head)), policy)
    apart = [piece for token in tokens for piece in (token, " ")][:-1]
    return ReleasedText(passage((*apart, *rest.text.pieces)), rest.open_persons)


def _cut_mentions(blocks: Sequence[TextBlock], policy: AppearancePolicy) -> list[list[Span]]:
    """Return the spans of mentions that run on from one text, or from its head, into the next.

    A name may be sent in two messages, whose heads stand between its parts on paper, and whoever
    sends it may be answered in between. So what was said is searched as one text too, and what
    each sender said by itself. The text before may also be the label of a field, by which a name is
    found that is none alone.
    """
    found: list[list[Span]] = [[] for _ in blocks]
    alone: dict[int, list[Span]] = {}
    for number, pieces in enumerate(_ways_to_join(blocks)):
        starts = [0, *accumulate(len(one.text) + 1 for one in pieces)]
        for mention in policy.matcher.find("\n".join(one.text for one in pieces)):
            first = bisect_right(starts, mention.start) - 1
            last = bisect_right(starts, mention.end - 1) - 1
            for index in range(first, last + 1):
                piece = pieces[index]
                start = max(mention.start - starts[index], 0)
                end = min(mention.end - starts[index], len(piece.text))
                is_cut = first < last or "\n" in piece.text[start:end]
                if not is_cut and not number and start < end:
                    if index not in alone:
                        own = policy.matcher.find(piece.text)
                        alone[index] = [(one.start, one.end) for one in own]
                    is_cut = not any(a < end and start < b for a, b in alone[index])
                if is_cut and start < end:
                    found[piece.block].append((start + piece.start, end + piece.start))
    return [sorted(dict.fromkeys(spans)) for spans in found]


class _Piece(NamedTuple):
    """A text of a block, and where in the block it starts."""

    block: int
    start: int
    text: str


def _ways_to_join(blocks: Sequence[TextBlock]) -> Iterator[list[_Piece]]:
    """Yield the texts in which a mention may run on from block to block."""
    yield [_Piece(at, 0, block.whole) for at, block in enumerate(blocks)]
    found = [
        _Piece(at, len(block.head) + 1, block.text) for at, block in enumerate(blocks) if block.head
    ]
    if not found:
        return
    yield found
    by_sender = defaultdict[str, list[_Piece]](list)
    for piece in found:
        by_sender[blocks[piece.block].head.partition(BETWEEN_HEADS)[0]].append(piece)
    if len(by_sender) > 1:
        yield from by_sender.values()


def redacted_spans(whole: str, marks: Sequence[Mark], *, keeps: bool) -> list[Span] | None:
    """Return the spans that go from a block; None where all of it does."""
    if any(mark.kind is RedactionKind.MESSAGE for mark in marks):
        return None
    removed = [_span(mark, whole) for mark in marks if mark.kind is RedactionKind.SPAN]
    if keeps:
        retained = sorted(
            _span(mark, whole) for mark in marks if mark.kind is RedactionKind.KEEP_SPAN
        )
        if not retained:
            return None
        at = 0
        for start, end in [*retained, (len(whole), len(whole))]:
            if whole[at:start].strip():
                removed.append((at, start))
            at = max(at, end)
    return sorted(removed)


def _span(mark: Mark, whole: str) -> Span:
    start, end = mark.start or 0, len(whole) if mark.end is None else mark.end
    return max(0, min(start, len(whole))), max(0, min(end, len(whole)))


def _within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return what of some spans lies in a part, counted from its beginning."""
    cut = ((max(first, start), min(last, end)) for first, last in spans)
    return [(first - start, last - start) for first, last in cut if first < last]
