"""What stands between an emergency request and its sending: papers, stops, the pack, the log."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.office.case.emergency_acts import (
    PackTerms,
    emergency_findings,
    make_pack,
    prepare_strictest,
)
from casefiles.office.case.emergency_state import EmergencyState
from casefiles.office.export.emergency import Strictest, removed_words
from casefiles.office.export.exporting import not_read_back
from casefiles.office.filing.filing_packs import DeliveredPack, pack_name
from casefiles.office.records.findings import DossierFindings, Finding, FindingLocation
from casefiles.ui.base.context import Context
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.base.timers import made_timer
from casefiles.ui.records.folder_choice import ChoosesFolder
from casefiles.ui.records.sign_off_card import SignOffCards
from casefiles.ui.widgets.buttons import Button, button, quiet_button
from casefiles.ui.widgets.column_scroll import ColumnScroll, FittingColumn
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, subheading
from casefiles.ui.widgets.layout import LEFT, clear, column, say, words
from casefiles.words.catalogue import explain
from casefiles.words.export_checks import STRICTER
from casefiles.words.language import msg, msg_mark, msg_n, msg_of

_PAUSE: Final = 600
_PREPARE: Final = msg_mark(
    "Names the client alone, withholds everybody else and redacts what nobody decided. What cannot"
    " be sent at all is left out of this request. Nothing of the case is changed for others."
)
_UNREAD: Final = msg_mark("Without it, each unchecked page of an exhibit is redacted as a whole.")
_FIRST: Final = msg_mark("Prepare first: then it is checked what blocks.")
_CHECKING: Final = msg_mark("Checking what blocks…")
_STOPPED: Final = msg_mark("Stopped. No file was written.")


class DeparturePane(ChoosesFolder, ColumnScroll):
    """Prepares, checks and writes the pack of a body, and asks how it was sent.

    Attributes:
        sending_requested: it shall be logged that the newest pack was sent.
        prepare: withholds everybody but the client and redacts what is undecided.
        go: writes the pack; `sent` logs that it was sent.
        signatures: for what somebody has to answer.
        findings: what blocks, and what needs an answer; None while that is not known.
    """

    sending_requested = Signal()

    def __init__(self, context: Context) -> None:
        within = FittingColumn()
        super().__init__(within, frame=False)
        self._context = context
        self._state: EmergencyState | None = None
        self._is_working = False
        self.findings: DossierFindings | None = None
        self._papers = words()
        self._papers_head = subheading(msg("TO BE SIGNED BY HAND"))
        self.prepare: Button = button(msg("1. Prepare the strictest way"), "eraser", primary=True)
        self._prepared = muted(msg_of(_PREPARE))
        self.reads_first = QCheckBox(msg("Run OCR first (takes minutes)"))
        self.reads_first.setToolTip(msg_of(_UNREAD))
        self._blocks = column(gap=6)
        self._state_of_checks = muted("")
        self.signatures = SignOffCards(context, self)
        self._cards = column(gap=6)
        self._sign_labels: dict[str, QLabel] = {}
        self._offer_folder(msg("Folder of the filing pack"))
        self.reads_back = QCheckBox(msg("Run the final OCR check"))
        self.why = private_line(msg("Reason for skipping the final OCR check"))
        self.why.setPlaceholderText(msg("Reason (internal)"))
        self._empty = muted("")
        self.go: Button = button(msg("2. Make the pack"), "archive", primary=True)
        self.problem = words(role="problem")
        self.done = words()
        self.sent: Button = button(msg("3. Sent…"), "check", primary=True)
        self._log = muted("")
        self._timer = made_timer(self, _PAUSE, self._check)
        self._connect()
        self._lay_out(within)

    def show_state(self, state: EmergencyState) -> None:
        """Show how far the request of a body has come."""
        is_other = self._state is None or self._state.sheet.request != state.sheet.request
        self._state = state
        if is_other:
            self.findings = None
            self._show_message("", "")
            self.signatures.load(state.sheet.request)
            self.reads_back.setChecked(True)
            self._show_findings()
        lines = state.papers.lines
        say(self._papers, "\n".join(f"•  {one}" for one in lines))
        self._papers_head.setVisible(bool(lines))
        names = ", ".join(one.label for one in state.missing)
        empty = msg("These needed fields would stay empty: {names}.", names=names)
        say(self._empty, empty if names else "")
        packs = [one for one in state.packs if one.description]
        say(self._log, "\n".join(packs[0].description) if packs else "")
        self.sent.setVisible(state.unsent is not None)
        if state.is_withheld and not self._is_working:
            self._timer.start()
        self._allow()

    def keep_drafts(self) -> None:
        """Keep the reasons that were typed."""
        self.signatures.keep_drafts_now()

    def _connect(self) -> None:
        self.prepare.clicked.connect(self._on_prepare)
        self.go.clicked.connect(self._on_go)
        self.sent.clicked.connect(self.sending_requested)
        self.reads_back.toggled.connect(lambda is_read: self.why.setVisible(not is_read))
        self.signatures.changed.connect(self._allow)
        self._context.actions.barred.connect(self._allow)

    @Slot()
    def _check(self) -> None:
        state = self._state
        if state is None or self._is_working or not self.isVisible():
            return
        say(self._state_of_checks, msg_of(_CHECKING))
        self._context.session.fetch(
            self, emergency_findings(self._context.case_id, state.body),
            self._on_findings, channel="findings", otherwise=self._on_failed,
        )  # fmt: skip

    def _on_findings(self, findings: DossierFindings) -> None:
        self.findings = findings
        self.signatures.show_checks(findings)
        self._show_findings()
        self._allow()

    def _show_findings(self) -> None:
        clear(self._blocks)
        found = self.findings.found if self.findings is not None else ()
        stops = [one for one in found if one.kind == "stop"]
        signs = [one for one in found if one.kind == "sign"]
        if self.findings is None:
            message = msg_of(_FIRST)
        elif stops:
            message = msg_n(
                "{n} finding blocks the pack.", "{n} findings block the pack.", len(stops)
            )
        else:
            message = msg("Nothing blocks the pack.") if not signs else msg("Answer what follows.")
        say(self._state_of_checks, message)
        for one in stops:
            for widget in self._stop(one):
                self._blocks.addWidget(widget)
        self._show_signs({one.code: one.words for one in signs})

    def _show_signs(self, signs: dict[str, str]) -> None:
        """Show a box for each finding to be signed for, what it is above it."""
        for code, card in self.signatures.cards.items():
            if code not in self._sign_labels:
                self._sign_labels[code] = words()
                self._cards.addWidget(self._sign_labels[code])
                self._cards.addWidget(card)
            card.setVisible(code in signs)
            say(self._sign_labels[code], signs.get(code, ""))

    def _stop(self, one: Finding) -> Iterable[QWidget]:
        """Yield what blocks, what can be sent all the same, and the way to it."""
        label = words(f"•  {one.words}", "stop")
        yield label
        stricter = STRICTER.get(one.code)
        if stricter:
            yield muted(msg("Within a minute: {way}.", way=msg_of(stricter)))
        for spot in [spot for spot in one.spots if spot.room][:2]:
            link = quiet_button(spot.words, "arrow-square-out")
            place = self._place_of(spot)
            link.clicked.connect(lambda _=False, to=place: self._context.navigator.go(to))
            yield link

    def _place_of(self, spot: FindingLocation) -> NavigationTarget:
        """Return where a finding is mended: of a dossier, in the one of this body."""
        detail = spot.detail
        if spot.room == "dossier" and self._state is not None and "/" not in detail:
            request = self._state.sheet.request
            detail = f"{detail or 'check'}/{request.profile}/{request.audience}"
        return NavigationTarget(spot.room, spot.record, detail)

    @Slot()
    def _on_prepare(self) -> None:
        state = self._state
        if state is None:
            return
        self._begin()
        self._context.session.finish(
            self, msg("Preparing the strictest way"),
            prepare_strictest(
                self._context.case_id, state.body, reads_first=self.reads_first.isChecked()
            ),
            self._on_prepared, otherwise=self._on_failed,
        )  # fmt: skip

    def _on_prepared(self, done: Strictest) -> None:
        self._is_working = False
        left_out = msg_n("{n} exhibit is left out.", "{n} exhibits are left out.", done.exhibits)
        self._show_message("", f"{removed_words(done.removed)} {left_out if done.exhibits else ''}")
        self._check()
        self._allow()

    @Slot()
    def _on_go(self) -> None:
        state, folder, why = self._state, self._folder, self.why.text().strip()
        off = self._why_off()
        if state is None or folder is None or off:
            self._show_message(off or msg("Choose a folder first."), "")
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not (self.reads_back.isChecked() or why):
            self._show_message(msg("Enter a reason for skipping the final OCR check."), "")
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        reason = "" if self.reads_back.isChecked() else why
        terms = PackTerms((*self.signatures.given, *not_read_back(reason)), not reason)
        self._begin()
        self._context.session.finish(
            self, msg("Exporting the filing pack"),
            make_pack(self._context.case_id, state.body, folder, terms),
            self._on_made, otherwise=self._on_failed,
        )  # fmt: skip

    def _why_off(self) -> str:
        """Return why no pack can be made now, in words; empty where one can."""
        if self._is_working:
            return msg("An export is running.")
        if self.findings is None:
            return msg_of(_FIRST)
        if self.findings.stops:
            return msg("Resolve what blocks first.")
        return "" if self.signatures.is_complete else msg("Answer what needs a sign-off first.")

    def _on_made(self, made: DeliveredPack) -> None:
        self._is_working = False
        if self._state is not None:
            self.signatures.forget(self._state.sheet.request)
        names = "\n".join(f"•  {one.name}" for one in made.files)
        message = msg("Written and read back: {folder}\n{names}", folder=made.folder, names=names)
        self._show_message("", message)
        self._allow()
        self.sent.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: CasefilesError) -> None:
        self._is_working = False
        is_stopped = isinstance(error, Cancelled)
        self._show_message(msg_of(_STOPPED) if is_stopped else explain(error.code, error.safe), "")
        self._allow()

    def _begin(self) -> None:
        self._timer.stop()
        self._is_working = True
        self._show_message("", "")
        self._allow()

    def _show_message(self, problem: str, done: str) -> None:
        say(self.problem, problem)
        say(self.done, done)

    @override
    def set_folder(self, folder: Path) -> None:
        """Take a folder."""
        super().set_folder(folder)
        self._allow()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _allow(self) -> None:
        is_open = self._context.actions.refusal is None and not self._is_working
        for one in (self.prepare, self.go, self.choose, self.sent):
            one.setEnabled(is_open and self._state is not None)
        name = pack_name(self._state.body.audience) if self._state is not None else ""
        self.go.setToolTip(self._why_off() or msg("Into a folder of its own: {name}", name=name))

    def _lay_out(self, within: QWidget) -> None:
        grid = QGridLayout()
        grid.addWidget(self.folder, 0, 0)
        grid.addWidget(self.choose, 0, 1)
        grid.setColumnStretch(0, 1)
        self.why.hide()
        column(
            self._papers_head,
            self._papers,
            subheading(msg("WHAT BLOCKS")),
            (self.prepare, LEFT),
            self._prepared,
            self.reads_first,
            self._state_of_checks,
            self._blocks,
            self._cards,
            subheading(msg("THE PACK")),
            grid,
            self.reads_back,
            self.why,
            self._empty,
            (self.go, LEFT),
            self.problem,
            self.done,
            (self.sent, LEFT),
            self._log,
            ...,
            gap=8,
            margins=(0, 0, 8, 0),
            of=within,
        )
