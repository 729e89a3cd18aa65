"""Lines of a page askew stay apart, also where one begins as high as the one before it ends."""

import pytest

from tests.redaction.strips.strip_pages import (
    NAMES,
    drawn,
    left,
    outcome_of,
    pdf_of,
    print_page,
    read,
)


@pytest.mark.parametrize("degrees", [-2.6, -2.3, 0.4, 1.9, 2.1, 2.6, 5.0])
def test_each_line_is_read_by_itself(degrees: float):
    lines = read(pdf_of(print_page("Yi Yong", degrees=degrees))).lines
    texts = [one.text for one in lines]
    assert len(texts) == 22, texts
    bases = [one.baseline.y0 for one in lines]
    assert bases == sorted(bases)


@pytest.mark.parametrize("at", [8, 9, 10, 11])
def test_a_name_in_any_line_of_it_is_covered(at: int):
    """What was joined went as one line, over one of the two: a name in the other stayed."""
    name = NAMES["Latn"][0]
    sheet = print_page(name, degrees=2.1, at=at)
    data = pdf_of(sheet)
    found = outcome_of(drawn(data), [read(data)], name)
    assert left(sheet, found.mask) == 0
    assert found.mask.mean() < 0.2
