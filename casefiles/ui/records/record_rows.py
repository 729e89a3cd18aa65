"""Rows of records of the proceedings: when, what, of which kind, and their state."""

from typing import Final

from casefiles.office.proceedings.proceedings_list import ProceedingsRow
from casefiles.ui.look.theme import Theme
from casefiles.ui.records.date_lines import date_lines
from casefiles.ui.widgets.lines.line_rows import LineRows
from casefiles.ui.widgets.lines.row_lines import RowLines
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.words.language import msg_mark, msg_of
from casefiles.words.register import TYPES

_COLUMNS: Final = (ListColumn("name", msg_mark("Record"), 180, stretch=True, sorts=False),)


def record_lines(record: ProceedingsRow) -> RowLines:
    """Return what a row says: when, what, of which kind, and its state."""
    kind, _, icon = msg_of(TYPES[record.type])
    state = record.state
    lead, under = date_lines(record.date) if record.date else ("–", "")
    return RowLines(
        record.title or record.name,
        second=" · ".join((kind, *record.columns)),
        lead=lead,
        under=under,
        icon=(icon, "muted"),
        side=state.words,
        side_icon=(state.icon, state.role) if state.icon else None,
    )


def record_rows(theme: Theme) -> LineRows:
    """Return a table that shows records in two lines each."""
    model = RowModel(msg_of(_COLUMNS), lambda row, _: row.name)
    table = LineRows(model, theme, record_lines, high=46)
    table.setProperty("flush", "true")
    return table
