"""The parts of a dossier that begin a page: what they are called, and where links reach them."""

from collections.abc import Iterator, Mapping

from casefiles.domain.records.folios import InheritedFolio
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import sheet_destination
from casefiles.typeset.document.tree import DocumentTree, Heading, headings_of


def inherited_folios(material: Material) -> tuple[tuple[str, str], ...]:
    """Return the numbers that pages keep, by destination; one that is gone leads nowhere."""
    positions = material.positions
    pairs = []
    for number, one in enumerate(material.disclosure.folios):
        name = f"gone {number}"
        if one.is_exhibit and one.unit in positions:
            name = sheet_destination(positions[one.unit])
        elif one.unit and not one.is_exhibit:
            name = f"section {one.unit}"
        pairs.append((name, one.folio))
    return tuple(pairs)


def folios_of(
    document: DocumentTree, marks: tuple[str, ...], folios: Mapping[str, str]
) -> Iterator[InheritedFolio]:
    """Yield where the parts of a dossier began, in their order.

    Args:
        document: as composed.
        marks: of its exhibits, in the order of the list.
        folios: the printed page number of each destination.
    """
    for block in headings_of(document.blocks):
        unit = _unit(block, marks)
        if unit is not None and block.destination in folios:
            yield InheritedFolio(*unit, folios[block.destination])


def _unit(block: Heading, marks: tuple[str, ...]) -> tuple[str, bool] | None:
    kind, _, name = block.destination.partition(" ")
    if kind == "section" and block.starts_page:
        return name, False
    return (marks[int(name) - 1], True) if kind == "sheet" else None
