"""What each step of the dossier holds, beside the preview."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from casefiles.office.draft.numbered_editions import NumberedEdition
from casefiles.ui.base.context import Context
from casefiles.ui.look.mirroring import in_direction
from casefiles.ui.places.dossier.checks.checks_pane import ChecksPane
from casefiles.ui.places.dossier.checks.test_export import TestExport
from casefiles.ui.places.dossier.contents.contents_pane import ContentsPane
from casefiles.ui.places.dossier.export.export_panel import ExportPanel
from casefiles.ui.places.dossier.export.export_result_panel import ExportResultPanel
from casefiles.ui.places.dossier.readers.people_for_reader import PeopleForReader
from casefiles.ui.places.dossier.readers.recipient_bar import RecipientBar
from casefiles.ui.places.dossier.readers.recipient_panels import RecipientPanels
from casefiles.ui.widgets.buttons import action_button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import card, column, flow, in_column, row, say, words
from casefiles.words.language import msg

_MARGINS: Final = (16, 12, 12, 12)
_WRITTEN: Final = ("dossier.form", "dossier.translations", "dossier.limits")
"""What is written for this forum beside the sections, which have their own way there."""
_WITH_IT: Final = (
    *("dossier.pack", "dossier.papers", "dossier.schedule", "dossier.tokens"),
    *("dossier.open_key", "dossier.disclose", "dossier.time", "dossier.office"),
    "dossier.urgent",
)
"""What goes with the file, or is done once it is made."""


class ReadersStep(ColumnScroll):
    """Step 1: the recipient and who may read it in the end, and everybody as they read them."""

    def __init__(
        self, context: Context, bar: RecipientBar, panels: RecipientPanels, people: PeopleForReader
    ) -> None:
        keys = action_button(context.actions["dossier.tokens"])
        within = in_column(
            bar,
            panels.reach,
            people,
            row(keys, ...),
            panels.tokens,
            ...,
            gap=10,
            margins=_MARGINS,
        )
        super().__init__(within, frame=False)


class ContentsStep(QWidget):
    """Step 2: what is written for it, then sections and exhibits."""

    def __init__(self, context: Context, outline: ContentsPane) -> None:
        super().__init__()
        ways = QWidget()
        flow(*(action_button(context.actions[name]) for name in _WRITTEN), gap=6, of=ways)
        ways.setContentsMargins(*in_direction(16, 10, 12, 0))
        column(ways, (outline, 1), gap=0, margins=0, of=self)


class CheckStep(QWidget):
    """Step 4: all findings, a second review, and a test export whose result stays."""

    def __init__(
        self, context: Context, checks: ChecksPane, panels: RecipientPanels, test: TestExport
    ) -> None:
        super().__init__()
        self.result = words()
        self.result.hide()
        second = action_button(context.actions["dossier.second_look"])
        export = action_button(context.actions["dossier.preview"])
        test.finished.connect(self._on_finished)
        column(
            row(second, export, ..., margins=(16, 10, 12, 0)),
            in_column(self.result, panels.second_look, gap=8, margins=(16, 0, 12, 0)),
            (checks, 1),
            gap=6,
            margins=0,
            of=self,
        )

    @Slot(str)
    def _on_finished(self, text: str) -> None:
        say(self.result, text)


class ExportStep(ColumnScroll):
    """Step 5: where the file goes, what goes with it, and what was exported so far.

    Attributes:
        checks_requested: the findings shall be shown.
        off: says why nothing can be exported now; `open_checks` leads to what blocks it.
        exported: lists the editions of this dossier that left.
    """

    checks_requested = Signal()

    def __init__(
        self,
        context: Context,
        panel: ExportPanel,
        delivered: ExportResultPanel,
        panels: RecipientPanels,
    ) -> None:
        self.off = words(role="label")
        self._band = QFrame()
        self._band.setProperty("band", "true")
        self.open_checks = quiet_button(msg("Open step 4"), "arrow-right")
        self.open_checks.setAccessibleDescription(msg("Shows what blocks the export"))
        row((self.off, 1), self.open_checks, margins=(12, 6, 6, 6), of=self._band)
        self._band.hide()
        ways = QWidget()
        flow(*(action_button(context.actions[name]) for name in _WITH_IT), gap=6, of=ways)
        self.exported = muted("")
        self._made_card = card(subheading(msg("EXPORTED SO FAR")), self.exported, gap=8)
        self._made_card.hide()
        within = in_column(
            self._band,
            delivered,
            panel,
            card(subheading(msg("ATTACHED")), ways, gap=8),
            *(panels.schedule, panels.time, panels.opened_key, panels.disclosure),
            self._made_card,
            ...,
            gap=10,
            margins=_MARGINS,
        )
        super().__init__(within, frame=False)
        self.open_checks.clicked.connect(self.checks_requested)

    def show_why_off(self, text: str, *, is_running: bool) -> None:
        """Say why nothing can be exported now; nothing if it can.

        Args:
            text: why not.
            is_running: an export runs, so that no finding is what it waits for.
        """
        say(self.off, text)
        self.open_checks.setVisible(not is_running)
        self._band.setVisible(bool(text))

    def show_made(self, editions: tuple[NumberedEdition, ...]) -> None:
        """List the editions of this dossier that were exported, the newest first."""
        self.exported.setText("\n".join(one.words for one in editions))
        self._made_card.setVisible(bool(editions))
