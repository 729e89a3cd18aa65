"""Workbooks: every sheet, also hidden ones, as tables with rows and columns by their names."""

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Sheet,
    SheetRow,
    Visibility,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.evidence.layout.sheets import column_index, column_letters
from casefiles.evidence.text.number_formats import DATE, PERCENT, kind_of_format, shown_number
from tests.evidence.conftest import Read
from tests.evidence.office_samples import S, rows, xlsx

DIGITS = "1" * 5_000
"""More than Python takes for a number."""


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def findings(reading: Extraction) -> dict[FileWarningCode, list[FileWarning]]:
    assert not reading.unreadable
    found: dict[FileWarningCode, list[FileWarning]] = {}
    for one in reading.items:
        if isinstance(one, FileWarning):
            found.setdefault(one.code, []).append(one)
    return found


def kept(reading: Extraction) -> list[SheetRow]:
    return [one for one in reading.items if isinstance(one, SheetRow)]


def test_rows_are_kept_with_their_numbers_and_hidden_ones_are_told(read: Read):
    sheet = '<cols><col min="2" max="3" hidden="1"/></cols>' + rows(
        f'<row r="2">{cell("A2", "Name")}{cell("B2", "Phone")}</row>',
        f'<row r="7" hidden="1">{cell("A7", "王伟")}<c r="C7"><v>5</v></c></row>',
    )
    reading = read(xlsx({"People": sheet}))
    assert kept(reading) == [SheetRow(2, ("Name", "Phone")), SheetRow(7, ("王伟", "", "5"), 1)]
    (sheet_told,) = [one for one in reading.items if isinstance(one, Sheet)]
    assert sheet_told == Sheet("People", 1, 1, 2, 3, Visibility.VISIBLE, ("B", "C"))
    found = findings(reading)
    assert found[FileWarningCode.HIDDEN_ROWS] == [
        FileWarning(FileWarningCode.HIDDEN_ROWS, 1, 1, "People: 7")
    ]
    assert found[FileWarningCode.HIDDEN_COLUMNS][0].detail == "People: B, C"
    assert "7 hidden" in reading.pages[0].text.split("\n")


def test_hidden_sheets_begin_pages_of_their_own(read: Read):
    one = rows(f"<row>{cell('A1', 'open')}</row>")
    reading = read(xlsx({"A": one, "B": one, "C": one}, {"B": "hidden", "C": "veryHidden"}))
    assert len(reading.pages) == 3
    hidden = findings(reading)[FileWarningCode.HIDDEN_SHEETS]
    assert [(one.page, one.detail) for one in hidden] == [
        (2, "B (hidden)"),
        (3, "C (hidden for good)"),
    ]
    told = [one for one in reading.items if isinstance(one, Sheet)]
    assert [(one.first, one.rows) for one in told] == [(1, 1), (2, 1), (3, 1)]


def test_values_are_shown_and_formulas_listed(read: Read):
    strings = (
        f'<sst xmlns="{S}"><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>x</t></rPh></si></sst>'
    )
    styles = (
        f'<styleSheet xmlns="{S}"><cellXfs>'
        '<xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    sheet = rows(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45352</v></c>'
        '<c r="C1" t="b"><v>1</v></c><c r="D1"><f>A1+1</f><v>0.30000000000000004</v></c>'
        '<c r="E1"><f>NOW()</f></c><c r="F1" t="e"><v>#REF!</v></c>'
        '<c r="G1" t="s"><v>99</v></c></row>'
    )
    reading = read(xlsx({"A": sheet}, sharedStrings=strings, styles=styles))
    assert kept(reading)[0].cells == ("two runs", "2024-03-01", "TRUE", "0.3", "=NOW()", "#REF!")
    assert findings(reading)[FileWarningCode.FORMULAS][0].count == 2
    assert "=A1+1" in reading.pages[0].text.split("\n")
    assert "Source (hidden)" in reading.pages[0].text.split("\n")


def test_a_wide_sheet_is_cut_into_groups_that_repeat_the_row_numbers(read: Read):
    one = "".join(cell(f"{column_letters(at)}3", f"value {at:02d} of the row") for at in range(20))
    reading = read(xlsx({"Wide": rows(f'<row r="3">{one}</row>')}))
    lines = [line for page in reading.pages for line in page.lines]
    assert sum(line.text == "3" for line in lines) > 1
    assert {f"value {at:02d} of the row" for at in range(20)} <= {line.text for line in lines}
    assert all(line.box.x1 <= 1 for line in lines)


def test_long_sheets_repeat_their_head_and_lose_no_row(read: Read):
    reading = read(
        xlsx({"Long": rows(*(f"<row>{cell('B1', f'row {at}')}</row>" for at in range(150)))})
    )
    assert len(reading.pages) > 2
    assert all("B" in page.text.split("\n") for page in reading.pages[:2])
    told = [line for page in reading.pages for line in page.text.split("\n")]
    assert [line for line in told if line.startswith("row ")] == [f"row {at}" for at in range(150)]


def test_a_cell_longer_than_a_page_is_told_to_its_end(read: Read):
    text = " ".join(f"word{at}" for at in range(2_000))
    reading = read(xlsx({"Deep": rows(f"<row>{cell('A1', text)}</row>")}))
    assert len(reading.pages) > 1
    told = " ".join(page.text.replace("\n", " ") for page in reading.pages)
    assert all(f"word{at}" in told for at in (0, 999, 1_999))


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (rows('<row r="9999999"><c r="ZZZZ1"><v>1</v></c><c><v>2</v></c></row>'), ("1", "2")),
        (rows('<row r="1"><c r="XFD1"><v>7</v></c></row>'), None),
        ("<sheetData><row><c><v>1</v></c></row><row><c>", ("1",)),
        (rows("<row><c t='s'><v>-1</v></c><c><v>1e999</v></c></row>"), ("", "1e999")),
        (
            rows(
                f'<row r="{DIGITS}"><c s="{DIGITS}"><v>1</v></c><c t="s"><v>{DIGITS}</v></c>'
                "<c><v>2</v></c></row>"
            ),
            ("1", "", "2"),
        ),
    ],
    ids=["absurd places", "last column", "cut off", "absurd values", "thousands of digits"],
)
def test_odd_sheets(read: Read, sheet: str, expected: tuple[str, ...] | None):
    reading = read(xlsx({"Odd": sheet}))
    assert not reading.unreadable
    if expected is not None:
        assert kept(reading)[0].cells == expected


def test_a_workbook_without_its_sheet_says_which_part_is_missing(read: Read):
    data = xlsx({"A": rows()}).replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheetX.xml")
    assert findings(read(data))[FileWarningCode.UNREADABLE_PARTS]


def test_numbers_are_shown_as_people_read_them():
    assert kind_of_format('[Red]#,##0.00" years"') == ""
    assert kind_of_format("[h]:mm") == DATE
    assert kind_of_format("dd/mm/yyyy;@") == DATE
    assert kind_of_format("0.0%") == PERCENT
    assert shown_number("59", DATE, from_1904=False) == "1900-02-28"
    assert shown_number("61.5", DATE, from_1904=False) == "1900-03-01 12:00:00"
    assert shown_number("0", DATE, from_1904=True) == "1904-01-01"
    assert shown_number("0.5", DATE, from_1904=False) == "12:00:00"
    assert shown_number("0.125", PERCENT, from_1904=False) == "12.5%"
    assert shown_number("12345678901234567890", "", from_1904=False) == "12345678901234567890"


def test_columns_have_letters():
    assert [column_letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [column_index(text) for text in ("A", "Z", "AA", "XFD")] == [0, 25, 26, 16_383]
