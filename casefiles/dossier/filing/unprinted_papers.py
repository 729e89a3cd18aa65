"""The papers of a filing as trees, before any page of them is made: what checks read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.filing.papers import ComposedFiling, FilingPaper
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.layouts.closed_lists import PartId
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.parts.material import unseen_pages
from casefiles.dossier.parts.references import destinations_in
from casefiles.typeset.document.tree import DocumentTree, OtherFilePlace

_ANY_FOLIO = "1"


@dataclass(frozen=True, slots=True)
class UnprintedPaper:
    """A paper whose pages nobody counted.

    Attributes:
        empty: parts that it should have and of which nothing would be printed.
    """

    paper: FilingPaper
    document: DocumentTree
    empty: tuple[PartId, ...]


def unprinted_papers(
    disclosure: Disclosure, profile: Profile, layout: Layout, kinds: Mapping[str, str]
) -> Iterator[UnprintedPaper]:
    """Yield the papers in the order in which they would be made.

    Numbers of pages in other papers are not those that will be printed.

    Raises:
        InvalidForm: see `ComposedFiling.compose`.
    """
    pages = tuple(unseen_pages(disclosure.exhibits))
    filing = ComposedFiling(disclosure, profile, layout, (pages, (), kinds))
    places: dict[str, list[OtherFilePlace]] = {}
    for one in filing.in_build_order():
        document = filing.compose(one, places)
        places.setdefault(one.paper.id, []).extend(
            OtherFilePlace(name, _ANY_FOLIO, one.file_name, one.words, 0, 0.0)
            for name in destinations_in(document.blocks)
        )
        yield UnprintedPaper(one, document, filing.empty_parts(one))
