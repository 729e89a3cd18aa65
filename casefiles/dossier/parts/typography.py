"""How released texts are printed: quotes of their language, ranges, and what stays on one line.

Only the shape of signs changes. What exhibits say themselves is printed as it was written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.dates.date_words import MONTHS


@dataclass(frozen=True, slots=True)
class QuoteMarks:
    """Opening and closing quotes of a language, and those within them."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


_ENGLISH: Final = QuoteMarks("\u201c", "\u201d", "\u2018", "\u2019")
_LOW_HIGH: Final = QuoteMarks("\u201e", "\u201c", "\u201a", "\u2018")
_POLISH: Final = QuoteMarks("\u201e", "\u201d", "\u00ab", "\u00bb")
_SWEDISH: Final = QuoteMarks("\u201d", "\u201d", "\u2019", "\u2019")
_ANGLED: Final = QuoteMarks("\u00ab", "\u00bb", "\u201c", "\u201d")
_FRENCH: Final = QuoteMarks("\u00ab\u00a0", "\u00a0\u00bb", "\u201c", "\u201d")
_CORNERED: Final = QuoteMarks("\u300c", "\u300d", "\u300e", "\u300f")
_BY_LANGUAGE: Final[Mapping[str, QuoteMarks]] = {
    "fr": _FRENCH,
    **dict.fromkeys(("pl", "ro", "hu"), _POLISH),
    **dict.fromkeys(("cs", "sk", "de", "sl", "bg"), _LOW_HIGH),
    **dict.fromkeys(("sv", "fi"), _SWEDISH),
    **dict.fromkeys(("ru", "uk", "it", "es", "pt", "el", "no", "ar", "ug", "fa", "ur"), _ANGLED),
    "zh-Hant": _CORNERED,
}
_LITERAL: Final = re.compile(r"(`[^`\n]*`)")
_APOSTROPHE: Final = "\u2019"
_WITHOUT_SPACES: Final = ("zh", "ja", "bo")
_STRAIGHT: Final = re.compile("[\"']")
_OPENS_AFTER: Final = re.compile(r"[\s(\[{\u2013\u2014\u201c\u201e\u00ab\u2018/]\Z")
_FRENCH_SPACE: Final = re.compile(r"(?<=[\w)\]\u00bb\u201d]) (?=[:;!?])")
_PLACES: Final = r"(?:pp?\.|pages?|paras?\.?|paragraphs?|nos?\.|nos|articles?|sections?|§§?)"
_RANGE: Final = re.compile(
    rf"(?<!\w)({_PLACES}\s?\d{{1,4}})-(?=\d{{1,4}}(?![\w/.-]*[\w/-]))", re.IGNORECASE
)
_YEARS: Final = re.compile(r"(?<![\w/.-])((?:19|20)\d\d)-(?=(?:19|20)\d\d(?![\w/-]))")
_MONTH: Final = "|".join(dict.fromkeys((*MONTHS, *(one[:3] for one in MONTHS))))
_WHOLE: Final = re.compile(
    r"§§?\s\d+\w*|(?<!\w)(?:[Nn]os?|[Pp]p?|[Aa]rts?|[Pp]aras?)\.\s\d+"
    rf"|(?<!\w)\d{{1,2}} (?:{_MONTH})(?!\w)"
)
"""What no line ends in: a section or a number with its sign, a day with its month."""


def quotes_of(language: str) -> QuoteMarks:
    """Return the quotes of a language as BCP 47 names it; the English ones where none are known."""
    return _BY_LANGUAGE.get(language) or _BY_LANGUAGE.get(language.partition("-")[0], _ENGLISH)


def typeset_text(text: str, language: str) -> str:
    """Return a text with the quotes and apostrophes of its language, and ranges with a dash."""
    if "-" in text:
        text = _YEARS.sub("\\1\u2013", _RANGE.sub("\\1\u2013", text))
    if _STRAIGHT.search(text):
        has_spaces = not language.startswith(_WITHOUT_SPACES)
        text = "".join(_curled(text, quotes_of(language), has_spaces=has_spaces))
    return _FRENCH_SPACE.sub("\u00a0", text) if language.partition("-")[0] == "fr" else text


def curled(text: str, language: str) -> str:
    """Return a text as it is printed; what stands between backticks stays as it was typed.

    Args:
        text: as it was typed.
        language: BCP 47 code of the text.
    """
    pieces = _LITERAL.split(text)
    return "".join(
        piece[1:-1] if at % 2 else typeset_text(piece, language) for at, piece in enumerate(pieces)
    )


def whole_parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether no line may end in each."""
    at = 0
    for found in _WHOLE.finditer(text):
        if at < found.start():
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _curled(text: str, marks: QuoteMarks, *, has_spaces: bool) -> Iterator[str]:
    """Yield a text with curled quotes; what may be feet, inches or minutes stays straight."""
    is_open = {'"': False, "'": False}
    at = 0
    for found in _STRAIGHT.finditer(text):
        yield text[at : found.start()]
        at = found.end()
        yield _one(text, found.start(), is_open, marks, has_spaces=has_spaces)
    yield text[at:]


def _one(
    text: str, at: int, is_open: dict[str, bool], marks: QuoteMarks, *, has_spaces: bool
) -> str:
    sign, before, after = text[at], text[:at], text[at + 1 : at + 2]
    opens = not before or not has_spaces or bool(_OPENS_AFTER.search(before[-1]))
    if not is_open[sign] and before[-1:].isdigit() and not after.isalpha():
        return sign
    pair = (marks.opening, marks.closing)
    if sign == "'":
        pair = (marks.inner_opening, marks.inner_closing)
        if after.isdigit() or (before[-1:].isalnum() and after.isalnum()):
            return _APOSTROPHE
        opens = opens and _closes(text, at)
    if opens and (has_spaces or not is_open[sign]) and after and not after.isspace():
        is_open[sign] = True
        return pair[0]
    if is_open[sign] or sign == '"':
        is_open[sign] = False
        return pair[1]
    return _APOSTROPHE


def _closes(text: str, at: int) -> bool:
    """Tell whether a single quote is closed further on, so that it is no apostrophe."""
    return re.search(r"\S'(?!\w)", text[at + 1 :]) is not None


def separator(language: str) -> str:
    """Return what stands between cites in a line: French has a blank before the sign, too."""
    return "\u00a0; " if language.partition("-")[0] == "fr" else "; "
