"""The legend of redactions: explains what occurs in this dossier, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import astuple
from typing import Final

from casefiles.domain import token_words
from casefiles.domain.disclosure import Disclosure
from casefiles.dossier.languages import spans
from casefiles.dossier.material import Material
from casefiles.typeset.tree import Block, Gap, Inline, Paragraph, Place, Role, Row, Span, Table

_SHARES: Final = (0.26, 0.74)
_PSEUDONYM: Final = re.compile(token_words.PSEUDONYM)
_WITHHELD: Final = re.compile(token_words.WITHHELD)
_KEPT: Final = re.compile(token_words.KEPT)
_MOST_TOKENS: Final = 6
"""Tokens of numbers that the legend shows; a dossier may hold hundreds, all of one form."""
_PLACE: Final = Place("legend", 0)


def has_legend(disclosure: Disclosure) -> bool:
    """Tell whether anything was removed."""
    return (
        disclosure.has_withheld
        or disclosure.has_boxes
        or disclosure.has_kept
        or any(person.is_pseudonym for person in disclosure.persons)
    )


def legend_blocks(material: Material) -> Iterator[Block]:
    """Yield the reason, then a line per kind of removal, then what cannot be hidden."""
    profile, disclosure = material.profile, material.disclosure
    intro = spans(profile.say("legend_intro"), profile.language)
    yield Paragraph(intro, Role.BODY, _PLACE)
    yield Gap(10)
    rows: list[Row] = []
    if any(person.is_pseudonym for person in disclosure.persons):
        labels = [person.label for person in disclosure.persons if person.is_pseudonym]
        tokens = sorted({*labels, *_found(_PSEUDONYM, disclosure)}, key=_by_number)
        rows.append(_row(tokens, "legend_pseudonym", material))
    if disclosure.has_withheld:
        tokens = sorted(_found(_WITHHELD, disclosure) or {"[WITHHELD]"})
        rows.append(_row(tokens, "legend_withheld", material))
    if disclosure.has_kept:
        tokens = sorted(_found(_KEPT, disclosure)) or [profile.say("legend_kept_name")]
        rows.append(_row(tokens[:_MOST_TOKENS], "legend_kept", material))
    if disclosure.has_boxes:
        rows.append(_row([profile.say("legend_boxes_name")], "legend_boxes", material))
    rows.append(_row([profile.say("legend_limits_name")], "legend_limits", material))
    yield Table(_SHARES, (), tuple(rows))


def _row(names: list[str], key: str, material: Material) -> Row:
    language = material.profile.language
    inline: list[Inline] = []
    for number, name in enumerate(names):
        if number:
            inline.append(Span(", ", language))
        inline += spans(name, language, is_bold=True)
    text = spans(material.profile.say(key), language)
    return Row(
        (
            (Paragraph(tuple(inline), Role.CELL, _PLACE),),
            (Paragraph(text, Role.CELL, _PLACE),),
        )
    )


def _by_number(token: str) -> tuple[str, int]:
    digits = re.findall(r"\d+", token)
    return token.rstrip("0123456789]"), int(digits[-1]) if digits else 0


def _found(pattern: re.Pattern[str], disclosure: Disclosure) -> set[str]:
    return {token for text in _texts(astuple(disclosure)) for token in pattern.findall(text)}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
