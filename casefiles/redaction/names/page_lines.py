"""Lines that say which page ends or begins, between two lines of a text that runs on.

138 9944, Page 4 of 9, 5723: a number, a name or an address that such a line parts is none to a
search of lines that follow each other.
"""

import re
from typing import Final

__all__ = ["PAGE_LINES", "has_page_lines"]

_WORDS: Final = (
    r"feuillet|blatt|folha|folio|лист дела|page|pag\.?|pg\.?|p\.|seite|s\.|лист|л\.|стр\.?"
    r"|страница|сторінка|бет|sayfa|bet|strona|str\."
    r"|strana|página|pagina|side|sida|blad|trang|halaman|σελίδα|σελ\.|صفحة|صفحه|بەت|ཤོག་གྲངས།?"
    r"|עמוד|페이지|ページ"
)
_OF: Final = r"(?:[ \u00a0]?(?:/|of|von|de|из|з|sur|di|z|af|av|εκ|من|از)[ \u00a0]?\d{1,4})?"
_HAN: Final = (
    r"第[ \u00a0]?\d{1,4}[ \u00a0]?[页頁][，, /]{0,2}(?:[共总總][ \u00a0]?\d{1,4}[ \u00a0]?[页頁])?"
)
_HEAD: Final = r"(?:[^\n]{1,90}?(?:[—–|·•]|[ \u00a0\t]{2})[ \u00a0]?)?"
"""A running head before them."""
_PAGE: Final = (
    r"(?:[-–—][ \u00a0]?\d{1,4}[ \u00a0]?[-–—]|[\[|(]\d{1,4}[\])|]"
    r"|\d{1,4}[ \u00a0]?/[ \u00a0]?\d{1,4}"
    rf"|{_HEAD}[=*~_ ]{{0,5}}(?i:{_WORDS})[ \u00a0]?(?:[-–—№:|][ \u00a0]?)?\d{{1,4}}{_OF}"
    r"[=*~_ ]{0,5}"
    rf"|\d{{1,4}}[ \u00a0]?-[ \u00a0]?(?:бет|bet|بەت)|{_HAN})"
)
_INDENT: Final = r"[ \t\u00a0]{0,80}"
_BLANK: Final = rf"{_INDENT}\r?\n"
PAGE_LINES: Final = (
    rf"\n(?:{_BLANK}){{0,4}}(?:{_INDENT}{_PAGE}{_BLANK}){{1,2}}(?:{_BLANK}){{0,4}}\f?"
    rf"|\n(?:{_BLANK}){{1,4}}{_INDENT}\d{{1,4}}{_BLANK}(?:{_BLANK}){{1,4}}\f?"
    rf"|\n(?:{_BLANK}){{0,4}}{_INDENT}\d{{1,4}}{_INDENT}\n?\f"
    r"|(?<=[^\n]\d)\f[^\n\f]{1,90}[ \t]{2,}\d{1,4}\n(?=\d)"
)
"""The last three are a number alone: between blank lines, before a new page, or in its head."""
_PAGE_LINES: Final = re.compile(PAGE_LINES)


def has_page_lines(text: str) -> bool:
    """Tell whether such lines stand within a text."""
    return "\n" in text and _PAGE_LINES.search(text) is not None
