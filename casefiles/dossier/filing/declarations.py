"""Declarations: one for each witness who produces exhibits, and affidavits on the facts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.typography import typeset_text
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role

_PART = "declaration"


@dataclass(frozen=True, slots=True)
class Declarant:
    """Who declares, as readers meet them, and the exhibits that they produce, as printed."""

    label: str
    exhibits: tuple[str, ...] = ()


def declarants_of(disclosure: Disclosure, printed: Callable[[str], str]) -> tuple[Declarant, ...]:
    """Return the witnesses who produce exhibits, in the order of these.

    A withheld one declares nothing: the same placeholder means several people.

    Args:
        disclosure: what may leave, with who produced what.
        printed: gives the mark that an exhibit has in the filing, by its own.
    """
    shown = {one.label for one in disclosure.persons}
    found: dict[str, list[str]] = {}
    for one in disclosure.exhibits:
        if one.witness in shown:
            found.setdefault(one.witness, []).append(printed(one.mark))
    return tuple(Declarant(label, tuple(marks)) for label, marks in found.items())


def declaration_blocks(declarant: Declarant, material: Material) -> Iterator[Block]:
    """Yield who declares, then a numbered paragraph for each exhibit that they produce."""
    profile = material.profile
    place = TextPosition(_PART, 0)
    words = profile.say("declares", witness=declarant.label)
    yield Paragraph(spans(words, profile.language), Role.PLAIN, place, keeps_next=True)
    for number, mark in enumerate(declarant.exhibits, start=1):
        title = typeset_text(material.exhibit(mark).title, profile.language)
        text = profile.say("declares_exhibit", exhibit=mark, title=title)
        yield Paragraph(spans(text, profile.language), Role.BODY, TextPosition(_PART, number))
