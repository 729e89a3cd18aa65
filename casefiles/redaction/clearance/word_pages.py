"""Pages that were read from a Word file, without what the reader of pages wrote on them itself.

A reader here sets the text of such a file on pages of its own: it says so above the first, repeats
the heads of tables that go on, and puts titles above notes, heads and feet of pages. None of these
is one more time that the file says it.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from casefiles.domain.files.text_stamp import (
    BETWEEN,
    FOOT_OF_PAGES,
    FOOTNOTES,
    HEAD_OF_PAGES,
    TEXT_STAMP,
    WORD_KIND,
)

_STAMP: Final = f"{TEXT_STAMP}{BETWEEN}{WORD_KIND}"
_TITLES: Final = (HEAD_OF_PAGES, FOOT_OF_PAGES, FOOTNOTES)
_NUMBER_OF_NOTE: Final = re.compile(r"\[footnote [0-9]+\] ?")
_BODY: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def as_written(texts: Sequence[str], file_bytes: bytes) -> tuple[str, ...]:
    """Return the texts of pages without the reader's stamp, titles and heads that are repeated.

    Args:
        texts: of the pages, as they were read.
        file_bytes: the file, which tells the heads of its tables.
    """
    heads = [re.compile(r"\s+".join(map(re.escape, words))) for words in _heads(file_bytes)]
    parts, before = [], ""
    for number, text in enumerate(texts):
        stored = text
        if number == 0:
            first, _, rest = text.partition("\n")
            stored = rest if first == _STAMP else text
        for head in heads:
            # The first time it is the file's own, also where a table begins at the top of a page.
            found = head.match(stored)
            if found is not None and head.search(before):
                stored = stored[found.end() :].lstrip("\n")
                break
        before += f"{stored}\n"
        parts.append(_NUMBER_OF_NOTE.sub("", stored))
    for title in _TITLES:
        _take_last(parts, title)
    return tuple(parts)


def _take_last(texts: list[str], title: str) -> None:
    """Take the last line away that is a title of the reader's, which stands behind the text."""
    for at in range(len(texts) - 1, -1, -1):
        lines = texts[at].split("\n")
        if title in lines:
            last = len(lines) - 1 - lines[::-1].index(title)
            texts[at] = "\n".join(lines[:last] + lines[last + 1 :])
            return


def _heads(file_bytes: bytes) -> Iterator[list[str]]:
    """Yield the words of each row that is repeated; what is broken is told elsewhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(file_bytes)) as package:
            # Only files that were written here get so far: sizes and entities were looked at.
            body = ET.fromstring(package.read(_BODY))  # noqa: S314
    except (zipfile.BadZipFile, zlib.error, KeyError, ET.ParseError, ValueError, RuntimeError):
        return
    for row in body.iter(f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}tblHeader") is not None:
            words = " ".join(_paragraph_text(one) for one in row.iter(f"{_W}p")).split()
            if words:
                yield words


def _paragraph_text(paragraph: ET.Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
