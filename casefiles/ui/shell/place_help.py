"""Help for one place: what it holds, its tasks in a few words, its terms and its keys."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from casefiles.ui.base.actions import CATALOGUE
from casefiles.ui.base.places import Place
from casefiles.ui.shell.keys_sheet import keys_in_words
from casefiles.ui.widgets.labels import subheading
from casefiles.ui.widgets.layout import column, words
from casefiles.words.language import msg, msg_of
from casefiles.words.used_terms import uses_of

_TASK: Final = "# "
_GAP: Final = 24


def help_of(manual: Path, terms: Path, place: Place) -> QWidget:
    """Return the help of a place.

    Args:
        manual: folder with the pages of the manual, one a place.
        terms: the table of terms.
        place: the place that is open.
    """
    page = QWidget()
    text = manual / f"{place.key}.txt"
    parts = (*_page_of(text), *_terms_of(terms, text, place), *_keys_of(place))
    column(*parts, ..., gap=8, of=page)
    return page


def _page_of(file: Path) -> list[QWidget]:
    """Return a page of the manual: titles of tasks begin with a sign, all else is words."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        subheading(line.removeprefix(_TASK)) if line.startswith(_TASK) else words(line)
        for line in lines
        if line.strip()
    ]


def _terms_of(terms: Path, file: Path, place: Place) -> list[QWidget]:
    """Return what the terms mean that the page of a place and its commands use."""
    texts_here = [
        one.text for one in msg_of(CATALOGUE) if one.name.partition(".")[0] in place.rooms
    ]
    texts = (*file.read_text(encoding="utf-8").splitlines(), *texts_here)
    used = {use.term.term: use.term for text in texts for use in uses_of(terms, text)}
    lines = [
        words(msg("{term}: {meaning}", term=one.term, meaning=one.meaning))
        for _, one in sorted(used.items(), key=lambda item: item[0].casefold())
    ]
    return [subheading(msg("Terms here")), *lines] if lines else []


def _keys_of(place: Place) -> list[QWidget]:
    """Return the commands of a place that have keys."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(_GAP)
    grid.setColumnStretch(0, 1)
    entries = [
        one for one in msg_of(CATALOGUE) if one.keys and one.name.partition(".")[0] in place.rooms
    ]
    for at, one in enumerate(entries):
        grid.addWidget(QLabel(one.text), at, 0)
        grid.addWidget(QLabel(keys_in_words(one.keys)), at, 1)
    return [subheading(msg("Keys here")), table] if entries else []
