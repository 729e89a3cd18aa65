"""How wide the columns of a sheet are hangs on what is printed, never on a name that is hidden."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import DisclosedExhibit, DisclosedParagraph, Disclosure
from casefiles.domain.files.extracted_items import Sheet, SheetRow
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import PersonId
from casefiles.office.redaction.text_of_exhibits import blocks_of
from casefiles.redaction.release.placeholders import rendered
from casefiles.redaction.release.released_text import policy_of, release_words
from casefiles.typeset.document.tree import Table
from casefiles.typeset.file.build import build_pdf
from tests.dossier.sample_edition import edition
from tests.dossier.test_composition import composed
from tests.redaction.cases import person
from tests.typeset.pdf_reading import FONTS, no_pictures

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = (
    "Yi Yong",
    "Abdurahman Muhammadjan Rozihajim-Qarluqi",
    "欧阳菲菲",
    "གྷ་བྷུ་སྒྲོལ་མ",
    "گۈلباھارخان",
)


def told(name: str, protection: str) -> Disclosure:
    """Return what leaves of a sheet in which the longest cell is that of a name, or nearly so."""
    rows = (
        ("Date", "Who", "What was seen"),
        ("2023-09-17", name, "at the door"),
        ("2023-09-21", "a neighbour", f"asked for {name}, and left"),
        ("2023-09-29", name, ""),
    )
    items = (Sheet("Calls", 1, 1, len(rows), 3), *(SheetRow(1, cells) for cells in rows))
    policy = policy_of([person("p1", name, protection)])
    paragraphs = tuple(
        DisclosedParagraph(
            "", rendered(release_words(one.whole, (), policy).text, {PersonId("p1"): 1})
        )
        for one in blocks_of(Extraction(WORKBOOK, (), items=items))
    )
    exhibit = DisclosedExhibit("AB/1", "Calls", "", 0, "words", paragraphs)
    return replace(edition(exhibits=0, events=0, facts=0), exhibits=(exhibit,))


def shares(disclosure: Disclosure) -> set[tuple[float, ...]]:
    return {
        one.shares
        for one in composed(disclosure).blocks
        if isinstance(one, Table) and one.is_ruled and not one.head and len(one.shares) == 3
    }


def file_of(disclosure: Disclosure) -> bytes:
    return build_pdf(composed(disclosure), FONTS, no_pictures, CancellationToken())


@pytest.mark.parametrize("protection", ["pseudonym", "withheld"])
def test_the_file_is_the_same_for_names_of_any_length_and_script(protection: str) -> None:
    first, *others = (told(name, protection) for name in NAMES)
    (printed,) = shares(first)
    assert len(set(printed)) > 1, "widths follow what is printed"
    made = file_of(first)
    for other in others:
        assert shares(other) == {printed}
        assert file_of(other) == made


def test_control_names_that_are_printed_make_other_columns() -> None:
    assert len({frozenset(shares(told(name, "open"))) for name in NAMES}) > 2
