"""The persons of a dossier: those who are named, then those who have a placeholder."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedPerson
from casefiles.dossier.parts.headings import section_heading, table_head
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Block, Paragraph, Role, Table, TableRow

_SECTION: Final = "persons"
_SHARES: Final = (0.5, 0.5)
_KEYS: Final = ("named", "pseudonym")


def persons_blocks(material: Material, heading: str) -> Iterator[Block]:
    """Yield the persons in two columns; one alone where all are named, or nobody is."""
    persons = material.disclosure.persons
    if not persons:
        return
    yield section_heading(_SECTION, heading, material)
    found = [[one for one in persons if one.is_pseudonym is hidden] for hidden in (False, True)]
    columns = [number for number in range(len(_KEYS)) if found[number]]
    rows = tuple(
        TableRow(tuple(_cell(one, number, material) for one in row))
        for number, row in enumerate(zip_longest(*(found[at] for at in columns)), start=1)
    )
    head = table_head([_KEYS[at] for at in columns], material, _SECTION)
    yield Table(_SHARES[: len(columns)], head, rows)


def _cell(person: DisclosedPerson | None, number: int, material: Material) -> tuple[Paragraph, ...]:
    if person is None:
        return ()
    name = spans(person.label, material.profile.language)
    return (Paragraph(name, Role.CELL_STRONG, TextPosition(_SECTION, number)),)
