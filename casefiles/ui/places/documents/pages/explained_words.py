"""How readings and terms of the glossary read, in a tooltip and in a list."""

from html import escape
from typing import Final

from casefiles.office.documents.glossary import GlossaryEntry, GlossaryExplanation
from casefiles.words.review import language_words

PINYIN: Final = "Pinyin, without tones: {}"
_NO_TERM: Final = (
    "The legal glossary has no term here. On the page, select words and press E to look further."
)
_MOST: Final = 4
_MOST_READINGS: Final = 24


def readings_words(explained: GlossaryExplanation) -> str:
    """Return how the Han characters are read: 曾 ceng, zeng."""
    values = explained.readings[:_MOST_READINGS]
    return "   ".join(f"{char} {', '.join(parts)}" for char, parts in values)


def source_words(term: GlossaryEntry) -> str:
    """Return where a term is from, and whether that was proven."""
    badge = "Unverified. " if term.is_unverified else ""
    return f"{badge}Source: {term.source}, as of {term.as_of}."


def tooltip(explained: GlossaryExplanation) -> str:
    """Return an explanation as rich text; empty where nothing is known."""
    parts = []
    if explained.readings:
        parts.append(f"<p>{escape(PINYIN.format(readings_words(explained)))}</p>")
        if not explained.terms:
            parts.append(f"<p><i>{_NO_TERM}</i></p>")
    for term in explained.terms[:_MOST]:
        badge = " (unverified)" if term.is_unverified else ""
        head = f"<b>\u2068{escape(term.term)}\u2069</b>  {escape(term.english)}{badge}"
        note = f"<br>{escape(term.note)}" if term.note else ""
        language = f"<br><i>{escape(language_words(term.language))}</i>"
        parts.append(f"<p>{head}{language}{note}</p>")
    return "".join(parts)
