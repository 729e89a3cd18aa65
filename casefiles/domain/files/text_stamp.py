"""What stands above text that was set on pages here: the reader's own words, and no file's."""

from typing import Final

TEXT_STAMP: Final = "Text rendering; layout not reproduced"
BETWEEN: Final = " \u00b7 "
WORD_KIND: Final = "Word document"
HEAD_OF_PAGES: Final = "Head of the pages"
FOOT_OF_PAGES: Final = "Foot of the pages"
FOOTNOTES: Final = "Footnotes"
"""Titles above what a Word file says beside its text; each stands once."""
