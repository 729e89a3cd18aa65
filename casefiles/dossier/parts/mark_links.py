"""Marks of exhibits that somebody typed into an answer: each leads there, and tells the page."""

import re
from collections.abc import Iterator
from functools import lru_cache

from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import citation_inline, sheet_destination
from casefiles.typeset.document.inline import Inline, PageOf, TextSpan


def linked(text: str, material: Material, *, has_pages: bool = True) -> tuple[Inline, ...]:
    """Return a text in which marks of exhibits of this dossier are links.

    Args:
        text: as it was typed.
        material: of the dossier.
        has_pages: each tells the page to which it leads, too.
    """
    found = tuple(_linked(text, material))
    return found if has_pages else tuple(one for one in found if not _is_page(one, found, material))


def _is_page(one: Inline, all_of: tuple[Inline, ...], material: Material) -> bool:
    """Tell whether a piece is the page of a link, or words around it."""
    words = {piece for piece, is_token in material.profile.pieces("dossier_page") if not is_token}
    targets = {other.target for other in all_of if isinstance(other, PageOf)}
    is_around = isinstance(one, TextSpan) and one.target in targets and one.text in words
    return isinstance(one, PageOf) or is_around


def _linked(text: str, material: Material) -> Iterator[Inline]:
    language, at = material.profile.language, 0
    for found in _pattern(tuple(material.positions)).finditer(text):
        yield from spans(text[at : found.start()], language)
        yield from _cite(found, material)
        at = found.end()
    yield from spans(text[at:], language)


def _cite(found: re.Match[str], material: Material) -> Iterator[Inline]:
    mark, page = found["mark"], int(found["page"] or 0)
    exhibit = material.exhibit(mark)
    if 1 <= page <= exhibit.pages:
        yield from citation_inline(DisclosedCitation(mark, page), material)
    elif exhibit.pages and not exhibit.sheet.of and material.has("exhibits"):
        target = sheet_destination(material.positions[mark])
        words = found[0]
        yield from spans(f"{words} ", material.profile.language, target=target)
        for piece, is_token in material.profile.pieces("dossier_page"):
            plain = TextSpan(piece, material.profile.language, target=target, is_unbroken=True)
            yield PageOf(target) if is_token else plain
    else:
        yield from spans(found[0], material.profile.language)


@lru_cache(maxsize=8)
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds marks as whole words, each with a page where one follows."""
    if not marks:
        return re.compile(r"(?!)(?P<mark>)(?P<page>)")
    longest = sorted(marks, key=len, reverse=True)
    either = "|".join(re.escape(one) for one in longest)
    return re.compile(
        rf"(?<![\w/])(?P<mark>{either})(?![\w/])(?:,? (?:p\.|page) ?(?P<page>\d{{1,5}}))?"
    )
