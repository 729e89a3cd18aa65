"""How readings and terms of the glossary read, in a tooltip and in a list."""

from html import escape
from typing import Final

from casefiles.office.documents.glossary import GlossaryEntry, GlossaryExplanation
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.review import language_words

PINYIN: Final = msg_mark("Pinyin, without tones: {}")
_NO_TERM: Final = msg_mark(
    "The legal glossary has no term here. On the page, select words and press Shift+F1 to look"
    " further."
)
_MOST: Final = 4
_MOST_READINGS: Final = 24


def readings_words(explained: GlossaryExplanation) -> str:
    """Return how the Han characters are read: 曾 ceng, zeng."""
    values = explained.readings[:_MOST_READINGS]
    return "   ".join(f"{char} {', '.join(parts)}" for char, parts in values)


def source_words(term: GlossaryEntry) -> str:
    """Return where a term is from, and whether that was proven."""
    badge = msg("Unverified. ") if term.is_unverified else ""
    return msg(
        "{badge}Source: {source}, as of {as_of}.", badge=badge, source=term.source, as_of=term.as_of
    )


def tooltip(explained: GlossaryExplanation) -> str:
    """Return an explanation as rich text; empty where nothing is known."""
    parts = []
    if explained.readings:
        parts.append(f"<p>{escape(msg_of(PINYIN).format(readings_words(explained)))}</p>")
        if not explained.terms:
            parts.append(f"<p><i>{msg_of(_NO_TERM)}</i></p>")
    for term in explained.terms[:_MOST]:
        badge = msg(" (unverified)") if term.is_unverified else ""
        head = f"<b>\u2068{escape(term.term)}\u2069</b>  {escape(term.english)}{badge}"
        note = f"<br>{escape(term.note)}" if term.note else ""
        language = f"<br><i>{escape(language_words(term.language))}</i>"
        parts.append(f"<p>{head}{language}{note}</p>")
    return "".join(parts)
