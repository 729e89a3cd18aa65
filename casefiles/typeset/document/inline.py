"""Text within blocks: spans, page numbers, footnotes, and the place to tell where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextPosition:
    """Where in the tree a text stands, in words that are safe to tell: a code and an index."""

    section: str
    number: int


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of text in one language and style; plain text, never markup.

    Attributes:
        language: BCP 47, such as en, zh-Hans, zh-Hant; it chooses fonts.
        target: destination that the text links to; empty for none.
        is_unbroken: no line ends inside it.
        link: which link of its paragraph it prints, from 1; 0 for words. Nothing drawn tells it.
    """

    text: str
    language: str
    is_bold: bool = False
    is_italic: bool = False
    target: str = ""
    is_unbroken: bool = False
    link: int = 0


@dataclass(frozen=True, slots=True)
class PageOf:
    """Prints, and links to, the page number of a destination; stays with unbroken text before."""

    target: str
    is_bold: bool = False
    link: int = 0


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: stands in a text right after the word to which it belongs.

    The build numbers notes through the document, prints and links the number here, and sets the
    content at the foot of the same page below a short rule. One that is too tall goes on at the
    foot of the next page. It may stand in paragraphs, lists and cells, not in headings or captions.
    """

    content: "tuple[Inline, ...]"


Inline = TextSpan | PageOf
Noted = Inline | Footnote
