"""Pictures of every widget, to be looked at: `python -m tests.ui.widgets.gallery OUT`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QRadioButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from casefiles import paths
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.folding import fold
from casefiles.office.records.pickers import PickerItem
from casefiles.ui.base.actions import Actions
from casefiles.ui.base.context import Context
from casefiles.ui.base.message_queue import MessageQueue
from casefiles.ui.base.navigation import Navigator
from casefiles.ui.look.theme import Theme
from casefiles.ui.widgets.buttons import action_button, button, icon_button, quiet_button
from casefiles.ui.widgets.citations_field import CitationsField
from casefiles.ui.widgets.date_field import DateField
from casefiles.ui.widgets.empty_state import EmptyState
from casefiles.ui.widgets.field import ChoiceField, LineField, TextField, TickField
from casefiles.ui.widgets.filter_bar import FilterBar
from casefiles.ui.widgets.forms import RecordForm
from casefiles.ui.widgets.labels import Chip, heading, muted, subheading
from casefiles.ui.widgets.mention_field import MentionField
from casefiles.ui.widgets.names_field import IdentifiersField, NamesField
from casefiles.ui.widgets.people_field import PeopleField
from casefiles.ui.widgets.row_model import ListColumn, RowModel
from casefiles.ui.widgets.row_table import RowTable
from casefiles.ui.widgets.secret_field import SecretField

PEOPLE = tuple(
    PickerItem(identity, name, others, fold(f"{name} {others}"))
    for identity, name, others in (
        ("a" * 32, "Example, Adil", "ئادىل · client"),
        ("b" * 32, "陈样本", "Chen Yangben · officer"),
        ("c" * 32, "Болат Үлгі", "relative"),
    )
)
DOCUMENTS = (
    PickerItem("d" * 32, "AB/1 Witness statement", "12 pages", fold("AB/1 Witness statement"), 12),
    PickerItem("e" * 32, "AB/2 Arrest warrant", "", fold("AB/2 Arrest warrant"), 1),
)


class SilentSession(QObject):
    """Answers no question: a gallery has no vault."""

    changed = Signal(object)

    def ask(self, *_args, **_more) -> None: ...

    def run(self, *_args, **_more) -> None: ...


@dataclass(frozen=True)
class Row:
    id: str
    mark: str
    title: str
    kind: str
    date: str
    state: str


STATES = {
    "Verified": ("shield-check", "ok"),
    "Needs review": ("warning", "warn"),
    "Unreadable": ("shield-warning", "danger"),
}
ROWS = tuple(
    Row(str(number), *cells)
    for number, cells in enumerate(
        (
            ("KS-001", "Witness statement of A. Example", "Statement", "14 Mar 2019", "Verified"),
            ("KS-002", "逮捕证（副本）", "Court document", "02 Apr 2019", "Verified"),
            ("KS-003", "شاھىت باياناتى", "Statement", "03 Apr 2019", "Verified"),
            ("KS-004", "Red notice extract", "Notice", "11 Jun 2019", "Needs review"),
            ("KS-005", "དཔང་པོའི་གསལ་བཤད།", "Statement", "20 Sep 2021", "Verified"),
            ("KS-006", "Country report 2022, chapter 4", "Publication", "Nov 2022", "Verified"),
            ("KS-007", "Interview recording (audio)", "Audio", "17 Jan 2023", "Unreadable"),
        )
        * 4
    )
)
COLUMNS = (
    ListColumn("mark", "Exhibit", 80),
    ListColumn("title", "Description", 200, stretch=True),
    ListColumn("kind", "Kind", 120, drops=True),
    ListColumn("date", "Date", 105),
    ListColumn("state", "State", 130),
)


def list_page(context: Context) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(12)
    top = QHBoxLayout()
    top.addWidget(heading("Documents"))
    top.addWidget(muted("7 exhibits · 1 needs attention", wrap=False))
    top.addStretch(1)
    context.actions.bind("documents.add_files", page, page.update)
    top.addWidget(action_button(context.actions["documents.add_files"], primary=True))
    column.addLayout(top)
    bar = FilterBar("Filter by title, name, text…   /")
    bar.add_choice("kind", "Kind", [("", "All kinds"), ("a", "Statements")])
    bar.add_choice("state", "State", [("", "Any reading state"), ("a", "Needs review")])
    column.addWidget(bar)
    model = RowModel(
        COLUMNS,
        icon=lambda row, key: {"title": ("file-text", "muted"), "state": STATES[row.state]}.get(
            key
        ),
        role=lambda row, key: STATES[row.state][1] if key == "state" else "text",
    )
    table = RowTable(model, context.theme)
    table.set_rows(ROWS)
    table.show_order("date", descending=True)
    table.select("1")
    column.addWidget(table, 1)
    page.focus_on = table
    return page


def buttons_row() -> QHBoxLayout:
    buttons = QHBoxLayout()
    pressed = button("Words", "text-t")
    pressed.setCheckable(True)
    pressed.setChecked(True)
    idle = button("Area", "selection")
    idle.setEnabled(False)
    off = button("Export", "export", primary=True)
    off.setEnabled(False)
    named = icon_button("Show", "eye")
    for one in (pressed, idle, button("Find all", "magnifying-glass"), named):
        buttons.addWidget(one)
    buttons.addWidget(quiet_button("Add a name", "plus"))
    buttons.addStretch(1)
    buttons.addWidget(off)
    buttons.addWidget(button("Save", "check", primary=True))
    return buttons


def parts_page(context: Context) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(10)
    column.addWidget(heading("KS-001 Witness statement"))
    chips = QHBoxLayout()
    chips.addWidget(Chip("Received 14 Mar 2019"))
    chips.addWidget(Chip("Open", "eye", "plain"))
    chips.addWidget(Chip("Pages checked", "check", "ok"))
    chips.addWidget(Chip("Unread pages", "warning", "warn"))
    chips.addWidget(Chip("Withheld", "eye-slash", "danger"))
    chips.addWidget(Chip("Placeholder", "book-open", "accent"))
    chips.addStretch(1)
    column.addLayout(chips)
    column.addLayout(buttons_row())
    column.addWidget(subheading("Controls"))
    row = QHBoxLayout()
    for box in (
        QCheckBox("Withheld"),
        QCheckBox("Public"),
        QRadioButton("Light"),
        QRadioButton("Dark"),
    ):
        row.addWidget(box)
        box.setChecked(box.text() in {"Public", "Dark"})
    row.addStretch(1)
    column.addLayout(row)
    bar = QProgressBar()
    bar.setRange(0, 100)
    bar.setValue(40)
    bar.setTextVisible(False)
    column.addWidget(bar)
    column.addWidget(SecretField("Passphrase", "Passphrase"))
    tabs = QTabWidget()
    first = QWidget()
    QVBoxLayout(first).addWidget(muted("Quiet words in a tab"))
    tabs.addTab(first, "Marks (3)")
    tabs.addTab(QWidget(), "Facts")
    column.addWidget(tabs)
    empty = EmptyState(
        context.theme,
        "files",
        "No documents yet",
        "Every file of the case goes here: what was received, made and published. "
        "It is encrypted as it arrives.",
        button("Add files…", "plus", primary=True),
    )
    column.addWidget(empty, 1)
    return page


def form_page(context: Context) -> QWidget:
    form = RecordForm(context, "gallery", "Edit event")
    date = form.add(DateField("date", "Date"))
    form.add(LineField("place", "Place"))
    text = form.add(MentionField(context, "text", "What happened"))
    people = form.add(PeopleField(context, "people", "People"))
    cites = form.add(CitationsField(context, "cites", "Proof"))
    form.add(ChoiceField("lane", "Line", [("", "None"), ("a", "Requested person")], free=True))
    form.add(TickField("withheld", "Internal: never exported"))
    form.add(TextField("note", "Note", rows=2))
    form.add(NamesField("names"))
    form.add(IdentifiersField("numbers"))
    text.edit.set_people(PEOPLE)
    people.offer(PEOPLE)
    cites.set_documents(DOCUMENTS)
    form.load(
        {
            "date": "2019-06~/2019-08~",
            "place": "Almaty",
            "text": f"Two officers stopped [[{'a' * 32}]] and asked for [[{'b' * 32}]].",
            "people": ["a" * 32, "b" * 32, "c" * 32],
            "cites": [["d" * 32, 3]],
            "names": [
                ["Example, Adil", "Latn", ""],
                ["陈样本", "Hans", "alias"],
                ["ئادىل", "Arab", "birth"],
            ],
            "numbers": [["passport", "N00000000"]],
        }
    )
    date.line.setText("14/03/19")
    date.problem(date.check())
    form.setContentsMargins(18, 14, 18, 14)
    return form


def pages(context: Context) -> dict[str, QWidget]:
    both = QSplitter()
    both.addWidget(list_page(context))
    both.addWidget(parts_page(context))
    menu = QMenu()
    for name in ("app.lock", "app.undo", "documents.add_files", "documents.edit"):
        menu.addAction(context.actions[name])
    return {"room": both, "form": form_page(context), "menu": menu}


def main(out: Path) -> None:
    """Write the pictures."""
    app = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(app)
    out.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        for scale in (100, 150, 200):
            theme.set_mode(mode)
            theme.set_scale(scale)
            context = Context(
                SilentSession(),
                CaseId("0" * 32),
                Navigator(),
                Actions(theme),
                theme,
                MessageQueue(),
            )
            for name, page in pages(context).items():
                size = page.sizeHint() if name == "menu" else None
                page.resize(size) if size else page.resize(1400 if name == "room" else 700, 860)
                page.show()
                for table in page.findChildren(RowTable):
                    table.setFocus()
                app.processEvents()
                page.grab().save(str(out / f"{name}-{mode}-{scale}.png"))
                page.hide()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
