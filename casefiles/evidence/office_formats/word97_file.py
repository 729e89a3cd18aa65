"""Reads doc of Word 97 to 2003: body, notes, heads and feet, comments, changes and hidden text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.evidence.layout.blocks import (
    BlockContent,
    Runs,
    RunStyle,
    TextParagraph,
    TextRun,
    bracketed,
)
from casefiles.evidence.office_formats.ole_metadata import old_office_items
from casefiles.evidence.office_formats.word97_parts import read_old_parts

_TITLES: Final = (
    *("", "Footnotes", "Head and foot of the pages", "", "Comments", "Endnotes", "Text boxes"),
    "Text boxes of the head and foot",
)
_SHOWN: Final = {
    "\x0b": "\n",
    "\x0c": "\n",
    "\x1e": "\u2011",
    "\x1f": "",
    "\x07": " | ",
    "\x03": "",
    "\x04": "",
}
_STANDING: Final = {"\x01": "[picture]", "\x08": "[drawing]", "\x02": "[note]", "\x05": "[comment]"}
_ASIDE: Final = RunStyle.QUIET | RunStyle.ASIDE
_NOTE: Final = "\x02"
_NOTES: Final = frozenset(("Footnotes", "Endnotes"))
_NOT_SHOWN: Final = RunStyle.HIDDEN | RunStyle.DELETED
_FIELD: Final = re.compile(r'\s*(\w+)\s*(?:"([^"]*)"|(\S+))?')
_LIVE: Final = frozenset(("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE"))
_WORDS: Final = (
    (RunStyle.HIDDEN, "hidden", FileWarningCode.HIDDEN_TEXT),
    (RunStyle.DELETED, "deleted", FileWarningCode.TRACKED_CHANGES),
    (RunStyle.ADDED, "inserted", FileWarningCode.TRACKED_CHANGES),
)


def read_word97(data: bytes) -> BlockContent:
    """Read a file.

    Raises:
        Unreadable: `broken_file`, `password_needed` or `too_large`.
    """
    parts = read_old_parts(data)
    content = BlockContent("Word document (old)")
    at = 0
    notes = _Notes(parts.text, parts.styles, parts.counts)
    for title, count in zip(_TITLES, parts.counts, strict=True):
        text, run_styles = parts.text[at : at + count], parts.styles[at : at + count]
        at += count
        if text.strip("\r\x03\x04\x05 \n") and title:
            with content.aside(applies=title == "Comments" or notes.are_hidden(title)):
                content.say(title, level=3)
            if title == "Comments":
                comment_count = text.count("\r")
                content.add_item_here(FileWarning(FileWarningCode.COMMENTS, max(1, comment_count)))
        for start, end, is_shown in notes.pieces(title, text):
            with content.aside(applies=title == "Comments" or not is_shown):
                _add_story(content, text[start:end], run_styles[start:end])
    content.add_items(*(MetadataItem(MetadataKind.REVIEWER, name) for name in parts.people))
    content.add_items(*old_office_items(data))
    return content


class _Notes:
    """Which notes hang on text that is shown.

    Signs of footnotes and endnotes are alike in the text. So where a file has both, and one sign is
    not shown, none is part of the final form.
    """

    def __init__(self, text: str, run_styles: Sequence[RunStyle], counts: Sequence[int]) -> None:
        body = zip(text[: counts[0]], run_styles[: counts[0]], strict=True)
        self._shown = [not look & _NOT_SHOWN for character, look in body if character == _NOTE]
        if all(counts[_TITLES.index(title)] for title in _NOTES):
            self._shown = [all(self._shown)] * len(self._shown)

    def are_hidden(self, title: str) -> bool:
        """Tell whether a title stands above notes of which none is shown."""
        return title in _NOTES and not any(self._shown)

    def pieces(self, title: str, text: str) -> Iterator[tuple[int, int, bool]]:
        """Yield where each note of a story begins and ends, and whether it is shown.

        Any other story is one piece.
        """
        starts = [at for at, character in enumerate(text) if character == _NOTE]
        if title not in _NOTES or not starts:
            yield 0, len(text), not self.are_hidden(title)
            return
        starts[0] = 0
        for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
            yield start, end, number < len(self._shown) and self._shown[number]


def _add_story(content: BlockContent, text: str, run_styles: tuple[RunStyle, ...]) -> None:
    fields = _Fields(content)
    start = 0
    for end, character in enumerate([*text, "\r"]):
        # Two marks of cells in a row end a row of a table.
        is_row = character == "\x07" and end > start and text[end - 1] == "\x07"
        if character == "\r" or is_row:
            pairs = list(zip(text[start:end], run_styles[start:end], strict=True))
            runs = tuple(_marked(content, list(fields.shown(pairs))))
            if any(run.text.strip(" |\n") for run in runs):
                content.blocks.append(TextParagraph(runs))
            start = end + 1


class _Fields:
    """Leaves out the codes of fields, and tells those that lead out of the file."""

    def __init__(self, content: BlockContent) -> None:
        self._content = content
        self._codes: list[tuple[str, bool]] = []

    def shown(self, pairs: list[tuple[str, RunStyle]]) -> Iterator[tuple[str, RunStyle]]:
        """Yield what is shown of some characters."""
        for character, look in pairs:
            if character in "\x13\x14\x15":
                yield from ((one, _ASIDE) for one in self._take_sign(character))
            elif self._codes and not self._codes[-1][1]:
                self._codes[-1] = (self._codes[-1][0] + character, False)
            elif character == _NOTE:
                yield from ((one, look | RunStyle.QUIET) for one in _STANDING[character])
            elif character in _STANDING:
                how = _ASIDE if character == "\x05" else RunStyle.QUIET
                yield from ((one, how) for one in _STANDING[character])
                if character in "\x01\x08":
                    self._content.add_item_here(FileWarning(FileWarningCode.PICTURES_LEFT_OUT, 1))
            else:
                yield from ((one, look) for one in _SHOWN.get(character, character))

    def _take_sign(self, sign: str) -> str:
        """Take a sign where a field begins, shows its result or ends; return what it tells."""
        if sign == "\x13":
            self._codes.append(("", False))
        elif sign == "\x14" and self._codes:
            self._codes[-1] = (self._codes[-1][0], True)
        elif self._codes:
            return self._target_text(self._codes.pop()[0])
        return ""

    def _target_text(self, code: str) -> str:
        found = _FIELD.match(code)
        if found is None:
            return ""
        kind, target = found[1].upper(), found[2] or found[3] or ""
        if kind == "HYPERLINK" and not target.startswith("\\"):
            self._content.add_item_here(
                FileWarning(FileWarningCode.EXTERNAL_LINKS, 1, 0, target[:300])
            )
            return f" [link: {target}]"
        if kind in _LIVE:
            self._content.add_item_here(
                FileWarning(FileWarningCode.ACTIVE_CONTENT, 1, 0, code.strip()[:300])
            )
            return f" [field: {code.strip()}]"
        return ""


def _marked(content: BlockContent, pairs: list[tuple[str, RunStyle]]) -> Runs:
    """Return runs with words around what is hidden or was changed."""
    runs: list[TextRun] = []
    for look, some in groupby(pairs, key=lambda pair: pair[1]):
        run = TextRun("".join(character for character, _ in some), look)
        for mark, words, code in _WORDS:
            if look & mark and run.text.strip():
                detail = run.text if code is FileWarningCode.HIDDEN_TEXT else f"{words}: {run.text}"
                content.add_item_here(FileWarning(code, 1, 0, detail[:300]))
                runs += bracketed(run, words)
                break
        else:
            runs.append(run)
    return tuple(runs)
