"""The dossier in five steps beside its true pages; the third step is a screen of its own."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from casefiles.domain.foundation.changes import Changes
from casefiles.domain.foundation.errors import CasefilesError
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
from casefiles.office.redaction.presets import save_preset
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit
from casefiles.ui.base.context import Context
from casefiles.ui.base.dossier_steps import REDACT, STEPS
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.screen import Screen
from casefiles.ui.places.dossier.checks.check_run import SHOWN, CheckRun, why_export_is_off
from casefiles.ui.places.dossier.checks.checks_pane import ChecksPane
from casefiles.ui.places.dossier.checks.test_export import TestExport
from casefiles.ui.places.dossier.contents.contents_pane import ContentsPane
from casefiles.ui.places.dossier.contents.facts_editor import FactsEditor
from casefiles.ui.places.dossier.dossier_jobs import DossierJobs
from casefiles.ui.places.dossier.export.export_panel import ExportPanel
from casefiles.ui.places.dossier.export.export_result_panel import ExportResultPanel
from casefiles.ui.places.dossier.export.export_run import ExportRun
from casefiles.ui.places.dossier.finding_pages import DETAILS, FindingPages
from casefiles.ui.places.dossier.preview.live_preview import LivePreview
from casefiles.ui.places.dossier.preview.preview_pane import PreviewPane
from casefiles.ui.places.dossier.preview_navigator import PreviewNavigator
from casefiles.ui.places.dossier.readers.people_for_reader import PeopleForReader
from casefiles.ui.places.dossier.readers.recipient_bar import RecipientBar
from casefiles.ui.places.dossier.readers.recipient_panels import RecipientPanels
from casefiles.ui.places.dossier.step_pages import (
    CheckStep,
    ContentsStep,
    ExportStep,
    ReadersStep,
)
from casefiles.ui.places.dossier.steps.step_row import StepRow
from casefiles.ui.places.dossier.steps.step_states import StepWatch
from casefiles.ui.widgets.layout import column
from casefiles.words.language import msg

_FACTS, _REASONS = "facts", "schedule"
STEP_OF: Final = {
    "overlay": "check",
    "mosaic": "check",
    **dict.fromkeys(("pack", "papers", "filed", "office", "urgent"), "export"),
}
"""Steps that pages of their own belong to; all others are part of the contents."""


class DossierScreen(Screen):
    """Puts dossiers together and lets them leave.

    Attributes:
        plan: what is chosen; None before it is known.
        is_busy: an export is under way.
    """

    key: ClassVar[str] = "dossier"
    own_views: ClassVar[int] = len(STEPS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.plan: DossierPlan | None = None
        self._is_requested = False
        self._edits = 0
        self._forums: tuple[ForumChoice, ...] = ()
        self._wish = "", ""
        self.bar = RecipientBar(context)
        self.outline = ContentsPane(context)
        self.preview = PreviewPane(context)
        self.live = LivePreview(context, self.preview, self)
        self.rehearsal = TestExport(context, self)
        self.checks = ChecksPane(context)
        self.checking = CheckRun(context, self.checks, self.live, self)
        self.panel = ExportPanel(context)
        self.readers = RecipientPanels(context, self.bar, self)
        self.people = PeopleForReader(context)
        self.delivered = ExportResultPanel(context)
        self.export = ExportRun(context, self.panel, self.delivered, self)
        self.facts = FactsEditor(context)
        self.findings = FindingPages(context, self)
        self.jobs = DossierJobs(self.export, self.findings.forum.pack, self.rehearsal, self)
        self.row = StepRow(context)
        self.watch = StepWatch(context, self)
        self.last = ExportStep(context, self.panel, self.delivered, self.readers)
        self.steps: dict[str, QWidget] = {
            "readers": ReadersStep(context, self.bar, self.readers, self.people),
            "contents": ContentsStep(context, self.outline),
            "check": CheckStep(context, self.checks, self.readers, self.rehearsal),
            "export": self.last,
        }
        self._step = "readers"
        self._pages = QStackedWidget()
        self._bind()
        self._lay_out()
        self._connect()
        self._show_export()

    @property
    def is_busy(self) -> bool:
        """Whether an export is under way."""
        return self.jobs.is_exporting

    @property
    def request(self) -> EditionRequest | None:
        """Which dossier is chosen."""
        return self.readers.request

    # The room

    @override
    def open(self, place: NavigationTarget) -> None:
        """Show a step or a page; `check/court/court_open` names forum and recipient too."""
        step, _, wish = place.detail.partition("/")
        if not wish and step not in self._details:
            step, wish = "", step
        profile, _, audience = wish.rpartition("/")
        if self.bar.forum is None:
            self._wish = profile, audience
        elif audience and (profile or self.bar.forum.id, audience) != self.context.steps.present:
            self.bar.choose_both(profile or self.bar.forum.id, audience)
        self._begin()
        if step in {_FACTS, *DETAILS}:
            self._open_page(replace(place, detail=step))
        elif step == _REASONS:
            self.readers.open_schedule()
        elif place.record:
            self.show_step("contents")
            self.outline.exhibits.select(place.record)
        else:
            self.show_step(step or self._step)

    def _begin(self) -> None:
        if not self._is_requested:
            self._is_requested = True
            self.context.session.fetch(self, forums(), self._on_forums, channel="forums")
            self.watch.ask()

    def _open_page(self, place: NavigationTarget) -> None:
        """Show a page of its own within a step."""
        if place.detail == _FACTS:
            self._pages.setCurrentWidget(self.facts)
            self.facts.open(place.record)
        else:
            self._pages.setCurrentWidget(self.findings.open(place))
            self._ask_findings()
        self._mark(STEP_OF.get(place.detail, "contents"))
        self.live.show_record(self.here().record)

    def show_step(self, step: str) -> None:
        """Show a step, with the focus where its work begins."""
        if step == REDACT:
            self.context.navigator.go(NavigationTarget("redaction"))
            return
        self._mark(step)
        self._pages.setCurrentWidget(self.steps[step])
        if step == "export" and self._is_untouched() and not self._why_off():
            self._open_export()
        first = {"readers": self.bar.audiences, "contents": self.outline.exhibits}
        first["export"] = self.row.tabs if self.panel.isHidden() else self.panel.first
        first.get(step, self.row.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, step: str) -> None:
        self._step = step
        self.row.mark(step)
        self._show_export()

    @property
    def _details(self) -> tuple[str, ...]:
        return *STEPS, _FACTS, _REASONS, *DETAILS

    @override
    def show_view(self, number: int) -> None:
        """Go to a step."""
        self.row.go_to(number)

    @override
    def here(self) -> NavigationTarget:
        """Return the page, or the step and the recipient, that is shown."""
        if self._pages.currentWidget() is self.facts:
            return NavigationTarget(self.key, self.facts.fact_id, _FACTS)
        finding = self.findings.here(self.key, self._pages.currentWidget())
        if finding is not None:
            return finding
        request = self.request
        which = f"/{request.profile}/{request.audience}" if request is not None else ""
        return NavigationTarget(self.key, "", f"{self._step}{which}")

    @override
    def holds_work(self) -> bool:
        """Tell whether something is typed to export or sign."""
        return self.panel.holds_work or self.readers.holds_work

    @override
    def on_changed(self, changes: Changes) -> None:
        """Look again, and renew the pages."""
        if not self._is_requested:
            return
        self.live.hear(changes)
        self.people.hear(changes)
        self.watch.hear(changes)
        if changes.concern("fact", "person", "document", "exhibit"):
            self.facts.ask()
        if changes.concern("reach", "outline", "treatment", "approval", *SHOWN):
            self.readers.hear(changes)
        if changes.concern("outline", "treatment", *SHOWN):
            self._ask_plan()
        self.checking.hear(changes)

    @override
    def keep_drafts(self) -> None:
        """Keep what forms hold."""
        self.checks.signatures.keep_drafts_now()
        self.facts.keep_drafts()
        self.findings.keep_drafts()

    def _on_forums(self, found: tuple[ForumChoice, ...]) -> None:
        self._forums = found
        self.watch.show_forums(found)
        session = self.context.session
        session.ask(self, last_choice(self.context.case_id), self._on_last_choice, channel="last")

    def _on_last_choice(self, last: tuple[str, str]) -> None:
        wishes = (self.findings.forum.wish, self._wish)
        profile, audience = next((one for one in wishes if all(one)), last)
        self.bar.offer(self._forums, profile, self._wish[1] or audience)
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
        self.people.open(request.audience)
        self.watch.show_request(request)
        self.checks.signatures.load(request)
        self.context.session.run(self, remember_choice(request))
        self.context.navigator.note(self.here())
        self._ask_plan()
        self.checking.begin(request)
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
            self.watch.show_plan(plan)

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

    @Slot(str)
    def _on_readers_opening(self, step: str) -> None:
        self._mark(step)
        self._pages.setCurrentWidget(self.steps[step])
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

    def _ask_findings(self) -> None:
        self.findings.ask(self.request, self._pages.currentWidget())

    def _why_off(self) -> str:
        return why_export_is_off(self.context.actions, self.checks, is_running=self.is_busy)

    @Slot(object, object)
    def _on_left_out(self, documents: tuple[DocumentId, ...], sections: tuple[str, ...]) -> None:
        if self.request is not None:
            job, warn = leave_out(self.request, documents, sections), self.context.notices.warn
            self.context.session.fetch(
                self, job, lambda _: None, channel="leaving out", otherwise=warn
            )

    @Slot()
    def _show_export(self) -> None:
        words, is_busy = self._why_off(), self.is_busy
        blocked = why_export_is_off(self.context.actions, self.checks, is_running=False)
        self.context.actions["dossier.export"].setEnabled(not words)
        self.jobs.allow_test(self.context.actions["dossier.preview"])
        self.row.show_why_off(words, is_open=not self.panel.isHidden())
        self.last.show_why_off(words, is_running=is_busy)
        self.preview.show_verdict(words)
        self.watch.show_checks(self.checks.stops, is_ready=not blocked)
        self.watch.show_running(is_running=is_busy)

    def _is_untouched(self) -> bool:
        """Tell whether the last step shows nothing that somebody reads or fills in."""
        cards = (self.panel, self.delivered)
        return all(one.isHidden() for one in cards) and not self.readers.holds_work

    # Out

    def _export(self) -> None:
        if self.bar.audience is not None and not self._why_off():
            self._mark("export")
            self._pages.setCurrentWidget(self.last)
            self._open_export()

    @Slot()
    def _finish(self) -> None:
        self.panel.go.click() if self.panel.isVisible() else self._export()

    def _open_export(self) -> None:
        audience = self.bar.audience
        if audience is not None:
            self._close_panels()
            self.panel.open(audience.id, audience.words, self.bar.papers, self.request)
            self._show_export()

    @Slot(object, bool)
    def _on_export_requested(self, target: Path, may_replace: bool) -> None:
        request, audience = self.request, self.bar.audience
        if request is None or audience is None or self._why_off():
            self.panel.say(self._why_off())
            return
        given = self.checks.signatures.given
        self.export.begin(request, audience, (target, may_replace), given)

    @Slot(str)
    def _on_export_refused(self, words: str) -> None:
        """Ask again, with what spoke against it."""
        self._mark("export")
        self._pages.setCurrentWidget(self.last)
        self._open_export()
        self.panel.say(words)
        self.checking.look_soon()

    @Slot()
    def _on_panel_left(self) -> None:
        self._close_panels()
        self._show_export()
        self.row.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.context.navigator.go(NavigationTarget(self.key, "", self._step))

    @Slot()
    def _on_fact(self) -> None:
        self.context.navigator.note(place := self.here())
        self.live.show_record(place.record)

    def _bind(self) -> None:
        bind = self.context.actions.bind
        bind("dossier.preview", self, lambda: self.rehearsal.begin(self.request))
        bind("dossier.export", self, self._export)
        bind("dossier.next", self, self.row.go_on)
        bind("dossier.move_up", self, lambda: self._move(-1))
        bind("dossier.move_down", self, lambda: self._move(1))
        bind("dossier.edit_facts", self, self._edit_facts)
        bind("dossier.erase_fact", self, self._erase_fact)

    @Slot(str)
    def _on_step(self, step: str) -> None:
        """Go to a step, so that Back leads to the one before."""
        self.keep_drafts()
        self.show_step(step)
        if step != REDACT:
            self.context.navigator.note(self.here())

    def _connect(self) -> None:
        self.row.chosen.connect(self._on_step)
        self.watch.exported.connect(self.last.show_made)
        self.context.actions.barred.connect(self._show_export)
        self.row.dossier_chosen.connect(self.bar.choose_both)
        self.row.export_requested.connect(self._finish)
        self.last.checks_requested.connect(lambda: self._on_step("check"))
        self.bar.changed.connect(self._on_readers)
        self.outline.chosen.connect(self._on_chosen)
        self.outline.reset_requested.connect(self._on_reset)
        self.outline.exhibits.opened.connect(self._on_document)
        self.checking.changed.connect(self._show_export)
        self.checking.found.connect(self._ask_findings)
        self.jobs.changed.connect(self._show_export)
        self.export.exported.connect(self.checks.signatures.forget)
        self.export.refused.connect(self._on_export_refused)
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

    def _lay_out(self) -> None:
        for step in self.steps.values():
            self._pages.addWidget(step)
        self._pages.addWidget(self.facts)
        for page in self.findings.pages:
            self._pages.addWidget(page)
        steps = tuple(self.steps.values())
        editors = (self.facts, self.findings.narrative, self.findings.paper)
        pages = PreviewNavigator(self.context, self._pages, self.preview, steps, editors)
        column(self.row, (pages, 1), gap=0, margins=0, of=self)
