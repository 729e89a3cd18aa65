"""Pages of published exhibits, drawn anew with our fonts where these have every letter."""

from casefiles.domain.disclosure.disclosed import PublicPage, PublicText
from casefiles.dossier.parts.languages import language_of
from casefiles.typeset.document.tree import DrawnRule, DrawnText


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
