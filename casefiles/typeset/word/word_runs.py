"""Runs and paragraphs of a Word file: text with language, direction, links and footnotes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from casefiles.domain.foundation.printed_paragraphs import Emphasis, PrintedPiece
from casefiles.typeset.document.inline import Footnote, Inline, Noted, PageOf, TextSpan
from casefiles.typeset.word.word_languages import word_language

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PAGE_UNKNOWN: Final = "\u2026"
"""Stands until whoever opens the file has its page numbers counted."""
_MOSTLY: Final = 4


def escaped(text: str) -> str:
    """Return a text as it stands in XML; what no XML can hold is left out."""
    plain = _NOT_XML.sub("", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(slots=True)
class Notes:
    """The footnotes of a file, numbered as they come."""

    texts: list[str] = field(default_factory=list)

    def add(self, inner: str) -> int:
        """Keep the runs of a note; return its number, from 1."""
        self.texts.append(inner)
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class RunWriter:
    """Writes inline content.

    Attributes:
        anchors: name of the bookmark of each destination that is in the file.
        notes: takes footnotes.
        folios: printed number of each destination in another file.
        language: of these numbers.
    """

    anchors: Mapping[str, str]
    notes: Notes
    folios: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"

    def runs(self, content: Sequence[Noted]) -> str:
        """Return content as runs and links."""
        grouped = groupby(self.retained(content), key=self._anchor)
        return "".join(self._linked(anchor, tuple(some)) for anchor, some in grouped)

    def retained(self, content: Sequence[Noted]) -> tuple[Noted, ...]:
        """Return what of some content is written."""
        return tuple(one for one in content if not self._is_idle(one))

    def printed(self, one: Inline) -> PrintedPiece:
        """Return the words of a piece as they are written."""
        if isinstance(one, PageOf):
            return PrintedPiece(self.folios.get(one.target, PAGE_UNKNOWN), one.link)
        look = Emphasis.ITALIC * one.is_italic | Emphasis.BOLD * one.is_bold
        return PrintedPiece(one.text, one.link, int(look))

    def _is_idle(self, one: Noted) -> bool:
        """Tell whether a piece only parts a link from the page that this file does not have."""
        if isinstance(one, PageOf):
            return one.target not in self.anchors and one.target not in self.folios
        if not isinstance(one, TextSpan) or one.target in self.folios:
            return False
        return bool(one.target) and not one.text.strip()

    def _anchor(self, one: Noted) -> str:
        return "" if isinstance(one, Footnote) else self.anchors.get(one.target, "")

    def _linked(self, anchor: str, some: tuple[Noted, ...]) -> str:
        inner = "".join(self._one(one, anchor) for one in some)
        return f'<w:hyperlink w:anchor="{anchor}">{inner}</w:hyperlink>' if anchor else inner

    def _one(self, one: Noted, anchor: str) -> str:
        if isinstance(one, Footnote):
            number = self.notes.add(self.runs(one.content))
            return (
                '<w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr>'
                f'<w:footnoteReference w:id="{number}"/></w:r>'
            )
        if isinstance(one, PageOf) and one.target in self.folios:
            return run(TextSpan(self.folios[one.target], self.language))
        if isinstance(one, PageOf):
            return field_runs(f" PAGEREF {anchor} \\h ", PAGE_UNKNOWN)
        return run(one, is_link=bool(anchor))


def run(span: TextSpan, *, is_link: bool = False) -> str:
    """Return a span as one run; line feeds in it end lines."""
    pieces = [f'<w:t xml:space="preserve">{escaped(one)}</w:t>' for one in span.text.split("\n")]
    return f"<w:r>{_look(span, is_link=is_link)}{'<w:br/>'.join(pieces)}</w:r>"


def field_runs(instruction: str, shown: str) -> str:
    """Return a field that a word processor counts by itself."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _look(span: TextSpan, *, is_link: bool) -> str:
    language = word_language(span.language)
    parts = ['<w:rStyle w:val="Link"/>'] if is_link else []
    if language.font:
        names = ("ascii", "hAnsi", "eastAsia", "cs")
        named = " ".join(f'w:{name}="{language.font}"' for name in names)
        parts.append(f"<w:rFonts {named}/>")
    parts += ["<w:b/><w:bCs/>"] if span.is_bold else []
    parts += ["<w:i/><w:iCs/>"] if span.is_italic else []
    parts += ["<w:rtl/>"] if language.is_right_to_left else []
    parts.append(f'<w:lang w:{language.slot}="{language.tag}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def runs_from_right(content: Iterable[Noted]) -> bool:
    """Tell whether a paragraph runs from the right: if most of its letters do, and it starts so.

    One that starts in another script does so only where three letters of four run from the right.
    """
    found = [
        (word_language(span.language).is_right_to_left, sum(map(str.isalpha, span.text)))
        for span in spans_in(content)
    ]
    every = [(is_backwards, letters) for is_backwards, letters in found if letters]
    if not every:
        return False
    total = sum(letters for _, letters in every)
    own = sum(letters for is_backwards, letters in every if is_backwards)
    return (every[0][0] and own * 2 > total) or own * _MOSTLY > total * (_MOSTLY - 1)


def spans_in(content: Iterable[Noted]) -> Iterator[TextSpan]:
    """Yield the spans of some content, without those of its notes."""
    return (one for one in content if isinstance(one, TextSpan))


def plain(content: Iterable[Inline]) -> str:
    """Return the words of some content."""
    return "".join(span.text for span in spans_in(content))
