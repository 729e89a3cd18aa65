"""The legend of redactions: explains what occurs in this dossier, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.language import placeholder_words
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import Footnote, Inline, Noted, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    DrawnPage,
    Heading,
    ImagePage,
    List,
    Paragraph,
    Role,
    Table,
    TableRow,
    VerticalSpace,
)

_SHARES: Final = (0.26, 0.74)
_PSEUDONYM: Final = re.compile(placeholder_words.PSEUDONYM)
_WITHHELD: Final = re.compile(placeholder_words.WITHHELD)
_PLACEHOLDER: Final = re.compile(placeholder_words.PLACEHOLDER_PATTERN)
_MOST_TOKENS: Final = 6
"""Tokens of numbers that the legend shows; a dossier may hold hundreds, all of one form."""
_PLACE: Final = TextPosition("legend", 0)


def has_legend(disclosure: Disclosure) -> bool:
    """Tell whether anything was removed."""
    return (
        disclosure.has_withheld
        or disclosure.has_boxes
        or disclosure.has_kept
        or any(person.is_pseudonym for person in disclosure.persons)
    )


def words_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the texts of blocks: what a reader of them meets."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield from _texts_of(block.content)
            case Table():
                cells = (cell for row in block.rows for cell in row.cells)
                yield from words_of((*block.head, *(one for cell in cells for one in cell)))
            case List():
                yield from words_of(one for item in block.items for one in item.blocks)
            case ImagePage() | DrawnPage():
                lines = block.band.lines if block.band is not None else ()
                for text in (block.stamp, *(end for one in lines for end in (one.start, one.end))):
                    yield from _texts_of(text)
            case _:
                pass


def _texts_of(content: Iterable[Noted]) -> Iterator[str]:
    """Yield one text of spans, then those of the notes in it."""
    pieces = tuple(content)
    yield "".join(one.text for one in pieces if isinstance(one, TextSpan))
    for one in pieces:
        if isinstance(one, Footnote):
            yield from _texts_of(one.content)


def legend_blocks(material: Material, text: str) -> Iterator[Block]:
    """Yield the reason, then a line per kind of removal, then what cannot be hidden.

    Args:
        material: of the dossier.
        text: what its other parts say; tokens that do not stand there are not explained.
    """
    profile, disclosure = material.profile, material.disclosure
    intro = spans(profile.say("legend_intro"), profile.language)
    yield Paragraph(intro, Role.BODY, _PLACE, keeps_next=True)
    yield VerticalSpace(10)
    rows: list[TableRow] = []
    if any(person.is_pseudonym for person in disclosure.persons):
        labels = [person.label for person in disclosure.persons if person.is_pseudonym]
        labels = [one for one in labels if one in text]
        tokens = sorted({*labels, *_PSEUDONYM.findall(text)}, key=_by_letter)
        if tokens:
            rows.append(_row(tokens, "legend_pseudonym", material))
    if disclosure.has_withheld:
        tokens = sorted({*_WITHHELD.findall(text)} or {_withheld(profile.language)})
        rows.append(_row(tokens, "legend_withheld", material))
    if disclosure.has_kept:
        tokens = sorted({*_PLACEHOLDER.findall(text)}) or [profile.say("legend_kept_name")]
        rows.append(_row(tokens[:_MOST_TOKENS], "legend_kept", material))
    if disclosure.has_boxes:
        rows.append(_row([profile.say("legend_boxes_name")], "legend_boxes", material))
    rows.append(_row([profile.say("legend_limits_name")], "legend_limits", material))
    yield Table(_SHARES, (), tuple(rows))


def _withheld(language: str) -> str:
    words = placeholder_words.WORDS[placeholder_words.words_language(language)]
    return f"[{words.withheld}]"


def _row(names: list[str], key: str, material: Material) -> TableRow:
    language = material.profile.language
    inline: list[Inline] = []
    for number, name in enumerate(names):
        if number:
            inline.append(TextSpan(", ", language))
        inline += spans(name, language, is_bold=True)
    text = spans(material.profile.say(key), language)
    return TableRow(
        (
            (Paragraph(tuple(inline), Role.CELL, _PLACE),),
            (Paragraph(text, Role.CELL, _PLACE),),
        )
    )


def _by_letter(token: str) -> tuple[bool, int, str]:
    """Put what stands for one person side by side, and what the lawyer chose last."""
    read = placeholder_words.read_person_placeholder(token)
    return read is None, read[1] if read is not None else 0, token
