"""A dossier for people who must edit it: the same texts as a tree for a Word file.

Exhibits are listed, their pages not embedded: cites name exhibit and page, and lead to the list.
No page of this dossier is told, since a word processor counts its pages itself.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.composition import assembled, section_blocks
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.headings import section_heading
from casefiles.dossier.parts.material import gather, unseen_pages
from casefiles.dossier.parts.proof import listed_destination
from casefiles.typeset.document.inline import Footnote, Noted, PageOf, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DocumentTree,
    DrawnPage,
    Heading,
    ImagePage,
    Item,
    List,
    Paragraph,
    Table,
    TableRow,
)

_EXHIBITS: Final = "exhibits"
_SHEET: Final = "sheet"
_INSIDE: Final = frozenset(("page", "text"))
_STARTS: Final = frozenset((_SHEET, *_INSIDE))
"""Destinations within exhibits, each followed by the place of the exhibit in the list."""

Change = Callable[[Noted], Noted]


def compose_for_word(
    disclosure: Disclosure, profile: Profile, *, has_texts: bool = False
) -> DocumentTree:
    """Compose a dossier without the pages of its exhibits.

    Args:
        disclosure: what may leave the house.
        profile: of the same id as the disclosure names.
        has_texts: exhibits that leave as text, such as messages, stand at its end, as in the PDF.

    Raises:
        InvalidForm: see `composition.compose`.
    """
    wording = {**profile.wording, "dossier_page": "", "paper_page": ""}
    sections = tuple(one for one in profile.sections if one.id != _EXHIBITS)
    without = replace(profile, wording=wording, sections=sections)
    document = assembled(disclosure, without, tuple(unseen_pages(disclosure.exhibits)))
    worded = replace(profile, wording=wording)
    texts = _texts(disclosure, worded) if has_texts else ()
    change = _listed_change(disclosure, without, _INSIDE - {"text"} if texts else _INSIDE)
    return replace(
        document, blocks=tuple(_changed(one, change) for one in (*document.blocks, *texts))
    )


def _texts(disclosure: Disclosure, profile: Profile) -> tuple[Block, ...]:
    """Return the exhibits that leave as text, under the heading of all exhibits."""
    heading = next((one.heading for one in profile.sections if one.id == _EXHIBITS), "")
    is_chosen = not disclosure.sections or _EXHIBITS in disclosure.sections
    if not (heading and is_chosen and any(one.form for one in disclosure.exhibits)):
        return ()
    material = gather(disclosure, profile, tuple(unseen_pages(disclosure.exhibits)))
    every = section_blocks(_EXHIBITS, material, heading)
    texts = tuple(one for one in every if not isinstance(one, ImagePage | DrawnPage))
    own = section_heading(_EXHIBITS, heading, material)
    is_headed = any(isinstance(x, Heading) and x.destination == own.destination for x in texts)
    return texts if is_headed else (own, *texts)


def _listed_change(disclosure: Disclosure, profile: Profile, listed: frozenset[str]) -> Change:
    """Return what leads links to the list of exhibits, and tells counts instead of first pages."""

    def change(one: Noted) -> Noted:
        if isinstance(one, Footnote):
            return replace(one, content=tuple(_inline(piece, change) for piece in one.content))
        kind, _, rest = one.target.partition(" ")
        place = rest.partition(" ")[0]
        if isinstance(one, PageOf) and kind in _STARTS and place.isdecimal():
            exhibit = disclosure.exhibits[int(place) - 1]
            text = f"form_{exhibit.form}" if exhibit.form else "produced_separately"
            content = str(exhibit.pages) if exhibit.pages else profile.say(text)
            return TextSpan(
                content, profile.language, is_italic=not (exhibit.pages or exhibit.form)
            )
        if kind in listed and place.isdecimal():
            return replace(one, target=listed_destination(int(place)))
        return one

    return change


def _inline(one: Noted, change: Change) -> TextSpan | PageOf:
    changed = change(one)
    if isinstance(changed, Footnote):
        raise TypeError("a note in a note")
    return changed


def _changed(block: Block, change: Change) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, change)
    if isinstance(block, Heading):
        return replace(block, content=tuple(_inline(one, change) for one in block.content))
    if isinstance(block, Table):
        head = tuple(_paragraph(one, change) for one in block.head)
        return replace(block, head=head, rows=tuple(_row(row, change) for row in block.rows))
    if isinstance(block, List):
        return _list(block, change)
    return block


def _paragraph(one: Paragraph, change: Change) -> Paragraph:
    return replace(one, content=tuple(map(change, one.content)))


def _row(row: TableRow, change: Change) -> TableRow:
    cells = tuple(tuple(_paragraph(one, change) for one in cell) for cell in row.cells)
    return replace(row, cells=cells)


def _list(block: List, change: Change) -> List:
    items = tuple(
        Item(
            tuple(
                _list(one, change) if isinstance(one, List) else _paragraph(one, change)
                for one in item.blocks
            )
        )
        for item in block.items
    )
    return replace(block, items=items)
