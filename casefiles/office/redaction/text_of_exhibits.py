"""The words of mails, chats, sheets and texts, whose pages are renderings made in this house.

As pages they would tell how long a removed name is: by where lines end and columns stand. So they
leave as text, typeset anew from these blocks, whether or not anything is removed from them.
"""

import hmac
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    FinalLine,
    Item,
    Message,
    Sheet,
    SheetRow,
    Visibility,
)
from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.files.text_blocks import BETWEEN_HEADS, TextBlock
from casefiles.domain.foundation.alphabetic_numbering import number_from_letters
from casefiles.evidence.channel.media_types import PLAIN_TEXT, SET_AS_TEXT
from casefiles.evidence.layout.text_layout import LEADING, LINES_PER_PAGE, MARGIN, words_of

_MOST: Final = 5_000
"""Blocks of one exhibit; a mailbox of more leaves as pages."""
_NOTHING_LEFT: Final = "[\u2026]"
_UNPRINTED: Final = frozenset(
    (
        FileWarningCode.TRACKED_CHANGES,
        FileWarningCode.COMMENTS,
        FileWarningCode.HIDDEN_TEXT,
        FileWarningCode.HIDDEN_SHEETS,
        FileWarningCode.HIDDEN_ROWS,
        FileWarningCode.HIDDEN_COLUMNS,
        FileWarningCode.HIDDEN_SLIDES,
        FileWarningCode.SPEAKER_NOTES,
    )
)
"""What is told of files that were read before their final form was told, too."""
_BETWEEN_CELLS: Final = "  "
"""White space alone, so that a name in two cells is still one."""
_SAME_ROW: Final = 0.5
"""Of a line's height: how far apart two pieces of one row may stand."""
_SPACE: Final = 2.5
"""Points of the blank between two words, as it is set."""
_GAP: Final = 2.0
"""Points between two lines from which they are of two paragraphs."""
_SLACK: Final = 0.4
"""Points lost where edges are rounded."""


def blocks_of(reading: Extraction) -> tuple[TextBlock, ...]:
    """Return the words of a document as its file has them; nothing where its pages are its own."""
    if reading.unreadable or reading.media_type not in SET_AS_TEXT:
        return ()
    messages = [one for one in reading.items if isinstance(one, Message)]
    if messages:
        blocks: Iterable[TextBlock] = map(message_block, messages)
    elif any(isinstance(one, SheetRow) for one in reading.items):
        blocks = _rows(reading)
    elif final := [one.text for one in reading.items if isinstance(one, FinalLine)]:
        blocks = (TextBlock("", text) for text in (final if any(final) else [_NOTHING_LEFT]))
    else:
        found = paragraphs_of(reading.pages, has_gaps=reading.media_type != PLAIN_TEXT)
        blocks = (TextBlock("", text) for text in found)
    every = tuple(block for block in blocks if block.whole.strip())
    return every if len(every) <= _MOST else ()


def shows_more(reading: Extraction) -> bool:
    """Tell whether the pages that we set of a file show more than its own program prints.

    Such as comments, deleted text, hidden rows, and whom a mail was sent to without telling.
    """
    if reading.media_type not in SET_AS_TEXT:
        return False
    return any(map(_is_unprinted, reading.items)) or _shows_beyond_final(reading)


def _is_unprinted(item: Item) -> bool:
    if isinstance(item, FileWarning):
        return item.code in _UNPRINTED
    return isinstance(item, Message) and bool(item.hidden or item.received or item.folder)


def _shows_beyond_final(reading: Extraction) -> bool:
    """Tell whether pages hold more letters than the final form, such as where links lead."""
    final = [one.text for one in reading.items if isinstance(one, FinalLine)]
    # The first line of all is ours, and says what kind of file it is.
    lines = [line.text for page in reading.pages for line in page.lines][1:]
    more = Counter("".join(lines)) - Counter("".join(final))
    return bool(final) and any(not letter.isspace() for letter in more)


def message_block(message: Message) -> TextBlock:
    """Return a message with the heads that may leave: none that a server or a program wrote."""
    to = f"to {', '.join(message.recipients)}" if message.recipients else ""
    copied = f"copy to {', '.join(message.copied)}" if message.copied else ""
    parts = (message.sender, to, copied, message.written, message.subject)
    return TextBlock(BETWEEN_HEADS.join(part for part in parts if part), message.text)


def text_digest(block: TextBlock, key: bytes) -> str:
    """Return the keyed digest (HMAC-SHA-256, hexadecimal) that ties a mark to a text."""
    return hmac.digest(key, b"text\0" + block.whole.encode(), "sha256").hex()


def _rows(reading: Extraction) -> Iterator[TextBlock]:
    """Yield the rows of sheets as the program that made them shows them: none that is hidden."""
    rows = [one for one in reading.items if isinstance(one, SheetRow)]
    for sheet in (one for one in reading.items if isinstance(one, Sheet)):
        if sheet.visibility is not Visibility.VISIBLE:
            continue
        yield TextBlock("", sheet.name)
        hidden = {_column(letters) for letters in sheet.hidden_columns}
        own = rows[sheet.first - 1 : sheet.first - 1 + sheet.rows] if sheet.first else []
        for row in own:
            cells = [cell for at, cell in enumerate(row.cells) if at not in hidden]
            if not row.hidden and any(cell.strip() for cell in cells):
                yield TextBlock("", _BETWEEN_CELLS.join(" ".join(one.split()) for one in cells))


def _column(letters: str) -> int:
    """Return the place of a column by its letters, from 0."""
    return number_from_letters(letters.upper()) - 1


def paragraphs_of(pages: Sequence[PageText], *, has_gaps: bool = False) -> Iterator[str]:
    """Yield the paragraphs of a rendering, whose lines are joined again.

    Args:
        pages: as set here.
        has_gaps: paragraphs are set with a gap between them, as those of office files are. Of
            plain text nobody knows whether a line ended by itself or for want of room, which may
            be that of a hidden name: there only empty lines part paragraphs. Over the end of a page
            a line of an office file goes on if the first word of the next one would not have fit.
    """
    stored = ""
    before: tuple[PageText, TextLine] | None = None
    for page in pages:
        for row in _by_rows(page):
            text = _BETWEEN_CELLS.join(line.text.strip() for line in row)
            continues = before is not None and len(row) == 1
            if continues and before is not None:
                continues = _continues(*before, page, row[0], has_gaps=has_gaps)
            if continues:
                stored += _joint(stored, text) + text
            else:
                yield stored
                stored = text
            before = (page, row[0]) if len(row) == 1 else None
    yield stored


def _continues(
    page: PageText, line: TextLine, here: PageText, following: TextLine, *, has_gaps: bool
) -> bool:
    if page is here:
        return _is_next(page, line, following)
    return _is_full(page, line, following) if has_gaps else _runs_over(page, line, following)


def _runs_over(page: PageText, line: TextLine, following: TextLine) -> bool:
    """Tell whether a page of plain text is full, and the next one begins at its top."""
    is_last = line.box.y1 * page.height + LEADING / 2 > MARGIN + LINES_PER_PAGE * LEADING
    return is_last and following.box.y0 * page.height < MARGIN + LEADING / 2


def _is_next(page: PageText, line: TextLine, following: TextLine) -> bool:
    """Tell whether no gap parts two lines."""
    return (following.box.y0 - line.box.y1) * page.height < _GAP


def _by_rows(page: PageText) -> Iterator[list[TextLine]]:
    row: list[TextLine] = []
    for line in page.lines:
        if row and abs(line.box.y0 - row[0].box.y0) > _SAME_ROW * (line.box.y1 - line.box.y0):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _is_full(page: PageText, line: TextLine, following: TextLine) -> bool:
    """Tell whether a line ended because the first word of the next one did not fit."""
    word = next(words_of(following.text), "").strip()
    if not word or len(following.edges) != len(following.text):
        return False
    start = following.text.index(word)
    edges = following.edges[start : start + len(word)]
    needed = max(right for _, right in edges) - min(left for left, _ in edges)
    margin, room = MARGIN / page.width, 1 - 2 * MARGIN / page.width
    indent = max(0.0, min(line.box.x0 - margin, 1 - margin - line.box.x1))
    space = _SPACE / page.width if _joint(line.text, following.text) else 0.0
    wide = line.box.x1 - line.box.x0
    return wide + space + needed > room - indent - _SLACK / page.width


def _joint(before: str, after: str) -> str:
    """Return what stands between two lines of one paragraph: nothing between Chinese letters."""
    if not before or not after:
        return ""
    return "" if _is_unspaced(before[-1]) or _is_unspaced(after[0]) else " "


def _is_unspaced(char: str) -> bool:
    return "\u2e80" <= char <= "\ua4cf" or "\uf900" <= char <= "\uffef" or char == "\u0f0b"
