"""Whether our fonts have every letter of a published page; asked in the child that typesets."""

from typing import Final

from casefiles.domain.disclosure.disclosed import PublicPage
from casefiles.domain.foundation.errors import UnsupportedText
from casefiles.dossier.parts.languages import language_of
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.styles import INK, TextStyle
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
