"""The text of an exhibit: paragraphs, mails under what they tell of themselves, chats as tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedParagraph
from casefiles.dossier.parts.languages import spans
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow, VerticalSpace

_BEFORE_MESSAGE: Final = 6.0
_BETWEEN_HEADS: Final = " \N{MIDDLE DOT} "
_MOST_IN_A_LINE: Final = 2
_CHAT_SHARES: Final = (0.3, 0.7)


def text_blocks(
    paragraphs: Sequence[DisclosedParagraph], language: str, place: TextPosition
) -> Iterator[Block]:
    """Yield the paragraphs of a text in their order."""
    for is_chat, some in groupby(paragraphs, key=_is_of_chat):
        if is_chat:
            rows = tuple(_message(one, language, place) for one in some)
            yield Table(_CHAT_SHARES, (), rows, place=place)
            yield VerticalSpace(_BEFORE_MESSAGE)
        else:
            for one in some:
                yield from _paragraph(one, language, place)


def _paragraph(one: DisclosedParagraph, language: str, place: TextPosition) -> Iterator[Block]:
    if one.head:
        yield VerticalSpace(_BEFORE_MESSAGE)
    for line in _heads(one.head):
        yield Paragraph(
            spans(line, language, is_as_written=True), Role.CELL_STRONG, place, keeps_next=True
        )
    role = Role.CELL if one.head else Role.BODY
    for line in _lines(one.text):
        yield Paragraph(spans(line, language, is_as_written=True), role, place)


def _message(one: DisclosedParagraph, language: str, place: TextPosition) -> TableRow:
    """Return a message of a chat: who wrote it and when, beside what."""
    who, *when = one.head.split(_BETWEEN_HEADS)
    head = [*spans(who, language, is_as_written=True, is_bold=True)]
    for text in when:
        head += spans(f" {text}", language, is_as_written=True)
    text_cell = tuple(
        Paragraph(spans(line, language, is_as_written=True), Role.CELL, place)
        for line in _lines(one.text)
    )
    return TableRow(((Paragraph(tuple(head), Role.CELL, place),), text_cell))


def _is_of_chat(one: DisclosedParagraph) -> bool:
    return bool(one.head) and len(one.head.split(_BETWEEN_HEADS)) <= _MOST_IN_A_LINE


def _heads(head: str) -> list[str]:
    """Return the lines of what stands over a mail, which tells more than a chat."""
    return head.split(_BETWEEN_HEADS) if head else []


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
