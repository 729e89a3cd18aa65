"""The dossier: what goes in, the true pages, what speaks against it, the export."""

from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget
from typing_extensions import override

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.dossiers import (
    DossierPlan,
    ForumChoice,
    forums,
    last_choice,
    plan_of,
    remember_choice,
    reset_contents,
    save_contents,
)
from casefiles.office.export.emergency import leave_out
from casefiles.office.export.exporting import (
    ExportResult,
    ExportTarget,
    export_dossier,
    not_read_back,
)
from casefiles.office.records.findings import DossierFindings
from casefiles.office.redaction.presets import save_preset
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.base.session import RunningJob
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.dossier.checks.checks_pane import ChecksPane
from casefiles.ui.places.dossier.checks.test_export import TestExport
from casefiles.ui.places.dossier.contents.contents_pane import ContentsPane
from casefiles.ui.places.dossier.contents.facts_editor import FactsEditor
from casefiles.ui.places.dossier.export.export_panel import ExportPanel
from casefiles.ui.places.dossier.export.export_result_panel import ExportResultPanel
from casefiles.ui.places.dossier.finding_pages import DETAILS, FindingPages
from casefiles.ui.places.dossier.panel_stack import PanelStack
from casefiles.ui.places.dossier.preview.live_preview import LivePreview
from casefiles.ui.places.dossier.preview.preview_pane import PreviewPane
from casefiles.ui.places.dossier.preview_navigator import PreviewNavigator
from casefiles.ui.places.dossier.readers.recipient_bar import RecipientBar
from casefiles.ui.places.dossier.readers.recipient_panels import RecipientPanels
from casefiles.ui.widgets.labels import rule
from casefiles.ui.widgets.layout import column, in_column
from casefiles.ui.widgets.splits import Split
from casefiles.words.catalogue import explain
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_SHOWN: Final = (
    "case", "person", "document", "exhibit", "event", "fact", "deadline", "mark", "reading",
    "field_answer", "paper_block", "text_version",
)  # fmt: skip
"""Kinds of which a change may change the pages; an outline does so too."""
_WATCHED: Final = (
    "edition", "acceptance", "reach", "pairing", "approval", "authority_form", "own_limit",
)  # fmt: skip
_PAUSE, _WIDTHS = 350, (300, 560, 320)
_FACTS, _REASONS = "facts", "schedule"
_STOPPED: Final = msg_mark("Export stopped. No file was written.")


class DossierScreen(Screen):
    """Puts dossiers together and lets them leave.

    Attributes:
        plan: what is chosen; None before it is known.
        is_busy: an export is under way.
    """

    key: ClassVar[str] = "dossier"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.plan: DossierPlan | None = None
        self._is_requested = False
        self._edits = 0
        self._seen = UnchangedRasters()
        self._looking: CancellationToken | None = None
        self._is_look_due = False
        self._exporting: RunningJob | None = None
        self._forums: tuple[ForumChoice, ...] = ()
        self._wish = ""
        self._bind()
        self.bar = RecipientBar(context)
        self.outline = ContentsPane(context)
        self.preview = PreviewPane(context)
        self.live = LivePreview(context, self.preview, self)
        self.rehearsal = TestExport(context, self)
        self.checks = ChecksPane(context)
        self.panel = ExportPanel(context)
        self.readers = RecipientPanels(context, self.bar)
        self.delivered = ExportResultPanel(context)
        self.facts = FactsEditor(context)
        self.findings = FindingPages(context, self)
        self._pages = QStackedWidget()
        self._columns = Split("dossier", Qt.Orientation.Horizontal)
        self._timer = made_timer(self, _PAUSE, self._look)
        self._lay_out()
        self._connect()
        self._show_export()

    @property
    def is_busy(self) -> bool:
        """Whether an export is under way."""
        return self._exporting is not None

    @property
    def request(self) -> EditionRequest | None:
        """Which dossier is chosen."""
        forum, audience = self.bar.forum, self.bar.audience
        if forum is None or audience is None:
            return None
        return EditionRequest(self.context.case_id, forum.id, audience.id)

    # The room

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show the dossier for an audience (detail), or the statement of facts."""
        if not self._is_requested:
            self._is_requested = True
            self._wish = "" if place.detail in {_FACTS, _REASONS, *DETAILS} else place.detail
            self.context.session.fetch(self, forums(), self._on_forums, channel="forums")
        if place.detail == _FACTS:
            self._pages.setCurrentWidget(self.facts)
            self.facts.open(place.record)
            self.live.show_record(self.here().record)
            return
        if place.detail in DETAILS:
            self._pages.setCurrentWidget(self.findings.open(place))
            self.live.show_record(self.here().record)
            self._ask_findings()
            return
        self._pages.setCurrentIndex(0)
        if place.detail == _REASONS:
            self.readers.open_schedule()
        elif place.detail:
            self.bar.choose(place.detail)
        if place.record:
            self.outline.exhibits.select(place.record)
        self.outline.exhibits.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def here(self) -> NavigationTarget:
        """Return the fact or the audience that is shown."""
        if self._pages.currentWidget() is self.facts:
            return NavigationTarget(self.key, self.facts.fact_id, _FACTS)
        finding = self.findings.here(self.key, self._pages.currentWidget())
        if finding is not None:
            return finding
        request = self.request
        return NavigationTarget(self.key, "", request.audience if request is not None else "")

    @override
    def holds_work(self) -> bool:
        """Tell whether something is typed to export or sign."""
        return not self.panel.isHidden() or self.readers.holds_work

    @override
    def on_changed(self, changes: Changes) -> None:
        """Look again, and renew the pages."""
        if not self._is_requested:
            return
        self.live.hear(changes)
        if changes.concern("fact", "person", "document", "exhibit"):
            self.facts.ask()
        if changes.concern("reach", "outline", "treatment", "approval", *_SHOWN):
            self.readers.hear(changes)
        if changes.concern("outline", "treatment", *_SHOWN):
            self._ask_plan()
            self._look_soon()
        elif changes.concern(*_WATCHED):
            self._look_soon()

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        self.checks.signatures.keep_drafts_now()
        self.facts.keep_drafts()
        self.findings.keep_drafts()

    def _on_forums(self, found: tuple[ForumChoice, ...]) -> None:
        self._forums = found
        session = self.context.session
        session.ask(self, last_choice(self.context.case_id), self._on_last_choice, channel="last")

    def _on_last_choice(self, last: tuple[str, str]) -> None:
        profile, audience = self.findings.forum.wish if self.findings.forum.wish[0] else last
        self.bar.offer(self._forums, profile, self._wish or audience)
        self.readers.ask_presets()
        self._on_readers()

    @Slot()
    def _on_readers(self) -> None:
        """Begin anew for other readers; pages and findings were for others."""
        request = self.request
        if request is None:
            return
        self.rehearsal.stop()
        self.live.show(request)
        self._close_panels()
        self.readers.ask()
        self.checks.signatures.load(request)
        self.context.session.run(self, remember_choice(request))
        self.context.navigator.note(self.here())
        self._ask_plan()
        self._look()
        self._ask_findings()

    def _ask_plan(self) -> None:
        forum, request = self.bar.forum, self.request
        if forum is not None and request is not None:
            query = plan_of(self.context.case_id, forum, request.audience)
            self.context.session.ask(self, query, self._on_plan, channel="plan")

    def _on_plan(self, plan: DossierPlan) -> None:
        # While edits are on their way, the list shows what the person did last.
        if self._edits == 0 and plan.request == self.request:
            self.plan = plan
            self.outline.show_plan(plan)

    @Slot()
    def _on_chosen(self) -> None:
        request = self.request
        if request is not None:
            sections, documents = self.outline.sections(), self.outline.documents()
            leave = self.outline.pages.pages_leave
            self._edit(save_contents(request, sections, documents, leave))

    @Slot()
    def _on_reset(self) -> None:
        request = self.request
        if request is not None:
            self._edit(reset_contents(request))

    @Slot(str)
    def _on_preset(self, preset_id: str) -> None:
        request = self.request
        if request is not None:
            self._edit(
                save_preset(request, preset_id, self.context.session.vault.workplace.randomness)
            )

    def _close_panels(self) -> None:
        for panel in (self.panel, self.delivered):
            panel.hide()
        self.readers.close_all()

    @Slot()
    def _on_readers_opening(self) -> None:
        self._pages.setCurrentIndex(0)
        self.panel.hide()
        self.delivered.hide()

    def _edit(self, edit: Edit[None]) -> None:
        self._edits += 1
        self.context.session.run(
            self, edit, lambda _: self._on_edited(), otherwise=self._on_edit_failed
        )

    def _on_edited(self) -> None:
        self._edits -= 1
        if self._edits == 0:
            self._ask_plan()
            self.readers.ask()

    def _on_edit_failed(self, error: CasefilesError) -> None:
        self.context.notices.warn(error)
        self._on_edited()

    # Looking it over

    def _look_soon(self) -> None:
        self.checks.show_checking()
        self._show_export()
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        request = self.request
        if request is None:
            return
        self._timer.stop()
        if self.live.is_due:
            # The pages are waited for; the checks take as long again, and follow them.
            self._is_look_due = True
            return
        self._is_look_due = False
        if self._looking is not None:
            self._looking.stop.set()
        self.checks.show_checking()
        self._show_export()
        self._looking = self.context.session.fetch(
            self, checks_of(request, self._seen, self.live.cache),
            self._on_checks, channel="checks", otherwise=self._on_look_failed,
        )  # fmt: skip

    @Slot()
    def _on_settled(self) -> None:
        if self._is_look_due:
            self._look()

    def _on_checks(self, checks: DossierFindings) -> None:
        self._looking = None
        self.checks.show_checks(checks)
        self._show_export()
        self._ask_findings()

    def _ask_findings(self) -> None:
        self.findings.ask(self.request, self._pages.currentWidget())

    def _on_look_failed(self, error: CasefilesError) -> None:
        if not isinstance(error, Cancelled):
            self.checks.show_failed()
            self.context.notices.warn(error)
            self._show_export()

    def _why_off(self) -> str:
        """Return why nothing can be exported now, in words; empty if it can."""
        checks = self.checks.checks
        if self.is_busy:
            return msg("An export is running.")
        if checks is None or not self.checks.is_current:
            return msg("Export blocked until checks finish.")
        if checks.stops:
            return msg_n(
                "Export blocked until the finding is resolved.",
                "Export blocked until the findings are resolved.",
                checks.stops,
            )
        if not self.checks.signatures.is_complete:
            return msg("Export blocked until resolved or signed off.")
        return ""

    @Slot(object, object)
    def _on_left_out(self, documents: tuple[DocumentId, ...], sections: tuple[str, ...]) -> None:
        if self.request is not None:
            job, warn = leave_out(self.request, documents, sections), self.context.notices.warn
            self.context.session.fetch(self, job, _nothing, channel="leaving out", otherwise=warn)

    @Slot()
    def _show_export(self) -> None:
        words = self._why_off()
        self.context.actions["dossier.export"].setEnabled(not words)
        self.bar.say_why_off(words)
        self.preview.show_verdict(words)

    # Out

    def _export(self) -> None:
        audience = self.bar.audience
        if audience is not None and not self._why_off():
            self._pages.setCurrentIndex(0)
            self._close_panels()
            self.panel.open(audience.id, audience.words, self.bar.papers)

    @Slot(object, bool)
    def _on_export_requested(self, target: Path, may_replace: bool) -> None:
        request, audience = self.request, self.bar.audience
        if request is None or audience is None or self._why_off():
            self.panel.say(self._why_off())
            return
        reason = self.panel.not_read_back
        signed = (*self.checks.signatures.given, *not_read_back(reason))
        sign_with = self.panel.signing.sign_with
        delivery = ExportTarget(target, may_replace, signed, not reason, sign_with)
        self.panel.hide()
        self._exporting = self.context.session.finish(
            self, msg("Exporting the dossier"), export_dossier(request, delivery),
            lambda done: self._on_delivered(request, done, audience.words),
            otherwise=self._on_export_failed,
        )  # fmt: skip
        self._show_export()

    def _on_delivered(self, request: EditionRequest, done: ExportResult, words: str) -> None:
        self._exporting = None
        self.checks.signatures.forget(request)
        self.delivered.show_result(done, words)
        self._show_export()

    def _on_export_failed(self, error: CasefilesError) -> None:
        self._exporting = None
        self._show_export()
        if isinstance(error, Cancelled):
            self.context.notices.post(msg_of(_STOPPED))
            return
        audience = self.bar.audience
        if audience is not None:
            self.panel.open(audience.id, audience.words, self.bar.papers)
            self.panel.say(explain(error.code, error.safe))
        self._look_soon()

    @Slot()
    def _on_panel_left(self) -> None:
        self._close_panels()
        self.outline.exhibits.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, steps: int) -> None:
        pages = (self.facts, self.findings.narrative, self.findings.paper)
        page = next((one for one in pages if one is self._pages.currentWidget()), None)
        move = self.outline.exhibits.move_current if page is None else page.move_selected
        move(steps)

    def _edit_facts(self) -> None:
        self.context.navigator.go(NavigationTarget(self.key, "", _FACTS))

    def _erase_fact(self) -> None:
        if self._pages.currentWidget() is not self.facts:
            self._edit_facts()
            self.context.notices.post(msg("Choose a fact first, then erase it."))
        else:
            self.facts.erase_selected()

    @Slot(str)
    def _on_document(self, document_id: str) -> None:
        self.context.navigator.go(NavigationTarget("documents", document_id, "1"))

    @Slot()
    def _on_facts_left(self) -> None:
        self.facts.keep_drafts()
        audience = self.request.audience if self.request is not None else ""
        self.context.navigator.go(NavigationTarget(self.key, "", audience))

    @Slot()
    def _on_fact(self) -> None:
        self.context.navigator.note(place := self.here())
        self.live.show_record(place.record)

    def _bind(self) -> None:
        bind = self.context.actions.bind
        bind("dossier.preview", self, lambda: self.rehearsal.begin(self.request))
        bind("dossier.export", self, self._export)
        bind("dossier.move_up", self, lambda: self._move(-1))
        bind("dossier.move_down", self, lambda: self._move(1))
        bind("dossier.edit_facts", self, self._edit_facts)
        bind("dossier.erase_fact", self, self._erase_fact)

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_readers)
        self.outline.chosen.connect(self._on_chosen)
        self.outline.reset_requested.connect(self._on_reset)
        self.outline.exhibits.opened.connect(self._on_document)
        self.live.settled.connect(self._on_settled)
        self.checks.signatures.changed.connect(self._show_export)
        self.checks.left_out.connect(self._on_left_out)
        self.panel.export_requested.connect(self._on_export_requested)
        self.bar.preset_chosen.connect(self._on_preset)
        self.readers.bind(self)
        self.readers.opening.connect(self._on_readers_opening)
        self.readers.left.connect(self._on_panel_left)
        self.panel.left.connect(self._on_panel_left)
        self.delivered.left.connect(self.delivered.hide)
        self.delivered.time_requested.connect(self.readers.open_time)
        self.facts.left.connect(self._on_facts_left)
        self.findings.left.connect(self._on_facts_left)
        self.findings.forum.chosen.connect(self.bar.choose_both)
        self.findings.forum.preset_requested.connect(self._on_preset)
        self.findings.forum.pack.ask_room(self._why_off, self.checks.signatures)
        self.facts.chosen.connect(self._on_fact)
        self.findings.chosen.connect(self._on_fact)

    @Slot()
    def _share_width(self) -> None:
        """Give the columns their widths anew in another size of text."""
        self._columns.setSizes([self.context.theme.pixels(width) for width in _WIDTHS])

    def _lay_out(self) -> None:
        columns = self._columns
        for pane in (self.outline, self.preview, self.checks):
            columns.addWidget(pane)
        columns.setStretchFactor(1, 1)
        columns.setChildrenCollapsible(False)
        self._share_width()
        self.context.theme.changed.connect(self._share_width)
        self.bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        panels = PanelStack(columns, self.panel, self.delivered, self.readers)
        parts = (self.bar, panels, 8, rule(), (columns, 1), (..., 0))
        self._pages.addWidget(in_column(*parts, gap=0, margins=0))
        self._pages.addWidget(self.facts)
        for page in self.findings.pages:
            self._pages.addWidget(page)
        editors = (self.facts, self.findings.narrative, self.findings.paper)
        pages = PreviewNavigator(self.context, self._pages, columns, self.preview, editors)
        column(pages, margins=0, of=self)


def _nothing(_done: object) -> None:
    """Take nothing: the room hears of what changed."""
