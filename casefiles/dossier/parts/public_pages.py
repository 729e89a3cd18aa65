"""Pages of published exhibits, drawn anew with our fonts where these have every letter."""

from typing import Final

from casefiles.domain.disclosure.disclosed import PublicPage, PublicText
from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.dossier.parts.languages import language_of
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.styles import INK, TextStyle
from casefiles.typeset.document.tree import DrawnRule, DrawnText
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.lines.setting import set_one_line

_ANY_WIDTH: Final = 1e9


def is_settable(page: PublicPage, language: str, library: FontLibrary) -> bool:
    """Tell whether our fonts have every letter of a page; else its pixels are shown."""
    try:
        for text in page.texts:
            span = TextSpan(
                *(text.text, language_of(text.text, language), text.is_bold, text.is_italic)
            )
            style = TextStyle(text.size, text.size, INK)
            set_one_line((span,), style, _ANY_WIDTH, TextPosition("exhibits", 0), library)
    except UnsupportedText:
        return False
    return bool(page.texts)


def drawn_texts(page: PublicPage, language: str) -> tuple[DrawnText, ...]:
    """Return the texts of a page as they are typeset."""
    return tuple(_drawn(text, language) for text in page.texts)


def drawn_rules(page: PublicPage) -> tuple[DrawnRule, ...]:
    """Return the rules of a page as they are typeset."""
    return tuple(DrawnRule(rule.start, rule.end, rule.thickness) for rule in page.rules)


def _drawn(text: PublicText, language: str) -> DrawnText:
    return DrawnText(
        text=text.text,
        language=language_of(text.text, language),
        x=text.x,
        y=text.y,
        size=text.size,
        width=text.width,
        is_bold=text.is_bold,
        is_italic=text.is_italic,
        paragraph=text.paragraph,
    )
